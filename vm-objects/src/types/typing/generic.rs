//! `Generic`: the base of generic classes. `typing` does the work.

use super::alias::unpacked;
use crate::Trap;
use crate::features::TYPING;
use crate::native::{Arity, NativeDef};
use crate::object::instance::Instance;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::types::{Behaviour, TypeId};
use crate::value::Value;
use vm_core::object::Input;

static METHODS: &[NativeDef] = &[
    NativeDef::class_method("__class_getitem__", Arity::Free, |py, args| pass(py, args, "_generic_class_getitem")),
    NativeDef::class_method("__init_subclass__", Arity::Free, |py, args| pass(py, args, "_generic_init_subclass")),
];

static NEW: NativeDef = NativeDef::function("Generic", Arity::Free, |py, _| {
    Ok(Instance::alloc(&mut py.heap, TypeId::Generic.value(), 0)?.value())
});

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

/// Hands all arguments on to a function of `typing`.
fn pass<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, function: &'static str) -> Result<Value, Trap> {
    const CALLED: u32 = 1;
    let nargs = args.nargs();
    if args.input != Input::Start && args.state == CALLED {
        return Ok(args.result());
    }
    let mut replay = Replay::new(args);
    let function = replay.imported(py, args, "typing", function)?;
    crate::classes::special::pass_on(args, CALLED, function, 0, nargs)
}

/// `Generic[parameters]`, the base that a class with type parameters gets; the window is the tuple of parameters.
pub(crate) static SUBSCRIPT_GENERIC: NativeDef =
    TYPING.native(NativeDef::function("Generic", Arity::Free, |py, args| {
        let parameters = args.get(0);
        let mut replay = Replay::new(args);
        let parameters = unpacked(py, args, &mut replay, parameters)?;
        let alias = replay.imported(py, args, "typing", "_GenericAlias")?;
        replay.call_with(args, alias, &[TypeId::Generic.value(), parameters])
    }));
