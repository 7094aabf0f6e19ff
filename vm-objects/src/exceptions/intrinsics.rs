//! `CALL_INTRINSIC_1` and `CALL_INTRINSIC_2`.

use crate::Trap;
use crate::features::TYPING;
use crate::object::awaitable::{Awaitable, Awaits};
use crate::object::function::{Extra, Function};
use crate::object::generator::{Flavour, Generator};
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::types::TypeId;
use crate::types::typing::{Lazy, SUBSCRIPT_GENERIC, new_alias, new_parameter};
use crate::value::Value;

impl Python<'_> {
    /// `CALL_INTRINSIC_2`: those for the parameters of generic functions and for `except*`.
    pub(crate) fn intrinsic_of_two(&mut self, intrinsic: u32, first: Value, second: Value) -> Result<Value, Trap> {
        match intrinsic {
            1 => self.prepare_reraise_star(first, second),
            2 | 3 if !TYPING.on => Err(self.left_out(TYPING)),
            2 => new_parameter(self, TypeId::TypeVar, first, Lazy::Bound(second)),
            3 => new_parameter(self, TypeId::TypeVar, first, Lazy::Constraints(second)),
            4 => {
                if let Some(function) = first.cast::<Function>() {
                    function.set_extra_slot(&mut self.heap, Extra::TypeParams, second)?;
                }
                Ok(first)
            }
            _ => Err(self.refused("CALL_INTRINSIC_2")),
        }
    }

    /// `CALL_INTRINSIC_1`.
    pub(crate) fn intrinsic(&mut self, intrinsic: u32, _: Value, value: Value) -> Result<Value, Trap> {
        match intrinsic {
            1 => Err(self.defer(&crate::modules::sys::hooks::PRINT_EXPRESSION, 0)),
            2 => Err(self.defer(&crate::imports::STAR, 0)),
            3 => self.stop_iteration_error(value),
            4 => Ok(Awaitable::alloc(&mut self.heap, Awaits::Wrapped, value, Value::NULL)?.value()),
            5 => self.unary_positive(value),
            6 => match value.cast::<List>() {
                Some(list) => Ok(Tuple::from_cells(&mut self.heap, list.items())?.value()),
                None => Err(self.refused("INTRINSIC_LIST_TO_TUPLE of no list")),
            },
            7..=11 if !TYPING.on => Err(self.left_out(TYPING)),
            7 => new_parameter(self, TypeId::TypeVar, value, Lazy::Nothing),
            8 => new_parameter(self, TypeId::ParamSpec, value, Lazy::Nothing),
            9 => new_parameter(self, TypeId::TypeVarTuple, value, Lazy::Nothing),
            10 => Err(self.defer(&SUBSCRIPT_GENERIC, 0)),
            11 => match value.cast::<Tuple>().as_ref().map(|parts| parts.values()) {
                Some(&[name, parameters, compute]) => {
                    let parameters = if parameters.is_none() { Value::NULL } else { parameters };
                    new_alias(self, name, parameters, compute)
                }
                _ => Err(self.refused("INTRINSIC_TYPEALIAS of no triple")),
            },
            _ => Err(self.refused("CALL_INTRINSIC_1")),
        }
    }

    /// What leaves a generator instead of a `StopIteration` (or, an async one, of a `StopAsyncIteration`).
    fn stop_iteration_error(&mut self, exception: Value) -> Result<Value, Trap> {
        let running = self.running.cast::<Generator>().map_or(Flavour::Generator, |generator| generator.flavour());
        let raised = if self.is_instance_of(exception, TypeId::StopIteration) {
            "StopIteration"
        } else if running == Flavour::AsyncGenerator && self.is_instance_of(exception, TypeId::StopAsyncIteration) {
            "StopAsyncIteration"
        } else {
            return Ok(exception);
        };
        let text = self.format_str(format_args!("{} raised {raised}", running.name()))?;
        let error = self.new_exception(TypeId::RuntimeError.value(), &[text.value()])?;
        error.cause.set(exception);
        error.context.set(exception);
        error.set_suppress_context(true);
        Ok(error.value())
    }
}
