//! Where a float's digits stand: fixed or with exponent, how many zeros, whether a point (`pystrtod.c`,
//! `format_float_short`).

use core::fmt::{self, Write};

use super::digits::{Digits, SHORT};

/// How digits are chosen and laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// `repr`: shortest digits, exponent from 1e16 on.
    Repr,
    /// `e`: one digit, the point, so many digits, exponent.
    Exponent(usize),
    /// `f`: so many digits after the point.
    Fixed(usize),
    /// `g`: so many significant digits, exponent where that is shorter.
    General(usize),
}

/// A float's text in pieces: digits before the point, the point, digits after it, exponent.
pub(crate) struct FloatLayout<const N: usize> {
    digits: Digits<N>,
    /// Position of the first digit written; negative positions are zeros.
    start: i64,
    /// Position of the point.
    point: i64,
    /// Position after the last digit.
    end: i64,
    exponent: Option<i32>,
    keep_point: bool,
}

impl<const N: usize> FloatLayout<N> {
    /// Lays out a finite float that is not negative. `alternate` keeps the point and zeros, `dot_zero` writes `.0` where
    /// nothing else tells the number from an integer.
    pub(crate) fn new(value: f64, style: Style, alternate: bool, dot_zero: bool) -> Self {
        let digits = match style {
            Style::Repr => Digits::shortest(value),
            Style::Exponent(precision) => Digits::significant(value, precision.saturating_add(1)),
            Style::Fixed(precision) => Digits::decimals(value, precision),
            Style::General(precision) => Digits::significant(value, precision.max(1)),
        };
        let decimal = i64::from(digits.point);
        let len = digits.as_bytes().len() as i64;
        let wide = |precision: usize| i64::try_from(precision).unwrap_or(i64::MAX / 2);
        let (with_exponent, mut end) = match style {
            Style::Repr => (decimal <= -4 || decimal > 16, len),
            Style::Exponent(precision) => (true, wide(precision) + 1),
            Style::Fixed(precision) => (false, decimal + wide(precision)),
            Style::General(precision) => {
                let precision = wide(precision.max(1));
                let most = precision - i64::from(dot_zero);
                (decimal <= -4 || decimal > most, if alternate { precision } else { len })
            }
        };
        let (point, exponent) = if with_exponent { (1, Some(digits.point - 1)) } else { (decimal, None) };
        end = end.max(if !with_exponent && dot_zero { point + 1 } else { point });
        let start = if point <= 0 { point - 1 } else { 0 };
        FloatLayout { digits, start, point, end, exponent, keep_point: alternate }
    }

    /// Are all digits zeros?
    pub(crate) fn is_zero(&self) -> bool {
        self.digits.as_bytes() == b"0"
    }

    /// How many digits stand before the point.
    pub(crate) fn whole_len(&self) -> usize {
        usize::try_from(self.point - self.start).unwrap_or(0)
    }

    /// The digit at a place before the point, counted from the left.
    pub(crate) fn whole_digit(&self, index: usize) -> u8 {
        self.digit(self.start.saturating_add(index as i64))
    }

    /// How many characters follow the digits before the point.
    pub(crate) fn rest_len(&self) -> usize {
        let fraction = usize::try_from(self.end - self.point).unwrap_or(0);
        let exponent = match self.exponent.map(i32::unsigned_abs) {
            None => 0,
            Some(0..100) => 4,
            Some(_) => 5,
        };
        fraction.saturating_add(usize::from(self.has_point()) + exponent)
    }

    /// Writes point, fraction and exponent.
    pub(crate) fn write_rest<W: Write + ?Sized>(&self, upper: bool, out: &mut W) -> fmt::Result {
        if self.has_point() {
            out.write_char('.')?;
        }
        for position in self.point..self.end {
            out.write_char(self.digit(position) as char)?;
        }
        let Some(exponent) = self.exponent else { return Ok(()) };
        out.write_char(if upper { 'E' } else { 'e' })?;
        write!(out, "{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.unsigned_abs())
    }

    fn has_point(&self) -> bool {
        self.keep_point || self.end > self.point
    }

    fn digit(&self, position: i64) -> u8 {
        usize::try_from(position).ok().and_then(|at| self.digits.as_bytes().get(at)).copied().unwrap_or(b'0')
    }
}

/// `repr(value)`.
pub fn write_repr<W: Write + ?Sized>(value: f64, out: &mut W) -> fmt::Result {
    if value.is_nan() {
        return out.write_str("nan");
    }
    if value.is_sign_negative() {
        out.write_char('-')?;
    }
    if value.is_infinite() {
        return out.write_str("inf");
    }
    let layout = FloatLayout::<SHORT>::new(value.abs(), Style::Repr, false, true);
    for index in 0..layout.whole_len() {
        out.write_char(layout.whole_digit(index) as char)?;
    }
    layout.write_rest(false, out)
}
