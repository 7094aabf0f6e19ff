//! The tokens of source that comes line by line: CPython's `Parser/tokenizer.c`.
//!
//! A token that needs another line is begun again when that is there: nothing waits on the host's stack.

use super::tokens::{self, ENDMARKER};

/// Where an attempt at a token ended without one.
#[derive(Debug)]
pub(super) enum Halt {
    /// Another line is needed.
    Line,
    Fault(Fault),
}

/// What is wrong with the source.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) kind: FaultKind,
    pub(super) message: String,
    pub(super) line_number: usize,
    pub(super) offset: usize,
    /// The line; none if it is not told.
    pub(super) text: Option<String>,
    /// The end of the place is told: it is where it begins.
    pub(super) ranged: bool,
}

/// The exception's class.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum FaultKind {
    Syntax,
    Indentation,
    Tab,
}

/// A token, with its place in the text that is kept.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: u8,
    pub(super) text: String,
    pub(super) start: (usize, isize),
    pub(super) end: (usize, isize),
    pub(super) line: String,
}

/// What an f-string is being read as.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mode {
    /// Its text; else an expression in it.
    pub(super) in_text: bool,
    pub(super) quote: char,
    pub(super) quote_size: usize,
    pub(super) raw: bool,
    /// Where it began: in the text, its line, and that line's number.
    pub(super) start: usize,
    pub(super) line_start: usize,
    pub(super) line_number: usize,
    pub(super) depth: i32,
    pub(super) expression_depth: i32,
    /// The last expression has come to its `!`, `:` or `}`.
    pub(super) expression_ended: bool,
}

/// All that a token changes.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    pub(super) at: usize,
    /// The end of the line that is read.
    pub(super) end: usize,
    /// How many of the lines that are kept have been read.
    lines: usize,
    pub(super) line_start: usize,
    pub(super) line_number: usize,
    pub(super) implicit_newline: bool,
    pub(super) at_line_start: bool,
    pub(super) pending: i32,
    pub(super) indents: Vec<(usize, usize)>,
    pub(super) parens: Vec<(char, usize)>,
    pub(super) modes: Vec<Mode>,
    pub(super) comment_newline: bool,
    pub(super) first_line_number: usize,
    pub(super) multi_line_start: usize,
    /// The source is at its end.
    pub(super) ended: bool,
}

/// Source on its way into tokens.
#[derive(Debug)]
pub(crate) struct Lexer {
    text: Vec<char>,
    /// Where the lines end, and whether the line end is not the source's own.
    ends: Vec<(usize, bool)>,
    pub(super) state: State,
    /// No line comes any more.
    finished: bool,
    pub(super) extra: bool,
    done: bool,
}

pub(super) type Attempt<T> = Result<T, Halt>;

impl Lexer {
    pub(super) fn new(extra: bool) -> Lexer {
        let state = State { at_line_start: true, indents: vec![(0, 0)], ..State::default() };
        Lexer { text: Vec::new(), ends: Vec::new(), state, finished: false, extra, done: false }
    }

    /// A line that was asked for; an empty one ends the source.
    pub(super) fn feed(&mut self, line: &str) {
        if line.is_empty() {
            self.finished = true;
            return;
        }
        self.text.extend(line.chars());
        let implicit = !line.ends_with('\n');
        if implicit {
            self.text.push('\n');
        }
        self.ends.push((self.text.len(), implicit));
    }

    /// The next token; `None` behind the last.
    pub(super) fn next_token(&mut self) -> Attempt<Option<Token>> {
        if self.done {
            return Ok(None);
        }
        if self.state.modes.is_empty() && self.state.at == self.text.len() {
            self.text.clear();
            self.ends.clear();
            (self.state.at, self.state.end, self.state.lines, self.state.line_start) = (0, 0, 0, 0);
        }
        let before = self.state.clone();
        match self.attempt() {
            Ok((kind, span)) => {
                self.done = kind == ENDMARKER;
                Ok(Some(self.token(kind, span)))
            }
            Err(Halt::Line) => {
                self.state = before;
                Err(Halt::Line)
            }
            Err(halt) => Err(halt),
        }
    }

    fn attempt(&mut self) -> Attempt<(u8, Option<(usize, usize)>)> {
        match self.state.modes.last() {
            Some(mode) if mode.in_text => self.fstring_token(),
            _ => self.plain_token(),
        }
    }

