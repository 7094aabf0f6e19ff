//! Code objects as CPython has them: every `co_` field, borrowed from where it lies.
//!
//! A [`Code`] is a *view*, not a store: the marshal reader, the compiler's output, the heap of an object model
//! and flash each keep the bytes, and lend them in this shape. It is unverified; see [`crate::verify`].

mod exception_table;
mod flags;
mod line_table;
mod slot_kind;

pub use exception_table::{Entries, ExceptionEntry, ExceptionTable};
pub use flags::CodeFlags;
pub use line_table::{LineTable, Position, PositionRun};
pub use slot_kind::SlotKind;

/// The fields of one code object. `O` stands for a Python object where it lies: constants and names.
///
/// Follows `PyCodeObject` of CPython 3.12's `Include/cpython/code.h`.
#[derive(Clone, Copy, Debug)]
pub struct Code<'a, O> {
    /// `co_argcount`: positional parameters, positional-only ones included, `*args` and `**kwargs` not.
    pub argcount: u32,
    /// `co_posonlyargcount`.
    pub posonlyargcount: u32,
    /// `co_kwonlyargcount`.
    pub kwonlyargcount: u32,
    /// `co_stacksize`: the most operands at any point, in values.
    pub stacksize: u32,
    /// `co_flags`.
    pub flags: CodeFlags,
    /// `co_code`: code units of two bytes, inline caches included (zeroed).
    pub code: &'a [u8],
    /// `co_consts`.
    pub consts: &'a [O],
    /// `co_names`.
    pub names: &'a [O],
    /// `co_localsplusnames`: locals, then cells that are no locals, then frees.
    pub localsplusnames: &'a [O],
    /// `co_localspluskinds`: one byte a slot, see [`SlotKind`].
    pub localspluskinds: &'a [u8],
    /// `co_filename`.
    pub filename: O,
    /// `co_name`.
    pub name: O,
    /// `co_qualname`.
    pub qualname: O,
    /// `co_firstlineno`.
    pub firstlineno: i32,
    /// `co_linetable`, see [`LineTable`].
    pub linetable: &'a [u8],
    /// `co_exceptiontable`, see [`ExceptionTable`].
    pub exceptiontable: &'a [u8],
}

impl<'a, O: Copy> Code<'a, O> {
    /// `co_nlocalsplus`: slots of the frame below the operand stack.
    pub fn nlocalsplus(&self) -> usize {
        self.localsplusnames.len()
    }

    /// The kind of slot `index`; [`SlotKind::EMPTY`] beyond the last.
    pub fn slot_kind(&self, index: usize) -> SlotKind {
        self.localspluskinds.get(index).map_or(SlotKind::EMPTY, |&k| SlotKind::from_byte(k))
    }

    /// `co_varnames`: the names of the slots that are locals (captured arguments too).
    pub fn varnames(&self) -> impl Iterator<Item = O> + use<'a, O> {
        self.names_of(SlotKind::is_local)
    }

    /// `co_cellvars`: the names of the slots that are cells made here (captured arguments too).
    pub fn cellvars(&self) -> impl Iterator<Item = O> + use<'a, O> {
        self.names_of(SlotKind::is_cell)
    }

    /// `co_freevars`: the names of the slots filled from the closure.
    pub fn freevars(&self) -> impl Iterator<Item = O> + use<'a, O> {
        self.names_of(SlotKind::is_free)
    }

    /// `co_nlocals`.
    pub fn nlocals(&self) -> usize {
        self.varnames().count()
    }

    /// `co_ncellvars`.
    pub fn ncellvars(&self) -> usize {
        self.cellvars().count()
    }

    /// `co_nfreevars`.
    pub fn nfreevars(&self) -> usize {
        self.freevars().count()
    }

    /// The line table, readable.
    pub fn lines(&self) -> LineTable<'a> {
        LineTable::new(self.linetable, self.firstlineno)
    }

    /// The exception table, readable.
    pub fn exceptions(&self) -> ExceptionTable<'a> {
        ExceptionTable::new(self.exceptiontable)
    }

    fn names_of(&self, keep: fn(SlotKind) -> bool) -> impl Iterator<Item = O> + use<'a, O> {
        let slots = self.localsplusnames.iter().zip(self.localspluskinds);
        slots.filter(move |&(_, &kind)| keep(SlotKind::from_byte(kind))).map(|(&name, _)| name)
    }
}
