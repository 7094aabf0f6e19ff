//! Iterators made of other values: `enumerate`, `zip`, `map`, `filter`, `reversed`, `iter(f, sentinel)`, long ranges.
//!
//! A step that needs no call is done at once; any other in a routine of its own.

use super::compare::EQUAL;
use super::ranges::{ONE, ZERO};
use super::steps::room;
use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef};
use crate::object::equal::equal_values;
use crate::object::iterator::AdapterIterator;
use crate::object::range::Range;
use crate::object::table::Match;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::{Input, Model, Request};

/// Which adapter: the low byte of its state. Its values are in the order given here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub(crate) enum Adapter {
    /// Iterator, the next number.
    Enumerate,
    /// The tuple that is being filled, then the iterators. Above the low byte: 1 for strict, then how many are filled.
    Zip,
    /// Function, then the iterators.
    Map,
    /// Function or `None`, iterator.
    Filter,
    /// Sequence, the next index or [`EXHAUSTED`].
    Reversed,
    /// Function or null, sentinel.
    Callable,
    /// The next number, distance, how many are left.
    LongRange,
}

const STRICT: usize = 1 << 8;
/// The index of a `reversed` that has ended: one that only gave its last item is before the first, at -1.
const EXHAUSTED: Value = Value::from_int_truncated(-2);
const FILLED_SHIFT: u32 = 9;

/// How many adapters of adapters are advanced by one another here.
const DEPTH: u32 = 4;

/// One step of an adapter; the window is the adapter.
static ADVANCE: NativeDef = NativeDef::function("next", Arity::Free, advance);

impl Obj<AdapterIterator> {
    /// Which one it is.
    pub(crate) fn adapter(self) -> Adapter {
        match self.state.get() & 0xff {
            0 => Adapter::Enumerate,
            1 => Adapter::Zip,
            2 => Adapter::Map,
            3 => Adapter::Filter,
            4 => Adapter::Reversed,
            5 => Adapter::Callable,
            _ => Adapter::LongRange,
        }
    }

    /// The type that it shows.
    pub(crate) fn type_id(self) -> TypeId {
        match self.adapter() {
            Adapter::Enumerate => TypeId::Enumerate,
            Adapter::Zip => TypeId::Zip,
            Adapter::Map => TypeId::Map,
            Adapter::Filter => TypeId::Filter,
            Adapter::Reversed if self.get(0).is_kind(Kind::List) => TypeId::ListReverseIterator,
            Adapter::Reversed => TypeId::Reversed,
            Adapter::Callable => TypeId::CallableIterator,
            Adapter::LongRange => TypeId::RangeIterator,
        }
    }

    /// Whether a `zip` wants its iterables to be of one length.
    pub(crate) fn strict(self) -> bool {
        self.state.get() & STRICT != 0
    }

    /// Sets whether it does.
    pub(crate) fn set_strict(self, strict: bool) {
        self.state.set(self.state.get() & !STRICT | if strict { STRICT } else { 0 });
    }

    /// Whether a `reversed` is at its end for good.
    pub(crate) fn exhausted(self) -> bool {
        self.get(1) == EXHAUSTED
    }

    fn filled(self) -> usize {
        self.state.get() >> FILLED_SHIFT
    }

    fn set_filled(self, filled: usize) {
        let kept = self.state.get() & ((1 << FILLED_SHIFT) - 1);
        self.state.set(kept | filled << FILLED_SHIFT);
    }
}

