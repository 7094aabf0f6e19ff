//! How many operands lie on the stack before each instruction that can be reached.

use super::{Instruction, MAX_STACKSIZE, Mark, VerifyError};
use crate::code::{ExceptionEntry, ExceptionTable};
use crate::isa::{ArgKind, Opcode, Version};

/// Times that the walk may turn back to an earlier place. All of CPython's library needs less than four, as a jump back to a place
/// that nothing else reaches is rare; without a bound the time could grow with the square of the length.
const MAX_TURNS: u32 = 100;

/// Walks all that can be reached in `code` and leaves each instruction's depth in `marks`. Gives the largest depth.
///
/// `marks` are those of [`marks`](super::marks); every jump and every entry of the exception table is known to go to
/// the start of an instruction.
pub fn depths(
    version: Version,
    code: &[u8],
    exceptions: ExceptionTable<'_>,
    stacksize: u32,
    marks: &mut [u16],
) -> Result<u32, VerifyError> {
    if stacksize > MAX_STACKSIZE {
        return Err(VerifyError::StackSize(stacksize));
    }
    let mut walk = Walk { version, stacksize, marks, deepest: 0, back_to: u32::MAX };
    walk.reach(0, 0, 0)?;
    for _ in 0..MAX_TURNS {
        let start = core::mem::replace(&mut walk.back_to, u32::MAX);
        if start == u32::MAX {
            return Ok(walk.deepest);
        }
        walk.forward(code, exceptions, start)?;
    }
    Err(VerifyError::Tangled)
}

struct Walk<'s> {
    version: Version,
    stacksize: u32,
    marks: &'s mut [u16],
    deepest: u32,
    /// The first place that was reached from behind and not followed.
    back_to: u32,
}

impl Walk<'_> {
    /// Follows every pending instruction from `start` to the end.
    fn forward(&mut self, code: &[u8], exceptions: ExceptionTable<'_>, start: u32) -> Result<(), VerifyError> {
        let mut entries = exceptions.into_iter();
        let mut entry = entries.next();
        let mut unit = start;
        while (unit as usize) < self.marks.len() {
            let instruction = Instruction::decode(self.version, code, unit)?;
            unit = instruction.next;
            let Some(depth) = self.take_pending(instruction.start) else { continue };
            let at = instruction.at * 2;
            while entry.is_some_and(|entry| entry.end <= at) {
                entry = entries.next();
            }
            let covering = entry.filter(|entry| entry.start <= at);
            self.follow(&instruction, depth, covering)?;
        }
        Ok(())
    }

    fn take_pending(&mut self, unit: u32) -> Option<u32> {
        let bits = self.marks.get_mut(unit as usize)?;
        let mark = Mark::from_bits(*bits);
        *bits = mark.followed().bits();
        mark.depth().filter(|_| mark.is_pending())
    }

    fn follow(
        &mut self,
        instruction: &Instruction,
        depth: u32,
        covering: Option<ExceptionEntry>,
    ) -> Result<(), VerifyError> {
        let from = instruction.offset();
        let opcode = instruction.opcode;
        let pops = opcode.pops(self.version, instruction.arg).ok_or(VerifyError::Argument(from))?;
        if depth < pops {
            return Err(VerifyError::StackUnderflow(from));
        }
        if let Some(entry) = covering {
            if depth - consumed(self.version, instruction, pops).min(depth) < entry.depth {
                return Err(VerifyError::ExceptionDepth(from));
            }
            let pushed = 1 + u32::from(entry.lasti);
            self.reach(from, entry.target / 2, entry.depth.saturating_add(pushed))?;
        }
        if opcode.falls_through() {
            let after = after(self.version, instruction, depth, false)?;
            self.reach(from, instruction.next, after)?;
        }
        if let Some(target) = instruction.target() {
            let after = after(self.version, instruction, depth, true)?;
            self.reach(from, target, after)?;
        }
        Ok(())
    }

    fn reach(&mut self, from: u32, unit: u32, depth: u32) -> Result<(), VerifyError> {
        if depth > self.stacksize {
            return Err(VerifyError::StackOverflow(from));
        }
        self.deepest = self.deepest.max(depth);
        let bits = self.marks.get_mut(unit as usize).ok_or(VerifyError::FallsOffEnd(from))?;
        let mark = Mark::from_bits(*bits);
        match mark.depth() {
            None => {
                *bits = mark.reached(depth).bits();
                if unit * 2 <= from {
                    self.back_to = self.back_to.min(unit);
                }
                Ok(())
            }
            Some(before) if before == depth => Ok(()),
            Some(_) => Err(VerifyError::StackMismatch(unit * 2)),
        }
    }
}

/// The depth after an instruction that found `depth` operands.
fn after(version: Version, instruction: &Instruction, depth: u32, jump: bool) -> Result<u32, VerifyError> {
    let effect = match instruction.opcode {
        // The resumption of the generator, which is what goes on here, pushes the value sent.
        Opcode::ReturnGenerator => Some(1),
        opcode => opcode.stack_effect(version, instruction.arg, Some(jump)),
    };
    let effect = effect.ok_or(VerifyError::Argument(instruction.offset()))?;
    depth.checked_add_signed(effect).ok_or(VerifyError::StackUnderflow(instruction.offset()))
}

/// The operands that may be off the stack when the instruction raises: those that it looks at stay, and those of
/// an instruction that can't raise.
fn consumed(version: Version, instruction: &Instruction, pops: u32) -> u32 {
    match instruction.opcode {
        Opcode::PushExcInfo | Opcode::Swap | Opcode::Copy | Opcode::WithExceptStart => 0,
        // What raises here is thrown into the resumed generator, after a value was pushed.
        Opcode::YieldValue => 0,
        Opcode::GetAnext => 0,
        Opcode::Reraise => 1,
        opcode if opcode.arg_kind() == ArgKind::Depth => {
            let effect = opcode.stack_effect(version, instruction.arg, None).unwrap_or(0);
            effect.min(0).unsigned_abs()
        }
        _ => pops,
    }
}
