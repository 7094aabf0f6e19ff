//! Values as text: `str` and `repr`, and strings built at the end of the area for them.

use heapless::Vec;

use super::heap::{BYTES_HEADER, Heap, Kind};
use super::types::{Native, TypeId};
use super::value::{Lasting, Value};
use crate::object::Trap;

/// Containers inside each other that can be shown.
const DEPTH: usize = 12;

/// The pieces of a message.
#[derive(Clone, Copy)]
pub(super) enum Piece {
    /// As it is.
    Text(&'static str),
    /// `str(value)`.
    Str(Value),
    /// The name of a type.
    Type(TypeId),
    /// A count.
    Count(usize),
}

impl Heap {
    /// A string of whatever `write` writes with the methods below; on a trap nothing has changed.
    pub(super) fn build(&mut self, write: impl FnOnce(&mut Self) -> Result<(), Trap>) -> Result<Value, Trap> {
        let (start, done) = self.compose(write);
        let made = done.and_then(|()| self.allocate_text(start));
        if made.is_err() {
            self.bytes.truncate(start.saturating_sub(BYTES_HEADER));
        }
        made
    }

    /// Writes at the end of the area; where it began.
    pub(super) fn compose(&mut self, write: impl FnOnce(&mut Self) -> Result<(), Trap>) -> (usize, Result<(), Trap>) {
        let start = self.bytes.len() + BYTES_HEADER;
        if self.bytes.extend_from_slice(&[0; BYTES_HEADER]).is_err() {
            return (start, Err(Trap::Memory));
        }
        (start, write(self))
    }

    /// A message.
    pub(super) fn message(&mut self, pieces: &[Piece]) -> Result<Value, Trap> {
        if let &[Piece::Text(text)] = pieces
            && let Some(known) = self.intern(text)
        {
            return Ok(known);
        }
        self.build(|heap| heap.write_pieces(pieces))
    }

    pub(super) fn write_pieces(&mut self, pieces: &[Piece]) -> Result<(), Trap> {
        pieces.iter().try_for_each(|&piece| self.write_piece(piece))
    }

    fn write_piece(&mut self, piece: Piece) -> Result<(), Trap> {
        match piece {
            Piece::Text(text) => self.write(text),
            Piece::Str(value) => self.write_str(value),
            Piece::Type(kind) => self.write(kind.name()),
            Piece::Count(count) => self.write_number(i32::try_from(count).unwrap_or(i32::MAX)),
        }
    }

    pub(super) fn write(&mut self, text: &str) -> Result<(), Trap> {
        self.bytes.extend_from_slice(text.as_bytes()).map_err(|_| Trap::Memory)
    }

    /// Decimal digits, without `core::fmt`, which is larger than all of this model's text.
    fn write_number(&mut self, number: i32) -> Result<(), Trap> {
        if number < 0 {
            self.write_byte(b'-')?;
        }
        let mut digits = [0u8; 10];
        let (mut rest, mut first) = (number.unsigned_abs(), digits.len());
        for place in digits.iter_mut().rev() {
            *place = b'0' + (rest % 10) as u8;
            rest /= 10;
            first -= 1;
            if rest == 0 {
                break;
            }
        }
        self.bytes.extend_from_slice(digits.get(first..).unwrap_or(&[])).map_err(|_| Trap::Memory)
    }

    fn write_byte(&mut self, byte: u8) -> Result<(), Trap> {
        self.bytes.push(byte).map_err(|_| Trap::Memory)
    }

    /// A string's bytes, wherever they lie.
    fn text_byte(&self, value: Value, index: usize) -> Option<u8> {
        if let Some(object) = self.record(value) {
            let inside = object.kind == Kind::Str && index < usize::from(object.len);
            return self.bytes.get(usize::from(object.start) + index).copied().filter(|_| inside);
        }
        self.text(value)?.as_bytes().get(index).copied()
    }

    /// Copies a string.
    pub(super) fn write_text(&mut self, value: Value) -> Result<(), Trap> {
        let mut index = 0;
        while let Some(byte) = self.text_byte(value, index) {
            self.write_byte(byte)?;
            index += 1;
        }
        Ok(())
    }

    /// `str(value)`.
    pub(super) fn write_str(&mut self, value: Value) -> Result<(), Trap> {
        if self.is_text(value) {
            return self.write_text(value);
        }
        if self.type_of(value).is_subtype(TypeId::BaseException) && value.number_of(Lasting::Type).is_none() {
            let argument = self.argument(value);
            return if argument.is_null() { self.write_message(value) } else { self.write_str_of(argument) };
        }
        self.write_repr(value)
    }

    /// An exception's argument; one that is an exception is shown by its `repr`: nothing recurses.
    fn write_str_of(&mut self, argument: Value) -> Result<(), Trap> {
        if self.is_text(argument) { self.write_text(argument) } else { self.write_repr(argument) }
    }

    /// What an exception without an argument says: nothing, but for those that the interpreter makes when there is no
    /// memory for more.
    fn write_message(&mut self, value: Value) -> Result<(), Trap> {
        if value == TypeId::RecursionError.bare() { self.write("maximum recursion depth exceeded") } else { Ok(()) }
    }

    pub(super) fn is_text(&self, value: Value) -> bool {
        value.number_of(Lasting::Text).is_some() || self.record(value).is_some_and(|object| object.kind == Kind::Str)
    }

