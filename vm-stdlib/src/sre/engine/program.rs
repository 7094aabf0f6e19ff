//! Byte code made ready to run: checked, and with a bitmap for the first 256 characters of each of its sets.

use super::characters::{Fold, is_in_category, upper_unicode};
use super::code::{info, op};
use super::validate::validate;

/// The first 256 characters, a bit each.
pub(super) type Map = [u64; 4];

/// Checked byte code.
#[derive(Debug)]
pub(crate) struct Program {
    code: Box<[u32]>,
    /// For each word of the code that is an instruction with a set: which map is its, from 1.
    map_of: Box<[u16]>,
    maps: Vec<Map>,
    /// Places for marks.
    pub(super) marks: usize,
    /// What the first instruction tells.
    pub(super) info: Info,
}

/// What is known of all matches.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Info {
    /// How many characters it has at least.
    pub(super) least: usize,
    /// Where the code begins.
    pub(super) body: usize,
    /// Characters that it begins with.
    pub(super) prefix: Prefix,
    /// The set that its first character is of: where the set lies.
    pub(super) set: Option<usize>,
}

/// Characters that each match begins with.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Prefix {
    /// Where they are in the code.
    at: usize,
    /// How many; 0 for none.
    pub(super) len: usize,
    /// How many of them need not be matched again.
    pub(super) covered: usize,
    /// They are all of the pattern.
    pub(super) whole: bool,
}

/// An instruction that matches one character.
#[derive(Clone, Copy)]
pub(super) enum Single<'p> {
    /// Any; of `ANY`, no line end.
    Any { newline: bool },
    /// One character, or all others.
    Literal { c: u32, fold: Fold, not: bool },
    /// Those of a set.
    Set { map: &'p Map, set: usize, fold: Fold },
    /// Those of a category.
    Category(u32),
}

impl Program {
    /// Code that CPython would take; `None` of anything else.
    pub(crate) fn new(code: Vec<u32>, groups: u32) -> Option<Program> {
        let found = validate(&code, groups)?;
        let mut program = Program {
            map_of: vec![0; code.len()].into(),
            code: code.into(),
            maps: Vec::new(),
            marks: 2 * groups as usize + 2,
            info: Info::default(),
        };
        for start in found.sets {
            let map = program.map_of_set(start + 2, fold_of(program.word(start)));
            program.add_map(start, map);
        }
        program.read_info();
        Some(program)
    }

    /// More sets than numbers for them do without.
    fn add_map(&mut self, place: usize, map: Map) {
        let number = self.maps.iter().position(|&known| known == map).unwrap_or(self.maps.len());
        let Ok(place_number) = u16::try_from(number + 1) else { return };
        if number == self.maps.len() {
            self.maps.push(map);
        }
        self.map_of[place] = place_number;
    }

    fn read_info(&mut self) {
        if self.word(0) != op::INFO {
            return;
        }
        let flags = self.word(2);
        self.info = Info { least: self.word(3) as usize, body: 1 + self.word(1) as usize, ..Info::default() };
        if flags & info::PREFIX != 0 {
            let whole = flags & info::LITERAL != 0;
            self.info.prefix = Prefix { at: 7, len: self.word(5) as usize, covered: self.word(6) as usize, whole };
        } else if flags & info::CHARSET != 0 {
            self.info.set = Some(5);
            let map = self.map_of_set(5, Fold::None);
            self.add_map(0, map);
        }
    }

    /// The code.
    pub(crate) fn code(&self) -> &[u32] {
        &self.code
    }

    /// A word of the code; behind its end, that of `FAILURE`.
    #[inline(always)]
    pub(super) fn word(&self, place: usize) -> u32 {
        self.code.get(place).copied().unwrap_or(op::FAILURE)
    }

    /// The characters of the prefix, and of each how long a shorter prefix ends there.
    pub(super) fn prefix(&self) -> (&[u32], &[u32]) {
        let Prefix { at, len, .. } = self.info.prefix;
        let words = self.code.get(at..at + 2 * len).unwrap_or(&[]);
        words.split_at(words.len() / 2)
    }

