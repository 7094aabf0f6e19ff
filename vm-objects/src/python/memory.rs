//! Chunks from the caller's allocator, collections, limits.
#![expect(unsafe_code, reason = "gives the allocator's memory to the heap and takes it back")]

use core::alloc::Layout;
use core::ptr::NonNull;

use vm_core::frame::Roots;

use super::{Python, Scratch};
use crate::Trap;
use crate::heap::Marker;
use crate::lifetimes::Asked;
use crate::object::exception::Exception;
use crate::object::tuple::Tuple;
use crate::types::TypeId;
use crate::value::Value;

/// What a virtual machine may use.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Bytes for heap and stacks together.
    pub memory: usize,
    /// Bytes of the first chunk of the heap.
    pub first_chunk: usize,
    /// Bytes allocated between collections when there is room; the live bytes if they are more. `usize::MAX`: collect
    /// only when a chunk is full.
    pub collect_after: usize,
}

impl Limits {
    /// For a desktop: a small start, growth as needed, up to 1 GiB.
    pub const DESKTOP: Limits = Limits { memory: 1 << 30, first_chunk: 8 << 10, collect_after: 1 << 20 };

    /// For a chip: all of `bytes` belongs to this machine; `stack` bytes of it are left for the stacks.
    pub const fn fixed(bytes: usize, stack: usize) -> Limits {
        Limits { memory: bytes, first_chunk: bytes.saturating_sub(stack), collect_after: usize::MAX }
    }
}

/// Alignment of a chunk.
const CHUNK_ALIGN: usize = 2 * align_of::<usize>();

impl<'h> Python<'h> {
    pub(super) fn first_chunk(&mut self) -> bool {
        self.heap.set_soft_limit(self.limits.collect_after);
        self.add_chunk(self.limits.first_chunk)
    }

    /// Gives the heap another chunk.
    fn add_chunk(&mut self, bytes: usize) -> bool {
        let Ok(layout) = Layout::from_size_align(bytes, CHUNK_ALIGN) else { return false };
        let Some(memory) = self.take(layout) else { return false };
        // SAFETY: the memory is fresh, and goes back only when `self` is dropped, and with it every value's heap.
        if unsafe { self.heap.add_chunk(memory, bytes) } {
            return true;
        }
        // SAFETY: just taken with this layout, and the heap did not want it.
        unsafe { self.give_back(memory, layout) };
        false
    }

    /// Memory from the caller's allocator, within the limits.
    pub(super) fn take(&mut self, layout: Layout) -> Option<NonNull<u8>> {
        let taken = self.taken.checked_add(layout.size())?;
        if taken > self.limits.memory {
            return None;
        }
        let memory = self.memory.allocate(layout).ok()?;
        self.taken = taken;
        Some(memory.cast())
    }

    /// # Safety
    /// `memory` came from [`Python::take`] with `layout`, and nobody uses it any more.
    pub(super) unsafe fn give_back(&mut self, memory: NonNull<u8>, layout: Layout) {
        self.taken = self.taken.saturating_sub(layout.size());
        // SAFETY: the caller's promise.
        unsafe { self.memory.deallocate(memory, layout) };
    }

