//! Makes [`Constant`]s and [`CodeObject`]s of what the marshal reader meets.

use alloc::rc::Rc;

use num_bigint::{BigInt, Sign};
use vm_core::isa::Version;
use vm_core::marshal::{Builder, CodeParts, LoadError, Pending, Sequence, Singleton, Text};

use crate::object::{CodeObject, Constant};
use crate::string::PyString;

/// How deep containers may nest: more than any program, less than what the host's stack takes.
const MAX_DEPTH: usize = 500;
/// The most bytes that references may blow up a file to: a `.pyc` that refers to a tuple of references to a tuple …
/// would fill any memory.
const MAX_WEIGHT: usize = 1 << 27;

/// An object in the arena.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Index(usize);

#[derive(Debug)]
struct Object {
    constant: Constant,
    /// The items of a tuple.
    items: Vec<Index>,
    /// The bytes of a copy.
    weight: usize,
}

/// An arena of constants, and the reader's stacks.
#[derive(Debug, Default)]
pub(super) struct ConstantBuilder {
    objects: Vec<Object>,
    spent: usize,
    stack: Vec<Index>,
    pending: Vec<Pending>,
    references: Vec<Option<Index>>,
}

impl ConstantBuilder {
    /// The object, taken out of the arena.
    pub(super) fn take(mut self, index: Index) -> Result<Constant, LoadError> {
        if index.0 < self.objects.len() {
            Ok(self.objects.swap_remove(index.0).constant)
        } else {
            Err(LoadError::Memory)
        }
    }

    fn add(&mut self, constant: Constant, weight: usize) -> Result<Index, LoadError> {
        self.objects.push(Object { constant, items: Vec::new(), weight: weight.saturating_add(size_of::<Constant>()) });
        Ok(Index(self.objects.len() - 1))
    }

    fn spend(&mut self, index: Index) -> Result<&Object, LoadError> {
        let object = self.objects.get(index.0).ok_or(LoadError::Memory)?;
        self.spent = self.spent.saturating_add(object.weight);
        if self.spent > MAX_WEIGHT { Err(LoadError::Memory) } else { Ok(object) }
    }

    fn copy(&mut self, index: Index) -> Result<Constant, LoadError> {
        Ok(self.spend(index)?.constant.clone())
    }

    fn copies(&mut self, items: &[Index]) -> Result<Vec<Constant>, LoadError> {
        items.iter().map(|&item| self.copy(item)).collect()
    }

    fn text(&mut self, index: Index) -> Result<PyString, LoadError> {
        match self.copy(index)? {
            Constant::Str(text) => Ok(text),
            _ => Err(LoadError::BadCode(0)),
        }
    }

    fn octets(&mut self, index: Index) -> Result<Vec<u8>, LoadError> {
        match self.copy(index)? {
            Constant::Bytes(bytes) => Ok(bytes),
            _ => Err(LoadError::BadCode(0)),
        }
    }

    fn items(&self, index: Index) -> Result<Vec<Index>, LoadError> {
        Ok(self.as_tuple(index).ok_or(LoadError::BadCode(0))?.to_vec())
    }

    fn texts(&mut self, index: Index) -> Result<Vec<PyString>, LoadError> {
        let items = self.items(index)?;
        items.into_iter().map(|item| self.text(item)).collect()
    }
}

impl<'a> Builder<'a> for ConstantBuilder {
    type Object = Index;

    fn singleton(&mut self, which: Singleton) -> Result<Index, LoadError> {
        let constant = match which {
            Singleton::None => Constant::None,
            Singleton::True => Constant::Bool(true),
            Singleton::False => Constant::Bool(false),
            Singleton::Ellipsis => Constant::Ellipsis,
            // No compiler makes it a constant.
            Singleton::StopIteration => return Err(LoadError::BadType(b'S', 0)),
        };
        self.add(constant, 0)
    }

    fn int(&mut self, value: i32) -> Result<Index, LoadError> {
        self.add(Constant::int(value), 0)
    }

    fn long(&mut self, negative: bool, digits: &'a [u8]) -> Result<Index, LoadError> {
        let sign = if negative { Sign::Minus } else { Sign::Plus };
        self.add(Constant::Int(BigInt::from_biguint(sign, from_15_bit_digits(digits))), digits.len())
    }

    fn float(&mut self, value: f64) -> Result<Index, LoadError> {
        self.add(Constant::Float(value), 0)
    }

    fn complex(&mut self, real: f64, imag: f64) -> Result<Index, LoadError> {
        self.add(Constant::Complex(real, imag), 0)
    }

