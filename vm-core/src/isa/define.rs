//! The macro that turns the rows of the table into [`Opcode`](super::Opcode) and what is known of it.

/// Where the instruction after this one is found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// Right behind it.
    Next,
    /// Right behind it or at the target of the argument.
    Branch,
    /// At the target only.
    Goto,
    /// Nowhere: the frame is left, or an exception raised.
    Stop,
}

/// A number in the table: `-` for an instruction that the version lacks, `[256]` for a pseudo-instruction.
macro_rules! number {
    (-) => {
        None
    };
    ([$number:literal]) => {
        Some($number)
    };
    ($number:literal) => {
        Some($number)
    };
}

/// The constant of [`number`](super::number), for instructions that can be in 3.12 code.
macro_rules! constant {
    ($name:ident -) => {};
    ($name:ident [$number:literal]) => {};
    ($name:ident $number:literal) => {
        #[doc = concat!("`", stringify!($name), "`")]
        pub const $name: u8 = $number;
    };
}

/// The instruction set, a row for each instruction. The columns are:
///
/// - CPython's name, and ours;
/// - its number in 3.12 and in 3.11 (`-` not there, `[…]` a pseudo-instruction);
/// - its inline cache in 3.12 and in 3.11, in code units;
/// - what its argument means, an [`ArgKind`](super::ArgKind);
/// - where it goes on, a [`Flow`];
/// - how many operands it needs on the stack, and how many lie there instead afterwards (`arg`, `jump` and `v11`
///   can be used; `jump` as in `dis.stack_effect`). As in CPython's `Python/bytecodes.c`, but operands that are
///   only looked at count too: `LIST_APPEND`'s list, `DICT_MERGE`'s callable.
macro_rules! instructions {
    (($arg:ident, $jump:ident, $v11:ident) $(
        $name:ident $variant:ident $n12:tt $n11:tt $c12:literal $c11:literal $kind:ident $flow:ident
        $pops:expr => $pushes:expr;
    )*) => {
        /// An instruction of CPython 3.12 or 3.11, by CPython's name.
        #[repr(u8)]
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
        pub enum Opcode {
            $(#[doc = concat!("`", stringify!($name), "`")] $variant,)*
        }

        impl Opcode {
            /// All of them, in the order of the table.
            pub const ALL: &'static [Opcode] = &[$(Opcode::$variant),*];

            /// CPython's name: `"LOAD_FAST"`.
            pub const fn name(self) -> &'static str {
                match self { $(Opcode::$variant => stringify!($name),)* }
            }

            /// Its number in `version`: above 255 for a pseudo-instruction, none if it isn't there.
            pub const fn number(self, version: Version) -> Option<u16> {
                match version {
                    Version::V3_12 => match self { $(Opcode::$variant => number!($n12),)* },
                    Version::V3_11 => match self { $(Opcode::$variant => number!($n11),)* },
                }
            }

            /// The code units of inline cache behind it.
            pub const fn caches(self, version: Version) -> usize {
                match version {
                    Version::V3_12 => match self { $(Opcode::$variant => $c12,)* },
                    Version::V3_11 => match self { $(Opcode::$variant => $c11,)* },
                }
            }

            /// What the argument means.
            pub const fn arg_kind(self) -> ArgKind {
                match self { $(Opcode::$variant => ArgKind::$kind,)* }
            }

            pub(super) const fn flow(self) -> Flow {
                match self { $(Opcode::$variant => Flow::$flow,)* }
            }

            pub(super) fn operands_before(self, $v11: bool, $arg: i32) -> i32 {
                match self { $(Opcode::$variant => $pops,)* }
            }

            pub(super) fn operands_after(self, $v11: bool, $arg: i32, $jump: Option<bool>) -> i32 {
                match self { $(Opcode::$variant => $pushes,)* }
            }
        }

        /// The numbers of 3.12, for a `match` on the byte in the code.
        pub mod number {
            use super::constant;

            $(constant! { $name $n12 })*
        }
    };
}

pub(super) use {constant, instructions, number};
