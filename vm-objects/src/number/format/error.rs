//! What is wrong with a format, in CPython's words.

use core::fmt::{self, Write};

/// Why a specifier is refused. All are a `ValueError`, [`FormatError::CharRange`] an `OverflowError`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatError {
    /// A number in it is beyond the machine's word.
    TooManyDigits,
    /// A point without digits.
    MissingPrecision,
    /// `,` and `_`.
    BothSeparators,
    /// This separator does not go with this type.
    SeparatorWith(char, char),
    /// Not of the form that a specifier has.
    Invalid,
    /// A type that the object does not have.
    UnknownCode(char),
    /// A precision above C's `int`.
    PrecisionTooBig,
    /// A sign for a text.
    SignInText,
    /// A space for a sign, for a text.
    SpaceInText,
    /// `z` for a text.
    ZeroInText,
    /// `#` for a text.
    AlternateInText,
    /// `=` for a text.
    AlignInText,
    /// A precision for an integer.
    PrecisionInInt,
    /// `z` for an integer.
    ZeroInInt,
    /// A sign with `c`.
    SignWithChar,
    /// `#` with `c`.
    AlternateWithChar,
    /// `c` of a number that is no character.
    CharRange,
}

impl FormatError {
    /// Writes the message; `spec` is the whole specifier, `type_name` the object's type.
    pub fn write_message<W: Write + ?Sized>(self, spec: &str, type_name: &str, out: &mut W) -> fmt::Result {
        match self {
            FormatError::SeparatorWith(separator, kind) => {
                write!(out, "Cannot specify '{separator}' with '{}'.", Code(kind))
            }
            FormatError::Invalid => write!(out, "Invalid format specifier '{spec}' for object of type '{type_name}'"),
            FormatError::UnknownCode(kind) => {
                write!(out, "Unknown format code '{}' for object of type '{type_name}'", Code(kind))
            }
            other => out.write_str(other.fixed_message()),
        }
    }

    /// The messages without a variable part.
    const fn fixed_message(self) -> &'static str {
        match self {
            FormatError::TooManyDigits => "Too many decimal digits in format string",
            FormatError::MissingPrecision => "Format specifier missing precision",
            FormatError::BothSeparators => "Cannot specify both ',' and '_'.",
            FormatError::PrecisionTooBig => "precision too big",
            FormatError::SignInText => "Sign not allowed in string format specifier",
            FormatError::SpaceInText => "Space not allowed in string format specifier",
            FormatError::ZeroInText => "Negative zero coercion (z) not allowed in string format specifier",
            FormatError::AlternateInText => "Alternate form (#) not allowed in string format specifier",
            FormatError::AlignInText => "'=' alignment not allowed in string format specifier",
            FormatError::PrecisionInInt => "Precision not allowed in integer format specifier",
            FormatError::ZeroInInt => "Negative zero coercion (z) not allowed in integer format specifier",
            FormatError::SignWithChar => "Sign not allowed with integer format specifier 'c'",
            FormatError::AlternateWithChar => "Alternate form (#) not allowed with integer format specifier 'c'",
            FormatError::CharRange => "%c arg not in range(0x110000)",
            FormatError::SeparatorWith(..) | FormatError::Invalid | FormatError::UnknownCode(_) => "",
        }
    }
}

/// A type code: itself where it can be seen, otherwise its number.
struct Code(char);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            visible @ '!'..='\x7f' => f.write_char(visible),
            other => write!(f, "\\x{:x}", other as u32),
        }
    }
}
