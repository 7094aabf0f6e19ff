//! Frames pushed and popped: the instructions that call and return.
#![expect(unsafe_code, reason = "the callee's window is made on the value stack, within the room that was checked")]

use super::Interpreter;
use super::registers::Registers;
use crate::frame::{Activation, Frame, Then};
use crate::object::{Callee, Made, Model, Trap};

/// A call about to happen: the arguments lie on the value stack.
pub(super) struct Call<M: Model> {
    /// What is called.
    pub(super) callable: M::Value,
    /// The first argument.
    pub(super) base: *mut M::Value,
    /// How many arguments.
    pub(super) nargs: usize,
    /// Where the value goes.
    pub(super) ret: *mut M::Value,
    /// What happens with it.
    pub(super) then: Then,
    /// The namespace, for a body; else null.
    pub(super) locals: M::Value,
}

impl<M: Model> Clone for Call<M> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<M: Model> Copy for Call<M> {}

/// Inline caches behind `CALL`, in code units.
const CALL_CACHES: usize = 3;

/// Nulls the slots of a new window that no argument fills. Most functions have none or few, and a loop that the compiler
/// unrolls or widens costs more than it gives.
#[inline(always)]
fn clear<M: Model>(mut slot: *mut M::Value, top: *mut M::Value) {
    if slot < top {
        // SAFETY: `slot` is below `top`, which is below the value stack's limit: the caller has checked it.
        unsafe {
            *slot = M::NULL;
            slot = slot.add(1);
        }
        if slot < top {
            clear_more::<M>(slot, top);
        }
    }
}

#[inline(never)]
fn clear_more<M: Model>(mut slot: *mut M::Value, top: *mut M::Value) {
    while slot < top {
        // SAFETY: as in `clear`.
        unsafe {
            *slot = M::NULL;
            slot = slot.add(1);
        }
    }
}

impl<M: Model> Interpreter<M> {
    /// The running frame.
    #[inline(always)]
    pub(super) fn frame(&mut self) -> &mut Frame<M> {
        // SAFETY: while anything runs there is a frame below `next`, and frames are initialised.
        unsafe { &mut *self.next.sub(1) }
    }

    /// `CALL`: `[method or null, callable or self, args…]`. The frequent case is here: a Python function that gets just
    /// its positional parameters.
    #[inline(always)]
    pub(super) fn call(&mut self, r: &mut Registers<M>, argc: u32) -> Result<(), Trap> {
        let argc = argc as usize;
        let method = r.peek(argc + 2);
        let is_method = method != M::NULL;
        let callable = if is_method { method } else { r.peek(argc + 1) };
        let nargs = argc + usize::from(is_method);
        match self.model.callee(callable) {
            Callee::Function(code) => {
                let base = r.sp.wrapping_sub(nargs);
                let top = base.wrapping_add(code.nlocalsplus());
                let fits = top.wrapping_add(code.stacksize()) <= self.limit && self.next != self.last;
                if fits && nargs | self.keywords == code.simple_argcount() && self.fuel != 0 {
                    self.fuel -= 1;
                    clear::<M>(base.wrapping_add(nargs), top);
                    let (ret, from) = (r.sp.wrapping_sub(argc + 2), r.after(CALL_CACHES));
                    self.push_frame(code, callable, M::NULL, base, ret, Then::Push, from);
                    *r = Registers { ip: code.entry_ptr(), sp: top, base, code };
                    return Ok(());
                }
                self.call_rest(r, argc)
            }
            Callee::Native(native) => {
                let (base, ret) = (r.sp.wrapping_sub(nargs), r.sp.wrapping_sub(argc + 2));
                let value = self.call_native(native, base, nargs, r.after(CALL_CACHES), ret)?;
                r.sp = ret;
                r.push(value);
                r.next(CALL_CACHES);
                Ok(())
            }
            Callee::Object(native) => self.call_object(*r, argc, native).map(|next| *r = next),
            // Spread out where it lies: the instruction, run again, finds a method and its receiver. (An argument of more
            // than a byte would be lost.)
            Callee::Method(function, receiver) if !is_method && argc < 256 => {
                r.set_peek(argc + 2, function);
                r.set_peek(argc + 1, receiver);
                Ok(())
            }
            _ => self.call_rest(r, argc),
        }
    }

