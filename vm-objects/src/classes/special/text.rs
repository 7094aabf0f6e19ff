//! `str`, `repr` and `format`.

use super::step;
use crate::Trap;
use crate::heap::Kind;
use crate::object::class::Class;
use crate::object::str::Str;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

const STR: u32 = 1 << 8;
const REPR: u32 = 2 << 8;
const FORMAT: u32 = 3 << 8;
const DONE: u32 = 4 << 8;

/// A result that must be a str.
fn checked(py: &mut Python<'_>, state: u32, result: Value) -> Result<Value, Trap> {
    if state == DONE || py.is_instance_of(result, TypeId::Str) {
        return Ok(result);
    }
    let name = py.type_name(result);
    let method = if state == STR { "__str__" } else { "__repr__" };
    Err(match state {
        FORMAT => py.type_error(format_args!("__format__ must return a str, not {name}")),
        _ => py.type_error(format_args!("{method} returned non-string (type {name})")),
    })
}

/// `str(value)`.
pub(super) fn str<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(0);
    if args.input == Input::Value {
        return checked(py, step(args.state) << 8, args.result());
    }
    if let Some(found) = py.lookup_special(value, "__str__") {
        return Err(py.ask_special(args, STR, found, value, &[]));
    }
    let inside = py.payload_of(value);
    if let Some(inside) = inside.filter(|inside| inside.is_kind(Kind::Str)) {
        return Ok(inside);
    }
    if value.is_kind(Kind::Exception) {
        let str = crate::classes::lookup::own_attribute(TypeId::BaseException, "__str__");
        return Err(args.call(DONE, str, &[value]));
    }
    // A `__repr__` that is called for `str` is checked as `__str__` is.
    if let Some(found) = py.lookup_special(value, "__repr__") {
        return Err(py.ask_special(args, STR, found, value, &[]));
    }
    repr(py, args)
}

/// `repr(value)`.
pub(super) fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(0);
    if args.input == Input::Value {
        return checked(py, step(args.state) << 8, args.result());
    }
    if let Some(found) = py.lookup_special(value, "__repr__") {
        return Err(py.ask_special(args, REPR, found, value, &[]));
    }
    if value.is_kind(Kind::Exception) {
        let repr = crate::classes::lookup::own_attribute(TypeId::BaseException, "__repr__");
        return Err(args.call(DONE, repr, &[value]));
    }
    if let Some(inside) = py.payload_of(value) {
        let repr = py.builtin_named("repr")?;
        return Err(args.call(DONE, repr, &[inside]));
    }
    py.default_repr(value)
}

/// `format(value, spec)`.
pub(super) fn format<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(0);
    if args.input == Input::Value {
        return checked(py, step(args.state) << 8, args.result());
    }
    let spec = match args.arg(1) {
        Some(spec) if !spec.is_null() => spec,
        _ => Str::from_str(&mut py.heap, "")?.value(),
    };
    if let Some(found) = py.lookup_special(value, "__format__") {
        return Err(py.ask_special(args, FORMAT, found, value, &[spec]));
    }
    let given = py.unwrapped(spec).cast::<Str>().is_some_and(|spec| spec.len() != 0);
    if let Some(inside) = py.payload_of(value)
        && given
    {
        let format = py.builtin_named("format")?;
        return Err(args.call(DONE, format, &[inside, spec]));
    }
    if given {
        let name = py.type_name(value);
        return Err(py.type_error(format_args!("unsupported format string passed to {name}.__format__")));
    }
    str(py, args)
}

impl Python<'_> {
    /// `<module.Class object at 0x…>`.
    pub(crate) fn default_repr(&mut self, value: Value) -> Result<Value, Trap> {
        let class = self.type_of(value);
        let address = value.identity();
        let Some(program_class) = class.cast::<Class>() else {
            let name = self.type_name(value);
            return Ok(self.format_str(format_args!("<{name} object at {address:#x}>"))?.value());
        };
        let module = self.class_attribute_named(class, "__module__");
        let (module, name) = (Self::shown(module), Self::shown(program_class.qualname.get()));
        Ok(self.format_str(format_args!("<{module}.{name} object at {address:#x}>"))?.value())
    }
}
