//! The bytes of a source file to text: the byte order mark and the encoding that a comment names (PEP 263).
//!
//! Follows `check_bom`, `check_coding_spec` and `decoding_fgets` of CPython 3.12's `Parser/tokenizer.c`. The codecs are
//! those of the web's encodings; one that only CPython has is refused as if CPython did not know it.

use alloc::borrow::Cow;

use crate::error::ErrorKind;
use crate::syntax_error::SyntaxError;

/// The text of a source file. A byte order mark is left out, as is no other character.
///
/// # Errors
/// Bytes that the encoding does not allow, and encodings that are not known, as CPython words it when it runs a file.
///
/// # Examples
/// ```
/// let latin = b"# -*- coding: latin-1 -*-\nx = '\xe9'\n";
/// assert_eq!(vm_compiler::decode(latin, "latin.py")?, "# -*- coding: latin-1 -*-\nx = '\u{e9}'\n");
/// # Ok::<(), vm_compiler::SyntaxError>(())
/// ```
pub fn decode<'a>(bytes: &'a [u8], filename: &str) -> Result<Cow<'a, str>, SyntaxError> {
    let without_mark = bytes.strip_prefix(b"\xef\xbb\xbf");
    let bytes = without_mark.unwrap_or(bytes);
    let error = |message: String| SyntaxError::without_place(ErrorKind::SyntaxError, message, filename);
    let declared = declared_encoding(bytes).map(normal_name);
    match declared.as_deref() {
        Some("utf-8") | None => core::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|invalid| {
            let (valid, rest) = bytes.split_at(invalid.valid_up_to());
            let line = valid.iter().filter(|&&byte| byte == b'\n').count() + 1;
            let byte = rest.first().copied().unwrap_or(0);
            error(format!(
                "Non-UTF-8 code starting with '\\x{byte:02x}' in file {filename} on line {line}, but no encoding declared; \
                 see https://peps.python.org/pep-0263/ for details"
            ))
        }),
        Some(name) if without_mark.is_some() => Err(error(format!("encoding problem: {name} with BOM"))),
        Some(name) => decode_as(name, bytes).ok_or_else(|| error(format!("encoding problem: {name}"))),
    }
}

fn decode_as<'a>(name: &str, bytes: &'a [u8]) -> Option<Cow<'a, str>> {
    let label = name.to_ascii_lowercase().replace('_', "-");
    match label.as_str() {
        "iso-8859-1" | "latin1" | "iso8859-1" | "l1" | "8859" => {
            Some(Cow::Owned(bytes.iter().map(|&byte| char::from(byte)).collect()))
        }
        "ascii" | "us-ascii" | "646" => {
            core::str::from_utf8(bytes).ok().filter(|text| text.is_ascii()).map(Cow::Borrowed)
        }
        "utf8" | "u8" => core::str::from_utf8(bytes).ok().map(Cow::Borrowed),
        _ => {
            let label = match label.as_str() {
                "mac-roman" => "macintosh",
                "cp932" => "shift_jis",
                "shift-jis" => "shift_jis",
                "cp949" => "euc-kr",
                "cp936" => "gbk",
                "cp950" => "big5",
                other => other,
            };
            let encoding = encoding_rs::Encoding::for_label_no_replacement(label.as_bytes())?;
            // Sources are never in an encoding whose ASCII is not one byte a character.
            if !encoding.is_ascii_compatible() {
                return None;
            }
            encoding.decode_without_bom_handling_and_without_replacement(bytes)
        }
    }
}

/// `get_coding_spec` of the first two lines; the second counts only if nothing but a comment stands in the first.
fn declared_encoding(bytes: &[u8]) -> Option<&str> {
    for line in bytes.split(|byte| matches!(byte, b'\n' | b'\r')).take(2) {
        let code = line.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'\x0c'));
        let Some(code) = code else { continue };
        let comment = line.get(code..).filter(|rest| rest.starts_with(b"#"))?;
        if let Some(name) = coding_in(comment) {
            return Some(name);
        }
    }
    None
}

/// What stands behind the first `coding:` or `coding=` that something stands behind.
fn coding_in(comment: &[u8]) -> Option<&str> {
    const CODING: &[u8] = b"coding";
    let starts = comment.windows(CODING.len()).enumerate().filter(|(_, window)| *window == CODING);
    starts.map(|(start, _)| &comment[start + CODING.len()..]).find_map(|behind| {
        let [b':' | b'=', name @ ..] = behind else { return None };
        let name = name.trim_ascii_start();
        let ends = |byte: &u8| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
        let name = &name[..name.iter().position(ends).unwrap_or(name.len())];
        core::str::from_utf8(name).ok().filter(|name| !name.is_empty())
    })
}

/// `get_normal_name`: the spellings of UTF-8 and Latin-1 that are told apart from other codecs.
fn normal_name(name: &str) -> String {
    let lower: String = name.chars().take(12).map(|c| if c == '_' { '-' } else { c.to_ascii_lowercase() }).collect();
    let is = |base: &str| lower.strip_prefix(base).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    if is("utf-8") {
        "utf-8".into()
    } else if is("latin-1") || is("iso-8859-1") || is("iso-latin-1") {
        "iso-8859-1".into()
    } else {
        name.into()
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn message(bytes: &[u8]) -> String {
        decode(bytes, "f.py").map_err(|error| error.message).unwrap_err()
    }

    #[test]
    fn an_encoding_is_declared_in_the_first_two_lines() {
        let text = |bytes| decode(bytes, "f.py").map(|text| text.into_owned()).ok();
        assert_eq!(text(b"\xef\xbb\xbf# coding: utf-8\nx"), Some("# coding: utf-8\nx".into()));
        assert_eq!(
            text(b"#!x\n# vim: fileencoding=cp1251 :\n'\xcf'"),
            Some("#!x\n# vim: fileencoding=cp1251 :\n'П'".into())
        );
        assert_eq!(text(b"# coding=koi8-r\n'\xf0'"), Some("# coding=koi8-r\n'П'".into()));
        assert_eq!(text(b"\n# coding: latin-1\n\xe9"), Some("\n# coding: latin-1\né".into()));
        assert_eq!(text(b"x\n# coding: latin-1\n\xe9"), None);
        assert_eq!(text(b"\n\n# coding: latin-1\n\xe9"), None);
    }

    #[test]
    fn what_cannot_be_read_is_said_as_cpython_does() {
        let expected = "Non-UTF-8 code starting with '\\xff' in file f.py on line 2, but no encoding declared; \
                        see https://peps.python.org/pep-0263/ for details";
        assert_eq!(message(b"x = 1\ny = \"\xff\"\n"), expected);
        assert_eq!(message(b"# coding: foo\nx\n"), "encoding problem: foo");
        assert_eq!(message(b"\xef\xbb\xbf# coding: latin-1\nx\n"), "encoding problem: iso-8859-1 with BOM");
        assert_eq!(message(b"# coding: ascii\ny=\"\xff\"\n"), "encoding problem: ascii");
        assert_eq!(message(b"# coding: utf-16\nx\n"), "encoding problem: utf-16");
    }
}
