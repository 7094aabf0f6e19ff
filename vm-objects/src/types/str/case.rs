//! `str`: upper and lower case, and what kind of characters a text has. The tables are `vm_core::unicode`'s.

use super::{method, this};
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::str::{Str, StrBuilder};
use crate::python::Python;
use crate::value::Value;
use vm_core::unicode;

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
fn all(text: Obj<Str>, test: impl Fn(u32) -> bool) -> bool {
    text.len() != 0 && text.chars().all(test)
}

fn cased(text: Obj<Str>, wanted: fn(u32) -> bool, other: fn(u32) -> bool) -> bool {
    let mut found = false;
    for c in text.chars() {
        if other(c) || unicode::is_title(c) {
            return false;
        }
        found |= wanted(c);
    }
    found
}

/// `str.isidentifier`
pub(crate) fn is_identifier(text: Obj<Str>) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(unicode::starts_identifier) && chars.all(unicode::continues_identifier)
}

fn is_titled(text: Obj<Str>) -> bool {
    let (mut before, mut found) = (false, false);
    for c in text.chars() {
        if unicode::is_upper(c) || unicode::is_title(c) {
            if before {
                return false;
            }
            (before, found) = (true, true);
        } else if unicode::is_lower(c) {
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
    ISALNUM "isalnum" |text| all(text, |c| unicode::is_alpha(c) || unicode::is_numeric(c));
    ISALPHA "isalpha" |text| all(text, unicode::is_alpha);
    ISASCII "isascii" |text| text.as_ascii().is_some();
    ISDECIMAL "isdecimal" |text| all(text, unicode::is_decimal);
    ISDIGIT "isdigit" |text| all(text, unicode::is_digit);
    ISIDENTIFIER "isidentifier" is_identifier;
    ISLOWER "islower" |text| cased(text, unicode::is_lower, unicode::is_upper);
    ISNUMERIC "isnumeric" |text| all(text, unicode::is_numeric);
    ISPRINTABLE "isprintable" |text| text.chars().all(crate::text::is_printable);
    ISSPACE "isspace" |text| text.len() != 0 && text.chars().all(super::split::space);
    ISTITLE "istitle" is_titled;
    ISUPPER "isupper" |text| cased(text, unicode::is_upper, unicode::is_lower);
}

pub(super) const CAPITALIZE: NativeDef = method("capitalize", Arity::None, |py, args| {
    let text = this(py, args)?;
    mapped(
        py,
        text,
        |index, _, c, out| if index == 0 { put(unicode::title(c), out) } else { lower(text, index, c, out) },
    )
});
pub(super) const CASEFOLD: NativeDef = method("casefold", Arity::None, |py, args| {
    let text = this(py, args)?;
    mapped(py, text, |_, _, c, out| put(unicode::fold(c), out))
});
pub(super) const LOWER: NativeDef = method("lower", Arity::None, |py, args| {
    let text = this(py, args)?;
    mapped(py, text, |index, _, c, out| lower(text, index, c, out))
});
pub(super) const SWAPCASE: NativeDef = method("swapcase", Arity::None, |py, args| {
    let text = this(py, args)?;
    mapped(py, text, |index, _, c, out| {
        if unicode::is_upper(c) {
            lower(text, index, c, out)
        } else if unicode::is_lower(c) {
            put(unicode::upper(c), out)
        } else {
            out.push_char(c)
        }
    })
});
pub(super) const TITLE: NativeDef = method("title", Arity::None, |py, args| {
    let text = this(py, args)?;
    mapped(
        py,
        text,
        |index, after_cased, c, out| {
            if after_cased { lower(text, index, c, out) } else { put(unicode::title(c), out) }
        },
    )
});
pub(super) const UPPER: NativeDef = method("upper", Arity::None, |py, args| {
    let text = this(py, args)?;
    mapped(py, text, |_, _, c, out| put(unicode::upper(c), out))
});

/// What is done with a character: its index, whether a cased one stands before it, itself.
fn mapped<'h>(
    py: &mut Python<'h>,
    text: Obj<Str>,
    map: impl Fn(usize, bool, u32, &mut StrBuilder<'_>) -> Result<(), Trap>,
) -> Result<Value, Trap> {
    let mut out = StrBuilder::new(&mut py.heap);
    let mut after_cased = false;
    for (index, c) in text.chars().enumerate() {
        map(index, after_cased, c, &mut out)?;
        after_cased = unicode::is_cased(c) || unicode::is_upper(c) || unicode::is_lower(c) || unicode::is_title(c);
    }
    Ok(out.finish()?.value())
}

/// The first of them; of the others those that are there.
fn put([first, second, third]: [u32; 3], out: &mut StrBuilder<'_>) -> Result<(), Trap> {
    out.push_char(first)?;
    [second, third].into_iter().filter(|&c| c != 0).try_for_each(|c| out.push_char(c))
}

/// Lower case; a capital sigma at the end of a word has a form of its own.
fn lower(text: Obj<Str>, index: usize, c: u32, out: &mut StrBuilder<'_>) -> Result<(), Trap> {
    if c != 0x3a3 {
        return put(unicode::lower(c), out);
    }
    let ignored = |c: &u32| unicode::is_case_ignorable(*c);
    let before = (0..index).rev().filter_map(|at| text.char_at(at)).find(|c| !ignored(c));
    let after = (index.saturating_add(1)..text.len()).filter_map(|at| text.char_at(at)).find(|c| !ignored(c));
    let last = before.is_some_and(unicode::is_cased) && !after.is_some_and(unicode::is_cased);
    out.push_char(if last { 0x3c2 } else { 0x3c3 })
}
