//! Items, iteration and unpacking of tuples, lists, strings and ranges.

use super::heap::{Heap, Kind};
use super::text::Piece;
use super::types::TypeId;
use super::value::Value;
use crate::object::Trap;

impl Heap {
    /// How many items: `len(value)`.
    pub(super) fn len_of(&self, value: Value) -> Option<usize> {
        if let Some(items) = self.items(value) {
            return Some(items.len());
        }
        self.text(value).map(|text| text.chars().count()).or_else(|| self.range_len(value))
    }

    /// `container[key]`.
    pub(super) fn item(&mut self, container: Value, key: Value) -> Result<Value, Trap> {
        let Some(len) = self.len_of(container) else {
            return Err(self.complain(container, "' object is not subscriptable"));
        };
        let index = self.index(container, key, len)?;
        if let Some(items) = self.items(container) {
            return Ok(items.get(index).copied().unwrap_or(Value::NONE));
        }
        if let Some(&[start, _, step]) = self.words_of(container, Kind::Range) {
            return self.number(nth(start, step, index));
        }
        self.character(container, index)
    }

    /// The character of a string, as a string.
    fn character(&mut self, text: Value, index: usize) -> Result<Value, Trap> {
        let mut bytes = [0; 4];
        let found = self.text(text).and_then(|text| text.chars().nth(index));
        let encoded: &str = found.map_or("", |found| found.encode_utf8(&mut bytes));
        self.build(|heap| heap.write(encoded))
    }

    /// The place that an index means, from the front.
    fn index(&mut self, container: Value, key: Value, len: usize) -> Result<usize, Trap> {
        let Some(number) = key.as_number() else {
            let container = match self.type_of(container) {
                TypeId::Str => "string indices must be integers, not '",
                TypeId::Tuple => "tuple indices must be integers or slices, not ",
                TypeId::List => "list indices must be integers or slices, not ",
                _ => "range indices must be integers or slices, not ",
            };
            let of = Piece::Type(self.type_of(key));
            let last = Piece::Text(if container.ends_with('\'') { "'" } else { "" });
            return Err(self.raise_text(TypeId::TypeError, &[Piece::Text(container), of, last]));
        };
        let place = if number < 0 { len.checked_sub(number.unsigned_abs() as usize) } else { Some(number as usize) };
        match place.filter(|&place| place < len) {
            Some(place) => Ok(place),
            None => {
                let text = match self.type_of(container) {
                    TypeId::Str => "string index out of range",
                    TypeId::Tuple => "tuple index out of range",
                    TypeId::List => "list index out of range",
                    _ => "range object index out of range",
                };
                Err(self.raise_text(TypeId::IndexError, &[Piece::Text(text)]))
            }
        }
    }

    /// `container[key] = value`.
    pub(super) fn set_item(&mut self, container: Value, key: Value, value: Value) -> Result<(), Trap> {
        let Some(len) = self.words_of(container, Kind::List).map(<[Value]>::len) else {
            return Err(self.complain(container, "' object does not support item assignment"));
        };
        let place = match self.index(container, key, len) {
            Err(Trap::Raise) if key.as_number().is_some() => {
                let text = Piece::Text("list assignment index out of range");
                return Err(self.raise_text(TypeId::IndexError, &[text]));
            }
            place => place?,
        };
        if let Some(slot) = self.words_of_mut(container, Kind::List).and_then(|items| items.get_mut(place)) {
            *slot = value;
        }
        Ok(())
    }

    /// `'type' object …`.
    pub(super) fn complain(&mut self, value: Value, text: &'static str) -> Trap {
        let of = self.type_of(value);
        if of == TypeId::Namespace {
            return self.refused("dicts");
        }
        self.raise_text(TypeId::TypeError, &[Piece::Text("'"), Piece::Type(of), Piece::Text(text)])
    }

    // --- iteration ------------------------------------------------------------------------------------------------

