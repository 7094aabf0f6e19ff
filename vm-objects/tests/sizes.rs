//! The size of each object. On the desktop it is measured; on a chip it follows from the words, since all but `str`,
//! `float` and `code` have as many words there.
#![cfg(target_pointer_width = "64")]
#![expect(unsafe_code, reason = "gives the heap its memory")]

use core::ptr::NonNull;

use vm_core::object::Trap;
use vm_objects::object::{
    bound_method::BoundMethod, bytes::Bytes, cell::Cell, dict::Dict, exception::Exception, float::Float,
    function::Function, instance::Instance, int::Int, iterator, list::List, range::Range, set::Set, slice::Slice,
    str::Str, tuple::Tuple,
};
use vm_objects::{Heap, Value};

const NULL: Value = Value::NULL;

/// Words that `make` allocates in an empty heap.
fn words(make: impl FnOnce(&mut Heap) -> Result<(), Trap>) -> usize {
    let mut memory = vec![0usize; 4096];
    let mut heap = Heap::new();
    let base = NonNull::new(memory.as_mut_ptr().cast::<u8>()).unwrap_or(NonNull::dangling());
    // SAFETY: the vector outlives the heap and is not touched.
    assert!(unsafe { heap.add_chunk(base, memory.len() * 8) });
    assert_eq!(make(&mut heap), Ok(()));
    heap.allocated() / 8
}

fn dict_of(heap: &mut Heap, keys: isize) -> Result<(), Trap> {
    let dict = Dict::new(heap)?;
    for key in 0..keys {
        dict.insert_missing(heap, key, Value::from_int_truncated(key), NULL)?;
    }
    // What growing left behind is not the dict's.
    Ok(())
}

/// A function with its closure: what `MAKE_CELL`, `BUILD_TUPLE` and `MAKE_FUNCTION` make.
fn closure_of(heap: &mut Heap, cells: usize) -> Result<(), Trap> {
    let mut items = [NULL; 4];
    for item in items.iter_mut().take(cells) {
        *item = Cell::alloc(heap, NULL)?.value();
    }
    let closure = Tuple::from_slice(heap, items.get(..cells).unwrap_or(&[]))?;
    Function::alloc(heap, NULL, NULL, closure.value(), NULL, NULL).map(drop)
}

/// Name, words: on a chip four bytes each.
#[test]
fn objects_of_plain_words() {
    let measured = [
        ("cell", words(|heap| Cell::alloc(heap, NULL).map(drop))),
        ("closure of 1", words(|heap| closure_of(heap, 1))),
        ("closure of 4", words(|heap| closure_of(heap, 4))),
        ("function", words(|heap| Function::alloc(heap, NULL, NULL, NULL, NULL, NULL).map(drop))),
        ("bound method", words(|heap| BoundMethod::alloc(heap, NULL, NULL).map(drop))),
        ("empty tuple", words(|heap| Tuple::with_len(heap, 0).map(drop))),
        ("tuple of two", words(|heap| Tuple::with_len(heap, 2).map(drop))),
        ("empty list", words(|heap| List::with_capacity(heap, 0).map(drop))),
        ("list of four", words(|heap| List::from_slice(heap, &[NULL; 4]).map(drop))),
        ("empty dict", words(|heap| Dict::new(heap).map(drop))),
        ("dict of one", words(|heap| dict_of(heap, 1))),
        ("dict made for four", words(|heap| Dict::with_capacity(heap, 4).map(drop))),
        ("empty set", words(|heap| Set::new(heap).map(drop))),
        ("set of one", words(|heap| Set::new(heap)?.insert_missing(heap, 0, NULL, NULL))),
        ("instance without attributes", words(|heap| Instance::alloc(heap, NULL, 0).map(drop))),
        ("exception", words(|heap| Exception::alloc(heap, NULL, NULL, NULL, NULL, NULL, NULL).map(drop))),
        ("range", words(|heap| Range::alloc(heap, NULL, NULL, NULL).map(drop))),
        ("slice", words(|heap| Slice::alloc(heap, NULL, NULL, NULL).map(drop))),
        ("list iterator", words(|heap| iterator::SeqIterator::alloc(heap, NULL).map(drop))),
        ("range iterator", words(|heap| iterator::RangeIterator::alloc(heap, 0, 0, 1).map(drop))),
        ("int of one limb", words(|heap| Int::from_isize(heap, isize::MAX).map(drop))),
    ];
    let pinned = [
        ("cell", 2),                        //  8 bytes on a chip
        ("closure of 1", 10),               // 40: function, tuple and cells
        ("closure of 4", 19),               // 76
        ("function", 6),                    // 24
        ("bound method", 3),                // 12
        ("empty tuple", 1),                 //  4
        ("tuple of two", 3),                // 12
        ("empty list", 3),                  // 12
        ("list of four", 8),                // 32
        ("empty dict", 3),                  // 12
        ("dict of one", 12),                // 48
        ("dict made for four", 18),         // 72
        ("empty set", 4),                   // 16
        ("set of one", 23),                 // 92: eight slots, as CPython has
        ("instance without attributes", 3), // 12
        ("exception", 7),                   // 28
        ("range", 4),                       // 16
        ("slice", 4),                       // 16
        ("list iterator", 3),               // 12
        ("range iterator", 4),              // 16
        ("int of one limb", 2),             //  8
    ];
    assert_eq!(measured, pinned);
}

/// `str`, `bytes` and `float` in bytes here; on a chip a str is 12 bytes and its text, a float 12.
#[test]
fn objects_with_raw_parts() {
    let text = |text: &'static str| 8 * words(|heap| Str::from_str(heap, text).map(drop));
    assert_eq!(
        [text(""), text("hello"), text("twenty characters..."), text("né"), text("古明地覺")],
        [16, 24, 40, 24, 24]
    );
    assert_eq!(8 * words(|heap| Bytes::from_slice(heap, b"hello").map(drop)), 24);
    assert_eq!(8 * words(|heap| Float::alloc(heap, 0.5).map(drop)), 16);
}

#[test]
fn a_value_is_a_word_and_a_result_two() {
    assert_eq!(size_of::<Value>(), size_of::<usize>());
    assert_eq!(size_of::<Result<Value, Trap>>(), 2 * size_of::<usize>());
}
