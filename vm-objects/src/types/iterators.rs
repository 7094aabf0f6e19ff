//! Iterators over built-in containers: methods.

use super::{Behaviour, TypeId, iterator_state, protocol};
use crate::native::{Arity, NativeDef};

/// The rows of a table, by what the type has beside `__iter__` and `__next__`.
macro_rules! rows {
    ($owner:ident plain) => {
        &[
            NativeDef::method(TypeId::$owner, "__iter__", Arity::None, protocol::iter),
            NativeDef::method(TypeId::$owner, "__next__", Arity::None, protocol::next),
        ]
    };
    ($owner:ident reduced) => {
        &[
            NativeDef::method(TypeId::$owner, "__iter__", Arity::None, protocol::iter),
            NativeDef::method(TypeId::$owner, "__next__", Arity::None, protocol::next),
            NativeDef::method(TypeId::$owner, "__reduce__", Arity::None, iterator_state::reduce),
        ]
    };
    ($owner:ident placed) => {
        &[
            NativeDef::method(TypeId::$owner, "__iter__", Arity::None, protocol::iter),
            NativeDef::method(TypeId::$owner, "__next__", Arity::None, protocol::next),
            NativeDef::method(TypeId::$owner, "__reduce__", Arity::None, iterator_state::reduce),
            NativeDef::method(TypeId::$owner, "__setstate__", Arity::One, iterator_state::set_state),
        ]
    };
    ($owner:ident sized) => {
        &[
            NativeDef::method(TypeId::$owner, "__iter__", Arity::None, protocol::iter),
            NativeDef::method(TypeId::$owner, "__length_hint__", Arity::None, iterator_state::length_hint),
            NativeDef::method(TypeId::$owner, "__next__", Arity::None, protocol::next),
            NativeDef::method(TypeId::$owner, "__reduce__", Arity::None, iterator_state::reduce),
        ]
    };
    ($owner:ident sized_and_placed) => {
        &[
            NativeDef::method(TypeId::$owner, "__iter__", Arity::None, protocol::iter),
            NativeDef::method(TypeId::$owner, "__length_hint__", Arity::None, iterator_state::length_hint),
            NativeDef::method(TypeId::$owner, "__next__", Arity::None, protocol::next),
            NativeDef::method(TypeId::$owner, "__reduce__", Arity::None, iterator_state::reduce),
            NativeDef::method(TypeId::$owner, "__setstate__", Arity::One, iterator_state::set_state),
        ]
    };
}

/// The methods of an iterator type.
macro_rules! iterators {
    ($($name:ident $owner:ident $shape:ident;)*) => {
        $(pub(crate) const $name: Behaviour = Behaviour {
            methods: {
                static METHODS: &[NativeDef] = rows!($owner $shape);
                METHODS
            },
            getsets: &[],
            new: None,
        };)*
    };
}

iterators! {
    CALLABLE_ITERATOR CallableIterator reduced;
    LIST_ITERATOR ListIterator sized_and_placed;
    LIST_REVERSE_ITERATOR ListReverseIterator sized_and_placed;
    TUPLE_ITERATOR TupleIterator sized_and_placed;
    STR_ITERATOR StrIterator sized_and_placed;
    STR_WIDE_ITERATOR StrWideIterator sized_and_placed;
    BYTES_ITERATOR BytesIterator sized_and_placed;
    BYTEARRAY_ITERATOR ByteArrayIterator sized_and_placed;
    MEMORY_ITERATOR MemoryIterator plain;
    ARRAY_ITERATOR ArrayIterator placed;
    RANGE_ITERATOR RangeIterator sized_and_placed;
    SEQ_ITERATOR SeqIterator sized_and_placed;
    DICT_KEY_ITERATOR DictKeyIterator sized;
    DICT_VALUE_ITERATOR DictValueIterator sized;
    DICT_ITEM_ITERATOR DictItemIterator sized;
    SET_ITERATOR SetIterator sized;
    ORDERED_DICT_ITERATOR OrderedDictIterator reduced;
}
