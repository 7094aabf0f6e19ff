//! Strict decoding: one instruction with its prefixes and its inline cache.

use super::VerifyError;
use crate::isa::{ArgKind, Opcode, Version};

/// `EXTENDED_ARG`s that an argument of 32 bits can need.
const MAX_PREFIXES: u32 = 3;

/// One instruction. Places are counted in code units of two bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Instruction {
    /// Where it begins: at its first `EXTENDED_ARG`, if it has one.
    pub start: u32,
    /// Where the instruction itself stands.
    pub at: u32,
    /// Where the next one begins, behind the inline cache.
    pub next: u32,
    /// Which it is.
    pub opcode: Opcode,
    /// Its argument; 0 if it has none.
    pub arg: u32,
}

impl Instruction {
    /// Decodes the instruction that begins at `start`. Behind the last one that is [`VerifyError::FallsOffEnd`].
    pub fn decode(version: Version, code: &[u8], start: u32) -> Result<Instruction, VerifyError> {
        let (mut at, mut arg, mut prefixes) = (start, 0u32, 0);
        loop {
            let offset = start.saturating_mul(2);
            let Some(&[number, low]) = code.get(at as usize * 2..).and_then(|rest| rest.first_chunk()) else {
                let error = if prefixes > 0 { VerifyError::ExtendedArg } else { VerifyError::FallsOffEnd };
                return Err(error(offset));
            };
            let Row { opcode, caches, has_arg } = Row::of(version, number);
            let opcode = opcode.ok_or(VerifyError::Opcode(offset))?;
            if opcode == Opcode::ExtendedArg {
                if prefixes == MAX_PREFIXES {
                    return Err(VerifyError::ExtendedArg(offset));
                }
                arg = (arg | u32::from(low)) << 8;
                (at, prefixes) = (at + 1, prefixes + 1);
                continue;
            }
            if prefixes > 0 && !has_arg {
                return Err(VerifyError::ExtendedArg(offset));
            }
            let arg = if has_arg { arg | u32::from(low) } else { 0 };
            let next = at + 1 + u32::from(caches);
            if caches != 0 {
                let cache = code.get((at as usize + 1) * 2..next as usize * 2);
                if !cache.is_some_and(|cache| cache.iter().all(|&byte| byte == 0)) {
                    return Err(VerifyError::Cache(offset));
                }
            }
            return Ok(Instruction { start, at, next, opcode, arg });
        }
    }

    /// The byte offset of [`Instruction::start`].
    pub const fn offset(&self) -> u32 {
        self.start * 2
    }

    /// The code unit that it jumps to, if it is a jump; beyond every code if that lies before the first one.
    pub fn target(&self) -> Option<u32> {
        match self.opcode.arg_kind() {
            ArgKind::JumpForward => Some(self.next.saturating_add(self.arg)),
            ArgKind::JumpBackward => Some(self.next.checked_sub(self.arg).unwrap_or(u32::MAX)),
            _ => None,
        }
    }
}

/// What decoding asks of a byte.
#[derive(Clone, Copy)]
struct Row {
    /// None for a byte that can't be in a file.
    opcode: Option<Opcode>,
    caches: u8,
    has_arg: bool,
}

static ROWS_3_11: [Row; 256] = rows(Version::V3_11);
static ROWS_3_12: [Row; 256] = rows(Version::V3_12);

impl Row {
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "a byte can't be out of the range of 256 entries")]
    fn of(version: Version, number: u8) -> Row {
        match version {
            Version::V3_11 => ROWS_3_11[number as usize],
            Version::V3_12 => ROWS_3_12[number as usize],
        }
    }
}

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would refuse an index out of range")]
const fn rows(version: Version) -> [Row; 256] {
    let mut rows = [Row { opcode: None, caches: 0, has_arg: false }; 256];
    let mut number = 0;
    while number < 256 {
        if let Some(opcode) = Opcode::from_number(version, number as u8)
            && can_be_in_a_file(opcode)
        {
            let caches = opcode.caches(version) as u8;
            rows[number] = Row { opcode: Some(opcode), caches, has_arg: opcode.has_arg(version) };
        }
        number += 1;
    }
    rows
}

/// Not a cache's filling, a specialised or instrumented form, a pseudo-instruction, or the interpreter's own.
const fn can_be_in_a_file(opcode: Opcode) -> bool {
    let own = matches!(opcode, Opcode::Cache | Opcode::Reserved | Opcode::InterpreterExit);
    !own && !opcode.is_instrumented()
}

/// The instructions of `code`, up to and including the first that can't be decoded.
pub fn instructions(version: Version, code: &[u8]) -> impl Iterator<Item = Result<Instruction, VerifyError>> {
    let mut next = Some(0u32);
    core::iter::from_fn(move || {
        let start = next.filter(|&start| (start as usize) * 2 < code.len())?;
        let decoded = Instruction::decode(version, code, start);
        next = decoded.ok().map(|instruction| instruction.next);
        Some(decoded)
    })
}
