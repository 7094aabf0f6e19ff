//! Integers of any size over limb slices that the caller owns.
//!
//! A magnitude is a little-endian `&[Limb]`; zeros at its end are allowed, but sizes are asked for with the limbs in use
//! ([`trim`]): a divisor with zeros on top would otherwise promise a shorter quotient. A signed number is an [`Int`]. An operation `f` that writes has a companion `f_len`, the limbs its result
//! may need, and where it needs working space `f_scratch_len`; it returns how many limbs the result really has.
//! [`cost`] tells the limb steps of an operation from the sizes alone, so that fuel is charged before the work.
//!
//! ```
//! use vm_objects::number::big::{self, Int};
//!
//! let (minus_seven, two) = (big::split_word(-7), big::split_word(2));
//! let a = Int::new(minus_seven.0, &minus_seven.1);
//! let b = Int::new(two.0, &two.1);
//! let (mut quotient, mut remainder, mut scratch) = ([0; 2], [0; 2], [0; 1]);
//! assert!(quotient.len() >= big::floor_quotient_len(1, 1) && remainder.len() >= big::div_remainder_len(1, 1));
//! let (q, r) = big::floor_div_mod(a, b, &mut quotient, &mut remainder, &mut scratch)?;
//! assert_eq!((q.negative, &quotient[..q.len]), (true, &[4][..])); // -7 // 2 is -4
//! assert_eq!((r.negative, &remainder[..r.len]), (false, &[1][..]));
//! # Ok::<(), big::BigError>(())
//! ```

mod add;
mod bits;
mod bitwise;
mod bytes;
mod compare;
pub mod cost;
mod div;
mod float;
mod gcd;
mod limb;
mod mul;
mod pow;
mod product;
mod root;
mod shift;
mod text;
mod text_in;

pub use add::{add, add_len, add_signed, sub, sub_signed};
pub use bits::{bit_count, bit_length, hash, is_power_of_two, to_i64, to_word, trailing_zeros};
pub use bitwise::{BitOp, bitwise, bitwise_len, invert};
pub use bytes::{ByteOrder, BytesError, from_bytes, from_bytes_len, to_bytes};
pub use compare::{cmp, cmp_float, cmp_signed, is_zero};
pub use div::{
    div_quotient_len, div_rem, div_rem_limb, div_remainder_len, div_scratch_len, floor_div_mod, floor_quotient_len,
};
pub(crate) use float::round_half_even;
pub use float::{FLOAT_LEN, frexp, from_float, to_float, true_div, true_div_scratch_len};
pub use gcd::{gcd, gcd_scratch_len, mod_inverse, mod_inverse_len, mod_inverse_scratch_len};
pub use mul::{mul, mul_len, mul_scratch_len};
pub use pow::{pow, pow_len, pow_mod, pow_mod_len, pow_mod_scratch_len, pow_scratch_len};
pub use product::{falling, falling_cost, falling_len, falling_scratch_len};
pub use root::{isqrt, isqrt_len, isqrt_scratch_len};
pub use shift::{shift_left, shift_left_len, shift_right, shift_right_floor};
pub use text::{radix_text_len, to_text, to_text_scratch_len};
pub use text_in::{IntText, MAX_STR_DIGITS, TextError, parse_int, write_invalid_literal};

/// One digit of a big integer: a machine word.
pub type Limb = usize;

/// Bits of a limb.
pub const LIMB_BITS: usize = Limb::BITS as usize;

/// The prime that hashes are reduced by: CPython's `sys.hash_info.modulus`.
pub const HASH_MODULUS: u64 = (1 << HASH_BITS) - 1;

/// Bits of [`HASH_MODULUS`].
pub(crate) const HASH_BITS: u32 = if LIMB_BITS == 64 { 61 } else { 31 };

