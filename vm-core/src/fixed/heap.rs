//! Objects in pools: what they are made of, and making them.
//!
//! An object is a record: its kind, and where its words (or bytes) begin in one area for all. Before the words stands
//! a header that names the owner, so that the collector can slide them together in one walk.

use core::mem;
use core::ops::Deref;

use heapless::VecView;

use super::memory::Memory;
use super::types::TypeId;
use super::value::{Lasting, Value};
use crate::object::Trap;
use crate::verify::Verified;

/// What an object is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(super) enum Kind {
    /// Nothing: `start` is the next free record.
    Free,
    /// One word: what it holds, or null.
    Cell,
    /// Code, defaults, keyword defaults (both null or given), closure (a tuple).
    Function,
    /// Its items.
    Tuple,
    /// Its items, and room for more.
    List,
    /// Bytes: UTF-8.
    Str,
    /// Start, stop, step.
    Range,
    /// Next number, how many are left, step.
    RangeIterator,
    /// A tuple or list, and the next index.
    Iterator,
    /// Type, argument or null.
    Exception,
    /// Names (a tuple), and a value for each: what keyword defaults are given in.
    Defaults,
}

/// How far the collector is with an object.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(super) enum Mark {
    Unseen,
    Reached,
    Scanned,
}

/// The record of an object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Object {
    pub(super) kind: Kind,
    pub(super) mark: Mark,
    /// Where its words or bytes begin; 0 when it has none.
    pub(super) start: u16,
    /// Words or bytes in use.
    pub(super) len: u16,
}

/// A loaded code object.
#[derive(Debug)]
pub(super) struct FixedCode {
    pub(super) verified: Verified<Value>,
    pub(super) name: Value,
    pub(super) qualname: Value,
    /// Names of the slots: a tuple.
    pub(super) slots: Value,
    /// Its number: what a value says.
    pub(super) number: u16,
}

