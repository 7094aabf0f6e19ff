//! `float`: methods, attributes, constructor.

use super::{Behaviour, TypeId, arithmetic};
use crate::Trap;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::number::float::{self, RatioError};
use crate::object::float::Float;
use crate::object::str::{Str, StrBuilder};
use crate::object::tuple::Tuple;
use crate::ops::numbers::{Operator, Whole};
use crate::python::{Args, Python};
use crate::text::{Conversion, Replay};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

const fn method(name: &'static str, arity: Arity, run: crate::native::NativeFn) -> NativeDef {
    NativeDef::method(TypeId::Float, name, arity, run)
}

static METHODS: &[NativeDef] = &[
    method("__abs__", Arity::None, arithmetic::abs),
    method("__add__", Arity::One, arithmetic::add),
    method("__bool__", Arity::None, arithmetic::bool),
    method("__ceil__", Arity::None, |py, args| {
        let number = this(py, args.get(0));
        py.int_of_float(if number.is_finite() { libm::ceil(number) } else { number })
    }),
    method("__divmod__", Arity::One, arithmetic::divmod),
    method("__eq__", Arity::One, arithmetic::eq),
    method("__float__", Arity::None, plain),
    method("__floor__", Arity::None, |py, args| {
        let number = this(py, args.get(0));
        py.int_of_float(if number.is_finite() { libm::floor(number) } else { number })
    }),
    method("__floordiv__", Arity::One, arithmetic::floordiv),
    method("__format__", Arity::One, super::object::format_number),
    method("__ge__", Arity::One, arithmetic::ge),
    NativeDef::class_method("__getformat__", Arity::One, get_format),
    method("__getnewargs__", Arity::None, |py, args| {
        let number = plain(py, args)?;
        Ok(Tuple::from_slice(&mut py.heap, &[number])?.value())
    }),
    method("__gt__", Arity::One, arithmetic::gt),
    method("__hash__", Arity::None, super::object::hash_number),
    method("__int__", Arity::None, truncated),
    method("__le__", Arity::One, arithmetic::le),
    method("__lt__", Arity::One, arithmetic::lt),
    method("__mod__", Arity::One, arithmetic::modulo),
    method("__mul__", Arity::One, arithmetic::mul),
    method("__ne__", Arity::One, arithmetic::ne),
    method("__neg__", Arity::None, arithmetic::neg),
    method("__pos__", Arity::None, arithmetic::pos),
    method("__pow__", Arity::Between(1, 2), arithmetic::pow),
    method("__radd__", Arity::One, arithmetic::radd),
    method("__rdivmod__", Arity::One, arithmetic::rdivmod),
    method("__repr__", Arity::None, super::object::repr_number),
    method("__rfloordiv__", Arity::One, arithmetic::rfloordiv),
    method("__rmod__", Arity::One, arithmetic::rmod),
    method("__rmul__", Arity::One, arithmetic::rmul),
    method("__round__", Arity::Between(0, 1), |py, args| {
        let number = this(py, args.get(0));
        let digits = match args.arg(1).filter(|digits| !digits.is_none()) {
            Some(digits) => Some(Replay::new(args).index(py, args, digits)?),
            None => None,
        };
        py.round_float(number, digits)
    }),
    method("__rpow__", Arity::Between(1, 2), arithmetic::rpow),
    method("__rsub__", Arity::One, arithmetic::rsub),
    method("__rtruediv__", Arity::One, arithmetic::rtruediv),
    method("__sub__", Arity::One, arithmetic::sub),
    method("__truediv__", Arity::One, arithmetic::truediv),
    method("__trunc__", Arity::None, truncated),
    method("as_integer_ratio", Arity::None, as_integer_ratio),
    method("conjugate", Arity::None, plain),
    NativeDef::class_method("fromhex", Arity::One, from_hex),
    method("hex", Arity::None, |py, args| {
        let number = this(py, args.get(0));
        let mut out = StrBuilder::new(&mut py.heap);
        float::write_hex(number, &mut out).map_err(|_| Trap::Memory)?;
        Ok(out.finish()?.value())
    }),
    method("is_integer", Arity::None, |py, args| Ok(Value::from_bool(float::is_integer(this(py, args.get(0)))))),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "imag", get: |py, _| py.float(0.0), set: None },
    GetSetDef {
        name: "real",
        get: |py, value| {
            let number = this(py, value);
            py.float(number)
        },
        set: None,
    },
];

static NEW: NativeDef = NativeDef::function("float", Arity::Free, new);

/// The number that a method was called on.
fn this(py: &Python<'_>, value: Value) -> f64 {
    py.unwrapped(value).cast::<Float>().map_or(0.0, |float| float.get())
}

fn plain<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let number = this(py, args.get(0));
    py.float(number)
}

fn truncated<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let number = this(py, args.get(0));
    py.int_of_float(if number.is_finite() { libm::trunc(number) } else { number })
}

