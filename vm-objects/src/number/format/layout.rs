//! A number in its field: sign, prefix, zeros, groups, what follows the digits, padding.

use core::fmt::{self, Write};

use super::{Align, Grouping, Sign, Spec};

/// A number without its sign: digits that can be grouped, and what follows them as it is.
pub(super) trait Numeral {
    /// Digits before the point.
    fn whole_len(&self) -> usize;
    /// One of them, counted from the left.
    fn whole_digit(&self, index: usize) -> u8;
    /// Characters after them.
    fn rest_len(&self) -> usize;
    /// Writes what comes after them.
    fn write_rest<W: Write + ?Sized>(&self, out: &mut W) -> fmt::Result;
}

impl Spec {
    /// Writes a number in its field.
    pub(super) fn write_number<N: Numeral, W: Write + ?Sized>(
        &self,
        negative: bool,
        prefix: &str,
        numeral: &N,
        out: &mut W,
    ) -> fmt::Result {
        let sign = match (negative, self.sign) {
            (true, _) => "-",
            (false, Sign::Plus) => "+",
            (false, Sign::Space) => " ",
            (false, Sign::None | Sign::Minus) => "",
        };
        let around = (sign.len() + prefix.len()).saturating_add(numeral.rest_len());
        let width = self.width.unwrap_or(0);
        let zeros = self.fill == '0' && self.align == Align::AfterSign;
        let groups =
            Groups::of(self.grouping, numeral.whole_len(), if zeros { width.saturating_sub(around) } else { 0 });
        let total = width.saturating_sub(around.saturating_add(groups.len()));
        let (left, inner, right) = match self.align {
            Align::Left => (0, 0, total),
            Align::Right => (total, 0, 0),
            Align::Center => (total / 2, 0, total - total / 2),
            Align::AfterSign => (0, total, 0),
        };
        self.write_fill(left, out)?;
        out.write_str(sign)?;
        out.write_str(prefix)?;
        self.write_fill(inner, out)?;
        groups.write(numeral, out)?;
        numeral.write_rest(out)?;
        self.write_fill(right, out)
    }
}

/// Digits in groups, with zeros before them where a width asks for it.
struct Groups {
    /// Digits of the number.
    digits: usize,
    /// Digits with the zeros.
    all: usize,
    /// Digits of a group and what comes after one; `None`: no groups.
    group: Option<(usize, char)>,
}

impl Groups {
    /// At least `width` characters, without a separator in front (`_PyUnicode_InsertThousandsGrouping`).
    fn of(grouping: Grouping, digits: usize, width: usize) -> Groups {
        let group = match grouping {
            Grouping::None => None,
            Grouping::Comma => Some((3, ',')),
            Grouping::Underscore => Some((3, '_')),
            Grouping::UnderscoreFour => Some((4, '_')),
        };
        let least = match group {
            None => width,
            Some((size, _)) => match width % (size + 1) {
                _ if width == 0 => 0,
                // Full groups would begin with a separator: one digit more.
                0 => width / (size + 1) * size + 1,
                part => width / (size + 1) * size + part,
            },
        };
        // Infinity has no digits, and gets none.
        Groups { digits, all: if digits == 0 { 0 } else { digits.max(least) }, group }
    }

    fn len(&self) -> usize {
        let separators = self.group.map_or(0, |(size, _)| self.all.saturating_sub(1) / size);
        self.all.saturating_add(separators)
    }

    fn write<N: Numeral, W: Write + ?Sized>(&self, numeral: &N, out: &mut W) -> fmt::Result {
        let zeros = self.all - self.digits;
        for index in 0..self.all {
            let digit = index.checked_sub(zeros).map_or(b'0', |place| numeral.whole_digit(place));
            out.write_char(digit as char)?;
            let left = self.all - 1 - index;
            if let Some((size, separator)) = self.group
                && left != 0
                && left.is_multiple_of(size)
            {
                out.write_char(separator)?;
            }
        }
        Ok(())
    }
}
