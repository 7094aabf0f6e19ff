//! `_codecs`: the registry, and each encoding as a pair of functions. What they do is in `codecs`.

use super::ModuleDef;
use crate::Trap;
use crate::codec::{Codec, Order};
use crate::codecs::decoding::{DECODE, ORDER, USED};
use crate::codecs::encoding::ENCODE;
use crate::codecs::registry::LOOKUP;
use crate::codecs::{callbacks, charmap};
use crate::native::{Arity, NativeDef};
use crate::object::bytes::Bytes;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::arguments::Signature;
use crate::python::{Args, Python};
use crate::text::{Conversion, Replay};
use crate::value::Value;
use vm_core::object::Input;

pub(super) static MODULE: ModuleDef = ModuleDef { name: "_codecs", functions: FUNCTIONS, values: |_, _| Ok(()) };

macro_rules! decoder {
    ($name:literal, $codec:expr) => {
        NativeDef::function($name, Arity::Free, |py, args| decoded(py, args, $name, $codec, USED))
    };
}

macro_rules! encoder {
    ($name:literal, $codec:expr) => {
        NativeDef::function($name, Arity::Free, |py, args| encoded(py, args, $name, $codec))
    };
}

static FUNCTIONS: &[NativeDef] = &[
    decoder!("ascii_decode", Codec::Ascii),
    encoder!("ascii_encode", Codec::Ascii),
    callbacks::BACKSLASHREPLACE,
    NativeDef::function("charmap_build", Arity::One, charmap::build),
    NativeDef::function("charmap_decode", Arity::Between(1, 3), charmap::decode),
    NativeDef::function("charmap_encode", Arity::Between(1, 3), charmap::encode),
    NativeDef::function("decode", Arity::Free, |py, args| recoded(py, args, "decode", 1)),
    NativeDef::function("encode", Arity::Free, |py, args| recoded(py, args, "encode", 0)),
    NativeDef::function("escape_decode", Arity::Between(1, 2), escape_decode),
    NativeDef::function("escape_encode", Arity::Between(1, 2), escape_encode),
    callbacks::IGNORE,
    decoder!("latin_1_decode", Codec::Latin1),
    encoder!("latin_1_encode", Codec::Latin1),
    NativeDef::function("lookup", Arity::One, |py, args| {
        let name = name_argument(py, args.get(0), "lookup() argument must be str")?;
        let trap = py.defer(&LOOKUP, 0);
        Replay::new(args).outcome(args, &[name], Err(trap))
    }),
    NativeDef::function("lookup_error", Arity::One, |py, args| {
        let name = name_argument(py, args.get(0), "lookup_error() argument must be str")?;
        match name.cast::<Str>() {
            Some(name) => py.handler_named(name),
            None => Err(py.refused("a handler's name")),
        }
    }),
    callbacks::NAMEREPLACE,
    decoder!("raw_unicode_escape_decode", Codec::RawUnicodeEscape),
    encoder!("raw_unicode_escape_encode", Codec::RawUnicodeEscape),
    NativeDef::function("readbuffer_encode", Arity::Between(1, 2), |py, args| {
        let object = args.get(0);
        let bytes = match py.unwrapped(object).cast::<Str>() {
            Some(text) => py.encoded(args, &mut Replay::new(args), text, None, None)?,
            None => py.bytes_of(object)?,
        };
        py.tuple(&[bytes.value(), Value::from_int_truncated(bytes.len() as isize)])
    }),
    NativeDef::function("register", Arity::One, |py, args| {
        let function = args.get(0);
        if !py.is_callable(function) {
            return Err(py.type_error(format_args!("argument must be callable")));
        }
        py.register_search(function)?;
        Ok(Value::NONE)
    }),
    NativeDef::function("register_error", Arity::Between(2, 2), |py, args| {
        let name = name_argument(py, args.get(0), "register_error() argument 1 must be str")?;
        let handler = args.get(1);
        if !py.is_callable(handler) {
            return Err(py.type_error(format_args!("handler must be callable")));
        }
        if let Some(name) = name.cast::<Str>() {
            py.register_handler(name, handler)?;
        }
        Ok(Value::NONE)
    }),
    callbacks::REPLACE,
    callbacks::STRICT,
    callbacks::SURROGATEESCAPE,
    callbacks::SURROGATEPASS,
    decoder!("unicode_escape_decode", Codec::UnicodeEscape),
    encoder!("unicode_escape_encode", Codec::UnicodeEscape),
    NativeDef::function("unregister", Arity::One, |py, args| {
        py.unregister_search(args.get(0))?;
        Ok(Value::NONE)
    }),
    decoder!("utf_16_be_decode", Codec::Utf16(Order::Big)),
    encoder!("utf_16_be_encode", Codec::Utf16(Order::Big)),
    decoder!("utf_16_decode", Codec::Utf16(Order::Mark)),
    encoder!("utf_16_encode", Codec::Utf16(Order::Mark)),
    NativeDef::function("utf_16_ex_decode", Arity::Free, |py, args| {
        extended(
            py,
            args,
            "utf_16_ex_decode",
            [Codec::Utf16(Order::Little), Codec::Utf16(Order::Mark), Codec::Utf16(Order::Big)],
        )
    }),
    decoder!("utf_16_le_decode", Codec::Utf16(Order::Little)),
    encoder!("utf_16_le_encode", Codec::Utf16(Order::Little)),
    decoder!("utf_32_be_decode", Codec::Utf32(Order::Big)),
    encoder!("utf_32_be_encode", Codec::Utf32(Order::Big)),
    decoder!("utf_32_decode", Codec::Utf32(Order::Mark)),
    encoder!("utf_32_encode", Codec::Utf32(Order::Mark)),
    NativeDef::function("utf_32_ex_decode", Arity::Free, |py, args| {
        extended(
            py,
            args,
            "utf_32_ex_decode",
            [Codec::Utf32(Order::Little), Codec::Utf32(Order::Mark), Codec::Utf32(Order::Big)],
        )
    }),
    decoder!("utf_32_le_decode", Codec::Utf32(Order::Little)),
    encoder!("utf_32_le_encode", Codec::Utf32(Order::Little)),
    decoder!("utf_7_decode", Codec::Utf7),
    encoder!("utf_7_encode", Codec::Utf7),
    decoder!("utf_8_decode", Codec::Utf8),
    encoder!("utf_8_encode", Codec::Utf8),
    callbacks::XMLCHARREFREPLACE,
];

