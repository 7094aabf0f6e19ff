//! Integers that fit one machine word: the fast path beside [`super::big`].
//!
//! Generic over nothing on purpose: a value word of the object model is an `isize`, and constants are `i64`.
//! `None` always means "the result needs a big integer"; division by zero is the caller's check.

/// The functions of one word type.
macro_rules! word {
    ($name:ident, $int:ty, $doc:literal) => {
        #[doc = $doc]
        pub mod $name {
            /// `a // b`. `None` for `b == 0` and for the one quotient that does not fit (`MIN // -1`).
            #[inline]
            pub const fn floor_div(a: $int, b: $int) -> Option<$int> {
                match a.checked_div(b) {
                    Some(q) if q.wrapping_mul(b) != a && ((a < 0) != (b < 0)) => Some(q.wrapping_sub(1)),
                    other => other,
                }
            }

            /// `a % b`, with the sign of `b`. `None` for `b == 0`.
            #[inline]
            pub const fn modulo(a: $int, b: $int) -> Option<$int> {
                if b == 0 {
                    return None;
                }
                let r = a.wrapping_rem(b); // wrapping: MIN % -1 is 0
                if r != 0 && ((r < 0) != (b < 0)) { Some(r.wrapping_add(b)) } else { Some(r) }
            }

            /// `divmod(a, b)`, `None` where [`floor_div`] has none.
            #[inline]
            pub const fn divmod(a: $int, b: $int) -> Option<($int, $int)> {
                match (floor_div(a, b), modulo(a, b)) {
                    (Some(q), Some(r)) => Some((q, r)),
                    _ => None,
                }
            }

            /// `base ** exponent` for an exponent that is not negative.
            pub const fn pow(base: $int, exponent: u64) -> Option<$int> {
                match base {
                    0 => return Some((exponent == 0) as $int),
                    1 => return Some(1),
                    -1 => return Some(if exponent & 1 == 0 { 1 } else { -1 }),
                    _ => {}
                }
                if exponent >= <$int>::BITS as u64 { None } else { base.checked_pow(exponent as u32) }
            }

            /// `pow(base, exponent, modulus)` for an exponent that is not negative. `None` for `modulus == 0`.
            pub const fn pow_mod(base: $int, exponent: u64, modulus: $int) -> Option<$int> {
                if modulus == 0 {
                    return None;
                }
                let m = modulus.unsigned_abs() as u128;
                let mut factor = match modulo(base, modulus) {
                    Some(r) if r < 0 => (r.unsigned_abs() as u128).abs_diff(m),
                    Some(r) => r as u128,
                    None => return None,
                };
                let mut result = 1 % m;
                let mut left = exponent;
                while left != 0 {
                    if left & 1 == 1 {
                        result = result * factor % m;
                    }
                    factor = factor * factor % m;
                    left >>= 1;
                }
                // Below |modulus|, so only the sign rule is left.
                if modulus < 0 && result != 0 {
                    Some((result as $int).wrapping_add(modulus))
                } else {
                    Some(result as $int)
                }
            }

            /// `a << bits`.
            #[inline]
            pub const fn shl(a: $int, bits: u64) -> Option<$int> {
                if a == 0 {
                    return Some(0);
                }
                if bits >= <$int>::BITS as u64 {
                    return None;
                }
                let shifted = a.wrapping_shl(bits as u32);
                if shifted.wrapping_shr(bits as u32) == a { Some(shifted) } else { None }
            }

            /// `a >> bits`, floored.
            #[inline]
            pub const fn shr(a: $int, bits: u64) -> $int {
                let most = (<$int>::BITS - 1) as u64;
                a >> if bits < most { bits } else { most }
            }

            /// `math.gcd(a, b)`; `None` when the result is `-MIN`.
            pub const fn gcd(a: $int, b: $int) -> Option<$int> {
                let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
                while b != 0 {
                    (a, b) = (b, a % b);
                }
                if a > <$int>::MAX.unsigned_abs() { None } else { Some(a as $int) }
            }

            /// `a.bit_length()`.
            #[inline]
            pub const fn bit_length(a: $int) -> u32 {
                <$int>::BITS - a.unsigned_abs().leading_zeros()
            }

            /// `a.bit_count()`.
            #[inline]
            pub const fn bit_count(a: $int) -> u32 {
                a.unsigned_abs().count_ones()
            }

            /// `a / b`, correctly rounded, when both are exact floats; otherwise (and for `b == 0`) the big way decides.
            #[inline]
            pub fn true_div(a: $int, b: $int) -> Option<f64> {
                const EXACT: u64 = 1 << 53;
                let exact = (a.unsigned_abs() as u64) <= EXACT && (b.unsigned_abs() as u64) <= EXACT;
                if b != 0 && exact { Some(a as f64 / b as f64) } else { None }
            }
        }
    };
}

word!(word, isize, "Integers of the machine's word.");
word!(long, i64, "Integers of 64 bits on every machine.");

/// `hash()` of an integer that fits 64 bits: CPython's reduction modulo a Mersenne prime (2**61-1, on 32-bit hosts
/// 2**31-1), where -1 is taken for errors.
pub const fn hash(value: i64) -> isize {
    let reduced = (value.unsigned_abs() % super::big::HASH_MODULUS) as isize;
    match if value < 0 { -reduced } else { reduced } {
        -1 => -2,
        hash => hash,
    }
}
