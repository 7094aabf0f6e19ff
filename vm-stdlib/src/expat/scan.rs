//! Pieces of markup: names, references, tags. An offset is where a character can't stand, as expat's `xmltok_impl.c` finds it.

/// Why a scan found nothing.
pub(super) enum Miss {
    /// The text ends before it does.
    Partial,
    /// Here is a character that can't be.
    Invalid(usize),
}

/// What a scan found.
type Scan<T> = Result<T, Miss>;

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
        None => return Err(Miss::Partial),
        Some(c) if !starts_name(c) => return Err(Miss::Invalid(start)),
        Some(_) => {}
    }
    match rest.find(|c| !continues_name(c)) {
        Some(len) => Ok(start + len),
        None => Err(Miss::Partial),
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
        let end = name(text, start + 1)?;
        return if text.as_bytes().get(end) == Some(&b';') { Ok(end + 1) } else { Err(Miss::Invalid(end)) };
    };
    let digits = text.get(from..).unwrap_or("");
    match digits.char_indices().find(|&(_, c)| !is_digit(c)) {
        None => Err(Miss::Partial),
        Some((len, ';')) if len > 0 => Ok(from + len + 1),
        Some((len, _)) => Err(Miss::Invalid(from + len)),
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
    let mut at = name(text, 1)?;
    tag.name = (1, at);
    loop {
        let after_space = skip_space(text, at);
        let spaced = after_space > at;
        at = after_space;
        match text.as_bytes().get(at) {
            None => return Err(Miss::Partial),
            Some(b'>') => {
                tag.end = at + 1;
                return Ok(tag);
            }
            Some(b'/') => {
                return match text.as_bytes().get(at + 1) {
                    None => Err(Miss::Partial),
                    Some(b'>') => {
                        (tag.empty, tag.end) = (true, at + 2);
                        Ok(tag)
                    }
                    Some(_) => Err(Miss::Invalid(at + 1)),
                };
            }
            Some(_) if !spaced => return Err(Miss::Invalid(at)),
            Some(_) => {}
        }
        let attribute = attribute(text, at)?;
        at = attribute[1].1 + 1;
        tag.attributes.push(attribute);
    }
}

fn attribute(text: &str, start: usize) -> Scan<[(usize, usize); 2]> {
    let end = name(text, start)?;
    let equals = skip_space(text, end);
    match text.as_bytes().get(equals) {
        None => return Err(Miss::Partial),
        Some(b'=') => {}
        Some(_) => return Err(Miss::Invalid(equals)),
    }
    let open = skip_space(text, equals + 1);
    let quote = match text.as_bytes().get(open) {
        None => return Err(Miss::Partial),
        Some(&quote @ (b'"' | b'\'')) => char::from(quote),
        Some(_) => return Err(Miss::Invalid(open)),
    };
    let mut at = open + 1;
    loop {
        let rest = text.get(at..).unwrap_or("");
        let Some((len, c)) = rest.char_indices().find(|&(_, c)| c == quote || matches!(c, '<' | '&') || !is_char(c))
        else {
            return Err(Miss::Partial);
        };
        at += len;
        match c {
            '&' => at = reference(text, at)?,
            c if c == quote => return Ok([(start, end), (open + 1, at)]),
            _ => return Err(Miss::Invalid(at)),
        }
    }
}

/// Where a text that ends so ends; `forbid` is what can't be in it before.
pub(super) fn until(text: &str, start: usize, end: &str) -> Scan<usize> {
    let rest = text.get(start..).unwrap_or("");
    let found = rest.find(end);
    let inside = rest.get(..found.unwrap_or(rest.len())).unwrap_or("");
    if let Some(wrong) = inside.find(|c| !is_char(c)) {
        return Err(Miss::Invalid(start + wrong));
    }
    found.map(|len| start + len).ok_or(Miss::Partial)
}
