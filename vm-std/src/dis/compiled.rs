//! The table of objects from what the compiler made, which needs no file in between.

use vm_compiler::{CodeObject, Constant, PyString};
use vm_core::marshal::{CodeParts, LoadError, Sequence};

use super::arena::{Arena, Id, Object};

impl<'a> Arena<'a> {
    /// Takes in a code object with all that it refers to.
    pub(super) fn add_code(&mut self, code: &'a CodeObject) -> Result<Id, LoadError> {
        let parts = CodeParts {
            argcount: code.argcount,
            posonlyargcount: code.posonlyargcount,
            kwonlyargcount: code.kwonlyargcount,
            stacksize: code.stacksize,
            flags: code.flags,
            code: self.add_bytes(&code.code)?,
            consts: self.add_constants(Sequence::Tuple, &code.consts)?,
            names: self.add_names(&code.names)?,
            localsplusnames: self.add_names(&code.localsplusnames)?,
            localspluskinds: self.add_bytes(&code.localspluskinds)?,
            filename: self.add_name(&code.filename)?,
            name: self.add_name(&code.name)?,
            qualname: self.add_name(&code.qualname)?,
            firstlineno: code.firstlineno,
            linetable: self.add_bytes(&code.linetable)?,
            exceptiontable: self.add_bytes(&code.exceptiontable)?,
        };
        self.add(Object::Code(parts))
    }

    fn add_constant(&mut self, constant: &'a Constant) -> Result<Id, LoadError> {
        match constant {
            Constant::Str(text) => self.add_name(text),
            Constant::Bytes(bytes) => self.add_bytes(bytes),
            Constant::Tuple(items) => self.add_constants(Sequence::Tuple, items),
            Constant::FrozenSet(items) => self.add_constants(Sequence::FrozenSet, items),
            Constant::Code(code) => self.add_code(code),
            plain => self.add(Object::Plain(plain.clone())),
        }
    }

    fn add_constants(&mut self, kind: Sequence, constants: &'a [Constant]) -> Result<Id, LoadError> {
        let mut items =
            constants.iter().map(|constant| self.add_constant(constant)).collect::<Result<Box<[Id]>, _>>()?;
        if kind == Sequence::FrozenSet {
            // CPython fills a set in the order of the source, and from that the one that it keeps: see
            // `merge_consts_recursive` of its `Python/compile.c`.
            items = self.in_set_order(&items);
        }
        self.add(Object::Sequence(kind, items))
    }

    fn add_names(&mut self, names: &'a [PyString]) -> Result<Id, LoadError> {
        let items = names.iter().map(|name| self.add_name(name)).collect::<Result<_, _>>()?;
        self.add(Object::Sequence(Sequence::Tuple, items))
    }

    fn add_name(&mut self, name: &PyString) -> Result<Id, LoadError> {
        self.add(Object::Str(name.clone()))
    }

    fn add_bytes(&mut self, bytes: &'a [u8]) -> Result<Id, LoadError> {
        self.add(Object::Bytes(bytes))
    }
}
