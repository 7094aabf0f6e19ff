//! A code object as the interpreter runs it and as Python sees it.

use core::cell::Cell;

use crate::heap::Header;
use crate::value::Value;

/// Words of a code object that are not values.
pub const CODE_RAW_WORDS: usize = 32;

/// `code`: raw numbers and addresses first (what the verifier made of the bytes), then values.
#[repr(C)]
pub struct Code {
    pub(super) header: Header,
    /// The verified code: its meaning is the interpreter's.
    pub raw: [Cell<usize>; CODE_RAW_WORDS],
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
    /// A tuple of the bytes objects that own what the raw part points at, or `NULL` if that is not in the heap.
    pub owned: Cell<Value>,
}
