//! Encoding that calls Python: a handler that a program registered, or a codec that a search function gave.

use super::Handler;
use super::registry::LOOKUP;
use crate::Trap;
use crate::codec::{self, Bad, Codec, Encoder};
use crate::features::CODECS;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::bytes::Bytes;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::steps::room;
use crate::python::{Args, Python, Scratch};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

/// `str.encode` in full: the window is the text, the encoding's name or a codec's number, the handler's name; perhaps
/// whether the number of characters is wanted too.
pub(crate) static ENCODE: NativeDef = CODECS.native(NativeDef::function("encode", Arity::Free, encode));

const FOUND: u32 = 1;
const CODED: u32 = 2;
const HANDLED: u32 = 3;

/// Slots behind the arguments, when there is a handler to call: the pieces, the bad text's start and end.
const PIECES: usize = 4;
const START: usize = 5;
const END: usize = 6;
const SLOTS: usize = 7;

/// `LookupError` for a codec that is none for text.
pub(super) fn check_text_encoding(
    py: &mut Python<'_>,
    codec: Value,
    encoding: Value,
    function: &str,
) -> Result<(), Trap> {
    let name = Str::intern(&mut py.heap, "_is_text_encoding")?.value();
    if codec.is_kind(crate::heap::Kind::Tuple) {
        return Ok(());
    }
    match py.attribute(codec, name) {
        Ok(Value::FALSE) => {
            let shown = Python::shown(encoding);
            let text =
                format_args!("'{shown}' is not a text encoding; use codecs.{function}() to handle arbitrary codecs");
            Err(py.error(TypeId::LookupError, text))
        }
        _ => {
            py.pending = Value::NULL;
            Ok(())
        }
    }
}

fn encode<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let errors = py.unwrapped(args.get(2)).cast::<Str>();
    let encoding = args.get(1);
    let codec = match (encoding.as_small_int(), py.unwrapped(encoding).cast::<Str>()) {
        (Some(number), _) => Codec::from_number(number),
        (_, Some(name)) => codec::find(name.chars()),
        _ => Some(Codec::Utf8),
    };
    match (args.input, args.state) {
        (Input::Start, _) => match codec {
            Some(codec) => run(py, args, codec, errors),
            None => {
                py.defer(&LOOKUP, 0);
                Err(args.defer(FOUND, &[encoding]))
            }
        },
        (_, FOUND) => {
            let found = args.result();
            check_text_encoding(py, found, encoding, "encode")?;
            let function = py.unwrapped(found).cast::<Tuple>().and_then(|codec| codec.get(0)).unwrap_or(Value::NONE);
            let operands = [args.get(0), args.get(2)];
            let count = if operands[1].is_none() { 1 } else { 2 };
            Err(args.call(CODED, function, operands.get(..count).unwrap_or(&operands)))
        }
        (_, CODED) => {
            let result = args.result();
            let pair = py.unwrapped(result).cast::<Tuple>().filter(|pair| pair.len() == 2);
            let Some(bytes) = pair.and_then(|pair| pair.get(0)) else {
                return Err(py.type_error(format_args!("encoder must return a tuple (object, integer)")));
            };
            if !py.is_instance_of(bytes, TypeId::Bytes) && !py.is_instance_of(bytes, TypeId::ByteArray) {
                let (name, kind) = (Python::shown(encoding), py.type_name(bytes));
                return Err(py.type_error(format_args!(
                    "'{name}' encoder returned '{kind}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types"
                )));
            }
            Ok(bytes)
        }
        _ => handled(py, args, codec.unwrap_or(Codec::Utf8), errors),
    }
}

fn this(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Obj<Str>, Trap> {
    py.unwrapped(args.get(0)).cast::<Str>().ok_or(()).map_err(|()| py.refused("encoding of no text"))
}

fn run<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    codec: Codec,
    errors: Option<Obj<Str>>,
) -> Result<Value, Trap> {
    let (text, handler) = (this(py, args)?, Handler::of(errors));
    let (mut encoder, mut out) = (Encoder::new(codec, 0), py.scratch::<u8>());
    match py.encode_run(&mut encoder, text, handler, &mut out)? {
        None => {
            let bytes = Bytes::from_slice(&mut py.heap, &out)?.value();
            finish(py, args, bytes, text)
        }
        Some(bad) if handler != Handler::Registered => Err(py.encode_error(codec.encoder_name(), text.value(), bad)),
        Some(bad) => {
            let piece = Bytes::from_slice(&mut py.heap, &out)?;
            let pieces = List::from_slice(&mut py.heap, &[piece.value()])?;
            args.resize(SLOTS)?;
            args.set(PIECES, pieces.value());
            Err(ask(py, args, text, (codec, bad), errors)?)
        }
    }
}

