//! What CPython's grammar says of common slips (the `invalid_…` rules of `Grammar/python.gram`), told from the tokens.

use ruff_python_ast::token::TokenKind;

use super::message::{Complaint, Refused, Token};
use crate::error::ErrorKind;

fn opens(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace)
}

fn closes(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace)
}

/// Whether an expression can end with it.
fn ends_operand(kind: TokenKind) -> bool {
    closes(kind)
        || matches!(
            kind,
            TokenKind::Name
                | TokenKind::Int
                | TokenKind::Float
                | TokenKind::Complex
                | TokenKind::String
                | TokenKind::FStringEnd
                | TokenKind::True
                | TokenKind::False
                | TokenKind::None
                | TokenKind::Ellipsis
                | TokenKind::Match
                | TokenKind::Case
                | TokenKind::Type
        )
}

/// Whether an expression can begin with it.
fn starts_operand(kind: TokenKind) -> bool {
    opens(kind)
        || matches!(kind, TokenKind::FStringStart | TokenKind::Lambda | TokenKind::Tilde | TokenKind::Await)
        || (ends_operand(kind) && !closes(kind) && kind != TokenKind::FStringEnd)
}

impl Refused<'_> {
    fn text(&self, token: Token) -> &str {
        self.source.get(token.1..token.2).unwrap_or("")
    }

    fn kind(&self, index: usize) -> TokenKind {
        self.tokens.get(index).map_or(TokenKind::EndOfFile, |token| token.0)
    }

    /// How many brackets are open before a token.
    fn depth(&self, index: usize) -> usize {
        let before = &self.tokens[..index.min(self.tokens.len())];
        let opened = before.iter().filter(|token| opens(token.0)).count();
        opened.saturating_sub(before.iter().filter(|token| closes(token.0)).count())
    }

    /// The bracket that a token stands in.
    fn opener(&self, index: usize) -> Option<usize> {
        let mut depth = 0;
        for at in (0..index).rev() {
            match self.kind(at) {
                kind if closes(kind) => depth += 1,
                kind if opens(kind) && depth == 0 => return Some(at),
                kind if opens(kind) => depth -= 1,
                _ => {}
            }
        }
        None
    }

    /// The first token of the statement that a token is in.
    fn statement_start(&self, index: usize) -> usize {
        let starts =
            |kind| matches!(kind, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent | TokenKind::Semi);
        let before = &self.tokens[..index.min(self.tokens.len())];
        before.iter().rposition(|token| starts(token.0)).map_or(0, |at| at + 1)
    }

    /// Where the operand that ends before `index` begins: a comparison, `and`, `or` or `not` is no part of it.
    fn operand_start(&self, index: usize) -> usize {
        let first = self.expression_start(index);
        let mut depth = 0;
        for at in (first..index).rev() {
            match self.kind(at) {
                kind if closes(kind) => depth += 1,
                kind if opens(kind) => depth -= 1,
                TokenKind::And
                | TokenKind::Or
                | TokenKind::Not
                | TokenKind::Is
                | TokenKind::Less
                | TokenKind::Greater
                | TokenKind::LessEqual
                | TokenKind::GreaterEqual
                | TokenKind::EqEqual
                | TokenKind::NotEqual
                    if depth == 0 =>
                {
                    return at + 1;
                }
                _ => {}
            }
        }
        first
    }

    /// Where the expression that ends before `index` begins.
    fn expression_start(&self, index: usize) -> usize {
        let mut depth = 0;
        for at in (0..index).rev() {
            match self.kind(at) {
                kind if closes(kind) => depth += 1,
                kind if opens(kind) && depth == 0 => return at + 1,
                kind if opens(kind) => depth -= 1,
                TokenKind::FStringEnd => depth += 1,
                TokenKind::FStringStart if depth > 0 => depth -= 1,
                TokenKind::Comma
                | TokenKind::Equal
                | TokenKind::Colon
                | TokenKind::ColonEqual
                | TokenKind::Newline
                | TokenKind::Indent
                | TokenKind::Dedent
                | TokenKind::Semi
                | TokenKind::In
                | TokenKind::If
                | TokenKind::Else
                | TokenKind::Return
                | TokenKind::Yield
                | TokenKind::For
                | TokenKind::FStringStart
                | TokenKind::FStringMiddle
                | TokenKind::While
                | TokenKind::Elif
                | TokenKind::Assert
                | TokenKind::With
                | TokenKind::Raise
                | TokenKind::Del
                | TokenKind::Except
                    if depth == 0 =>
                {
                    return at + 1;
                }
                _ => {}
            }
        }
        0
    }

    /// Where the expression that begins at `index` ends, in bytes.
    fn expression_end(&self, index: usize) -> usize {
        let mut depth = 0;
        let mut end = self.tokens.get(index).map_or(0, |token| token.2);
        let mut before = None;
        for at in index..self.tokens.len() {
            let (kind, _, token_end) = self.tokens[at];
            let stop = match kind {
                _ if opens(kind) || kind == TokenKind::FStringStart => {
                    depth += 1;
                    false
                }
                _ if closes(kind) && depth == 0 => true,
                _ if closes(kind) || kind == TokenKind::FStringEnd => {
                    depth -= 1;
                    false
                }
                TokenKind::Comma
                | TokenKind::Equal
                | TokenKind::Colon
                | TokenKind::Newline
                | TokenKind::For
                | TokenKind::ColonEqual
                | TokenKind::Semi
                | TokenKind::EndOfFile
                | TokenKind::Exclamation
                | TokenKind::Unknown => depth == 0,
                // Two operands side by side: the first one ends.
                _ => depth == 0 && starts_operand(kind) && before.is_some_and(ends_operand) && !opens(kind),
            };
            if stop {
                break;
            }
            end = token_end;
            before = Some(kind);
        }
        end
    }
}

