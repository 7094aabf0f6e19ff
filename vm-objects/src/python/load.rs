//! Marshalled code into code objects of the heap.
#![expect(unsafe_code, reason = "verified code keeps pointers to what the code object owns")]

use vm_core::code::{Code as CodeView, CodeFlags};
use vm_core::isa::Version;
use vm_core::marshal::{self, Builder, CodeParts, LoadError, Pending, Sequence, Singleton, Text};
use vm_core::verify::{Facts, verify};

use super::{Python, Scratch};
use crate::Trap;
use crate::features::{BYTECODE_311, COMPLEX, FLOAT};
use crate::heap::{Heap, Obj};
use crate::object::bytes::Bytes;
use crate::object::code::{Code, CodeParts as Parts};
use crate::object::float::Float;
use crate::object::hash::hash_value;
use crate::object::int::Int;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::table::Lookup;
use crate::object::tuple::Tuple;
use crate::types::TypeId;
use crate::value::Value;

/// Where marshalled bytes are.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// In flash, or leaked: code and tables are used where they lie.
    InPlace(&'static [u8]),
    /// As in place, but the instructions are copied into the heap and quickened: some twice as fast, for as much memory as
    /// they take. Without the feature `quicken` the same as in place.
    Quickened(&'static [u8]),
    /// In a buffer that goes away: code and tables are copied into the heap.
    Borrowed(&'a [u8]),
}

/// Bytes objects while loading: most are parts of code objects and need no object of their own, so they are numbers
/// of slices until somebody needs more. No marshalled value looks like this.
const SLICE_TABLE: u16 = 1023;

/// What is copied into the heap.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Copies {
    Nothing,
    Instructions,
    All,
}

/// The instructions at most: there is nothing to gain where they are not quickened.
pub(super) const INSTRUCTIONS: Copies = if cfg!(feature = "quicken") { Copies::Instructions } else { Copies::Nothing };

struct Loader<'p, 'h, 'a> {
    py: &'p mut Python<'h>,
    copies: Copies,
    stack: Scratch<'h, Value>,
    pending: Scratch<'h, Pending>,
    references: Scratch<'h, Value>,
    slices: Scratch<'h, &'a [u8]>,
}

impl<'h> Python<'h> {
    /// The code object of a `.pyc` file, header included.
    ///
    /// # Errors
    /// Whatever is wrong with the bytes. [`LoadError::Memory`] when the heap is too small: nothing of what was loaded
    /// is kept.
    pub fn load_pyc(&mut self, source: Source<'_>) -> Result<Value, LoadError> {
        let (file, copies) = match source {
            Source::InPlace(file) => (file, Copies::Nothing),
            Source::Quickened(file) => (file, INSTRUCTIONS),
            Source::Borrowed(file) => (file, Copies::All),
        };
        let (version, body) = marshal::pyc::open(file)?;
        self.load_patiently(body, version, copies)
    }

    /// Loads between runs: where memory is short, all that is not in use is collected first.
    pub(super) fn load_patiently(&mut self, body: &[u8], version: Version, copies: Copies) -> Result<Value, LoadError> {
        let mut attempt = 0;
        loop {
            match self.load_once(body, version, copies) {
                // Nothing that was made is reachable, so a collection frees it all. From the second time on the heap
                // grows by as much again as it has, until the limit.
                Err(LoadError::Memory) if self.make_memory_idle(&[], attempt) => attempt += 1,
                done => return done,
            }
        }
    }

    /// The code object that marshalled bytes are, for an operation: they are copied into the heap.
    pub fn load_code(&mut self, bytes: &[u8], version: Version) -> Result<Value, Trap> {
        self.load_once(bytes, version, Copies::All).map_err(|error| self.load_fault(error))
    }

    /// As [`Python::load_code`], of bytes that are used where they lie, but for the instructions, which are quickened unless an
    /// image was loaded to run in place.
    pub fn load_code_in_place(&mut self, bytes: &'static [u8]) -> Result<Value, Trap> {
        self.load_once(bytes, Version::V3_12, self.carried_copies).map_err(|error| self.load_fault(error))
    }

