//! What stands in elements: `doContent` and `storeAtts` of expat.

use super::event::{
    ASYNC_ENTITY, ATTRIBUTE_EXTERNAL_ENTITY_REF, BAD_CHAR_REF, BINARY_ENTITY_REF, Bad, DUPLICATE_ATTRIBUTE, Event,
    INVALID_TOKEN, MISPLACED_XML_PI, NO_ELEMENTS, Part, RECURSIVE_ENTITY_REF, TAG_MISMATCH, UNCLOSED_CDATA_SECTION,
    UNDEFINED_ENTITY, bad,
};
use super::namespaces::Namespaces;
use super::parser::{Frame, Open, Outcome, Parser, State, lines};
use super::scan::{Miss, Tag, character, is_char, is_space, name, reference, skip_space, start_tag, until};

/// One of the five that need no declaration.
fn predefined(name: &str) -> Option<&'static str> {
    Some(match name {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    })
}

impl Parser {
    pub(super) fn content(&mut self, text: &str, more: bool) -> Result<Outcome, Bad> {
        let Some(first) = text.chars().next() else { return self.end_of_content(more) };
        match first {
            '<' => match text.get(1..).and_then(|rest| rest.chars().next()) {
                None => self.partial(text, more),
                Some('/') => self.end_tag(text, more),
                Some('?') => self.instruction(text, more),
                Some('!') if text.starts_with("<!--") || "<!--".starts_with(text) => self.comment(text, more),
                Some('!') if text.starts_with("<![CDATA[") => {
                    self.state = State::Cdata;
                    self.tell("StartCdataSection", Vec::new(), "<![CDATA[");
                    Ok(Outcome::Took(9))
                }
                Some('!') if "<![CDATA[".starts_with(text) => self.partial(text, more),
                Some('!') => {
                    let wrong = text.bytes().zip(b"<![CDATA[".iter()).position(|(a, &b)| a != b);
                    bad(INVALID_TOKEN, wrong.unwrap_or(2))
                }
                Some(_) => match start_tag(text) {
                    Ok(tag) => self.start_element(text, &tag),
                    Err(miss) => self.missed(miss, text, more),
                },
            },
            '&' => match reference(text, 0) {
                Ok(end) => self.reference(&text[..end]),
                Err(miss) => self.missed(miss, text, more),
            },
            _ => self.data(text, more),
        }
    }

    /// A token that is not whole, or none.
    fn missed(&self, miss: Miss, text: &str, more: bool) -> Result<Outcome, Bad> {
        match miss {
            Miss::Partial => self.partial(text, more),
            Miss::Invalid(offset) => bad(INVALID_TOKEN, offset),
        }
    }

    fn end_of_content(&mut self, more: bool) -> Result<Outcome, Bad> {
        if let Some(frame) = self.frames.pop() {
            if let Some(entity) = self.dtd.borrow_mut().entities.get_mut(&frame.name) {
                entity.open = false;
            }
            return if frame.depth == self.open.len() { Ok(Outcome::Took(0)) } else { bad(ASYNC_ENTITY, 0) };
        }
        if more {
            return Ok(Outcome::NeedsMore);
        }
        match self.input.broken() {
            Some(code) => bad(code, 0),
            None if !self.is_entity => bad(NO_ELEMENTS, 0),
            None if self.open.is_empty() => Ok(Outcome::End),
            None => bad(ASYNC_ENTITY, 0),
        }
    }

    /// Text up to something else; an end of a line is a piece of its own.
    fn data(&mut self, text: &str, more: bool) -> Result<Outcome, Bad> {
        let more = more && self.frames.is_empty();
        let special = text.find(|c| matches!(c, '<' | '&' | '\r' | '\n') || !is_char(c));
        let run = &text[..special.unwrap_or(text.len())];
        if let Some(at) = run.find("]]>") {
            return bad(INVALID_TOKEN, at + 2);
        }
        // What may be the beginning of `]]>` waits.
        let held = if special.is_none() && more { run.len() - run.trim_end_matches(']').len() } else { 0 };
        let run = &run[..run.len() - held.min(2)];
        if !run.is_empty() {
            return Ok(self.run(run));
        }
        self.line_end(text, more)
    }

