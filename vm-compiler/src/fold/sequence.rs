//! Texts, bytes and tuples: `+`, `*`, subscripts; and frozensets of constants.

use std::collections::HashSet;

use num_bigint::BigInt;
use num_traits::{FromPrimitive, ToPrimitive};

use super::int::as_int;
use super::make_const;
use crate::ast::{Context, Expr, ExprKind, Operator};
use crate::object::Constant;
use crate::set_order::table_order;
use crate::string::PyString;

/// `MAX_COLLECTION_SIZE`: items of a repeated tuple.
const MAX_COLLECTION_SIZE: usize = 256;
/// `MAX_STR_SIZE`: characters of a repeated text.
const MAX_STR_SIZE: usize = 4096;
/// `MAX_TOTAL_ITEMS`: items of a repeated tuple, nested ones included.
const MAX_TOTAL_ITEMS: i64 = 1024;

/// `left op right`; none where CPython does not fold.
pub(super) fn apply(op: Operator, left: &Constant, right: &Constant) -> Option<Constant> {
    match op {
        Operator::Add => concatenate(left, right),
        Operator::Mult => match (as_int(left), as_int(right)) {
            (Some(times), None) => repeat(right, times.to_i64()?),
            (None, Some(times)) => repeat(left, times.to_i64()?),
            _ => None,
        },
        _ => None,
    }
}

fn concatenate(left: &Constant, right: &Constant) -> Option<Constant> {
    Some(match (left, right) {
        (Constant::Str(left), Constant::Str(right)) => {
            Constant::Str(PyString::from_wtf8(&[left.as_bytes(), right.as_bytes()].concat())?)
        }
        (Constant::Bytes(left), Constant::Bytes(right)) => Constant::Bytes([&left[..], right].concat()),
        (Constant::Tuple(left), Constant::Tuple(right)) => Constant::Tuple(left.iter().chain(right).cloned().collect()),
        _ => return None,
    })
}

/// `safe_multiply`, of a sequence.
fn repeat(value: &Constant, times: i64) -> Option<Constant> {
    let (size, max) = match value {
        Constant::Str(text) => (text.code_points().count(), MAX_STR_SIZE),
        Constant::Bytes(bytes) => (bytes.len(), MAX_STR_SIZE),
        Constant::Tuple(items) => (items.len(), MAX_COLLECTION_SIZE),
        _ => return None,
    };
    if size == 0 {
        return Some(value.clone());
    }
    let count = usize::try_from(times).ok().filter(|count| *count <= max / size)?;
    Some(match value {
        Constant::Str(text) => Constant::Str(PyString::from_wtf8(&text.as_bytes().repeat(count))?),
        Constant::Bytes(bytes) => Constant::Bytes(bytes.repeat(count)),
        Constant::Tuple(items) => {
            if count > 0 && room(value, MAX_TOTAL_ITEMS / times) < 0 {
                return None;
            }
            Constant::Tuple(items.iter().cycle().take(size * count).cloned().collect())
        }
        _ => return None,
    })
}

/// `check_complexity`: what is left of `limit` after the items of a tuple.
fn room(value: &Constant, limit: i64) -> i64 {
    let Constant::Tuple(items) = value else { return limit };
    let mut limit = limit - items.len() as i64;
    for item in items {
        if limit < 0 {
            break;
        }
        limit = room(item, limit);
    }
    limit
}

/// `fold_subscr`.
pub(super) fn fold_subscript(node: &mut Expr) {
    let ExprKind::Subscript { value, slice, ctx: Context::Load } = &node.kind else { return };
    let (Some(value), Some(index)) = (value.as_constant(), slice.as_constant()) else { return };
    let value = item(value, index);
    make_const(node, value);
}

