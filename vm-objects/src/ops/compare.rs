//! Comparison, membership, truth.

use crate::features::{ARRAY, MEMORYVIEW};
use core::cmp::Ordering;

use super::compare_containers::{COMPARE_DICTS, COMPARE_SEQUENCES, item_of, len_of_sequence};
use super::keyed::KeyOp;
use crate::Trap;
use crate::classes::lookup::has_class;
use crate::classes::special;
use crate::heap::Kind;
use crate::number::big;
use crate::object::array::Array;
use crate::object::bytes::{ByteArray, Bytes};
use crate::object::dict::Dict;
use crate::object::equal::equal_values;
use crate::object::float::Float;
use crate::object::int::Int;
use crate::object::iterator::{DictView, TableItems};
use crate::object::memory_view::MemoryView;
use crate::object::range::Range;
use crate::object::set::Set;
use crate::object::slice::Slice;
use crate::object::str::Str;
use crate::object::table::{Lookup, Match};
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

/// `<`, and so on: the numbers of comparisons.
pub(crate) const LESS: u32 = 0;
pub(crate) const LESS_EQUAL: u32 = 1;
pub(crate) const EQUAL: u32 = 2;
pub(crate) const NOT_EQUAL: u32 = 3;
pub(crate) const GREATER: u32 = 4;
pub(crate) const GREATER_EQUAL: u32 = 5;

/// How deep containers in containers are compared here.
const DEPTH: u32 = 12;

/// What an order answers to a comparison; no order (a NaN) is unequal.
pub(crate) fn answer(operator: u32, order: Option<Ordering>) -> bool {
    match operator {
        LESS => order == Some(Ordering::Less),
        LESS_EQUAL => matches!(order, Some(Ordering::Less | Ordering::Equal)),
        EQUAL => order == Some(Ordering::Equal),
        NOT_EQUAL => order != Some(Ordering::Equal),
        GREATER => order == Some(Ordering::Greater),
        _ => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
    }
}

/// The order of two real numbers; `None` if one of them is none.
fn order_numbers(left: Value, right: Value) -> Option<Option<Ordering>> {
    if let (Some(left), Some(right)) = (left.as_small_index(), right.as_small_index()) {
        return Some(Some(left.cmp(&right)));
    }
    if let (Some(left), Some(right)) = (left.cast::<Float>(), right.cast::<Float>()) {
        return Some(left.get().partial_cmp(&right.get()));
    }
    if let Some(float) = right.cast::<Float>() {
        return with_int(left, |int| big::cmp_float(int, float.get()));
    }
    if let Some(float) = left.cast::<Float>() {
        return with_int(right, |int| big::cmp_float(int, float.get()).map(Ordering::reverse));
    }
    with_int(left, |left| with_int(right, |right| big::cmp_signed(left, right))).flatten().map(Some)
}

