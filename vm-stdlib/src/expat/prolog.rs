//! What stands before and behind the document's element: `doProlog` and `doEpilog` of expat.

use super::dtd::{self, Dtd};
use super::event::{
    Bad, INVALID_TOKEN, JUNK_AFTER_DOC_ELEMENT, NO_ELEMENTS, Part, SYNTAX, UNDEFINED_ENTITY, XML_DECL, bad,
};
use super::input::{is_encoding, pseudo_attribute};
use super::parser::{Frame, Outcome, Parser, State};
use super::scan::{Miss, continues_name, is_space, name, starts_name};

impl Parser {
    /// The very beginning: a declaration, or none.
    pub(super) fn start(&mut self, text: &str, more: bool) -> Result<Outcome, Bad> {
        if more && text.len() < 6 && "<?xml ".starts_with(text) {
            return Ok(Outcome::NeedsMore);
        }
        let next = if self.is_entity {
            State::Content
        } else if self.is_subset {
            State::Subset
        } else {
            State::Prolog
        };
        let declares = text.strip_prefix("<?xml").is_some_and(|rest| rest.starts_with(is_space));
        if !declares {
            self.state = next;
            return Ok(Outcome::Took(0));
        }
        let Some(end) = text.find("?>") else { return self.partial(text, more) };
        self.state = next;
        let head = &text[..end];
        let version = pseudo_attribute(head, "version");
        let encoding = pseudo_attribute(head, "encoding");
        let standalone = pseudo_attribute(head, "standalone");
        let said = match standalone {
            None => -1,
            Some("yes") => 1,
            Some("no") => 0,
            Some(value) => return bad(XML_DECL, head.rfind(value).unwrap_or(0)),
        };
        if let Some(name) = encoding.filter(|name| !is_encoding(name)) {
            return bad(XML_DECL, head.rfind(name).unwrap_or(0));
        }
        check_declaration(head, version.is_some() || !next_is_document(next))?;
        self.dtd.borrow_mut().standalone = said == 1;
        let parts = vec![Part::optional(version), Part::optional(encoding), Part::Int(said)];
        self.tell("XmlDecl", parts, &text[..end + 2]);
        Ok(Outcome::Took(end + 2))
    }

    pub(super) fn prolog(&mut self, text: &str, more: bool) -> Result<Outcome, Bad> {
        let behind = self.state == State::Epilog;
        let Some(first) = text.chars().next() else {
            return match self.input.broken() {
                _ if more => Ok(Outcome::NeedsMore),
                Some(code) => bad(code, 0),
                None if behind => Ok(Outcome::End),
                None => bad(NO_ELEMENTS, 0),
            };
        };
        if is_space(first) {
            return Ok(self.blanks(text));
        }
        let junk = if behind { JUNK_AFTER_DOC_ELEMENT } else { SYNTAX };
        if continues_name(first) {
            let end = text.find(|c| !continues_name(c));
            let next = end.and_then(|end| text[end..].chars().next());
            return match (end, next) {
                (Some(end), Some(c))
                    if !is_space(c) && !matches!(c, '>' | ')' | ',' | '|' | '[' | '%' | '?' | '*' | '+') =>
                {
                    bad(INVALID_TOKEN, end)
                }
                (None, _) if more => Ok(Outcome::NeedsMore),
                _ => bad(junk, 0),
            };
        }
        if first != '<' {
            let is_token = matches!(first, '>' | '(' | ')' | '[' | ']' | '|' | ',' | '%' | '"' | '\'');
            return bad(if is_token { junk } else { INVALID_TOKEN }, 0);
        }
        match text.get(1..).and_then(|rest| rest.chars().next()) {
            None => self.partial(text, more),
            Some('?') => self.instruction(text, more),
            Some('!') if text.starts_with("<!--") => self.comment(text, more),
            Some('!') if "<!--".starts_with(text) => self.partial(text, more),
            Some('!') if behind => bad(junk, 0),
            Some('!') if text.starts_with("<!DOCTYPE") => self.doctype(text, more),
            Some('!') if "<!DOCTYPE".starts_with(text) => self.partial(text, more),
            Some('!') if text.chars().nth(2).is_some_and(starts_name) => match unspaced(text) {
                Some(at) => bad(INVALID_TOKEN, at),
                None => bad(SYNTAX, 0),
            },
            Some('!') => bad(INVALID_TOKEN, 2),
            Some(c) if starts_name(c) && behind => bad(junk, 0),
            Some(c) if starts_name(c) => {
                if self.options.foreign_dtd && !self.has_doctype {
                    self.dtd.borrow_mut().incomplete = true;
                    self.end_doctype("");
                }
                self.state = State::Content;
                Ok(Outcome::Took(0))
            }
            Some(_) => bad(INVALID_TOKEN, 1),
        }
    }

    fn blanks(&mut self, text: &str) -> Outcome {
        let count = text.find(|c| !is_space(c)).unwrap_or(text.len());
        self.tell("", Vec::new(), &text[..count]);
        Outcome::Took(count)
    }

