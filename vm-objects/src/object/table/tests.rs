//! Tests of tables against a model.

extern crate alloc;
use alloc::vec::Vec;

use super::{Lookup, Match};
use crate::heap::Obj;
use crate::heap::tests::{Random, collect, heap_of, retry};
use crate::object::dict::Dict;
use crate::object::set::Set;
use crate::value::Value;

/// Few hashes, so that many keys collide.
fn hash(key: usize) -> isize {
    ((key % 37) as isize).wrapping_mul(if key.is_multiple_of(2) { 64 } else { -0x4321_8765 })
}

fn value(n: usize) -> Value {
    Value::from_int_truncated(n as isize)
}

fn position(dict: Obj<Dict>, key: usize) -> Option<usize> {
    dict.find_identical(hash(key), value(key))
}

fn same(dict: Obj<Dict>, model: &[(usize, usize)]) {
    assert_eq!(dict.len(), model.len());
    let items: Vec<_> = dict.iter().map(|e| (e.key, e.value)).collect();
    let wanted: Vec<_> = model.iter().map(|&(k, v)| (value(k), value(v))).collect();
    assert_eq!(items, wanted);
}

#[test]
fn a_dict_is_as_its_model() {
    for (seed, keys) in [(1, 6), (2, 12), (3, 60), (4, 400), (5, 3000)] {
        let mut test = heap_of(400_000);
        let heap = &mut test.heap;
        let Ok(dict) = Dict::new(heap) else { return };
        let roots = [dict.value()];
        let mut model: Vec<(usize, usize)> = Vec::new();
        let mut random = Random(seed);
        for round in 0..8000 {
            let key = random.below(keys);
            let found = position(dict, key);
            let known = model.iter().position(|&(k, _)| k == key);
            assert_eq!(found.is_some(), known.is_some(), "key {key} in round {round}");
            match (random.below(8), found, known) {
                (0..=4, Some(at), Some(n)) => {
                    dict.set_value_at(at, value(round));
                    model.get_mut(n).into_iter().for_each(|pair| pair.1 = round);
                }
                (0..=4, ..) => {
                    let done =
                        retry(heap, &roots, |heap| dict.insert_missing(heap, hash(key), value(key), value(round)));
                    assert!(done.is_some());
                    model.push((key, round));
                }
                (5..=6, Some(at), Some(n)) => {
                    let removed = dict.remove_at(at).map(|e| (e.key, e.value));
                    let (k, v) = model.remove(n);
                    assert_eq!(removed, Some((value(k), value(v))));
                }
                (7, ..) => {
                    let removed = dict.pop_last().map(|e| (e.key, e.value));
                    assert_eq!(removed, model.pop().map(|(k, v)| (value(k), value(v))));
                }
                _ => {}
            }
            if round % 701 == 0 {
                collect(heap, &roots);
                same(dict, &model);
                let copy = dict.copy(heap);
                assert!(copy.is_ok());
                copy.into_iter().for_each(|copy| same(copy, &model));
            }
        }
        same(dict, &model);
        dict.clear();
        same(dict, &[]);
    }
}

#[test]
fn popping_all_from_the_end_or_the_middle() {
    let mut test = heap_of(400_000);
    let heap = &mut test.heap;
    let Ok(dict) = Dict::with_capacity(heap, 5000) else { return };
    for key in 0..5000 {
        assert!(dict.insert_missing(heap, hash(key), value(key), Value::NONE).is_ok());
    }
    for key in (0..5000).filter(|key| key % 3 == 0) {
        position(dict, key).and_then(|at| dict.remove_at(at));
    }
    for key in (0..5000).rev().filter(|key| key % 3 != 0) {
        assert_eq!(dict.pop_last().map(|e| e.key), Some(value(key)));
    }
    assert_eq!(dict.pop_last(), None);
    assert_eq!(dict.len(), 0);
}

/// A search that must ask goes on after each candidate, in small tables and in large ones.
#[test]
fn asking_goes_through_all_candidates() {
    for keys in [5, 50, 500] {
        let mut test = heap_of(50_000);
        let heap = &mut test.heap;
        let Ok(set) = Set::new(heap) else { return };
        for key in 0..keys {
            assert!(set.insert_missing(heap, 7, value(key), Value::NULL).is_ok());
            assert!(set.insert_missing(heap, 8, value(key + keys), Value::NULL).is_ok());
        }
        set.find_identical(7, value(2)).and_then(|at| set.remove_at(at));
        let mut asked = Vec::new();
        let mut next = set.find(7, |_| Match::Ask);
        while let Lookup::Ask(at) = next {
            asked.extend(set.entry(at).map(|e| e.key));
            next = set.find_after(7, at, |_| Match::Ask);
        }
        // In the order of the search, each once.
        asked.sort_by_key(|key| key.as_small_int());
        let wanted: Vec<_> = (0..keys).filter(|&k| k != 2).map(value).collect();
        assert_eq!(asked, wanted);
        assert_eq!(next, Lookup::Missing);
    }
}
