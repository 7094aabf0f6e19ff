//! One item of an array, to and from a value, with the words of `PyArg_Parse` for what does not fit.

use crate::Trap;
use crate::bytes::pack::{self, NATIVE_LITTLE, Number, Shape};
use crate::heap::Obj;
use crate::object::array::Array;
use crate::object::str::Str;
use crate::ops::numbers::{Num, Whole};
use crate::python::{Args, Python, Scratch};
use crate::text::Replay;
use crate::types::TypeId;
use crate::value::Value;

/// `array.typecodes`
pub(crate) const TYPE_CODES: &[u8] = b"bBuhHiIlLqQfd";

/// What an item of the type code is: a character is a number of four bytes.
fn shape_of(code: u8) -> (Shape, usize) {
    if code == b'u' { (Shape::Unsigned, 4) } else { pack::native(code).unwrap_or((Shape::Unsigned, 1)) }
}

/// Bytes of an item.
pub(crate) fn item_size(code: u8) -> usize {
    shape_of(code).1
}

/// The format of an array's buffer.
pub(crate) fn buffer_format(code: u8) -> &'static str {
    match code {
        b'b' => "b",
        b'B' => "B",
        b'u' => "w",
        b'h' => "h",
        b'H' => "H",
        b'i' => "i",
        b'I' => "I",
        b'l' => "l",
        b'L' => "L",
        b'q' => "q",
        b'Q' => "Q",
        b'f' => "f",
        _ => "d",
    }
}

/// CPython's number of a machine's format, for pickles: `typecode_to_mformat_code`.
pub(super) fn machine_format(code: u8) -> isize {
    let big = isize::from(!NATIVE_LITTLE);
    let (shape, size) = shape_of(code);
    match (code, shape, size) {
        (b'u', ..) => 20 + big,
        (_, Shape::Unsigned, 1) => 0,
        (_, Shape::Signed, 1) => 1,
        (_, Shape::Unsigned, 2) => 2 + big,
        (_, Shape::Signed, 2) => 4 + big,
        (_, Shape::Unsigned, 4) => 6 + big,
        (_, Shape::Signed, 4) => 8 + big,
        (_, Shape::Unsigned, _) => 10 + big,
        (_, Shape::Signed, _) => 12 + big,
        (_, _, 4) => 14 + big,
        _ => 16 + big,
    }
}

/// What the numbers of [`machine_format`] mean: shape, size, little-endian.
fn machine_shape(format: isize) -> Option<(Shape, usize, bool)> {
    let little = format % 2 == 0;
    Some(match format {
        0 => (Shape::Unsigned, 1, little),
        1 => (Shape::Signed, 1, little),
        2 | 3 => (Shape::Unsigned, 2, little),
        4 | 5 => (Shape::Signed, 2, little),
        6 | 7 => (Shape::Unsigned, 4, little),
        8 | 9 => (Shape::Signed, 4, little),
        10 | 11 => (Shape::Unsigned, 8, little),
        12 | 13 => (Shape::Signed, 8, little),
        14 | 15 => (Shape::Float, 4, little),
        16 | 17 => (Shape::Float, 8, little),
        18 | 19 => (Shape::Unsigned, 2, little),
        20 | 21 => (Shape::Unsigned, 4, little),
        _ => return None,
    })
}

/// How the items of an array are read.
#[derive(Clone, Copy)]
pub(super) struct ItemOf {
    code: u8,
    shape: Shape,
    pub(super) size: usize,
}

impl ItemOf {
    pub(super) fn new(array: Obj<Array>) -> ItemOf {
        let (shape, size) = shape_of(array.code());
        ItemOf { code: array.code(), shape, size }
    }

    pub(super) fn read(self, py: &mut Python<'_>, bytes: &[u8]) -> Result<Value, Trap> {
        let number = pack::read(self.shape, bytes, NATIVE_LITTLE);
        match (self.code, number) {
            (b'u', Number::Unsigned(c)) if c <= 0x10_ffff => Ok(Str::from_char(&mut py.heap, c as u32)?.value()),
            (b'u', _) => Err(py.value_error(format_args!("character is not in range [U+0000; U+10ffff]"))),
            _ => py.value_of_number(number),
        }
    }
}

/// An array of a text's characters.
pub(super) fn array_of_text(py: &mut Python<'_>, text: Obj<Str>) -> Result<Value, Trap> {
    let mut bytes = py.scratch::<u8>();
    add_text(text, &mut bytes)?;
    py.array_of_bytes(b'u', &bytes)
}