    fn doctype(&mut self, text: &str, more: bool) -> Result<Outcome, Bad> {
        if self.has_doctype {
            return bad(SYNTAX, 0);
        }
        if let Some(at) = unspaced(text) {
            return bad(INVALID_TOKEN, at);
        }
        let Some(end) = declaration_end(text, true) else { return self.partial(text, more) };
        let (name, system, public, inside) = dtd::doctype(&text[..end])?;
        let parts = vec![
            Part::Text(name),
            Part::optional(system.as_deref()),
            Part::optional(public.as_deref()),
            Part::Int(inside.into()),
        ];
        if let Some(system) = system {
            self.dtd.borrow_mut().incomplete = true;
            self.not_standalone();
            self.system = Some((system, public));
        } else if self.options.foreign_dtd {
            self.dtd.borrow_mut().incomplete = true;
        }
        self.has_doctype = true;
        self.tell("StartDoctypeDecl", parts, &text[..end]);
        if inside {
            self.state = State::Subset;
        } else {
            self.end_doctype("");
        }
        Ok(Outcome::Took(end))
    }

    fn not_standalone(&mut self) {
        if !self.dtd.borrow().standalone {
            self.tell("NotStandalone", Vec::new(), "");
        }
    }

    fn end_doctype(&mut self, raw: &str) {
        let wanted = match self.options.parameters {
            0 => false,
            1 => !self.dtd.borrow().standalone,
            _ => true,
        };
        let (system, public) = match &self.system {
            Some((system, public)) => (Some(system.as_str()), public.as_deref()),
            None => (None, None),
        };
        if (system.is_some() || self.options.foreign_dtd) && wanted && self.options.has_external_handler {
            let base = Part::optional(self.dtd.borrow().base.as_deref());
            let parts = vec![Part::None, base, Part::optional(system), Part::optional(public)];
            self.tell("ExternalEntityRef", parts, "");
        }
        if self.has_doctype {
            self.tell("EndDoctypeDecl", Vec::new(), raw);
        }
        self.state = State::Prolog;
    }

    /// Declarations inside a document type.
    pub(super) fn subset(&mut self, text: &str, more: bool) -> Result<Outcome, Bad> {
        let Some(first) = text.chars().next() else {
            if let Some(frame) = self.frames.pop() {
                if let Some(entity) = self.dtd.borrow_mut().parameters.get_mut(&frame.name) {
                    entity.open = false;
                }
                return Ok(Outcome::Took(0));
            }
            return match self.input.broken() {
                _ if more => Ok(Outcome::NeedsMore),
                Some(code) => bad(code, 0),
                None if self.is_subset => Ok(Outcome::End),
                None => bad(NO_ELEMENTS, 0),
            };
        };
        if is_space(first) {
            return Ok(self.blanks(text));
        }
        match first {
            ']' if !self.is_subset && self.frames.is_empty() => {
                let Some(close) = text.get(1..).and_then(|rest| rest.find(|c| !is_space(c))) else {
                    return self.partial(text, more);
                };
                if text.as_bytes().get(close + 1) != Some(&b'>') {
                    return bad(SYNTAX, close + 1);
                }
                self.end_doctype(&text[..close + 2]);
                Ok(Outcome::Took(close + 2))
            }
            '%' => match name(text, 1) {
                Ok(end) if text.as_bytes().get(end) == Some(&b';') => self.parameter(&text[..=end]),
                Ok(end) => bad(INVALID_TOKEN, end),
                Err(Miss::Partial) => self.partial(text, more),
                Err(Miss::Invalid(_)) => bad(SYNTAX, 0),
            },
            '<' if text.starts_with("<!--") => self.comment(text, more),
            '<' if text.starts_with("<?") => self.instruction(text, more),
            '<' if text.starts_with("<![") && (self.is_subset || !self.frames.is_empty()) => {
                self.conditional(text, more)
            }
            '<' if text.starts_with("<!") && text.chars().nth(2).is_some_and(starts_name) => {
                if let Some(at) = unspaced(text) {
                    return bad(INVALID_TOKEN, at);
                }
                let Some(end) = declaration_end(text, false) else { return self.partial(text, more) };
                let raw = &text[..end];
                let dtd = self.dtd.clone();
                let events = dtd::declaration(&mut dtd.borrow_mut(), raw)?;
                if events.is_empty() {
                    self.tell("", Vec::new(), raw);
                }
                for mut event in events {
                    self.expand_default(&mut event.parts)?;
                    self.tell(event.handler, event.parts, raw);
                }
                Ok(Outcome::Took(end))
            }
            '<' if text.len() < 4 => self.partial(text, more),
            c if continues_name(c) || c == '<' => bad(SYNTAX, 0),
            _ => bad(INVALID_TOKEN, 0),
        }
    }

