//! Integers: `b c d n o x X`, and which of the other types make a float of them.

use core::fmt::{self, Write};

use super::layout::Numeral;
use super::{FloatKind, FormatError, Sign, Spec};

/// What a specifier makes of an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntKind {
    /// Digits of this base: write them with [`Spec::write_int`].
    Digits(u32),
    /// A character: [`Spec::write_char`].
    Char,
    /// A float: `float(value)`, then as one.
    Float(FloatKind),
}

impl Spec {
    /// What a specifier makes of an integer, if it may.
    pub fn int_kind(&self) -> Result<IntKind, FormatError> {
        let base = match self.kind {
            None | Some('d' | 'n') => 10,
            Some('b') => 2,
            Some('o') => 8,
            Some('x' | 'X') => 16,
            Some('c') => 0,
            Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => return Ok(IntKind::Float(self.float_kind()?)),
            Some(kind) => return Err(FormatError::UnknownCode(kind)),
        };
        if self.precision.is_some() {
            return Err(FormatError::PrecisionInInt);
        }
        if self.no_negative_zero {
            return Err(FormatError::ZeroInInt);
        }
        if base != 0 {
            return Ok(IntKind::Digits(base));
        }
        if self.sign != Sign::None {
            return Err(FormatError::SignWithChar);
        }
        if self.alternate { Err(FormatError::AlternateWithChar) } else { Ok(IntKind::Char) }
    }

    /// Writes an integer whose digits (ASCII, lower case, in the base that [`Spec::int_kind`] told) are `digits`.
    pub fn write_int<W: Write + ?Sized>(&self, negative: bool, digits: &str, out: &mut W) -> fmt::Result {
        let prefix = match self.kind {
            Some('b') if self.alternate => "0b",
            Some('o') if self.alternate => "0o",
            Some('x') if self.alternate => "0x",
            Some('X') if self.alternate => "0X",
            _ => "",
        };
        // In `%`, the precision is how many digits there are at least.
        let zeros = self.precision.unwrap_or(0).saturating_sub(digits.len());
        let numeral = Digits { zeros, digits: digits.as_bytes(), upper: self.kind == Some('X') };
        self.write_number(negative, prefix, &numeral, out)
    }

    /// Writes a character in its field.
    pub fn write_char<W: Write + ?Sized>(&self, c: char, out: &mut W) -> fmt::Result {
        self.write_number(false, "", &Character(c), out)
    }
}

/// The digits of an integer.
struct Digits<'a> {
    zeros: usize,
    digits: &'a [u8],
    upper: bool,
}

impl Numeral for Digits<'_> {
    fn whole_len(&self) -> usize {
        self.zeros.saturating_add(self.digits.len())
    }

    fn whole_digit(&self, index: usize) -> u8 {
        let digit = index.checked_sub(self.zeros).and_then(|place| self.digits.get(place)).copied().unwrap_or(b'0');
        if self.upper { digit.to_ascii_uppercase() } else { digit }
    }

    fn rest_len(&self) -> usize {
        0
    }

    fn write_rest<W: Write + ?Sized>(&self, _: &mut W) -> fmt::Result {
        Ok(())
    }
}

/// A character stands where the digits' rest stands, so that nothing groups it.
struct Character(char);

impl Numeral for Character {
    fn whole_len(&self) -> usize {
        0
    }

    fn whole_digit(&self, _: usize) -> u8 {
        b'0'
    }

    fn rest_len(&self) -> usize {
        1
    }

    fn write_rest<W: Write + ?Sized>(&self, out: &mut W) -> fmt::Result {
        out.write_char(self.0)
    }
}
