//! `complex`: methods, attributes, constructor.

use super::{Behaviour, TypeId, arithmetic};
use crate::Trap;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::number::float;
use crate::object::complex::Complex;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::arguments::Signature;
use crate::python::{Args, Python};
use crate::text::{Conversion, Replay};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

const fn method(name: &'static str, arity: Arity, run: crate::native::NativeFn) -> NativeDef {
    NativeDef::method(TypeId::Complex, name, arity, run)
}

static METHODS: &[NativeDef] = &[
    method("__abs__", Arity::None, arithmetic::abs),
    method("__add__", Arity::One, arithmetic::add),
    method("__bool__", Arity::None, arithmetic::bool),
    method("__complex__", Arity::None, arithmetic::pos),
    method("__eq__", Arity::One, arithmetic::eq),
    method("__format__", Arity::One, super::object::format_number),
    method("__ge__", Arity::One, arithmetic::ge),
    method("__getnewargs__", Arity::None, |py, args| {
        let (real, imag) = this(py, args.get(0));
        let parts = [py.float(real)?, py.float(imag)?];
        Ok(Tuple::from_slice(&mut py.heap, &parts)?.value())
    }),
    method("__gt__", Arity::One, arithmetic::gt),
    method("__hash__", Arity::None, super::object::hash_number),
    method("__le__", Arity::One, arithmetic::le),
    method("__lt__", Arity::One, arithmetic::lt),
    method("__mul__", Arity::One, arithmetic::mul),
    method("__ne__", Arity::One, arithmetic::ne),
    method("__neg__", Arity::None, arithmetic::neg),
    method("__pos__", Arity::None, arithmetic::pos),
    method("__pow__", Arity::Between(1, 2), arithmetic::pow),
    method("__radd__", Arity::One, arithmetic::radd),
    method("__repr__", Arity::None, super::object::repr_number),
    method("__rmul__", Arity::One, arithmetic::rmul),
    method("__rpow__", Arity::Between(1, 2), arithmetic::rpow),
    method("__rsub__", Arity::One, arithmetic::rsub),
    method("__rtruediv__", Arity::One, arithmetic::rtruediv),
    method("__sub__", Arity::One, arithmetic::sub),
    method("__truediv__", Arity::One, arithmetic::truediv),
    method("conjugate", Arity::None, |py, args| {
        let (real, imag) = this(py, args.get(0));
        py.complex(real, -imag)
    }),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef {
        name: "imag",
        get: |py, value| {
            let number = this(py, value).1;
            py.float(number)
        },
        set: None,
    },
    GetSetDef {
        name: "real",
        get: |py, value| {
            let number = this(py, value).0;
            py.float(number)
        },
        set: None,
    },
];

static NEW: NativeDef = NativeDef::function("complex", Arity::Free, new);

fn this(py: &Python<'_>, value: Value) -> (f64, f64) {
    py.unwrapped(value).cast::<Complex>().map_or((0.0, 0.0), |c| c.get())
}

/// A part as it was given.
#[derive(Clone, Copy)]
enum Part {
    Real(f64),
    Complex(f64, f64),
}

/// `complex(real=0, imag=0)`, `complex(text)`: `complex_new_impl` of CPython's `Objects/complexobject.c`.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "complex", names: ["real", "imag"], least: 0, positional: 2 };
    let [real, imag] = py.named_args(args, 1, &signature)?;
    if imag.is_null() && real.cast::<Complex>().is_some() {
        return Ok(real);
    }
    let mut replay = Replay::new(args);
    if let Some(text) = py.unwrapped(real).cast::<Str>() {
        if !imag.is_null() {
            return Err(py.type_error(format_args!("complex() can't take second arg if first is a string")));
        }
        return from_text(py, text);
    }
    if py.unwrapped(imag).cast::<Str>().is_some() {
        return Err(py.type_error(format_args!("complex() second arg can't be a string")));
    }
    let special = if real.is_null() { None } else { replay.complex(py, args, real)? };
    let first = match special {
        Some((real, imag)) => Part::Complex(real, imag),
        None if real.is_null() => Part::Real(0.0),
        None => {
            check(py, real, "first argument must be a string or a number")?;
            if !imag.is_null() {
                check(py, imag, "second argument must be a number")?;
            }
            Part::Real(replay.float(py, args, real)?.unwrap_or(0.0))
        }
    };
    if imag.is_null() {
        return match first {
            Part::Real(real) => py.complex(real, 0.0),
            Part::Complex(real, imag) => py.complex(real, imag),
        };
    }
    check(py, imag, "second argument must be a number")?;
    let second = match py.unwrapped(imag).cast::<Complex>() {
        Some(complex) => Part::Complex(complex.get().0, complex.get().1),
        None => Part::Real(replay.float(py, args, imag)?.unwrap_or(0.0)),
    };
    let (mut real, more) = match first {
        Part::Real(real) => (real, None),
        Part::Complex(real, imag) => (real, Some(imag)),
    };
    let mut imag = match second {
        Part::Real(imag) => imag,
        Part::Complex(imag, minus) => {
            real -= minus;
            imag
        }
    };
    if let Some(more) = more {
        imag += more;
    }
    py.complex(real, imag)
}

