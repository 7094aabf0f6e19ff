//! Whether a list of numbers is byte code: `_validate` of CPython's `Modules/_sre/sre.c`, without its recursion.
//!
//! The matcher would stand any numbers; but what is refused here is refused by CPython, and what is accepted ends.

use super::code::{MAXGROUPS, at, category, info, op};

/// What was found on the way.
#[derive(Default)]
pub(super) struct Findings {
    /// Where the instructions are that test for a set.
    pub(super) sets: Vec<usize>,
}

/// A stretch of code that is to be checked.
#[derive(Clone, Copy)]
struct Range {
    code: usize,
    end: usize,
    /// The first part of a conditional: at its end it may jump over the second.
    is_then: bool,
}

struct Validator<'c> {
    code: &'c [u32],
    groups: u32,
    open: Vec<Range>,
    found: Findings,
}

/// The checked code's findings; `None` if it is none.
pub(super) fn validate(code: &[u32], groups: u32) -> Option<Findings> {
    let (&last, body) = code.split_last()?;
    if groups > MAXGROUPS || last != op::SUCCESS {
        return None;
    }
    let whole = Range { code: 0, end: body.len(), is_then: false };
    let mut validator = Validator { code: body, groups, open: vec![whole], found: Findings::default() };
    while let Some(mut top) = validator.open.pop() {
        if top.code < top.end {
            let (nested, done) = validator.instruction(&mut top)?;
            if !done {
                validator.open.push(top);
            }
            validator.open.extend(nested);
        }
    }
    Some(validator.found)
}

