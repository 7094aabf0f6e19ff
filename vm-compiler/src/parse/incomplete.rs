//! Source that only ends too early: what a prompt asks to be told, so that it can read another line.
//!
//! CPython calls input incomplete if its tokenizer had come to the end when its parser failed (`_PyPegen_run_parser`).

use ruff_python_ast::Mod as PyMod;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{ParseErrorType, Parsed};
use ruff_text_size::Ranged;

use super::tokenizer;
use crate::Options;
use crate::error::{CompileError, ErrorKind};
use crate::instr::Location;

/// `incomplete input`, if that is what is wrong. At a prompt, a block is open until a line ends that is not indented.
pub(super) fn check(parsed: &Parsed<PyMod>, source: &str, at_prompt: bool, flags: u32) -> Option<CompileError> {
    let allowed = flags & Options::ALLOW_INCOMPLETE_INPUT != 0;
    let trivia = |kind: TokenKind| {
        use TokenKind::{Comment, Dedent, EndOfFile, Newline, NonLogicalNewline};
        matches!(kind, Comment | NonLogicalNewline | Newline | Dedent | EndOfFile)
    };
    let end =
        parsed.tokens().iter().rev().find(|token| !trivia(token.kind())).map_or(0, |token| token.end().to_usize());
    // A block that is missing is missing in the next line.
    let first = parsed.errors().iter().min_by_key(|error| error.location.start());
    let no_block = first.is_some_and(|error| {
        matches!(&error.error, ParseErrorType::OtherError(message) if message.starts_with("Expected an indented block"))
    });
    let at_end = |start: usize| {
        let mut rest = parsed.tokens().iter().filter(|token| token.end().to_usize() > start);
        let ends_line = rest.any(|token| token.kind() == TokenKind::Newline && !token.range().is_empty());
        start >= end && (!ends_line || no_block)
    };
    let unclosed_text = || {
        tokenizer::first_error(source)
            .is_some_and(|error| error.message.starts_with("unterminated triple-quoted string"))
    };
    let open_block = at_prompt && !source.ends_with('\n') && {
        let mut indents = parsed.tokens().iter().filter(|token| token.kind() == TokenKind::Indent);
        indents.next().is_some()
    };
    let too_early = match first {
        Some(error) => at_end(error.location.start().to_usize()) || unclosed_text(),
        None => end == 0 && at_prompt,
    };
    let refused = open_block || allowed && too_early;
    if !refused {
        return None;
    }
    let line = source.lines().count() as i32;
    // The end of the last line, its newline included.
    let column = source.split_inclusive('\n').next_back().map_or(0, |line| line.chars().count()) as i32;
    let message = if allowed { "incomplete input" } else { "invalid syntax" };
    Some(CompileError::new(ErrorKind::SyntaxError, message, Location::new(line, -1, column - 1, -1)))
}
