//! `_bz2`, over `bzip2` with a port of libbz2 in Rust: the bytes are libbz2's. Follows CPython's `Modules/_bz2module.c`.

use bzip2::{Action, Compress, Compression, Decompress, Status};
use vm_objects::object::dict::Dict;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Obj, Python, Script, Trap, TypeSpec, Value};

use super::unpacker::{self, Step};
use super::{Failure, PICKLE, packer};
use crate::arguments;

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "_bz2", functions: &[], values };

static COMPRESSOR: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::function("__new__", Arity::Free, new_compressor),
        PICKLE,
        NativeDef::instance_method("compress", Arity::One, |py, args| packer::compress::<Writer>(py, args, raise)),
        NativeDef::instance_method("flush", Arity::None, |py, args| packer::flush::<Writer>(py, args, raise)),
    ],
    slots: packer::SLOTS,
    base_type: false,
    weak: false,
    ..TypeSpec::new("_bz2", "BZ2Compressor")
};

static DECOMPRESSOR: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::function("__new__", Arity::Free, new_decompressor),
        PICKLE,
        NativeDef::instance_method("decompress", Arity::Free, |py, args| {
            unpacker::decompress::<Reader>(py, args, (raise, "End of stream already reached"))
        }),
    ],
    getsets: &unpacker::GETSETS,
    slots: unpacker::SLOTS,
    base_type: false,
    weak: false,
    ..TypeSpec::new("_bz2", "BZ2Decompressor")
};

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    for (name, spec) in [("BZ2Compressor", &COMPRESSOR), ("BZ2Decompressor", &DECOMPRESSOR)] {
        let class = py.host_type(spec)?;
        py.put(namespace, name, class)?;
    }
    Ok(())
}

fn raise(py: &mut Python<'_>, text: &str) -> Trap {
    let kind = if text == SEQUENCE { TypeId::RuntimeError } else { TypeId::OSError };
    py.error(kind, format_args!("{text}"))
}

const SEQUENCE: &str = "Internal error - Invalid sequence of commands sent to libbzip2";

/// `BZ2Compressor(compresslevel=9, /)`
fn new_compressor<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let given = args.nargs().saturating_sub(1);
    if !args.kwnames.is_null() {
        return Err(py.type_error(format_args!("BZ2Compressor() takes no keyword arguments")));
    }
    if given > 1 {
        return Err(py.type_error(format_args!("BZ2Compressor expected at most 1 argument, got {given}")));
    }
    let (class, level) = (args.get(0), args.arg(1));
    let level = match level {
        Some(level) => {
            let mut script = Script::new(args, 0)?;
            let level = script.index(py, args, level)?;
            arguments::integer(py, level)?
        }
        None => 9,
    };
    let Some(level) = u32::try_from(level).ok().filter(|level| (1..=9).contains(level)) else {
        return Err(py.value_error(format_args!("compresslevel must be between 1 and 9")));
    };
    packer::create(py, class, Writer(Compress::new(Compression::new(level), 0)))
}

/// `BZ2Decompressor()`
fn new_decompressor<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.nargs() > 1 {
        return Err(py.type_error(format_args!("BZ2Decompressor() takes no positional arguments")));
    }
    if !args.kwnames.is_null() {
        return Err(py.type_error(format_args!("BZ2Decompressor() takes no keyword arguments")));
    }
    unpacker::create(py, args.get(0), Reader(Decompress::new(false)))
}

struct Writer(Compress);

impl Writer {
    fn run(&mut self, mut data: &[u8], out: &mut Vec<u8>, action: Action) -> Result<(), Failure> {
        loop {
            out.try_reserve(data.len() / 2 + 4096).map_err(|_| Failure::Memory)?;
            let before = self.0.total_in();
            let status = self.0.compress_vec(data, out, action).map_err(|_| Failure::Data(SEQUENCE))?;
            data = &data[(self.0.total_in() - before) as usize..];
            match status {
                Status::StreamEnd => return Ok(()),
                _ if action == Action::Run && data.is_empty() => return Ok(()),
                _ => {}
            }
        }
    }
}

impl packer::Format for Writer {
    fn write(&mut self, data: &[u8], out: &mut Vec<u8>) -> Result<(), Failure> {
        self.run(data, out, Action::Run)
    }

    fn finish(mut self, out: &mut Vec<u8>) -> Result<(), Failure> {
        self.run(&[], out, Action::Finish)
    }
}

struct Reader(Decompress);

impl unpacker::Format for Reader {
    const KEEPS_OUTPUT: bool = false;

    fn step(&mut self, input: &[u8], room: &mut [u8]) -> Result<Step, Failure> {
        let before = (self.0.total_in(), self.0.total_out());
        let status = self.0.decompress(input, room).map_err(|error| match error {
            bzip2::Error::Sequence => Failure::Data(SEQUENCE),
            _ => Failure::Data("Invalid data stream"),
        })?;
        let (taken, given) = (self.0.total_in() - before.0, self.0.total_out() - before.1);
        match status {
            Status::MemNeeded => Err(Failure::Memory),
            status => Ok(Step { taken: taken as usize, given: given as usize, end: status == Status::StreamEnd }),
        }
    }
}
