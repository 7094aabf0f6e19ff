//! A value: 32 bits on every machine, so that a desktop finds what does not fit a chip.

/// A value. Two of them are equal when they are the same object.
///
/// ```text
///   … 31 bits …          1   int
///   … 24 bits … │ kind │00   what is never freed: None, a text in flash, a code object, …
///   … index …          │10   an object of the pool
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub struct Value(u32);

/// What a value that is never freed is; its number says which one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(super) enum Lasting {
    /// Null, `None`, `False`, `True`, `...`.
    Single,
    /// A text of the loaded file.
    Text,
    /// A tuple of constants or names.
    Tuple,
    /// A code object.
    Code,
    /// A built-in function.
    Native,
    /// A type.
    Type,
    /// An exception of that type without a message.
    Bare,
    /// Bytes of the loaded file, by their offset: only the loader sees them.
    Bytes,
    /// The globals.
    Globals,
}

impl Lasting {
    const ALL: [Self; 9] = [
        Self::Single,
        Self::Text,
        Self::Tuple,
        Self::Code,
        Self::Native,
        Self::Type,
        Self::Bare,
        Self::Bytes,
        Self::Globals,
    ];
}

impl Value {
    pub(super) const NULL: Self = Self::single(0);
    /// `None`.
    pub const NONE: Self = Self::single(1);
    /// `False`.
    pub const FALSE: Self = Self::single(2);
    /// `True`.
    pub const TRUE: Self = Self::single(3);
    pub(super) const ELLIPSIS: Self = Self::single(4);
    pub(super) const EMPTY_TUPLE: Self = Self::lasting(Lasting::Tuple, 0);
    /// The namespace of the program.
    pub const GLOBALS: Self = Self::lasting(Lasting::Globals, 0);

    const fn single(number: u32) -> Self {
        Self::lasting(Lasting::Single, number)
    }

    pub(super) const fn lasting(kind: Lasting, number: u32) -> Self {
        Self(number << 8 | (kind as u32) << 2)
    }

    pub(super) const fn is_null(self) -> bool {
        self.0 == 0
    }

    /// `True` or `False`.
    pub const fn boolean(truth: bool) -> Self {
        if truth { Self::TRUE } else { Self::FALSE }
    }

    /// An int; none if it needs more than 31 bits.
    pub const fn int(number: i32) -> Option<Self> {
        let shifted = number << 1;
        if shifted >> 1 == number { Some(Self(shifted as u32 | 1)) } else { None }
    }

    pub(super) const fn as_int(self) -> Option<i32> {
        if self.0 & 1 != 0 { Some(self.0 as i32 >> 1) } else { None }
    }

    /// The number of an int or bool.
    pub(super) const fn as_number(self) -> Option<i32> {
        match self {
            Self::FALSE => Some(0),
            Self::TRUE => Some(1),
            _ => self.as_int(),
        }
    }

    pub(super) const fn is_bool(self) -> bool {
        matches!(self, Self::FALSE | Self::TRUE)
    }

    /// What is never freed: its kind and number.
    pub(super) fn as_lasting(self) -> Option<(Lasting, usize)> {
        if self.0 & 0b11 != 0 {
            return None;
        }
        let kind = Lasting::ALL.get((self.0 >> 2 & 63) as usize)?;
        Some((*kind, (self.0 >> 8) as usize))
    }

    /// The number of what is never freed, if it is of this kind.
    pub(super) fn number_of(self, kind: Lasting) -> Option<usize> {
        self.as_lasting().filter(|&(found, _)| found == kind).map(|(_, number)| number)
    }

    pub(super) const fn object(index: u16) -> Self {
        Self((index as u32) << 2 | 0b10)
    }

    pub(super) const fn as_object(self) -> Option<usize> {
        if self.0 & 0b11 == 0b10 { Some((self.0 >> 2) as usize) } else { None }
    }

    /// What stands before the words of an object: whose they are, and how many.
    pub(super) const fn header(owner: u16, capacity: u16) -> Self {
        Self((owner as u32) << 16 | capacity as u32)
    }

    pub(super) const fn as_header(self) -> (u16, u16) {
        ((self.0 >> 16) as u16, self.0 as u16)
    }
}

#[cfg(test)]
mod tests {
    use super::{Lasting, Value};

    #[test]
    fn kinds_are_in_order_and_ints_have_31_bits() {
        for (index, &kind) in Lasting::ALL.iter().enumerate() {
            assert_eq!(kind as usize, index);
            assert_eq!(Value::lasting(kind, 7).as_lasting(), Some((kind, 7)));
        }
        for number in [0, 1, -1, (1 << 30) - 1, -(1 << 30)] {
            assert_eq!(Value::int(number).and_then(Value::as_int), Some(number));
        }
        assert_eq!(Value::int(1 << 30), None);
        assert_eq!(Value::int(-(1 << 30) - 1), None);
        assert_eq!(Value::object(u16::MAX).as_object(), Some(65535));
    }
}
