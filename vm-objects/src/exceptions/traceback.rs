//! A step of the traceback for each frame that an exception passes.

use vm_core::code::Position;
use vm_core::object::Caller;

use crate::heap::Obj;
use crate::object::code::{Code, CodeRef};
use crate::object::exception::{Exception, Traceback};
use crate::object::frame::Frame;
use crate::object::function::Function;
use crate::python::Python;
use crate::value::Value;

impl Python<'_> {
    /// The pending exception passes a frame, whose end must be watched if the answer is true. Without memory for the
    /// step, there is none; without memory for the frame's object, the step does without.
    pub(crate) fn push_traceback(&mut self, caller: &Caller<'_, Self>) -> bool {
        let Some(exception) = self.pending.cast::<Exception>() else { return false };
        let next = exception.traceback.get();
        // Nothing is collected here: values that are on their way have no roots.
        let (mut frame, mut watch) = (caller.function, false);
        for attempt in 0..=2 {
            if let Ok((object, new)) = self.frame_of(caller) {
                (frame, watch) = (object.value(), new);
                break;
            }
            if !self.grow(attempt) {
                break;
            }
        }
        for attempt in 0..=2 {
            if let Ok(step) = Traceback::alloc(&mut self.heap, frame, caller.offset, next) {
                exception.traceback.set(step.value());
                break;
            }
            if !self.grow(attempt) {
                break;
            }
        }
        watch
    }

    /// The class of an exception, and its traceback: for `__exit__`.
    pub(crate) fn type_and_traceback(&mut self, exception: Value) -> (Value, Value) {
        let traceback = exception.cast::<Exception>().map_or(Value::NULL, |e| e.traceback.get());
        (self.type_of(exception), if traceback.is_null() { Value::NONE } else { traceback })
    }
}

impl Obj<Traceback> {
    /// The code that ran.
    pub(crate) fn running_code(self) -> Option<Obj<Code>> {
        let code = self.code.get();
        let of_frame = || code.cast::<Frame>()?.code.get().cast::<Code>();
        code.cast::<Code>().or_else(of_frame).or_else(|| code.cast::<Function>()?.code.get().cast::<Code>())
    }

    /// The function that ran.
    pub(crate) fn function(self) -> Option<Obj<Function>> {
        let kept = self.code.get();
        let function = kept.cast::<Frame>().map_or(kept, |frame| frame.function.get());
        function.cast::<Function>()
    }

    /// The place in the source of the instruction.
    pub(crate) fn position(self) -> Position {
        let code = self.running_code().map(CodeRef::from);
        let offset = u32::try_from(self.lasti.get()).unwrap_or(u32::MAX);
        code.and_then(|code| code.lines().find(offset)).unwrap_or_default()
    }

    /// `tb_lineno`.
    pub(crate) fn line(self) -> Option<i32> {
        match self.lineno.get() as u32 {
            0 => self.position().line,
            line => Some(line.wrapping_sub(1) as i32),
        }
    }
}
