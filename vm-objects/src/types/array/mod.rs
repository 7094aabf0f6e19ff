//! `array.array`: constructor and methods. The contents are bytes; an item is read and written by its type code.
//!
//! | file | what |
//! |---|---|
//! | `items` | one item to and from a value |
//! | `change` | slices, and all that changes the length |

mod change;
mod items;

pub(crate) use items::{buffer_format, item_size};

use super::{Behaviour, TypeId, bytes, protocol};
use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, GetSetDef, NativeDef, NativeFn};
use crate::object::array::Array;
use crate::object::bytes::Bytes;
use crate::object::list::List;
use crate::object::str::{Str, StrBuilder};
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::value::Value;
use items::{ItemOf, TYPE_CODES};

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("array", Arity::Free, new);

const fn method(name: &'static str, arity: Arity, run: NativeFn) -> NativeDef {
    NativeDef::method(TypeId::Array, name, arity, run)
}

static METHODS: &[NativeDef] = &[
    method("__add__", Arity::One, protocol::add),
    method("__contains__", Arity::One, protocol::contains),
    method("__copy__", Arity::None, copy),
    method("__deepcopy__", Arity::One, copy),
    method("__delitem__", Arity::One, protocol::delete_item),
    method("__eq__", Arity::One, protocol::eq),
    method("__ge__", Arity::One, protocol::ge),
    method("__getitem__", Arity::One, protocol::get_item),
    method("__gt__", Arity::One, protocol::gt),
    method("__iadd__", Arity::One, protocol::add_in_place),
    method("__imul__", Arity::One, protocol::mul_in_place),
    method("__iter__", Arity::None, protocol::iter),
    method("__le__", Arity::One, protocol::le),
    method("__len__", Arity::None, protocol::len),
    method("__lt__", Arity::One, protocol::lt),
    method("__mul__", Arity::One, protocol::mul),
    method("__ne__", Arity::One, protocol::ne),
    method("__reduce_ex__", Arity::One, reduce),
    method("__rmul__", Arity::One, protocol::rmul),
    method("__setitem__", Arity::Between(2, 2), protocol::set_item),
    method("append", Arity::One, change::append),
    method("buffer_info", Arity::None, buffer_info),
    method("byteswap", Arity::None, byte_swap),
    method("count", Arity::One, protocol::count),
    method("extend", Arity::One, change::extend),
    method("frombytes", Arity::One, change::from_bytes),
    method("fromfile", Arity::Between(2, 2), change::from_file),
    method("fromlist", Arity::One, change::from_list),
    method("fromunicode", Arity::One, change::from_unicode),
    method("index", Arity::Between(1, 3), index),
    method("insert", Arity::Between(2, 2), change::insert),
    method("pop", Arity::Between(0, 1), change::pop),
    method("remove", Arity::One, change::remove),
    method("reverse", Arity::None, reverse),
    method("tobytes", Arity::None, to_bytes),
    method("tofile", Arity::One, to_file),
    method("tolist", Arity::None, to_list),
    method("tounicode", Arity::None, to_unicode),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef {
        name: "itemsize",
        get: |py, this| {
            let code = py.unwrapped(this).cast::<Array>().map_or(0, Obj::<Array>::code);
            Ok(Value::from_int_truncated(item_size(code) as isize))
        },
        set: None,
    },
    GetSetDef {
        name: "typecode",
        get: |py, this| {
            let code = py.unwrapped(this).cast::<Array>().map_or(0, Obj::<Array>::code);
            Ok(Str::from_char(&mut py.heap, code.into())?.value())
        },
        set: None,
    },
];

