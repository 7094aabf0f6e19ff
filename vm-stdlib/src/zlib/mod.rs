//! `zlib`: over `flate2` with `zlib-rs`, a port of zlib whose messages are zlib's. Follows CPython's `Modules/zlibmodule.c`.
//! What is compressed may differ from zlib's bytes; it decompresses to the same. `engine` has the two directions over slices.

mod engine;

use flate2::{Compress, Compression, Decompress, FlushCompress};
use vm_objects::object::dict::Dict;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, GetSetDef, ModuleDef, NativeDef, Obj, Python, Script, Trap, TypeSpec, Value};

use crate::arguments::{self, integer, new_bytes, new_int, new_str, required};
use crate::objects::{self, set_slot, slot};
use engine::{Format, Stopped, compress_into, decompress_into, decompressor, format_of};

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "zlib", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("_ZlibDecompressor", Arity::Free, reader),
    NativeDef::function("adler32", Arity::Between(1, 2), adler32),
    NativeDef::function("compress", Arity::Free, compress),
    NativeDef::function("compressobj", Arity::Free, compressobj),
    NativeDef::function("crc32", Arity::Between(1, 2), crc32),
    NativeDef::function("decompress", Arity::Free, decompress),
    NativeDef::function("decompressobj", Arity::Free, decompressobj),
];

static ERROR: TypeSpec = TypeSpec { built_in: TypeId::Exception, ..TypeSpec::new("zlib", "error") };

/// Its slot owns a [`Packer`].
static COMPRESS: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::instance_method("compress", Arity::One, pack),
        NativeDef::instance_method("flush", Arity::Between(0, 1), finish_packing),
    ],
    slots: 1,
    creatable: false,
    base_type: false,
    ..TypeSpec::new("zlib", "Compress")
};

const STATE: usize = 0;
const UNUSED: usize = 1;
const TAIL: usize = 2;
const EOF: usize = 3;

/// Its slots: an [`Unpacker`], `unused_data`, `unconsumed_tail`, `eof`.
static DECOMPRESS: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::instance_method("decompress", Arity::Free, unpack),
        NativeDef::instance_method("flush", Arity::Between(0, 1), finish_unpacking),
    ],
    getsets: &[
        GetSetDef { name: "eof", get: |_, this| Ok(slot(this, EOF)), set: None },
        GetSetDef { name: "unconsumed_tail", get: |_, this| Ok(slot(this, TAIL)), set: None },
        GetSetDef { name: "unused_data", get: |_, this| Ok(slot(this, UNUSED)), set: None },
    ],
    slots: 4,
    creatable: false,
    base_type: false,
    ..TypeSpec::new("zlib", "Decompress")
};

/// What `gzip` reads with: it keeps what it could not take yet. Slots as above, and `needs_input`.
static READER: TypeSpec = TypeSpec {
    methods: &[NativeDef::instance_method("decompress", Arity::Free, read_on)],
    getsets: &[
        GetSetDef { name: "eof", get: |_, this| Ok(slot(this, EOF)), set: None },
        GetSetDef { name: "needs_input", get: |_, this| Ok(slot(this, NEEDS)), set: None },
        GetSetDef { name: "unused_data", get: |_, this| Ok(slot(this, UNUSED)), set: None },
    ],
    slots: 5,
    creatable: false,
    base_type: false,
    ..TypeSpec::new("zlib", "_ZlibDecompressor")
};
const NEEDS: usize = 4;

const CONSTANTS: [(&str, i64); 20] = [
    ("DEFLATED", 8),
    ("DEF_BUF_SIZE", 16384),
    ("DEF_MEM_LEVEL", 8),
    ("MAX_WBITS", 15),
    ("Z_BEST_COMPRESSION", 9),
    ("Z_BEST_SPEED", 1),
    ("Z_BLOCK", 5),
    ("Z_DEFAULT_COMPRESSION", -1),
    ("Z_DEFAULT_STRATEGY", 0),
    ("Z_FILTERED", 1),
    ("Z_FINISH", 4),
    ("Z_FIXED", 4),
    ("Z_FULL_FLUSH", 3),
    ("Z_HUFFMAN_ONLY", 2),
    ("Z_NO_COMPRESSION", 0),
    ("Z_NO_FLUSH", 0),
    ("Z_PARTIAL_FLUSH", 1),
    ("Z_RLE", 3),
    ("Z_SYNC_FLUSH", 2),
    ("Z_TREES", 6),
];

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    for &(name, number) in &CONSTANTS {
        let number = new_int(py, number)?;
        py.put(namespace, name, number)?;
    }
    for name in ["ZLIB_VERSION", "ZLIB_RUNTIME_VERSION"] {
        let version = new_str(py, "1.3.1")?;
        py.put(namespace, name, version)?;
    }
    let class = py.host_type(&ERROR)?;
    py.put(namespace, "error", class)
}

