//! Operators: dispatch by the operands' types.

use crate::Trap;
use crate::python::Python;
use crate::value::Value;

impl Python<'_> {
    pub(crate) fn binary(&mut self, operator: u32, left: Value, right: Value) -> Result<Value, Trap> {
        let _ = (operator, left, right);
        Err(self.refused("binary"))
    }

    pub(crate) fn unary_negative(&mut self, value: Value) -> Result<Value, Trap> {
        let _ = (value,);
        Err(self.refused("unary_negative"))
    }

    pub(crate) fn unary_invert(&mut self, value: Value) -> Result<Value, Trap> {
        let _ = (value,);
        Err(self.refused("unary_invert"))
    }
}
