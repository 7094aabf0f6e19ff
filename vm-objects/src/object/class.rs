//! A class made by a program.

use core::cell::Cell;

use crate::heap::Header;
use crate::value::Value;

/// `type`: raw numbers, then values.
#[repr(C)]
pub struct Class {
    pub(super) header: Header,
    /// Changes whenever the class or one of its bases changes: caches compare it.
    pub version: Cell<usize>,
    /// Index of the built-in type whose layout the instances have (`object`, unless a built-in is subclassed).
    pub base_layout: Cell<usize>,
    /// Bits that lookups keep: which special methods the class is known to have. Their meaning is the types' code.
    pub features: Cell<usize>,
    /// `__name__`.
    pub name: Cell<Value>,
    /// `__qualname__`.
    pub qualname: Cell<Value>,
    /// `__bases__`, a tuple.
    pub bases: Cell<Value>,
    /// `__mro__`, a tuple.
    pub mro: Cell<Value>,
    /// The name space, a dict.
    pub dict: Cell<Value>,
    /// The class of the class: a type immediate or a class.
    pub metaclass: Cell<Value>,
    /// Names of `__slots__`, a tuple, or `NULL`.
    pub slots: Cell<Value>,
    /// Direct subclasses, a list, or `NULL`.
    pub subclasses: Cell<Value>,
}
