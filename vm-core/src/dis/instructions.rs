//! The instructions of `co_code` one after the other, as `_unpack_opargs` of `Lib/dis.py` takes them apart.

use crate::isa::{ArgKind, Opcode, Version};

/// Numbers from here on take an argument, known or not.
const HAVE_ARGUMENT: u8 = 90;

/// One instruction; its inline cache is left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Instruction {
    /// Where it begins, in bytes.
    pub offset: usize,
    /// The byte in the code.
    pub number: u8,
    /// What the byte means, if anything.
    pub opcode: Option<Opcode>,
    /// The argument with the bits that `EXTENDED_ARG` gave it; signed, as a C `int` is.
    pub arg: Option<i32>,
    /// The code units of its inline cache.
    pub caches: usize,
}

impl Instruction {
    /// The byte offset that it jumps to, which may be outside of the code.
    pub fn target(&self) -> Option<i64> {
        let distance = match self.opcode?.arg_kind() {
            ArgKind::JumpForward => i64::from(self.arg?),
            ArgKind::JumpBackward => -i64::from(self.arg?),
            _ => return None,
        };
        Some(self.offset as i64 + 2 + distance * 2 + self.caches as i64 * 2)
    }
}

/// Iterator over the instructions of a `co_code`; a last byte without its second is left out.
#[derive(Clone, Debug)]
pub struct Instructions<'a> {
    code: &'a [u8],
    version: Version,
    offset: usize,
    extended: i32,
}

impl<'a> Instructions<'a> {
    /// The instructions of `code`, which is of `version`.
    pub const fn new(version: Version, code: &'a [u8]) -> Self {
        Self { code, version, offset: 0, extended: 0 }
    }
}

impl Iterator for Instructions<'_> {
    type Item = Instruction;

    fn next(&mut self) -> Option<Instruction> {
        let &[number, low] = self.code.first_chunk()?;
        let offset = self.offset;
        let opcode = Opcode::from_number(self.version, number);
        let caches = opcode.map_or(0, |opcode| opcode.caches(self.version));
        let has_arg = match (opcode, self.version) {
            (Some(opcode), version) => opcode.has_arg(version),
            (None, Version::V3_11) => number >= HAVE_ARGUMENT,
            (None, Version::V3_12) => false,
        };
        let arg = has_arg.then_some(i32::from(low) | self.extended);
        self.extended = arg.filter(|_| opcode == Some(Opcode::ExtendedArg)).map_or(0, |arg| arg.wrapping_shl(8));
        let size = 2 + 2 * caches;
        self.code = self.code.get(size..).unwrap_or_default();
        self.offset += size;
        Some(Instruction { offset, number, opcode, arg, caches })
    }
}