fn error(py: &mut Python<'_>, text: &str) -> Trap {
    match py.host_type(&ERROR) {
        Ok(class) => py.error_of_class(class, format_args!("{text}")),
        Err(trap) => trap,
    }
}

fn checksum<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    start: u32,
    of: fn(u32, &[u8]) -> u32,
) -> Result<Value, Trap> {
    let data = arguments::bytes(py, args.get(0))?;
    let start = match args.arg(1) {
        Some(start) => integer(py, start)? as u32,
        None => start,
    };
    py.charge(data.len() as u64 / 64)?;
    new_int(py, of(start, &data).into())
}

/// `adler32(data[, value])`
fn adler32<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    checksum(py, args, 1, |start, data| {
        let mut sum = adler2::Adler32::from_checksum(start);
        sum.write_slice(data);
        sum.checksum()
    })
}

/// `crc32(data[, value])`
fn crc32<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    checksum(py, args, 0, |start, data| {
        let mut sum = crc32fast::Hasher::new_with_initial(start);
        sum.update(data);
        sum.finalize()
    })
}

/// A compressor, and what it gave that no object has been made of yet.
struct Packer {
    compress: Compress,
    out: Vec<u8>,
    done: bool,
}

/// A decompressor; none before the format is known.
struct Unpacker {
    decompress: Option<Decompress>,
    dictionary: Option<Vec<u8>>,
    out: Vec<u8>,
    /// Input that lies behind the end.
    unused: Vec<u8>,
    /// Input that was not taken for want of room.
    tail: Vec<u8>,
    eof: bool,
    /// It stopped because as much as was asked for is there.
    full: bool,
    failed: Option<String>,
}

fn compressor(py: &mut Python<'_>, level: i64, bits: i64) -> Result<Compress, Trap> {
    let level = match level {
        -1 => Compression::default(),
        0..=9 => Compression::new(level as u32),
        _ => return Err(error(py, "Bad compression level")),
    };
    match format_of(bits, false) {
        Some(Format::Raw(window)) => Ok(Compress::new_with_window_bits(level, false, window)),
        Some(Format::Zlib(window)) => Ok(Compress::new_with_window_bits(level, true, window)),
        Some(Format::Gzip(window)) => Ok(Compress::new_gzip(level, window)),
        _ => Err(py.value_error(format_args!("Invalid initialization option"))),
    }
}

/// `compress(data, /, level=-1, wbits=15)`
fn compress<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [data, level, bits] = arguments::named(py, args, "compress", 0, ["", "level", "wbits"])?;
    let data = required(py, data, "compress", "data", 1)?;
    let data = arguments::bytes(py, data)?;
    let level = if level.is_null() { -1 } else { integer(py, level)? };
    let bits = if bits.is_null() { 15 } else { integer(py, bits)? };
    py.charge(data.len() as u64)?;
    let (mut compress, mut out) = (compressor(py, level, bits)?, Vec::new());
    compress_into(&mut compress, &data, &mut out, FlushCompress::Finish);
    new_bytes(py, &out)
}

/// `decompress(data, /, wbits=15, bufsize=16384)`
fn decompress<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [data, bits, size] = arguments::named(py, args, "decompress", 0, ["", "wbits", "bufsize"])?;
    let data = required(py, data, "decompress", "data", 1)?;
    let data = arguments::bytes(py, data)?;
    let bits = if bits.is_null() { 15 } else { integer(py, bits)? };
    if !size.is_null() && integer(py, size)? <= 0 {
        return Err(py.value_error(format_args!("bufsize must be non-zero")));
    }
    let Some(format) = format_of(bits, true) else {
        return Err(error(py, "Error -2 while preparing to decompress data: inconsistent stream state"));
    };
    py.charge(data.len() as u64)?;
    let mut out = Vec::new();
    let most = py.memory_limit();
    let (_, stopped) = decompress_into(&mut decompressor(format, &data), &mut None, &data, (&mut out, most));
    match stopped {
        Stopped::End => new_bytes(py, &out),
        Stopped::Starved => Err(error(py, "Error -5 while decompressing data: incomplete or truncated stream")),
        Stopped::Full => Err(py.error(TypeId::MemoryError, format_args!(""))),
        Stopped::Failed(text) => Err(error(py, &text)),
    }
}