    /// `repr(value)`: containers inside each other are on a small stack of their own.
    pub(super) fn write_repr(&mut self, value: Value) -> Result<(), Trap> {
        let mut open: Vec<(Value, u16), DEPTH> = Vec::new();
        let mut next = Some(value);
        loop {
            if let Some(value) = next.take() {
                if self.items(value).is_none() {
                    self.write_leaf(value)?;
                } else if open.iter().any(|&(container, _)| container == value) {
                    self.write(if self.tuple(value).is_some() { "(...)" } else { "[...]" })?;
                } else {
                    self.write(if self.tuple(value).is_some() { "(" } else { "[" })?;
                    open.push((value, 0)).map_err(|_| self.too_deep())?;
                }
            }
            let Some((container, index)) = open.last_mut() else { return Ok(()) };
            let (container, at) = (*container, usize::from(*index));
            *index += 1;
            let items = self.items(container).unwrap_or(&[]);
            let (item, len) = (items.get(at).copied(), items.len());
            match item {
                Some(_) => {
                    self.write(if at == 0 { "" } else { ", " })?;
                    next = item;
                }
                None => {
                    let tuple = self.tuple(container).is_some();
                    self.write(if tuple && len == 1 {
                        ",)"
                    } else if tuple {
                        ")"
                    } else {
                        "]"
                    })?;
                    open.pop();
                }
            }
        }
    }

    fn write_leaf(&mut self, value: Value) -> Result<(), Trap> {
        if let Some(number) = value.as_int() {
            return self.write_number(number);
        }
        if let Some((kind, number)) = value.as_lasting() {
            return self.write_lasting(value, kind, number);
        }
        match self.record(value).map(|object| object.kind) {
            Some(Kind::Str) => self.write_quoted(value),
            Some(Kind::Range) => self.write_range(value),
            Some(Kind::Exception) => {
                self.write(self.type_of(value).name())?;
                self.write_byte(b'(')?;
                let argument = self.argument(value);
                if self.is_text(argument) {
                    self.write_quoted(argument)?;
                } else if argument.as_object().is_none() && !argument.is_null() {
                    self.write_leaf(argument)?;
                }
                self.write_byte(b')')
            }
            Some(Kind::Function) => {
                self.write("<function ")?;
                let code = self.function_code(value);
                self.write_text(code.map_or(Value::NULL, |code| code.0.qualname))?;
                self.write_address(value)
            }
            _ => {
                self.write("<")?;
                self.write(self.type_of(value).name())?;
                self.write_address(value)
            }
        }
    }

    fn write_lasting(&mut self, value: Value, kind: Lasting, number: usize) -> Result<(), Trap> {
        match kind {
            Lasting::Single => self.write(match value {
                Value::TRUE => "True",
                Value::FALSE => "False",
                Value::ELLIPSIS => "Ellipsis",
                _ => "None",
            }),
            Lasting::Text => self.write_quoted(value),
            Lasting::Type => {
                self.write("<class '")?;
                self.write(TypeId::from_number(number).name())?;
                self.write("'>")
            }
            Lasting::Native => {
                self.write("<built-in function ")?;
                self.write(Native::from_number(number).name())?;
                self.write(">")
            }
            Lasting::Bare => {
                self.write(TypeId::from_number(number).name())?;
                self.write("()")
            }
            Lasting::Code => {
                self.write("<code object ")?;
                self.write_text(self.code(value).map_or(Value::NULL, |code| code.0.name))?;
                self.write(">")
            }
            Lasting::Tuple | Lasting::Bytes | Lasting::Globals => self.write("{...}"),
        }
    }

    fn write_address(&mut self, value: Value) -> Result<(), Trap> {
        self.write(" at ")?;
        self.write_hex(value.as_object().unwrap_or(0), 4, "0x")?;
        self.write(">")
    }

    fn write_range(&mut self, value: Value) -> Result<(), Trap> {
        let words = self.words_of(value, Kind::Range).unwrap_or(&[]);
        let &[start, stop, step] = words else { return Ok(()) };
        self.write("range(")?;
        self.write_leaf(start)?;
        self.write(", ")?;
        self.write_leaf(stop)?;
        if step.as_int() != Some(1) {
            self.write(", ")?;
            self.write_leaf(step)?;
        }
        self.write(")")
    }

    fn write_hex(&mut self, number: usize, digits: u32, prefix: &'static str) -> Result<(), Trap> {
        self.write(prefix)?;
        for place in (0..digits).rev() {
            let digit = (number >> (4 * place) & 15) as u8;
            self.write_byte(if digit < 10 { b'0' + digit } else { b'a' + digit - 10 })?;
        }
        Ok(())
    }

    /// A string in quotes. Whatever is not ASCII counts as printable: the table that says otherwise is larger than this
    /// model.
    fn write_quoted(&mut self, value: Value) -> Result<(), Trap> {
        let has = |quote: u8| {
            let mut index = 0;
            while let Some(byte) = self.text_byte(value, index) {
                if byte == quote {
                    return true;
                }
                index += 1;
            }
            false
        };
        let quote = if has(b'\'') && !has(b'"') { b'"' } else { b'\'' };
        self.write_byte(quote)?;
        let mut index = 0;
        while let Some(byte) = self.text_byte(value, index) {
            match byte {
                b'\n' => self.write("\\n")?,
                b'\r' => self.write("\\r")?,
                b'\t' => self.write("\\t")?,
                b'\\' => self.write("\\\\")?,
                0..32 | 127 => self.write_hex(usize::from(byte), 2, "\\x")?,
                byte => {
                    if byte == quote {
                        self.write_byte(b'\\')?;
                    }
                    self.write_byte(byte)?;
                }
            }
            index += 1;
        }
        self.write_byte(quote)
    }
}
