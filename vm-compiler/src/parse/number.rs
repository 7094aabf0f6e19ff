//! Number literals, for their errors.

use super::tokenizer::{End, TokenError, fail};

/// Passes the number that begins at `start`; the error points at the last character that was read.
pub(super) fn scan(source: &str, start: usize) -> Result<usize, TokenError> {
    let bytes = source.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    if byte(start) == b'0' {
        match byte(start + 1).to_ascii_lowercase() {
            b'x' => return radix(source, start + 2, 16, "hexadecimal"),
            b'o' => return radix(source, start + 2, 8, "octal"),
            b'b' => return radix(source, start + 2, 2, "binary"),
            _ => {}
        }
    }
    let mut at = start;
    if byte(at).is_ascii_digit() {
        at = digits(bytes, at)?;
    }
    let whole = at;
    let mut float = false;
    if byte(at) == b'.' {
        float = true;
        at += 1;
        if byte(at).is_ascii_digit() {
            at = digits(bytes, at)?;
        }
    }
    if matches!(byte(at), b'e' | b'E') {
        let signed = matches!(byte(at + 1), b'+' | b'-');
        let exponent = at + 1 + usize::from(signed);
        if byte(exponent).is_ascii_digit() {
            at = digits(bytes, exponent)?;
            float = true;
        } else if signed {
            return fail("invalid decimal literal", exponent - 1);
        }
    }
    if matches!(byte(at), b'j' | b'J') {
        return end_of_number(source, at + 1, "imaginary");
    }
    let zeros = bytes[start..whole].iter().take_while(|byte| matches!(byte, b'0' | b'_')).count();
    if !float && byte(start) == b'0' && zeros < whole - start {
        return Err(TokenError {
            message: "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
                .into(),
            start,
            end: End::At(start + zeros),
            unclosed: false,
        });
    }
    end_of_number(source, at, "decimal")
}

/// `tok_decimal_tail`.
fn digits(bytes: &[u8], mut at: usize) -> Result<usize, TokenError> {
    loop {
        at += bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if bytes.get(at) != Some(&b'_') {
            return Ok(at);
        }
        at += 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_digit) {
            return fail("invalid decimal literal", at - 1);
        }
    }
}

fn radix(source: &str, mut at: usize, radix: u32, kind: &str) -> Result<usize, TokenError> {
    let bytes = source.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(|byte| char::from(*byte).is_digit(radix));
    loop {
        if bytes.get(at) == Some(&b'_') {
            at += 1;
        }
        if !digit(at) {
            return match bytes.get(at) {
                Some(byte) if byte.is_ascii_digit() => {
                    fail(format!("invalid digit '{}' in {kind} literal", char::from(*byte)), at)
                }
                _ => fail(format!("invalid {kind} literal"), at - 1),
            };
        }
        while digit(at) {
            at += 1;
        }
        if bytes.get(at) != Some(&b'_') {
            break;
        }
    }
    match bytes.get(at) {
        Some(byte) if byte.is_ascii_digit() => {
            fail(format!("invalid digit '{}' in {kind} literal", char::from(*byte)), at)
        }
        _ => end_of_number(source, at, kind),
    }
}

/// `verify_end_of_number`: only a keyword may follow at once.
fn end_of_number(source: &str, at: usize, kind: &str) -> Result<usize, TokenError> {
    let rest = source.get(at..).unwrap_or("");
    let keyword = ["and", "else", "for", "if", "in", "is", "not", "or"].iter().any(|word| rest.starts_with(word));
    match rest.chars().next() {
        Some(char) if !keyword && (char == '_' || char.is_alphanumeric() || !char.is_ascii()) => {
            fail(format!("invalid {kind} literal"), at - 1)
        }
        _ => Ok(at),
    }
}
