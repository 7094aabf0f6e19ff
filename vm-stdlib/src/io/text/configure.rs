//! `__init__` and `reconfigure`.

use vm_objects::object::str::Str;
use vm_objects::types::TypeId;
use vm_objects::{Args, Python, Script, Trap, Value};

use super::codec::reset_encoder;
use super::common::{any, attached};
use super::state::{
    BUFFER, DECODER, ENCODER, ENCODING, ERRORS, FILE, HAS_READ1, LINE_BUFFERING, NEWLINE, OK, SEEKABLE, TELLING,
    WRITE_THROUGH, Wrapper,
};
use crate::arguments::{self, new_str, required};
use crate::io::checks::unsupported;
use crate::io::{BUFFER_SIZE, buffered, file_io, newlines};

/// A str, or nothing for `None`.
fn text_or_none(py: &mut Python<'_>, value: Value, name: &str) -> Result<Option<Value>, Trap> {
    if value.is_null() || value.is_none() {
        return Ok(None);
    }
    let inner = py.unwrapped(value);
    if let Some(text) = inner.cast::<Str>() {
        if let Some(place) = text.chars().position(|c| (0xd800..0xe000).contains(&c)) {
            let (encoding, reason) = (new_str(py, "utf-8")?, new_str(py, "surrogates not allowed")?);
            let number = |n: usize| Value::from_int_truncated(n as isize);
            let parts = [encoding, inner, number(place), number(place + 1), reason];
            return Err(py.error_with(TypeId::UnicodeEncodeError, &parts));
        }
        if text.chars().any(|c| c == 0) {
            return Err(py.value_error(format_args!("embedded null character")));
        }
        return Ok(Some(inner));
    }
    let kind = py.type_name(value);
    Err(py.type_error(format_args!("TextIOWrapper() argument '{name}' must be str or None, not {kind}")))
}

/// `validate_newline`
fn check_newline(py: &mut Python<'_>, newline: Value) -> Result<(), Trap> {
    if let Some(text) = py.unwrapped(newline).cast::<Str>()
        && !["", "\n", "\r", "\r\n"].iter().any(|known| text.eq_text(known))
    {
        let shown = Python::shown(text.value());
        return Err(py.value_error(format_args!("illegal newline value: {shown}")));
    }
    newlines::check_newline(py, newline)
}

/// The codec's objects; `TRUE` for what is done natively.
fn coders<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (wrapper, buffer, newline): (Wrapper, Value, Value),
) -> Result<[Value; 2], Trap> {
    let errors = wrapper.get(ERRORS);
    let strict = errors.cast::<Str>().is_some_and(|errors| errors.eq_text("strict"));
    let native = wrapper.codec().is_some();
    let info = if native && strict { Value::NULL } else { text_encoding(s, py, args, wrapper.get(ENCODING))? };
    let mut coders = [Value::NULL; 2];
    if s.method(py, args, buffer, "readable", &[])? == Value::TRUE {
        coders[0] = if native && strict {
            Value::TRUE
        } else {
            let make = s.attribute_named(py, args, info, "incrementaldecoder")?;
            let decoder = s.call(args, make, &[errors])?;
            let text = newline.cast::<Str>();
            if text.is_none_or(|text| text.len() == 0) {
                let class = py.host_type(&newlines::DECODER)?;
                s.call(args, class, &[decoder, Value::from_bool(newline.is_none())])?
            } else {
                decoder
            }
        };
    }
    if s.method(py, args, buffer, "writable", &[])? == Value::TRUE {
        coders[1] = if native {
            Value::TRUE
        } else {
            let make = s.attribute_named(py, args, info, "incrementalencoder")?;
            s.call(args, make, &[errors])?
        };
    }
    Ok(coders)
}

