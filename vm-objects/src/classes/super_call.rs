//! `super()`, and what `LOAD_SUPER_ATTR` defers to.

use super::special::ask;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::bound_method::BoundMethod;
use crate::object::cell::Cell;
use crate::object::code::CodeRef;
use crate::object::descriptor::Super;
use crate::object::str::Str;
use crate::ops::attributes::Found;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

/// `super(class, object).name` where it takes Python code; the window is `super`, the class, the object.
pub(crate) static LOAD_SUPER: NativeDef = NativeDef::function("super", Arity::Free, load_super);
/// The same where `super` names something else.
pub(crate) static SHADOWED: NativeDef = NativeDef::function("super", Arity::Free, shadowed);

fn load_super<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        return Ok(args.result());
    }
    let (class, object, name) = (args.get(1), args.get(2), py.attribute_name);
    let self_class = py.super_check(class, object)?;
    let Some(name) = name.cast::<Str>() else { return Err(py.name_no_str(name)) };
    match py.find_after(class, object, self_class, name)? {
        Found::Value(value) => Ok(value),
        Found::Method(function, receiver) => Ok(BoundMethod::alloc(&mut py.heap, receiver, function)?.value()),
        Found::Call(callable, values, count) => {
            Err(ask(args, 1, callable, None, values.get(..usize::from(count)).unwrap_or(&[])))
        }
        Found::Missing | Found::Hook => Err(py.no_attribute(object, name.value())),
    }
}

fn shadowed<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const CALLED: u32 = 16;
    const LOADED: u32 = 17;
    if args.input == Input::Start {
        let (callable, class, object, name) = (args.get(0), args.get(1), args.get(2), py.attribute_name);
        args.push(name)?;
        // Without arguments in the source, as CPython calls it; with them the class and the object.
        return Err(args.call(CALLED, callable, &[class, object]));
    }
    if args.state == LOADED {
        return Ok(args.result());
    }
    let (object, name) = (args.result(), args.get(3));
    match py.attribute(object, name) {
        Err(Trap::Defer) => Err(args.defer(LOADED, &[object])),
        done => done,
    }
}

/// `super(class, object)`; the window begins with `super` itself.
pub(crate) fn super_new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (class, object) = match args.nargs() {
        1 => of_caller(py, args)?,
        2 => (args.get(1), Value::NULL),
        3 => (args.get(1), args.get(2)),
        given => {
            let given = given - 1;
            return Err(py.type_error(format_args!("super() expected at most 2 arguments, got {given}")));
        }
    };
    if !super::new_class::is_type(class) {
        let kind = py.type_name(class);
        return Err(py.type_error(format_args!("super() argument 1 must be a type, not {kind}")));
    }
    let (object, self_class) = if object.is_null() || object.is_none() {
        (Value::NULL, Value::NULL)
    } else {
        (object, py.super_check(class, object)?)
    };
    Ok(Super::alloc(&mut py.heap, class, object, self_class)?.value())
}

/// The class and the object of `super()` without arguments: from the frame that calls it.
fn of_caller<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>) -> Result<(Value, Value), Trap> {
    let Some(caller) = args.caller() else { return Err(py.runtime_error("super(): no current frame")) };
    let code: CodeRef = caller.code;
    if code.argcount() == 0 {
        return Err(py.runtime_error("super(): no arguments"));
    }
    let first = caller.slots.first().copied().unwrap_or(Value::NULL);
    // The first argument may be a cell that functions inside share.
    let is_cell = code.slot_kind(0).is_cell();
    let object = match first.cast::<Cell>() {
        Some(cell) if is_cell => cell.contents.get(),
        _ => first,
    };
    if object.is_null() {
        return Err(py.runtime_error("super(): arg[0] deleted"));
    }
    for index in 0..code.nlocalsplus() {
        let named = py.name_of_slot(code, index).cast::<Str>().is_some_and(|name| name.eq_text("__class__"));
        if !named || !code.slot_kind(index).is_free() {
            continue;
        }
        let class = caller.slots.get(index).and_then(|cell| cell.cast::<Cell>()).map(|cell| cell.contents.get());
        return match class {
            Some(class) if !class.is_null() => Ok((class, object)),
            _ => Err(py.runtime_error("super(): empty __class__ cell")),
        };
    }
    Err(py.runtime_error("super(): __class__ cell not found"))
}

impl Python<'_> {
    #[cold]
    fn runtime_error(&mut self, text: &str) -> Trap {
        self.error(TypeId::RuntimeError, format_args!("{text}"))
    }
}
