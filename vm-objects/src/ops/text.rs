//! Texts joined and formatted: f-strings.

use crate::Trap;
use crate::python::Python;
use crate::value::Value;

impl Python<'_> {
    pub(crate) fn join_pieces(&mut self, pieces: &[Value]) -> Result<Value, Trap> {
        let _ = (pieces,);
        Err(self.refused("join_pieces"))
    }

    pub(crate) fn format_field(&mut self, value: Value, conversion: u32, spec: Value) -> Result<Value, Trap> {
        let _ = (value, conversion, spec);
        Err(self.refused("format_field"))
    }
}
