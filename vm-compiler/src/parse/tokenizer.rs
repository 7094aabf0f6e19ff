//! What CPython's tokenizer refuses, looked for in a source that the parser has refused: these errors come before the
//! parser's own (`Parser/tokenizer.c`).

use super::number;

/// An error of the tokenizer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct TokenError {
    pub(super) message: String,
    /// The byte that it points at, and the one after the last.
    pub(super) start: usize,
    pub(super) end: End,
    /// The bracket was never closed: an error only if the parser did not stop on its line.
    pub(super) unclosed: bool,
}

/// How CPython gives an error's end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum End {
    /// As its start.
    Start,
    /// Not at all.
    Unknown,
    /// At this byte.
    At(usize),
}

/// The first error of a source.
pub(super) fn first_error(source: &str) -> Option<TokenError> {
    let mut tokenizer = Tokenizer { source, at: 0, brackets: Vec::new(), strings: Vec::new() };
    tokenizer.run().err()
}

pub(super) fn fail<T>(message: impl Into<String>, start: usize) -> Result<T, TokenError> {
    Err(TokenError { message: message.into(), start, end: End::Start, unclosed: false })
}

/// An f-string whose end is not reached.
struct FString {
    quote: char,
    triple: bool,
    raw: bool,
    start: usize,
    /// How many brackets were open before it.
    outer: usize,
    /// The brackets up to the replacement fields that are in their format specification.
    specs: Vec<usize>,
}

struct Tokenizer<'a> {
    source: &'a str,
    at: usize,
    brackets: Vec<(char, usize)>,
    strings: Vec<FString>,
}

impl<'a> Tokenizer<'a> {
    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn line(&self, at: usize) -> usize {
        self.source.get(..at).unwrap_or("").matches('\n').count() + 1
    }

    /// Whether the text of an f-string comes next, not an expression in it.
    fn in_text(&self) -> bool {
        self.strings.last().is_some_and(|string| {
            self.brackets.len() == string.outer || string.specs.last() == Some(&self.brackets.len())
        })
    }

    fn run(&mut self) -> Result<(), TokenError> {
        while let Some(char) = self.peek() {
            if self.in_text() {
                self.text(char)?;
            } else {
                self.token(char)?;
            }
        }
        if let Some(string) = self.strings.last().filter(|_| self.in_text()) {
            let kind = if string.triple { "triple-quoted f-string" } else { "f-string" };
            let line = self.line(self.source.trim_end_matches('\n').len());
            return fail(format!("unterminated {kind} literal (detected at line {line})"), string.start);
        }
        match self.brackets.last() {
            Some((bracket, start)) => Err(TokenError {
                message: format!("'{bracket}' was never closed"),
                start: *start,
                end: End::Unknown,
                unclosed: true,
            }),
            None => Ok(()),
        }
    }

    fn token(&mut self, char: char) -> Result<(), TokenError> {
        match char {
            '#' => self.at += self.rest().find('\n').unwrap_or(self.rest().len()),
            '\\' => self.continuation()?,
            '\'' | '"' => self.string("")?,
            '0'..='9' => self.at = number::scan(self.source, self.at)?,
            '.' if self.rest()[1..].starts_with(|next: char| next.is_ascii_digit()) => {
                self.at = number::scan(self.source, self.at)?;
            }
            '(' | '[' | '{' => {
                self.brackets.push((char, self.at));
                self.at += 1;
            }
            ')' | ']' | '}' => self.close(char)?,
            ':' if self.at_field() => {
                let depth = self.brackets.len();
                if let Some(string) = self.strings.last_mut() {
                    string.specs.push(depth);
                }
                self.at += 1;
            }
            _ if char == '_' || char.is_ascii_alphabetic() || !char.is_ascii() => self.word(char)?,
            _ => self.at += 1,
        }
        Ok(())
    }

    /// Whether a `:` here begins a format specification.
    fn at_field(&self) -> bool {
        let Some(string) = self.strings.last() else { return false };
        let depth = string.specs.last().copied().unwrap_or(string.outer);
        self.brackets.len() == depth + 1
    }

    fn continuation(&mut self) -> Result<(), TokenError> {
        match self.rest()[1..].chars().next() {
            Some('\n') if self.rest().len() == 2 => Err(TokenError {
                message: "unexpected EOF while parsing".into(),
                start: self.at + 1,
                end: End::Unknown,
                unclosed: false,
            }),
            Some('\n') => {
                self.at += 2;
                Ok(())
            }
            Some(_) => Err(TokenError {
                message: "unexpected character after line continuation character".into(),
                start: self.at + 1,
                end: End::Unknown,
                unclosed: false,
            }),
            None => Err(TokenError {
                message: "unexpected EOF while parsing".into(),
                start: self.at + 1,
                end: End::Unknown,
                unclosed: false,
            }),
        }
    }

    fn close(&mut self, closer: char) -> Result<(), TokenError> {
        let floor = self.strings.last().map_or(0, |string| string.outer);
        let Some((opener, start)) = self.brackets.pop().filter(|_| self.brackets.len() >= floor) else {
            return fail(format!("unmatched '{closer}'"), self.at);
        };
        if !matches!((opener, closer), ('(', ')') | ('[', ']') | ('{', '}')) {
            let (opened, closed) = (self.line(start), self.line(self.at));
            let place = if opened == closed { String::new() } else { format!(" on line {opened}") };
            let message =
                format!("closing parenthesis '{closer}' does not match opening parenthesis '{opener}'{place}");
            return fail(message, self.at);
        }
        self.at += 1;
        Ok(())
    }

