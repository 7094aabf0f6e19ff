//! The characters of a text, of one width, and what is found among them fast.

use super::program::{Program, Single};

/// A character as it is stored.
pub(crate) trait Unit: Copy {
    /// Its code point.
    fn point(self) -> u32;

    /// The first place of a code point.
    fn find(text: &[Self], c: u32) -> Option<usize> {
        text.iter().position(|unit| unit.point() == c)
    }

    /// Its last place.
    fn find_last(text: &[Self], c: u32) -> Option<usize> {
        text.iter().rposition(|unit| unit.point() == c)
    }
}

impl Unit for u8 {
    #[inline(always)]
    fn point(self) -> u32 {
        self.into()
    }

    fn find(text: &[u8], c: u32) -> Option<usize> {
        memchr::memchr(u8::try_from(c).ok()?, text)
    }

    fn find_last(text: &[u8], c: u32) -> Option<usize> {
        memchr::memrchr(u8::try_from(c).ok()?, text)
    }
}

impl Unit for u16 {
    #[inline(always)]
    fn point(self) -> u32 {
        self.into()
    }
}

impl Unit for u32 {
    #[inline(always)]
    fn point(self) -> u32 {
        self
    }
}

/// How many of the text's first characters match.
pub(super) fn run_length<U: Unit>(program: &Program, single: Single<'_>, text: &[U]) -> usize {
    match single {
        Single::Any { newline: true } => text.len(),
        Single::Any { newline: false } => U::find(text, b'\n'.into()).unwrap_or(text.len()),
        Single::Literal { c, fold: super::characters::Fold::None, not: true } => U::find(text, c).unwrap_or(text.len()),
        single => text.iter().position(|unit| !program.accepts(single, unit.point())).unwrap_or(text.len()),
    }
}

/// The first place where a character matches.
pub(super) fn find_single<U: Unit>(program: &Program, single: Single<'_>, text: &[U]) -> Option<usize> {
    text.iter().position(|unit| program.accepts(single, unit.point()))
}

/// The first place where all of a program's prefix stands: by Knuth, Morris and Pratt, as `re` has made the table.
pub(super) fn find_prefix<U: Unit>(program: &Program, text: &[U]) -> Option<usize> {
    let (prefix, overlaps) = program.prefix();
    let &first = prefix.first()?;
    let (mut place, mut matched) = (0, 0);
    loop {
        if matched == 0 {
            place += U::find(text.get(place..)?, first)?;
        }
        let c = text.get(place)?.point();
        while matched > 0 && prefix.get(matched) != Some(&c) {
            matched = *overlaps.get(matched - 1)? as usize;
        }
        if prefix.get(matched) == Some(&c) {
            matched += 1;
        }
        place += 1;
        if matched == prefix.len() {
            return Some(place - matched);
        }
    }
}