    #[inline(always)]
    fn call_rest(&mut self, r: &mut Registers<M>, argc: usize) -> Result<(), Trap> {
        self.call_out_of_line(*r, argc).map(|next| *r = next)
    }

    /// `CALL` of an object: a class, whose `__init__` mostly is a Python function and then gets its frame here, or whatever
    /// has a native routine for it.
    #[inline(never)]
    fn call_object(&mut self, mut r: Registers<M>, argc: usize, native: M::Native) -> Result<Registers<M>, Trap> {
        let is_method = r.peek(argc + 2) != M::NULL;
        let nargs = argc + usize::from(is_method);
        // The callable takes its place as an argument.
        let (base, ret) = (r.sp.wrapping_sub(nargs + 1), r.sp.wrapping_sub(argc + 2));
        if !is_method && let Some(made) = self.model.construct(r.peek(argc + 1))? {
            return self.enter_init(r, argc, made);
        }
        let value = self.call_native(native, base, nargs + 1, r.after(CALL_CACHES), ret)?;
        r.sp = ret;
        r.push(value);
        r.next(CALL_CACHES);
        Ok(r)
    }

    /// The frame of a new object's `__init__`: the object stands where the class did, and below, where it is the result.
    fn enter_init(&mut self, r: Registers<M>, argc: usize, made: Made<M>) -> Result<Registers<M>, Trap> {
        let (base, ret) = (r.sp.wrapping_sub(argc + 1), r.sp.wrapping_sub(argc + 2));
        self.sp = r.sp;
        self.frame().ip = r.after(CALL_CACHES);
        let class = r.peek(argc + 1);
        // SAFETY: `CALL` has these two operands below its arguments.
        unsafe { *base = made.object };
        let (callable, nargs) = (made.init, argc + 1);
        let call = Call { callable, base, nargs, ret, then: Then::Init, locals: M::NULL };
        if let Err(trap) = self.enter(made.code, call) {
            // SAFETY: as above.
            unsafe { *base = class };
            return Err(trap);
        }
        // SAFETY: as above.
        unsafe { *ret = made.object };
        Ok(Registers { ip: made.code.entry_ptr(), sp: self.sp, base, code: made.code })
    }

    /// The registers of the frame on top, if it is a Python frame; else the way out of the loop and back.
    #[inline(always)]
    fn on_top(&mut self) -> Result<Registers<M>, Trap> {
        let sp = self.sp;
        let frame = self.frame();
        match frame.activation {
            Activation::Python(code) => Ok(Registers { ip: frame.ip, sp, base: frame.base, code }),
            _ => Err(Trap::Switch),
        }
    }

    /// `CALL` of anything else.
    #[inline(never)]
    fn call_out_of_line(&mut self, r: Registers<M>, argc: usize) -> Result<Registers<M>, Trap> {
        let method = r.peek(argc + 2);
        let is_method = method != M::NULL;
        let callable = if is_method { method } else { r.peek(argc + 1) };
        let nargs = argc + usize::from(is_method);
        let (base, ret) = (r.sp.wrapping_sub(nargs), r.sp.wrapping_sub(argc + 2));
        self.sp = r.sp;
        self.frame().ip = r.after(CALL_CACHES);
        let callee = self.model.callee(callable);
        self.invoke(callee, Call { callable, base, nargs, ret, then: Then::Push, locals: M::NULL })?;
        self.on_top()
    }

    /// Writes the record of a Python frame; there is room for it.
    #[inline(always)]
    #[expect(clippy::too_many_arguments, reason = "the fields of a frame, each in a register")]
    fn push_frame(
        &mut self,
        code: M::Code,
        function: M::Value,
        locals: M::Value,
        base: *mut M::Value,
        ret: *mut M::Value,
        then: Then,
        from: *const u8,
    ) {
        // SAFETY: `next` is below `last`, so it is in the frames' memory; below it there is the running frame, or the
        // memory's first record, which is out of use when the first frame is pushed.
        unsafe {
            if then == Then::Push {
                (*self.next.sub(1)).ip = from;
            }
            let ip = code.entry_ptr();
            let activation = Activation::Python(code);
            *self.next = Frame { activation, function, locals, ip, base, ret, then, flags: 0 };
            self.next = self.next.add(1);
        }
    }

