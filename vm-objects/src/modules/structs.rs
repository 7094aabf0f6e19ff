//! `struct` and `_struct`: numbers packed into bytes by a format. A `Struct` keeps its format, as bytes.

use super::ModuleDef;
use crate::Trap;
use crate::bytes::format::{Field, Format, Kind};
use crate::bytes::pack::{self, Number, Shape};
use crate::heap::{Kind as HeapKind, Obj};
use crate::native::{Arity, GetSetDef, NativeDef, NativeFn};
use crate::object::buffer::Buffer;
use crate::object::bytes::Bytes;
use crate::object::memory_view::MemoryView;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::arguments::Signature;
use crate::ops::numbers::Whole;
use crate::python::{Args, Python, Scratch};
use crate::text::Replay;
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(super) static MODULE: ModuleDef = ModuleDef { name: "struct", functions: FUNCTIONS, values };
pub(super) static NATIVE_MODULE: ModuleDef = ModuleDef { name: "_struct", functions: FUNCTIONS, values };

fn values(py: &mut Python<'_>, namespace: Obj<crate::object::dict::Dict>) -> Result<(), Trap> {
    py.put(namespace, "Struct", TypeId::Struct.value())?;
    py.put(namespace, "error", TypeId::StructError.value())
}

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("_clearcache", Arity::None, |_, _| Ok(Value::NONE)),
    NativeDef::function("calcsize", Arity::One, |py, args| {
        let format = format_bytes(py, args.get(0))?;
        let size = read(py, format.as_slice())?.size;
        Ok(Value::from_int_truncated(size as isize))
    }),
    NativeDef::function("iter_unpack", Arity::Between(2, 2), |py, args| {
        let format = format_bytes(py, args.get(0))?;
        iterate(py, format, args.get(1))
    }),
    NativeDef::function("pack", Arity::AtLeast(0), |py, args| {
        if args.nargs() == 0 {
            return Err(py.type_error(format_args!("missing format argument")));
        }
        let format = format_bytes(py, args.get(0))?;
        packed(py, args, format)
    }),
    NativeDef::function("pack_into", Arity::AtLeast(0), |py, args| {
        if args.nargs() == 0 {
            return Err(py.type_error(format_args!("missing format argument")));
        }
        let format = format_bytes(py, args.get(0))?;
        pack_into(py, args, format)
    }),
    NativeDef::function("unpack", Arity::Between(2, 2), |py, args| {
        let format = format_bytes(py, args.get(0))?;
        unpack(py, format, args.get(1))
    }),
    NativeDef::function("unpack_from", Arity::Free, |py, args| {
        let names = ["", "buffer", "offset"];
        let signature = Signature { function: "unpack_from", names, least: 2, positional: 3 };
        let [format, buffer, offset] = py.named_args(args, 0, &signature)?;
        let format = format_bytes(py, format)?;
        unpack_from(py, args, format, [buffer, offset])
    }),
];

pub(crate) const STRUCT: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };
pub(crate) const ITERATOR: Behaviour = Behaviour { methods: ITERATOR_METHODS, getsets: &[], new: None };

static NEW: NativeDef = NativeDef::function("Struct", Arity::Free, |py, args| {
    let signature = Signature { function: "Struct", names: ["format"], least: 1, positional: 1 };
    let [format] = py.named_args(args, 1, &signature)?;
    let format = format_bytes(py, format)?;
    read(py, format.as_slice())?;
    py.plain(TypeId::Struct, &[format.value()])
});

const fn method(name: &'static str, arity: Arity, run: NativeFn) -> NativeDef {
    NativeDef::method(TypeId::Struct, name, arity, run)
}

static METHODS: &[NativeDef] = &[
    method("iter_unpack", Arity::One, |py, args| {
        let format = this(py, args)?;
        iterate(py, format, args.get(1))
    }),
    method("pack", Arity::AtLeast(0), |py, args| {
        let format = this(py, args)?;
        packed(py, args, format)
    }),
    method("pack_into", Arity::AtLeast(0), |py, args| {
        let format = this(py, args)?;
        pack_into(py, args, format)
    }),
    method("unpack", Arity::One, |py, args| {
        let format = this(py, args)?;
        unpack(py, format, args.get(1))
    }),
    method("unpack_from", Arity::Free, |py, args| {
        let signature = Signature { function: "unpack_from", names: ["buffer", "offset"], least: 1, positional: 2 };
        let given = py.named_args(args, 1, &signature)?;
        let format = this(py, args)?;
        unpack_from(py, args, format, given)
    }),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef {
        name: "format",
        get: |py, this| {
            let format = format_of(py, this)?;
            let text = core::str::from_utf8(format.as_slice()).unwrap_or("");
            Ok(Str::from_str(&mut py.heap, text)?.value())
        },
        set: None,
    },
    GetSetDef {
        name: "size",
        get: |py, this| {
            let format = format_of(py, this)?;
            let size = read(py, format.as_slice())?.size;
            Ok(Value::from_int_truncated(size as isize))
        },
        set: None,
    },
];

