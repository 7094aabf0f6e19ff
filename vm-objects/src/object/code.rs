//! A code object, as the interpreter runs it and as Python sees it.
#![expect(unsafe_code, reason = "writes the verified code into a new object")]

use core::cell::Cell;
use core::ops::Deref;

use vm_core::verify::Verified;

use crate::heap::{Header, Heap, Obj, WORD};
use crate::value::Value;
use vm_core::object::Trap;

/// Words of a code object that are not values.
pub const CODE_RAW_WORDS: usize = size_of::<Verified<Value>>() / WORD;

/// `code`: what the verifier made of it, then the objects that it points into.
#[repr(C)]
pub struct Code {
    pub(super) header: Header,
    verified: Verified<Value>,
    parts: CodeParts,
}

/// The values of a code object. They keep alive what the verified code points at: it points into the tuples' items
/// and the owned bytes.
#[repr(C)]
#[derive(Clone)]
pub struct CodeParts {
    /// `co_consts`, a tuple.
    pub consts: Cell<Value>,
    /// `co_names`, a tuple.
    pub names: Cell<Value>,
    /// `co_localsplusnames`, a tuple.
    pub localsplusnames: Cell<Value>,
    /// `co_filename`.
    pub filename: Cell<Value>,
    /// `co_name`.
    pub name: Cell<Value>,
    /// `co_qualname`.
    pub qualname: Cell<Value>,
    /// The bytes object that owns the code, or a tuple of those that own code, kinds and tables; `NULL` where they are not
    /// in the heap.
    pub owned: Cell<Value>,
}

impl Code {
    /// A new code object. `parts` keep alive all that `verified` points at.
    pub fn alloc(heap: &mut Heap, verified: Verified<Value>, parts: CodeParts) -> Result<Obj<Code>, Trap> {
        let object = heap.alloc::<Code>(0)?;
        let code = object.as_ptr().as_ptr();
        // SAFETY: the object is new: it has room for a `Code` and nobody else sees it yet.
        unsafe {
            (&raw mut (*code).verified).write(verified);
            (&raw mut (*code).parts).write(parts);
        }
        Ok(object)
    }
}

impl Deref for Code {
    type Target = CodeParts;
    fn deref(&self) -> &CodeParts {
        &self.parts
    }
}

/// A code object for the interpreter: what it reads is the verified code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CodeRef(Obj<Code>);

impl CodeRef {
    /// The object.
    #[inline(always)]
    pub fn object(self) -> Obj<Code> {
        self.0
    }
}

impl From<Obj<Code>> for CodeRef {
    #[inline(always)]
    fn from(code: Obj<Code>) -> CodeRef {
        CodeRef(code)
    }
}

impl Deref for CodeRef {
    type Target = Verified<Value>;
    #[inline(always)]
    fn deref(&self) -> &Verified<Value> {
        let code: &Code = &self.0;
        &code.verified
    }
}