    /// What was converted is told of in pieces.
    fn run(&mut self, run: &str) -> Outcome {
        let longest = if self.input.is_utf8() { run.len() } else { run.len().min(1024) };
        let run = &run[..run.floor_char_boundary(longest)];
        self.tell("CharacterData", vec![Part::text(run)], run);
        Outcome::Took(run.len())
    }

    fn line_end(&mut self, text: &str, more: bool) -> Result<Outcome, Bad> {
        let count = match text.as_bytes() {
            [b'\r'] if more => return Ok(Outcome::NeedsMore),
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            [b']', ..] => return Ok(Outcome::NeedsMore),
            _ => return bad(INVALID_TOKEN, 0),
        };
        self.tell("CharacterData", vec![Part::text("\n")], &text[..count]);
        Ok(Outcome::Took(count))
    }

    pub(super) fn cdata(&mut self, text: &str, more: bool) -> Result<Outcome, Bad> {
        if text.starts_with("]]>") {
            self.state = State::Content;
            self.tell("EndCdataSection", Vec::new(), "]]>");
            return Ok(Outcome::Took(3));
        }
        let special = text.find(|c| matches!(c, '\r' | '\n') || !is_char(c));
        let run = &text[..special.unwrap_or(text.len())];
        let end = run.find("]]>");
        let held = if end.is_none() && special.is_none() { run.len() - run.trim_end_matches(']').len() } else { 0 };
        let run = &run[..end.unwrap_or(run.len() - held.min(2))];
        if !run.is_empty() {
            return Ok(self.run(run));
        }
        if matches!(text, "" | "]" | "]]") {
            return match self.input.broken() {
                _ if more => Ok(Outcome::NeedsMore),
                Some(code) => bad(code, 0),
                None => bad(UNCLOSED_CDATA_SECTION, 0),
            };
        }
        self.line_end(text, more)
    }

    pub(super) fn comment(&mut self, text: &str, more: bool) -> Result<Outcome, Bad> {
        match until(text, 4, "--") {
            Ok(end) => match text.as_bytes().get(end + 2) {
                None => self.partial(text, more),
                Some(b'>') => {
                    let raw = &text[..end + 3];
                    self.tell("Comment", vec![Part::Text(lines(&text[4..end]))], raw);
                    Ok(Outcome::Took(raw.len()))
                }
                Some(_) => bad(INVALID_TOKEN, end + 2),
            },
            Err(miss) => self.missed(miss, text, more),
        }
    }

    pub(super) fn instruction(&mut self, text: &str, more: bool) -> Result<Outcome, Bad> {
        let end = match name(text, 2) {
            Ok(end) => end,
            Err(miss) => return self.missed(miss, text, more),
        };
        let target = &text[2..end];
        if target == "xml" {
            return bad(MISPLACED_XML_PI, 0);
        }
        if target.eq_ignore_ascii_case("xml") {
            return bad(INVALID_TOKEN, end);
        }
        let rest = &text[end..];
        if !rest.starts_with("?>") && !rest.starts_with(is_space) {
            return if rest == "?" { self.partial(text, more) } else { bad(INVALID_TOKEN, end) };
        }
        match until(text, end, "?>") {
            Ok(close) => {
                let data = &text[skip_space(text, end).min(close)..close];
                self.tell(
                    "ProcessingInstruction",
                    vec![Part::text(target), Part::Text(lines(data))],
                    &text[..close + 2],
                );
                Ok(Outcome::Took(close + 2))
            }
            Err(miss) => self.missed(miss, text, more),
        }
    }

    fn end_tag(&mut self, text: &str, more: bool) -> Result<Outcome, Bad> {
        let end = match name(text, 2) {
            Ok(end) => end,
            Err(miss) => return self.missed(miss, text, more),
        };
        let close = skip_space(text, end);
        match text.as_bytes().get(close) {
            None => return self.partial(text, more),
            Some(b'>') => {}
            Some(_) => return bad(INVALID_TOKEN, close),
        }
        let depth = self.frames.last().map_or(0, |frame| frame.depth);
        let Some(open) = self.open.pop_if(|_| true) else { return bad(ASYNC_ENTITY, 0) };
        if self.open.len() < depth {
            return bad(ASYNC_ENTITY, 0);
        }
        if open.raw != text[2..end] {
            return bad(TAG_MISMATCH, 2);
        }
        self.close(open, &text[..=close]);
        Ok(Outcome::Took(close + 1))
    }

