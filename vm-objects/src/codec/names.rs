//! Which encoding a name means: the aliases of CPython's `Lib/encodings/aliases.py` for the encodings that are here.

use super::{Codec, Order};

/// Names in lower case, with `_` for every run of other characters.
static NAMES: &[(&str, Codec)] = &[
    ("646", Codec::Ascii),
    ("8859", Codec::Latin1),
    ("ansi_x3.4_1968", Codec::Ascii),
    ("ansi_x3_4_1968", Codec::Ascii),
    ("ansi_x3_4_1986", Codec::Ascii),
    ("ascii", Codec::Ascii),
    ("cp367", Codec::Ascii),
    ("cp65001", Codec::Utf8),
    ("cp819", Codec::Latin1),
    ("csascii", Codec::Ascii),
    ("csisolatin1", Codec::Latin1),
    ("ibm367", Codec::Ascii),
    ("ibm819", Codec::Latin1),
    ("iso646_us", Codec::Ascii),
    ("iso8859", Codec::Latin1),
    ("iso8859_1", Codec::Latin1),
    ("iso_646.irv_1991", Codec::Ascii),
    ("iso_8859_1", Codec::Latin1),
    ("iso_8859_1_1987", Codec::Latin1),
    ("iso_ir_100", Codec::Latin1),
    ("iso_ir_6", Codec::Ascii),
    ("l1", Codec::Latin1),
    ("latin", Codec::Latin1),
    ("latin1", Codec::Latin1),
    ("latin_1", Codec::Latin1),
    ("raw_unicode_escape", Codec::RawUnicodeEscape),
    ("u16", Codec::Utf16(Order::Mark)),
    ("u32", Codec::Utf32(Order::Mark)),
    ("u7", Codec::Utf7),
    ("u8", Codec::Utf8),
    ("unicode_1_1_utf_7", Codec::Utf7),
    ("unicode_escape", Codec::UnicodeEscape),
    ("unicodebigunmarked", Codec::Utf16(Order::Big)),
    ("unicodelittleunmarked", Codec::Utf16(Order::Little)),
    ("us", Codec::Ascii),
    ("us_ascii", Codec::Ascii),
    ("utf", Codec::Utf8),
    ("utf16", Codec::Utf16(Order::Mark)),
    ("utf32", Codec::Utf32(Order::Mark)),
    ("utf7", Codec::Utf7),
    ("utf8", Codec::Utf8),
    ("utf8_ucs2", Codec::Utf8),
    ("utf8_ucs4", Codec::Utf8),
    ("utf_16", Codec::Utf16(Order::Mark)),
    ("utf_16_be", Codec::Utf16(Order::Big)),
    ("utf_16_le", Codec::Utf16(Order::Little)),
    ("utf_16be", Codec::Utf16(Order::Big)),
    ("utf_16le", Codec::Utf16(Order::Little)),
    ("utf_32", Codec::Utf32(Order::Mark)),
    ("utf_32_be", Codec::Utf32(Order::Big)),
    ("utf_32_le", Codec::Utf32(Order::Little)),
    ("utf_32be", Codec::Utf32(Order::Big)),
    ("utf_32le", Codec::Utf32(Order::Little)),
    ("utf_7", Codec::Utf7),
    ("utf_8", Codec::Utf8),
    ("utf_8_sig", Codec::Utf8Sig),
    ("utf_8_sig", Codec::Utf8Sig),
    ("x_mac_unicode", Codec::Utf16(Order::Mark)),
];

/// The encoding of a name, however it is spelled.
pub fn find(name: impl Iterator<Item = u32>) -> Option<Codec> {
    let mut buffer = [0_u8; 24];
    let mut len = 0_usize;
    let mut gap = false;
    for c in name {
        let c = u8::try_from(c).ok().filter(u8::is_ascii)?;
        if !(c.is_ascii_alphanumeric() || c == b'.') {
            gap = len > 0;
            continue;
        }
        if core::mem::take(&mut gap) {
            *buffer.get_mut(len)? = b'_';
            len = len.saturating_add(1);
        }
        *buffer.get_mut(len)? = c.to_ascii_lowercase();
        len = len.saturating_add(1);
    }
    let name = buffer.get(..len)?;
    NAMES.iter().find(|(known, _)| known.as_bytes() == name).map(|&(_, codec)| codec)
}
