//! Python's `repr` of a constant, as CPython 3.12 prints it.

use core::fmt::{self, Write};

use crate::object::{CodeObject, Constant};
use crate::set_order::table_order;
use crate::string::PyString;
use vm_core::unicode;

impl fmt::Display for Constant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("None"),
            Self::Bool(true) => f.write_str("True"),
            Self::Bool(false) => f.write_str("False"),
            Self::Ellipsis => f.write_str("Ellipsis"),
            Self::Int(value) => fmt::Display::fmt(value, f),
            Self::Float(value) => f.write_str(&float_repr(*value, ".0")),
            Self::Complex(real, imag) => f.write_str(&complex_repr(*real, *imag)),
            Self::Str(text) => str_repr(text, f),
            Self::Bytes(bytes) => bytes_repr(bytes, f),
            Self::Tuple(items) => {
                f.write_char('(')?;
                items_repr(items, f)?;
                f.write_str(if items.len() == 1 { ",)" } else { ")" })
            }
            Self::FrozenSet(items) if items.is_empty() => f.write_str("frozenset()"),
            Self::FrozenSet(items) => {
                f.write_str("frozenset({")?;
                items_repr(table_order(items.iter()), f)?;
                f.write_str("})")
            }
            Self::Code(code) => code_repr(code, f),
        }
    }
}

fn items_repr<'a>(items: impl IntoIterator<Item = &'a Constant>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (index, item) in items.into_iter().enumerate() {
        f.write_str(if index == 0 { "" } else { ", " })?;
        fmt::Display::fmt(item, f)?;
    }
    Ok(())
}

/// The address is the host's, as CPython's is.
fn code_repr(code: &CodeObject, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let name = code.name.to_string_lossy();
    let file = code.filename.to_string_lossy();
    write!(f, "<code object {name} at {code:p}, file \"{file}\", line {}>", code.firstlineno)
}

/// `float.__repr__`: the shortest digits that read back, in CPython's choice of notation. `integral` is what a whole
/// number gets appended.
fn float_repr(value: f64, integral: &str) -> String {
    if value.is_nan() {
        return "nan".into();
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value.is_infinite() {
        return format!("{sign}inf");
    }
    let scientific = shortest(value.abs());
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let body = match exponent {
        -4..=-1 => format!("0.{}{digits}", "0".repeat((-exponent - 1) as usize)),
        0..=15 => {
            let whole = exponent as usize + 1;
            match digits.get(whole..) {
                Some(fraction) if !fraction.is_empty() => format!("{}.{fraction}", &digits[..whole]),
                _ => format!("{digits:0<whole$}{integral}"),
            }
        }
        _ => {
            let exponent_sign = if exponent < 0 { '-' } else { '+' };
            format!("{mantissa}e{exponent_sign}{:02}", exponent.unsigned_abs())
        }
    };
    format!("{sign}{body}")
}

/// The shortest digits that read back: `d.ddde±x`.
fn shortest(value: f64) -> String {
    let shortest = format!("{value:e}");
    // Two texts can be equally short and equally near, as for 2**-25: CPython takes the even one, as rounding does.
    let digits = shortest.bytes().take_while(|&byte| byte != b'e').filter(u8::is_ascii_digit).count();
    let rounded = format!("{value:.*e}", digits.saturating_sub(1));
    if rounded.parse() == Ok(value) { rounded } else { shortest }
}

/// `complex.__repr__`: a positive zero as the real part is left out.
fn complex_repr(real: f64, imag: f64) -> String {
    let imag_text = float_repr(imag, "");
    if real == 0.0 && real.is_sign_positive() {
        return format!("{imag_text}j");
    }
    let plus = if imag_text.starts_with('-') { "" } else { "+" };
    format!("({}{plus}{imag_text}j)", float_repr(real, ""))
}

fn bytes_repr(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let quote = quote_for(bytes);
    write!(f, "b{quote}")?;
    for &byte in bytes {
        match byte {
            b'\\' => f.write_str("\\\\"),
            b'\t' => f.write_str("\\t"),
            b'\n' => f.write_str("\\n"),
            b'\r' => f.write_str("\\r"),
            _ if char::from(byte) == quote => write!(f, "\\{quote}"),
            b' '..=b'~' => f.write_char(char::from(byte)),
            _ => write!(f, "\\x{byte:02x}"),
        }?;
    }
    f.write_char(quote)
}

/// `str.__repr__`.
pub(crate) fn str_repr(text: &PyString, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let quote = quote_for(text.as_bytes());
    f.write_char(quote)?;
    for point in text.code_points() {
        match char::from_u32(point) {
            Some('\\') => f.write_str("\\\\"),
            Some('\t') => f.write_str("\\t"),
            Some('\n') => f.write_str("\\n"),
            Some('\r') => f.write_str("\\r"),
            Some(char) if char == quote => write!(f, "\\{quote}"),
            Some(char) if is_printable(char) => f.write_char(char),
            _ if point < 0x100 => write!(f, "\\x{point:02x}"),
            _ if point < 0x1_0000 => write!(f, "\\u{point:04x}"),
            _ => write!(f, "\\U{point:08x}"),
        }?;
    }
    f.write_char(quote)
}

/// Double quotes only where the text holds single ones and no double ones.
fn quote_for(bytes: &[u8]) -> char {
    if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' }
}

/// `Py_UNICODE_ISPRINTABLE`.
fn is_printable(char: char) -> bool {
    if char.is_ascii() { (' '..='~').contains(&char) } else { unicode::is_printable(char.into()) }
}
