//! What stands in parentheses behind an argument: the `argrepr` of `Lib/dis.py`.

use core::fmt::{self, Write};

use super::{Describe, Instruction};
use crate::code::Code;
use crate::isa::{ArgKind, BINARY_OPS, COMPARE_OPS, INTRINSIC_1, INTRINSIC_2, Opcode, Version};

/// What `dis` calls a value that it can't find out.
const UNKNOWN: &str = "<unknown>";
/// `FORMAT_VALUE_CONVERTERS`.
const CONVERSIONS: [&str; 4] = ["", "str", "repr", "ascii"];
/// `MAKE_FUNCTION_FLAGS`.
const FUNCTION_FLAGS: [&str; 4] = ["defaults", "kwdefaults", "annotations", "closure"];

/// Writes what is told about the argument of `instruction`, with a space before it; often nothing.
pub(super) fn write<O: Copy>(
    version: Version,
    instruction: &Instruction,
    code: &Code<'_, O>,
    describe: &impl Describe<O>,
    out: &mut dyn Write,
) -> fmt::Result {
    let (Some(opcode), Some(arg)) = (instruction.opcode, instruction.arg) else { return Ok(()) };
    let mut out = Parenthesised { out, opening: " (", prefix: "", opened: false };
    match opcode.arg_kind() {
        // 3.11 tells the value of LOAD_CONST only.
        ArgKind::Const if version == Version::V3_11 && opcode != Opcode::LoadConst => {}
        ArgKind::Const => match get(code.consts, arg) {
            Some(object) => describe.repr(object, &mut out)?,
            None => out.write_str(UNKNOWN)?,
        },
        ArgKind::Local | ArgKind::Deref => name(get(code.localsplusnames, arg), describe, &mut out)?,
        ArgKind::JumpForward | ArgKind::JumpBackward => {
            if let Some(target) = instruction.target() {
                write!(out, "to {target}")?;
            }
        }
        ArgKind::Name | ArgKind::GlobalName | ArgKind::AttrName | ArgKind::SuperName => {
            let (shift, prefix) = name_encoding(version, opcode);
            if shift > 0 && arg & 1 != 0 {
                out.prefix = prefix;
            }
            name(get(code.names, arg >> shift), describe, &mut out)?;
        }
        ArgKind::Compare if version == Version::V3_12 => out.write_str(one_of(&COMPARE_OPS, arg >> 4))?,
        ArgKind::Compare => out.write_str(one_of(&COMPARE_OPS, arg))?,
        ArgKind::BinaryOp => out.write_str(one_of(&BINARY_OPS, arg))?,
        ArgKind::Intrinsic1 => out.write_str(one_of(&INTRINSIC_1, arg))?,
        ArgKind::Intrinsic2 => out.write_str(one_of(&INTRINSIC_2, arg))?,
        ArgKind::Format => {
            out.write_str(one_of(&CONVERSIONS, arg & 3))?;
            out.listed("with format", arg & 4 != 0)?;
        }
        ArgKind::Function => {
            for (bit, flag) in FUNCTION_FLAGS.into_iter().enumerate() {
                out.listed(flag, arg >> bit & 1 != 0)?;
            }
        }
        _ => {}
    }
    out.close()
}

/// How many low bits of the argument are not the index, and what is told when the lowest is set.
fn name_encoding(version: Version, opcode: Opcode) -> (u32, &'static str) {
    match (opcode.arg_kind(), version) {
        (ArgKind::GlobalName, _) => (1, "NULL + "),
        (ArgKind::AttrName, Version::V3_12) => (1, "NULL|self + "),
        (ArgKind::SuperName, _) => (2, "NULL|self + "),
        _ => (0, ""),
    }
}

fn name<O: Copy>(name: Option<O>, describe: &impl Describe<O>, out: &mut dyn Write) -> fmt::Result {
    match name {
        Some(object) => describe.text(object, out),
        None => out.write_str(UNKNOWN),
    }
}

fn get<T: Copy>(items: &[T], index: i32) -> Option<T> {
    items.get(usize::try_from(index).ok()?).copied()
}

fn one_of(texts: &[&'static str], index: i32) -> &'static str {
    get(texts, index).unwrap_or(UNKNOWN)
}

/// Writes parentheses around what is written, and nothing around nothing.
struct Parenthesised<'a> {
    out: &'a mut dyn Write,
    opening: &'static str,
    prefix: &'static str,
    opened: bool,
}

impl Parenthesised<'_> {
    /// Writes `text` if it `applies`, behind a comma if it isn't the first.
    fn listed(&mut self, text: &str, applies: bool) -> fmt::Result {
        match (applies, self.opened) {
            (false, _) => Ok(()),
            (true, false) => self.write_str(text),
            (true, true) => write!(self, ", {text}"),
        }
    }

    fn close(self) -> fmt::Result {
        if self.opened { self.out.write_str(")") } else { Ok(()) }
    }
}

impl Write for Parenthesised<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if !self.opened && !text.is_empty() {
            self.opened = true;
            self.out.write_str(self.opening)?;
            self.out.write_str(self.prefix)?;
        }
        self.out.write_str(text)
    }
}
