//! Where instructions begin, and what is known of each: one 16-bit mark a code unit, in the caller's memory.

use super::{VerifyError, instructions};
use crate::isa::Version;

/// What is known of a code unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark(u16);

/// The largest `co_stacksize` that the marks can hold; CPython's own programs stay below 1000.
pub const MAX_STACKSIZE: u32 = Mark::UNKNOWN as u32 - 1;
/// The longest code, in code units: far from where the offsets of 32 bits end.
const MAX_UNITS: usize = 1 << 28;

impl Mark {
    const STARTS: u16 = 0x8000;
    const PENDING: u16 = 0x4000;
    const UNKNOWN: u16 = 0x3fff;

    /// The inside of an instruction: its argument's prefixes, its cache.
    pub const INSIDE: Mark = Mark(Self::UNKNOWN);
    /// The begin of an instruction that was not reached yet.
    pub const START: Mark = Mark(Self::STARTS | Self::UNKNOWN);

    /// A mark as it is kept in the scratch memory.
    pub const fn from_bits(bits: u16) -> Mark {
        Mark(bits)
    }

    /// What is kept in the scratch memory.
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// Whether a jump may go here.
    pub const fn starts(self) -> bool {
        self.0 & Self::STARTS != 0
    }

    /// No longer a place to jump to.
    pub const fn sealed(self) -> Mark {
        Mark(self.0 & !Self::STARTS)
    }

    /// The operands on the stack before the instruction; none if it was not reached.
    pub const fn depth(self) -> Option<u32> {
        match self.0 & Self::UNKNOWN {
            Self::UNKNOWN => None,
            depth => Some(depth as u32),
        }
    }

    /// Reached, but not followed yet.
    pub(super) const fn is_pending(self) -> bool {
        self.0 & Self::PENDING != 0
    }

    /// Reached with `depth` operands, at most [`MAX_STACKSIZE`], and to be followed.
    pub(super) const fn reached(self, depth: u32) -> Mark {
        Mark(self.0 & Self::STARTS | Self::PENDING | (depth as u16 & Self::UNKNOWN))
    }

    pub(super) const fn followed(self) -> Mark {
        Mark(self.0 & !Self::PENDING)
    }
}

/// Decodes all of `code` and marks in `scratch`, one entry a code unit, where instructions begin.
pub fn marks<'s>(version: Version, code: &[u8], scratch: &'s mut [u16]) -> Result<&'s mut [u16], VerifyError> {
    let units = code.len() / 2;
    if code.is_empty() || !code.len().is_multiple_of(2) || units > MAX_UNITS {
        return Err(VerifyError::CodeLength);
    }
    let marks = scratch.get_mut(..units).ok_or(VerifyError::Scratch)?;
    marks.fill(Mark::INSIDE.bits());
    for instruction in instructions(version, code) {
        let instruction = instruction?;
        if let Some(mark) = marks.get_mut(instruction.start as usize) {
            *mark = Mark::START.bits();
        }
        if instruction.next as usize == units && instruction.opcode.falls_through() {
            return Err(VerifyError::FallsOffEnd(instruction.offset()));
        }
    }
    Ok(marks)
}
