//! `alias[arguments]`: `_Py_subs_parameters`.

use super::{ARGS, ORIGIN, STARRED, alias_of};
use crate::Trap;
use crate::classes::new_class::is_type;
use crate::heap::Obj;
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::text::{Conversion, Replay};
use crate::types::TypeId;
use crate::value::Value;

/// The arguments of an alias, or a union, with `item` in the place of its parameters: a tuple. The values are the alias,
/// its arguments, its parameters, the item.
pub(crate) fn substituted<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    [this, arguments, parameters, item]: [Value; 4],
) -> Result<Value, Trap> {
    let parameters = parameters.cast::<Tuple>();
    let count = parameters.map_or(0, |parameters| parameters.len());
    if count == 0 {
        let shown = replay.text(py, args, this, Conversion::Repr)?;
        let shown = Python::shown(shown.value());
        return Err(py.type_error(format_args!("{shown} is not a generic class")));
    }
    let mut items = unpacked(py, args, replay, item)?;
    for index in 0..count {
        let parameter = parameters.and_then(|parameters| parameters.get(index)).unwrap_or(Value::NONE);
        let prepare = replay.attribute(py, args, parameter, "__typing_prepare_subst__")?;
        if let Some(prepare) = prepare.filter(|prepare| !prepare.is_none()) {
            items = replay.call_with(args, prepare, &[this, items])?;
        }
    }
    let given = items.cast::<Tuple>();
    let given_count = given.map_or(1, |given| given.len());
    if given_count != count {
        let shown = replay.text(py, args, this, Conversion::Repr)?;
        let (shown, how) = (Python::shown(shown.value()), if given_count > count { "many" } else { "few" });
        return Err(
            py.type_error(format_args!("Too {how} arguments for {shown}; actual {given_count}, expected {count}"))
        );
    }
    let (Some(parameters), Some(given)) = (parameters, given) else { return Err(py.refused("a substitution")) };
    let made = List::with_capacity(&mut py.heap, count)?;
    let arguments = arguments.cast::<Tuple>();
    for &argument in arguments.as_ref().map_or(&[][..], |arguments| arguments.values()) {
        substitute(py, args, replay, (parameters, given, made), argument)?;
    }
    Ok(Tuple::from_cells(&mut py.heap, made.items())?.value())
}

/// One argument, with its parameters replaced, goes to the list.
fn substitute<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    (parameters, given, made): (Obj<Tuple>, Obj<Tuple>, Obj<List>),
    argument: Value,
) -> Result<(), Trap> {
    if is_type(argument) {
        return made.push(&mut py.heap, argument);
    }
    let many = replay.attribute(py, args, argument, "__typing_is_unpacked_typevartuple__")?;
    let many = many.is_some_and(|many| many == Value::TRUE);
    let result = match replay.attribute(py, args, argument, "__typing_subst__")? {
        Some(subst) => {
            let place = parameters.values().iter().position(|&parameter| parameter == argument).unwrap_or(0);
            let value = given.get(place).unwrap_or(Value::NONE);
            replay.call_with(args, subst, &[value])?
        }
        None => inside(py, args, replay, (parameters, given), argument)?,
    };
    match result.cast::<Tuple>() {
        Some(results) if many => results.values().iter().try_for_each(|&result| made.push(&mut py.heap, result)),
        _ => made.push(&mut py.heap, result),
    }
}

/// An argument that is generic itself: `subs_tvars`.
fn inside<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    (parameters, given): (Obj<Tuple>, Obj<Tuple>),
    argument: Value,
) -> Result<Value, Trap> {
    let inner = replay.attribute(py, args, argument, "__parameters__")?.and_then(Value::cast::<Tuple>);
    let Some(inner) = inner.filter(|inner| inner.len() != 0) else { return Ok(argument) };
    let values = List::with_capacity(&mut py.heap, inner.len())?;
    for &parameter in inner.values() {
        let place = parameters.values().iter().position(|&known| known == parameter);
        let value = place.and_then(|place| given.get(place)).unwrap_or(parameter);
        match value.cast::<Tuple>() {
            // What stands for a `TypeVarTuple` is spread.
            Some(several) if py.is_iterable_type(parameter) => {
                several.values().iter().try_for_each(|&value| values.push(&mut py.heap, value))?;
            }
            _ => values.push(&mut py.heap, value)?,
        }
    }
    let key = Tuple::from_cells(&mut py.heap, values.items())?.value();
    let get = py.item_getter()?;
    replay.call_with(args, get, &[argument, key])
}

impl Python<'_> {
    fn is_iterable_type(&mut self, value: Value) -> bool {
        let class = self.type_of(value);
        !self.class_attribute_named(class, "__iter__").is_null()
    }

    /// What `operator.getitem` does, as something to call.
    fn item_getter(&mut self) -> Result<Value, Trap> {
        Ok(Value::from_native(crate::native::CLASSES_TABLE, crate::classes::GET_ITEM))
    }
}

/// The arguments given in `[…]`, with `*tuple[…]` spread: `_unpack_args`, a tuple.
fn unpacked<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, replay: &mut Replay, item: Value) -> Result<Value, Trap> {
    let tuple = item.cast::<Tuple>();
    let single = [item];
    let made = List::with_capacity(&mut py.heap, 2)?;
    for &item in tuple.as_ref().map_or(&single[..], |tuple| tuple.values()) {
        let spread = match alias_of(py, item) {
            _ if is_type(item) => None,
            Some(alias) if alias.slot(STARRED) == Value::TRUE && alias.slot(ORIGIN) == TypeId::Tuple.value() => {
                Some(alias.slot(ARGS))
            }
            Some(_) => None,
            None => replay.attribute(py, args, item, "__typing_unpacked_tuple_args__")?,
        };
        let spread = spread.and_then(Value::cast::<Tuple>);
        match spread.filter(|spread| spread.values().last() != Some(&Value::ELLIPSIS)) {
            Some(spread) => spread.values().iter().try_for_each(|&value| made.push(&mut py.heap, value))?,
            None => made.push(&mut py.heap, item)?,
        }
    }
    Ok(Tuple::from_cells(&mut py.heap, made.items())?.value())
}
