//! What the compiler makes: code objects, and the constants in them.

use alloc::rc::Rc;

use num_bigint::BigInt;
use vm_core::code::{Code, CodeFlags};

use crate::string::PyString;

/// A Python object that can stand in `co_consts`.
///
/// `==` is not Python's: see [`crate::consts::same_constant`] for what CPython merges.
#[derive(Clone, Debug)]
pub enum Constant {
    /// `None`.
    None,
    /// `True` or `False`.
    Bool(bool),
    /// `...`.
    Ellipsis,
    /// An int of any size.
    Int(BigInt),
    /// A float.
    Float(f64),
    /// A complex number: real and imaginary part.
    Complex(f64, f64),
    /// A text.
    Str(PyString),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A tuple of constants.
    Tuple(Vec<Constant>),
    /// A frozenset of constants, in the order in which they are put into it.
    FrozenSet(Vec<Constant>),
    /// A code object.
    Code(Rc<CodeObject>),
}

impl Constant {
    /// An int.
    pub fn int(value: impl Into<BigInt>) -> Self {
        Self::Int(value.into())
    }

    /// A text.
    pub fn str(text: impl Into<PyString>) -> Self {
        Self::Str(text.into())
    }

    /// Python's `bool(constant)`.
    pub fn is_true(&self) -> bool {
        match self {
            Self::None => false,
            Self::Bool(value) => *value,
            Self::Ellipsis | Self::Code(_) => true,
            Self::Int(value) => value.sign() != num_bigint::Sign::NoSign,
            Self::Float(value) => *value != 0.0,
            Self::Complex(real, imag) => *real != 0.0 || *imag != 0.0,
            Self::Str(text) => !text.is_empty(),
            Self::Bytes(bytes) => !bytes.is_empty(),
            Self::Tuple(items) | Self::FrozenSet(items) => !items.is_empty(),
        }
    }
}

/// A code object that owns its fields; see [`Code`] for what each of them means.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "the fields of `vm_core::code::Code`, under the same names")]
pub struct CodeObject {
    pub argcount: u32,
    pub posonlyargcount: u32,
    pub kwonlyargcount: u32,
    pub stacksize: u32,
    pub flags: u32,
    pub code: Vec<u8>,
    pub consts: Vec<Constant>,
    pub names: Vec<PyString>,
    pub localsplusnames: Vec<PyString>,
    pub localspluskinds: Vec<u8>,
    pub filename: PyString,
    pub name: PyString,
    pub qualname: PyString,
    pub firstlineno: i32,
    pub linetable: Vec<u8>,
    pub exceptiontable: Vec<u8>,
}

/// An object of a [`CodeObject`] where it lies.
#[derive(Clone, Copy, Debug)]
pub enum ObjectRef<'a> {
    /// A constant.
    Constant(&'a Constant),
    /// A name.
    Name(&'a PyString),
}

/// What a [`CodeObject`] lends to the core's readers: the tables of references that [`Code`] borrows.
#[derive(Debug)]
pub struct View<'a> {
    object: &'a CodeObject,
    consts: Vec<ObjectRef<'a>>,
    names: Vec<ObjectRef<'a>>,
    localsplusnames: Vec<ObjectRef<'a>>,
}

impl CodeObject {
    /// Builds the tables that [`View::code`] borrows from.
    pub fn view(&self) -> View<'_> {
        View {
            object: self,
            consts: self.consts.iter().map(ObjectRef::Constant).collect(),
            names: self.names.iter().map(ObjectRef::Name).collect(),
            localsplusnames: self.localsplusnames.iter().map(ObjectRef::Name).collect(),
        }
    }
}

impl View<'_> {
    /// The code object in the core's shape.
    pub fn code(&self) -> Code<'_, ObjectRef<'_>> {
        let object = self.object;
        Code {
            argcount: object.argcount,
            posonlyargcount: object.posonlyargcount,
            kwonlyargcount: object.kwonlyargcount,
            stacksize: object.stacksize,
            flags: CodeFlags(object.flags),
            code: &object.code,
            consts: &self.consts,
            names: &self.names,
            localsplusnames: &self.localsplusnames,
            localspluskinds: &object.localspluskinds,
            filename: ObjectRef::Name(&object.filename),
            name: ObjectRef::Name(&object.name),
            qualname: ObjectRef::Name(&object.qualname),
            firstlineno: object.firstlineno,
            linetable: &object.linetable,
            exceptiontable: &object.exceptiontable,
        }
    }
}
