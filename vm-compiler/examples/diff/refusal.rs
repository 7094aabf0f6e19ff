//! Why a program is refused: class, words and place.

use core::error::Error;
use core::fmt;

use vm_compiler::{Constant, Mode, SyntaxError};

/// A program that CPython refuses.
pub(crate) struct Program {
    pub(crate) name: String,
    pub(crate) mode: Mode,
    pub(crate) flags: u32,
    pub(crate) source: String,
    pub(crate) refusal: Refusal,
}

impl Program {
    pub(crate) fn of_record(record: &[Constant]) -> Result<Self, Box<dyn Error>> {
        let [Constant::Str(name), Constant::Str(mode), Constant::Int(flags), Constant::Str(source), refusal] = record
        else {
            return Err("no program".into());
        };
        let Constant::Tuple(refusal) = refusal else { return Err("no error".into()) };
        let mode = match &*mode.to_string_lossy() {
            "exec" => Mode::Exec,
            "eval" => Mode::Eval,
            _ => Mode::Single,
        };
        let (name, source) = (name.to_string_lossy(), source.to_string_lossy());
        Ok(Self { name, mode, flags: flags.try_into()?, source, refusal: Refusal::of_record(refusal)? })
    }
}

#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) class: String,
    pub(crate) message: String,
    /// `lineno`, `offset`, `end_lineno`, `end_offset`; no end where CPython says 0 or less.
    pub(crate) place: [Option<u32>; 4],
}

impl Refusal {
    pub(crate) fn of_record(record: &[Constant]) -> Result<Self, Box<dyn Error>> {
        let [Constant::Str(class), Constant::Str(message), place @ ..] = record else { return Err("no error".into()) };
        let number = |at: usize| match place.get(at) {
            Some(Constant::Int(number)) => u32::try_from(number).ok(),
            _ => None,
        };
        let mut place = [number(0), number(1), number(2), number(3)];
        if place[3].is_none_or(|end| end == 0) {
            place[2..].fill(None);
        }
        Ok(Self { class: class.to_string_lossy(), message: message.to_string_lossy(), place })
    }

    pub(crate) fn of_error(error: &SyntaxError) -> Self {
        let place = [error.line, error.column, error.end_line, error.end_column];
        Self { class: error.kind.name().into(), message: error.message.clone(), place }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place.map(|number| number.map_or("-".into(), |number| number.to_string()));
        write!(f, "    {}: {} at {}", self.class, self.message, place.join(" "))
    }
}
