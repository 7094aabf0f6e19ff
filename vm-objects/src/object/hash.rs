//! Hashes that need no call of Python code, with CPython's rules for numbers (`Python/pyhash.c`).

use super::bound_method::BoundMethod;
use super::bytes::Bytes;
use super::complex::Complex;
use super::exception::Exception;
use super::float::Float;
use super::int::Int;
use super::set::Set;
use super::str::{Str, Text};
use super::tuple::Tuple;
use crate::heap::{Kind, Obj};
use crate::value::Value;

/// Bits of the modulus of numeric hashes, a Mersenne prime.
const MODULUS_BITS: u32 = if usize::BITS == 64 { 61 } else { 31 };
const MODULUS: usize = (1 << MODULUS_BITS) - 1;
const INF: isize = 314_159;
const NONE: isize = 0xfca8_6420_u32 as isize;
/// How deep tuples in tuples are hashed here.
const DEPTH: u32 = 12;

/// The hash, or `None` if only Python code (`__hash__`) or a deeper walk can tell, or the value has none.
pub fn hash_value(value: Value) -> Option<isize> {
    hash_nested(value, DEPTH)
}

fn hash_nested(value: Value, depth: u32) -> Option<isize> {
    if let Some(i) = value.as_small_index() {
        return Some(hash_isize(i));
    }
    if value.is_none() {
        return Some(NONE);
    }
    let Some(kind) = value.kind() else { return Some(hash_identity(value)) };
    match kind {
        Kind::Str => value.cast::<Str>().map(|s| hash_str(s) as isize),
        Kind::Int => value.cast::<Int>().map(|i| hash_limbs(i.limbs(), i.negative())),
        Kind::Float => value.cast::<Float>().map(|f| hash_f64(f.get(), value)),
        Kind::Complex => value.cast::<Complex>().map(|c| hash_complex(c.get(), value)),
        Kind::Bytes => value.cast::<Bytes>().map(|b| hash_chars(b.as_slice().iter().map(|&b| u32::from(b))) as isize),
        Kind::Tuple => hash_tuple(value.cast::<Tuple>()?, depth.checked_sub(1)?),
        Kind::Set => value.cast::<Set>().filter(|set| set.frozen()).map(hash_frozenset),
        Kind::BoundMethod => {
            let method = value.cast::<BoundMethod>()?;
            let function = hash_nested(method.function.get(), depth.checked_sub(1)?)?;
            Some(never_minus_one(hash_identity(method.object.get()) ^ function))
        }
        Kind::Exception => value.cast::<Exception>()?.class.get().as_type().map(|_| hash_identity(value)),
        Kind::Function
        | Kind::Module
        | Kind::NativeFunction
        | Kind::NativeGetSet
        | Kind::Generator
        | Kind::Awaitable
        | Kind::Property
        | Kind::StaticMethod
        | Kind::ClassMethod
        | Kind::Super
        | Kind::Traceback
        | Kind::Frame
        | Kind::Code
        | Kind::SeqIterator
        | Kind::RangeIterator
        | Kind::TableIterator
        | Kind::AdapterIterator => Some(hash_identity(value)),
        _ => None,
    }
}

/// The hash of an object that is equal only to itself.
pub fn hash_identity(value: Value) -> isize {
    // As CPython: the low bits of an address say little.
    never_minus_one((value.identity().rotate_right(4)) as isize)
}

const fn never_minus_one(hash: isize) -> isize {
    if hash == -1 { -2 } else { hash }
}

/// The hash of a machine int.
pub fn hash_isize(i: isize) -> isize {
    let hash = (i.unsigned_abs() % MODULUS) as isize;
    never_minus_one(if i < 0 { -hash } else { hash })
}

/// The hash of a sign and a magnitude.
pub fn hash_limbs(limbs: &[usize], negative: bool) -> isize {
    let mut hash = 0;
    for &limb in limbs.iter().rev() {
        // 2**BITS is 2**(BITS - MODULUS_BITS) modulo the prime.
        hash = rotate(hash, usize::BITS - MODULUS_BITS);
        hash = (hash + (limb & MODULUS)) % MODULUS;
        hash = (hash + (limb >> MODULUS_BITS)) % MODULUS;
    }
    never_minus_one(if negative { -(hash as isize) } else { hash as isize })
}

/// Multiplies by `2**n` modulo the prime.
const fn rotate(hash: usize, n: u32) -> usize {
    let n = n % MODULUS_BITS;
    ((hash << n) & MODULUS) | (hash >> (MODULUS_BITS - n))
}

