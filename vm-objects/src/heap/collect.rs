//! A collection: mark, forget the dead names of the intern table and the dead views of buffers, sweep.
#![expect(unsafe_code, reason = "reads and writes the memory that the heap owns")]

use core::ptr;

use super::WORD;
use super::alloc::Heap;
use super::chunk::{Chunk, start_of, write_free};
use super::header::Header;
use super::mark::Marker;
use super::obj::Obj;
use crate::heap::Dying;
use crate::lifetimes::Lifetimes;
use crate::object::native::Foreign;
use crate::value::Value;

impl Heap {
    /// Frees every object that can't be reached from what `mark_roots` marks. `lifetimes` is told what dies, and may keep
    /// it. `release` gets the numbers of the host's
    /// values whose objects are among them.
    ///
    /// # Safety
    /// After the call nobody uses a value (or an [`Obj`](super::Obj)) of this heap that was not reachable from the
    /// roots: its memory is another's.
    pub(crate) unsafe fn collect(
        &mut self,
        mark_roots: impl FnOnce(&mut Marker),
        lifetimes: &mut Lifetimes,
        mut release: impl FnMut(usize),
    ) {
        self.retire();
        let mut marker = Marker::new();
        if let Some(table) = self.interned.root() {
            marker.mark(table);
        }
        lifetimes.mark(&mut marker);
        mark_roots(&mut marker);
        // SAFETY: the current hole was retired, so every chunk can be read object by object; that holds for `Dying` too.
        unsafe {
            marker.finish(self.chunks);
            let mut dying = Dying::new(&mut marker, self.chunks);
            lifetimes.look(&mut dying);
            dying.finish();
            lifetimes.forget_dead(&dying);
        }
        self.interned.forget_unmarked();
        self.release_foreign(&mut release);
        self.views.forget_unmarked();
        self.sweep();
        self.restart();
    }

    /// Takes those that were not reached out of the list of foreign objects.
    fn release_foreign(&mut self, release: &mut impl FnMut(usize)) {
        let mut previous = None::<Obj<Foreign>>;
        let mut next = self.foreign;
        while let Some(object) = next.cast::<Foreign>() {
            next = Value::from_word(object.next.get());
            if object.header().marked() {
                previous = Some(object);
                continue;
            }
            release(object.index.get());
            match previous {
                Some(previous) => previous.next.set(next.to_word()),
                None => self.foreign = next,
            }
        }
    }

    fn sweep(&mut self) {
        self.next_hole = ptr::null_mut();
        self.live = 0;
        let mut last_hole = ptr::null_mut();
        let mut chunk = self.chunks;
        while !chunk.is_null() {
            // SAFETY: a chunk of the heap, readable object by object.
            chunk = unsafe {
                self.sweep_chunk(chunk, &mut last_hole);
                (*chunk).next
            };
        }
    }

    /// Joins dead neighbours and free runs to holes, clears marks, counts what lives.
    ///
    /// # Safety
    /// `chunk` can be read object by object and marking is complete.
    unsafe fn sweep_chunk(&mut self, chunk: *mut Chunk, last_hole: &mut *mut usize) {
        // SAFETY: the size in each header leads to the next, up to the chunk's end; what is neither marked nor
        // reachable is nobody's.
        unsafe {
            let end = (*chunk).end;
            let mut object = start_of(chunk);
            let mut run = object;
            while object < end {
                let header = &*object.cast::<Header>();
                let words = header.words();
                let next = object.add(words);
                // A free run is never marked.
                if header.marked() {
                    header.unmark();
                    self.live += words * WORD;
                    self.free_run(run, object, last_hole);
                    run = next;
                }
                object = next;
            }
            self.free_run(run, end, last_hole);
        }
    }

    /// # Safety
    /// The words from `start` to `end` are in one chunk and hold nothing live.
    unsafe fn free_run(&mut self, start: *mut usize, end: *mut usize, last_hole: &mut *mut usize) {
        let words = (end.addr() - start.addr()) / WORD;
        // SAFETY: the caller's promise; a run of two words has room for the link.
        unsafe {
            write_free(start, words, |hole, size| {
                if size < 2 {
                    return;
                }
                hole.add(1).write(0);
                if last_hole.is_null() {
                    self.next_hole = hole;
                } else {
                    last_hole.add(1).write(hole.expose_provenance());
                }
                *last_hole = hole;
            });
        }
    }
}
