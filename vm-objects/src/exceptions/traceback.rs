//! A step of the traceback for each frame that an exception passes.

use vm_core::code::Position;
use vm_core::object::Raising;

use crate::heap::Obj;
use crate::object::code::{Code, CodeRef};
use crate::object::exception::{Exception, Traceback};
use crate::object::function::Function;
use crate::python::Python;
use crate::value::Value;

impl Python<'_> {
    /// The pending exception passes a frame. Without memory for the step, there is none.
    pub(crate) fn push_traceback(&mut self, raising: Raising<Value, CodeRef>) {
        let Some(exception) = self.pending.cast::<Exception>() else { return };
        let next = exception.traceback.get();
        // Nothing is collected here: values that are on their way have no roots.
        for attempt in 0..=2 {
            if let Ok(step) = Traceback::alloc(&mut self.heap, raising.function, raising.offset, next) {
                exception.traceback.set(step.value());
                return;
            }
            if !self.grow(attempt) {
                return;
            }
        }
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
        code.cast::<Code>().or_else(|| code.cast::<Function>()?.code.get().cast::<Code>())
    }

    /// The place in the source of the instruction.
    pub(crate) fn position(self) -> Position {
        let code = self.running_code().map(CodeRef::from);
        let offset = u32::try_from(self.lasti.get()).unwrap_or(u32::MAX);
        code.and_then(|code| code.lines().find(offset)).unwrap_or_default()
    }

    /// `tb_lineno`.
    pub(crate) fn line(self) -> Option<i32> {
        match i32::try_from(self.lineno.get()) {
            Ok(0) | Err(_) => self.position().line,
            Ok(line) => Some(line),
        }
    }
}
