//! The four normal forms of a text: `nfd_nfkd` and `nfc_nfkc` of CPython's `Modules/unicodedata.c`.

use super::points::{Version, combining, corrected, decomposition};
use super::tables::COMPOSED;

/// A normal form.
#[derive(Clone, Copy)]
pub(super) struct Form {
    /// Composed again.
    composes: bool,
    /// What only looks alike is taken apart too.
    compatible: bool,
}

impl Form {
    pub(super) fn named(name: &str) -> Option<Form> {
        let (composes, compatible) = match name {
            "NFC" => (true, false),
            "NFD" => (false, false),
            "NFKC" => (true, true),
            "NFKD" => (false, true),
            _ => return None,
        };
        Some(Form { composes, compatible })
    }
}

/// Memory for the text ran out.
pub(super) struct Full;

const SYLLABLES: u32 = 0xac00;
const LEADING: u32 = 0x1100;
const VOWELS: u32 = 0x1161;
/// One before the first.
const TRAILING: u32 = 0x11a7;
const LEADING_COUNT: u32 = 19;
const VOWEL_COUNT: u32 = 21;
const TRAILING_COUNT: u32 = 28;
const SYLLABLE_COUNT: u32 = LEADING_COUNT * VOWEL_COUNT * TRAILING_COUNT;

/// The text in a form.
pub(super) fn normalized(
    text: impl ExactSizeIterator<Item = u32>,
    version: Version,
    form: Form,
) -> Result<Vec<u32>, Full> {
    let mut out = Vec::new();
    out.try_reserve(text.len()).map_err(|_| Full)?;
    for c in text {
        out.try_reserve(20).map_err(|_| Full)?;
        decompose(c, version, form.compatible, &mut out);
    }
    sort_marks(&mut out);
    if form.composes {
        compose(&mut out);
    }
    Ok(out)
}

/// A code point's full decomposition: at most 18 of them, and four levels deep.
fn decompose(c: u32, version: Version, compatible: bool, out: &mut Vec<u32>) {
    if let Some(index) = c.checked_sub(SYLLABLES).filter(|&index| index < SYLLABLE_COUNT) {
        let (front, trailing) = (index / TRAILING_COUNT, index % TRAILING_COUNT);
        out.extend([LEADING + front / VOWEL_COUNT, VOWELS + front % VOWEL_COUNT]);
        if trailing != 0 {
            out.push(TRAILING + trailing);
        }
        return;
    }
    if version == Version::Old
        && let Some(other) = corrected(c)
    {
        return decompose(other, version, compatible, out);
    }
    match decomposition(version, c) {
        Some((kind, parts)) if kind.is_empty() || compatible => {
            parts.iter().for_each(|&part| decompose(part, version, compatible, out));
        }
        _ => out.push(c),
    }
}

/// Marks between two characters that are none stand by their class; those of one class as they came.
fn sort_marks(text: &mut [u32]) {
    for marks in text.chunk_by_mut(|&a, &b| combining(a) != 0 && combining(b) != 0) {
        marks.sort_by_key(|&mark| combining(mark));
    }
}

/// What two code points compose to.
fn pair(first: u32, last: u32) -> Option<u32> {
    if let (Some(leading), Some(vowel)) = (first.checked_sub(LEADING), last.checked_sub(VOWELS))
        && leading < LEADING_COUNT
        && vowel < VOWEL_COUNT
    {
        return Some(SYLLABLES + (leading * VOWEL_COUNT + vowel) * TRAILING_COUNT);
    }
    if let (Some(index), Some(trailing)) = (first.checked_sub(SYLLABLES), last.checked_sub(TRAILING))
        && index < SYLLABLE_COUNT
        && index % TRAILING_COUNT == 0
        && (1..TRAILING_COUNT).contains(&trailing)
    {
        return Some(first + trailing);
    }
    let at = COMPOSED.binary_search_by_key(&(first, last), |&(first, last, _)| (first, last)).ok()?;
    Some(COMPOSED[at].2)
}

/// Composes a decomposed text in place.
fn compose(text: &mut Vec<u32>) {
    // Where the last character that is no mark was written, and the class of the mark before this one.
    let (mut base, mut before, mut end) = (None, 0, 0);
    for at in 0..text.len() {
        let c = text[at];
        let class = combining(c);
        if let Some(start) = base {
            let blocked = before != 0 && before >= class;
            if !blocked && let Some(both) = pair(text[start], c) {
                text[start] = both;
                continue;
            }
        }
        (base, before) = if class == 0 { (Some(end), 0) } else { (base, class) };
        text[end] = c;
        end += 1;
    }
    text.truncate(end);
}
