//! What the machine holds for each run, while another has its turn; and what all of them wait for.
//!
//! The values of the run that has its turn are where they always are; those of the others are in a list, so that the
//! collector sees them: a run's number, then its values.

use super::Python;
use crate::Trap;
use crate::heap::Obj;
use crate::host::Clock;
use crate::object::list::List;
use crate::value::Value;

/// A value that a run has for itself, for the module that makes threads of runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ThreadValue {
    /// The attributes of its `threading.local`s: a dict, or null.
    Locals,
    /// The lock that is released at its end, or null.
    Sentinel,
}

/// How many values a run has, its number before them.
const VALUES: usize = 9;
const STRIDE: usize = VALUES + 1;

/// The first run of a machine.
const FIRST: u32 = 1;

/// The runs.
pub(crate) struct Threads {
    /// A list, or null before the second run.
    pub(super) list: Value,
    /// The one that has its turn.
    current: u32,
    /// Its values: [`ThreadValue`].
    pub(super) own: [Value; 2],
    /// When the first of those that wait for a time may go on, by the monotonic clock in nanoseconds.
    earliest: Option<i64>,
    /// All of them waited, and none for a time.
    stuck: bool,
}

impl Threads {
    pub(super) const fn new() -> Self {
        Self { list: Value::NULL, current: FIRST, own: [Value::NULL; 2], earliest: None, stuck: false }
    }

    fn list(&self) -> Option<Obj<List>> {
        self.list.cast()
    }

    fn entry(&self, thread: u32) -> Option<usize> {
        let number = Value::from_int_truncated(thread as isize);
        let list = self.list()?;
        let found =
            list.items().chunks_exact(STRIDE).position(|entry| entry.first().is_some_and(|at| at.get() == number))?;
        Some(found * STRIDE)
    }
}

impl Python<'_> {
    /// The number of the run that has its turn: 1 is the machine's first.
    pub fn thread_number(&self) -> u32 {
        self.threads.current
    }

    /// How many runs there are.
    pub fn thread_count(&self) -> usize {
        self.threads.list().map_or(1, |list| (list.len() / STRIDE).max(1))
    }

    /// A value of the run that has its turn, or null.
    pub fn thread_value(&self, which: ThreadValue) -> Value {
        self.threads.own.get(which as usize).copied().unwrap_or(Value::NULL)
    }

    /// Sets a value of the run that has its turn.
    pub fn set_thread_value(&mut self, which: ThreadValue, value: Value) {
        if let Some(own) = self.threads.own.get_mut(which as usize) {
            *own = value;
        }
    }

    /// The run waits, for a time (by the monotonic clock in nanoseconds) or until another has done something: the routine
    /// answers with this trap, and looks again when it is entered again.
    pub fn wait(&mut self, until: Option<i64>) -> Trap {
        if let Some(until) = until {
            self.threads.earliest = Some(self.threads.earliest.map_or(until, |earliest| earliest.min(until)));
        }
        Trap::Wait
    }

    /// Whether all runs waited for each other: once only, for the first that looks.
    pub fn take_stuck(&mut self) -> bool {
        core::mem::take(&mut self.threads.stuck)
    }

    /// The monotonic clock in nanoseconds; 0 where there is none.
    pub fn monotonic_ns(&mut self) -> i64 {
        self.host.clock_ns(Clock::Monotonic).unwrap_or(0)
    }

    /// A run is begun: it has an entry before it has a turn.
    pub(super) fn enter_thread(&mut self, thread: u32) -> Result<(), Trap> {
        let list = match self.threads.list() {
            Some(list) => list,
            None => {
                let list = List::with_capacity(&mut self.heap, 4 * STRIDE)?;
                add(list, &mut self.heap, self.threads.current)?;
                list
            }
        };
        list.reserve(&mut self.heap, STRIDE)?;
        add(list, &mut self.heap, thread)?;
        self.threads.list = list.value();
        Ok(())
    }

    /// Puts the values of one run aside and takes those of another.
    pub(super) fn exchange_thread(&mut self, from: u32, to: u32) {
        self.threads.current = to;
        let (Some(list), Some(old), Some(new)) =
            (self.threads.list(), self.threads.entry(from), self.threads.entry(to))
        else {
            return;
        };
        let [locals, sentinel] = self.threads.own;
        let (function, in_trace) = (self.trace_function, Value::from_bool(self.in_trace));
        let values = [
            self.context,
            self.running,
            self.live_frames,
            self.open_reprs,
            self.attribute_name,
            function,
            in_trace,
            locals,
            sentinel,
        ];
        let mut taken = [Value::NULL; VALUES];
        for (index, (&value, taken)) in values.iter().zip(&mut taken).enumerate() {
            *taken = list.get(new + 1 + index).unwrap_or(Value::NULL);
            list.set(old + 1 + index, value);
        }
        let [context, running, live_frames, open_reprs, attribute_name, function, in_trace, locals, sentinel] = taken;
        (self.trace_function, self.in_trace) = (function, in_trace == Value::TRUE);
        (self.context, self.running, self.live_frames) = (context, running, live_frames);
        (self.open_reprs, self.attribute_name) = (open_reprs, attribute_name);
        self.threads.own = [locals, sentinel];
    }

    /// A run has ended.
    pub(super) fn leave_thread(&mut self, thread: u32) {
        if let (Some(list), Some(entry)) = (self.threads.list(), self.threads.entry(thread)) {
            list.remove_range(entry, STRIDE);
        }
    }

    /// All runs wait: the host stands still until the first may go on. With nothing to wait for they are stuck, which is
    /// for the first to say that looks again.
    pub(super) fn wait_for_all(&mut self) -> bool {
        let Some(until) = self.threads.earliest.take() else {
            self.threads.stuck = true;
            return true;
        };
        let left = until.saturating_sub(self.monotonic_ns());
        left <= 0 || self.host.sleep_ns(left.unsigned_abs())
    }
}

fn add(list: Obj<List>, heap: &mut crate::heap::Heap, thread: u32) -> Result<(), Trap> {
    list.push(heap, Value::from_int_truncated(thread as isize))?;
    (0..VALUES).try_for_each(|_| list.push(heap, Value::NULL))
}
