//! The collector: marks what is reached, frees the rest, and slides words and bytes together. Nothing recurses.

use super::heap::{BYTES_HEADER, Heap, Kind, Mark, NOTHING, Object};
use super::value::Value;

impl Heap {
    /// Frees every object that `roots`, the globals and the pending exception do not reach.
    pub(super) fn collect(&mut self, roots: impl Iterator<Item = Value>) {
        for root in roots {
            self.mark(root);
        }
        self.mark(self.pending);
        for index in 0..self.globals.len() {
            let value = self.globals.get(index).map_or(Value::NULL, |&(_, value)| value);
            self.mark(value);
        }
        self.scan();
        self.sweep();
        self.slide_words();
        self.slide_bytes();
    }

    /// Marks one object; its index, if it had not been seen.
    fn mark(&mut self, value: Value) -> Option<usize> {
        let index = value.as_object()?;
        let object = self.objects.get_mut(index).filter(|object| object.mark == Mark::Unseen)?;
        object.mark = Mark::Reached;
        Some(index)
    }

    /// Marks what marked objects hold, until nothing new is found. It goes back to the lowest object found, so a chain
    /// that runs downwards costs no more than one that runs upwards.
    fn scan(&mut self) {
        let mut at = 0;
        while let Some(object) = self.objects.get_mut(at) {
            let mut next = at + 1;
            if object.mark == Mark::Reached {
                object.mark = Mark::Scanned;
                let Object { kind, start, len, .. } = *object;
                let words = if kind == Kind::Str { 0 } else { usize::from(len) };
                for index in 0..words {
                    let word = self.words.get(usize::from(start) + index).copied().unwrap_or(Value::NULL);
                    if let Some(found) = self.mark(word) {
                        next = next.min(found);
                    }
                }
            }
            at = next;
        }
    }

    fn sweep(&mut self) {
        self.free = NOTHING;
        for (index, object) in self.objects.iter_mut().enumerate().rev() {
            if object.mark == Mark::Unseen {
                *object = Object { kind: Kind::Free, mark: Mark::Unseen, start: self.free, len: 0 };
                self.free = index as u16;
            }
            object.mark = Mark::Unseen;
        }
    }

    /// The record whose words or bytes begin at `start`, if it is still in use.
    fn owner_at(&mut self, owner: u16, start: usize, text: bool) -> Option<&mut Object> {
        let object = self.objects.get_mut(usize::from(owner))?;
        let is = object.kind != Kind::Free && (object.kind == Kind::Str) == text && usize::from(object.start) == start;
        is.then_some(object)
    }

    fn slide_words(&mut self) {
        let (mut from, mut to) = (0, 0);
        while let Some(&header) = self.words.get(from) {
            let (owner, capacity) = header.as_header();
            let size = usize::from(capacity) + 1;
            if let Some(object) = self.owner_at(owner, from + 1, false) {
                object.start = (to + 1) as u16;
                if from != to {
                    self.words.copy_within(from..from + size, to);
                }
                to += size;
            }
            from += size;
        }
        self.words.truncate(to);
    }

    fn slide_bytes(&mut self) {
        let (mut from, mut to) = (0, 0);
        while let Some(&[a, b, c, d]) = self.bytes.get(from..).and_then(|bytes| bytes.first_chunk::<BYTES_HEADER>()) {
            let (owner, len) = (u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d]));
            let size = usize::from(len) + BYTES_HEADER;
            if let Some(object) = self.owner_at(owner, from + BYTES_HEADER, true) {
                object.start = (to + BYTES_HEADER) as u16;
                if from != to {
                    self.bytes.copy_within(from..from + size, to);
                }
                to += size;
            }
            from += size;
        }
        self.bytes.truncate(to);
    }
}
