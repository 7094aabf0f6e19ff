//! Python's `==` as far as it needs no call.

use super::bound_method::BoundMethod;
use super::bytes::Bytes;
use super::complex::Complex;
use super::float::Float;
use super::int::Int;
use super::set::Set;
use super::str::Str;
use super::table::{Lookup, Match};
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
        // Two interned strs that are not identical have different texts.
        return yes_no(!(a.interned() && b.interned()) && a.same_text(b));
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
    if let (Some(a), Some(b)) = (a.cast::<Set>(), b.cast::<Set>()) {
        return equal_sets(a, b, depth);
    }
    if let (Some(a), Some(b)) = (a.cast::<BoundMethod>(), b.cast::<BoundMethod>()) {
        if a.object.get() != b.object.get() {
            return Match::No;
        }
        return depth
            .checked_sub(1)
            .map_or(Match::Ask, |depth| equal_nested(a.function.get(), b.function.get(), depth));
    }
    if plain(a) && plain(b) { Match::No } else { Match::Ask }
}

/// Is each item of one in the other?
fn equal_sets(a: Obj<Set>, b: Obj<Set>, depth: u32) -> Match {
    if a.len() != b.len() {
        return Match::No;
    }
    let Some(depth) = depth.checked_sub(1) else { return Match::Ask };
    for item in a.iter() {
        match b.find(item.hash, |candidate| equal_nested(candidate, item.key, depth)) {
            Lookup::Found(_) => {}
            Lookup::Missing => return Match::No,
            Lookup::Ask(_) => return Match::Ask,
        }
    }
    Match::Yes
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
                | Kind::Set
                | Kind::BoundMethod
                | Kind::Function
                | Kind::Module
                | Kind::NativeFunction
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

    use super::equal_values;
    use crate::heap::tests::heap_of;
    use crate::object::complex::Complex;
    use crate::object::float::Float;
    use crate::object::instance::Instance;
    use crate::object::int::Int;
    use crate::object::set::Set;
    use crate::object::str::Str;
    use crate::object::table::Match;
    use crate::object::tuple::Tuple;
    use crate::value::Value;
    use vm_core::object::Trap;

    #[test]
    fn values_of_many_types() {
        let mut test = heap_of(4000);
        let heap = &mut test.heap;
        let int = Value::from_int_truncated;
        let mut build = || -> Result<(), Trap> {
            let one = Float::alloc(heap, 1.0)?.value();
            let complex_one = Complex::alloc(heap, 1.0, 0.0)?.value();
            let big = [Int::from_limbs(heap, &[5, 9], true)?, Int::from_limbs(heap, &[5, 9, 0], true)?];
            let text = [Str::from_str(heap, "né")?.value(), Str::from_str(heap, "né")?.value()];
            let thing = Instance::alloc(heap, Value::NONE, 0)?.value();
            let nested = |heap: &mut _, first, last| -> Result<Value, Trap> {
                let inner = Tuple::from_slice(heap, &[first, int(2)])?.value();
                Ok(Tuple::from_slice(heap, &[inner, last])?.value())
            };
            let mut set = |items: &[Value]| -> Result<Value, Trap> {
                let set = Set::new_frozen(heap)?;
                for &item in items {
                    set.insert_missing(heap, 1, item, Value::NULL)?;
                }
                Ok(set.value())
            };
            let sets = [set(&[Value::TRUE, int(5)])?, set(&[int(5), one])?, set(&[int(5)])?, set(&[thing, int(5)])?];
            let tuples = [nested(heap, one, text[0])?, nested(heap, Value::TRUE, text[1])?, nested(heap, one, thing)?];
            let cases = [
                (one, int(1), Match::Yes),
                (one, Value::TRUE, Match::Yes),
                (complex_one, Value::TRUE, Match::Yes),
                (complex_one, one, Match::Yes),
                (big[0], big[1], Match::Yes),
                (big[0], int(5), Match::No),
                (text[0], text[1], Match::Yes),
                (text[0], int(1), Match::No),
                (Value::NONE, Value::FALSE, Match::No),
                (thing, thing, Match::Yes),
                (thing, int(1), Match::Ask),
                (tuples[0], tuples[1], Match::Yes),
                (tuples[0], tuples[2], Match::Ask),
                (tuples[0], text[0], Match::No),
                (sets[0], sets[1], Match::Yes),
                (sets[0], sets[2], Match::No),
                (sets[0], sets[3], Match::Ask),
            ];
            for (a, b, wanted) in cases {
                assert_eq!((equal_values(a, b), equal_values(b, a)), (wanted, wanted), "{a:?} == {b:?}");
            }
            Ok(())
        };
        assert_eq!(build(), Ok(()));
    }
}
