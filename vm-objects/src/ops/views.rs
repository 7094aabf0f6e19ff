//! What a `memoryview` shows: its items, got and set, its slices, its bytes.

use super::buffers::{c_contiguous, dimension, dimensions, item_count};
use super::slices::Indices;
use crate::Trap;
use crate::bytes::pack::{self, NATIVE_LITTLE, Number, Shape};
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef};
use crate::object::array::Array;
use crate::object::buffer::Buffer;
use crate::object::bytes::Bytes;
use crate::object::int::Int;
use crate::object::memory_view::{Layout, MemoryView};
use crate::object::slice::Slice;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::numbers::Whole;
use crate::python::Python;
use crate::text::Replay;
use crate::types::TypeId;
use crate::value::Value;

/// `view[key]` with a key that needs a call: the window is the view, the key.
static GET_INDEXED: NativeDef = NativeDef::function("getitem", Arity::Free, |py, args| {
    let key = Replay::new(args).index(py, args, args.get(1))?;
    py.item(args.get(0), key)
});
/// `view[key] = value` with a key or a value that needs calls: the window is value, view, key.
static SET_INDEXED: NativeDef = NativeDef::function("setitem", Arity::Free, |py, args| {
    let mut replay = Replay::new(args);
    let (value, key) = (args.get(0), args.get(2));
    let key = if py.has_special(key, "__index__") { replay.index(py, args, key)? } else { key };
    let value = if py.has_special(value, "__index__") {
        replay.index(py, args, value)?
    } else if py.has_special(value, "__float__") {
        replay.special(py, args, value, "__float__", &[])?.unwrap_or(value)
    } else {
        let truth = vm_core::object::Model::truth(py, value).map(Value::from_bool);
        match truth {
            Err(Trap::Defer) => replay.outcome(args, &[value], truth)?,
            _ => value,
        }
    };
    py.store_item(args.get(1), key, value).map(|()| Value::NONE)
});

/// The single native format character, if that is what a format is.
pub(crate) fn format_code(format: Value) -> Option<u8> {
    let text = format.cast::<Str>()?;
    let ascii = text.as_ascii()?;
    match ascii.strip_prefix('@').unwrap_or(ascii).as_bytes() {
        &[code] => Some(code),
        _ => None,
    }
}

/// What the items of a view are; `None` if Python can't show them.
pub(crate) fn item_shape(view: Obj<MemoryView>) -> Option<(Shape, usize)> {
    pack::native(format_code(view.format.get())?)
}

