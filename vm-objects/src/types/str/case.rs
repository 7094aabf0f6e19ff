//! `str`: upper and lower case, by core's tables (Unicode 16 where CPython 3.12 has 15.0), and what kind of characters
//! a text has. `isdigit` and `isnumeric` know the digits that core does: superscripts and other numbers by their class.

use super::{method, this};
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::number::unicode::decimal_value;
use crate::object::str::{Str, StrBuilder};
use crate::python::{Args, Python};
use crate::value::Value;

macro_rules! tests {
    ($($row:ident $name:literal $test:expr;)*) => {
        $(pub(super) const $row: NativeDef = method($name, Arity::None, |py, args| {
            let text = this(py, args)?;
            let test: fn(Obj<Str>) -> bool = $test;
            Ok(Value::from_bool(test(text)))
        });)*
    };
}

/// All characters pass, and there is one.
fn all(text: Obj<Str>, test: impl Fn(char) -> bool) -> bool {
    text.len() != 0 && text.chars().all(|c| char::from_u32(c).is_some_and(&test))
}

fn cased(text: Obj<Str>, wanted: fn(char) -> bool, other: fn(char) -> bool) -> bool {
    let mut found = false;
    for c in text.chars().filter_map(char::from_u32) {
        if other(c) || is_title(c) {
            return false;
        }
        found |= wanted(c);
    }
    found
}

/// The few characters that are in title case.
fn is_title(c: char) -> bool {
    matches!(c, '\u{1c5}' | '\u{1c8}' | '\u{1cb}' | '\u{1f2}' | '\u{1f88}'..='\u{1f8f}' | '\u{1f98}'..='\u{1f9f}'
        | '\u{1fa8}'..='\u{1faf}' | '\u{1fbc}' | '\u{1fcc}' | '\u{1ffc}')
}

/// `str.isdigit` of a character: decimal digits, superscripts, digits in circles.
fn is_digit(c: char) -> bool {
    decimal_value(c).is_some()
        || matches!(c, '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{2070}' | '\u{2074}'..='\u{2079}' | '\u{2080}'..='\u{2089}'
            | '\u{2460}'..='\u{2468}' | '\u{2474}'..='\u{247c}' | '\u{2488}'..='\u{2490}' | '\u{24ea}'
            | '\u{24f5}'..='\u{24fd}' | '\u{24ff}' | '\u{2776}'..='\u{277e}' | '\u{2780}'..='\u{2788}'
            | '\u{278a}'..='\u{2792}' | '\u{1369}'..='\u{1371}' | '\u{19da}')
}

fn is_numeric(c: char) -> bool {
    is_digit(c) || c.is_numeric()
}

fn is_alpha(c: char) -> bool {
    // `Alphabetic` counts marks and letter-like numbers as well; those that CPython does not are numbers.
    c.is_alphabetic() && !c.is_numeric()
}

/// Is it an identifier's first character?
fn starts_identifier(c: char) -> bool {
    c == '_' || is_alpha(c) || ('\u{2160}'..='\u{2188}').contains(&c)
}

/// `str.isidentifier`
pub(crate) fn is_identifier(text: Obj<Str>) -> bool {
    let mut chars = text.chars().map(|c| char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER));
    chars.next().is_some_and(starts_identifier)
        && chars.all(|c| {
            starts_identifier(c) || c.is_alphanumeric() || c == '\u{b7}' || ('\u{300}'..='\u{36f}').contains(&c)
        })
}

fn is_titled(text: Obj<Str>) -> bool {
    let (mut before, mut found) = (false, false);
    for c in text.chars().filter_map(char::from_u32) {
        if c.is_uppercase() || is_title(c) {
            if before {
                return false;
            }
            (before, found) = (true, true);
        } else if c.is_lowercase() {
            if !before {
                return false;
            }
            (before, found) = (true, true);
        } else {
            before = false;
        }
    }
    found
}

tests! {
    ISALNUM "isalnum" |text| all(text, |c| is_alpha(c) || is_numeric(c));
    ISALPHA "isalpha" |text| all(text, is_alpha);
    ISASCII "isascii" |text| text.as_ascii().is_some();
    ISDECIMAL "isdecimal" |text| all(text, |c| decimal_value(c).is_some());
    ISDIGIT "isdigit" |text| all(text, is_digit);
    ISIDENTIFIER "isidentifier" is_identifier;
    ISLOWER "islower" |text| cased(text, char::is_lowercase, char::is_uppercase);
    ISNUMERIC "isnumeric" |text| all(text, is_numeric);
    ISPRINTABLE "isprintable" |text| text.chars().all(crate::text::is_printable);
    ISSPACE "isspace" |text| text.len() != 0 && text.chars().all(super::split::space);
    ISTITLE "istitle" is_titled;
    ISUPPER "isupper" |text| cased(text, char::is_uppercase, char::is_lowercase);
}

