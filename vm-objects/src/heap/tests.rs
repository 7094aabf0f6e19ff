//! Tests of the heap: against a model, a long chain, a wide tree, exhaustion, limits.

extern crate alloc;
use alloc::vec;
use alloc::vec::Vec;

use core::ptr::NonNull;

use super::{Heap, Obj};
use crate::lifetimes::Lifetimes;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::value::Value;
use vm_core::object::Trap;

/// A heap over vectors that live as long as it.
pub(crate) struct TestHeap {
    pub(crate) heap: Heap,
    memory: Vec<Vec<usize>>,
}

impl TestHeap {
    #[expect(unsafe_code, reason = "gives the heap its memory")]
    fn add(&mut self, words: usize) {
        let mut memory = vec![0xaaaa_aaaausize; words];
        let base = NonNull::new(memory.as_mut_ptr().cast::<u8>());
        // SAFETY: the vector lives as long as the heap and is never touched.
        assert!(base.is_some_and(|base| unsafe { self.heap.add_chunk(base, words * super::WORD) }));
        self.memory.push(memory);
    }
}

pub(crate) fn heap_of(words: usize) -> TestHeap {
    let mut test = TestHeap { heap: Heap::new(), memory: Vec::new() };
    test.add(words);
    test
}

#[expect(unsafe_code, reason = "collects")]
pub(crate) fn collect(heap: &mut Heap, roots: &[Value]) {
    // SAFETY: the tests use only what is reachable from the roots afterwards.
    unsafe { heap.collect(|marker| marker.mark_all(roots), &mut Lifetimes::new(), |_| ()) };
}

/// Runs an operation, and once more after a collection if there was no room.
pub(crate) fn retry<T>(
    heap: &mut Heap,
    roots: &[Value],
    mut run: impl FnMut(&mut Heap) -> Result<T, Trap>,
) -> Option<T> {
    match run(heap) {
        Err(Trap::Memory) => {
            collect(heap, roots);
            run(heap).ok()
        }
        other => other.ok(),
    }
}

pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }
}

fn list(value: Value) -> Option<Obj<List>> {
    value.cast()
}

/// A node of the graph is a list: its number, then other nodes. The model has the same as vectors.
struct Graph {
    test: TestHeap,
    random: Random,
    roots: Vec<Value>,
    root_numbers: Vec<usize>,
    model: Vec<Vec<usize>>,
}

impl Graph {
    fn step(&mut self) -> Option<()> {
        let heap = &mut self.test.heap;
        match self.random.below(8) {
            0 | 1 => {
                let number = self.model.len();
                let first = Value::from_int(number as isize)?;
                let node = retry(heap, &self.roots, |heap| List::from_slice(heap, &[first]))?;
                self.model.push(Vec::new());
                let slot = self.random.below(self.roots.len());
                *self.roots.get_mut(slot)? = node.value();
                *self.root_numbers.get_mut(slot)? = number;
            }
            2..=5 => {
                let (from, to) = (self.random.below(self.roots.len()), self.random.below(self.roots.len()));
                let (node, target) = (list(*self.roots.get(from)?)?, *self.roots.get(to)?);
                retry(heap, &self.roots, |heap| node.push(heap, target))?;
                let (from, to) = (*self.root_numbers.get(from)?, *self.root_numbers.get(to)?);
                self.model.get_mut(from)?.push(to);
            }
            6 => {
                let at = self.random.below(self.roots.len());
                if self.model.get(*self.root_numbers.get(at)?)?.is_empty() {
                    return Some(());
                }
                list(*self.roots.get(at)?)?.pop()?;
                self.model.get_mut(*self.root_numbers.get(at)?)?.pop()?;
            }
            _ => {
                // Rubbish of many sizes.
                let size = self.random.below(60);
                retry(heap, &self.roots, |heap| Tuple::with_len(heap, size))?;
                if self.random.below(50) == 0 {
                    collect(heap, &self.roots);
                }
            }
        }
        Some(())
    }

    /// Walks the real graph beside the model.
    fn check(&self) -> Option<()> {
        let mut seen = vec![false; self.model.len()];
        let mut todo: Vec<(Value, usize)> = self.roots.iter().copied().zip(self.root_numbers.iter().copied()).collect();
        while let Some((value, number)) = todo.pop() {
            let node = list(value)?;
            assert_eq!(node.get(0)?, Value::from_int(number as isize)?);
            if core::mem::replace(seen.get_mut(number)?, true) {
                continue;
            }
            let children = self.model.get(number)?;
            assert_eq!(node.len(), children.len() + 1);
            for (cell, &child) in node.items().get(1..)?.iter().zip(children) {
                todo.push((cell.get(), child));
            }
        }
        Some(())
    }
}

