//! `float(text)`.

use core::fmt::{self, Write};

use crate::number::unicode::{decimal_value, trim_space};

/// Bytes of working space that [`parse_float`] needs: none unless there are underscores or foreign digits.
pub fn float_scratch_len(text: &str) -> usize {
    if is_plain(text) { 0 } else { text.len() }
}

/// Reads `float(text)`; `None`: [`write_not_a_float`].
pub fn parse_float(text: &str, scratch: &mut [u8]) -> Option<f64> {
    let text = trim_space(text);
    if is_plain(text) {
        return text.parse().ok(); // the same syntax as Python's, with inf, infinity and nan
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
            None => u8::try_from(c).ok().filter(u8::is_ascii)?,
        };
        len += 1;
    }
    core::str::from_utf8(scratch.get(..len)?).ok()?.parse().ok()
}

/// Can core's parser read it as it is?
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
