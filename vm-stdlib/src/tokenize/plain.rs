//! Tokens outside of the texts of f-strings: `tok_get_normal_mode` of CPython's `Parser/tokenizer.c`.

use super::lexer::{Attempt, FaultKind, Lexer, Mode};
use super::tokens::{
    ASYNC, AWAIT, COLON, COMMENT, DEDENT, DOT, ELLIPSIS, ENDMARKER, FSTRING_START, INDENT, NAME, NEWLINE, NL, STRING,
    one_char, three_chars, two_chars,
};

/// Levels of indentation.
const MOST_INDENTS: usize = 100;
/// Parentheses in parentheses.
const MOST_PARENS: usize = 200;
/// f-strings in f-strings.
const MOST_MODES: usize = 150;

/// A token's number, and where its text is.
pub(super) type Found = (u8, Option<(usize, usize)>);

fn starts_name(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_' || !c.is_ascii()
}

pub(super) fn continues_name(c: char) -> bool {
    starts_name(c) || c.is_ascii_digit()
}

impl Lexer {
    pub(super) fn plain_token(&mut self) -> Attempt<Found> {
        loop {
            let mut blank = false;
            if core::mem::take(&mut self.state.at_line_start) {
                blank = self.indentation()?;
            }
            let at = self.state.at;
            if self.state.pending < 0 {
                self.state.pending += 1;
                return Ok((DEDENT, self.extra.then_some((at, at))));
            }
            if self.state.pending > 0 {
                self.state.pending -= 1;
                return Ok((INDENT, self.extra.then_some((0, at))));
            }
            if let Some(found) = self.after_indentation(blank)? {
                return Ok(found);
            }
        }
    }

    /// The spaces that a line begins with; answers whether there is nothing else in it.
    fn indentation(&mut self) -> Attempt<bool> {
        let (mut column, mut other) = (0, 0);
        let mut continued = 0;
        let c = loop {
            let c = self.next()?;
            match c {
                Some(' ') => (column, other) = (column + 1, other + 1),
                Some('\t') => (column, other) = ((column / 8 + 1) * 8, other + 1),
                Some('\x0c') => (column, other) = (0, 0),
                Some('\\') => {
                    continued = if continued == 0 { column } else { continued };
                    self.continuation(false)?;
                }
                _ => break c,
            }
        };
        self.back(c);
        let blank = matches!(c, Some('#' | '\n' | '\r'));
        if blank || !self.state.parens.is_empty() {
            return Ok(blank);
        }
        if continued != 0 {
            (column, other) = (continued, continued);
        }
        self.indent_to(column, other)?;
        Ok(false)
    }

    fn indent_to(&mut self, column: usize, other: usize) -> Attempt<()> {
        let tabs = "inconsistent use of tabs and spaces in indentation";
        let &(last, last_other) = self.state.indents.last().unwrap_or(&(0, 0));
        if column > last {
            if self.state.indents.len() >= MOST_INDENTS {
                return Err(self.plain_fault(FaultKind::Indentation, "too many levels of indentation"));
            }
            if other <= last_other {
                return Err(self.plain_fault(FaultKind::Tab, tabs));
            }
            self.state.pending += 1;
            self.state.indents.push((column, other));
            return Ok(());
        }
        while self.state.indents.len() > 1 && self.state.indents.last().is_some_and(|&(last, _)| column < last) {
            self.state.pending -= 1;
            self.state.indents.pop();
        }
        let &(last, last_other) = self.state.indents.last().unwrap_or(&(0, 0));
        if column != last {
            let text = "unindent does not match any outer indentation level";
            return Err(self.plain_fault(FaultKind::Indentation, text));
        }
        if other != last_other {
            return Err(self.plain_fault(FaultKind::Tab, tabs));
        }
        Ok(())
    }

    /// Behind a backslash: the end of the line, and another line.
    fn continuation(&mut self, in_token: bool) -> Attempt<()> {
        let mut c = self.next()?;
        if c == Some('\r') {
            c = self.next()?;
        }
        if c != Some('\n') {
            let text = "unexpected character after line continuation character";
            return Err(self.plain_fault(FaultKind::Syntax, text));
        }
        match self.next()? {
            None => Err(self.end_fault(in_token)),
            c => {
                self.back(c);
                Ok(())
            }
        }
    }

