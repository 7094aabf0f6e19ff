//! Decoding that calls Python: a handler that a program registered, or a codec that a search function gave.

use super::Handler;
use super::registry::LOOKUP;
use crate::Trap;
use crate::codec::{self, Bad, Codec, Decoder};
use crate::features::CODECS;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::exception::Exception;
use crate::object::list::List;
use crate::object::str::{Str, StrBuilder};
use crate::object::tuple::Tuple;
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

/// `bytes.decode` in full: the window is the object, the encoding's name or a codec's number, the handler's name; perhaps
/// whether the bytes are all there are, and how the result is wanted.
pub(crate) static DECODE: NativeDef = CODECS.native(NativeDef::function("decode", Arity::Free, decode));

/// The results: the text; with it how many bytes were used; with that the order of bytes.
pub(crate) const TEXT: isize = 0;
pub(crate) const USED: isize = 1;
pub(crate) const ORDER: isize = 2;

const FOUND: u32 = 1;
const CODED: u32 = 2;
const HANDLED: u32 = 3;

/// Slots behind the arguments, when there is a handler to call: the pieces, the next byte, the decoder's state, the
/// exception.
const PIECES: usize = 5;
const AT: usize = 6;
const STATE: usize = 7;
const ERROR: usize = 8;
const SLOTS: usize = 9;

fn decode<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
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
            Some(Codec::Utf8Sig) => {
                // The mark is no part of what errors are about.
                let rest = py.without_mark(args.get(0))?;
                args.set(0, rest);
                args.set(1, Value::from_int_truncated(Codec::Utf8.number()));
                run(py, args, Decoder::new(Codec::Utf8), errors)
            }
            Some(codec) => run(py, args, Decoder::new(codec), errors),
            None => {
                py.defer(&LOOKUP, 0);
                Err(args.defer(FOUND, &[encoding]))
            }
        },
        (_, FOUND) => {
            let found = args.result();
            super::encoding::check_text_encoding(py, found, encoding, "decode")?;
            let function = py.unwrapped(found).cast::<Tuple>().and_then(|codec| codec.get(1)).unwrap_or(Value::NONE);
            let (object, errors) = (args.get(0), args.get(2));
            let operands = [object, errors];
            let count = if errors.is_none() { 1 } else { 2 };
            Err(args.call(CODED, function, operands.get(..count).unwrap_or(&operands)))
        }
        (_, CODED) => {
            let result = args.result();
            let pair = py.unwrapped(result).cast::<Tuple>().filter(|pair| pair.len() == 2);
            let Some(text) = pair.and_then(|pair| pair.get(0)) else {
                return Err(py.type_error(format_args!("decoder must return a tuple (object,integer)")));
            };
            if !py.is_instance_of(text, TypeId::Str) {
                let (name, kind) = (Python::shown(encoding), py.type_name(text));
                return Err(py.type_error(format_args!(
                    "'{name}' decoder returned '{kind}' instead of 'str'; use codecs.decode() to decode to arbitrary types"
                )));
            }
            Ok(text)
        }
        _ => handled(py, args, codec.unwrap_or(Codec::Utf8), errors),
    }
}

