//! What all buffers have: making, closing, positions, attributes.

use vm_objects::object::bytes::ByteArray;
use vm_objects::object::instance::Instance;
use vm_objects::{Args, Arity, NativeDef, Python, Script, Trap, TypeSpec, Value};

use super::state::{Buffered, DETACHED, OK, OWNED, READABLE, WRITABLE};
use super::write::{flush_all, rewind};
use super::{RANDOM, READER, WRITER};
use crate::arguments::{self, index, new_int, required};
use crate::io::checks::{Able, check_able, uninitialized};
use crate::io::{file_io, raw};

/// Which buffer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Reader,
    Writer,
    Random,
}

impl Kind {
    fn spec(self) -> &'static TypeSpec {
        match self {
            Kind::Reader => &READER,
            Kind::Writer => &WRITER,
            Kind::Random => &RANDOM,
        }
    }
}

/// An object of one of the three classes.
fn any(py: &mut Python<'_>, this: Value) -> Result<Buffered, Trap> {
    for spec in [&READER, &WRITER, &RANDOM] {
        if py.is_host_object(this, spec)?
            && let Some(object) = this.cast::<Instance>()
        {
            return Ok(Buffered(object));
        }
    }
    let kind = py.type_name(this);
    Err(py.type_error(format_args!("descriptor of '_io._BufferedIOBase' object doesn't apply to a '{kind}' object")))
}

/// A buffer that has its raw stream: `CHECK_INITIALIZED`.
pub(super) fn attached(py: &mut Python<'_>, this: Value) -> Result<Buffered, Trap> {
    let buffered = any(py, this)?;
    if buffered.is(OK) {
        return Ok(buffered);
    }
    if buffered.is(DETACHED) {
        return Err(py.value_error(format_args!("raw stream has been detached")));
    }
    Err(uninitialized(py))
}

/// `CHECK_CLOSED`
pub(super) fn check_open<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (buffered, operation): (Buffered, &str),
) -> Result<(), Trap> {
    let closed = buffered.memory().is_none() || raw::is_closed(s, py, args, buffered.raw())?;
    if closed && buffered.ahead() == 0 {
        return Err(py.value_error(format_args!("{operation} closed file")));
    }
    Ok(())
}

/// The raw stream of an object of one of the three classes.
pub(in crate::io) fn raw_of(this: Value) -> Value {
    this.cast::<Instance>().map_or(Value::NULL, |object| Buffered(object).raw())
}

/// Says whether a text stands on a buffer.
pub(in crate::io) fn set_owned(py: &mut Python<'_>, this: Value, owned: bool) -> Result<(), Trap> {
    for spec in [&READER, &WRITER, &RANDOM] {
        if py.is_host_object(this, spec)?
            && let Some(object) = this.cast::<Instance>()
        {
            let buffered = Buffered(object);
            let bits = buffered.bits() & !OWNED;
            buffered.set_bits(if owned { bits | OWNED } else { bits });
        }
    }
    Ok(())
}

/// `__init__(raw, buffer_size=DEFAULT_BUFFER_SIZE)`
pub(super) fn init<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, kind: Kind) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let name = kind.spec().name;
    let [stream, size] = arguments::named(py, args, name, 1, ["raw", "buffer_size"])?;
    let stream = required(py, stream, name, "raw", 1)?;
    let size = if size.is_null() { super::super::BUFFER_SIZE as i64 } else { index(&mut s, py, args, size)? };
    let buffered = any(py, args.get(0))?;
    buffered.set_bits(0);
    if kind == Kind::Random {
        check_able(&mut s, py, args, stream, Able::Seek)?;
    }
    if kind != Kind::Writer {
        check_able(&mut s, py, args, stream, Able::Read)?;
    }
    if kind != Kind::Reader {
        check_able(&mut s, py, args, stream, Able::Write)?;
    }
    if size <= 0 {
        return Err(py.value_error(format_args!("buffer size must be strictly positive")));
    }
    // Where the raw stream stands: it need not know.
    let tell = s.attempt(py, args, |s, py, args| s.attribute_named(py, args, stream, "tell"))?;
    let place = match tell {
        Ok(tell) => s.attempt(py, args, |s, _, args| s.call(args, tell, &[]))?.ok(),
        Err(_) => None,
    };
    let memory = ByteArray::with_len(&mut py.heap, size as usize)?;
    file_io::set_owned(py, stream, true)?;
    buffered.set_raw(stream);
    buffered.set_memory(memory.value());
    buffered.set_pos(0);
    buffered.set_raw_pos(0);
    buffered.reset_read();
    buffered.reset_write();
    buffered.set_abs_pos(place.and_then(|place| py.unwrapped(place).as_small_index()).map_or(-1, |at| at as i64));
    buffered.set_bits(match kind {
        Kind::Reader => OK | READABLE,
        Kind::Writer => OK | WRITABLE,
        Kind::Random => OK | READABLE | WRITABLE,
    });
    Ok(Value::NONE)
}

