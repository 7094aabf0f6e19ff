//! Chunks: pieces of the owner's memory, linked in address order, each readable object by object.
#![expect(unsafe_code, reason = "reads and writes the memory that the heap owns")]

use core::ptr::{self, NonNull};

use super::WORD;
use super::header::Header;
use super::kinds::Kind;

/// What stands at the start of a chunk.
#[repr(C)]
pub(super) struct Chunk {
    pub(super) next: *mut Chunk,
    base: NonNull<u8>,
    bytes: usize,
    /// One past the last word.
    pub(super) end: *mut usize,
}

impl Chunk {
    /// Writes the chunk's head. `None` if the memory is too small for any object.
    ///
    /// # Safety
    /// The memory is valid for reads and writes for as long as the heap lives, and nobody else uses it.
    pub(super) unsafe fn create(base: NonNull<u8>, bytes: usize) -> Option<NonNull<Chunk>> {
        let shift = base.as_ptr().align_offset(WORD);
        let usable = bytes.checked_sub(shift)? / WORD;
        if usable < size_of::<Chunk>() / WORD + 2 {
            return None;
        }
        // SAFETY: `shift` and `usable` words after it are inside the memory that the caller gave.
        unsafe {
            let start = base.as_ptr().add(shift).cast::<usize>();
            let chunk = start.cast::<Chunk>();
            chunk.write(Chunk { next: ptr::null_mut(), base, bytes, end: start.add(usable) });
            NonNull::new(chunk)
        }
    }
}

/// First word for objects.
///
/// # Safety
/// `chunk` is a chunk of the heap.
pub(super) unsafe fn start_of(chunk: *mut Chunk) -> *mut usize {
    // SAFETY: `Chunk::create` left at least two words after the head.
    unsafe { chunk.add(1).cast() }
}

/// Writes free runs over `words` words from `start` (several if they are more than one header can say) and passes
/// each to `hole` with its size.
///
/// # Safety
/// The words belong to a chunk and hold nothing live.
pub(super) unsafe fn write_free(mut start: *mut usize, mut words: usize, mut hole: impl FnMut(*mut usize, usize)) {
    while words > 0 {
        let run = words.min(super::MAX_WORDS);
        // SAFETY: inside the words that the caller gave.
        unsafe {
            start.write(Header::word(Kind::Free, run));
            hole(start, run);
            start = start.add(run);
        }
        words -= run;
    }
}

/// The chunks of a heap, as they were given: for the owner, to free them.
pub struct Chunks(pub(super) *mut Chunk);

impl Iterator for Chunks {
    type Item = (NonNull<u8>, usize);
    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_null() {
            return None;
        }
        // SAFETY: a chunk of the heap, which `Chunk::create` wrote. It is read before the owner can free it.
        let chunk = unsafe { &*self.0 };
        self.0 = chunk.next;
        Some((chunk.base, chunk.bytes))
    }
}
