//! The code units behind an instruction, where a model keeps what it found there before.
#![expect(unsafe_code, reason = "writes into running code, behind an instruction that has room for it")]

use core::marker::PhantomData;

/// The inline cache of the running instruction: `UNITS` code units, all zero at first. What they hold is the model's.
/// (The last unit in the code is not among them: it stays zero, so that looking back from the next instruction for its
/// `EXTENDED_ARG`s ends there.)
///
/// Only code that was quickened in memory has caches to write to (see [`crate::quicken`]); the interpreter's loop makes
/// one for the time of one instruction.
pub struct InlineCache<'c, const UNITS: usize> {
    start: *mut u8,
    life: PhantomData<&'c mut u8>,
}

impl<const UNITS: usize> InlineCache<'_, UNITS> {
    /// # Safety
    /// At `start` there are `UNITS` code units that may be written to, which nothing else uses as long as this does.
    #[inline(always)]
    pub(crate) const unsafe fn new(start: *mut u8) -> Self {
        Self { start, life: PhantomData }
    }

    /// The number in unit `unit`.
    #[inline(always)]
    pub fn u16<const UNIT: usize>(&self) -> u16 {
        const { assert!(UNIT < UNITS) };
        // SAFETY: inside the cache, by the assertion.
        unsafe { self.start.add(UNIT * 2).cast::<u16>().read_unaligned() }
    }

    /// The number in unit `unit` and the next.
    #[inline(always)]
    pub fn u32<const UNIT: usize>(&self) -> u32 {
        const { assert!(UNIT + 1 < UNITS) };
        // SAFETY: as above.
        unsafe { self.start.add(UNIT * 2).cast::<u32>().read_unaligned() }
    }

    /// The number in the four units from `unit` on.
    #[inline(always)]
    pub fn u64<const UNIT: usize>(&self) -> u64 {
        const { assert!(UNIT + 3 < UNITS) };
        // SAFETY: as above.
        unsafe { self.start.add(UNIT * 2).cast::<u64>().read_unaligned() }
    }

    /// Sets unit `unit`.
    #[inline(always)]
    pub fn set_u16<const UNIT: usize>(&mut self, value: u16) {
        const { assert!(UNIT < UNITS) };
        // SAFETY: as above.
        unsafe { self.start.add(UNIT * 2).cast::<u16>().write_unaligned(value) }
    }

    /// Sets unit `unit` and the next.
    #[inline(always)]
    pub fn set_u32<const UNIT: usize>(&mut self, value: u32) {
        const { assert!(UNIT + 1 < UNITS) };
        // SAFETY: as above.
        unsafe { self.start.add(UNIT * 2).cast::<u32>().write_unaligned(value) }
    }

    /// Sets the four units from `unit` on.
    #[inline(always)]
    pub fn set_u64<const UNIT: usize>(&mut self, value: u64) {
        const { assert!(UNIT + 3 < UNITS) };
        // SAFETY: as above.
        unsafe { self.start.add(UNIT * 2).cast::<u64>().write_unaligned(value) }
    }
}