/// `TypeError` for what is no number: it has neither `__float__` nor `__index__`.
fn check(py: &mut Python<'_>, value: Value, wanted: &str) -> Result<(), Trap> {
    let number = crate::ops::numbers::Num::of(py.unwrapped(value)).is_some();
    if number || py.has_special(value, "__float__") || py.has_special(value, "__index__") {
        return Ok(());
    }
    let name = py.type_name(value);
    Err(py.type_error(format_args!("complex() {wanted}, not '{name}'")))
}

fn from_text(py: &mut Python<'_>, text: crate::Obj<Str>) -> Result<Value, Trap> {
    let buffer = py.utf8_of(text)?;
    let mut scratch = py.scratch::<u8>();
    if !scratch.resize(float::float_scratch_len(buffer.as_str()), 0) {
        return Err(Trap::Memory);
    }
    let Some(plain) = float::plain_text(buffer.as_str(), &mut scratch) else {
        if buffer.as_str().contains('_') {
            let repr = py.text_of(text.value(), Conversion::Repr)?;
            let shown = Python::shown(repr.value());
            return Err(py.value_error(format_args!("could not convert string to complex: {shown}")));
        }
        return Err(py.value_error(format_args!("complex() arg is a malformed string")));
    };
    match parse(plain) {
        Some((real, imag)) => py.complex(real, imag),
        None => Err(py.value_error(format_args!("complex() arg is a malformed string"))),
    }
}

/// `a+bj`, `a`, `bj`, perhaps in parentheses: `complex_from_string_inner`.
fn parse(text: &str) -> Option<(f64, f64)> {
    let space = |c: char| matches!(c, ' ' | '\t'..='\r');
    let mut text = text.trim_matches(space);
    if let Some(rest) = text.strip_prefix('(') {
        text = rest.strip_suffix(')')?.trim_matches(space);
    }
    let (first, rest) = number(text);
    let signed = |text: &str| match text.strip_prefix('+') {
        Some(rest) => Some((1.0, rest.len())),
        None => text.strip_prefix('-').map(|rest| (-1.0, rest.len())),
    };
    let Some(first) = first else {
        // `j`, `+j`
        let (imag, left) = signed(text).unwrap_or((1.0, text.len()));
        return matches!(text.get(text.len() - left..)?, "j" | "J").then_some((0.0, imag));
    };
    match rest {
        "" => Some((first, 0.0)),
        "j" | "J" => Some((0.0, first)),
        _ => {
            let (unit, _) = signed(rest)?;
            let (second, left) = number(rest);
            let left = if second.is_some() { left } else { rest.get(1..)? };
            matches!(left, "j" | "J").then_some((first, second.unwrap_or(unit)))
        }
    }
}

/// The float that a text begins with, and what follows it.
fn number(text: &str) -> (Option<f64>, &str) {
    let (digits, rest) = text.split_at_checked(float::prefix_len(text)).unwrap_or(("", text));
    (float::parse_float(digits, &mut []), rest)
}

impl Replay {
    /// A complex number, by `__complex__` if need be; `None` for what is none.
    pub(crate) fn complex<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        value: Value,
    ) -> Result<Option<(f64, f64)>, Trap> {
        if let Some(complex) = value.cast::<Complex>() {
            return Ok(Some(complex.get()));
        }
        let Some(result) = self.special(py, args, value, "__complex__", &[])? else {
            return Ok(py.unwrapped(value).cast::<Complex>().map(|complex| complex.get()));
        };
        match py.unwrapped(result).cast::<Complex>() {
            Some(complex) => Ok(Some(complex.get())),
            None => {
                let kind = py.type_name(result);
                Err(py.type_error(format_args!("__complex__ returned non-complex (type {kind})")))
            }
        }
    }
}
