//! `complex`: methods, attributes, constructor.

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::complex::Complex;
use crate::object::str::Str;
use crate::ops::arguments::Signature;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

static METHODS: &[NativeDef] = &[NativeDef::method(TypeId::Complex, "conjugate", Arity::None, |py, args| {
    let (real, imag) = this(py, args.get(0));
    py.complex(real, -imag)
})];

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

/// `complex(real=0, imag=0)`, `complex(text)`
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "complex", names: ["real", "imag"], least: 0, positional: 2 };
    let [real, imag] = py.named_args(args, 1, &signature)?;
    if real.is_null() && imag.is_null() {
        return py.complex(0.0, 0.0);
    }
    let mut replay = Replay::new(args);
    if let Some(text) = py.unwrapped(real).cast::<Str>() {
        if !imag.is_null() {
            return Err(py.type_error(format_args!("complex() can't take second arg if first is a string")));
        }
        let buffer = py.utf8_of(text)?;
        return match parse(buffer.as_str()) {
            Some((real, imag)) => py.complex(real, imag),
            None => Err(py.value_error(format_args!("complex() arg is a malformed string"))),
        };
    }
    if py.unwrapped(imag).cast::<Str>().is_some() {
        return Err(py.type_error(format_args!("complex() second arg can't be a string")));
    }
    let (rr, ri) = if real.is_null() { (0.0, 0.0) } else { part(py, args, &mut replay, real, "first ")? };
    let (ir, ii) = if imag.is_null() { (0.0, 0.0) } else { part(py, args, &mut replay, imag, "second ")? };
    py.complex(rr - ii, if imag.is_null() { ri } else { ri + ir })
}

fn part<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    value: Value,
    which: &str,
) -> Result<(f64, f64), Trap> {
    if let Some(complex) = value.cast::<Complex>() {
        return Ok(complex.get());
    }
    if which == "first "
        && let Some(result) = replay.special(py, args, value, "__complex__", &[])?
    {
        return match py.unwrapped(result).cast::<Complex>() {
            Some(complex) => Ok(complex.get()),
            None => {
                let (name, kind) = (py.type_name(value), py.type_name(result));
                Err(py.type_error(format_args!("{name}.__complex__ returned non-complex (type {kind})")))
            }
        };
    }
    if let Some(complex) = py.unwrapped(value).cast::<Complex>() {
        return Ok(complex.get());
    }
    match replay.float(py, args, value)? {
        Some(number) => Ok((number, 0.0)),
        None => {
            let name = py.type_name(value);
            let (which, wanted) = if which == "first " {
                ("first argument", "a string or a number")
            } else {
                ("second argument", "a number")
            };
            Err(py.type_error(format_args!("complex() {which} must be {wanted}, not '{name}'")))
        }
    }
}

/// `a+bj`, `a`, `bj`, perhaps in parentheses.
fn parse(text: &str) -> Option<(f64, f64)> {
    let space = |c: char| crate::number::unicode::is_space(c);
    let mut text = text.trim_matches(space);
    if let Some(inside) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        text = inside.trim_matches(space);
    }
    let Some(body) = text.strip_suffix(['j', 'J']) else { return Some((text.parse().ok()?, 0.0)) };
    // The last sign that is not an exponent's parts the real from the imaginary.
    let split = body
        .char_indices()
        .rev()
        .find(|&(at, c)| at != 0 && matches!(c, '+' | '-') && !body.get(..at).unwrap_or("").ends_with(['e', 'E']));
    let (real, imag) = split.map_or(("", body), |(at, _)| body.split_at_checked(at).unwrap_or(("", body)));
    let imag = match imag {
        "" | "+" => 1.0,
        "-" => -1.0,
        digits => digits.parse().ok()?,
    };
    Some((if real.is_empty() { 0.0 } else { real.parse().ok()? }, imag))
}
