//! What the parser found wrong, in CPython's words where they are known, and where CPython would point.

use ruff_python_ast::Mod as PyMod;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType, Parsed, UnsupportedSyntaxErrorKind,
};
use ruff_text_size::Ranged;

use super::escape;
use super::phrase;
use super::target;
use super::tokenizer::{self, End, TokenError};
use crate::error::{CompileError, ErrorKind};
use crate::instr::Location;
use crate::lower::Lower;

/// A complaint, with the bytes that it points at.
pub(super) struct Complaint {
    pub(super) kind: ErrorKind,
    pub(super) message: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Complaint {
    pub(super) fn new(message: impl Into<String>, start: usize, end: usize) -> Self {
        Self { kind: ErrorKind::SyntaxError, message: message.into(), start, end }
    }
}

/// A token: its sort and its bytes.
pub(super) type Token = (TokenKind, usize, usize);

/// The refused program.
pub(super) struct Refused<'a> {
    pub(super) source: &'a str,
    /// Without comments and line breaks inside brackets.
    pub(super) tokens: Vec<Token>,
    pub(super) syntax: &'a PyMod,
    pub(super) lower: &'a Lower<'a>,
}

/// The error that CPython would raise, or `invalid syntax` where the parser stopped; none if the program is fine.
pub(super) fn first_error(parsed: &Parsed<PyMod>, source: &str, lower: &Lower<'_>) -> Option<CompileError> {
    let tokens = parsed.tokens().iter();
    let tokens = tokens.map(|token| (token.kind(), token.start().to_usize(), token.end().to_usize()));
    let trivia = |kind: TokenKind| matches!(kind, TokenKind::Comment | TokenKind::NonLogicalNewline);
    let tokens = tokens.filter(|(kind, ..)| !trivia(*kind)).collect();
    let refused = Refused { source, tokens, syntax: parsed.syntax(), lower };
    let complaint = match parsed.errors().iter().min_by_key(|error| error.location.start()) {
        Some(error) => refused.describe(error),
        None if parsed.unsupported_syntax_errors().is_empty() => refused.unknown_name()?,
        None => {
            let error = parsed.unsupported_syntax_errors().iter().min_by_key(|error| error.range.start())?;
            let (start, end) = (error.range.start().to_usize(), error.range.end().to_usize());
            match error.kind {
                UnsupportedSyntaxErrorKind::UnparenthesizedExceptionTypes => phrase::bare_exceptions(&refused, start),
                UnsupportedSyntaxErrorKind::UnpackingInComprehension(_) if source[start..].starts_with("**") => {
                    Complaint::new("dict unpacking cannot be used in dict comprehension", start, start + 2)
                }
                UnsupportedSyntaxErrorKind::UnpackingInComprehension(_) => {
                    Complaint::new("iterable unpacking cannot be used in comprehension", start, end)
                }
                UnsupportedSyntaxErrorKind::TypeParamDefault => refused.invalid_syntax(start.saturating_sub(1)),
                _ => refused.invalid_syntax(start),
            }
        }
    };
    Some(refused.choose(complaint))
}

