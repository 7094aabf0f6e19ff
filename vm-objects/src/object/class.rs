//! A class made by a program.

use core::cell::Cell;

use super::dict::Dict;
use super::str::Str;
use crate::heap::{Header, Heap, Obj};
use crate::value::Value;
use vm_core::object::Trap;

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
    /// Names of the attributes that its instances have, in the order in which they set them: the keys of a dict, or
    /// `NULL` before the first. None is ever taken away.
    pub keys: Cell<Value>,
}

/// The stamp of a class whose version does not fit.
pub const NO_STAMP: u32 = u32::MAX;

/// So many attributes of an instance have their names in the class.
const MOST_KEYS: usize = 30;

impl Obj<Class> {
    /// The version in 32 bits, for caches. It is never 0, what an empty cache has; [`NO_STAMP`] is not to be remembered.
    #[inline(always)]
    pub fn stamp(self) -> u32 {
        // Versions are multiples of four.
        let version = self.version.get() >> 2;
        u32::try_from(version).unwrap_or(NO_STAMP)
    }

    /// The position of a name among the keys of its instances.
    #[inline]
    pub fn position_of(self, name: Obj<Str>) -> Option<usize> {
        self.keys.get().cast::<Dict>()?.position_of(name)
    }

    /// A new key for an instance that has set `count` attributes, all that are known; none for one that does otherwise.
    pub fn add_key(self, heap: &mut Heap, name: Obj<Str>, count: usize) -> Result<Option<usize>, Trap> {
        let keys = match self.keys.get().cast::<Dict>() {
            Some(keys) => keys,
            None => Dict::new(heap)?,
        };
        if keys.len() != count || count >= MOST_KEYS {
            return Ok(None);
        }
        keys.insert_str(heap, name, Value::NONE)?;
        self.keys.set(keys.value());
        Ok(Some(count))
    }
}