static ITERATOR_METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::UnpackIterator, "__iter__", Arity::None, |_, args| Ok(args.get(0))),
    NativeDef::method(TypeId::UnpackIterator, "__length_hint__", Arity::None, |py, args| {
        let (format, buffer, at) = iteration(py, args)?;
        let size = read(py, format.as_slice())?.size;
        let left = buffer.len().saturating_sub(at).checked_div(size).unwrap_or(0);
        Ok(Value::from_int_truncated(left as isize))
    }),
    NativeDef::method(TypeId::UnpackIterator, "__next__", Arity::None, |py, args| {
        let (format, buffer, at) = iteration(py, args)?;
        let layout = read(py, format.as_slice())?;
        if at.saturating_add(layout.size) > buffer.len() {
            return Err(Trap::Stop);
        }
        let values = unpacked(py, layout, buffer.part(at, layout.size))?;
        let next = Value::from_int_truncated(at.saturating_add(layout.size) as isize);
        py.this_plain(args)?.set_slot(2, next);
        Ok(values)
    }),
];

fn error(py: &mut Python<'_>, text: core::fmt::Arguments<'_>) -> Trap {
    py.error(TypeId::StructError, text)
}

fn format_of(py: &mut Python<'_>, this: Value) -> Result<Obj<Bytes>, Trap> {
    let slot = this.cast::<crate::object::instance::Instance>().map_or(Value::NULL, |object| object.slot(0));
    let inside = match slot.cast::<Bytes>() {
        Some(_) => slot,
        // An instance of a subclass has the plain object inside.
        None => slot.cast::<crate::object::instance::Instance>().map_or(Value::NULL, |object| object.slot(0)),
    };
    inside.cast::<Bytes>().ok_or(()).map_err(|()| error(py, format_args!("uninitialized Struct")))
}

fn this(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Obj<Bytes>, Trap> {
    format_of(py, args.get(0))
}

/// A format as bytes: of a str, which must be ASCII, or a bytes object.
fn format_bytes(py: &mut Python<'_>, value: Value) -> Result<Obj<Bytes>, Trap> {
    let inside = py.unwrapped(value);
    if let Some(bytes) = inside.cast::<Bytes>() {
        return Ok(bytes);
    }
    if let Some(object) = inside.cast::<crate::object::instance::Instance>()
        && py.is_instance_of(value, TypeId::Struct)
    {
        return format_of(py, object.value());
    }
    let Some(text) = inside.cast::<Str>() else {
        let name = py.type_name(value);
        return Err(py.type_error(format_args!("Struct() argument 1 must be a str or bytes object, not {name}")));
    };
    match text.as_ascii() {
        Some(ascii) => Bytes::from_slice(&mut py.heap, ascii.as_bytes()),
        None => Err(py.not_ascii(text)),
    }
}

fn read<'a>(py: &mut Python<'_>, format: &'a [u8]) -> Result<Format<'a>, Trap> {
    Format::new(format).map_err(|text| error(py, format_args!("{text}")))
}

fn packed<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, format: Obj<Bytes>) -> Result<Value, Trap> {
    let layout = read(py, format.as_slice())?;
    let given = args.nargs().saturating_sub(1);
    if given != layout.values {
        let wanted = layout.values;
        return Err(error(py, format_args!("pack expected {wanted} items for packing (got {given})")));
    }
    let mut out = py.scratch::<u8>();
    pack_all(py, args, &mut Replay::new(args), (layout, 1), &mut out)?;
    Ok(Bytes::from_slice(&mut py.heap, &out)?.value())
}

fn pack_into<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, format: Obj<Bytes>) -> Result<Value, Trap> {
    let layout = read(py, format.as_slice())?;
    let given = args.nargs().saturating_sub(1);
    if given < 2 || given - 2 != layout.values {
        let wanted = layout.values;
        return Err(match given {
            0 => error(py, format_args!("pack_into expected buffer argument")),
            1 => error(py, format_args!("pack_into expected offset argument")),
            _ => {
                let got = given - 2;
                error(py, format_args!("pack_into expected {wanted} items for packing (got {got})"))
            }
        });
    }
    let target = args.get(1);
    let inside = py.unwrapped(target);
    let writable = match inside.kind() {
        Some(HeapKind::ByteArray | HeapKind::Array) => true,
        Some(HeapKind::MemoryView) => inside.cast::<MemoryView>().is_some_and(|view| !view.read_only()),
        _ => false,
    };
    if !writable {
        let name = py.type_name(target);
        return Err(py.type_error(format_args!("argument must be read-write bytes-like object, not {name}")));
    }
    let mut replay = Replay::new(args);
    let offset = crate::types::bytes::word(py, args, &mut replay, args.get(2))?;
    let mut out = py.scratch::<u8>();
    pack_all(py, args, &mut replay, (layout, 3), &mut out)?;
    let buffer = py.bytes_like(target)?;
    let at = place(py, (layout.size, buffer.len()), offset, true)?;
    let cells = buffer.part(at, layout.size);
    cells.cells().iter().zip(out.iter()).for_each(|(cell, &byte)| cell.set(byte));
    Ok(Value::NONE)
}

