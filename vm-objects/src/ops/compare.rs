//! Comparison, membership, truth.

use crate::Trap;
use crate::python::Python;
use crate::value::Value;

impl Python<'_> {
    pub(crate) fn compare(&mut self, operator: u32, left: Value, right: Value) -> Result<Value, Trap> {
        let _ = (operator, left, right);
        Err(self.refused("compare"))
    }

    pub(crate) fn contains_item(&mut self, item: Value, container: Value, invert: bool) -> Result<Value, Trap> {
        let _ = (item, container, invert);
        Err(self.refused("contains_item"))
    }

    pub(crate) fn truth_of(&mut self, value: Value) -> Result<bool, Trap> {
        let _ = (value,);
        Err(self.refused("truth_of"))
    }
}