/// What the raw stream is asked for as it is.
pub(super) fn delegate<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, method: &'static str) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let buffered = attached(py, args.get(0))?;
    let rest: Vec<Value> = args.args().iter().skip(1).copied().collect();
    s.method(py, args, buffered.raw(), method, &rest)
}

pub(super) static NAME: NativeDef = NativeDef::function("name", Arity::Free, |py, args| of_raw(py, args, "name"));
pub(super) static MODE: NativeDef = NativeDef::function("mode", Arity::Free, |py, args| of_raw(py, args, "mode"));
static CLOSED: NativeDef = NativeDef::function("closed", Arity::Free, |py, args| of_raw(py, args, "closed"));

/// An attribute of the raw stream.
fn of_raw<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, name: &'static str) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let buffered = attached(py, args.get(0))?;
    s.attribute_named(py, args, buffered.raw(), name)
}

pub(super) fn closed(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let stream = attached(py, this)?.raw();
    if file_io::is_exact(py, stream)? {
        return Ok(Value::from_bool(file_io::is_closed(stream)));
    }
    Err(py.defer(&CLOSED, 0))
}

pub(super) fn raw(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let raw = any(py, this)?.raw();
    Ok(if raw.is_null() { Value::NONE } else { raw })
}

/// `__del__`: a text that stands on it does it.
pub(super) fn finalize<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match any(py, args.get(0)) {
        Ok(buffered) if buffered.is(OWNED) || !buffered.is(OK) => Ok(Value::NONE),
        _ => crate::io::base::finalize(py, args),
    }
}

pub(super) fn close<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let this = args.get(0);
    let buffered = attached(py, this)?;
    // Asked once: afterwards it is closed.
    let closed = raw::is_closed(&mut s, py, args, buffered.raw());
    let closed = match closed {
        Ok(closed) => s.operation(py, args, &[], |_| Ok(Value::from_bool(closed)))?,
        Err(trap) => return Err(trap),
    };
    if closed == Value::TRUE {
        return Ok(Value::NONE);
    }
    let flush = s.attribute_named(py, args, this, "flush")?;
    let flushed = s.attempt(py, args, |s, _, args| s.call(args, flush, &[]))?;
    let close = s.attribute_named(py, args, buffered.raw(), "close")?;
    let closed = s.attempt(py, args, |s, _, args| s.call(args, close, &[]))?;
    buffered.set_memory(Value::NULL);
    buffered.reset_read();
    match (flushed, closed) {
        (Ok(_), Ok(value)) => Ok(value),
        (Ok(_), Err(exception)) => Err(py.raise_again(exception)),
        (Err(first), Ok(_)) => Err(py.raise_again(first)),
        (Err(first), Err(exception)) => {
            // `_PyErr_ChainExceptions1`
            let trap = py.raise_again(exception);
            py.set_context(exception, first);
            Err(trap)
        }
    }
}

pub(super) fn detach<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let buffered = attached(py, args.get(0))?;
    s.method(py, args, args.get(0), "flush", &[])?;
    let raw = buffered.raw();
    file_io::set_owned(py, raw, false)?;
    buffered.set_raw(Value::NULL);
    buffered.set_bits(DETACHED);
    Ok(raw)
}