/// The row of a built-in handler's function.
pub(super) fn handler_row(name: &str) -> Option<u16> {
    crate::native::find_def(FUNCTIONS, callbacks::function_name(name)?)
}

fn name_argument(py: &mut Python<'_>, value: Value, what: &str) -> Result<Value, Trap> {
    let inside = py.unwrapped(value);
    if inside.cast::<Str>().is_some() {
        return Ok(inside);
    }
    let kind = py.type_name(value);
    Err(py.type_error(format_args!("{what}, not {kind}")))
}

/// `errors`, which may be `None`.
fn errors_argument(py: &mut Python<'_>, function: &str, value: Value) -> Result<Value, Trap> {
    if value.is_null() || value.is_none() {
        return Ok(Value::NONE);
    }
    let inside = py.unwrapped(value);
    if inside.cast::<Str>().is_some() {
        return Ok(inside);
    }
    let kind = py.type_name(value);
    Err(py.type_error(format_args!("{function}() argument 2 must be str or None, not {kind}")))
}

/// `x_decode(data, errors=None, final=False)`
fn decoded<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    function: &'static str,
    codec: Codec,
    wanted: isize,
) -> Result<Value, Trap> {
    let names = ["", "", ""];
    let [data, errors, last] = py.named_args(args, 0, &Signature { function, names, least: 1, positional: 3 })?;
    let errors = errors_argument(py, function, errors)?;
    let mut replay = Replay::new(args);
    let escapes = matches!(codec, Codec::UnicodeEscape | Codec::RawUnicodeEscape);
    let whole = matches!(codec, Codec::Ascii | Codec::Latin1);
    let last = match last {
        Value::NULL => escapes || whole,
        last => {
            let outcome = vm_core::object::Model::truth(py, last).map(Value::from_bool);
            replay.outcome(args, &[last], outcome)? == Value::TRUE
        }
    };
    // Escapes may also be decoded of a str, as its UTF-8.
    let object = match py.unwrapped(data).cast::<Str>() {
        Some(text) if escapes => py.encoded(args, &mut replay, text, None, None)?.value(),
        _ => {
            py.bytes_like(data)?;
            data
        }
    };
    let number = Value::from_int_truncated;
    let operands = [object, number(codec.number()), errors, Value::from_bool(last), number(wanted)];
    let trap = py.defer(&DECODE, 0);
    replay.outcome(args, &operands, Err(trap))
}

