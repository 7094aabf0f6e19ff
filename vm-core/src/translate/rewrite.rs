//! What becomes of one 3.11 instruction: at most three of 3.12.

use super::walk::Place;
use crate::flow::VerifyError;
use crate::isa::{Opcode, Version};

/// The argument of 3.12's `COMPARE_OP` for each operator (`compare_masks` in CPython's `Python/compile.c`).
const COMPARE_ARGS: [u32; 6] = [0x02, 0x1a, 0x28, 0x37, 0x44, 0x5c];

const PRINT: u32 = 1;
const IMPORT_STAR: u32 = 2;
pub(super) const STOPITERATION_ERROR: u32 = 3;
const ASYNC_GEN_WRAP: u32 = 4;
const UNARY_POSITIVE: u32 = 5;
const LIST_TO_TUPLE: u32 = 6;
const PREP_RERAISE_STAR: u32 = 1;

/// One instruction of 3.12 whose argument may depend on where things go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    /// An instruction with its argument.
    Plain(Opcode, u32),
    /// A jump to what became of a code unit of 3.11.
    Jump(Opcode, Goal),
    /// A jump over the next part.
    Skip(Opcode),
}

/// Where a jump goes: to the code unit of 3.11, or to what was put before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Goal {
    /// The instruction itself.
    Entry(u32),
    /// The `END_FOR` before it.
    ForExit(u32),
    /// The `END_SEND` before it.
    SendExit(u32),
}

/// What an instruction becomes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Parts {
    parts: [Part; 3],
    len: usize,
}

impl Parts {
    const FILLER: Part = Part::Plain(Opcode::Nop, 0);

    fn none() -> Self {
        Self { parts: [Self::FILLER; 3], len: 0 }
    }

    fn one(part: Part) -> Self {
        Self { parts: [part, Self::FILLER, Self::FILLER], len: 1 }
    }

    fn two(first: Part, second: Part) -> Self {
        Self { parts: [first, second, Self::FILLER], len: 2 }
    }

    pub(super) fn as_slice(&self) -> &[Part] {
        self.parts.get(..self.len).unwrap_or_default()
    }
}

/// What `place` becomes; `bound` has a bit for each slot that is known to be bound.
pub(super) fn rewrite(place: &Place, bound: u128) -> Result<Parts, VerifyError> {
    let instruction = &place.instruction;
    let (opcode, arg) = (instruction.opcode, instruction.arg);
    let bad = VerifyError::Argument(instruction.offset());
    let twice = |low: u32| arg.checked_mul(2).map(|arg| arg | low).ok_or(bad);
    let intrinsic = |which| Part::Plain(Opcode::CallIntrinsic1, which);
    let pop = Part::Plain(Opcode::PopTop, 0);
    Ok(match opcode {
        Opcode::Precall => Parts::none(),
        Opcode::LoadMethod => Parts::one(Part::Plain(Opcode::LoadAttr, twice(1)?)),
        Opcode::LoadAttr => Parts::one(Part::Plain(Opcode::LoadAttr, twice(0)?)),
        Opcode::CompareOp => {
            let arg = COMPARE_ARGS.get(arg as usize).copied().ok_or(bad)?;
            Parts::one(Part::Plain(Opcode::CompareOp, arg))
        }
        Opcode::LoadFast => {
            let bound = bound.checked_shr(arg).unwrap_or(0) & 1 != 0;
            Parts::one(Part::Plain(if bound { Opcode::LoadFast } else { Opcode::LoadFastCheck }, arg))
        }
        Opcode::LoadClassderef => {
            Parts::two(Part::Plain(Opcode::LoadLocals, 0), Part::Plain(Opcode::LoadFromDictOrDeref, arg))
        }
        Opcode::UnaryPositive => Parts::one(intrinsic(UNARY_POSITIVE)),
        Opcode::ListToTuple => Parts::one(intrinsic(LIST_TO_TUPLE)),
        Opcode::AsyncGenWrap => Parts::one(intrinsic(ASYNC_GEN_WRAP)),
        Opcode::PrepReraiseStar => Parts::one(Part::Plain(Opcode::CallIntrinsic2, PREP_RERAISE_STAR)),
        Opcode::PrintExpr => Parts::two(intrinsic(PRINT), pop),
        Opcode::ImportStar => Parts::two(intrinsic(IMPORT_STAR), pop),
        // How many handlers there are: one is 3.12's way to say that only the generator's own is there.
        Opcode::YieldValue => {
            let handled = place.covering.is_some() || place.delegates_to.is_some();
            Parts::one(Part::Plain(opcode, if handled { 2 } else { 1 }))
        }
        _ => match instruction.target() {
            Some(target) => jump(opcode, target).ok_or(VerifyError::Opcode(instruction.offset()))?,
            None if stays(opcode) => Parts::one(Part::Plain(opcode, arg)),
            None => return Err(VerifyError::Opcode(instruction.offset())),
        },
    })
}

/// Whether 3.12 has the instruction too.
fn stays(opcode: Opcode) -> bool {
    opcode.number(Version::V3_12).is_some() && !opcode.is_pseudo()
}

fn jump(opcode: Opcode, target: u32) -> Option<Parts> {
    let goal = Goal::Entry(target);
    let forward = |opcode| Parts::one(Part::Jump(opcode, goal));
    let backward = |inverse| Parts::two(Part::Skip(inverse), Part::Jump(Opcode::JumpBackward, goal));
    let or_pop = |opcode| Parts {
        parts: [Part::Plain(Opcode::Copy, 1), Part::Jump(opcode, goal), Part::Plain(Opcode::PopTop, 0)],
        len: 3,
    };
    Some(match opcode {
        Opcode::ForIter => Parts::one(Part::Jump(opcode, Goal::ForExit(target))),
        Opcode::Send => Parts::one(Part::Jump(opcode, Goal::SendExit(target))),
        Opcode::JumpIfFalseOrPop => or_pop(Opcode::PopJumpIfFalse),
        Opcode::JumpIfTrueOrPop => or_pop(Opcode::PopJumpIfTrue),
        Opcode::PopJumpForwardIfFalse => forward(Opcode::PopJumpIfFalse),
        Opcode::PopJumpForwardIfTrue => forward(Opcode::PopJumpIfTrue),
        Opcode::PopJumpForwardIfNone => forward(Opcode::PopJumpIfNone),
        Opcode::PopJumpForwardIfNotNone => forward(Opcode::PopJumpIfNotNone),
        Opcode::PopJumpBackwardIfFalse => backward(Opcode::PopJumpIfTrue),
        Opcode::PopJumpBackwardIfTrue => backward(Opcode::PopJumpIfFalse),
        Opcode::PopJumpBackwardIfNone => backward(Opcode::PopJumpIfNotNone),
        Opcode::PopJumpBackwardIfNotNone => backward(Opcode::PopJumpIfNone),
        _ if stays(opcode) => forward(opcode),
        _ => return None,
    })
}