    /// The set that each match begins with.
    pub(super) fn first_set(&self) -> Option<Single<'_>> {
        let set = self.info.set?;
        let map = self.maps.get(usize::from(*self.map_of.first()?).checked_sub(1)?)?;
        Some(Single::Set { map, set, fold: Fold::None })
    }

    fn map_of_set(&self, set: usize, fold: Fold) -> Map {
        let mut map = [0; 4];
        for c in 0..256 {
            if self.set_has(set, fold, c) {
                map[c as usize / 64] |= 1 << (c % 64);
            }
        }
        map
    }

    /// The instruction at a place, if it matches one character; and its length.
    #[inline]
    pub(super) fn single(&self, place: usize) -> Option<(Single<'_>, usize)> {
        let operation = self.word(place);
        let literal = |fold, not| Some((Single::Literal { c: self.word(place + 1), fold, not }, 2));
        match operation {
            op::ANY => Some((Single::Any { newline: false }, 1)),
            op::ANY_ALL => Some((Single::Any { newline: true }, 1)),
            op::LITERAL => literal(Fold::None, false),
            op::NOT_LITERAL => literal(Fold::None, true),
            op::LITERAL_IGNORE => literal(Fold::Ascii, false),
            op::NOT_LITERAL_IGNORE => literal(Fold::Ascii, true),
            op::LITERAL_LOC_IGNORE => literal(Fold::Locale, false),
            op::NOT_LITERAL_LOC_IGNORE => literal(Fold::Locale, true),
            op::LITERAL_UNI_IGNORE => literal(Fold::Unicode, false),
            op::NOT_LITERAL_UNI_IGNORE => literal(Fold::Unicode, true),
            op::IN | op::IN_IGNORE | op::IN_UNI_IGNORE | op::IN_LOC_IGNORE => {
                let fold = fold_of(operation);
                let number = usize::from(self.map_of.get(place).copied().unwrap_or(0));
                let map = number.checked_sub(1).and_then(|number| self.maps.get(number)).unwrap_or(&[0; 4]);
                let length = 1 + self.word(place + 1) as usize;
                Some((Single::Set { map, set: place + 2, fold }, length))
            }
            op::CATEGORY => Some((Single::Category(self.word(place + 1)), 2)),
            _ => None,
        }
    }

    /// Whether a character matches.
    #[inline]
    pub(super) fn accepts(&self, single: Single<'_>, c: u32) -> bool {
        match single {
            Single::Any { newline } => newline || c != u32::from(b'\n'),
            // The pattern has the lower case; that of a locale may have any.
            Single::Literal { c: wanted, fold: Fold::Locale, not } => {
                let fold = Fold::Locale;
                (c == wanted || fold.lower(c) == wanted || super::characters::upper_ascii(c) == wanted) != not
            }
            Single::Literal { c: wanted, fold, not } => (fold.lower(c) == wanted) != not,
            Single::Set { map, set, fold } => match map.get(c as usize / 64) {
                Some(bits) => bits >> (c % 64) & 1 != 0,
                None => self.set_has(set, fold, c),
            },
            Single::Category(number) => is_in_category(number, c),
        }
    }

    fn set_has(&self, set: usize, fold: Fold, c: u32) -> bool {
        match fold {
            Fold::Locale => {
                let (lower, upper) = (fold.lower(c), super::characters::upper_ascii(c));
                self.charset(set, lower) || upper != lower && self.charset(set, upper)
            }
            fold => self.charset(set, fold.lower(c)),
        }
    }

    /// `SRE(charset)` of CPython's `Modules/_sre/sre_lib.h`.
    fn charset(&self, mut set: usize, c: u32) -> bool {
        let mut inside = true;
        loop {
            let (operation, first, second) = (self.word(set), self.word(set + 1), self.word(set + 2));
            let bit = |block: usize| self.word(block + (c as usize & 0xff) / 32) >> (c & 31) & 1 != 0;
            let (is, length) = match operation {
                op::LITERAL => (c == first, 2),
                op::CATEGORY => (is_in_category(first, c), 2),
                op::CHARSET => (c < 256 && bit(set + 1), 9),
                op::RANGE => ((first..=second).contains(&c), 3),
                op::RANGE_UNI_IGNORE => {
                    let range = first..=second;
                    (range.contains(&c) || range.contains(&upper_unicode(c)), 3)
                }
                op::NEGATE => {
                    inside = !inside;
                    (false, 1)
                }
                op::BIGCHARSET => {
                    let index = c as usize >> 8;
                    let block = self.word(set + 2 + index / 4) >> (8 * (index % 4)) & 0xff;
                    let is = c < 0x1_0000 && bit(set + 66 + 8 * block as usize);
                    (is, 66 + 8 * first as usize)
                }
                _ => return !inside,
            };
            if is {
                return inside;
            }
            set += length;
        }
    }
}

fn fold_of(operation: u32) -> Fold {
    match operation {
        op::IN_IGNORE => Fold::Ascii,
        op::IN_LOC_IGNORE => Fold::Locale,
        op::IN_UNI_IGNORE => Fold::Unicode,
        _ => Fold::None,
    }
}