fn as_integer_ratio<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let ratio = match float::integer_ratio(this(py, args.get(0))) {
        Ok(ratio) => ratio,
        Err(error) => {
            let kind = if error == RatioError::Nan { TypeId::ValueError } else { TypeId::OverflowError };
            return Err(py.error(kind, format_args!("{}", error.message())));
        }
    };
    let mut numerator = crate::object::int::Int::from_i64(&mut py.heap, ratio.numerator)?;
    let mut denominator = Value::from_int_truncated(1);
    let shift = Whole::from(ratio.exponent.unsigned_abs() as isize);
    let target = if ratio.exponent >= 0 { &mut numerator } else { &mut denominator };
    if let Some(whole) = Whole::of(*target) {
        *target = py.int_binary(Operator::LeftShift, &whole, &shift)?;
    }
    Ok(Tuple::from_slice(&mut py.heap, &[numerator, denominator])?.value())
}

/// `float.__getformat__(kind)`: how the machine keeps floats.
fn get_format<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(kind) = py.unwrapped(args.get(1)).cast::<Str>() else {
        let name = py.type_name(args.get(1));
        return Err(py.type_error(format_args!("__getformat__() argument must be str, not {name}")));
    };
    if !(kind.eq_text("double") || kind.eq_text("float")) {
        return Err(py.value_error(format_args!("__getformat__() argument 1 must be 'double' or 'float'")));
    }
    let format = if cfg!(target_endian = "big") { "IEEE, big-endian" } else { "IEEE, little-endian" };
    Ok(Str::intern(&mut py.heap, format)?.value())
}

/// `float.fromhex(text)`: an object of the class that it is called on.
fn from_hex<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(text) = py.unwrapped(args.get(1)).cast::<Str>() else {
        return Err(py.type_error(format_args!("bad argument type for built-in operation")));
    };
    let buffer = py.utf8_of(text)?;
    match float::from_hex(buffer.as_str()) {
        Ok(number) => {
            let (class, number) = (args.get(0), py.float(number)?);
            if class == TypeId::Float.value() { Ok(number) } else { Replay::new(args).call(args, class, number) }
        }
        Err(error) => {
            let kind = if error == float::HexError::TooLarge { TypeId::OverflowError } else { TypeId::ValueError };
            Err(py.error(kind, format_args!("{}", error.message())))
        }
    }
}

/// `float(x=0.0)`
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if !args.kwnames.is_null() {
        return Err(py.type_error(format_args!("float() takes no keyword arguments")));
    }
    let given = args.nargs().saturating_sub(1);
    if given > 1 {
        return Err(py.type_error(format_args!("float expected at most 1 argument, got {given}")));
    }
    let Some(value) = args.arg(1) else { return py.float(0.0) };
    let mut replay = Replay::new(args);
    if let Some(text) = super::int::text_of(py, py.unwrapped(value))?
        && !py.has_special(value, "__float__")
    {
        let mut scratch = py.scratch::<u8>();
        if !scratch.resize(float::float_scratch_len(text.as_str()), 0) {
            return Err(Trap::Memory);
        }
        return match float::parse_float(text.as_str(), &mut scratch) {
            Some(number) => py.float(number),
            None => {
                let repr = py.text_of(py.unwrapped(value), Conversion::Repr)?;
                let shown = Python::shown(repr.value());
                Err(py.value_error(format_args!("could not convert string to float: {shown}")))
            }
        };
    }
    match replay.float(py, args, value)? {
        Some(number) => py.float(number),
        None => {
            let name = py.type_name(value);
            Err(py.type_error(format_args!("float() argument must be a string or a real number, not '{name}'")))
        }
    }
}

impl Replay {
    /// A real number as a float, by `__float__` or `__index__` if need be; `None` for what is none.
    pub(crate) fn float<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        value: Value,
    ) -> Result<Option<f64>, Trap> {
        if let Some(float) = value.cast::<Float>() {
            return Ok(Some(float.get()));
        }
        if let Some(result) = self.special(py, args, value, "__float__", &[])? {
            return match py.unwrapped(result).cast::<Float>() {
                Some(float) => Ok(Some(float.get())),
                None => {
                    let (name, kind) = (py.type_name(value), py.type_name(result));
                    Err(py.type_error(format_args!("{name}.__float__ returned non-float (type {kind})")))
                }
            };
        }
        let inner = py.unwrapped(value);
        if let Some(float) = inner.cast::<Float>() {
            return Ok(Some(float.get()));
        }
        let number = match Whole::of(inner) {
            Some(_) => inner,
            None if py.has_special(value, "__index__") => self.index(py, args, value)?,
            None => return Ok(None),
        };
        match Whole::of(number) {
            Some(whole) => py.float_of_int(&whole).map(Some),
            None => Ok(None),
        }
    }
}
