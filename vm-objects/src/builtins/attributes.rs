//! `getattr` and its kin, `vars`, `dir`, `globals`, `locals`.

use crate::Trap;
use crate::classes::new_class::is_type;
use crate::native::{Arity, NativeDef};
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::heap_sort::heap_sort;
use crate::object::instance::Instance;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python, Scratch};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

pub(super) const DELATTR: NativeDef = NativeDef::function("delattr", Arity::Between(2, 2), delattr);
pub(super) const DIR: NativeDef = NativeDef::function("dir", Arity::Between(0, 1), dir);
pub(super) const GETATTR: NativeDef = NativeDef::function("getattr", Arity::Between(2, 3), getattr);
pub(super) const GLOBALS: NativeDef = NativeDef::function("globals", Arity::None, globals);
pub(super) const HASATTR: NativeDef = NativeDef::function("hasattr", Arity::Between(2, 2), hasattr);
pub(super) const LOCALS: NativeDef = NativeDef::function("locals", Arity::None, locals);
pub(super) const SETATTR: NativeDef = NativeDef::function("setattr", Arity::Between(3, 3), setattr);
pub(super) const VARS: NativeDef = NativeDef::function("vars", Arity::Between(0, 1), vars);

/// The value of an attribute; null when there is none and the caller wants to know that.
fn get<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, catch: bool) -> Result<Value, Trap> {
    match args.input {
        Input::Value => return Ok(args.result()),
        Input::Raised => {
            let exception = args.result();
            if py.is_instance_of(exception, TypeId::AttributeError) {
                return Ok(Value::NULL);
            }
            return Err(py.raise_again(exception));
        }
        _ => {}
    }
    let (object, name) = (args.get(0), args.get(1));
    let name = py.unwrapped(name);
    if name.cast::<Str>().is_none() {
        return Err(py.name_no_str(args.get(1)));
    }
    match py.attribute(object, name) {
        Err(Trap::Defer) => {
            args.catch = catch;
            Err(args.defer(1, &[object]))
        }
        Err(Trap::Raise) if catch && py.is_instance_of(py.pending, TypeId::AttributeError) => {
            py.pending = Value::NULL;
            Ok(Value::NULL)
        }
        done => done,
    }
}

fn getattr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = get(py, args, args.nargs() == 3)?;
    Ok(if value.is_null() { args.get(2) } else { value })
}

fn hasattr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = get(py, args, true)?;
    Ok(Value::from_bool(!value.is_null()))
}

fn setattr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        return Ok(Value::NONE);
    }
    let (object, name, value) = (args.get(0), py.unwrapped(args.get(1)), args.get(2));
    match py.set_attribute(object, name, value) {
        Ok(()) => Ok(Value::NONE),
        Err(Trap::Defer) => Err(args.defer(1, &[value, object])),
        Err(trap) => Err(trap),
    }
}

fn delattr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        return Ok(Value::NONE);
    }
    let (object, name) = (args.get(0), py.unwrapped(args.get(1)));
    match py.delete_attribute(object, name) {
        Ok(()) => Ok(Value::NONE),
        Err(Trap::Defer) => Err(args.defer(1, &[object])),
        Err(trap) => Err(trap),
    }
}

fn globals<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let function = args.caller().and_then(|caller| caller.function.cast::<Function>());
    function.map(|function| function.globals.get()).ok_or_else(|| py.refused("globals() outside a program"))
}

fn locals<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.caller_locals(args)
}

fn vars<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.nargs() == 0 {
        return locals(py, args);
    }
    if args.input == Input::Value {
        return Ok(args.result());
    }
    let (object, name) = (args.get(0), Str::intern(&mut py.heap, "__dict__")?);
    match py.attribute(object, name.value()) {
        Err(Trap::Defer) => Err(args.defer(1, &[object])),
        Err(Trap::Raise) if py.is_instance_of(py.pending, TypeId::AttributeError) => {
            Err(py.type_error(format_args!("vars() argument must have __dict__ attribute")))
        }
        done => done,
    }
}

