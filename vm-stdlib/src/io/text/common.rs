//! What is neither reading nor writing: closing, attributes.

use vm_objects::object::instance::Instance;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, NativeDef, Python, Script, Trap, Value};

use super::WRAPPER;
use super::codec::decodes_natively;
use super::state::{BUFFER, DECODER, DETACHED, ENCODING, ERRORS, FILE, OK, Wrapper};
use crate::arguments::{new_int, new_str};
use crate::io::checks::{closed_file, uninitialized};
use crate::io::{buffered, file_io, newlines};

pub(super) fn any(py: &mut Python<'_>, this: Value) -> Result<Wrapper, Trap> {
    match this.cast::<Instance>() {
        Some(object) if py.is_host_object(this, &WRAPPER)? => Ok(Wrapper(object)),
        _ => {
            let kind = py.type_name(this);
            Err(py.type_error(format_args!(
                "descriptor of '_io.TextIOWrapper' object doesn't apply to a '{kind}' object"
            )))
        }
    }
}

/// `CHECK_INITIALIZED`
pub(super) fn initialized(py: &mut Python<'_>, this: Value) -> Result<Wrapper, Trap> {
    let wrapper = any(py, this)?;
    if wrapper.is(OK) || wrapper.is(DETACHED) { Ok(wrapper) } else { Err(uninitialized(py)) }
}

/// `CHECK_ATTACHED`
pub(super) fn attached(py: &mut Python<'_>, this: Value) -> Result<Wrapper, Trap> {
    let wrapper = initialized(py, this)?;
    if wrapper.is(DETACHED) {
        return Err(py.value_error(format_args!("underlying buffer has been detached")));
    }
    Ok(wrapper)
}

/// Whether it is known without asking that the wrapper is open.
pub(super) fn is_surely_open(wrapper: Wrapper) -> bool {
    let file = wrapper.get(FILE);
    !file.is_null() && !file_io::is_closed(file)
}

/// `CHECK_CLOSED`
pub(super) fn check_open<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    wrapper: Wrapper,
) -> Result<(), Trap> {
    if is_surely_open(wrapper) {
        return Ok(());
    }
    let closed = s.attribute_named(py, args, wrapper.get(BUFFER), "closed")?;
    if s.truth(py, args, closed)? { Err(closed_file(py)) } else { Ok(()) }
}

/// What the buffer is asked for as it is.
pub(super) fn delegate<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, method: &'static str) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let wrapper = attached(py, args.get(0))?;
    s.method(py, args, wrapper.get(BUFFER), method, &[])
}

pub(super) static NAME: NativeDef = NativeDef::function("name", Arity::Free, |py, args| of_buffer(py, args, "name"));
static CLOSED: NativeDef = NativeDef::function("closed", Arity::Free, |py, args| of_buffer(py, args, "closed"));
static NEWLINES: NativeDef = NativeDef::function("newlines", Arity::Free, |py, args| {
    let mut s = Script::new(args, 0)?;
    let wrapper = attached(py, args.get(0))?;
    let found = s.optional_attribute(py, args, wrapper.get(DECODER), "newlines")?;
    Ok(found.unwrap_or(Value::NONE))
});

fn of_buffer<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, name: &'static str) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let wrapper = attached(py, args.get(0))?;
    s.attribute_named(py, args, wrapper.get(BUFFER), name)
}

pub(super) fn closed(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let wrapper = attached(py, this)?;
    if is_surely_open(wrapper) { Ok(Value::FALSE) } else { Err(py.defer(&CLOSED, 0)) }
}

pub(super) fn newlines(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let wrapper = attached(py, this)?;
    if !wrapper.has_decoder() {
        return Ok(Value::NONE);
    }
    if !decodes_natively(wrapper) {
        return Err(py.defer(&NEWLINES, 0));
    }
    if wrapper.universal() { newlines::shown(py, wrapper.ends().seen) } else { Ok(Value::NONE) }
}

pub(super) fn encoding(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let encoding = any(py, this)?.get(ENCODING);
    Ok(if encoding.is_null() { Value::NONE } else { encoding })
}

pub(super) fn errors(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(initialized(py, this)?.get(ERRORS))
}

pub(super) fn buffer(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let buffer = any(py, this)?.get(BUFFER);
    Ok(if buffer.is_null() { Value::NONE } else { buffer })
}

pub(super) fn chunk_size(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let size = attached(py, this)?.chunk();
    new_int(py, size)
}

pub(super) fn set_chunk_size(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    let wrapper = attached(py, this)?;
    if value.is_null() {
        return Err(py.error(TypeId::AttributeError, format_args!("cannot delete attribute")));
    }
    let Some(size) = py.unwrapped(value).as_small_index() else {
        let kind = py.type_name(value);
        return Err(py.type_error(format_args!("'{kind}' object cannot be interpreted as an integer")));
    };
    if size <= 0 {
        return Err(py.value_error(format_args!("a strictly positive integer is required")));
    }
    wrapper.set_chunk(size as i64);
    Ok(())
}

/// `__del__`: of one whose making failed nothing is left to be done.
pub(super) fn finalize<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match any(py, args.get(0)) {
        Ok(wrapper) if !wrapper.is(OK) => Ok(Value::NONE),
        _ => crate::io::base::finalize(py, args),
    }
}

pub(super) fn close<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let this = args.get(0);
    let wrapper = attached(py, this)?;
    let closed = s.attribute_named(py, args, this, "closed")?;
    if s.truth(py, args, closed)? {
        return Ok(Value::NONE);
    }
    let buffer = wrapper.get(BUFFER);
    let flush = s.attribute_named(py, args, this, "flush")?;
    let flushed = s.attempt(py, args, |s, _, args| s.call(args, flush, &[]))?;
    let close = s.attribute_named(py, args, buffer, "close")?;
    let closed = s.attempt(py, args, |s, _, args| s.call(args, close, &[]))?;
    match (flushed, closed) {
        (Ok(_), Ok(value)) => Ok(value),
        (Ok(_), Err(exception)) | (Err(exception), Ok(_)) => Err(py.raise_again(exception)),
        (Err(first), Err(exception)) => {
            let trap = py.raise_again(exception);
            py.set_context(exception, first);
            Err(trap)
        }
    }
}

pub(super) fn detach<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let wrapper = attached(py, args.get(0))?;
    s.method(py, args, args.get(0), "flush", &[])?;
    let buffer = wrapper.get(BUFFER);
    buffered::set_owned(py, buffer, false)?;
    wrapper.set(BUFFER, Value::NULL);
    wrapper.set_bits(DETACHED);
    Ok(buffer)
}

pub(super) fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let this = args.get(0);
    let wrapper = initialized(py, this)?;
    let get = py.builtin_named("getattr")?;
    let mut text = String::from("<_io.TextIOWrapper");
    for name in ["name", "mode"] {
        let (key, none) = (new_str(py, name)?, Value::NOT_IMPLEMENTED);
        match s.attempt(py, args, |s, _, args| s.call(args, get, &[this, key, none]))? {
            Ok(found) if found != none => {
                let found = s.repr(py, args, found)?;
                text.push_str(&format!(" {name}={}", Python::shown(found)));
            }
            Err(exception) if !py.is_instance_of(exception, TypeId::ValueError) => {
                return Err(py.raise_again(exception));
            }
            _ => {}
        }
    }
    let encoding = s.repr(py, args, wrapper.get(ENCODING))?;
    text.push_str(&format!(" encoding={}>", Python::shown(encoding)));
    new_str(py, &text)
}
