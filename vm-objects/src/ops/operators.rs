//! Operators of containers: concatenation, repetition, and what sets and dicts have.

use super::containers::PUT_ALL;
use super::pairs::PUT_PAIRS;
use super::sets::SetOp;
use super::steps::{Pull, room};
use crate::Trap;
use crate::classes::lookup::has_class;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef};
use crate::object::array::Array;
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

const ADD: u32 = 0;
const MULTIPLY: u32 = 5;
const IN_PLACE: u32 = 13;

impl Python<'_> {
    /// An operator of built-in containers; `None` if it is not for these operands. On [`Trap::Defer`] the routine wants
    /// left and right.
    pub(crate) fn container_binary(&mut self, operator: u32, left: Value, right: Value) -> Result<Option<Value>, Trap> {
        let (plain, in_place) = (operator % IN_PLACE, operator >= IN_PLACE);
        match plain {
            ADD => self.concatenated(left, right, in_place),
            MULTIPLY => self.repeated(left, right, in_place),
            _ => {
                if let (Some(to), true) = (left.cast::<Dict>(), SetOp::of_operator(plain) == Some(SetOp::Or)) {
                    return self.united_dicts(to, right, in_place);
                }
                self.set_operator(plain, left, right, in_place)
            }
        }
    }

    fn concatenated(&mut self, left: Value, right: Value, in_place: bool) -> Result<Option<Value>, Trap> {
        if let Some(list) = left.cast::<List>() {
            if in_place {
                return self.extended(list, right).map(Some);
            }
            let Some(other) = right.cast::<List>() else {
                if has_class(right) {
                    return Ok(None);
                }
                let name = self.type_name(right);
                return Err(self.type_error(format_args!("can only concatenate list (not \"{name}\") to list")));
            };
            let sum = List::with_capacity(&mut self.heap, list.len().saturating_add(other.len()))?;
            sum.extend(&mut self.heap, list.items())?;
            sum.extend(&mut self.heap, other.items())?;
            return Ok(Some(sum.value()));
        }
        if let Some(tuple) = left.cast::<Tuple>() {
            let Some(other) = right.cast::<Tuple>() else {
                if has_class(right) {
                    return Ok(None);
                }
                let name = self.type_name(right);
                return Err(self.type_error(format_args!("can only concatenate tuple (not \"{name}\") to tuple")));
            };
            let sum = Tuple::with_len(&mut self.heap, tuple.len().saturating_add(other.len()))?;
            for (slot, &item) in sum.items().iter().zip(tuple.values().iter().chain(other.values())) {
                slot.set(item);
            }
            return Ok(Some(sum.value()));
        }
        if let Some(array) = left.cast::<Array>() {
            return self.concatenated_arrays(array, right, in_place);
        }
        if !matches!(left.kind(), Some(Kind::Bytes | Kind::ByteArray)) {
            return Ok(None);
        }
        self.concatenated_bytes(left, right, in_place)
    }

    /// `list += iterable`.
    fn extended(&mut self, list: Obj<List>, iterable: Value) -> Result<Value, Trap> {
        match iterable.kind() {
            Some(Kind::List | Kind::Tuple) => self.extend_list(list.value(), iterable).map(|()| list.value()),
            _ if self.may_iterate(iterable) => Err(self.defer(&EXTEND, 0)),
            _ => Err(self.not_iterable(iterable)),
        }
    }

    /// A repetition's count; `None` if it is no int.
    fn repetitions(&mut self, value: Value) -> Result<Option<usize>, Trap> {
        if let Some(count) = value.as_small_index() {
            return Ok(Some(usize::try_from(count).unwrap_or(0)));
        }
        if value.is_kind(Kind::Int) {
            let text = format_args!("cannot fit 'int' into an index-sized integer");
            return Err(self.error(TypeId::OverflowError, text));
        }
        Ok(None)
    }

    fn repeated(&mut self, left: Value, right: Value, in_place: bool) -> Result<Option<Value>, Trap> {
        let is_sequence = |value: Value| {
            matches!(value.kind(), Some(Kind::List | Kind::Tuple | Kind::Bytes | Kind::ByteArray | Kind::Array))
        };
        let (sequence, times) = if is_sequence(left) { (left, right) } else { (right, left) };
        if !is_sequence(sequence) {
            return Ok(None);
        }
        let Some(count) = self.repetitions(times)? else {
            if has_class(times) || is_sequence(times) && !is_sequence(left) {
                return Ok(None);
            }
            let name = self.type_name(times);
            return Err(self.type_error(format_args!("can't multiply sequence by non-int of type '{name}'")));
        };
        let len = self.plain_len(sequence).unwrap_or(0);
        let Some(total) = len.checked_mul(count) else { return Err(self.memory_error_now()) };
        if total > self.memory_limit() {
            return Err(self.memory_error_now());
        }
        let words = matches!(sequence.kind(), Some(Kind::List | Kind::Tuple));
        self.charge(if words { total } else { total / 16 } as u64)?;
        if let Some(list) = sequence.cast::<List>() {
            if in_place && sequence == left {
                list.reserve(&mut self.heap, total.saturating_sub(len))?;
                if count == 0 {
                    list.clear();
                }
                for index in len..total {
                    list.push(&mut self.heap, list.get(index - len).unwrap_or(Value::NONE))?;
                }
                return Ok(Some(left));
            }
            let copies = List::with_capacity(&mut self.heap, total)?;
            for _ in 0..if len == 0 { 0 } else { count } {
                copies.extend(&mut self.heap, list.items())?;
            }
            return Ok(Some(copies.value()));
        }
        if let Some(tuple) = sequence.cast::<Tuple>() {
            if count == 1 {
                return Ok(Some(sequence));
            }
            let copies = Tuple::with_len(&mut self.heap, total)?;
            for (slot, &item) in copies.items().iter().zip(tuple.values().iter().cycle()) {
                slot.set(item);
            }
            return Ok(Some(copies.value()));
        }
        if let Some(array) = sequence.cast::<Array>() {
            return self.repeated_array(array, count, in_place && sequence == left).map(Some);
        }
        self.repeated_bytes(sequence, count, in_place && sequence == left).map(Some)
    }

    /// `MemoryError`: no collection will help.
    fn memory_error_now(&mut self) -> Trap {
        self.pending = self.memory_error;
        Trap::Raise
    }

    /// `dict | dict`.
    fn united_dicts(&mut self, left: Obj<Dict>, right: Value, in_place: bool) -> Result<Option<Value>, Trap> {
        if in_place {
            return match self.put_entries(left.value(), right, false) {
                Ok(_) => Ok(Some(left.value())),
                Err(Trap::Defer) => Err(self.defer(&UNITE_IN_PLACE, 0)),
                Err(trap) => Err(trap),
            };
        }
        let Some(other) = right.cast::<Dict>() else { return Ok(None) };
        let (kind, other) = (self.builtin_type_of(left.value()), self.builtin_type_of(other.value()));
        if kind != TypeId::Dict || other != TypeId::Dict {
            return Err(self.defer(if kind == TypeId::Dict { &UNITE_REFLECTED } else { &UNITE_SPECIAL }, 0));
        }
        let copy = left.copy(&mut self.heap)?.value();
        match self.put_entries(copy, right, false) {
            Ok(_) => Ok(Some(copy)),
            Err(Trap::Defer) => Err(self.defer(&UNITE, 0)),
            Err(trap) => Err(trap),
        }
    }
}

