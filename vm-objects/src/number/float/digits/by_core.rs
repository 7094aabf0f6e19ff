//! Digits as core's formatter writes them: quick, by some 35 KB of code and tables.

use core::fmt::{self, Write};

use super::{Digits, LONG, MOST_DECIMALS};
use crate::number::float::facts::{Ratio, integer_ratio};

/// A float's text without underscores or white space; `None` if it is none.
pub(in crate::number::float) fn parse(text: &str) -> Option<f64> {
    // The same syntax as Python's, with inf, infinity and nan.
    text.parse().ok()
}

impl<const N: usize> Digits<N> {
    /// The shortest digits that read back as the same float. `value` is finite and not negative, here and below.
    pub(crate) fn shortest(value: f64) -> Self {
        let digits = Self::capture(format_args!("{value:e}"));
        if !digits.halfway(value) {
            return digits;
        }
        // Two candidates are equally near. Core takes the upper one, CPython's dtoa the even one.
        let even = Self::significant(value, digits.len);
        if even.copied().value() == value { even } else { digits }
    }

    /// Does the float lie exactly in the middle between two numbers of as many digits?
    fn halfway(&self, value: f64) -> bool {
        let Ok(Ratio { numerator, exponent }) = integer_ratio(value) else { return false };
        // One digit more, a 5, would make it exact: then as many twos divide it as tens do, but for one.
        if exponent != self.point - self.len as i32 - 1 {
            return false;
        }
        match u32::try_from(exponent + 1).ok().map(|fives| 5_i64.checked_pow(fives)) {
            Some(Some(power)) => numerator % power == 0,
            Some(None) => false, // more fives than 53 bits hold
            None => true,
        }
    }

    fn copied(&self) -> Self {
        Digits { ..*self }
    }

    /// `count` significant digits, correctly rounded.
    pub(crate) fn significant(value: f64, count: usize) -> Self {
        Self::capture(format_args!("{value:.*e}", count.clamp(1, LONG) - 1))
    }

    /// `count` digits after the point, correctly rounded.
    pub(crate) fn decimals(value: f64, count: usize) -> Self {
        Self::capture(format_args!("{value:.*}", count.min(MOST_DECIMALS)))
    }

    /// The digits of any `1234.5678e-9`.
    fn capture(text: fmt::Arguments<'_>) -> Self {
        let digits = Digits { text: [b'0'; N], len: 0, point: 0 };
        let mut reader = Capture { digits, skipped: 0, seen_point: false, exponent: None, exponent_negative: false };
        // Capture takes everything; only a formatter could fail.
        let written = reader.write_fmt(text);
        debug_assert!(written.is_ok());
        reader.finish()
    }
}

/// Takes a formatted float apart while it is written.
struct Capture<const N: usize> {
    digits: Digits<N>,
    /// Zeros before the first significant digit.
    skipped: i32,
    seen_point: bool,
    exponent: Option<i32>,
    exponent_negative: bool,
}

impl<const N: usize> Capture<N> {
    fn digit(&mut self, byte: u8) {
        if let Some(exponent) = &mut self.exponent {
            *exponent = *exponent * 10 + i32::from(byte - b'0'); // three digits
            return;
        }
        if !self.seen_point {
            self.digits.point += 1;
        }
        if self.digits.len == 0 && byte == b'0' {
            self.skipped += 1;
        } else if let Some(slot) = self.digits.text.get_mut(self.digits.len) {
            *slot = byte;
            self.digits.len += 1;
        } // what is beyond the buffer is zeros: no float has that many digits
    }

    fn finish(mut self) -> Digits<N> {
        let exponent = self.exponent.unwrap_or(0);
        self.digits.point += if self.exponent_negative { -exponent } else { exponent } - self.skipped;
        self.digits.trim();
        self.digits
    }
}

impl<const N: usize> Write for Capture<N> {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        for byte in s.bytes() {
            match byte {
                b'0'..=b'9' => self.digit(byte),
                b'.' => self.seen_point = true,
                b'e' => self.exponent = Some(0),
                _ => self.exponent_negative = true,
            }
        }
        Ok(())
    }
}
