//! What a document type declares, and the declarations that say so.

use alloc::rc::Rc;
use std::collections::HashMap;

use super::event::{AMPLIFICATION_LIMIT, BAD_CHAR_REF, Bad, Event, Part, SYNTAX, bad};
use super::scan::{character, is_space, name, skip_space};

/// An entity: its text, or where it is.
#[derive(Clone, Debug, Default)]
pub(super) struct Entity {
    pub(super) text: Option<Rc<str>>,
    pub(super) system: Option<String>,
    pub(super) public: Option<String>,
    pub(super) notation: Option<String>,
    pub(super) open: bool,
}

/// An attribute of an element type.
#[derive(Clone, Debug)]
pub(super) struct Declared {
    pub(super) name: String,
    pub(super) is_text: bool,
    pub(super) default: Option<String>,
}

#[derive(Debug, Default)]
pub(super) struct Dtd {
    pub(super) entities: HashMap<String, Entity>,
    pub(super) parameters: HashMap<String, Entity>,
    pub(super) attributes: HashMap<String, Vec<Declared>>,
    /// Some of it was not read: what is not declared may be.
    pub(super) incomplete: bool,
    pub(super) standalone: bool,
    /// Declarations behind a reference that was not followed mean nothing.
    pub(super) ignores: bool,
    /// Bytes of the document and of what entities made of them.
    pub(super) direct: u64,
    pub(super) indirect: u64,
    pub(super) base: Option<String>,
}

impl Dtd {
    /// Counts what an entity makes: a document may not become a hundred times as long.
    pub(super) fn grow(&mut self, bytes: usize) -> Result<(), Bad> {
        self.indirect += bytes as u64;
        let all = self.direct + self.indirect;
        if all > 8 << 20 && all / self.direct.max(1) >= 100 { bad(AMPLIFICATION_LIMIT, 0) } else { Ok(()) }
    }
}

/// The system identifier, and the public one.
type Identifiers = (Option<String>, Option<String>);

/// The words of a declaration.
struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Words<'a> {
    fn fail<T>(&self) -> Result<T, Bad> {
        bad(SYNTAX, self.at)
    }

    fn space(&mut self) -> bool {
        let before = self.at;
        self.at = skip_space(self.text, self.at);
        self.at > before
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn takes(&mut self, word: &str) -> bool {
        let found = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        if found {
            self.at += word.len();
        }
        found
    }

    fn name(&mut self) -> Result<&'a str, Bad> {
        let Ok(end) = name(self.text, self.at) else { return self.fail() };
        let found = &self.text[self.at..end];
        self.at = end;
        Ok(found)
    }

    /// A name after blanks.
    fn next_name(&mut self) -> Result<&'a str, Bad> {
        if self.space() { self.name() } else { self.fail() }
    }

    /// A literal after blanks.
    fn literal(&mut self) -> Result<&'a str, Bad> {
        self.space();
        let Some(quote) = self.peek().filter(|quote| matches!(quote, '"' | '\'')) else { return self.fail() };
        let start = self.at + 1;
        let Some(len) = self.text.get(start..).and_then(|rest| rest.find(quote)) else { return self.fail() };
        self.at = start + len + 1;
        Ok(&self.text[start..start + len])
    }

    fn end(&mut self) -> Result<(), Bad> {
        self.space();
        if self.takes(">") && self.at == self.text.len() { Ok(()) } else { self.fail() }
    }

    /// `SYSTEM "…"` or `PUBLIC "…" "…"`: the second may be missing where a notation is declared.
    fn external(&mut self, alone: bool) -> Result<Option<Identifiers>, Bad> {
        if self.takes("SYSTEM") {
            return Ok(Some((Some(self.literal()?.to_owned()), None)));
        }
        if !self.takes("PUBLIC") {
            return Ok(None);
        }
        let public = self.literal()?.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        self.space();
        let system = if alone && self.peek() == Some('>') { None } else { Some(self.literal()?.to_owned()) };
        Ok(Some((system, Some(public))))
    }
}

/// `<!DOCTYPE` up to `[` or `>`: the name, the identifiers, and whether declarations follow.
pub(super) type Doctype = (String, Option<String>, Option<String>, bool);

