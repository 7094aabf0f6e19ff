//! UTF-16 and UTF-32: units of two and four bytes.

use super::{Bad, Step};

/// The unit in bytes.
pub(super) fn unit(bytes: &[u8], little: bool) -> u32 {
    let add = |word: u32, &byte: &u8| word << 8 | u32::from(byte);
    if little { bytes.iter().rev().fold(0, add) } else { bytes.iter().fold(0, add) }
}

/// A unit as `size` bytes.
pub(super) fn unit_bytes(unit: u32, size: usize, little: bool) -> [u8; 4] {
    if little { unit.to_le_bytes() } else { (unit << (32_usize.saturating_sub(size * 8))).to_be_bytes() }
}

/// Takes off the mark at the start, if there is one, and says the order.
pub(super) fn mark(bytes: &[u8], size: usize) -> (usize, bool) {
    let native = cfg!(target_endian = "little");
    match bytes.get(..size) {
        Some(first) if unit(first, true) == 0xfeff => (size, true),
        Some(first) if unit(first, false) == 0xfeff => (size, false),
        _ => (0, native),
    }
}

/// Decodes UTF-16 from `at` on.
pub(super) fn decode16(
    bytes: &[u8],
    at: &mut usize,
    (little, is_final): (bool, bool),
    take: &mut dyn FnMut(u32) -> bool,
) -> Step {
    loop {
        let rest = bytes.get(*at..).unwrap_or(&[]);
        let (start, len) = (*at, bytes.len());
        let Some(first) = rest.get(..2) else {
            return match rest.is_empty() || !is_final {
                true => Step::Done,
                false => Step::Bad(Bad { start, end: len, reason: "truncated data" }),
            };
        };
        let mut c = unit(first, little);
        let mut size = 2;
        if (0xd800..0xdc00).contains(&c) {
            let Some(second) = rest.get(2..4) else {
                return match is_final {
                    false => Step::Done,
                    true => Step::Bad(Bad { start, end: len, reason: "unexpected end of data" }),
                };
            };
            let low = unit(second, little);
            if !(0xdc00..0xe000).contains(&low) {
                return Step::Bad(Bad { start, end: start.saturating_add(2), reason: "illegal UTF-16 surrogate" });
            }
            c = 0x1_0000 + ((c & 0x3ff) << 10 | low & 0x3ff);
            size = 4;
        } else if (0xdc00..0xe000).contains(&c) {
            return Step::Bad(Bad { start, end: start.saturating_add(2), reason: "illegal encoding" });
        }
        if !take(c) {
            return Step::Full;
        }
        *at = start.saturating_add(size);
    }
}

/// Decodes UTF-32 from `at` on.
pub(super) fn decode32(
    bytes: &[u8],
    at: &mut usize,
    (little, is_final): (bool, bool),
    take: &mut dyn FnMut(u32) -> bool,
) -> Step {
    loop {
        let rest = bytes.get(*at..).unwrap_or(&[]);
        let start = *at;
        let Some(first) = rest.get(..4) else {
            return match rest.is_empty() || !is_final {
                true => Step::Done,
                false => Step::Bad(Bad { start, end: bytes.len(), reason: "truncated data" }),
            };
        };
        let reason = match unit(first, little) {
            0xd800..0xe000 => "code point in surrogate code point range(0xd800, 0xe000)",
            c @ 0..=0x10_ffff => {
                if !take(c) {
                    return Step::Full;
                }
                *at = start.saturating_add(4);
                continue;
            }
            _ => "code point not in range(0x110000)",
        };
        return Step::Bad(Bad { start, end: start.saturating_add(4), reason });
    }
}
