//! The buffer protocol: the bytes of an object that has some, for whoever takes a bytes-like object.

use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::object::array::Array;
use crate::object::buffer::Buffer;
use crate::object::bytes::{ByteArray, Bytes};
use crate::object::memory_view::{MemoryView, Resize};
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::types::TypeId;
use crate::types::array::item_size;
use crate::value::Value;

/// The small int at an index of a tuple.
pub(crate) fn dimension(tuple: Value, index: usize) -> isize {
    tuple.cast::<Tuple>().and_then(|tuple| tuple.get(index)).and_then(Value::as_small_int).unwrap_or(0)
}

/// How many dimensions a view has.
pub(crate) fn dimensions(view: Obj<MemoryView>) -> usize {
    view.shape.get().cast::<Tuple>().map_or(0, |shape| shape.len())
}

/// How many items a view has.
pub(crate) fn item_count(view: Obj<MemoryView>) -> usize {
    (0..dimensions(view)).fold(1, |count, n| count.saturating_mul(dimension(view.shape.get(), n).unsigned_abs()))
}

/// Whether a view's items lie one after another, in C's order.
pub(crate) fn c_contiguous(view: Obj<MemoryView>, size: usize) -> bool {
    let (shape, strides) = (view.shape.get(), view.strides.get());
    let mut expected = size as isize;
    if item_count(view) == 0 {
        return true;
    }
    (0..dimensions(view)).rev().all(|n| {
        let len = dimension(shape, n);
        let fits = len <= 1 || dimension(strides, n) == expected;
        expected = expected.saturating_mul(len);
        fits
    })
}

impl Python<'_> {
    /// The bytes of a bytes-like object; `None` of anything else.
    ///
    /// # Errors
    /// An exception for a view that was released, or whose items don't lie one after another.
    pub fn buffer_of(&mut self, value: Value) -> Result<Option<Buffer>, Trap> {
        if let Some(bytes) = value.cast::<Bytes>() {
            return Ok(Some(Buffer::of_bytes(bytes)));
        }
        let inside = self.unwrapped(value);
        match inside.kind() {
            Some(Kind::Bytes) => Ok(inside.cast::<Bytes>().map(Buffer::of_bytes)),
            Some(Kind::ByteArray) => Ok(inside.cast::<ByteArray>().map(Buffer::of_array)),
            Some(Kind::Array) => Ok(self.exported(inside)),
            Some(Kind::MemoryView) => match inside.cast::<MemoryView>() {
                Some(view) => self.buffer_of_view(view).map(Some),
                None => Ok(None),
            },
            _ => Ok(None),
        }
    }

    /// All the memory of an object that exports some.
    pub(crate) fn exported(&self, exporter: Value) -> Option<Buffer> {
        if let Some(array) = exporter.cast::<Array>() {
            let len = array.len.get().saturating_mul(item_size(array.code()));
            return Some(Buffer::of_raw(array.buffer(), len));
        }
        if let Some(array) = exporter.cast::<ByteArray>() {
            return Some(Buffer::of_array(array));
        }
        exporter.cast::<Bytes>().map(Buffer::of_bytes)
    }

    fn buffer_of_view(&mut self, view: Obj<MemoryView>) -> Result<Buffer, Trap> {
        self.check_view(view)?;
        let size = self.view_item_size(view);
        if !c_contiguous(view, size) {
            let text = format_args!("memoryview: underlying buffer is not C-contiguous");
            return Err(self.error(TypeId::BufferError, text));
        }
        let len = item_count(view).saturating_mul(size);
        match self.exported(view.exporter.get()) {
            Some(buffer) => Ok(buffer.part(view.offset.get(), len)),
            None => Err(self.refused("a view of nothing")),
        }
    }

    /// Whether it is a view whose items don't lie one after another.
    pub(crate) fn is_scattered(&self, value: Value) -> bool {
        let view = value.cast::<MemoryView>().filter(|view| !view.released());
        view.is_some_and(|view| !c_contiguous(view, self.view_item_size(view)))
    }

    /// Whether the value has the buffer protocol.
    pub(crate) fn is_bytes_like(&self, value: Value) -> bool {
        matches!(self.unwrapped(value).kind(), Some(Kind::Bytes | Kind::ByteArray | Kind::Array | Kind::MemoryView))
    }

    /// The bytes of an argument that must be bytes-like.
    ///
    /// # Errors
    /// `TypeError: a bytes-like object is required`, or as [`Python::buffer_of`].
    pub fn bytes_like(&mut self, value: Value) -> Result<Buffer, Trap> {
        match self.buffer_of(value)? {
            Some(buffer) => Ok(buffer),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format_args!("a bytes-like object is required, not '{name}'")))
            }
        }
    }

    /// The bytes of an object that may be written to; `None` of anything else.
    ///
    /// # Errors
    /// As [`Python::buffer_of`].
    pub fn writable_buffer(&mut self, value: Value) -> Result<Option<Buffer>, Trap> {
        let inside = self.unwrapped(value);
        let writable = match inside.kind() {
            Some(Kind::ByteArray | Kind::Array) => true,
            Some(Kind::MemoryView) => inside.cast::<MemoryView>().is_some_and(|view| !view.read_only()),
            _ => false,
        };
        if writable { self.buffer_of(value) } else { Ok(None) }
    }

    /// Whether the memory of an object may change its size: `BufferError` if somebody has a view of it.
    pub fn may_resize(&mut self, exporter: Value) -> Result<(), Trap> {
        let collections = self.heap.collections();
        match self.heap.views.forbid(exporter, collections) {
            Resize::Free => Ok(()),
            Resize::Forbidden => {
                let array = exporter.is_kind(Kind::Array);
                let text = if array {
                    "cannot resize an array that is exporting buffers"
                } else {
                    "Existing exports of data: object cannot be re-sized"
                };
                Err(self.error(TypeId::BufferError, format_args!("{text}")))
            }
            Resize::Collect => {
                self.heap.want_collection();
                Err(Trap::Memory)
            }
        }
    }
}
