//! Native routines: entered, waiting for a call that they asked for, gone on with.
#![expect(unsafe_code, reason = "a window is a part of the value stack")]

use super::Interpreter;
use super::calls::Call;
use crate::frame::{Activation, Frame, Then};
use crate::object::{Input, Model, Request, Trap, Window};

impl<M: Model> Interpreter<M> {
    /// The window that begins at `base`, with all the room above it.
    ///
    /// The borrow is not tied to `self`: the model runs the routine, and the stacks are not touched meanwhile.
    #[inline(always)]
    fn window<'w>(&self, base: *mut M::Value, len: usize, nargs: usize) -> Window<'w, M> {
        let end = self.limit.wrapping_add(Self::RESERVE);
        let room = (end as usize).saturating_sub(base as usize) / size_of::<M::Value>().max(1);
        let depth = self.depth();
        // SAFETY: `base` is in the value stack and `room` ends with it; `depth` frames are initialised. Neither stack
        // is moved or otherwise written before the routine has returned, and the window is gone by then.
        unsafe {
            let slots = core::slice::from_raw_parts_mut(base, room);
            let frames = core::slice::from_raw_parts_mut(self.frames.base(), depth);
            Window::new(slots, frames, len, nargs)
        }
    }

    /// Runs a native routine for `CALL`. If it asks for a call, its frame is pushed and it is [`Trap::Switch`].
    #[inline(always)]
    pub(super) fn call_native(
        &mut self,
        native: M::Native,
        base: *mut M::Value,
        nargs: usize,
        ip: *const u8,
        ret: *mut M::Value,
    ) -> Result<M::Value, Trap> {
        if self.next == self.last {
            return Err(self.want_frame());
        }
        let mut window = self.window(base, nargs, nargs);
        window.kwnames = self.kwnames;
        match self.model.native(native, &mut window) {
            Ok(value) => {
                self.set_keywords(M::NULL);
                Ok(value)
            }
            Err(trap) => {
                let call = Call { callable: M::NULL, base, nargs, ret, then: Then::Push, locals: M::NULL };
                Err(self.native_trap(native, call, ip, trap, window))
            }
        }
    }

    /// A native routine that `CALL` entered did not finish.
    #[cold]
    #[inline(never)]
    fn native_trap(
        &mut self,
        native: M::Native,
        call: Call<M>,
        ip: *const u8,
        trap: Trap,
        window: Window<'_, M>,
    ) -> Trap {
        if trap != Trap::Call {
            return if trap == Trap::Raise { self.forget_keywords(trap) } else { trap };
        }
        self.frame().ip = ip;
        self.sp = call.base.wrapping_add(call.nargs);
        match self.push_native(native, 0, call) {
            Ok(()) => self.await_request(native, &window),
            Err(trap) => trap,
        }
    }

    fn forget_keywords(&mut self, trap: Trap) -> Trap {
        self.set_keywords(M::NULL);
        trap
    }

    /// After a collection: enters the routine that is due, if now is a time for it. What was interrupted is run again
    /// afterwards. Not in the middle of what a routine asked for, nor between `KW_NAMES` and its `CALL`, nor in itself.
    pub(super) fn enter_due(&mut self) {
        let blocked = self.next == self.frames.base()
            || self.next == self.last
            || self.request.is_some()
            || self.kwnames != M::NULL
            || self.sp.wrapping_add(Self::RESERVE) > self.limit
            || self.given.is_some()
            || self.raised;
        if blocked {
            return;
        }
        let Some(native) = self.model.due() else { return };
        let depth = self.depth();
        let is_due =
            |frame: &Frame<M>| matches!(frame.activation, Activation::Native(..)) && frame.flags & Frame::<M>::DUE != 0;
        let elsewhere = self.threads.parked_frames().any(is_due);
        if elsewhere || self.frames.items().iter().take(depth).any(is_due) {
            return;
        }
        let (base, ret) = (self.sp, self.sp);
        let call = Call { callable: M::NULL, base, nargs: 0, ret, then: Then::Discard, locals: M::NULL };
        if self.push_native(native, 0, call).is_ok() {
            self.frame().flags |= Frame::<M>::DUE;
        }
    }