fn ask<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    text: Obj<Str>,
    (codec, bad): (Codec, Bad),
    errors: Option<Obj<Str>>,
) -> Result<Trap, Trap> {
    let error = py.unicode_error(TypeId::UnicodeEncodeError, codec.encoder_name(), text.value(), bad)?;
    let handler = match errors {
        Some(name) => py.handler_named(name)?,
        None => return Err(py.refused("a handler without a name")),
    };
    args.resize(SLOTS)?;
    args.set(START, Value::from_int_truncated(bad.start as isize));
    args.set(END, Value::from_int_truncated(bad.end as isize));
    Ok(args.call(HANDLED, handler, &[error.value()]))
}

/// Adds what a handler gave: bytes as they are, text encoded. `false` if the text can't be.
fn add_answer(py: &Python<'_>, codec: Codec, answer: Value, out: &mut Scratch<'_, u8>) -> Result<bool, Trap> {
    let inside = py.unwrapped(answer);
    if let Some(bytes) = inside.cast::<Bytes>() {
        return if out.extend(bytes.as_slice()) { Ok(true) } else { Err(Trap::Memory) };
    }
    let Some(text) = inside.cast::<Str>() else { return Ok(false) };
    // Past the start, so that no mark is written.
    let encoder = Encoder::new(codec, 1);
    for c in text.chars() {
        match encoder.write(c, &mut |bytes| out.extend(bytes)) {
            Some(true) => {}
            Some(false) => return Err(Trap::Memory),
            None => return Ok(false),
        }
    }
    Ok(true)
}

/// Goes on after a handler's answer.
fn handled<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    codec: Codec,
    errors: Option<Obj<Str>>,
) -> Result<Value, Trap> {
    let (answer, text) = (args.result(), this(py, args)?);
    let pair = py.unwrapped(answer).cast::<Tuple>().filter(|pair| pair.len() == 2);
    let parts = pair.and_then(|pair| Some((pair.get(0)?, py.unwrapped(pair.get(1)?).as_small_index()?)));
    let valid =
        parts.filter(|(part, _)| py.is_instance_of(*part, TypeId::Str) || py.is_instance_of(*part, TypeId::Bytes));
    let Some((replacement, at)) = valid else {
        return Err(py.type_error(format_args!("encoding error handler must return (str/bytes, int) tuple")));
    };
    let len = text.len();
    let place = if at < 0 { at.saturating_add_unsigned(len) } else { at };
    let Some(place) = usize::try_from(place).ok().filter(|&place| place <= len) else {
        let text = format_args!("position {at} from error handler out of bounds");
        return Err(py.error(TypeId::IndexError, text));
    };
    let number = |slot: usize| args.get(slot).as_small_int().unwrap_or(0).unsigned_abs();
    let (start, end) = (number(START), number(END));
    let mut out = py.scratch::<u8>();
    if !add_answer(py, codec, replacement, &mut out)? {
        let reason = match codec {
            Codec::Ascii => "ordinal not in range(128)",
            Codec::Latin1 => "ordinal not in range(256)",
            _ => "surrogates not allowed",
        };
        return Err(py.encode_error(codec.encoder_name(), text.value(), Bad { start, end, reason }));
    }
    // It goes on past the start, though the handler may have gone back to it.
    let mut encoder = Encoder::new(codec, 1);
    encoder.at = place;
    let bad = py.encode_run(&mut encoder, text, Handler::of(errors), &mut out)?;
    let piece = Bytes::from_slice(&mut py.heap, &out)?;
    let Some(pieces) = args.get(PIECES).cast::<List>() else { return Err(py.refused("encoding")) };
    pieces.reserve(&mut py.heap, 1)?;
    if let Some(bad) = bad {
        let asked = ask(py, args, text, (codec, bad), errors)?;
        pieces.push(&mut py.heap, piece.value())?;
        return Err(asked);
    }
    let mut all = py.scratch::<u8>();
    for before in pieces.items().iter().map(core::cell::Cell::get).chain([piece.value()]) {
        if let Some(before) = before.cast::<Bytes>()
            && !all.extend(before.as_slice())
        {
            return Err(Trap::Memory);
        }
    }
    let bytes = Bytes::from_slice(&mut py.heap, &all)?.value();
    finish(py, args, bytes, text)
}

fn finish<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>, bytes: Value, text: Obj<Str>) -> Result<Value, Trap> {
    if args.arg(3) == Some(Value::TRUE) {
        return py.tuple(&[bytes, Value::from_int_truncated(text.len() as isize)]);
    }
    Ok(bytes)
}
