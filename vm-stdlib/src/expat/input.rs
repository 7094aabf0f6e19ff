//! The document as it comes: bytes to text, and where in it the parser is.

use super::event::{Bad, INCORRECT_ENCODING, INVALID_TOKEN, PARTIAL_CHAR, UNKNOWN_ENCODING, bad};
use super::scan::is_space;

/// How bytes are read.
#[derive(Clone)]
enum Coding {
    Utf8,
    Latin1,
    Ascii,
    /// Little-endian or not.
    Utf16(bool),
    /// One byte a character; U+FFFF where there is none.
    Table(Vec<char>),
}

/// The document's text that is still to be parsed.
pub(super) struct Input {
    /// Bytes that are not decoded yet.
    raw: Vec<u8>,
    coding: Option<Coding>,
    /// An encoding that the caller said.
    pub(super) told: Option<String>,
    pub(super) text: String,
    pub(super) at: usize,
    /// No more comes.
    pub(super) is_final: bool,
    /// What lies behind the text can't be read.
    broken: Option<u8>,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) index: usize,
}

/// What keeps it from going on.
pub(super) enum Blocked {
    /// An encoding that the caller must make a table of.
    Encoding(String),
    Bad(Bad),
}

impl Input {
    pub(super) fn new(told: Option<String>) -> Input {
        Input {
            raw: Vec::new(),
            coding: None,
            told,
            text: String::new(),
            at: 0,
            is_final: false,
            broken: None,
            line: 1,
            column: 0,
            index: 0,
        }
    }

    /// More of the document; false if there is no memory for it.
    pub(super) fn feed(&mut self, bytes: &[u8], is_final: bool) -> bool {
        if self.raw.try_reserve(bytes.len()).is_err() || self.text.try_reserve(bytes.len()).is_err() {
            return false;
        }
        self.raw.extend_from_slice(bytes);
        self.is_final = is_final;
        if self.at > 1 << 16 {
            self.text.drain(..self.at);
            self.at = 0;
        }
        true
    }

    /// Whether more text can come behind it.
    pub(super) fn more(&self) -> bool {
        !self.is_final && self.broken.is_none()
    }

    /// The error at the end of the text, if it does not end there by itself.
    pub(super) fn broken(&self) -> Option<u8> {
        self.broken
    }

    /// Goes forward, counting lines and columns.
    pub(super) fn advance(&mut self, count: usize) {
        let end = (self.at + count).min(self.text.len());
        let (mut line, mut column, mut after_cr) = (self.line, self.column, false);
        for c in self.text.get(self.at..end).unwrap_or("").chars() {
            match c {
                '\n' if after_cr => {}
                '\n' | '\r' => (line, column) = (line + 1, 0),
                _ => column += 1,
            }
            after_cr = c == '\r';
            self.index += match &self.coding {
                Some(Coding::Utf16(_)) => 2 * c.len_utf16(),
                Some(Coding::Utf8) | None => c.len_utf8(),
                _ => 1,
            };
        }
        (self.line, self.column, self.at) = (line, column, end);
    }

    /// Whether bytes are text as they come.
    pub(super) fn is_utf8(&self) -> bool {
        matches!(self.coding, Some(Coding::Utf8) | None)
    }

    /// The table of an encoding that was asked for.
    pub(super) fn set_table(&mut self, table: Vec<char>) {
        if self.raw.starts_with(b"\xef\xbb\xbf") {
            self.raw.drain(..3);
        }
        self.coding = Some(Coding::Table(table));
    }

    /// Decodes what there is.
    pub(super) fn decode(&mut self) -> Result<(), Blocked> {
        if self.coding.is_none() {
            match self.find_coding()? {
                Some((coding, skip)) => {
                    self.raw.drain(..skip);
                    self.index += skip;
                    self.coding = Some(coding);
                }
                None => return Ok(()),
            }
        }
        if self.broken.is_some() {
            return Ok(());
        }
        let raw = core::mem::take(&mut self.raw);
        let rest = match &self.coding {
            Some(Coding::Utf8) | None => self.utf8(&raw),
            Some(Coding::Latin1) => {
                self.text.extend(raw.iter().map(|&byte| char::from(byte)));
                0
            }
            Some(Coding::Ascii) => self.narrow(&raw, |byte| if byte < 128 { char::from(byte) } else { '\u{ffff}' }),
            Some(Coding::Table(table)) => {
                let table = table.clone();
                self.narrow(&raw, |byte| table.get(usize::from(byte)).copied().unwrap_or('\u{ffff}'))
            }
            &Some(Coding::Utf16(little)) => self.utf16(&raw, little),
        };
        self.raw = raw.get(raw.len() - rest..).unwrap_or(&[]).to_vec();
        if self.is_final && !self.raw.is_empty() && self.broken.is_none() {
            self.broken = Some(PARTIAL_CHAR);
        }
        Ok(())
    }

    fn narrow(&mut self, raw: &[u8], of: impl Fn(u8) -> char) -> usize {
        for &byte in raw {
            match of(byte) {
                '\u{ffff}' => {
                    self.broken = Some(INVALID_TOKEN);
                    return 0;
                }
                c => self.text.push(c),
            }
        }
        0
    }

