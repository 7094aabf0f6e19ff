//! A growable array in memory that the model gives: the value stack and the frames.
#![expect(unsafe_code, reason = "raw memory from the model; the interpreter's registers point into it")]

use core::alloc::Layout;
use core::ptr::NonNull;

use crate::object::Model;

/// `capacity` initialised items.
pub(crate) struct Stack<T> {
    base: NonNull<T>,
    capacity: usize,
    owned: bool,
}

impl<T: Copy> Stack<T> {
    /// A stack with no room.
    pub(crate) const fn empty() -> Self {
        Self { base: NonNull::dangling(), capacity: 0, owned: false }
    }

    /// A stack over memory that its owner keeps for `'static`; it can't grow.
    pub(crate) fn fixed(memory: &'static mut [T]) -> Self {
        Self { capacity: memory.len(), base: NonNull::from(memory).cast(), owned: false }
    }

    #[inline(always)]
    pub(crate) fn base(&self) -> *mut T {
        self.base.as_ptr()
    }

    #[inline(always)]
    pub(crate) fn capacity(&self) -> usize {
        self.capacity
    }

    /// Whether `grow` can do anything.
    pub(crate) fn is_fixed(&self) -> bool {
        self.capacity != 0 && !self.owned
    }

    /// All items, those out of use too.
    pub(crate) fn items(&self) -> &[T] {
        // SAFETY: `capacity` items from `base` are initialised (by `grow` or the owner of `fixed` memory), and
        // borrowed together with `self`.
        unsafe { core::slice::from_raw_parts(self.base.as_ptr(), self.capacity) }
    }

    /// All items, to write.
    pub(crate) fn items_mut(&mut self) -> &mut [T] {
        // SAFETY: as in `items`, and `&mut self` makes the borrow the only one.
        unsafe { core::slice::from_raw_parts_mut(self.base.as_ptr(), self.capacity) }
    }

    /// Grows to at least `capacity` items; new ones are `fill`. False when the model has no memory. Items may move.
    pub(crate) fn grow<M: Model>(&mut self, model: &mut M, capacity: usize, fill: T) -> bool {
        if capacity <= self.capacity {
            return true;
        }
        if self.is_fixed() {
            return false;
        }
        let Ok(layout) = Layout::array::<T>(capacity) else { return false };
        let Some(memory) = model.allocate(layout) else { return false };
        let new: NonNull<T> = memory.cast();
        // SAFETY: `new` has room for `capacity` items and is a fresh allocation, so it can't overlap the old one,
        // whose `self.capacity` items are initialised; every item of the new memory is written before it is read.
        unsafe {
            new.as_ptr().copy_from_nonoverlapping(self.base.as_ptr(), self.capacity);
            for index in self.capacity..capacity {
                new.as_ptr().add(index).write(fill);
            }
        }
        self.release(model);
        *self = Self { base: new, capacity, owned: true };
        true
    }

    /// Gives the memory back.
    pub(crate) fn release<M: Model>(&mut self, model: &mut M) {
        if self.owned
            && let Ok(layout) = Layout::array::<T>(self.capacity)
        {
            // SAFETY: `grow` got this memory from the same model with this layout; it is not used after this.
            unsafe { model.deallocate(self.base.cast(), layout) };
        }
        *self = Self::empty();
    }
}
