//! Traps that ask for memory or fuel: collect, lengthen a stack, pay, and try again.

use super::Interpreter;
use crate::frame::{Frame, Roots};
use crate::object::{Model, Trap};

/// Where memory, or fuel, was last asked for.
#[derive(Clone, Copy)]
pub(super) struct Starved {
    ip: *const u8,
    depth: usize,
    pub(super) fuel: u32,
    attempts: u32,
}

impl Default for Starved {
    fn default() -> Self {
        Self { ip: core::ptr::null(), depth: 0, fuel: 0, attempts: 0 }
    }
}

impl<M: Model> Interpreter<M> {
    /// Slots of the value stack in use, while the loop does not run.
    fn used(&self) -> usize {
        (self.sp as usize).wrapping_sub(self.stack.base() as usize) / size_of::<M::Value>().max(1)
    }

    /// Frames in use.
    #[inline(always)]
    pub(super) fn depth(&self) -> usize {
        (self.next as usize).wrapping_sub(self.frames.base() as usize) / size_of::<Frame<M>>()
    }

    /// There is no room for `slots` more values.
    #[cold]
    pub(super) fn want_slots(&mut self, slots: usize) -> Trap {
        self.wanted = slots;
        Trap::Stack
    }

    /// There is no room for another frame.
    #[cold]
    pub(super) fn want_frame(&mut self) -> Trap {
        self.wanted = 0;
        Trap::Stack
    }

    /// Frees memory for the instruction at `ip`. False when it has been tried in vain: `MemoryError` is pending then.
    ///
    /// A loop that comes back to an instruction has spent fuel; an instruction that only failed again has not.
    pub(super) fn make_memory(&mut self, ip: *const u8) -> bool {
        let depth = self.next as usize;
        let same = self.starved.ip == ip && self.starved.depth == depth && self.starved.fuel == self.fuel;
        let attempts = if same { self.starved.attempts + 1 } else { 0 };
        self.starved = Starved { ip, depth, fuel: self.fuel, attempts };
        if self.collect(attempts) {
            self.enter_due();
            return true;
        }
        self.starved = Starved::default();
        self.model.memory_error();
        false
    }

    /// Pays the fuel that the model wants for the instruction at `ip`; false when there is none left, and when it was the
    /// loop that found none.
    pub(super) fn pay(&mut self, ip: *const u8) -> bool {
        let wanted = self.model.fuel_wanted();
        if wanted == 0 {
            return false;
        }
        let depth = self.next as usize;
        let again = self.paid.ip == ip && self.paid.depth == depth && self.paid.fuel == self.fuel;
        let units = u32::try_from(wanted).unwrap_or(u32::MAX).min(self.fuel);
        self.fuel -= units;
        self.model.fuel_paid(units.into(), again);
        self.paid = Starved { ip, depth, fuel: self.fuel, attempts: 0 };
        u64::from(units) == wanted
    }

    /// Shows the roots to the model's collector.
    pub(super) fn collect(&mut self, attempt: u32) -> bool {
        let (used, depth) = (self.used(), self.depth());
        let (stack, frames) = (self.stack.items(), self.frames.items());
        let roots = Roots {
            stack: stack.get(..used).unwrap_or(stack),
            frames: frames.get(..depth).unwrap_or(frames),
            handled: self.handled,
            kwnames: self.kwnames,
            threads: self.threads.parked(),
        };
        self.model.collect(roots, attempt)
    }

    /// Lengthens the stack that was too short. False when it can't be: an exception is pending then.
    pub(super) fn make_room(&mut self) -> bool {
        if self.next == self.last {
            return self.more_frames();
        }
        let used = self.used();
        let needed = used.saturating_add(self.wanted).saturating_add(2 * Self::RESERVE);
        if self.more_values(needed.max(self.stack.capacity().saturating_mul(2))) || self.more_values(needed) {
            return true;
        }
        if self.stack.is_fixed() {
            self.too_deep();
        } else {
            self.model.memory_error();
        }
        false
    }

    /// `RecursionError`, for which a collection may have to make room.
    fn too_deep(&mut self) {
        if !(self.model.recursion_error() || self.collect(0) && self.model.recursion_error()) {
            self.model.memory_error();
        }
    }

    fn more_frames(&mut self) -> bool {
        let depth = self.depth();
        if depth >= self.max_depth || self.frames.is_fixed() {
            self.too_deep();
            return false;
        }
        let capacity = depth.saturating_mul(2).clamp(16, self.max_depth.max(16));
        if !self.frames.grow(&mut self.model, capacity, Frame::VACANT) {
            self.model.memory_error();
            return false;
        }
        self.next = self.frames.base().wrapping_add(depth);
        self.last = self.frames.base().wrapping_add(self.frames.capacity().min(self.max_depth));
        true
    }

    /// Lengthens the value stack, and moves everything that points into it along.
    pub(super) fn more_values(&mut self, capacity: usize) -> bool {
        let old = self.stack.base();
        if capacity > isize::MAX as usize / 16 || !self.stack.grow(&mut self.model, capacity, M::NULL) {
            return false;
        }
        let new = self.stack.base();
        let moved = |pointer: *mut M::Value| new.wrapping_byte_add((pointer as usize).wrapping_sub(old as usize));
        self.sp = moved(self.sp);
        let depth = self.depth();
        for frame in self.frames.items_mut().iter_mut().take(depth) {
            frame.base = moved(frame.base);
            frame.ret = moved(frame.ret);
        }
        self.limit = new.wrapping_add(self.stack.capacity().saturating_sub(Self::RESERVE));
        true
    }

    /// The first memory for the stacks.
    pub(super) fn first_room(&mut self) -> bool {
        const VALUES: usize = 128;
        const FRAMES: usize = 8;
        let enough = (self.frames.capacity() != 0 || self.frames.grow(&mut self.model, FRAMES, Frame::VACANT))
            && (self.stack.capacity() != 0 || self.stack.grow(&mut self.model, VALUES, M::NULL));
        self.reset_pointers();
        enough
    }
}