    /// A token; `None` if the line has none.
    fn after_indentation(&mut self, blank: bool) -> Attempt<Option<Found>> {
        loop {
            let c = loop {
                match self.next()? {
                    Some(' ' | '\t' | '\x0c') => {}
                    c => break c,
                }
            };
            let Some(mut c) = c else {
                // The source ends; in parentheses it may not.
                if self.state.parens.is_empty() {
                    return Ok(Some((ENDMARKER, None)));
                }
                return Err(self.end_fault(false));
            };
            let start = self.state.at - 1;
            if c == '#' {
                let last = self.comment()?;
                if self.extra {
                    self.back(last);
                    self.state.comment_newline = blank;
                    return Ok(Some((COMMENT, Some((start, self.state.at)))));
                }
                match last {
                    Some(last) => c = last,
                    None => {
                        self.back(None);
                        continue;
                    }
                }
            }
            if starts_name(c) {
                return self.name(c, start).map(Some);
            }
            if c == '\r' {
                c = self.next()?.unwrap_or('\r');
            }
            if c == '\n' {
                return Ok(self.newline(blank, start));
            }
            if c == '\\' {
                self.continuation(true)?;
                continue;
            }
            return self.sign_or_literal(c, start).map(Some);
        }
    }

    /// The rest of a comment; answers what ended it.
    fn comment(&mut self) -> Attempt<Option<char>> {
        loop {
            match self.next()? {
                Some('\n' | '\r') | None => {
                    let at = self.state.at;
                    return Ok(if self.state.ended { None } else { self.char_at(at - 1) });
                }
                Some(_) => {}
            }
        }
    }

    fn newline(&mut self, blank: bool, start: usize) -> Option<Found> {
        self.state.at_line_start = true;
        let at = self.state.at;
        if blank || !self.state.parens.is_empty() {
            if self.extra {
                self.state.comment_newline = false;
                return Some((NL, Some((start, at))));
            }
            return None;
        }
        if self.state.comment_newline && self.extra {
            self.state.comment_newline = false;
            return Some((NL, Some((start, at))));
        }
        Some((NEWLINE, Some((start, at - 1))))
    }

    /// A name, or the string that it is the prefix of.
    fn name(&mut self, first: char, start: usize) -> Attempt<Found> {
        let (mut b, mut r, mut u, mut f) = (false, false, false, false);
        let mut c = Some(first);
        loop {
            match c {
                Some('b' | 'B') if !(b || u || f) => b = true,
                Some('u' | 'U') if !(b || u || r || f) => u = true,
                Some('r' | 'R') if !(r || u) => r = true,
                Some('f' | 'F') if !(f || b || u) => f = true,
                _ => break,
            }
            c = self.next()?;
            if let Some(quote @ ('"' | '\'')) = c {
                return if f { self.fstring_start(quote, start) } else { self.string(quote, start) };
            }
        }
        while c.is_some_and(continues_name) {
            c = self.next()?;
        }
        self.back(c);
        let at = self.state.at;
        if !self.extra {
            self.verify_name(start, at)?;
        }
        let kind = match self.slice(start, at).as_str() {
            "async" => ASYNC,
            "await" => AWAIT,
            _ => NAME,
        };
        Ok((kind, Some((start, at))))
    }

    /// Whether a name with other than ASCII letters is one.
    fn verify_name(&mut self, start: usize, end: usize) -> Attempt<()> {
        for place in start..end {
            let Some(c) = self.char_at(place) else { break };
            let point = u32::from(c);
            let fits = c.is_ascii()
                || if place == start {
                    vm_core::unicode::starts_identifier(point)
                } else {
                    vm_core::unicode::continues_identifier(point)
                };
            if !fits {
                self.state.at = place + 1;
                return Err(if vm_core::unicode::is_printable(point) {
                    self.fault(&format!("invalid character '{c}' (U+{point:04X})"))
                } else {
                    self.fault(&format!("invalid non-printable character U+{point:04X}"))
                });
            }
        }
        Ok(())
    }

    fn string(&mut self, quote: char, start: usize) -> Attempt<Found> {
        self.state.first_line_number = self.state.line_number;
        self.state.multi_line_start = self.state.line_start;
        let (mut size, mut end_size) = (1, 0);
        let mut c = self.next()?;
        if c == Some(quote) {
            c = self.next()?;
            if c == Some(quote) { size = 3 } else { end_size = 1 }
        }
        if c != Some(quote) {
            self.back(c);
        }
        while end_size != size {
            let c = self.next()?;
            if c.is_none() || size == 1 && c == Some('\n') {
                return Err(self.unterminated(quote, size, start));
            }
            if c == Some(quote) {
                end_size += 1;
                continue;
            }
            end_size = 0;
            if c == Some('\\') {
                self.next()?;
            }
        }
        Ok((STRING, Some((start, self.state.at))))
    }

    fn unterminated(&mut self, quote: char, size: usize, start: usize) -> super::lexer::Halt {
        let last = self.state.line_number;
        self.state.at = start + 1;
        self.state.line_start = self.state.multi_line_start;
        self.state.line_number = self.state.first_line_number;
        if let Some(mode) = self.state.modes.last()
            && mode.quote == quote
            && mode.quote_size == size
        {
            return self.fault("f-string: expecting '}'");
        }
        let triple = if size == 3 { "triple-quoted " } else { "" };
        self.fault(&format!("unterminated {triple}string literal (detected at line {last})"))
    }

