//! A float's decimal digits, in a buffer on the stack.
//!
//! | file | what |
//! |---|---|
//! | `by_core` | the digits by core's formatter, read back by its parser: with the feature `float-tables` |
//! | `by_hand` | the same in a tenth of the flash, by whole numbers of any size: for chips |

#[cfg_attr(feature = "float-tables", path = "by_core.rs")]
#[cfg_attr(not(feature = "float-tables"), path = "by_hand.rs")]
mod text;
#[cfg(test)]
mod tests;

pub(super) use text::parse;

use core::fmt::{self, Write};

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
        self.text.get(..len).and_then(|text| parse(core::str::from_utf8(text).ok()?)).unwrap_or(f64::NAN)
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