impl Refused<'_> {
    /// The tokenizer's errors come before the parser's (`_PyPegen_set_syntax_error`).
    fn choose(&self, complaint: Complaint) -> CompileError {
        let indent = complaint.message == "unexpected indent";
        let first = tokenizer::first_error(self.source).filter(|error| {
            let line = self.lower.position(complaint.start as u32).0;
            let at_end = self.source.get(complaint.start..).is_none_or(|rest| rest.trim().is_empty());
            let wins = !error.unclosed || at_end || line > self.lower.position(error.start as u32).0;
            wins && !(indent && error.start > complaint.start)
        });
        match first {
            Some(error) => self.token_error(&error),
            None => {
                let mut location = self.location(complaint.start, complaint.end);
                if complaint.start == complaint.end {
                    location.end_line = -1;
                }
                if indent {
                    // CPython points at the last blank of the indentation, without an end.
                    location.column = location.end_column - 1;
                    location.end_line = -1;
                }
                CompileError::new(complaint.kind, complaint.message, location)
            }
        }
    }

    fn token_error(&self, error: &TokenError) -> CompileError {
        let end = match error.end {
            End::At(end) => end,
            End::Start | End::Unknown => error.start,
        };
        let mut location = self.location(error.start, end);
        if error.end == End::Unknown {
            location.end_line = -1;
        }
        CompileError::new(ErrorKind::SyntaxError, error.message.clone(), location)
    }

    /// Lines, and columns in characters.
    fn location(&self, start: usize, end: usize) -> Location {
        let place = |at: usize| {
            let (line, column) = self.lower.position(at as u32);
            let first = at.saturating_sub(column as usize);
            let text = self.source.get(first..at.min(self.source.len()));
            let beyond = at.saturating_sub(self.source.len()) as i32;
            (line, text.map_or(column, |text| text.chars().count() as i32 + beyond))
        };
        let (line, column) = place(start);
        // The end of a line is a token that is one character wide.
        if self.source.get(start..end) == Some("\n") {
            return Location { line, end_line: line, column, end_column: column + 1 };
        }
        let (end_line, end_column) = place(end);
        Location { line, end_line, column, end_column }
    }

    /// The index of the token that begins at `at` or contains it.
    pub(super) fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|(_, _, end)| *end <= at).min(self.tokens.len().saturating_sub(1))
    }

    /// `invalid syntax` at the token at `at`.
    pub(super) fn invalid_syntax(&self, at: usize) -> Complaint {
        let index = self.tokens.partition_point(|(kind, start, end)| {
            *end <= at && !(*start == at && matches!(kind, TokenKind::Newline | TokenKind::EndOfFile))
        });
        let Some((kind, start, end)) = self.tokens.get(index).copied() else {
            return Complaint::new("invalid syntax", at, at + 1);
        };
        match kind {
            TokenKind::Newline | TokenKind::EndOfFile => Complaint::new("invalid syntax", start, start + 1),
            TokenKind::Indent => {
                Complaint { kind: ErrorKind::IndentationError, message: "unexpected indent".into(), start, end }
            }
            _ => phrase::of_generic(self, index).unwrap_or_else(|| Complaint::new("invalid syntax", start, end)),
        }
    }

    fn describe(&self, error: &ParseError) -> Complaint {
        let (start, end) = (error.location.start().to_usize(), error.location.end().to_usize());
        let at = |message: &str| Complaint::new(message, start, end);
        match &error.error {
            ParseErrorType::Lexical(error) => self.lexical(error, start, end),
            ParseErrorType::UnexpectedIndentation => {
                Complaint { kind: ErrorKind::IndentationError, message: "unexpected indent".into(), start, end }
            }
            ParseErrorType::OtherError(message) => self.other(message, start, end),
            ParseErrorType::ExpectedToken { expected: TokenKind::Else, .. } => {
                phrase::missing_else(self, start).unwrap_or_else(|| self.invalid_syntax(start))
            }
            ParseErrorType::ExpectedToken { expected: TokenKind::Colon, .. } => self.expected(':', start),
            ParseErrorType::ExpectedToken { expected: TokenKind::Lpar, .. } => self.expected('(', start),
            ParseErrorType::PositionalAfterKeywordArgument => {
                self.closing("positional argument follows keyword argument", start)
            }
            ParseErrorType::PositionalAfterKeywordUnpacking => {
                self.closing("positional argument follows keyword argument unpacking", start)
            }
            ParseErrorType::InvalidArgumentUnpackingOrder => {
                Complaint::new("iterable argument unpacking follows keyword argument unpacking", start, start + 1)
            }
            ParseErrorType::NonDefaultParamAfterDefaultParam => {
                at("parameter without a default follows parameter with a default")
            }
            ParseErrorType::ExpectedKeywordParam => {
                let star = self.source.get(..start).and_then(|before| before.rfind('*')).unwrap_or(start);
                let next = if self.source[start..].starts_with('*') { start } else { star };
                Complaint::new("named arguments must follow bare *", next, next + 1)
            }
            ParseErrorType::VarParameterWithDefault => {
                let equal = self.source.get(start..).and_then(|rest| rest.find('=')).map_or(start, |at| start + at);
                let keyword = self.source[..equal].trim_end().rsplit([',', '(', ' ']).next();
                let sort = if keyword.is_some_and(|name| name.starts_with("**")) { "keyword" } else { "positional" };
                Complaint::new(format!("var-{sort} argument cannot have default value"), equal, equal + 1)
            }
            ParseErrorType::ParamAfterVarKeywordParam => at("arguments cannot follow var-keyword argument"),
            ParseErrorType::UnparenthesizedGeneratorExpression => at("Generator expression must be parenthesized"),
            ParseErrorType::IterableUnpackingInComprehension => {
                at("iterable unpacking cannot be used in comprehension")
            }
            ParseErrorType::InvalidMatchPatternTarget => at("cannot use '_' as a target"),
            ParseErrorType::ExpectedRealNumber => at("real number required in complex literal"),
            ParseErrorType::ExpectedImaginaryNumber => at("imaginary number required in complex literal"),
            ParseErrorType::InvalidAssignmentTarget
            | ParseErrorType::InvalidDeleteTarget
            | ParseErrorType::InvalidAugmentedAssignmentTarget
            | ParseErrorType::InvalidAnnotatedAssignmentTarget
            | ParseErrorType::InvalidNamedAssignmentTarget => target::describe(self, &error.error, start, end),
            ParseErrorType::UnparenthesizedTupleExpression => {
                let comma = self.tokens.iter().find(|(kind, at, _)| *kind == TokenKind::Comma && *at >= start);
                self.invalid_syntax(comma.map_or(start, |(_, at, _)| *at))
            }
            ParseErrorType::FStringError(error) => self.f_string(error, start, end),
            _ => self.invalid_syntax(start),
        }
    }

    /// CPython points at the parenthesis that ends the call.
    fn closing(&self, message: &str, start: usize) -> Complaint {
        let mut depth = 0;
        for (kind, at, end) in self.tokens.iter().skip_while(|(_, at, _)| *at < start) {
            match kind {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth += 1,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace if depth == 0 => {
                    return Complaint::new(message, *at, *end);
                }
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => depth -= 1,
                _ => {}
            }
        }
        Complaint::new(message, start, start + 1)
    }

    /// `expected ':'`, where nothing else explains it.
    fn expected(&self, token: char, start: usize) -> Complaint {
        let generic = self.invalid_syntax(start);
        if generic.message != "invalid syntax" || !phrase::expects(self, token, start) {
            return generic;
        }
        Complaint::new(format!("expected '{token}'"), generic.start, generic.end)
    }

    fn f_string(&self, error: &InterpolatedStringErrorType, start: usize, end: usize) -> Complaint {
        let message = match error {
            InterpolatedStringErrorType::LambdaWithoutParentheses => {
                "f-string: lambda expressions are not allowed without parentheses"
            }
            InterpolatedStringErrorType::UnclosedLbrace => {
                let generic = self.invalid_syntax(start);
                if generic.message == "invalid syntax" {
                    let message = "f-string: expecting '=', or '!', or ':', or '}'";
                    return Complaint::new(message, generic.start, generic.end);
                }
                return generic;
            }
            InterpolatedStringErrorType::SingleRbrace => "f-string: single '}' is not allowed",
            _ => return self.invalid_syntax(start),
        };
        Complaint::new(message, start, end)
    }

    fn lexical(&self, error: &LexicalErrorType, start: usize, end: usize) -> Complaint {
        match error {
            LexicalErrorType::IndentationError => {
                let line = self.source[..start].rfind('\n').map_or(0, |at| at + 1);
                let after = self.source[line..].find('\n').map_or(self.source.len(), |at| line + at);
                let message = "unindent does not match any outer indentation level".into();
                Complaint { kind: ErrorKind::IndentationError, message, start: after, end: after }
            }
            LexicalErrorType::InvalidByteLiteral => {
                let index = self.token_at(start);
                let (_, start, end) = self.tokens.get(index).copied().unwrap_or((TokenKind::String, start, end));
                Complaint::new("bytes can only contain ASCII literal characters", start, end)
            }
            LexicalErrorType::FStringError(error) => self.f_string(error, start, end),
            _ => self.escape(start).unwrap_or_else(|| self.invalid_syntax(start)),
        }
    }

    /// A literal with an escape that stands for nothing; CPython points at the whole literal.
    fn escape(&self, at: usize) -> Option<Complaint> {
        self.escape_of(self.token_at(at))
    }

    /// Of one token. In an f-string CPython points at its end.
    fn escape_of(&self, index: usize) -> Option<Complaint> {
        let (kind, start, end) = self.tokens.get(index).copied()?;
        let text = self.source.get(start..end)?;
        if kind != TokenKind::FStringMiddle {
            return Some(Complaint::new(escape::error(text)?, start, end));
        }
        let message = escape::text_error(text)?;
        let mut depth = 0;
        let closing = self.tokens.iter().skip(index).find(|(kind, ..)| {
            depth += i32::from(*kind == TokenKind::FStringStart) - i32::from(*kind == TokenKind::FStringEnd);
            depth < 0
        });
        let (_, start, end) = closing.copied().unwrap_or((kind, start, end));
        Some(Complaint::new(message, start, end))
    }

    /// A name of a character in a literal that the parser knows and CPython doesn't.
    fn unknown_name(&self) -> Option<Complaint> {
        if !self.source.contains("\\N{") {
            return None;
        }
        let mut raw = Vec::new();
        (0..self.tokens.len()).find_map(|index| {
            let (kind, start, end) = *self.tokens.get(index)?;
            let text = self.source.get(start..end)?;
            match kind {
                TokenKind::FStringStart => raw.push(text.contains(['r', 'R'])),
                TokenKind::FStringEnd => _ = raw.pop(),
                TokenKind::String if text.contains("\\N{") => return self.escape_of(index),
                TokenKind::FStringMiddle if raw.last() == Some(&false) => return self.escape_of(index),
                _ => {}
            }
            None
        })
    }

    /// The parser's free texts.
    fn other(&self, message: &str, start: usize, end: usize) -> Complaint {
        if message.starts_with("Expected an indented block") {
            return phrase::indented_block(self, start);
        }
        if message == "Expected a parameter name" {
            return phrase::keyword_target(self, start);
        }
        if message.starts_with("Multiple exception types must be parenthesized") {
            return phrase::bare_exceptions(self, start);
        }
        let known = match message {
            "Only one '*' parameter allowed" | "Only one '*' separator allowed" => "* argument may appear only once",
            "Keyword-only parameter separator not allowed after '*' parameter" => "* argument may appear only once",
            "Only one '/' separator allowed" => "/ may appear only once",
            "'/' parameter must appear before '*' parameter" => "/ must be ahead of *",
            "Position-only parameter separator not allowed as first parameter" => {
                "at least one argument must precede /"
            }
            "Only one '**' parameter allowed" => "arguments cannot follow var-keyword argument",
            "Expected one or more exception types" => "expected one or more exception types",
            "Expected `except` or `finally` after `try` block" => "expected 'except' or 'finally' block",
            "Positional patterns cannot follow keyword patterns" => "positional patterns follow keyword patterns",
            "Only single target (not list) can be annotated" => "only single target (not list) can be annotated",
            "Only single target (not tuple) can be annotated" => "only single target (not tuple) can be annotated",
            "Bytes literal cannot be mixed with non-bytes literals" => "cannot mix bytes and nonbytes literals",
            "Trailing comma not allowed" => {
                let message = "trailing comma not allowed without surrounding parentheses";
                let newline = self.tokens.iter().find(|(kind, at, _)| *kind == TokenKind::Newline && *at >= start);
                let at = newline.map_or(end, |(_, at, _)| *at);
                return Complaint::new(message, at, at + 1);
            }
            "Cannot have both 'except' and 'except*' on the same 'try'" => {
                return phrase::mixed_except(self, start);
            }
            _ => return self.invalid_syntax(start),
        };
        Complaint::new(known, start, if known.starts_with(['*', '/']) { start + 1 } else { end })
    }
}
