//! Between marking and sweeping: what was not reached.
#![expect(unsafe_code, reason = "reads the heap object by object")]

use core::ptr::NonNull;

use super::chunk::{Chunk, start_of};
use super::header::Header;
use super::kinds::Kind;
use super::mark::Marker;
use crate::value::Value;

/// The heap while a collection has marked what can be reached, and freed nothing yet.
pub(crate) struct Dying<'m> {
    marker: &'m mut Marker,
    chunks: *mut Chunk,
}

impl<'m> Dying<'m> {
    /// # Safety
    /// `chunks` is the list of the heap's chunks, each of which can be read object by object for as long as this lives;
    /// marking is complete.
    pub(super) unsafe fn new(marker: &'m mut Marker, chunks: *mut Chunk) -> Self {
        Self { marker, chunks }
    }

    /// Whether an object was not reached.
    pub(crate) fn is_dead(&self, value: Value) -> bool {
        // SAFETY: what a value refers to was live when the collection began, and nothing has been freed since.
        value.header().is_some_and(|header| unsafe { !header.as_ref().marked() })
    }

    /// Shows every object to `visit`, and whether it was reached. What `visit` marks is kept, and in the end all that can
    /// be reached from it.
    pub(crate) fn each(&mut self, mut visit: impl FnMut(&mut Marker, Value, bool)) {
        let mut chunk = self.chunks;
        while !chunk.is_null() {
            // SAFETY: the size in each header leads to the next, up to the chunk's end (`new`).
            unsafe {
                let end = (*chunk).end;
                let mut object = start_of(chunk);
                while object < end {
                    let header = &*object.cast::<Header>();
                    if header.kind() != Kind::Free
                        && let Some(address) = NonNull::new(object.cast::<Header>())
                    {
                        visit(self.marker, Value::from_address(address), header.marked());
                    }
                    object = object.add(header.words());
                }
                chunk = (*chunk).next;
            }
        }
    }

    /// Marks all that can be reached from what was kept.
    pub(super) fn finish(&mut self) {
        // SAFETY: `new`.
        unsafe { self.marker.finish(self.chunks) };
    }
}