/// What explains that the parser stopped at the token with `index`.
pub(super) fn of_generic(refused: &Refused<'_>, index: usize) -> Option<Complaint> {
    legacy_statement(refused, index)
        .or_else(|| equal_sign(refused, index))
        .or_else(|| forgotten_comma(refused, index))
        .or_else(|| import_from(refused, index))
        .or_else(|| replacement_field(refused, index))
        .or_else(|| missing_value(refused, index))
        .or_else(|| bare_target(refused, index))
        .or_else(|| starred_group(refused, index))
}

/// `f(a=)`, `def f(a=): …`, `{1:}`.
fn missing_value(refused: &Refused<'_>, index: usize) -> Option<Complaint> {
    let before = index.checked_sub(1)?;
    let (_, start, end) = refused.tokens.get(before).copied()?;
    let ends = matches!(refused.kind(index), TokenKind::Comma) || closes(refused.kind(index));
    match refused.kind(before) {
        TokenKind::Equal if ends && refused.depth(index) > 0 => {
            let first = refused.kind(refused.statement_start(index));
            if matches!(first, TokenKind::Def | TokenKind::Async) && refused.depth(index) == 1 {
                return Some(Complaint::new("expected default value expression", start, end));
            }
            let name = refused.tokens.get(before.checked_sub(1)?)?;
            Some(Complaint::new("expected argument value expression", name.1, end))
        }
        TokenKind::Colon if ends => {
            let opener = refused.opener(before)?;
            let is_dict = refused.kind(opener) == TokenKind::Lbrace;
            is_dict.then(|| Complaint::new("expression expected after dictionary key and ':'", start, end))
        }
        _ => None,
    }
}

/// `[x, y for x, y in z]`.
fn bare_target(refused: &Refused<'_>, index: usize) -> Option<Complaint> {
    let opener = refused.opener(index)?;
    let is_display = matches!(refused.kind(opener), TokenKind::Lsqb | TokenKind::Lbrace);
    let comma =
        (opener + 1..index).any(|at| refused.kind(at) == TokenKind::Comma && refused.opener(at) == Some(opener));
    if refused.kind(index) != TokenKind::For || !is_display || !comma {
        return None;
    }
    let (start, end) = (refused.tokens.get(opener + 1)?.1, refused.tokens.get(index - 1)?.2);
    Some(Complaint::new("did you forget parentheses around the comprehension target?", start, end))
}

/// `(*x)`.
fn starred_group(refused: &Refused<'_>, index: usize) -> Option<Complaint> {
    let (kind, start, end) = refused.tokens.get(index).copied()?;
    let opener = index.checked_sub(1).filter(|at| refused.kind(*at) == TokenKind::Lpar)?;
    let called = opener.checked_sub(1).is_some_and(|at| ends_operand(refused.kind(at)));
    if called {
        return None;
    }
    match kind {
        TokenKind::Star => {
            let end = refused.expression_end(index + 1);
            Some(Complaint::new("cannot use starred expression here", start, end))
        }
        TokenKind::DoubleStar => Some(Complaint::new("cannot use double starred expression here", start, end)),
        _ => None,
    }
}

/// `except A, B as c:`.
pub(super) fn bare_exceptions(refused: &Refused<'_>, at: usize) -> Complaint {
    let index = refused.token_at(at);
    let colon = (index..refused.tokens.len()).find(|at| refused.kind(*at) == TokenKind::Colon);
    let end = colon.and_then(|colon| refused.tokens.get(colon - 1)).map_or(at, |token| token.2);
    Complaint::new("multiple exception types must be parenthesized", at, end)
}

