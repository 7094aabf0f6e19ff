//! The running frame in registers: code unit, top of stack, window, code.
#![expect(unsafe_code, reason = "unchecked stack and code access, which the verifier has made safe")]

use crate::object::{InlineCache, Model};

/// Where the running frame is.
///
/// The invariant that every method stands on: `ip` is at a code unit of an instruction of a verified code (its last, if
/// it has `EXTENDED_ARG`s);
/// `base` is its window of `nlocalsplus` slots; `sp` is between `base + nlocalsplus` and `+ stacksize`, as deep as the
/// verifier computed for `ip`; and the value stack has room for `stacksize` operands and the reserve.
pub(super) struct Registers<M: Model> {
    pub(super) ip: *const u8,
    pub(super) sp: *mut M::Value,
    pub(super) base: *mut M::Value,
    pub(super) code: M::Code,
}

impl<M: Model> Clone for Registers<M> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<M: Model> Copy for Registers<M> {}

impl<M: Model> Registers<M> {
    /// Opcode and argument of the code unit at `ip`.
    #[inline(always)]
    pub(super) fn fetch(&self) -> (u8, u32) {
        // SAFETY: verified code never runs past its last instruction, which does not fall through.
        unsafe { (*self.ip, u32::from(*self.ip.add(1))) }
    }

    /// The instruction is done: goes on behind it and its inline caches.
    #[inline(always)]
    pub(super) fn next(&mut self, caches: usize) {
        self.ip = self.after(caches);
    }

    /// Goes on `units` code units further on: behind several instructions that were done as one.
    #[inline(always)]
    pub(super) fn skip(&mut self, units: usize) {
        self.ip = self.ip.wrapping_add(units * 2);
    }

    /// The argument of the code unit `units` further on.
    #[inline(always)]
    pub(super) fn arg_of(&self, units: usize) -> u32 {
        // SAFETY: a form stands only where all of its instructions do.
        unsafe { u32::from(*self.ip.add(units * 2 + 1)) }
    }

    /// The inline cache of the instruction at `ip`.
    #[inline(always)]
    pub(super) fn cache<const UNITS: usize>(&self) -> InlineCache<'static, UNITS> {
        // SAFETY: the loop asks for it at a cached form only: that is in quickened code, which may be written to, and
        // as many units of cache stand behind it. The cache is handed to one method of the model and dropped.
        unsafe { InlineCache::new(self.ip.cast_mut().add(2)) }
    }

    /// Behind this instruction and its inline caches.
    #[inline(always)]
    pub(super) fn after(&self, caches: usize) -> *const u8 {
        self.ip.wrapping_add((1 + caches) * 2)
    }

    /// Jumps forward by code units, counted from behind this instruction.
    #[inline(always)]
    pub(super) fn jump(&mut self, units: u32) {
        self.ip = self.ip.wrapping_add((1 + units as usize) * 2);
    }

    /// Jumps backward by code units, counted from behind this instruction.
    #[inline(always)]
    pub(super) fn jump_back(&mut self, units: u32) {
        self.ip = self.ip.wrapping_add(2).wrapping_sub(units as usize * 2);
    }

    /// Pushes an operand.
    #[inline(always)]
    pub(super) fn push(&mut self, value: M::Value) {
        // SAFETY: the verifier has bounded the operands by `stacksize`, for which there is room.
        unsafe {
            *self.sp = value;
            self.sp = self.sp.add(1);
        }
    }

    /// Pops an operand.
    #[inline(always)]
    pub(super) fn pop(&mut self) -> M::Value {
        // SAFETY: the verifier has seen an operand here.
        unsafe {
            self.sp = self.sp.sub(1);
            *self.sp
        }
    }

    /// Drops operands.
    #[inline(always)]
    pub(super) fn drop_operands(&mut self, count: usize) {
        self.sp = self.sp.wrapping_sub(count);
    }

    /// Operand `depth` from the top, which is 1.
    #[inline(always)]
    pub(super) fn peek(&self, depth: usize) -> M::Value {
        // SAFETY: the verifier has seen `depth` operands here.
        unsafe { *self.sp.sub(depth) }
    }

    /// Replaces operand `depth` from the top.
    #[inline(always)]
    pub(super) fn set_peek(&mut self, depth: usize, value: M::Value) {
        // SAFETY: the verifier has seen `depth` operands here.
        unsafe { *self.sp.sub(depth) = value }
    }

    /// The last `count` operands.
    #[inline(always)]
    pub(super) fn operands(&self, count: usize) -> &[M::Value] {
        // SAFETY: the verifier has seen `count` operands here; all are initialised.
        unsafe { core::slice::from_raw_parts(self.sp.sub(count), count) }
    }

    /// `count` slots from `depth` operands below the top upwards, to write; slots above the top are initialised too.
    #[inline(always)]
    pub(super) fn slots_from(&mut self, depth: usize, count: usize) -> &mut [M::Value] {
        // SAFETY: the verifier has seen `depth` operands here and reckoned with the result's depth.
        unsafe { core::slice::from_raw_parts_mut(self.sp.sub(depth), count) }
    }

    /// Slot `index` of `localsplus`.
    #[inline(always)]
    pub(super) fn local(&self, index: u32) -> M::Value {
        // SAFETY: the verifier has checked `index` against `nlocalsplus`.
        unsafe { *self.base.add(index as usize) }
    }

    /// Sets slot `index` of `localsplus`.
    #[inline(always)]
    pub(super) fn set_local(&mut self, index: u32, value: M::Value) {
        // SAFETY: the verifier has checked `index` against `nlocalsplus`.
        unsafe { *self.base.add(index as usize) = value }
    }

    /// Constant `index`.
    #[inline(always)]
    pub(super) fn constant(&self, index: u32) -> M::Value {
        // SAFETY: the verifier has checked `index` against the number of constants.
        unsafe { *self.code.consts_ptr().add(index as usize) }
    }

    /// Name `index` of the running code.
    #[inline(always)]
    pub(super) fn name(&self, index: u32) -> M::Value {
        // SAFETY: the verifier has checked `index` against the number of names.
        unsafe { *self.code.names_ptr().add(index as usize) }
    }
}