    /// An identifier, a keyword, or a string's prefix.
    fn word(&mut self, first: char) -> Result<(), TokenError> {
        let start = self.at;
        let len = self.rest().find(|char: char| !(char == '_' || char.is_alphanumeric() || !char.is_ascii()));
        let word = self.rest().get(..len.unwrap_or(self.rest().len())).unwrap_or("");
        let after = self.rest().get(word.len()..).unwrap_or("");
        let prefix = word.to_ascii_lowercase();
        if after.starts_with(['\'', '"']) && ["r", "u", "b", "br", "rb", "f", "fr", "rf"].contains(&prefix.as_str()) {
            self.at += word.len();
            return self.string(&prefix);
        }
        for (offset, char) in word.char_indices() {
            let good = char.is_ascii() || char.is_alphanumeric() || (offset > 0 && is_mark(char));
            if !good {
                let point = u32::from(char);
                let shown = !char.is_control() && !char.is_whitespace() && point != 0xFEFF && point != 0x200B;
                let message = if shown {
                    format!("invalid character '{char}' (U+{point:04X})")
                } else {
                    format!("invalid non-printable character U+{point:04X}")
                };
                return fail(message, start + offset);
            }
        }
        self.at += word.len().max(first.len_utf8());
        Ok(())
    }

    /// A string literal whose prefix is passed.
    fn string(&mut self, prefix: &str) -> Result<(), TokenError> {
        let start = self.at - prefix.len();
        let quote_at = self.at;
        let quote = self.peek().unwrap_or('"');
        let triple = self.rest().chars().take_while(|char| *char == quote).count() >= 3;
        self.at += if triple { 3 } else { 1 };
        if prefix.contains('f') {
            let raw = prefix.contains('r');
            let outer = self.brackets.len();
            self.strings.push(FString { quote, triple, raw, start, outer, specs: Vec::new() });
            return Ok(());
        }
        let closing = quote.to_string().repeat(if triple { 3 } else { 1 });
        while let Some(char) = self.peek() {
            if self.rest().starts_with(&closing) {
                self.at += closing.len();
                return Ok(());
            }
            if char == '\n' && !triple {
                break;
            }
            self.at += char.len_utf8();
            if char == '\\' {
                self.at += self.peek().map_or(0, char::len_utf8);
            }
        }
        self.unterminated(start, quote_at, quote, triple)
    }

    fn unterminated(&self, start: usize, quote_at: usize, quote: char, triple: bool) -> Result<(), TokenError> {
        // In an f-string, the quote that ends it was taken for a beginning.
        if self.strings.last().is_some_and(|string| string.quote == quote && string.triple == triple) {
            return fail("f-string: expecting '}'", quote_at);
        }
        let last = self.source.trim_end_matches('\n').len();
        let (kind, line) =
            if triple { ("triple-quoted string", self.line(last)) } else { ("string", self.line(self.at)) };
        fail(format!("unterminated {kind} literal (detected at line {line})"), start)
    }

    /// The text of an f-string, up to a replacement field or its end.
    fn text(&mut self, char: char) -> Result<(), TokenError> {
        let Some(string) = self.strings.last() else { return Ok(()) };
        let in_spec = !string.specs.is_empty();
        let (quote, triple, raw, start) = (string.quote, string.triple, string.raw, string.start);
        let closing = quote.to_string().repeat(if triple { 3 } else { 1 });
        if !in_spec && self.rest().starts_with(&closing) {
            self.strings.pop();
            self.at += closing.len();
        } else if in_spec && self.rest().starts_with(&closing) {
            return fail("f-string: expecting '}', or format specs", self.at);
        } else if char == '\n' && !triple {
            let line = self.line(self.at);
            return fail(format!("unterminated f-string literal (detected at line {line})"), start);
        } else if char == '{' && !in_spec && self.rest().starts_with("{{") {
            self.at += 2;
        } else if char == '{' {
            self.brackets.push(('{', self.at));
            self.at += 1;
        } else if char == '}' && in_spec {
            if let Some(string) = self.strings.last_mut() {
                string.specs.pop();
            }
            self.brackets.pop();
            self.at += 1;
        } else if char == '}' && self.rest().starts_with("}}") {
            self.at += 2;
        } else if char == '}' {
            return fail("f-string: single '}' is not allowed", self.at);
        } else if char == '\\' {
            self.at += 1;
            let next = self.peek().unwrap_or('\n');
            if self.rest().starts_with("N{") && !raw {
                self.at += self.rest().find('}').map_or(1, |end| end + 1);
            } else if !matches!(next, '{' | '}') {
                self.at += next.len_utf8();
            }
        } else {
            self.at += char.len_utf8();
        }
        Ok(())
    }
}

/// Marks that may stand inside an identifier.
fn is_mark(char: char) -> bool {
    matches!(u32::from(char), 0x0300..=0x036F | 0x00B7 | 0x0387 | 0x0483..=0x0487 | 0x0591..=0x05C7
        | 0x0610..=0x061A | 0x064B..=0x0669 | 0x0900..=0x0DFF | 0x0E31..=0x0E4E | 0x1DC0..=0x1DFF
        | 0x203F..=0x2040 | 0x20D0..=0x20F0 | 0x302A..=0x302F | 0x3099..=0x309A | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F)
}
