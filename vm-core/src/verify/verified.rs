//! [`Verified`]: code that passed, with what the interpreter needs of it in one place.
#![expect(unsafe_code, reason = "keeps the verified slices as raw pointers, so that an object model may own them")]

use core::mem::size_of;

use super::{Facts, VerifyError, check};
use crate::code::{Code, CodeFlags, ExceptionTable, LineTable, SlotKind};
use crate::isa::number as op;
use crate::quicken;

/// Code that passed; the only thing that a frame accepts. `V` is the object model's value.
///
/// It does not own what it points to. The code, constants, names, kinds and tables must stay where they are, and as
/// they are, for as long as this or a copy of it is used: an object model's heap does not move objects. That is the
/// promise that a caller of [`verify`] makes.
///
/// ```text
///            32 bits    what
///   0..24    pointers   code, constants, names, kinds, exception table, line table
///  24..52    u32        their lengths (the kinds' is nlocalsplus), flags, first line
///  52..72    u16        the frame's layout; where to begin
/// ```
#[repr(C)]
#[derive(Debug)]
pub struct Verified<V> {
    code: *const u8,
    consts: *const V,
    names: *const V,
    kinds: *const u8,
    exceptiontable: *const u8,
    linetable: *const u8,
    code_len: u32,
    nconsts: u32,
    nnames: u32,
    exceptiontable_len: u32,
    linetable_len: u32,
    flags: CodeFlags,
    firstlineno: i32,
    nlocalsplus: u16,
    stacksize: u16,
    argcount: u16,
    simple_argcount: i16,
    posonlyargcount: u16,
    kwonlyargcount: u16,
    nlocals: u16,
    ncellvars: u16,
    nfreevars: u16,
    entry: u16,
}

// Eighteen words on a 32-bit chip, twelve on a desktop.
const _: () = assert!(size_of::<Verified<u32>>() == if size_of::<usize>() == 4 { 18 * 4 } else { 12 * 8 });

impl<V> Clone for Verified<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for Verified<V> {}

/// Verifies `code` and keeps hold of it by pointers. `scratch` takes one entry a code unit and is free afterwards.
///
/// # Safety
/// Everything that `code` borrows stays where it is, and unchanged, as long as the result or a copy of it is used.
pub unsafe fn verify<O: Copy>(
    code: &Code<'_, O>,
    facts: &impl Facts<O>,
    scratch: &mut [u16],
) -> Result<Verified<O>, VerifyError> {
    let counts = check(code, facts, scratch)?;
    let narrow = |count: u32| u16::try_from(count).map_err(|_| VerifyError::ArgCount);
    let is_simple = code.kwonlyargcount == 0 && !code.flags.has(CodeFlags::VARARGS | CodeFlags::VARKEYWORDS);
    let length = |len: usize| u32::try_from(len).map_err(|_| VerifyError::CodeLength);
    Ok(Verified {
        code: code.code.as_ptr(),
        consts: code.consts.as_ptr(),
        names: code.names.as_ptr(),
        kinds: code.localspluskinds.as_ptr(),
        exceptiontable: code.exceptiontable.as_ptr(),
        linetable: code.linetable.as_ptr(),
        code_len: length(code.code.len())?,
        nconsts: length(code.consts.len())?,
        nnames: length(code.names.len())?,
        exceptiontable_len: length(code.exceptiontable.len())?,
        linetable_len: length(code.linetable.len())?,
        flags: code.flags,
        firstlineno: code.firstlineno,
        nlocalsplus: u16::try_from(code.nlocalsplus()).map_err(|_| VerifyError::SlotCount)?,
        // The room that is really needed, which a hostile `co_stacksize` can't inflate.
        stacksize: counts.depth,
        argcount: narrow(code.argcount)?,
        simple_argcount: if is_simple { i16::try_from(code.argcount).unwrap_or(-1) } else { -1 },
        posonlyargcount: narrow(code.posonlyargcount)?,
        kwonlyargcount: narrow(code.kwonlyargcount)?,
        nlocals: counts.nlocals,
        ncellvars: counts.ncellvars,
        nfreevars: counts.nfreevars,
        // A `RESUME` in the first place does nothing.
        entry: if code.code.first() == Some(&op::RESUME) { 2 } else { 0 },
    })
}

impl<V> Verified<V> {
    /// The first code unit.
    #[inline(always)]
    pub const fn code_ptr(&self) -> *const u8 {
        self.code
    }

    /// The code unit that a call begins with.
    #[inline(always)]
    pub const fn entry_ptr(&self) -> *const u8 {
        self.code.wrapping_add(self.entry as usize)
    }

    /// The first constant; every `Const` argument in the code is an index into these.
    #[inline(always)]
    pub const fn consts_ptr(&self) -> *const V {
        self.consts
    }

    /// The first name; every `Name` argument in the code is an index into these.
    #[inline(always)]
    pub const fn names_ptr(&self) -> *const V {
        self.names
    }

    /// Slots of the frame below the operands.
    #[inline(always)]
    pub const fn nlocalsplus(&self) -> usize {
        self.nlocalsplus as usize
    }

    /// The most operands that there ever are: `co_stacksize`, or less where that was more than is needed.
    #[inline(always)]
    pub const fn stacksize(&self) -> usize {
        self.stacksize as usize
    }

    /// `co_argcount`.
    #[inline(always)]
    pub const fn argcount(&self) -> usize {
        self.argcount as usize
    }

