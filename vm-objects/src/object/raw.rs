//! A plain run of raw words: indexes of tables, buffers.

use crate::heap::{Header, Heap, Obj, WORD};
use vm_core::object::Trap;

/// Raw trailing words: what they mean is said by who refers to them.
#[repr(C)]
pub struct Raw {
    pub(super) header: Header,
}

impl Raw {
    /// `bytes` zero bytes (rounded up to words).
    pub fn alloc_zeroed(heap: &mut Heap, bytes: usize) -> Result<Obj<Raw>, Trap> {
        let raw = heap.alloc::<Raw>(bytes.div_ceil(WORD))?;
        for word in raw.raw_items::<usize>() {
            word.set(0);
        }
        Ok(raw)
    }
}
