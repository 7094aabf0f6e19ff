//! Truth, equality, order, and `in`.

use heapless::Vec;

use super::heap::{Heap, Kind};
use super::text::Piece;
use super::types::TypeId;
use super::value::{Lasting, Value};
use crate::isa::COMPARE_OPS;
use crate::object::Trap;

/// Containers inside each other that can be compared.
const DEPTH: usize = 12;

impl Heap {
    pub(super) fn truth_of(&self, value: Value) -> bool {
        if let Some(number) = value.as_number() {
            return number != 0;
        }
        if value == Value::NONE || value.is_null() {
            return false;
        }
        let empty_text = self.text(value).is_some_and(str::is_empty);
        !(empty_text || self.items(value).is_some_and(<[Value]>::is_empty) || self.range_len(value) == Some(0))
    }

    /// `==`, with containers inside each other on a small stack of their own.
    pub(super) fn equal(&mut self, left: Value, right: Value) -> Result<bool, Trap> {
        let mut open: Vec<(Value, Value, u16), DEPTH> = Vec::new();
        let mut next = Some((left, right));
        loop {
            if let Some((left, right)) = next.take() {
                match self.same_shape(left, right) {
                    Some(true) => open.push((left, right, 0)).map_err(|_| self.too_deep())?,
                    Some(false) => return Ok(false),
                    None if self.equal_leaves(left, right) => {}
                    None => return Ok(false),
                }
            }
            let Some((left, right, index)) = open.last_mut() else { return Ok(true) };
            let (left, right, at) = (*left, *right, usize::from(*index));
            *index += 1;
            let pair = self.parts(left).and_then(|parts| parts.get(at)).copied();
            next = pair.zip(self.parts(right).and_then(|parts| parts.get(at)).copied());
            if next.is_none() {
                open.pop();
            }
        }
    }

    /// For two different containers: whether they can be equal.
    fn same_shape(&self, left: Value, right: Value) -> Option<bool> {
        if left == right {
            return None;
        }
        let (a, b) = (self.parts(left)?, self.parts(right)?);
        Some(self.type_of(left) == self.type_of(right) && a.len() == b.len())
    }

    /// What makes two containers equal: their items, or what a cell holds.
    fn parts(&self, value: Value) -> Option<&[Value]> {
        self.items(value).or_else(|| self.words_of(value, Kind::Cell))
    }

    fn equal_leaves(&self, left: Value, right: Value) -> bool {
        if let (Some(a), Some(b)) = (left.as_number(), right.as_number()) {
            return a == b;
        }
        // Texts in flash are the same value when they are equal, but a built one may equal one of them.
        left == right || self.text(left).zip(self.text(right)).is_some_and(|(a, b)| a == b)
    }

    /// A comparison by its number: `< <= == != > >=`.
    pub(super) fn compare(&mut self, operator: u32, left: Value, right: Value) -> Result<Value, Trap> {
        if let 2 | 3 = operator {
            return Ok(Value::boolean(self.equal(left, right)? == (operator == 2)));
        }
        let order = match (left.as_number(), right.as_number()) {
            (Some(a), Some(b)) => Some(a.cmp(&b)),
            _ => self.text(left).zip(self.text(right)).map(|(a, b)| a.cmp(b)),
        };
        match order {
            Some(order) => Ok(Value::boolean(match operator {
                0 => order.is_lt(),
                1 => order.is_le(),
                4 => order.is_gt(),
                _ => order.is_ge(),
            })),
            None if self.items(left).is_some() && self.items(right).is_some() => {
                Err(self.refused("the order of tuples and lists"))
            }
            None => {
                let sign = COMPARE_OPS.get(operator as usize).copied().unwrap_or("");
                let (left, right) = (Piece::Type(self.type_of(left)), Piece::Type(self.type_of(right)));
                let text = ["'", sign, "' not supported between instances of '", "' and '", "'"].map(Piece::Text);
                let [first, sign, second, third, last] = text;
                Err(self.raise_text(TypeId::TypeError, &[first, sign, second, left, third, right, last]))
            }
        }
    }

    pub(super) fn contains_item(&mut self, item: Value, container: Value) -> Result<bool, Trap> {
        if let Some(len) = self.items(container).map(<[Value]>::len) {
            for index in 0..len {
                let candidate = self.items(container).and_then(|items| items.get(index)).copied();
                if self.equal(candidate.unwrap_or(Value::NULL), item)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        if let Some((text, part)) = self.text(container).zip(self.text(item)) {
            let (text, part) = (text.as_bytes(), part.as_bytes());
            return Ok(part.is_empty() || text.windows(part.len()).any(|window| window == part));
        }
        let of = Piece::Type(self.type_of(container));
        let [first, last] = ["argument of type '", "' is not iterable"].map(Piece::Text);
        Err(self.raise_text(TypeId::TypeError, &[first, of, last]))
    }

    /// `isinstance(value, class)`, also of a tuple of classes.
    pub(super) fn is_instance(&self, value: Value, class: Value) -> Option<bool> {
        let of = self.type_of(value);
        let one = |class: Value| Some(of.is_subtype(TypeId::from_number(class.number_of(Lasting::Type)?)));
        match self.tuple(class) {
            Some(classes) => classes.iter().map(|&class| one(class)).try_fold(false, |found, is| Some(found | is?)),
            None => one(class),
        }
    }

    pub(super) fn range_len(&self, value: Value) -> Option<usize> {
        let &[start, stop, step] = self.words_of(value, Kind::Range)? else { return None };
        let (start, stop, step) = (start.as_int()?, stop.as_int()?, step.as_int()?);
        // Ints have 31 bits, so their difference fits.
        let distance = if step > 0 { stop - start } else { start - stop };
        if distance <= 0 { Some(0) } else { Some(((distance - 1) as u32 / step.unsigned_abs()) as usize + 1) }
    }
}
