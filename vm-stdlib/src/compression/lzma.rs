//! `_lzma`, over `lzma-rust2`. Follows CPython's `Modules/_lzmamodule.c`. What is compressed may differ from liblzma's bytes; it
//! decompresses to the same.

use vm_objects::object::dict::Dict;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, GetSetDef, ModuleDef, NativeDef, Obj, Python, Trap, TypeSpec, Value};

use super::filters::{self, Filter};
use super::lzma_decoder::Decoder;
use super::lzma_encoder::Encoder;
use super::{PICKLE, packer, unpacker};
use crate::arguments::{self, integer, new_bytes, new_int, required};
use crate::objects;

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "_lzma", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("_decode_filter_properties", Arity::Between(2, 2), decode_properties),
    NativeDef::function("_encode_filter_properties", Arity::One, encode_properties),
    NativeDef::function("is_check_supported", Arity::One, |py, args| {
        let check = integer(py, args.get(0))?;
        Ok(Value::from_bool(matches!(check, 0 | 1 | 4 | 10)))
    }),
];

static ERROR: TypeSpec = TypeSpec { built_in: TypeId::Exception, ..TypeSpec::new("_lzma", "LZMAError") };

static COMPRESSOR: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::function("__new__", Arity::Free, new_compressor),
        PICKLE,
        NativeDef::instance_method("compress", Arity::One, |py, args| packer::compress::<Encoder>(py, args, error)),
        NativeDef::instance_method("flush", Arity::None, |py, args| packer::flush::<Encoder>(py, args, error)),
    ],
    slots: packer::SLOTS,
    base_type: false,
    weak: false,
    ..TypeSpec::new("_lzma", "LZMACompressor")
};

static DECOMPRESSOR: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::function("__new__", Arity::Free, new_decompressor),
        PICKLE,
        NativeDef::instance_method("decompress", Arity::Free, |py, args| {
            unpacker::decompress::<Decoder>(py, args, (error, "Already at end of stream"))
        }),
    ],
    getsets: &{
        let [eof, needs_input, unused_data] = unpacker::GETSETS;
        let check = GetSetDef { name: "check", get: |_, this| Ok(objects::slot(this, unpacker::CHECK)), set: None };
        [check, eof, needs_input, unused_data]
    },
    slots: unpacker::SLOTS,
    base_type: false,
    weak: false,
    ..TypeSpec::new("_lzma", "LZMADecompressor")
};

/// `FORMAT_AUTO`, and so on.
pub(super) const AUTO: i64 = 0;
pub(super) const XZ: i64 = 1;
pub(super) const ALONE: i64 = 2;
pub(super) const RAW: i64 = 3;

/// `CHECK_UNKNOWN`
pub(super) const UNKNOWN_CHECK: isize = 16;

const CONSTANTS: [(&str, i64); 28] = [
    ("CHECK_CRC32", 1),
    ("CHECK_CRC64", 4),
    ("CHECK_ID_MAX", 15),
    ("CHECK_NONE", 0),
    ("CHECK_SHA256", 10),
    ("CHECK_UNKNOWN", UNKNOWN_CHECK as i64),
    ("FILTER_ARM", 7),
    ("FILTER_ARMTHUMB", 8),
    ("FILTER_DELTA", filters::DELTA as i64),
    ("FILTER_IA64", 6),
    ("FILTER_LZMA1", filters::LZMA1 as i64),
    ("FILTER_LZMA2", filters::LZMA2 as i64),
    ("FILTER_POWERPC", 5),
    ("FILTER_SPARC", 9),
    ("FILTER_X86", 4),
    ("FORMAT_ALONE", ALONE),
    ("FORMAT_AUTO", AUTO),
    ("FORMAT_RAW", RAW),
    ("FORMAT_XZ", XZ),
    ("MF_BT2", 18),
    ("MF_BT3", 19),
    ("MF_BT4", 20),
    ("MF_HC3", 3),
    ("MF_HC4", 4),
    ("MODE_FAST", 1),
    ("MODE_NORMAL", 2),
    ("PRESET_DEFAULT", 6),
    ("PRESET_EXTREME", 1 << 31),
];

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    for &(name, number) in &CONSTANTS {
        let number = new_int(py, number)?;
        py.put(namespace, name, number)?;
    }
    for (name, spec) in [("LZMACompressor", &COMPRESSOR), ("LZMADecompressor", &DECOMPRESSOR), ("LZMAError", &ERROR)] {
        let class = py.host_type(spec)?;
        py.put(namespace, name, class)?;
    }
    Ok(())
}

/// An `LZMAError`.
pub(super) fn error(py: &mut Python<'_>, text: &str) -> Trap {
    match py.host_type(&ERROR) {
        Ok(class) => py.error_of_class(class, format_args!("{text}")),
        Err(trap) => trap,
    }
}

