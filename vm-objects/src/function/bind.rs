//! Arguments into their parameters' slots: `initialize_locals` of CPython's `Python/ceval.c`.

use crate::Trap;
use crate::object::code::CodeRef;
use crate::python::Python;
use crate::value::Value;

impl Python<'_> {
    pub(crate) fn bind_arguments(
        &mut self,
        function: Value,
        code: CodeRef,
        slots: &mut [Value],
        nargs: usize,
        kwnames: Value,
    ) -> Result<(), Trap> {
        let _ = (function, code, slots, nargs, kwnames);
        Err(self.refused("bind_arguments"))
    }

    pub(crate) fn spread_call_len(&mut self, callable: Value, args: Value, kwargs: Value) -> Result<usize, Trap> {
        let _ = (callable, args, kwargs);
        Err(self.refused("spread_call_len"))
    }

    pub(crate) fn spread_call(&mut self, args: Value, kwargs: Value, slots: &mut [Value]) -> Result<Value, Trap> {
        let _ = (args, kwargs, slots);
        Err(self.refused("spread_call"))
    }
}
