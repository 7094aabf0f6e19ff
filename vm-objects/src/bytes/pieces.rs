//! Where the pieces of a split are: each is given as its bounds, in order, to a function that says whether to go on.

use super::search;

/// Takes the bounds of a piece; `false` stops.
pub type Take<'t> = &'t mut dyn FnMut(usize, usize) -> bool;

/// White space as bytes have it.
pub const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// Around a separator that is not empty, at most `most` times. `false` if `take` said so.
pub fn split(bytes: &[u8], separator: &[u8], most: usize, take: Take<'_>) -> bool {
    let mut start = 0_usize;
    for at in search::positions(bytes, separator).take(most) {
        if !take(start, at) {
            return false;
        }
        start = at.saturating_add(separator.len());
    }
    take(start, bytes.len())
}

/// As [`split`], from the right: the last piece first.
pub fn rsplit(bytes: &[u8], separator: &[u8], most: usize, take: Take<'_>) -> bool {
    let mut end = bytes.len();
    for _ in 0..most {
        let Some(at) = bytes.get(..end).and_then(|rest| search::rfind(rest, separator)) else { break };
        if !take(at.saturating_add(separator.len()), end) {
            return false;
        }
        end = at;
    }
    take(0, end)
}

/// Around white space.
pub fn words(bytes: &[u8], most: usize, take: Take<'_>) -> bool {
    let rest = |from: usize| bytes.get(from..).unwrap_or(&[]);
    let (mut at, mut made) = (0_usize, 0_usize);
    while let Some(skip) = rest(at).iter().position(|&byte| !is_space(byte)) {
        let start = at.saturating_add(skip);
        if made >= most {
            // CPython keeps what stands at the end.
            return take(start, bytes.len());
        }
        let end = rest(start).iter().position(|&byte| is_space(byte)).map_or(bytes.len(), |n| start.saturating_add(n));
        if !take(start, end) {
            return false;
        }
        (at, made) = (end, made.saturating_add(1));
    }
    true
}

/// Around white space, from the right.
pub fn rwords(bytes: &[u8], most: usize, take: Take<'_>) -> bool {
    let first = |end: usize| bytes.get(..end).unwrap_or(&[]);
    let (mut end, mut made) = (bytes.len(), 0_usize);
    while let Some(last) = first(end).iter().rposition(|&byte| !is_space(byte)) {
        let stop = last.saturating_add(1);
        if made >= most {
            return take(0, stop);
        }
        let start = first(stop).iter().rposition(|&byte| is_space(byte)).map_or(0, |n| n.saturating_add(1));
        if !take(start, stop) {
            return false;
        }
        (end, made) = (start, made.saturating_add(1));
    }
    true
}

/// Lines, with their ends if `keep`.
pub fn lines(bytes: &[u8], keep: bool, take: Take<'_>) -> bool {
    let mut start = 0_usize;
    while start < bytes.len() {
        let rest = bytes.get(start..).unwrap_or(&[]);
        let len = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let ending = match rest.get(len..) {
            Some([b'\r', b'\n', ..]) => 2,
            Some([_, ..]) => 1,
            _ => 0,
        };
        let end = start.saturating_add(len);
        let next = end.saturating_add(ending);
        if !take(start, if keep { next } else { end }) {
            return false;
        }
        start = next;
    }
    true
}

/// The bounds of what is left when bytes that `goes` are taken off the ends.
pub fn strip(bytes: &[u8], left: bool, right: bool, goes: impl Fn(u8) -> bool) -> (usize, usize) {
    let kept = |byte: &u8| !goes(*byte);
    let start = if left { bytes.iter().position(kept).unwrap_or(bytes.len()) } else { 0 };
    let end =
        if right { bytes.iter().rposition(kept).map_or(start, |last| last.saturating_add(1)) } else { bytes.len() };
    (start, end.max(start))
}
