//! The reader: one object after the other, with containers in waiting instead of recursion.

use super::builder::PendingKind;
use super::text::is_surrogatepass;
use super::{Builder, CodeParts, LoadError, Pending, Sequence, Singleton, Text};
use crate::isa::Version;

/// Set in a type byte: the object gets an entry in the table of references.
const FLAG_REF: u8 = 0x80;
/// Objects in a code object, in order, `co_firstlineno` standing before the last two.
const CODE_FIELDS: u32 = 10;
/// The bytes of the five numbers that a code object begins with.
const CODE_NUMBERS: u32 = 20;

/// Reads the one object that `bytes` begin with, as `version` of CPython wrote it. What follows it is ignored, as
/// CPython's `marshal.loads` does.
///
/// On an error the builder keeps what it made so far: its stacks are to be dropped with it.
pub fn load<'a, B: Builder<'a>>(bytes: &'a [u8], version: Version, builder: &mut B) -> Result<B::Object, LoadError> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(LoadError::Memory);
    }
    let mut reader = Reader { bytes, at: 0, version };
    loop {
        let Some(object) = reader.object(builder)? else { continue };
        if let Some(whole) = reader.hand_over(object, builder)? {
            return Ok(whole);
        }
    }
}

/// A place in the marshalled bytes.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    version: Version,
}