/// Where in a buffer an offset is, with room for `size` bytes.
fn place(py: &mut Python<'_>, (size, len): (usize, usize), offset: isize, packs: bool) -> Result<usize, Trap> {
    if offset < 0 {
        if offset.saturating_add_unsigned(size) > 0 {
            return Err(match packs {
                true => error(py, format_args!("no space to pack {size} bytes at offset {offset}")),
                false => error(py, format_args!("not enough data to unpack {size} bytes at offset {offset}")),
            });
        }
        return match usize::try_from(offset.saturating_add_unsigned(len)) {
            Ok(at) => Ok(at),
            Err(_) => Err(error(py, format_args!("offset {offset} out of range for {len}-byte buffer"))),
        };
    }
    let at = offset.unsigned_abs();
    let wanted = at.saturating_add(size);
    if wanted > len {
        let (function, doing) = if packs { ("pack_into", "packing") } else { ("unpack_from", "unpacking") };
        return Err(error(
            py,
            format_args!(
                "{function} requires a buffer of at least {wanted} bytes for {doing} {size} bytes at offset {at} (actual buffer size is {len})"
            ),
        ));
    }
    Ok(at)
}

/// Packs the arguments from slot `first` on.
fn pack_all<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    (layout, first): (Format<'_>, usize),
    out: &mut Scratch<'h, u8>,
) -> Result<(), Trap> {
    py.bound_text(layout.size)?;
    if !out.resize(layout.size, 0) {
        return Err(Trap::Memory);
    }
    let mut next = first;
    for field in layout.fields().flatten() {
        let Kind::Numbers(shape, size) = field.kind else {
            if field.kind != Kind::Padding {
                pack_bytes(py, field, args.get(next), out)?;
                next += 1;
            }
            continue;
        };
        for index in 0..field.count {
            let number = number(py, args, replay, (layout, field, shape), args.get(next))?;
            let at = field.offset + index * size;
            let cells = [const { core::cell::Cell::new(0_u8) }; 8];
            if !pack::write(shape, number, cells.get(..size).unwrap_or(&[]), layout.little) {
                return Err(too_large(py, field.code, shape, size));
            }
            for (to, cell) in out.get_mut(at..at + size).unwrap_or(&mut []).iter_mut().zip(&cells) {
                *to = cell.get();
            }
            next += 1;
        }
    }
    Ok(())
}

fn pack_bytes(py: &mut Python<'_>, field: Field, value: Value, out: &mut Scratch<'_, u8>) -> Result<(), Trap> {
    let inside = py.unwrapped(value);
    if !matches!(inside.kind(), Some(HeapKind::Bytes | HeapKind::ByteArray)) {
        let code = char::from(field.code);
        return Err(error(py, format_args!("argument for '{code}' must be a bytes object")));
    }
    let bytes = py.bytes_like(inside)?;
    let target = out.get_mut(field.offset..field.offset + field.count).unwrap_or(&mut []);
    if field.kind == Kind::Bytes {
        target.iter_mut().zip(bytes.as_slice()).for_each(|(to, &byte)| *to = byte);
    } else if let Some((len, target)) = target.split_first_mut() {
        *len = bytes.len().min(target.len()).min(255) as u8;
        target.iter_mut().zip(bytes.as_slice()).for_each(|(to, &byte)| *to = byte);
    }
    Ok(())
}

fn too_large(py: &mut Python<'_>, code: u8, shape: Shape, size: usize) -> Trap {
    let shown = char::from(code);
    if shape == Shape::Float {
        let text = format_args!("float too large to pack with {shown} format");
        return py.error(TypeId::OverflowError, text);
    }
    if code == b'P' {
        return error(py, format_args!("int too large to convert"));
    }
    let bits = size as u32 * 8;
    let (least, most) = match shape {
        Shape::Signed => (-(1_i128 << (bits - 1)), (1_i128 << (bits - 1)) - 1),
        _ => (0, (1_i128 << bits) - 1),
    };
    error(py, format_args!("'{shown}' format requires {least} <= number <= {most}"))
}

