//! `bytes`: case, kinds of bytes, `translate`, hexadecimal digits.

use super::{like, this};
use crate::Trap;
use crate::bytes::{class, hex as digits};
use crate::heap::Obj;
use crate::object::bytes::Bytes;
use crate::object::str::{Storage, Str, StrFill};
use crate::object::tuple::Tuple;
use crate::ops::arguments::Signature;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::types::TypeId;
use crate::value::Value;

macro_rules! tests {
    ($($name:ident $test:path;)*) => {
        $(pub(super) fn $name<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
            let bytes = this(py, args)?;
            Ok(Value::from_bool($test(bytes.as_slice())))
        })*
    };
}

macro_rules! maps {
    ($($name:ident $map:path;)*) => {
        $(pub(super) fn $name<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
            mapped(py, args, $map)
        })*
    };
}

tests! {
    is_alnum class::is_alnum;
    is_alpha class::is_alpha;
    is_ascii class::is_ascii;
    is_digit class::is_digit;
    is_lower class::is_lower;
    is_space class::is_all_space;
    is_title class::is_title;
    is_upper class::is_upper;
}

maps! {
    capitalize class::capitalize;
    lower class::lower;
    swap_case class::swap;
    title class::title;
    upper class::upper;
}

fn mapped<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>, map: class::Map) -> Result<Value, Trap> {
    let bytes = this(py, args)?;
    let copy = Bytes::with_len(&mut py.heap, bytes.len())?;
    for (cell, byte) in copy.cells().iter().zip(class::mapped(bytes.as_slice(), map)) {
        cell.set(byte);
    }
    if py.unwrapped(args.get(0)).is_kind(crate::heap::Kind::Bytes) {
        return Ok(copy.value());
    }
    like(py, args, copy.as_slice())
}

/// `translate(table, /, delete=b'')`
pub(super) fn translate<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let named = args.kwnames.cast::<Tuple>().map_or(0, |names| names.len());
    if args.nargs().saturating_sub(named) <= 1 {
        return Err(py.type_error(format_args!("translate() takes at least 1 positional argument (0 given)")));
    }
    let signature = Signature { function: "translate", names: ["", "delete"], least: 1, positional: 2 };
    let [table, delete] = py.named_args(args, 1, &signature)?;
    let table = if table.is_none() { None } else { Some(py.bytes_like(table)?) };
    if table.is_some_and(|table| table.len() != 256) {
        return Err(py.value_error(format_args!("translation table must be 256 characters long")));
    }
    let delete = if delete.is_null() { None } else { Some(py.bytes_like(delete)?) };
    let mut gone = [false; 256];
    for &byte in delete.as_ref().map_or(&[][..], |delete| delete.as_slice()) {
        if let Some(gone) = gone.get_mut(usize::from(byte)) {
            *gone = true;
        }
    }
    let bytes = this(py, args)?;
    let mut out = py.scratch::<u8>();
    for &byte in bytes.as_slice() {
        if gone.get(usize::from(byte)) == Some(&true) {
            continue;
        }
        let to = table.as_ref().and_then(|table| table.as_slice().get(usize::from(byte)).copied()).unwrap_or(byte);
        if !out.push(to) {
            return Err(Trap::Memory);
        }
    }
    if args.get(0).cast::<Bytes>().is_some() && *out == *bytes.as_slice() {
        return Ok(args.get(0));
    }
    like(py, args, &out)
}

/// `bytes.maketrans(from, to)`: called on the class or an object, which is not given.
pub(super) fn make_trans<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (from, to) = (py.bytes_like(args.get(0))?, py.bytes_like(args.get(1))?);
    if from.len() != to.len() {
        return Err(py.value_error(format_args!("maketrans arguments must have same length")));
    }
    let table = Bytes::with_len(&mut py.heap, 256)?;
    let cells = table.cells();
    for (byte, cell) in (0..=255).zip(cells) {
        cell.set(byte);
    }
    for (&from, &to) in from.as_slice().iter().zip(to.as_slice()) {
        if let Some(cell) = cells.get(usize::from(from)) {
            cell.set(to);
        }
    }
    Ok(table.value())
}

