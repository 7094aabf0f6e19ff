//! The rules that code can break.

use core::fmt;

/// One variant for each rule. The number is the byte offset in `co_code` of the instruction that breaks it, prefixes
/// included, where nothing else is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VerifyError {
    /// The scratch memory is smaller than one entry a code unit.
    Scratch,
    /// `co_code` is empty, of odd length, or longer than offsets can say.
    CodeLength,
    /// A byte that is no instruction of the version, or one that no file holds: specialised, instrumented, pseudo.
    Opcode(u32),
    /// `EXTENDED_ARG` before nothing, before an instruction without an argument, or a fourth time.
    ExtendedArg(u32),
    /// The inline cache is cut off by the code's end, or not zero.
    Cache(u32),
    /// The last instruction goes on to the next one.
    FallsOffEnd(u32),
    /// An index beyond `co_consts`.
    Const(u32),
    /// An index beyond `co_names`.
    Name(u32),
    /// A slot beyond `co_localsplusnames`.
    Slot(u32),
    /// A slot that never holds a cell, for an instruction that needs one.
    NotACell(u32),
    /// An argument that means nothing to the instruction.
    Argument(u32),
    /// `KW_NAMES` of no tuple of str, or not right before a `CALL` with as many arguments.
    KwNames(u32),
    /// `COPY_FREE_VARS` missing, not at the start, or of another number than the code has free variables.
    FreeVars(u32),
    /// `RETURN_GENERATOR` or `YIELD_VALUE` where the flags say no generator, or the former missing or not at the start.
    Generator(u32),
    /// A jump out of the code, into an instruction, between `KW_NAMES` and `CALL`, or back before the body.
    JumpTarget(u32),
    /// A `FOR_ITER` that does not jump to an `END_FOR`, or a `SEND` to an `END_SEND`.
    LoopTarget(u32),
    /// An instruction that needs more operands than there are.
    StackUnderflow(u32),
    /// More operands than `co_stacksize`.
    StackOverflow(u32),
    /// Reached in two ways with different numbers of operands.
    StackMismatch(u32),
    /// Its jumps go back and forth more often than any compiler makes them.
    Tangled,
    /// `co_stacksize` is larger than is supported.
    StackSize(u32),
    /// `co_exceptiontable` is malformed, unsorted, overlaps, or leads back to a handler before what it covers; the
    /// number is an offset in the code.
    ExceptionTable(u32),
    /// A handler keeps operands that the instruction takes off before it can raise.
    ExceptionDepth(u32),
    /// `co_linetable` does not cover the code; the number is where it ends.
    LineTable(u32),
    /// A byte of `co_localspluskinds` that is no kind, or not in order; the number is the slot's.
    SlotKind(u32),
    /// `co_localspluskinds` and `co_localsplusnames` differ in length, or are longer than is supported.
    SlotCount,
    /// The counts of parameters contradict each other or the local slots.
    ArgCount,
    /// A name that is no str; the number is its index in `co_names`, then `co_localsplusnames`.
    NameType(u32),
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (text, at) = match *self {
            Self::Scratch => ("not enough scratch memory", None),
            Self::CodeLength => ("impossible length", None),
            Self::Opcode(at) => ("unknown instruction", Some(at)),
            Self::ExtendedArg(at) => ("misplaced EXTENDED_ARG", Some(at)),
            Self::Cache(at) => ("bad inline cache", Some(at)),
            Self::FallsOffEnd(at) => ("falls off the end", Some(at)),
            Self::Const(at) => ("no such constant", Some(at)),
            Self::Name(at) => ("no such name", Some(at)),
            Self::Slot(at) => ("no such slot", Some(at)),
            Self::NotACell(at) => ("slot is not a cell", Some(at)),
            Self::Argument(at) => ("bad argument", Some(at)),
            Self::KwNames(at) => ("bad KW_NAMES", Some(at)),
            Self::FreeVars(at) => ("bad COPY_FREE_VARS", Some(at)),
            Self::Generator(at) => ("misplaced generator instruction", Some(at)),
            Self::JumpTarget(at) => ("bad jump target", Some(at)),
            Self::LoopTarget(at) => ("bad loop exit", Some(at)),
            Self::StackUnderflow(at) => ("operand stack underflow", Some(at)),
            Self::StackOverflow(at) => ("operand stack overflow", Some(at)),
            Self::StackMismatch(at) => ("operand stack depth differs", Some(at)),
            Self::Tangled => ("jumps too tangled", None),
            Self::StackSize(size) => return write!(f, "stack size {size} is too large"),
            Self::ExceptionTable(at) => ("bad exception table", Some(at)),
            Self::ExceptionDepth(at) => ("exception handler keeps too many operands", Some(at)),
            Self::LineTable(at) => ("line table does not fit", Some(at)),
            Self::SlotKind(slot) => return write!(f, "bad kind of slot {slot}"),
            Self::SlotCount => ("kinds and names of slots do not fit", None),
            Self::ArgCount => ("bad argument counts", None),
            Self::NameType(index) => return write!(f, "name {index} is not a str"),
        };
        match at {
            Some(at) => write!(f, "{text} at byte {at}"),
            None => f.write_str(text),
        }
    }
}

impl core::error::Error for VerifyError {}
