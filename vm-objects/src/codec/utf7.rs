//! UTF-7: `PyUnicode_DecodeUTF7Stateful` and `_PyUnicode_EncodeUTF7` of CPython's `Objects/unicodeobject.c`.

use super::{Bad, Step};

fn from_base64(byte: u8) -> Option<u32> {
    Some(u32::from(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}

fn to_base64(bits: u32) -> u8 {
    let n = (bits & 63) as u8;
    match n {
        0..=25 => b'A' + n,
        26..=51 => b'a' - 26 + n,
        52..=61 => b'0'.wrapping_sub(52).wrapping_add(n),
        62 => b'+',
        _ => b'/',
    }
}

/// A shift at work.
struct Shift {
    inside: bool,
    /// Bits that have come.
    bits: u32,
    buffer: u32,
    /// A high surrogate that waits for its low one.
    high: u32,
}

const OUTSIDE: Shift = Shift { inside: false, bits: 0, buffer: 0, high: 0 };

/// Decodes from `at` on. Where a shift is open at the end and more may come, `at` goes back to where it began. The text
/// that a shift has given up to an error has been taken.
pub(super) fn decode(bytes: &[u8], at: &mut usize, is_final: bool, take: &mut dyn FnMut(u32) -> bool) -> Step {
    // A run begins outside a shift: an error ends it.
    let mut shift = OUTSIDE;
    let mut shift_start = *at;
    while let Some(&byte) = bytes.get(*at) {
        let here = *at;
        let bad = |start: usize, end: usize, reason| Step::Bad(Bad { start, end, reason });
        if !shift.inside {
            match byte {
                b'+' => {
                    shift_start = here;
                    match bytes.get(here.saturating_add(1)) {
                        Some(b'-') => {
                            if !take(b'+'.into()) {
                                return Step::Full;
                            }
                            *at = here.saturating_add(2);
                            continue;
                        }
                        Some(&next) if from_base64(next).is_none() => {
                            return bad(here, here.saturating_add(2), "ill-formed sequence");
                        }
                        _ => shift = Shift { inside: true, ..OUTSIDE },
                    }
                    if !is_final && !closes(bytes, here.saturating_add(1)) {
                        return Step::Done;
                    }
                }
                0..0x80 => {
                    if !take(byte.into()) {
                        return Step::Full;
                    }
                }
                _ => return bad(here, here.saturating_add(1), "unexpected special character"),
            }
            *at = here.saturating_add(1);
            continue;
        }
        let next = here.saturating_add(1);
        if let Some(digit) = from_base64(byte) {
            shift.buffer = shift.buffer << 6 | digit;
            shift.bits = shift.bits.saturating_add(6);
            *at = next;
            if shift.bits >= 16 {
                shift.bits = shift.bits.saturating_sub(16);
                let unit = shift.buffer >> shift.bits;
                shift.buffer &= (1 << shift.bits) - 1;
                if !give(&mut shift.high, unit & 0xffff, take) {
                    return Step::Full;
                }
            }
            continue;
        }
        shift.inside = false;
        *at = next;
        if shift.bits > 0 && (shift.bits >= 6 || shift.buffer != 0) {
            let partial = shift.bits >= 6;
            let reason =
                if partial { "partial character in shift sequence" } else { "non-zero padding bits in shift sequence" };
            *at = shift_start;
            return bad(shift_start, next, reason);
        }
        if shift.high != 0 && byte.is_ascii() {
            if !take(shift.high) {
                return Step::Full;
            }
            shift.high = 0;
        }
        if byte == b'-' {
            continue;
        }
        // It stands for itself.
        *at = here;
    }
    if shift.inside && is_final && (shift.high != 0 || shift.bits >= 6 || shift.bits > 0 && shift.buffer != 0) {
        let (start, end) = (shift_start, bytes.len());
        *at = shift_start;
        return Step::Bad(Bad { start, end, reason: "unterminated shift sequence" });
    }
    Step::Done
}

/// Whether a shift whose digits begin at `at` ends before the bytes do.
fn closes(bytes: &[u8], at: usize) -> bool {
    bytes.get(at..).unwrap_or(&[]).iter().any(|&byte| from_base64(byte).is_none())
}

fn give(high: &mut u32, unit: u32, take: &mut dyn FnMut(u32) -> bool) -> bool {
    let before = core::mem::take(high);
    if before != 0 {
        if (0xdc00..0xe000).contains(&unit) {
            return take(0x1_0000 + ((before & 0x3ff) << 10 | unit & 0x3ff));
        }
        if !take(before) {
            return false;
        }
    }
    if (0xd800..0xdc00).contains(&unit) {
        *high = unit;
        return true;
    }
    take(unit)
}

/// Characters that are written as they are: sets D and O of RFC 2152, white space.
fn direct(c: u32) -> bool {
    matches!(c, 0x09 | 0x0a | 0x0d | 0x20..=0x7d) && c != 0x2b && c != 0x5c
}

/// Encodes all of a text; `false` if `take` said so.
pub(super) fn encode(text: impl Fn(usize) -> Option<u32>, take: &mut dyn FnMut(&[u8]) -> bool) -> bool {
    let (mut inside, mut bits, mut buffer) = (false, 0_u32, 0_u64);
    let mut at = 0;
    while let Some(c) = text(at) {
        at = at.saturating_add(1);
        if inside && direct(c) {
            if bits > 0 && !take(&[to_base64((buffer << (6_u32.saturating_sub(bits))) as u32)]) {
                return false;
            }
            (inside, bits, buffer) = (false, 0, 0);
            let ends = u8::try_from(c).is_ok_and(|byte| from_base64(byte).is_some() || byte == b'-');
            if ends && !take(b"-") {
                return false;
            }
        }
        if !inside {
            if c == 0x2b {
                if !take(b"+-") {
                    return false;
                }
                continue;
            }
            if direct(c) {
                if !take(&[c as u8]) {
                    return false;
                }
                continue;
            }
            inside = true;
            if !take(b"+") {
                return false;
            }
        }
        let units = match c.checked_sub(0x1_0000) {
            Some(high) => [Some(0xd800 | high >> 10), Some(0xdc00 | high & 0x3ff)],
            None => [Some(c), None],
        };
        for unit in units.into_iter().flatten() {
            buffer = buffer << 16 | u64::from(unit);
            bits = bits.saturating_add(16);
            while bits >= 6 {
                bits = bits.saturating_sub(6);
                if !take(&[to_base64((buffer >> bits) as u32)]) {
                    return false;
                }
                buffer &= (1 << bits) - 1;
            }
        }
    }
    if bits > 0 && !take(&[to_base64((buffer << (6_u32.saturating_sub(bits))) as u32)]) {
        return false;
    }
    !inside || take(b"-")
}
