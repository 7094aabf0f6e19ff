//! `'%5.2f %s' % values`: the pieces of a format, which the caller fills with values one after the other.

use core::fmt::{self, Write};

use super::{Align, Sign, Spec};

/// What is wrong with a `%` format: all a `ValueError`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PercentError {
    /// It ends within a conversion.
    Incomplete,
    /// A key without its closing parenthesis. Where the values are no mapping, CPython says that first: `TypeError: format
    /// requires a mapping`.
    IncompleteKey,
    /// A width beyond the machine's word.
    WidthTooBig,
    /// A precision beyond C's `int`.
    PrecisionTooBig,
}

impl PercentError {
    /// CPython's message.
    pub const fn message(self) -> &'static str {
        match self {
            PercentError::Incomplete => "incomplete format",
            PercentError::IncompleteKey => "incomplete format key",
            PercentError::WidthTooBig => "width too big",
            PercentError::PrecisionTooBig => "precision too big",
        }
    }
}

/// A width or a precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Not given.
    None,
    /// `*`: the next value. `TypeError: * wants int` if it is no integer; `OverflowError: Python int too large to convert to
    /// C ssize_t` for a width beyond a word, `… to C int` for a precision beyond 32 bits.
    Star,
    /// This much.
    Value(usize),
}

/// `%` with all that belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conversion<'a> {
    /// The mapping key, without its parentheses (`TypeError: format requires a mapping`).
    pub key: Option<&'a str>,
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// A space.
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
    /// The least number of characters.
    pub width: Amount,
    /// Digits, or characters of a text.
    pub precision: Amount,
    /// The conversion type; whether there is such a type is the caller's question, after it has taken a value.
    pub kind: char,
    /// Where the type stands, in characters: [`Conversion::write_unsupported`] names it.
    pub index: usize,
}

impl Conversion<'_> {
    /// The [`Spec`] that does the same; the values of `*` are the caller's, `None` where there was no `*`. A negative
    /// width means `-`, a negative precision 0. The precision of an integer is a number of digits to [`Spec::write_int`];
    /// [`Spec::int_kind`] is not asked.
    pub fn spec(&self, star_width: Option<isize>, star_precision: Option<isize>) -> Spec {
        let width = match self.width {
            Amount::None => None,
            Amount::Value(width) => Some(width),
            Amount::Star => star_width.map(isize::unsigned_abs),
        };
        let precision = match self.precision {
            _ if self.kind == 'c' => None,
            Amount::None => None,
            Amount::Value(precision) => Some(precision),
            Amount::Star => star_precision.map(|precision| precision.max(0).unsigned_abs()),
        };
        let negative = self.width == Amount::Star && star_width.is_some_and(|width| width < 0);
        let number = self.is_number();
        let (fill, align) = match (self.left || negative, self.zero && number) {
            (true, _) => (' ', Align::Left),
            (false, true) => ('0', Align::AfterSign),
            (false, false) => (' ', Align::Right),
        };
        let sign = match (self.plus, self.space) {
            (true, _) => Sign::Plus,
            (false, true) => Sign::Space,
            (false, false) => Sign::None,
        };
        let kind = match self.kind {
            'i' | 'u' => 'd',
            'r' | 'a' => 's',
            kind => kind,
        };
        Spec { width, precision, sign, alternate: self.alternate, kind: Some(kind), fill, ..Spec::new(align) }
    }

    /// Is it a conversion to a number, which zeros may pad?
    pub fn is_number(&self) -> bool {
        matches!(self.kind, 'd' | 'i' | 'u' | 'o' | 'x' | 'X' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G')
    }

    /// Writes `unsupported format character 'y' (0x79) at index 1`.
    pub fn write_unsupported<W: Write + ?Sized>(&self, out: &mut W) -> fmt::Result {
        let shown = if matches!(self.kind, '\x1f'..='\x7e') { self.kind } else { '?' };
        write!(out, "unsupported format character '{shown}' ({:#x}) at index {}", self.kind as u32, self.index)
    }
}

