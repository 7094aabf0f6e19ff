//! The type variables in the arguments of an alias: `_Py_make_parameters`.

use super::{ARGS, PARAMETERS, alias_of, part};
use crate::Trap;
use crate::classes::new_class::is_type;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::value::Value;

/// `alias.__parameters__`, the first time; the window is the alias.
pub(super) static PARAMETERS_OF: NativeDef = NativeDef::function("__parameters__", Arity::Free, parameters_of);

fn parameters_of<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let mut replay = Replay::new(args);
    let items = part(py, this, ARGS);
    let found = collect_parameters(py, args, &mut replay, items)?;
    if let Some(alias) = alias_of(py, this) {
        alias.set_slot(PARAMETERS, found);
    }
    Ok(found)
}

/// Adds a value that is not there yet.
fn push_new(py: &mut Python<'_>, list: Obj<List>, value: Value) -> Result<(), Trap> {
    if list.items().iter().any(|known| known.get() == value) {
        return Ok(());
    }
    list.push(&mut py.heap, value)
}

/// The type variables in a tuple of arguments, each once: a tuple.
pub(crate) fn collect_parameters<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    items: Value,
) -> Result<Value, Trap> {
    let found = List::with_capacity(&mut py.heap, 2)?;
    let tuple = items.cast::<Tuple>();
    for &item in tuple.as_ref().map_or(&[][..], |tuple| tuple.values()) {
        if is_type(item) {
            continue;
        }
        if replay.attribute(py, args, item, "__typing_subst__")?.is_some() {
            push_new(py, found, item)?;
            continue;
        }
        let inner = replay.attribute(py, args, item, "__parameters__")?.and_then(Value::cast::<Tuple>);
        for &inner in inner.as_ref().map_or(&[][..], |inner| inner.values()) {
            push_new(py, found, inner)?;
        }
    }
    Ok(Tuple::from_cells(&mut py.heap, found.items())?.value())
}