    fn close(&mut self, open: Open, raw: &str) {
        let at_end = raw.is_empty();
        let raw = (self.options.raw && !at_end).then(|| raw.to_owned());
        self.queue.push_back(Event { handler: "EndElement", parts: vec![Part::Text(open.name)], raw, at_end });
        let prefixes = self.namespaces.as_mut().map(|spaces| spaces.unbind(open.bindings)).unwrap_or_default();
        for prefix in prefixes {
            let parts = vec![Part::optional(prefix.as_deref())];
            self.queue.push_back(Event { handler: "EndNamespaceDecl", parts, raw: None, at_end: false });
        }
        if self.open.is_empty() && !self.is_entity {
            self.state = State::Epilog;
        }
    }

    fn start_element(&mut self, text: &str, tag: &Tag) -> Result<Outcome, Bad> {
        let raw_name = &text[tag.name.0..tag.name.1];
        let mut attributes: Vec<(String, String)> = Vec::new();
        for &[(from, to), (open, close)] in &tag.attributes {
            let name = &text[from..to];
            if attributes.iter().any(|(known, _)| known == name) {
                return bad(DUPLICATE_ATTRIBUTE, from);
            }
            let is_text = self.is_text(raw_name, name);
            attributes.push((name.to_owned(), self.attribute_value(&text[open..close], is_text)?));
        }
        let specified = attributes.len();
        if let Some(declared) = self.dtd.borrow().attributes.get(raw_name) {
            for attribute in declared {
                if let Some(default) = &attribute.default
                    && attributes.iter().all(|(known, _)| *known != attribute.name)
                {
                    attributes.push((attribute.name.clone(), default.clone()));
                }
            }
        }
        let mut bindings = 0;
        let mut name = raw_name.to_owned();
        if let Some(mut spaces) = self.namespaces.take() {
            let done = self.resolve(&mut spaces, &mut name, &mut attributes, &mut bindings);
            self.namespaces = Some(spaces);
            done?;
        }
        let kept = if self.options.only_specified { specified.min(attributes.len()) } else { attributes.len() };
        let pairs = attributes.into_iter().take(kept).flat_map(|(name, value)| [name, value]).collect();
        self.tell("StartElement", vec![Part::text(&name), Part::Texts(pairs)], &text[..tag.end]);
        let open = Open { raw: raw_name.to_owned(), name, bindings };
        if tag.empty {
            self.close(open, "");
        } else {
            self.open.push(open);
            self.state = State::Content;
        }
        Ok(Outcome::Took(tag.end))
    }

    /// Declares prefixes, and gives names their name spaces.
    fn resolve(
        &mut self,
        spaces: &mut Namespaces,
        name: &mut String,
        attributes: &mut Vec<(String, String)>,
        bindings: &mut usize,
    ) -> Result<(), Bad> {
        for (attribute, uri) in attributes.iter() {
            if let Some(prefix) = Namespaces::declares(attribute) {
                spaces.bind(prefix, uri)?;
                *bindings += 1;
                let uri = Some(uri.as_str()).filter(|uri| !uri.is_empty());
                let parts = vec![Part::optional(prefix), Part::optional(uri)];
                self.queue.push_back(Event { handler: "StartNamespaceDecl", parts, raw: None, at_end: false });
            }
        }
        attributes.retain(|(attribute, _)| Namespaces::declares(attribute).is_none());
        let mut seen: Vec<String> = Vec::new();
        for (attribute, _) in attributes.iter_mut() {
            let expanded = spaces.expanded(attribute, false)?;
            if seen.contains(&expanded) {
                return bad(DUPLICATE_ATTRIBUTE, 0);
            }
            *attribute = expanded.clone();
            seen.push(expanded);
        }
        *name = spaces.expanded(name, true)?;
        Ok(())
    }

    fn is_text(&self, element: &str, name: &str) -> bool {
        let dtd = self.dtd.borrow();
        let declared = dtd.attributes.get(element).and_then(|known| known.iter().find(|known| known.name == name));
        declared.is_none_or(|known| known.is_text)
    }

