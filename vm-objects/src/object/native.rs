//! Functions, methods and computed attributes that the host brings, and what ties an object to a value of the host's.
#![expect(unsafe_code, reason = "rows of static tables are kept as raw words")]

use core::cell::Cell;

use crate::heap::{Header, Heap, Obj};
use crate::native::{GetSetDef, NativeDef};
use crate::value::Value;
use vm_core::object::Trap;

/// A function of a module, or a method of a class, that the host brings.
#[repr(C)]
pub struct NativeFunction {
    pub(super) header: Header,
    def: Cell<*const NativeDef>,
    /// The name of its module (a str), or the class whose method it is.
    pub owner: Cell<Value>,
}

impl NativeFunction {
    /// A new function of this row.
    pub fn alloc(heap: &mut Heap, def: &'static NativeDef, owner: Value) -> Result<Obj<NativeFunction>, Trap> {
        let function = heap.alloc::<NativeFunction>(0)?;
        function.def.set(def);
        function.owner.set(owner);
        Ok(function)
    }

    /// Its row.
    #[inline(always)]
    pub fn def(&self) -> &'static NativeDef {
        // SAFETY: only `alloc` makes one, and sets a `'static` row before anybody sees it.
        unsafe { &*self.def.get() }
    }
}

/// A computed attribute of a class that the host brings.
#[repr(C)]
pub struct NativeGetSet {
    pub(super) header: Header,
    def: Cell<*const GetSetDef>,
    /// The class.
    pub owner: Cell<Value>,
}

impl NativeGetSet {
    /// A new descriptor of this row.
    pub fn alloc(heap: &mut Heap, def: &'static GetSetDef, owner: Value) -> Result<Obj<NativeGetSet>, Trap> {
        let getset = heap.alloc::<NativeGetSet>(0)?;
        getset.def.set(def);
        getset.owner.set(owner);
        Ok(getset)
    }

    /// Its row.
    pub fn def(&self) -> &'static GetSetDef {
        // SAFETY: only `alloc` makes one, and sets a `'static` row before anybody sees it.
        unsafe { &*self.def.get() }
    }
}

/// What ties an object to a value of the host's: in a slot of the object. The heap has a list of them all; when one was
/// not reached by a collection, the host is told its number.
#[repr(C)]
pub struct Foreign {
    pub(super) header: Header,
    /// The word of the next one in the heap's list; that of `NULL` at its end.
    pub(crate) next: Cell<usize>,
    /// The host's number of its value.
    pub index: Cell<usize>,
}

impl Foreign {
    /// A new one, in the heap's list.
    pub fn alloc(heap: &mut Heap, index: usize) -> Result<Obj<Foreign>, Trap> {
        let object = heap.alloc::<Foreign>(0)?;
        object.index.set(index);
        object.next.set(heap.foreign.to_word());
        heap.foreign = object.value();
        Ok(object)
    }
}
