//! Sources that nest without end are refused before the parser, which recurses, sees them.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::Mode;
use ruff_python_parser::lexer::lex;

use crate::error::{CompileError, ErrorKind};
use crate::instr::Location;
use crate::lower::{Lower, Result, too_deep};

/// `MAXLEVEL` of CPython's tokenizer.
const MAX_PARENTHESES: usize = 200;
/// `MAXINDENT` of CPython's tokenizer.
const MAX_INDENT: usize = 100;
/// `MAXSTACK` of CPython's parser.
const MAX_STACK: usize = 6000;

/// Shorter sources can't nest deep enough to matter.
const HARMLESS: usize = 50_000;

/// Refuses what would take the parser's recursion, and with it its memory, too far.
pub(super) fn guard(source: &str) -> Result<()> {
    if source.len() < HARMLESS {
        return Ok(());
    }
    let mut lexer = lex(source, Mode::Module);
    let (mut brackets, mut run) = (0usize, 0usize);
    loop {
        match lexer.next_token() {
            TokenKind::EndOfFile => return Ok(()),
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => {
                brackets += 1;
                run = 0;
            }
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => brackets = brackets.saturating_sub(1),
            TokenKind::Comma | TokenKind::Newline | TokenKind::Semi | TokenKind::Equal => run = 0,
            // Each may be one level: an operator before its operand, or one that binds to the right.
            TokenKind::Not
            | TokenKind::Minus
            | TokenKind::Plus
            | TokenKind::Tilde
            | TokenKind::Star
            | TokenKind::DoubleStar
            | TokenKind::Await
            | TokenKind::Lambda
            | TokenKind::Else => run += 1,
            _ => {}
        }
        if brackets > MAX_STACK {
            return Err(CompileError {
                kind: ErrorKind::SyntaxError,
                message: "too many nested parentheses".into(),
                location: None,
                late: false,
            });
        }
        if run > MAX_STACK {
            return Err(too_deep());
        }
    }
}

/// Refuses what CPython's tokenizer refuses for being too deep.
pub(super) fn nesting(
    tokens: impl Iterator<Item = (TokenKind, ruff_text_size::TextRange)>,
    lower: &Lower<'_>,
) -> Result<()> {
    let (mut brackets, mut indent) = (0usize, 0usize);
    for (kind, range) in tokens {
        match kind {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => brackets += 1,
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => brackets = brackets.saturating_sub(1),
            TokenKind::Indent => indent += 1,
            TokenKind::Dedent => indent = indent.saturating_sub(1),
            _ => continue,
        }
        let (kind, message) = if brackets > MAX_PARENTHESES {
            (ErrorKind::SyntaxError, "too many nested parentheses")
        } else if indent >= MAX_INDENT {
            (ErrorKind::IndentationError, "too many levels of indentation")
        } else {
            continue;
        };
        let place = lower.range(range);
        return Err(CompileError::new(kind, message, Location { end_column: place.column, ..place }));
    }
    Ok(())
}
