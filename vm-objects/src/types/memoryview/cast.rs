//! `memoryview.cast(format[, shape])`: the same memory as items of another kind, or in other dimensions.

use crate::Trap;
use crate::bytes::pack;
use crate::object::list::List;
use crate::object::memory_view::{Layout, MemoryView};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::arguments::Signature;
use crate::ops::buffers::{c_contiguous, dimensions, item_count};
use crate::ops::views::format_code;
use crate::python::{Args, Python, Scratch};
use crate::value::Value;

const MOST_DIMENSIONS: usize = 64;

pub(super) fn cast<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "cast", names: ["format", "shape"], least: 1, positional: 2 };
    let [format, shape] = py.named_args(args, 1, &signature)?;
    if py.unwrapped(format).cast::<Str>().is_none() {
        let name = py.type_name(format);
        return Err(py.type_error(format_args!("cast() argument 'format' must be str, not {name}")));
    }
    let view = super::this(py, args)?;
    let size = py.view_item_size(view);
    if !c_contiguous(view, size) {
        return Err(py.type_error(format_args!("memoryview: casts are restricted to C-contiguous views")));
    }
    let given = !shape.is_null();
    if (given || dimensions(view) != 1) && item_count(view) == 0 {
        return Err(py.type_error(format_args!("memoryview: cannot cast view with zeros in shape or strides")));
    }
    let items = match (shape.cast::<List>(), shape.cast::<Tuple>()) {
        (Some(list), _) => Some(Tuple::from_cells(&mut py.heap, list.items())?),
        (_, tuple) => tuple,
    };
    if given && items.is_none() {
        return Err(py.type_error(format_args!("shape must be a list or a tuple")));
    }
    if let Some(items) = items {
        let dims = items.len();
        if dims > MOST_DIMENSIONS {
            let text = "memoryview: number of dimensions must not exceed 64";
            return Err(py.value_error(format_args!("{text}")));
        }
        if dimensions(view) != 1 && dims != 1 {
            return Err(py.type_error(format_args!("memoryview: cast must be 1D -> ND or ND -> 1D")));
        }
    }
    let new_size = item_size(py, view.format.get(), format)?;
    let bytes = item_count(view).saturating_mul(size);
    if bytes.checked_rem(new_size) != Some(0) {
        return Err(py.type_error(format_args!("memoryview: length is not a multiple of itemsize")));
    }
    let mut lens = py.scratch::<isize>();
    match items {
        Some(items) => shape_of(py, items, &mut lens, (bytes, new_size))?,
        None if !lens.push(bytes.checked_div(new_size).unwrap_or(0) as isize) => return Err(Trap::Memory),
        None => {}
    }
    let shape = Tuple::with_len(&mut py.heap, lens.len())?;
    let strides = Tuple::with_len(&mut py.heap, lens.len())?;
    let mut stride = new_size as isize;
    for ((len, shape), strides) in lens.iter().zip(shape.items()).zip(strides.items()).rev() {
        shape.set(Value::from_int_truncated(*len));
        strides.set(Value::from_int_truncated(stride));
        stride = stride.saturating_mul(*len);
    }
    let format = py.unwrapped(format);
    let layout = Layout { format, shape: shape.value(), strides: strides.value(), ..view.layout() };
    Ok(MemoryView::alloc(&mut py.heap, layout)?.value())
}

/// Bytes of the new items; one of the two formats is of bytes.
fn item_size(py: &mut Python<'_>, old: Value, new: Value) -> Result<usize, Trap> {
    let new_code = format_code(py.unwrapped(new));
    let Some((code, (_, size))) = new_code.and_then(|code| Some((code, pack::native(code)?))) else {
        return Err(format_error(py, "destination"));
    };
    let Some(old_code) = format_code(old).filter(|&code| pack::native(code).is_some()) else {
        return Err(format_error(py, "source"));
    };
    let is_byte = |code: u8| matches!(code, b'b' | b'B' | b'c');
    if !is_byte(code) && !is_byte(old_code) {
        return Err(py.type_error(format_args!("memoryview: cannot cast between two non-byte formats")));
    }
    Ok(size)
}

fn format_error(py: &mut Python<'_>, which: &str) -> Trap {
    py.value_error(format_args!(
        "memoryview: {which} format must be a native single character format prefixed with an optional '@'"
    ))
}

fn shape_of(
    py: &mut Python<'_>,
    items: crate::heap::Obj<Tuple>,
    lens: &mut Scratch<'_, isize>,
    (bytes, size): (usize, usize),
) -> Result<(), Trap> {
    let mut product = size;
    for &item in items.values() {
        let inside = py.unwrapped(item);
        let Some(len) = inside.as_small_index() else {
            return Err(py.type_error(format_args!("memoryview.cast(): elements of shape must be integers")));
        };
        if len <= 0 {
            return Err(py.value_error(format_args!("memoryview.cast(): elements of shape must be integers > 0")));
        }
        product = product.saturating_mul(len.unsigned_abs());
        if !lens.push(len) {
            return Err(Trap::Memory);
        }
    }
    if product != bytes {
        return Err(py.type_error(format_args!("memoryview: product(shape) * itemsize != buffer size")));
    }
    Ok(())
}
