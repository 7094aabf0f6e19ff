//! Where the value of a popped frame goes.
#![expect(unsafe_code, reason = "writes the value to the slot that the frame named")]

use super::Interpreter;
use crate::frame::{Activation, Then};
use crate::isa::number as op;
use crate::object::{Input, Model, Trap};
use crate::quicken;

impl<M: Model> Interpreter<M> {
    /// Gives `value` to what waits for it. `stopped` says that it is not an item but what an iterator returned at its
    /// end.
    pub(super) fn deliver(
        &mut self,
        then: Then,
        ret: *mut M::Value,
        value: M::Value,
        stopped: bool,
    ) -> Result<(), Trap> {
        if then == Then::Init {
            // Nothing but `None` comes here (`refuse_init`): the new object lies at `ret`.
            self.sp = ret.wrapping_add(1);
            return Ok(());
        }
        let iterates = matches!(then, Then::ForIter | Then::Send | Then::Native);
        if stopped && !iterates {
            self.sp = ret;
            return Err(self.raise_stop(value));
        }
        // SAFETY: `ret` is a slot of the window or the operands of the frame that waits, or the first free one; the
        // reserve leaves room for one more.
        unsafe { *ret = value };
        self.sp = ret.wrapping_add(1);
        match then {
            Then::Push | Then::Init => {}
            Then::Discard => self.sp = ret,
            Then::Traced => {
                self.sp = ret;
                self.frame().ip = self.frame_ip().wrapping_sub(2);
            }
            Then::Again => self.frame().ip = self.instruction_start(),
            Then::Spread => {
                let (_, arg) = self.instruction();
                let below = (arg & 1) as usize + 1;
                // SAFETY: `CALL_FUNCTION_EX` has this operand.
                unsafe { *ret.sub(below) = value };
                self.sp = ret;
                self.frame().ip = self.instruction_start();
            }
            Then::PushMethod => {
                // SAFETY: as above.
                unsafe {
                    *ret = M::NULL;
                    *ret.add(1) = value;
                }
                self.sp = ret.wrapping_add(2);
            }
            Then::ForIter if stopped => {
                let (_, arg) = self.instruction();
                self.sp = ret.wrapping_sub(1);
                // One cache, and the `END_FOR` at the target.
                self.frame().ip = self.frame_ip().wrapping_add((arg as usize + 2) * 2);
            }
            Then::Send if stopped => {
                let (_, arg) = self.instruction();
                self.frame().ip = self.frame_ip().wrapping_add((arg as usize + 1) * 2);
            }
            // Past the cache.
            Then::ForIter | Then::Send => self.frame().ip = self.frame_ip().wrapping_add(2),
            Then::Native => self.frame().set_input(if stopped { Input::Stopped } else { Input::Value }),
            Then::Exit | Then::Watched => {
                self.sp = ret;
                self.given = Some(value);
            }
        }
        Ok(())
    }

    /// Raises `StopIteration` with a value. What has stopped can't be asked again: where there is no memory for the
    /// exception, it is made here, the value kept on the stack.
    #[cold]
    pub(super) fn raise_stop(&mut self, value: M::Value) -> Trap {
        // SAFETY: `sp` is the first free slot; the reserve leaves room for one more.
        unsafe { *self.sp = value };
        self.sp = self.sp.wrapping_add(1);
        let mut attempt = 0;
        let trap = loop {
            match self.model.raise_stop(value) {
                Trap::Memory if self.collect(attempt) => attempt += 1,
                Trap::Memory => {
                    self.model.memory_error();
                    break Trap::Raise;
                }
                trap => break trap,
            }
        };
        self.sp = self.sp.wrapping_sub(1);
        trap
    }

    /// The saved `ip` of the frame on top.
    pub(super) fn frame_ip(&mut self) -> *const u8 {
        if self.next == self.frames.base() { core::ptr::null() } else { self.frame().ip }
    }

    /// Where the instruction begins that the frame on top is in: its first `EXTENDED_ARG`, if it has any.
    ///
    /// The saved `ip` is just behind its opcode's code unit; the last unit of an inline cache is zero, so a unit before
    /// an instruction that reads `EXTENDED_ARG` is one.
    pub(super) fn instruction_start(&mut self) -> *const u8 {
        let ip = self.frame_ip();
        let Activation::Python(code) = self.frame().activation else { return ip };
        let mut start = ip.wrapping_sub(2);
        while start > code.code_ptr() {
            let before = start.wrapping_sub(2);
            // SAFETY: `before` is between the code's first unit and `ip`.
            if unsafe { *before } != op::EXTENDED_ARG {
                break;
            }
            start = before;
        }
        start
    }

    /// Opcode (plain) and whole argument of the instruction that the frame on top is in.
    pub(super) fn instruction(&mut self) -> (u8, u32) {
        let (mut unit, end) = (self.instruction_start(), self.frame_ip());
        let (mut opcode, mut arg) = (op::NOP, 0);
        while unit < end {
            // SAFETY: `unit` is a whole code unit before `ip`.
            unsafe {
                opcode = *unit;
                arg = arg << 8 | u32::from(*unit.add(1));
            }
            unit = unit.wrapping_add(2);
        }
        (quicken::base(opcode), arg)
    }
}
