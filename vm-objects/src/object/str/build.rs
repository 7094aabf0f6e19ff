//! Making strs.

use super::{INTERNED, Storage, Str, Wtf8Chars};
use crate::heap::{Heap, Obj, WORD};
use crate::trap::Trap;

impl Str {
    /// A str of `len` code points, none above `max`, which are the first `len` of `chars`. `max` must be exact: the
    /// storage is always the narrowest.
    pub fn from_code_points(
        heap: &mut Heap,
        len: usize,
        max: u32,
        chars: impl Iterator<Item = u32>,
    ) -> Result<Obj<Str>, Trap> {
        let storage = Storage::for_max(max);
        let Ok(short) = u32::try_from(len) else { return Err(Trap::Memory) };
        let bytes = len.saturating_mul(storage.width());
        let text = heap.alloc::<Str>(bytes.div_ceil(WORD))?;
        text.len.set(short);
        text.hash.set(0);
        text.header.set_flags(storage as usize);
        match storage {
            Storage::Ascii | Storage::Latin1 => {
                text.raw().iter().zip(chars.take(len)).for_each(|(to, c)| to.set(c as u8));
            }
            Storage::Two => {
                text.raw_items::<u16>().iter().zip(chars.take(len)).for_each(|(to, c)| to.set(c as u16));
            }
            Storage::Four => {
                text.raw_items::<u32>().iter().zip(chars.take(len)).for_each(|(to, c)| to.set(c));
            }
        }
        Ok(text)
    }

    /// A str of ASCII bytes.
    fn from_ascii(heap: &mut Heap, bytes: &[u8]) -> Result<Obj<Str>, Trap> {
        Str::from_code_points(heap, bytes.len(), 0, bytes.iter().map(|&b| u32::from(b)))
    }

    /// A str of Rust text. (A method and not the trait: it needs the heap.)
    #[expect(clippy::should_implement_trait, reason = "it needs the heap")]
    pub fn from_str(heap: &mut Heap, text: &str) -> Result<Obj<Str>, Trap> {
        if text.is_ascii() {
            return Str::from_ascii(heap, text.as_bytes());
        }
        let (len, max) = measure(text.chars().map(u32::from));
        Str::from_code_points(heap, len, max, text.chars().map(u32::from))
    }

    /// A str of UTF-8 in which surrogates may be encoded as well (marshal's `surrogatepass`). `None` if the bytes
    /// are not that.
    pub fn from_wtf8(heap: &mut Heap, bytes: &[u8]) -> Result<Option<Obj<Str>>, Trap> {
        if bytes.is_ascii() {
            return Str::from_ascii(heap, bytes).map(Some);
        }
        let mut chars = Wtf8Chars::new(bytes);
        let (len, max) = measure(chars.by_ref());
        if chars.failed() {
            return Ok(None);
        }
        Str::from_code_points(heap, len, max, Wtf8Chars::new(bytes)).map(Some)
    }

    /// A str of one code point.
    pub fn from_char(heap: &mut Heap, c: u32) -> Result<Obj<Str>, Trap> {
        Str::from_code_points(heap, 1, c, core::iter::once(c))
    }

    /// The interned str of a text: the one that is there, or a new one.
    pub fn intern(heap: &mut Heap, text: &str) -> Result<Obj<Str>, Trap> {
        let hash = super::super::hash::hash_chars(text.chars().map(u32::from));
        if let Some(found) = heap.interned.find(hash, |s| s.eq_text(text)) {
            return Ok(found);
        }
        Str::from_str(heap, text)?.interned_in(heap)
    }
}

impl Obj<Str> {
    /// The interned str with this one's text: itself, if there was none.
    pub fn interned_in(self, heap: &mut Heap) -> Result<Obj<Str>, Trap> {
        if self.interned() {
            return Ok(self);
        }
        let hash = super::super::hash::hash_str(self);
        if let Some(found) = heap.interned.find(hash, |s| s.same_text(self)) {
            return Ok(found);
        }
        super::InternTable::add(heap, hash, self)?;
        self.header.set_flag(INTERNED, true);
        Ok(self)
    }
}

/// How many code points, and the largest.
pub(super) fn measure(chars: impl Iterator<Item = u32>) -> (usize, u32) {
    chars.fold((0, 0), |(len, max), c| (len + 1, max.max(c)))
}
