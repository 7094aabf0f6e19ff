//! What patterns ask of a character: its category, its other cases. The locale is C's: its letters are ASCII.

use vm_core::unicode;

use super::code::{at, category};

/// In which way case does not matter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fold {
    None,
    Ascii,
    Locale,
    Unicode,
}

impl Fold {
    /// The character as a pattern has it.
    #[inline]
    pub(super) fn lower(self, c: u32) -> u32 {
        match self {
            Fold::None => c,
            Fold::Ascii | Fold::Locale => lower_ascii(c),
            Fold::Unicode => lower_unicode(c),
        }
    }
}

/// ASCII's lower case.
#[inline]
pub(crate) fn lower_ascii(c: u32) -> u32 {
    if c.wrapping_sub(u32::from(b'A')) < 26 { c | 0x20 } else { c }
}

/// ASCII's upper case.
pub(super) fn upper_ascii(c: u32) -> u32 {
    if c.wrapping_sub(u32::from(b'a')) < 26 { c ^ 0x20 } else { c }
}

/// The first character of its lower case: `Py_UNICODE_TOLOWER`.
pub(crate) fn lower_unicode(c: u32) -> u32 {
    if c < 128 { lower_ascii(c) } else { unicode::lower(c)[0] }
}

/// The first character of its upper case: `Py_UNICODE_TOUPPER`.
pub(crate) fn upper_unicode(c: u32) -> u32 {
    if c < 128 { upper_ascii(c) } else { unicode::upper(c)[0] }
}

fn is_word_ascii(c: u32) -> bool {
    u8::try_from(c).is_ok_and(|c| c.is_ascii_alphanumeric() || c == b'_')
}

fn is_word_unicode(c: u32) -> bool {
    if c < 128 {
        return is_word_ascii(c);
    }
    unicode::is_alpha(c) || unicode::is_decimal(c) || unicode::is_digit(c) || unicode::is_numeric(c)
}

fn is_space_unicode(c: u32) -> bool {
    char::from_u32(c).is_some_and(vm_objects::number::unicode::is_space)
}

fn is_linebreak_unicode(c: u32) -> bool {
    matches!(c, 0x0a..=0x0d | 0x1c..=0x1e | 0x85 | 0x2028 | 0x2029)
}

/// Whether a character is in a category.
pub(super) fn is_in_category(number: u32, c: u32) -> bool {
    let is = match number & !1 {
        category::DIGIT => c.wrapping_sub(u32::from(b'0')) < 10,
        category::SPACE => matches!(c, 9..=13 | 32),
        category::WORD | category::LOC_WORD => is_word_ascii(c),
        category::LINEBREAK => c == u32::from(b'\n'),
        category::UNI_DIGIT => unicode::is_decimal(c),
        category::UNI_SPACE => is_space_unicode(c),
        category::UNI_WORD => is_word_unicode(c),
        category::UNI_LINEBREAK => is_linebreak_unicode(c),
        _ => return false,
    };
    is != (number & 1 != 0)
}

/// Whether the two characters around a position, where there are any, make it what `AT` asks for.
pub(super) fn is_position(which: u32, before: Option<u32>, after: Option<u32>, last: bool) -> bool {
    const NEWLINE: u32 = b'\n' as u32;
    let boundary = |is_word: fn(u32) -> bool| before.is_some_and(is_word) != after.is_some_and(is_word);
    // In an empty text there is neither a boundary nor none.
    let empty = before.is_none() && after.is_none();
    match which {
        at::BEGINNING | at::BEGINNING_STRING => before.is_none(),
        at::BEGINNING_LINE => before.is_none_or(|c| c == NEWLINE),
        at::END => after.is_none_or(|c| c == NEWLINE && last),
        at::END_LINE => after.is_none_or(|c| c == NEWLINE),
        at::END_STRING => after.is_none(),
        at::BOUNDARY | at::LOC_BOUNDARY => !empty && boundary(is_word_ascii),
        at::NON_BOUNDARY | at::LOC_NON_BOUNDARY => !empty && !boundary(is_word_ascii),
        at::UNI_BOUNDARY => !empty && boundary(is_word_unicode),
        at::UNI_NON_BOUNDARY => !empty && !boundary(is_word_unicode),
        _ => false,
    }
}