/// `utf_16_ex_decode(data, errors=None, byteorder=0, final=False)`
fn extended<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    function: &'static str,
    [little, mark, big]: [Codec; 3],
) -> Result<Value, Trap> {
    let names = ["", "", "", ""];
    let [data, errors, order, last] =
        py.named_args(args, 0, &Signature { function, names, least: 1, positional: 4 })?;
    let errors = errors_argument(py, function, errors)?;
    let codec = match order.as_small_index() {
        Some(order) if order < 0 => little,
        Some(order) if order > 0 => big,
        _ => mark,
    };
    py.bytes_like(data)?;
    let last = !last.is_null() && last != Value::FALSE && last.as_small_index() != Some(0);
    let number = Value::from_int_truncated;
    let operands = [data, number(codec.number()), errors, Value::from_bool(last), number(ORDER)];
    let trap = py.defer(&DECODE, 0);
    Replay::new(args).outcome(args, &operands, Err(trap))
}

/// `x_encode(text, errors=None)`
fn encoded<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    function: &'static str,
    codec: Codec,
) -> Result<Value, Trap> {
    let names = ["", "", ""];
    let order = matches!(codec, Codec::Utf16(Order::Mark) | Codec::Utf32(Order::Mark));
    let positional = if order { 3 } else { 2 };
    let [text, errors, order] = py.named_args(args, 0, &Signature { function, names, least: 1, positional })?;
    let codec = match (codec, order.as_small_index()) {
        (Codec::Utf16(_), Some(order)) if order != 0 => {
            Codec::Utf16(if order < 0 { Order::Little } else { Order::Big })
        }
        (Codec::Utf32(_), Some(order)) if order != 0 => {
            Codec::Utf32(if order < 0 { Order::Little } else { Order::Big })
        }
        _ => codec,
    };
    let errors = errors_argument(py, function, errors)?;
    let inside = py.unwrapped(text);
    if inside.cast::<Str>().is_none() {
        let kind = py.type_name(text);
        return Err(py.type_error(format_args!("{function}() argument 1 must be str, not {kind}")));
    }
    let operands = [inside, Value::from_int_truncated(codec.number()), errors, Value::TRUE];
    let trap = py.defer(&ENCODE, 0);
    Replay::new(args).outcome(args, &operands, Err(trap))
}

/// `codecs.encode(obj, encoding='utf-8', errors='strict')` and `decode`, by any codec.
fn recoded<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    function: &'static str,
    index: usize,
) -> Result<Value, Trap> {
    const FOUND: u32 = 1;
    const CODED: u32 = 2;
    let signature = Signature { function, names: ["obj", "encoding", "errors"], least: 1, positional: 3 };
    let [object, encoding, errors] = py.named_args(args, 0, &signature)?;
    match (args.input, args.state) {
        (Input::Start, _) => {
            let name = match encoding {
                Value::NULL => Str::intern(&mut py.heap, "utf-8")?.value(),
                name => name,
            };
            let Some(name) = py.unwrapped(name).cast::<Str>() else {
                let kind = py.type_name(name);
                return Err(py.type_error(format_args!("{function}() argument 'encoding' must be str, not {kind}")));
            };
            py.defer(&LOOKUP, 0);
            Err(args.defer(FOUND, &[name.value()]))
        }
        (_, FOUND) => {
            let found = args.result();
            let coder = py.unwrapped(found).cast::<Tuple>().and_then(|codec| codec.get(index)).unwrap_or(Value::NONE);
            let operands = [object, errors];
            let count = if errors.is_null() { 1 } else { 2 };
            Err(args.call(CODED, coder, operands.get(..count).unwrap_or(&operands)))
        }
        _ => {
            let result = args.result();
            match py.unwrapped(result).cast::<Tuple>().filter(|pair| pair.len() == 2).and_then(|pair| pair.get(0)) {
                Some(value) => Ok(value),
                None if index == 0 => Err(py.type_error(format_args!("encoder must return a tuple (object, integer)"))),
                None => Err(py.type_error(format_args!("decoder must return a tuple (object,integer)"))),
            }
        }
    }
}

