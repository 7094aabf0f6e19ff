//! Padding, and the formatting of texts and characters.

use core::fmt::{self, Write};

use super::{Align, FormatError, Sign, Spec};

/// How many fill characters go on each side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Padding {
    /// Before.
    pub left: usize,
    /// After.
    pub right: usize,
}

impl Spec {
    /// Is this a specifier for a text at all?
    pub fn check_text(&self) -> Result<(), FormatError> {
        if let Some(kind) = self.kind.filter(|&kind| kind != 's') {
            return Err(FormatError::UnknownCode(kind));
        }
        match self.sign {
            Sign::None => {}
            Sign::Space => return Err(FormatError::SpaceInText),
            Sign::Plus | Sign::Minus => return Err(FormatError::SignInText),
        }
        if self.no_negative_zero {
            return Err(FormatError::ZeroInText);
        }
        if self.alternate {
            return Err(FormatError::AlternateInText);
        }
        if self.align == Align::AfterSign { Err(FormatError::AlignInText) } else { Ok(()) }
    }

    /// How many characters of a text of this many are shown, and the padding around them.
    pub fn text_window(&self, characters: usize) -> (usize, Padding) {
        let shown = self.precision.map_or(characters, |most| most.min(characters));
        (shown, self.padding(shown))
    }

    /// The padding around this many characters.
    pub fn padding(&self, characters: usize) -> Padding {
        let total = self.width.unwrap_or(0).saturating_sub(characters);
        let left = match self.align {
            Align::Left => 0,
            Align::Right | Align::AfterSign => total,
            Align::Center => total / 2,
        };
        Padding { left, right: total - left }
    }

    /// Writes a text, cut and padded. A text that no `&str` can hold (with lone surrogates) is for the caller to write,
    /// by [`Spec::text_window`] and [`Spec::write_fill`].
    pub fn write_text<W: Write + ?Sized>(&self, text: &str, out: &mut W) -> fmt::Result {
        let (shown, padding) = match (self.width, self.precision) {
            (None, None) => return out.write_str(text),
            _ => self.text_window(text.chars().count()),
        };
        let end = text.char_indices().nth(shown).map_or(text.len(), |(at, _)| at);
        self.write_fill(padding.left, out)?;
        out.write_str(text.get(..end).unwrap_or(text))?;
        self.write_fill(padding.right, out)
    }

    /// Writes the fill character so many times.
    pub fn write_fill<W: Write + ?Sized>(&self, count: usize, out: &mut W) -> fmt::Result {
        (0..count).try_for_each(|_| out.write_char(self.fill))
    }
}