pub(super) fn tell<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let buffered = attached(py, args.get(0))?;
    let place = raw::tell(&mut s, py, args, buffered.raw())?;
    buffered.set_abs_pos(place);
    new_int(py, (place - buffered.raw_offset()).max(0))
}

/// `seek(target, whence=0)`
pub(super) fn seek<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 1)?;
    let own = args.nargs();
    let buffered = attached(py, args.get(0))?;
    let whence = match args.arg(2) {
        Some(whence) => index(&mut s, py, args, whence)?,
        None => 0,
    };
    let target = index(&mut s, py, args, args.get(1));
    if args.get(own).is_null() {
        if !(0..=4).contains(&whence) {
            return Err(py.value_error(format_args!("whence value {whence} unsupported")));
        }
        check_open(&mut s, py, args, (buffered, "seek of"))?;
        check_able(&mut s, py, args, buffered.raw(), Able::Seek)?;
        let target = target?;
        if matches!(whence, 0 | 1) && buffered.is(READABLE) {
            // Perhaps the place is in the buffer.
            let current = match buffered.abs_pos() {
                -1 => raw::tell(&mut s, py, args, buffered.raw())?,
                known => known,
            };
            buffered.set_abs_pos(current);
            let ahead = buffered.ahead();
            if ahead > 0 {
                let here = current - buffered.raw_offset();
                let offset = if whence == 0 { target - here } else { target };
                if offset >= -buffered.pos() && offset <= ahead {
                    buffered.set_pos(buffered.pos() + offset);
                    return new_int(py, here + offset);
                }
            }
        }
        args.set(own, Value::TRUE);
        s.restart(args);
    }
    let mut target = index(&mut s, py, args, args.get(1))?;
    if buffered.is(WRITABLE) {
        flush_all(&mut s, py, args, buffered)?;
    }
    if whence == 1 {
        target -= buffered.raw_offset();
    }
    let place = raw::seek(&mut s, py, args, (buffered.raw(), target, whence))?;
    buffered.set_abs_pos(place);
    buffered.set_raw_pos(-1);
    if buffered.is(READABLE) {
        buffered.reset_read();
    }
    new_int(py, place)
}

/// `buffered_flush_and_rewind_unlocked`: what is to be written is; the raw stream stands where the program thinks it is.
pub(super) fn flush_and_rewind<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    buffered: Buffered,
) -> Result<(), Trap> {
    flush_all(s, py, args, buffered)?;
    if buffered.is(READABLE) {
        rewind(s, py, args, buffered)?;
        buffered.reset_read();
    }
    Ok(())
}

pub(super) fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let this = args.get(0);
    let get = py.builtin_named("getattr")?;
    let (key, none) = (arguments::new_str(py, "name")?, Value::NOT_IMPLEMENTED);
    let name = s.attempt(py, args, |s, _, args| s.call(args, get, &[this, key, none]))?;
    let class = shown_class(py, this, &[&READER, &WRITER, &RANDOM])?;
    match name {
        Ok(name) if name != none => {
            let name = s.repr(py, args, name)?;
            Ok(py.format_str(format_args!("<{class} name={}>", Python::shown(name)))?.value())
        }
        Err(exception) if !py.is_instance_of(exception, vm_objects::types::TypeId::ValueError) => {
            Err(py.raise_again(exception))
        }
        _ => Ok(py.format_str(format_args!("<{class}>"))?.value()),
    }
}

/// `tp_name`: with the module for types of C.
pub(in crate::io) fn shown_class(
    py: &mut Python<'_>,
    this: Value,
    specs: &[&'static TypeSpec],
) -> Result<String, Trap> {
    let class = py.type_of(this);
    for &spec in specs {
        if py.host_type(spec)? == class {
            return Ok(format!("_io.{}", spec.name));
        }
    }
    Ok(py.name_of_type(class).to_string())
}
