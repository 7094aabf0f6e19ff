//! Python's `==` as far as it needs no call.

use super::bytes::Bytes;
use super::complex::Complex;
use super::float::Float;
use super::int::Int;
use super::str::Str;
use super::table::Match;
use super::tuple::Tuple;
use crate::heap::{Kind, Obj};
use crate::value::Value;

/// How deep tuples in tuples are compared here.
const DEPTH: u32 = 12;

/// Are the values equal, as keys are: identical ones always are.
#[inline]
pub fn equal_values(a: Value, b: Value) -> Match {
    if a == b {
        return Match::Yes;
    }
    if a.is_small_int() && b.is_small_int() {
        return Match::No;
    }
    equal_nested(a, b, DEPTH)
}

fn yes_no(equal: bool) -> Match {
    if equal { Match::Yes } else { Match::No }
}

fn equal_nested(a: Value, b: Value, depth: u32) -> Match {
    if a == b {
        return Match::Yes;
    }
    if let (Some(a), Some(b)) = (a.cast::<Str>(), b.cast::<Str>()) {
        return yes_no(a.same_text(b));
    }
    match (Number::of(a), Number::of(b)) {
        (Some(a), Some(b)) => return yes_no(a.equals(b)),
        (Some(_), None) if plain(b) => return Match::No,
        (None, Some(_)) if plain(a) => return Match::No,
        _ => {}
    }
    if let (Some(a), Some(b)) = (a.cast::<Tuple>(), b.cast::<Tuple>()) {
        return equal_tuples(a, b, depth);
    }
    if let (Some(a), Some(b)) = (a.cast::<Bytes>(), b.cast::<Bytes>()) {
        return yes_no(a.as_slice() == b.as_slice());
    }
    if plain(a) && plain(b) { Match::No } else { Match::Ask }
}

/// Is it of a type whose `==` with another plain type is `False`?
fn plain(value: Value) -> bool {
    match value.kind() {
        None => true,
        Some(kind) => matches!(
            kind,
            Kind::Str
                | Kind::Int
                | Kind::Float
                | Kind::Complex
                | Kind::Bytes
                | Kind::Tuple
                | Kind::Function
                | Kind::Cell
                | Kind::Module
        ),
    }
}

fn equal_tuples(a: Obj<Tuple>, b: Obj<Tuple>, depth: u32) -> Match {
    if a.len() != b.len() {
        return Match::No;
    }
    let Some(depth) = depth.checked_sub(1) else { return Match::Ask };
    for (a, b) in a.items().iter().zip(b.items()) {
        match equal_nested(a.get(), b.get(), depth) {
            Match::Yes => {}
            other => return other,
        }
    }
    Match::Yes
}

#[derive(Clone, Copy)]
enum Number {
    Small(isize),
    Big(Obj<Int>),
    Float(f64),
    Complex(f64, f64),
}

impl Number {
    fn of(value: Value) -> Option<Number> {
        if let Some(i) = value.as_small_index() {
            return Some(Number::Small(i));
        }
        if let Some(big) = value.cast::<Int>() {
            return Some(Number::Big(big));
        }
        if let Some(float) = value.cast::<Float>() {
            return Some(Number::Float(float.get()));
        }
        value.cast::<Complex>().map(|c| Number::Complex(c.get().0, c.get().1))
    }

    fn equals(self, other: Number) -> bool {
        match (self, other) {
            (Number::Small(a), Number::Small(b)) => a == b,
            (Number::Big(a), Number::Big(b)) => a.negative() == b.negative() && a.limbs() == b.limbs(),
            (Number::Float(a), Number::Float(b)) => a == b,
            (Number::Small(i), Number::Float(f)) | (Number::Float(f), Number::Small(i)) => {
                limbs_equal_f64(&[i.unsigned_abs()], i < 0, f)
            }
            (Number::Big(i), Number::Float(f)) | (Number::Float(f), Number::Big(i)) => {
                limbs_equal_f64(i.limbs(), i.negative(), f)
            }
            (Number::Complex(ar, ai), Number::Complex(br, bi)) => ar == br && ai == bi,
            (Number::Complex(real, imag), other) | (other, Number::Complex(real, imag)) => {
                imag == 0.0 && Number::Float(real).equals(other)
            }
            // A big int is never one that a small int can hold.
            (Number::Small(_), Number::Big(_)) | (Number::Big(_), Number::Small(_)) => false,
        }
    }
}

/// Is the int exactly the float?
pub fn limbs_equal_f64(limbs: &[usize], negative: bool, number: f64) -> bool {
    let zero = limbs.iter().all(|&limb| limb == 0);
    if zero || number == 0.0 {
        return zero && number == 0.0;
    }
    if !number.is_finite() || (number < 0.0) != negative {
        return false;
    }
    let bits = number.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i32 - 1075;
    let mantissa = (bits & ((1 << 52) - 1)) | (1 << 52);
    // The number is `mantissa * 2**exponent`; below 1 (and subnormal) it is no int.
    if exponent <= -53 {
        return false;
    }
    let (mantissa, shift) = if exponent < 0 {
        let drop = exponent.unsigned_abs();
        if mantissa & ((1 << drop) - 1) != 0 {
            return false;
        }
        (mantissa >> drop, 0)
    } else {
        (mantissa, exponent as usize)
    };
    let word = usize::BITS as usize;
    let needed = (shift + 64 - mantissa.leading_zeros() as usize).div_ceil(word);
    let used = limbs.iter().rposition(|&limb| limb != 0).map_or(0, |last| last + 1);
    if needed != used {
        return false;
    }
    limbs.iter().take(used).enumerate().all(|(n, &limb)| limb == limb_of(mantissa, shift, n * word))
}

/// The limb that begins at bit `at` of `mantissa << shift`.
fn limb_of(mantissa: u64, shift: usize, at: usize) -> usize {
    let wide = u128::from(mantissa);
    if at >= shift {
        let down = at - shift;
        if down >= 128 { 0 } else { (wide >> down) as usize }
    } else {
        let up = shift - at;
        if up >= 64 { 0 } else { (wide << up) as usize }
    }
}

#[cfg(all(test, target_pointer_width = "64"))]
mod tests {
    use super::limbs_equal_f64;

    #[test]
    fn ints_and_floats_are_equal_only_exactly() {
        let equal: [(&[usize], bool, f64); 8] = [
            (&[0], false, 0.0),
            (&[0], false, -0.0),
            (&[1], true, -1.0),
            (&[1 << 53], false, 9007199254740992.0),
            (&[0, 1], false, 18446744073709551616.0),
            (&[0, 1 << 36], true, -1267650600228229401496703205376.0),
            (&[0, 3], false, 55340232221128654848.0),
            (&[0xffff_ffff_ffff_f800], false, 18446744073709549568.0),
        ];
        for (limbs, negative, number) in equal {
            assert!(limbs_equal_f64(limbs, negative, number), "{number}");
            assert!(!limbs_equal_f64(limbs, !negative, number) || number == 0.0, "{number}");
        }
        let unequal: [(&[usize], f64); 8] = [
            (&[(1 << 53) + 1], 9007199254740992.0),
            (&[1], 1.5),
            (&[0], 5e-324),
            (&[1], f64::NAN),
            (&[1], f64::INFINITY),
            (&[1, 1], 18446744073709551616.0),
            (&[0, 0, 1], 18446744073709551616.0),
            (&[3], 1e308),
        ];
        for (limbs, number) in unequal {
            assert!(!limbs_equal_f64(limbs, false, number), "{number}");
        }
    }
}
