//! Encodings as pure functions, knowing no object: text is code points, one by one.
//!
//! | file | what |
//! |---|---|
//! | `names` | which encoding a name means |
//! | `decode` | bytes to text, up to the next error |
//! | `encode` | text to bytes, up to the next error |
//! | `wide` | units of two and four bytes |
//! | `escape` | `unicode_escape` and `raw_unicode_escape` |
//! | `utf7` | UTF-7 |

mod decode;
mod encode;
mod escape;
mod names;
mod utf7;
mod wide;

pub use decode::{Decoder, surrogate_at};
pub use encode::{Encoder, surrogate_bytes};
pub use escape::UNKNOWN_NAME;
pub use names::find;

/// An encoding that is part of the machine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Codec {
    /// UTF-8.
    Utf8,
    /// UTF-8 with a mark at the start, which is left out.
    Utf8Sig,
    /// UTF-16.
    Utf16(Order),
    /// UTF-32.
    Utf32(Order),
    /// ASCII.
    Ascii,
    /// Latin-1.
    Latin1,
    /// UTF-7.
    Utf7,
    /// Escapes as in Python's literals.
    UnicodeEscape,
    /// Latin-1, what is beyond it as `\uXXXX`.
    RawUnicodeEscape,
}

/// The order of the bytes of a unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// By the mark at the start; without one the machine's own.
    Mark,
    /// The least first.
    Little,
    /// The greatest first.
    Big,
}

/// Bytes or text that a codec can't do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bad {
    /// Where it begins.
    pub start: usize,
    /// Behind it.
    pub end: usize,
    /// Why.
    pub reason: &'static str,
}

/// What a run of a codec came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// All is done.
    Done,
    /// This is next.
    Bad(Bad),
    /// The taker would take no more.
    Full,
}

impl Codec {
    /// What exceptions of an encoder call it.
    pub const fn encoder_name(self) -> &'static str {
        match self {
            Codec::Utf8 | Codec::Utf8Sig => "utf-8",
            Codec::Utf16(Order::Mark) => "utf-16",
            Codec::Utf16(Order::Little) => "utf-16-le",
            Codec::Utf16(Order::Big) => "utf-16-be",
            Codec::Utf32(Order::Mark) => "utf-32",
            Codec::Utf32(Order::Little) => "utf-32-le",
            Codec::Utf32(Order::Big) => "utf-32-be",
            Codec::Ascii => "ascii",
            Codec::Latin1 => "latin-1",
            Codec::Utf7 => "utf7",
            Codec::UnicodeEscape => "unicodeescape",
            Codec::RawUnicodeEscape => "rawunicodeescape",
        }
    }

    /// A number for it, from which [`Codec::from_number`] makes it again.
    pub const fn number(self) -> isize {
        match self {
            Codec::Utf8 => 0,
            Codec::Utf8Sig => 1,
            Codec::Utf16(Order::Mark) => 2,
            Codec::Utf16(Order::Little) => 3,
            Codec::Utf16(Order::Big) => 4,
            Codec::Utf32(Order::Mark) => 5,
            Codec::Utf32(Order::Little) => 6,
            Codec::Utf32(Order::Big) => 7,
            Codec::Ascii => 8,
            Codec::Latin1 => 9,
            Codec::Utf7 => 10,
            Codec::UnicodeEscape => 11,
            Codec::RawUnicodeEscape => 12,
        }
    }

    /// The codec of a number.
    pub const fn from_number(number: isize) -> Option<Codec> {
        Some(match number {
            0 => Codec::Utf8,
            1 => Codec::Utf8Sig,
            2 => Codec::Utf16(Order::Mark),
            3 => Codec::Utf16(Order::Little),
            4 => Codec::Utf16(Order::Big),
            5 => Codec::Utf32(Order::Mark),
            6 => Codec::Utf32(Order::Little),
            7 => Codec::Utf32(Order::Big),
            8 => Codec::Ascii,
            9 => Codec::Latin1,
            10 => Codec::Utf7,
            11 => Codec::UnicodeEscape,
            12 => Codec::RawUnicodeEscape,
            _ => return None,
        })
    }
}
