//! Generators: frames set aside, resumed, delegated to.

use crate::Trap;
use crate::features::ASYNC;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef};
use crate::object::code::{Code, CodeRef};
use crate::object::function::Function;
use crate::object::generator::{Flavour, Generator, Progress};
use crate::object::str::Str;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::code::CodeFlags;
use vm_core::isa::number as op;
use vm_core::object::{GeneratorFrame, Input, Model};

/// `receiver.send(value)` for a receiver that is no generator, in a `yield from`; the window is both.
static SEND: NativeDef = NativeDef::function("send", Arity::Free, send_through_method);

const METHOD: u32 = 1;
const CALLED: u32 = 2;

fn send_through_method<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (receiver, value) = (args.get(0), args.get(1));
    let method = match (args.input, args.state) {
        (Input::Raised, _) => {
            let exception = args.result();
            return match py.value_of_stop_iteration(exception) {
                Some(value) => {
                    py.stop_value = value;
                    Err(Trap::Stop)
                }
                None => Err(py.raise_again(exception)),
            };
        }
        (_, CALLED) => return Ok(args.result()),
        (_, METHOD) => args.pop(),
        _ => {
            let name = Str::intern(&mut py.heap, "send")?.value();
            match py.attribute(receiver, name) {
                Ok(method) => method,
                Err(Trap::Defer) => return Err(args.defer(METHOD, &[receiver])),
                Err(trap) => return Err(trap),
            }
        }
    };
    args.catch = true;
    Err(args.call(CALLED, method, &[value]))
}

impl Obj<Generator> {
    /// Its code.
    #[inline(always)]
    pub(crate) fn code(self) -> Option<Obj<Code>> {
        self.function.get().cast::<Function>()?.code.get().cast::<Code>()
    }

    /// What it delegates to: the operand of the `yield from` or `await` that it is suspended in
    /// (CPython's `_PyGen_yf`).
    pub(crate) fn delegate(self) -> Option<Value> {
        if self.progress() != Progress::Suspended {
            return None;
        }
        let code = CodeRef::from(self.code()?);
        let at = self.offset.get();
        let (opcode, arg) = code.unit_at(at)?;
        if opcode == op::RESUME && arg & 3 >= 2 { self.top() } else { None }
    }
}

impl Obj<Generator> {
    /// Whether something is to be done before it goes: a handler or a `finally` to be run, a warning to be given, a hook
    /// to be told (CPython's `_PyGen_Finalize`).
    pub(crate) fn needs_end(self) -> bool {
        match (self.progress(), self.flavour()) {
            _ if self.finalized() => false,
            (Progress::Created, flavour) => flavour == Flavour::Coroutine,
            (Progress::Suspended, flavour) => {
                let hooked = flavour == Flavour::AsyncGenerator && !self.origin.get().is_null() && !self.closed();
                hooked || self.is_guarded()
            }
            _ => false,
        }
    }

    /// Whether the `yield` that it waits at lies in a `try` or a `with`, or hands on to something that can be closed.
    fn is_guarded(self) -> bool {
        if self
            .delegate()
            .is_some_and(|to| matches!(to.kind(), Some(Kind::Generator | Kind::Instance | Kind::Awaitable)))
        {
            return true;
        }
        let Some(code) = self.code().map(CodeRef::from) else { return false };
        let at = self.offset.get().wrapping_sub(2) as u32;
        let Some(handler) = code.exceptions().find(at) else { return false };
        // The handler around all of a generator's code only changes a StopIteration.
        code.unit_at(handler.target as usize) != Some((op::CALL_INTRINSIC_1, 3))
    }
}