/// Adds a text's characters as items.
pub(super) fn add_text(text: Obj<Str>, out: &mut Scratch<'_, u8>) -> Result<(), Trap> {
    let fits = text.chars().all(|c| out.extend(&c.to_ne_bytes()));
    if fits { Ok(()) } else { Err(Trap::Memory) }
}

/// Adds the items of a list or tuple.
pub(super) fn encode_all<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    (code, items): (u8, Value),
    out: &mut Scratch<'h, u8>,
) -> Result<(), Trap> {
    let mut index = 0;
    while let Some(item) = crate::ops::item_of(items, index) {
        let bytes = encode(py, args, replay, code, item)?;
        if !out.extend(bytes.get(..item_size(code)).unwrap_or(&[])) {
            return Err(Trap::Memory);
        }
        index += 1;
    }
    Ok(())
}

/// The bytes of a value as an item, the first `item_size` of them.
pub(super) fn encode<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    code: u8,
    value: Value,
) -> Result<[u8; 8], Trap> {
    let inside = py.unwrapped(value);
    if code == b'u' {
        return match inside.cast::<Str>().filter(|text| text.len() == 1).and_then(|text| text.char_at(0)) {
            Some(c) => bytes_of(py, code, Number::Unsigned(c.into())),
            None => Err(py.type_error(format_args!("array item must be unicode character"))),
        };
    }
    if matches!(code, b'f' | b'd') {
        return match replay.float(py, args, value)? {
            Some(float) => bytes_of(py, code, Number::Float(float)),
            None => {
                let name = py.type_name(value);
                Err(py.type_error(format_args!("must be real number, not {name}")))
            }
        };
    }
    let number = replay.index(py, args, value)?;
    encode_int(py, code, number)
}

/// As [`encode`] of a value that needs no call; `None` if it needs one.
pub(super) fn encode_plain(py: &mut Python<'_>, code: u8, value: Value) -> Result<Option<[u8; 8]>, Trap> {
    let inside = py.unwrapped(value);
    match code {
        b'u' => match inside.cast::<Str>().filter(|text| text.len() == 1).and_then(|text| text.char_at(0)) {
            Some(c) => bytes_of(py, code, Number::Unsigned(c.into())).map(Some),
            None => Err(py.type_error(format_args!("array item must be unicode character"))),
        },
        b'f' | b'd' => match Num::of(inside) {
            Some(Num::Complex(..)) | None => Ok(None),
            Some(number) => {
                let float = py.number_as_float(number)?;
                bytes_of(py, code, Number::Float(float)).map(Some)
            }
        },
        _ if Whole::of(inside).is_some() => encode_int(py, code, inside).map(Some),
        _ => Ok(None),
    }
}

fn bytes_of(py: &mut Python<'_>, code: u8, number: Number) -> Result<[u8; 8], Trap> {
    let (shape, size) = shape_of(code);
    // As a C cast: what is too large for a float is infinite.
    let number = match number {
        Number::Float(float) if size == 4 => Number::Float((float as f32).into()),
        number => number,
    };
    let cells = [const { core::cell::Cell::new(0_u8) }; 8];
    if !pack::write(shape, number, cells.get(..size).unwrap_or(&[]), NATIVE_LITTLE) {
        return Err(py.refused("a number that does not fit"));
    }
    Ok(cells.map(core::cell::Cell::into_inner))
}

