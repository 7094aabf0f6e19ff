//! A typed reference to a heap object.
#![expect(unsafe_code, reason = "the one place where a reference becomes fields and trailing items")]

use core::cell::Cell;
use core::ops::Deref;
use core::ptr::NonNull;

use super::WORD;
use super::header::Header;
use super::kinds::{ALL_RAW, Kind};
use crate::value::Value;

/// A layout of a heap object.
///
/// # Safety
/// The type is `#[repr(C)]`, a whole number of words, begins with a [`Header`], and its words after the header are
/// as `KIND`'s row in [`Kind`] says: the raw ones first (valid for any bits), then `Cell<Value>`s only.
pub unsafe trait ObjectKind: Sized {
    /// The kind in the header.
    const KIND: Kind;
    /// Words after the header that are not values.
    const RAW_WORDS: usize = Self::KIND.raw_words();
    /// Whether this build has such objects: where it hasn't, no value is ever one.
    const PRESENT: bool = Self::KIND.is_present();
    /// Words of the fixed part, header included.
    const FIXED_WORDS: usize = size_of::<Self>() / WORD;
}

/// A reference to an object of one kind. It lives until a collection that was not told of it.
pub struct Obj<K: ObjectKind>(NonNull<K>);

impl<K: ObjectKind> Copy for Obj<K> {}
impl<K: ObjectKind> Clone for Obj<K> {
    #[inline(always)]
    fn clone(&self) -> Self {
        *self
    }
}

impl<K: ObjectKind> PartialEq for Obj<K> {
    #[inline(always)]
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K: ObjectKind> Eq for Obj<K> {}

impl<K: ObjectKind> core::fmt::Debug for Obj<K> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "<{:?} at {:p}>", K::KIND, self.0)
    }
}

impl<K: ObjectKind> Deref for Obj<K> {
    type Target = K;
    #[inline(always)]
    fn deref(&self) -> &K {
        // SAFETY: an `Obj` is made from a live object of that kind (`from_raw`), and the heap does not move it.
        unsafe { self.0.as_ref() }
    }
}

impl<K: ObjectKind> Obj<K> {
    /// # Safety
    /// `pointer` is a live object of kind `K::KIND`, with provenance over all its words.
    #[inline(always)]
    pub(crate) unsafe fn from_raw(pointer: NonNull<K>) -> Obj<K> {
        Obj(pointer)
    }

    /// The address, with provenance over all the object's words.
    #[inline(always)]
    pub(crate) fn as_ptr(self) -> NonNull<K> {
        self.0
    }

    /// The reference as a value.
    #[inline(always)]
    pub fn value(self) -> Value {
        Value::from_address(self.0.cast())
    }

    /// The object's header.
    #[inline(always)]
    pub fn header(&self) -> &Header {
        // SAFETY: every object begins with its header.
        unsafe { self.0.cast::<Header>().as_ref() }
    }

    /// Words after the fixed part.
    #[inline(always)]
    pub fn trailing_words(&self) -> usize {
        self.header().words().wrapping_sub(K::FIXED_WORDS)
    }

    /// The items after the fixed part.
    #[inline(always)]
    pub fn trailing(&self) -> &[Cell<Value>] {
        const { assert!(K::RAW_WORDS != ALL_RAW, "this kind has raw trailing words") };
        // SAFETY: the object has that many words, initialised by `Heap::alloc`; those after the fixed part are
        // values since the kind is not all raw.
        unsafe { core::slice::from_raw_parts(self.0.as_ptr().add(1).cast(), self.trailing_words()) }
    }

    /// The items after the fixed part, for as long as an object that owns this one is borrowed.
    #[inline(always)]
    pub(crate) fn owned_trailing<O: ObjectKind>(self, _owner: &Obj<O>) -> &[Cell<Value>] {
        const { assert!(K::RAW_WORDS != ALL_RAW, "this kind has raw trailing words") };
        // SAFETY: as in `trailing`. The owner keeps this object alive, and objects do not move.
        unsafe { core::slice::from_raw_parts(self.0.as_ptr().add(1).cast(), self.trailing_words()) }
    }

    /// The raw bytes after the fixed part, rounded up to whole words.
    #[inline(always)]
    pub fn raw(&self) -> &[Cell<u8>] {
        const { assert!(K::RAW_WORDS == ALL_RAW, "this kind has values in its trailing words") };
        // SAFETY: as in `trailing`; `Heap::alloc` initialised the words, and a raw word may hold any bits.
        unsafe { core::slice::from_raw_parts(self.0.as_ptr().add(1).cast(), self.trailing_words() * WORD) }
    }

    /// The raw bytes after the fixed part, for as long as an object that owns this one is borrowed.
    #[inline(always)]
    pub(crate) fn owned_raw<O: ObjectKind>(self, _owner: &Obj<O>) -> &[Cell<u8>] {
        const { assert!(K::RAW_WORDS == ALL_RAW, "this kind has values in its trailing words") };
        // SAFETY: as in `raw`. The owner keeps this object alive, and objects do not move.
        unsafe { core::slice::from_raw_parts(self.0.as_ptr().add(1).cast(), self.trailing_words() * WORD) }
    }

    /// The raw items after the fixed part, as many whole ones as there are.
    #[inline(always)]
    pub fn raw_items<T: RawItem>(&self) -> &[Cell<T>] {
        const { assert!(K::RAW_WORDS == ALL_RAW, "this kind has values in its trailing words") };
        let len = self.trailing_words() * WORD / size_of::<T>();
        // SAFETY: as in `raw`; a `RawItem` is valid for any bits and aligned no more than a word.
        unsafe { core::slice::from_raw_parts(self.0.as_ptr().add(1).cast(), len) }
    }

    /// The first `len` raw items, to read.
    ///
    /// # Safety
    /// There are as many, and nobody writes to them while the slice lives (the type is immutable and complete).
    #[inline(always)]
    pub(crate) unsafe fn raw_slice<T: RawItem>(&self, len: usize) -> &[T] {
        const { assert!(K::RAW_WORDS == ALL_RAW, "this kind has values in its trailing words") };
        debug_assert!(len <= self.trailing_words() * WORD / size_of::<T>());
        // SAFETY: as in `raw_items`, with the caller's promise.
        unsafe { core::slice::from_raw_parts(self.0.as_ptr().add(1).cast(), len) }
    }
}

/// A plain unsigned integer, valid for any bits.
///
/// # Safety
/// Any bits are a valid value, and the alignment is at most a word's.
pub unsafe trait RawItem: Copy {}
// SAFETY: an unsigned integer no wider than a word.
unsafe impl RawItem for u8 {}
// SAFETY: as above.
unsafe impl RawItem for u16 {}
// SAFETY: as above.
unsafe impl RawItem for u32 {}
// SAFETY: as above.
unsafe impl RawItem for usize {}