/// `f'{}'`, `f'{!r}'`, `f'{/}'`.
fn replacement_field(refused: &Refused<'_>, index: usize) -> Option<Complaint> {
    let brace = index.checked_sub(1)?;
    let before = &refused.tokens[..brace];
    let starts = before.iter().filter(|token| token.0 == TokenKind::FStringStart).count();
    let ends = before.iter().filter(|token| token.0 == TokenKind::FStringEnd).count();
    let in_text = brace.checked_sub(1).is_some_and(|at| {
        matches!(
            refused.kind(at),
            TokenKind::FStringStart | TokenKind::FStringMiddle | TokenKind::Rbrace | TokenKind::Colon
        )
    });
    if refused.kind(brace) != TokenKind::Lbrace || starts <= ends || !in_text {
        return None;
    }
    let (kind, start, end) = refused.tokens.get(index).copied()?;
    let message = match kind {
        TokenKind::Equal => "f-string: valid expression required before '='",
        TokenKind::Exclamation => "f-string: valid expression required before '!'",
        TokenKind::Colon => "f-string: valid expression required before ':'",
        TokenKind::Rbrace => "f-string: valid expression required before '}'",
        _ => "f-string: expecting a valid expression after '{'",
    };
    Some(Complaint::new(message, start, end))
}

/// `a if b` without `else`.
pub(super) fn missing_else(refused: &Refused<'_>, at: usize) -> Option<Complaint> {
    let index = refused.token_at(at);
    let before = &refused.tokens[..index];
    let condition = before.iter().rposition(|token| token.0 == TokenKind::If)?;
    if refused.kind(index) == TokenKind::Colon {
        return None;
    }
    let start = refused.tokens.get(refused.expression_start(condition))?.1;
    let end = before.last()?.2;
    Some(Complaint::new("expected 'else' after 'if' expression", start, end))
}

/// `print "x"`.
fn legacy_statement(refused: &Refused<'_>, index: usize) -> Option<Complaint> {
    let name = index.checked_sub(1)?;
    let token = refused.tokens.get(name).copied()?;
    let word = refused.text(token);
    if !matches!(word, "print" | "exec") || refused.statement_start(index) != name {
        return None;
    }
    if !starts_operand(refused.kind(index)) || opens(refused.kind(index)) {
        return None;
    }
    let stop = |kind| matches!(kind, TokenKind::Newline | TokenKind::Semi | TokenKind::EndOfFile | TokenKind::Percent);
    let mut end = refused.expression_end(index);
    for at in index..refused.tokens.len() {
        if stop(refused.kind(at)) && refused.kind(at) != TokenKind::Percent {
            break;
        }
        end = end.max(refused.tokens[at].2);
    }
    let message = format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
    Some(Complaint::new(message, token.1, end))
}

/// `f(a.b=1)`, where the parser stopped at what stands before the `=`.
pub(super) fn keyword_target(refused: &Refused<'_>, at: usize) -> Complaint {
    let index = refused.token_at(at);
    let equal = (index..refused.tokens.len()).find(|at| refused.kind(*at) == TokenKind::Equal);
    equal.and_then(|equal| equal_sign(refused, equal)).unwrap_or_else(|| refused.invalid_syntax(at))
}

/// `if x = 3:`, `f(a.b=1)`.
fn equal_sign(refused: &Refused<'_>, index: usize) -> Option<Complaint> {
    if refused.kind(index) != TokenKind::Equal {
        return None;
    }
    let first = refused.operand_start(index);
    let (start, left_end) = (refused.tokens.get(first)?.1, refused.tokens.get(index.checked_sub(1)?)?.2);
    let left = refused.source.get(start..left_end)?;
    let end = refused.expression_end(index + 1);
    let is_name = index - first == 1 && refused.kind(first) == TokenKind::Name;
    let after_call = first.checked_sub(2).is_some_and(|at| {
        matches!(refused.kind(first - 1), TokenKind::Lpar | TokenKind::Comma) && ends_operand(refused.kind(at))
    });
    if after_call && !is_name && refused.depth(index) > 0 {
        let end = refused.tokens.get(index)?.2;
        if matches!(left, "True" | "False" | "None") {
            return Some(Complaint::new(format!("cannot assign to {left}"), start, end));
        }
        let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
        return Some(Complaint::new(message, start, end));
    }
    if is_name {
        let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
        return Some(Complaint::new(message, start, end));
    }
    let last = refused.kind(index - 1);
    let what = match last {
        _ if matches!(left, "True" | "False" | "None") => return None,
        TokenKind::Rpar if index - first > 1 && !opens(refused.kind(first)) => "function call",
        TokenKind::Rsqb if !opens(refused.kind(first)) => "subscript",
        TokenKind::Name if refused.kind(index - 2) == TokenKind::Dot => "attribute",
        TokenKind::Int | TokenKind::Float | TokenKind::Complex | TokenKind::String if index - first == 1 => "literal",
        _ => return None,
    };
    let message = format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?");
    Some(Complaint::new(message, start, left_end))
}

