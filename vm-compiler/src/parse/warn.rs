//! The `SyntaxWarning`s of tokenizer and parser: escapes that mean nothing, numbers that run into a keyword.

use ruff_python_ast::Mod as PyMod;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::Parsed;
use ruff_text_size::{Ranged, TextRange};

use crate::error::{CompileError, ErrorKind};
use crate::instr::Location;
use crate::lower::Lower;

/// Adds them in the order in which CPython gives them: those of an f-string's text when it ends.
pub(super) fn warn(parsed: &Parsed<PyMod>, source: &str, lower: &Lower<'_>, warnings: &mut Vec<CompileError>) {
    let mut walk = Walk { source, lower, warnings, strings: Vec::new() };
    let mut before = (TokenKind::EndOfFile, TextRange::default());
    for token in parsed.tokens() {
        walk.token(token.kind(), token.range(), before);
        before = (token.kind(), token.range());
    }
}

struct Walk<'a> {
    source: &'a str,
    lower: &'a Lower<'a>,
    warnings: &'a mut Vec<CompileError>,
    /// The f-strings that are open: whether each is raw, and the messages of its text.
    strings: Vec<(bool, Vec<String>)>,
}

impl Walk<'_> {
    fn token(&mut self, kind: TokenKind, range: TextRange, before: (TokenKind, TextRange)) {
        let text = || self.source.get(range.start().to_usize()..range.end().to_usize()).unwrap_or("");
        match kind {
            TokenKind::String => {
                if let Some(message) = of_literal(text()) {
                    let place = self.lower.range(range);
                    self.push(message, place);
                }
            }
            TokenKind::FStringStart => {
                let text = text();
                self.strings.push((text.contains(['r', 'R']), Vec::new()));
            }
            TokenKind::FStringMiddle => {
                let message = invalid_escape(text(), false);
                if let Some((false, messages)) = self.strings.last_mut() {
                    messages.extend(message);
                }
            }
            TokenKind::Lbrace if before.0 == TokenKind::FStringMiddle => self.brace(range),
            TokenKind::FStringEnd => {
                let place = self.lower.range(range);
                for message in self.strings.pop().into_iter().flat_map(|(_, messages)| messages) {
                    self.push(message, place);
                }
            }
            _ => self.keyword(kind, range, before),
        }
    }

    fn push(&mut self, message: String, place: Location) {
        self.warnings.push(CompileError::new(ErrorKind::SyntaxError, message, place));
    }

    /// A backslash right before the brace of a replacement field.
    fn brace(&mut self, range: TextRange) {
        let text = self.source.get(..range.start().to_usize()).unwrap_or("");
        let slashes = text.len() - text.trim_end_matches('\\').len();
        if slashes % 2 == 1 && self.strings.last().is_some_and(|(raw, _)| !raw) {
            let place = self.lower.range(range);
            self.push("invalid escape sequence '\\{'".into(), place);
        }
    }

    /// `verify_end_of_number`: a number that a keyword follows without a blank.
    fn keyword(&mut self, kind: TokenKind, range: TextRange, (number, place): (TokenKind, TextRange)) {
        use TokenKind::{And, Complex, Else, Float, For, If, In, Int, Is, Not, Or};
        if place.end() != range.start()
            || !matches!(number, Int | Float | Complex)
            || !matches!(kind, And | Else | For | If | In | Is | Not | Or)
        {
            return;
        }
        let digits = self.source.get(place.start().to_usize()..place.end().to_usize()).unwrap_or("");
        let sort = match digits.get(..2) {
            Some("0x" | "0X") => "hexadecimal",
            Some("0o" | "0O") => "octal",
            Some("0b" | "0B") => "binary",
            _ if number == Complex => "imaginary",
            _ => "decimal",
        };
        let place = self.lower.range(place);
        self.push(format!("invalid {sort} literal"), place);
    }
}

/// Of a literal with its prefix and quotes.
fn of_literal(literal: &str) -> Option<String> {
    if !literal.contains('\\') {
        return None;
    }
    let (prefix, body) = literal.split_at(literal.find(['\'', '"'])?);
    if prefix.contains(['r', 'R']) {
        return None;
    }
    invalid_escape(body, prefix.contains(['b', 'B']))
}

/// `warn_invalid_escape_sequence`, for the first escape that is none.
fn invalid_escape(text: &str, is_bytes: bool) -> Option<String> {
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        rest = rest.get(at + 1..)?;
        // A backslash at the end belongs to a replacement field; one before what is not ASCII is fine.
        let next = rest.chars().next()?;
        match next {
            '\n' | '\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | '0'..='3' | 'x' => {}
            'N' | 'u' | 'U' if !is_bytes => {}
            '4'..='7' => {
                let digits = rest.get(..3).filter(|digits| digits.bytes().all(|digit| matches!(digit, b'0'..=b'7')));
                if let Some(digits) = digits {
                    return Some(format!("invalid octal escape sequence '\\{digits}'"));
                }
            }
            next if next.is_ascii() => return Some(format!("invalid escape sequence '\\{next}'")),
            _ => {}
        }
        rest = rest.get(next.len_utf8()..)?;
    }
    None
}
