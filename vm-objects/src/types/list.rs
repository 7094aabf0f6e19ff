//! `list`: constructor, methods and attributes.

use super::{Behaviour, TypeId, protocol};
use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef};
use crate::object::list::List;
use crate::ops::Adapter;
use crate::ops::numbers::Whole;
use crate::ops::operators::EXTEND;
use crate::ops::steps::room;
use crate::ops::unpack::COLLECT;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::value::Value;
use vm_core::object::Input;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("list", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::List, "__add__", Arity::One, protocol::add),
    NativeDef::method(TypeId::List, "__contains__", Arity::One, protocol::contains),
    NativeDef::method(TypeId::List, "__delitem__", Arity::One, protocol::delete_item),
    NativeDef::method(TypeId::List, "__eq__", Arity::One, protocol::eq),
    NativeDef::method(TypeId::List, "__ge__", Arity::One, protocol::ge),
    NativeDef::method(TypeId::List, "__getitem__", Arity::One, protocol::get_item),
    NativeDef::method(TypeId::List, "__gt__", Arity::One, protocol::gt),
    NativeDef::method(TypeId::List, "__iadd__", Arity::One, protocol::add_in_place),
    NativeDef::method(TypeId::List, "__imul__", Arity::One, protocol::mul_in_place),
    NativeDef::method(TypeId::List, "__iter__", Arity::None, protocol::iter),
    NativeDef::method(TypeId::List, "__le__", Arity::One, protocol::le),
    NativeDef::method(TypeId::List, "__len__", Arity::None, protocol::len),
    NativeDef::method(TypeId::List, "__lt__", Arity::One, protocol::lt),
    NativeDef::method(TypeId::List, "__mul__", Arity::One, protocol::mul),
    NativeDef::method(TypeId::List, "__ne__", Arity::One, protocol::ne),
    NativeDef::method(TypeId::List, "__repr__", Arity::None, super::object::repr_builtin),
    NativeDef::method(TypeId::List, "__reversed__", Arity::None, reversed),
    NativeDef::method(TypeId::List, "__rmul__", Arity::One, protocol::rmul),
    NativeDef::method(TypeId::List, "__setitem__", Arity::Between(2, 2), protocol::set_item),
    NativeDef::method(TypeId::List, "append", Arity::One, append),
    NativeDef::method(TypeId::List, "clear", Arity::None, clear),
    NativeDef::method(TypeId::List, "copy", Arity::None, copy),
    NativeDef::method(TypeId::List, "count", Arity::One, protocol::count),
    NativeDef::method(TypeId::List, "extend", Arity::One, extend),
    NativeDef::method(TypeId::List, "index", Arity::Between(1, 3), index),
    NativeDef::method(TypeId::List, "insert", Arity::Between(2, 2), insert),
    NativeDef::method(TypeId::List, "pop", Arity::Between(0, 1), pop),
    NativeDef::method(TypeId::List, "remove", Arity::One, remove),
    NativeDef::method(TypeId::List, "reverse", Arity::None, reverse),
    NativeDef::method(TypeId::List, "sort", Arity::Free, sort),
];

fn this(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Obj<List>, Trap> {
    match py.unwrapped(args.get(0)).cast::<List>() {
        Some(list) => Ok(list),
        None => Err(py.refused("a list's method")),
    }
}

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    py.check_constructor(args, "list", 1)?;
    match args.arg(1) {
        None => Ok(List::with_capacity(&mut py.heap, 0)?.value()),
        Some(iterable) => {
            if let Some(list) = iterable.cast::<List>() {
                return Ok(List::from_cells(&mut py.heap, list.items())?.value());
            }
            py.defer(&COLLECT, 0);
            Err(args.defer(1, &[iterable]))
        }
    }
}

fn append<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let list = this(py, args)?;
    list.push(&mut py.heap, args.get(1))?;
    Ok(Value::NONE)
}

fn clear<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    this(py, args)?.clear();
    Ok(Value::NONE)
}

