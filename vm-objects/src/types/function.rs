//! `function`: methods and attributes.

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::bound_method::BoundMethod;
use crate::object::cell::Cell;
use crate::object::code::{Code, CodeRef};
use crate::object::dict::Dict;
use crate::object::function::{Extra, Function};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::value::Value;

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Function, "__call__", Arity::Free, call),
    NativeDef::method(TypeId::Function, "__get__", Arity::Between(1, 2), get),
    NativeDef::method(TypeId::Function, "__repr__", Arity::None, super::object::repr_builtin),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__annotations__", get: get_annotations, set: Some(set_annotations) },
    GetSetDef { name: "__builtins__", get: get_builtins, set: None },
    GetSetDef { name: "__closure__", get: get_closure, set: None },
    GetSetDef { name: "__code__", get: get_code, set: Some(set_code) },
    GetSetDef { name: "__defaults__", get: get_defaults, set: Some(set_defaults) },
    GetSetDef { name: "__doc__", get: get_doc, set: Some(set_doc) },
    GetSetDef { name: "__globals__", get: get_globals, set: None },
    GetSetDef { name: "__kwdefaults__", get: get_kwdefaults, set: Some(set_kwdefaults) },
    GetSetDef { name: "__module__", get: get_module, set: Some(set_module) },
    GetSetDef { name: "__name__", get: get_name, set: Some(set_name) },
    GetSetDef { name: "__qualname__", get: get_qualname, set: Some(set_qualname) },
    GetSetDef { name: "__type_params__", get: get_type_params, set: Some(set_type_params) },
];

static NEW: NativeDef = NativeDef::function("function", Arity::Free, new);

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

/// `f.__call__(*args)`.
pub(super) fn call<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != vm_core::object::Input::Start {
        return Ok(args.result());
    }
    let (callable, nargs) = (args.get(0), args.nargs());
    crate::classes::special::pass_on(args, 1, callable, 1, nargs)
}

/// `f.__get__(object, class)`.
fn get<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (function, object) = (args.get(0), args.get(1));
    if object.is_none() {
        if args.arg(2).is_none_or(Value::is_none) {
            return Err(py.type_error(format_args!("__get__(None, None) is invalid")));
        }
        return Ok(function);
    }
    Ok(BoundMethod::alloc(&mut py.heap, object, function)?.value())
}

/// `FunctionType(code, globals, name=None, argdefs=None, closure=None)`; the window begins with the type.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const NAMES: [&str; 5] = ["code", "globals", "name", "argdefs", "closure"];
    let mut given = [Value::NONE; 5];
    let names = args.kwnames.cast::<Tuple>();
    let names = names.as_ref().map_or(&[][..], |names| names.values());
    let positional = args.nargs().saturating_sub(names.len());
    for (index, slot) in given.iter_mut().enumerate().take(positional.saturating_sub(1)) {
        *slot = args.get(index + 1);
    }
    for (index, name) in names.iter().enumerate() {
        let place = NAMES.iter().position(|known| name.cast::<Str>().is_some_and(|name| name.eq_text(known)));
        let Some(slot) = place.and_then(|place| given.get_mut(place)) else {
            let name = Python::shown(*name);
            return Err(py.type_error(format_args!("function() got an unexpected keyword argument '{name}'")));
        };
        *slot = args.get(positional + index);
    }
    let [code, globals, name, defaults, closure] = given;
    let Some(code) = code.cast::<Code>() else {
        let kind = py.type_name(code);
        return Err(py.type_error(format_args!("function() argument 'code' must be code, not {kind}")));
    };
    if globals.cast::<Dict>().is_none() {
        let kind = py.type_name(globals);
        return Err(py.type_error(format_args!("function() argument 'globals' must be dict, not {kind}")));
    }
    let free = CodeRef::from(code).nfreevars();
    let cells = closure.cast::<Tuple>();
    if cells.is_none() && free != 0 && closure.is_none() {
        return Err(py.type_error(format_args!("arg 5 (closure) must be tuple")));
    }
    if cells.is_none() && !closure.is_none() {
        return Err(py.type_error(format_args!("arg 5 (closure) must be None or tuple")));
    }
    let closed = cells.map_or(0, |cells| cells.len());
    if closed != free {
        let name = Python::shown(code.name.get());
        return Err(py.value_error(format_args!("{name} requires closure of length {free}, not {closed}")));
    }
    for &cell in cells.as_ref().map_or(&[][..], |cells| cells.values()) {
        if cell.cast::<Cell>().is_none() {
            let kind = py.type_name(cell);
            return Err(py.type_error(format_args!("arg 5 (closure) expected cell, found {kind}")));
        }
    }
    let or_null = |value: Value| if value.is_none() { Value::NULL } else { value };
    let closure = if free == 0 { Value::NULL } else { closure };
    let function = Function::alloc(&mut py.heap, code.value(), globals, closure, or_null(defaults), Value::NULL)?;
    if !name.is_none() {
        function.set_extra_slot(&mut py.heap, Extra::Name, name)?;
    }
    Ok(function.value())
}

fn function(py: &mut Python<'_>, this: Value) -> Result<Obj<Function>, Trap> {
    this.cast::<Function>().ok_or_else(|| py.refused("an attribute of a function"))
}

fn code_of(function: Obj<Function>) -> Option<Obj<Code>> {
    function.code.get().cast::<Code>()
}

fn or_none(value: Value) -> Value {
    if value.is_null() { Value::NONE } else { value }
}

fn or_null(value: Value) -> Value {
    if value.is_none() { Value::NULL } else { value }
}