    /// Bytes that are no code, as an exception.
    fn load_fault(&mut self, error: LoadError) -> Trap {
        match error {
            LoadError::Memory => Trap::Memory,
            error => self.value_error(format_args!("bad marshal data ({error})")),
        }
    }

    fn load_once(&mut self, body: &[u8], version: Version, copies: Copies) -> Result<Value, LoadError> {
        if !BYTECODE_311.on && version == Version::V3_11 {
            return Err(LoadError::LeftOut("bytecode311"));
        }
        let (stack, pending) = (self.scratch(), self.scratch());
        let (references, slices) = (self.scratch(), self.scratch());
        let mut loader = Loader { py: self, copies, stack, pending, references, slices };
        let code = marshal::load(body, version, &mut loader)?;
        if code.cast::<Code>().is_some() { Ok(code) } else { Err(LoadError::BadCode(0)) }
    }
}

fn memory(_: Trap) -> LoadError {
    LoadError::Memory
}

impl<'a> Loader<'_, '_, 'a> {
    fn heap(&mut self) -> &mut Heap {
        &mut self.py.heap
    }

    fn slice(&self, value: Value) -> Option<&'a [u8]> {
        let (SLICE_TABLE, index) = value.as_native()? else { return None };
        self.slices.get(usize::from(index)).copied()
    }

    /// A value that may leave the loader.
    fn own(&mut self, value: Value) -> Result<Value, LoadError> {
        match self.slice(value) {
            Some(bytes) => Ok(Bytes::from_slice(self.heap(), bytes).map_err(memory)?.value()),
            None => Ok(value),
        }
    }

    /// The bytes of a part of a code object, and the object that owns them, or null for those in place.
    fn part(&mut self, value: Value, copied: bool) -> Result<(Value, *const [u8]), LoadError> {
        let bytes = self.slice(value).ok_or(LoadError::BadCode(0))?;
        if !copied {
            return Ok((Value::NULL, bytes));
        }
        let owner = Bytes::from_slice(self.heap(), bytes).map_err(memory)?;
        Ok((owner.value(), owner.as_slice()))
    }

    fn tuple(&self, value: Value) -> Result<Obj<Tuple>, LoadError> {
        value.cast::<Tuple>().ok_or(LoadError::BadCode(0))
    }

    fn frozenset(&mut self, items: &[Value]) -> Result<Value, LoadError> {
        let set = Set::new_frozen(self.heap()).map_err(memory)?;
        for &item in items {
            let hash = hash_value(item).ok_or(LoadError::BadData(0))?;
            if let Lookup::Missing = set.find(hash, |candidate| crate::object::equal::equal_values(candidate, item)) {
                set.insert_missing(self.heap(), hash, item, Value::NULL).map_err(memory)?;
            }
        }
        Ok(set.value())
    }
}