    /// Pushes the frame of a native routine that has not run yet; its arguments end at `sp`. On a trap nothing has
    /// changed.
    pub(super) fn push_native(&mut self, native: M::Native, state: u32, call: Call<M>) -> Result<(), Trap> {
        if self.next == self.last {
            return Err(self.want_frame());
        }
        // SAFETY: `next` is below `last`, so it is in the frames' memory.
        unsafe {
            *self.next = Frame {
                activation: Activation::Native(native, state),
                function: self.kwnames,
                locals: M::NULL,
                ip: core::ptr::without_provenance(call.nargs),
                base: call.base,
                ret: call.ret,
                then: call.then,
                flags: 0,
            };
            self.next = self.next.add(1);
        }
        self.set_keywords(M::NULL);
        Ok(())
    }

    /// The routine on top asked for something: its state and window are saved, the request is left in `request`.
    fn await_request(&mut self, native: M::Native, window: &Window<'_, M>) -> Trap {
        let (len, state, catch, request) = (window.len(), window.state, window.catch, window.request);
        let Some(request) = request else { return self.model.refuse("a native call of nothing") };
        let frame = self.frame();
        frame.activation = Activation::Native(native, state);
        let kept = frame.flags & (Frame::<M>::DUE | Frame::<M>::TRACER);
        frame.flags = kept | if catch { Frame::<M>::CATCH } else { 0 };
        let base = frame.base;
        self.sp = base.wrapping_add(len);
        self.request = Some(request);
        Trap::Switch
    }

    /// Runs the native routine on top, or what it asked for.
    pub(super) fn step_native(&mut self, native: M::Native, state: u32) -> Result<(), Trap> {
        if let Some(request) = self.request {
            self.perform(request)?;
            self.request = None;
            return Ok(());
        }
        if self.fuel == 0 {
            return Err(Trap::Fuel);
        }
        self.fuel -= 1;
        let frame = *self.frame();
        let len = (self.sp as usize - frame.base as usize) / size_of::<M::Value>().max(1);
        let mut window = self.window(frame.base, len, frame.nargs());
        window.kwnames = frame.function;
        window.state = state;
        window.input = frame.input();
        match self.model.native(native, &mut window) {
            Ok(value) => self.finish_native(frame, value, false),
            Err(Trap::Stop) => {
                let value = self.model.take_stop_value();
                self.finish_native(frame, value, true)
            }
            Err(Trap::Call) => match self.await_request(native, &window) {
                Trap::Switch => Ok(()),
                trap => Err(trap),
            },
            Err(trap) => {
                if matches!(trap, Trap::Memory | Trap::Stack | Trap::Fuel | Trap::Wait) {
                    // It will run again, and has cost nothing so far: the step may not be put off without end.
                    self.fuel += 1;
                }
                Err(trap)
            }
        }
    }

    fn finish_native(&mut self, frame: Frame<M>, value: M::Value, stopped: bool) -> Result<(), Trap> {
        self.next = self.next.wrapping_sub(1);
        self.deliver(frame.then, frame.ret, value, stopped)
    }

