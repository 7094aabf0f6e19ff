//! How routines that work in steps keep what they have done.
//!
//! A step may be run again from its beginning: after a collection, or when the value stack was lengthened. So a step
//! first makes sure of its room ([`room`]), and changes a slot only when nothing that can fail lies between that and the
//! request, or the end of the step. A routine that an instruction entered directly has no frame of its own before its
//! first request: it asks before it takes anything from an iterator.

use crate::Trap;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::{Input, Model};

/// Slots that a request, or a routine's own bookkeeping, takes at most.
const ROOM: usize = 24;
/// Items that a step takes from an iterator before it asks for one: a run can be stopped there.
const BUDGET: u32 = 1024;

/// The step in a state; the low byte is what the routine was started with.
pub(crate) const fn step(state: u32) -> u32 {
    state >> 8
}

/// What the routine was started with.
pub(crate) const fn given(state: u32) -> u32 {
    state & 0xff
}

/// The state of a step.
pub(crate) const fn at(step: u32, given: u32) -> u32 {
    step << 8 | given
}

/// Makes sure that the requests and slots of this step find room.
pub(crate) fn room(args: &mut Args<'_, '_>) -> Result<(), Trap> {
    let len = args.len();
    args.resize(len.saturating_add(ROOM))?;
    args.resize(len)
}

/// A count as a slot's value.
pub(crate) const fn count(n: usize) -> Value {
    Value::from_int_truncated(n as isize)
}

/// The count in a slot.
pub(crate) fn counted(value: Value) -> usize {
    value.as_small_int().map_or(0, isize::unsigned_abs)
}

/// An iterator that a routine consumes. The routine's own slots are `slots` many; the item that is being dealt with
/// lies above them, and is null when it has been: [`Pull::done`].
pub(crate) struct Pull {
    /// The state in which the routine goes on with an item.
    state: u32,
    slots: usize,
    iterator: Value,
    budget: u32,
}

impl Pull {
    pub(crate) const fn new(state: u32, slots: usize, iterator: Value) -> Self {
        Self { state, slots, iterator, budget: BUDGET }
    }

    /// Begins to consume `iterable`: its iterator is pushed, and the first item asked for. Where Python code must make
    /// the iterator, the routine goes on in the state `made`, with the iterator pushed.
    pub(crate) fn begin<'h>(
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        iterable: Value,
        made: u32,
        (state, slots): (u32, usize),
    ) -> Trap {
        match py.iterator(iterable) {
            Ok(iterator) => match args.push(iterator) {
                Ok(()) => Pull::new(state, slots, iterator).first(args),
                Err(trap) => trap,
            },
            Err(Trap::Defer) => args.defer(made, &[iterable]),
            Err(trap) => trap,
        }
    }

    /// Asks for the first item: from here on the routine has a frame.
    pub(crate) fn first<'h>(&self, args: &mut Args<'_, 'h>) -> Trap {
        match args.resize(self.slots) {
            Ok(()) => args.next(self.state, self.iterator),
            Err(trap) => trap,
        }
    }

    /// The item to deal with; `None` at the end. The routine was entered in `state` with an item or the end.
    #[inline]
    pub(crate) fn next<'h>(&mut self, py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Option<Value>, Trap> {
        if args.input == Input::Stopped {
            return Ok(None);
        }
        let pending = args.get(self.slots);
        if !pending.is_null() {
            return Ok(Some(pending));
        }
        self.budget = self.budget.saturating_sub(1);
        if self.budget == 0 {
            return Err(self.first(args));
        }
        match py.for_iter(self.iterator) {
            Ok(item) => {
                args.set(self.slots, item);
                Ok(Some(item))
            }
            Err(Trap::Stop) => {
                py.take_stop_value();
                // Run again, the step must not ask an iterator that has ended: what follows may fail.
                args.set(self.slots, Value::NULL);
                Ok(None)
            }
            Err(Trap::Resume | Trap::Defer) => Err(self.first(args)),
            Err(trap) => Err(trap),
        }
    }

    /// The item has been dealt with, and what came of it is in the routine's slots.
    pub(crate) fn done(&self, args: &mut Args<'_, '_>) {
        args.set(self.slots, Value::NULL);
    }
}
