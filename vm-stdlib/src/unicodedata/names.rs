//! Names of code points: `unicode_names2`'s, as far as CPython's version of Unicode has them. For the module, for `\N{…}` in
//! escapes and for `namereplace`.

use super::tables::{ALIASES, NAMED, SEQUENCES};

/// Longer ones are no names: `NAME_MAXLEN` of CPython's `Modules/unicodename_db.h`.
pub(super) const LONGEST: usize = 256;

/// The name of a code point.
#[must_use]
pub fn character_name(point: u32) -> Option<unicode_names2::Name> {
    let named = NAMED.partition_point(|&bound| bound <= point) % 2 == 1;
    char::from_u32(point).filter(|_| named).and_then(unicode_names2::name)
}

/// The code point of a name, or of another name that it has.
#[must_use]
pub fn character_named(name: &str) -> Option<u32> {
    find(&ALIASES, name).or_else(|| by_own_name(name))
}

/// The code point of a name; other names are not looked at.
pub(super) fn by_own_name(name: &str) -> Option<u32> {
    let of_script = ["HANGUL SYLLABLE ", "CJK UNIFIED IDEOGRAPH-"]
        .into_iter()
        .find(|prefix| name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)));
    // These are made by a rule, which knows no small letters.
    if of_script.is_some() && name.contains(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    if let Some(digits) = name.strip_prefix("CJK UNIFIED IDEOGRAPH-") {
        let point = u32::from_str_radix(digits, 16).ok().filter(|_| matches!(digits.len(), 4 | 5))?;
        return character_name(point).filter(|name| name.to_string().starts_with("CJK")).map(|_| point);
    }
    let point = u32::from(unicode_names2::character(name)?);
    // Some of the crate's are other names.
    character_name(point).filter(|own| own.to_string().eq_ignore_ascii_case(name)).map(|_| point)
}

/// The text of a sequence's name.
pub(super) fn sequence_named(name: &str) -> Option<&'static str> {
    find(&SEQUENCES, name)
}

fn find<T: Copy>(rows: &[(&str, T)], name: &str) -> Option<T> {
    let upper = name.bytes().map(|byte| byte.to_ascii_uppercase());
    let at = rows.binary_search_by(|(known, _)| known.bytes().cmp(upper.clone())).ok()?;
    Some(rows[at].1)
}
