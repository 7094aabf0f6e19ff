//! Working memory outside the heap: an array that grows, from the caller's allocator.
#![expect(unsafe_code, reason = "raw memory from the allocator")]

use core::alloc::Layout;
use core::ptr::NonNull;

use allocator_api2::alloc::Allocator;

/// An array that grows; its memory goes back when it is dropped. Values in it are no roots: it must not outlive an
/// operation.
pub(crate) struct Scratch<'h, T: Copy> {
    memory: &'h dyn Allocator,
    base: NonNull<T>,
    len: usize,
    capacity: usize,
}

impl<'h, T: Copy> Scratch<'h, T> {
    /// An empty array.
    pub(crate) fn new(memory: &'h dyn Allocator) -> Self {
        Self { memory, base: NonNull::dangling(), len: 0, capacity: 0 }
    }

    /// Adds an item; false when there is no memory.
    #[must_use]
    pub(crate) fn push(&mut self, item: T) -> bool {
        if self.len == self.capacity && !self.grow() {
            return false;
        }
        // SAFETY: `len` is below `capacity`, so the place is in the allocation.
        unsafe { self.base.as_ptr().add(self.len).write(item) };
        self.len += 1;
        true
    }

    /// Adds these items; false when there is no memory.
    #[must_use]
    pub(crate) fn extend(&mut self, items: &[T]) -> bool {
        let Some(len) = self.len.checked_add(items.len()) else { return false };
        while self.capacity < len {
            if !self.grow() {
                return false;
            }
        }
        // SAFETY: there is room for that many items behind the first `len`, in memory that no slice can be of.
        unsafe { self.base.as_ptr().add(self.len).copy_from_nonoverlapping(items.as_ptr(), items.len()) };
        self.len = len;
        true
    }

    /// Shortens it to `len` items.
    pub(crate) fn truncate(&mut self, len: usize) {
        self.len = self.len.min(len);
    }

    /// Makes it `len` items long; new ones are `fill`.
    #[must_use]
    pub(crate) fn resize(&mut self, len: usize, fill: T) -> bool {
        while self.len < len {
            if !self.push(fill) {
                return false;
            }
        }
        self.len = len;
        true
    }

    fn grow(&mut self) -> bool {
        let Some(capacity) = self.capacity.checked_mul(2).map(|c| c.max(16)) else { return false };
        let Ok(layout) = Layout::array::<T>(capacity) else { return false };
        let Ok(memory) = self.memory.allocate(layout) else { return false };
        let base: NonNull<T> = memory.cast();
        // SAFETY: the new allocation has room for more than `len` items and does not overlap the old one.
        unsafe { base.as_ptr().copy_from_nonoverlapping(self.base.as_ptr(), self.len) };
        self.release();
        (self.base, self.capacity) = (base, capacity);
        true
    }

    fn release(&mut self) {
        if self.capacity != 0
            && let Ok(layout) = Layout::array::<T>(self.capacity)
        {
            // SAFETY: `grow` got this memory from the same allocator with this layout.
            unsafe { self.memory.deallocate(self.base.cast(), layout) };
        }
    }
}

impl<T: Copy> core::ops::Deref for Scratch<'_, T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        // SAFETY: the first `len` items are written.
        unsafe { core::slice::from_raw_parts(self.base.as_ptr(), self.len) }
    }
}

impl<T: Copy> core::ops::DerefMut for Scratch<'_, T> {
    fn deref_mut(&mut self) -> &mut [T] {
        // SAFETY: the first `len` items are written, and `&mut self` makes the borrow the only one.
        unsafe { core::slice::from_raw_parts_mut(self.base.as_ptr(), self.len) }
    }
}

impl<T: Copy> Drop for Scratch<'_, T> {
    fn drop(&mut self) {
        self.release();
    }
}
