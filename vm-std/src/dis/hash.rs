//! Python's `hash` of a constant, with the hashes of texts and bytes that `PYTHONHASHSEED=0` gives.
//!
//! What CPython hashes by its address (`Ellipsis`, a NaN, a code object) has the hash 0 here. Follows CPython's
//! `Python/pyhash.c` and `tuplehash` of `Objects/tupleobject.c`.

use num_bigint::{BigInt, BigUint, Sign};
use vm_compiler::{Constant, PyString};

/// `_PyHASH_MODULUS`: the hash of a number is its value modulo this prime.
const MODULUS: u64 = (1 << MODULUS_BITS) - 1;
const MODULUS_BITS: i32 = 61;
/// `_PyHASH_INF`.
const INFINITY: u64 = 314_159;
/// `_PyHASH_IMAG`.
const IMAGINARY: u64 = 1_000_003;
/// The hash of `None`, a constant since 3.12.
const NONE: u64 = 0xFCA8_6420;

/// The hash of a constant without parts.
pub(super) fn constant(constant: &Constant) -> u64 {
    match constant {
        Constant::None => NONE,
        Constant::Bool(value) => u64::from(*value),
        Constant::Int(value) => int(value),
        Constant::Float(value) => float(*value),
        Constant::Complex(real, imag) => valid(float(*real).wrapping_add(float(*imag).wrapping_mul(IMAGINARY))),
        Constant::Str(text) => str(text),
        Constant::Bytes(value) => bytes(value),
        Constant::Ellipsis | Constant::Tuple(_) | Constant::FrozenSet(_) | Constant::Code(_) => 0,
    }
}

/// -1 means an error in C, and is never a hash.
fn valid(hash: u64) -> u64 {
    if hash == u64::MAX { u64::MAX - 1 } else { hash }
}

fn signed(negative: bool, hash: u64) -> u64 {
    valid(if negative { hash.wrapping_neg() } else { hash })
}

fn int(value: &BigInt) -> u64 {
    let rest = value.magnitude() % BigUint::from(MODULUS);
    signed(value.sign() == Sign::Minus, rest.iter_u64_digits().next().unwrap_or(0))
}

fn float(value: f64) -> u64 {
    if value.is_nan() {
        return 0;
    }
    if value.is_infinite() {
        return signed(value < 0.0, INFINITY);
    }
    let bits = value.to_bits();
    let (exponent, fraction) = ((bits >> 52 & 0x7FF) as i32, bits & ((1 << 52) - 1));
    let mantissa = if exponent == 0 { fraction } else { fraction | 1 << 52 };
    // 2**61 is 1 modulo the prime, so a power of two is a rotation of 61 bits.
    let turns = (exponent.max(1) - 1075).rem_euclid(MODULUS_BITS);
    let rotated = (mantissa << turns & MODULUS) | mantissa >> (MODULUS_BITS - turns);
    signed(value < 0.0, rotated % MODULUS)
}

/// A text is hashed in the narrowest of the three forms that CPython stores it in.
pub(super) fn str(text: &PyString) -> u64 {
    match text.code_points().max() {
        None => 0,
        Some(..0x100) => bytes(&text.code_points().map(|point| point as u8).collect::<Vec<_>>()),
        Some(0x100..0x1_0000) => {
            bytes(&text.code_points().flat_map(|point| (point as u16).to_le_bytes()).collect::<Vec<_>>())
        }
        Some(_) => bytes(&text.code_points().flat_map(u32::to_le_bytes).collect::<Vec<_>>()),
    }
}

/// SipHash-1-3 with a key of zeros.
pub(super) fn bytes(bytes: &[u8]) -> u64 {
    if bytes.is_empty() {
        return 0;
    }
    let mut state = Sip([0x736F_6D65_7073_6575, 0x646F_7261_6E64_6F6D, 0x6C79_6765_6E65_7261, 0x7465_6462_7974_6573]);
    let (words, rest) = bytes.as_chunks();
    for &word in words {
        state.absorb(u64::from_le_bytes(word));
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    state.absorb(u64::from_le_bytes(last) | (bytes.len() as u64) << 56);
    state.0[2] ^= 0xFF;
    (0..3).for_each(|_| state.round());
    let [a, b, c, d] = state.0;
    valid(a ^ b ^ c ^ d)
}

/// The hash of a tuple with items of these hashes (xxHash).
pub(super) fn tuple(items: impl ExactSizeIterator<Item = u64>) -> u64 {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;
    let length = items.len() as u64;
    let mixed = items
        .fold(PRIME_5, |sum, hash| sum.wrapping_add(hash.wrapping_mul(PRIME_2)).rotate_left(31).wrapping_mul(PRIME_1));
    let hash = mixed.wrapping_add(length ^ PRIME_5 ^ 3_527_539);
    if hash == u64::MAX { 1_546_275_796 } else { hash }
}

struct Sip([u64; 4]);

impl Sip {
    fn absorb(&mut self, word: u64) {
        self.0[3] ^= word;
        self.round();
        self.0[0] ^= word;
    }

    fn round(&mut self) {
        let [mut a, mut b, mut c, mut d] = self.0;
        a = a.wrapping_add(b);
        c = c.wrapping_add(d);
        b = b.rotate_left(13) ^ a;
        d = d.rotate_left(16) ^ c;
        a = a.rotate_left(32).wrapping_add(d);
        c = c.wrapping_add(b);
        b = b.rotate_left(17) ^ c;
        d = d.rotate_left(21) ^ a;
        self.0 = [a, b, c.rotate_left(32), d];
    }
}
