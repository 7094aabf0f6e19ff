//! `CALL_INTRINSIC_1` and `CALL_INTRINSIC_2`.

use crate::Trap;
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::value::Value;

impl Python<'_> {
    /// `CALL_INTRINSIC_1`.
    pub(crate) fn intrinsic(&mut self, intrinsic: u32, namespace: Value, value: Value) -> Result<Value, Trap> {
        match intrinsic {
            2 => self.import_star(namespace, value),
            3 => self.stop_iteration_error(value),
            5 => self.unary_positive(value),
            6 => match value.cast::<List>() {
                Some(list) => Ok(Tuple::from_cells(&mut self.heap, list.items())?.value()),
                None => Err(self.refused("INTRINSIC_LIST_TO_TUPLE of no list")),
            },
            number => Err(self.refused(name_of_intrinsic(number))),
        }
    }

    fn import_star(&mut self, namespace: Value, module: Value) -> Result<Value, Trap> {
        let _ = (namespace, module);
        Err(self.refused("INTRINSIC_IMPORT_STAR"))
    }

    fn stop_iteration_error(&mut self, exception: Value) -> Result<Value, Trap> {
        Ok(exception)
    }
}

fn name_of_intrinsic(number: u32) -> &'static str {
    match number {
        1 => "INTRINSIC_PRINT",
        4 => "INTRINSIC_ASYNC_GEN_WRAP",
        7 => "INTRINSIC_TYPEVAR",
        8 => "INTRINSIC_PARAMSPEC",
        9 => "INTRINSIC_TYPEVARTUPLE",
        10 => "INTRINSIC_SUBSCRIPT_GENERIC",
        11 => "INTRINSIC_TYPEALIAS",
        _ => "CALL_INTRINSIC_1",
    }
}
