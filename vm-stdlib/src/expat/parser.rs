//! The parser: takes a document in pieces and tells of what is in it, one thing after the other. Follows expat's
//! `lib/xmlparse.c`, whose events, errors and positions these are. `content` is what stands in elements, `prolog` what stands
//! before and behind them.

use alloc::collections::VecDeque;
use alloc::rc::Rc;
use core::cell::RefCell;

use super::dtd::Dtd;
use super::event::{Bad, Event, Part, UNCLOSED_TOKEN};
use super::input::{Blocked, Input};
use super::namespaces::Namespaces;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    /// Before anything: a declaration may stand here.
    Start,
    Prolog,
    /// Inside the brackets of a document type.
    Subset,
    Content,
    Cdata,
    Epilog,
}

/// The text of an entity that is being read.
pub(super) struct Frame {
    pub(super) name: String,
    pub(super) text: Rc<str>,
    pub(super) at: usize,
    /// How many elements were open.
    pub(super) depth: usize,
}

/// An element that is open.
pub(super) struct Open {
    /// As it stands in the document.
    pub(super) raw: String,
    pub(super) name: String,
    pub(super) bindings: usize,
}

/// What a step came to.
pub(super) enum Outcome {
    /// So many bytes were taken.
    Took(usize),
    NeedsMore,
    End,
}

/// What a parser answers.
pub(super) enum Answer {
    Event(Event),
    /// Everything that there is has been told.
    NeedsMore,
    /// An encoding whose table it wants.
    Encoding(String),
    Error(u8),
}

/// What handlers there are that change what is told.
#[derive(Clone, Copy, Default)]
pub(super) struct Options {
    /// Somebody wants the text of what has no handler.
    pub(super) raw: bool,
    /// References to entities are told of, and not followed.
    pub(super) keeps_references: bool,
    pub(super) has_external_handler: bool,
    /// 0 never, 1 unless standalone, 2 always: parameter entities outside are asked for.
    pub(super) parameters: u8,
    pub(super) foreign_dtd: bool,
    pub(super) only_specified: bool,
}

pub(super) struct Parser {
    pub(super) input: Input,
    pub(super) state: State,
    pub(super) frames: Vec<Frame>,
    pub(super) open: Vec<Open>,
    pub(super) dtd: Rc<RefCell<Dtd>>,
    pub(super) namespaces: Option<Namespaces>,
    pub(super) options: Options,
    pub(super) queue: VecDeque<Event>,
    /// It reads what another refers to: elements, or (`is_subset`) declarations.
    pub(super) is_entity: bool,
    pub(super) is_subset: bool,
    /// Where the thing is that was told of last: byte, line, column.
    pub(super) place: (usize, usize, usize),
    pub(super) error: Option<u8>,
    pub(super) system: Option<(String, Option<String>)>,
    pub(super) has_doctype: bool,
    begun: bool,
}

impl Parser {
    pub(super) fn new(encoding: Option<String>, separator: Option<String>) -> Parser {
        Parser {
            input: Input::new(encoding),
            state: State::Start,
            frames: Vec::new(),
            open: Vec::new(),
            dtd: Rc::default(),
            namespaces: separator.map(Namespaces::new),
            options: Options::default(),
            queue: VecDeque::new(),
            is_entity: false,
            is_subset: false,
            place: (0, 1, 0),
            error: None,
            system: None,
            has_doctype: false,
            begun: false,
        }
    }

    /// A parser for what this one refers to: with a context for elements, without one for declarations.
    pub(super) fn inner(&self, has_context: bool, encoding: Option<String>) -> Parser {
        let mut inner = Parser::new(encoding, None);
        inner.dtd = Rc::clone(&self.dtd);
        inner.namespaces.clone_from(&self.namespaces);
        inner.options = self.options;
        inner.is_entity = has_context;
        inner.is_subset = !has_context;
        inner
    }

    /// More of the document; false if there is no memory for it.
    pub(super) fn feed(&mut self, bytes: &[u8], is_final: bool) -> bool {
        self.dtd.borrow_mut().direct += bytes.len() as u64;
        self.input.feed(bytes, is_final)
    }

