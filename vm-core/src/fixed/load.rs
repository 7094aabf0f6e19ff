//! A `.pyc` of CPython 3.12 that lies in flash: code, tables and texts are used in place; names and constants go to
//! the pools, and stay.
#![expect(unsafe_code, reason = "verified code keeps pointers to what it borrows, which is all in place for ever")]

use heapless::{Vec, VecView};

use super::heap::{FixedCode, Heap};
use super::types::TypeId;
use super::value::{Lasting, Value};
use crate::code::{Code, CodeFlags};
use crate::isa::Version;
use crate::marshal::{self, Builder, CodeParts, LoadError, Pending, Sequence, Singleton, Text, pyc};
use crate::verify::{Facts, verify};

/// What loading needs for a while.
///
/// | parameter | how many |
/// |---|---|
/// | `ITEMS` | objects that wait for the end of their container: the longest table, and what lies around it |
/// | `DEPTH` | containers inside each other |
/// | `REFERENCES` | objects that the file names again |
/// | `UNITS` | code units of the longest code object |
pub struct Workspace<const ITEMS: usize, const DEPTH: usize, const REFERENCES: usize, const UNITS: usize> {
    stack: Vec<Value, ITEMS>,
    pending: Vec<Pending, DEPTH>,
    references: Vec<Value, REFERENCES>,
    units: [u16; UNITS],
}

impl<const ITEMS: usize, const DEPTH: usize, const REFERENCES: usize, const UNITS: usize>
    Workspace<ITEMS, DEPTH, REFERENCES, UNITS>
{
    /// An empty one.
    pub const fn new() -> Self {
        Self { stack: Vec::new(), pending: Vec::new(), references: Vec::new(), units: [0; UNITS] }
    }
}

impl<const ITEMS: usize, const DEPTH: usize, const REFERENCES: usize, const UNITS: usize> Default
    for Workspace<ITEMS, DEPTH, REFERENCES, UNITS>
{
    fn default() -> Self {
        Self::new()
    }
}

struct Loader<'w> {
    heap: &'w mut Heap,
    /// The marshalled bytes, behind the file's header.
    body: &'static [u8],
    stack: &'w mut VecView<Value>,
    pending: &'w mut VecView<Pending>,
    references: &'w mut VecView<Value>,
    units: &'w mut [u16],
}

impl Heap {
    /// The code object of a `.pyc` file, header included. What was loaded stays, even after an error.
    pub(super) fn load<const ITEMS: usize, const DEPTH: usize, const REFERENCES: usize, const UNITS: usize>(
        &mut self,
        file: &'static [u8],
        workspace: &mut Workspace<ITEMS, DEPTH, REFERENCES, UNITS>,
    ) -> Result<Value, LoadError> {
        let (version, body) = pyc::open(file)?;
        if version != Version::V3_12 {
            return Err(LoadError::BadMagic(pyc::MAGIC_3_11));
        }
        workspace.stack.clear();
        workspace.pending.clear();
        workspace.references.clear();
        let mut loader = Loader {
            heap: self,
            body,
            stack: workspace.stack.as_mut_view(),
            pending: workspace.pending.as_mut_view(),
            references: workspace.references.as_mut_view(),
            units: &mut workspace.units,
        };
        let code = marshal::load(body, version, &mut loader)?;
        if code.number_of(Lasting::Code).is_some() { Ok(code) } else { Err(LoadError::BadCode(0)) }
    }
}

impl Loader<'_> {
    /// Bytes by their offset; how many there are stands before them.
    fn slice(&self, value: Value) -> Option<&'static [u8]> {
        let offset = value.number_of(Lasting::Bytes)?;
        let len = self.body.get(offset.checked_sub(4)?..offset)?.first_chunk::<4>()?;
        self.body.get(offset..)?.get(..u32::from_le_bytes(*len) as usize)
    }

    fn part(&self, value: Value) -> Result<&'static [u8], LoadError> {
        self.slice(value).ok_or(LoadError::BadCode(0))
    }

    fn table(&self, value: Value) -> Result<&'static [Value], LoadError> {
        self.heap.kept_tuple(value).ok_or(LoadError::BadCode(0))
    }
}

