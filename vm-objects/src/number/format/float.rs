//! Floats: `e E f F g G n %` and no type.

use core::fmt::{self, Write};

use super::layout::Numeral;
use super::{FormatError, Spec};
use crate::number::float::{FloatLayout, LONG, SHORT, Style};

/// How a specifier shows a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FloatKind {
    style: Style,
    /// No type: as `repr`, a float is told from an integer.
    dot_zero: bool,
    percent: bool,
    upper: bool,
}

impl Spec {
    /// How a specifier shows a float, if it may.
    pub fn float_kind(&self) -> Result<FloatKind, FormatError> {
        if self.precision.is_some_and(|precision| precision > i32::MAX as usize) && self.is_float_type() {
            return Err(FormatError::PrecisionTooBig);
        }
        let precision = self.precision.unwrap_or(6);
        let style = match (self.kind, self.precision) {
            (None, None) => Style::Repr,
            (None, Some(precision)) => Style::General(precision),
            (Some('e' | 'E'), _) => Style::Exponent(precision),
            (Some('f' | 'F' | '%'), _) => Style::Fixed(precision),
            (Some('g' | 'G' | 'n'), _) => Style::General(precision),
            (Some(kind), _) => return Err(FormatError::UnknownCode(kind)),
        };
        let upper = matches!(self.kind, Some('E' | 'F' | 'G'));
        Ok(FloatKind { style, dot_zero: self.kind.is_none(), percent: self.kind == Some('%'), upper })
    }

    fn is_float_type(&self) -> bool {
        matches!(self.kind, None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%'))
    }

    /// Writes a float the way that [`Spec::float_kind`] told.
    pub fn write_float<W: Write + ?Sized>(&self, kind: FloatKind, value: f64, out: &mut W) -> fmt::Result {
        let value = if kind.percent { value * 100.0 } else { value };
        if !value.is_finite() {
            let name = match (value.is_nan(), kind.upper) {
                (true, false) => "nan",
                (true, true) => "NAN",
                (false, false) => "inf",
                (false, true) => "INF",
            };
            return self.write_number(value < 0.0, "", &Special { name, percent: kind.percent }, out);
        }
        // Few digits need a small buffer; all that a float can have need a large one, which most calls spare the stack.
        let few = match kind.style {
            Style::Repr => true,
            Style::Exponent(precision) | Style::General(precision) => precision < SHORT - 8,
            Style::Fixed(precision) => precision < 9 && value.abs() < 1e15,
        };
        if few { self.write_finite::<SHORT, W>(kind, value, out) } else { self.write_many(kind, value, out) }
    }

    #[inline(never)]
    fn write_many<W: Write + ?Sized>(&self, kind: FloatKind, value: f64, out: &mut W) -> fmt::Result {
        self.write_finite::<LONG, W>(kind, value, out)
    }

    fn write_finite<const N: usize, W: Write + ?Sized>(&self, kind: FloatKind, value: f64, out: &mut W) -> fmt::Result {
        let layout = FloatLayout::<N>::new(value.abs(), kind.style, self.alternate, kind.dot_zero);
        let negative = value.is_sign_negative() && !(self.no_negative_zero && layout.is_zero());
        self.write_number(negative, "", &Finite { layout, percent: kind.percent, upper: kind.upper }, out)
    }
}

/// The digits of a float.
struct Finite<const N: usize> {
    layout: FloatLayout<N>,
    percent: bool,
    upper: bool,
}

impl<const N: usize> Numeral for Finite<N> {
    fn whole_len(&self) -> usize {
        self.layout.whole_len()
    }

    fn whole_digit(&self, index: usize) -> u8 {
        self.layout.whole_digit(index)
    }

    fn rest_len(&self) -> usize {
        self.layout.rest_len().saturating_add(usize::from(self.percent))
    }

    fn write_rest<W: Write + ?Sized>(&self, out: &mut W) -> fmt::Result {
        self.layout.write_rest(self.upper, out)?;
        if self.percent { out.write_char('%') } else { Ok(()) }
    }
}

/// Infinity or NaN: no digits, nothing to group.
struct Special {
    name: &'static str,
    percent: bool,
}

impl Numeral for Special {
    fn whole_len(&self) -> usize {
        0
    }

    fn whole_digit(&self, _: usize) -> u8 {
        b'0'
    }

    fn rest_len(&self) -> usize {
        self.name.len() + usize::from(self.percent)
    }

    fn write_rest<W: Write + ?Sized>(&self, out: &mut W) -> fmt::Result {
        out.write_str(self.name)?;
        if self.percent { out.write_char('%') } else { Ok(()) }
    }
}