    fn fstring_start(&mut self, quote: char, start: usize) -> Attempt<Found> {
        self.state.first_line_number = self.state.line_number;
        self.state.multi_line_start = self.state.line_start;
        let mut quote_size = 1;
        let after = self.next()?;
        if after == Some(quote) {
            let third = self.next()?;
            if third == Some(quote) {
                quote_size = 3;
            } else {
                self.back(third);
                self.back(after);
            }
        } else {
            self.back(after);
        }
        if self.state.modes.len() + 1 >= MOST_MODES {
            return Err(self.fault("too many nested f-strings"));
        }
        let raw = (start..self.state.at).any(|place| matches!(self.char_at(place), Some('r' | 'R')));
        self.state.modes.push(Mode {
            in_text: true,
            quote,
            quote_size,
            raw,
            start,
            line_start: self.state.line_start,
            line_number: self.state.line_number,
            depth: 0,
            expression_depth: -1,
            expression_ended: false,
        });
        Ok((FSTRING_START, Some((start, self.state.at))))
    }

    fn sign_or_literal(&mut self, c: char, start: usize) -> Attempt<Found> {
        match c {
            '.' => {
                let next = self.next()?;
                if next.is_some_and(|c| c.is_ascii_digit()) {
                    return self.fraction(next, start);
                }
                if next == Some('.') {
                    let third = self.next()?;
                    if third == Some('.') {
                        return Ok((ELLIPSIS, Some((start, self.state.at))));
                    }
                    self.back(third);
                }
                self.back(next);
                Ok((DOT, Some((start, self.state.at))))
            }
            '0'..='9' => self.number(c, start),
            '"' | '\'' => self.string(c, start),
            _ => self.sign(c, start),
        }
    }

    fn sign(&mut self, c: char, start: usize) -> Attempt<Found> {
        if matches!(c, ':' | '}' | '!' | '{')
            && let Some(mode) = self.state.modes.last_mut()
            && mode.expression_depth >= 0
        {
            let cursor = mode.depth - i32::from(c != '{');
            if cursor == 0 {
                mode.expression_ended = c != '{';
            }
            if c == ':' && cursor == mode.expression_depth {
                mode.in_text = true;
                return Ok((COLON, Some((start, self.state.at))));
            }
        }
        let second = self.next()?;
        if let Some(two) = second.and_then(|second| two_chars(c, second)) {
            let third = self.next()?;
            let three = second.zip(third).and_then(|(second, third)| three_chars(c, second, third));
            if three.is_none() {
                self.back(third);
            }
            return Ok((three.unwrap_or(two), Some((start, self.state.at))));
        }
        self.back(second);
        match c {
            '(' | '[' | '{' => self.open(c)?,
            ')' | ']' | '}' => self.close(c)?,
            _ => {}
        }
        let point = u32::from(c);
        if !vm_core::unicode::is_printable(point) {
            return Err(self.fault(&format!("invalid non-printable character U+{point:04X}")));
        }
        Ok((one_char(c), Some((start, self.state.at))))
    }

    fn open(&mut self, c: char) -> Attempt<()> {
        if self.state.parens.len() >= MOST_PARENS {
            return Err(self.fault("too many nested parentheses"));
        }
        self.state.parens.push((c, self.state.line_number));
        if let Some(mode) = self.state.modes.last_mut() {
            mode.depth += 1;
        }
        Ok(())
    }

    fn close(&mut self, c: char) -> Attempt<()> {
        if self.state.modes.last().is_some_and(|mode| mode.depth == 0) && c == '}' {
            return Err(self.fault("f-string: single '}' is not allowed"));
        }
        if !self.extra && self.state.parens.is_empty() {
            return Err(self.fault(&format!("unmatched '{c}'")));
        }
        if let Some((opening, line)) = self.state.parens.pop()
            && !self.extra
            && !matches!((opening, c), ('(', ')') | ('[', ']') | ('{', '}'))
        {
            return Err(self.mismatch(c, opening, line));
        }
        let Some(mode) = self.state.modes.last_mut() else { return Ok(()) };
        mode.depth -= 1;
        if mode.depth < 0 {
            return Err(self.fault(&format!("f-string: unmatched '{c}'")));
        }
        if c == '}' && mode.depth == mode.expression_depth {
            mode.expression_depth -= 1;
            mode.in_text = true;
        }
        Ok(())
    }

    fn mismatch(&self, c: char, opening: char, line: usize) -> super::lexer::Halt {
        if let Some(mode) = self.state.modes.last()
            && opening == '{'
            && mode.depth - 1 == mode.expression_depth
        {
            return self.fault(&format!("f-string: unmatched '{c}'"));
        }
        let place = if line == self.state.line_number { String::new() } else { format!(" on line {line}") };
        let text = format!("closing parenthesis '{c}' does not match opening parenthesis '{opening}'{place}");
        self.fault(&text)
    }
}
