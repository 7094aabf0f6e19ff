//! Kinds of bytes, and letters in the other case: ASCII only, as `Objects/bytes_methods.c`.

use super::pieces::is_space;

fn all(bytes: &[u8], test: impl Fn(u8) -> bool) -> bool {
    !bytes.is_empty() && bytes.iter().all(|&byte| test(byte))
}

/// `isalnum`
pub fn is_alnum(bytes: &[u8]) -> bool {
    all(bytes, |byte| byte.is_ascii_alphanumeric())
}

/// `isalpha`
pub fn is_alpha(bytes: &[u8]) -> bool {
    all(bytes, |byte| byte.is_ascii_alphabetic())
}

/// `isascii`
pub fn is_ascii(bytes: &[u8]) -> bool {
    bytes.is_ascii()
}

/// `isdigit`
pub fn is_digit(bytes: &[u8]) -> bool {
    all(bytes, |byte| byte.is_ascii_digit())
}

/// `isspace`
pub fn is_all_space(bytes: &[u8]) -> bool {
    all(bytes, is_space)
}

/// `islower`
pub fn is_lower(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase)
}

/// `isupper`
pub fn is_upper(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase)
}

/// `istitle`
pub fn is_title(bytes: &[u8]) -> bool {
    let (mut inside, mut any) = (false, false);
    for byte in bytes {
        if inside && byte.is_ascii_uppercase() || !inside && byte.is_ascii_lowercase() {
            return false;
        }
        inside = byte.is_ascii_alphabetic();
        any |= inside;
    }
    any
}

/// What a byte becomes, by itself and by whether a letter stands before it and whether it is the first.
pub type Map = fn(byte: u8, after_letter: bool, first: bool) -> u8;

/// `upper`
pub fn upper(byte: u8, _: bool, _: bool) -> u8 {
    byte.to_ascii_uppercase()
}

/// `lower`
pub fn lower(byte: u8, _: bool, _: bool) -> u8 {
    byte.to_ascii_lowercase()
}

/// `swapcase`
pub fn swap(byte: u8, _: bool, _: bool) -> u8 {
    if byte.is_ascii_uppercase() { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() }
}

/// `title`
pub fn title(byte: u8, after_letter: bool, _: bool) -> u8 {
    if after_letter { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() }
}

/// `capitalize`
pub fn capitalize(byte: u8, _: bool, first: bool) -> u8 {
    if first { byte.to_ascii_uppercase() } else { byte.to_ascii_lowercase() }
}

/// The bytes, each mapped.
pub fn mapped(bytes: &[u8], map: Map) -> impl Iterator<Item = u8> + '_ {
    let mut before = None;
    bytes.iter().map(move |&byte| {
        let mapped = map(byte, before.is_some_and(|before: u8| before.is_ascii_alphabetic()), before.is_none());
        before = Some(byte);
        mapped
    })
}