/// A piece of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text as it is.
    Literal(&'a str),
    /// A value's place.
    Conversion(Conversion<'a>),
}

/// The pieces of a `%` format, in order. After an error there is nothing more.
#[derive(Clone, Debug)]
pub struct Percent<'a> {
    rest: &'a str,
    /// Characters read so far.
    index: usize,
}

impl<'a> Percent<'a> {
    /// Begins at the beginning.
    pub const fn new(format: &'a str) -> Self {
        Percent { rest: format, index: 0 }
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn skip(&mut self) {
        let mut rest = self.rest.chars();
        rest.next();
        self.rest = rest.as_str();
        self.index += 1;
    }

    fn next_char(&mut self) -> Result<char, PercentError> {
        let c = self.peek().ok_or(PercentError::Incomplete)?;
        self.skip();
        Ok(c)
    }

    /// What follows a `%`.
    fn conversion(&mut self) -> Result<Piece<'a>, PercentError> {
        let key = if self.peek() == Some('(') { Some(self.key()?) } else { None };
        let mut conversion = Conversion {
            key,
            left: false,
            plus: false,
            space: false,
            alternate: false,
            zero: false,
            width: Amount::None,
            precision: Amount::None,
            kind: '%',
            index: 0,
        };
        while let Some(flag) = self.peek() {
            match flag {
                '-' => conversion.left = true,
                '+' => conversion.plus = true,
                ' ' => conversion.space = true,
                '#' => conversion.alternate = true,
                '0' => conversion.zero = true,
                _ => break,
            }
            self.skip();
        }
        conversion.width = self.amount(isize::MAX as usize, PercentError::WidthTooBig)?;
        if self.peek() == Some('.') {
            self.skip();
            conversion.precision = match self.amount(i32::MAX as usize, PercentError::PrecisionTooBig)? {
                Amount::None => Amount::Value(0),
                amount => amount,
            };
        }
        if matches!(self.peek(), Some('h' | 'l' | 'L')) {
            self.skip(); // a length as C has it means nothing
        }
        conversion.index = self.index;
        conversion.kind = self.next_char()?;
        Ok(Piece::Conversion(conversion))
    }

    /// `(key)`, in which parentheses are balanced.
    fn key(&mut self) -> Result<&'a str, PercentError> {
        self.skip();
        let text = self.rest;
        let mut depth = 1_usize;
        for (at, c) in text.char_indices() {
            self.skip();
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok(text.get(..at).unwrap_or(""));
            }
        }
        Err(PercentError::IncompleteKey)
    }

    /// A star or digits.
    fn amount(&mut self, most: usize, error: PercentError) -> Result<Amount, PercentError> {
        if self.peek() == Some('*') {
            self.skip();
            return Ok(Amount::Star);
        }
        let mut amount = None;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            let next = amount.unwrap_or(0_usize).checked_mul(10).and_then(|tens| tens.checked_add(digit as usize));
            amount = Some(next.filter(|&value| value <= most).ok_or(error)?);
            self.skip();
        }
        Ok(amount.map_or(Amount::None, Amount::Value))
    }
}

impl<'a> Iterator for Percent<'a> {
    type Item = Result<Piece<'a>, PercentError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        if let Some(after) = self.rest.strip_prefix('%') {
            self.skip();
            if after.starts_with('%') {
                let literal = self.rest.get(..1).unwrap_or("%");
                self.skip();
                return Some(Ok(Piece::Literal(literal)));
            }
            let piece = self.conversion();
            if piece.is_err() {
                self.rest = "";
            }
            return Some(piece);
        }
        let end = self.rest.find('%').unwrap_or(self.rest.len());
        let (literal, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        self.index += literal.chars().count();
        Some(Ok(Piece::Literal(literal)))
    }
}