pub(super) const CAPITALIZE: NativeDef = method("capitalize", Arity::None, |py, args| {
    let text = this(py, args)?;
    mapped(py, args, |index, _, c, out| if index == 0 { title(c, out) } else { lower(text, index, c, out) })
});
pub(super) const CASEFOLD: NativeDef =
    method("casefold", Arity::None, |py, args| mapped(py, args, |_, _, c, out| fold(c, out)));
pub(super) const LOWER: NativeDef = method("lower", Arity::None, |py, args| {
    let text = this(py, args)?;
    mapped(py, args, |index, _, c, out| lower(text, index, c, out))
});
pub(super) const SWAPCASE: NativeDef = method("swapcase", Arity::None, |py, args| {
    let text = this(py, args)?;
    mapped(py, args, |index, _, c, out| {
        if c.is_uppercase() {
            lower(text, index, c, out)
        } else if c.is_lowercase() {
            each(c.to_uppercase(), out)
        } else {
            out.push_char(c.into())
        }
    })
});
pub(super) const TITLE: NativeDef = method("title", Arity::None, |py, args| {
    let text = this(py, args)?;
    mapped(py, args, |index, after_cased, c, out| if after_cased { lower(text, index, c, out) } else { title(c, out) })
});
pub(super) const UPPER: NativeDef =
    method("upper", Arity::None, |py, args| mapped(py, args, |_, _, c, out| each(c.to_uppercase(), out)));

/// What is done with a character: its index, whether a cased one stands before it, itself.
fn mapped<'h>(
    py: &mut Python<'h>,
    args: &Args<'_, 'h>,
    map: impl Fn(usize, bool, char, &mut StrBuilder<'_>) -> Result<(), Trap>,
) -> Result<Value, Trap> {
    let text = this(py, args)?;
    let mut out = StrBuilder::new(&mut py.heap);
    let mut after_cased = false;
    for (index, point) in text.chars().enumerate() {
        match char::from_u32(point) {
            Some(c) => {
                map(index, after_cased, c, &mut out)?;
                after_cased = c.is_uppercase() || c.is_lowercase() || is_title(c);
            }
            None => {
                out.push_char(point)?;
                after_cased = false;
            }
        }
    }
    Ok(out.finish()?.value())
}

fn each(chars: impl Iterator<Item = char>, out: &mut StrBuilder<'_>) -> Result<(), Trap> {
    for c in chars {
        out.push_char(c.into())?;
    }
    Ok(())
}

/// The first of a word: a digraph has a title case of its own, a ligature only its first letter upper.
fn title(c: char, out: &mut StrBuilder<'_>) -> Result<(), Trap> {
    match c {
        '\u{1c4}'..='\u{1c6}' => out.push_char(0x1c5),
        '\u{1c7}'..='\u{1c9}' => out.push_char(0x1c8),
        '\u{1ca}'..='\u{1cc}' => out.push_char(0x1cb),
        '\u{1f1}'..='\u{1f3}' => out.push_char(0x1f2),
        '\u{10d0}'..='\u{10fa}' | '\u{10fd}'..='\u{10ff}' => out.push_char(c.into()),
        _ if is_title(c) => out.push_char(c.into()),
        _ => {
            let mut upper = c.to_uppercase();
            if let Some(first) = upper.next() {
                out.push_char(first.into())?;
            }
            for rest in upper {
                each(rest.to_lowercase(), out)?;
            }
            Ok(())
        }
    }
}

/// Lower case; a capital sigma at the end of a word has a form of its own.
fn lower(text: Obj<Str>, index: usize, c: char, out: &mut StrBuilder<'_>) -> Result<(), Trap> {
    if c != '\u{3a3}' {
        return each(c.to_lowercase(), out);
    }
    let cased = |c: Option<u32>| c.and_then(char::from_u32).is_some_and(|c| c.is_uppercase() || c.is_lowercase());
    let before = index.checked_sub(1).and_then(|at| text.char_at(at));
    let last = cased(before) && !cased(text.char_at(index.wrapping_add(1)));
    out.push_char(if last { 0x3c2 } else { 0x3c3 })
}

/// Case folding: lower case of the upper case, but for what stays apart.
fn fold(c: char, out: &mut StrBuilder<'_>) -> Result<(), Trap> {
    match c {
        '\u{130}' => each(c.to_lowercase(), out),
        '\u{131}' => out.push_char(c.into()),
        '\u{13a0}'..='\u{13f5}' => out.push_char(c.into()),
        _ => {
            for upper in c.to_uppercase() {
                each(upper.to_lowercase(), out)?;
            }
            Ok(())
        }
    }
}
