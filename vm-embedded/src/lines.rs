//! Python's output cut into lines of text: what a log takes, which has no notion of half a line.

/// How much of a line a piece is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ends {
    /// A line break follows it.
    Line,
    /// The next piece continues it.
    Piece,
}

/// Gathers bytes until a line is complete. `N` bytes of a line that comes in several writes are kept, at least 4; a longer
/// one is passed on in pieces, never cut inside a character. A line that comes in one write is not copied at all.
///
/// ```
/// use vm_embedded::lines::{Ends, Lines};
///
/// let mut seen = Vec::new();
/// let mut lines = Lines::<80>::new();
/// lines.write("one\ntw".as_bytes(), |text, ends| seen.push((text.to_owned(), ends)));
/// lines.write("o\n".as_bytes(), |text, ends| seen.push((text.to_owned(), ends)));
/// assert_eq!(seen, [("one".to_owned(), Ends::Line), ("two".to_owned(), Ends::Line)]);
/// ```
pub struct Lines<const N: usize> {
    kept: [u8; N],
    used: usize,
}

impl<const N: usize> Lines<N> {
    /// Nothing yet.
    #[must_use]
    pub const fn new() -> Self {
        const { assert!(N >= 4, "a character has up to four bytes") };
        Self { kept: [0; N], used: 0 }
    }

    /// Takes bytes in and gives every line that they complete to `emit`. Bytes that are no UTF-8 become U+FFFD.
    pub fn write(&mut self, bytes: &[u8], mut emit: impl FnMut(&str, Ends)) {
        for line in bytes.split_inclusive(|&byte| byte == b'\n') {
            match line.strip_suffix(b"\n") {
                Some(line) if self.used == 0 => text(line, Ends::Line, &mut emit),
                Some(line) => {
                    self.keep(line, &mut emit);
                    text(self.kept.get(..self.used).unwrap_or_default(), Ends::Line, &mut emit);
                    self.used = 0;
                }
                None => self.keep(line, &mut emit),
            }
        }
    }

    /// Gives what is kept of an unfinished line to `emit`.
    pub fn flush(&mut self, mut emit: impl FnMut(&str, Ends)) {
        if self.used > 0 {
            text(self.kept.get(..self.used).unwrap_or_default(), Ends::Piece, &mut emit);
            self.used = 0;
        }
    }

    /// Adds to what is kept; whenever that is full, passes on all of it but a character that is not complete yet.
    fn keep(&mut self, mut bytes: &[u8], emit: &mut impl FnMut(&str, Ends)) {
        while let Some(room) = self.kept.get_mut(self.used..)
            && !bytes.is_empty()
        {
            let fits = room.len().min(bytes.len());
            for (to, &from) in room.iter_mut().zip(bytes) {
                *to = from;
            }
            self.used += fits;
            bytes = bytes.get(fits..).unwrap_or_default();
            if self.used == N {
                let whole = N - unfinished(&self.kept);
                text(self.kept.get(..whole).unwrap_or_default(), Ends::Piece, emit);
                self.kept.copy_within(whole.., 0);
                self.used = N - whole;
            }
        }
    }
}

impl<const N: usize> Default for Lines<N> {
    fn default() -> Self {
        Self::new()
    }
}

/// Passes on bytes as text.
fn text(bytes: &[u8], ends: Ends, emit: &mut impl FnMut(&str, Ends)) {
    if let Ok(text) = core::str::from_utf8(bytes) {
        return emit(text, ends);
    }
    for chunk in bytes.utf8_chunks() {
        emit(chunk.valid(), Ends::Piece);
        if !chunk.invalid().is_empty() {
            emit("\u{fffd}", Ends::Piece);
        }
    }
    if ends == Ends::Line {
        emit("", ends);
    }
}

/// How many bytes at the end are the start of a character whose rest has not come: at most 3.
fn unfinished(bytes: &[u8]) -> usize {
    // From the last byte on that can begin a character.
    let start = bytes.iter().rposition(|byte| byte & 0xc0 != 0x80).unwrap_or(bytes.len());
    let last = bytes.get(start..).unwrap_or_default();
    match core::str::from_utf8(last) {
        Err(error) if error.error_len().is_none() => last.len(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    extern crate alloc;

    use alloc::string::{String, ToString as _};
    use alloc::vec::Vec;

    use super::{Ends, Lines};

    /// What comes out when `bytes` go in by `step` at a time.
    fn through<const N: usize>(bytes: &[u8], step: usize) -> Vec<(String, Ends)> {
        let mut seen = Vec::new();
        let mut lines = Lines::<N>::new();
        for part in bytes.chunks(step) {
            lines.write(part, |text, ends| seen.push((text.to_string(), ends)));
        }
        lines.flush(|text, ends| seen.push((text.to_string(), ends)));
        seen
    }

    fn joined(pieces: &[(String, Ends)]) -> String {
        pieces.iter().map(|(text, ends)| text.clone() + if *ends == Ends::Line { "\n" } else { "" }).collect()
    }

    #[test]
    fn text_comes_out_as_it_went_in_however_it_is_cut() {
        let text = "\n古明地覺 and 古明地戀\n\nüé𝄞 no break at the end of 𝄞𝄞𝄞𝄞𝄞";
        for step in 1..=text.len() {
            assert_eq!(joined(&through::<4>(text.as_bytes(), step)), text);
            assert_eq!(joined(&through::<7>(text.as_bytes(), step)), text);
            assert_eq!(joined(&through::<200>(text.as_bytes(), step)), text);
        }
    }

    #[test]
    fn a_line_that_fits_is_one_piece() {
        for step in [1, 3, 100] {
            let expected = [("ab".to_string(), Ends::Line), ("cde".to_string(), Ends::Line)];
            assert_eq!(through::<4>(b"ab\ncde\n", step), expected);
        }
    }

    #[test]
    fn what_is_no_text_is_replaced() {
        for step in 1..6 {
            assert_eq!(joined(&through::<16>(b"a\xffb\xe5\x8f\nc", step)), "a\u{fffd}b\u{fffd}\nc");
        }
    }
}
