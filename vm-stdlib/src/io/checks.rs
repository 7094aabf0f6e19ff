//! What a stream must be for an operation, and the errors when it is not.

use vm_objects::object::bytes::Bytes;
use vm_objects::object::str::Str;
use vm_objects::types::TypeId;
use vm_objects::{Args, Obj, Python, Script, Trap, TypeSpec, Value};

/// `io.UnsupportedOperation`
pub(super) static UNSUPPORTED: TypeSpec =
    TypeSpec { built_in: TypeId::OSError, also: &[TypeId::ValueError], ..TypeSpec::new("io", "UnsupportedOperation") };

/// Raises `io.UnsupportedOperation`.
pub(super) fn unsupported(py: &mut Python<'_>, text: &str) -> Trap {
    match py.host_type(&UNSUPPORTED) {
        Ok(class) => py.error_of_class(class, format_args!("{text}")),
        Err(trap) => trap,
    }
}

/// `ValueError: I/O operation on closed file.`
pub(super) fn closed_file(py: &mut Python<'_>) -> Trap {
    py.value_error(format_args!("I/O operation on closed file."))
}

/// `ValueError: I/O operation on uninitialized object`
pub(super) fn uninitialized(py: &mut Python<'_>) -> Trap {
    py.value_error(format_args!("I/O operation on uninitialized object"))
}

/// `iobase_check_closed` of CPython's `Modules/_io/iobase.c`.
pub(super) fn check_closed<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    stream: Value,
) -> Result<(), Trap> {
    let closed = s.attribute_named(py, args, stream, "closed")?;
    if s.truth(py, args, closed)? { Err(closed_file(py)) } else { Ok(()) }
}

/// Calls `stream.readable()` or its kin, and raises `UnsupportedOperation` for what is not `True`.
pub(super) fn check_able<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    stream: Value,
    able: Able,
) -> Result<Value, Trap> {
    let (method, text) = able.names();
    let answer = s.method(py, args, stream, method, &[])?;
    if answer == Value::TRUE { Ok(answer) } else { Err(unsupported(py, text)) }
}

/// What a stream can do.
#[derive(Clone, Copy)]
pub(super) enum Able {
    Read,
    Write,
    Seek,
}

impl Able {
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Able::Read => ("readable", "File or stream is not readable."),
            Able::Write => ("writable", "File or stream is not writable."),
            Able::Seek => ("seekable", "File or stream is not seekable."),
        }
    }
}

/// The bytes object that a method has given.
pub(super) fn given_bytes(py: &mut Python<'_>, value: Value, method: &str) -> Result<Obj<Bytes>, Trap> {
    match py.unwrapped(value).cast::<Bytes>() {
        Some(bytes) => Ok(bytes),
        None => {
            let kind = py.type_name(value);
            Err(py.error(TypeId::OSError, format_args!("{method}() should have returned a bytes object, not '{kind}'")))
        }
    }
}

/// The str that a method has given.
pub(super) fn given_text(py: &mut Python<'_>, value: Value, method: &str) -> Result<Obj<Str>, Trap> {
    match py.unwrapped(value).cast::<Str>() {
        Some(text) => Ok(text),
        None => {
            let kind = py.type_name(value);
            Err(py.error(TypeId::OSError, format_args!("{method}() should have returned a str object, not '{kind}'")))
        }
    }
}

/// `object.name = value`
pub(super) fn set_attribute<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (object, name, value): (Value, &'static str, Value),
) -> Result<(), Trap> {
    let name = Str::intern(&mut py.heap, name)?.value();
    match py.set_attribute(object, name, value) {
        Err(Trap::Defer) => {
            let set = py.builtin_named("setattr")?;
            s.call(args, set, &[object, name, value])?;
            Ok(())
        }
        done => done,
    }
}
