//! Tests of the heap: a model, a long chain, exhaustion.

extern crate alloc;
use alloc::vec;
use alloc::vec::Vec;

use core::ptr::NonNull;

use super::{Heap, Obj};
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::trap::Trap;
use crate::value::Value;

/// A heap over one leaked-until-drop vector.
pub(crate) struct TestHeap {
    pub(crate) heap: Heap,
    _memory: Vec<usize>,
}

#[expect(unsafe_code, reason = "gives the heap its memory")]
pub(crate) fn heap_of(words: usize) -> TestHeap {
    let mut memory = vec![0usize; words];
    let mut heap = Heap::new();
    let base = NonNull::new(memory.as_mut_ptr().cast::<u8>());
    // SAFETY: the vector lives as long as the heap and is never touched.
    assert!(base.is_some_and(|base| unsafe { heap.add_chunk(base, words * 8) }));
    TestHeap { heap, _memory: memory }
}

#[expect(unsafe_code, reason = "collects")]
pub(crate) fn collect(heap: &mut Heap, roots: &[Value]) {
    // SAFETY: the tests use only what is reachable from the roots afterwards.
    unsafe { heap.collect(|marker| marker.mark_all(roots)) };
}

fn list_of(value: Value) -> Option<Obj<List>> {
    value.cast()
}

#[test]
fn what_is_reachable_stays() {
    let mut test = heap_of(4000);
    let heap = &mut test.heap;
    let list = List::with_capacity(heap, 0).ok();
    let root = list.map_or(Value::NULL, |l| l.value());
    for i in 0..1000 {
        let item = match Tuple::from_slice(heap, &[Value::from_int_truncated(i), root]) {
            Ok(tuple) => tuple.value(),
            Err(_) => {
                collect(heap, &[root]);
                Tuple::from_slice(heap, &[Value::from_int_truncated(i), root]).map_or(Value::NULL, |t| t.value())
            }
        };
        if i % 10 == 0 && list_of(root).is_some_and(|l| l.push(heap, item) == Err(Trap::Memory)) {
            collect(heap, &[root, item]);
            assert!(list_of(root).is_some_and(|l| l.push(heap, item).is_ok()));
        }
    }
    collect(heap, &[root]);
    let list = list_of(root);
    assert_eq!(list.map(|l| l.len()), Some(100));
    for n in 0..100 {
        let item = list.and_then(|l| l.get(n)).and_then(|v| v.cast::<Tuple>());
        assert_eq!(item.and_then(|t| t.get(0)), Value::from_int(n as isize * 10));
        assert_eq!(item.and_then(|t| t.get(1)), Some(root));
    }
    collect(heap, &[]);
    assert_eq!(heap.stats().live, 0);
    assert!(heap.stats().largest_free >= (4000 - 8) * 8);
}