    /// The number of arguments that need no binding: all positional parameters, when there are no others; for other
    /// code a number that no call has (-1, sign-extended: a `u16`'s highest would be a number that one may have).
    #[inline(always)]
    pub const fn simple_argcount(&self) -> usize {
        self.simple_argcount as isize as usize
    }

    /// Slots that parameters take: positional, keyword-only, `*args`, `**kwargs`.
    pub const fn nparameters(&self) -> usize {
        let stars = self.flags.has(CodeFlags::VARARGS) as usize + self.flags.has(CodeFlags::VARKEYWORDS) as usize;
        self.argcount() + self.kwonlyargcount() + stars
    }

    /// `co_posonlyargcount`.
    #[inline(always)]
    pub const fn posonlyargcount(&self) -> usize {
        self.posonlyargcount as usize
    }

    /// `co_kwonlyargcount`.
    #[inline(always)]
    pub const fn kwonlyargcount(&self) -> usize {
        self.kwonlyargcount as usize
    }

    /// `co_nlocals`.
    #[inline(always)]
    pub const fn nlocals(&self) -> usize {
        self.nlocals as usize
    }

    /// Cells that this code makes.
    #[inline(always)]
    pub const fn ncellvars(&self) -> usize {
        self.ncellvars as usize
    }

    /// Cells that come from the closure: the last slots.
    #[inline(always)]
    pub const fn nfreevars(&self) -> usize {
        self.nfreevars as usize
    }

    /// `co_flags`.
    #[inline(always)]
    pub const fn flags(&self) -> CodeFlags {
        self.flags
    }

    /// `co_firstlineno`.
    #[inline(always)]
    pub const fn firstlineno(&self) -> i32 {
        self.firstlineno
    }

    /// `co_code`, unit by unit, as it was before it was quickened.
    pub fn plain_code(&self) -> impl Iterator<Item = [u8; 2]> {
        quicken::plain(self.code())
    }

    /// The opcode (as it was before the code was quickened) and the argument of the code unit at a byte offset.
    pub fn unit_at(&self, offset: usize) -> Option<(u8, u8)> {
        let &[opcode, arg] = self.code().get(offset..offset.checked_add(2)?)? else { return None };
        Some((quicken::base(opcode), arg))
    }

    /// Makes the code quicker to run, where it is.
    ///
    /// # Safety
    /// The code may be written to, here and whenever it runs, and nobody else reads it as the code of an object that was
    /// not quickened.
    pub unsafe fn quicken(&mut self) {
        // SAFETY: made from such a slice in `verify`; by the caller's promise it may be written to.
        let code = unsafe { core::slice::from_raw_parts_mut(self.code.cast_mut(), self.code_len as usize) };
        quicken::quicken(code);
    }

    /// The code as it runs: quickened or not. An inline cache that is written to changes it.
    #[inline(always)]
    pub const fn code(&self) -> &[u8] {
        // SAFETY: made from such a slice in `verify`, whose caller keeps it in place.
        unsafe { core::slice::from_raw_parts(self.code, self.code_len as usize) }
    }

    /// `co_consts`.
    #[inline(always)]
    pub const fn consts(&self) -> &[V] {
        // SAFETY: made from such a slice in `verify`, whose caller keeps it in place.
        unsafe { core::slice::from_raw_parts(self.consts, self.nconsts as usize) }
    }

    /// `co_names`.
    #[inline(always)]
    pub const fn names(&self) -> &[V] {
        // SAFETY: made from such a slice in `verify`, whose caller keeps it in place.
        unsafe { core::slice::from_raw_parts(self.names, self.nnames as usize) }
    }

    /// `co_localspluskinds`.
    #[inline(always)]
    pub const fn kinds(&self) -> &[u8] {
        // SAFETY: made in `verify` from a slice of as many slots, whose caller keeps it in place.
        unsafe { core::slice::from_raw_parts(self.kinds, self.nlocalsplus as usize) }
    }

    /// The kind of a slot; [`SlotKind::EMPTY`] beyond the last.
    pub fn slot_kind(&self, slot: usize) -> SlotKind {
        self.kinds().get(slot).map_or(SlotKind::EMPTY, |&kind| SlotKind::from_byte(kind))
    }

    /// The exception table, readable.
    pub const fn exceptions(&self) -> ExceptionTable<'_> {
        // SAFETY: made from such a slice in `verify`, whose caller keeps it in place.
        ExceptionTable::new(unsafe {
            core::slice::from_raw_parts(self.exceptiontable, self.exceptiontable_len as usize)
        })
    }

    /// `co_exceptiontable`.
    pub const fn exceptiontable(&self) -> &[u8] {
        // SAFETY: made from such a slice in `verify`, whose caller keeps it in place.
        unsafe { core::slice::from_raw_parts(self.exceptiontable, self.exceptiontable_len as usize) }
    }

    /// `co_linetable`.
    pub const fn linetable(&self) -> &[u8] {
        // SAFETY: made from such a slice in `verify`, whose caller keeps it in place.
        unsafe { core::slice::from_raw_parts(self.linetable, self.linetable_len as usize) }
    }

    /// The line table, readable.
    pub const fn lines(&self) -> LineTable<'_> {
        // SAFETY: made from such a slice in `verify`, whose caller keeps it in place.
        let bytes = unsafe { core::slice::from_raw_parts(self.linetable, self.linetable_len as usize) };
        LineTable::new(bytes, self.firstlineno)
    }
}