pub(super) fn doctype(text: &str) -> Result<Doctype, Bad> {
    let mut words = Words { text, at: "<!DOCTYPE".len() };
    let name = words.next_name()?.to_owned();
    words.space();
    let (system, public) = words.external(false)?.unwrap_or_default();
    words.space();
    let inside = words.takes("[");
    if !inside {
        words.end()?;
    }
    Ok((name, system, public, inside))
}

/// A whole declaration inside a document type: what a handler is told.
pub(super) fn declaration(dtd: &mut Dtd, text: &str) -> Result<Vec<Event>, Bad> {
    let mut words = Words { text, at: 2 };
    match words.name()? {
        "ENTITY" => entity(dtd, &mut words),
        "ATTLIST" => attributes(dtd, &mut words),
        "ELEMENT" => element(&mut words),
        "NOTATION" => {
            let name = words.next_name()?;
            words.space();
            let Some((system, public)) = words.external(true)? else { return words.fail() };
            words.end()?;
            let parts = vec![
                Part::text(name),
                Part::optional(dtd.base.as_deref()),
                Part::optional(system.as_deref()),
                Part::optional(public.as_deref()),
            ];
            Ok(vec![Event { handler: "NotationDecl", parts, raw: None, at_end: false }])
        }
        _ => bad(SYNTAX, 0),
    }
}

fn entity(dtd: &mut Dtd, words: &mut Words<'_>) -> Result<Vec<Event>, Bad> {
    words.space();
    let is_parameter = words.takes("%");
    let name = if is_parameter { words.next_name()? } else { words.name()? }.to_owned();
    words.space();
    let mut entity = Entity::default();
    match words.external(false)? {
        Some((system, public)) => {
            (entity.system, entity.public) = (system, public);
            if words.space() && words.takes("NDATA") {
                entity.notation = Some(words.next_name()?.to_owned());
            }
        }
        None => {
            let start = words.at;
            entity.text = Some(value(dtd, words.literal()?, start)?.into());
        }
    }
    words.end()?;
    if dtd.ignores {
        return Ok(Vec::new());
    }
    let known = if is_parameter { &mut dtd.parameters } else { &mut dtd.entities };
    if known.contains_key(&name) || ["lt", "gt", "amp", "quot", "apos"].contains(&name.as_str()) && !is_parameter {
        return Ok(Vec::new());
    }
    known.insert(name.clone(), entity.clone());
    let base = Part::optional(dtd.base.as_deref());
    let (system, public) = (Part::optional(entity.system.as_deref()), Part::optional(entity.public.as_deref()));
    if let Some(notation) = &entity.notation {
        let parts = vec![Part::Text(name), base, system, public, Part::text(notation)];
        return Ok(vec![Event { handler: "UnparsedEntityDecl", parts, raw: None, at_end: false }]);
    }
    let parts = vec![
        Part::Text(name),
        Part::Int(is_parameter.into()),
        Part::optional(entity.text.as_deref()),
        base,
        system,
        public,
        Part::None,
    ];
    Ok(vec![Event { handler: "EntityDecl", parts, raw: None, at_end: false }])
}

/// The text of an entity: references to characters are replaced, those to entities stay.
fn value(dtd: &Dtd, literal: &str, start: usize) -> Result<String, Bad> {
    let (mut out, mut rest) = (String::new(), literal);
    while let Some(at) = rest.find(['&', '%', '\r']) {
        out.push_str(&rest[..at]);
        let tail = &rest[at..];
        if tail.starts_with('\r') {
            out.push('\n');
            rest = tail.get(if tail.starts_with("\r\n") { 2 } else { 1 }..).unwrap_or("");
            continue;
        }
        let Some(end) = tail.find(';') else { return bad(SYNTAX, start) };
        match tail[1..end].strip_prefix('#') {
            Some(digits) if tail.starts_with('&') => match character(digits) {
                Some(c) => out.push(c),
                None => return bad(BAD_CHAR_REF, start),
            },
            _ if tail.starts_with('%') => {
                let known = dtd.parameters.get(&tail[1..end]).and_then(|entity| entity.text.clone());
                out.push_str(&known.unwrap_or_default());
            }
            _ => out.push_str(&tail[..=end]),
        }
        rest = &tail[end + 1..];
    }
    out.push_str(rest);
    Ok(out)
}

