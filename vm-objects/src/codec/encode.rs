//! Text to bytes, up to the next error.

use super::{Bad, Codec, Order, Step, escape, utf7, wide};
use crate::object::str::encode_wtf8;

/// An encoder at work. Its state is two numbers, so that it can be put aside.
#[derive(Clone, Copy, Debug)]
pub struct Encoder {
    /// Which.
    pub codec: Codec,
    /// The next character. An error handler may move it.
    pub at: usize,
    started: bool,
}

impl Encoder {
    /// An encoder that goes on at a character; at the first one it writes a mark, if the encoding has one.
    pub const fn new(codec: Codec, at: usize) -> Encoder {
        Encoder { codec, at, started: at != 0 }
    }

    fn little(&self) -> bool {
        match self.codec {
            Codec::Utf16(Order::Little) | Codec::Utf32(Order::Little) => true,
            Codec::Utf16(Order::Big) | Codec::Utf32(Order::Big) => false,
            _ => cfg!(target_endian = "little"),
        }
    }

    /// The mark at the start.
    fn start(&mut self, take: &mut dyn FnMut(&[u8]) -> bool) -> bool {
        if core::mem::replace(&mut self.started, true) {
            return true;
        }
        match self.codec {
            Codec::Utf8Sig => take(b"\xef\xbb\xbf"),
            Codec::Utf16(Order::Mark) => take(wide::unit_bytes(0xfeff, 2, self.little()).get(..2).unwrap_or(&[])),
            Codec::Utf32(Order::Mark) => take(&wide::unit_bytes(0xfeff, 4, self.little())),
            _ => true,
        }
    }

    /// Writes one character; `None` if the encoding doesn't have it.
    pub fn write(&self, c: u32, take: &mut dyn FnMut(&[u8]) -> bool) -> Option<bool> {
        let surrogate = (0xd800..0xe000).contains(&c);
        match self.codec {
            Codec::Ascii if c < 0x80 => Some(take(&[c as u8])),
            Codec::Latin1 if c < 0x100 => Some(take(&[c as u8])),
            Codec::Ascii | Codec::Latin1 => None,
            Codec::UnicodeEscape => Some(escape::encode(c, take)),
            Codec::RawUnicodeEscape => Some(escape::encode_raw(c, take)),
            _ if surrogate => None,
            Codec::Utf8 | Codec::Utf8Sig | Codec::Utf7 => {
                let (bytes, len) = encode_wtf8(c);
                Some(take(bytes.get(..len).unwrap_or(&[])))
            }
            Codec::Utf16(_) => Some(self.units(c, take)),
            Codec::Utf32(_) => Some(take(&wide::unit_bytes(c, 4, self.little()))),
        }
    }

    fn units(&self, c: u32, take: &mut dyn FnMut(&[u8]) -> bool) -> bool {
        let mut unit = |unit: u32| take(wide::unit_bytes(unit, 2, self.little()).get(..2).unwrap_or(&[]));
        match c.checked_sub(0x1_0000) {
            Some(high) => unit(0xd800 | high >> 10) && unit(0xdc00 | high & 0x3ff),
            None => unit(c),
        }
    }

    const fn reason(&self) -> &'static str {
        match self.codec {
            Codec::Ascii => "ordinal not in range(128)",
            Codec::Latin1 => "ordinal not in range(256)",
            _ => "surrogates not allowed",
        }
    }

    /// Encodes on. `text` gives the character at an index. After an error `at` is where it begins.
    pub fn run(&mut self, text: impl Fn(usize) -> Option<u32>, take: &mut dyn FnMut(&[u8]) -> bool) -> Step {
        if !self.start(take) {
            return Step::Full;
        }
        if self.codec == Codec::Utf7 {
            return if utf7::encode(text, take) { Step::Done } else { Step::Full };
        }
        while let Some(c) = text(self.at) {
            match self.write(c, take) {
                Some(true) => self.at = self.at.saturating_add(1),
                Some(false) => return Step::Full,
                None => {
                    let start = self.at;
                    let mut end = start.saturating_add(1);
                    // UTF-16 and UTF-32 are told of one character at a time.
                    if !matches!(self.codec, Codec::Utf16(_) | Codec::Utf32(_)) {
                        while text(end).is_some_and(|c| self.write(c, &mut |_| true).is_none()) {
                            end = end.saturating_add(1);
                        }
                    }
                    return Step::Bad(Bad { start, end, reason: self.reason() });
                }
            }
        }
        Step::Done
    }

    /// As [`surrogate_bytes`].
    pub fn surrogate(&self, c: u32) -> Option<([u8; 4], usize)> {
        surrogate_bytes(self.codec, self.little(), c)
    }
}

/// A surrogate as `surrogatepass` writes it.
pub fn surrogate_bytes(codec: Codec, little: bool, c: u32) -> Option<([u8; 4], usize)> {
    if !(0xd800..0xe000).contains(&c) {
        return None;
    }
    match codec {
        Codec::Utf8 | Codec::Utf8Sig => Some(encode_wtf8(c)),
        Codec::Utf16(_) => Some((wide::unit_bytes(c, 2, little), 2)),
        Codec::Utf32(_) => Some((wide::unit_bytes(c, 4, little), 4)),
        _ => None,
    }
}