    /// Does what the routine on top asked for. On a trap other than an exception nothing has changed.
    fn perform(&mut self, request: Request<M::Value>) -> Result<(), Trap> {
        match request {
            Request::Call { nargs, kwnames } => {
                let nargs = nargs as usize;
                let base = self.sp.wrapping_sub(nargs);
                let callable = self.slot_below(nargs + 1);
                self.set_keywords(kwnames);
                self.invoke_requested(Call {
                    callable,
                    base,
                    nargs,
                    ret: base.wrapping_sub(1),
                    then: Then::Native,
                    locals: M::NULL,
                })
            }
            Request::CallEx => {
                let operands = [self.slot_below(3), self.slot_below(2), self.slot_below(1)];
                self.invoke_spread(operands, self.sp.wrapping_sub(3), Then::Native)
            }
            Request::Body => {
                let (callable, locals) = (self.slot_below(2), self.slot_below(1));
                let (base, ret) = (self.sp, self.sp.wrapping_sub(2));
                self.invoke_requested(Call { callable, base, nargs: 0, ret, then: Then::Native, locals })
            }
            Request::Next => self.advance(self.slot_below(1)),
            Request::Enter => self.deliver(Then::Native, self.sp, self.handled, false),
            Request::Limit { frames } => self.limit_depth(frames),
            Request::Send => {
                let ret = self.sp.wrapping_sub(2);
                self.resume_generator(self.slot_below(2), self.slot_below(1), ret, Then::Native)
            }
            Request::Throw => {
                let ret = self.sp.wrapping_sub(2);
                self.throw_into_generator(self.slot_below(2), self.slot_below(1), ret, Then::Native)
            }
            Request::Spawn { nargs } if M::THREADS => self.spawn(nargs as usize),
            Request::Spawn { .. } => Err(self.model.refuse("a run beside another")),
            Request::Deferred { nargs } => {
                let (native, state) = self.model.deferred();
                let nargs = nargs as usize;
                let base = self.sp.wrapping_sub(nargs);
                let call = Call { callable: M::NULL, base, nargs, ret: base, then: Then::Native, locals: M::NULL };
                self.push_native(native, state, call)
            }
        }
    }

    /// `sys.setrecursionlimit` and its kin.
    fn limit_depth(&mut self, frames: u32) -> Result<(), Trap> {
        let (depth, wanted) = (self.depth(), frames as usize);
        let too_low = wanted != 0 && wanted <= depth;
        if wanted != 0 && !too_low {
            self.set_max_depth(wanted);
        }
        let number = if too_low { depth } else { self.max_depth };
        let number = self.model.small_int(u32::try_from(number).unwrap_or(u32::MAX));
        self.deliver(Then::Native, self.sp, number, too_low)
    }

    fn invoke_requested(&mut self, call: Call<M>) -> Result<(), Trap> {
        let callee = self.model.callee(call.callable);
        let done = self.invoke(callee, call);
        if done.is_err() {
            self.set_keywords(M::NULL);
        }
        done
    }

    /// The next item of an iterator that lies on top, for the native routine there.
    fn advance(&mut self, iterator: M::Value) -> Result<(), Trap> {
        let ret = self.sp.wrapping_sub(1);
        match self.model.for_iter(iterator) {
            Ok(value) => self.deliver(Then::Native, ret, value, false),
            Err(Trap::Stop) => {
                let value = self.model.take_stop_value();
                self.deliver(Then::Native, ret, value, true)
            }
            Err(Trap::Resume) => self.resume_generator(iterator, M::none(), ret, Then::Native),
            Err(Trap::Defer) => {
                let (native, state) = self.model.deferred();
                let call = Call { callable: M::NULL, base: ret, nargs: 1, ret, then: Then::Native, locals: M::NULL };
                self.push_native(native, state, call)
            }
            Err(trap) => Err(trap),
        }
    }

    /// A slot below `sp`, counted from 1.
    pub(super) fn slot_below(&self, depth: usize) -> M::Value {
        // SAFETY: callers ask for slots that they, or a window, have pushed.
        unsafe { *self.sp.sub(depth) }
    }

    /// Enters the routine on top with the pending exception, if it wants to see it.
    pub(super) fn catch_native(&mut self) -> bool {
        let frame = self.frame();
        if frame.flags & Frame::<M>::CATCH == 0 {
            return false;
        }
        frame.set_input(Input::Raised);
        true
    }
}
