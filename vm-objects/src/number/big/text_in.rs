//! Text to integers, by the rules of `int(text, base)`.

use core::fmt::{self, Write};

use super::limb::mul_add_limb;
use super::text::chunk_of;
use super::{BigError, LIMB_BITS, Limb, head, used};
use crate::number::unicode::{decimal_value, trim_space};

/// CPython's default of `sys.set_int_max_str_digits`, for bases that are not powers of two.
pub const MAX_STR_DIGITS: usize = 4300;

/// Why a text is no integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextError {
    /// `int() base must be >= 2 and <= 36, or 0`
    Base,
    /// Not a literal of the base: [`write_invalid_literal`].
    Invalid,
    /// More digits than the caller's limit: [`TextError::write_too_many_digits`].
    TooManyDigits(usize),
}

impl TextError {
    /// The message for a base out of range.
    pub const BASE_MESSAGE: &'static str = "int() base must be >= 2 and <= 36, or 0";

    /// The message for a text with too many digits, `None` for a number whose text would have too many.
    pub fn write_too_many_digits<W: Write + ?Sized>(out: &mut W, limit: usize, digits: Option<usize>) -> fmt::Result {
        write!(out, "Exceeds the limit ({limit} digits) for integer string conversion")?;
        if let Some(digits) = digits {
            write!(out, ": value has {digits} digits")?;
        }
        out.write_str("; use sys.set_int_max_str_digits() to increase the limit")
    }
}

/// Writes ``invalid literal for int() with base 10: '...'``; `repr` gives the characters of the argument's `repr`,
/// which CPython cuts after 200.
pub fn write_invalid_literal<W: Write + ?Sized>(
    out: &mut W,
    base: u32,
    repr: impl Iterator<Item = char>,
) -> fmt::Result {
    write!(out, "invalid literal for int() with base {base}: ")?;
    repr.take(200).try_for_each(|c| out.write_char(c))
}

/// A text that is an integer: what is left to do is arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IntText<'a> {
    /// It began with a minus sign.
    pub negative: bool,
    /// The base of the digits, 2 to 36.
    pub base: u32,
    /// How many digits.
    pub digits: usize,
    /// Digits and underscores.
    text: &'a str,
}

/// Reads `int(text, base)` for a base of 0 or 2 to 36. `limit` is the most digits of a base that is no power of two (0:
/// no limit), see [`MAX_STR_DIGITS`].
pub fn parse_int(text: &str, base: u32, limit: usize) -> Result<IntText<'_>, TextError> {
    if base == 1 || base > 36 {
        return Err(TextError::Base);
    }
    let text = trim_space(text);
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (base, text, only_zero) = strip_prefix(text, base);
    let digits = count_digits(text, base, limit)?;
    let number = IntText { negative, base, digits, text };
    if only_zero && number.values().any(|value| value != 0) {
        return Err(TextError::Invalid);
    }
    Ok(number)
}

/// Takes `0x` and its like; says the real base, and whether only zeros may follow (`int('007', 0)` is refused).
fn strip_prefix(text: &str, base: u32) -> (u32, &str, bool) {
    let mut characters = text.chars();
    if characters.next().and_then(decimal_value) != Some(0) {
        return (if base == 0 { 10 } else { base }, text, false);
    }
    let named = match characters.next() {
        Some('x' | 'X') => 16,
        Some('o' | 'O') => 8,
        Some('b' | 'B') => 2,
        _ => return (if base == 0 { 10 } else { base }, text, base == 0),
    };
    if base != 0 && base != named {
        return (base, text, false);
    }
    let rest = characters.as_str();
    (named, rest.strip_prefix('_').unwrap_or(rest), false)
}

/// Counts the digits, and sees that underscores stand between two of them.
fn count_digits(text: &str, base: u32, limit: usize) -> Result<usize, TextError> {
    let mut digits = 0_usize;
    let mut after_digit = false;
    for c in text.chars() {
        if c == '_' && after_digit {
            after_digit = false;
        } else if digit_value(c).is_some_and(|value| value < base) {
            digits += 1;
            after_digit = true;
        } else {
            return Err(TextError::Invalid);
        }
    }
    if !after_digit {
        Err(TextError::Invalid)
    } else if limit != 0 && digits > limit && !base.is_power_of_two() {
        Err(TextError::TooManyDigits(digits))
    } else {
        Ok(digits)
    }
}

/// What a digit of any base up to 36 is worth; Unicode's decimal digits count.
fn digit_value(c: char) -> Option<u32> {
    match c {
        'a'..='z' => Some(c as u32 - 'a' as u32 + 10),
        'A'..='Z' => Some(c as u32 - 'A' as u32 + 10),
        _ => decimal_value(c),
    }
}

impl IntText<'_> {
    fn values(&self) -> impl Iterator<Item = u32> {
        self.text.chars().filter_map(digit_value)
    }

    /// The number, if it is small enough.
    pub fn to_i64(&self) -> Option<i64> {
        let mut magnitude: u64 = 0;
        for value in self.values() {
            magnitude = magnitude.checked_mul(u64::from(self.base))?.checked_add(u64::from(value))?;
        }
        if self.negative { 0_i64.checked_sub_unsigned(magnitude) } else { i64::try_from(magnitude).ok() }
    }

    /// Limbs that [`IntText::read`] needs.
    pub fn limbs(&self) -> usize {
        // Chunks of digits that fill a limb: as many limbs, as none is worth more than one.
        self.digits / chunk_of(self.base).1 + 1
    }

    /// Writes the magnitude; how many limbs it has.
    pub fn read(&self, out: &mut [Limb]) -> Result<usize, BigError> {
        let out = head(out, self.limbs())?;
        out.fill(0);
        if self.base.is_power_of_two() {
            self.read_bits(out)?;
            return Ok(used(out));
        }
        let (_, per_chunk) = chunk_of(self.base);
        let mut len = 0;
        let mut values = self.values().peekable();
        while values.peek().is_some() {
            let (mut power, mut chunk): (Limb, Limb) = (1, 0);
            for value in values.by_ref().take(per_chunk) {
                power = power.wrapping_mul(self.base as Limb); // a chunk fits by construction
                chunk = chunk.wrapping_mul(self.base as Limb).wrapping_add(value as Limb);
            }
            let carry = mul_add_limb(head(out, len)?, power, chunk);
            if carry != 0 {
                *out.get_mut(len).ok_or(BigError::Short)? = carry;
                len += 1;
            }
        }
        Ok(used(out))
    }

    /// Digits of a power-of-two base put where their bits belong.
    fn read_bits(&self, out: &mut [Limb]) -> Result<(), BigError> {
        let width = self.base.ilog2() as usize;
        for (index, value) in self.text.chars().rev().filter_map(digit_value).enumerate() {
            let (whole, part) = (index * width / LIMB_BITS, index * width % LIMB_BITS);
            let value = value as Limb;
            if let Some(limb) = out.get_mut(whole) {
                *limb |= value << part;
            }
            if part + width > LIMB_BITS && value >> (LIMB_BITS - part) != 0 {
                *out.get_mut(whole + 1).ok_or(BigError::Short)? |= value >> (LIMB_BITS - part);
            }
        }
        Ok(())
    }
}
