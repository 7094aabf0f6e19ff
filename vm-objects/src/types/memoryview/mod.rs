//! `memoryview`: constructor, methods and attributes.

mod cast;

use super::{Behaviour, TypeId, protocol};
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, GetSetDef, NativeDef, NativeFn};
use crate::object::list::List;
use crate::object::memory_view::{Layout, MemoryView};
use crate::object::str::Str;
use crate::ops::arguments::Signature;
use crate::ops::buffers::{c_contiguous, dimension, dimensions, item_count};
use crate::ops::views::format_code;
use crate::python::{Args, Python};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("memoryview", Arity::Free, |py, args| {
    let signature = Signature { function: "memoryview", names: ["object"], least: 1, positional: 1 };
    let [object] = py.named_args(args, 1, &signature)?;
    py.new_view(object)
});

const fn method(name: &'static str, arity: Arity, run: NativeFn) -> NativeDef {
    NativeDef::method(TypeId::MemoryView, name, arity, run)
}

static METHODS: &[NativeDef] = &[
    method("__delitem__", Arity::One, protocol::delete_item),
    method("__enter__", Arity::None, |py, args| {
        this(py, args)?;
        Ok(args.get(0))
    }),
    method("__eq__", Arity::One, |py, args| compared(py, args, true)),
    method("__exit__", Arity::Any, release),
    method("__getitem__", Arity::One, protocol::get_item),
    method("__hash__", Arity::None, hash),
    method("__iter__", Arity::None, protocol::iter),
    method("__len__", Arity::None, protocol::len),
    method("__ne__", Arity::One, |py, args| compared(py, args, false)),
    method("__repr__", Arity::None, super::object::repr_builtin),
    method("__setitem__", Arity::Between(2, 2), protocol::set_item),
    method("cast", Arity::Free, cast::cast),
    method("hex", Arity::Free, hex),
    method("release", Arity::None, release),
    method("tobytes", Arity::Free, to_bytes),
    method("tolist", Arity::None, to_list),
    method("toreadonly", Arity::None, to_read_only),
];

type Get = for<'h> fn(&mut Python<'h>, Obj<MemoryView>) -> Result<Value, Trap>;

macro_rules! getter {
    ($get:expr) => {
        |py, this| {
            let Some(view) = this.cast::<MemoryView>() else { return Err(py.refused("an attribute of a view")) };
            py.check_view(view)?;
            let get: Get = $get;
            get(py, view)
        }
    };
}

macro_rules! get {
    ($name:literal, $get:expr) => {
        GetSetDef { name: $name, get: getter!($get), set: None }
    };
}

static GETSETS: &[GetSetDef] = &[
    get!("c_contiguous", |py, view| Ok(Value::from_bool(c_contiguous(view, py.view_item_size(view))))),
    get!("contiguous", |py, view| {
        let size = py.view_item_size(view);
        Ok(Value::from_bool(c_contiguous(view, size) || f_contiguous(view, size)))
    }),
    get!("f_contiguous", |py, view| Ok(Value::from_bool(f_contiguous(view, py.view_item_size(view))))),
    get!("format", |_, view| Ok(view.format.get())),
    get!("itemsize", |py, view| Ok(Value::from_int_truncated(py.view_item_size(view) as isize))),
    get!("nbytes", |py, view| {
        Ok(Value::from_int_truncated(item_count(view).saturating_mul(py.view_item_size(view)) as isize))
    }),
    get!("ndim", |_, view| Ok(Value::from_int_truncated(dimensions(view) as isize))),
    get!("obj", |_, view| Ok(view.object.get())),
    get!("readonly", |_, view| Ok(Value::from_bool(view.read_only()))),
    get!("shape", |_, view| Ok(view.shape.get())),
    get!("strides", |_, view| Ok(view.strides.get())),
    get!("suboffsets", |py, _| py.tuple(&[])),
];

/// The view that a method was called on, which was not released.
fn this(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Obj<MemoryView>, Trap> {
    let Some(view) = args.get(0).cast::<MemoryView>() else { return Err(py.refused("a method of a view")) };
    py.check_view(view)?;
    Ok(view)
}

fn f_contiguous(view: Obj<MemoryView>, size: usize) -> bool {
    let mut expected = size as isize;
    item_count(view) == 0
        || (0..dimensions(view)).all(|n| {
            let len = dimension(view.shape.get(), n);
            let fits = len <= 1 || dimension(view.strides.get(), n) == expected;
            expected = expected.saturating_mul(len);
            fits
        })
}

fn release<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(view) = args.get(0).cast::<MemoryView>() else { return Err(py.refused("a method of a view")) };
    view.release();
    Ok(Value::NONE)
}

