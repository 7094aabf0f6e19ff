//! `complex`: two floats in whole words.

use core::cell::Cell;

use vm_core::object::Trap;

use crate::heap::{Header, Heap, Obj, WORD};

const COMPLEX_WORDS: usize = 16 / WORD;

/// A complex number.
#[repr(C)]
pub struct Complex {
    pub(super) header: Header,
    bits: [Cell<usize>; COMPLEX_WORDS],
}

impl Complex {
    /// A new complex number.
    pub fn alloc(heap: &mut Heap, real: f64, imag: f64) -> Result<Obj<Complex>, Trap> {
        let complex = heap.alloc::<Complex>(0)?;
        let bits = u128::from(real.to_bits()) | (u128::from(imag.to_bits()) << 64);
        for (n, word) in complex.bits.iter().enumerate() {
            word.set((bits >> (usize::BITS as usize * n)) as usize);
        }
        Ok(complex)
    }
}

impl Obj<Complex> {
    /// The real part and the imaginary part.
    pub fn get(self) -> (f64, f64) {
        let mut bits = 0u128;
        for (n, word) in self.bits.iter().enumerate() {
            bits |= (word.get() as u128) << (usize::BITS as usize * n);
        }
        (f64::from_bits(bits as u64), f64::from_bits((bits >> 64) as u64))
    }
}
