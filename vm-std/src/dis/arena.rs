//! The objects of one marshalled code object, in a table: what is shared stays shared.

use core::fmt::{self, Write};

use num_bigint::{BigInt, BigUint, Sign};
use vm_compiler::{Constant, PyString};
use vm_core::code::{Code, CodeFlags};
use vm_core::dis::{Describe, code_repr};
use vm_core::isa::Version;
use vm_core::marshal::{Builder, CodeParts, LoadError, Pending, Sequence, Singleton, Text};

use super::hash;
use super::set_order::iteration_order;
use super::unicode_15::escaped;

/// Containers in containers are shown by recursion, so they may not be nested deeper than this.
const DEEPEST: u16 = 900;

/// An object's place in the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Id(u32);

/// An object, with its parts by their places.
pub(super) enum Object<'a> {
    /// A constant without parts.
    Plain(Constant),
    StopIteration,
    Bytes(&'a [u8]),
    Str(PyString),
    Sequence(Sequence, Box<[Id]>),
    Code(CodeParts<Id>),
}

struct Entry<'a> {
    object: Object<'a>,
    /// How deep its parts are nested; 0 without parts.
    depth: u16,
}

/// The table, and what the reader keeps while it reads.
pub(super) struct Arena<'a> {
    version: Version,
    entries: Vec<Entry<'a>>,
    stack: Vec<Id>,
    pending: Vec<Pending>,
    references: Vec<Option<Id>>,
}

impl<'a> Arena<'a> {
    /// An empty table, for objects that `version` wrote and would show.
    pub(super) fn new(version: Version) -> Self {
        Self { version, entries: Vec::new(), stack: Vec::new(), pending: Vec::new(), references: Vec::new() }
    }

    /// Puts an object behind those in the table, where its parts are.
    pub(super) fn add(&mut self, object: Object<'a>) -> Result<Id, LoadError> {
        let depth = match &object {
            Object::Sequence(_, items) => self.depth_around(items),
            Object::Code(parts) => self.depth_around(&[parts.consts]),
            _ => 0,
        };
        if depth > DEEPEST {
            return Err(LoadError::TooDeep);
        }
        let id = u32::try_from(self.entries.len()).map_err(|_| LoadError::Memory)?;
        self.entries.push(Entry { object, depth });
        Ok(Id(id))
    }

    fn plain(&mut self, constant: Constant) -> Result<Id, LoadError> {
        self.add(Object::Plain(constant))
    }

    fn get(&self, id: Id) -> Option<&Entry<'a>> {
        self.entries.get(id.0 as usize)
    }

    fn object(&self, id: Id) -> Option<&Object<'a>> {
        self.get(id).map(|entry| &entry.object)
    }

    fn depth_around(&self, parts: &[Id]) -> u16 {
        let deepest = parts.iter().filter_map(|&part| self.get(part)).map(|entry| entry.depth).max();
        deepest.unwrap_or(0).saturating_add(1)
    }

    fn bytes_of(&self, id: Id) -> &'a [u8] {
        match self.object(id) {
            Some(Object::Bytes(bytes)) => bytes,
            _ => &[],
        }
    }

    fn items_of(&self, id: Id) -> &[Id] {
        self.as_tuple(id).unwrap_or_default()
    }

    /// The code object that `id` is.
    pub(super) fn code(&self, id: Id) -> Option<Code<'_, Id>> {
        let Some(Object::Code(parts)) = self.object(id) else { return None };
        Some(Code {
            argcount: parts.argcount,
            posonlyargcount: parts.posonlyargcount,
            kwonlyargcount: parts.kwonlyargcount,
            stacksize: parts.stacksize,
            flags: CodeFlags(parts.flags),
            code: self.bytes_of(parts.code),
            consts: self.items_of(parts.consts),
            names: self.items_of(parts.names),
            localsplusnames: self.items_of(parts.localsplusnames),
            localspluskinds: self.bytes_of(parts.localspluskinds),
            filename: parts.filename,
            name: parts.name,
            qualname: parts.qualname,
            firstlineno: parts.firstlineno,
            linetable: self.bytes_of(parts.linetable),
            exceptiontable: self.bytes_of(parts.exceptiontable),
        })
    }
}