/// The array that a method was called on.
fn this(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Obj<Array>, Trap> {
    match py.unwrapped(args.get(0)).cast::<Array>() {
        Some(array) => Ok(array),
        None => Err(py.refused("an array's method")),
    }
}

/// `ValueError` where so many bytes are no whole items.
fn check_whole_items(py: &mut Python<'_>, code: u8, bytes: usize) -> Result<(), Trap> {
    match bytes.checked_rem(item_size(code)) {
        Some(0) => Ok(()),
        _ => Err(py.value_error(format_args!("bytes length not a multiple of item size"))),
    }
}

/// `array(typecode[, initializer])`
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    // A class derived from it may take keywords in its `__init__`.
    if !args.kwnames.is_null() && args.get(0) == TypeId::Array.value() {
        return Err(py.type_error(format_args!("array.array() takes no keyword arguments")));
    }
    let keywords = args.kwnames.cast::<Tuple>().map_or(0, |names| names.len());
    let given = args.nargs().saturating_sub(1).saturating_sub(keywords);
    if !(1..=2).contains(&given) {
        let (how, most, s) = if given == 0 { ("least", 1, "") } else { ("most", 2, "s") };
        return Err(py.type_error(format_args!("array() takes at {how} {most} argument{s} ({given} given)")));
    }
    let first = py.unwrapped(args.get(1)).cast::<Str>();
    let Some(code) = first.filter(|text| text.len() == 1).and_then(|text| text.char_at(0)) else {
        let name = py.type_name(args.get(1));
        return Err(py.type_error(format_args!("array() argument 1 must be a unicode character, not {name}")));
    };
    let code = u8::try_from(code).ok().filter(|code| TYPE_CODES.contains(code));
    let initial = args.arg(2).filter(|_| given == 2).unwrap_or(Value::NULL);
    let inside = py.unwrapped(initial);
    if let Some(code) = code.filter(|&code| code != b'u') {
        let what = match inside.kind() {
            Some(Kind::Str) => "str",
            Some(Kind::Array) if inside.cast::<Array>().is_some_and(|array| array.code() == b'u') => "unicode array",
            _ => "",
        };
        if !what.is_empty() {
            let code = char::from(code);
            return Err(
                py.type_error(format_args!("cannot use a {what} to initialize an array with typecode '{code}'"))
            );
        }
    }
    let Some(code) = code else {
        return Err(py.value_error(format_args!("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")));
    };
    if initial.is_null() {
        return Ok(Array::with_capacity(&mut py.heap, code, 0)?.value());
    }
    let same = inside.cast::<Array>().is_some_and(|array| array.code() == code);
    if same || matches!(inside.kind(), Some(Kind::Bytes | Kind::ByteArray)) {
        let buffer = py.bytes_like(inside)?;
        check_whole_items(py, code, buffer.len())?;
        return py.array_of_bytes(code, buffer.as_slice());
    }
    if let Some(text) = inside.cast::<Str>() {
        return items::array_of_text(py, text);
    }
    let mut replay = Replay::new(args);
    let items = match inside.kind() {
        Some(Kind::List | Kind::Tuple) => inside,
        _ => replay.call(args, TypeId::List.value(), initial)?,
    };
    let mut bytes = py.scratch::<u8>();
    items::encode_all(py, args, &mut replay, (code, items), &mut bytes)?;
    py.array_of_bytes(code, &bytes)
}

impl Python<'_> {
    /// An array of these bytes.
    pub(crate) fn array_of_bytes(&mut self, code: u8, bytes: &[u8]) -> Result<Value, Trap> {
        let array = Array::with_capacity(&mut self.heap, code, bytes.len())?;
        if let Some(raw) = array.buffer() {
            raw.raw().iter().zip(bytes).for_each(|(cell, &byte)| cell.set(byte));
        }
        array.len.set(bytes.len().checked_div(item_size(code)).unwrap_or(0));
        Ok(array.value())
    }

    /// The bytes of an array, copied.
    fn array_bytes(&mut self, array: Obj<Array>) -> Result<Obj<Bytes>, Trap> {
        let buffer = self.bytes_like(array.value())?;
        Bytes::from_slice(&mut self.heap, buffer.as_slice())
    }
}

fn copy<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let array = this(py, args)?;
    let bytes = py.bytes_like(array.value())?;
    py.array_of_bytes(array.code(), bytes.as_slice())
}