impl<'a> Reader<'a> {
    /// Makes the object that begins here; none if it is a container, which then waits for its items.
    fn object<B: Builder<'a>>(&mut self, builder: &mut B) -> Result<Option<B::Object>, LoadError> {
        let at = self.at;
        let [byte] = self.array()?;
        let code = byte & !FLAG_REF;
        let object = match code {
            b'N' => return builder.singleton(Singleton::None).map(Some),
            b'T' => return builder.singleton(Singleton::True).map(Some),
            b'F' => return builder.singleton(Singleton::False).map(Some),
            b'.' => return builder.singleton(Singleton::Ellipsis).map(Some),
            b'S' => return builder.singleton(Singleton::StopIteration).map(Some),
            b'r' => {
                let index = self.number()?;
                return builder.reference(index).map(Some).ok_or(LoadError::BadReference(at));
            }
            _ => {
                // The index is taken before the object is made, and before a container's items take theirs.
                let reference = if byte & FLAG_REF != 0 { builder.reserve_reference()? } else { Pending::NO_REFERENCE };
                let Some(object) = self.referable(code, at, reference, builder)? else { return Ok(None) };
                builder.set_reference(reference, object);
                object
            }
        };
        Ok(Some(object))
    }

    fn referable<B: Builder<'a>>(
        &mut self,
        code: u8,
        at: usize,
        reference: u32,
        builder: &mut B,
    ) -> Result<Option<B::Object>, LoadError> {
        match code {
            b'i' => builder.int(self.signed()?),
            b'l' => self.long(at, builder),
            b'g' => builder.float(self.float()?),
            b'y' => builder.complex(self.float()?, self.float()?),
            b's' => builder.bytes(self.sized()?),
            b'z' => self.ascii(true, false, builder),
            b'Z' => self.ascii(true, true, builder),
            b'a' => self.ascii(false, false, builder),
            b'A' => self.ascii(false, true, builder),
            b'u' => self.text(false, builder),
            b't' => self.text(true, builder),
            b')' | b'(' | b'>' => return self.enter_sequence(code, reference, builder),
            b'c' => return self.enter_code(reference, builder),
            _ => Err(LoadError::BadType(code, at)),
        }
        .map(Some)
    }

    /// Gives a finished object to the container that waits for it, and goes on as long as that finishes one. The
    /// object that no container waits for is the whole.
    fn hand_over<B: Builder<'a>>(
        &mut self,
        mut object: B::Object,
        builder: &mut B,
    ) -> Result<Option<B::Object>, LoadError> {
        while builder.innermost().is_some() {
            builder.push(object)?;
            let Some(container) = builder.innermost() else { return Err(LoadError::TooDeep) };
            container.remaining = container.remaining.saturating_sub(1);
            if container.kind == PendingKind::Code && container.remaining == 2 {
                container.number = self.signed()?;
            }
            if container.remaining > 0 {
                return Ok(None);
            }
            let done = *container;
            builder.leave();
            object = match done.kind {
                PendingKind::Sequence(kind) => builder.sequence(kind, done.number.unsigned_abs() as usize)?,
                PendingKind::Code => self.finish_code(&done, builder)?,
            };
            builder.set_reference(done.reference, object);
        }
        Ok(Some(object))
    }

    fn enter_sequence<B: Builder<'a>>(
        &mut self,
        code: u8,
        reference: u32,
        builder: &mut B,
    ) -> Result<Option<B::Object>, LoadError> {
        let start = self.offset();
        let len = if code == b')' { u32::from(self.array::<1>()?[0]) } else { self.length()? };
        let kind = if code == b'>' { Sequence::FrozenSet } else { Sequence::Tuple };
        if len == 0 {
            return builder.sequence(kind, 0).map(Some);
        }
        // Each item is a byte at least.
        if len as usize > self.rest().len() {
            return Err(LoadError::Truncated);
        }
        let number = len.cast_signed();
        builder.enter(Pending { kind: PendingKind::Sequence(kind), remaining: len, reference, start, number })?;
        Ok(None)
    }

    fn enter_code<B: Builder<'a>>(&mut self, reference: u32, builder: &mut B) -> Result<Option<B::Object>, LoadError> {
        let start = self.offset();
        self.take(CODE_NUMBERS)?;
        builder.enter(Pending { kind: PendingKind::Code, remaining: CODE_FIELDS, reference, start, number: 0 })?;
        Ok(None)
    }

    fn finish_code<B: Builder<'a>>(&self, done: &Pending, builder: &mut B) -> Result<B::Object, LoadError> {
        let bad = LoadError::BadCode(done.start as usize);
        let mut numbers = Reader { bytes: self.bytes, at: done.start as usize, version: self.version };
        let stack = builder.stack();
        let below = stack.len().saturating_sub(CODE_FIELDS as usize);
        let Some(
            &[
                code,
                consts,
                names,
                localsplusnames,
                localspluskinds,
                filename,
                name,
                qualname,
                linetable,
                exceptiontable,
            ],
        ) = stack.get(below..)
        else {
            return Err(bad);
        };
        let parts = CodeParts {
            argcount: numbers.count(bad)?,
            posonlyargcount: numbers.count(bad)?,
            kwonlyargcount: numbers.count(bad)?,
            stacksize: numbers.count(bad)?,
            flags: numbers.number()?,
            code,
            consts,
            names,
            localsplusnames,
            localspluskinds,
            filename,
            name,
            qualname,
            firstlineno: done.number,
            linetable,
            exceptiontable,
        };
        let texts = [filename, name, qualname].into_iter().all(|o| builder.is_str(o));
        let bytes = [code, localspluskinds, linetable, exceptiontable].into_iter().all(|o| builder.is_bytes(o));
        let all_str = |tuple| builder.as_tuple(tuple).is_some_and(|t| t.iter().all(|&name| builder.is_str(name)));
        if !(texts && bytes && all_str(names) && all_str(localsplusnames) && builder.as_tuple(consts).is_some()) {
            return Err(bad);
        }
        let object = builder.code(self.version, parts)?;
        builder.truncate(below);
        Ok(object)
    }

    fn long<B: Builder<'a>>(&mut self, at: usize, builder: &mut B) -> Result<B::Object, LoadError> {
        let size = self.signed()?;
        if size == 0 {
            return builder.int(0);
        }
        let digits = self.take(size.unsigned_abs().checked_mul(2).ok_or(LoadError::BadData(at))?)?;
        let in_range = digits.chunks_exact(2).all(|digit| digit.last().is_some_and(|&high| high < 0x80));
        let normalised = digits.last_chunk::<2>().is_some_and(|&last| last != [0, 0]);
        if in_range && normalised { builder.long(size < 0, digits) } else { Err(LoadError::BadData(at)) }
    }

    fn ascii<B: Builder<'a>>(&mut self, short: bool, interned: bool, builder: &mut B) -> Result<B::Object, LoadError> {
        let at = self.at;
        let len = if short { u32::from(self.array::<1>()?[0]) } else { self.length()? };
        let bytes = self.take(len)?;
        if !bytes.is_ascii() {
            return Err(LoadError::BadData(at));
        }
        builder.str(Text::Ascii(bytes), interned)
    }

    fn text<B: Builder<'a>>(&mut self, interned: bool, builder: &mut B) -> Result<B::Object, LoadError> {
        let at = self.at;
        let bytes = self.sized()?;
        if !is_surrogatepass(bytes) {
            return Err(LoadError::BadData(at));
        }
        let text = if bytes.is_ascii() { Text::Ascii(bytes) } else { Text::Wtf8(bytes) };
        builder.str(text, interned)
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Where the reader is; [`load`] refused what is longer than this can say.
    fn offset(&self) -> u32 {
        u32::try_from(self.at).unwrap_or(u32::MAX)
    }

    fn take(&mut self, len: u32) -> Result<&'a [u8], LoadError> {
        let taken = self.rest().get(..len as usize).ok_or(LoadError::Truncated)?;
        self.at = self.at.saturating_add(taken.len());
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], LoadError> {
        let taken = *self.rest().first_chunk::<N>().ok_or(LoadError::Truncated)?;
        self.at = self.at.saturating_add(N);
        Ok(taken)
    }

    fn number(&mut self) -> Result<u32, LoadError> {
        self.array().map(u32::from_le_bytes)
    }

    fn signed(&mut self) -> Result<i32, LoadError> {
        self.array().map(i32::from_le_bytes)
    }

    fn float(&mut self) -> Result<f64, LoadError> {
        self.array().map(f64::from_le_bytes)
    }

    /// A number that CPython reads as an `int` and that cannot be negative.
    fn count(&mut self, otherwise: LoadError) -> Result<u32, LoadError> {
        self.signed().and_then(|value| u32::try_from(value).map_err(|_| otherwise))
    }

    /// A length of four bytes.
    fn length(&mut self) -> Result<u32, LoadError> {
        let at = self.at;
        self.count(LoadError::BadData(at))
    }

    /// As many bytes as the length before them says.
    fn sized(&mut self) -> Result<&'a [u8], LoadError> {
        let len = self.length()?;
        self.take(len)
    }
}
