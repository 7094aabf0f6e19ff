//! `float(text)`.

use core::fmt::{self, Write};

use super::digits::parse;
use crate::number::unicode::{decimal_value, is_space, trim_space};

/// Bytes of working space that [`parse_float`] needs: none unless there are underscores or foreign digits.
pub fn float_scratch_len(text: &str) -> usize {
    if is_plain(text) { 0 } else { text.len() }
}

/// Reads `float(text)`; `None`: [`write_not_a_float`].
pub fn parse_float(text: &str, scratch: &mut [u8]) -> Option<f64> {
    parse(plain_text(text, scratch)?)
}

/// A number's text without white space around it, in ASCII, without the underscores between digits. `None` when it has
/// underscores elsewhere, or characters that no number has.
pub fn plain_text<'a>(text: &'a str, scratch: &'a mut [u8]) -> Option<&'a str> {
    let text = trim_space(text);
    if is_plain(text) {
        return Some(text);
    }
    let mut len = 0;
    let mut after_digit = false;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        if c == '_' {
            if !after_digit || characters.peek().copied().and_then(decimal_value).is_none() {
                return None;
            }
            after_digit = false;
            continue;
        }
        let value = decimal_value(c);
        after_digit = value.is_some();
        *scratch.get_mut(len)? = match value {
            Some(value) => b'0' + value as u8, // below ten
            None if is_space(c) => b' ',
            None => u8::try_from(c).ok().filter(u8::is_ascii)?,
        };
        len += 1;
    }
    core::str::from_utf8(scratch.get(..len)?).ok()
}

/// How many bytes of a plain text are a float, from its beginning: what C's `strtod` would take.
pub fn prefix_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let at = |index: usize| bytes.get(index).copied().unwrap_or(0);
    let digits = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let sign = usize::from(matches!(at(0), b'+' | b'-'));
    for name in ["infinity", "inf", "nan"] {
        if text.get(sign..sign + name.len()).is_some_and(|text| text.eq_ignore_ascii_case(name)) {
            return sign + name.len();
        }
    }
    let whole = digits(sign);
    let mut end = sign + whole;
    let mut fraction = 0;
    if at(end) == b'.' {
        fraction = digits(end + 1);
        end += 1 + fraction;
    }
    if whole + fraction == 0 {
        return 0;
    }
    if matches!(at(end), b'e' | b'E') {
        let sign = usize::from(matches!(at(end + 1), b'+' | b'-'));
        let exponent = digits(end + 1 + sign);
        if exponent != 0 {
            end += 1 + sign + exponent;
        }
    }
    end
}

/// Can it be read as it is?
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii() && byte != b'_')
}

/// Writes `could not convert string to float: '...'`; `repr` gives the characters of the argument's `repr`.
pub fn write_not_a_float<W: Write + ?Sized>(out: &mut W, repr: impl Iterator<Item = char>) -> fmt::Result {
    out.write_str("could not convert string to float: ")?;
    for c in repr {
        out.write_char(c)?;
    }
    Ok(())
}