fn compared<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, equal: bool) -> Result<Value, Trap> {
    let (left, right) = (args.get(0), args.get(1));
    if !py.is_bytes_like(right) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(Value::from_bool(py.equal_views(left, right)? == equal))
}

fn hash<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let hash = py.hash_view(args.get(0))?;
    crate::object::int::Int::from_isize(&mut py.heap, hash)
}

impl Python<'_> {
    /// `hash(view)`: that of its bytes.
    pub(crate) fn hash_view(&mut self, value: Value) -> Result<isize, Trap> {
        let Some(view) = value.cast::<MemoryView>() else { return Err(self.refused("the hash of no view")) };
        self.check_view(view)?;
        if !view.read_only() {
            return Err(self.value_error(format_args!("cannot hash writable memoryview object")));
        }
        if !matches!(format_code(view.format.get()), Some(b'B' | b'b' | b'c')) {
            let text = "memoryview: hashing is restricted to formats 'B', 'b' or 'c'";
            return Err(self.value_error(format_args!("{text}")));
        }
        let bytes = self.bytes_of_view(view)?.value();
        Ok(crate::object::hash::hash_value(bytes).unwrap_or(0))
    }
}

fn hex<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "hex", names: ["sep", "bytes_per_sep"], least: 0, positional: 2 };
    let given = py.named_args(args, 1, &signature)?;
    let separator = super::bytes::separator(py, args, given)?;
    let view = this(py, args)?;
    let bytes = py.bytes_of_view(view)?;
    Ok(py.hex_of(bytes.as_slice(), separator)?.value())
}

fn to_bytes<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "tobytes", names: ["order"], least: 0, positional: 1 };
    let [order] = py.named_args(args, 1, &signature)?;
    let view = this(py, args)?;
    let mut fortran = false;
    if !order.is_null() && !order.is_none() {
        let Some(text) = py.unwrapped(order).cast::<Str>() else {
            let name = py.type_name(order);
            return Err(py.type_error(format_args!("tobytes() argument 'order' must be str or None, not {name}")));
        };
        fortran = match text.as_ascii() {
            Some("C") => false,
            Some("F") => true,
            Some("A") => {
                let size = py.view_item_size(view);
                f_contiguous(view, size) && !c_contiguous(view, size)
            }
            _ => return Err(py.value_error(format_args!("order must be 'C', 'F' or 'A'"))),
        };
    }
    Ok(py.ordered_bytes(view, fortran)?.value())
}

/// Lists in lists, as deep as there are dimensions: the items, then lists of as many as the last dimension has, and so on.
fn to_list<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let view = this(py, args)?;
    let mut places = py.scratch::<usize>();
    if !Python::each_item(view, false, |at| places.push(at)) {
        return Err(Trap::Memory);
    }
    let mut items = py.scratch::<Value>();
    for &at in places.iter() {
        let item = py.item_at(view, at)?;
        if !items.push(item) {
            return Err(Trap::Memory);
        }
    }
    let dims = dimensions(view);
    let Some(first) = dims.checked_sub(1) else { return Ok(items.first().copied().unwrap_or(Value::NONE)) };
    // How many lists there are of a dimension: the product of those before it.
    for dim in (0..=first).rev() {
        let len = dimension(view.shape.get(), dim).unsigned_abs();
        let lists = (0..dim).fold(1_usize, |n, dim| n.saturating_mul(dimension(view.shape.get(), dim).unsigned_abs()));
        let mut outer = py.scratch::<Value>();
        for index in 0..lists {
            let start = index.saturating_mul(len);
            let list = List::from_slice(&mut py.heap, items.get(start..start.saturating_add(len)).unwrap_or(&[]))?;
            if !outer.push(list.value()) {
                return Err(Trap::Memory);
            }
        }
        items = outer;
    }
    Ok(items.first().copied().unwrap_or(Value::NONE))
}

fn to_read_only<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let view = this(py, args)?;
    Ok(MemoryView::alloc(&mut py.heap, Layout { read_only: true, ..view.layout() })?.value())
}
