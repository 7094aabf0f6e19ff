//! Exceptions on their way to a handler.
#![expect(unsafe_code, reason = "the handler's operands are pushed within the verified stack size")]

use super::Interpreter;
use crate::frame::{Activation, Frame, Then};
use crate::object::{Model, TraceEvent, Trap};

impl<M: Model> Interpreter<M> {
    /// The pending exception leaves instructions and frames until something takes it: an entry of an exception table, a
    /// native routine that wants to see it, or the host. `fresh`: it was raised here, and gets its context.
    ///
    /// False when the fuel is used up: a handler that lies before what raised makes a loop, and costs as one.
    pub(super) fn unwind(&mut self, fresh: bool, mut traced: bool) -> bool {
        self.set_keywords(M::NULL);
        // What a routine asked for could not even begin: that is no exception of its own.
        let mut own = match self.request.take() {
            Some(request) => {
                self.sp = self.sp.wrapping_sub(request.slots());
                false
            }
            None => true,
        };
        if fresh {
            self.model.set_context(self.handled);
        }
        // Whether a tracer knows of the frame's part already.
        let mut told = false;
        while self.next != self.frames.base() {
            let frame = *self.frame();
            match frame.activation {
                Activation::Python(code) => {
                    if M::TRACES && !told && self.model.traces() {
                        if self.tell_unwinding(&frame, code, traced) {
                            return true;
                        }
                        traced = true;
                    }
                    if self.unwind_python(&frame, code, traced) {
                        return self.frame().ip >= frame.ip || self.spend();
                    }
                }
                Activation::Vacant => {}
                Activation::Native(..) => {
                    if !own && self.catch_native() {
                        let exception = self.model.take_exception();
                        // SAFETY: `sp` is where the popped callee was to leave its value, in the routine's window.
                        unsafe {
                            *self.sp = exception;
                            self.sp = self.sp.add(1);
                        }
                        return true;
                    }
                }
            }
            told = M::TRACES && traced && frame.is_native() && frame.flags & Frame::<M>::TRACER != 0;
            (own, traced) = (false, told);
            self.next = self.next.wrapping_sub(1);
            self.sp = frame.ret;
            if frame.then() == Then::Exit {
                break;
            }
        }
        self.raised = true;
        true
    }

    /// One of the fuel; false when there is none.
    fn spend(&mut self) -> bool {
        let left = self.fuel.checked_sub(1);
        self.fuel = left.unwrap_or(0);
        left.is_some()
    }

    /// Tells the model of the end of the frame on top, if it wants to know.
    #[cold]
    #[inline(never)]
    pub(super) fn tell_end(&mut self, frame: &Frame<M>, raised: bool) -> Result<(), Trap> {
        if self.frame().then != Then::Watched && frame.flags & Frame::<M>::GENERATOR == 0 {
            return Ok(());
        }
        let depth = self.depth();
        let Some(ends) = frame.as_caller(depth) else { return Ok(()) };
        let below = self.frames.items().get(..depth.saturating_sub(1)).unwrap_or(&[]);
        let back = below.iter().enumerate().rev().find_map(|(index, frame)| frame.as_caller(index + 1));
        let back_depth = back.as_ref().map(|back| back.depth);
        let watch = self.model.frame_ended(ends, back, raised)?;
        if let Some(depth) = back_depth.filter(|_| watch)
            && let Some(back) = self.frames.items_mut().get_mut(depth - 1)
        {
            back.watch();
        }
        Ok(())
    }

    /// Before the frame's handler is looked for: the traceback entry, then the tracer. True if that has a routine to run.
    #[cold]
    #[inline(never)]
    fn tell_unwinding(&mut self, frame: &Frame<M>, code: M::Code, traced: bool) -> bool {
        if !traced {
            let depth = self.depth();
            if frame.as_caller(depth).is_some_and(|frame| self.model.add_traceback(frame)) {
                self.frame().watch();
            }
        }
        let offset = (frame.ip as usize).wrapping_sub(code.code_ptr() as usize).wrapping_sub(2) as u32;
        let leaves = code.exceptions().find(offset).is_none();
        self.tell_raised(TraceEvent::Unwind { raised: !traced, leaves })
    }

    /// Goes to the frame's handler; without one, finishes its generator and answers false.
    fn unwind_python(&mut self, frame: &Frame<M>, code: M::Code, traced: bool) -> bool {
        let offset = (frame.ip as usize).wrapping_sub(code.code_ptr() as usize).wrapping_sub(2) as u32;
        if !traced {
            let depth = self.depth();
            if frame.as_caller(depth).is_some_and(|frame| self.model.add_traceback(frame)) {
                self.frame().watch();
            }
        }
        let Some(entry) = code.exceptions().find(offset) else {
            // Without memory the model knows no more of the frame.
            let _ = self.tell_end(frame, true);
            if frame.flags & Frame::<M>::GENERATOR != 0 {
                self.handled = self.model.generator_finish(frame.locals, true);
            }
            return false;
        };
        let mut sp = frame.base.wrapping_add(code.nlocalsplus() + entry.depth as usize);
        let exception = self.model.take_exception();
        // SAFETY: the verifier has seen that the handler's depth, the pushed values included, fits `stacksize`.
        unsafe {
            if entry.lasti {
                *sp = self.model.small_int(offset / 2);
                sp = sp.add(1);
            }
            *sp = exception;
            self.sp = sp.add(1);
        }
        self.frame().ip = code.code_ptr().wrapping_add(entry.target as usize);
        true
    }
}
