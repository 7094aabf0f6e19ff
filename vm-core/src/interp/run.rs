//! A run: started, driven as far as its fuel goes, gone on with.
#![expect(unsafe_code, reason = "the first values of a run are put on the value stack")]

use super::Interpreter;
use super::calls::Call;
use super::memory::Starved;
use super::registers::Registers;
use crate::frame::{Activation, Then};
use crate::object::{Callee, Model, Trap};

/// How a call of [`Interpreter::run`] ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome<V> {
    /// The function returned.
    Returned(V),
    /// An exception left the function.
    Raised(V),
    /// The fuel is used up; `run` goes on at the same instruction.
    OutOfFuel,
    /// The host has to do something; `run` goes on at the same instruction.
    Waiting,
    /// Nothing has been started.
    Idle,
}

/// Why the loop was left.
pub(super) enum Exit<M: Model> {
    Returned(M::Value),
    Raised,
    OutOfFuel,
    Waiting,
    /// It goes on, but in the other loop: traced, or not any more.
    Step(Registers<M>),
}

impl<M: Model> Interpreter<M> {
    /// Starts `callable(*args)`; a run that was under way is dropped, but not the threads that it has begun. `locals` is the
    /// namespace of a module or class body, null otherwise.
    ///
    /// # Errors
    /// [`Trap::Memory`] or [`Trap::Stack`] when there is no memory for the stacks; whatever binding the arguments gives,
    /// with the exception pending in the model.
    pub fn start(&mut self, callable: M::Value, args: &[M::Value], locals: M::Value) -> Result<(), Trap> {
        self.first_turn();
        self.model.frames_dropped();
        self.begin(callable, args, locals)
    }

    /// The first frame of a run.
    pub(super) fn begin(&mut self, callable: M::Value, args: &[M::Value], locals: M::Value) -> Result<(), Trap> {
        if !self.first_room() {
            return Err(Trap::Memory);
        }
        (self.given, self.raised, self.request) = (None, false, None);
        self.handled = M::NULL;
        self.set_keywords(M::NULL);
        let callee = self.model.callee(callable);
        let window = match callee {
            Callee::Function(code) => code.nlocalsplus() + code.stacksize(),
            _ => 0,
        };
        if !self.more_values(args.len() + 1 + window + 2 * Self::RESERVE) {
            return Err(Trap::Stack);
        }
        // A callable that is an object takes its place as an argument.
        let ret = self.sp;
        // SAFETY: there is room for the callable and the arguments, which was just made.
        unsafe { *ret = callable };
        let base = ret.wrapping_add(1);
        for (index, &arg) in args.iter().enumerate() {
            // SAFETY: as above.
            unsafe { *base.add(index) = arg };
        }
        self.sp = base.wrapping_add(args.len());
        let fuel = core::mem::replace(&mut self.fuel, 1);
        let call = Call { callable, base, nargs: args.len(), ret, then: Then::Exit, locals };
        let started = self.invoke(callee, call);
        self.fuel = fuel;
        started
    }

    /// Drives the run for at most `fuel` calls and backward jumps; those of threads that it has begun count too.
    pub fn run(&mut self, fuel: u32) -> Outcome<M::Value> {
        if self.next == self.frames.base() {
            return Outcome::Idle;
        }
        self.fuel = fuel;
        let exit = if M::THREADS { self.take_turns() } else { self.drive() };
        match exit {
            Exit::Returned(value) => Outcome::Returned(value),
            Exit::Raised => Outcome::Raised(self.model.take_exception()),
            Exit::OutOfFuel => Outcome::OutOfFuel,
            Exit::Waiting | Exit::Step(_) => Outcome::Waiting,
        }
    }

    /// Drives the run that has its turn until it ends or stops.
    pub(super) fn drive(&mut self) -> Exit<M> {
        // Fuel tells whether an instruction is the one that starved before: not across runs.
        self.starved = Starved::default();
        self.paid.fuel = self.fuel;
        let mut exit = match self.settle() {
            Ok(registers) => Exit::Step(registers),
            Err(exit) => exit,
        };
        while let Exit::Step(registers) = exit {
            let traced = M::TRACES && self.model.traces();
            exit = if traced { self.step(registers) } else { self.dispatch::<false>(registers) };
        }
        exit
    }

    /// Fuel that is left of the last [`Interpreter::run`].
    pub fn fuel(&self) -> u32 {
        self.fuel
    }

    /// Collects now, between runs: every value of the run under way is kept.
    pub fn collect_now(&mut self) {
        self.collect(0);
        self.enter_due();
    }

    /// Runs native routines until a Python frame is on top, or the run ends or stops.
    pub(super) fn settle(&mut self) -> Result<Registers<M>, Exit<M>> {
        loop {
            if let Some(value) = self.given.take() {
                return Err(Exit::Returned(value));
            }
            if self.raised {
                self.raised = false;
                return Err(Exit::Raised);
            }
            let frame = *self.frame();
            let (native, state) = match frame.activation {
                Activation::Python(code) => {
                    return Ok(Registers { ip: frame.ip, sp: self.sp, base: frame.base, code });
                }
                Activation::Native(native, state) => (native, state),
                Activation::Vacant => return Err(Exit::Raised),
            };
            if let Err(trap) = self.step_native(native, state) {
                // A routine is told apart by its window.
                self.deal_with(trap, frame.base.cast_const().cast())?;
            }
        }
    }

    /// A trap in the loop, at the instruction that `r` is at. Frames save the place just behind its opcode.
    #[cold]
    #[inline(never)]
    pub(super) fn trapped(&mut self, r: Registers<M>, trap: Trap) -> Result<Registers<M>, Exit<M>> {
        if trap != Trap::Switch {
            self.frame().ip = r.after(0);
            self.sp = r.sp;
            let done = match trap {
                Trap::Defer => self.defer_instruction(),
                Trap::Resume => self.resume_instruction(),
                trap => Err(trap),
            };
            if let Err(trap) = done {
                if matches!(trap, Trap::Memory | Trap::Stack | Trap::Fuel | Trap::Wait) {
                    self.frame().ip = self.instruction_start();
                }
                self.deal_with(trap, r.after(0))?;
            }
        }
        self.settle()
    }

    /// Deals with a trap of what is on top; `ip` tells instructions apart.
    fn deal_with(&mut self, trap: Trap, ip: *const u8) -> Result<(), Exit<M>> {
        let goes_on = match trap {
            Trap::Memory if self.make_memory(ip) => true,
            Trap::Stack if self.make_room() => true,
            Trap::Memory | Trap::Stack => self.unwind_retried(),
            Trap::Fuel => self.pay(ip),
            Trap::Wait => return Err(Exit::Waiting),
            Trap::Raise => self.unwind(true, false),
            Trap::Reraise => self.unwind(false, true),
            Trap::Stop => {
                let value = self.model.take_stop_value();
                self.raise_stop(value);
                self.unwind(true, false)
            }
            Trap::Switch => true,
            Trap::Call | Trap::Defer | Trap::Resume => {
                self.model.refuse("a native routine that defers");
                self.unwind(true, false)
            }
        };
        if goes_on { Ok(()) } else { Err(Exit::OutOfFuel) }
    }

    /// Memory was asked for in vain: the exception belongs to the instruction that `ip` was set back to.
    fn unwind_retried(&mut self) -> bool {
        let frame = self.frame();
        if let Activation::Python(_) = frame.activation {
            frame.ip = frame.ip.wrapping_add(2);
        }
        self.unwind(true, false)
    }
}
