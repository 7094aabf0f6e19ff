//! Generators: frames set aside.

use crate::Trap;
use crate::object::code::CodeRef;
use crate::python::Python;
use crate::value::Value;
use vm_core::object::GeneratorFrame;

impl Python<'_> {
    pub(crate) fn yield_from_iterator(&mut self, value: Value, in_coroutine: bool) -> Result<Value, Trap> {
        let _ = (value, in_coroutine);
        Err(self.refused("yield_from_iterator"))
    }

    pub(crate) fn send_to(&mut self, receiver: Value, value: Value) -> Result<Value, Trap> {
        let _ = (receiver, value);
        Err(self.refused("send_to"))
    }

    pub(crate) fn raise_stop_iteration(&mut self, value: Value) -> Trap {
        let _ = (value,);
        self.refused("raise_stop_iteration")
    }

    pub(crate) fn new_generator(
        &mut self,
        frame: GeneratorFrame<Value, CodeRef>,
        slots: &[Value],
    ) -> Result<Value, Trap> {
        let _ = (frame, slots);
        Err(self.refused("new_generator"))
    }

    pub(crate) fn generator_slots(&mut self, generator: Value) -> Result<usize, Trap> {
        let _ = (generator,);
        Err(self.refused("generator_slots"))
    }

    pub(crate) fn resume_frame(&mut self, generator: Value) -> Result<Option<GeneratorFrame<Value, CodeRef>>, Trap> {
        let _ = (generator,);
        Err(self.refused("resume_frame"))
    }

    pub(crate) fn enter_generator(&mut self, generator: Value, slots: &mut [Value], handled: Value) -> Value {
        let _ = (generator, slots, handled);
        Value::NULL
    }

    pub(crate) fn suspend_generator(
        &mut self,
        generator: Value,
        offset: u32,
        slots: &[Value],
        handled: Value,
    ) -> Value {
        let _ = (generator, offset, slots, handled);
        Value::NULL
    }

    pub(crate) fn finish_generator(&mut self, generator: Value, raised: bool) -> Value {
        let _ = (generator, raised);
        Value::NULL
    }
}