/// The number of an argument.
fn number<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    (layout, field, shape): (Format<'_>, Field, Shape),
    value: Value,
) -> Result<Number, Trap> {
    match shape {
        Shape::Signed | Shape::Unsigned => {
            let inside = py.unwrapped(value);
            if Whole::of(inside).is_none() && !py.has_special(value, "__index__") {
                return Err(error(py, format_args!("required argument is not an integer")));
            }
            let number = replay.index(py, args, value)?;
            let size = if let Kind::Numbers(_, size) = field.kind { size } else { 1 };
            match py.number_of_int(number) {
                // Addresses may be negative.
                Some(Number::Signed(n)) if field.code == b'P' => Ok(Number::Unsigned(n as usize as u64)),
                Some(number) => Ok(number),
                None => Err(too_large(py, field.code, shape, size)),
            }
        }
        Shape::Float => {
            let outcome = match replay.float(py, args, value)? {
                Some(float) => float,
                None => return Err(error(py, format_args!("required argument is not a float"))),
            };
            // The machine's own `float` is a C cast.
            let cast = field.code == b'f' && layout.native;
            Ok(Number::Float(if cast { (outcome as f32).into() } else { outcome }))
        }
        Shape::Bool => {
            let outcome = vm_core::object::Model::truth(py, value).map(Value::from_bool);
            Ok(Number::Bool(replay.outcome(args, &[value], outcome)? == Value::TRUE))
        }
        Shape::Char => match py.unwrapped(value).cast::<Bytes>().as_ref().map(|bytes| bytes.as_slice()) {
            Some(&[byte]) => Ok(Number::Char(byte)),
            _ => Err(error(py, format_args!("char format requires a bytes object of length 1"))),
        },
    }
}

fn unpacked(py: &mut Python<'_>, layout: Format<'_>, buffer: Buffer) -> Result<Value, Trap> {
    let values = Tuple::with_len(&mut py.heap, layout.values)?;
    let mut slots = values.items().iter();
    let bytes = buffer.as_slice();
    for field in layout.fields().flatten() {
        let part = |at: usize, len: usize| bytes.get(at..at.saturating_add(len)).unwrap_or(&[]);
        match field.kind {
            Kind::Padding => {}
            Kind::Numbers(shape, size) => {
                for index in 0..field.count {
                    let number = pack::read(shape, part(field.offset + index * size, size), layout.little);
                    let value = py.value_of_number(number)?;
                    if let Some(slot) = slots.next() {
                        slot.set(value);
                    }
                }
            }
            Kind::Bytes | Kind::Pascal => {
                let all = part(field.offset, field.count);
                let shown = match all.split_first() {
                    Some((&len, rest)) if field.kind == Kind::Pascal => rest.get(..len.into()).unwrap_or(rest),
                    _ => all,
                };
                let value = Bytes::from_slice(&mut py.heap, shown)?.value();
                if let Some(slot) = slots.next() {
                    slot.set(value);
                }
            }
        }
    }
    Ok(values.value())
}

fn unpack(py: &mut Python<'_>, format: Obj<Bytes>, value: Value) -> Result<Value, Trap> {
    let layout = read(py, format.as_slice())?;
    let buffer = py.bytes_like(value)?;
    if buffer.len() != layout.size {
        let size = layout.size;
        return Err(error(py, format_args!("unpack requires a buffer of {size} bytes")));
    }
    unpacked(py, layout, buffer)
}

fn unpack_from<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    format: Obj<Bytes>,
    [value, offset]: [Value; 2],
) -> Result<Value, Trap> {
    let layout = read(py, format.as_slice())?;
    let offset = match offset {
        Value::NULL => 0,
        offset => crate::types::bytes::word(py, args, &mut Replay::new(args), offset)?,
    };
    let buffer = py.bytes_like(value)?;
    let at = place(py, (layout.size, buffer.len()), offset, false)?;
    unpacked(py, layout, buffer.part(at, layout.size))
}

fn iterate(py: &mut Python<'_>, format: Obj<Bytes>, value: Value) -> Result<Value, Trap> {
    let size = read(py, format.as_slice())?.size;
    if size == 0 {
        return Err(error(py, format_args!("cannot iteratively unpack with a struct of length 0")));
    }
    let buffer = py.bytes_like(value)?;
    if buffer.len().checked_rem(size) != Some(0) {
        return Err(error(py, format_args!("iterative unpacking requires a buffer of a multiple of {size} bytes")));
    }
    py.plain(TypeId::UnpackIterator, &[format.value(), value, Value::from_int_truncated(0)])
}

/// The format, the bytes and the place of an iterator.
fn iteration(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<(Obj<Bytes>, Buffer, usize), Trap> {
    let this = py.this_plain(args)?;
    let Some(format) = this.slot(0).cast::<Bytes>() else { return Err(py.refused("an iterator of struct")) };
    let buffer = py.bytes_like(this.slot(1))?;
    Ok((format, buffer, this.slot(2).as_small_int().unwrap_or(0).unsigned_abs()))
}
