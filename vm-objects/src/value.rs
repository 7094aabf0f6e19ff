//! A Python value in one machine word: a small int, a reference to a heap object, or an immediate.
//!
//! ```text
//! …iiiiiiiiiiiiiii1   small int, `(word as isize) >> 1`
//! …aaaaaaaaaaaaaa00   reference to a heap object (never 0)
//! …ppppppppppkkkk10   immediate: kind k (4 bits), payload p
//! ```
#![expect(unsafe_code, reason = "a reference is read as the object that the heap wrote there")]

use core::ptr::NonNull;

use crate::heap::{Header, Kind, Obj, ObjectKind};

const INT_BIT: usize = 0b01;
const IMMEDIATE: usize = 0b10;
const TAG_MASK: usize = 0b11;
const KIND_SHIFT: u32 = 2;
const KIND_MASK: usize = 0b1111;
const PAYLOAD_SHIFT: u32 = 6;

const SPECIAL: usize = 0;
const TYPE: usize = 1;
const NATIVE: usize = 2;

/// One machine word, `Copy`. `==` is identity, Python's `is` (two small ints of the same value are identical).
#[repr(transparent)]
#[derive(Copy, Clone, PartialEq, Eq)]
pub struct Value(usize);

const fn immediate(kind: usize, payload: usize) -> Value {
    Value(IMMEDIATE | (kind << KIND_SHIFT) | (payload << PAYLOAD_SHIFT))
}

impl Value {
    /// Nothing: an unbound local, an empty cell, an absent attribute. No Python program can get hold of it.
    pub const NULL: Value = immediate(SPECIAL, 0);
    /// `None`.
    pub const NONE: Value = immediate(SPECIAL, 1);
    /// `False`. The word of `True` differs from it in one bit.
    pub const FALSE: Value = immediate(SPECIAL, 2);
    /// `True`.
    pub const TRUE: Value = immediate(SPECIAL, 3);
    /// `...`.
    pub const ELLIPSIS: Value = immediate(SPECIAL, 4);
    /// `NotImplemented`.
    pub const NOT_IMPLEMENTED: Value = immediate(SPECIAL, 5);

    /// The largest int that needs no heap object.
    pub const MAX_SMALL: isize = isize::MAX >> 1;
    /// The smallest int that needs no heap object.
    pub const MIN_SMALL: isize = isize::MIN >> 1;

    /// `False` or `True`.
    #[inline(always)]
    pub const fn from_bool(b: bool) -> Value {
        Value(Value::FALSE.0 | ((b as usize) << PAYLOAD_SHIFT))
    }

    /// A small int, if it fits.
    #[inline(always)]
    pub const fn from_int(i: isize) -> Option<Value> {
        let word = i.wrapping_shl(1);
        if word >> 1 == i { Some(Value(word as usize | INT_BIT)) } else { None }
    }

    /// A small int of the low bits of `i`: the top bit is lost. For hashes and for numbers known to fit.
    #[inline(always)]
    pub const fn from_int_truncated(i: isize) -> Value {
        Value((i.wrapping_shl(1)) as usize | INT_BIT)
    }

    /// A built-in type, by its index in the table of types.
    #[inline(always)]
    pub const fn from_type(index: u16) -> Value {
        immediate(TYPE, index as usize)
    }

    /// A function that lives in a static table: the number of the table and the row in it.
    #[inline(always)]
    pub const fn from_native(table: u16, index: u16) -> Value {
        immediate(NATIVE, ((table as usize) << 16) | index as usize)
    }

    /// Is this [`Value::NULL`]?
    #[inline(always)]
    pub const fn is_null(self) -> bool {
        self.0 == Value::NULL.0
    }

    /// Is this `None`?
    #[inline(always)]
    pub const fn is_none(self) -> bool {
        self.0 == Value::NONE.0
    }

    /// Is this a reference to a heap object?
    #[inline(always)]
    pub const fn is_object(self) -> bool {
        self.0 & TAG_MASK == 0
    }

    /// Is this a small int?
    #[inline(always)]
    pub const fn is_small_int(self) -> bool {
        self.0 & INT_BIT != 0
    }

    /// The value of a small int.
    #[inline(always)]
    pub const fn as_small_int(self) -> Option<isize> {
        if self.is_small_int() { Some((self.0 as isize) >> 1) } else { None }
    }

    /// The values of two small ints.
    #[inline(always)]
    pub const fn both_small(a: Value, b: Value) -> Option<(isize, isize)> {
        if a.0 & b.0 & INT_BIT != 0 { Some(((a.0 as isize) >> 1, (b.0 as isize) >> 1)) } else { None }
    }