fn copy<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let list = this(py, args)?;
    Ok(List::from_cells(&mut py.heap, list.items())?.value())
}

fn extend<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(Value::NONE);
    }
    let (list, iterable) = (this(py, args)?.value(), args.get(1));
    if matches!(iterable.kind(), Some(Kind::List | Kind::Tuple)) {
        return py.extend_list(list, iterable).map(|()| Value::NONE);
    }
    py.defer(&EXTEND, 0);
    Err(args.defer(1, &[list, iterable]))
}

fn index<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    index_in(py, args, "list")
}

/// `index` of a list or tuple: its position from `start` to `stop`.
pub(crate) fn index_in<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, kind: &str) -> Result<Value, Trap> {
    let len = crate::ops::len_of_sequence(py.unwrapped(args.get(0)));
    let count = args.nargs().saturating_sub(2);
    let bounds = [args.arg(2), args.arg(3), None].map(|bound| py.unwrapped(bound.unwrap_or(Value::NONE)));
    if bounds.iter().take(count).any(|&bound| Whole::of(bound).is_none()) {
        return index_with_bounds(py, args, kind);
    }
    let bounds = py.slice_indices(bounds, len)?;
    let [from, to] = [bounds.start.unsigned_abs(), bounds.stop.max(0).unsigned_abs()];
    // Without bounds, the list may grow while it is searched.
    let to = if args.nargs() < 4 { usize::MAX } else { to };
    match protocol::search(py, args, [from, to], true)? {
        Some(index) => Ok(Value::from_int_truncated(index as isize)),
        None if kind == "list" => list_lacks(py, args),
        None => Err(py.value_error(format_args!("tuple.index(x): x not in tuple"))),
    }
}

/// The same where a bound is an int only by its `__index__`.
fn index_with_bounds<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, kind: &str) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let mut all = [Value::NULL; 4];
    for (index, slot) in all.iter_mut().enumerate().take(args.nargs()) {
        let given = args.get(index);
        *slot = match (index >= 2).then(|| replay.index(py, args, given)) {
            None => given,
            Some(Err(Trap::Raise)) => {
                return Err(py.type_error(format_args!("slice indices must be integers or have an __index__ method")));
            }
            Some(number) => number?,
        };
    }
    let owner = if kind == "list" { TypeId::List } else { TypeId::Tuple };
    let index = crate::classes::lookup::own_attribute(owner, "index");
    replay.call_with(args, index, all.get(..args.nargs()).unwrap_or(&[]))
}

/// `ValueError: x is not in list`, with the item's `repr`.
fn list_lacks<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.defer(&LACKS, 0);
    let item = args.get(1);
    Err(args.defer(9, &[item]))
}

/// Raises the error; the window is the item.
static LACKS: NativeDef = NativeDef::function("index", Arity::Free, lacks);

fn lacks<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Start {
        let (repr, item) = (py.builtin_named("repr")?, args.get(0));
        return Err(args.call(1, repr, &[item]));
    }
    let shown = Python::shown(args.result());
    Err(py.value_error(format_args!("{shown} is not in list")))
}

/// An int argument as an index: clamped if it is too large.
pub(crate) fn clamped_index(py: &mut Python<'_>, value: Value) -> Result<isize, Trap> {
    let inside = py.unwrapped(value);
    if let Some(index) = inside.as_small_index() {
        return Ok(index);
    }
    match inside.cast::<crate::object::int::Int>() {
        Some(int) if int.negative() => Ok(isize::MIN / 2),
        Some(_) => Ok(isize::MAX / 2),
        None => {
            let name = py.type_name(value);
            Err(py.type_error(format_args!("'{name}' object cannot be interpreted as an integer")))
        }
    }
}

fn insert<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let list = this(py, args)?;
    let index = clamped_index(py, args.get(1))?;
    let index = if index < 0 { index.saturating_add_unsigned(list.len()).max(0) } else { index };
    list.insert(&mut py.heap, index.unsigned_abs(), args.get(2))?;
    Ok(Value::NONE)
}