    pub(super) fn iterator(&mut self, value: Value) -> Result<Value, Trap> {
        if let Some(&[start, _, step]) = self.words_of(value, Kind::Range) {
            let count = self.range_len(value).and_then(|count| Value::int(count as i32)).unwrap_or(Value::NULL);
            return self.allocate(Kind::RangeIterator, &[start, count, step]);
        }
        match self.record(value).map(|object| object.kind) {
            Some(Kind::RangeIterator | Kind::Iterator) => Ok(value),
            _ if self.items(value).is_some() || self.is_text(value) => {
                let zero = Value::int(0).unwrap_or(Value::NULL);
                self.allocate(Kind::Iterator, &[value, zero])
            }
            _ => Err(self.complain(value, "' object is not iterable")),
        }
    }

    /// The next item; [`Trap::Stop`] at the end.
    #[inline(always)]
    pub(super) fn advance(&mut self, iterator: Value) -> Result<Value, Trap> {
        let Some([next, left, step]) = self.words_of_mut(iterator, Kind::RangeIterator) else {
            return self.advance_items(iterator);
        };
        let (number, count) = (*next, left.as_int().unwrap_or(0));
        if count <= 0 {
            return Err(Trap::Stop);
        }
        // The last step may leave 31 bits; nobody looks at that number.
        *next = Value::int(nth(number, *step, 1)).unwrap_or(Value::NULL);
        *left = Value::int(count - 1).unwrap_or(Value::NULL);
        Ok(number)
    }

    #[inline(never)]
    fn advance_items(&mut self, iterator: Value) -> Result<Value, Trap> {
        let Some(&[container, index]) = self.words_of(iterator, Kind::Iterator) else {
            return Err(self.complain(iterator, "' object is not an iterator"));
        };
        let at = index.as_int().unwrap_or(0) as usize;
        let item = match self.items(container) {
            Some(items) => items.get(at).copied().ok_or(Trap::Stop)?,
            None if at < self.len_of(container).unwrap_or(0) => self.character(container, at)?,
            None => return Err(Trap::Stop),
        };
        if let Some([_, index]) = self.words_of_mut(iterator, Kind::Iterator) {
            *index = Value::int(at as i32 + 1).unwrap_or(Value::NULL);
        }
        Ok(item)
    }

    /// Appends all items of a tuple, list, string or range.
    pub(super) fn extend(&mut self, list: Value, iterable: Value) -> Result<(), Trap> {
        // An instruction that finds no memory is run again, so the list is only longer when all is in it.
        let before = self.items(list).map_or(0, <[Value]>::len);
        let Some(count) = self.len_of(iterable) else {
            return Err(self.refused("items of an iterator that is not in a loop"));
        };
        for index in 0..count {
            let key = Value::int(index as i32).unwrap_or(Value::NULL);
            let pushed = self.item(iterable, key).and_then(|item| self.push(list, item));
            if let Err(trap) = pushed {
                self.truncate(list, before);
                return Err(trap);
            }
        }
        Ok(())
    }

    /// Unpacks into `into`, the first item last.
    pub(super) fn unpack(&mut self, sequence: Value, into: &mut [Value]) -> Result<(), Trap> {
        let wanted = into.len();
        let Some(items) = self.items(sequence) else {
            if self.len_of(sequence).is_some() {
                return Err(self.refused("unpacking a str or range"));
            }
            let of = Piece::Type(self.type_of(sequence));
            let [first, last] = ["cannot unpack non-iterable ", " object"].map(Piece::Text);
            return Err(self.raise_text(TypeId::TypeError, &[first, of, last]));
        };
        if items.len() == wanted {
            for (slot, &item) in into.iter_mut().rev().zip(items) {
                *slot = item;
            }
            return Ok(());
        }
        let got = items.len();
        let (text, last) = if got > wanted {
            ("too many values to unpack (expected ", ")")
        } else {
            ("not enough values to unpack (expected ", ", got ")
        };
        let (text, wanted, last) = (Piece::Text(text), Piece::Count(wanted), Piece::Text(last));
        let pieces = [text, wanted, last, Piece::Count(got), Piece::Text(")")];
        let shown = if matches!(last, Piece::Text(")")) { 3 } else { pieces.len() };
        Err(self.raise_text(TypeId::ValueError, pieces.get(..shown).unwrap_or(&pieces)))
    }
}

/// Item `index` of a range.
fn nth(start: Value, step: Value, index: usize) -> i32 {
    let (start, step) = (start.as_int().unwrap_or(0), step.as_int().unwrap_or(1));
    start.wrapping_add(step.wrapping_mul(index as i32))
}
