//! Classes made by programs: made, looked up in, instantiated, and their special methods.
//!
//! | file | what |
//! |---|---|
//! | `build_class` | the `class` statement |
//! | `bases` | `__bases__` assigned |
//! | `new_class` | `type(name, bases, namespace)` |
//! | `mro` | the order of the bases |
//! | `lookup` | an attribute in a class and its bases, with a small cache |
//! | `features` | which special methods a class is known to have |
//! | `host_types` | classes made of the types that the host brings |
//! | `instantiate` | a class called |
//! | `super_call` | `super()` |
//! | `special` | operators and other instructions whose operands have special methods |

pub(crate) mod bases;
pub(crate) mod build_class;
pub(crate) mod features;
mod host_types;
pub(crate) mod instantiate;
pub(crate) mod lookup;
mod mro;
pub(crate) mod new_class;
mod plain;
mod slots;
pub(crate) mod special;
pub(crate) mod super_call;

use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::tuple::Tuple;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

/// Routines that are values but stand in no type's table.
pub(crate) static ROUTINES: &[NativeDef] = &[
    NativeDef::function("__new__", Arity::Free, new_class::type_new),
    NativeDef::function("getitem", Arity::Between(2, 2), get_item),
    NativeDef::method(TypeId::Object, "__getnewargs__", Arity::None, crate::types::object_reduce::get_new_args),
    NativeDef::class_method("__class_getitem__", Arity::One, crate::types::generic_alias::class_getitem),
    NativeDef::function("special", Arity::Free, call_bound_late),
];
/// `type.__new__`, not bound.
pub(crate) const TYPE_NEW: u16 = 0;
/// `container[key]`, as something to call.
pub(crate) const GET_ITEM: u16 = 1;
/// `__getnewargs__` of the immutable built-in types.
pub(crate) const GET_NEW_ARGS: u16 = 2;
/// `__class_getitem__` of the built-in types that have it.
pub(crate) const CLASS_GETITEM: u16 = 3;

/// A special method that a descriptor gives: see [`call_bound_late`].
pub(crate) const BOUND_LATE: u16 = 4;

/// Asks a descriptor that stands in a class for a special method, then calls what it gives: `lookup_maybe_method` of CPython's
/// `Objects/typeobject.c`. The window is a tuple of the descriptor and the object, then the arguments.
fn call_bound_late<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let Some(&[descriptor, object]) = args.get(0).cast::<Tuple>().as_ref().map(|pair| pair.values()) else {
        return Err(py.refused("a special method"));
    };
    let class = py.type_of(object);
    let method = script.method(py, args, descriptor, "__get__", &[object, class])?;
    let mut values = py.scratch::<Value>();
    if !(1..args.nargs()).all(|index| values.push(args.get(index))) {
        return Err(Trap::Memory);
    }
    script.call_with_keywords(args, method, &values, args.kwnames)
}

fn get_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let (container, key) = (args.get(0), args.get(1));
    match py.item(container, key) {
        Err(Trap::Defer) => Err(args.defer(1, &[container, key])),
        done => done,
    }
}