fn get_closure(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(or_none(function(py, this)?.closure.get()))
}

fn get_globals(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(function(py, this)?.globals.get())
}

fn get_builtins(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    match py.own_builtins(this) {
        Value::NULL => Ok(py.all_builtins()?.value()),
        builtins => Ok(builtins),
    }
}

fn get_code(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(function(py, this)?.code.get())
}

fn set_code(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    let this = function(py, this)?;
    let Some(code) = value.cast::<Code>() else {
        return Err(py.type_error(format_args!("__code__ must be set to a code object")));
    };
    let free = CodeRef::from(code).nfreevars();
    let closed = this.closure.get().cast::<Tuple>().map_or(0, |cells| cells.len());
    if free != closed {
        let name = py.name_of_function(this);
        let name = Python::shown(name);
        return Err(py.value_error(format_args!("{name}() requires a code object with {closed} free vars, not {free}")));
    }
    // What the function took from its old code stays.
    let (name, doc) = (py.name_of_function(this), get_doc(py, this.value())?);
    let qualname = get_qualname(py, this.value())?;
    for (slot, value) in [(Extra::Name, name), (Extra::QualName, qualname), (Extra::Doc, doc)] {
        this.set_extra_slot(&mut py.heap, slot, value)?;
    }
    this.code.set(value);
    Ok(())
}

fn get_defaults(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(or_none(function(py, this)?.defaults.get()))
}

fn set_defaults(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    let this = function(py, this)?;
    let value = or_null(value);
    if !value.is_null() && value.cast::<Tuple>().is_none() {
        return Err(py.type_error(format_args!("__defaults__ must be set to a tuple object")));
    }
    this.defaults.set(value);
    Ok(())
}

fn set_extra(py: &mut Python<'_>, this: Value, slot: Extra, value: Value) -> Result<(), Trap> {
    function(py, this)?.set_extra_slot(&mut py.heap, slot, value)
}

fn get_kwdefaults(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(or_none(function(py, this)?.extra_slot(Extra::KwDefaults)))
}

fn set_kwdefaults(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    let value = or_null(value);
    if !value.is_null() && value.cast::<Dict>().is_none() {
        return Err(py.type_error(format_args!("__kwdefaults__ must be set to a dict object")));
    }
    set_extra(py, this, Extra::KwDefaults, value)
}

/// A dict, made when it is asked for the first time: until then there is `MAKE_FUNCTION`'s tuple, or nothing.
fn get_annotations(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let this = function(py, this)?;
    let kept = this.extra_slot(Extra::Annotations);
    if kept.cast::<Dict>().is_some() {
        return Ok(kept);
    }
    let dict = Dict::new(&mut py.heap)?;
    let pairs = kept.cast::<Tuple>();
    for pair in pairs.as_ref().map_or(&[][..], |pairs| pairs.values()).chunks_exact(2) {
        if let [name, annotation] = pair
            && let Some(name) = name.cast::<Str>()
        {
            dict.insert_str(&mut py.heap, name, *annotation)?;
        }
    }
    this.set_extra_slot(&mut py.heap, Extra::Annotations, dict.value())?;
    Ok(dict.value())
}

fn set_annotations(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    let value = or_null(value);
    if !value.is_null() && value.cast::<Dict>().is_none() {
        return Err(py.type_error(format_args!("__annotations__ must be set to a dict object")));
    }
    set_extra(py, this, Extra::Annotations, value)
}

/// The doc string stands first among the constants, if there is one.
fn get_doc(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let this = function(py, this)?;
    let own = this.extra_slot(Extra::Doc);
    if !own.is_null() {
        return Ok(own);
    }
    let first = code_of(this).and_then(|code| code.consts.get().cast::<Tuple>()).and_then(|consts| consts.get(0));
    Ok(first.filter(|doc| doc.cast::<Str>().is_some()).unwrap_or(Value::NONE))
}

fn set_doc(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    set_extra(py, this, Extra::Doc, or_none(value))
}

fn get_module(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let this = function(py, this)?;
    Ok(or_none(py.module_of(this)))
}

fn set_module(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    set_extra(py, this, Extra::Module, or_none(value))
}

impl Python<'_> {
    /// `__name__` of a function.
    pub(crate) fn name_of_function(&self, function: Obj<Function>) -> Value {
        let own = function.extra_slot(Extra::Name);
        if !own.is_null() { own } else { code_of(function).map_or(Value::NONE, |code| code.name.get()) }
    }
}

fn get_name(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let this = function(py, this)?;
    Ok(py.name_of_function(this))
}

fn set_name(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    if value.cast::<Str>().is_none() {
        return Err(py.type_error(format_args!("__name__ must be set to a string object")));
    }
    set_extra(py, this, Extra::Name, value)
}

fn get_qualname(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let this = function(py, this)?;
    let own = this.extra_slot(Extra::QualName);
    Ok(if !own.is_null() { own } else { code_of(this).map_or(Value::NONE, |code| code.qualname.get()) })
}

fn set_qualname(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    if value.cast::<Str>().is_none() {
        return Err(py.type_error(format_args!("__qualname__ must be set to a string object")));
    }
    set_extra(py, this, Extra::QualName, value)
}

fn get_type_params(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let own = function(py, this)?.extra_slot(Extra::TypeParams);
    if own.is_null() { Ok(Tuple::from_slice(&mut py.heap, &[])?.value()) } else { Ok(own) }
}

fn set_type_params(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    if value.cast::<Tuple>().is_none() {
        return Err(py.type_error(format_args!("__type_params__ must be set to a tuple")));
    }
    set_extra(py, this, Extra::TypeParams, value)
}
