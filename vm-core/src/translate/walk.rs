//! The 3.11 code, instruction by instruction, with what its neighbours and tables say of each.

use crate::code::{CodeFlags, Entries, ExceptionEntry, ExceptionTable, LineTable};
use crate::flow::Instruction;
use crate::isa::{Opcode, Version};

/// What is translated, without its objects.
#[derive(Clone, Copy, Debug)]
pub(super) struct Old<'a> {
    pub(super) code: &'a [u8],
    pub(super) exceptions: ExceptionTable<'a>,
    pub(super) lines: LineTable<'a>,
    pub(super) firstlineno: i32,
    pub(super) flags: CodeFlags,
    /// A bit for each of the first slots that is a parameter that no `DELETE_FAST` unbinds.
    pub(super) bound: u128,
}

/// One instruction where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) instruction: Instruction,
    /// Whether the instruction before it goes on to it.
    pub(super) falls_in: bool,
    /// For the `YIELD_VALUE` of a `yield from` or `await`: where its `SEND` goes in the end.
    pub(super) delegates_to: Option<u32>,
    /// The entry of the exception table that covers it.
    pub(super) covering: Option<ExceptionEntry>,
    /// Whether it is behind the `POP_TOP` that a generator begins with.
    pub(super) in_generator: bool,
}

impl Old<'_> {
    pub(super) const GENERATORS: u32 = CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR;

    pub(super) fn is_generator(&self) -> bool {
        self.flags.has(Self::GENERATORS)
    }

    /// The instructions in order; the code is known to decode.
    pub(super) fn places(&self) -> Places<'_> {
        let mut entries = self.exceptions.into_iter();
        let entry = entries.next();
        Places { code: self.code, entries, entry, next: 0, before: None, in_generator: false }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Places<'a> {
    code: &'a [u8],
    entries: Entries<'a>,
    entry: Option<ExceptionEntry>,
    next: u32,
    before: Option<Instruction>,
    in_generator: bool,
}

impl Iterator for Places<'_> {
    type Item = Place;

    fn next(&mut self) -> Option<Place> {
        if self.next as usize >= self.code.len() / 2 {
            return None;
        }
        let instruction = Instruction::decode(Version::V3_11, self.code, self.next).ok()?;
        let at = instruction.at * 2;
        while self.entry.is_some_and(|entry| entry.end <= at) {
            self.entry = self.entries.next();
        }
        let before = self.before.replace(instruction);
        self.next = instruction.next;
        let after = |opcode| before.filter(|before| before.opcode == opcode);
        let place = Place {
            instruction,
            falls_in: before.is_none_or(|before| before.opcode.falls_through()),
            delegates_to: after(Opcode::Send)
                .filter(|_| instruction.opcode == Opcode::YieldValue)
                .and_then(|send| send.target()),
            covering: self.entry.filter(|entry| entry.start <= at),
            in_generator: self.in_generator,
        };
        // Covered from here on is what comes behind the `POP_TOP` of the first value sent, as in 3.12.
        let begins = instruction.opcode == Opcode::PopTop && after(Opcode::ReturnGenerator).is_some();
        self.in_generator |= begins;
        Some(place)
    }
}
