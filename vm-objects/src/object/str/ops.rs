//! Operations on the text of strs.

use core::cmp::Ordering;

use super::{Storage, Str, StrFill, Text, encode_wtf8};
use crate::heap::{Heap, Obj};
use vm_core::object::Trap;

impl Obj<Str> {
    /// The same text? (The storage is the narrowest, so equal texts have the same storage.)
    #[inline]
    pub fn same_text(self, other: Obj<Str>) -> bool {
        if self == other {
            return true;
        }
        if self.len() != other.len() || self.storage() != other.storage() {
            return false;
        }
        match (self.text(), other.text()) {
            (Text::One(a), Text::One(b)) => a == b,
            (Text::Two(a), Text::Two(b)) => a == b,
            (Text::Four(a), Text::Four(b)) => a == b,
            _ => false,
        }
    }

    /// The same text as Rust's?
    pub fn eq_text(self, text: &str) -> bool {
        match self.as_ascii() {
            Some(ascii) => ascii == text,
            None => self.chars().eq(text.chars().map(u32::from)),
        }
    }

    /// The order of the texts, by code point.
    pub fn compare(self, other: Obj<Str>) -> Ordering {
        match (self.text(), other.text()) {
            (Text::One(a), Text::One(b)) => a.cmp(b),
            _ => self.chars().cmp(other.chars()),
        }
    }

    /// `self + other`.
    pub fn concat(self, heap: &mut Heap, other: Obj<Str>) -> Result<Obj<Str>, Trap> {
        if let Some(text) = self.append(heap, other)? {
            return Ok(text);
        }
        let len = self.len().saturating_add(other.len());
        let mut fill = StrFill::new(heap, len, self.storage().max(other.storage()))?;
        fill.push(self.text());
        fill.push(other.text());
        Ok(fill.finish())
    }

    /// `self * count`.
    pub fn repeat(self, heap: &mut Heap, count: usize) -> Result<Obj<Str>, Trap> {
        if count == 1 {
            return Ok(self);
        }
        let storage = if count == 0 { Storage::Ascii } else { self.storage() };
        let mut fill = StrFill::new(heap, self.len().saturating_mul(count), storage)?;
        if self.len() > 0 {
            (0..count).for_each(|_| fill.push(self.text()));
        }
        Ok(fill.finish())
    }

    /// The code points from `start` to `end` (as many as there are).
    pub fn substring(self, heap: &mut Heap, start: usize, end: usize) -> Result<Obj<Str>, Trap> {
        let end = end.min(self.len());
        let start = start.min(end);
        if start == 0 && end == self.len() {
            return Ok(self);
        }
        Str::from_text(heap, self.text().part(start, end))
    }

    /// The first index from `start` on, at most `end`, at which `needle` stands; all of it before `end`.
    pub fn find(self, needle: Obj<Str>, start: usize, end: usize) -> Option<usize> {
        let last = self.last_start(needle, start, end)?;
        if let (Text::One(text), Text::One(sought)) = (self.text(), needle.text()) {
            let text = text.get(start..last.saturating_add(sought.len()))?;
            return match *sought {
                [byte] => memchr::memchr(byte, text),
                _ => memchr::memmem::find(text, sought),
            }
            .map(|at| start.saturating_add(at));
        }
        (start..=last).find(|&at| self.stands_at(needle, at))
    }

    /// The last such index.
    pub fn rfind(self, needle: Obj<Str>, start: usize, end: usize) -> Option<usize> {
        let last = self.last_start(needle, start, end)?;
        if let (Text::One(text), Text::One(sought)) = (self.text(), needle.text()) {
            let text = text.get(start..last.saturating_add(sought.len()))?;
            return match *sought {
                [byte] => memchr::memrchr(byte, text),
                _ => memchr::memmem::rfind(text, sought),
            }
            .map(|at| start.saturating_add(at));
        }
        (start..=last).rev().find(|&at| self.stands_at(needle, at))
    }

    fn last_start(self, needle: Obj<Str>, start: usize, end: usize) -> Option<usize> {
        let last = end.min(self.len()).checked_sub(needle.len())?;
        // A wider needle holds a code point that this text can't hold.
        if start > last || needle.storage() > self.storage() { None } else { Some(last) }
    }

    /// Does `needle` stand at index `at`?
    pub fn stands_at(self, needle: Obj<Str>, at: usize) -> bool {
        let end = at.saturating_add(needle.len());
        match (self.text(), needle.text()) {
            (Text::One(s), Text::One(n)) => s.get(at..end) == Some(n),
            (Text::Two(s), Text::Two(n)) => s.get(at..end) == Some(n),
            (Text::Four(s), Text::Four(n)) => s.get(at..end) == Some(n),
            _ => end <= self.len() && needle.chars().enumerate().all(|(i, c)| self.char_at(at + i) == Some(c)),
        }
    }

    /// The text as WTF-8 (UTF-8, if it has no surrogates), in pieces.
    pub fn write_wtf8<E>(self, mut write: impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        if let Some(ascii) = self.as_ascii() {
            return write(ascii.as_bytes());
        }
        for c in self.chars() {
            let (bytes, len) = encode_wtf8(c);
            write(bytes.get(..len).unwrap_or(&[]))?;
        }
        Ok(())
    }

    /// Bytes of the text as WTF-8.
    pub fn wtf8_len(self) -> usize {
        self.chars().map(|c| encode_wtf8(c).1).sum()
    }

    /// The text through a formatter; a surrogate, which Rust text can't hold, as U+FFFD.
    pub fn write_to(self, out: &mut dyn core::fmt::Write) -> core::fmt::Result {
        if let Some(ascii) = self.as_ascii() {
            return out.write_str(ascii);
        }
        self.chars().try_for_each(|c| out.write_char(char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER)))
    }
}
