//! Changing the size of an object where it lies.
#![expect(unsafe_code, reason = "writes the words behind an object")]

use super::WORD;
use super::alloc::Heap;
use super::header::Header;
use super::kinds::Kind;
use super::obj::{Obj, ObjectKind};
use crate::value::Value;

impl Heap {
    /// Gives the object `trailing` words after the fixed part, the new ones `NULL`, if it was allocated last and there
    /// is room behind it. `false`: nothing changed.
    #[inline]
    pub(crate) fn grow_last<K: ObjectKind>(&mut self, object: Obj<K>, trailing: usize) -> bool {
        let header = object.header();
        let (start, old) = (object.as_ptr().as_ptr().cast::<usize>(), header.words());
        let new = K::FIXED_WORDS.saturating_add(trailing);
        if start.wrapping_add(old) != self.cursor || new > super::MAX_WORDS {
            return false;
        }
        let more = new.saturating_sub(old);
        let room = self.limit.addr().wrapping_sub(self.cursor.addr()) / WORD;
        if more > room {
            return false;
        }
        // SAFETY: the object ends at the cursor, and up to the limit the words are free.
        unsafe {
            for i in old..old + more {
                start.add(i).write(Value::NULL.to_word());
            }
            self.cursor = self.cursor.add(more);
        }
        header.set_words(old + more);
        true
    }

    /// Leaves the object only `trailing` words after the fixed part.
    pub(crate) fn shrink<K: ObjectKind>(&mut self, object: Obj<K>, trailing: usize) {
        let header = object.header();
        let (start, old) = (object.as_ptr().as_ptr().cast::<usize>(), header.words());
        let new = K::FIXED_WORDS.saturating_add(trailing);
        if new >= old {
            return;
        }
        let end = start.wrapping_add(new);
        header.set_words(new);
        if start.wrapping_add(old) == self.cursor && end >= self.counted {
            self.cursor = end;
        } else {
            // SAFETY: the words belonged to the object; now they are a free run, joined to a hole by the next sweep.
            unsafe { end.write(Header::word(Kind::Free, old - new)) };
        }
    }
}