    /// Pushes the frame of a Python function; the caller's `ip` is saved. On a trap nothing has changed.
    fn enter(&mut self, code: M::Code, call: Call<M>) -> Result<(), Trap> {
        let top = call.base.wrapping_add(code.nlocalsplus());
        if top.wrapping_add(code.stacksize()) > self.limit {
            return Err(self.want_slots(code.nlocalsplus() + code.stacksize()));
        }
        if self.next == self.last {
            return Err(self.want_frame());
        }
        if self.fuel == 0 {
            return Err(Trap::Fuel);
        }
        let mut filled = call.nargs;
        if call.nargs | self.keywords != code.simple_argcount() {
            filled = self.bind(code, call)?;
        }
        self.fuel -= 1;
        clear::<M>(call.base.wrapping_add(filled), top);
        let from = self.frame_ip();
        self.push_frame(code, call.callable, call.locals, call.base, call.ret, call.then, from);
        self.sp = top;
        Ok(())
    }

    /// Binds arguments that are not just the positional parameters; answers how many slots are filled.
    #[cold]
    #[inline(never)]
    fn bind(&mut self, code: M::Code, call: Call<M>) -> Result<usize, Trap> {
        let parameters = code.nparameters();
        let room = parameters.max(call.nargs);
        if call.base.wrapping_add(room) > self.limit {
            return Err(self.want_slots(room));
        }
        // SAFETY: from `base` there are `nargs` values and, by the check above, room for all parameters; slots of the
        // value stack are always initialised.
        let slots = unsafe { core::slice::from_raw_parts_mut(call.base, room) };
        self.model.bind(call.callable, code, slots, call.nargs, self.kwnames)?;
        self.set_keywords(M::NULL);
        Ok(parameters)
    }

    /// `KW_NAMES`: the names of the last arguments of the next call; null for none.
    #[inline]
    pub(super) fn set_keywords(&mut self, kwnames: M::Value) {
        self.kwnames = kwnames;
        self.keywords = if kwnames == M::NULL { 0 } else { Self::KEYWORDS };
    }

    /// `JUMP_BACKWARD`: costs fuel, so that no loop is without end.
    #[inline(always)]
    pub(super) fn jump_backward(&mut self, r: &mut Registers<M>, units: u32) -> Result<(), Trap> {
        if self.fuel == 0 {
            return Err(Trap::Fuel);
        }
        self.fuel -= 1;
        r.jump_back(units);
        Ok(())
    }

    /// `RETURN_VALUE`.
    #[inline(always)]
    pub(super) fn return_value(&mut self, r: &mut Registers<M>) -> Result<(), Trap> {
        let value = r.peek(1);
        self.give(r, value)
    }

    /// `RETURN_CONST`.
    #[inline(always)]
    pub(super) fn return_const(&mut self, r: &mut Registers<M>, index: u32) -> Result<(), Trap> {
        let value = r.constant(index);
        self.give(r, value)
    }

    /// `LOAD_DEREF` and `RETURN_VALUE`.
    #[inline(always)]
    pub(super) fn load_deref_return_value(&mut self, r: &mut Registers<M>, index: u32) -> Result<(), Trap> {
        match self.model.cell_get(r.local(index)) {
            Some(value) if value != M::NULL => self.give(r, value),
            _ => Err(self.model.unbound_deref(r.code, index as usize)),
        }
    }

    /// Pops the frame and gives its value: to a Python frame's `CALL` here, to anything else out of line.
    #[inline(always)]
    pub(super) fn give(&mut self, r: &mut Registers<M>, value: M::Value) -> Result<(), Trap> {
        let frame = self.frame();
        let (then, ret) = (frame.then, frame.ret);
        let mut value = value;
        if then != Then::Push {
            if then != Then::Init || value != M::none() {
                self.frame().ip = r.after(0);
                return Err(self.give_elsewhere(value));
            }
            // SAFETY: the new object lies there since its `__init__` was entered.
            value = unsafe { *ret };
        }
        self.next = self.next.wrapping_sub(1);
        // SAFETY: `ret` is below the popped window, inside the value stack.
        unsafe { *ret = value };
        let caller = self.frame();
        r.ip = caller.ip;
        r.base = caller.base;
        r.sp = ret.wrapping_add(1);
        let Activation::Python(code) = caller.activation else {
            // SAFETY: these are said only of frames that a Python frame's instruction pushed.
            unsafe { core::hint::unreachable_unchecked() }
        };
        r.code = code;
        Ok(())
    }