impl Python<'_> {
    /// `iter(callable, sentinel)`
    pub fn call_iterator(&mut self, callable: Value, sentinel: Value) -> Result<Value, Trap> {
        self.new_adapter(Adapter::Callable, false, &[callable, sentinel])
    }

    /// A new adapter.
    pub(crate) fn new_adapter(&mut self, adapter: Adapter, strict: bool, values: &[Value]) -> Result<Value, Trap> {
        let state = adapter as usize | if strict { STRICT } else { 0 };
        Ok(AdapterIterator::alloc(&mut self.heap, state, values)?.value())
    }

    pub(super) fn long_range_iterator(&mut self, range: Obj<Range>) -> Result<Value, Trap> {
        let left = self.range_len_value(range.value())?;
        self.new_adapter(Adapter::LongRange, false, &[range.start.get(), range.step.get(), left])
    }

    /// The next item of an adapter.
    pub(super) fn next_of_adapter(&mut self, adapter: Obj<AdapterIterator>) -> Result<Value, Trap> {
        self.advance_adapter(adapter, DEPTH)
    }

    fn advance_adapter(&mut self, adapter: Obj<AdapterIterator>, depth: u32) -> Result<Value, Trap> {
        let done = match adapter.adapter() {
            Adapter::Enumerate => self.advance_enumerate(adapter, depth),
            Adapter::Zip => self.advance_zip(adapter, depth),
            Adapter::Reversed => self.advance_reversed(adapter),
            Adapter::LongRange => self.advance_long_range(adapter),
            Adapter::Map | Adapter::Filter | Adapter::Callable => Err(Trap::Defer),
        };
        match done {
            Err(Trap::Defer | Trap::Resume) => Err(self.defer(&ADVANCE, 0)),
            done => done,
        }
    }

    fn advance_inner(&mut self, iterator: Value, depth: u32) -> Result<Value, Trap> {
        match iterator.cast::<AdapterIterator>() {
            Some(adapter) => match depth.checked_sub(1) {
                Some(depth) => self.advance_adapter(adapter, depth),
                None => Err(Trap::Defer),
            },
            None => self.for_iter(iterator),
        }
    }

    fn advance_enumerate(&mut self, adapter: Obj<AdapterIterator>, depth: u32) -> Result<Value, Trap> {
        let number = adapter.get(1);
        let next = self.binary_op(0, number, ONE)?;
        let pair = Tuple::with_len(&mut self.heap, 2)?;
        let item = self.advance_inner(adapter.get(0), depth)?;
        adapter.set(1, next);
        if let [first, second] = pair.items() {
            first.set(number);
            second.set(item);
        }
        Ok(pair.value())
    }

    /// The tuple of a zip's items, begun if it is not.
    fn zip_tuple(&mut self, adapter: Obj<AdapterIterator>) -> Result<Obj<Tuple>, Trap> {
        if let Some(tuple) = adapter.get(0).cast::<Tuple>() {
            return Ok(tuple);
        }
        let len = adapter.trailing_words().saturating_sub(1);
        let tuple = Tuple::with_len(&mut self.heap, len)?;
        adapter.set(0, tuple.value());
        adapter.set_filled(0);
        Ok(tuple)
    }

    fn advance_zip(&mut self, adapter: Obj<AdapterIterator>, depth: u32) -> Result<Value, Trap> {
        let len = adapter.trailing_words().saturating_sub(1);
        if len == 0 {
            return Err(Trap::Stop);
        }
        let tuple = self.zip_tuple(adapter)?;
        loop {
            let filled = adapter.filled();
            if filled >= len {
                adapter.set(0, Value::NULL);
                return Ok(tuple.value());
            }
            let item = match self.advance_inner(adapter.get(filled + 1), depth) {
                Err(Trap::Stop) if adapter.strict() => return Err(Trap::Defer),
                Err(Trap::Stop) => {
                    adapter.set(0, Value::NULL);
                    return Err(Trap::Stop);
                }
                item => item?,
            };
            if let Some(slot) = tuple.items().get(filled) {
                slot.set(item);
            }
            adapter.set_filled(filled + 1);
        }
    }

    fn advance_reversed(&mut self, adapter: Obj<AdapterIterator>) -> Result<Value, Trap> {
        let (seq, index) = (adapter.get(0), adapter.get(1));
        let item = match index.as_small_int() {
            Some(position) if position >= 0 && !seq.is_null() => match self.item(seq, index) {
                Err(Trap::Raise) => {
                    self.pending = Value::NULL;
                    None
                }
                item => Some(item?),
            },
            _ => None,
        };
        let Some(item) = item else {
            adapter.set(1, EXHAUSTED);
            return Err(Trap::Stop);
        };
        adapter.set(1, Value::from_int_truncated(index.as_small_int().unwrap_or(0) - 1));
        Ok(item)
    }

    fn advance_long_range(&mut self, adapter: Obj<AdapterIterator>) -> Result<Value, Trap> {
        let (number, distance, left) = (adapter.get(0), adapter.get(1), adapter.get(2));
        if equal_values(left, ZERO) == Match::Yes {
            return Err(Trap::Stop);
        }
        let next = self.binary_op(0, number, distance)?;
        let left = self.binary_op(10, left, ONE)?;
        adapter.set(0, next);
        adapter.set(2, left);
        Ok(number)
    }
}