fn pop<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let list = this(py, args)?;
    let index = match args.arg(1) {
        Some(index) => clamped_index(py, index)?,
        None => -1,
    };
    if list.len() == 0 {
        return Err(py.error(TypeId::IndexError, format_args!("pop from empty list")));
    }
    let index = if index < 0 { index.saturating_add_unsigned(list.len()) } else { index };
    match usize::try_from(index).ok().and_then(|index| list.remove(index)) {
        Some(item) => Ok(item),
        None => Err(py.error(TypeId::IndexError, format_args!("pop index out of range"))),
    }
}

fn remove<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    match protocol::search(py, args, [0, usize::MAX], true)? {
        Some(index) => {
            this(py, args)?.remove(index);
            Ok(Value::NONE)
        }
        None => Err(py.value_error(format_args!("list.remove(x): x not in list"))),
    }
}

fn reverse<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let list = this(py, args)?;
    let items = list.items();
    for (a, b) in items.iter().zip(items.iter().rev()).take(items.len() / 2) {
        a.swap(b);
    }
    Ok(Value::NONE)
}

fn reversed<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let list = this(py, args)?;
    let last = Value::from_int_truncated(list.len() as isize - 1);
    py.new_adapter(Adapter::Reversed, false, &[list.value(), last])
}

impl Python<'_> {
    /// The arguments of a constructor (the class comes first): at most `most`, none by name.
    pub(crate) fn check_constructor(&mut self, args: &Args<'_, '_>, name: &str, most: usize) -> Result<(), Trap> {
        if !args.kwnames.is_null() {
            return Err(self.type_error(format_args!("{name}() takes no keyword arguments")));
        }
        let given = args.nargs().saturating_sub(1);
        if given > most {
            let s = if most == 1 { "" } else { "s" };
            return Err(self.type_error(format_args!("{name} expected at most {most} argument{s}, got {given}")));
        }
        Ok(())
    }
}

/// `sort(*, key=None, reverse=False)`: the window is the list, the keyword arguments, what the list was.
pub(super) fn sort<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const SORTED: u32 = 1;
    const TRUTH: u32 = 2;
    room(args)?;
    let base = args.nargs();
    if args.input != Input::Start && args.state == SORTED {
        let (list, before, sorted) = (this(py, args)?, args.get(base), args.result());
        if args.input == Input::Raised {
            // The list is what it was.
            if let Some(before) = before.cast::<List>() {
                list.take_from(before);
            }
            return Err(py.raise_again(sorted));
        }
        let Some(sorted) = sorted.cast::<List>() else { return Err(py.refused("sort")) };
        let modified = list.len() != 0;
        list.take_from(sorted);
        if modified {
            return Err(py.value_error(format_args!("list modified during sort")));
        }
        return Ok(Value::NONE);
    }
    let (positional, [key, reverse]) = py.keywords(args, "sort", ["key", "reverse"])?;
    if positional > 1 {
        return Err(py.type_error(format_args!("sort() takes no positional arguments")));
    }
    let key = if key.is_null() { Value::NONE } else { key };
    let reverse = if args.input == Input::Start { reverse } else { args.result() };
    let reverse = match reverse {
        Value::NULL => false,
        reverse => match vm_core::object::Model::truth(py, reverse) {
            Err(Trap::Defer) => return Err(args.defer(TRUTH, &[reverse])),
            reverse => reverse?,
        },
    };
    let list = this(py, args)?;
    let before = List::from_cells(&mut py.heap, list.items())?.value();
    let work = List::from_cells(&mut py.heap, list.items())?.value();
    let empty = List::from_slice(&mut py.heap, &[])?;
    args.resize(base)?;
    args.push(before)?;
    args.catch = true;
    py.defer(&crate::ops::sort::SORT, 0);
    let trap = args.defer(SORTED, &[work, key, Value::from_bool(reverse)]);
    if trap != Trap::Memory {
        // Empty while it is sorted: that shows who changes it meanwhile.
        list.take_from(empty);
    }
    Err(trap)
}
