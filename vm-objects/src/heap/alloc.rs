//! The heap itself and its allocation: a cursor that moves through holes.
#![expect(unsafe_code, reason = "hands out the memory that the heap owns")]

use core::ptr::{self, NonNull};

use super::WORD;
use super::chunk::{Chunk, Chunks, start_of, write_free};
use super::header::{Header, MAX_WORDS};
use super::kinds::ALL_RAW;
use super::obj::{Obj, ObjectKind};
use crate::object::memory_view::Views;
use crate::object::str::InternTable;
use crate::value::Value;
use vm_core::object::Trap;

/// Requests of this many words and more are cut from the first hole that is big enough, and the cursor stays where
/// it is: one large object must not make the heap skip all smaller holes.
const LARGE: usize = 32;

/// Numbers about a heap, in bytes where not said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stats {
    /// Live after the last collection, plus all allocated since.
    pub live: usize,
    /// All words for objects in all chunks.
    pub total: usize,
    /// The largest request that would succeed now.
    pub largest_free: usize,
    /// Number of collections so far.
    pub collections: usize,
}

/// A heap of Python objects. It frees nothing when it is dropped: its owner does, with [`Heap::chunks`].
pub struct Heap {
    pub(super) cursor: *mut usize,
    /// Where the fast path stops: the hole's end, or earlier when the soft limit says so.
    pub(super) limit: *mut usize,
    hole_end: *mut usize,
    /// The cursor when bytes were last counted.
    pub(super) counted: *mut usize,
    pub(super) next_hole: *mut usize,
    pub(super) chunks: *mut Chunk,
    since: usize,
    soft_limit: usize,
    pub(super) live: usize,
    total: usize,
    pub(super) collections: usize,
    wanted: usize,
    /// Slow-path allocations until one fails on purpose; 0 is never.
    fail_in: usize,
    pub(crate) interned: InternTable,
    /// The first of the list of [`Foreign`](crate::object::native::Foreign) objects.
    pub(crate) foreign: Value,
    pub(crate) views: Views,
}

// SAFETY: the heap owns its chunks alone (`add_chunk`), and nothing in it depends on the thread.
unsafe impl Send for Heap {}

impl Default for Heap {
    fn default() -> Self {
        Self::new()
    }
}

fn words_between(from: *mut usize, to: *mut usize) -> usize {
    to.addr().wrapping_sub(from.addr()) / WORD
}

impl Heap {
    /// A heap without memory.
    pub const fn new() -> Heap {
        let nowhere = ptr::dangling_mut();
        Heap {
            cursor: nowhere,
            limit: nowhere,
            hole_end: nowhere,
            counted: nowhere,
            next_hole: ptr::null_mut(),
            chunks: ptr::null_mut(),
            since: 0,
            soft_limit: usize::MAX,
            live: 0,
            total: 0,
            collections: 0,
            wanted: 0,
            fail_in: 0,
            interned: InternTable::new(),
            foreign: Value::NULL,
            views: Views::new(),
        }
    }

    /// Gives the heap `bytes` bytes of memory. `false` if they are too few to be of use.
    ///
    /// # Safety
    /// The memory is valid for reads and writes until the heap and every value from it are gone, and nobody else
    /// touches it.
    pub unsafe fn add_chunk(&mut self, base: NonNull<u8>, bytes: usize) -> bool {
        // SAFETY: the caller's promise is the callee's.
        let Some(chunk) = (unsafe { Chunk::create(base, bytes) }) else { return false };
        let chunk = chunk.as_ptr();
        let mut link: *mut *mut Chunk = &raw mut self.chunks;
        // SAFETY: every chunk of the list was written by `Chunk::create`; the new one has its words free.
        unsafe {
            while !(*link).is_null() && (*link).addr() < chunk.addr() {
                link = &raw mut (**link).next;
            }
            (*chunk).next = *link;
            *link = chunk;
            let start = start_of(chunk);
            let words = words_between(start, (*chunk).end);
            self.total += words * WORD;
            let mut holes = self.next_hole;
            write_free(start, words, |hole, run| {
                if run >= 2 {
                    hole.add(1).write(holes.expose_provenance());
                    holes = hole;
                }
            });
            self.next_hole = holes;
        }
        true
    }

    /// The chunks as they were given.
    pub fn chunks(&self) -> Chunks {
        Chunks(self.chunks)
    }