/// An int that is not negative.
pub(super) fn unsigned(py: &mut Python<'_>, value: Value) -> Result<u64, Trap> {
    let number = integer(py, value)?;
    match u64::try_from(number) {
        Ok(number) => Ok(number),
        Err(_) => Err(py.error(TypeId::OverflowError, format_args!("can't convert negative int to unsigned"))),
    }
}

fn given(value: Value) -> Option<Value> {
    (!value.is_null() && !value.is_none()).then_some(value)
}

/// `LZMACompressor(format=FORMAT_XZ, check=-1, preset=None, filters=None)`
fn new_compressor<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let names = ["format", "check", "preset", "filters"];
    let [format, check, preset, chain] = arguments::named(py, args, "LZMACompressor", 1, names)?;
    let format = if format.is_null() { XZ } else { integer(py, format)? };
    let check = if check.is_null() { -1 } else { integer(py, check)? };
    let (preset, chain) = (given(preset), given(chain));
    if preset.is_some() && chain.is_some() {
        return Err(py.value_error(format_args!("Cannot specify both preset and filter chain")));
    }
    let preset = match preset {
        Some(preset) => unsigned(py, preset)?,
        None => 6,
    };
    if format != XZ && !matches!(check, -1 | 0) {
        return Err(py.value_error(format_args!("Integrity checks are only supported by FORMAT_XZ")));
    }
    if !matches!(format, XZ | ALONE | RAW) {
        return Err(py.value_error(format_args!("Invalid container format: {format}")));
    }
    let chain = match chain {
        Some(chain) => Some(filters::chain(py, chain)?),
        None if format == RAW => {
            return Err(py.value_error(format_args!("Must specify filters for FORMAT_RAW")));
        }
        None => None,
    };
    let chain = match chain {
        Some(chain) => chain,
        None => {
            let Some(options) = u32::try_from(preset).ok().and_then(filters::preset) else {
                let text = if format == ALONE { &format!("Invalid compression preset: {preset}") } else { OPTIONS };
                return Err(error(py, text));
            };
            vec![if format == ALONE { Filter::Lzma1(options) } else { Filter::Lzma2(options) }]
        }
    };
    match Encoder::new(format, check, &chain) {
        Ok(encoder) => packer::create(py, args.get(0), encoder),
        Err(text) => Err(error(py, text)),
    }
}

pub(super) const OPTIONS: &str = "Invalid or unsupported options";

/// `LZMADecompressor(format=FORMAT_AUTO, memlimit=None, filters=None)`
fn new_decompressor<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let names = ["format", "memlimit", "filters"];
    let [format, limit, chain] = arguments::named(py, args, "LZMADecompressor", 1, names)?;
    let format = if format.is_null() { AUTO } else { integer(py, format)? };
    let (limit, chain) = (given(limit), given(chain));
    let limit = match limit {
        Some(_) if format == RAW => {
            return Err(py.value_error(format_args!("Cannot specify memory limit with FORMAT_RAW")));
        }
        Some(limit) if py.is_instance_of(limit, TypeId::Int) => Some(unsigned(py, limit)?),
        Some(_) => return Err(py.type_error(format_args!("an integer is required"))),
        None => None,
    };
    match (format == RAW, chain.is_some()) {
        (true, false) => return Err(py.value_error(format_args!("Must specify filters for FORMAT_RAW"))),
        (false, true) => return Err(py.value_error(format_args!("Cannot specify filters except with FORMAT_RAW"))),
        _ => {}
    }
    let chain = match chain {
        Some(chain) => filters::chain(py, chain)?,
        None => Vec::new(),
    };
    if !matches!(format, AUTO | XZ | ALONE | RAW) {
        return Err(py.value_error(format_args!("Invalid container format: {format}")));
    }
    match Decoder::new(format, limit, py.memory_limit(), &chain) {
        Ok(decoder) => unpacker::create(py, args.get(0), decoder),
        Err(text) => Err(error(py, text)),
    }
}

/// `_encode_filter_properties(filter)`
fn encode_properties<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let filter = filters::filter(py, args.get(0))?;
    let valid = match &filter {
        Filter::Lzma1(options) | Filter::Lzma2(options) => filters::are_valid(options),
        other => other.before().is_some(),
    };
    if !valid {
        return Err(error(py, "Internal error"));
    }
    new_bytes(py, &filter.properties())
}

/// `_decode_filter_properties(filter_id, encoded_props)`
fn decode_properties<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let id = unsigned(py, args.get(0))?;
    let bytes = required(py, args.get(1), "_decode_filter_properties", "encoded_props", 2)?;
    let bytes = arguments::bytes(py, bytes)?;
    match filters::spec(py, id, &bytes)? {
        Some(spec) => Ok(spec),
        None => Err(error(py, OPTIONS)),
    }
}
