//! Frames that leave the value stack and come back: generators and coroutines.
#![expect(unsafe_code, reason = "a generator's values are copied to and from the value stack")]

use super::Interpreter;
use super::registers::Registers;
use crate::frame::{Activation, Frame, Then};
use crate::object::{GeneratorFrame, Model, Trap};

impl<M: Model> Interpreter<M> {
    /// `RETURN_GENERATOR`: the frame becomes an object, which the caller gets.
    #[inline(always)]
    pub(super) fn return_generator(&mut self, r: &mut Registers<M>) -> Result<(), Trap> {
        Err(self.leave_generator(*r))
    }

    #[cold]
    #[inline(never)]
    fn leave_generator(&mut self, r: Registers<M>) -> Trap {
        let frame = *self.frame();
        let offset = (r.after(0) as usize - r.code.code_ptr() as usize) as u32;
        let len = (r.sp as usize - r.base as usize) / size_of::<M::Value>().max(1);
        let state = GeneratorFrame { function: frame.function, code: r.code, offset, len: len as u32 };
        // SAFETY: the window's slots from `base` to `sp` are initialised.
        let slots = unsafe { core::slice::from_raw_parts(r.base, len) };
        let generator = match self.model.make_generator(state, slots) {
            Ok(generator) => generator,
            Err(trap) => return trap,
        };
        if let Some(trap) = self.refuse_init(&frame, generator) {
            return trap;
        }
        self.next = self.next.wrapping_sub(1);
        match self.deliver(frame.then(), frame.ret, generator, false) {
            Ok(()) => Trap::Switch,
            Err(trap) => trap,
        }
    }

    /// `FOR_ITER` or `SEND` on a generator, the short way: its frame goes on top, and `value` is sent into it. What it gives
    /// goes to `ret`. On a trap nothing has changed.
    #[inline(never)]
    pub(super) fn advance_generator(&mut self, r: Registers<M>, then: Then) -> Result<Registers<M>, Trap> {
        if self.next == self.last || self.fuel == 0 {
            return Err(Trap::Resume);
        }
        let base = r.sp;
        let (generator, value, ret) = match then {
            Then::Send => (r.peek(2), r.peek(1), base.wrapping_sub(1)),
            _ => (r.peek(1), M::none(), base),
        };
        let room = (self.limit as usize).saturating_sub(base as usize) / size_of::<M::Value>().max(1);
        // SAFETY: below `limit` the value stack is initialised, and nothing above `sp` is in use.
        let slots = unsafe { core::slice::from_raw_parts_mut(base, room) };
        let state = self.model.generator_resume(generator, slots, &mut self.handled).ok_or(Trap::Resume)?;
        self.fuel -= 1;
        self.frame().ip = r.after(0);
        let ip = state.code.code_ptr().wrapping_add(state.offset as usize);
        let mut sp = base.wrapping_add(state.len as usize);
        // SAFETY: `next` is below `last`, so it is in the frames' memory; the model has seen that there is room for the
        // frame's values and its operands, of which the value that is sent is one.
        unsafe {
            *self.next = Frame {
                activation: Activation::Python(state.code),
                function: state.function,
                locals: generator,
                ip,
                base,
                ret,
                then,
                flags: Frame::<M>::GENERATOR,
            };
            self.next = self.next.add(1);
            *sp = value;
            sp = sp.add(1);
        }
        Ok(Registers { ip, sp, base, code: state.code })
    }

    /// `YIELD_VALUE` in a generator that a `FOR_ITER` or a `SEND` resumed, the short way: what waits goes on with the item.
    #[inline(never)]
    pub(super) fn yield_item(&mut self, mut r: Registers<M>) -> Result<Registers<M>, Trap> {
        let frame = self.frame();
        let (then, generator, ret) = (frame.then, frame.locals, frame.ret);
        if !matches!(then, Then::ForIter | Then::Send) {
            return Err(self.suspend(r));
        }
        let value = r.pop();
        let offset = (r.after(0) as usize - r.code.code_ptr() as usize) as u32;
        let len = (r.sp as usize - r.base as usize) / size_of::<M::Value>().max(1);
        // SAFETY: the window's slots from `base` to `sp` are initialised.
        let slots = unsafe { core::slice::from_raw_parts(r.base, len) };
        self.handled = self.model.generator_suspend(generator, offset, slots, self.handled);
        self.next = self.next.wrapping_sub(1);
        let caller = self.frame();
        let Activation::Python(code) = caller.activation else {
            // SAFETY: these are said only of frames that an instruction of a Python frame pushed.
            unsafe { core::hint::unreachable_unchecked() }
        };
        // SAFETY: `ret` is the operand that was sent, or the caller's first free one, for which there is room.
        unsafe { *ret = value };
        // Past the cache.
        Ok(Registers { ip: caller.ip.wrapping_add(2), sp: ret.wrapping_add(1), base: caller.base, code })
    }

