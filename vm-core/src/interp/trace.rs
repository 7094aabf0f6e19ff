//! Tracing: the loop does one instruction at a time, and before it the model is told what is about to happen. A routine that it
//! names runs first (`sys.settrace`).
//!
//! Which events there are, and when, follows CPython's `Python/instrumentation.c` and `Python/legacy_tracing.c`.
#![expect(unsafe_code, reason = "what an event brings is pushed within the reserve")]

use super::Interpreter;
use super::calls::Call;
use super::registers::Registers;
use super::run::Exit;
use crate::frame::{Frame, Then};
use crate::isa::number as op;
use crate::object::{Model, TraceEvent, Trap};
use crate::quicken;

/// Where the last events were.
#[derive(Clone, Copy)]
pub(super) struct Tracer {
    /// The instruction that events were told of already, and of how many kinds.
    told: (*const u8, usize, usize),
    /// The instruction that was executed last, and the depth of its frame.
    last: (*const u8, usize),
}

impl Default for Tracer {
    fn default() -> Self {
        let nowhere = core::ptr::null();
        Self { told: (nowhere, 0, 0), last: (nowhere, 0) }
    }
}

/// The kinds of events before an instruction, in their order.
const KINDS: [Kind; 4] = [Kind::Call, Kind::Line, Kind::Opcode, Kind::Return];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Call,
    Line,
    Opcode,
    Return,
}

impl<M: Model> Interpreter<M> {
    /// Tells of the instruction at `r`; does it, if nothing is to run before.
    #[cold]
    #[inline(never)]
    pub(super) fn step(&mut self, r: Registers<M>) -> Exit<M> {
        let mut r = r;
        if self.is_entered(&r) {
            r.ip = r.code.code_ptr();
        }
        match self.tell(&r) {
            Ok(false) => {
                let (ip, depth) = (r.ip, self.depth());
                let before = self.tracer;
                self.tracer.told.0 = core::ptr::null();
                let leaves = matches!(whole(&r).0, op::RETURN_VALUE | op::RETURN_CONST | op::YIELD_VALUE);
                self.tracer.last = if leaves { (core::ptr::null(), 0) } else { (ip, depth) };
                let exit = self.dispatch::<true>(r);
                let again = match &exit {
                    Exit::Step(next) => next.ip == ip && self.depth() == depth,
                    Exit::OutOfFuel | Exit::Waiting => self.depth() == depth,
                    Exit::Returned(_) | Exit::Raised => false,
                };
                if again {
                    // It is still to be done, and has been told of.
                    self.tracer = Tracer { told: (ip, depth, KINDS.len()), last: before.last };
                }
                exit
            }
            Ok(true) => match self.settle() {
                Ok(next) => Exit::Step(next),
                Err(exit) => exit,
            },
            Err(trap) => match self.trapped(r, trap) {
                Ok(next) => Exit::Step(next),
                Err(exit) => exit,
            },
        }
    }