impl Python<'_> {
    /// Bytes as digits, with a separator between groups.
    pub(crate) fn hex_of(&mut self, bytes: &[u8], separator: Option<(u8, isize)>) -> Result<Obj<Str>, Trap> {
        let mut fill = StrFill::new(&mut self.heap, digits::digits_len(bytes.len(), separator), Storage::Ascii)?;
        digits::digits(bytes, separator).for_each(|c| fill.push_char(c.into()));
        Ok(fill.finish())
    }
}

/// `hex([sep[, bytes_per_sep]])`: the separator and the group that were given.
pub(crate) fn separator<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    [separator, group]: [Value; 2],
) -> Result<Option<(u8, isize)>, Trap> {
    let group = if group.is_null() {
        1
    } else {
        let number = Replay::new(args).index(py, args, group)?;
        match number.as_small_int().and_then(|group| i32::try_from(group).ok()) {
            Some(group) => group as isize,
            None => {
                return Err(py.error(TypeId::OverflowError, format_args!("Python int too large to convert to C int")));
            }
        }
    };
    if separator.is_null() {
        return Ok(None);
    }
    let inside = py.unwrapped(separator);
    let (len, first) = if let Some(text) = inside.cast::<Str>() {
        (text.len(), text.char_at(0))
    } else if let Some(bytes) = inside.cast::<Bytes>() {
        (bytes.len(), bytes.as_slice().first().map(|&byte| byte.into()))
    } else {
        let kind = py.type_name(separator);
        return Err(match py.plain_len(inside) {
            Some(1) => py.type_error(format_args!("sep must be str or bytes.")),
            Some(_) => py.value_error(format_args!("sep must be length 1.")),
            None => py.type_error(format_args!("object of type '{kind}' has no len()")),
        });
    };
    match first {
        Some(c) if len == 1 => match u8::try_from(c).ok().filter(u8::is_ascii) {
            Some(c) => Ok(Some((c, group)).filter(|_| group != 0)),
            None => Err(py.value_error(format_args!("sep must be ASCII."))),
        },
        _ => Err(py.value_error(format_args!("sep must be length 1."))),
    }
}

pub(super) fn hex<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "hex", names: ["sep", "bytes_per_sep"], least: 0, positional: 2 };
    let given = py.named_args(args, 1, &signature)?;
    let separator = separator(py, args, given)?;
    let bytes = this(py, args)?;
    Ok(py.hex_of(bytes.as_slice(), separator)?.value())
}

pub(super) fn from_hex<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let class = args.get(0);
    if args.input != vm_core::object::Input::Start {
        return Ok(args.result());
    }
    let array = py.is_subclass_of(class, TypeId::ByteArray.value());
    let name = if array { "bytearray" } else { "bytes" };
    let given = args.nargs().saturating_sub(1);
    if !args.kwnames.is_null() {
        return Err(py.type_error(format_args!("{name}.fromhex() takes no keyword arguments")));
    }
    if given != 1 {
        return Err(py.type_error(format_args!("{name}.fromhex() takes exactly one argument ({given} given)")));
    }
    let Some(text) = py.unwrapped(args.get(1)).cast::<Str>() else {
        let name = py.type_name(args.get(1));
        return Err(py.type_error(format_args!("fromhex() argument must be str, not {name}")));
    };
    let mut out = py.scratch::<u8>();
    match digits::parse(text.chars(), |byte| out.push(byte)) {
        Ok(()) => {}
        Err(None) => return Err(Trap::Memory),
        Err(Some(at)) => {
            return Err(py.value_error(format_args!("non-hexadecimal number found in fromhex() arg at position {at}")));
        }
    }
    let made = if array { py.bytearray_from(&out)? } else { Bytes::from_slice(&mut py.heap, &out)?.value() };
    if class.as_type().is_some() {
        return Ok(made);
    }
    Err(args.call(1, class, &[made]))
}
