//! Where a part stands in bytes.

use memchr::{memchr, memmem, memrchr};

/// The first index at which `part` stands.
pub fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    match part {
        [] => Some(0),
        &[byte] => memchr(byte, bytes),
        _ => memmem::find(bytes, part),
    }
}

/// The last index at which `part` stands.
pub fn rfind(bytes: &[u8], part: &[u8]) -> Option<usize> {
    match part {
        [] => Some(bytes.len()),
        &[byte] => memrchr(byte, bytes),
        _ => memmem::rfind(bytes, part),
    }
}

/// How often `part` stands in bytes without overlaps, at most `most`.
pub fn count(bytes: &[u8], part: &[u8], most: usize) -> usize {
    if part.is_empty() {
        return bytes.len().saturating_add(1).min(most);
    }
    positions(bytes, part).take(most).count()
}

/// Where `part`, which is not empty, stands, from left to right without overlaps.
pub fn positions<'a>(bytes: &'a [u8], part: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let finder = memmem::Finder::new(part);
    let mut from = 0_usize;
    core::iter::from_fn(move || {
        let at = finder.find(bytes.get(from..)?)?.saturating_add(from);
        from = at.saturating_add(part.len().max(1));
        Some(at)
    })
}