impl<'a> Builder<'a> for Loader<'_, '_, 'a> {
    type Object = Value;

    fn singleton(&mut self, which: Singleton) -> Result<Value, LoadError> {
        Ok(match which {
            Singleton::None => Value::NONE,
            Singleton::True => Value::TRUE,
            Singleton::False => Value::FALSE,
            Singleton::Ellipsis => Value::ELLIPSIS,
            Singleton::StopIteration => TypeId::StopIteration.value(),
        })
    }

    fn int(&mut self, value: i32) -> Result<Value, LoadError> {
        Int::from_i64(self.heap(), i64::from(value)).map_err(memory)
    }

    fn long(&mut self, negative: bool, digits: &'a [u8]) -> Result<Value, LoadError> {
        const DIGIT_BITS: usize = 15;
        let bits = digits.len() / 2 * DIGIT_BITS;
        let mut limbs = self.py.scratch::<usize>();
        if !limbs.resize(bits.div_ceil(usize::BITS as usize), 0) {
            return Err(LoadError::Memory);
        }
        for (index, pair) in digits.chunks_exact(2).enumerate() {
            let digit = pair.iter().rev().fold(0usize, |number, &byte| number << 8 | usize::from(byte));
            let (limb, shift) = (index * DIGIT_BITS / usize::BITS as usize, index * DIGIT_BITS % usize::BITS as usize);
            if let Some(limb) = limbs.get_mut(limb) {
                *limb |= digit << shift;
            }
            let over = (usize::BITS as usize) - shift;
            if over < DIGIT_BITS
                && let Some(limb) = limbs.get_mut(limb + 1)
            {
                *limb |= digit >> over;
            }
        }
        Int::from_limbs(self.heap(), &limbs, negative).map_err(memory)
    }

    fn float(&mut self, value: f64) -> Result<Value, LoadError> {
        if !FLOAT.on {
            return Err(LoadError::LeftOut("float"));
        }
        Ok(Float::alloc(self.heap(), value).map_err(memory)?.value())
    }

    fn complex(&mut self, real: f64, imag: f64) -> Result<Value, LoadError> {
        if !COMPLEX.on {
            return Err(LoadError::LeftOut("complex"));
        }
        Ok(crate::object::complex::Complex::alloc(self.heap(), real, imag).map_err(memory)?.value())
    }

    fn bytes(&mut self, bytes: &'a [u8]) -> Result<Value, LoadError> {
        // No more memory would help.
        let index = u16::try_from(self.slices.len()).map_err(|_| LoadError::TooDeep)?;
        if self.slices.push(bytes) { Ok(Value::from_native(SLICE_TABLE, index)) } else { Err(LoadError::Memory) }
    }

    fn str(&mut self, text: Text<'a>, interned: bool) -> Result<Value, LoadError> {
        let object = match text.as_str() {
            Some(text) if interned => Str::intern(self.heap(), text),
            Some(text) => Str::from_str(self.heap(), text),
            None => match Str::from_wtf8(self.heap(), text.bytes()) {
                Ok(Some(object)) => Ok(object),
                Ok(None) => return Err(LoadError::BadData(0)),
                Err(trap) => Err(trap),
            },
        };
        Ok(object.map_err(memory)?.value())
    }

    fn sequence(&mut self, kind: Sequence, len: usize) -> Result<Value, LoadError> {
        let start = self.stack.len().checked_sub(len).ok_or(LoadError::BadData(0))?;
        for index in start..self.stack.len() {
            let value = self.stack.get(index).copied().unwrap_or(Value::NULL);
            let owned = self.own(value)?;
            if let Some(slot) = self.stack.get_mut(index) {
                *slot = owned;
            }
        }
        let items = self.stack.get(start..).unwrap_or(&[]);
        let made = match kind {
            Sequence::Tuple => Tuple::from_slice(&mut self.py.heap, items).map_err(memory)?.value(),
            Sequence::FrozenSet => {
                let mut copy = self.py.scratch();
                if !items.iter().all(|&item| copy.push(item)) {
                    return Err(LoadError::Memory);
                }
                self.frozenset(&copy)?
            }
        };
        self.stack.truncate(start);
        Ok(made)
    }

    fn code(&mut self, version: Version, parts: CodeParts<Value>) -> Result<Value, LoadError> {
        let all = self.copies == Copies::All;
        let (code_owner, code) = self.part(parts.code, self.copies != Copies::Nothing)?;
        let (kinds_owner, kinds) = self.part(parts.localspluskinds, all)?;
        let (lines_owner, lines) = self.part(parts.linetable, all)?;
        let (handlers_owner, handlers) = self.part(parts.exceptiontable, all)?;
        let (consts, names) = (self.tuple(parts.consts)?, self.tuple(parts.names)?);
        let slots = self.tuple(parts.localsplusnames)?;
        let mut owners = [code_owner, kinds_owner, lines_owner, handlers_owner];
        // SAFETY: each is a slice of the file in place, which is `'static`, or of a bytes object in `owned`.
        let (code, kinds, lines, handlers) = unsafe { (&*code, &*kinds, &*lines, &*handlers) };
        let mut view = CodeView {
            argcount: parts.argcount,
            posonlyargcount: parts.posonlyargcount,
            kwonlyargcount: parts.kwonlyargcount,
            stacksize: parts.stacksize,
            flags: CodeFlags(parts.flags),
            code,
            consts: consts.values(),
            names: names.values(),
            localsplusnames: slots.values(),
            localspluskinds: kinds,
            filename: parts.filename,
            name: parts.name,
            qualname: parts.qualname,
            firstlineno: parts.firstlineno,
            linetable: lines,
            exceptiontable: handlers,
        };
        self.py.counts.count_loaded(version, view.code);
        let translated =
            if BYTECODE_311.on && version == Version::V3_11 { Some(self.py.translate(&view)?) } else { None };
        if let Some(new) = &translated {
            self.py.counts.count_loaded(Version::V3_12, new.code.as_slice());
            owners = [new.code.value(), kinds_owner, new.linetable.value(), new.exceptiontable.value()];
            (view.code, view.linetable) = (new.code.as_slice(), new.linetable.as_slice());
            (view.exceptiontable, view.stacksize) = (new.exceptiontable.as_slice(), new.stacksize);
        }
        let owned = if all || translated.is_some() {
            Tuple::from_slice(self.heap(), &owners).map_err(memory)?.value()
        } else {
            code_owner
        };
        let mut scratch = self.py.scratch::<u16>();
        if !scratch.resize(view.code.len() / 2, 0) {
            return Err(LoadError::Memory);
        }
        // SAFETY: the code object made below keeps the tuples and the owners alive for as long as it lives, they do not
        // move, and nothing but the code's own inline caches writes to them.
        let mut verified = unsafe { verify(&view, &Strs, &mut scratch) }.map_err(LoadError::Verify)?;
        if cfg!(feature = "quicken") && !owned.is_null() {
            // SAFETY: the bytes object that holds the code was made above, for this code object alone.
            unsafe { verified.quicken() };
        }
        let parts = Parts {
            consts: consts.value().into(),
            names: names.value().into(),
            localsplusnames: slots.value().into(),
            filename: parts.filename.into(),
            name: parts.name.into(),
            qualname: parts.qualname.into(),
            owned: owned.into(),
        };
        Ok(Code::alloc(self.heap(), verified, parts).map_err(memory)?.value())
    }

    fn push(&mut self, object: Value) -> Result<(), LoadError> {
        if self.stack.push(object) { Ok(()) } else { Err(LoadError::Memory) }
    }

    fn stack(&self) -> &[Value] {
        &self.stack
    }

    fn truncate(&mut self, len: usize) {
        self.stack.truncate(len);
    }

    fn enter(&mut self, container: Pending) -> Result<(), LoadError> {
        if self.pending.push(container) { Ok(()) } else { Err(LoadError::Memory) }
    }

    fn innermost(&mut self) -> Option<&mut Pending> {
        self.pending.last_mut()
    }

    fn leave(&mut self) {
        let len = self.pending.len().saturating_sub(1);
        self.pending.truncate(len);
    }

    fn reserve_reference(&mut self) -> Result<u32, LoadError> {
        let index = u32::try_from(self.references.len()).map_err(|_| LoadError::Memory)?;
        if self.references.push(Value::NULL) { Ok(index) } else { Err(LoadError::Memory) }
    }

    fn set_reference(&mut self, index: u32, object: Value) {
        if let Some(slot) = self.references.get_mut(index as usize) {
            *slot = object;
        }
    }

    fn reference(&self, index: u32) -> Option<Value> {
        self.references.get(index as usize).copied().filter(|value| !value.is_null())
    }

    fn is_bytes(&self, object: Value) -> bool {
        self.slice(object).is_some()
    }

    fn is_str(&self, object: Value) -> bool {
        Strs.is_str(object)
    }

    fn as_tuple(&self, object: Value) -> Option<&[Value]> {
        let tuple = object.cast::<Tuple>()?;
        // SAFETY: a complete tuple does not change or move, and nothing is collected while the loader runs.
        Some(unsafe { core::slice::from_raw_parts(tuple.values().as_ptr(), tuple.len()) })
    }
}

/// What the verifier asks about objects.
pub(super) struct Strs;

impl Facts<Value> for Strs {
    fn is_str(&self, object: Value) -> bool {
        object.cast::<Str>().is_some()
    }

    fn count_names(&self, object: Value) -> Option<usize> {
        let tuple = object.cast::<Tuple>()?;
        tuple.values().iter().all(|&name| self.is_str(name)).then_some(tuple.len())
    }
}
