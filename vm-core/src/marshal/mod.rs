//! The marshal format of CPython 3.11 and 3.12 (`Python/marshal.c`), read without an allocator.
//!
//! The reader walks the bytes and tells a [`Builder`] what it meets; the builder owns all memory. It never recurses
//! on the host stack and never trusts a length.

use crate::code::Code;
use crate::isa::Version;

/// What can be wrong with marshalled bytes. Offsets are in bytes from the start of what was given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LoadError {
    /// The bytes end inside an object.
    Truncated,
    /// The file's magic number is of no version that is supported (the number found).
    BadMagic(u16),
    /// An unknown type byte, at an offset.
    BadType(u8, usize),
    /// A reference to an object that isn't there, or is not complete.
    BadReference(usize),
    /// A field of a code object has the wrong type or an impossible value.
    BadCode(usize),
    /// A number, text or length that the format doesn't allow.
    BadData(usize),
    /// Nested deeper than the builder can hold.
    TooDeep,
    /// The builder has no memory left.
    Memory,
    /// The code object did not verify.
    Verify(crate::verify::VerifyError),
}

/// Who makes the objects. `'a` is the life of the marshalled bytes: bytes may be kept in place.
pub trait Builder<'a> {
    /// An object where it lies.
    type Object: Copy;

    /// `None`, `True`, `False`, `Ellipsis`, `StopIteration`.
    fn singleton(&mut self, which: Singleton) -> Result<Self::Object, LoadError>;
    /// A 32-bit int.
    fn int(&mut self, value: i32) -> Result<Self::Object, LoadError>;
    /// An int of any size: 15-bit digits, least significant first, two bytes each.
    fn long(&mut self, negative: bool, digits: &'a [u8]) -> Result<Self::Object, LoadError>;
    /// A float.
    fn float(&mut self, value: f64) -> Result<Self::Object, LoadError>;
    /// A complex number.
    fn complex(&mut self, real: f64, imag: f64) -> Result<Self::Object, LoadError>;
    /// A bytes object, in place.
    fn bytes(&mut self, bytes: &'a [u8]) -> Result<Self::Object, LoadError>;
    /// A text; lone surrogates are encoded as CPython's `surrogatepass` does.
    fn str(&mut self, text: Text<'a>, interned: bool) -> Result<Self::Object, LoadError>;
    /// A tuple or frozenset of the `len` objects pushed last, which it takes off.
    fn sequence(&mut self, kind: Sequence, len: usize) -> Result<Self::Object, LoadError>;
    /// Pushes an object onto the builder's work stack.
    fn push(&mut self, object: Self::Object) -> Result<(), LoadError>;
    /// The objects on the work stack, the last pushed last.
    fn stack(&self) -> &[Self::Object];
    /// Takes the last `count` objects off the work stack.
    fn truncate(&mut self, len: usize);
    /// Appends an entry to the table of references (none until it is complete).
    fn reserve_reference(&mut self) -> Result<usize, LoadError>;
    /// Completes the entry.
    fn set_reference(&mut self, index: usize, object: Self::Object);
    /// The entry, if it is complete.
    fn reference(&self, index: usize) -> Option<Self::Object>;
    /// The bytes of a bytes object made by [`Builder::bytes`].
    fn as_bytes(&self, object: Self::Object) -> Option<&'a [u8]>;
    /// The items of a tuple made by [`Builder::sequence`].
    fn as_tuple(&self, object: Self::Object) -> Option<&[Self::Object]>;
    /// A code object. The fields that are objects come as objects: the builder looks into its tuples itself.
    fn code(&mut self, version: Version, parts: CodeParts<'a, Self::Object>) -> Result<Self::Object, LoadError>;
}

/// The constants that are one byte.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Singleton {
    /// `None`.
    None,
    /// `True`.
    True,
    /// `False`.
    False,
    /// `...`.
    Ellipsis,
    /// The class `StopIteration`.
    StopIteration,
}

/// A sequence that a constant can be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sequence {
    /// A tuple.
    Tuple,
    /// A frozenset.
    FrozenSet,
}

/// A text as it lies in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Text<'a> {
    /// All below 128.
    Ascii(&'a [u8]),
    /// UTF-8 in which lone surrogates may stand (WTF-8), checked.
    Wtf8(&'a [u8]),
}

/// The fields of a code object as the format holds them; see [`Code`] for what they mean.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields of `Code`, under the same names")]
pub struct CodeParts<'a, O> {
    pub argcount: u32,
    pub posonlyargcount: u32,
    pub kwonlyargcount: u32,
    pub stacksize: u32,
    pub flags: u32,
    pub code: &'a [u8],
    pub consts: O,
    pub names: O,
    pub localsplusnames: O,
    pub localspluskinds: &'a [u8],
    pub filename: O,
    pub name: O,
    pub qualname: O,
    pub firstlineno: i32,
    pub linetable: &'a [u8],
    pub exceptiontable: &'a [u8],
}

#[expect(dead_code, reason = "names the type the docs speak of")]
type Described<'a, O> = Code<'a, O>;
