//! The verifier: no bytes, however hostile, get past it to the interpreter, which then runs without checks.
//!
//! What it proves of a code object in the internal form (3.12), each rule a variant of [`VerifyError`]:
//!
//! - the code is made of whole instructions of 3.12 with zeroed caches, and never runs off its end;
//! - every argument means something: constants, names, slots, operators, flags;
//! - cells: the `…_DEREF` instructions name slots of a kind that holds a cell (what lies in such a slot when the
//!   instruction runs is the interpreter's to check: a comprehension may clear and restore it);
//! - every jump goes to an instruction, and none back to the prologue (`COPY_FREE_VARS`, `MAKE_CELL`s,
//!   `RETURN_GENERATOR`);
//! - the number of operands at each reachable instruction is always the same, never below zero nor above
//!   `co_stacksize`, and a handler keeps no operand that the raising instruction may have taken off;
//! - the tables fit the code; a handler lies behind what it covers, so that only jumps back can make a loop.
//!
//! Unreachable code must obey all of it but the depths.

mod layout;
mod operands;
#[cfg(test)]
pub(crate) mod tests;
mod verified;

use crate::code::{Code, CodeFlags};
use crate::flow::{Instruction, Mark, depths, instructions, marks, targets};
use crate::isa::{Opcode, Version};

pub use crate::flow::{MAX_STACKSIZE, VerifyError};
pub use layout::MAX_SLOTS;
pub use verified::{Verified, verify};

/// What the verifier must know of objects that it can't look into.
pub trait Facts<O> {
    /// Whether it is a str.
    fn is_str(&self, object: O) -> bool;
    /// The number of items of a tuple that holds nothing but str; none for anything else.
    fn count_names(&self, object: O) -> Option<usize>;
}

/// Counts that verifying a code object brought to light.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Counts {
    /// Slots that are locals.
    pub nlocals: u16,
    /// Slots that are cells made by this code, captured arguments included.
    pub ncellvars: u16,
    /// Slots filled from the closure.
    pub nfreevars: u16,
    /// The most operands there ever are: at most `co_stacksize`.
    pub depth: u16,
}

/// Checks `code` by every rule. `scratch` takes one entry a code unit, and holds a [`Mark`] of each afterwards.
pub fn check<O: Copy>(code: &Code<'_, O>, facts: &impl Facts<O>, scratch: &mut [u16]) -> Result<Counts, VerifyError> {
    let layout = layout::check(code, facts)?;
    let marks = marks(Version::V3_12, code.code, scratch)?;
    let body = prologue(code, layout.nfreevars, marks)?;
    let mut before: Option<Instruction> = None;
    for instruction in instructions(Version::V3_12, code.code) {
        let instruction = instruction?;
        operands::check(code, facts, &instruction)?;
        check_place(code, &instruction, body)?;
        kw_names(code, facts, before.as_ref(), &instruction, marks)?;
        before = Some(instruction);
    }
    targets(Version::V3_12, code.code, code.exceptions(), marks)?;
    for instruction in instructions(Version::V3_12, code.code) {
        check_loop(code.code, &instruction?)?;
    }
    let depth = depths(Version::V3_12, code.code, code.exceptions(), code.stacksize, marks)?;
    Ok(Counts { depth: u16::try_from(depth).unwrap_or(u16::MAX), ..layout })
}

const GENERATOR_FLAGS: u32 = CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR;

/// Checks and seals off what runs once when the frame begins. Gives the code unit where the body begins.
fn prologue<O: Copy>(code: &Code<'_, O>, nfreevars: u16, marks: &mut [u16]) -> Result<u32, VerifyError> {
    let (mut frees, mut generator, mut body) = (0, false, 0);
    for instruction in instructions(Version::V3_12, code.code) {
        let Instruction { start, next, opcode, arg, .. } = instruction?;
        match opcode {
            Opcode::CopyFreeVars if start == 0 => frees = arg,
            Opcode::MakeCell => {}
            Opcode::ReturnGenerator => generator = true,
            _ => break,
        }
        if let Some(mark) = marks.get_mut(start as usize) {
            *mark = Mark::from_bits(*mark).sealed().bits();
        }
        body = next;
        if generator {
            break;
        }
    }
    if frees != u32::from(nfreevars) {
        return Err(VerifyError::FreeVars(0));
    }
    if generator != code.flags.has(GENERATOR_FLAGS) {
        return Err(VerifyError::Generator(body.saturating_mul(2)));
    }
    Ok(body)
}

/// Instructions that belong to the prologue stand there only, and a generator's in generators only.
fn check_place<O>(code: &Code<'_, O>, instruction: &Instruction, body: u32) -> Result<(), VerifyError> {
    let in_body = instruction.start >= body;
    match instruction.opcode {
        Opcode::CopyFreeVars if in_body => Err(VerifyError::FreeVars(instruction.offset())),
        Opcode::ReturnGenerator if in_body => Err(VerifyError::Generator(instruction.offset())),
        Opcode::YieldValue if !code.flags.has(GENERATOR_FLAGS) => Err(VerifyError::Generator(instruction.offset())),
        _ => Ok(()),
    }
}

/// `KW_NAMES` and the `CALL` behind it are as one instruction: nothing jumps in between.
fn kw_names<O: Copy>(
    code: &Code<'_, O>,
    facts: &impl Facts<O>,
    before: Option<&Instruction>,
    instruction: &Instruction,
    marks: &mut [u16],
) -> Result<(), VerifyError> {
    let Some(before) = before.filter(|before| before.opcode == Opcode::KwNames) else { return Ok(()) };
    let names = code.consts.get(before.arg as usize).and_then(|&object| facts.count_names(object));
    let fits = names.is_some_and(|names| names <= instruction.arg as usize);
    if instruction.opcode != Opcode::Call || !fits {
        return Err(VerifyError::KwNames(before.offset()));
    }
    if let Some(mark) = marks.get_mut(instruction.start as usize) {
        *mark = Mark::from_bits(*mark).sealed().bits();
    }
    Ok(())
}

fn check_loop(code: &[u8], instruction: &Instruction) -> Result<(), VerifyError> {
    let exit = match instruction.opcode {
        Opcode::ForIter => Opcode::EndFor,
        Opcode::Send => Opcode::EndSend,
        _ => return Ok(()),
    };
    let target = instruction.target().map(|target| Instruction::decode(Version::V3_12, code, target));
    match target {
        Some(Ok(found)) if found.opcode == exit => Ok(()),
        _ => Err(VerifyError::LoopTarget(instruction.offset())),
    }
}
