//! `int` that does not fit a small int: sign and magnitude.
#![expect(unsafe_code, reason = "reads the limbs of a complete int in place")]

use core::cell::Cell;

use crate::heap::{Header, Heap, Obj};
use crate::value::Value;
use vm_core::object::Trap;

const NEGATIVE: u32 = 0;

/// Trailing: limbs (machine words), least significant first; the last is not 0, and the number is never one that a
/// small int can hold.
#[repr(C)]
pub struct Int {
    pub(super) header: Header,
}

impl Int {
    /// Room for `limbs` limbs, all 0: the caller fills them and must end normalised (see [`Int::from_limbs`] for
    /// the safe way).
    pub fn with_limbs(heap: &mut Heap, limbs: usize, negative: bool) -> Result<Obj<Int>, Trap> {
        let int = heap.alloc::<Int>(limbs)?;
        for limb in int.limb_cells() {
            limb.set(0);
        }
        int.header.set_flag(NEGATIVE, negative);
        Ok(int)
    }

    /// The int of this sign and magnitude: a small one if it fits. Leading zero limbs are dropped.
    pub fn from_limbs(heap: &mut Heap, limbs: &[usize], negative: bool) -> Result<Value, Trap> {
        let used = limbs.iter().rposition(|&limb| limb != 0).map_or(0, |last| last.wrapping_add(1));
        let limbs = limbs.get(..used).unwrap_or(limbs);
        if let Some(small) = small(limbs, negative) {
            return Ok(small);
        }
        let int = heap.alloc::<Int>(limbs.len())?;
        for (slot, &limb) in int.limb_cells().iter().zip(limbs) {
            slot.set(limb);
        }
        int.header.set_flag(NEGATIVE, negative);
        Ok(int.value())
    }

    /// The int of a machine int.
    #[inline]
    pub fn from_isize(heap: &mut Heap, i: isize) -> Result<Value, Trap> {
        match Value::from_int(i) {
            Some(small) => Ok(small),
            None => Int::from_limbs(heap, &[i.unsigned_abs()], i < 0),
        }
    }

    /// The int of a 64-bit int.
    pub fn from_i64(heap: &mut Heap, i: i64) -> Result<Value, Trap> {
        Int::from_magnitude(heap, i.unsigned_abs(), i < 0)
    }

    /// The int of a 64-bit magnitude and a sign.
    pub fn from_magnitude(heap: &mut Heap, magnitude: u64, negative: bool) -> Result<Value, Trap> {
        // On a machine of 64 bits the second limb is 0 and is dropped.
        let high = magnitude.checked_shr(usize::BITS).unwrap_or(0);
        Int::from_limbs(heap, &[magnitude as usize, high as usize], negative)
    }
}

/// The small int of a normalised magnitude, if it fits.
fn small(limbs: &[usize], negative: bool) -> Option<Value> {
    match *limbs {
        [] => Value::from_int(0),
        [limb] if negative => Value::from_int(0isize.checked_sub_unsigned(limb)?),
        [limb] => Value::from_int(isize::try_from(limb).ok()?),
        _ => None,
    }
}

impl Obj<Int> {
    /// Is it below 0?
    #[inline]
    pub fn negative(self) -> bool {
        self.header().flag(NEGATIVE)
    }

    /// The limbs, to fill a new int.
    #[inline]
    pub fn limb_cells(&self) -> &[Cell<usize>] {
        self.raw_items()
    }

    /// The limbs of a complete int.
    #[inline]
    pub fn limbs(&self) -> &[usize] {
        // SAFETY: all words after the header are limbs; an int is not written to once it is complete.
        unsafe { self.raw_slice(self.trailing_words()) }
    }
}
