//! `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`, read as `formatter_unicode.c` reads it.

use super::FormatError;
use crate::number::unicode::decimal_value;

/// Where the padding goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
    /// `=`: between the sign and the digits
    AfterSign,
}

/// What stands before a number that is not negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Nothing said: as [`Sign::Minus`], but texts allow it.
    None,
    /// `-`: nothing
    Minus,
    /// `+`
    Plus,
    /// A space.
    Space,
}

/// What stands between groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// Nothing.
    None,
    /// `,` after three digits
    Comma,
    /// `_` after three digits
    Underscore,
    /// `_` after four digits, of the bases that are powers of two
    UnderscoreFour,
}

/// A format specifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    /// What padding is made of.
    pub fill: char,
    /// Where it goes.
    pub align: Align,
    /// The sign of what is not negative.
    pub sign: Sign,
    /// `z`: a zero is never negative.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// The least number of characters.
    pub width: Option<usize>,
    /// Between groups of digits.
    pub grouping: Grouping,
    /// Digits of a float, characters of a text, digits at least of an integer in `%`.
    pub precision: Option<usize>,
    /// The type, `None` if none is given.
    pub kind: Option<char>,
}

impl Spec {
    /// A specifier that says nothing.
    pub const fn new(align: Align) -> Self {
        Spec {
            fill: ' ',
            align,
            sign: Sign::None,
            no_negative_zero: false,
            alternate: false,
            width: None,
            grouping: Grouping::None,
            precision: None,
            kind: None,
        }
    }

    /// Reads a specifier for an integer or a float.
    pub fn for_number(text: &str) -> Result<Spec, FormatError> {
        Spec::read(text, Spec::new(Align::Right))
    }

    /// Reads a specifier for a text.
    pub fn for_text(text: &str) -> Result<Spec, FormatError> {
        Spec::read(text, Spec { kind: Some('s'), ..Spec::new(Align::Left) })
    }

    fn read(text: &str, mut spec: Spec) -> Result<Spec, FormatError> {
        let mut rest = Cursor(text);
        let (filled, aligned) = rest.fill_and_align(&mut spec);
        spec.sign = match rest.peek() {
            Some('+') => Sign::Plus,
            Some('-') => Sign::Minus,
            Some(' ') => Sign::Space,
            _ => Sign::None,
        };
        if spec.sign != Sign::None {
            rest.skip();
        }
        spec.no_negative_zero = rest.take('z');
        spec.alternate = rest.take('#');
        if !filled && rest.take('0') {
            spec.fill = '0';
            if !aligned && spec.align == Align::Right {
                spec.align = Align::AfterSign;
            }
        }
        spec.width = rest.number()?;
        spec.grouping = rest.grouping()?;
        if rest.take('.') {
            spec.precision = Some(rest.number()?.ok_or(FormatError::MissingPrecision)?);
        }
        let mut last = rest.0.chars();
        if let Some(kind) = last.next() {
            if last.next().is_some() {
                return Err(FormatError::Invalid);
            }
            spec.kind = Some(kind);
        }
        spec.check_grouping()?;
        Ok(spec)
    }

    /// Does the separator go with the type?
    fn check_grouping(&mut self) -> Result<(), FormatError> {
        let separator = match self.grouping {
            Grouping::None => return Ok(()),
            Grouping::Comma => ',',
            Grouping::Underscore | Grouping::UnderscoreFour => '_',
        };
        match self.kind {
            None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'F' | 'G' | '%') => Ok(()),
            Some('b' | 'o' | 'x' | 'X') if separator == '_' => {
                self.grouping = Grouping::UnderscoreFour;
                Ok(())
            }
            Some(kind) => Err(FormatError::SeparatorWith(separator, kind)),
        }
    }
}

/// What is not read yet.
struct Cursor<'a>(&'a str);

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.0.chars().next()
    }

    fn skip(&mut self) {
        let mut rest = self.0.chars();
        rest.next();
        self.0 = rest.as_str();
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.skip();
        }
        found
    }

    /// Says whether a fill and whether an alignment was given.
    fn fill_and_align(&mut self, spec: &mut Spec) -> (bool, bool) {
        let mut characters = self.0.chars();
        let (first, second) = (characters.next(), characters.next());
        if let (Some(fill), Some(align)) = (first, second.and_then(align_of)) {
            (spec.fill, spec.align) = (fill, align);
            self.skip();
            self.skip();
            (true, true)
        } else if let Some(align) = first.and_then(align_of) {
            spec.align = align;
            self.skip();
            (false, true)
        } else {
            (false, false)
        }
    }

    /// Decimal digits of any script, if there are any.
    fn number(&mut self) -> Result<Option<usize>, FormatError> {
        let mut number = None;
        while let Some(digit) = self.peek().and_then(decimal_value) {
            let next = number.unwrap_or(0_isize).checked_mul(10).and_then(|tens| tens.checked_add(digit as isize));
            number = Some(next.ok_or(FormatError::TooManyDigits)?);
            self.skip();
        }
        Ok(number.map(isize::unsigned_abs))
    }

    fn grouping(&mut self) -> Result<Grouping, FormatError> {
        let comma = self.take(',');
        let underscore = self.take('_');
        if underscore && (comma || self.peek() == Some(',')) {
            return Err(FormatError::BothSeparators);
        }
        Ok(match (comma, underscore) {
            (true, _) => Grouping::Comma,
            (_, true) => Grouping::Underscore,
            _ => Grouping::None,
        })
    }
}

fn align_of(c: char) -> Option<Align> {
    Some(match c {
        '<' => Align::Left,
        '>' => Align::Right,
        '^' => Align::Center,
        '=' => Align::AfterSign,
        _ => return None,
    })
}
