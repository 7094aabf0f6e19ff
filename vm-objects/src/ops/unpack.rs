//! Iterables collected, and sequences unpacked.

use super::steps::{Pull, count, counted, room};
use crate::Trap;
use crate::classes::lookup::has_class;
use crate::heap::Kind;
use crate::native::{Arity, NativeDef};
use crate::object::generator::{Flavour, Generator};
use crate::object::list::List;
use crate::object::slice::Slice;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

/// All items of an iterable, as a list: the window is the iterable.
pub(crate) static COLLECT: NativeDef = NativeDef::function("iter", Arity::Free, collect);
/// As many items as are unpacked, and one more: started in how many.
static COLLECT_SOME: NativeDef = NativeDef::function("iter", Arity::Free, collect_some);
/// `list[slice] = iterable`; the window is the iterable, the list, the slice.
pub(super) static STORE_COLLECTED: NativeDef = NativeDef::function("setitem", Arity::Free, store_collected);

const ITERATOR: u32 = 1;
const ITEM: u32 = 2;

fn collect<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    collect_up_to(py, args, usize::MAX)
}

fn collect_some<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let most = args.state as usize + 1;
    collect_up_to(py, args, most)
}

/// The window is the iterable (and what else the instruction gave), then the most items, the list, the iterator.
fn collect_up_to<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, most: usize) -> Result<Value, Trap> {
    room(args)?;
    let base = args.nargs();
    if args.input == Input::Start {
        let iterable = args.get(0);
        let hint = py.length_hint(iterable).min(most);
        let list = List::with_capacity(&mut py.heap, hint)?;
        args.push(count(most.min(Value::MAX_SMALL.unsigned_abs())))?;
        args.push(list.value())?;
        return match py.iterator(iterable) {
            Ok(iterator) => {
                args.push(iterator)?;
                Err(Pull::new(ITEM, base + 3, iterator).first(args))
            }
            Err(Trap::Defer) => Err(args.defer(ITERATOR, &[iterable])),
            Err(trap) => Err(trap),
        };
    }
    let (most, iterator) = (counted(args.get(base)), args.get(base + 2));
    let mut pull = Pull::new(ITEM, base + 3, iterator);
    if args.state == ITERATOR {
        return Err(pull.first(args));
    }
    let Some(list) = args.get(base + 1).cast::<List>() else { return Err(py.refused("iter")) };
    while let Some(item) = pull.next(py, args)? {
        list.push(&mut py.heap, item)?;
        pull.done(args);
        if list.len() >= most {
            break;
        }
    }
    Ok(list.value())
}

fn store_collected<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const COLLECTED: u32 = 1;
    const STORED: u32 = 2;
    room(args)?;
    let (value, container, key) = (args.get(0), args.get(1), args.get(2));
    match (args.input, args.state) {
        (Input::Start, _) => {
            if !py.may_iterate(value) {
                let extended = key.cast::<Slice>().is_some_and(|slice| !slice.step.get().is_none());
                return Err(if extended {
                    py.type_error(format_args!("must assign iterable to extended slice"))
                } else {
                    py.type_error(format_args!("can only assign an iterable"))
                });
            }
            py.defer(&COLLECT, 0);
            Err(args.defer(COLLECTED, &[value]))
        }
        (_, COLLECTED) => {
            let items = args.result();
            match py.store_item(container, key, items) {
                Ok(()) => Ok(Value::NONE),
                Err(Trap::Defer) => Err(args.defer(STORED, &[items, container, key])),
                Err(trap) => Err(trap),
            }
        }
        _ => Ok(Value::NONE),
    }
}

impl Python<'_> {
    /// How many items an iterable probably has.
    pub(crate) fn length_hint(&self, iterable: Value) -> usize {
        self.plain_len(iterable).unwrap_or(0)
    }

    /// Whether `iter(value)` can succeed.
    pub(crate) fn may_iterate(&mut self, value: Value) -> bool {
        match value.kind() {
            Some(
                Kind::List
                | Kind::Tuple
                | Kind::Str
                | Kind::Bytes
                | Kind::ByteArray
                | Kind::Array
                | Kind::MemoryView
                | Kind::Range
                | Kind::Dict
                | Kind::Set
                | Kind::DictView
                | Kind::SeqIterator
                | Kind::RangeIterator
                | Kind::TableIterator
                | Kind::AdapterIterator
                | Kind::Awaitable,
            ) => true,
            Some(Kind::Generator) => {
                value.cast::<Generator>().is_some_and(|generator| generator.flavour() == Flavour::Generator)
            }
            _ if has_class(value) => match self.lookup_special(value, "__iter__") {
                Some(found) => !found.is_none(),
                None => {
                    self.has_special(value, "__getitem__")
                        || self.payload_of(value).is_some_and(|inside| self.may_iterate(inside))
                }
            },
            _ => false,
        }
    }

    /// The items of an iterable: it itself if it is a list or a tuple. On [`Trap::Defer`] the routine wants the
    /// iterable and answers with a list.
    pub(crate) fn collected(&mut self, iterable: Value) -> Result<Value, Trap> {
        if matches!(iterable.kind(), Some(Kind::List | Kind::Tuple)) {
            return Ok(iterable);
        }
        Err(self.defer(&COLLECT, 0))
    }

    #[cold]
    fn not_unpackable(&mut self, value: Value) -> Trap {
        let name = self.type_name(value);
        self.type_error(format_args!("cannot unpack non-iterable {name} object"))
    }

    /// Unpacks exactly as many items as `into` has room for, the first one last.
    pub(crate) fn unpack(&mut self, sequence: Value, into: &mut [Value]) -> Result<(), Trap> {
        let wanted = into.len();
        if !matches!(sequence.kind(), Some(Kind::List | Kind::Tuple)) {
            if !self.may_iterate(sequence) {
                return Err(self.not_unpackable(sequence));
            }
            return Err(self.defer(&COLLECT_SOME, wanted as u32));
        }
        let len = super::len_of_sequence(sequence);
        if len < wanted {
            return Err(self.value_error(format_args!("not enough values to unpack (expected {wanted}, got {len})")));
        }
        if len > wanted {
            return Err(self.value_error(format_args!("too many values to unpack (expected {wanted})")));
        }
        for (index, slot) in into.iter_mut().rev().enumerate() {
            *slot = super::item_of(sequence, index).unwrap_or(Value::NONE);
        }
        Ok(())
    }

    /// Unpacks `before` items, a list of the middle, and `after` items, the first one last.
    pub(crate) fn unpack_starred(
        &mut self,
        sequence: Value,
        before: usize,
        after: usize,
        into: &mut [Value],
    ) -> Result<(), Trap> {
        if !matches!(sequence.kind(), Some(Kind::List | Kind::Tuple)) {
            if !self.may_iterate(sequence) {
                return Err(self.not_unpackable(sequence));
            }
            return Err(self.defer(&COLLECT, 0));
        }
        let (len, wanted) = (super::len_of_sequence(sequence), before + after);
        let Some(middle) = len.checked_sub(wanted) else {
            return Err(
                self.value_error(format_args!("not enough values to unpack (expected at least {wanted}, got {len})"))
            );
        };
        let rest = List::with_capacity(&mut self.heap, middle)?;
        for index in before..before + middle {
            rest.push(&mut self.heap, super::item_of(sequence, index).unwrap_or(Value::NONE))?;
        }
        for (place, slot) in into.iter_mut().rev().enumerate() {
            let index = if place > before { place + middle - 1 } else { place };
            *slot = if place == before { rest.value() } else { super::item_of(sequence, index).unwrap_or(Value::NONE) };
        }
        Ok(())
    }
}