fn item(value: &Constant, index: &Constant) -> Option<Constant> {
    let index = as_int(index)?.to_i64()?;
    let at = |size: usize| {
        let index = if index < 0 { index.checked_add(size as i64)? } else { index };
        usize::try_from(index).ok().filter(|index| *index < size)
    };
    match value {
        Constant::Str(text) => {
            let points: Vec<u32> = text.code_points().collect();
            PyString::from_code_points([*points.get(at(points.len())?)?]).map(Constant::Str)
        }
        Constant::Bytes(bytes) => bytes.get(at(bytes.len())?).map(|byte| Constant::int(*byte)),
        Constant::Tuple(items) => items.get(at(items.len())?).cloned(),
        _ => None,
    }
}

/// A frozenset; of equal items, the first stays.
pub(crate) fn frozenset(items: Vec<Constant>) -> Constant {
    let mut keys = HashSet::new();
    let mut others: Vec<Constant> = Vec::new();
    let mut is_new = |item: &Constant| match Key::of(item) {
        Some(key) => keys.insert(key),
        None => {
            let new = !others.iter().any(|other| python_equal(other, item));
            others.extend(new.then(|| item.clone()));
            new
        }
    };
    let kept = items.into_iter().filter(|item| is_new(item));
    // CPython keeps a second set, filled from this one (`merge_consts_recursive` of `Python/compile.c`).
    Constant::FrozenSet(table_order(kept))
}

/// Equal for constants that Python finds equal.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Text(PyString),
    Bytes(Vec<u8>),
    Int(BigInt),
    Float(u64),
}

impl Key {
    /// The key of a text or a number.
    fn of(value: &Constant) -> Option<Self> {
        Some(match value {
            Constant::Str(text) => Self::Text(text.clone()),
            Constant::Bytes(bytes) => Self::Bytes(bytes.clone()),
            Constant::Float(value) => match BigInt::from_f64(*value).filter(|_| value.fract() == 0.0) {
                Some(int) => Self::Int(int),
                None => Self::Float(value.to_bits()),
            },
            Constant::Complex(real, 0.0) => return Self::of(&Constant::Float(*real)),
            _ => Self::Int(as_int(value)?),
        })
    }
}

/// Python's `==` between constants, where `1`, `1.0` and `True` are one.
pub(crate) fn python_equal(a: &Constant, b: &Constant) -> bool {
    match (a, b) {
        (Constant::None, Constant::None) | (Constant::Ellipsis, Constant::Ellipsis) => true,
        (Constant::Str(a), Constant::Str(b)) => a == b,
        (Constant::Bytes(a), Constant::Bytes(b)) => a == b,
        (Constant::Tuple(a), Constant::Tuple(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| python_equal(a, b))
        }
        (Constant::FrozenSet(a), Constant::FrozenSet(b)) => {
            a.len() == b.len() && a.iter().all(|item| b.iter().any(|other| python_equal(item, other)))
        }
        _ => match (as_int(a), as_int(b)) {
            (Some(a), Some(b)) => a == b,
            _ => matches!((complex_parts(a), complex_parts(b)), (Some(a), Some(b)) if a == b),
        },
    }
}

/// A number as a complex one; none for an int that no double equals.
fn complex_parts(value: &Constant) -> Option<(f64, f64)> {
    match value {
        Constant::Float(value) => Some((*value, 0.0)),
        Constant::Complex(real, imag) => Some((*real, *imag)),
        _ => {
            let int = as_int(value)?;
            let float = int.to_f64()?;
            let back = BigInt::from_f64(float)?;
            (back == int).then_some((float, 0.0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frozenset_keeps_the_first_of_equal_items() {
        let tuple = |item| Constant::Tuple(vec![item]);
        let items = vec![
            Constant::int(1),
            Constant::Bool(true),
            Constant::Float(1.0),
            Constant::Complex(1.0, 0.0),
            Constant::str("1"),
            Constant::Bytes(b"1".to_vec()),
            tuple(Constant::int(1)),
            tuple(Constant::Float(1.0)),
        ];
        let Constant::FrozenSet(kept) = frozenset(items) else { panic!("a frozenset") };
        let mut kept: Vec<String> = kept.iter().map(ToString::to_string).collect();
        kept.sort();
        assert_eq!(kept, ["'1'", "(1,)", "1", "b'1'"]);
    }
}
