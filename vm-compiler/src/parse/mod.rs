//! The boundary to the parser (`ruff_python_parser`): source to our tree, its errors to ours.

mod depth;
mod escape;
mod incomplete;
mod message;
mod number;
mod phrase;
mod single;
mod barry;
mod target;
mod tokenizer;
mod warn;

use alloc::borrow::Cow;
use core::mem::ManuallyDrop;

use ruff_python_ast::{Mod as PyMod, PythonVersion};
use ruff_python_parser::{Mode as PyMode, ParseOptions, Parsed, parse_unchecked};
use ruff_text_size::Ranged;

use crate::ast::Mod;
use crate::error::{CompileError, ErrorKind};
use crate::future::BARRY_AS_BDFL;
use crate::lower::{Lower, Result};
use crate::{Mode, Options};

/// Sources from here on, in bytes, can hold a tree that the stack is too small to free.
const LONG: usize = 100_000;

/// Line ends as the tokenizer sees them, without a byte order mark.
pub(crate) fn normalize(source: &str) -> Cow<'_, str> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    if source.contains('\r') {
        Cow::Owned(source.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(source)
    }
}

/// Parses normalized source.
pub(crate) fn parse(source: &str, mode: Mode, flags: u32, warnings: &mut Vec<CompileError>) -> Result<Mod> {
    if source.contains('\0') {
        return Err(CompileError {
            kind: ErrorKind::SyntaxError,
            message: "source code string cannot contain null bytes".into(),
            location: None,
            late: false,
        });
    }
    // Lines and columns are 32-bit numbers, here and in the parser.
    if i32::try_from(source.len()).is_err() {
        return Err(CompileError::overflow("source code string is too long"));
    }
    let parser_mode = match mode {
        Mode::Exec | Mode::Single => PyMode::Module,
        Mode::Eval => PyMode::Expression,
    };
    depth::guard(source)?;
    let translated;
    let source = if flags & BARRY_AS_BDFL != 0 {
        translated = barry::translate(source)?;
        &translated
    } else {
        source
    };
    let options = ParseOptions::from(parser_mode).with_target_version(PythonVersion::PY312);
    let parsed = ManuallyDrop::new(parse_unchecked(source, options));
    let mut lower = Lower::new(source);
    let before = warnings.len();
    warn::warn(&parsed, source, &lower, warnings);
    let module = check(&parsed, source, &lower, mode, flags).and_then(|()| match parsed.syntax() {
        PyMod::Module(module) if mode == Mode::Single => {
            single::check(&module.body, source, &lower)?;
            lower.module(&module.body).map(Mod::Interactive)
        }
        PyMod::Module(module) => lower.module(&module.body).map(Mod::Module),
        PyMod::Expression(module) => lower.expression(&module.body).map(Mod::Expression),
    });
    // CPython reads no further than to the error.
    if let Err(CompileError { location: Some(end), .. }) = &module {
        let read = |warning: &CompileError| warning.location.is_some_and(|place| place.line <= end.line);
        let kept = before + warnings.iter().skip(before).take_while(|warning| read(warning)).count();
        warnings.truncate(kept);
    }
    // To free a tree recurses as deep as it is: one that was refused may be too deep for that, if the source is long.
    if module.is_ok() || source.len() < LONG {
        drop(ManuallyDrop::into_inner(parsed));
    }
    module
}

/// The first thing that the parser or the tokenizer complains about.
fn check(parsed: &Parsed<PyMod>, source: &str, lower: &Lower<'_>, mode: Mode, flags: u32) -> Result<()> {
    depth::nesting(parsed.tokens().iter().map(|token| (token.kind(), token.range())), lower)?;
    let at_prompt = mode == Mode::Single && flags & Options::DONT_IMPLY_DEDENT != 0;
    if (at_prompt || flags & Options::ALLOW_INCOMPLETE_INPUT != 0)
        && let Some(error) = incomplete::check(parsed, source, at_prompt, flags)
    {
        return Err(error);
    }
    message::first_error(parsed, source, lower).map_or(Ok(()), Err)
}