impl Python<'_> {
    /// Bytes of an item.
    pub(crate) fn view_item_size(&self, view: Obj<MemoryView>) -> usize {
        match item_shape(view) {
            Some((_, size)) => size,
            None => view.exporter.get().cast::<Array>().map_or(1, |a| crate::types::array::item_size(a.code())),
        }
    }

    /// `ValueError` if the view was released.
    pub(crate) fn check_view(&mut self, view: Obj<MemoryView>) -> Result<(), Trap> {
        if view.released() {
            let text = "operation forbidden on released memoryview object";
            return Err(self.value_error(format_args!("{text}")));
        }
        Ok(())
    }

    /// `memoryview(value)`
    ///
    /// # Errors
    /// `TypeError` for what has no buffer, [`Trap::Memory`].
    pub fn new_view(&mut self, value: Value) -> Result<Value, Trap> {
        let inside = self.unwrapped(value);
        if let Some(view) = inside.cast::<MemoryView>() {
            self.check_view(view)?;
            return Ok(MemoryView::alloc(&mut self.heap, view.layout())?.value());
        }
        let Some(buffer) = self.exported(inside) else {
            let name = self.type_name(value);
            return Err(self.type_error(format_args!("memoryview: a bytes-like object is required, not '{name}'")));
        };
        let (format, size) = match inside.cast::<Array>() {
            Some(array) => {
                (crate::types::array::buffer_format(array.code()), crate::types::array::item_size(array.code()))
            }
            None => ("B", 1),
        };
        let format = Str::intern(&mut self.heap, format)?.value();
        let count = buffer.len().checked_div(size).unwrap_or(0);
        let shape = Tuple::from_slice(&mut self.heap, &[Value::from_int_truncated(count as isize)])?.value();
        let strides = Tuple::from_slice(&mut self.heap, &[Value::from_int_truncated(size as isize)])?.value();
        let read_only = inside.is_kind(Kind::Bytes);
        let layout = Layout { exporter: inside, object: value, format, shape, strides, offset: 0, read_only };
        Ok(MemoryView::alloc(&mut self.heap, layout)?.value())
    }

    /// All the memory of the object whose memory a view shows.
    pub(crate) fn memory_of(&mut self, view: Obj<MemoryView>) -> Result<Buffer, Trap> {
        self.check_view(view)?;
        match self.exported(view.exporter.get()) {
            Some(buffer) => Ok(buffer),
            None => Err(self.refused("a view of nothing")),
        }
    }

    /// Gives the place of each item, in C's order (or Fortran's); `false` from `take` stops.
    pub(crate) fn each_item(view: Obj<MemoryView>, fortran: bool, mut take: impl FnMut(usize) -> bool) -> bool {
        let dims = dimensions(view);
        let (shape, strides) = (view.shape.get(), view.strides.get());
        (0..item_count(view)).all(|number| {
            let mut rest = number;
            let mut at = view.offset.get() as isize;
            let mut digit = |dim: usize| {
                let len = dimension(shape, dim).unsigned_abs().max(1);
                let index = rest.checked_rem(len).unwrap_or(0);
                rest = rest.checked_div(len).unwrap_or(0);
                at = at.wrapping_add((index as isize).wrapping_mul(dimension(strides, dim)));
            };
            if fortran {
                (0..dims).for_each(&mut digit)
            } else {
                (0..dims).rev().for_each(&mut digit)
            }
            take(at.unsigned_abs())
        })
    }

    /// The bytes of all items, one after another.
    pub(crate) fn bytes_of_view(&mut self, view: Obj<MemoryView>) -> Result<Obj<Bytes>, Trap> {
        self.ordered_bytes(view, false)
    }

    /// As [`Python::bytes_of_view`], in Fortran's order if that is wanted.
    pub(crate) fn ordered_bytes(&mut self, view: Obj<MemoryView>, fortran: bool) -> Result<Obj<Bytes>, Trap> {
        let memory = self.memory_of(view)?;
        let size = self.view_item_size(view);
        let len = item_count(view).saturating_mul(size);
        if c_contiguous(view, size) && !fortran {
            return Bytes::from_slice(&mut self.heap, memory.part(view.offset.get(), len).as_slice());
        }
        let bytes = Bytes::with_len(&mut self.heap, len)?;
        let mut cells = bytes.cells().iter();
        Self::each_item(view, fortran, |at| {
            for (cell, &byte) in cells.by_ref().take(size).zip(memory.part(at, size).as_slice()) {
                cell.set(byte);
            }
            true
        });
        Ok(bytes)
    }

    /// A number as a value.
    pub(crate) fn value_of_number(&mut self, number: Number) -> Result<Value, Trap> {
        match number {
            Number::Signed(n) => self.int_of_i128(n.into()),
            Number::Unsigned(n) => self.int_of_i128(n.into()),
            Number::Float(float) => self.float(float),
            Number::Bool(truth) => Ok(Value::from_bool(truth)),
            Number::Char(byte) => Ok(Bytes::from_slice(&mut self.heap, &[byte])?.value()),
        }
    }

    /// An int of 64 bits, with or without a sign.
    pub(crate) fn int_of_i128(&mut self, number: i128) -> Result<Value, Trap> {
        if let Ok(word) = isize::try_from(number) {
            return Int::from_isize(&mut self.heap, word);
        }
        let magnitude = number.unsigned_abs();
        let limbs: [usize; 4] = core::array::from_fn(|n| (magnitude.unbounded_shr(n as u32 * usize::BITS)) as usize);
        let used = limbs.iter().rposition(|&limb| limb != 0).map_or(0, |last| last + 1);
        Int::from_limbs(&mut self.heap, limbs.get(..used).unwrap_or(&[]), number < 0)
    }

    /// The 64-bit number of an int; `None` if it is none or does not fit.
    pub(crate) fn number_of_int(&self, value: Value) -> Option<Number> {
        if let Some(small) = value.as_small_index() {
            return Some(Number::Signed(small as i64));
        }
        let whole = Whole::of(value)?;
        let int = whole.int();
        let magnitude = int.magnitude.iter().enumerate().try_fold(0_u64, |sum, (n, &limb)| {
            let bits = (n as u32).checked_mul(usize::BITS)?;
            if limb != 0 && bits >= 64 {
                return None;
            }
            Some(sum | (limb as u64).unbounded_shl(bits))
        })?;
        if !int.is_negative() {
            return Some(Number::Unsigned(magnitude));
        }
        if magnitude <= 1 << 63 { Some(Number::Signed(magnitude.wrapping_neg() as i64)) } else { None }
    }

    fn supported(&mut self, view: Obj<MemoryView>) -> Result<(Shape, usize), Trap> {
        match item_shape(view) {
            Some(shape) => Ok(shape),
            None => {
                let format = Self::shown(view.format.get());
                let text = format_args!("memoryview: format {format} not supported");
                Err(self.error(TypeId::NotImplementedError, text))
            }
        }
    }

    /// The item at a place in the memory.
    pub(crate) fn item_at(&mut self, view: Obj<MemoryView>, at: usize) -> Result<Value, Trap> {
        let memory = self.memory_of(view)?;
        let (shape, size) = self.supported(view)?;
        let number = pack::read(shape, memory.part(at, size).as_slice(), NATIVE_LITTLE);
        self.value_of_number(number)
    }

    /// The place of the item at an index in a dimension.
    fn place(&mut self, view: Obj<MemoryView>, dim: usize, index: isize) -> Result<isize, Trap> {
        let len = dimension(view.shape.get(), dim);
        let index = if index < 0 { index.saturating_add(len) } else { index };
        if index < 0 || index >= len {
            let dim = dim.saturating_add(1);
            let text = format_args!("index out of bounds on dimension {dim}");
            return Err(self.error(TypeId::IndexError, text));
        }
        Ok(index.wrapping_mul(dimension(view.strides.get(), dim)))
    }

    fn place_of_tuple(&mut self, view: Obj<MemoryView>, key: Obj<Tuple>) -> Result<usize, Trap> {
        let dims = dimensions(view);
        if key.len() > dims {
            let given = key.len();
            return Err(self.type_error(format_args!("cannot index {dims}-dimension view with {given}-element tuple")));
        }
        let mut at = view.offset.get() as isize;
        for (dim, &index) in key.values().iter().enumerate() {
            let index = self.view_index(index)?;
            at = at.wrapping_add(self.place(view, dim, index)?);
        }
        Ok(at.unsigned_abs())
    }

    fn view_index(&mut self, key: Value) -> Result<isize, Trap> {
        match self.unwrapped(key).as_small_index() {
            Some(index) => Ok(index),
            None => {
                let name = self.type_name(key);
                let text = format_args!("cannot fit '{name}' into an index-sized integer");
                Err(self.error(TypeId::IndexError, text))
            }
        }
    }

    /// The place that a key which is no slice names. On [`Trap::Defer`] it has an `__index__`.
    fn place_of_key(&mut self, view: Obj<MemoryView>, key: Value) -> Result<usize, Trap> {
        let dims = dimensions(view);
        let inside = self.unwrapped(key);
        let ints = |tuple: Obj<Tuple>| tuple.values().iter().all(|&n| Whole::of(n).is_some());
        let slices = |tuple: Obj<Tuple>| tuple.len() > 0 && tuple.values().iter().all(|n| n.is_kind(Kind::Slice));
        match inside.cast::<Tuple>() {
            Some(tuple) if ints(tuple) && tuple.len() >= dims => return self.place_of_tuple(view, tuple),
            Some(tuple) if ints(tuple) => {
                return Err(self.error(TypeId::NotImplementedError, format_args!("sub-views are not implemented")));
            }
            Some(tuple) if slices(tuple) => {
                let text = format_args!("multi-dimensional slicing is not implemented");
                return Err(self.error(TypeId::NotImplementedError, text));
            }
            _ => {}
        }
        if dims == 0 {
            if key == Value::ELLIPSIS {
                return Ok(view.offset.get());
            }
            return Err(self.type_error(format_args!("invalid indexing of 0-dim memory")));
        }
        if Whole::of(inside).is_none() {
            if self.has_special(key, "__index__") {
                return Err(Trap::Defer);
            }
            return Err(self.type_error(format_args!("memoryview: invalid slice key")));
        }
        if dims > 1 {
            let text = format_args!("multi-dimensional sub-views are not implemented");
            return Err(self.error(TypeId::NotImplementedError, text));
        }
        let index = self.view_index(inside)?;
        let offset = view.offset.get() as isize;
        Ok(offset.wrapping_add(self.place(view, 0, index)?).unsigned_abs())
    }

    /// `view[key]`
    pub(crate) fn view_item(&mut self, view: Obj<MemoryView>, key: Value) -> Result<Value, Trap> {
        self.check_view(view)?;
        if let Some(slice) = key.cast::<Slice>()
            && dimensions(view) > 0
        {
            let parts = [slice.start.get(), slice.stop.get(), slice.step.get()];
            let at = self.slice_indices(parts, dimension(view.shape.get(), 0).unsigned_abs())?;
            return self.sliced_view(view.value(), at);
        }
        if key == Value::ELLIPSIS && dimensions(view) == 0 {
            return Ok(view.value());
        }
        match self.place_of_key(view, key) {
            Ok(at) => self.item_at(view, at),
            Err(Trap::Defer) => Err(self.defer(&GET_INDEXED, 0)),
            Err(trap) => Err(trap),
        }
    }

    /// The view of a slice of the first dimension.
    pub(crate) fn sliced_view(&mut self, view: Value, at: Indices) -> Result<Value, Trap> {
        let Some(view) = view.cast::<MemoryView>() else { return Err(self.refused("a slice of no view")) };
        self.check_view(view)?;
        let layout = view.layout();
        let stride = dimension(layout.strides, 0);
        let first = |heap: &mut _, old: Value, new: isize| -> Result<Value, Trap> {
            let Some(old) = old.cast::<Tuple>() else { return Ok(old) };
            let tuple = Tuple::from_slice(heap, old.values())?;
            if let Some(slot) = tuple.items().first() {
                slot.set(Value::from_int_truncated(new));
            }
            Ok(tuple.value())
        };
        let shape = first(&mut self.heap, layout.shape, at.count as isize)?;
        let strides = first(&mut self.heap, layout.strides, stride.wrapping_mul(at.step))?;
        let moved = if at.count == 0 { 0 } else { at.start.wrapping_mul(stride) };
        let offset = (layout.offset as isize).wrapping_add(moved).unsigned_abs();
        Ok(MemoryView::alloc(&mut self.heap, Layout { shape, strides, offset, ..layout })?.value())
    }

    /// `view[key] = value`. On [`Trap::Defer`] the routine wants value, view, key.
    pub(crate) fn store_view_item(&mut self, view: Obj<MemoryView>, key: Value, value: Value) -> Result<(), Trap> {
        self.check_view(view)?;
        if view.read_only() {
            return Err(self.type_error(format_args!("cannot modify read-only memory")));
        }
        if let Some(slice) = key.cast::<Slice>()
            && dimensions(view) == 1
        {
            return self.store_view_slice(view, slice, value);
        }
        let code = format_code(view.format.get()).unwrap_or(b'?');
        let (shape, size) = self.supported(view)?;
        let at = match self.place_of_key(view, key) {
            Err(Trap::Defer) => return Err(self.defer(&SET_INDEXED, 0)),
            at => at?,
        };
        let Some(number) = self.number_to_pack(shape, value, code)? else {
            return Err(self.defer(&SET_INDEXED, 0));
        };
        let cells = self.memory_of(view)?.part(at, size);
        if !pack::write(shape, number, cells.cells(), NATIVE_LITTLE) {
            return Err(self.bad_item("value", code));
        }
        Ok(())
    }

    fn bad_item(&mut self, what: &str, code: u8) -> Trap {
        let code = char::from(code);
        let text = format_args!("memoryview: invalid {what} for format '{code}'");
        if what == "type" { self.type_error(text) } else { self.value_error(text) }
    }

    /// The number of a value to be written; `None` if it needs a call.
    fn number_to_pack(&mut self, shape: Shape, value: Value, code: u8) -> Result<Option<Number>, Trap> {
        let inside = self.unwrapped(value);
        match shape {
            Shape::Signed | Shape::Unsigned => {
                if Whole::of(inside).is_none() {
                    return if self.has_special(value, "__index__") {
                        Ok(None)
                    } else {
                        Err(self.bad_item("type", code))
                    };
                }
                match self.number_of_int(inside) {
                    Some(number) => Ok(Some(number)),
                    None => Err(self.bad_item("value", code)),
                }
            }
            Shape::Float => match crate::ops::numbers::Num::of(inside) {
                Some(crate::ops::numbers::Num::Complex(..)) => Err(self.bad_item("type", code)),
                Some(number) => self.number_as_float(number).map(|float| Some(Number::Float(float))),
                None if self.has_special(value, "__float__") || self.has_special(value, "__index__") => Ok(None),
                None => Err(self.bad_item("type", code)),
            },
            Shape::Bool => match vm_core::object::Model::truth(self, value) {
                Err(Trap::Defer) => Ok(None),
                truth => truth.map(|truth| Some(Number::Bool(truth))),
            },
            Shape::Char => match inside.cast::<Bytes>() {
                Some(bytes) => match bytes.as_slice() {
                    &[byte] => Ok(Some(Number::Char(byte))),
                    _ => Err(self.bad_item("value", code)),
                },
                None => Err(self.bad_item("type", code)),
            },
        }
    }

    fn store_view_slice(&mut self, view: Obj<MemoryView>, slice: Obj<Slice>, value: Value) -> Result<(), Trap> {
        let parts = [slice.start.get(), slice.stop.get(), slice.step.get()];
        if !self.is_bytes_like(value) {
            self.bytes_like(value)?;
        }
        let at = match self.slice_indices(parts, dimension(view.shape.get(), 0).unsigned_abs()) {
            Err(Trap::Defer) => return Err(self.defer(&super::items::INDEXED, super::items::SET)),
            at => at?,
        };
        let target = self.sliced_view(view.value(), at)?;
        let source = self.new_view(value)?;
        let (Some(target), Some(source)) = (target.cast::<MemoryView>(), source.cast::<MemoryView>()) else {
            return Err(self.refused("a slice of no view"));
        };
        let size = self.view_item_size(target);
        let same = dimensions(source) == 1
            && item_count(source) == item_count(target)
            && size == self.view_item_size(source)
            && format_code(source.format.get()) == format_code(target.format.get());
        // Copied first: both may show the same memory.
        let bytes = self.bytes_of_view(source)?;
        let memory = self.memory_of(target)?;
        target.release();
        source.release();
        if !same {
            let text = "memoryview assignment: lvalue and rvalue have different structures";
            return Err(self.value_error(format_args!("{text}")));
        }
        let stride = dimension(view.strides.get(), 0).wrapping_mul(at.step);
        let mut place =
            (view.offset.get() as isize).wrapping_add(at.start.wrapping_mul(dimension(view.strides.get(), 0)));
        for item in bytes.as_slice().chunks(size.max(1)) {
            let to = memory.part(place.unsigned_abs(), size);
            to.cells().iter().zip(item).for_each(|(cell, &byte)| cell.set(byte));
            place = place.wrapping_add(stride);
        }
        Ok(())
    }

    /// `left == right`, one of which is a view.
    pub(crate) fn equal_views(&mut self, left: Value, right: Value) -> Result<bool, Trap> {
        if left == right {
            let nan = left
                .cast::<MemoryView>()
                .is_none_or(|view| !view.released() && item_shape(view).is_none_or(|(shape, _)| shape == Shape::Float));
            if !nan {
                return Ok(true);
            }
        }
        for side in [left, right] {
            if let Some(view) = side.cast::<MemoryView>()
                && view.released()
            {
                return Ok(left == right);
            }
            if !self.is_bytes_like(side) {
                return Ok(false);
            }
        }
        let (left, right) = (self.new_view(left)?, self.new_view(right)?);
        let (Some(left), Some(right)) = (left.cast::<MemoryView>(), right.cast::<MemoryView>()) else {
            return Ok(false);
        };
        let equal = self.equal_items_of(left, right);
        left.release();
        right.release();
        equal
    }

    fn equal_items_of(&mut self, left: Obj<MemoryView>, right: Obj<MemoryView>) -> Result<bool, Trap> {
        let dims = dimensions(left);
        let same = |n: usize| dimension(left.shape.get(), n) == dimension(right.shape.get(), n);
        if dims != dimensions(right) || !(0..dims).all(same) {
            return Ok(false);
        }
        let (Some((left_shape, left_size)), Some((right_shape, right_size))) = (item_shape(left), item_shape(right))
        else {
            let formats = format_code(left.format.get()) == format_code(right.format.get());
            let size = self.view_item_size(left);
            if !formats || format_code(left.format.get()) != Some(b'w') || size != self.view_item_size(right) {
                return Ok(false);
            }
            // Formats of arrays that Python can't show: equal as bytes.
            let (left, right) = (self.bytes_of_view(left)?, self.bytes_of_view(right)?);
            return Ok(left.as_slice() == right.as_slice());
        };
        let (left_bytes, right_bytes) = (self.bytes_of_view(left)?, self.bytes_of_view(right)?);
        let read = |shape, item: &[u8]| pack::read(shape, item, NATIVE_LITTLE);
        let pairs =
            left_bytes.as_slice().chunks(left_size.max(1)).zip(right_bytes.as_slice().chunks(right_size.max(1)));
        for (a, b) in pairs {
            if !equal_numbers(read(left_shape, a), read(right_shape, b)) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn equal_numbers(a: Number, b: Number) -> bool {
    let int = |number: Number| match number {
        Number::Signed(n) => Some(i128::from(n)),
        Number::Unsigned(n) => Some(i128::from(n)),
        Number::Bool(truth) => Some(truth.into()),
        Number::Float(_) | Number::Char(_) => None,
    };
    match (a, b) {
        (Number::Float(a), Number::Float(b)) => a == b,
        (Number::Char(a), Number::Char(b)) => a == b,
        (Number::Float(float), other) | (other, Number::Float(float)) => {
            int(other).is_some_and(|n| float as i128 == n && n as f64 == float)
        }
        _ => int(a).is_some() && int(a) == int(b),
    }
}
