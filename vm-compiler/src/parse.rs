//! The boundary to the parser (`ruff_python_parser`): source to our tree, its errors to ours.

use alloc::borrow::Cow;

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{Mod as PyMod, PythonVersion};
use ruff_python_parser::{Mode as PyMode, ParseOptions, parse_unchecked};
use ruff_text_size::{Ranged, TextRange};

use crate::Mode;
use crate::ast::Mod;
use crate::error::{CompileError, ErrorKind};
use crate::lower::{Lower, Result};
use crate::syntax_message;

/// `MAXLEVEL` of CPython's tokenizer.
const MAX_PARENTHESES: usize = 200;
/// `MAXINDENT` of CPython's tokenizer.
const MAX_INDENT: usize = 100;

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
pub(crate) fn parse(source: &str, mode: Mode) -> Result<Mod> {
    if source.contains('\0') {
        return Err(CompileError {
            kind: ErrorKind::SyntaxError,
            message: "source code string cannot contain null bytes".into(),
            location: None,
        });
    }
    let parser_mode = match mode {
        Mode::Exec | Mode::Single => PyMode::Module,
        Mode::Eval => PyMode::Expression,
    };
    let options = ParseOptions::from(parser_mode).with_target_version(PythonVersion::PY312);
    let parsed = parse_unchecked(source, options);
    let mut lower = Lower::new(source);
    nesting(parsed.tokens().iter().map(|token| (token.kind(), token.range())), &lower)?;
    if let Some(error) = parsed.errors().iter().min_by_key(|error| error.location.start()) {
        return Err(syntax_message::of_parse_error(error, source, &lower));
    }
    if let Some(error) = parsed.unsupported_syntax_errors().iter().min_by_key(|error| error.range.start()) {
        let location = lower.range(error.range);
        return Err(CompileError::new(ErrorKind::SyntaxError, "invalid syntax", location));
    }
    let lowered = match parsed.syntax() {
        PyMod::Module(module) => lower.module(&module.body).map(|body| match mode {
            Mode::Single => Mod::Interactive(body),
            Mode::Exec | Mode::Eval => Mod::Module(body),
        }),
        PyMod::Expression(module) => lower.expression(&module.body).map(Mod::Expression),
    };
    if matches!(&lowered, Err(error) if error.kind == ErrorKind::RecursionError) {
        // Freeing the parser's tree recurses as deep as the tree is.
        core::mem::forget(parsed);
    }
    lowered
}

/// Refuses what CPython's tokenizer refuses for being too deep.
fn nesting(tokens: impl Iterator<Item = (TokenKind, TextRange)>, lower: &Lower<'_>) -> Result<()> {
    let (mut parentheses, mut indent) = (0usize, 0usize);
    for (kind, range) in tokens {
        match kind {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => parentheses += 1,
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => parentheses = parentheses.saturating_sub(1),
            TokenKind::Indent => indent += 1,
            TokenKind::Dedent => indent = indent.saturating_sub(1),
            _ => continue,
        }
        let (kind, message) = if parentheses > MAX_PARENTHESES {
            (ErrorKind::SyntaxError, "too many nested parentheses")
        } else if indent >= MAX_INDENT {
            (ErrorKind::IndentationError, "too many levels of indentation")
        } else {
            continue;
        };
        return Err(CompileError::new(kind, message, lower.range(range)));
    }
    Ok(())
}