/// A handle to verified code. It is never freed.
#[derive(Clone, Copy, Debug)]
pub struct CodeRef(pub(super) &'static FixedCode);

impl Deref for CodeRef {
    type Target = Verified<Value>;

    #[inline(always)]
    fn deref(&self) -> &Verified<Value> {
        &self.0.verified
    }
}

impl CodeRef {
    pub(super) fn value(self) -> Value {
        Value::lasting(Lasting::Code, u32::from(self.0.number))
    }
}

/// Bytes of the header before a string.
pub(super) const BYTES_HEADER: usize = 4;
/// No record.
pub(super) const NOTHING: u16 = u16::MAX;

/// All objects, and all that was loaded.
pub(super) struct Heap {
    pub(super) objects: &'static mut VecView<Object>,
    pub(super) words: &'static mut VecView<Value>,
    pub(super) bytes: &'static mut VecView<u8>,
    /// The first free record.
    pub(super) free: u16,
    pub(super) globals: &'static mut VecView<(Value, Value)>,
    code_table: &'static mut VecView<CodeRef>,
    codes: &'static mut [Option<FixedCode>],
    constants: &'static mut [Value],
    texts: &'static mut VecView<&'static str>,
    tuples: &'static mut VecView<&'static [Value]>,
    /// The pending exception, or null.
    pub(super) pending: Value,
}

impl Heap {
    pub(super) fn new<
        const OBJECTS: usize,
        const WORDS: usize,
        const BYTES: usize,
        const GLOBALS: usize,
        const CODES: usize,
        const CONSTANTS: usize,
        const TEXTS: usize,
        const TUPLES: usize,
    >(
        memory: &'static mut Memory<OBJECTS, WORDS, BYTES, GLOBALS, CODES, CONSTANTS, TEXTS, TUPLES>,
    ) -> Self {
        Self {
            objects: memory.objects.as_mut_view(),
            words: memory.words.as_mut_view(),
            bytes: memory.bytes.as_mut_view(),
            free: NOTHING,
            globals: memory.globals.as_mut_view(),
            code_table: memory.code_table.as_mut_view(),
            codes: &mut memory.codes,
            constants: &mut memory.constants,
            texts: memory.texts.as_mut_view(),
            tuples: memory.tuples.as_mut_view(),
            pending: Value::NULL,
        }
    }

    // --- what is loaded -------------------------------------------------------------------------------------------

    /// A text in flash: the same value for the same text.
    pub(super) fn intern(&mut self, text: &'static str) -> Option<Value> {
        let number = match self.texts.iter().position(|&known| known == text) {
            Some(number) => number,
            None => {
                self.texts.push(text).ok()?;
                self.texts.len() - 1
            }
        };
        Some(Value::lasting(Lasting::Text, number as u32))
    }

    /// The text of such a value.
    pub(super) fn interned(&self, value: Value) -> Option<&'static str> {
        self.texts.get(value.number_of(Lasting::Text)?).copied()
    }

    /// A tuple that stays.
    pub(super) fn keep_tuple(&mut self, items: &[Value]) -> Option<Value> {
        // Number 0 is the empty one.
        if self.tuples.is_empty() {
            self.tuples.push(&[]).ok()?;
        }
        if items.is_empty() {
            return Some(Value::EMPTY_TUPLE);
        }
        if self.tuples.is_full() {
            return None;
        }
        let (place, rest) = mem::take(&mut self.constants).split_at_mut_checked(items.len())?;
        self.constants = rest;
        place.copy_from_slice(items);
        self.tuples.push(place).ok()?;
        Some(Value::lasting(Lasting::Tuple, (self.tuples.len() - 1) as u32))
    }

    /// The items of a tuple that stays.
    pub(super) fn kept_tuple(&self, value: Value) -> Option<&'static [Value]> {
        if value == Value::EMPTY_TUPLE {
            return Some(&[]);
        }
        self.tuples.get(value.number_of(Lasting::Tuple)?).copied()
    }

    /// A code object.
    pub(super) fn keep_code(&mut self, mut code: FixedCode) -> Option<Value> {
        let (place, rest) = mem::take(&mut self.codes).split_first_mut()?;
        self.codes = rest;
        code.number = self.code_table.len() as u16;
        let code = CodeRef(place.insert(code));
        self.code_table.push(code).ok()?;
        Some(code.value())
    }

    pub(super) fn code(&self, value: Value) -> Option<CodeRef> {
        self.code_table.get(value.number_of(Lasting::Code)?).copied()
    }

    // --- reading --------------------------------------------------------------------------------------------------

    pub(super) fn record(&self, value: Value) -> Option<Object> {
        self.objects.get(value.as_object()?).copied()
    }

    /// The words of an object of this kind.
    #[inline(always)]
    pub(super) fn words_of(&self, value: Value, kind: Kind) -> Option<&[Value]> {
        let object = self.record(value).filter(|object| object.kind == kind)?;
        self.words.get(usize::from(object.start)..)?.get(..usize::from(object.len))
    }

    /// As [`Heap::words_of`], to write.
    pub(super) fn words_of_mut(&mut self, value: Value, kind: Kind) -> Option<&mut [Value]> {
        let object = self.record(value).filter(|object| object.kind == kind)?;
        self.words.get_mut(usize::from(object.start)..)?.get_mut(..usize::from(object.len))
    }

    /// The items of a tuple.
    pub(super) fn tuple(&self, value: Value) -> Option<&[Value]> {
        self.kept_tuple(value).or_else(|| self.words_of(value, Kind::Tuple))
    }

    /// The items of a tuple or list.
    pub(super) fn items(&self, value: Value) -> Option<&[Value]> {
        self.tuple(value).or_else(|| self.words_of(value, Kind::List))
    }

    /// A str.
    pub(super) fn text(&self, value: Value) -> Option<&str> {
        if let Some(number) = value.number_of(Lasting::Text) {
            return self.texts.get(number).copied();
        }
        let object = self.record(value).filter(|object| object.kind == Kind::Str)?;
        let bytes = self.bytes.get(usize::from(object.start)..)?.get(..usize::from(object.len))?;
        core::str::from_utf8(bytes).ok()
    }

    /// The type of a value.
    pub(super) fn type_of(&self, value: Value) -> TypeId {
        match value.as_lasting() {
            Some((kind, number)) => match kind {
                Lasting::Single if value.is_bool() => TypeId::Bool,
                Lasting::Single if value == Value::ELLIPSIS => TypeId::Ellipsis,
                Lasting::Single | Lasting::Bytes => TypeId::NoneType,
                Lasting::Text => TypeId::Str,
                Lasting::Tuple => TypeId::Tuple,
                Lasting::Code => TypeId::Code,
                Lasting::Native => TypeId::Builtin,
                Lasting::Type => TypeId::Type,
                Lasting::Bare => TypeId::from_number(number),
                Lasting::Globals => TypeId::Namespace,
            },
            None => self.record(value).map_or(TypeId::Int, |object| self.type_of_object(value, object.kind)),
        }
    }

    fn type_of_object(&self, value: Value, kind: Kind) -> TypeId {
        match kind {
            Kind::Cell => TypeId::Cell,
            Kind::Function => TypeId::Function,
            Kind::Tuple => TypeId::Tuple,
            Kind::List => TypeId::List,
            Kind::Str => TypeId::Str,
            Kind::Range => TypeId::Range,
            Kind::RangeIterator | Kind::Iterator => TypeId::Iterator,
            Kind::Exception => {
                let class = self.words_of(value, kind).and_then(|words| words.first()?.number_of(Lasting::Type));
                class.map_or(TypeId::Object, TypeId::from_number)
            }
            Kind::Defaults => TypeId::Namespace,
            Kind::Free => TypeId::Object,
        }
    }

    // --- making ---------------------------------------------------------------------------------------------------

    /// A record for a new object; on [`Trap::Memory`] nothing has changed.
    fn new_record(&mut self, kind: Kind, start: usize, len: usize) -> Result<u16, Trap> {
        let object = Object { kind, mark: Mark::Unseen, start: start as u16, len: len as u16 };
        let index = self.free;
        if let Some(record) = self.objects.get_mut(usize::from(index)) {
            self.free = record.start;
            *record = object;
            return Ok(index);
        }
        self.objects.push(object).map_err(|_| Trap::Memory)?;
        Ok((self.objects.len() - 1) as u16)
    }

    /// Words at the end of the area, header included; the index of the first.
    fn new_words(&mut self, owner: u16, len: usize) -> usize {
        let _fits = self.words.push(Value::header(owner, len as u16));
        let start = self.words.len();
        let _fits = self.words.resize(start.saturating_add(len), Value::NULL);
        start
    }

    fn has_words(&self, len: usize) -> bool {
        len < self.words.capacity() - self.words.len()
    }

    /// An object of `len` null words.
    pub(super) fn allocate_words(&mut self, kind: Kind, len: usize) -> Result<Value, Trap> {
        if !self.has_words(len) {
            return Err(Trap::Memory);
        }
        let index = self.new_record(kind, self.words.len() + 1, len)?;
        self.new_words(index, len);
        Ok(Value::object(index))
    }

    /// An object of these words.
    pub(super) fn allocate(&mut self, kind: Kind, words: &[Value]) -> Result<Value, Trap> {
        let value = self.allocate_words(kind, words.len())?;
        if let Some(place) = self.words_of_mut(value, kind) {
            place.copy_from_slice(words);
        }
        Ok(value)
    }

    /// An object of a run of words that another one has.
    pub(super) fn allocate_part(&mut self, kind: Kind, of: Value, start: usize, len: usize) -> Result<Value, Trap> {
        let value = self.allocate_words(kind, len)?;
        for index in 0..len {
            let item = self.items(of).and_then(|items| items.get(start + index)).copied().unwrap_or(Value::NULL);
            if let Some(place) = self.words_of_mut(value, kind).and_then(|words| words.get_mut(index)) {
                *place = item;
            }
        }
        Ok(value)
    }

    /// A string of the bytes that stand at the end of the area from `start`, behind room for the header.
    pub(super) fn allocate_text(&mut self, start: usize) -> Result<Value, Trap> {
        let len = self.bytes.len().saturating_sub(start);
        let index = self.new_record(Kind::Str, start, len)?;
        let (owner, len) = (index.to_le_bytes(), (len as u16).to_le_bytes());
        let header = start.checked_sub(BYTES_HEADER).and_then(|at| self.bytes.get_mut(at..start));
        if let Some([a, b, c, d]) = header {
            [*a, *b] = owner;
            [*c, *d] = len;
        }
        Ok(Value::object(index))
    }

    /// Appends to a list. Its words move to the end of the area when there is no room behind them.
    pub(super) fn push(&mut self, list: Value, item: Value) -> Result<(), Trap> {
        let (Some(index), Some(object)) = (list.as_object(), self.record(list)) else { return Err(Trap::Memory) };
        let (start, len) = (usize::from(object.start), usize::from(object.len));
        let header = start.checked_sub(1).and_then(|at| self.words.get(at)).map(|word| word.as_header());
        let capacity = header.map_or(0, |(_, capacity)| usize::from(capacity));
        let mut place = start;
        if len >= capacity {
            let more = (len * 2).max(4);
            // The least that will do, when that is all there is.
            let more = if self.has_words(more) { more } else { len + 1 };
            if !self.has_words(more) {
                return Err(Trap::Memory);
            }
            place = self.new_words(index as u16, more);
            for item in 0..len {
                let word = self.words.get(start + item).copied().unwrap_or(Value::NULL);
                if let Some(slot) = self.words.get_mut(place + item) {
                    *slot = word;
                }
            }
        }
        if let Some(slot) = self.words.get_mut(place + len) {
            *slot = item;
        }
        if let Some(record) = self.objects.get_mut(index) {
            (record.start, record.len) = (place as u16, (len + 1) as u16);
        }
        Ok(())
    }

    /// Shortens a list.
    pub(super) fn truncate(&mut self, list: Value, len: usize) {
        if let Some(record) = list.as_object().and_then(|index| self.objects.get_mut(index)) {
            record.len = record.len.min(len as u16);
        }
    }
}
