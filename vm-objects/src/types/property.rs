//! `property`, and the members that `__slots__` makes: methods and attributes.

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::descriptor::Property;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::value::Value;

const PROPERTY: TypeId = TypeId::Property;

static METHODS: &[NativeDef] = &[
    NativeDef::method(PROPERTY, "__delete__", Arity::One, delete),
    NativeDef::method(PROPERTY, "__get__", Arity::Between(1, 2), get),
    NativeDef::method(PROPERTY, "__set__", Arity::Between(2, 2), set),
    NativeDef::method(PROPERTY, "__set_name__", Arity::Between(2, 2), set_name),
    NativeDef::method(PROPERTY, "deleter", Arity::One, deleter),
    NativeDef::method(PROPERTY, "getter", Arity::One, getter),
    NativeDef::method(PROPERTY, "setter", Arity::One, setter),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__doc__", get: get_doc, set: Some(set_doc) },
    GetSetDef { name: "__isabstractmethod__", get: super::abstract_methods::get, set: None },
    GetSetDef { name: "fdel", get: get_fdel, set: None },
    GetSetDef { name: "fget", get: get_fget, set: None },
    GetSetDef { name: "fset", get: get_fset, set: None },
];

static NEW: NativeDef = NativeDef::function("property", Arity::Free, new);

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

/// `property(fget=None, fset=None, fdel=None, doc=None)`; the window begins with the type.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const NAMES: [&str; 4] = ["fget", "fset", "fdel", "doc"];
    if args.input != vm_core::object::Input::Start {
        let doc = args.result();
        let made = args.get(args.nargs()).cast::<Property>();
        if let Some(made) = made {
            made.doc.set(doc);
        }
        return Ok(args.get(args.nargs()));
    }
    let mut given = [Value::NONE; 4];
    let names = args.kwnames.cast::<Tuple>();
    let names = names.as_ref().map_or(&[][..], |names| names.values());
    let positional = args.nargs().saturating_sub(names.len());
    if positional > 5 {
        let count = positional - 1;
        return Err(py.type_error(format_args!("property() takes at most 4 arguments ({count} given)")));
    }
    for (index, slot) in given.iter_mut().enumerate().take(positional.saturating_sub(1)) {
        *slot = args.get(index + 1);
    }
    for (index, name) in names.iter().enumerate() {
        let place = NAMES.iter().position(|known| name.cast::<Str>().is_some_and(|name| name.eq_text(known)));
        let Some(slot) = place.and_then(|place| given.get_mut(place)) else {
            let name = Python::shown(*name);
            return Err(py.type_error(format_args!("'{name}' is an invalid keyword argument for property()")));
        };
        *slot = args.get(positional + index);
    }
    let [fget, fset, fdel, doc] = given;
    let property = Property::alloc(&mut py.heap, fget, fset, fdel, doc, Value::NULL)?;
    if doc.is_none() && !fget.is_none() {
        // Its documentation is the getter's.
        let name = Str::intern(&mut py.heap, "__doc__")?.value();
        if fget.is_kind(crate::heap::Kind::Function) {
            property.doc.set(py.attribute(fget, name)?);
        }
    }
    Ok(property.value())
}

fn property(py: &mut Python<'_>, this: Value) -> Result<Obj<Property>, Trap> {
    py.unwrapped(this).cast::<Property>().ok_or_else(|| py.refused("an attribute of a property"))
}

/// `property_copy`: a subclass is called to make its copy.
fn copy_with<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    change: impl Fn(&Property, Value),
) -> Result<Value, Trap> {
    if args.input != vm_core::object::Input::Start {
        let made = args.result();
        let name = property(py, args.get(0))?.name.get();
        if let Some(copy) = py.unwrapped(made).cast::<Property>() {
            copy.name.set(name);
        }
        return Ok(made);
    }
    let this = property(py, args.get(0))?;
    let (fget, fset, fdel) = (this.getter.get(), this.setter.get(), this.deleter.get());
    let copy = Property::alloc(&mut py.heap, fget, fset, fdel, this.doc.get(), this.name.get())?;
    change(&copy, args.get(1));
    let class = py.type_of(args.get(0));
    if class != PROPERTY.value() {
        let parts = [copy.getter.get(), copy.setter.get(), copy.deleter.get(), copy.doc.get()];
        return Err(args.call(1, class, &parts));
    }
    Ok(copy.value())
}

fn getter<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    copy_with(py, args, |copy, function| copy.getter.set(function))
}

fn setter<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    copy_with(py, args, |copy, function| copy.setter.set(function))
}

fn deleter<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    copy_with(py, args, |copy, function| copy.deleter.set(function))
}

fn set_name<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    property(py, args.get(0))?.name.set(args.get(2));
    Ok(Value::NONE)
}

/// Calls one of the functions with the window's arguments.
fn ask<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    function: Value,
    what: &str,
    end: usize,
) -> Result<Value, Trap> {
    if args.input != vm_core::object::Input::Start {
        return Ok(args.result());
    }
    if function.is_none() {
        let this = property(py, args.get(0))?;
        let object = args.get(1);
        return Err(py.property_lacks(this, object, what));
    }
    crate::classes::special::pass_on(args, 1, function, 1, end)
}

fn get<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = property(py, args.get(0))?;
    if args.get(1).is_none() {
        return Ok(args.get(0));
    }
    let function = this.getter.get();
    if function.is_small_int() {
        return py.get_slot(this, args.get(1));
    }
    ask(py, args, function, "getter", 2)
}

fn set<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let function = property(py, args.get(0))?.setter.get();
    ask(py, args, function, "setter", 3)
}

fn delete<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let function = property(py, args.get(0))?.deleter.get();
    ask(py, args, function, "deleter", 2)
}

fn get_fget(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(property(py, this)?.getter.get())
}

fn get_fset(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(property(py, this)?.setter.get())
}

fn get_fdel(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(property(py, this)?.deleter.get())
}

fn get_doc(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(property(py, this)?.doc.get())
}

fn set_doc(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    property(py, this)?.doc.set(if value.is_null() { Value::NONE } else { value });
    Ok(())
}
