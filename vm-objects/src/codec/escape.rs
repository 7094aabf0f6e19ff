//! `unicode_escape` and `raw_unicode_escape`. Names of characters (`\N{…}`) are not known here: each is an error of its own,
//! which whoever knows names can mend.

use super::{Bad, Step};
use crate::bytes::hex;

/// What is said of a name in `\N{…}`.
pub const UNKNOWN_NAME: &str = "unknown Unicode character name";

/// How many of the bytes, at most `most`, are hexadecimal digits, and their value.
fn digits(bytes: &[u8], most: usize) -> (usize, u32) {
    let mut value = 0_u32;
    let mut count = 0_usize;
    for digit in bytes.iter().take(most).map_while(|&byte| hex::value(byte.into())) {
        value = value << 4 | u32::from(digit);
        count = count.saturating_add(1);
    }
    (count, value)
}

/// `_PyUnicode_DecodeUnicodeEscapeInternal` of CPython's `Objects/unicodeobject.c`.
pub(super) fn decode(bytes: &[u8], at: &mut usize, is_final: bool, take: &mut dyn FnMut(u32) -> bool) -> Step {
    while let Some(&byte) = bytes.get(*at) {
        let start = *at;
        if byte != b'\\' {
            if !take(byte.into()) {
                return Step::Full;
            }
            *at = start.saturating_add(1);
            continue;
        }
        let rest = bytes.get(start.saturating_add(1)..).unwrap_or(&[]);
        let Some((&kind, more)) = rest.split_first() else {
            if !is_final {
                return Step::Done;
            }
            return Step::Bad(Bad { start, end: start.saturating_add(1), reason: "\\ at end of string" });
        };
        let mut next = start.saturating_add(2);
        let plain = |c: u8| Some(u32::from(c));
        let c = match kind {
            b'\n' => None,
            b'\\' | b'\'' | b'"' => plain(kind),
            b'b' => plain(8),
            b't' => plain(9),
            b'n' => plain(10),
            b'v' => plain(11),
            b'f' => plain(12),
            b'r' => plain(13),
            b'a' => plain(7),
            b'0'..=b'7' => {
                let octal = rest.iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7'));
                let (mut value, mut count) = (0_u32, 0_usize);
                for digit in octal {
                    value = value << 3 | u32::from(digit & 7);
                    count = count.saturating_add(1);
                }
                if count < 3 && count == rest.len() && !is_final {
                    return Step::Done;
                }
                next = start.saturating_add(1).saturating_add(count);
                Some(value)
            }
            b'x' | b'u' | b'U' => {
                let (wanted, reason) = match kind {
                    b'x' => (2, "truncated \\xXX escape"),
                    b'u' => (4, "truncated \\uXXXX escape"),
                    _ => (8, "truncated \\UXXXXXXXX escape"),
                };
                let (count, value) = digits(more, wanted);
                next = next.saturating_add(count);
                if count < wanted {
                    if count == more.len() && !is_final {
                        return Step::Done;
                    }
                    return Step::Bad(Bad { start, end: next, reason });
                }
                if value > 0x10_ffff {
                    return Step::Bad(Bad { start, end: next, reason: "illegal Unicode character" });
                }
                Some(value)
            }
            b'N' => {
                let (reason, end) = match more.split_first() {
                    Some((b'{', name)) => match name.iter().position(|&byte| byte == b'}') {
                        Some(0) => ("malformed \\N character escape", start.saturating_add(3)),
                        Some(len) => (UNKNOWN_NAME, start.saturating_add(len).saturating_add(4)),
                        None if !is_final => return Step::Done,
                        None => ("malformed \\N character escape", bytes.len()),
                    },
                    None if !is_final => return Step::Done,
                    _ => ("malformed \\N character escape", next),
                };
                return Step::Bad(Bad { start, end, reason });
            }
            other => {
                if !take(b'\\'.into()) {
                    return Step::Full;
                }
                plain(other)
            }
        };
        if c.is_some_and(|c| !take(c)) {
            return Step::Full;
        }
        *at = next;
    }
    Step::Done
}

/// `_PyUnicode_DecodeRawUnicodeEscapeStateful`.
pub(super) fn decode_raw(bytes: &[u8], at: &mut usize, is_final: bool, take: &mut dyn FnMut(u32) -> bool) -> Step {
    while let Some(&byte) = bytes.get(*at) {
        let start = *at;
        let rest = bytes.get(start.saturating_add(1)..).unwrap_or(&[]);
        if byte == b'\\' && rest.is_empty() && !is_final {
            return Step::Done;
        }
        let escape =
            if byte == b'\\' { rest.split_first().filter(|(kind, _)| matches!(kind, b'u' | b'U')) } else { None };
        let Some((&kind, more)) = escape else {
            // A backslash before anything else stands for itself, and so does what follows it.
            let mut copied = 1;
            if !take(byte.into()) {
                return Step::Full;
            }
            if let (b'\\', Some(&next)) = (byte, rest.first()) {
                copied = 2;
                if !take(next.into()) {
                    return Step::Full;
                }
            }
            *at = start.saturating_add(copied);
            continue;
        };
        let (wanted, reason) =
            if kind == b'u' { (4, "truncated \\uXXXX escape") } else { (8, "truncated \\UXXXXXXXX escape") };
        let (count, value) = digits(more, wanted);
        let end = start.saturating_add(2).saturating_add(count);
        if count < wanted {
            if count == more.len() && !is_final {
                return Step::Done;
            }
            return Step::Bad(Bad { start, end, reason });
        }
        if value > 0x10_ffff {
            return Step::Bad(Bad { start, end, reason: "\\Uxxxxxxxx out of range" });
        }
        if !take(value) {
            return Step::Full;
        }
        *at = end;
    }
    Step::Done
}

fn write(c: u32, kind: u8, digits: u32, take: &mut dyn FnMut(&[u8]) -> bool) -> bool {
    let mut out = [b'\\', kind, 0, 0, 0, 0, 0, 0, 0, 0];
    for (n, place) in (0..digits).rev().zip(out.iter_mut().skip(2)) {
        *place = hex::digit((c >> (n * 4)) as u8);
    }
    take(out.get(..digits as usize + 2).unwrap_or(&[]))
}

/// Writes one character; `false` if `take` said so.
pub(super) fn encode(c: u32, take: &mut dyn FnMut(&[u8]) -> bool) -> bool {
    match c {
        0x09 => take(b"\\t"),
        0x0a => take(b"\\n"),
        0x0d => take(b"\\r"),
        0x5c => take(b"\\\\"),
        0x20..0x7f => take(&[c as u8]),
        0..=0xff => write(c, b'x', 2, take),
        0x100..=0xffff => write(c, b'u', 4, take),
        _ => write(c, b'U', 8, take),
    }
}

/// As [`encode`], for `raw_unicode_escape`.
pub(super) fn encode_raw(c: u32, take: &mut dyn FnMut(&[u8]) -> bool) -> bool {
    match c {
        0..=0xff => take(&[c as u8]),
        0x100..=0xffff => write(c, b'u', 4, take),
        _ => write(c, b'U', 8, take),
    }
}
