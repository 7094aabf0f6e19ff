//! `binascii`: bytes as text for a transfer, and back.

use super::ModuleDef;
use crate::Trap;
use crate::bytes::hex;
use crate::bytes::transfer::{self, Failure, Quoting};
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::number::big;
use crate::object::bytes::Bytes;
use crate::object::int::Int;
use crate::object::str::Str;
use crate::ops::arguments::Signature;
use crate::ops::numbers::Whole;
use crate::python::{Args, Python, Scratch};
use crate::text::Replay;
use crate::types::TypeId;
use crate::types::bytes::separator;
use crate::value::Value;

pub(super) static MODULE: ModuleDef = ModuleDef {
    name: "binascii",
    functions: FUNCTIONS,
    values: |py, namespace| {
        py.put(namespace, "Error", TypeId::BinasciiError.value())?;
        py.put(namespace, "Incomplete", TypeId::BinasciiIncomplete.value())
    },
};

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("a2b_base64", Arity::Free, a2b_base64),
    NativeDef::function("a2b_hex", Arity::Free, |py, args| unhexlify(py, args, "a2b_hex")),
    NativeDef::function("a2b_qp", Arity::Free, a2b_qp),
    NativeDef::function("a2b_uu", Arity::One, a2b_uu),
    NativeDef::function("b2a_base64", Arity::Free, b2a_base64),
    NativeDef::function("b2a_hex", Arity::Free, |py, args| hexlify(py, args, "b2a_hex")),
    NativeDef::function("b2a_qp", Arity::Free, b2a_qp),
    NativeDef::function("b2a_uu", Arity::Free, b2a_uu),
    NativeDef::function("crc32", Arity::Between(1, 2), crc32),
    NativeDef::function("crc_hqx", Arity::Between(2, 2), crc_hqx),
    NativeDef::function("hexlify", Arity::Free, |py, args| hexlify(py, args, "hexlify")),
    NativeDef::function("unhexlify", Arity::Free, |py, args| unhexlify(py, args, "unhexlify")),
];

/// The bytes of an argument that may be an ASCII str: `ascii_buffer_converter`.
fn ascii_bytes<'h>(py: &mut Python<'h>, value: Value) -> Result<Obj<Bytes>, Trap> {
    if let Some(text) = py.unwrapped(value).cast::<Str>() {
        return match text.as_ascii() {
            Some(ascii) => Bytes::from_slice(&mut py.heap, ascii.as_bytes()),
            None => Err(py.value_error(format_args!("string argument should contain only ASCII characters"))),
        };
    }
    if !py.is_bytes_like(value) {
        let name = py.type_name(value);
        return Err(py.type_error(format_args!("argument should be bytes, buffer or ASCII string, not '{name}'")));
    }
    py.bytes_of(value)
}

fn truth<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    value: Value,
    default: bool,
) -> Result<bool, Trap> {
    if value.is_null() {
        return Ok(default);
    }
    let outcome = vm_core::object::Model::truth(py, value).map(Value::from_bool);
    Ok(replay.outcome(args, &[value], outcome)? == Value::TRUE)
}

fn error(py: &mut Python<'_>, failure: Failure) -> Trap {
    match failure {
        Failure::Full => Trap::Memory,
        Failure::Wrong(text) => py.error(TypeId::BinasciiError, format_args!("{text}")),
        Failure::Alone(count) => py.error(
            TypeId::BinasciiError,
            format_args!(
                "Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4"
            ),
        ),
    }
}

fn made(py: &mut Python<'_>, fits: bool, out: &Scratch<'_, u8>) -> Result<Value, Trap> {
    if fits { Ok(Bytes::from_slice(&mut py.heap, out)?.value()) } else { Err(Trap::Memory) }
}

fn a2b_base64<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "a2b_base64", names: ["", "strict_mode"], least: 1, positional: 1 };
    let [data, strict] = py.named_args(args, 0, &signature)?;
    let strict = truth(py, args, &mut Replay::new(args), strict, false)?;
    let data = ascii_bytes(py, data)?;
    let mut out = py.scratch::<u8>();
    match transfer::from_base64(data.as_slice(), strict, &mut |byte| out.push(byte)) {
        Ok(()) => made(py, true, &out),
        Err(failure) => Err(error(py, failure)),
    }
}

fn b2a_base64<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "b2a_base64", names: ["", "newline"], least: 1, positional: 1 };
    let [data, newline] = py.named_args(args, 0, &signature)?;
    let newline = truth(py, args, &mut Replay::new(args), newline, true)?;
    let data = py.bytes_like(data)?;
    let mut out = py.scratch::<u8>();
    let fits = transfer::to_base64(data.as_slice(), &mut |byte| out.push(byte)) && (!newline || out.push(b'\n'));
    made(py, fits, &out)
}