    /// An attribute's value: references are replaced, blanks are spaces.
    pub(super) fn attribute_value(&mut self, text: &str, is_text: bool) -> Result<String, Bad> {
        let mut out = String::new();
        // Texts that are being read, with the entity that each is of.
        let mut texts: Vec<(String, usize, Option<String>)> = vec![(text.to_owned(), 0, None)];
        while let Some((text, at, entity)) = texts.last_mut() {
            let rest = text.get(*at..).unwrap_or("");
            let Some(c) = rest.chars().next() else {
                if let Some(name) = entity.take()
                    && let Some(entity) = self.dtd.borrow_mut().entities.get_mut(&name)
                {
                    entity.open = false;
                }
                texts.pop();
                continue;
            };
            match c {
                '&' => {
                    let Ok(end) = reference(rest, 0) else { return bad(INVALID_TOKEN, 0) };
                    let inside = rest[1..end - 1].to_owned();
                    *at += end;
                    if let Some(digits) = inside.strip_prefix('#') {
                        let Some(c) = character(digits) else { return bad(BAD_CHAR_REF, 0) };
                        out.push(c);
                    } else if let Some(text) = predefined(&inside) {
                        out.push_str(text);
                    } else if let Some(text) = self.open_in_attribute(&inside)? {
                        texts.push((text, 0, Some(inside)));
                    }
                }
                '<' => return bad(INVALID_TOKEN, 0),
                '\r' if rest.starts_with("\r\n") => *at += 1,
                c => {
                    *at += c.len_utf8();
                    out.push(if is_space(c) { ' ' } else { c });
                }
            }
        }
        if is_text { Ok(out) } else { Ok(out.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")) }
    }

    fn open_in_attribute(&mut self, name: &str) -> Result<Option<String>, Bad> {
        let mut dtd = self.dtd.borrow_mut();
        let may_be_unknown = dtd.incomplete && !dtd.standalone;
        let Some(entity) = dtd.entities.get_mut(name) else {
            return if may_be_unknown { Ok(None) } else { bad(UNDEFINED_ENTITY, 0) };
        };
        if entity.open {
            return bad(RECURSIVE_ENTITY_REF, 0);
        }
        if entity.notation.is_some() {
            return bad(BINARY_ENTITY_REF, 0);
        }
        let Some(text) = entity.text.clone() else { return bad(ATTRIBUTE_EXTERNAL_ENTITY_REF, 0) };
        entity.open = true;
        dtd.grow(text.len())?;
        Ok(Some(text.to_string()))
    }

    /// A reference in an element's content.
    fn reference(&mut self, raw: &str) -> Result<Outcome, Bad> {
        let inside = &raw[1..raw.len() - 1];
        let took = Ok(Outcome::Took(raw.len()));
        if let Some(digits) = inside.strip_prefix('#') {
            let Some(c) = character(digits) else { return bad(BAD_CHAR_REF, 0) };
            self.tell("CharacterData", vec![Part::Text(c.to_string())], raw);
            return took;
        }
        if let Some(text) = predefined(inside) {
            self.tell("CharacterData", vec![Part::text(text)], raw);
            return took;
        }
        let dtd = self.dtd.clone();
        let mut dtd = dtd.borrow_mut();
        let may_be_unknown = dtd.incomplete && !dtd.standalone;
        let base = Part::optional(dtd.base.as_deref());
        let Some(entity) = dtd.entities.get_mut(inside) else {
            if !may_be_unknown {
                return bad(UNDEFINED_ENTITY, 0);
            }
            self.tell("SkippedEntity", vec![Part::text(inside), Part::Int(0)], raw);
            return took;
        };
        if entity.open {
            return bad(RECURSIVE_ENTITY_REF, 0);
        }
        if entity.notation.is_some() {
            return bad(BINARY_ENTITY_REF, 0);
        }
        match entity.text.clone() {
            Some(_) if self.options.keeps_references => {
                self.tell("SkippedEntity", vec![Part::text(inside), Part::Int(0)], raw);
            }
            Some(text) => {
                entity.open = true;
                dtd.grow(text.len())?;
                let (name, depth) = (inside.to_owned(), self.open.len());
                self.frames.push(Frame { name, text, at: 0, depth });
            }
            None => {
                let mut context = self.namespaces.as_ref().map(Namespaces::context).unwrap_or_default();
                if !context.is_empty() {
                    context.push('\u{c}');
                }
                context.push_str(inside);
                let (system, public) = (entity.system.as_deref(), entity.public.as_deref());
                let parts = vec![Part::Text(context), base, Part::optional(system), Part::optional(public)];
                self.tell("ExternalEntityRef", parts, raw);
            }
        }
        took
    }
}
