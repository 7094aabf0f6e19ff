//! Marking: iterative, with a stack of fixed size.
//!
//! An object that finds no room on the stack stays grey in its header, and the heap is read again for grey objects
//! until there is none.
#![expect(unsafe_code, reason = "reads the fields of objects by the table of kinds")]

use core::ptr::NonNull;

use super::WORD;
use super::chunk::{Chunk, start_of};
use super::header::Header;
use super::kinds::ALL_RAW;
use crate::object::str::Str;
use crate::value::Value;

/// Entries of the mark stack: on the native stack, so few on a chip.
const STACK: usize = if WORD == 4 { 48 } else { 512 };

/// Takes the roots of a collection.
pub struct Marker {
    stack: [NonNull<Header>; STACK],
    len: usize,
    /// The lowest grey object; `usize::MAX` if none.
    lowest_grey: usize,
}

impl Marker {
    pub(super) fn new() -> Marker {
        Marker { stack: [NonNull::dangling(); STACK], len: 0, lowest_grey: usize::MAX }
    }

    /// The value is live, and all that it refers to.
    #[inline]
    pub fn mark(&mut self, value: Value) {
        let Some(object) = value.header() else { return };
        // SAFETY: a value refers to a live object (`Heap::collect`).
        let header = unsafe { object.as_ref() };
        if header.marked() {
            return;
        }
        header.mark();
        if header.kind().raw_words() == ALL_RAW {
            if let Some(text) = value.cast::<Str>() {
                text.mark_shared(self);
            }
            return;
        }
        if let Some(slot) = self.stack.get_mut(self.len) {
            *slot = object;
            self.len += 1;
        } else {
            header.set_grey(true);
            self.lowest_grey = self.lowest_grey.min(object.addr().get());
        }
    }

    /// All these values are live.
    pub fn mark_all(&mut self, values: &[Value]) {
        for &value in values {
            self.mark(value);
        }
    }

    /// Marks what the objects on the stack refer to, until the stack is empty.
    fn drain(&mut self) {
        while self.len > 0 {
            self.len -= 1;
            let Some(&object) = self.stack.get(self.len) else { return };
            // SAFETY: on the stack are live objects that are not all raw; their words after the raw ones are values.
            unsafe {
                let header = object.as_ref();
                let first = object.cast::<usize>().add(1 + header.kind().raw_words());
                let count = header.words().saturating_sub(1 + header.kind().raw_words());
                for i in 0..count {
                    self.mark(Value::from_word(first.add(i).read()));
                }
            }
        }
    }

    /// Marks all that is reachable from what was marked.
    ///
    /// # Safety
    /// `chunks` is the list of the heap's chunks, and each can be read object by object.
    pub(super) unsafe fn finish(&mut self, chunks: *mut Chunk) {
        self.drain();
        while self.lowest_grey != usize::MAX {
            let from = core::mem::replace(&mut self.lowest_grey, usize::MAX);
            let mut chunk = chunks;
            while !chunk.is_null() {
                // SAFETY: the caller's promise.
                chunk = unsafe {
                    self.rescan(chunk, from);
                    (*chunk).next
                };
            }
        }
    }

    /// # Safety
    /// `chunk` can be read object by object; `from` is the address of an object if it is inside the chunk.
    unsafe fn rescan(&mut self, chunk: *mut Chunk, from: usize) {
        // SAFETY: the size in each header leads to the next, up to the chunk's end.
        unsafe {
            let end = (*chunk).end;
            let mut object = start_of(chunk);
            if from >= end.addr() {
                return;
            }
            if from > object.addr() {
                object = object.with_addr(from);
            }
            while object < end {
                let header = &*object.cast::<Header>();
                if header.grey() {
                    header.set_grey(false);
                    if let (Some(slot), Some(grey)) = (self.stack.first_mut(), NonNull::new(object.cast())) {
                        *slot = grey;
                        self.len = 1;
                    }
                    self.drain();
                }
                object = object.add(header.words());
            }
        }
    }
}