    /// Pops the frame and gives its value to whatever waits for it.
    #[cold]
    #[inline(never)]
    fn give_elsewhere(&mut self, value: M::Value) -> Trap {
        let frame = *self.frame();
        if let Some(trap) = self.refuse_init(&frame, value) {
            return trap;
        }
        if let Err(trap) = self.tell_end(&frame, false) {
            return trap;
        }
        let is_generator = frame.flags & Frame::<M>::GENERATOR != 0;
        if is_generator {
            self.handled = self.model.generator_finish(frame.locals, false);
        }
        self.next = self.next.wrapping_sub(1);
        match self.deliver(frame.then(), frame.ret, value, is_generator) {
            Ok(()) => Trap::Switch,
            Err(trap) => trap,
        }
    }

    /// An `__init__`, whose frame is on top, is about to give something else than `None`: its frame goes, and the exception is
    /// its caller's.
    pub(super) fn refuse_init(&mut self, frame: &Frame<M>, value: M::Value) -> Option<Trap> {
        if frame.then() != Then::Init || value == M::none() {
            return None;
        }
        let trap = self.model.init_returned(value);
        if trap != Trap::Raise {
            return Some(trap);
        }
        self.next = self.next.wrapping_sub(1);
        self.sp = frame.ret;
        // An unwinding that the fuel did not reach for has been done all the same; what comes next will ask for fuel.
        self.unwind(true, false);
        Some(Trap::Switch)
    }

    /// Calls what is neither a Python function nor a native routine that finished at once. The caller's `ip` and `sp`
    /// are saved. Answers [`Trap::Switch`] when another frame is on top now; on any other trap nothing has changed.
    #[cold]
    #[inline(never)]
    pub(super) fn call_other(&mut self, callee: Callee<M::Value, M::Code, M::Native>, call: Call<M>) -> Trap {
        match self.invoke(callee, call) {
            Ok(()) => Trap::Switch,
            Err(trap) => trap,
        }
    }

    /// Pushes the frame that a call needs. On a trap nothing has changed.
    pub(super) fn invoke(&mut self, callee: Callee<M::Value, M::Code, M::Native>, call: Call<M>) -> Result<(), Trap> {
        match callee {
            Callee::Function(code) => self.enter(code, call),
            Callee::Native(native) => self.push_native(native, 0, call),
            Callee::Object(native) => {
                let base = call.base.wrapping_sub(1);
                self.push_native(native, 0, Call { base, nargs: call.nargs + 1, ..call })
            }
            Callee::Method(function, receiver) => self.invoke_method(function, receiver, call),
        }
    }

    /// The arguments are copied behind the receiver, above everything: a method that is called through an object of
    /// its own is rare (`LOAD_ATTR` finds methods without making one).
    fn invoke_method(&mut self, function: M::Value, receiver: M::Value, call: Call<M>) -> Result<(), Trap> {
        // A method of a method: Python allows it, but here not without end.
        const DEEPEST: usize = 16;
        let (mut receivers, mut target) = (1, function);
        while let Callee::Method(inner, _) = self.model.callee(target) {
            if receivers == DEEPEST {
                return Err(self.model.refuse("a bound method of so many bound methods"));
            }
            (receivers, target) = (receivers + 1, inner);
        }
        let (nargs, saved) = (call.nargs + receivers, self.sp);
        if saved.wrapping_add(nargs + 1) > self.limit {
            return Err(self.want_slots(nargs + 1));
        }
        // One slot for the function: some callables take their place as an argument.
        let base = saved.wrapping_add(1);
        // SAFETY: there is room for the function and `nargs` values, by the check above, and the arguments lie below.
        unsafe {
            *saved = target;
            base.add(receivers).copy_from(call.base, call.nargs);
            let (mut place, mut next) = (base.add(receivers - 1), receiver);
            *place = next;
            let mut inside = function;
            while let Callee::Method(inner, object) = self.model.callee(inside) {
                (inside, next) = (inner, object);
                place = place.sub(1);
                *place = next;
            }
        }
        self.sp = base.wrapping_add(nargs);
        let callee = self.model.callee(target);
        let done = self.invoke(callee, Call { callable: target, base, nargs, ..call });
        if done.is_err() {
            self.sp = saved;
        }
        done
    }