    /// From now on, allocation answers `Memory` when this many bytes were allocated since the last collection, so
    /// that a host with much memory collects now and then. `usize::MAX`: only when there is no room.
    pub fn set_soft_limit(&mut self, bytes: usize) {
        self.soft_limit = bytes;
        self.count();
        self.set_limit();
    }

    /// Allows `bytes` more before the next collection.
    pub(crate) fn raise_soft_limit(&mut self, bytes: usize) {
        self.set_soft_limit(self.soft_limit.saturating_add(bytes));
    }

    /// Bytes of the last request that found no room: more than a chunk of this size is needed if a collection does
    /// not help. 0 if the last `Memory` was the soft limit's.
    pub fn wanted(&self) -> usize {
        self.wanted
    }

    /// Makes the `n`-th allocation from now answer `Memory` once, for tests that try each. 0: none.
    pub fn fail_allocation(&mut self, n: usize) {
        self.fail_in = n;
        self.count();
        self.set_limit();
    }

    /// Number of collections so far.
    pub(crate) fn collections(&self) -> usize {
        self.collections
    }

    /// Says that the trap that follows wants a collection, and no room.
    pub(crate) fn want_collection(&mut self) {
        self.wanted = 0;
    }

    /// Bytes allocated since the last collection.
    pub fn allocated(&self) -> usize {
        self.since + words_between(self.counted, self.cursor) * WORD
    }

    /// The heap's numbers. Walks the holes.
    pub fn stats(&self) -> Stats {
        let mut largest = words_between(self.cursor, self.hole_end);
        let mut hole = self.next_hole;
        while !hole.is_null() {
            // SAFETY: the list of holes has free runs of at least two words, in chunks.
            unsafe {
                largest = largest.max((*hole.cast::<Header>()).words());
                hole = next_of(hole);
            }
        }
        Stats {
            live: self.live + self.allocated(),
            total: self.total,
            largest_free: largest * WORD,
            collections: self.collections,
        }
    }

    /// `words` words of memory without content.
    #[inline(always)]
    pub(crate) fn alloc_words(&mut self, words: usize) -> Result<NonNull<usize>, Trap> {
        let start = self.cursor;
        if words <= words_between(start, self.limit) {
            self.cursor = start.wrapping_add(words);
            // SAFETY: the cursor is dangling or inside a chunk, never null.
            return Ok(unsafe { NonNull::new_unchecked(start) });
        }
        self.alloc_slow(words).ok_or(Trap::Memory)
    }

    /// A new object with `trailing` words after the fixed part. All words after the header are `NULL`s: set the raw
    /// ones before anybody reads them.
    #[inline(always)]
    pub fn alloc<K: ObjectKind>(&mut self, trailing: usize) -> Result<Obj<K>, Trap> {
        const { assert!(K::FIXED_WORDS >= 1 && size_of::<K>() == K::FIXED_WORDS * WORD) };
        let words = K::FIXED_WORDS.saturating_add(trailing);
        let start = self.alloc_words(words)?;
        // SAFETY: `alloc_words` gave that many words; the header says the kind and the size, and `NULL` is valid for
        // values and raw words alike.
        unsafe {
            start.write(Header::word(K::KIND, words));
            for i in 1..K::FIXED_WORDS {
                start.add(i).write(Value::NULL.to_word());
            }
            for i in 0..trailing {
                start.add(K::FIXED_WORDS + i).write(Value::NULL.to_word());
            }
            Ok(Obj::from_raw(start.cast()))
        }
    }

    /// A new object whose trailing words are these values; its fixed words after the header are `NULL`s.
    #[inline(always)]
    pub(crate) fn alloc_from<K: ObjectKind>(&mut self, items: &[Value]) -> Result<Obj<K>, Trap> {
        const { assert!(size_of::<K>() == K::FIXED_WORDS * WORD && K::RAW_WORDS != ALL_RAW) };
        let words = K::FIXED_WORDS.saturating_add(items.len());
        let start = self.alloc_words(words)?;
        // SAFETY: as in `alloc`; a value is a word, and the items lie outside the free memory.
        unsafe {
            start.write(Header::word(K::KIND, words));
            for i in 1..K::FIXED_WORDS {
                start.add(i).write(Value::NULL.to_word());
            }
            for (i, item) in items.iter().enumerate() {
                start.add(K::FIXED_WORDS + i).write(item.to_word());
            }
            Ok(Obj::from_raw(start.cast()))
        }
    }