/// What `use_it` makes of an int of any size.
fn with_int<T>(value: Value, use_it: impl FnOnce(big::Int<'_>) -> T) -> Option<T> {
    if let Some(small) = value.as_small_index() {
        let (negative, limbs) = big::split_word(small);
        return Some(use_it(big::Int::new(negative, &limbs)));
    }
    let int = value.cast::<Int>()?;
    Some(use_it(big::Int::new(int.negative(), int.limbs())))
}

/// `left == right` for items of containers, where the same object is equal to itself: as far as it needs no call.
pub(crate) fn equal_items(left: Value, right: Value) -> Match {
    equal_to_depth(left, right, DEPTH)
}

fn equal_to_depth(left: Value, right: Value, depth: u32) -> Match {
    match equal_values(left, right) {
        Match::Ask => {}
        known => return known,
    }
    let Some(depth) = depth.checked_sub(1) else { return Match::Ask };
    match (left.kind(), right.kind()) {
        (Some(Kind::List), Some(Kind::List)) | (Some(Kind::Tuple), Some(Kind::Tuple)) => {
            equal_sequences(left, right, depth)
        }
        (Some(Kind::Dict), Some(Kind::Dict)) => equal_dicts(left, right, depth),
        _ if has_class(left) || has_class(right) => Match::Ask,
        (Some(Kind::List | Kind::Tuple), other) | (other, Some(Kind::List | Kind::Tuple)) => match other {
            Some(Kind::List | Kind::Tuple | Kind::Str | Kind::Int | Kind::Float | Kind::Dict) | None => Match::No,
            _ => Match::Ask,
        },
        _ => Match::Ask,
    }
}

fn equal_sequences(left: Value, right: Value, depth: u32) -> Match {
    let len = len_of_sequence(left);
    if len != len_of_sequence(right) {
        return Match::No;
    }
    for index in 0..len {
        let (Some(left), Some(right)) = (item_of(left, index), item_of(right, index)) else { return Match::Ask };
        match equal_to_depth(left, right, depth) {
            Match::Yes => {}
            other => return other,
        }
    }
    Match::Yes
}

fn equal_dicts(left: Value, right: Value, depth: u32) -> Match {
    let (Some(left), Some(right)) = (left.cast::<Dict>(), right.cast::<Dict>()) else { return Match::Ask };
    if left.len() != right.len() || left.is_ordered() && right.is_ordered() && !left.same_order(right) {
        return Match::No;
    }
    for entry in left.iter() {
        let position = match right.lookup(entry.hash, entry.key) {
            Lookup::Found(position) => position,
            Lookup::Missing => return Match::No,
            Lookup::Ask(_) => return Match::Ask,
        };
        let Some((_, value)) = right.key_value_at(position) else { return Match::Ask };
        match equal_to_depth(entry.value, value, depth) {
            Match::Yes => {}
            other => return other,
        }
    }
    Match::Yes
}

impl Python<'_> {
    /// `left op right`.
    pub(crate) fn compare(&mut self, operator: u32, left: Value, right: Value) -> Result<Value, Trap> {
        if let Some(order) = order_numbers(left, right) {
            return Ok(Value::from_bool(answer(operator, order)));
        }
        if let (Some(left), Some(right)) = (left.cast::<Str>(), right.cast::<Str>()) {
            return Ok(Value::from_bool(match operator {
                EQUAL => left.same_text(right),
                NOT_EQUAL => !left.same_text(right),
                _ => answer(operator, Some(left.compare(right))),
            }));
        }
        self.compare_others(operator, left, right)
    }

    #[inline(never)]
    fn compare_others(&mut self, operator: u32, left: Value, right: Value) -> Result<Value, Trap> {
        if has_class(left) || has_class(right) {
            return Err(self.defer(&special::COMPARE, operator));
        }
        match (left.kind(), right.kind()) {
            (Some(Kind::Tuple), Some(Kind::Tuple)) | (Some(Kind::List), Some(Kind::List)) => {
                self.compare_sequences(operator, left, right)
            }
            (Some(Kind::Bytes | Kind::ByteArray), Some(Kind::Bytes | Kind::ByteArray)) => {
                let (left, right) = (self.bytes_like(left)?, self.bytes_like(right)?);
                Ok(Value::from_bool(answer(operator, Some(left.as_slice().cmp(right.as_slice())))))
            }
            (Some(Kind::MemoryView), _) | (_, Some(Kind::MemoryView))
                if MEMORYVIEW.on && matches!(operator, EQUAL | NOT_EQUAL) =>
            {
                let equal = self.equal_views(left, right)?;
                Ok(Value::from_bool(equal == (operator == EQUAL)))
            }
            (Some(Kind::Array), Some(Kind::Array)) if ARRAY.on => self.compare_arrays(operator, left, right),
            (Some(Kind::Dict), Some(Kind::Dict)) if matches!(operator, EQUAL | NOT_EQUAL) => {
                match equal_dicts(left, right, DEPTH) {
                    Match::Ask => Err(self.defer(&COMPARE_DICTS, operator)),
                    equal => Ok(Value::from_bool((equal == Match::Yes) == (operator == EQUAL))),
                }
            }
            (Some(Kind::Range), Some(Kind::Range)) if matches!(operator, EQUAL | NOT_EQUAL) => {
                let equal = self.equal_ranges(left, right)?;
                Ok(Value::from_bool(equal == (operator == EQUAL)))
            }
            (Some(Kind::Cell), Some(Kind::Cell)) | (Some(Kind::Code), Some(Kind::Code)) => {
                Err(self.defer(&special::COMPARE, operator))
            }
            (Some(Kind::Slice), Some(Kind::Slice)) => self.compare_slices(operator, left, right),
            (Some(Kind::Set | Kind::DictView), Some(Kind::Set | Kind::DictView))
                if is_set_like(left) && is_set_like(right) =>
            {
                self.compare_sets(operator, left, right)
            }
            _ => self.compare_identity(operator, left, right),
        }
    }

    /// Values of types that say nothing about each other.
    fn compare_identity(&mut self, operator: u32, left: Value, right: Value) -> Result<Value, Trap> {
        match operator {
            EQUAL | NOT_EQUAL => {
                let equal = match (left.kind(), right.kind()) {
                    // A complex number, and a method: their equality is here, but a NaN is not equal to itself.
                    (Some(Kind::Complex), _) if left == right => {
                        left.cast::<crate::object::complex::Complex>().is_some_and(|c| c.get() == c.get())
                    }
                    (Some(Kind::Complex | Kind::BoundMethod), _) | (_, Some(Kind::Complex)) => {
                        equal_values(left, right) == Match::Yes
                    }
                    _ => left == right,
                };
                Ok(Value::from_bool(equal == (operator == EQUAL)))
            }
            _ => Err(self.unordered(operator, left, right)),
        }
    }

    /// `slice_richcompare`: as tuples are.
    fn compare_slices(&mut self, operator: u32, left: Value, right: Value) -> Result<Value, Trap> {
        let (left, right) = (self.parts_of_slice(left)?, self.parts_of_slice(right)?);
        self.compare_sequences(operator, left, right)
    }

    /// A slice's three parts as a tuple; any other value itself.
    pub(super) fn parts_of_slice(&mut self, value: Value) -> Result<Value, Trap> {
        match value.cast::<Slice>() {
            Some(slice) => self.tuple(&[slice.start.get(), slice.stop.get(), slice.step.get()]),
            None => Ok(value),
        }
    }

    /// Lists, or tuples.
    fn compare_sequences(&mut self, operator: u32, left: Value, right: Value) -> Result<Value, Trap> {
        let (left_len, right_len) = (len_of_sequence(left), len_of_sequence(right));
        if left_len != right_len && left.is_kind(Kind::List) && matches!(operator, EQUAL | NOT_EQUAL) {
            return Ok(Value::from_bool(operator == NOT_EQUAL));
        }
        for index in 0..left_len.min(right_len) {
            let (Some(a), Some(b)) = (item_of(left, index), item_of(right, index)) else { break };
            match equal_items(a, b) {
                Match::Yes => {}
                Match::Ask => return Err(self.defer(&COMPARE_SEQUENCES, operator)),
                Match::No if operator == EQUAL => return Ok(Value::FALSE),
                Match::No if operator == NOT_EQUAL => return Ok(Value::TRUE),
                Match::No => {
                    return match self.compare(operator, a, b) {
                        Err(Trap::Defer) => Err(self.defer(&COMPARE_SEQUENCES, operator)),
                        done => done,
                    };
                }
            }
        }
        Ok(Value::from_bool(answer(operator, Some(left_len.cmp(&right_len)))))
    }

    /// `item in container`.
    pub(crate) fn contains_item(&mut self, item: Value, container: Value, invert: bool) -> Result<Value, Trap> {
        match container.kind() {
            Some(Kind::Dict) => {
                let op = if invert { KeyOp::Lacks } else { KeyOp::Contains };
                self.keyed_item_first(op, container, item)
            }
            Some(Kind::Set) => self.set_contains(item, container, invert),
            Some(Kind::List | Kind::Tuple) => self.sequence_contains(item, container, invert),
            Some(Kind::Str) => match (container.cast::<Str>(), item.cast::<Str>()) {
                (Some(text), Some(part)) => Ok(Value::from_bool(text.find(part, 0, usize::MAX).is_some() != invert)),
                _ => self.wrong_str_item(item, container, invert),
            },
            Some(Kind::Bytes | Kind::ByteArray) => self.bytes_contain(item, container, invert),
            Some(Kind::Range) => self.range_contains(item, container, invert),
            Some(Kind::DictView) => self.view_contains(item, container, invert),
            _ => Err(self.defer(&special::CONTAINS, u32::from(invert))),
        }
    }

    fn wrong_str_item(&mut self, item: Value, container: Value, invert: bool) -> Result<Value, Trap> {
        if self.is_instance_of(item, TypeId::Str) {
            let inside = self.unwrapped(item);
            return self.contains_item(inside, container, invert);
        }
        let name = self.type_name(item);
        Err(self.type_error(format_args!("'in <string>' requires string as left operand, not {name}")))
    }

    fn set_contains(&mut self, item: Value, container: Value, invert: bool) -> Result<Value, Trap> {
        let op = if invert { KeyOp::Lacks } else { KeyOp::Contains };
        let item = self.searched_item(item)?;
        self.keyed_item_first(op, container, item)
    }

    /// A set, which has no hash, may be looked for in a set of frozensets.
    pub(crate) fn searched_item(&mut self, item: Value) -> Result<Value, Trap> {
        let Some(set) = self.unwrapped(item).cast::<Set>().filter(|set| !set.frozen()) else { return Ok(item) };
        if self.has_special(item, "__hash__") {
            return Ok(item);
        }
        let frozen = set.copy(&mut self.heap)?;
        frozen.freeze();
        Ok(frozen.value())
    }

    fn sequence_contains(&mut self, item: Value, container: Value, invert: bool) -> Result<Value, Trap> {
        for index in 0..len_of_sequence(container) {
            match item_of(container, index).map_or(Match::No, |candidate| equal_items(candidate, item)) {
                Match::Yes => return Ok(Value::from_bool(!invert)),
                Match::No => {}
                Match::Ask => return Err(self.defer(&special::CONTAINS, u32::from(invert))),
            }
        }
        Ok(Value::from_bool(invert))
    }

    /// The truth of a value that is no bool, `None` or small int.
    pub(crate) fn truth_of(&mut self, value: Value) -> Result<bool, Trap> {
        let Some(kind) = value.kind() else {
            if value == Value::NOT_IMPLEMENTED {
                return Err(self.defer(&special::TRUTH_OF_NOT_IMPLEMENTED, 0));
            }
            return Ok(value.as_small_index() != Some(0) && !value.is_none());
        };
        if kind == Kind::Float {
            return Ok(value.cast::<Float>().is_some_and(|float| float.get() != 0.0));
        }
        if let Some(len) = self.plain_len(value) {
            return Ok(len != 0);
        }
        if let Some(view) = value.cast::<MemoryView>() {
            return self.len_of(view.value()).map(|len| len != Value::from_int_truncated(0));
        }
        match kind {
            Kind::Complex => Ok(equal_values(value, Value::from_int_truncated(0)) != Match::Yes),
            Kind::Range => self.range_len_value(value).map(|len| len != Value::from_int_truncated(0)),
            Kind::Instance | Kind::Exception | Kind::Class if has_class(value) => Err(self.defer(&special::TRUTH, 0)),
            _ => Ok(true),
        }
    }

    /// The length of a built-in container; ranges, whose length may be any int, excepted.
    #[inline]
    pub(crate) fn plain_len(&self, value: Value) -> Option<usize> {
        match value.kind()? {
            Kind::List | Kind::Tuple => Some(len_of_sequence(value)),
            Kind::Str => value.cast::<Str>().map(|text| text.len()),
            Kind::Dict => value.cast::<Dict>().map(|dict| dict.len()),
            Kind::Set => value.cast::<Set>().map(|set| set.len()),
            Kind::Bytes => value.cast::<Bytes>().map(|bytes| bytes.len()),
            Kind::ByteArray => value.cast::<ByteArray>().map(|array| array.len.get()),
            Kind::Array => value.cast::<Array>().map(|array| array.len.get()),
            Kind::DictView => value.cast::<DictView>()?.dict.get().cast::<Dict>().map(|dict| dict.len()),
            _ => None,
        }
    }

    fn equal_ranges(&mut self, left: Value, right: Value) -> Result<bool, Trap> {
        let (Some(a), Some(b)) = (left.cast::<Range>(), right.cast::<Range>()) else { return Ok(false) };
        let (left_len, right_len) = (self.range_len_value(left)?, self.range_len_value(right)?);
        let same = |a: Value, b: Value| equal_values(a, b) == Match::Yes;
        if !same(left_len, right_len) {
            return Ok(false);
        }
        let none = same(left_len, Value::from_int_truncated(0));
        let one = same(left_len, Value::from_int_truncated(1));
        Ok(none || (same(a.start.get(), b.start.get()) && (one || same(a.step.get(), b.step.get()))))
    }
}

/// Sets, and the views of a dict that are compared as sets.
pub(crate) fn is_set_like(value: Value) -> bool {
    match value.cast::<DictView>() {
        Some(view) => view.items() != TableItems::Values,
        None => value.is_kind(Kind::Set),
    }
}
