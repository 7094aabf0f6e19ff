//! Formats of `struct`: `Modules/_struct.c` of CPython.

use super::pack::{self, NATIVE_LITTLE, Shape};

/// A format that was read.
#[derive(Clone, Copy, Debug)]
pub struct Format<'a> {
    codes: &'a [u8],
    /// The machine's own sizes, each at its alignment.
    pub native: bool,
    /// The least byte first.
    pub little: bool,
    /// Bytes in all.
    pub size: usize,
    /// Values in all.
    pub values: usize,
}

/// What a field holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Numbers, one after another.
    Numbers(Shape, usize),
    /// `s`: so many bytes.
    Bytes,
    /// `p`: as many, of which the first says how many count.
    Pascal,
    /// `x`: nothing.
    Padding,
}

/// A field: a code with its count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Field {
    /// The code.
    pub code: u8,
    /// What it holds.
    pub kind: Kind,
    /// Where it begins.
    pub offset: usize,
    /// How many numbers, or bytes.
    pub count: usize,
}

impl Field {
    /// Behind it; `None` if it is too far.
    fn end(&self) -> Option<usize> {
        let size = if let Kind::Numbers(_, size) = self.kind { size } else { 1 };
        self.offset.checked_add(self.count.checked_mul(size)?).filter(|&end| end <= isize::MAX as usize)
    }
}

impl<'a> Format<'a> {
    /// Reads a format.
    ///
    /// # Errors
    /// The words of `struct.error`.
    pub fn new(text: &'a [u8]) -> Result<Format<'a>, &'static str> {
        let (native, little, codes) = match text {
            [b'<', rest @ ..] => (false, true, rest),
            [b'>' | b'!', rest @ ..] => (false, false, rest),
            [b'=', rest @ ..] => (false, NATIVE_LITTLE, rest),
            [b'@', rest @ ..] => (true, NATIVE_LITTLE, rest),
            rest => (true, NATIVE_LITTLE, rest),
        };
        let mut format = Format { codes, native, little, size: 0, values: 0 };
        let (mut size, mut values) = (0, 0_usize);
        for field in format.fields() {
            let field = field?;
            size = field.end().ok_or(TOO_LONG)?;
            values = values.saturating_add(match field.kind {
                Kind::Numbers(..) => field.count,
                Kind::Bytes | Kind::Pascal => 1,
                Kind::Padding => 0,
            });
        }
        (format.size, format.values) = (size, values);
        Ok(format)
    }

    /// The fields, in order.
    pub fn fields(self) -> impl Iterator<Item = Result<Field, &'static str>> + 'a {
        let (mut rest, mut at) = (self.codes, 0_usize);
        core::iter::from_fn(move || {
            while let Some((b' ' | b'\t'..=b'\r', after)) = rest.split_first() {
                rest = after;
            }
            if rest.is_empty() {
                return None;
            }
            let field = self.field(&mut rest, at);
            match field.as_ref().map(Field::end) {
                Ok(Some(end)) => at = end,
                _ => rest = &[],
            }
            Some(field)
        })
    }

    fn field(self, rest: &mut &[u8], at: usize) -> Result<Field, &'static str> {
        let mut count = None;
        while let Some((digit @ b'0'..=b'9', after)) = rest.split_first() {
            let tens = count.unwrap_or(0_usize).checked_mul(10).and_then(|n| n.checked_add(usize::from(digit - b'0')));
            count = Some(tens.filter(|&n| n <= isize::MAX as usize).ok_or(TOO_LONG)?);
            *rest = after;
        }
        let Some((&code, after)) = rest.split_first() else {
            return Err("repeat count given without format specifier");
        };
        *rest = after;
        let kind = match code {
            b's' => Kind::Bytes,
            b'p' => Kind::Pascal,
            b'x' => Kind::Padding,
            _ => {
                let found = if self.native { pack::native(code) } else { pack::standard(code) };
                let (shape, size) = found.ok_or("bad char in struct format")?;
                Kind::Numbers(shape, size)
            }
        };
        let offset = match kind {
            Kind::Numbers(_, size) if self.native => at.checked_next_multiple_of(size).ok_or(TOO_LONG)?,
            _ => at,
        };
        Ok(Field { code, kind, offset, count: count.unwrap_or(1) })
    }
}

const TOO_LONG: &str = "total struct size too long";