/// `[1 2]`.
fn forgotten_comma(refused: &Refused<'_>, index: usize) -> Option<Complaint> {
    let before = index.checked_sub(1)?;
    let (left, right) = (refused.kind(before), refused.kind(index));
    if refused.depth(index) == 0 || !ends_operand(left) || !starts_operand(right) {
        return None;
    }
    if left == TokenKind::Name && matches!(right, TokenKind::String | TokenKind::FStringStart) {
        return None;
    }
    let first = refused.expression_start(index);
    let start = refused.tokens.get(first)?.1;
    Some(Complaint::new("invalid syntax. Perhaps you forgot a comma?", start, refused.expression_end(index)))
}

/// `import a from b`.
fn import_from(refused: &Refused<'_>, index: usize) -> Option<Complaint> {
    let first = refused.statement_start(index);
    if refused.kind(index) != TokenKind::From || refused.kind(first) != TokenKind::Import {
        return None;
    }
    let (start, end) = (refused.tokens.get(first)?.1, refused.expression_end(index + 1));
    Some(Complaint::new("Did you mean to use 'from ... import ...' instead?", start, end))
}

/// Whether CPython's grammar insists on `token` there (its `&&':'`), rather than giving up.
pub(super) fn expects(refused: &Refused<'_>, token: char, at: usize) -> bool {
    let index = refused.token_at(at);
    let first = refused.statement_start(index);
    let first = if refused.kind(first) == TokenKind::Async { first + 1 } else { first };
    match refused.kind(first) {
        TokenKind::Def => true,
        _ if token == '(' => true,
        TokenKind::Try | TokenKind::Finally | TokenKind::Else => true,
        // The rules with a message of their own want the line to end there.
        TokenKind::Class
        | TokenKind::If
        | TokenKind::Elif
        | TokenKind::While
        | TokenKind::For
        | TokenKind::With
        | TokenKind::Except
        | TokenKind::Match
        | TokenKind::Case => {
            matches!(refused.kind(index), TokenKind::Newline | TokenKind::EndOfFile)
        }
        _ => false,
    }
}

/// `expected an indented block after … on line …`.
pub(super) fn indented_block(refused: &Refused<'_>, at: usize) -> Complaint {
    let index = refused.token_at(at);
    let newline = |kind| matches!(kind, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent);
    let before = &refused.tokens[..index];
    let header_end = before.iter().rposition(|token| !newline(token.0)).unwrap_or(0);
    let mut first = refused.statement_start(header_end);
    let is_async = refused.kind(first) == TokenKind::Async;
    let line = |index: usize| refused.tokens.get(index).map_or(0, |token| refused.lower.position(token.1 as u32).0);
    let mut number = line(first);
    if is_async {
        first += 1;
        number = line(first);
    }
    let word = refused.tokens.get(first).map_or("", |token| refused.text(*token));
    let what = match word {
        "def" => "function definition".to_owned(),
        "class" => "class definition".to_owned(),
        "except" if refused.kind(first + 1) == TokenKind::Star => "'except*' statement".to_owned(),
        word => format!("'{word}' statement"),
    };
    let (kind, start, end) = refused.tokens.get(index).copied().unwrap_or((TokenKind::EndOfFile, at, at));
    let end = if matches!(kind, TokenKind::Newline | TokenKind::EndOfFile) { start } else { end };
    Complaint {
        kind: ErrorKind::IndentationError,
        message: format!("expected an indented block after {what} on line {number}"),
        start,
        end,
    }
}

/// `except` and `except*` in one `try`: CPython points at the first one that is of the other sort.
pub(super) fn mixed_except(refused: &Refused<'_>, at: usize) -> Complaint {
    let index = refused.token_at(at);
    let (_, start, end) = refused.tokens.get(index).copied().unwrap_or((TokenKind::Except, at, at + 1));
    let end = if refused.kind(index + 1) == TokenKind::Star {
        refused.tokens.get(index + 1).map_or(end, |token| token.2)
    } else {
        end
    };
    Complaint::new("cannot have both 'except' and 'except*' on the same 'try'", start, end)
}
