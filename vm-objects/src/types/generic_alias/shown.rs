//! How an alias is shown, and a type inside one: `ga_repr` and `ga_repr_item`.

use super::{ARGS, ORIGIN, STARRED, part};
use crate::Trap;
use crate::classes::new_class::is_type;
use crate::heap::Obj;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::text::{Conversion, Replay};
use crate::value::Value;

/// A type as aliases and unions show it: by its name, with the module's unless that is `builtins`.
pub(crate) fn type_text<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    value: Value,
) -> Result<Obj<Str>, Trap> {
    if value == Value::ELLIPSIS {
        return Str::from_str(&mut py.heap, "...");
    }
    let alias = !is_type(value)
        && replay.attribute(py, args, value, "__origin__")?.is_some()
        && replay.attribute(py, args, value, "__args__")?.is_some();
    if !alias && let Some(name) = replay.attribute(py, args, value, "__qualname__")? {
        let module = replay.attribute(py, args, value, "__module__")?;
        if let Some(module) = module.filter(|module| !module.is_none()) {
            let name = replay.text(py, args, name, Conversion::Str)?;
            if module.cast::<Str>().is_some_and(|module| module.eq_text("builtins")) {
                return Ok(name);
            }
            let module = replay.text(py, args, module, Conversion::Str)?;
            let (module, name) = (Python::shown(module.value()), Python::shown(name.value()));
            return py.format_str(format_args!("{module}.{name}"));
        }
    }
    replay.text(py, args, value, Conversion::Repr)
}

/// Types in a row.
fn row<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    items: &[Value],
) -> Result<Obj<Str>, Trap> {
    let mut text = Str::from_str(&mut py.heap, "")?;
    for (index, &item) in items.iter().enumerate() {
        let shown = match item.cast::<List>() {
            Some(list) => inner_row(py, args, replay, list)?,
            None => type_text(py, args, replay, item)?,
        };
        let separator = if index == 0 { "" } else { ", " };
        let (before, shown) = (Python::shown(text.value()), Python::shown(shown.value()));
        text = py.format_str(format_args!("{before}{separator}{shown}"))?;
    }
    Ok(text)
}

/// The parameters of a callable: `[int, str]`.
fn inner_row<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    list: Obj<List>,
) -> Result<Obj<Str>, Trap> {
    let mut text = Str::from_str(&mut py.heap, "[")?;
    for (index, item) in list.items().iter().enumerate() {
        let shown = type_text(py, args, replay, item.get())?;
        let separator = if index == 0 { "" } else { ", " };
        let (before, shown) = (Python::shown(text.value()), Python::shown(shown.value()));
        text = py.format_str(format_args!("{before}{separator}{shown}"))?;
    }
    let before = Python::shown(text.value());
    py.format_str(format_args!("{before}]"))
}

pub(super) fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let mut replay = Replay::new(args);
    let origin = part(py, this, ORIGIN);
    let origin = type_text(py, args, &mut replay, origin)?;
    let items = part(py, this, ARGS).cast::<Tuple>();
    let items = items.as_ref().map_or(&[][..], |items| items.values());
    let star = if part(py, this, STARRED) == Value::TRUE { "*" } else { "" };
    let text = if items.is_empty() { Str::from_str(&mut py.heap, "()")? } else { row(py, args, &mut replay, items)? };
    let (origin, text) = (Python::shown(origin.value()), Python::shown(text.value()));
    Ok(py.format_str(format_args!("{star}{origin}[{text}]"))?.value())
}