/// How arrays are pickled: `array_reduce_ex` of CPython's `Modules/arraymodule.c`.
fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let array = this(py, args)?;
    let state = py.own_dict(args.get(0))?.map_or(Value::NONE, Obj::value);
    let class = py.type_of(args.get(0));
    let code = Str::from_char(&mut py.heap, array.code().into())?.value();
    let Some(protocol) = args.get(1).as_small_int() else {
        return Err(py.type_error(format_args!("__reduce_ex__ argument should be an integer")));
    };
    if protocol < 3 {
        let list = list_of(py, array)?;
        let arguments = py.tuple(&[code, list])?;
        return py.tuple(&[class, arguments, state]);
    }
    let bytes = py.array_bytes(array)?.value();
    let format = Value::from_int_truncated(items::machine_format(array.code()));
    let arguments = py.tuple(&[class, code, format, bytes])?;
    let function = crate::modules::array_reconstructor();
    py.tuple(&[function, arguments, state])
}

fn buffer_info<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let array = this(py, args)?;
    let address = array.buffer().map_or(0, |raw| raw.value().identity());
    let address = crate::object::int::Int::from_isize(&mut py.heap, address as isize)?;
    py.tuple(&[address, Value::from_int_truncated(array.len.get() as isize)])
}

fn byte_swap<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let array = this(py, args)?;
    let Some(raw) = array.buffer() else { return Ok(Value::NONE) };
    for item in raw.raw().chunks(item_size(array.code())).take(array.len.get()) {
        for (a, b) in item.iter().zip(item.iter().rev()).take(item.len() / 2) {
            a.swap(b);
        }
    }
    Ok(Value::NONE)
}

fn reverse<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let array = this(py, args)?;
    let size = item_size(array.code());
    let Some(raw) = array.buffer() else { return Ok(Value::NONE) };
    let cells = raw.raw().get(..array.len.get().saturating_mul(size)).unwrap_or(&[]);
    for (a, b) in cells.chunks(size).zip(cells.chunks(size).rev()).take(array.len.get() / 2) {
        a.iter().zip(b).for_each(|(a, b)| a.swap(b));
    }
    Ok(Value::NONE)
}

fn index<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let len = this(py, args)?.len.get();
    let bounds = [args.arg(2).unwrap_or(Value::NONE), args.arg(3).unwrap_or(Value::NONE), Value::NONE];
    let bounds = match py.slice_indices(bounds, len) {
        Err(Trap::Defer) => return Err(py.refused("a bound with an __index__")),
        bounds => bounds?,
    };
    let [from, to] = [bounds.start.unsigned_abs(), bounds.stop.max(0).unsigned_abs()];
    let to = if args.arg(3).is_none() { usize::MAX } else { to };
    match protocol::search(py, args, [from, to], true)? {
        Some(index) => Ok(Value::from_int_truncated(index as isize)),
        None => Err(py.value_error(format_args!("array.index(x): x not in array"))),
    }
}

fn to_bytes<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let array = this(py, args)?;
    Ok(py.array_bytes(array)?.value())
}

/// `tofile(f)`: all at once, by the file's `write`.
fn to_file<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let array = this(py, args)?;
    let (file, mut replay) = (args.get(1), Replay::new(args));
    let name = Str::intern(&mut py.heap, "write")?.value();
    let outcome = py.attribute(file, name);
    let write = replay.outcome(args, &[file], outcome)?;
    let bytes = py.array_bytes(array)?.value();
    replay.call(args, write, bytes)?;
    Ok(Value::NONE)
}

fn list_of(py: &mut Python<'_>, array: Obj<Array>) -> Result<Value, Trap> {
    let list = List::with_capacity(&mut py.heap, array.len.get())?;
    for index in 0..array.len.get() {
        let item = py.array_item(array.value(), index)?;
        list.push(&mut py.heap, item)?;
    }
    Ok(list.value())
}

fn to_list<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let array = this(py, args)?;
    list_of(py, array)
}

fn to_unicode<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let array = this(py, args)?;
    if array.code() != b'u' {
        return Err(py.value_error(format_args!("tounicode() may only be called on unicode type arrays")));
    }
    Ok(py.array_text(array)?.value())
}