#[test]
fn a_random_graph_is_as_its_model() {
    for seed in 0..6 {
        let mut test = heap_of(3000);
        test.add(500);
        test.add(9000);
        let first = Value::from_int(0).and_then(|zero| List::from_slice(&mut test.heap, &[zero]).ok());
        let roots = vec![first.map_or(Value::NULL, Obj::value); 12];
        let mut graph =
            Graph { test, random: Random(seed), root_numbers: vec![0; roots.len()], roots, model: vec![Vec::new()] };
        for round in 0..6000 {
            // The graph grows with its history: stop when even a collection makes no room.
            if graph.step().is_none() {
                assert!(round > 1000, "no room after {round} steps");
                break;
            }
            if round % 500 == 0 {
                assert!(graph.check().is_some());
            }
        }
        assert!(graph.check().is_some());
        assert!(graph.test.heap.stats().collections > 0);
        let all = graph.test.heap.stats().total;
        collect(&mut graph.test.heap, &[]);
        let stats = graph.test.heap.stats();
        assert_eq!((stats.live, stats.total), (0, all));
        assert!(stats.largest_free >= 8900 * super::WORD);
    }
}

#[test]
fn a_chain_of_a_hundred_thousand_lists() {
    let mut test = heap_of(1_500_000);
    let mut head = Value::NONE;
    for _ in 0..100_000 {
        head = List::from_slice(&mut test.heap, &[head]).map_or(Value::NULL, Obj::value);
    }
    let before = test.heap.stats().live;
    collect(&mut test.heap, &[head]);
    assert_eq!(test.heap.stats().live, before);
    let mut depth = 0;
    while let Some(node) = list(head) {
        head = node.get(0).unwrap_or(Value::NULL);
        depth += 1;
    }
    assert_eq!((depth, head), (100_000, Value::NONE));
}

/// The mark stack overflows at each of three levels.
#[test]
fn a_tree_that_is_wider_than_the_mark_stack() {
    let mut test = heap_of(1_500_000);
    let heap = &mut test.heap;
    let mut build = || -> Result<Value, Trap> {
        let root = List::with_capacity(heap, 0)?;
        for _ in 0..700 {
            let branch = List::with_capacity(heap, 0)?;
            root.push(heap, branch.value())?;
            for leaf in 0..30 {
                let leaf = Value::from_int_truncated(leaf);
                let twig = Tuple::from_slice(heap, &[leaf, branch.value()])?;
                let twig = Tuple::from_slice(heap, &[twig.value()])?;
                branch.push(heap, twig.value())?;
            }
        }
        Ok(root.value())
    };
    let root = build().unwrap_or(Value::NULL);
    collect(heap, &[root]);
    let live = heap.stats().live;
    collect(heap, &[root]);
    assert_eq!(heap.stats().live, live);
    let root = list(root)
        .map_or(0, |root| root.items().iter().filter_map(|b| list(b.get())).map(|branch| branch.len()).sum::<usize>());
    assert_eq!(root, 700 * 30);
    assert!(live > 700 * 30 * 5 * super::WORD);
}

#[test]
fn a_full_heap_says_so_and_goes_on_with_another_chunk() {
    let mut test = heap_of(1000);
    let mut root = Value::NULL;
    let mut made = 0;
    while let Ok(pair) = Tuple::from_slice(&mut test.heap, &[root, Value::NONE]) {
        root = pair.value();
        made += 1;
    }
    assert_eq!(test.heap.wanted(), 3 * super::WORD);
    assert_eq!(made, (1000 - 4) / 3);
    collect(&mut test.heap, &[root]);
    assert_eq!(Tuple::with_len(&mut test.heap, 500).err(), Some(Trap::Memory));
    assert_eq!(test.heap.wanted(), 501 * super::WORD);
    test.add(600);
    assert!(Tuple::with_len(&mut test.heap, 500).is_ok());
    assert_eq!(test.heap.chunks().map(|(_, bytes)| bytes).sum::<usize>(), 1600 * super::WORD);
    assert_eq!(Tuple::with_len(&mut test.heap, usize::MAX).err(), Some(Trap::Memory));
    assert_eq!(Tuple::with_len(&mut test.heap, usize::MAX / 2).err(), Some(Trap::Memory));
}