/// Why an operation gave no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BigError {
    /// A slice that the caller gave is shorter than the `…_len` function says: a mistake of the caller, never of data.
    Short,
    /// The divisor or modulus is zero. CPython has a message for each operator: `division by zero` for `/`, `integer modulo
    /// by zero` for `%`, `pow() 3rd argument cannot be 0` (a `ValueError`), and the one of [`BigError::message`] for `//` and
    /// `divmod`.
    ZeroDivision,
    /// The number is beyond what a float holds: `int too large to convert to float`.
    FloatOverflow,
    /// `pow(a, -1, m)` and the two share a factor: `base is not invertible for the given modulus`.
    NotInvertible,
}

impl BigError {
    /// CPython's message where there is one.
    pub const fn message(self) -> &'static str {
        match self {
            BigError::Short => "a number's buffer is too short",
            BigError::ZeroDivision => "integer division or modulo by zero",
            BigError::FloatOverflow => "int too large to convert to float",
            BigError::NotInvertible => "base is not invertible for the given modulus",
        }
    }
}

/// A signed integer: sign and magnitude. Zero may carry either sign.
#[derive(Clone, Copy, Debug)]
pub struct Int<'a> {
    /// Below zero.
    pub negative: bool,
    /// Absolute value, least limb first.
    pub magnitude: &'a [Limb],
}

impl<'a> Int<'a> {
    /// Sign and magnitude put together.
    pub const fn new(negative: bool, magnitude: &'a [Limb]) -> Self {
        Int { negative, magnitude }
    }

    /// Zero, whatever the sign says.
    pub fn is_zero(self) -> bool {
        is_zero(self.magnitude)
    }

    /// The same number with the other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        Int { negative: !self.negative, magnitude: self.magnitude }
    }

    /// Below zero, and not a zero with a sign.
    pub fn is_negative(self) -> bool {
        self.negative && !self.is_zero()
    }
}

/// What a signed operation has written: the sign, and how many limbs are in use. Zero is never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Below zero.
    pub negative: bool,
    /// Limbs in use, the topmost of which is not zero.
    pub len: usize,
}

impl Signed {
    /// Drops the sign of zero.
    const fn new(negative: bool, len: usize) -> Self {
        Signed { negative: negative && len != 0, len }
    }
}

/// A machine word as sign and magnitude, for operands that were small integers.
pub const fn split_word(value: isize) -> (bool, [Limb; 1]) {
    (value < 0, [value.unsigned_abs()])
}

/// A 64-bit integer as sign and magnitude.
pub fn split_i64(value: i64) -> (bool, [Limb; 64 / LIMB_BITS]) {
    let mut magnitude = [0; 64 / LIMB_BITS];
    for (index, limb) in magnitude.iter_mut().enumerate() {
        *limb = (value.unsigned_abs() >> (index * LIMB_BITS)) as Limb; // the low bits are meant
    }
    (value < 0, magnitude)
}

/// The number without leading zeros.
pub fn trim(a: &[Limb]) -> &[Limb] {
    a.get(..used(a)).unwrap_or(a)
}

/// How many limbs are in use.
pub(crate) fn used(a: &[Limb]) -> usize {
    a.iter().rposition(|&limb| limb != 0).map_or(0, |last| last + 1)
}

/// The first `len` limbs, or the caller's mistake.
fn head(out: &mut [Limb], len: usize) -> Result<&mut [Limb], BigError> {
    out.get_mut(..len).ok_or(BigError::Short)
}

/// `scratch` in two, the first of `len` limbs.
fn split(scratch: &mut [Limb], len: usize) -> Result<(&mut [Limb], &mut [Limb]), BigError> {
    scratch.split_at_mut_checked(len).ok_or(BigError::Short)
}

/// A number in two: below and from `at`; the upper part is empty when there is none.
fn halves(a: &[Limb], at: usize) -> (&[Limb], &[Limb]) {
    a.split_at_checked(at).unwrap_or((a, &[]))
}

/// Copies `a` into `out` and clears what is above it.
fn copy(a: &[Limb], out: &mut [Limb]) -> Result<(), BigError> {
    let (low, high) = split(out, a.len())?;
    low.copy_from_slice(a);
    high.fill(0);
    Ok(())
}
