//! What the tables say of one code point.

use super::tables::{
    CATEGORIES, CLASSES, CORRECTED, DECOMPOSED, DECOMPOSITIONS, KINDS, NUMBERS, OLD_PAGES, PAGES, RECORDS, UNITS,
    WIDTHS,
};

/// Which Unicode: CPython 3.12's, or 3.2, which `stringprep` and internationalized domain names keep to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    Now,
    Old,
}

/// What is known of a code point.
#[derive(Clone, Copy)]
pub(super) struct Point([u8; 7]);

impl Point {
    pub(super) fn of(version: Version, point: u32) -> Point {
        let pages = match version {
            Version::Now => &PAGES,
            Version::Old => &OLD_PAGES,
        };
        let page = pages.get((point >> 7) as usize).copied().unwrap_or(0);
        let unit = UNITS.get(usize::from(page) << 7 | (point & 127) as usize).copied().unwrap_or(0);
        Point(RECORDS[usize::from(unit)])
    }

    pub(super) fn category(self) -> &'static str {
        CATEGORIES[usize::from(self.0[0])]
    }

    /// Whether this version has it.
    pub(super) fn is_assigned(self) -> bool {
        self.0[0] != 0
    }

    pub(super) fn bidirectional(self) -> &'static str {
        CLASSES[usize::from(self.0[1])]
    }

    pub(super) fn combining(self) -> u8 {
        self.0[2]
    }

    pub(super) fn east_asian_width(self) -> &'static str {
        WIDTHS[usize::from(self.0[3] & 127)]
    }

    pub(super) fn mirrored(self) -> bool {
        self.0[3] & 128 != 0
    }

    pub(super) fn numeric(self) -> Option<f64> {
        NUMBERS.get(usize::from(self.0[4]).wrapping_sub(1)).copied()
    }

    pub(super) fn decimal(self) -> Option<u8> {
        Some(self.0[5]).filter(|&value| value != 255)
    }

    pub(super) fn digit(self) -> Option<u8> {
        Some(self.0[6]).filter(|&value| value != 255)
    }
}

/// The class that the order of marks goes by: today's in every version.
pub(super) fn combining(point: u32) -> u8 {
    Point::of(Version::Now, point).combining()
}

/// What a code point decomposes to in one step, and the kind: empty for a canonical one. Not for Hangul.
pub(super) fn decomposition(version: Version, point: u32) -> Option<(&'static str, &'static [u32])> {
    let at = DECOMPOSITIONS.binary_search_by_key(&point, |&(from, _)| from).ok()?;
    if version == Version::Old && !Point::of(version, point).is_assigned() {
        return None;
    }
    let start = usize::from(DECOMPOSITIONS[at].1);
    let (&head, rest) = DECOMPOSED.get(start..)?.split_first()?;
    Some((KINDS[(head >> 8) as usize], rest.get(..(head & 255) as usize)?))
}

/// What Unicode 3.2 took for a code point's decomposition, and was mended later.
pub(super) fn corrected(point: u32) -> Option<u32> {
    CORRECTED.iter().find(|&&(from, _)| from == point).map(|&(_, to)| to)
}
