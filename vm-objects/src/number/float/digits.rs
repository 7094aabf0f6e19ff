//! A float's decimal digits, as core's formatter writes them, in a buffer on the stack.

use core::fmt::{self, Write};

use super::facts::{Ratio, integer_ratio};

/// Bytes that the shortest digits and an exponent fit in.
pub(crate) const SHORT: usize = 32;

/// Bytes that every float's exact digits (767 at most) and an exponent fit in.
pub(crate) const LONG: usize = 788;

/// More digits after the point than any float has (1074): zeros from there on.
const MOST_DECIMALS: usize = 1100;

/// Significant digits without zeros at either end, and where the point stands: the value is `0.DIGITS * 10**point`.
/// Zero is the digit 0 with the point after it.
pub(crate) struct Digits<const N: usize> {
    text: [u8; N],
    len: usize,
    /// Where the point is, counted from before the first digit.
    pub(crate) point: i32,
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

    /// The digits, at least one.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.text.get(..self.len.max(1)).unwrap_or(b"0")
    }

    /// All digits from `keep` on are taken away and what is left is rounded half to even; the digits must be exact.
    pub(crate) fn round_at(&mut self, keep: i32) {
        let Ok(keep) = usize::try_from(keep) else { return self.set_zero() };
        let tail = self.text.get(keep..self.len).unwrap_or(&[]);
        let Some((&first, rest)) = tail.split_first() else { return };
        let odd = keep.checked_sub(1).and_then(|last| self.text.get(last)).is_some_and(|digit| digit & 1 == 1);
        let up = first > b'5' || (first == b'5' && (odd || !rest.is_empty()));
        self.len = keep;
        if up { self.round_up() } else { self.trim() }
    }

    /// One more in the last place.
    fn round_up(&mut self) {
        let digits = self.text.get_mut(..self.len).unwrap_or(&mut []);
        match digits.iter().rposition(|&digit| digit != b'9') {
            Some(index) => {
                digits.iter_mut().skip(index).take(1).for_each(|digit| *digit += 1);
                self.len = index + 1;
            }
            None => {
                self.text.iter_mut().take(1).for_each(|digit| *digit = b'1');
                self.len = 1;
                self.point += 1;
            }
        }
    }

    fn trim(&mut self) {
        let digits = self.text.get(..self.len).unwrap_or(&[]);
        match digits.iter().rposition(|&digit| digit != b'0') {
            Some(last) => self.len = last + 1,
            None => self.set_zero(),
        }
    }

    fn set_zero(&mut self) {
        self.text.iter_mut().take(1).for_each(|digit| *digit = b'0');
        self.len = 1;
        self.point = 1;
    }

    /// Reads the digits back as a float.
    pub(crate) fn value(mut self) -> f64 {
        let exponent = self.point - self.len as i32; // at most 767 digits
        let mut tail = Tail { text: &mut self.text, len: self.len };
        let written = write!(tail, "e{exponent}");
        debug_assert!(written.is_ok());
        let len = tail.len;
        self.text.get(..len).and_then(|text| core::str::from_utf8(text).ok()?.parse().ok()).unwrap_or(f64::NAN)
    }
}

/// Appends to the digits.
struct Tail<'a> {
    text: &'a mut [u8],
    len: usize,
}

impl Write for Tail<'_> {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        for byte in s.bytes() {
            *self.text.get_mut(self.len).ok_or(fmt::Error)? = byte;
            self.len += 1;
        }
        Ok(())
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
