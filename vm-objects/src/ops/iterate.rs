//! Iterators made and advanced.

use super::ranges::small_len;
use crate::Trap;
use crate::classes::lookup::{has_class, own_attribute, plain_type};
use crate::classes::special;
use crate::heap::{Kind, Obj};
use crate::modules::itertools::counting::quick as quick_item;
use crate::native::NativeDef;
use crate::object::bytes::{ByteArray, Bytes};
use crate::object::dict::Dict;
use crate::object::instance::Instance;
use crate::object::iterator::{AdapterIterator, DictView, RangeIterator, SeqIterator, TableItems, TableIterator};
use crate::object::list::List;
use crate::object::range::Range;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::table::Entry;
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

/// The routine of an iterator that is a plain object: its type's `__next__`.
fn next_of_plain(iterator: Value) -> Option<&'static NativeDef> {
    Python::native_of(own_attribute(plain_type(iterator)?, "__next__"))
}

impl Python<'_> {
    /// `iter(value)`.
    pub(crate) fn iterator(&mut self, value: Value) -> Result<Value, Trap> {
        let Some(kind) = value.kind() else { return Err(self.not_iterable(value)) };
        match kind {
            Kind::List | Kind::Tuple | Kind::Str | Kind::Bytes | Kind::ByteArray => {
                Ok(SeqIterator::alloc(&mut self.heap, value)?.value())
            }
            Kind::MemoryView | Kind::Array => self.buffer_iterator(value),
            Kind::Range => self.range_iterator(value),
            Kind::Dict | Kind::Set => self.table_iterator(value, TableItems::Keys, false),
            Kind::DictView => match value.cast::<DictView>() {
                Some(view) => self.table_iterator(view.dict.get(), view.items(), false),
                None => Err(self.not_iterable(value)),
            },
            Kind::SeqIterator
            | Kind::RangeIterator
            | Kind::TableIterator
            | Kind::AdapterIterator
            | Kind::Awaitable
            | Kind::Resumable => Ok(value),
            Kind::Generator if self.is_iterator(value) => Ok(value),
            _ if has_class(value) => Err(self.defer(&special::ITER, 0)),
            _ => Err(self.not_iterable(value)),
        }
    }

    fn range_iterator(&mut self, value: Value) -> Result<Value, Trap> {
        let Some(range) = value.cast::<Range>() else { return Err(self.not_iterable(value)) };
        match range.small_parts() {
            Some((start, stop, step)) => {
                let left = small_len(start, stop, step);
                Ok(RangeIterator::alloc(&mut self.heap, start, left, step)?.value())
            }
            None => self.long_range_iterator(range),
        }
    }

    /// An iterator over a dict or a set.
    pub(crate) fn table_iterator(&mut self, table: Value, items: TableItems, reversed: bool) -> Result<Value, Trap> {
        let (len, filled) = match (table.cast::<Dict>(), table.cast::<Set>()) {
            // Of an `OrderedDict` any change counts.
            (Some(dict), _) if dict.is_ordered() => (dict.changes(), dict.filled()),
            (Some(dict), _) => (dict.len(), dict.filled()),
            (_, Some(set)) => (set.len(), set.filled()),
            _ => (0, 0),
        };
        let index = if reversed { filled } else { 0 };
        Ok(TableIterator::alloc(&mut self.heap, table, index, len, items, reversed)?.value())
    }

    /// The next item of an iterator that is no range's.
    #[inline]
    pub(crate) fn next_item(&mut self, iterator: Value) -> Result<Value, Trap> {
        if let Some(seq) = iterator.cast::<SeqIterator>() {
            return self.next_of_sequence(seq);
        }
        if let Some(table) = iterator.cast::<TableIterator>() {
            return self.next_of_table(table);
        }
        match iterator.kind() {
            Some(Kind::Generator) => Err(Trap::Resume),
            Some(Kind::Awaitable) => Err(self.defer(&crate::types::async_generator::SEND, 0)),
            Some(Kind::AdapterIterator) => match iterator.cast::<AdapterIterator>() {
                Some(adapter) => self.next_of_adapter(adapter),
                None => Err(Trap::Stop),
            },
            Some(Kind::RangeIterator) => iterator.cast::<RangeIterator>().and_then(Obj::advance).ok_or(Trap::Stop),
            _ => self.next_by_method(iterator),
        }
    }

    /// The next item of an iterator that only its `__next__` knows.
    #[inline(never)]
    fn next_by_method(&mut self, iterator: Value) -> Result<Value, Trap> {
        if let Some(next) = next_of_plain(iterator) {
            let quick = plain_type(iterator).zip(iterator.cast::<Instance>());
            if let Some(item) = quick.and_then(|(kind, iterator)| quick_item(kind, iterator)) {
                return item.ok_or(Trap::Stop);
            }
            return Err(self.defer(next, 0));
        }
        if has_class(iterator) {
            return Err(self.defer(&special::NEXT, 0));
        }
        let name = self.type_name(iterator);
        Err(self.type_error(format_args!("'{name}' object is not an iterator")))
    }

    #[inline]
    fn next_of_sequence(&mut self, iterator: Obj<SeqIterator>) -> Result<Value, Trap> {
        let (seq, index) = (iterator.seq.get(), iterator.index.get());
        let item = match seq.kind() {
            Some(Kind::List) => seq.cast::<List>().and_then(|list| list.get(index)),
            Some(Kind::Tuple) => seq.cast::<Tuple>().and_then(|tuple| tuple.get(index)),
            Some(Kind::Str) => match seq.cast::<Str>().and_then(|text| text.char_at(index)) {
                Some(c) => Some(Str::from_char(&mut self.heap, c)?.value()),
                None => None,
            },
            Some(Kind::Bytes) => {
                let byte = seq.cast::<Bytes>().and_then(|bytes| bytes.as_slice().get(index).copied());
                byte.map(|byte| Value::from_int_truncated(byte.into()))
            }
            Some(Kind::ByteArray) => {
                seq.cast::<ByteArray>().and_then(|array| array.get(index)).map(|b| Value::from_int_truncated(b.into()))
            }
            Some(Kind::MemoryView | Kind::Array) => self.buffer_item(seq, index)?,
            Some(_) => return Err(self.defer(&special::NEXT, 0)),
            None => None,
        };
        match item {
            Some(item) => {
                iterator.index.set(index.wrapping_add(1));
                Ok(item)
            }
            None => {
                iterator.seq.set(self.builtin_type_of(iterator.value()).value());
                Err(Trap::Stop)
            }
        }
    }

    fn next_of_table(&mut self, iterator: Obj<TableIterator>) -> Result<Value, Trap> {
        let (table, index) = (iterator.table.get(), iterator.index.get());
        let reversed = iterator.reversed();
        let (len, next) = if let Some(dict) = table.cast::<Dict>() {
            (dict.len(), if reversed { dict.previous_entry(index) } else { dict.next_entry(index) })
        } else if let Some(set) = table.cast::<Set>() {
            (set.len(), set.next_entry(index))
        } else {
            return Err(Trap::Stop);
        };
        if let Some(dict) = table.cast::<Dict>().filter(|dict| dict.is_ordered()) {
            if dict.changes() != iterator.len.get() {
                return Err(self.error(TypeId::RuntimeError, format_args!("OrderedDict mutated during iteration")));
            }
        } else if len != iterator.len.get() {
            // From now on it says so always.
            iterator.len.set(usize::MAX);
            let what = if table.is_kind(Kind::Dict) { "dictionary" } else { "Set" };
            return Err(self.error(TypeId::RuntimeError, format_args!("{what} changed size during iteration")));
        }
        let Some((position, entry)) = next else {
            iterator.table.set(self.builtin_type_of(iterator.value()).value());
            return Err(Trap::Stop);
        };
        let left = iterator.left.get();
        if left == 0 && table.cast::<Dict>().is_some_and(|dict| !dict.is_ordered()) {
            return Err(self.error(TypeId::RuntimeError, format_args!("dictionary keys changed during iteration")));
        }
        let item = self.shown_entry(entry, iterator.items())?;
        iterator.index.set(if reversed { position } else { position.wrapping_add(1) });
        iterator.left.set(left.wrapping_sub(1));
        Ok(item)
    }

    /// What an iterator or a view gives of an entry.
    pub(crate) fn shown_entry(&mut self, entry: Entry, items: TableItems) -> Result<Value, Trap> {
        match items {
            TableItems::Keys => Ok(entry.key),
            TableItems::Values => Ok(entry.value),
            TableItems::Items => Ok(Tuple::from_slice(&mut self.heap, &[entry.key, entry.value])?.value()),
        }
    }
}