/// Goes on after a handler's answer.
fn handled<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    codec: Codec,
    errors: Option<Obj<Str>>,
) -> Result<Value, Trap> {
    let answer = args.result();
    let pair = py.unwrapped(answer).cast::<Tuple>().filter(|pair| pair.len() == 2);
    let parts = pair.and_then(|pair| Some((pair.get(0)?, pair.get(1)?)));
    let parts =
        parts.and_then(|(text, at)| Some((py.unwrapped(text).cast::<Str>()?, py.unwrapped(at).as_small_index()?)));
    let Some((text, at)) = parts else {
        return Err(py.type_error(format_args!("decoding error handler must return (str, int) tuple")));
    };
    // The handler may have put other bytes into the exception.
    let object = args
        .get(ERROR)
        .cast::<Exception>()
        .map_or(Value::NULL, |e| e.member(crate::exceptions::classes::member::OBJECT));
    let Some(buffer) = py.buffer_of(object)? else {
        return Err(py.type_error(format_args!("exception attribute object must be bytes")));
    };
    let len = buffer.len();
    let place = if at < 0 { at.saturating_add_unsigned(len) } else { at };
    let Some(place) = usize::try_from(place).ok().filter(|&place| place <= len) else {
        let text = format_args!("position {at} from error handler out of bounds");
        return Err(py.error(TypeId::IndexError, text));
    };
    let Some(pieces) = args.get(PIECES).cast::<List>() else { return Err(py.refused("decoding")) };
    pieces.reserve(&mut py.heap, 2)?;
    let state = args.get(STATE).as_small_int().unwrap_or(0);
    let mut decoder_now = Decoder::new(codec);
    (decoder_now.at, decoder_now.state) = (place, state.unsigned_abs() as u64);
    let mut out = py.scratch::<u32>();
    let handler = Handler::of(errors);
    let bad = py.decode_run(&mut decoder_now, buffer.as_slice(), (handler, is_final(args)), &mut out)?;
    let piece = py.str_of_points(&out)?;
    match bad {
        None => {
            let whole = joined(py, pieces, [text, piece])?;
            finish(py, args, whole, decoder_now)
        }
        Some(bad) => {
            let asked = ask(py, args, object, (decoder_now, bad), errors)?;
            pieces.push(&mut py.heap, text.value())?;
            pieces.push(&mut py.heap, piece.value())?;
            Err(asked)
        }
    }
}

fn is_final(args: &Args<'_, '_>) -> bool {
    args.arg(3).is_none_or(|value| value == Value::TRUE)
}

/// From the start.
fn run<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    mut decoder: Decoder,
    errors: Option<Obj<Str>>,
) -> Result<Value, Trap> {
    let object = args.get(0);
    let buffer = py.bytes_like(object)?;
    let handler = Handler::of(errors);
    let mut out = py.scratch::<u32>();
    let bad = py.decode_run(&mut decoder, buffer.as_slice(), (handler, is_final(args)), &mut out)?;
    let piece = py.str_of_points(&out)?;
    match bad {
        None => finish(py, args, piece, decoder),
        Some(bad) if handler != Handler::Registered => Err(py.decode_error(decoder.name(), object, bad, handler)),
        Some(bad) => {
            let pieces = List::from_slice(&mut py.heap, &[piece.value()])?;
            args.resize(SLOTS)?;
            args.set(PIECES, pieces.value());
            Err(ask(py, args, object, (decoder, bad), errors)?)
        }
    }
}

/// Asks for the handler; the slots are there.
fn ask<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    object: Value,
    (decoder, bad): (Decoder, Bad),
    errors: Option<Obj<Str>>,
) -> Result<Trap, Trap> {
    let error = py.unicode_error(TypeId::UnicodeDecodeError, decoder.name(), object, bad)?;
    let handler = match errors {
        Some(name) => py.handler_named(name)?,
        None => return Err(py.refused("a handler without a name")),
    };
    args.resize(SLOTS)?;
    args.set(ERROR, error.value());
    args.set(AT, Value::from_int_truncated(bad.end as isize));
    args.set(STATE, Value::from_int_truncated(decoder.state as isize));
    Ok(args.call(HANDLED, handler, &[error.value()]))
}

/// The pieces and the last two, which are not among them yet: this may be run again.
fn joined(py: &mut Python<'_>, pieces: Obj<List>, last: [Obj<Str>; 2]) -> Result<Obj<Str>, Trap> {
    let mut out = StrBuilder::new(&mut py.heap);
    for piece in pieces.items() {
        if let Some(piece) = piece.get().cast::<Str>() {
            out.push(piece)?;
        }
    }
    last.into_iter().try_for_each(|piece| out.push(piece))?;
    out.finish()
}

fn finish<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>, text: Obj<Str>, decoder: Decoder) -> Result<Value, Trap> {
    let wanted = args.arg(4).and_then(Value::as_small_int).unwrap_or(TEXT);
    let used = Value::from_int_truncated(decoder.at as isize);
    match wanted {
        USED => py.tuple(&[text.value(), used]),
        ORDER => {
            let order = decoder.byte_order();
            py.tuple(&[text.value(), used, Value::from_int_truncated(order)])
        }
        _ => Ok(text.value()),
    }
}
