//! The layouts of the built-in types, and the operations on them that need no call of Python code.
//!
//! Every operation that allocates does so before it changes anything, and answers [`Trap::Memory`](crate::Trap) if
//! there is no room: the instruction is then run again after a collection.
#![expect(unsafe_code, reason = "the table that says which Rust type is the layout of which kind")]

pub mod awaitable;
pub mod array;
pub mod block;
pub mod bound_method;
pub mod buffer;
pub mod bytes;
pub mod cell;
pub mod class;
pub mod code;
pub mod complex;
pub mod descriptor;
pub mod dict;
pub mod equal;
pub mod exception;
pub mod float;
pub mod frame;
pub mod function;
pub mod generator;
pub mod hash;
pub(crate) mod heap_sort;
pub mod instance;
pub mod int;
pub mod iterator;
pub mod list;
pub mod memory_view;
pub mod module;
pub mod native;
pub mod range;
pub mod raw;
pub mod resumable;
pub mod set;
pub mod slice;
pub mod str;
pub mod table;
pub mod tuple;
pub mod weak;

use crate::heap::{Header, Kind, ObjectKind};

macro_rules! layouts {
    ($($layout:ty => $kind:ident),* $(,)?) => {
        $(
            // SAFETY: the type is `#[repr(C)]` with `header` first (checked below); its words are as the kind's row
            // says, by the file that declares it.
            unsafe impl ObjectKind for $layout {
                const KIND: Kind = Kind::$kind;
            }
            const _: () = {
                assert!(core::mem::offset_of!($layout, header) == 0);
                assert!(size_of::<$layout>() % size_of::<Header>() == 0);
                assert!(align_of::<$layout>() <= align_of::<Header>());
            };
        )*
    };
}

layouts! {
    awaitable::Awaitable => Awaitable,
    array::Array => Array,
    block::Block => Block,
    bound_method::BoundMethod => BoundMethod,
    bytes::Bytes => Bytes,
    bytes::ByteArray => ByteArray,
    cell::Cell => Cell,
    class::Class => Class,
    code::Code => Code,
    complex::Complex => Complex,
    descriptor::Property => Property,
    descriptor::StaticMethod => StaticMethod,
    descriptor::ClassMethod => ClassMethod,
    descriptor::Super => Super,
    exception::Exception => Exception,
    exception::Traceback => Traceback,
    float::Float => Float,
    frame::Frame => Frame,
    function::Function => Function,
    generator::Generator => Generator,
    instance::Instance => Instance,
    int::Int => Int,
    iterator::SeqIterator => SeqIterator,
    iterator::RangeIterator => RangeIterator,
    iterator::TableIterator => TableIterator,
    iterator::AdapterIterator => AdapterIterator,
    iterator::DictView => DictView,
    list::List => List,
    memory_view::MemoryView => MemoryView,
    module::Module => Module,
    native::Foreign => Foreign,
    native::NativeFunction => NativeFunction,
    native::NativeGetSet => NativeGetSet,
    range::Range => Range,
    raw::Raw => Raw,
    resumable::Resumable => Resumable,
    slice::Slice => Slice,
    str::Str => Str,
    table::Entries<3> => DictEntries,
    set::Slots => SetEntries,
    table::Table<3> => Dict,
    set::Set => Set,
    tuple::Tuple => Tuple,
    weak::WeakCell => WeakCell,
}

/// Declares a layout whose fixed part is values only: the struct, with one cell for each field, and `alloc`, which
/// takes them all in order.
macro_rules! value_layout {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident,)* }) => {
        $(#[$doc])*
        #[repr(C)]
        pub struct $name {
            pub(super) header: $crate::heap::Header,
            $($(#[$field_doc])* pub $field: ::core::cell::Cell<$crate::value::Value>,)*
        }

        impl $name {
            /// A new object with these fields.
            #[inline]
            pub fn alloc(
                heap: &mut $crate::heap::Heap,
                $($field: $crate::value::Value,)*
            ) -> Result<$crate::heap::Obj<$name>, ::vm_core::object::Trap> {
                let object = heap.alloc::<$name>(0)?;
                $(object.$field.set($field);)*
                Ok(object)
            }
        }
    };
}
use value_layout;
