//! What the argument of an instruction means.

/// The meaning of an instruction's argument; the first ones are the `has…` lists of CPython's `Lib/opcode.py`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ArgKind {
    /// There is none: `POP_TOP`.
    None,
    /// An index into `co_consts` (`hasconst`).
    Const,
    /// An index into `co_names` (`hasname`).
    Name,
    /// `LOAD_GLOBAL`: an index into `co_names` times 2; bit 0 asks for a NULL below the value.
    GlobalName,
    /// `LOAD_ATTR`: as `GlobalName` in 3.12, bit 0 asks for a method; a plain `Name` in 3.11.
    AttrName,
    /// `LOAD_SUPER_ATTR`: an index into `co_names` times 4; bit 0 asks for a method, bit 1 says that `super` had
    /// arguments.
    SuperName,
    /// A slot of the frame that holds a local (`haslocal`).
    Local,
    /// A slot of the frame that holds a cell, counted from the first local (`hasfree`).
    Deref,
    /// A distance in code units, forward from the next instruction after the caches (`hasjrel`).
    JumpForward,
    /// The same distance backward.
    JumpBackward,
    /// The target of a pseudo-instruction, whatever the compiler makes of it.
    Target,
    /// An index into [`COMPARE_OPS`](super::COMPARE_OPS): times 16 in 3.12 (`hascompare`).
    Compare,
    /// An index into [`BINARY_OPS`](super::BINARY_OPS).
    BinaryOp,
    /// An index into [`INTRINSIC_1`](super::INTRINSIC_1).
    Intrinsic1,
    /// An index into [`INTRINSIC_2`](super::INTRINSIC_2).
    Intrinsic2,
    /// `FORMAT_VALUE`: bits 0 and 1 the conversion, bit 2 whether a format is on the stack.
    Format,
    /// `MAKE_FUNCTION`: bits for defaults, keyword defaults, annotations and closure.
    Function,
    /// A number of things: items, arguments, free variables.
    Count,
    /// `UNPACK_EX`: items before the starred one in the low byte, after it above.
    CountEx,
    /// A depth of the stack, 1 for the top.
    Depth,
    /// A number or bits with a meaning of their own: `RESUME`, `IS_OP`, `RERAISE`.
    Flags,
    /// `EXTENDED_ARG`: the higher bits of the next instruction's argument.
    Extended,
}
