//! The boundary between code generation and the control-flow half: one scope's instructions, in source order.

use std::collections::HashSet;

use vm_core::code::CodeFlags;
use vm_core::isa::Opcode;

use crate::consts::ConstTable;

/// Where in the source an instruction comes from. Columns are UTF-8 bytes from 0; -1 means that there is none.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Location {
    /// First line, from 1; -1 for no location at all.
    pub line: i32,
    /// Last line.
    pub end_line: i32,
    /// First column.
    pub column: i32,
    /// Column after the last.
    pub end_column: i32,
}

impl Location {
    /// `NO_LOCATION`: made by the compiler, belongs to no line.
    pub const NONE: Self = Self { line: -1, end_line: -1, column: -1, end_column: -1 };

    /// The four numbers in CPython's order of arguments.
    pub const fn new(line: i32, end_line: i32, column: i32, end_column: i32) -> Self {
        Self { line, end_line, column, end_column }
    }

    /// A whole line without columns.
    pub const fn line_only(line: i32) -> Self {
        Self { line, end_line: line, column: -1, end_column: -1 }
    }
}

/// A place in the sequence that jumps name; it stands before the instruction that follows it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Label(pub u32);

/// An instruction's argument before jumps have offsets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arg {
    /// The opcode takes none.
    None,
    /// A number. For the `*_DEREF` family, `LOAD_CLOSURE` and their kin it counts `cellvars`, then `freevars`.
    Raw(u32),
    /// A jump's target, or a `SETUP_*`'s handler.
    Label(Label),
}

/// One instruction as code generation emits it; pseudo-instructions included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Instr {
    /// What it does.
    pub opcode: Opcode,
    /// With what.
    pub arg: Arg,
    /// From where.
    pub location: Location,
}

/// An element of the sequence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Item {
    /// An instruction.
    Instr(Instr),
    /// A label for what follows.
    Label(Label),
}

/// One scope, ready for [`crate::finish`]: CPython's `compiler_unit` after the last statement was visited and the
/// final `return` added.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// The instructions and labels, in source order.
    pub items: Vec<Item>,
    /// The constants that they name. Entry 0 is kept even if unused (it may be the docstring).
    pub consts: ConstTable,
    /// `co_names`.
    pub names: Vec<String>,
    /// Locals, arguments first (positional-only, positional, keyword-only, `*args`, `**kwargs`).
    pub varnames: Vec<String>,
    /// Variables that inner scopes capture, in the order that the instructions' arguments count them.
    pub cellvars: Vec<String>,
    /// Captured variables of outer scopes; the arguments that name them start at `cellvars.len()`.
    pub freevars: Vec<String>,
    /// Those of `varnames` that belong to an inlined comprehension (PEP 709).
    pub fast_hidden: HashSet<String>,
    /// `co_argcount`: positional parameters, positional-only ones included.
    pub argcount: u32,
    /// `co_posonlyargcount`.
    pub posonlyargcount: u32,
    /// `co_kwonlyargcount`.
    pub kwonlyargcount: u32,
    /// `co_flags`.
    pub flags: u32,
    /// `co_name`.
    pub name: String,
    /// `co_qualname`.
    pub qualname: String,
    /// `co_filename`.
    pub filename: String,
    /// `co_firstlineno`.
    pub firstlineno: i32,
}

impl Unit {
    /// How many of `varnames` are arguments: bound when the code is entered.
    pub fn parameter_count(&self) -> usize {
        let starred = [CodeFlags::VARARGS, CodeFlags::VARKEYWORDS].map(|flag| u32::from(self.flags & flag != 0));
        let named = self.argcount.saturating_add(self.kwonlyargcount);
        named.saturating_add(starred[0] + starred[1]) as usize
    }
}
