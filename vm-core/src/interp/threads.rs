//! Runs beside each other: each has its own stacks, and they take turns.
//!
//! A turn ends where a run can stop anyway: when its share of the fuel is used up, when it waits ([`Trap::Wait`]), or at its
//! end. So nothing is ever done by two runs at once, and nothing needs a lock for the machine's sake. As threads under
//! CPython's interpreter lock, but for what a turn is.
#![expect(unsafe_code, reason = "the records of parked runs are linked in memory from the model")]

use core::alloc::Layout;
use core::ptr::NonNull;

use super::Interpreter;
use super::memory::Starved;
use super::run::Exit;
use crate::frame::{Frame, Stack};
use crate::object::{Model, Request, Trap};

/// Calls and backward jumps in a turn, when others wait for theirs.
const TURN: u32 = 20_000;

/// The first run of a machine.
const FIRST: u32 = 1;

/// What the interpreter holds of a run while another has its turn.
pub(crate) struct Parked<M: Model> {
    thread: u32,
    stack: Stack<M::Value>,
    limit: *mut M::Value,
    sp: *mut M::Value,
    frames: Stack<Frame<M>>,
    depth: usize,
    handled: M::Value,
    kwnames: M::Value,
    request: Option<Request<M::Value>>,
    given: Option<M::Value>,
    raised: bool,
    wanted: usize,
    paid: Starved,
    next: Option<NonNull<Parked<M>>>,
}

impl<M: Model> Parked<M> {
    fn new(thread: u32) -> Self {
        Self {
            thread,
            stack: Stack::empty(),
            limit: core::ptr::null_mut(),
            sp: core::ptr::null_mut(),
            frames: Stack::empty(),
            depth: 0,
            handled: M::NULL,
            kwnames: M::NULL,
            request: None,
            given: None,
            raised: false,
            wanted: 0,
            paid: Starved::default(),
            next: None,
        }
    }

    /// The frames in use.
    pub(crate) fn frames(&self) -> impl Iterator<Item = &Frame<M>> + '_ {
        self.frames.items().iter().take(self.depth)
    }

    /// Every value that it holds.
    pub(crate) fn values(&self) -> impl Iterator<Item = M::Value> + '_ {
        let used = (self.sp as usize).wrapping_sub(self.stack.base() as usize) / size_of::<M::Value>().max(1);
        let used = if self.stack.capacity() == 0 { 0 } else { used };
        let frames = self.frames().flat_map(|frame| [frame.function, frame.locals]);
        let named = match self.request {
            Some(Request::Call { kwnames, .. }) => kwnames,
            _ => M::NULL,
        };
        let own = [self.handled, self.kwnames, self.given.unwrap_or(M::NULL), named];
        self.stack.items().iter().take(used).copied().chain(frames).chain(own)
    }

    /// The one whose turn comes after it.
    pub(crate) fn next(&self) -> Option<&Parked<M>> {
        // SAFETY: a link leads to a record that is in the queue too, and borrowed with it.
        self.next.map(|next| unsafe { next.as_ref() })
    }
}

/// The runs that do not run now: a queue, the next to have its turn first.
pub(super) struct Threads<M: Model> {
    first: Option<NonNull<Parked<M>>>,
    last: Option<NonNull<Parked<M>>>,
    /// How many.
    count: usize,
    /// The one that runs now.
    current: u32,
    /// The number that was given last.
    numbered: u32,
    /// Fuel beyond this turn.
    beyond: u32,
}

impl<M: Model> Threads<M> {
    pub(super) const fn new() -> Self {
        Self { first: None, last: None, count: 0, current: FIRST, numbered: FIRST, beyond: 0 }
    }

    /// The first of the queue.
    pub(super) fn parked(&self) -> Option<&Parked<M>> {
        // SAFETY: records live while they are in the queue, which is borrowed.
        self.first.map(|first| unsafe { first.as_ref() })
    }

    /// The frames of all in the queue.
    pub(super) fn parked_frames(&self) -> impl Iterator<Item = &Frame<M>> + '_ {
        core::iter::successors(self.parked(), |parked| parked.next()).flat_map(Parked::frames)
    }

    fn push(&mut self, record: NonNull<Parked<M>>) {
        match self.last {
            // SAFETY: it is in the queue, and nobody else borrows it: `self` is borrowed mutably.
            Some(mut last) => unsafe { last.as_mut().next = Some(record) },
            None => self.first = Some(record),
        }
        self.last = Some(record);
        self.count += 1;
    }

    fn pop(&mut self) -> Option<NonNull<Parked<M>>> {
        let mut record = self.first?;
        // SAFETY: as above; it leaves the queue here.
        self.first = unsafe { record.as_mut().next.take() };
        if self.first.is_none() {
            self.last = None;
        }
        self.count -= 1;
        Some(record)
    }
}

impl<M: Model> Interpreter<M> {
    /// Drives the runs by turns until the first of them ends, all wait, or the fuel is used up. Without others it is the
    /// one run's.
    pub(super) fn take_turns(&mut self) -> Exit<M> {
        self.threads.beyond = 0;
        let mut waiting = 0;
        loop {
            self.cut_turn();
            let fuel = self.fuel;
            let exit = self.drive();
            match exit {
                Exit::OutOfFuel => {
                    waiting = 0;
                    if !self.next_turn() {
                        return exit;
                    }
                }
                Exit::Waiting => {
                    // One that has only looked again has used none.
                    waiting = if self.fuel == fuel { waiting + 1 } else { 0 };
                    if waiting > self.threads.count {
                        waiting = 0;
                        if !self.model.idle() {
                            self.join_fuel();
                            return exit;
                        }
                    }
                    if self.threads.count != 0 {
                        self.join_fuel();
                        self.rotate();
                    }
                }
                Exit::Returned(_) | Exit::Raised if self.threads.current != FIRST => {
                    waiting = 0;
                    if matches!(exit, Exit::Raised) {
                        let _ = self.model.take_exception();
                    }
                    self.join_fuel();
                    self.end_thread();
                }
                Exit::Returned(_) | Exit::Raised | Exit::Step(_) => {
                    self.join_fuel();
                    return exit;
                }
            }
        }
    }