    fn bytes(&mut self, bytes: &'a [u8]) -> Result<Index, LoadError> {
        self.add(Constant::Bytes(bytes.to_vec()), bytes.len())
    }

    fn str(&mut self, text: Text<'a>, _interned: bool) -> Result<Index, LoadError> {
        let text = PyString::from_wtf8(text.bytes()).ok_or(LoadError::BadData(0))?;
        let weight = text.as_bytes().len();
        self.add(Constant::Str(text), weight)
    }

    fn sequence(&mut self, kind: Sequence, len: usize) -> Result<Index, LoadError> {
        let start = self.stack.len().checked_sub(len).ok_or(LoadError::Memory)?;
        let items = self.stack.split_off(start);
        let before = self.spent;
        let constants = self.copies(&items)?;
        let weight = self.spent - before;
        if kind == Sequence::FrozenSet {
            return self.add(Constant::FrozenSet(constants), weight);
        }
        let index = self.add(Constant::Tuple(constants), weight)?;
        self.objects[index.0].items = items;
        Ok(index)
    }

    fn code(&mut self, _version: Version, parts: CodeParts<Index>) -> Result<Index, LoadError> {
        let consts = self.items(parts.consts)?;
        let code = CodeObject {
            argcount: parts.argcount,
            posonlyargcount: parts.posonlyargcount,
            kwonlyargcount: parts.kwonlyargcount,
            stacksize: parts.stacksize,
            flags: parts.flags,
            code: self.octets(parts.code)?,
            consts: self.copies(&consts)?,
            names: self.texts(parts.names)?,
            localsplusnames: self.texts(parts.localsplusnames)?,
            localspluskinds: self.octets(parts.localspluskinds)?,
            filename: self.text(parts.filename)?,
            name: self.text(parts.name)?,
            qualname: self.text(parts.qualname)?,
            firstlineno: parts.firstlineno,
            linetable: self.octets(parts.linetable)?,
            exceptiontable: self.octets(parts.exceptiontable)?,
        };
        // Code is shared, not copied.
        self.add(Constant::Code(Rc::new(code)), 0)
    }

    fn push(&mut self, object: Index) -> Result<(), LoadError> {
        self.stack.push(object);
        Ok(())
    }

    fn stack(&self) -> &[Index] {
        &self.stack
    }

    fn truncate(&mut self, len: usize) {
        self.stack.truncate(len);
    }

    fn enter(&mut self, container: Pending) -> Result<(), LoadError> {
        if self.pending.len() == MAX_DEPTH {
            return Err(LoadError::TooDeep);
        }
        self.pending.push(container);
        Ok(())
    }

    fn innermost(&mut self) -> Option<&mut Pending> {
        self.pending.last_mut()
    }

    fn leave(&mut self) {
        self.pending.pop();
    }

    fn reserve_reference(&mut self) -> Result<u32, LoadError> {
        let index = u32::try_from(self.references.len()).map_err(|_| LoadError::Memory)?;
        self.references.push(None);
        Ok(index)
    }

    fn set_reference(&mut self, index: u32, object: Index) {
        if let Some(entry) = self.references.get_mut(index as usize) {
            *entry = Some(object);
        }
    }

    fn reference(&self, index: u32) -> Option<Index> {
        self.references.get(index as usize).copied().flatten()
    }

    fn is_bytes(&self, object: Index) -> bool {
        matches!(self.objects.get(object.0).map(|object| &object.constant), Some(Constant::Bytes(_)))
    }

    fn is_str(&self, object: Index) -> bool {
        matches!(self.objects.get(object.0).map(|object| &object.constant), Some(Constant::Str(_)))
    }

    fn as_tuple(&self, object: Index) -> Option<&[Index]> {
        let object = self.objects.get(object.0)?;
        matches!(object.constant, Constant::Tuple(_)).then_some(&object.items)
    }
}

/// Digits of 15 bits, two bytes each, the lowest first.
fn from_15_bit_digits(digits: &[u8]) -> num_bigint::BigUint {
    let mut words = Vec::new();
    let (mut pending, mut bits) = (0u64, 0);
    for pair in digits.chunks_exact(2) {
        pending |= u64::from(u16::from_le_bytes([pair[0], pair[1]])) << bits;
        bits += 15;
        if bits >= 32 {
            words.push(pending as u32);
            pending >>= 32;
            bits -= 32;
        }
    }
    words.push(pending as u32);
    num_bigint::BigUint::new(words)
}