    /// `CALL_FUNCTION_EX`: `[null, callable, tuple, dict if the flag says so]`.
    #[inline(always)]
    pub(super) fn call_function_ex(&mut self, r: &mut Registers<M>, flags: u32) -> Result<(), Trap> {
        let keywords = (flags & 1) as usize;
        let kwargs = if keywords == 1 { r.peek(1) } else { M::NULL };
        let (args, callable) = (r.peek(keywords + 1), r.peek(keywords + 2));
        let ret = r.sp.wrapping_sub(keywords + 3);
        self.call_spread(*r, [callable, args, kwargs], ret).map(|next| *r = next)
    }

    #[inline(never)]
    fn call_spread(
        &mut self,
        r: Registers<M>,
        operands: [M::Value; 3],
        ret: *mut M::Value,
    ) -> Result<Registers<M>, Trap> {
        self.sp = r.sp;
        self.frame().ip = r.after(0);
        self.invoke_spread(operands, ret, Then::Push)?;
        self.on_top()
    }

    /// Calls with a tuple's and a dict's items, which are copied above everything. On a trap nothing has changed.
    pub(super) fn invoke_spread(
        &mut self,
        [callable, args, kwargs]: [M::Value; 3],
        ret: *mut M::Value,
        then: Then,
    ) -> Result<(), Trap> {
        let nargs = self.model.spread_len(callable, args, kwargs)?;
        let saved = self.sp;
        // One slot for the callable: some callables take their place as an argument.
        if nargs > isize::MAX as usize / 64 || saved.wrapping_add(nargs + 1) > self.limit {
            return Err(self.want_slots(nargs.saturating_add(1)));
        }
        let base = saved.wrapping_add(1);
        // SAFETY: there is room for the callable and `nargs` values, by the check above; slots are initialised.
        let slots = unsafe {
            *saved = callable;
            core::slice::from_raw_parts_mut(base, nargs)
        };
        let kwnames = self.model.spread(args, kwargs, slots)?;
        self.sp = base.wrapping_add(nargs);
        self.set_keywords(kwnames);
        let callee = self.model.callee(callable);
        let done = self.invoke(callee, Call { callable, base, nargs, ret, then, locals: M::NULL });
        if done.is_err() {
            self.sp = saved;
            self.set_keywords(M::NULL);
        }
        done
    }

    /// `BEFORE_WITH`: the manager gives way to its exit function, and what its enter function returns is pushed.
    #[inline(always)]
    pub(super) fn before_with(&mut self, r: &mut Registers<M>, asynchronous: bool) -> Result<(), Trap> {
        Err(self.enter_with(*r, asynchronous))
    }

    #[cold]
    #[inline(never)]
    fn enter_with(&mut self, mut r: Registers<M>, asynchronous: bool) -> Trap {
        let manager = r.peek(1);
        let (exit, enter) = match self.model.with_methods(manager, asynchronous) {
            Ok(methods) => methods,
            Err(trap) => return trap,
        };
        self.frame().ip = r.after(0);
        let ret = r.sp;
        r.push(enter);
        self.sp = r.sp;
        let callee = self.model.callee(enter);
        let call = Call { callable: enter, base: r.sp, nargs: 0, ret, then: Then::Push, locals: M::NULL };
        match self.invoke(callee, call) {
            Ok(()) => {
                // SAFETY: the manager's slot, just below the called function's.
                unsafe { *ret.sub(1) = exit };
                Trap::Switch
            }
            Err(trap) => trap,
        }
    }

    /// `WITH_EXCEPT_START`: `[exit, lasti, previous, exception]`; calls `exit(type, exception, traceback)`.
    #[inline(always)]
    pub(super) fn with_except_start(&mut self, r: &mut Registers<M>) -> Result<(), Trap> {
        Err(self.exit_with(*r))
    }

    #[cold]
    #[inline(never)]
    fn exit_with(&mut self, mut r: Registers<M>) -> Trap {
        let (exit, exception) = (r.peek(4), r.peek(1));
        let (kind, traceback) = self.model.exception_triple(exception);
        if r.sp.wrapping_add(5) > self.limit {
            return self.want_slots(5);
        }
        self.frame().ip = r.after(0);
        let ret = r.sp;
        for value in [exit, kind, exception, traceback] {
            r.push(value);
        }
        self.sp = r.sp;
        let callee = self.model.callee(exit);
        let call = Call { callable: exit, base: ret.wrapping_add(1), nargs: 3, ret, then: Then::Push, locals: M::NULL };
        self.call_other(callee, call)
    }
}
