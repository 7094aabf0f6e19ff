//! Python's `str` as a constant: Unicode text in which lone surrogates may stand (WTF-8).

use core::fmt;

/// A Python text. It is UTF-8 wherever it can be; a lone surrogate is encoded as `surrogatepass` does.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct PyString {
    bytes: Box<[u8]>,
}

impl PyString {
    /// The text of WTF-8 bytes; none where they are not well formed.
    pub fn from_wtf8(bytes: &[u8]) -> Option<Self> {
        let well_formed = CodePoints { bytes }.all(|point| point.is_some());
        well_formed.then(|| Self { bytes: bytes.into() })
    }

    /// The text of these code points; none if one is beyond U+10FFFF. A surrogate pair stays two code points.
    pub fn from_code_points(points: impl IntoIterator<Item = u32>) -> Option<Self> {
        let mut bytes = Vec::new();
        for point in points {
            push_code_point(&mut bytes, point)?;
        }
        Some(Self { bytes: bytes.into() })
    }

    /// The WTF-8 bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The text, if it holds no lone surrogate.
    pub fn as_str(&self) -> Option<&str> {
        core::str::from_utf8(&self.bytes).ok()
    }

    /// The text with each lone surrogate replaced by U+FFFD.
    pub fn to_string_lossy(&self) -> String {
        self.code_points().map(|point| char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    }

    /// The code points, surrogates included.
    pub fn code_points(&self) -> impl Iterator<Item = u32> + '_ {
        CodePoints { bytes: &self.bytes }.flatten()
    }

    /// Whether it has no code point.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

impl From<&str> for PyString {
    fn from(text: &str) -> Self {
        Self { bytes: text.as_bytes().into() }
    }
}

impl From<String> for PyString {
    fn from(text: String) -> Self {
        Self { bytes: text.into_bytes().into() }
    }
}

impl PartialEq<str> for PyString {
    fn eq(&self, other: &str) -> bool {
        *self.bytes == *other.as_bytes()
    }
}

impl fmt::Debug for PyString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::repr::str_repr(self, f)
    }
}

fn push_code_point(bytes: &mut Vec<u8>, point: u32) -> Option<()> {
    if let Some(char) = char::from_u32(point) {
        bytes.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
        return Some(());
    }
    if point > 0xFFFF {
        return None;
    }
    let continuation = |shift: u32| 0x80 | (point >> shift & 0x3F) as u8;
    bytes.extend_from_slice(&[0xE0 | (point >> 12) as u8, continuation(6), continuation(0)]);
    Some(())
}

/// Decodes WTF-8; an item is none where the bytes are malformed, and nothing follows it.
struct CodePoints<'a> {
    bytes: &'a [u8],
}

impl CodePoints<'_> {
    fn decode(bytes: &[u8]) -> Option<(u32, usize)> {
        let first = u32::from(*bytes.first()?);
        let (len, mut point, least) = match first {
            0..=0x7F => return Some((first, 1)),
            0xC2..=0xDF => (2, first & 0x1F, 0x80),
            0xE0..=0xEF => (3, first & 0x0F, 0x800),
            0xF0..=0xF4 => (4, first & 0x07, 0x1_0000),
            _ => return None,
        };
        for &byte in bytes.get(1..len)? {
            if byte & 0xC0 != 0x80 {
                return None;
            }
            point = point << 6 | u32::from(byte & 0x3F);
        }
        (least..=0x10_FFFF).contains(&point).then_some((point, len))
    }
}

impl Iterator for CodePoints<'_> {
    type Item = Option<u32>;

    fn next(&mut self) -> Option<Option<u32>> {
        if self.bytes.is_empty() {
            return None;
        }
        let decoded = Self::decode(self.bytes);
        let len = decoded.map_or(self.bytes.len(), |(_, len)| len);
        self.bytes = &self.bytes[len..];
        Some(decoded.map(|(point, _)| point))
    }
}

#[cfg(test)]
mod tests {
    use super::PyString;

    #[test]
    fn lone_surrogates_are_kept_and_malformed_bytes_refused() {
        let text = PyString::from_code_points([0x61, 0xD800, 0x1F600]).expect("valid");
        assert_eq!(text.as_bytes(), b"a\xed\xa0\x80\xf0\x9f\x98\x80");
        assert_eq!(text.code_points().collect::<Vec<_>>(), [0x61, 0xD800, 0x1F600]);
        assert_eq!(text.as_str(), None);
        assert_eq!(PyString::from_wtf8(text.as_bytes()), Some(text));
        for malformed in [&b"\xc0\x80"[..], b"\xe0\x80\x80", b"\xf4\x90\x80\x80", b"\x80", b"\xe4\xb8", b"\xff"] {
            assert_eq!(PyString::from_wtf8(malformed), None);
        }
        assert_eq!(PyString::from_code_points([0x11_0000]), None);
    }
}