    /// `a + b` when both are small and the sum is too. The tags are part of the arithmetic: one subtraction, one
    /// addition, one overflow check.
    #[inline(always)]
    pub const fn add_small(a: Value, b: Value) -> Option<Value> {
        if a.0 & b.0 & INT_BIT == 0 {
            return None;
        }
        match (a.0 as isize).wrapping_sub(1).checked_add(b.0 as isize) {
            Some(word) => Some(Value(word as usize)),
            None => None,
        }
    }

    /// `a - b` when both are small and the difference is too.
    #[inline(always)]
    pub const fn sub_small(a: Value, b: Value) -> Option<Value> {
        if a.0 & b.0 & INT_BIT == 0 {
            return None;
        }
        match (a.0 as isize).checked_sub((b.0 as isize).wrapping_sub(1)) {
            Some(word) => Some(Value(word as usize)),
            None => None,
        }
    }

    /// `a * b` when both are small and the product is too.
    #[inline(always)]
    pub const fn mul_small(a: Value, b: Value) -> Option<Value> {
        match Value::both_small(a, b) {
            Some((a, b)) => match a.checked_mul(b) {
                Some(product) => Value::from_int(product),
                None => None,
            },
            None => None,
        }
    }

    /// `a & b` of two small ints: the tags are part of the arithmetic.
    #[inline(always)]
    pub const fn and_small(a: Value, b: Value) -> Option<Value> {
        let word = a.0 & b.0;
        if word & INT_BIT != 0 { Some(Value(word)) } else { None }
    }

    /// `a | b` of two small ints.
    #[inline(always)]
    pub const fn or_small(a: Value, b: Value) -> Option<Value> {
        if a.0 & b.0 & INT_BIT != 0 { Some(Value(a.0 | b.0)) } else { None }
    }

    /// `a ^ b` of two small ints.
    #[inline(always)]
    pub const fn xor_small(a: Value, b: Value) -> Option<Value> {
        if a.0 & b.0 & INT_BIT != 0 { Some(Value(a.0 ^ b.0 | INT_BIT)) } else { None }
    }

    /// `True` or `False` as Rust's.
    #[inline(always)]
    pub const fn as_bool(self) -> Option<bool> {
        if self.0 == Value::TRUE.0 {
            Some(true)
        } else if self.0 == Value::FALSE.0 {
            Some(false)
        } else {
            None
        }
    }

    /// The number of a small int or a bool: what CPython's `int` fast paths take.
    #[inline(always)]
    pub const fn as_small_index(self) -> Option<isize> {
        if self.is_small_int() {
            return Some((self.0 as isize) >> 1);
        }
        match self.as_bool() {
            Some(b) => Some(b as isize),
            None => None,
        }
    }

    #[inline(always)]
    const fn payload_of(self, kind: usize) -> Option<usize> {
        if self.0 & ((KIND_MASK << KIND_SHIFT) | TAG_MASK) == IMMEDIATE | (kind << KIND_SHIFT) {
            Some(self.0 >> PAYLOAD_SHIFT)
        } else {
            None
        }
    }

    /// The index of a built-in type.
    #[inline(always)]
    pub const fn as_type(self) -> Option<u16> {
        match self.payload_of(TYPE) {
            Some(index) => Some(index as u16),
            None => None,
        }
    }

    /// The table and the row of a native function.
    #[inline(always)]
    pub const fn as_native(self) -> Option<(u16, u16)> {
        match self.payload_of(NATIVE) {
            Some(payload) => Some(((payload >> 16) as u16, payload as u16)),
            None => None,
        }
    }

    /// A number that no other value of the same moment has: Python's `id`.
    #[inline(always)]
    pub const fn identity(self) -> usize {
        self.0
    }

    /// The object's header.
    #[inline(always)]
    pub(crate) fn header(self) -> Option<NonNull<Header>> {
        if !self.is_object() {
            return None;
        }
        // SAFETY: the word of a reference is an object's address, never 0 (`from_address`).
        Some(unsafe { NonNull::new_unchecked(core::ptr::with_exposed_provenance_mut(self.0)) })
    }

    /// The words that the heap object takes; one for a small int or an immediate.
    pub(crate) fn words(self) -> usize {
        // SAFETY: as in `kind`.
        self.header().map_or(1, |h| unsafe { h.as_ref() }.words())
    }

