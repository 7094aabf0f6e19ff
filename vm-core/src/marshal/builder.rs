//! Who makes the objects that the reader meets: the door between the format and an object model's memory.

use super::LoadError;
use crate::isa::Version;

/// Who makes the objects. `'a` is the life of the marshalled bytes: they may be kept in place, or copied.
///
/// The builder holds three growing things for the reader: a work stack of objects, the stack of containers that
/// wait for their items, and the table of references. All of them are roots while a load goes on: an object is
/// handed back to the builder by `push` or `set_reference` before the next one is asked for.
pub trait Builder<'a> {
    /// An object where it lies.
    type Object: Copy;

    /// `None`, `True`, `False`, `Ellipsis`, `StopIteration`.
    fn singleton(&mut self, which: Singleton) -> Result<Self::Object, LoadError>;
    /// A 32-bit int.
    fn int(&mut self, value: i32) -> Result<Self::Object, LoadError>;
    /// An int of any size but 0: 15-bit digits, least significant first, two bytes each (low byte first), each below
    /// 32768, the last one not 0.
    fn long(&mut self, negative: bool, digits: &'a [u8]) -> Result<Self::Object, LoadError>;
    /// A float.
    fn float(&mut self, value: f64) -> Result<Self::Object, LoadError>;
    /// A complex number.
    fn complex(&mut self, real: f64, imag: f64) -> Result<Self::Object, LoadError>;
    /// A bytes object.
    fn bytes(&mut self, bytes: &'a [u8]) -> Result<Self::Object, LoadError>;
    /// A text; lone surrogates are encoded as CPython's `surrogatepass` does.
    fn str(&mut self, text: Text<'a>, interned: bool) -> Result<Self::Object, LoadError>;
    /// A tuple or frozenset of the `len` objects pushed last, which it takes off.
    fn sequence(&mut self, kind: Sequence, len: usize) -> Result<Self::Object, LoadError>;
    /// A code object. Its fields lie on the work stack while it is made; the reader takes them off. The types of
    /// the fields are checked; nothing else is: translating and verifying is the builder's part.
    fn code(&mut self, version: Version, parts: CodeParts<Self::Object>) -> Result<Self::Object, LoadError>;

    /// Pushes an object onto the work stack.
    fn push(&mut self, object: Self::Object) -> Result<(), LoadError>;
    /// The objects on the work stack, the last pushed last.
    fn stack(&self) -> &[Self::Object];
    /// Takes objects off the work stack until `len` are left.
    fn truncate(&mut self, len: usize);

    /// Puts a container that waits for its items on top of those that wait, or [`LoadError::TooDeep`].
    fn enter(&mut self, container: Pending) -> Result<(), LoadError>;
    /// The container entered last and not left yet.
    fn innermost(&mut self) -> Option<&mut Pending>;
    /// Takes off the container entered last.
    fn leave(&mut self);

    /// Appends an entry to the table of references (empty until it is complete) and gives its index.
    fn reserve_reference(&mut self) -> Result<u32, LoadError>;
    /// Completes the entry; nothing happens for an index that was not given out.
    fn set_reference(&mut self, index: u32, object: Self::Object);
    /// The entry, if it is complete.
    fn reference(&self, index: u32) -> Option<Self::Object>;

    /// Whether an object is a bytes object.
    fn is_bytes(&self, object: Self::Object) -> bool;
    /// Whether an object is a str.
    fn is_str(&self, object: Self::Object) -> bool;
    /// The items of a tuple; none for anything else.
    fn as_tuple(&self, object: Self::Object) -> Option<&[Self::Object]>;
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
    /// All below 128, checked.
    Ascii(&'a [u8]),
    /// UTF-8 in which lone surrogates may stand (WTF-8), checked.
    Wtf8(&'a [u8]),
}

impl<'a> Text<'a> {
    /// The bytes, whichever it is.
    pub const fn bytes(self) -> &'a [u8] {
        match self {
            Self::Ascii(bytes) | Self::Wtf8(bytes) => bytes,
        }
    }

    /// The text as Rust's `str`; none if a lone surrogate stands in it.
    pub const fn as_str(self) -> Option<&'a str> {
        match core::str::from_utf8(self.bytes()) {
            Ok(text) => Some(text),
            Err(_) => None,
        }
    }
}

/// A container whose items are being read. Only the reader looks into it; a builder just keeps it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pending {
    pub(super) kind: PendingKind,
    /// Items that are still to come.
    pub(super) remaining: u32,
    /// Its entry in the table of references; `NO_REFERENCE` for none.
    pub(super) reference: u32,
    /// Offset behind the type byte: where a code object's first numbers stand.
    pub(super) start: u32,
    /// A sequence's length; a code object's `co_firstlineno` once it was read.
    pub(super) number: i32,
}

impl Pending {
    /// `reference` of a container that nothing refers to.
    pub(super) const NO_REFERENCE: u32 = u32::MAX;
    /// Something to fill an array with that will hold real ones.
    pub const EMPTY: Pending = Pending {
        kind: PendingKind::Sequence(Sequence::Tuple),
        remaining: 0,
        reference: Self::NO_REFERENCE,
        start: 0,
        number: 0,
    };
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PendingKind {
    Sequence(Sequence),
    Code,
}

/// The fields of a code object as the format holds them; see [`crate::code::Code`] for what they mean.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields of `Code`, under the same names")]
pub struct CodeParts<O> {
    pub argcount: u32,
    pub posonlyargcount: u32,
    pub kwonlyargcount: u32,
    pub stacksize: u32,
    pub flags: u32,
    /// A bytes object.
    pub code: O,
    /// A tuple.
    pub consts: O,
    /// A tuple of str.
    pub names: O,
    /// A tuple of str.
    pub localsplusnames: O,
    /// A bytes object.
    pub localspluskinds: O,
    /// A str.
    pub filename: O,
    /// A str.
    pub name: O,
    /// A str.
    pub qualname: O,
    pub firstlineno: i32,
    /// A bytes object.
    pub linetable: O,
    /// A bytes object.
    pub exceptiontable: O,
}