/// `compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0[, zdict])`
fn compressobj<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let names = ["level", "method", "wbits", "memLevel", "strategy", "zdict"];
    let [level, method, bits, _, _, dictionary] = arguments::named(py, args, "compressobj", 0, names)?;
    let level = if level.is_null() { -1 } else { integer(py, level)? };
    let bits = if bits.is_null() { 15 } else { integer(py, bits)? };
    if !(-1..=9).contains(&level) || !method.is_null() && integer(py, method)? != 8 {
        return Err(py.value_error(format_args!("Invalid initialization option")));
    }
    let mut compress = compressor(py, level, bits)?;
    if !dictionary.is_null() {
        let dictionary = arguments::bytes(py, dictionary)?;
        if compress.set_dictionary(&dictionary).is_err() {
            return Err(py.value_error(format_args!("Invalid dictionary")));
        }
    }
    let class = py.host_type(&COMPRESS)?;
    objects::create(py, class, STATE, Packer { compress, out: Vec::new(), done: false })
}

/// Compresses once, and makes an object of what came of it.
fn packed<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, input: &[u8], flush: FlushCompress) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    script.once(py, args, |py, args| {
        let this = args.get(0);
        if let Some(packer) = objects::get::<Packer>(py, this, STATE) {
            packer.out.clear();
            if !packer.done {
                packer.done = compress_into(&mut packer.compress, input, &mut packer.out, flush);
            }
        }
        Ok(Value::NONE)
    })?;
    let this = args.get(0);
    let out = objects::get::<Packer>(py, this, STATE).map(|packer| packer.out.clone()).unwrap_or_default();
    new_bytes(py, &out)
}

/// `compress(data)`
fn pack<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let data = arguments::bytes(py, args.get(1))?;
    packed(py, args, &data, FlushCompress::None)
}

/// `flush([mode])`
fn finish_packing<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let flush = match args.arg(1) {
        None => FlushCompress::Finish,
        Some(mode) => match integer(py, mode)? {
            0 => return new_bytes(py, &[]),
            1 => FlushCompress::Partial,
            2 => FlushCompress::Sync,
            3 => FlushCompress::Full,
            4 => FlushCompress::Finish,
            _ => return Err(error(py, "Error -2 while flushing: inconsistent stream state")),
        },
    };
    packed(py, args, &[], flush)
}

/// `decompressobj(wbits=15[, zdict])`
fn decompressobj<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [bits, dictionary] = arguments::named(py, args, "decompressobj", 0, ["wbits", "zdict"])?;
    let bits = if bits.is_null() { 15 } else { integer(py, bits)? };
    let dictionary = if dictionary.is_null() { None } else { Some(arguments::bytes(py, dictionary)?) };
    let Some(format) = format_of(bits, true) else {
        return Err(py.value_error(format_args!("Invalid initialization option")));
    };
    let mut decompress = (!matches!(format, Format::Either)).then(|| decompressor(format, &[]));
    let mut kept = dictionary;
    // Raw data does not say that it wants one.
    if let (Format::Raw(_), Some(decompress), Some(dictionary)) = (format, &mut decompress, &kept) {
        let _ = decompress.set_dictionary(dictionary);
        kept = None;
    }
    new_unpacker(py, &DECOMPRESS, decompress, kept)
}

fn new_unpacker(
    py: &mut Python<'_>,
    spec: &'static TypeSpec,
    decompress: Option<Decompress>,
    kept: Option<Vec<u8>>,
) -> Result<Value, Trap> {
    let class = py.host_type(spec)?;
    let empty = new_bytes(py, &[])?;
    let state = Unpacker {
        decompress,
        dictionary: kept,
        out: Vec::new(),
        unused: Vec::new(),
        tail: Vec::new(),
        eof: false,
        full: false,
        failed: None,
    };
    let object = objects::create(py, class, STATE, state)?;
    set_slot(object, UNUSED, empty);
    set_slot(object, TAIL, empty);
    set_slot(object, EOF, Value::FALSE);
    Ok(object)
}