impl<'a> Builder<'a> for Arena<'a> {
    type Object = Id;

    fn singleton(&mut self, which: Singleton) -> Result<Id, LoadError> {
        match which {
            Singleton::None => self.plain(Constant::None),
            Singleton::True => self.plain(Constant::Bool(true)),
            Singleton::False => self.plain(Constant::Bool(false)),
            Singleton::Ellipsis => self.plain(Constant::Ellipsis),
            Singleton::StopIteration => self.add(Object::StopIteration),
        }
    }

    fn int(&mut self, value: i32) -> Result<Id, LoadError> {
        self.plain(Constant::int(value))
    }

    fn long(&mut self, negative: bool, digits: &'a [u8]) -> Result<Id, LoadError> {
        let sign = if negative { Sign::Minus } else { Sign::Plus };
        self.plain(Constant::Int(BigInt::from_biguint(sign, from_digits(digits))))
    }

    fn float(&mut self, value: f64) -> Result<Id, LoadError> {
        self.plain(Constant::Float(value))
    }

    fn complex(&mut self, real: f64, imag: f64) -> Result<Id, LoadError> {
        self.plain(Constant::Complex(real, imag))
    }

    fn bytes(&mut self, bytes: &'a [u8]) -> Result<Id, LoadError> {
        self.add(Object::Bytes(bytes))
    }

    fn str(&mut self, text: Text<'a>, _interned: bool) -> Result<Id, LoadError> {
        let text = PyString::from_wtf8(text.bytes()).ok_or(LoadError::BadData(0))?;
        self.add(Object::Str(text))
    }

    fn sequence(&mut self, kind: Sequence, len: usize) -> Result<Id, LoadError> {
        let start = self.stack.len().checked_sub(len).ok_or(LoadError::BadData(0))?;
        let items: Box<[Id]> = self.stack.drain(start..).collect();
        self.add(Object::Sequence(kind, items))
    }

    fn code(&mut self, _version: Version, parts: CodeParts<Id>) -> Result<Id, LoadError> {
        self.add(Object::Code(parts))
    }

    fn push(&mut self, object: Id) -> Result<(), LoadError> {
        self.stack.push(object);
        Ok(())
    }

    fn stack(&self) -> &[Id] {
        &self.stack
    }

    fn truncate(&mut self, len: usize) {
        self.stack.truncate(len);
    }

    fn enter(&mut self, container: Pending) -> Result<(), LoadError> {
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

    fn set_reference(&mut self, index: u32, object: Id) {
        if let Some(entry) = self.references.get_mut(index as usize) {
            *entry = Some(object);
        }
    }

    fn reference(&self, index: u32) -> Option<Id> {
        self.references.get(index as usize).copied().flatten()
    }

    fn is_bytes(&self, object: Id) -> bool {
        matches!(self.object(object), Some(Object::Bytes(_)))
    }

    fn is_str(&self, object: Id) -> bool {
        matches!(self.object(object), Some(Object::Str(_)))
    }

    fn as_tuple(&self, object: Id) -> Option<&[Id]> {
        match self.object(object) {
            Some(Object::Sequence(Sequence::Tuple, items)) => Some(items),
            _ => None,
        }
    }
}

/// The number that 15-bit digits stand for, two bytes each and the least significant first.
fn from_digits(digits: &[u8]) -> BigUint {
    let (mut bytes, mut bits, mut held) = (Vec::with_capacity(digits.len()), 0u32, 0);
    for &[low, high] in digits.as_chunks().0 {
        bits |= u32::from(u16::from_le_bytes([low, high])) << held;
        held += 15;
        while held >= 8 {
            bytes.push(bits as u8);
            bits >>= 8;
            held -= 8;
        }
    }
    bytes.push(bits as u8);
    BigUint::from_bytes_le(&bytes)
}

impl Describe<Id> for Arena<'_> {
    fn repr(&self, id: Id, out: &mut dyn Write) -> fmt::Result {
        match self.object(id) {
            None => Ok(()),
            Some(Object::Plain(constant)) => write!(out, "{constant}"),
            Some(Object::StopIteration) => out.write_str("<class 'StopIteration'>"),
            Some(Object::Bytes(bytes)) => write!(out, "{}", Constant::Bytes(bytes.to_vec())),
            Some(Object::Str(text)) if self.version == Version::V3_11 => out.write_str(&escaped(&format!("{text:?}"))),
            Some(Object::Str(text)) => write!(out, "{text:?}"),
            Some(Object::Sequence(kind, items)) => self.sequence_repr(*kind, items, out),
            Some(Object::Code(_)) => match self.code(id) {
                Some(code) => code_repr(&code, u64::from(id.0), self, out),
                None => Ok(()),
            },
        }
    }

    fn text(&self, id: Id, out: &mut dyn Write) -> fmt::Result {
        match self.object(id) {
            Some(Object::Str(text)) => out.write_str(&text.to_string_lossy()),
            _ => self.repr(id, out),
        }
    }

    fn as_code(&self, id: Id) -> Option<Code<'_, Id>> {
        self.code(id)
    }
}

impl Arena<'_> {
    fn sequence_repr(&self, kind: Sequence, items: &[Id], out: &mut dyn Write) -> fmt::Result {
        let (open, close) = match (kind, items.len()) {
            (Sequence::Tuple, 1) => ("(", ",)"),
            (Sequence::Tuple, _) => ("(", ")"),
            (Sequence::FrozenSet, 0) => ("frozenset(", ")"),
            (Sequence::FrozenSet, _) => ("frozenset({", "})"),
        };
        let shown = match kind {
            Sequence::Tuple => items,
            Sequence::FrozenSet => &self.in_set_order(items),
        };
        out.write_str(open)?;
        for (index, &item) in shown.iter().enumerate() {
            out.write_str(if index == 0 { "" } else { ", " })?;
            self.repr(item, out)?;
        }
        out.write_str(close)
    }

    /// The items of a set that was filled with `items` one after the other, as it iterates over them.
    pub(super) fn in_set_order(&self, items: &[Id]) -> Box<[Id]> {
        let hashes: Vec<u64> = items.iter().map(|&item| self.hash(item)).collect();
        iteration_order(&hashes).into_iter().filter_map(|index| items.get(index).copied()).collect()
    }

    fn hash(&self, id: Id) -> u64 {
        match self.object(id) {
            Some(Object::Plain(constant)) => hash::constant(constant),
            Some(Object::Bytes(bytes)) => hash::bytes(bytes),
            Some(Object::Str(text)) => hash::str(text),
            Some(Object::Sequence(Sequence::Tuple, items)) => hash::tuple(items.iter().map(|&item| self.hash(item))),
            _ => 0,
        }
    }
}