/// The hash of a float; a NaN's is its object's.
pub fn hash_f64(number: f64, object: Value) -> isize {
    if number.is_nan() {
        return hash_identity(object);
    }
    if number.is_infinite() {
        return if number > 0.0 { INF } else { -INF };
    }
    let bits = number.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i32;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) = if exponent == 0 { (fraction, -1074) } else { (fraction | (1 << 52), exponent - 1075) };
    let hash = rotate((mantissa % MODULUS as u64) as usize, exponent.rem_euclid(MODULUS_BITS as i32) as u32) % MODULUS;
    never_minus_one(if number < 0.0 { -(hash as isize) } else { hash as isize })
}

/// The hash of a complex number: a real one's is the float's.
fn hash_complex((real, imag): (f64, f64), object: Value) -> isize {
    const IMAG: isize = 1_000_003;
    never_minus_one(hash_f64(real, object).wrapping_add(hash_f64(imag, object).wrapping_mul(IMAG)))
}

/// The hash of a text: the same for each storage. Never 0, and never -1 as an `isize`.
pub fn hash_chars(chars: impl Iterator<Item = u32>) -> u32 {
    let mut hash: u32 = 0x9e37_79b9;
    for c in chars {
        hash = (hash.rotate_left(5) ^ c).wrapping_mul(0x9e37_79b1);
    }
    // The low bits choose the slot: mix the high ones into them.
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x85eb_ca77);
    hash ^= hash >> 13;
    if hash == 0 || hash == u32::MAX { 1 } else { hash }
}

/// The hash of a str, kept in the object.
#[inline]
pub fn hash_str(text: Obj<Str>) -> u32 {
    match text.hash.get() {
        0 => hash_str_now(text),
        hash => hash,
    }
}

#[cold]
fn hash_str_now(text: Obj<Str>) -> u32 {
    let hash = match text.text() {
        Text::One(s) => hash_chars(s.iter().map(|&c| u32::from(c))),
        Text::Two(s) => hash_chars(s.iter().map(|&c| u32::from(c))),
        Text::Four(s) => hash_chars(s.iter().copied()),
    };
    text.hash.set(hash);
    hash
}

