//! `float`: eight bytes in whole words, so that it needs no alignment beyond a word's.

use core::cell::Cell;

use crate::heap::{Header, Heap, Obj, WORD};
use vm_core::object::Trap;

const FLOAT_WORDS: usize = 8 / WORD;

/// A float.
#[repr(C)]
pub struct Float {
    pub(super) header: Header,
    bits: [Cell<usize>; FLOAT_WORDS],
}

// Three words on a chip: no alignment to eight bytes.
const _: () = assert!(size_of::<Float>() == if WORD == 4 { 12 } else { 16 });

impl Float {
    /// A new float.
    #[inline(always)]
    pub fn alloc(heap: &mut Heap, number: f64) -> Result<Obj<Float>, Trap> {
        let float = heap.alloc::<Float>(0)?;
        float.set(number);
        Ok(float)
    }
}

impl Obj<Float> {
    /// Gives a float that nobody has seen yet its number.
    #[inline(always)]
    pub(crate) fn set(self, number: f64) {
        let bits = number.to_bits();
        for (n, word) in self.bits.iter().enumerate() {
            // One word of 64 bits, or two of 32 with the low one first.
            word.set((bits >> (32 * n)) as usize);
        }
    }

    /// The number.
    #[inline(always)]
    pub fn get(self) -> f64 {
        let mut bits = 0;
        for (n, word) in self.bits.iter().enumerate() {
            bits |= (word.get() as u64) << (32 * n);
        }
        f64::from_bits(bits)
    }
}
