//! Text that grows and is written to in place: one byte a code point, and four as soon as one needs it.

use vm_objects::object::bytes::ByteArray;
use vm_objects::object::str::{Storage, Str, StrFill};
use vm_objects::{Obj, Python, Trap};

/// A view of such a text: an array, and how wide its units are.
#[derive(Clone, Copy)]
pub(super) struct CodePoints {
    pub(super) units: Obj<ByteArray>,
    /// 1 or 4.
    pub(super) width: usize,
}

impl CodePoints {
    /// How many code points.
    pub(super) fn len(&self) -> usize {
        self.units.len.get() / self.width
    }

    /// The code point at an index, which is below the length.
    pub(super) fn get(&self, index: usize) -> u32 {
        let cells = self.units.cells();
        match self.width {
            1 => cells.get(index).map_or(0, |cell| cell.get().into()),
            _ => {
                let unit = cells.get(index * 4..index * 4 + 4).unwrap_or(&[]);
                unit.iter().rev().fold(0, |unit, cell| unit << 8 | u32::from(cell.get()))
            }
        }
    }

    fn set(&self, index: usize, c: u32) {
        let cells = self.units.cells();
        match self.width {
            1 => {
                if let Some(cell) = cells.get(index) {
                    cell.set(c as u8);
                }
            }
            _ => {
                let unit = cells.get(index * 4..index * 4 + 4).unwrap_or(&[]);
                unit.iter().zip(c.to_le_bytes()).for_each(|(cell, byte)| cell.set(byte));
            }
        }
    }

    /// A str of the part from `start` to `end`.
    pub(super) fn part(&self, py: &mut Python<'_>, start: usize, end: usize) -> Result<Obj<Str>, Trap> {
        let end = end.min(self.len());
        let start = start.min(end);
        let max = (start..end).fold(0, |max, index| self.get(index).max(max));
        let mut fill = StrFill::new(&mut py.heap, end - start, Storage::for_max(max))?;
        (start..end).for_each(|index| fill.push_char(self.get(index)));
        Ok(fill.finish())
    }

    /// Makes it as long as `len`, what is new being zero; longer ones stay. With `wide` units are four bytes. Answers the
    /// text then; nothing is changed if there is no memory.
    pub(super) fn grown(self, py: &mut Python<'_>, len: usize, wide: bool) -> Result<CodePoints, Trap> {
        let old = self.len();
        let len = len.max(old);
        if wide && self.width == 1 {
            let units = ByteArray::with_len(&mut py.heap, len.saturating_mul(4))?;
            let wider = CodePoints { units, width: 4 };
            (0..old).for_each(|index| wider.set(index, self.get(index)));
            return Ok(wider);
        }
        let (from, to) = (self.units.len.get(), len.saturating_mul(self.width));
        self.units.reserve(&mut py.heap, to)?;
        self.units.len.set(to);
        self.units.cells()[from..].iter().for_each(|cell| cell.set(0));
        Ok(self)
    }

    /// Writes a text at a place; there is room.
    pub(super) fn write(&self, at: usize, text: Obj<Str>) {
        text.chars().enumerate().for_each(|(index, c)| self.set(at + index, c));
    }

    /// Cuts it to `len`.
    pub(super) fn cut(&self, len: usize) {
        if len < self.len() {
            self.units.len.set(len * self.width);
        }
    }
}
