//! `__build_class__`, `isinstance`, `issubclass`, `callable`, `id`, `hash`.

use crate::Trap;
use crate::classes::build_class::build_class;
use crate::classes::new_class::is_type;
use crate::heap::Kind;
use crate::native::{Arity, NativeDef};
use crate::object::int::Int;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::{Input, Model};

pub(super) const BUILD_CLASS: NativeDef = NativeDef::function("__build_class__", Arity::Free, build_class);
pub(super) const CALLABLE: NativeDef = NativeDef::function("callable", Arity::One, callable);
pub(super) const HASH: NativeDef = NativeDef::function("hash", Arity::One, hash);
pub(super) const ID: NativeDef = NativeDef::function("id", Arity::One, id);
pub(super) const ISINSTANCE: NativeDef = NativeDef::function("isinstance", Arity::Between(2, 2), isinstance);
pub(super) const ISSUBCLASS: NativeDef = NativeDef::function("issubclass", Arity::Between(2, 2), issubclass);

fn callable<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(0);
    Ok(Value::from_bool(py.is_callable(value)))
}

impl Python<'_> {
    /// Whether a value can be called.
    pub(crate) fn is_callable(&mut self, value: Value) -> bool {
        match value.kind() {
            Some(Kind::Function | Kind::BoundMethod | Kind::Class | Kind::StaticMethod | Kind::NativeFunction) => true,
            Some(_) => self.has_special(value, "__call__"),
            None => value.as_type().is_some() || Self::native_of(value).is_some(),
        }
    }
}

fn id<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Int::from_magnitude(&mut py.heap, args.get(0).identity() as u64, false)
}

fn hash<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        return Ok(args.result());
    }
    let value = args.get(0);
    match py.hash_of(value) {
        Ok(hash) => Int::from_isize(&mut py.heap, hash),
        Err(Trap::Defer) => Err(args.defer(1, &[value])),
        Err(trap) => Err(trap),
    }
}

fn isinstance<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    check(py, args, "__instancecheck__", |py, value, class| py.is_subclass_of(py.type_of(value), class))
}

fn issubclass<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Start && !is_type(args.get(0)) {
        return Err(py.type_error(format_args!("issubclass() arg 1 must be a class")));
    }
    check(py, args, "__subclasscheck__", |py, value, class| py.is_subclass_of(value, class))
}

/// A class or a tuple of classes, tuples in it too. Behind the arguments is the work that is left: classes and tuples.
fn check<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    hook: &'static str,
    plain: impl Fn(&Python<'h>, Value, Value) -> bool,
) -> Result<Value, Trap> {
    const ASKED: u32 = 1;
    const TRUTH: u32 = 2;
    let value = args.get(0);
    match (args.input, args.state) {
        (Input::Start, _) => {
            let class = args.get(1);
            args.push(class)?;
        }
        (_, state) => {
            let result = args.result();
            let truth = match (state, py.truth(result)) {
                (ASKED, Err(Trap::Defer)) => return Err(args.defer(TRUTH, &[result])),
                (_, truth) => truth?,
            };
            if truth {
                return Ok(Value::TRUE);
            }
            args.pop();
            if state == TRUTH {
                args.pop();
            }
        }
    }
    while args.len() > 2 {
        let class = args.pop();
        if let Some(tuple) = class.cast::<Tuple>() {
            for &class in tuple.values().iter().rev() {
                args.push(class)?;
            }
            continue;
        }
        if !is_type(class) {
            let function = if hook == "__instancecheck__" { "isinstance" } else { "issubclass" };
            let what = if function == "isinstance" {
                "a type, a tuple of types, or a union"
            } else {
                "a class, a tuple of classes, or a union"
            };
            return Err(py.type_error(format_args!("{function}() arg 2 must be {what}")));
        }
        if let Some(found) = py.lookup_special(class, hook) {
            return Err(py.ask_special(args, ASKED, found, class, &[value]));
        }
        if plain(py, value, class) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}