fn attributes(dtd: &mut Dtd, words: &mut Words<'_>) -> Result<Vec<Event>, Bad> {
    let element = words.next_name()?.to_owned();
    let mut events = Vec::new();
    loop {
        let spaced = words.space();
        if words.peek() == Some('>') {
            break;
        }
        if !spaced {
            return words.fail();
        }
        let name = words.name()?.to_owned();
        words.space();
        let kind = kind_of_attribute(words)?;
        words.space();
        let (mut default, mut required) = (None, false);
        if words.takes("#REQUIRED") {
            required = true;
        } else if !words.takes("#IMPLIED") {
            required = words.takes("#FIXED");
            let start = words.at;
            let text = value(dtd, words.literal()?, start)?;
            default = Some(text.replace(['\n', '\t'], " "));
        }
        if dtd.ignores {
            continue;
        }
        let declared = dtd.attributes.entry(element.clone()).or_default();
        if declared.iter().all(|known| known.name != name) {
            let is_text = kind == "CDATA";
            declared.push(Declared { name: name.clone(), is_text, default: default.clone() });
        }
        let parts = vec![
            Part::text(&element),
            Part::Text(name),
            Part::Text(kind),
            Part::optional(default.as_deref()),
            Part::Int(required.into()),
        ];
        events.push(Event { handler: "AttlistDecl", parts, raw: None, at_end: false });
    }
    words.end()?;
    Ok(events)
}

fn kind_of_attribute(words: &mut Words<'_>) -> Result<String, Bad> {
    let mut kind = String::new();
    if words.peek() != Some('(') {
        let start = words.at;
        kind.push_str(words.name()?);
        if kind != "NOTATION" {
            let known = ["CDATA", "ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES", "NMTOKEN", "NMTOKENS"];
            return if known.contains(&kind.as_str()) { Ok(kind) } else { bad(SYNTAX, start) };
        }
        words.space();
    }
    let rest = words.text.get(words.at..).unwrap_or("");
    match rest.find(')') {
        Some(end) if rest.starts_with('(') => {
            kind.extend(rest[..=end].chars().filter(|&c| !is_space(c)));
            words.at += end + 1;
            Ok(kind)
        }
        _ => words.fail(),
    }
}

const EMPTY: i64 = 1;
const ANY: i64 = 2;
const MIXED: i64 = 3;
const NAME: i64 = 4;
const CHOICE: i64 = 5;
const SEQUENCE: i64 = 6;
/// Groups may not be nested deeper.
const DEEPEST: usize = 500;

fn element(words: &mut Words<'_>) -> Result<Vec<Event>, Bad> {
    let name = words.next_name()?.to_owned();
    words.space();
    let model = if words.takes("EMPTY") {
        Part::Model(EMPTY, 0, None, Vec::new())
    } else if words.takes("ANY") {
        Part::Model(ANY, 0, None, Vec::new())
    } else if words.takes("(") {
        group(words, 0)?
    } else {
        return words.fail();
    };
    words.end()?;
    Ok(vec![Event { handler: "ElementDecl", parts: vec![Part::Text(name), model], raw: None, at_end: false }])
}

fn quantifier(words: &mut Words<'_>) -> i64 {
    [("?", 1), ("*", 2), ("+", 3)].into_iter().find(|(mark, _)| words.takes(mark)).map_or(0, |(_, number)| number)
}

/// Behind `(`.
fn group(words: &mut Words<'_>, depth: usize) -> Result<Part, Bad> {
    if depth > DEEPEST {
        return words.fail();
    }
    let (mut parts, mut kind) = (Vec::new(), SEQUENCE);
    words.space();
    if words.takes("#PCDATA") {
        kind = MIXED;
    } else {
        parts.push(particle(words, depth)?);
    }
    loop {
        words.space();
        if words.takes(")") {
            return Ok(Part::Model(kind, quantifier(words), None, parts));
        }
        match (words.takes("|"), kind) {
            (true, MIXED) => {}
            (true, _) => kind = CHOICE,
            (false, SEQUENCE) if words.takes(",") => {}
            _ => return words.fail(),
        }
        words.space();
        parts.push(particle(words, depth)?);
    }
}

fn particle(words: &mut Words<'_>, depth: usize) -> Result<Part, Bad> {
    if words.takes("(") {
        return group(words, depth + 1);
    }
    let name = words.name()?.to_owned();
    Ok(Part::Model(NAME, quantifier(words), Some(name), Vec::new()))
}