    /// The next thing.
    pub(super) fn advance(&mut self) -> Answer {
        loop {
            if let Some(event) = self.queue.pop_front() {
                if event.at_end && self.frames.is_empty() {
                    self.place = (self.input.index, self.input.line, self.input.column);
                }
                return Answer::Event(event);
            }
            if let Some(code) = self.error {
                return Answer::Error(code);
            }
            match self.input.decode() {
                Ok(()) => {}
                Err(Blocked::Encoding(name)) => return Answer::Encoding(name),
                Err(Blocked::Bad(bad)) => {
                    // Nothing is decoded yet.
                    (self.place, self.error) = ((bad.offset, 1, bad.offset), Some(bad.code));
                    return Answer::Error(bad.code);
                }
            }
            match self.step() {
                Ok(Outcome::Took(_)) => {}
                Ok(Outcome::NeedsMore | Outcome::End) => {
                    self.place = (self.input.index, self.input.line, self.input.column);
                    return Answer::NeedsMore;
                }
                // What came before it is told first.
                Err(bad) if self.queue.is_empty() => return self.fail(bad),
                Err(bad) => _ = self.fail(bad),
            }
        }
    }

    fn fail(&mut self, bad: Bad) -> Answer {
        if self.frames.is_empty() {
            self.input.advance(bad.offset);
            self.place = (self.input.index, self.input.line, self.input.column);
        }
        self.error = Some(bad.code);
        Answer::Error(bad.code)
    }

    /// Takes one token.
    fn step(&mut self) -> Result<Outcome, Bad> {
        if let Some(frame) = self.frames.last() {
            let (text, at) = (Rc::clone(&frame.text), frame.at);
            let rest = text.get(at..).unwrap_or("");
            let outcome = self.token(rest, false)?;
            if let (Outcome::Took(count), Some(frame)) = (&outcome, self.frames.last_mut())
                && Rc::ptr_eq(&frame.text, &text)
                && *count > 0
            {
                frame.at = at + count;
            } else if let (Outcome::Took(count @ 1..), Some(before)) =
                (&outcome, self.frames.len().checked_sub(2).and_then(|index| self.frames.get_mut(index)))
            {
                // A reference inside began another.
                before.at = at + count;
            }
            return Ok(outcome);
        }
        if !core::mem::replace(&mut self.begun, true) && (self.is_entity || self.is_subset) {
            self.state = State::Start;
        }
        self.place = (self.input.index, self.input.line, self.input.column);
        let (text, more) = (core::mem::take(&mut self.input.text), self.input.more());
        let outcome = self.token(text.get(self.input.at..).unwrap_or(""), more);
        self.input.text = text;
        if let Ok(Outcome::Took(count)) = outcome {
            self.input.advance(count);
        }
        outcome
    }

    fn token(&mut self, text: &str, more: bool) -> Result<Outcome, Bad> {
        match self.state {
            State::Start => self.start(text, more),
            State::Prolog | State::Epilog => self.prolog(text, more),
            State::Subset => self.subset(text, more),
            State::Content => self.content(text, more),
            State::Cdata => self.cdata(text, more),
        }
    }

    /// The text ends inside a token.
    pub(super) fn partial(&self, text: &str, more: bool) -> Result<Outcome, Bad> {
        if more {
            return Ok(Outcome::NeedsMore);
        }
        match self.input.broken() {
            Some(code) if self.frames.is_empty() => Err(Bad { code, offset: text.len() }),
            _ => Err(Bad { code: UNCLOSED_TOKEN, offset: 0 }),
        }
    }

    pub(super) fn tell(&mut self, handler: &'static str, parts: Vec<Part>, raw: &str) {
        let raw = self.options.raw.then(|| raw.to_owned());
        self.queue.push_back(Event { handler, parts, raw, at_end: false });
    }
}

/// Ends of lines as one character.
pub(super) fn lines(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}
