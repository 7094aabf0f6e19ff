//! Escapes in literals that stand for nothing (`unicodeescape` and the bytes of `b'…'`).

/// What is wrong with the escapes of a literal, given with its prefix and quotes.
pub(super) fn error(literal: &str) -> Option<String> {
    let quote = literal.find(['\'', '"'])?;
    let prefix = literal[..quote].to_ascii_lowercase();
    if prefix.contains('r') {
        return None;
    }
    let rest = &literal[quote..];
    let mark = rest.get(..1)?;
    let width = if rest.starts_with(&mark.repeat(3)) { 3 } else { 1 };
    let body = rest.get(width..rest.len().checked_sub(width)?)?;
    if prefix.contains('b') { bytes_error(body) } else { text_error(body) }
}

/// The part of an f-string between fields.
pub(super) fn text_error(body: &str) -> Option<String> {
    let mut at = 0;
    // CPython turns what is not ASCII into `\UXXXXXXXX` before it decodes.
    let mut position = 0;
    while let Some(char) = body[at..].chars().next() {
        if char != '\\' {
            at += char.len_utf8();
            position += if char.is_ascii() { 1 } else { 10 };
            continue;
        }
        let kind = body[at + 1..].chars().next()?;
        let (digits, what) = match kind {
            'x' => (2, "truncated \\xXX escape"),
            'u' => (4, "truncated \\uXXXX escape"),
            'U' => (8, "truncated \\UXXXXXXXX escape"),
            'N' => (0, "malformed \\N character escape"),
            _ => (0, ""),
        };
        let tail = &body[at + 1 + kind.len_utf8()..];
        let given = tail.chars().take(digits).take_while(char::is_ascii_hexdigit).count();
        let wrong = |last: usize, what: &str| {
            let bytes = if last == position {
                format!("byte 0x5c in position {position}")
            } else {
                format!("bytes in position {position}-{last}")
            };
            Some(format!("(unicode error) 'unicodeescape' codec can't decode {bytes}: {what}"))
        };
        if given < digits {
            return wrong(position + 1 + given, what);
        }
        if digits == 8 && u32::from_str_radix(&tail[..8], 16).is_ok_and(|point| point > 0x10_FFFF) {
            return wrong(position + 9, "illegal Unicode character");
        }
        let mut len = 1 + kind.len_utf8() + given;
        if kind == 'N' {
            match tail.strip_prefix('{').and_then(|name| name.find('}')) {
                Some(0) => return wrong(position + 2, what),
                Some(end) if !is_name(&tail[1..=end]) => {
                    return wrong(position + 3 + end, "unknown Unicode character name");
                }
                Some(end) => len += end + 2,
                None if tail.starts_with('{') => return wrong(position + 1 + tail.len(), what),
                None => return wrong(position + 1, what),
            }
        }
        at += len;
        position += len;
    }
    None
}

/// Whether a character has this name in Unicode 15.0: the parser's tables are those of 15.1, which has some more.
fn is_name(name: &str) -> bool {
    let by_rule = |prefix: &str| name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    // These are made by a rule, which knows no small letters.
    if (by_rule("HANGUL SYLLABLE ") || by_rule("CJK UNIFIED IDEOGRAPH-")) && name.contains(|c: char| c.is_lowercase()) {
        return false;
    }
    let newer = |c| matches!(c, '\u{2ffc}'..='\u{2fff}' | '\u{31ef}' | '\u{2ebf0}'..='\u{2ee5d}');
    unicode_names2::character(name).is_some_and(|c| !newer(c))
}

fn bytes_error(body: &str) -> Option<String> {
    let bytes = body.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        if bytes.get(at + 1) == Some(&b'x') {
            let hex = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
            if !hex(at + 2) || !hex(at + 3) {
                return Some(format!("(value error) invalid \\x escape at position {at}"));
            }
        }
        at += 2;
    }
    None
}
