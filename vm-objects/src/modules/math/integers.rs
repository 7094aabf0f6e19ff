//! Functions of ints.

use super::elementary::whole;
use crate::Trap;
use crate::number::big::{self, Signed, cost};
use crate::ops::numbers::{Operator, Whole};
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::types::TypeId;
use crate::value::Value;

const ZERO: Value = Value::from_int_truncated(0);
const ONE: Value = Value::from_int_truncated(1);

impl Python<'_> {
    /// The greatest common divisor.
    fn gcd(&mut self, a: &Whole, b: &Whole) -> Result<Value, Trap> {
        if a.int().is_zero() {
            return self.int_absolute(b);
        }
        if b.int().is_zero() {
            return self.int_absolute(a);
        }
        let len = a.len().max(b.len());
        let mut out = self.limbs(len)?;
        let mut scratch = self.limbs(big::gcd_scratch_len(len))?;
        self.charge(cost::gcd(len))?;
        let done = big::gcd(a.int().magnitude, b.int().magnitude, &mut out, &mut scratch);
        self.int_written(&out, done.map(|len| Signed { negative: false, len }))
    }

    /// `n * (n - 1) * …`, `k` factors; divided by `k!` to `choose`.
    fn falling(&mut self, n: &Whole, k: u64, choose: bool) -> Result<Value, Trap> {
        if k == 0 {
            return Ok(ONE);
        }
        let magnitude = n.int().magnitude;
        let Some(len) = big::falling_len(big::bit_length(magnitude), k) else { return Err(self.out_of_memory()) };
        let mut out = self.limbs(len)?;
        let mut scratch = self.limbs(big::falling_scratch_len(magnitude.len(), len))?;
        self.charge(big::falling_cost(magnitude, k))?;
        let done = big::falling(magnitude, k, choose, &mut out, &mut scratch);
        self.int_written(&out, done.map(|len| Signed { negative: false, len }))
    }
}

/// `gcd(*integers)`
pub(super) fn gcd<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let mut result = ZERO;
    for index in 0..args.nargs() {
        let value = args.get(index);
        let next = whole(py, args, &mut replay, value)?;
        if let Some(so_far) = Whole::of(result)
            && result != ONE
        {
            result = py.gcd(&so_far, &next)?;
        }
    }
    Ok(result)
}

/// `lcm(*integers)`
pub(super) fn lcm<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let mut result = ONE;
    for index in 0..args.nargs() {
        let value = args.get(index);
        let next = whole(py, args, &mut replay, value)?;
        let Some(so_far) = Whole::of(result).filter(|so_far| !so_far.int().is_zero()) else { continue };
        if next.int().is_zero() {
            result = ZERO;
            continue;
        }
        let common = py.gcd(&so_far, &next)?;
        let Some(common) = Whole::of(common) else { continue };
        let (part, _) = py.int_divmod(&so_far, &common, "")?;
        let Some(part) = Whole::of(part) else { continue };
        let product = py.int_binary(Operator::Multiply, &part, &next)?;
        if let Some(product) = Whole::of(product) {
            result = py.int_absolute(&product)?;
        }
    }
    Ok(result)
}

/// `isqrt(n)`
pub(super) fn isqrt<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let n = whole(py, args, &mut Replay::new(args), args.get(0))?;
    if n.int().is_negative() {
        return Err(py.value_error(format_args!("isqrt() argument must be nonnegative")));
    }
    let mut out = py.limbs(big::isqrt_len(n.len()))?;
    let mut scratch = py.limbs(big::isqrt_scratch_len(n.len()))?;
    py.charge(cost::isqrt(n.len()))?;
    let done = big::isqrt(n.int().magnitude, &mut out, &mut scratch);
    py.int_written(&out, done.map(|len| Signed { negative: false, len }))
}

fn factorial_of(py: &mut Python<'_>, n: &Whole) -> Result<Value, Trap> {
    if n.int().is_negative() {
        return Err(py.value_error(format_args!("factorial() not defined for negative values")));
    }
    match big::to_word(n.int()) {
        Some(k) => py.falling(n, k.unsigned_abs() as u64, false),
        None => {
            let most = isize::MAX;
            let text = format_args!("factorial() argument should not exceed {most}");
            Err(py.error(TypeId::OverflowError, text))
        }
    }
}

/// `factorial(n)`
pub(super) fn factorial<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let n = whole(py, args, &mut Replay::new(args), args.get(0))?;
    factorial_of(py, &n)
}

/// `n` and `k`, neither below zero.
fn checked(py: &mut Python<'_>, n: &Whole, k: &Whole) -> Result<(), Trap> {
    for (number, name) in [(n, "n"), (k, "k")] {
        if number.int().is_negative() {
            return Err(py.value_error(format_args!("{name} must be a non-negative integer")));
        }
    }
    Ok(())
}

/// `perm(n, k=None)`
pub(super) fn perm<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let (n, k) = (args.get(0), args.arg(1).filter(|k| !k.is_none()));
    let n = whole(py, args, &mut replay, n)?;
    let Some(k) = k else { return factorial_of(py, &n) };
    let k = whole(py, args, &mut replay, k)?;
    checked(py, &n, &k)?;
    if big::cmp_signed(n.int(), k.int()).is_lt() {
        return Ok(ZERO);
    }
    match big::to_i64(k.int()) {
        Some(k) => py.falling(&n, k.unsigned_abs(), false),
        None => {
            let most = i64::MAX;
            Err(py.error(TypeId::OverflowError, format_args!("k must not exceed {most}")))
        }
    }
}

/// `comb(n, k)`
pub(super) fn comb<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let (n, k) = (args.get(0), args.get(1));
    let (n, mut k) = (whole(py, args, &mut replay, n)?, whole(py, args, &mut replay, k)?);
    checked(py, &n, &k)?;
    let rest = py.int_binary(Operator::Subtract, &n, &k)?;
    let Some(rest) = Whole::of(rest) else { return Ok(ZERO) };
    if rest.int().is_negative() {
        return Ok(ZERO);
    }
    if big::cmp_signed(rest.int(), k.int()).is_lt() {
        k = rest;
    }
    match big::to_i64(k.int()) {
        Some(k) => py.falling(&n, k.unsigned_abs(), true),
        None => {
            let most = i64::MAX;
            Err(py.error(TypeId::OverflowError, format_args!("min(n - k, k) must not exceed {most}")))
        }
    }
}