impl Unpacker {
    /// Goes on with more input.
    fn go_on(&mut self, input: &[u8], most: usize) {
        self.out.clear();
        self.failed = None;
        if self.eof {
            self.unused.extend_from_slice(input);
            self.tail.clear();
            return;
        }
        let decompress = self.decompress.get_or_insert_with(|| decompressor(Format::Either, input));
        let (taken, stopped) = decompress_into(decompress, &mut self.dictionary, input, (&mut self.out, most));
        let rest = &input[taken..];
        self.full = matches!(stopped, Stopped::Full);
        let had_tail = !self.tail.is_empty();
        self.tail.clear();
        match stopped {
            Stopped::End => {
                self.eof = true;
                self.unused.extend_from_slice(rest);
                // As zlibmodule's `save_unconsumed_input` has it.
                if had_tail {
                    self.tail.extend_from_slice(rest);
                }
            }
            Stopped::Full => self.tail.extend_from_slice(rest),
            Stopped::Starved => {}
            Stopped::Failed(text) => self.failed = Some(text),
        }
    }
}

/// Decompresses once, and makes objects of what came of it.
fn unpacked<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, input: &[u8], most: usize) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    script.once(py, args, |py, args| {
        let this = args.get(0);
        if let Some(unpacker) = objects::get::<Unpacker>(py, this, STATE) {
            unpacker.go_on(input, most);
        }
        Ok(Value::NONE)
    })?;
    let this = args.get(0);
    let Some(unpacker) = objects::get::<Unpacker>(py, this, STATE) else { return Ok(Value::NONE) };
    let (out, unused, tail) = (unpacker.out.clone(), unpacker.unused.clone(), unpacker.tail.clone());
    let (eof, failed) = (unpacker.eof, unpacker.failed.take());
    if let Some(text) = failed {
        return Err(error(py, &text));
    }
    let (unused, tail) = (new_bytes(py, &unused)?, new_bytes(py, &tail)?);
    let out = new_bytes(py, &out)?;
    set_slot(this, UNUSED, unused);
    set_slot(this, TAIL, tail);
    set_slot(this, EOF, Value::from_bool(eof));
    Ok(out)
}

/// `decompress(data, max_length=0)`
fn unpack<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [data, most] = arguments::named(py, args, "decompress", 1, ["", "max_length"])?;
    let data = required(py, data, "decompress", "data", 1)?;
    let data = arguments::bytes(py, data)?;
    let most = if most.is_null() { 0 } else { integer(py, most)? };
    let most = match usize::try_from(most) {
        Ok(0) => py.memory_limit(),
        Ok(most) => most,
        Err(_) => return Err(py.value_error(format_args!("max_length must be non-negative"))),
    };
    unpacked(py, args, &data, most)
}

/// `_ZlibDecompressor(wbits=15, zdict=b'')`
fn reader<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [bits, dictionary] = arguments::named(py, args, "_ZlibDecompressor", 0, ["wbits", "zdict"])?;
    let bits = if bits.is_null() { 15 } else { integer(py, bits)? };
    let dictionary = if dictionary.is_null() { None } else { Some(arguments::bytes(py, dictionary)?) };
    let Some(format) = format_of(bits, true) else {
        return Err(py.value_error(format_args!("Invalid initialization option")));
    };
    let decompress = (!matches!(format, Format::Either)).then(|| decompressor(format, &[]));
    let object = new_unpacker(py, &READER, decompress, dictionary)?;
    set_slot(object, NEEDS, Value::TRUE);
    Ok(object)
}

/// `decompress(data, max_length=-1)`
fn read_on<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [data, most] = arguments::named(py, args, "decompress", 1, ["data", "max_length"])?;
    let data = required(py, data, "decompress", "data", 1)?;
    let this = args.get(0);
    if slot(this, EOF) == Value::TRUE {
        return Err(py.error(TypeId::EOFError, format_args!("End of stream already reached")));
    }
    let mut input = arguments::bytes(py, slot(this, TAIL))?;
    input.extend(arguments::bytes(py, data)?);
    let most = if most.is_null() { -1 } else { integer(py, most)? };
    let most = usize::try_from(most).unwrap_or_else(|_| py.memory_limit());
    let out = unpacked(py, args, &input, most)?;
    let full = objects::get::<Unpacker>(py, this, STATE).is_some_and(|unpacker| unpacker.full);
    set_slot(this, NEEDS, Value::from_bool(slot(this, EOF) != Value::TRUE && !full));
    Ok(out)
}

/// `flush([length])`: what is left of the input that was not taken.
fn finish_unpacking<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if let Some(length) = args.arg(1)
        && integer(py, length)? <= 0
    {
        return Err(py.value_error(format_args!("length must be greater than zero")));
    }
    let tail = slot(args.get(0), TAIL);
    let input = arguments::bytes(py, tail)?;
    let most = py.memory_limit();
    unpacked(py, args, &input, most)
}