fn advance<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let Some(adapter) = args.get(0).cast::<AdapterIterator>() else { return Err(Trap::Stop) };
    match adapter.adapter() {
        Adapter::Enumerate => enumerate(py, args, adapter),
        Adapter::Zip => zip(py, args, adapter),
        Adapter::Map => map(py, args, adapter),
        Adapter::Filter => filter(py, args, adapter),
        Adapter::Reversed => reversed(py, args, adapter),
        Adapter::Callable => callable(py, args, adapter),
        Adapter::LongRange => py.advance_long_range(adapter),
    }
}

type Step<'w, 'h, 'a> = &'a mut Args<'w, 'h>;

fn enumerate<'h>(py: &mut Python<'h>, args: Step<'_, 'h, '_>, adapter: Obj<AdapterIterator>) -> Result<Value, Trap> {
    match args.input {
        Input::Start => Err(args.next(1, adapter.get(0))),
        Input::Stopped => Err(Trap::Stop),
        _ => {
            let number = adapter.get(1);
            let next = py.binary_op(0, number, ONE)?;
            let pair = Tuple::from_slice(&mut py.heap, &[number, args.result()])?;
            adapter.set(1, next);
            Ok(pair.value())
        }
    }
}

fn zip<'h>(py: &mut Python<'h>, args: Step<'_, 'h, '_>, adapter: Obj<AdapterIterator>) -> Result<Value, Trap> {
    const FILL: u32 = 1;
    const CHECK: u32 = 2;
    let len = adapter.trailing_words().saturating_sub(1);
    let filled = adapter.filled();
    let strict = adapter.strict();
    match (args.input, args.state) {
        (Input::Start, _) => {
            py.zip_tuple(adapter)?;
            return Err(args.next(FILL, adapter.get(adapter.filled() + 1)));
        }
        (Input::Stopped, FILL) => {
            if strict && filled > 0 {
                let trap = zip_lengths(py, filled, "shorter");
                adapter.set(0, Value::NULL);
                return Err(trap);
            }
            adapter.set(0, Value::NULL);
            if !strict || len < 2 {
                return Err(Trap::Stop);
            }
            adapter.set_filled(1);
        }
        (Input::Stopped, _) => {
            if filled + 1 >= len {
                return Err(Trap::Stop);
            }
            adapter.set_filled(filled + 1);
        }
        (_, CHECK) => return Err(zip_lengths(py, filled, "longer")),
        (_, _) => {
            let Some(tuple) = adapter.get(0).cast::<Tuple>() else { return Err(Trap::Stop) };
            if let Some(slot) = tuple.items().get(filled) {
                slot.set(args.result());
            }
            adapter.set_filled(filled + 1);
            if filled + 1 >= len {
                adapter.set(0, Value::NULL);
                return Ok(tuple.value());
            }
            args.resize(1)?;
            return Err(args.next(FILL, adapter.get(filled + 2)));
        }
    }
    args.resize(1)?;
    Err(args.next(CHECK, adapter.get(adapter.filled() + 1)))
}

/// The iterable at an index (not the first) of a strict `zip` is `how` compared with those before it.
fn zip_lengths(py: &mut Python<'_>, index: usize, how: &str) -> Trap {
    let number = index + 1;
    if index == 1 {
        return py.value_error(format_args!("zip() argument {number} is {how} than argument 1"));
    }
    py.value_error(format_args!("zip() argument {number} is {how} than arguments 1-{index}"))
}

/// The window is the adapter, the function, then the arguments as they come in.
fn map<'h>(py: &mut Python<'h>, args: Step<'_, 'h, '_>, adapter: Obj<AdapterIterator>) -> Result<Value, Trap> {
    const GATHER: u32 = 1;
    const CALLED: u32 = 2;
    const FIRST: usize = 2;
    let len = adapter.trailing_words().saturating_sub(1);
    match (args.input, args.state) {
        (Input::Stopped, _) => return Err(Trap::Stop),
        (Input::Start, _) => {
            args.push(adapter.get(0))?;
            if len == 1 && !adapter.get(1).is_kind(Kind::AdapterIterator) {
                match py.for_iter(adapter.get(1)) {
                    Ok(item) => args.push(item)?,
                    Err(Trap::Resume | Trap::Defer) => {}
                    Err(trap) => return Err(trap),
                }
            }
        }
        (_, CALLED) => return Ok(args.result()),
        _ => {}
    }
    let gathered = args.len() - FIRST;
    if gathered < len {
        return Err(args.next(GATHER, adapter.get(gathered + 1)));
    }
    args.state = CALLED;
    args.request = Some(Request::Call { nargs: len as u32, kwnames: Value::NULL });
    Err(Trap::Call)
}