    /// `YIELD_VALUE`: the frame's values go back into its object, and the value to whoever resumed it.
    #[inline(never)]
    fn suspend(&mut self, mut r: Registers<M>) -> Trap {
        let frame = *self.frame();
        if frame.flags & Frame::<M>::GENERATOR == 0 {
            return self.model.refuse("YIELD_VALUE outside a generator");
        }
        let value = r.pop();
        let offset = (r.after(0) as usize - r.code.code_ptr() as usize) as u32;
        let len = (r.sp as usize - r.base as usize) / size_of::<M::Value>().max(1);
        // SAFETY: the window's slots from `base` to `sp` are initialised.
        let slots = unsafe { core::slice::from_raw_parts(r.base, len) };
        self.handled = self.model.generator_suspend(frame.locals, offset, slots, self.handled);
        self.next = self.next.wrapping_sub(1);
        match self.deliver(frame.then(), frame.ret, value, false) {
            Ok(()) => Trap::Switch,
            Err(trap) => trap,
        }
    }

    /// Puts a generator's frame on top and sends `value` into it; a finished one stops at once. On a trap nothing has
    /// changed.
    pub(super) fn resume_generator(
        &mut self,
        generator: M::Value,
        value: M::Value,
        ret: *mut M::Value,
        then: Then,
    ) -> Result<(), Trap> {
        if !self.push_generator(generator, ret, then)? {
            return self.deliver(then, ret, M::none(), true);
        }
        // SAFETY: `push_generator` has checked the room for the frame's operands.
        unsafe {
            *self.sp = value;
            self.sp = self.sp.add(1);
        }
        Ok(())
    }

    /// Puts a generator's frame on top and raises `exception` in it; in a finished one it is raised here.
    pub(super) fn throw_into_generator(
        &mut self,
        generator: M::Value,
        exception: M::Value,
        ret: *mut M::Value,
        then: Then,
    ) -> Result<(), Trap> {
        self.push_generator(generator, ret, then)?;
        self.request = None;
        Err(self.model.raise(exception, M::NULL, self.handled))
    }

    /// False when the generator has finished.
    fn push_generator(&mut self, generator: M::Value, ret: *mut M::Value, then: Then) -> Result<bool, Trap> {
        if self.next == self.last {
            return Err(self.want_frame());
        }
        if self.fuel == 0 {
            return Err(Trap::Fuel);
        }
        // Above the operands of whoever resumes it.
        let base = self.sp;
        let room = self.model.generator_room(generator)?;
        if base.wrapping_add(room) > self.limit {
            return Err(self.want_slots(room));
        }
        let Some(state) = self.model.generator_frame(generator)? else { return Ok(false) };
        let len = (state.len as usize).min(room);
        // SAFETY: there is room for `room` values from `base`, by the check above; slots are initialised.
        let slots = unsafe { core::slice::from_raw_parts_mut(base, len) };
        self.handled = self.model.generator_enter(generator, slots, self.handled);
        self.fuel -= 1;
        // SAFETY: `next` is below `last`, so it is in the frames' memory.
        unsafe {
            *self.next = Frame {
                activation: Activation::Python(state.code),
                function: state.function,
                locals: generator,
                ip: state.code.code_ptr().wrapping_add(state.offset as usize),
                base,
                ret,
                then,
                flags: Frame::<M>::GENERATOR,
            };
            self.next = self.next.add(1);
        }
        self.sp = base.wrapping_add(len);
        Ok(true)
    }
}
