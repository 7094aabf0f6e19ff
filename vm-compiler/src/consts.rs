//! `co_consts` while it grows: constants that CPython takes for the same get one index.
//!
//! Follows `_PyCode_ConstantKey` and `code_richcompare` of CPython 3.12's `Objects/codeobject.c`.

use core::hash::{BuildHasher, Hash, Hasher};
use std::hash::RandomState;

use alloc::rc::Rc;
use hashbrown::HashTable;

use crate::error::CompileError;
use crate::object::{CodeObject, Constant};

/// The constants of one scope, in the order in which they were first used.
#[derive(Clone, Debug, Default)]
pub struct ConstTable {
    constants: Vec<Constant>,
    index: HashTable<u32>,
    hasher: RandomState,
}

impl ConstTable {
    /// The index of `constant`, which is appended if no constant that is the same is there.
    pub fn add(&mut self, constant: Constant) -> u32 {
        let hash = hash_of(&self.hasher, &constant);
        let same = |&index: &u32| same_constant(&self.constants[index as usize], &constant);
        if let Some(&index) = self.index.find(hash, same) {
            return index;
        }
        let index = self.constants.len() as u32;
        let rehash = |&index: &u32| hash_of(&self.hasher, &self.constants[index as usize]);
        self.index.insert_unique(hash, index, rehash);
        self.constants.push(constant);
        index
    }

    /// The constant at `index`.
    pub fn get(&self, index: u32) -> Result<&Constant, CompileError> {
        let constant = self.constants.get(index as usize);
        constant.ok_or_else(|| CompileError::system("Internal error: failed to get value of a constant"))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.constants.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.constants.is_empty()
    }

    /// The constants in order; indices no longer matter.
    pub fn into_constants(self) -> Vec<Constant> {
        self.constants
    }

    /// The constants in order.
    pub fn as_slice(&self) -> &[Constant] {
        &self.constants
    }
}

impl FromIterator<Constant> for ConstTable {
    /// Keeps each constant at its place, even one that is the same as an earlier one.
    fn from_iter<I: IntoIterator<Item = Constant>>(constants: I) -> Self {
        let mut table = Self::default();
        for constant in constants {
            let before = table.constants.len();
            let index = table.add(constant.clone());
            if (index as usize) < before {
                table.constants.push(constant);
            }
        }
        table
    }
}

/// Whether CPython merges the two: same type and equal, where `0.0` and `-0.0` differ and a NaN is like nothing.
pub fn same_constant(a: &Constant, b: &Constant) -> bool {
    match (a, b) {
        (Constant::None, Constant::None) | (Constant::Ellipsis, Constant::Ellipsis) => true,
        (Constant::Bool(a), Constant::Bool(b)) => a == b,
        (Constant::Int(a), Constant::Int(b)) => a == b,
        (Constant::Float(a), Constant::Float(b)) => same_float(*a, *b),
        (Constant::Complex(a, i), Constant::Complex(b, j)) => same_float(*a, *b) && same_float(*i, *j),
        (Constant::Str(a), Constant::Str(b)) => a == b,
        (Constant::Bytes(a), Constant::Bytes(b)) => a == b,
        (Constant::Tuple(a), Constant::Tuple(b)) => same_constants(a, b),
        (Constant::FrozenSet(a), Constant::FrozenSet(b)) => {
            a.len() == b.len() && a.iter().all(|item| b.iter().any(|other| same_constant(item, other)))
        }
        (Constant::Code(a), Constant::Code(b)) => Rc::ptr_eq(a, b) || same_code(a, b),
        _ => false,
    }
}

fn same_constants(a: &[Constant], b: &[Constant]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_constant(a, b))
}

fn same_float(a: f64, b: f64) -> bool {
    a == b && a.is_sign_negative() == b.is_sign_negative()
}

/// `code_richcompare`: file name and qualified name do not count.
fn same_code(a: &CodeObject, b: &CodeObject) -> bool {
    a.name == b.name
        && a.argcount == b.argcount
        && a.posonlyargcount == b.posonlyargcount
        && a.kwonlyargcount == b.kwonlyargcount
        && a.flags == b.flags
        && a.firstlineno == b.firstlineno
        && a.code == b.code
        && same_constants(&a.consts, &b.consts)
        && a.names == b.names
        && a.localsplusnames == b.localsplusnames
        && a.linetable == b.linetable
        && a.exceptiontable == b.exceptiontable
}

fn hash_of(hasher: &RandomState, constant: &Constant) -> u64 {
    let mut state = hasher.build_hasher();
    hash_into(constant, &mut state);
    state.finish()
}

fn hash_into(constant: &Constant, state: &mut impl Hasher) {
    core::mem::discriminant(constant).hash(state);
    match constant {
        Constant::None | Constant::Ellipsis => {}
        Constant::Bool(value) => value.hash(state),
        Constant::Int(value) => value.hash(state),
        Constant::Float(value) => value.to_bits().hash(state),
        Constant::Complex(real, imag) => (real.to_bits(), imag.to_bits()).hash(state),
        Constant::Str(text) => text.hash(state),
        Constant::Bytes(bytes) => bytes.hash(state),
        Constant::Tuple(items) => items.iter().for_each(|item| hash_into(item, state)),
        // The order of a set doesn't count, so neither do its items here.
        Constant::FrozenSet(items) => items.len().hash(state),
        Constant::Code(code) => (&code.name, code.firstlineno, &code.code).hash(state),
    }
}

#[cfg(test)]
mod tests {
    use super::{ConstTable, Constant};

    #[test]
    fn constants_that_compare_equal_in_python_stay_apart_by_type_and_sign() {
        let mut table = ConstTable::default();
        let distinct = [
            Constant::int(1),
            Constant::Bool(true),
            Constant::Float(1.0),
            Constant::Complex(1.0, 0.0),
            Constant::Complex(1.0, -0.0),
            Constant::Float(0.0),
            Constant::Float(-0.0),
            Constant::Tuple(vec![Constant::int(0)]),
            Constant::Tuple(vec![Constant::Bool(false)]),
            Constant::Tuple(vec![Constant::Float(-0.0)]),
            Constant::str("a"),
            Constant::Bytes(b"a".to_vec()),
        ];
        for (index, constant) in distinct.iter().enumerate() {
            assert_eq!(table.add(constant.clone()) as usize, index);
        }
        for (index, constant) in distinct.into_iter().enumerate() {
            assert_eq!(table.add(constant) as usize, index);
        }
    }

    #[test]
    fn sets_merge_in_any_order_and_nan_never() {
        let mut table = ConstTable::default();
        let set = |items: [i32; 2]| Constant::FrozenSet(items.map(Constant::int).to_vec());
        assert_eq!(table.add(set([1, 2])), table.add(set([2, 1])));
        assert_ne!(table.add(Constant::Float(f64::NAN)), table.add(Constant::Float(f64::NAN)));
    }
}
