//! Which offsets are jumped to, found without memory for all of them.

use super::Instructions;
use crate::code::Code;
use crate::isa::Version;

/// Bytes of code that one look covers: two a bit.
const WINDOW: usize = 8192;

/// The jump targets within one window of the code, which moves along as one asks.
///
/// Each move looks through all jumps and handlers again, so a listing takes one pass for every 4096 code units.
pub(super) struct Labels {
    start: usize,
    bits: [u64; WINDOW / 128],
}

impl Labels {
    /// The labels at the start of `code`.
    pub(super) fn new<O: Copy>(version: Version, code: &Code<'_, O>) -> Self {
        let mut labels = Self { start: 0, bits: [0; WINDOW / 128] };
        labels.look(version, code, 0);
        labels
    }

    /// Whether something jumps to byte `offset`.
    pub(super) fn contains<O: Copy>(&mut self, version: Version, code: &Code<'_, O>, offset: usize) -> bool {
        if !(self.start..self.start + WINDOW).contains(&offset) {
            self.look(version, code, offset - offset % WINDOW);
        }
        let unit = offset.wrapping_sub(self.start) / 2;
        self.bits.get(unit / 64).is_some_and(|word| word >> (unit % 64) & 1 != 0)
    }

    fn look<O: Copy>(&mut self, version: Version, code: &Code<'_, O>, start: usize) {
        self.start = start;
        self.bits = [0; WINDOW / 128];
        for target in Instructions::new(version, code.code).filter_map(|instruction| instruction.target()) {
            self.mark(target);
        }
        for entry in code.exceptions().into_iter().filter(|entry| entry.start < entry.end) {
            self.mark(i64::from(entry.target));
        }
    }

    fn mark(&mut self, target: i64) {
        let Some(unit) = usize::try_from(target).ok().and_then(|target| target.checked_sub(self.start)) else { return };
        if let Some(word) = self.bits.get_mut(unit / 128) {
            *word |= 1 << (unit / 2 % 64);
        }
    }
}
