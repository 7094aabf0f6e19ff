//! Where everything goes: for each code unit of 3.11 one word, in the caller's memory.

use super::rewrite::{Goal, Part, rewrite};
use super::walk::{Old, Place};
use crate::flow::{VerifyError, instructions};
use crate::isa::{ArgKind, Opcode, Version};

/// Rounds in which arguments may grow, each making other jumps longer. Compilers' code needs three or four.
const MAX_ROUNDS: u32 = 50;
/// The longest code in units, before and after.
const MAX_UNITS: u32 = Word::OFFSET;
/// Units of the handler that a generator ends with.
pub(super) const GENERATOR_END: u32 = 2;

/// What is known of an instruction of 3.11: where it goes, what was put before it, how long its jump is.
#[derive(Clone, Copy)]
struct Word(u32);

impl Word {
    const OFFSET: u32 = (1 << 27) - 1;
    const FOR_EXIT: u32 = 1 << 27;
    const SEND_EXIT: u32 = 1 << 28;
    const FALLS_IN: u32 = 1 << 29;
    const PREFIXES: u32 = 30;

    /// Where what was put before it begins; the instruction itself if there is nothing.
    fn offset(self) -> u32 {
        self.0 & Self::OFFSET
    }

    fn has(self, flag: u32) -> bool {
        self.0 & flag != 0
    }

    /// Jumping over the exit, for the instruction before, if it goes on to this one.
    fn bypass(self) -> u32 {
        u32::from(self.has(Self::FALLS_IN) && self.has(Self::FOR_EXIT | Self::SEND_EXIT))
    }

    /// `END_FOR`, or `CLEANUP_THROW` and `END_SEND`.
    fn exit_len(self) -> u32 {
        u32::from(self.has(Self::FOR_EXIT)) + 2 * u32::from(self.has(Self::SEND_EXIT))
    }

    /// Where the instruction itself is.
    fn entry(self) -> u32 {
        self.offset() + self.bypass() + self.exit_len()
    }

    /// `EXTENDED_ARG`s of its jump.
    fn prefixes(self) -> u32 {
        self.0 >> Self::PREFIXES
    }
}

/// The finished layout.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout<'s> {
    words: &'s [u32],
    /// Units of what the instructions became, without a generator's end.
    pub(super) body: u32,
}

impl<'s> Layout<'s> {
    pub(super) fn new(old: &Old<'_>, words: &'s mut [u32]) -> Result<Self, VerifyError> {
        let units = old.code.len() / 2;
        let words = words.get_mut(..units).ok_or(VerifyError::Scratch)?;
        if units >= MAX_UNITS as usize {
            return Err(VerifyError::CodeLength);
        }
        words.fill(0);
        mark_exits(old, words)?;
        for _ in 0..MAX_ROUNDS {
            if let Some(body) = round(old, words)? {
                return Ok(Self { words, body });
            }
        }
        Err(VerifyError::Tangled)
    }

    /// Where an instruction of 3.11 went, in code units; the end for the code unit behind the last.
    pub(super) fn entry(&self, unit: u32) -> u32 {
        self.words.get(unit as usize).map_or(self.body, |&word| Word(word).entry())
    }

    /// The `CLEANUP_THROW` that was put before what a `SEND` goes to.
    pub(super) fn cleanup(&self, unit: u32) -> u32 {
        let word = Word(self.words.get(unit as usize).copied().unwrap_or(self.body));
        word.offset() + word.bypass()
    }

    /// Gives each instruction of 3.12 that `place` becomes, with its argument and its number of `EXTENDED_ARG`s.
    pub(super) fn each(
        &self,
        place: &Place,
        bound: u128,
        mut emit: impl FnMut(Opcode, u32, u32),
    ) -> Result<(), VerifyError> {
        let word = Word(self.words.get(place.instruction.start as usize).copied().unwrap_or(0));
        if word.bypass() != 0 {
            emit(Opcode::JumpForward, word.exit_len(), 0);
        }
        if word.has(Word::FOR_EXIT) {
            emit(Opcode::EndFor, 0, 0);
        }
        if word.has(Word::SEND_EXIT) {
            emit(Opcode::CleanupThrow, 0, 0);
            emit(Opcode::EndSend, 0, 0);
        }
        let mut at = word.entry();
        for &part in rewrite(place, bound)?.as_slice() {
            let (opcode, arg, prefixes) = match part {
                Part::Plain(opcode, arg) => (opcode, arg, prefixes(arg)),
                // What is skipped is always a jump back, with the prefixes of this instruction.
                Part::Skip(opcode) => (opcode, 1 + word.prefixes(), 0),
                Part::Jump(opcode, goal) => {
                    let next = at + length(opcode, word.prefixes());
                    (opcode, distance(self.words, opcode, next, goal), word.prefixes())
                }
            };
            emit(opcode, arg, prefixes);
            at += length(opcode, prefixes);
        }
        Ok(())
    }
}