impl Validator<'_> {
    fn word(&self, range: &mut Range) -> Option<u32> {
        if range.code >= range.end {
            return None;
        }
        let word = *self.code.get(range.code)?;
        range.code += 1;
        Some(word)
    }

    /// A distance, which does not lead out of the range; the range goes on behind it.
    fn skip(&self, range: &mut Range, adjust: usize) -> Option<usize> {
        let from = range.code;
        let skip = self.word(range)? as usize;
        (skip.checked_sub(adjust)? <= range.end - from).then_some(skip)
    }

    fn nested(&self, start: usize, end: usize) -> Option<Range> {
        (start <= end && end <= self.code.len()).then_some(Range { code: start, end, is_then: false })
    }

    fn expect(&self, range: &mut Range, wanted: &[u32]) -> Option<()> {
        let op = self.word(range)?;
        wanted.contains(&op).then_some(())
    }

    /// Checks one instruction; answers a range inside it, and whether the range ends here.
    fn instruction(&mut self, range: &mut Range) -> Option<(Option<Range>, bool)> {
        let start = range.code;
        let nested = match self.word(range)? {
            op::SUCCESS | op::FAILURE | op::ANY | op::ANY_ALL => None,
            op::LITERAL
            | op::NOT_LITERAL
            | op::LITERAL_IGNORE
            | op::NOT_LITERAL_IGNORE
            | op::LITERAL_UNI_IGNORE
            | op::NOT_LITERAL_UNI_IGNORE
            | op::LITERAL_LOC_IGNORE
            | op::NOT_LITERAL_LOC_IGNORE => self.word(range).map(|_| None)?,
            op::MARK => (self.word(range)? <= 2 * self.groups + 1).then_some(None)?,
            op::AT => (self.word(range)? <= at::UNI_NON_BOUNDARY).then_some(None)?,
            op::IN | op::IN_IGNORE | op::IN_UNI_IGNORE | op::IN_LOC_IGNORE => {
                self.set(range)?;
                self.found.sets.push(start);
                None
            }
            op::INFO => {
                self.info(range, start)?;
                None
            }
            op::BRANCH => return self.branch(range),
            op::REPEAT_ONE | op::MIN_REPEAT_ONE | op::POSSESSIVE_REPEAT_ONE => self.repeat_one(range)?,
            op::REPEAT => self.repeat(range, &[op::MAX_UNTIL, op::MIN_UNTIL])?,
            op::POSSESSIVE_REPEAT => self.repeat(range, &[op::SUCCESS])?,
            op::ATOMIC_GROUP => self.closed(range, 1)?,
            op::ASSERT | op::ASSERT_NOT => self.closed(range, 2)?,
            op::GROUPREF | op::GROUPREF_IGNORE | op::GROUPREF_UNI_IGNORE | op::GROUPREF_LOC_IGNORE => {
                (self.word(range)? < self.groups).then_some(None)?
            }
            op::GROUPREF_EXISTS => self.conditional(range)?,
            op::JUMP if range.is_then && range.code + 1 == range.end => return self.otherwise(range),
            _ => return None,
        };
        Some((nested, false))
    }

    /// `<skip> set FAILURE`
    fn set(&self, range: &mut Range) -> Option<()> {
        let from = range.code;
        let skip = self.skip(range, 0)?;
        let mut set = self.nested(from + 1, (from + skip).checked_sub(1)?)?;
        range.code = set.end;
        self.charset(&mut set)?;
        self.expect(range, &[op::FAILURE])
    }

    fn charset(&self, set: &mut Range) -> Option<()> {
        while set.code < set.end {
            match self.word(set)? {
                op::NEGATE => {}
                op::LITERAL => _ = self.word(set)?,
                op::RANGE | op::RANGE_UNI_IGNORE => _ = (self.word(set)?, self.word(set)?),
                op::CHARSET => set.code += 8,
                op::BIGCHARSET => {
                    let blocks = self.word(set)?;
                    let index = self.code.get(set.code..set.code + 64)?;
                    if index.iter().flat_map(|word| word.to_le_bytes()).any(|block| u32::from(block) >= blocks) {
                        return None;
                    }
                    set.code = set.code + 64 + blocks as usize * 8;
                }
                op::CATEGORY => (self.word(set)? <= category::LAST).then_some(())?,
                _ => return None,
            }
        }
        (set.code == set.end).then_some(())
    }

    /// `<skip> <flags> <min> <max>`, then a prefix (`<length> <skip> prefix overlaps`) or a set.
    fn info(&self, range: &mut Range, start: usize) -> Option<()> {
        let from = range.code;
        let skip = self.skip(range, 0)?;
        let end = from + skip;
        let flags = self.word(range)?;
        self.word(range)?;
        self.word(range)?;
        let known = info::PREFIX | info::LITERAL | info::CHARSET;
        let (prefix, literal, set) =
            (flags & info::PREFIX != 0, flags & info::LITERAL != 0, flags & info::CHARSET != 0);
        // Only the first instruction is looked at for what it tells of the rest.
        if flags & !known != 0 || prefix && set || literal && !prefix || start != 0 {
            return None;
        }
        if prefix {
            let (len, covered) = (self.word(range)? as usize, self.word(range)? as usize);
            let overlaps = self.code.get(range.code + len..range.code + 2 * len)?;
            if covered > len || overlaps.iter().any(|&overlap| overlap as usize >= len) {
                return None;
            }
            range.code += 2 * len;
        }
        if set {
            let mut charset = self.nested(range.code, end.checked_sub(1)?)?;
            range.code = charset.end;
            self.charset(&mut charset)?;
            self.expect(range, &[op::FAILURE])?;
        }
        (range.code == end).then_some(())
    }

    /// Alternatives, each `<skip> code JUMP <skip>`, all of which jump to the end behind a 0.
    fn branch(&mut self, range: &mut Range) -> Option<(Option<Range>, bool)> {
        let (mut target, before) = (None, self.open.len());
        loop {
            let from = range.code;
            let skip = self.skip(range, 0)?;
            if skip == 0 {
                break;
            }
            let inner = self.nested(from + 1, (from + skip).checked_sub(2)?)?;
            self.open.push(inner);
            range.code = inner.end;
            self.expect(range, &[op::JUMP])?;
            let jump = range.code;
            let distance = self.skip(range, 0)?;
            if *target.get_or_insert(jump + distance) != jump + distance {
                return None;
            }
        }
        // The range itself goes on when the alternatives have been checked.
        self.open.insert(before, *range);
        (Some(range.code) == target).then_some((None, true))
    }

    fn counts(&self, range: &mut Range) -> Option<()> {
        let (least, most) = (self.word(range)?, self.word(range)?);
        // `MAXREPEAT` is the greatest number that there is.
        (least <= most).then_some(())
    }

    /// `<skip> <min> <max> item SUCCESS`. An item is one instruction for one character: else it is a `REPEAT`.
    fn repeat_one(&self, range: &mut Range) -> Option<Option<Range>> {
        let from = range.code;
        let skip = self.skip(range, 0)?;
        self.counts(range)?;
        let item = self.nested(from + 3, (from + skip).checked_sub(1)?)?;
        range.code = item.end;
        self.expect(range, &[op::SUCCESS])?;
        let width = match *self.code.get(item.code)? {
            op::ANY | op::ANY_ALL => 1,
            op::LITERAL
            | op::NOT_LITERAL
            | op::LITERAL_IGNORE
            | op::NOT_LITERAL_IGNORE
            | op::LITERAL_UNI_IGNORE
            | op::NOT_LITERAL_UNI_IGNORE
            | op::LITERAL_LOC_IGNORE
            | op::NOT_LITERAL_LOC_IGNORE => 2,
            op::IN | op::IN_IGNORE | op::IN_UNI_IGNORE | op::IN_LOC_IGNORE => {
                1 + *self.code.get(item.code + 1)? as usize
            }
            _ => return None,
        };
        (item.code + width == item.end).then_some(Some(item))
    }

    /// `<skip> <min> <max> item` and the instruction at its end.
    fn repeat(&self, range: &mut Range, ends: &[u32]) -> Option<Option<Range>> {
        let from = range.code;
        let skip = self.skip(range, 0)?;
        self.counts(range)?;
        let item = self.nested(from + 3, from + skip)?;
        range.code = item.end;
        self.expect(range, ends)?;
        Some(Some(item))
    }

    /// `<skip>` and other words, then code with `SUCCESS` at its end.
    fn closed(&self, range: &mut Range, words: usize) -> Option<Option<Range>> {
        let from = range.code;
        let skip = self.skip(range, 0)?;
        let inner = self.nested(from + words, (from + skip).checked_sub(1)?)?;
        range.code = inner.end;
        self.expect(range, &[op::SUCCESS])?;
        Some(Some(inner))
    }

    /// `<group> <skip> then`, and if that ends with a jump, what it jumps over.
    fn conditional(&self, range: &mut Range) -> Option<Option<Range>> {
        if self.word(range)? >= self.groups {
            return None;
        }
        let from = range.code;
        let skip = self.skip(range, 1)?;
        let then = self.nested(from + 1, (from + skip).checked_sub(1)?)?;
        range.code = then.end;
        Some(Some(Range { is_then: true, ..then }))
    }

    /// The jump at the end of a conditional's first part.
    fn otherwise(&mut self, then: &mut Range) -> Option<(Option<Range>, bool)> {
        let mut whole = self.open.pop()?;
        let from = then.code;
        whole.code = from;
        let skip = self.skip(&mut whole, 0)?;
        let part = self.nested(from + 1, from + skip)?;
        whole.code = part.end;
        self.open.push(whole);
        Some((Some(part), true))
    }
}
