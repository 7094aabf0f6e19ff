//! Bytes into memory of the caller's, or into none, to count them.

/// Writes as far as there is room, and counts on.
pub(super) struct Writer<'o> {
    out: &'o mut [u8],
    len: usize,
}

impl<'o> Writer<'o> {
    pub(super) fn new(out: &'o mut [u8]) -> Self {
        Self { out, len: 0 }
    }

    pub(super) fn push(&mut self, byte: u8) {
        if let Some(place) = self.out.get_mut(self.len) {
            *place = byte;
        }
        self.len = self.len.saturating_add(1);
    }

    /// Bytes that were pushed, whether or not there was room.
    pub(super) fn len(&self) -> usize {
        self.len
    }
}