impl Builder<'static> for Loader<'_> {
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
        Value::int(value).ok_or(LoadError::BadType(b'i', 0))
    }

    fn long(&mut self, _: bool, _: &'static [u8]) -> Result<Value, LoadError> {
        Err(LoadError::BadType(b'l', 0))
    }

    fn float(&mut self, _: f64) -> Result<Value, LoadError> {
        Err(LoadError::BadType(b'g', 0))
    }

    fn complex(&mut self, _: f64, _: f64) -> Result<Value, LoadError> {
        Err(LoadError::BadType(b'y', 0))
    }

    fn bytes(&mut self, bytes: &'static [u8]) -> Result<Value, LoadError> {
        let offset = (bytes.as_ptr() as usize).wrapping_sub(self.body.as_ptr() as usize);
        // An offset has 24 bits.
        if offset >= 1 << 24 {
            return Err(LoadError::Memory);
        }
        Ok(Value::lasting(Lasting::Bytes, offset as u32))
    }

    fn str(&mut self, text: Text<'static>, _: bool) -> Result<Value, LoadError> {
        let text = text.as_str().ok_or(LoadError::BadType(b'u', 0))?;
        self.heap.intern(text).ok_or(LoadError::Memory)
    }

    fn sequence(&mut self, kind: Sequence, len: usize) -> Result<Value, LoadError> {
        let start = self.stack.len().checked_sub(len).ok_or(LoadError::BadData(0))?;
        let items = self.stack.get(start..).unwrap_or(&[]);
        if kind == Sequence::FrozenSet {
            return Err(LoadError::BadType(b'>', 0));
        }
        if items.iter().any(|item| item.number_of(Lasting::Bytes).is_some()) {
            return Err(LoadError::BadType(b's', 0));
        }
        let made = self.heap.keep_tuple(items).ok_or(LoadError::Memory)?;
        self.stack.truncate(start);
        Ok(made)
    }

    fn code(&mut self, _: Version, parts: CodeParts<Value>) -> Result<Value, LoadError> {
        let code = self.part(parts.code)?;
        let view = Code {
            argcount: parts.argcount,
            posonlyargcount: parts.posonlyargcount,
            kwonlyargcount: parts.kwonlyargcount,
            stacksize: parts.stacksize,
            flags: CodeFlags(parts.flags),
            code,
            consts: self.table(parts.consts)?,
            names: self.table(parts.names)?,
            localsplusnames: self.table(parts.localsplusnames)?,
            localspluskinds: self.part(parts.localspluskinds)?,
            filename: parts.filename,
            name: parts.name,
            qualname: parts.qualname,
            firstlineno: parts.firstlineno,
            linetable: self.part(parts.linetable)?,
            exceptiontable: self.part(parts.exceptiontable)?,
        };
        let scratch = self.units.get_mut(..code.len() / 2).ok_or(LoadError::Memory)?;
        // SAFETY: everything in `view` is a `&'static` slice that nothing can write to.
        let verified = unsafe { verify(&view, &Names(self.heap), scratch) }.map_err(LoadError::Verify)?;
        let (name, qualname, slots) = (parts.name, parts.qualname, parts.localsplusnames);
        self.heap.keep_code(FixedCode { verified, name, qualname, slots, number: 0 }).ok_or(LoadError::Memory)
    }

    fn push(&mut self, object: Value) -> Result<(), LoadError> {
        self.stack.push(object).map_err(|_| LoadError::Memory)
    }

    fn stack(&self) -> &[Value] {
        self.stack
    }

    fn truncate(&mut self, len: usize) {
        self.stack.truncate(len);
    }

    fn enter(&mut self, container: Pending) -> Result<(), LoadError> {
        self.pending.push(container).map_err(|_| LoadError::TooDeep)
    }

    fn innermost(&mut self) -> Option<&mut Pending> {
        self.pending.last_mut()
    }

    fn leave(&mut self) {
        self.pending.pop();
    }

    fn reserve_reference(&mut self) -> Result<u32, LoadError> {
        self.references.push(Value::NULL).map_err(|_| LoadError::Memory)?;
        Ok((self.references.len() - 1) as u32)
    }

    fn set_reference(&mut self, index: u32, object: Value) {
        if let Some(slot) = self.references.get_mut(index as usize) {
            *slot = object;
        }
    }

    fn reference(&self, index: u32) -> Option<Value> {
        self.references.get(index as usize).copied().filter(|object| !object.is_null())
    }

    fn is_bytes(&self, object: Value) -> bool {
        self.slice(object).is_some()
    }

    fn is_str(&self, object: Value) -> bool {
        object.number_of(Lasting::Text).is_some()
    }

    fn as_tuple(&self, object: Value) -> Option<&[Value]> {
        self.heap.kept_tuple(object)
    }
}

/// What the verifier asks about objects.
struct Names<'h>(&'h Heap);

impl Facts<Value> for Names<'_> {
    fn is_str(&self, object: Value) -> bool {
        object.number_of(Lasting::Text).is_some()
    }

    fn count_names(&self, object: Value) -> Option<usize> {
        let names = self.0.kept_tuple(object)?;
        names.iter().all(|&name| self.is_str(name)).then_some(names.len())
    }
}