    /// When others wait for their turn, this one does not take all of the fuel.
    fn cut_turn(&mut self) {
        if self.threads.count != 0 && self.fuel > TURN {
            self.threads.beyond = self.threads.beyond.saturating_add(self.fuel - TURN);
            self.fuel = TURN;
        }
    }

    /// What is left of the turn is the next one's.
    fn join_fuel(&mut self) {
        self.fuel = self.fuel.saturating_add(core::mem::take(&mut self.threads.beyond));
    }

    /// The turn's fuel is used up: the next one's turn. False when there is none left at all.
    fn next_turn(&mut self) -> bool {
        self.join_fuel();
        self.rotate();
        self.fuel != 0
    }

    /// The run that runs goes to the end of the queue, and the first of the queue runs.
    fn rotate(&mut self) {
        let Some(mut record) = self.threads.pop() else { return };
        let from = self.threads.current;
        // SAFETY: it is in no queue at the moment, so this is the only reference.
        self.exchange(unsafe { record.as_mut() });
        self.threads.push(record);
        self.model.thread_switched(from, self.threads.current);
    }

    /// The machine's first run has its turn.
    pub(super) fn first_turn(&mut self) {
        for _ in 0..self.threads.count {
            if self.threads.current == FIRST {
                return;
            }
            self.rotate();
        }
    }

    /// Exchanges the run that runs with one that does not.
    fn exchange(&mut self, parked: &mut Parked<M>) {
        use core::mem::swap;
        let depth = self.depth();
        swap(&mut self.threads.current, &mut parked.thread);
        swap(&mut self.stack, &mut parked.stack);
        swap(&mut self.limit, &mut parked.limit);
        swap(&mut self.sp, &mut parked.sp);
        swap(&mut self.frames, &mut parked.frames);
        swap(&mut self.handled, &mut parked.handled);
        swap(&mut self.request, &mut parked.request);
        swap(&mut self.given, &mut parked.given);
        swap(&mut self.raised, &mut parked.raised);
        swap(&mut self.wanted, &mut parked.wanted);
        swap(&mut self.paid, &mut parked.paid);
        let kwnames = core::mem::replace(&mut parked.kwnames, self.kwnames);
        self.set_keywords(kwnames);
        self.next = self.frames.base().wrapping_add(core::mem::replace(&mut parked.depth, depth));
        self.last = self.frames.base().wrapping_add(self.frames.capacity().min(self.max_depth));
    }

    /// Begins a run beside this one: `nargs` arguments above a callable lie on top.
    pub(super) fn spawn(&mut self, nargs: usize) -> Result<(), Trap> {
        let Some(thread) = self.threads.numbered.checked_add(1) else {
            return Err(self.model.refuse("more runs than there are numbers"));
        };
        let callable = self.slot_below(nargs + 1);
        // SAFETY: the arguments lie below `sp`; the stack that they are on is put aside, but not moved or freed.
        let args = unsafe { core::slice::from_raw_parts(self.sp.wrapping_sub(nargs), nargs) };
        let Some(memory) = self.model.allocate(Layout::new::<Parked<M>>()) else { return Err(Trap::Memory) };
        let mut record = memory.cast::<Parked<M>>();
        // SAFETY: the memory is fresh, of this layout, and nobody else has it.
        let parked = unsafe {
            record.write(Parked::new(thread));
            record.as_mut()
        };
        self.exchange(parked);
        let begun = self.begin(callable, args, M::NULL);
        self.exchange(parked);
        let begun = begun.and_then(|()| self.model.thread_started(thread));
        if let Err(trap) = begun {
            self.release(record);
            return Err(if trap == Trap::Stack { Trap::Memory } else { trap });
        }
        self.threads.numbered = thread;
        self.threads.push(record);
        // This turn may have all of the fuel; it shares from now on.
        self.cut_turn();
        let number = self.model.small_int(thread);
        let ret = self.sp.wrapping_sub(nargs + 1);
        self.deliver(crate::frame::Then::Native, ret, number, false)
    }

    /// The run that runs has ended, and the first of the queue runs.
    fn end_thread(&mut self) {
        let Some(mut record) = self.threads.pop() else { return };
        let from = self.threads.current;
        // SAFETY: it is in no queue at the moment, so this is the only reference.
        self.exchange(unsafe { record.as_mut() });
        self.release(record);
        self.model.thread_switched(from, self.threads.current);
        self.model.thread_ended(from);
    }

    /// Gives back the memory of a record that is in no queue.
    fn release(&mut self, mut record: NonNull<Parked<M>>) {
        // SAFETY: the record is in no queue; its stacks and it itself came from this model with these layouts.
        unsafe {
            record.as_mut().stack.release(&mut self.model);
            record.as_mut().frames.release(&mut self.model);
            self.model.deallocate(record.cast(), Layout::new::<Parked<M>>());
        }
    }

    /// The end of the machine.
    pub(super) fn drop_threads(&mut self) {
        while let Some(record) = self.threads.pop() {
            self.release(record);
        }
    }
}