    /// What the heap object is; `None` for a small int or an immediate.
    #[inline(always)]
    pub fn kind(self) -> Option<Kind> {
        // SAFETY: a reference points at a live object of the heap, which begins with its header (`Heap::collect`).
        self.header().map(|h| unsafe { h.as_ref() }.kind())
    }

    /// Is this a heap object of that kind?
    #[inline(always)]
    pub fn is_kind(self, kind: Kind) -> bool {
        kind.is_present() && self.kind() == Some(kind)
    }

    /// One of the object's four flags, which mean what its type says; false for what is no object.
    pub(crate) fn flag(self, n: u32) -> bool {
        // SAFETY: as in `kind`.
        self.header().is_some_and(|header| unsafe { header.as_ref() }.flag(n))
    }

    /// Sets one of the object's four flags; nothing happens to what is no object.
    pub(crate) fn set_flag(self, n: u32) {
        if let Some(header) = self.header() {
            // SAFETY: as in `kind`.
            unsafe { header.as_ref() }.set_flag(n, true);
        }
    }

    /// The object as a `K`, if it is one.
    #[inline(always)]
    pub fn cast<K: ObjectKind>(self) -> Option<Obj<K>> {
        if !K::PRESENT {
            return None;
        }
        let header = self.header()?;
        // SAFETY: a reference points at a live object of the heap, which begins with its header (`Heap::collect`);
        // the kind in the header says that it was allocated as a `K`.
        unsafe { if header.as_ref().kind() as u8 == K::KIND as u8 { Some(Obj::from_raw(header.cast())) } else { None } }
    }

    /// The object as a `K`, if it is an object at all.
    ///
    /// # Safety
    /// If it is an object, it is a live `K`: the field that it comes from never holds another.
    #[inline(always)]
    pub(crate) unsafe fn cast_trusted<K: ObjectKind>(self) -> Option<Obj<K>> {
        debug_assert!(!self.is_object() || self.is_kind(K::KIND));
        // SAFETY: the caller's promise.
        self.header().map(|header| unsafe { Obj::from_raw(header.cast()) })
    }

    /// A reference to the object that starts at `address`.
    #[inline(always)]
    pub(crate) fn from_address(address: NonNull<Header>) -> Value {
        Value(address.as_ptr().expose_provenance())
    }

    /// The word as it is stored in a raw field.
    #[inline(always)]
    pub(crate) const fn to_word(self) -> usize {
        self.0
    }

    /// A word that [`Value::to_word`] gave: never 0.
    #[inline(always)]
    pub(crate) const fn from_word(word: usize) -> Value {
        Value(word)
    }
}

impl core::fmt::Debug for Value {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if let Some(i) = self.as_small_int() {
            return write!(f, "{i}");
        }
        if self.is_object() {
            return write!(f, "<object at {:#x}>", self.0);
        }
        match *self {
            Value::NULL => f.write_str("NULL"),
            Value::NONE => f.write_str("None"),
            Value::FALSE => f.write_str("False"),
            Value::TRUE => f.write_str("True"),
            Value::ELLIPSIS => f.write_str("Ellipsis"),
            Value::NOT_IMPLEMENTED => f.write_str("NotImplemented"),
            _ => write!(f, "<immediate {:#x}>", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn small_ints_at_the_edges() {
        for i in [0, 1, -1, Value::MAX_SMALL, Value::MIN_SMALL] {
            assert_eq!(Value::from_int(i).and_then(Value::as_small_int), Some(i));
        }
        assert_eq!(Value::from_int(Value::MAX_SMALL + 1), None);
        assert_eq!(Value::from_int(Value::MIN_SMALL - 1), None);
        let max = Value::from_int_truncated(Value::MAX_SMALL);
        let one = Value::from_int_truncated(1);
        assert_eq!(Value::add_small(max, one), None);
        assert_eq!(Value::sub_small(max, one), Value::from_int(Value::MAX_SMALL - 1));
        assert_eq!(Value::add_small(max, Value::NONE), None);
    }

    #[test]
    fn immediates_are_apart() {
        assert_eq!(Value::from_type(7).as_type(), Some(7));
        assert_eq!(Value::from_native(3, 700).as_native(), Some((3, 700)));
        assert_eq!(Value::NONE.as_type(), None);
        assert_eq!(Value::from_type(0).as_native(), None);
        assert_eq!(Value::from_bool(true), Value::TRUE);
        assert_eq!(Value::from_bool(false), Value::FALSE);
        assert!(!Value::NULL.is_object() && !Value::NULL.is_small_int());
    }
}