impl Python<'_> {
    /// The text of an array of characters.
    pub(crate) fn array_text(&mut self, array: Obj<Array>) -> Result<Obj<Str>, Trap> {
        let bytes = self.bytes_like(array.value())?;
        let mut out = StrBuilder::new(&mut self.heap);
        for item in bytes.as_slice().chunks(4) {
            match crate::bytes::pack::read(crate::bytes::pack::Shape::Unsigned, item, crate::bytes::pack::NATIVE_LITTLE)
            {
                crate::bytes::pack::Number::Unsigned(c) if c <= 0x10_ffff => out.push_char(c as u32)?,
                _ => {
                    return Err(self.value_error(format_args!("character is not in range [U+0000; U+10ffff]")));
                }
            }
        }
        out.finish()
    }

    /// An iterator over an array or a view.
    pub(crate) fn buffer_iterator(&mut self, value: Value) -> Result<Value, Trap> {
        if let Some(view) = value.cast::<crate::object::memory_view::MemoryView>() {
            self.check_view(view)?;
            match crate::ops::buffers::dimensions(view) {
                0 => return Err(self.type_error(format_args!("invalid indexing of 0-dim memory"))),
                1 => {}
                _ => {
                    let text = format_args!("multi-dimensional sub-views are not implemented");
                    return Err(self.error(TypeId::NotImplementedError, text));
                }
            }
        }
        Ok(crate::object::iterator::SeqIterator::alloc(&mut self.heap, value)?.value())
    }

    /// The item of an array or a view at an index; `None` beyond the end.
    pub(crate) fn buffer_item(&mut self, value: Value, index: usize) -> Result<Option<Value>, Trap> {
        if let Some(array) = value.cast::<Array>() {
            return if index < array.len.get() { self.array_item(value, index).map(Some) } else { Ok(None) };
        }
        let Some(view) = value.cast::<crate::object::memory_view::MemoryView>() else { return Ok(None) };
        self.check_view(view)?;
        if index >= crate::ops::buffers::dimension(view.shape.get(), 0).unsigned_abs() {
            return Ok(None);
        }
        let stride = crate::ops::buffers::dimension(view.strides.get(), 0);
        let at = (view.offset.get() as isize).wrapping_add(stride.wrapping_mul(index as isize));
        self.item_at(view, at.unsigned_abs()).map(Some)
    }

    /// `array[index]`
    pub(crate) fn array_item(&mut self, array: Value, index: usize) -> Result<Value, Trap> {
        let Some(array) = array.cast::<Array>() else { return Err(self.refused("an item of no array")) };
        let item = ItemOf::new(array);
        let buffer = self.bytes_like(array.value())?;
        item.read(self, buffer.part(index.saturating_mul(item.size), item.size).as_slice())
    }

    /// `array op array`
    pub(crate) fn compare_arrays(&mut self, operator: u32, left: Value, right: Value) -> Result<Value, Trap> {
        let (Some(a), Some(b)) = (left.cast::<Array>(), right.cast::<Array>()) else { return Ok(Value::FALSE) };
        let (a_len, b_len) = (a.len.get(), b.len.get());
        use crate::ops::compare::{EQUAL, NOT_EQUAL, answer};
        if a_len != b_len && matches!(operator, EQUAL | NOT_EQUAL) {
            return Ok(Value::from_bool(operator == NOT_EQUAL));
        }
        for index in 0..a_len.min(b_len) {
            let (a, b) = (self.array_item(left, index)?, self.array_item(right, index)?);
            if self.compare(EQUAL, a, b)? != Value::TRUE {
                return self.compare(operator, a, b);
            }
        }
        Ok(Value::from_bool(answer(operator, Some(a_len.cmp(&b_len)))))
    }
}

/// The index argument of `insert` and `pop`.
fn word<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, replay: &mut Replay, value: Value) -> Result<isize, Trap> {
    bytes::word(py, args, replay, value)
}

/// What `_array_reconstructor` needs of its arguments is checked by who calls it.
pub(crate) fn rebuild<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    items::rebuild(py, args)
}
