//! An allocator over a piece of memory: several virtual machines, and the firmware itself, share one region by it.
#![expect(unsafe_code, reason = "implements the unsafe trait Allocator over embedded-alloc's raw pointers")]

use core::alloc::{GlobalAlloc as _, Layout};
use core::ptr::NonNull;

use allocator_api2::alloc::{AllocError, Allocator};
use embedded_alloc::LlffHeap;

/// Memory that is given out in pieces and comes back. Not the global allocator: who wants memory of it is handed
/// a reference, and running out is an error value.
///
/// First fit over a list of free blocks ordered by address. A virtual machine asks for few, large pieces, so the list
/// stays short; `embedded-alloc`'s other choice, TLSF, bounds the search, but its table alone is 4 KiB of RAM on a
/// 32-bit chip.
///
/// ```
/// use allocator_api2::alloc::Allocator;
/// use core::alloc::Layout;
/// use vm_embedded::{Heap, Region};
///
/// static MEMORY: Region<4096> = Region::new();
///
/// let heap = MEMORY.take().map(Heap::new).ok_or("somebody else has the memory")?;
/// let piece = heap.allocate(Layout::new::<[u32; 100]>()).map_err(|_| "full")?;
/// assert!(piece.len() >= 400);
/// assert!(heap.allocate(Layout::new::<[u32; 1000]>()).is_err());
/// # Ok::<(), &str>(())
/// ```
///
/// # Interrupts
/// Every call is one critical section, which the firmware supplies (`cortex-m`'s `critical-section-single-core`):
/// an interrupt may allocate, and waits for no lock.
pub struct Heap(LlffHeap);

impl Heap {
    /// An allocator that owns `memory` for ever. Memory too small for a block (16 bytes on a chip) gives nothing out.
    #[must_use]
    pub fn new(memory: &'static mut [u8]) -> Self {
        let heap = LlffHeap::empty();
        if memory.len() >= 4 * size_of::<usize>() {
            // SAFETY: the memory is valid for the rest of the program and, as a unique reference, nobody else's. It is
            // not empty, and `init` is called once, on a heap that was made one line above.
            unsafe { heap.init(memory.as_mut_ptr() as usize, memory.len()) };
        }
        Self(heap)
    }

    /// Bytes given out, with what alignment and the list of free blocks cost.
    #[must_use]
    pub fn used(&self) -> usize {
        self.0.used()
    }

    /// Bytes not given out, in one piece or in several.
    #[must_use]
    pub fn free(&self) -> usize {
        self.0.free()
    }
}

// SAFETY: what `allocate` answers stays valid until `deallocate`, wherever the `Heap` itself is moved, because it lies
// in the memory that `new` was given for ever; two calls can't interfere, because each is a critical section.
unsafe impl Allocator for Heap {
    fn allocate(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        if layout.size() == 0 {
            let dangling = NonNull::without_provenance(core::num::NonZero::new(layout.align()).ok_or(AllocError)?);
            return Ok(NonNull::slice_from_raw_parts(dangling, 0));
        }
        // SAFETY: the size is not 0.
        let start = unsafe { self.0.alloc(layout) };
        let start = NonNull::new(start).ok_or(AllocError)?;
        Ok(NonNull::slice_from_raw_parts(start, layout.size()))
    }

    unsafe fn deallocate(&self, start: NonNull<u8>, layout: Layout) {
        if layout.size() != 0 {
            // SAFETY: the caller got `start` from `allocate` with this layout, which is not of size 0.
            unsafe { self.0.dealloc(start.as_ptr(), layout) }
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate alloc;

    use alloc::boxed::Box;
    use alloc::vec::Vec;

    use super::{Allocator, Heap, Layout};

    fn heap(bytes: usize) -> Heap {
        Heap::new(Box::leak(alloc::vec![0; bytes].into_boxed_slice()))
    }

    #[test]
    fn what_comes_back_can_be_given_out_again() {
        let heap = heap(10_000);
        let empty = heap.free();
        for _ in 0..100 {
            let layout = Layout::from_size_align(1000, 16).unwrap();
            let pieces: Vec<_> = (0..8).map(|_| heap.allocate(layout).unwrap()).collect();
            for (number, piece) in pieces.iter().enumerate() {
                assert_eq!(piece.cast::<u8>().align_offset(16), 0);
                // SAFETY: 1000 bytes that the heap gave out.
                unsafe { piece.cast::<u8>().write_bytes(number as u8, 1000) };
            }
            for (number, piece) in pieces.into_iter().enumerate() {
                // SAFETY: as above; read before it goes back, with the layout that it was allocated with.
                unsafe {
                    assert_eq!(piece.cast::<u8>().add(999).read(), number as u8);
                    heap.deallocate(piece.cast(), layout);
                }
            }
        }
        assert_eq!((heap.used(), heap.free()), (0, empty));
    }

    #[test]
    fn too_much_is_an_error_and_nothing_is_nothing() {
        for bytes in [0, 8, 10_000] {
            let heap = heap(bytes);
            assert!(heap.allocate(Layout::from_size_align(10_001, 1).unwrap()).is_err());
            assert_eq!(heap.allocate(Layout::new::<()>()).unwrap().len(), 0);
            assert_eq!(heap.used(), 0);
        }
    }
}
