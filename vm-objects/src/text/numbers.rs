//! Ints, floats and complex numbers as text.

use crate::features::COMPLEX;
use core::fmt::{self, Write};

use super::Utf8;
use crate::Trap;
use crate::number::big::{self, TextError};
use crate::number::float::write_repr;
use crate::ops::numbers::Whole;
use crate::python::Python;

impl<'h> Python<'h> {
    /// The digits of an int's magnitude in a base of 2 to 36.
    pub(crate) fn digits(&mut self, whole: &Whole, base: u32) -> Result<Utf8<'h>, Trap> {
        let mut out = self.utf8();
        let magnitude = whole.int().magnitude;
        if let (10, &[limb]) = (base, magnitude) {
            return match write!(out, "{limb}") {
                Ok(()) => Ok(out),
                Err(fmt::Error) => Err(Trap::Memory),
            };
        }
        let limit = if base.is_power_of_two() { 0 } else { self.int_max_str_digits };
        let bits = big::bit_length(magnitude);
        // A digit takes 3.32 bits: what has clearly too many is not converted first.
        if limit != 0 && bits.saturating_mul(3) / 10 > limit as u64 {
            return Err(self.too_many_digits());
        }
        let mut scratch = self.limbs(big::to_text_scratch_len(magnitude.len()))?;
        let limbs = magnitude.len();
        self.charge(if base.is_power_of_two() { big::cost::linear(limbs) } else { big::cost::text(limbs) })?;
        big::to_text(magnitude, base, &mut out, &mut scratch).map_err(|_| Trap::Memory)?;
        if limit != 0 && out.as_str().len() > limit {
            return Err(self.too_many_digits());
        }
        Ok(out)
    }

    #[cold]
    fn too_many_digits(&mut self) -> Trap {
        let mut message = self.utf8();
        let limit = self.int_max_str_digits;
        match TextError::write_too_many_digits(&mut message, limit, None) {
            Ok(()) => self.value_error(format_args!("{}", message.as_str())),
            Err(fmt::Error) => Trap::Memory,
        }
    }
}

/// A float as `repr` shows it, without the `.0` of whole numbers.
struct Part(f64);

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !COMPLEX.on {
            return Ok(());
        }
        let mut text = Short { bytes: [0; 32], len: 0 };
        write_repr(self.0, &mut text)?;
        let bytes = text.bytes.get(..text.len).unwrap_or(&[]);
        let text = core::str::from_utf8(bytes).unwrap_or("");
        f.write_str(text.strip_suffix(".0").unwrap_or(text))
    }
}

struct Short {
    bytes: [u8; 32],
    len: usize,
}

impl Write for Short {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len.saturating_add(text.len());
        self.bytes.get_mut(self.len..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}

/// `repr` of a complex number.
pub(crate) fn write_complex<W: Write + ?Sized>(real: f64, imag: f64, out: &mut W) -> fmt::Result {
    if real == 0.0 && real.is_sign_positive() {
        return write!(out, "{}j", Part(imag));
    }
    let sign = if imag.is_sign_negative() && !imag.is_nan() { "" } else { "+" };
    write!(out, "({}{sign}{}j)", Part(real), Part(imag))
}

/// A part of a complex number as `repr` shows it; with `+` before what is not negative.
pub(crate) fn write_part<W: Write + ?Sized>(number: f64, plus: bool, out: &mut W) -> fmt::Result {
    let sign = if plus && (number.is_nan() || number.is_sign_positive()) { "+" } else { "" };
    write!(out, "{sign}{}", Part(number))
}
