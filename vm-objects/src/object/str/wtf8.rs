//! UTF-8 that may hold surrogates.

/// The code points of WTF-8 bytes (lone or paired surrogates are given as they stand). Ends at the first bytes that
/// are no code point: then [`Wtf8Chars::failed`].
#[derive(Clone)]
pub struct Wtf8Chars<'a> {
    rest: &'a [u8],
}

impl<'a> Wtf8Chars<'a> {
    /// Reads from the start of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Wtf8Chars<'a> {
        Wtf8Chars { rest: bytes }
    }

    /// After the end: were there bytes that are no code point?
    pub fn failed(&self) -> bool {
        !self.rest.is_empty()
    }
}

fn tail(b: u8) -> Option<u32> {
    if b & 0xc0 == 0x80 { Some(u32::from(b & 0x3f)) } else { None }
}

impl Iterator for Wtf8Chars<'_> {
    type Item = u32;
    #[inline]
    fn next(&mut self) -> Option<u32> {
        let (c, rest) = match *self.rest {
            [a, ref rest @ ..] if a < 0x80 => (u32::from(a), rest),
            [a @ 0xc2..=0xdf, b, ref rest @ ..] => ((u32::from(a & 0x1f) << 6) | tail(b)?, rest),
            [a @ 0xe0..=0xef, b, c, ref rest @ ..] => {
                let c = (u32::from(a & 0x0f) << 12) | (tail(b)? << 6) | tail(c)?;
                (if c >= 0x800 { c } else { return None }, rest)
            }
            [a @ 0xf0..=0xf4, b, c, d, ref rest @ ..] => {
                let c = (u32::from(a & 0x07) << 18) | (tail(b)? << 12) | (tail(c)? << 6) | tail(d)?;
                (if (0x1_0000..=0x10_ffff).contains(&c) { c } else { return None }, rest)
            }
            _ => return None,
        };
        self.rest = rest;
        Some(c)
    }
}

/// The bytes of a code point, a surrogate as three bytes, and how many there are.
pub fn encode_wtf8(c: u32) -> ([u8; 4], usize) {
    let low = |shift: u32| 0x80 | ((c >> shift) & 0x3f) as u8;
    match c {
        0..0x80 => ([c as u8, 0, 0, 0], 1),
        0x80..0x800 => ([0xc0 | (c >> 6) as u8, low(0), 0, 0], 2),
        0x800..0x1_0000 => ([0xe0 | (c >> 12) as u8, low(6), low(0), 0], 3),
        _ => ([0xf0 | (c >> 18) as u8, low(12), low(6), low(0)], 4),
    }
}