fn encode_int(py: &mut Python<'_>, code: u8, number: Value) -> Result<[u8; 8], Trap> {
    let wide: Option<i128> = match py.number_of_int(number) {
        Some(Number::Signed(n)) => Some(n.into()),
        Some(Number::Unsigned(n)) => Some(n.into()),
        _ => None,
    };
    let negative = Whole::of(number).is_some_and(|whole| whole.int().is_negative());
    let overflow = |py: &mut Python<'_>, text: &str| py.error(TypeId::OverflowError, format_args!("{text}"));
    let size = item_size(code);
    let bits = (size as u32).saturating_mul(8);
    if matches!(code, b'I' | b'L' | b'Q') {
        if negative {
            let text = if code == b'Q' {
                "can't convert negative int to unsigned"
            } else {
                "can't convert negative value to unsigned int"
            };
            return Err(overflow(py, text));
        }
        let word = if code == b'Q' { 64 } else { core::ffi::c_ulong::BITS };
        return match wide.filter(|&n| n >> word.min(64) == 0) {
            Some(n) if n >> bits == 0 => bytes_of(py, code, Number::Unsigned(n as u64)),
            Some(_) => Err(overflow(py, "unsigned int is greater than maximum")),
            None if code == b'Q' => Err(overflow(py, "int too big to convert")),
            None => Err(overflow(py, "Python int too large to convert to C unsigned long")),
        };
    }
    if code == b'q' {
        return match wide.and_then(|n| i64::try_from(n).ok()) {
            Some(n) => bytes_of(py, code, Number::Signed(n)),
            None => Err(overflow(py, "int too big to convert")),
        };
    }
    let Some(long) = wide.and_then(|n| core::ffi::c_long::try_from(n).ok()) else {
        return Err(overflow(py, "Python int too large to convert to C long"));
    };
    // The steps of `PyArg_Parse`: first what the number is read as, then what the item holds.
    let (first, what): (&[(i64, i64, &str)], _) = match code {
        b'b' => (&[(-0x8000, 0x7fff, "signed short integer"), (-0x80, 0x7f, "signed char")], ()),
        b'B' => (&[(0, 0xff, "unsigned byte integer")], ()),
        b'h' => (&[(-0x8000, 0x7fff, "signed short integer")], ()),
        b'H' => (&[(i32::MIN as i64, i32::MAX as i64, "signed integer"), (0, 0xffff, "unsigned short")], ()),
        b'i' => (&[(i32::MIN as i64, i32::MAX as i64, "signed integer")], ()),
        _ => (&[], ()),
    };
    let () = what;
    for &(least, most, name) in first {
        #[expect(clippy::useless_conversion, reason = "c_long has 32 bits elsewhere")]
        let long = i64::from(long);
        if long < least || long > most {
            let how = if long < least { "less than minimum" } else { "greater than maximum" };
            return Err(py.error(TypeId::OverflowError, format_args!("{name} is {how}")));
        }
    }
    #[expect(clippy::useless_conversion, reason = "c_long has 32 bits elsewhere")]
    bytes_of(py, code, Number::Signed(i64::from(long)))
}

/// `_array_reconstructor(type, typecode, format, bytes)`: an array of another machine's bytes.
pub(super) fn rebuild<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let class = args.get(0);
    if !crate::classes::new_class::is_type(class) {
        let name = py.type_name(class);
        return Err(py.type_error(format_args!("first argument must be a type object, not {name}")));
    }
    if !py.is_subclass_of(class, TypeId::Array.value()) {
        let name = py.name_of_type(class);
        return Err(py.type_error(format_args!("{name} is not a subtype of array.array")));
    }
    let code = py.unwrapped(args.get(1)).cast::<Str>().filter(|text| text.len() == 1).and_then(|text| text.char_at(0));
    let Some(code) = code.and_then(|code| u8::try_from(code).ok()).filter(|code| TYPE_CODES.contains(code)) else {
        return Err(py.value_error(format_args!("second argument must be a valid type code")));
    };
    let format = Replay::new(args).index(py, args, args.get(2))?.as_small_int().unwrap_or(-1);
    let Some((shape, size, little)) = machine_shape(format) else {
        return Err(py.value_error(format_args!("third argument must be a valid machine format code.")));
    };
    let Some(bytes) = py.unwrapped(args.get(3)).cast::<crate::object::bytes::Bytes>() else {
        let name = py.type_name(args.get(3));
        return Err(py.type_error(format_args!("fourth argument should be bytes, not {name}")));
    };
    if bytes.len().checked_rem(size) != Some(0) {
        return Err(py.value_error(format_args!("string length not a multiple of item size")));
    }
    // Numbers of another size make an array of their own kind.
    let code = match shape {
        Shape::Signed | Shape::Unsigned if code != b'u' => {
            let same = |code: &u8| shape_of(*code) == (shape, size) && *code != b'u';
            if same(&code) { code } else { TYPE_CODES.iter().copied().find(same).unwrap_or(code) }
        }
        _ => code,
    };
    let mut out = py.scratch::<u8>();
    for item in bytes.as_slice().chunks(size) {
        let number = pack::read(shape, item, little);
        let encoded = match number {
            Number::Float(_) => bytes_of(py, code, number)?,
            _ if code == b'u' => bytes_of(py, code, number)?,
            _ => {
                let value = py.value_of_number(number)?;
                encode_int(py, code, value)?
            }
        };
        if !out.extend(encoded.get(..item_size(code)).unwrap_or(&[])) {
            return Err(Trap::Memory);
        }
    }
    py.array_of_bytes(code, &out)
}
