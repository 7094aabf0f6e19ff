//! What can be asked of an [`Opcode`] beside the columns of the table.

use super::define::Flow;
use super::{ArgKind, Opcode, Version};

/// Numbers from here on take an argument (`HAVE_ARGUMENT`).
const HAVE_ARGUMENT: u16 = 90;
/// Numbers from here on are pseudo-instructions (`MIN_PSEUDO_OPCODE`).
const MIN_PSEUDO_OPCODE: u16 = 256;
/// Arguments from here on have no stack effect that fits; no real stack is that deep.
const HUGE_ARG: u32 = 1 << 30;

type Numbers = [Option<Opcode>; 256];

static FROM_3_11: Numbers = by_number(Version::V3_11);
static FROM_3_12: Numbers = by_number(Version::V3_12);

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would refuse an index out of range")]
const fn by_number(version: Version) -> Numbers {
    let mut numbers = [None; 256];
    let mut at = 0;
    while at < Opcode::ALL.len() {
        let opcode = Opcode::ALL[at];
        if let Some(number @ 0..MIN_PSEUDO_OPCODE) = opcode.number(version) {
            numbers[number as usize] = Some(opcode);
        }
        at += 1;
    }
    numbers
}

impl Opcode {
    /// The instruction with CPython's name `name`.
    pub fn from_name(name: &str) -> Option<Opcode> {
        Self::ALL.iter().copied().find(|opcode| opcode.name() == name)
    }

    /// The instruction that the byte `number` means in code of `version`.
    #[expect(clippy::indexing_slicing, reason = "a byte can't be out of the range of 256 entries")]
    pub const fn from_number(version: Version, number: u8) -> Option<Opcode> {
        match version {
            Version::V3_11 => FROM_3_11[number as usize],
            Version::V3_12 => FROM_3_12[number as usize],
        }
    }

    /// Whether it takes an argument (`hasarg` of 3.12, `HAVE_ARGUMENT` of 3.11); false where it isn't there.
    pub const fn has_arg(self, version: Version) -> bool {
        match self.number(version) {
            None | Some(..HAVE_ARGUMENT) => false,
            Some(HAVE_ARGUMENT..MIN_PSEUDO_OPCODE) => true,
            Some(_) => {
                !matches!(self, Opcode::SetupFinally | Opcode::SetupCleanup | Opcode::SetupWith | Opcode::PopBlock)
            }
        }
    }

    /// Whether it is a pseudo-instruction in 3.12: the compiler's own, never in code (`LOAD_METHOD` is, though real in
    /// 3.11).
    pub const fn is_pseudo(self) -> bool {
        matches!(self.number(Version::V3_12), Some(MIN_PSEUDO_OPCODE..))
    }

    /// Whether it is one of 3.12's instrumented forms, which are in memory only: code from outside has none.
    pub const fn is_instrumented(self) -> bool {
        matches!(self.number(Version::V3_12), Some(237..MIN_PSEUDO_OPCODE))
    }

    /// Whether the argument says where to go on, always or sometimes.
    pub const fn is_jump(self) -> bool {
        matches!(self.flow(), Flow::Branch | Flow::Goto)
    }

    /// Whether the instruction behind it can be the next one.
    pub const fn falls_through(self) -> bool {
        matches!(self.flow(), Flow::Next | Flow::Branch)
    }

    /// `dis.stack_effect(opcode, arg, jump=jump)`; none where that raises `ValueError`.
    ///
    /// As there, `RETURN_GENERATOR` has no effect: it is the resumption that pushes a value.
    pub fn stack_effect(self, version: Version, arg: u32, jump: Option<bool>) -> Option<i32> {
        let (v11, arg) = self.stack_terms(version, arg)?;
        Some(self.operands_after(v11, arg, jump) - self.operands_before(v11, arg))
    }

    /// The operands that it needs on the stack.
    ///
    /// The depths of `COPY`, `SWAP`, `LIST_APPEND` and their kin are taken to be at least 1: whether 0 is allowed is
    /// the verifier's question.
    pub fn pops(self, version: Version, arg: u32) -> Option<u32> {
        let (v11, arg) = self.stack_terms(version, arg)?;
        u32::try_from(self.operands_before(v11, arg)).ok()
    }

    fn stack_terms(self, version: Version, arg: u32) -> Option<(bool, i32)> {
        self.number(version)?;
        if arg >= HUGE_ARG || self == Opcode::InstrumentedLine {
            return None;
        }
        Some((version == Version::V3_11, if self.arg_kind() == ArgKind::None { 0 } else { arg as i32 }))
    }
}