/// `list += iterable`: the window is the list, the iterable.
pub(crate) static EXTEND: NativeDef = NativeDef::function("extend", Arity::Free, extend);
/// `left | right` where the left is a defaultdict or an `OrderedDict`, and where only the right is.
static UNITE_SPECIAL: NativeDef = NativeDef::function("__or__", Arity::Free, |py, args| unite_special(py, args, false));
static UNITE_REFLECTED: NativeDef =
    NativeDef::function("__ror__", Arity::Free, |py, args| unite_special(py, args, true));

fn unite_special<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, reflected: bool) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let (left, right) = (args.get(0), args.get(1));
    let (this, other, name) = if reflected { (right, left, "__ror__") } else { (left, right, "__or__") };
    let method = crate::classes::lookup::own_attribute(py.builtin_type_of(this), name);
    Err(args.call(1, method, &[this, other]))
}

/// `dict | dict` whose keys have an equality of their own: the window is left, right.
static UNITE: NativeDef = NativeDef::function("or", Arity::Free, unite);
/// `dict |= iterable`: the window is left, right.
static UNITE_IN_PLACE: NativeDef = NativeDef::function("or", Arity::Free, unite_in_place);

/// Then the iterator, the item. The list grows as the iterable gives.
fn extend<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const ITERATOR: u32 = 1;
    const ITEM: u32 = 2;
    const SLOTS: usize = 3;
    room(args)?;
    let iterable = args.get(1);
    let Some(list) = args.get(0).cast::<List>() else { return Err(py.refused("extend")) };
    if args.input == Input::Start {
        return Err(Pull::begin(py, args, iterable, ITERATOR, (ITEM, SLOTS)));
    }
    let mut pull = Pull::new(ITEM, SLOTS, args.get(2));
    if args.state == ITERATOR {
        return Err(pull.first(args));
    }
    while let Some(item) = pull.next(py, args)? {
        list.push(&mut py.heap, item)?;
        pull.done(args);
    }
    Ok(list.value())
}

fn unite<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.get(2));
    }
    let Some(left) = args.get(0).cast::<Dict>() else { return Err(py.refused("|")) };
    let (copy, right) = (left.copy(&mut py.heap)?.value(), args.get(1));
    args.push(copy)?;
    py.defer(&PUT_ALL, 0);
    Err(args.defer(1, &[right, copy]))
}

fn unite_in_place<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.get(0));
    }
    let (left, right) = (args.get(0), args.get(1));
    if py.has_keys(right) {
        py.defer(&PUT_ALL, 0);
    } else {
        py.defer(&PUT_PAIRS, 0);
    }
    Err(args.defer(1, &[right, left]))
}