/// The hash of a frozenset, as CPython's `frozenset_hash`: the order of the items does not matter. Kept in the object.
fn hash_frozenset(set: Obj<Set>) -> isize {
    if set.hash.get() != 0 {
        return set.hash.get() as isize;
    }
    let mut hash = set.iter().fold(0, |hash, item| {
        let h = item.hash as usize;
        hash ^ ((h ^ 89_869_747) ^ (h << 16)).wrapping_mul(3_644_798_167)
    });
    hash ^= set.len().wrapping_add(1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    let hash = if hash == usize::MAX { 590_923_713 } else { hash };
    set.hash.set(hash);
    hash as isize
}

/// Combines the hashes of a tuple's items, as CPython's `tuplehash` (xxHash without the last rotations).
pub struct TupleHash {
    acc: usize,
    len: usize,
}

const PRIME_1: usize = if usize::BITS == 64 { 11_400_714_785_074_694_791_u64 as usize } else { 2_654_435_761 };
const PRIME_2: usize = if usize::BITS == 64 { 14_029_467_366_897_019_727_u64 as usize } else { 2_246_822_519 };
const PRIME_5: usize = if usize::BITS == 64 { 2_870_177_450_012_600_261_u64 as usize } else { 374_761_393 };
const ROTATION: u32 = if usize::BITS == 64 { 31 } else { 13 };

impl Default for TupleHash {
    fn default() -> Self {
        Self::new()
    }
}

impl TupleHash {
    /// The hash of no items so far.
    pub fn new() -> TupleHash {
        TupleHash { acc: PRIME_5, len: 0 }
    }

    /// Takes the next item's hash.
    pub fn add(&mut self, hash: isize) {
        let lane = (hash as usize).wrapping_mul(PRIME_2);
        self.acc = self.acc.wrapping_add(lane).rotate_left(ROTATION).wrapping_mul(PRIME_1);
        self.len = self.len.wrapping_add(1);
    }

    /// The hash of a slice with these parts: `slicehash` of CPython's `Objects/sliceobject.c`.
    pub fn finish_slice(self) -> isize {
        if self.acc == usize::MAX { 1_546_275_796 } else { self.acc as isize }
    }

    /// The tuple's hash.
    pub fn finish(self) -> isize {
        let acc = self.acc.wrapping_add(self.len ^ (PRIME_5 ^ 3_527_539));
        if acc == usize::MAX { 1_546_275_796 } else { acc as isize }
    }
}

fn hash_tuple(tuple: Obj<Tuple>, depth: u32) -> Option<isize> {
    let mut hash = TupleHash::new();
    for item in tuple.items() {
        hash.add(hash_nested(item.get(), depth)?);
    }
    Some(hash.finish())
}

#[cfg(all(test, target_pointer_width = "64"))]
mod tests {
    use super::{NONE, hash_complex, hash_f64, hash_isize, hash_limbs, hash_value};
    use crate::heap::tests::heap_of;
    use crate::object::float::Float;
    use crate::object::set::Set;
    use crate::object::tuple::Tuple;
    use crate::value::Value;

    /// `hash(x)` as CPython 3.12.1 answered.
    #[test]
    fn numbers_hash_as_in_cpython() {
        let floats = [
            (0.5, 1152921504606846976),
            (-0.5, -1152921504606846976),
            (1e300, 1224995262755759164),
            (5e-324, 16777216),
            (1.5e16, 15000000000000000),
            (f64::INFINITY, 314159),
            (-f64::INFINITY, -314159),
            (-1.0, -2),
            (3.25, 576460752303423491),
            (123456789.125, 288230376275168533),
        ];
        for (number, hash) in floats {
            assert_eq!(hash_f64(number, Value::NONE), hash, "{number}");
        }
        assert_eq!(hash_isize((1 << 61) - 1), 0);
        assert_eq!(hash_isize(1 << 61), 1);
        assert_eq!(hash_isize(-1), -2);
        assert_eq!(hash_limbs(&[1 << 63], false), 4);
        assert_eq!(hash_limbs(&[1 << 63], true), -4);
        assert_eq!(hash_limbs(&[0, 1 << 36], true), -549755813888, "-2**100");
        let ten_to_40 = [(10u128.pow(20) * 10u128.pow(18)) as usize, (10u128.pow(38) >> 64) as usize];
        assert_eq!(hash_limbs(&ten_to_40, false), HASH_1E38);
        assert_eq!((hash_value(Value::NONE), NONE), (Some(4238894112), 4238894112));
        assert_eq!(hash_value(Value::TRUE), Some(1));
    }

    /// `hash(10**38)`.
    const HASH_1E38: isize = 244469275760665571;

    /// `hash(x)` as CPython 3.12.1 answered.
    #[test]
    fn complex_numbers_hash_as_in_cpython() {
        for (parts, hash) in [
            ((0.0, 1.0), 1000003),
            ((-1.0, 0.0), -2),
            ((2.5, -3.0), 1152921504603846969),
            ((1e+300, 1e-300), -3889407508137364311),
            ((0.0, 0.0), 0),
        ] {
            assert_eq!(hash_complex(parts, Value::NONE), hash, "{parts:?}");
        }
    }

    /// `hash(frozenset(range(n)))`.
    #[test]
    fn frozensets_hash_as_in_cpython() {
        let mut test = heap_of(4000);
        let heap = &mut test.heap;
        for (n, hash) in [
            (0, 133146708735736),
            (1, -2704248722033767810),
            (2, 9000494312501845833),
            (3, -4850097147344926394),
            (9, 1401424426476572677),
            (50, -1309786936372247613),
        ] {
            let Ok(set) = Set::new_frozen(heap) else { return };
            for item in (0..n).rev() {
                assert!(set.insert_missing(heap, item, Value::from_int_truncated(item), Value::NULL).is_ok());
            }
            assert_eq!(hash_value(set.value()), Some(hash));
            assert_eq!(hash_value(set.value()), Some(hash), "kept");
        }
    }

    #[test]
    fn tuples_hash_as_in_cpython() {
        let mut test = heap_of(1000);
        let heap = &mut test.heap;
        let int = Value::from_int_truncated;
        let mut build = || -> Result<[Value; 3], vm_core::object::Trap> {
            let float = Float::alloc(heap, 2.5)?.value();
            let inner = Tuple::from_slice(heap, &[float, Value::NONE])?.value();
            Ok([
                Tuple::from_slice(heap, &[])?.value(),
                Tuple::from_slice(heap, &[int(1), int(2), int(3)])?.value(),
                Tuple::from_slice(heap, &[int(1), inner, int(-1)])?.value(),
            ])
        };
        let hashes = build().map(|tuples| tuples.map(hash_value));
        assert_eq!(hashes, Ok([Some(5740354900026072187), Some(529344067295497451), Some(3737293756711603538)]));
    }
}