    fn utf8(&mut self, raw: &[u8]) -> usize {
        match core::str::from_utf8(raw) {
            Ok(text) => {
                self.text.push_str(text);
                0
            }
            Err(error) => {
                let (good, rest) = raw.split_at(error.valid_up_to());
                self.text.push_str(core::str::from_utf8(good).unwrap_or(""));
                if error.error_len().is_some() {
                    self.broken = Some(INVALID_TOKEN);
                }
                rest.len()
            }
        }
    }

    fn utf16(&mut self, raw: &[u8], little: bool) -> usize {
        let (pairs, odd) = raw.as_chunks::<2>();
        let units: Vec<u16> = pairs
            .iter()
            .map(|&pair| if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
            .collect();
        let mut taken = 0;
        for c in char::decode_utf16(units.iter().copied()) {
            match c {
                Ok(c) => {
                    self.text.push(c);
                    taken += c.len_utf16();
                }
                // The first half of a pair whose second is still to come.
                Err(_) if taken + 1 == units.len() && (0xd800..0xdc00).contains(&units[taken]) => break,
                Err(_) => {
                    self.broken = Some(INVALID_TOKEN);
                    break;
                }
            }
        }
        (units.len() - taken) * 2 + odd.len()
    }

    /// The encoding by the first bytes, and how many of them say nothing else; none if too few are there.
    fn find_coding(&self) -> Result<Option<(Coding, usize)>, Blocked> {
        let raw = &self.raw;
        if raw.len() < 4 && !self.is_final {
            return Ok(None);
        }
        let mark = if raw.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        if let Some(name) = &self.told {
            return named(name, raw).map(Some);
        }
        match raw.as_slice() {
            [0xff, 0xfe, ..] => return Ok(Some((Coding::Utf16(true), 2))),
            [0xfe, 0xff, ..] => return Ok(Some((Coding::Utf16(false), 2))),
            [b'<', 0, ..] => return Ok(Some((Coding::Utf16(true), 0))),
            [0, b'<', ..] => return Ok(Some((Coding::Utf16(false), 0))),
            _ => {}
        }
        let text = raw.get(mark..).unwrap_or(&[]);
        let begins = text.len() < 6 && b"<?xml ".starts_with(text);
        let declares = text.starts_with(b"<?xml") && text.get(5).is_none_or(u8::is_ascii_whitespace);
        if !declares && (self.is_final || !begins) {
            return Ok(Some((Coding::Utf8, mark)));
        }
        let Some(end) = text.windows(2).position(|pair| pair == b"?>") else {
            let settled = self.is_final || text.contains(&b'>') || text.len() > 1 << 12;
            return Ok(settled.then_some((Coding::Utf8, mark)));
        };
        let head = String::from_utf8_lossy(text.get(..end).unwrap_or(&[])).into_owned();
        let name = pseudo_attribute(&head, "encoding").filter(|name| is_encoding(name));
        let Some(name) = name else { return Ok(Some((Coding::Utf8, mark))) };
        match named(name, raw) {
            Ok((Coding::Utf16(_), _)) => {
                // It would have begun otherwise.
                let offset = head.find(name).unwrap_or(0);
                Err(Blocked::Bad(Bad { code: INCORRECT_ENCODING, offset }))
            }
            Ok((Coding::Utf8, _)) => Ok(Some((Coding::Utf8, mark))),
            Ok((coding, _)) => Ok(Some((coding, 0))),
            Err(blocked) => Err(blocked),
        }
    }
}

/// Whether a declaration may say this.
pub(super) fn is_encoding(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
}

/// The value of `name="…"` in a declaration.
pub(super) fn pseudo_attribute<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let at = head.find(&format!(" {name}")).or_else(|| head.find(&format!("\n{name}")))?;
    let rest = head.get(at + 1 + name.len()..)?.trim_start_matches(is_space);
    let rest = rest.strip_prefix('=')?.trim_start_matches(is_space);
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    rest.get(1..)?.split(quote).next()
}

fn named(name: &str, raw: &[u8]) -> Result<(Coding, usize), Blocked> {
    Ok(match name.to_ascii_lowercase().as_str() {
        "utf-8" => (Coding::Utf8, if raw.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 }),
        "iso-8859-1" => (Coding::Latin1, 0),
        "us-ascii" => (Coding::Ascii, 0),
        "utf-16" if raw.starts_with(&[0xff, 0xfe]) => (Coding::Utf16(true), 2),
        "utf-16" if raw.starts_with(&[0xfe, 0xff]) => (Coding::Utf16(false), 2),
        "utf-16" => (Coding::Utf16(raw.get(1) == Some(&0)), 0),
        "utf-16le" => (Coding::Utf16(true), if raw.starts_with(&[0xff, 0xfe]) { 2 } else { 0 }),
        "utf-16be" => (Coding::Utf16(false), if raw.starts_with(&[0xfe, 0xff]) { 2 } else { 0 }),
        "" => return bad(UNKNOWN_ENCODING, 0).map_err(Blocked::Bad),
        _ => return Err(Blocked::Encoding(name.to_owned())),
    })
}
