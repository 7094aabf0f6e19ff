//! Pieces of markup: names, references, tags. An offset is where a character can't stand, as expat's `xmltok_impl.c` finds it.

/// How scanning ended.
pub(super) enum Scan<T> {
    Found(T),
    /// The text ends before it does.
    Partial,
    /// Here is a character that can't be.
    Invalid(usize),
}

pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

pub(super) fn starts_name(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '_' | ':')
        || matches!(c, '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}'
            | '\u{37f}'..='\u{1fff}' | '\u{200c}' | '\u{200d}' | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}'
            | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}')
}

pub(super) fn continues_name(c: char) -> bool {
    starts_name(c) || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}' | '\u{2040}')
}

/// Whether a document can have it at all.
pub(super) fn is_char(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Where the name that begins here ends.
pub(super) fn name(text: &str, start: usize) -> Scan<usize> {
    let rest = text.get(start..).unwrap_or("");
    match rest.chars().next() {
        None => return Scan::Partial,
        Some(c) if !starts_name(c) => return Scan::Invalid(start),
        Some(_) => {}
    }
    match rest.find(|c| !continues_name(c)) {
        Some(len) => Scan::Found(start + len),
        None => Scan::Partial,
    }
}

pub(super) fn skip_space(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or("");
    start + rest.find(|c| !is_space(c)).unwrap_or(rest.len())
}

/// Where the reference that begins here with `&` ends.
pub(super) fn reference(text: &str, start: usize) -> Scan<usize> {
    let rest = text.get(start + 1..).unwrap_or("");
    let (from, is_digit): (usize, fn(char) -> bool) = if rest.starts_with("#x") {
        (start + 3, |c| c.is_ascii_hexdigit())
    } else if rest.starts_with('#') {
        (start + 2, |c| c.is_ascii_digit())
    } else {
        return match name(text, start + 1) {
            Scan::Found(end) if text.as_bytes().get(end) == Some(&b';') => Scan::Found(end + 1),
            Scan::Found(end) => Scan::Invalid(end),
            other => other,
        };
    };
    let digits = text.get(from..).unwrap_or("");
    match digits.char_indices().find(|&(_, c)| !is_digit(c)) {
        None => Scan::Partial,
        Some((len, ';')) if len > 0 => Scan::Found(from + len + 1),
        Some((len, _)) => Scan::Invalid(from + len),
    }
}

/// The character of a reference's text between `&#` and `;`.
pub(super) fn character(digits: &str) -> Option<char> {
    let code = match digits.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => digits.parse(),
    };
    char::from_u32(code.ok()?).filter(|&c| is_char(c))
}

/// A start tag: where its name ends, its attributes' names and values as places in the text, and where it ends.
#[derive(Default)]
pub(super) struct Tag {
    pub(super) name: (usize, usize),
    pub(super) attributes: Vec<[(usize, usize); 2]>,
    pub(super) empty: bool,
    pub(super) end: usize,
}

/// The start tag that begins here with `<`.
pub(super) fn start_tag(text: &str) -> Scan<Tag> {
    let mut tag = Tag::default();
    let mut at = match name(text, 1) {
        Scan::Found(end) => end,
        Scan::Partial => return Scan::Partial,
        Scan::Invalid(at) => return Scan::Invalid(at),
    };
    tag.name = (1, at);
    loop {
        let after_space = skip_space(text, at);
        let spaced = after_space > at;
        at = after_space;
        match text.as_bytes().get(at) {
            None => return Scan::Partial,
            Some(b'>') => {
                tag.end = at + 1;
                return Scan::Found(tag);
            }
            Some(b'/') => {
                return match text.as_bytes().get(at + 1) {
                    None => Scan::Partial,
                    Some(b'>') => {
                        (tag.empty, tag.end) = (true, at + 2);
                        Scan::Found(tag)
                    }
                    Some(_) => Scan::Invalid(at + 1),
                };
            }
            Some(_) if !spaced => return Scan::Invalid(at),
            Some(_) => {}
        }
        match attribute(text, at) {
            Scan::Found(attribute) => {
                at = attribute[1].1 + 1;
                tag.attributes.push(attribute);
            }
            Scan::Partial => return Scan::Partial,
            Scan::Invalid(at) => return Scan::Invalid(at),
        }
    }
}

fn attribute(text: &str, start: usize) -> Scan<[(usize, usize); 2]> {
    let end = match name(text, start) {
        Scan::Found(end) => end,
        Scan::Partial => return Scan::Partial,
        Scan::Invalid(at) => return Scan::Invalid(at),
    };
    let equals = skip_space(text, end);
    match text.as_bytes().get(equals) {
        None => return Scan::Partial,
        Some(b'=') => {}
        Some(_) => return Scan::Invalid(equals),
    }
    let open = skip_space(text, equals + 1);
    let quote = match text.as_bytes().get(open) {
        None => return Scan::Partial,
        Some(&quote @ (b'"' | b'\'')) => char::from(quote),
        Some(_) => return Scan::Invalid(open),
    };
    let mut at = open + 1;
    loop {
        let rest = text.get(at..).unwrap_or("");
        let Some((len, c)) = rest.char_indices().find(|&(_, c)| c == quote || matches!(c, '<' | '&') || !is_char(c))
        else {
            return Scan::Partial;
        };
        at += len;
        match c {
            '&' => match reference(text, at) {
                Scan::Found(end) => at = end,
                Scan::Partial => return Scan::Partial,
                Scan::Invalid(at) => return Scan::Invalid(at),
            },
            c if c == quote => return Scan::Found([(start, end), (open + 1, at)]),
            _ => return Scan::Invalid(at),
        }
    }
}

/// Where a text that ends so ends; `forbid` is what can't be in it before.
pub(super) fn until(text: &str, start: usize, end: &str) -> Scan<usize> {
    let rest = text.get(start..).unwrap_or("");
    let found = rest.find(end);
    let inside = rest.get(..found.unwrap_or(rest.len())).unwrap_or("");
    if let Some(wrong) = inside.find(|c| !is_char(c)) {
        return Scan::Invalid(start + wrong);
    }
    found.map_or(Scan::Partial, |len| Scan::Found(start + len))
}