/// `_PyCodec_LookupTextEncoding`
fn text_encoding<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    encoding: Value,
) -> Result<Value, Trap> {
    let lookup = s.imported(py, args, "_codecs", "lookup")?;
    let info = s.call(args, lookup, &[encoding])?;
    if let Some(is_text) = s.optional_attribute(py, args, info, "_is_text_encoding")?
        && !s.truth(py, args, is_text)?
    {
        let name = Python::shown(encoding);
        return Err(py.error(
            TypeId::LookupError,
            format_args!("'{name}' is not a text encoding; use codecs.open() to handle arbitrary codecs"),
        ));
    }
    Ok(info)
}

/// `__init__(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)`
pub(super) fn init<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let wrapper = any(py, args.get(0))?;
    wrapper.set_bits(0);
    let names = ["buffer", "encoding", "errors", "newline", "line_buffering", "write_through"];
    let [buffer, encoding, errors, newline, line_buffering, write_through] =
        arguments::named(py, args, "TextIOWrapper", 1, names)?;
    let buffer = required(py, buffer, "TextIOWrapper", "buffer", 1)?;
    let encoding = text_or_none(py, encoding, "encoding")?;
    let encoding = match encoding {
        Some(encoding) if !encoding.cast::<Str>().is_some_and(|encoding| encoding.eq_text("locale")) => encoding,
        _ => new_str(py, "UTF-8")?,
    };
    let errors = match text_or_none(py, errors, "errors")? {
        Some(errors) => errors,
        None => new_str(py, "strict")?,
    };
    let newline = text_or_none(py, newline, "newline")?.unwrap_or(Value::NONE);
    check_newline(py, newline)?;
    let line_buffering = !line_buffering.is_null() && s.truth(py, args, line_buffering)?;
    let write_through = !write_through.is_null() && s.truth(py, args, write_through)?;
    wrapper.set(ENCODING, encoding);
    wrapper.set(ERRORS, errors);
    wrapper.set(NEWLINE, newline);
    let [decoder, encoder] = coders(&mut s, py, args, (wrapper, buffer, newline))?;
    let seekable = s.method(py, args, buffer, "seekable", &[])?;
    let seekable = s.truth(py, args, seekable)?;
    let read1 = s.optional_attribute(py, args, buffer, "read1")?;
    let file = file_below(py, buffer)?;
    wrapper.set(DECODER, decoder);
    wrapper.set(ENCODER, encoder);
    wrapper.forget();
    wrapper.reset_native();
    wrapper.set_pending(Value::NULL);
    wrapper.set_chunk(BUFFER_SIZE as i64);
    wrapper.set_ratio(0);
    wrapper.set(FILE, file);
    wrapper.set(BUFFER, buffer);
    if seekable {
        fix_encoder(&mut s, py, args, wrapper)?;
    }
    buffered::set_owned(py, buffer, true)?;
    let bit = |bit: i64, on: bool| if on { bit } else { 0 };
    wrapper.set_bits(
        OK | bit(LINE_BUFFERING, line_buffering)
            | bit(WRITE_THROUGH, write_through)
            | bit(SEEKABLE | TELLING, seekable)
            | bit(HAS_READ1, read1.is_some()),
    );
    Ok(Value::NONE)
}

/// `_textiowrapper_fix_encoder_state`: what is appended to a file begins with no mark.
fn fix_encoder<'h>(s: &mut Script, py: &mut Python<'h>, args: &mut Args<'_, 'h>, wrapper: Wrapper) -> Result<(), Trap> {
    let encoder = wrapper.get(ENCODER);
    if encoder.is_null() || encoder == Value::TRUE {
        return Ok(());
    }
    let place = s.method(py, args, wrapper.get(BUFFER), "tell", &[])?;
    if place != Value::from_int_truncated(0) {
        reset_encoder(s, py, args, (wrapper, false))?;
    }
    Ok(())
}

/// The plain file below a plain buffer, or null.
fn file_below(py: &mut Python<'_>, buffer: Value) -> Result<Value, Trap> {
    let class = py.type_of(buffer);
    for spec in [&buffered::READER, &buffered::WRITER, &buffered::RANDOM] {
        if py.host_type(spec)? == class {
            let raw = buffered::raw_of(buffer);
            if file_io::is_exact(py, raw)? {
                return Ok(raw);
            }
        }
    }
    Ok(Value::NULL)
}

