//! Long texts that are added to: `s += t` in a loop must not copy `s` each time.
//!
//! A str is immutable and nothing counts who refers to it, so it can't grow. But two strs may share their first code
//! points: a *shared* str has no text of its own; its one trailing word refers to a buffer with room to spare, of which it
//! is the first `len` code points. `s + t` puts `t` behind them when nobody else has done so yet, and is a new, small
//! object over the same buffer. Code points in a buffer never change.
//!
//! ```text
//! Str  header (flag SHARED) │ len, hash │ buffer
//! Raw  header │ used code points │ code points … │ room
//! ```
#![expect(unsafe_code, reason = "the buffer's address is a raw word of the str")]

use core::ptr::{NonNull, with_exposed_provenance_mut};

use super::{SHARED, Storage, Str, Text};
use crate::heap::{Heap, Marker, Obj, RawItem, WORD};
use crate::object::raw::Raw;
use vm_core::object::Trap;

/// Shorter texts are copied: that costs less than two objects.
const SHORTEST: usize = 512;

/// The buffer of a shared str.
fn buffer(text: Obj<Str>) -> Option<Obj<Raw>> {
    if !text.header.flag(SHARED) {
        return None;
    }
    let address = text.raw_items::<usize>().first()?.get();
    let pointer = NonNull::new(with_exposed_provenance_mut::<Raw>(address))?;
    // SAFETY: `over` wrote the address of a buffer, which the collector keeps alive with the str (`mark`).
    Some(unsafe { Obj::from_raw(pointer) })
}

impl Obj<Str> {
    /// Where the text of a shared str begins.
    #[inline(never)]
    pub(super) fn shared_start(self) -> *const u8 {
        match buffer(self) {
            // SAFETY: a buffer has a word before its code points.
            Some(buffer) => unsafe { buffer.as_ptr().as_ptr().cast::<u8>().add(2 * WORD) },
            None => core::ptr::dangling(),
        }
    }

    /// The collector has come to this str: its buffer lives too.
    #[inline]
    pub(crate) fn mark_shared(self, marker: &mut Marker) {
        if let Some(buffer) = buffer(self) {
            marker.mark(buffer.value());
        }
    }

    /// `self + other`, if `self` is long enough for it to be worth a buffer. On a trap nothing has changed.
    pub(super) fn append(self, heap: &mut Heap, other: Obj<Str>) -> Result<Option<Obj<Str>>, Trap> {
        let (len, more, storage) = (self.len(), other.len(), self.storage());
        if len < SHORTEST || other.storage() > storage {
            return Ok(None);
        }
        let end = len.saturating_add(more);
        let old = buffer(self).filter(|buffer| used(*buffer) == len && room(*buffer, storage) >= end);
        let (buffer, text) = match old {
            Some(buffer) => (buffer, over(heap, buffer, end, storage)?),
            None => {
                let capacity = end.saturating_add(end / 4).saturating_mul(storage.width());
                let buffer = heap.alloc::<Raw>(capacity.div_ceil(WORD).saturating_add(1))?;
                let text = over(heap, buffer, end, storage)?;
                write(buffer, storage, 0, self.text());
                (buffer, text)
            }
        };
        write(buffer, storage, len, other.text());
        if let Some(used) = buffer.raw_items::<usize>().first() {
            used.set(end);
        }
        Ok(Some(text))
    }
}

/// Code points of a buffer that are taken.
fn used(buffer: Obj<Raw>) -> usize {
    buffer.raw_items::<usize>().first().map_or(0, |used| used.get())
}

/// How many there may be.
fn room(buffer: Obj<Raw>, storage: Storage) -> usize {
    buffer.trailing_words().saturating_sub(1).saturating_mul(WORD) / storage.width()
}

/// A new str over the first `len` code points of a buffer, which are still to be written.
fn over(heap: &mut Heap, buffer: Obj<Raw>, len: usize, storage: Storage) -> Result<Obj<Str>, Trap> {
    let kept = u32::try_from(len).map_err(|_| Trap::Memory)?;
    let text = Str::unfinished(heap, 1)?;
    if let Some(word) = text.raw_items::<usize>().first() {
        word.set(buffer.as_ptr().as_ptr().expose_provenance());
    }
    text.len.set(kept);
    text.header.set_flags(storage as usize);
    text.header.set_flag(SHARED, true);
    Ok(text)
}

/// Writes code points from `at` on. Their storage is no wider than the buffer's.
fn write(buffer: Obj<Raw>, storage: Storage, at: usize, text: Text<'_>) {
    match (storage.width(), text) {
        (1, Text::One(from)) => put::<u8, u8>(buffer, at, from, |c| c),
        (2, Text::One(from)) => put::<u16, u8>(buffer, at, from, u16::from),
        (2, Text::Two(from)) => put::<u16, u16>(buffer, at, from, |c| c),
        (4, Text::One(from)) => put::<u32, u8>(buffer, at, from, u32::from),
        (4, Text::Two(from)) => put::<u32, u16>(buffer, at, from, u32::from),
        (4, Text::Four(from)) => put::<u32, u32>(buffer, at, from, |c| c),
        _ => {}
    }
}

fn put<T: RawItem, F: Copy>(buffer: Obj<Raw>, at: usize, from: &[F], convert: impl Fn(F) -> T) {
    let skipped = WORD / size_of::<T>();
    let to = buffer.raw_items::<T>().get(skipped.saturating_add(at)..).unwrap_or(&[]).iter();
    for (to, &from) in to.zip(from) {
        to.set(convert(from));
    }
}
