//! Iterators over built-in containers: methods.

use super::{Behaviour, TypeId, protocol};
use crate::native::{Arity, NativeDef};

/// The methods of an iterator type.
macro_rules! iterators {
    ($($name:ident $owner:ident;)*) => {
        $(pub(crate) const $name: Behaviour = Behaviour {
            methods: {
                static METHODS: &[NativeDef] = &[
                    NativeDef::method(TypeId::$owner, "__iter__", Arity::None, protocol::iter),
                    NativeDef::method(TypeId::$owner, "__length_hint__", Arity::None, protocol::length_hint),
                    NativeDef::method(TypeId::$owner, "__next__", Arity::None, protocol::next),
                ];
                METHODS
            },
            getsets: &[],
            new: None,
        };)*
    };
}

iterators! {
    CALLABLE_ITERATOR CallableIterator;
    LIST_ITERATOR ListIterator;
    LIST_REVERSE_ITERATOR ListReverseIterator;
    TUPLE_ITERATOR TupleIterator;
    STR_ITERATOR StrIterator;
    STR_WIDE_ITERATOR StrWideIterator;
    BYTES_ITERATOR BytesIterator;
    BYTEARRAY_ITERATOR ByteArrayIterator;
    MEMORY_ITERATOR MemoryIterator;
    ARRAY_ITERATOR ArrayIterator;
    RANGE_ITERATOR RangeIterator;
    SEQ_ITERATOR SeqIterator;
    DICT_KEY_ITERATOR DictKeyIterator;
    DICT_VALUE_ITERATOR DictValueIterator;
    DICT_ITEM_ITERATOR DictItemIterator;
    SET_ITERATOR SetIterator;
    ORDERED_DICT_ITERATOR OrderedDictIterator;
}
