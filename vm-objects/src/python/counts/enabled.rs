//! How often each instruction was loaded and executed: for the test of the suite's coverage.

use super::Python;
use vm_core::isa::{Opcode, Version};

/// Counts by the instruction's number.
#[derive(Clone, Debug)]
pub struct OpcodeCounts {
    executed: [u64; 256],
    loaded_3_11: [u64; 256],
    loaded_3_12: [u64; 256],
}

impl Default for OpcodeCounts {
    fn default() -> Self {
        Self { executed: [0; 256], loaded_3_11: [0; 256], loaded_3_12: [0; 256] }
    }
}

fn count(counts: &mut [u64; 256], number: u8) {
    if let Some(count) = counts.get_mut(usize::from(number)) {
        *count += 1;
    }
}

impl OpcodeCounts {
    pub(super) fn count_executed(&mut self, opcode: u8) {
        count(&mut self.executed, opcode);
    }

    pub(super) fn count_loaded(&mut self, version: Version, code: &[u8]) {
        let counts = if version == Version::V3_11 { &mut self.loaded_3_11 } else { &mut self.loaded_3_12 };
        let mut units = code.chunks_exact(2);
        while let Some(&[number, _]) = units.next() {
            count(counts, number);
            let caches = Opcode::from_number(version, number).map_or(0, |opcode| opcode.caches(version));
            for _ in 0..caches {
                units.next();
            }
        }
    }

    /// How often the instruction with this number in 3.12 was executed.
    pub fn executed(&self, number: u8) -> u64 {
        self.executed.get(usize::from(number)).copied().unwrap_or(0)
    }

    /// How often the instruction with this number was in code that was loaded; as 3.12's counts what 3.11's became, too.
    pub fn loaded(&self, version: Version, number: u8) -> u64 {
        let counts = if version == Version::V3_11 { &self.loaded_3_11 } else { &self.loaded_3_12 };
        counts.get(usize::from(number)).copied().unwrap_or(0)
    }

    /// Adds the counts of another machine.
    pub fn add(&mut self, other: &OpcodeCounts) {
        let sums = [
            (&mut self.executed, &other.executed),
            (&mut self.loaded_3_11, &other.loaded_3_11),
            (&mut self.loaded_3_12, &other.loaded_3_12),
        ];
        for (mine, others) in sums {
            for (mine, other) in mine.iter_mut().zip(others) {
                *mine += other;
            }
        }
    }
}

impl Python<'_> {
    /// What was counted so far.
    pub fn opcode_counts(&self) -> &OpcodeCounts {
        &self.counts
    }
}