/// The window is the adapter, the item, then what the function answered.
fn filter<'h>(py: &mut Python<'h>, args: Step<'_, 'h, '_>, adapter: Obj<AdapterIterator>) -> Result<Value, Trap> {
    const ITEM: u32 = 1;
    const CALLED: u32 = 2;
    const TRUTH: u32 = 3;
    let (function, iterator) = (adapter.get(0), adapter.get(1));
    match (args.input, args.state) {
        (Input::Stopped, _) => return Err(Trap::Stop),
        (Input::Start, _) => return Err(args.next(ITEM, iterator)),
        (_, ITEM) if !function.is_none() && function != TypeId::Bool.value() => {
            let item = args.result();
            return Err(args.call(CALLED, function, &[item]));
        }
        _ => {}
    }
    let answer = args.result();
    match py.truth(answer) {
        Ok(true) => Ok(args.get(1)),
        Ok(false) => {
            args.resize(1)?;
            Err(args.next(ITEM, iterator))
        }
        Err(Trap::Defer) => Err(args.defer(TRUTH, &[answer])),
        Err(trap) => Err(trap),
    }
}

fn reversed<'h>(py: &mut Python<'h>, args: Step<'_, 'h, '_>, adapter: Obj<AdapterIterator>) -> Result<Value, Trap> {
    let index = adapter.get(1);
    match args.input {
        Input::Value => {
            adapter.set(1, Value::from_int_truncated(index.as_small_int().unwrap_or(0) - 1));
            Ok(args.result())
        }
        Input::Raised => {
            let exception = args.result();
            adapter.set(1, EXHAUSTED);
            let ends = [TypeId::IndexError, TypeId::StopIteration];
            if ends.into_iter().any(|kind| py.is_instance_of(exception, kind)) {
                return Err(Trap::Stop);
            }
            Err(py.raise_again(exception))
        }
        _ => match py.item(adapter.get(0), index) {
            Err(Trap::Defer) => {
                args.catch = true;
                Err(args.defer(1, &[adapter.get(0), index]))
            }
            done => done,
        },
    }
}

fn callable<'h>(py: &mut Python<'h>, args: Step<'_, 'h, '_>, adapter: Obj<AdapterIterator>) -> Result<Value, Trap> {
    const CALLED: u32 = 1;
    const COMPARED: u32 = 2;
    const TRUTH: u32 = 3;
    let (function, sentinel) = (adapter.get(0), adapter.get(1));
    if function.is_null() {
        return Err(Trap::Stop);
    }
    let equal = match (args.input, args.state) {
        (Input::Raised, _) => {
            let exception = args.result();
            adapter.set(0, Value::NULL);
            if py.is_instance_of(exception, TypeId::StopIteration) {
                return Err(Trap::Stop);
            }
            return Err(py.raise_again(exception));
        }
        // An iterator's own `__next__` was called, and it has ended.
        (Input::Stopped, CALLED) => {
            adapter.set(0, Value::NULL);
            return Err(Trap::Stop);
        }
        (Input::Start, _) => {
            args.catch = true;
            return Err(args.call(CALLED, function, &[]));
        }
        (_, CALLED) if args.result() == sentinel => Value::TRUE,
        (_, CALLED) => {
            let result = args.result();
            match py.compare(EQUAL, sentinel, result) {
                Err(Trap::Defer) => return Err(args.defer(COMPARED, &[sentinel, result])),
                equal => equal?,
            }
        }
        (_, _) => args.result(),
    };
    match py.truth(equal) {
        Ok(false) => Ok(args.get(1)),
        Ok(true) => {
            adapter.set(0, Value::NULL);
            Err(Trap::Stop)
        }
        Err(Trap::Defer) => Err(args.defer(TRUTH, &[equal])),
        Err(trap) => Err(trap),
    }
}