/// `escape_encode(data)`: as the `repr` of bytes shows them.
fn escape_encode<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(bytes) = py.unwrapped(args.get(0)).cast::<Bytes>() else {
        let kind = py.type_name(args.get(0));
        return Err(py.type_error(format_args!("escape_encode() argument 1 must be bytes, not {kind}")));
    };
    let shown = Replay::new(args).text(py, args, bytes.value(), Conversion::Repr)?;
    // Without `b'` and `'`; the other quote is escaped here always.
    let mut out = py.scratch::<u8>();
    let inside = shown.chars().skip(2).take(shown.len().saturating_sub(3));
    let double = shown.char_at(1) == Some(u32::from(b'"'));
    for c in inside {
        if double && c == u32::from(b'\'') && !out.push(b'\\') {
            return Err(Trap::Memory);
        }
        if !out.push(c as u8) {
            return Err(Trap::Memory);
        }
    }
    let made = Bytes::from_slice(&mut py.heap, &out)?.value();
    py.tuple(&[made, Value::from_int_truncated(bytes.len() as isize)])
}

/// `escape_decode(data, errors='strict')`: `_PyBytes_DecodeEscape` of CPython's `Objects/bytesobject.c`.
fn escape_decode<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let object = args.get(0);
    let bytes = match py.unwrapped(object).cast::<Str>() {
        Some(text) => py.encoded(args, &mut Replay::new(args), text, None, None)?,
        None => py.bytes_of(object)?,
    };
    let errors = py.unwrapped(args.arg(1).unwrap_or(Value::NONE)).cast::<Str>();
    let errors = errors.as_ref().and_then(|errors| errors.as_ascii()).unwrap_or("strict");
    let slice = bytes.as_slice();
    let (mut out, mut at) = (py.scratch::<u8>(), 0_usize);
    while let Some(&byte) = slice.get(at) {
        at += 1;
        let mut fits = true;
        let next = if byte == b'\\' { slice.get(at).copied() } else { None };
        match (byte, next) {
            (b'\\', None) => return Err(py.value_error(format_args!("Trailing \\ in string"))),
            (_, None) => fits = out.push(byte),
            (_, Some(kind)) => {
                at += 1;
                match kind {
                    b'\n' => {}
                    b'\\' | b'\'' | b'"' => fits = out.push(kind),
                    b'b' => fits = out.push(8),
                    b'f' => fits = out.push(12),
                    b't' => fits = out.push(b'\t'),
                    b'n' => fits = out.push(b'\n'),
                    b'r' => fits = out.push(b'\r'),
                    b'v' => fits = out.push(11),
                    b'a' => fits = out.push(7),
                    b'0'..=b'7' => {
                        let rest = slice.get(at - 1..).unwrap_or(&[]);
                        let digits = rest.iter().take(3).take_while(|digit| matches!(digit, b'0'..=b'7'));
                        let (mut value, mut count) = (0_u32, 0_usize);
                        for digit in digits {
                            (value, count) = (value << 3 | u32::from(digit & 7), count + 1);
                        }
                        at += count.saturating_sub(1);
                        fits = out.push(value as u8);
                    }
                    b'x' => {
                        let digit = |at: usize| slice.get(at).and_then(|&c| crate::bytes::hex::value(c.into()));
                        match (digit(at), digit(at + 1)) {
                            (Some(high), Some(low)) => {
                                at += 2;
                                fits = out.push(high << 4 | low);
                            }
                            (first, _) => {
                                match errors {
                                    "strict" => {
                                        let place = at.saturating_sub(2);
                                        return Err(
                                            py.value_error(format_args!("invalid \\x escape at position {place}"))
                                        );
                                    }
                                    "replace" => fits = out.push(b'?'),
                                    "ignore" => {}
                                    other => {
                                        let shown = py.format_str(format_args!("{other}"))?;
                                        let shown = Python::shown(shown.value());
                                        return Err(py.value_error(format_args!(
                                            "decoding error; unknown error handling code: {shown}"
                                        )));
                                    }
                                }
                                at += usize::from(first.is_some());
                            }
                        }
                    }
                    other => fits = out.push(b'\\') && out.push(other),
                }
            }
        }
        if !fits {
            return Err(Trap::Memory);
        }
    }
    let made = Bytes::from_slice(&mut py.heap, &out)?.value();
    py.tuple(&[made, Value::from_int_truncated(slice.len() as isize)])
}