    /// An array outside the heap, for the length of an operation.
    pub(crate) fn scratch<T: Copy>(&self) -> Scratch<'h, T> {
        Scratch::new(self.memory)
    }

    /// Bytes that the machine may have at most.
    pub fn memory_limit(&self) -> usize {
        self.limits.memory
    }

    pub(super) fn make_memory_error(&mut self) -> Result<Value, Trap> {
        let args = Tuple::from_slice(&mut self.heap, &[])?;
        let null = Value::NULL;
        let class = TypeId::MemoryError.value();
        Ok(Exception::alloc(&mut self.heap, class, args.value(), null, null, null, null)?.value())
    }

    /// Collects, and sees to it that the allocation that failed may succeed. False when there is no hope.
    pub(super) fn make_memory(&mut self, roots: Roots<'_, Self>, attempt: u32) -> bool {
        let wanted = self.heap.wanted();
        self.collect_roots(|marker| {
            for value in roots.values() {
                marker.mark(value);
            }
            for code in roots.codes() {
                marker.mark(code.object().value());
            }
        });
        let again = core::mem::take(&mut self.lifetimes.again);
        let asked = self.lifetimes.asked == Asked::Yes;
        if asked {
            self.lifetimes.asked = Asked::Done;
        }
        self.after_collection(wanted, attempt) || asked || again
    }

    /// Makes room where there can be no collection, within the limits; false when there is none to be had.
    pub(crate) fn grow(&mut self, attempt: u32) -> bool {
        const STEP: usize = 4 << 10;
        self.heap.raise_soft_limit(STEP);
        attempt == 0 || self.add_chunk((self.taken / 2).max(STEP))
    }

    fn after_collection(&mut self, wanted: usize, attempt: u32) -> bool {
        let stats = self.heap.stats();
        // A small heap that must be collected again and again costs more than a larger one.
        let small = self.limits.collect_after != usize::MAX && stats.total < self.limits.collect_after / 4;
        let crowded = stats.live > stats.total / 2 || small;
        // Twice what lives: the cost of a collection is spread over as many bytes as it visits. One operation may need
        // more than that at once.
        let doubled = 1_usize.checked_shl(attempt).unwrap_or(usize::MAX);
        let soft_limit = self.limits.collect_after.max(stats.live).saturating_mul(doubled);
        self.heap.set_soft_limit(soft_limit);
        let only_limit = wanted == 0 && soft_limit / 2 < stats.total;
        let enough = stats.largest_free > wanted && (attempt == 0 || only_limit);
        let grown = (crowded || !enough) && self.grow_heap(wanted, stats.total, enough);
        enough || grown
    }

    /// As much again as there is, or half of what is left: a program that comes near its limit must not pay a
    /// collection for every small chunk, nor leave nothing for the stacks.
    fn grow_heap(&mut self, wanted: usize, total: usize, enough: bool) -> bool {
        let least = wanted.saturating_add(1 << 10);
        let half = self.limits.memory.saturating_sub(self.taken) / 2;
        self.add_chunk(total.max(least.saturating_add(wanted / 2)).saturating_add(1 << 10))
            || (half > least.max(total / 8) && self.add_chunk(half))
            || (!enough && half > least && self.add_chunk(half))
            || (!enough && self.add_chunk(least))
    }

    /// Frees all that neither `mark_roots` nor the model's own roots reach.
    fn collect_roots(&mut self, mark_roots: impl FnOnce(&mut Marker)) {
        self.lookups.clear();
        let own = [
            self.pending,
            self.running,
            self.stop_value,
            self.builtins,
            self.modules,
            self.open_reprs,
            self.codecs,
            self.memory_error,
            self.live_frames,
            self.audit_hooks,
            self.attribute_name,
            self.context,
            self.token_missing,
            self.main,
            self.importlib,
            self.host_types,
            self.sys_values,
            self.warnings.filters,
            self.warnings.once,
            self.threads.list,
            self.trace_function,
        ];
        let [first, last] = self.asyncgen_hooks;
        let [locals, sentinel] = self.threads.own;
        let pairs = [first, last, locals, sentinel];
        let host = &mut self.host;
        // SAFETY: `mark_roots` marks every value of the interpreter's stacks and frames, or the caller has none; the
        // rest of the model's values are in `own`. Operations hold values only until they return, and this is called
        // between them.
        unsafe {
            self.heap.collect(
                |marker| {
                    marker.mark_all(&own);
                    marker.mark_all(&pairs);
                    mark_roots(marker);
                },
                &mut self.lifetimes,
                |index| host.release(index),
            );
        }
    }

    /// Makes memory while no interpreter runs: for the host, which holds `kept` and nothing else.
    pub(crate) fn make_memory_idle(&mut self, kept: &[Value], attempt: u32) -> bool {
        let wanted = self.heap.wanted();
        self.collect_roots(|marker| marker.mark_all(kept));
        self.after_collection(wanted, attempt)
    }
}

impl Drop for Python<'_> {
    fn drop(&mut self) {
        let memory = self.memory;
        for (base, bytes) in self.heap.chunks() {
            if let Ok(layout) = Layout::from_size_align(bytes, CHUNK_ALIGN) {
                // SAFETY: `add_chunk` took it from this allocator with this layout; no value is used after this.
                unsafe { memory.deallocate(base, layout) };
            }
        }
    }
}
