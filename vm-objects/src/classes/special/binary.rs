//! Binary operators: `binary_op1` and `binary_iop1` of CPython's `Objects/abstract.c`.

use super::{at, given, step};
use crate::Trap;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

/// Names of an operator: its method, the reflected one, the in-place one, its sign.
struct Operator {
    plain: &'static str,
    reflected: &'static str,
    in_place: &'static str,
    sign: &'static str,
}

macro_rules! operators {
    ($($name:literal $sign:literal)*) => {
        [$(Operator {
            plain: concat!("__", $name, "__"),
            reflected: concat!("__r", $name, "__"),
            in_place: concat!("__i", $name, "__"),
            sign: $sign,
        },)*]
    };
}

/// In the order of the `NB_` numbers.
static OPERATORS: [Operator; 13] = operators! {
    "add" "+" "and" "&" "floordiv" "//" "lshift" "<<" "matmul" "@" "mul" "*" "mod" "%" "or" "|" "pow" "** or pow()"
    "rshift" ">>" "sub" "-" "truediv" "/" "xor" "^"
};

const IN_PLACE: u32 = 13;
const OR: u32 = 7;
const POWER: u32 = 8;

/// What is tried, in this order; the step says what comes next.
const BEGIN: u32 = 0;
const AFTER_IN_PLACE: u32 = 1;
const AFTER_EAGER_REFLECTED: u32 = 2;
const AFTER_PLAIN: u32 = 3;
const AFTER_REFLECTED: u32 = 4;
const BUILTIN: u32 = 5;

/// The window is left, right, then the result of the last try.
pub(super) fn binary<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (operator, mut done) = (given(args.state), step(args.state));
    let (left, right) = (args.get(0), args.get(1));
    if args.input == Input::Value {
        let result = args.pop();
        if done == BUILTIN {
            return Ok(own(py, operator, left, result));
        }
        if result != Value::NOT_IMPLEMENTED {
            return Ok(result);
        }
    }
    let Some(names) = OPERATORS.get((operator % IN_PLACE) as usize) else { return Err(py.refused("BINARY_OP")) };
    if done == BEGIN {
        done = AFTER_IN_PLACE;
        if operator >= IN_PLACE
            && let Some(found) = py.lookup_special(left, names.in_place)
        {
            return Err(py.ask_special(args, at(done, operator), found, left, &[right]));
        }
    }
    let (left_class, right_class) = (py.type_of(left), py.type_of(right));
    let reflected = if left_class == right_class { None } else { py.lookup_special(right, names.reflected) };
    // A subclass that has its own reflected method goes first.
    let eager = reflected.filter(|&found| {
        py.is_subclass_of(right_class, left_class) && py.lookup_special(left, names.reflected) != Some(found)
    });
    if done == AFTER_IN_PLACE {
        done = AFTER_EAGER_REFLECTED;
        if let Some(found) = eager {
            return Err(py.ask_special(args, at(done, operator), found, right, &[left]));
        }
    }
    if done == AFTER_EAGER_REFLECTED {
        done = AFTER_PLAIN;
        if let Some(found) = py.lookup_special(left, names.plain) {
            return Err(py.ask_special(args, at(done, operator), found, left, &[right]));
        }
    }
    if done == AFTER_PLAIN
        && eager.is_none()
        && let Some(found) = reflected
    {
        return Err(py.ask_special(args, at(AFTER_REFLECTED, operator), found, right, &[left]));
    }
    builtin(py, args, operator)
}

/// The operator of the built-in values inside the operands, if there are any.
fn builtin<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, operator: u32) -> Result<Value, Trap> {
    let (left, right) = (args.get(0), args.get(1));
    let (inner_left, inner_right) = (py.payload_of(left), py.payload_of(right));
    let (inner_left, inner_right) = (inner_left.unwrap_or(left), inner_right.unwrap_or(right));
    if operator % IN_PLACE == OR
        && let Some(union) = py.type_union(left, right)?
    {
        return Ok(union);
    }
    match py.binary_inside(operator, [inner_left, inner_right], [left, right]) {
        Ok(result) => Ok(own(py, operator, left, result)),
        Err(Trap::Defer) => Err(args.defer(at(BUILTIN, operator), &[inner_left, inner_right])),
        Err(trap) => Err(trap),
    }
}

/// An in-place operator that changed the value inside an instance gives the instance.
fn own(py: &Python<'_>, operator: u32, left: Value, result: Value) -> Value {
    if operator >= IN_PLACE && py.payload_of(left) == Some(result) { left } else { result }
}

impl Python<'_> {
    /// Whether [`super::BINARY`] has anything to try: a method of a program's class, or a built-in's value inside.
    pub(crate) fn has_binary_special(&mut self, operator: u32, left: Value, right: Value) -> bool {
        if !left.is_object() && !right.is_object() {
            return false;
        }
        let Some(names) = OPERATORS.get((operator % IN_PLACE) as usize) else { return false };
        self.payload_of(left).is_some()
            || self.payload_of(right).is_some()
            || self.lookup_special(left, names.plain).is_some()
            || self.lookup_special(right, names.reflected).is_some()
            || operator >= IN_PLACE && self.lookup_special(left, names.in_place).is_some()
    }

    /// `TypeError` for an operator that neither operand has.
    #[cold]
    pub(crate) fn unsupported_operands(&mut self, operator: u32, left: Value, right: Value) -> Trap {
        let (left, right) = (self.type_name(left), self.type_name(right));
        let sign = OPERATORS.get((operator % IN_PLACE) as usize).map_or("", |names| names.sign);
        let (sign, equals) = match operator {
            _ if operator == POWER + IN_PLACE => ("**", "="),
            IN_PLACE.. => (sign, "="),
            _ => (sign, ""),
        };
        self.type_error(format_args!("unsupported operand type(s) for {sign}{equals}: '{left}' and '{right}'"))
    }
}
