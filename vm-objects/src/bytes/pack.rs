//! Machine numbers in bytes: what `struct`, `array` and `memoryview` read and write.

use core::cell::Cell;
use core::ffi::{c_int, c_long, c_longlong, c_short};

/// What the bytes of a number mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// Two's complement.
    Signed,
    /// Without a sign.
    Unsigned,
    /// IEEE 754: 2, 4 or 8 bytes.
    Float,
    /// Not zero.
    Bool,
    /// One byte, as `bytes` of length 1.
    Char,
}

/// A number that was read, or is to be written.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Number {
    /// A negative number, or one that fits.
    Signed(i64),
    /// A number from 0 on.
    Unsigned(u64),
    /// A float.
    Float(f64),
    /// A truth.
    Bool(bool),
    /// A byte.
    Char(u8),
}

/// What a format character means in the machine's own sizes, and how many bytes.
pub const fn native(code: u8) -> Option<(Shape, usize)> {
    use Shape::{Bool, Char, Float, Signed, Unsigned};
    Some(match code {
        b'c' => (Char, 1),
        b'b' => (Signed, 1),
        b'B' => (Unsigned, 1),
        b'?' => (Bool, 1),
        b'h' => (Signed, size_of::<c_short>()),
        b'H' => (Unsigned, size_of::<c_short>()),
        b'i' => (Signed, size_of::<c_int>()),
        b'I' => (Unsigned, size_of::<c_int>()),
        b'l' => (Signed, size_of::<c_long>()),
        b'L' => (Unsigned, size_of::<c_long>()),
        b'q' => (Signed, size_of::<c_longlong>()),
        b'Q' => (Unsigned, size_of::<c_longlong>()),
        b'n' => (Signed, size_of::<isize>()),
        b'N' | b'P' => (Unsigned, size_of::<usize>()),
        b'e' => (Float, 2),
        b'f' => (Float, 4),
        b'd' => (Float, 8),
        _ => return None,
    })
}

/// What a format character means in the standard sizes.
pub const fn standard(code: u8) -> Option<(Shape, usize)> {
    match code {
        b'i' | b'l' => Some((Shape::Signed, 4)),
        b'I' | b'L' => Some((Shape::Unsigned, 4)),
        b'n' | b'N' | b'P' => None,
        _ => native(code),
    }
}

/// The number in bytes, which are as many as the shape has.
pub fn read(shape: Shape, bytes: &[u8], little: bool) -> Number {
    let mut word = 0_u64;
    let mut add = |byte: u8| word = word << 8 | u64::from(byte);
    if little {
        bytes.iter().rev().for_each(|&byte| add(byte))
    } else {
        bytes.iter().for_each(|&byte| add(byte))
    }
    let bits = 64_u32.saturating_sub(bytes.len().min(8) as u32 * 8);
    match shape {
        Shape::Signed => Number::Signed((word.unbounded_shl(bits) as i64).unbounded_shr(bits)),
        Shape::Unsigned => Number::Unsigned(word),
        Shape::Bool => Number::Bool(word != 0),
        Shape::Char => Number::Char(word as u8),
        Shape::Float => Number::Float(match bytes.len() {
            2 => from_half(word as u16),
            4 => f32::from_bits(word as u32).into(),
            _ => f64::from_bits(word),
        }),
    }
}

/// Writes a number; `false` if it does not fit.
#[must_use]
pub fn write(shape: Shape, number: Number, to: &[Cell<u8>], little: bool) -> bool {
    let size = to.len().min(8) as u32;
    let bits = size * 8;
    let word = match (shape, number) {
        (Shape::Float, Number::Float(float)) => match size {
            2 => match to_half(float) {
                Some(half) => half.into(),
                None => return false,
            },
            4 => {
                let narrow = float as f32;
                if narrow.is_infinite() && float.is_finite() {
                    return false;
                }
                narrow.to_bits().into()
            }
            _ => float.to_bits(),
        },
        (_, Number::Bool(truth)) => truth.into(),
        (_, Number::Char(byte)) => byte.into(),
        (_, Number::Float(_)) => return false,
        (Shape::Unsigned, Number::Signed(n)) if n < 0 => return false,
        (Shape::Unsigned, Number::Signed(n)) if bits < 64 && (n as u64) >> bits != 0 => return false,
        (Shape::Unsigned, Number::Unsigned(n)) if bits < 64 && n >> bits != 0 => return false,
        (Shape::Signed, Number::Unsigned(n)) if n >> bits.saturating_sub(1) != 0 => return false,
        (Shape::Signed, Number::Signed(n)) => {
            let high = n >> bits.saturating_sub(1);
            if high != 0 && high != -1 {
                return false;
            }
            n as u64
        }
        (_, Number::Signed(n)) => n as u64,
        (_, Number::Unsigned(n)) => n,
    };
    let bytes = word.to_le_bytes();
    let digits = bytes.iter().take(to.len());
    if little {
        to.iter().zip(digits).for_each(|(to, &byte)| to.set(byte));
    } else {
        to.iter().rev().zip(digits).for_each(|(to, &byte)| to.set(byte));
    }
    true
}

/// Is the machine's own order little-endian?
pub const NATIVE_LITTLE: bool = cfg!(target_endian = "little");

/// A float of 16 bits.
pub fn from_half(half: u16) -> f64 {
    let (exponent, fraction) = ((half >> 10) & 31, u64::from(half & 0x3ff));
    let sign = u64::from(half >> 15) << 63;
    let magnitude = match exponent {
        0 => (fraction as f64) / 16_777_216.0,
        31 if fraction == 0 => f64::INFINITY,
        31 => f64::from_bits(0x7ff8_0000_0000_0000 | fraction << 42),
        _ => f64::from_bits((u64::from(exponent) + 1008) << 52 | fraction << 42),
    };
    f64::from_bits(magnitude.to_bits() | sign)
}

/// The nearest float of 16 bits, ties to even; `None` if it is too large.
pub fn to_half(float: f64) -> Option<u16> {
    let bits = float.to_bits();
    let sign = ((bits >> 63) as u16) << 15;
    let magnitude = f64::from_bits(bits & !(1 << 63));
    if magnitude.is_nan() {
        return Some(sign | 0x7e00 | ((bits >> 42) & 0x1ff) as u16);
    }
    if magnitude.is_infinite() {
        return Some(sign | 0x7c00);
    }
    // In units of the least bit: exact, since only the exponent changes.
    let exponent = (((bits >> 52) & 0x7ff) as i32 - 1023).max(-14);
    if exponent > 15 {
        return None;
    }
    let scale = f64::from_bits(((1023 + 10 - exponent) as u64) << 52);
    let units = libm::rint(magnitude * scale) as u32;
    // 1024 units and more carry the exponent with them.
    let half = ((exponent + 14) as u32 * 1024).wrapping_add(units);
    if half >= 0x7c00 { None } else { Some(sign | half as u16) }
}

#[cfg(test)]
mod tests {
    use super::{from_half, to_half};

    #[test]
    fn halves_there_and_back() {
        for half in 0..=u16::MAX {
            let float = from_half(half);
            if !float.is_nan() {
                assert_eq!(to_half(float), Some(half), "{half:#x} {float}");
            }
        }
        for (float, half) in [
            (65519.99, Some(0x7bff)),
            (65520.0, None),
            (2.9802322387695312e-08, Some(0)),
            (2.980_232_238_769_531_3e-8 * 1.1, Some(1)),
            (1.0, Some(0x3c00)),
            (1.00048828125, Some(0x3c00)),
        ] {
            assert_eq!(to_half(float), half, "{float}");
        }
    }
}