/// `reconfigure(*, encoding=None, errors=None, newline=..., line_buffering=None, write_through=None)`
pub(super) fn reconfigure<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let names = ["encoding", "errors", "newline", "line_buffering", "write_through"];
    let (positional, given) = py.keywords(args, "reconfigure", names)?;
    if positional > 1 {
        let count = positional - 1;
        let text = format_args!("reconfigure() takes no positional arguments ({count} given)");
        return Err(py.type_error(text));
    }
    let [encoding, errors, newline, line_buffering, write_through] = given;
    let wrapper = attached(py, args.get(0))?;
    let encoding = reconfigured_text(py, encoding, "encoding")?;
    let errors = reconfigured_text(py, errors, "errors")?;
    let newline = Some(newline).filter(|&newline| !newline.is_null() && newline != Value::ELLIPSIS);
    if wrapper.decoded().is_some() && (encoding.is_some() || errors.is_some() || newline.is_some()) {
        let text = "It is not possible to set the encoding or newline of stream after the first read";
        return Err(unsupported(py, text));
    }
    if let Some(newline) = newline {
        if !newline.is_none() && !py.is_instance_of(newline, TypeId::Str) {
            let kind = py.type_name(newline);
            return Err(py.type_error(format_args!("reconfigure() argument 'newline' must be str or None, not {kind}")));
        }
        check_newline(py, newline)?;
    }
    let line_buffering = optional_truth(&mut s, py, args, (line_buffering, wrapper.is(LINE_BUFFERING)))?;
    let write_through = optional_truth(&mut s, py, args, (write_through, wrapper.is(WRITE_THROUGH)))?;
    s.method(py, args, args.get(0), "flush", &[])?;
    wrapper.set_ratio(0);
    if let Some(newline) = newline {
        let newline = py.unwrapped(newline);
        wrapper.set(NEWLINE, newline);
    }
    if encoding.is_some() || errors.is_some() || newline.is_some() {
        let strict = new_str(py, "strict")?;
        if let Some(encoding) = encoding {
            let locale = encoding.cast::<Str>().is_some_and(|encoding| encoding.eq_text("locale"));
            let encoding = if locale { new_str(py, "UTF-8")? } else { encoding };
            if !locale {
                text_encoding(&mut s, py, args, encoding)?;
            }
            wrapper.set(ENCODING, encoding);
            wrapper.set(ERRORS, errors.unwrap_or(strict));
        } else if let Some(errors) = errors {
            wrapper.set(ERRORS, errors);
        }
        let (buffer, newline) = (wrapper.get(BUFFER), wrapper.get(NEWLINE));
        let [decoder, encoder] = coders(&mut s, py, args, (wrapper, buffer, newline))?;
        wrapper.set(DECODER, decoder);
        wrapper.set(ENCODER, encoder);
        wrapper.reset_native();
        if wrapper.is(SEEKABLE) {
            fix_encoder(&mut s, py, args, wrapper)?;
        }
    }
    wrapper.set_bit(LINE_BUFFERING, line_buffering);
    wrapper.set_bit(WRITE_THROUGH, write_through);
    Ok(Value::NONE)
}

fn reconfigured_text(py: &mut Python<'_>, value: Value, name: &str) -> Result<Option<Value>, Trap> {
    if !value.is_null() && !value.is_none() && !py.is_instance_of(value, TypeId::Str) {
        let kind = py.type_name(value);
        return Err(py.type_error(format_args!("reconfigure() argument '{name}' must be str or None, not {kind}")));
    }
    text_or_none(py, value, name)
}

fn optional_truth<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (value, default): (Value, bool),
) -> Result<bool, Trap> {
    if value.is_null() || value.is_none() {
        return Ok(default);
    }
    // As an int: `convert_optional_bool`.
    let number = arguments::index(s, py, args, value)?;
    Ok(number != 0)
}