fn hexlify<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, function: &'static str) -> Result<Value, Trap> {
    let signature = Signature { function, names: ["data", "sep", "bytes_per_sep"], least: 1, positional: 3 };
    let [data, sep, group] = py.named_args(args, 0, &signature)?;
    let separator = separator(py, args, [sep, group])?;
    let data = py.bytes_like(data)?;
    let mut out = py.scratch::<u8>();
    let fits = hex::digits(data.as_slice(), separator).all(|digit| out.push(digit));
    made(py, fits, &out)
}

fn unhexlify<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, function: &'static str) -> Result<Value, Trap> {
    let signature = Signature { function, names: [""], least: 1, positional: 1 };
    let [data] = py.named_args(args, 0, &signature)?;
    let data = ascii_bytes(py, data)?;
    let slice = data.as_slice();
    if slice.len() % 2 != 0 {
        return Err(error(py, Failure::Wrong("Odd-length string")));
    }
    let mut out = py.scratch::<u8>();
    for pair in slice.chunks(2) {
        let value = |n: usize| pair.get(n).and_then(|&c| hex::value(c.into()));
        let (Some(high), Some(low)) = (value(0), value(1)) else {
            return Err(error(py, Failure::Wrong("Non-hexadecimal digit found")));
        };
        if !out.push(high << 4 | low) {
            return Err(Trap::Memory);
        }
    }
    made(py, true, &out)
}

fn a2b_qp<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "a2b_qp", names: ["data", "header"], least: 1, positional: 2 };
    let [data, header] = py.named_args(args, 0, &signature)?;
    let header = truth(py, args, &mut Replay::new(args), header, false)?;
    let data = ascii_bytes(py, data)?;
    let mut out = py.scratch::<u8>();
    let fits = transfer::from_quoted(data.as_slice(), header, &mut |byte| out.push(byte));
    made(py, fits, &out)
}

fn b2a_qp<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let names = ["data", "quotetabs", "istext", "header"];
    let signature = Signature { function: "b2a_qp", names, least: 1, positional: 4 };
    let [data, tabs, text, header] = py.named_args(args, 0, &signature)?;
    let mut replay = Replay::new(args);
    let how = Quoting {
        tabs: truth(py, args, &mut replay, tabs, false)?,
        text: truth(py, args, &mut replay, text, true)?,
        header: truth(py, args, &mut replay, header, false)?,
    };
    let data = py.bytes_like(data)?;
    let mut out = py.scratch::<u8>();
    let fits = transfer::to_quoted(data.as_slice(), how, &mut |bytes| out.extend(bytes));
    made(py, fits, &out)
}

fn a2b_uu<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let data = ascii_bytes(py, args.get(0))?;
    let mut out = py.scratch::<u8>();
    match transfer::from_uu(data.as_slice(), &mut |byte| out.push(byte)) {
        Ok(()) => made(py, true, &out),
        Err(failure) => Err(error(py, failure)),
    }
}

fn b2a_uu<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "b2a_uu", names: ["", "backtick"], least: 1, positional: 1 };
    let [data, backtick] = py.named_args(args, 0, &signature)?;
    let backtick = truth(py, args, &mut Replay::new(args), backtick, false)?;
    let data = py.bytes_like(data)?;
    if data.len() > 45 {
        return Err(error(py, Failure::Wrong("At most 45 bytes at once")));
    }
    let mut out = py.scratch::<u8>();
    let fits = transfer::to_uu(data.as_slice(), backtick, &mut |byte| out.push(byte));
    made(py, fits, &out)
}

/// The low bits of an int argument.
fn low_bits<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, value: Value) -> Result<u32, Trap> {
    let number = Replay::new(args).index(py, args, value)?;
    let Some(whole) = Whole::of(number) else { return Ok(0) };
    if let Some(word) = big::to_word(whole.int()) {
        return Ok(word as u32);
    }
    let low = whole.int().magnitude.first().copied().unwrap_or(0) as u32;
    Ok(if whole.int().is_negative() { low.wrapping_neg() } else { low })
}

fn crc32<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let start = match args.arg(1) {
        Some(start) => low_bits(py, args, start)?,
        None => 0,
    };
    let data = py.bytes_like(args.get(0))?;
    let crc = vm_core::image::crc32(data.as_slice(), start);
    py.int_of_i128(crc.into())
}

fn crc_hqx<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let start = low_bits(py, args, args.get(1))? as u16;
    let data = py.bytes_like(args.get(0))?;
    Int::from_isize(&mut py.heap, transfer::crc_hqx(data.as_slice(), start) as isize)
}