/// Marks what `FOR_ITER` and `SEND` jump to.
fn mark_exits(old: &Old<'_>, words: &mut [u32]) -> Result<(), VerifyError> {
    for instruction in instructions(Version::V3_11, old.code) {
        let instruction = instruction?;
        let flag = match instruction.opcode {
            Opcode::ForIter => Word::FOR_EXIT,
            Opcode::Send => Word::SEND_EXIT,
            _ => continue,
        };
        let bad = VerifyError::LoopTarget(instruction.offset());
        let word = instruction.target().and_then(|target| words.get_mut(target as usize)).ok_or(bad)?;
        if *word & (Word::FOR_EXIT | Word::SEND_EXIT) & !flag != 0 {
            return Err(bad);
        }
        *word |= flag;
    }
    for place in old.places() {
        if let Some(word) = words.get_mut(place.instruction.start as usize).filter(|_| place.falls_in) {
            *word |= Word::FALLS_IN;
        }
    }
    Ok(())
}

/// Places everything by what is known of the lengths of jumps. Gives the length once nothing moves any more.
fn round(old: &Old<'_>, words: &mut [u32]) -> Result<Option<u32>, VerifyError> {
    let (mut at, mut moved) = (0u32, false);
    for place in old.places() {
        let start = place.instruction.start as usize;
        let word = Word(words.get(start).copied().ok_or(VerifyError::Scratch)?);
        let begin = at;
        at += word.bypass() + word.exit_len();
        let mut longest = word.prefixes();
        for &part in rewrite(&place, old.bound)?.as_slice() {
            at += match part {
                Part::Plain(opcode, arg) => length(opcode, prefixes(arg)),
                Part::Skip(opcode) => length(opcode, 0),
                Part::Jump(opcode, goal) => {
                    let next = at + length(opcode, longest);
                    longest = longest.max(prefixes(distance(words, opcode, next, goal)));
                    length(opcode, longest)
                }
            };
        }
        if at >= MAX_UNITS {
            return Err(VerifyError::CodeLength);
        }
        let flags = word.0 & (Word::FOR_EXIT | Word::SEND_EXIT | Word::FALLS_IN);
        let new = begin | flags | longest << Word::PREFIXES;
        moved |= new != word.0;
        if let Some(word) = words.get_mut(start) {
            *word = new;
        }
    }
    Ok((!moved).then_some(at))
}

/// The argument of a jump whose next instruction is at `next`; 0 while the goal isn't placed yet.
fn distance(words: &[u32], opcode: Opcode, next: u32, goal: Goal) -> u32 {
    let word = |unit: u32| Word(words.get(unit as usize).copied().unwrap_or(0));
    let goal = match goal {
        Goal::Entry(unit) => word(unit).entry(),
        Goal::ForExit(unit) => word(unit).offset() + word(unit).bypass(),
        Goal::SendExit(unit) => word(unit).offset() + word(unit).bypass() + 1,
    };
    if opcode.arg_kind() == ArgKind::JumpBackward { next.saturating_sub(goal) } else { goal.saturating_sub(next) }
}

/// `EXTENDED_ARG`s that an argument needs.
fn prefixes(arg: u32) -> u32 {
    match arg {
        0..=0xff => 0,
        0x100..=0xffff => 1,
        0x1_0000..=0xff_ffff => 2,
        _ => 3,
    }
}

/// Code units of an instruction with its prefixes and its cache.
fn length(opcode: Opcode, prefixes: u32) -> u32 {
    1 + prefixes + opcode.caches(Version::V3_12) as u32
}