    /// The default of an attribute is a value as any other: references in it are replaced.
    fn expand_default(&mut self, parts: &mut [Part]) -> Result<(), Bad> {
        let [Part::Text(element), Part::Text(name), Part::Text(kind), Part::Text(default), _] = parts else {
            return Ok(());
        };
        let value = self.attribute_value(default, kind == "CDATA")?;
        let mut dtd = self.dtd.borrow_mut();
        let declared = dtd.attributes.get_mut(element).and_then(|known| known.iter_mut().find(|one| one.name == *name));
        if let Some(declared) = declared
            && declared.default.as_deref() == Some(default)
        {
            declared.default = Some(value.clone());
        }
        *default = value;
        Ok(())
    }

    /// `<![INCLUDE[ … ]]>` and `<![IGNORE[ … ]]>`, without others inside.
    fn conditional(&mut self, text: &str, more: bool) -> Result<Outcome, Bad> {
        let Some(end) = text.find("]]>") else { return self.partial(text, more) };
        let inside = text[3..end].split_once('[');
        let Some((word, declarations)) = inside else { return bad(SYNTAX, 3) };
        match word.trim() {
            "INCLUDE" => {
                let (name, depth) = (String::new(), self.open.len());
                let text = declarations.into();
                self.frames.push(Frame { name, text, at: 0, depth });
            }
            "IGNORE" => self.tell("", Vec::new(), &text[..end + 3]),
            _ => return bad(SYNTAX, 3),
        }
        Ok(Outcome::Took(end + 3))
    }

    /// `%name;` between declarations.
    fn parameter(&mut self, raw: &str) -> Result<Outcome, Bad> {
        let name = &raw[1..raw.len() - 1];
        let took = Ok(Outcome::Took(raw.len()));
        let dtd = self.dtd.clone();
        let mut dtd = dtd.borrow_mut();
        let Dtd { parameters, incomplete, ignores, standalone, base, .. } = &mut *dtd;
        *incomplete = true;
        let follows = self.options.parameters == 2 || self.options.parameters == 1 && !*standalone;
        if !follows {
            *ignores = !*standalone;
            drop(dtd);
            self.tell("", Vec::new(), raw);
            self.not_standalone();
            return took;
        }
        let Some(entity) = parameters.get_mut(name) else {
            if *standalone {
                return bad(UNDEFINED_ENTITY, 0);
            }
            *ignores = true;
            self.tell("SkippedEntity", vec![Part::text(name), Part::Int(1)], raw);
            return took;
        };
        if entity.open {
            return bad(super::event::RECURSIVE_ENTITY_REF, 0);
        }
        match entity.text.clone() {
            Some(text) => {
                entity.open = true;
                dtd.grow(text.len())?;
                let (name, depth) = (name.to_owned(), self.open.len());
                self.frames.push(Frame { name, text, at: 0, depth });
            }
            None => {
                let (system, public) = (entity.system.as_deref(), entity.public.as_deref());
                let base = Part::optional(base.as_deref());
                let parts = vec![Part::None, base, Part::optional(system), Part::optional(public)];
                if self.options.has_external_handler {
                    self.tell("ExternalEntityRef", parts, raw);
                } else {
                    *ignores = !*standalone;
                    self.tell("SkippedEntity", vec![Part::text(name), Part::Int(1)], raw);
                }
            }
        }
        took
    }
}

fn next_is_document(next: State) -> bool {
    next == State::Prolog
}

/// The declaration's parts are known, in order, and nothing else is in it.
fn check_declaration(head: &str, has_version: bool) -> Result<(), Bad> {
    if !has_version {
        return bad(XML_DECL, 6.min(head.len()));
    }
    let mut rest = head.strip_prefix("<?xml").unwrap_or("");
    for known in ["version", "encoding", "standalone"] {
        let Some(after) = rest.trim_start_matches(is_space).strip_prefix(known) else { continue };
        let after = after
            .trim_start_matches(is_space)
            .strip_prefix('=')
            .map(|rest| rest.trim_start_matches(is_space))
            .unwrap_or("");
        let quote = after.chars().next().filter(|quote| matches!(quote, '"' | '\''));
        let end = quote.and_then(|quote| after.get(1..).and_then(|inside| inside.find(quote)));
        let Some(end) = end else { return bad(XML_DECL, head.len() - rest.trim_start_matches(is_space).len()) };
        rest = after.get(end + 2..).unwrap_or("");
    }
    if rest.chars().all(is_space) {
        Ok(())
    } else {
        bad(XML_DECL, head.len() - rest.trim_start_matches(is_space).len())
    }
}

/// Where a declaration's word ends, if no blank follows.
fn unspaced(text: &str) -> Option<usize> {
    let at = text.get(2..)?.find(|c: char| !c.is_ascii_alphabetic())? + 2;
    text.get(at..)?.starts_with(|c| !is_space(c) && c != '%').then_some(at)
}

/// Where a declaration ends: at `>` outside quotes, or (for a document type) at `[`.
fn declaration_end(text: &str, at_bracket: bool) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None if c == '>' || at_bracket && c == '[' => return Some(at + 1),
            None => {}
        }
    }
    None
}