    /// Tells the model of what is about to happen; true if a routine was pushed that runs first.
    fn tell(&mut self, r: &Registers<M>) -> Result<bool, Trap> {
        // Between `KW_NAMES` and its `CALL` nothing may run.
        if self.kwnames != M::NULL {
            return Ok(false);
        }
        let depth = self.depth();
        let (told, at, kinds) = self.tracer.told;
        let done = if told == r.ip && at == depth { kinds } else { 0 };
        for (index, &kind) in KINDS.iter().enumerate().skip(done) {
            let Some(event) = self.event(kind, r) else { continue };
            let argument = if kind == Kind::Return { self.returned(r) } else { M::none() };
            if self.ask(event, argument, r)? {
                self.tracer.told = (r.ip, depth, index + 1);
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The event of a kind before the instruction at `r`, if there is one.
    fn event(&self, kind: Kind, r: &Registers<M>) -> Option<TraceEvent> {
        let (opcode, _) = whole(r);
        match kind {
            Kind::Call => (opcode == op::RESUME).then_some(TraceEvent::Call),
            Kind::Line => self.starts_line(opcode, r).then_some(TraceEvent::Line),
            Kind::Opcode => Some(TraceEvent::Opcode),
            Kind::Return => {
                matches!(opcode, op::RETURN_VALUE | op::RETURN_CONST | op::YIELD_VALUE).then_some(TraceEvent::Return)
            }
        }
    }

    /// Whether nothing of the frame has been executed: a call leaves a `RESUME` in the first place out.
    fn is_entered(&self, r: &Registers<M>) -> bool {
        let start = r.code.code_ptr();
        r.ip == r.code.entry_ptr() && r.ip != start && !self.was_in(r)
    }

    /// Whether the last instruction was this frame's.
    fn was_in(&self, r: &Registers<M>) -> bool {
        let (last, depth) = self.tracer.last;
        depth == self.depth() && last.addr().wrapping_sub(r.code.code_ptr().addr()) < r.code.code().len()
    }

    /// Whether another line begins here, or the same one again by a jump backward.
    fn starts_line(&self, opcode: u8, r: &Registers<M>) -> bool {
        if matches!(opcode, op::RESUME | op::END_FOR | op::END_SEND | op::END_ASYNC_FOR) {
            return false;
        }
        let start = r.code.code_ptr();
        let offset = |ip: *const u8| ip.addr().wrapping_sub(start.addr());
        let line = |ip: *const u8| r.code.lines().find(offset(ip) as u32).and_then(|position| position.line);
        let Some(here) = line(r.ip) else { return false };
        let (last, same_frame) = (self.tracer.last.0, self.was_in(r));
        let before = if same_frame { last } else { r.ip.wrapping_sub(2) };
        if before < start {
            return false;
        }
        if line(before) != Some(here) {
            return true;
        }
        if !same_frame {
            return false;
        }
        match whole(&Registers { ip: before, ..*r }) {
            // What is executed first counts as another line, even if it is the same.
            (op::RESUME, 0) => true,
            (op::RESUME, _) => line(before.wrapping_sub(2)) != Some(here),
            (op::JUMP_BACKWARD, _) => true,
            _ => false,
        }
    }

    /// What the instruction at `r` is about to give.
    fn returned(&self, r: &Registers<M>) -> M::Value {
        match whole(r) {
            (op::RETURN_CONST, arg) => r.constant(arg),
            _ => r.peek(1),
        }
    }

    /// Pushes the routine that the model names for an event, if it does.
    fn ask(&mut self, event: TraceEvent, argument: M::Value, r: &Registers<M>) -> Result<bool, Trap> {
        let depth = self.depth();
        let frame = *self.frame();
        let Some(caller) = frame.as_caller(depth) else { return Ok(false) };
        let Some((native, state)) = self.model.trace(event, caller) else { return Ok(false) };
        self.frame().ip = r.after(0);
        // SAFETY: `sp` is the first free slot; the reserve leaves room for one more.
        unsafe { *r.sp = argument };
        self.sp = r.sp.wrapping_add(1);
        let call = Call { callable: M::NULL, base: r.sp, nargs: 1, ret: r.sp, then: Then::Traced, locals: M::NULL };
        let pushed = self.push_native(native, state, call);
        if pushed.is_err() {
            self.sp = r.sp;
        }
        pushed.map(|()| true)
    }

    /// An exception is about to leave the frame on top, or to reach its handler: pushes the routine that the model names
    /// for it, with the exception. It goes on with the unwinding when it is done.
    pub(super) fn tell_raised(&mut self, event: TraceEvent) -> bool {
        let depth = self.depth();
        let frame = *self.frame();
        self.tracer.last = if matches!(event, TraceEvent::Unwind { leaves: true, .. }) {
            (core::ptr::null(), 0)
        } else {
            (frame.ip.wrapping_sub(2), depth)
        };
        let Some(caller) = frame.as_caller(depth) else { return false };
        let Some((native, state)) = self.model.trace(event, caller) else { return false };
        if self.next == self.last {
            // No room for the routine: the program goes on untold.
            return false;
        }
        let exception = self.model.take_exception();
        let base = self.sp;
        // SAFETY: `sp` is the first free slot; the reserve leaves room for one more.
        unsafe { *base = exception };
        self.sp = base.wrapping_add(1);
        let call = Call { callable: M::NULL, base, nargs: 1, ret: base, then: Then::Discard, locals: M::NULL };
        // There is room for the frame.
        let _ = self.push_native(native, state, call);
        self.frame().flags |= Frame::<M>::TRACER;
        true
    }
}

/// Opcode (plain) and whole argument of the instruction at `r`.
fn whole<M: Model>(r: &Registers<M>) -> (u8, u32) {
    let (mut next, mut whole) = (*r, 0);
    loop {
        let (opcode, arg) = next.fetch();
        whole = whole << 8 | arg;
        if opcode != op::EXTENDED_ARG {
            return (quicken::base(opcode), whole);
        }
        next.next(0);
    }
}