/// The names that `dir()` lists, once each, sorted.
fn dir<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        let sorted = py.builtin_named("sorted")?;
        let list = args.result();
        return if args.state == 1 { Err(args.call(2, sorted, &[list])) } else { Ok(list) };
    }
    if args.nargs() == 0 {
        let names = Dict::new(&mut py.heap)?;
        let space = locals(py, args)?.cast::<Dict>();
        py.add_keys(names, space)?;
        return py.sorted_names(names);
    }
    let object = args.get(0);
    if let Some(found) = py.lookup_special(object, "__dir__") {
        return Err(py.ask_special(args, 1, found, object, &[]));
    }
    names_of(py, args)
}

/// `object.__dir__()`, `type.__dir__()`: names of the object's own and of its classes.
pub(crate) fn names_of<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let object = args.get(0);
    let names = Dict::new(&mut py.heap)?;
    if let Some(instance) = object.cast::<Instance>() {
        for (name, _) in instance.own_values() {
            if let Some(name) = name.cast::<Str>() {
                names.insert_str(&mut py.heap, name, Value::NONE)?;
            }
        }
    } else {
        let own = py.own_dict(object)?;
        py.add_keys(names, own)?;
    }
    if !object.is_kind(crate::heap::Kind::Module) {
        let class = if is_type(object) { object } else { py.type_of(object) };
        py.add_class_names(names, class)?;
    }
    py.sorted_names(names)
}

/// Sorts strs.
pub(crate) fn sort_names(names: &mut Scratch<'_, Value>) {
    heap_sort(names, |a, b| match (a.cast::<Str>(), b.cast::<Str>()) {
        (Some(a), Some(b)) => a.compare(b).is_lt(),
        _ => false,
    });
}

impl Python<'_> {
    /// The keys of a dict, a sorted list.
    fn sorted_names(&mut self, names: crate::heap::Obj<Dict>) -> Result<Value, Trap> {
        let list = List::with_capacity(&mut self.heap, names.len())?;
        let mut order = self.scratch::<Value>();
        for entry in names.iter() {
            if !order.push(entry.key) {
                return Err(Trap::Memory);
            }
        }
        sort_names(&mut order);
        for &name in order.iter() {
            list.push(&mut self.heap, name)?;
        }
        Ok(list.value())
    }

    fn add_keys(&mut self, names: crate::heap::Obj<Dict>, of: Option<crate::heap::Obj<Dict>>) -> Result<(), Trap> {
        let Some(of) = of else { return Ok(()) };
        for entry in of.iter() {
            if let Some(name) = entry.key.cast::<Str>() {
                names.insert_str(&mut self.heap, name, Value::NONE)?;
            }
        }
        Ok(())
    }

    /// The names in a class and its bases.
    fn add_class_names(&mut self, names: crate::heap::Obj<Dict>, class: Value) -> Result<(), Trap> {
        let Some(object) = class.cast::<Class>() else {
            let Some(mut kind) = class.as_type().and_then(TypeId::from_index) else { return Ok(()) };
            loop {
                self.add_builtin_names(names, kind)?;
                if kind == TypeId::Object {
                    return Ok(());
                }
                kind = kind.def().base;
            }
        };
        let mro = object.mro.get().cast::<Tuple>();
        for &base in mro.as_ref().map_or(&[][..], |mro| mro.values()) {
            if let Some(base) = base.cast::<Class>() {
                self.add_keys(names, base.dict.get().cast::<Dict>())?;
            } else if let Some(kind) = base.as_type().and_then(TypeId::from_index) {
                self.add_builtin_names(names, kind)?;
            }
        }
        Ok(())
    }

    fn add_builtin_names(&mut self, names: crate::heap::Obj<Dict>, kind: TypeId) -> Result<(), Trap> {
        let def = kind.def();
        let rows = def.methods.iter().map(|row| row.name).chain(def.getsets.iter().map(|row| row.name));
        for name in rows.chain(["__doc__", "__new__"]) {
            let name = Str::intern(&mut self.heap, name)?;
            names.insert_str(&mut self.heap, name, Value::NONE)?;
        }
        Ok(())
    }
}