#[test]
fn the_soft_limit_asks_for_a_collection() {
    let mut test = heap_of(100_000);
    test.heap.set_soft_limit(1000 * super::WORD);
    for _ in 0..3 {
        let mut made = 0;
        while Tuple::with_len(&mut test.heap, 9).is_ok() {
            made += 1;
        }
        assert_eq!((made, test.heap.wanted()), (100, 0));
        collect(&mut test.heap, &[]);
    }
    // One object above the limit is not refused for ever.
    assert!(Tuple::with_len(&mut test.heap, 5000).is_ok());
    assert_eq!(Tuple::with_len(&mut test.heap, 9).err(), Some(Trap::Memory));
    collect(&mut test.heap, &[]);
    assert!(Tuple::with_len(&mut test.heap, 9).is_ok());
}

#[test]
fn the_chosen_allocation_fails_once() {
    for n in 1..20 {
        let mut test = heap_of(1000);
        let _ = Tuple::with_len(&mut test.heap, 3);
        test.heap.fail_allocation(n);
        let failed: Vec<usize> =
            (1..40).filter(|_| true).filter(|_| Tuple::with_len(&mut test.heap, 3).is_err()).collect();
        assert_eq!(failed, [n]);
    }
}

#[test]
fn a_large_object_does_not_use_up_the_small_holes() {
    let mut test = heap_of(10_000);
    let mut kept = Vec::new();
    for n in 0..300 {
        if let Ok(tuple) = Tuple::with_len(&mut test.heap, 9)
            && n % 2 == 0
        {
            kept.push(tuple.value());
        }
    }
    collect(&mut test.heap, &kept);
    let _ = Tuple::with_len(&mut test.heap, 3);
    assert!(Tuple::with_len(&mut test.heap, 2000).is_ok());
    // 150 holes of ten words are still there for small objects.
    let small = (0..149).filter(|_| Tuple::with_len(&mut test.heap, 9).is_ok()).count();
    assert_eq!(small, 149);
    assert!(test.heap.stats().largest_free > 4900 * super::WORD);
}

#[test]
fn dead_names_leave_the_intern_table() {
    let mut test = heap_of(20_000);
    let heap = &mut test.heap;
    let kept = Str::intern(heap, "kept").map_or(Value::NULL, Obj::value);
    for n in 0..500 {
        let _ = retry(heap, &[kept], |heap| Str::intern(heap, &alloc::format!("name{n}")));
    }
    collect(heap, &[kept]);
    assert_eq!(Str::intern(heap, "kept").map(Obj::value), Ok(kept));
    let before = heap.stats().live;
    let again = Str::intern(heap, "name7").map(|s| s.interned());
    assert_eq!(again, Ok(true));
    assert!(heap.stats().live > before, "name7 was not forgotten");
    let one = Str::intern(heap, "name7").map(Obj::value);
    assert_eq!(one, Str::from_str(heap, "name7").and_then(|s| s.interned_in(heap)).map(Obj::value));
}

#[test]
fn objects_grow_and_shrink_where_they_lie() {
    use crate::object::block::Block;
    let mut test = heap_of(1000);
    let heap = &mut test.heap;
    let mut run = || -> Result<(), Trap> {
        let first = heap.alloc::<Block>(10)?;
        assert!(heap.grow_last(first, 20));
        assert_eq!((first.slots().len(), heap.allocated()), (20, 21 * super::WORD));
        assert!(first.slots().iter().all(|slot| slot.get().is_null()));
        heap.shrink(first, 15);
        assert_eq!(heap.allocated(), 16 * super::WORD);
        let second = heap.alloc::<Block>(4)?;
        assert!(!heap.grow_last(first, 20) && !heap.grow_last(second, 100_000));
        first.set(0, second.value());
        heap.shrink(first, 1);
        collect(heap, &[first.value()]);
        assert_eq!(heap.stats().live, (2 + 5) * super::WORD);
        assert_eq!(first.get(0), second.value());
        // What the first gave up is a hole of fourteen words.
        let third = heap.alloc::<Block>(13)?;
        assert!(third.value().identity() > first.value().identity());
        assert!(third.value().identity() < second.value().identity());
        Ok(())
    };
    assert_eq!(run(), Ok(()));
}
