//! The simplest builder, for tests: everything in vectors, an object is an index.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::{Builder, CodeParts, LoadError, Pending, Sequence, Singleton, Text};
use crate::code::{Code, CodeFlags};
use crate::isa::Version;

pub(crate) type Index = usize;

pub(crate) enum Plain<'a> {
    Singleton(Singleton),
    Int(i32),
    Long(bool, &'a [u8]),
    Float(f64),
    Complex(f64, f64),
    Bytes(&'a [u8]),
    Str(Text<'a>, bool),
    Tuple(Vec<Index>),
    FrozenSet(Vec<Index>),
    Code(CodeParts<Index>),
}

/// Deep enough for every program, and small enough that a test can reach it.
const DEEPEST: usize = 200;

#[derive(Default)]
pub(crate) struct PlainBuilder<'a> {
    pub(crate) objects: Vec<Plain<'a>>,
    stack: Vec<Index>,
    pending: Vec<Pending>,
    references: Vec<Option<Index>>,
}

impl<'a> PlainBuilder<'a> {
    fn add(&mut self, object: Plain<'a>) -> Result<Index, LoadError> {
        self.objects.push(object);
        Ok(self.objects.len() - 1)
    }

    pub(crate) fn codes(&self) -> impl Iterator<Item = &CodeParts<Index>> {
        self.objects.iter().filter_map(|o| if let Plain::Code(parts) = o { Some(parts) } else { None })
    }

    pub(crate) fn as_bytes(&self, object: Index) -> &'a [u8] {
        let Plain::Bytes(bytes) = self.objects[object] else { panic!("no bytes") };
        bytes
    }

    pub(crate) fn view<'s>(&'s self, parts: &CodeParts<Index>) -> Code<'s, Index> {
        Code {
            argcount: parts.argcount,
            posonlyargcount: parts.posonlyargcount,
            kwonlyargcount: parts.kwonlyargcount,
            stacksize: parts.stacksize,
            flags: CodeFlags(parts.flags),
            code: self.as_bytes(parts.code),
            consts: self.as_tuple(parts.consts).unwrap(),
            names: self.as_tuple(parts.names).unwrap(),
            localsplusnames: self.as_tuple(parts.localsplusnames).unwrap(),
            localspluskinds: self.as_bytes(parts.localspluskinds),
            filename: parts.filename,
            name: parts.name,
            qualname: parts.qualname,
            firstlineno: parts.firstlineno,
            linetable: self.as_bytes(parts.linetable),
            exceptiontable: self.as_bytes(parts.exceptiontable),
        }
    }

    pub(crate) fn text(&self, object: Index) -> String {
        let mut text = String::new();
        self.show(object, &mut text);
        text
    }

    fn show(&self, object: Index, out: &mut String) {
        let items = |items: &[Index], out: &mut String| {
            for &item in items {
                self.show(item, out);
                out.push(' ');
            }
        };
        match &self.objects[object] {
            Plain::Singleton(which) => write!(out, "{which:?}").unwrap(),
            Plain::Int(value) => write!(out, "{value}").unwrap(),
            Plain::Long(negative, digits) => {
                out.push_str(if *negative { "-" } else { "+" });
                digits.chunks(2).for_each(|d| write!(out, "_{}", u16::from_le_bytes([d[0], d[1]])).unwrap());
            }
            Plain::Float(value) => write!(out, "{value:?}").unwrap(),
            Plain::Complex(real, imag) => write!(out, "{real:?}+{imag:?}j").unwrap(),
            Plain::Bytes(bytes) => write!(out, "b{}", bytes.escape_ascii()).unwrap(),
            Plain::Str(text, interned) => {
                let kind = if matches!(text, Text::Ascii(_)) { 'a' } else { 'u' };
                write!(out, "{kind}{}'{}'", if *interned { "!" } else { "" }, text.bytes().escape_ascii()).unwrap();
            }
            Plain::Tuple(of) => {
                out.push('(');
                items(of, out);
                out.push(')');
            }
            Plain::FrozenSet(of) => {
                out.push('{');
                items(of, out);
                out.push('}');
            }
            Plain::Code(parts) => {
                out.push_str("<code ");
                self.show(parts.qualname, out);
                write!(out, " {} ", parts.firstlineno).unwrap();
                self.show(parts.consts, out);
                out.push('>');
            }
        }
    }
}

impl<'a> Builder<'a> for PlainBuilder<'a> {
    type Object = Index;

    fn singleton(&mut self, which: Singleton) -> Result<Index, LoadError> {
        self.add(Plain::Singleton(which))
    }
    fn int(&mut self, value: i32) -> Result<Index, LoadError> {
        self.add(Plain::Int(value))
    }
    fn long(&mut self, negative: bool, digits: &'a [u8]) -> Result<Index, LoadError> {
        self.add(Plain::Long(negative, digits))
    }
    fn float(&mut self, value: f64) -> Result<Index, LoadError> {
        self.add(Plain::Float(value))
    }
    fn complex(&mut self, real: f64, imag: f64) -> Result<Index, LoadError> {
        self.add(Plain::Complex(real, imag))
    }
    fn bytes(&mut self, bytes: &'a [u8]) -> Result<Index, LoadError> {
        self.add(Plain::Bytes(bytes))
    }
    fn str(&mut self, text: Text<'a>, interned: bool) -> Result<Index, LoadError> {
        self.add(Plain::Str(text, interned))
    }
    fn sequence(&mut self, kind: Sequence, len: usize) -> Result<Index, LoadError> {
        let items = self.stack.split_off(self.stack.len() - len);
        self.add(if kind == Sequence::Tuple { Plain::Tuple(items) } else { Plain::FrozenSet(items) })
    }
    fn code(&mut self, _: Version, parts: CodeParts<Index>) -> Result<Index, LoadError> {
        self.add(Plain::Code(parts))
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
        if self.pending.len() == DEEPEST {
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
        self.references.push(None);
        Ok(self.references.len() as u32 - 1)
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
        matches!(self.objects[object], Plain::Bytes(_))
    }
    fn is_str(&self, object: Index) -> bool {
        matches!(self.objects[object], Plain::Str(..))
    }
    fn as_tuple(&self, object: Index) -> Option<&[Index]> {
        if let Plain::Tuple(items) = &self.objects[object] { Some(items) } else { None }
    }
}
