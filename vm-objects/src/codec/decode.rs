//! Bytes to text, up to the next error.

use super::{Bad, Codec, Order, Step, escape, utf7, wide};

/// A decoder at work. Its state is three numbers, so that it can be put aside.
#[derive(Clone, Copy, Debug)]
pub struct Decoder {
    pub(crate) codec: Codec,
    /// The next byte. An error handler may move it.
    pub at: usize,
    /// The codec's own: the order of bytes.
    pub state: u64,
}

const STARTED: u64 = 1;
const LITTLE: u64 = 2;
/// The order is known: a mark was there, or the codec says it.
const KNOWN: u64 = 4;

impl Decoder {
    /// A decoder at the start.
    pub const fn new(codec: Codec) -> Decoder {
        Decoder { codec, at: 0, state: 0 }
    }

    /// What exceptions call the encoding.
    pub fn name(&self) -> &'static str {
        match self.codec {
            Codec::Utf16(_) if self.state & LITTLE != 0 => "utf-16-le",
            Codec::Utf16(_) => "utf-16-be",
            Codec::Utf32(_) if self.state & LITTLE != 0 => "utf-32-le",
            Codec::Utf32(_) => "utf-32-be",
            codec => codec.encoder_name(),
        }
    }

    /// The order that the mark at the start or the codec said: -1 little-endian, 1 big-endian, 0 not known.
    pub fn byte_order(&self) -> isize {
        match (self.state & KNOWN != 0, self.state & LITTLE != 0) {
            (false, _) => 0,
            (true, true) => -1,
            (true, false) => 1,
        }
    }

    fn start(&mut self, bytes: &[u8]) {
        if self.state & STARTED != 0 {
            return;
        }
        let size = if matches!(self.codec, Codec::Utf32(_)) { 4 } else { 2 };
        let (little, known) = match self.codec {
            Codec::Utf16(Order::Mark) | Codec::Utf32(Order::Mark) => {
                let (skip, little) = wide::mark(bytes, size);
                self.at = skip;
                (little, skip != 0)
            }
            Codec::Utf16(order) | Codec::Utf32(order) => (order == Order::Little, true),
            Codec::Utf8Sig => {
                if bytes.starts_with(b"\xef\xbb\xbf") {
                    self.at = 3;
                }
                (false, false)
            }
            _ => return,
        };
        self.state |= STARTED | if little { LITTLE } else { 0 } | if known { KNOWN } else { 0 };
    }

    /// Decodes on; where bytes are missing at the end, they are an error only if `is_final`. After an error `at` is where
    /// it begins.
    pub fn run(&mut self, bytes: &[u8], is_final: bool, take: &mut dyn FnMut(u32) -> bool) -> Step {
        self.start(bytes);
        let how = (self.state & LITTLE != 0, is_final);
        match self.codec {
            Codec::Utf8 | Codec::Utf8Sig => utf8(bytes, &mut self.at, is_final, take),
            Codec::Utf16(_) => wide::decode16(bytes, &mut self.at, how, take),
            Codec::Utf32(_) => wide::decode32(bytes, &mut self.at, how, take),
            Codec::Ascii => ascii(bytes, &mut self.at, take),
            Codec::Latin1 => {
                for &byte in bytes.get(self.at..).unwrap_or(&[]) {
                    if !take(byte.into()) {
                        return Step::Full;
                    }
                }
                self.at = bytes.len();
                Step::Done
            }
            Codec::Utf7 => utf7::decode(bytes, &mut self.at, is_final, take),
            Codec::UnicodeEscape => escape::decode(bytes, &mut self.at, is_final, take),
            Codec::RawUnicodeEscape => escape::decode_raw(bytes, &mut self.at, is_final, take),
        }
    }
}

fn ascii(bytes: &[u8], at: &mut usize, take: &mut dyn FnMut(u32) -> bool) -> Step {
    while let Some(&byte) = bytes.get(*at) {
        if !byte.is_ascii() {
            return Step::Bad(Bad { start: *at, end: at.saturating_add(1), reason: "ordinal not in range(128)" });
        }
        if !take(byte.into()) {
            return Step::Full;
        }
        *at = at.saturating_add(1);
    }
    Step::Done
}

fn utf8(bytes: &[u8], at: &mut usize, is_final: bool, take: &mut dyn FnMut(u32) -> bool) -> Step {
    let rest = bytes.get(*at..).unwrap_or(&[]);
    let (good, error) = match core::str::from_utf8(rest) {
        Ok(text) => (text, None),
        Err(error) => {
            let good = rest.get(..error.valid_up_to()).and_then(|good| core::str::from_utf8(good).ok());
            (good.unwrap_or(""), Some(error.error_len()))
        }
    };
    if !good.chars().all(|c| take(c.into())) {
        return Step::Full;
    }
    *at = at.saturating_add(good.len());
    let first = bytes.get(*at).copied().unwrap_or(0);
    let start = *at;
    let (end, reason) = match error {
        None => return Step::Done,
        Some(None) if !is_final => return Step::Done,
        Some(None) => (bytes.len(), "unexpected end of data"),
        Some(Some(len)) if (0xc2..0xf5).contains(&first) => (start.saturating_add(len), "invalid continuation byte"),
        Some(Some(_)) => (start.saturating_add(1), "invalid start byte"),
    };
    Step::Bad(Bad { start, end, reason })
}

/// The surrogate that stands at an index, as `surrogatepass` takes it, and how many bytes it is.
pub fn surrogate_at(codec: Codec, little: bool, bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let rest = bytes.get(at..)?;
    let (c, size) = match codec {
        Codec::Utf8 | Codec::Utf8Sig => match *rest {
            [a @ 0xed, b, c, ..] if b & 0xc0 == 0x80 && c & 0xc0 == 0x80 => {
                (u32::from(a & 15) << 12 | u32::from(b & 63) << 6 | u32::from(c & 63), 3)
            }
            _ => return None,
        },
        Codec::Utf16(_) => (wide::unit(rest.get(..2)?, little), 2),
        Codec::Utf32(_) => (wide::unit(rest.get(..4)?, little), 4),
        _ => return None,
    };
    (0xd800..0xe000).contains(&c).then_some((c, size))
}

impl Decoder {
    /// As [`surrogate_at`], with this decoder's order.
    pub fn surrogate(&self, bytes: &[u8], at: usize) -> Option<(u32, usize)> {
        surrogate_at(self.codec, self.state & LITTLE != 0, bytes, at)
    }
}
