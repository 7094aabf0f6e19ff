//! Items got, set, deleted.

use super::keyed::KeyOp;
use super::missing::GET_OR_MISSING;
use super::slices::is_sliceable;
use super::steps::{at, given, room, step};
use crate::Trap;
use crate::classes::lookup::has_class;
use crate::classes::special;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef};
use crate::object::bytes::{ByteArray, Bytes};
use crate::object::dict::Dict;
use crate::object::int::Int;
use crate::object::list::List;
use crate::object::memory_view::MemoryView;
use crate::object::range::Range;
use crate::object::slice::Slice;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

/// An index or a slice's bound that has an `__index__`; started in the operation.
pub(crate) static INDEXED: NativeDef = NativeDef::function("index", Arity::Free, indexed);

/// The operations, and the order of their operands: container, key.
pub(crate) const GET: u32 = 0;
/// Value, container, key.
pub(crate) const SET: u32 = 1;
/// Container, key.
pub(crate) const DELETE: u32 = 2;
/// Container, start, stop.
pub(crate) const GET_SLICE: u32 = 3;
/// Value, container, start, stop.
pub(crate) const SET_SLICE: u32 = 4;

/// The window is the operands, then value, container, start (or the index), stop, step; a null step says that it is an
/// index.
fn indexed<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const DONE: u32 = 9;
    room(args)?;
    let (op, base) = (given(args.state), args.nargs());
    if args.input == Input::Start {
        let operands = |indices: [usize; 2]| indices.map(|index| args.arg(index).unwrap_or(Value::NULL));
        let value = args.get(0);
        let (container, parts) = match op {
            GET_SLICE => (value, [args.get(1), args.get(2), Value::NONE]),
            SET_SLICE => (args.get(1), [args.get(2), args.get(3), Value::NONE]),
            _ => {
                let [container, key] = operands(if op == SET { [1, 2] } else { [0, 1] });
                match key.cast::<Slice>() {
                    Some(slice) => (container, [slice.start.get(), slice.stop.get(), slice.step.get()]),
                    None => (container, [key, Value::NONE, Value::NULL]),
                }
            }
        };
        args.resize(base + 5)?;
        let [start, stop, step] = parts;
        for (offset, slot) in [value, container, start, stop, step].into_iter().enumerate() {
            args.set(base + offset, slot);
        }
    } else if step(args.state) == DONE {
        return Ok(if matches!(op, GET | GET_SLICE) { args.result() } else { Value::NONE });
    } else {
        let index = args.pop();
        args.set(base + 1 + step(args.state) as usize, index);
    }
    for part in 1..4 {
        let value = args.get(base + 1 + part);
        if py.has_special(value, "__index__") {
            py.defer(&special::INDEX, 0);
            return Err(args.defer(at(part as u32, op), &[value]));
        }
    }
    let parts = [args.get(base + 2), args.get(base + 3), args.get(base + 4)];
    let [start, stop, step] = parts;
    let key = if step.is_null() { start } else { Slice::alloc(&mut py.heap, start, stop, step)?.value() };
    let (value, container) = (args.get(base), args.get(base + 1));
    let done = match op {
        GET | GET_SLICE => py.item(container, key),
        DELETE => py.remove_item(container, key).map(|()| Value::NONE),
        _ => py.store_item(container, key, value).map(|()| Value::NONE),
    };
    match done {
        Err(Trap::Defer) if matches!(op, SET | SET_SLICE) => Err(args.defer(at(DONE, op), &[value, container, key])),
        Err(Trap::Defer) => Err(args.defer(at(DONE, op), &[container, key])),
        done => done,
    }
}

/// What a type's index errors say.
fn index_names(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(Kind::List) => "list",
        Some(Kind::Tuple) => "tuple",
        Some(Kind::Bytes) => "byte",
        Some(Kind::ByteArray) => "bytearray",
        Some(Kind::Array) => "array",
        Some(Kind::Range) => "range",
        _ => "string",
    }
}