impl Python<'_> {
    /// `GET_YIELD_FROM_ITER`.
    pub(crate) fn yield_from_iterator(&mut self, value: Value, in_coroutine: bool) -> Result<Value, Trap> {
        let Some(generator) = value.cast::<Generator>() else { return self.iterator(value) };
        match generator.flavour() {
            Flavour::Generator => Ok(value),
            Flavour::Coroutine if in_coroutine => Ok(value),
            Flavour::Coroutine => {
                Err(self
                    .type_error(format_args!("cannot 'yield from' a coroutine object in a non-coroutine generator")))
            }
            Flavour::AsyncGenerator => Err(self.not_iterable(value)),
        }
    }

    /// `SEND`.
    pub(crate) fn send_to(&mut self, receiver: Value, value: Value) -> Result<Value, Trap> {
        if receiver.is_kind(Kind::Generator) {
            self.check_first_value(receiver, value)?;
            return Err(Trap::Resume);
        }
        if value.is_none() {
            return self.for_iter(receiver);
        }
        Err(self.defer(&SEND, 0))
    }

    /// The first value that is sent into a generator must be `None`: no `yield` waits for it.
    pub(crate) fn check_first_value(&mut self, generator: Value, value: Value) -> Result<(), Trap> {
        match generator.cast::<Generator>() {
            Some(generator) if generator.progress() == Progress::Created && !value.is_none() => {
                let name = generator.flavour().name();
                Err(self.type_error(format_args!("can't send non-None value to a just-started {name}")))
            }
            _ => Ok(()),
        }
    }

    /// An iterator has come to its end where an exception must say so: `StopIteration(value)`.
    pub(crate) fn raise_stop_iteration(&mut self, value: Value) -> Trap {
        if value.is_none() || value.is_null() {
            return self.error_with(TypeId::StopIteration, &[]);
        }
        self.error_with(TypeId::StopIteration, &[value])
    }

    /// `RETURN_GENERATOR`.
    pub(crate) fn new_generator(
        &mut self,
        frame: GeneratorFrame<Value, CodeRef>,
        slots: &[Value],
    ) -> Result<Value, Trap> {
        let flags = frame.code.flags();
        let flavour = if flags.has(CodeFlags::COROUTINE) {
            Flavour::Coroutine
        } else if flags.has(CodeFlags::ASYNC_GENERATOR) {
            Flavour::AsyncGenerator
        } else {
            Flavour::Generator
        };
        if !ASYNC.on && flavour != Flavour::Generator {
            return Err(self.left_out(ASYNC));
        }
        let room = frame.code.nlocalsplus() + frame.code.stacksize();
        let generator = Generator::alloc(&mut self.heap, flavour, frame.function, room, slots)?;
        generator.offset.set(frame.offset as usize);
        self.lifetimes.generators = true;
        Ok(generator.value())
    }

    /// How many values its frame may need.
    pub(crate) fn generator_slots(&mut self, generator: Value) -> Result<usize, Trap> {
        match generator.cast::<Generator>() {
            Some(generator) => Ok(generator.trailing_words()),
            None => Err(self.refused("resuming what is no generator")),
        }
    }

    /// The frame to go on with; none when it has finished.
    pub(crate) fn resume_frame(&mut self, generator: Value) -> Result<Option<GeneratorFrame<Value, CodeRef>>, Trap> {
        let Some(generator) = generator.cast::<Generator>() else {
            return Err(self.refused("resuming what is no generator"));
        };
        match generator.progress() {
            Progress::Created | Progress::Suspended => {}
            Progress::Running => return Err(self.already_executing(generator)),
            Progress::Finished if generator.flavour() == Flavour::Coroutine => {
                return Err(self.error(TypeId::RuntimeError, format_args!("cannot reuse already awaited coroutine")));
            }
            Progress::Finished => return Ok(None),
        }
        let Some(code) = generator.code() else { return Err(self.refused("a generator without code")) };
        let (function, code) = (generator.function.get(), CodeRef::from(code));
        Ok(Some(GeneratorFrame {
            function,
            code,
            offset: generator.offset.get() as u32,
            len: generator.len.get() as u32,
        }))
    }

    /// `ValueError` for a generator that is entered while it runs.
    #[cold]
    pub(crate) fn already_executing(&mut self, generator: Obj<Generator>) -> Trap {
        let name = generator.flavour().name();
        self.value_error(format_args!("{name} already executing"))
    }

    /// Its frame goes on the stack: `handled` is what its resumer handles, the answer what it handles itself.
    pub(crate) fn enter_generator(&mut self, generator: Value, slots: &mut [Value], handled: Value) -> Value {
        let Some(generator) = generator.cast::<Generator>() else { return handled };
        generator.give(slots);
        generator.set_progress(Progress::Running);
        generator.resumer.set(self.running);
        self.running = generator.value();
        generator.exception.replace(handled)
    }

    /// The short way of a generator that a loop advances: `slots` gets its values. None for one that can't go on at once.
    #[inline]
    pub(crate) fn resume_generator(
        &mut self,
        value: Value,
        slots: &mut [Value],
        handled: &mut Value,
    ) -> Option<GeneratorFrame<Value, CodeRef>> {
        let generator = value.cast::<Generator>()?;
        let (code, len) = (CodeRef::from(generator.code()?), generator.len.get());
        let is_ready = matches!(generator.progress(), Progress::Created | Progress::Suspended);
        if !is_ready || generator.flavour() == Flavour::AsyncGenerator || slots.len() < generator.trailing_words() {
            return None;
        }
        generator.give(slots.get_mut(..len)?);
        generator.set_progress(Progress::Running);
        generator.resumer.set(self.running);
        self.running = value;
        *handled = generator.exception.replace(*handled);
        let (function, offset) = (generator.function.get(), generator.offset.get() as u32);
        Some(GeneratorFrame { function, code, offset, len: len as u32 })
    }

    /// Its frame leaves the stack at a `yield`.
    #[inline]
    pub(crate) fn suspend_generator(
        &mut self,
        generator: Value,
        offset: u32,
        slots: &[Value],
        handled: Value,
    ) -> Value {
        let Some(generator) = generator.cast::<Generator>() else { return handled };
        generator.keep(slots);
        generator.offset.set(offset as usize);
        generator.set_progress(Progress::Suspended);
        self.running = generator.resumer.replace(Value::NULL);
        generator.exception.replace(handled)
    }

    /// It has returned or raised. (That a `StopIteration` becomes a `RuntimeError` is in the code of its function.)
    pub(crate) fn finish_generator(&mut self, generator: Value, raised: bool) -> Value {
        let _ = raised;
        let Some(generator) = generator.cast::<Generator>() else { return Value::NULL };
        self.running = generator.resumer.get();
        let handled = generator.exception.get();
        generator.finish();
        handled
    }
}