    #[cold]
    #[inline(never)]
    fn alloc_slow(&mut self, words: usize) -> Option<NonNull<usize>> {
        self.count();
        self.wanted = 0;
        if self.fail_in > 0 {
            self.fail_in -= 1;
            if self.fail_in == 0 {
                self.set_limit();
                return None;
            }
        }
        if self.since >= self.soft_limit {
            return None;
        }
        let found = if words <= words_between(self.cursor, self.hole_end) {
            Some(self.cursor)
        } else if words >= LARGE {
            return self.cut(words).or_else(|| self.no_room(words));
        } else {
            self.enter_hole(words)
        };
        match found.and_then(NonNull::new) {
            Some(start) => {
                self.cursor = start.as_ptr().wrapping_add(words);
                self.set_limit();
                Some(start)
            }
            None => self.no_room(words),
        }
    }

    fn no_room<T>(&mut self, words: usize) -> Option<T> {
        self.wanted = words.saturating_mul(WORD);
        None
    }

    /// Leaves the current hole and makes the next one that has `words` words the current one. The smaller ones that
    /// it passes wait for the next collection.
    fn enter_hole(&mut self, words: usize) -> Option<*mut usize> {
        let mut hole = self.next_hole;
        while !hole.is_null() {
            // SAFETY: the list of holes has free runs of at least two words, in chunks.
            let (size, next) = unsafe { ((*hole.cast::<Header>()).words(), next_of(hole)) };
            if size >= words {
                self.retire();
                self.next_hole = next;
                self.cursor = hole;
                self.counted = hole;
                self.hole_end = hole.wrapping_add(size);
                return Some(hole);
            }
            hole = next;
        }
        None
    }

    /// Cuts `words` words from the end of the first hole that has them.
    fn cut(&mut self, words: usize) -> Option<NonNull<usize>> {
        if words > MAX_WORDS {
            return None;
        }
        let mut previous: *mut usize = ptr::null_mut();
        let mut hole = self.next_hole;
        while !hole.is_null() {
            // SAFETY: the list of holes has free runs of at least two words, in chunks.
            unsafe {
                let header = &*hole.cast::<Header>();
                let size = header.words();
                if size >= words {
                    let rest = size - words;
                    if rest < 2 {
                        let next = next_of(hole);
                        if previous.is_null() {
                            self.next_hole = next;
                        } else {
                            previous.add(1).write(next.expose_provenance());
                        }
                    }
                    if rest > 0 {
                        header.set_words(rest);
                    }
                    self.since += words * WORD;
                    return NonNull::new(hole.add(rest));
                }
                previous = hole;
                hole = next_of(hole);
            }
        }
        None
    }

    /// Counts what was allocated from the current hole.
    fn count(&mut self) {
        self.since += words_between(self.counted, self.cursor) * WORD;
        self.counted = self.cursor;
    }

    /// Lets the fast path run to the end of the hole, or to the soft limit if that comes first.
    fn set_limit(&mut self) {
        self.limit = if self.fail_in > 0 {
            self.cursor
        } else {
            let budget = self.soft_limit.saturating_sub(self.allocated()) / WORD;
            self.cursor.wrapping_add(budget.min(words_between(self.cursor, self.hole_end)))
        };
    }

    /// Ends the use of the current hole: its tail becomes a free run again.
    pub(super) fn retire(&mut self) {
        self.count();
        // SAFETY: the words between the cursor and the hole's end are free and in a chunk.
        unsafe { write_free(self.cursor, words_between(self.cursor, self.hole_end), |_, _| ()) };
        let nowhere = ptr::dangling_mut();
        self.cursor = nowhere;
        self.counted = nowhere;
        self.limit = nowhere;
        self.hole_end = nowhere;
    }

    /// After a collection: nothing was allocated since.
    pub(super) fn restart(&mut self) {
        self.since = 0;
        self.collections += 1;
    }
}

/// The hole after `hole`.
///
/// # Safety
/// `hole` is a linked free run of at least two words.
unsafe fn next_of(hole: *mut usize) -> *mut usize {
    // SAFETY: the second word of a linked free run is the link.
    ptr::with_exposed_provenance_mut(unsafe { hole.add(1).read() })
}