    /// The next character; `None` at the end of the source.
    pub(super) fn next(&mut self) -> Attempt<Option<char>> {
        loop {
            if self.state.at != self.state.end {
                let c = self.text[self.state.at];
                self.state.at += 1;
                return Ok(Some(c));
            }
            if self.state.ended {
                return Ok(None);
            }
            let Some(&(end, implicit)) = self.ends.get(self.state.lines) else {
                if !self.finished {
                    return Err(Halt::Line);
                }
                self.state.ended = true;
                return Ok(None);
            };
            let state = &mut self.state;
            state.lines += 1;
            (state.line_start, state.end, state.implicit_newline) = (state.at, end, implicit);
            state.line_number += 1;
            if self.text[state.line_start..end].contains(&'\0') {
                state.at = state.line_start;
                let fault = self.fault("source code cannot contain null bytes");
                self.state.at = self.state.end;
                return Err(fault);
            }
        }
    }

    /// Puts a character back.
    pub(super) fn back(&mut self, c: Option<char>) {
        if c.is_some() {
            self.state.at -= 1;
        }
    }

    pub(super) fn char_at(&self, place: usize) -> Option<char> {
        self.text.get(place).copied()
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> String {
        self.text.get(start..end).unwrap_or(&[]).iter().collect()
    }

    /// A `SyntaxError` that points to the last character read.
    pub(super) fn fault(&self, message: &str) -> Halt {
        let state = &self.state;
        let line: String =
            self.text.get(state.line_start..).unwrap_or(&[]).iter().take_while(|&&c| c != '\n' && c != '\0').collect();
        Halt::Fault(Fault {
            kind: FaultKind::Syntax,
            message: message.to_owned(),
            line_number: state.line_number,
            offset: state.at.saturating_sub(state.line_start),
            text: Some(line),
            ranged: true,
        })
    }

    /// An error that is told with all the text that was read for the token: `_tokenizer_error`.
    pub(super) fn plain_fault(&self, kind: FaultKind, message: &str) -> Halt {
        let text = self.slice(0, self.state.end).trim_end_matches('\n').to_owned();
        Halt::Fault(Fault {
            kind,
            message: message.to_owned(),
            line_number: self.state.line_number,
            offset: self.state.end,
            text: Some(text),
            ranged: false,
        })
    }

    /// The source ends in the middle of something: of a token, or between two.
    pub(super) fn end_fault(&self, in_token: bool) -> Halt {
        // Between tokens CPython has let go of the text by then.
        let kept = in_token || !self.state.modes.is_empty();
        Halt::Fault(Fault {
            kind: FaultKind::Syntax,
            message: "unexpected EOF in multi-line statement".to_owned(),
            line_number: self.state.line_number,
            offset: if kept { self.state.end } else { 0 },
            text: None,
            ranged: false,
        })
    }

    /// `tokenizeriter_next` of CPython's `Python/Python-tokenize.c`.
    fn token(&self, mut kind: u8, span: Option<(usize, usize)>) -> Token {
        use tokens::{ASYNC, AWAIT, DEDENT, FSTRING_END, FSTRING_MIDDLE, FSTRING_START, NAME, NEWLINE, NL, OP, STRING};
        let state = &self.state;
        let mut text = span.map_or(String::new(), |(start, end)| self.slice(start, end));
        let is_string = matches!(kind, STRING | FSTRING_START | FSTRING_MIDDLE | FSTRING_END);
        let line_start = if is_string { state.multi_line_start } else { state.line_start };
        let first_line = if is_string { state.first_line_number } else { state.line_number };
        let column = |place: usize, line: usize| if place >= line { (place - line) as isize } else { -1 };
        let start = span.map_or(-1, |(start, _)| column(start, line_start));
        let mut end = span.map_or(-1, |(_, end)| column(end, state.line_start));
        if !self.extra {
            let line = self.line(line_start);
            return Token { kind, text, start: (first_line, start), end: (state.line_number, end), line };
        }
        if kind == ENDMARKER || kind == DEDENT && state.ended {
            let place = (state.line_number + 1, 0);
            return Token { kind, text, start: place, end: place, line: String::new() };
        }
        match kind {
            NEWLINE => {
                let carriage = span.and_then(|(start, _)| self.char_at(start)) == Some('\r');
                text = match (state.implicit_newline, carriage) {
                    (true, _) => "",
                    (false, true) => "\r\n",
                    (false, false) => "\n",
                }
                .to_owned();
                end += 1;
            }
            NL if state.implicit_newline => text.clear(),
            AWAIT | ASYNC => kind = NAME,
            kind_of_sign if kind_of_sign > DEDENT && kind_of_sign < OP => kind = OP,
            _ => {}
        }
        let line = self.line(line_start);
        Token { kind, text, start: (first_line, start), end: (state.line_number, end), line }
    }

    /// The text from the beginning of a line to the end of the line that is read.
    fn line(&self, start: usize) -> String {
        let end = self.state.end - usize::from(self.state.implicit_newline && self.state.end > start);
        self.slice(start, end)
    }
}