impl Python<'_> {
    /// An index into a sequence of `len` items; `None` if it is out of range. On [`Trap::Defer`] it has an `__index__`.
    pub(crate) fn position(&mut self, container: Value, key: Value, len: usize) -> Result<Option<usize>, Trap> {
        let Some(index) = self.machine_index(container, key)? else { return Ok(None) };
        let index = if index < 0 { index.wrapping_add_unsigned(len) } else { index };
        Ok(usize::try_from(index).ok().filter(|&index| index < len))
    }

    fn machine_index(&mut self, container: Value, key: Value) -> Result<Option<isize>, Trap> {
        let inside = self.unwrapped(key);
        if let Some(index) = inside.as_small_index() {
            return Ok(Some(index));
        }
        if inside.cast::<Int>().is_some() {
            let name = self.type_name(key);
            return Err(self.error(TypeId::IndexError, format_args!("cannot fit '{name}' into an index-sized integer")));
        }
        if self.has_special(key, "__index__") {
            return Err(Trap::Defer);
        }
        let (what, name) = (index_names(container.kind()), self.type_name(key));
        Err(match container.kind() {
            Some(Kind::Array) => self.type_error(format_args!("array indices must be integers")),
            Some(Kind::Str) => self.type_error(format_args!("string indices must be integers, not '{name}'")),
            _ => self.type_error(format_args!("{what} indices must be integers or slices, not {name}")),
        })
    }

    /// `container[key]`.
    pub(crate) fn item(&mut self, container: Value, key: Value) -> Result<Value, Trap> {
        if let Some(dict) = container.cast::<Dict>() {
            if !dict.is_default() {
                return self.keyed(KeyOp::Get, container, key, Value::NULL);
            }
            return match self.keyed(KeyOp::GetOr, container, key, Value::NULL) {
                Ok(Value::NULL) | Err(Trap::Defer) => Err(self.defer(&GET_OR_MISSING, 0)),
                found => found,
            };
        }
        match self.sequence_item(container, key) {
            Err(Trap::Defer) if is_sliceable(container) => Err(self.defer(&INDEXED, GET)),
            done => done,
        }
    }

    fn sequence_item(&mut self, container: Value, key: Value) -> Result<Value, Trap> {
        if !is_sliceable(container) {
            if let Some(view) = container.cast::<MemoryView>() {
                return match self.view_item(view, key) {
                    Err(Trap::Defer) if key.is_kind(Kind::Slice) => Err(self.defer(&INDEXED, GET)),
                    done => done,
                };
            }
            return Err(self.defer(&special::GET_ITEM, 0));
        }
        if let Some(slice) = key.cast::<Slice>() {
            return self.sliced(container, [slice.start.get(), slice.stop.get(), slice.step.get()]);
        }
        if let Some(range) = container.cast::<Range>() {
            let index = self.unwrapped(key);
            if index.as_small_index().is_none() && index.cast::<Int>().is_none() {
                self.machine_index(container, key)?;
            }
            return self.range_item(range, index);
        }
        let len = self.plain_len(container).unwrap_or(0);
        let Some(index) = self.position(container, key, len)? else {
            let what = match container.kind() {
                Some(Kind::Bytes) => "index",
                kind => index_names(kind),
            };
            let tail = if container.is_kind(Kind::Str) || !container.is_kind(Kind::Bytes) { " index" } else { "" };
            return Err(self.error(TypeId::IndexError, format_args!("{what}{tail} out of range")));
        };
        let byte = |byte: u8| Value::from_int_truncated(byte.into());
        match container.kind() {
            Some(Kind::List | Kind::Tuple) => Ok(super::item_of(container, index).unwrap_or(Value::NONE)),
            Some(Kind::Str) => {
                let c = container.cast::<Str>().and_then(|text| text.char_at(index)).unwrap_or(0);
                Ok(Str::from_char(&mut self.heap, c)?.value())
            }
            Some(Kind::Bytes) => {
                let bytes = container.cast::<Bytes>();
                Ok(byte(bytes.and_then(|bytes| bytes.as_slice().get(index).copied()).unwrap_or(0)))
            }
            Some(Kind::Array) => self.array_item(container, index),
            _ => Ok(byte(container.cast::<ByteArray>().and_then(|array| array.get(index)).unwrap_or(0))),
        }
    }

    /// `container[key] = value`. On [`Trap::Defer`] the routine wants the operands value, container, key.
    pub(crate) fn store_item(&mut self, container: Value, key: Value, value: Value) -> Result<(), Trap> {
        match container.kind() {
            Some(Kind::Dict) => self.keyed_value_first(KeyOp::Set, container, key, value).map(|_| ()),
            Some(Kind::List) => match container.cast::<List>() {
                Some(list) => self.store_list_item(list, key, value),
                None => Ok(()),
            },
            Some(Kind::ByteArray) => self.store_byte(container, key, value),
            Some(Kind::MemoryView) => match container.cast::<MemoryView>() {
                Some(view) => self.store_view_item(view, key, value),
                None => Ok(()),
            },
            Some(Kind::Array) => self.store_array_item(container, key, value),
            _ if has_class(container) => Err(self.defer(&special::SET_ITEM, 0)),
            _ => {
                let name = self.type_name(container);
                Err(self.type_error(format_args!("'{name}' object does not support item assignment")))
            }
        }
    }

    fn store_list_item(&mut self, list: Obj<List>, key: Value, value: Value) -> Result<(), Trap> {
        if let Some(slice) = key.cast::<Slice>() {
            let parts = [slice.start.get(), slice.stop.get(), slice.step.get()];
            if !matches!(value.kind(), Some(Kind::List | Kind::Tuple)) {
                return Err(self.defer(&super::unpack::STORE_COLLECTED, 0));
            }
            return match self.assign_list_slice(list, parts, value) {
                Err(Trap::Defer) => Err(self.defer(&INDEXED, SET)),
                done => done,
            };
        }
        match self.position(list.value(), key, list.len()) {
            Ok(Some(index)) => {
                list.set(index, value);
                Ok(())
            }
            Ok(None) => Err(self.error(TypeId::IndexError, format_args!("list assignment index out of range"))),
            Err(Trap::Defer) => Err(self.defer(&INDEXED, SET)),
            Err(trap) => Err(trap),
        }
    }

    /// A byte's value, for a bytearray.
    pub(crate) fn byte_of(&mut self, value: Value) -> Result<u8, Trap> {
        match self.unwrapped(value).as_small_index() {
            Some(byte) => match u8::try_from(byte) {
                Ok(byte) => Ok(byte),
                Err(_) => Err(self.value_error(format_args!("byte must be in range(0, 256)"))),
            },
            None if self.is_instance_of(value, TypeId::Int) => {
                Err(self.value_error(format_args!("byte must be in range(0, 256)")))
            }
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format_args!("'{name}' object cannot be interpreted as an integer")))
            }
        }
    }

    fn store_byte(&mut self, container: Value, key: Value, value: Value) -> Result<(), Trap> {
        let Some(array) = container.cast::<ByteArray>() else { return Ok(()) };
        if let Some(slice) = key.cast::<Slice>() {
            self.check_slice_value(value)?;
            let parts = [slice.start.get(), slice.stop.get(), slice.step.get()];
            return match self.assign_bytes(array, parts, value) {
                Err(Trap::Defer) => Err(self.defer(&INDEXED, SET)),
                done => done,
            };
        }
        match self.position(container, key, array.len.get()) {
            Ok(Some(index)) => {
                let byte = self.byte_to_store(value)?;
                array.set(index, byte);
                Ok(())
            }
            Ok(None) => Err(self.error(TypeId::IndexError, format_args!("bytearray index out of range"))),
            Err(Trap::Defer) => Err(self.defer(&INDEXED, SET)),
            Err(trap) => Err(trap),
        }
    }

    /// `del container[key]`.
    pub(crate) fn remove_item(&mut self, container: Value, key: Value) -> Result<(), Trap> {
        match container.kind() {
            Some(Kind::Dict) => self.keyed(KeyOp::Delete, container, key, Value::NULL).map(|_| ()),
            Some(Kind::List) => match self.remove_list_item(container, key) {
                Err(Trap::Defer) => Err(self.defer(&INDEXED, DELETE)),
                done => done,
            },
            Some(Kind::ByteArray) => match self.remove_bytes(container, key) {
                Err(Trap::Defer) => Err(self.defer(&INDEXED, DELETE)),
                done => done,
            },
            Some(Kind::MemoryView) => Err(self.type_error(format_args!("cannot delete memory"))),
            Some(Kind::Array) => match self.remove_array_item(container, key) {
                Err(Trap::Defer) => Err(self.defer(&INDEXED, DELETE)),
                done => done,
            },
            _ if has_class(container) => Err(self.defer(&special::DELETE_ITEM, 0)),
            _ => {
                let name = self.type_name(container);
                // What has items by index, but can't lose them, is told so in other words.
                let sized = self.plain_len(container).is_some() || container.is_kind(Kind::Range);
                let sequence = sized && self.may_iterate(container) && self.is_instance_of(key, TypeId::Int);
                let not = if sequence { "doesn't" } else { "does not" };
                Err(self.type_error(format_args!("'{name}' object {not} support item deletion")))
            }
        }
    }

    fn remove_list_item(&mut self, container: Value, key: Value) -> Result<(), Trap> {
        let Some(list) = container.cast::<List>() else { return Ok(()) };
        if let Some(slice) = key.cast::<Slice>() {
            return self.delete_list_slice(list, [slice.start.get(), slice.stop.get(), slice.step.get()]);
        }
        match self.position(container, key, list.len())? {
            Some(index) => {
                list.remove(index);
                Ok(())
            }
            None => Err(self.error(TypeId::IndexError, format_args!("list assignment index out of range"))),
        }
    }

    fn remove_bytes(&mut self, container: Value, key: Value) -> Result<(), Trap> {
        let Some(array) = container.cast::<ByteArray>() else { return Ok(()) };
        let slice = match key.cast::<Slice>() {
            Some(slice) => [slice.start.get(), slice.stop.get(), slice.step.get()],
            None => match self.position(container, key, array.len.get())? {
                Some(index) => [
                    Value::from_int_truncated(index as isize),
                    Value::from_int_truncated(index as isize + 1),
                    Value::NONE,
                ],
                None => return Err(self.error(TypeId::IndexError, format_args!("bytearray index out of range"))),
            },
        };
        self.delete_bytes(array, slice)
    }

    /// `len(value)`.
    pub(crate) fn len_of(&mut self, value: Value) -> Result<Value, Trap> {
        if let Some(len) = self.plain_len(value) {
            return Ok(Value::from_int_truncated(len as isize));
        }
        if value.is_kind(Kind::Range) {
            let len = self.range_len_value(value)?;
            if len.as_small_index().is_none() {
                return Err(
                    self.error(TypeId::OverflowError, format_args!("Python int too large to convert to C ssize_t"))
                );
            }
            return Ok(len);
        }
        if let Some(view) = value.cast::<MemoryView>() {
            self.check_view(view)?;
            if super::buffers::dimensions(view) == 0 {
                return Err(self.type_error(format_args!("0-dim memory has no length")));
            }
            return Ok(Value::from_int_truncated(super::buffers::dimension(view.shape.get(), 0)));
        }
        Err(self.defer(&special::LEN, 0))
    }

    /// A tuple of these values.
    pub fn tuple(&mut self, items: &[Value]) -> Result<Value, Trap> {
        Ok(Tuple::from_slice(&mut self.heap, items)?.value())
    }
}
