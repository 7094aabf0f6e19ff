//! `bytes % values`: `_PyBytes_FormatEx` of CPython's `Objects/bytesobject.c`.
//!
//! The format is read as Latin-1 text, so that the reader of `str % values` serves both.

use crate::features::FORMAT;
use core::fmt::Write;

use super::this;
use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef};
use crate::number::big;
use crate::number::format::{self, Amount, Percent, Piece, Spec};
use crate::object::bytes::Bytes;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::numbers::Whole;
use crate::python::{Args, Python, Scratch};
use crate::text::{Conversion, Replay, Utf8};
use crate::types::TypeId;
use crate::value::Value;

/// The window is the format and the values.
pub(crate) static PERCENT: NativeDef = FORMAT.native(NativeDef::function("%", Arity::Free, modulo));

/// `__mod__`
pub(super) fn modulo<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if !FORMAT.on {
        return Err(py.left_out(FORMAT));
    }
    let format = this(py, args)?;
    let mut text = py.utf8();
    for &byte in format.as_slice() {
        text.write_char(char::from(byte)).map_err(|_| Trap::Memory)?;
    }
    let given = args.get(1);
    let inner = py.unwrapped(given);
    let tuple = inner.cast::<Tuple>();
    let mapping = tuple.is_none()
        && match inner.kind() {
            Some(Kind::Dict | Kind::List | Kind::Range | Kind::DictView) => true,
            Some(Kind::Instance) => py.has_special(given, "__getitem__"),
            _ => false,
        };
    let mut work = Work { replay: Replay::new(args), given, tuple, mapping, next: 0, out: py.scratch() };
    for piece in Percent::new(text.as_str()) {
        match piece {
            Ok(Piece::Literal(literal)) => work.latin(literal)?,
            Ok(Piece::Conversion(conversion)) => work.convert(py, args, &conversion)?,
            Err(format::PercentError::IncompleteKey) if !mapping => {
                return Err(py.type_error(format_args!("format requires a mapping")));
            }
            Err(error) => return Err(py.value_error(format_args!("{}", error.message()))),
        }
    }
    let all = match tuple {
        Some(tuple) => work.next >= tuple.len(),
        None => mapping || work.next != 0,
    };
    if !all {
        return Err(py.type_error(format_args!("not all arguments converted during bytes formatting")));
    }
    super::like(py, args, &work.out)
}

/// `__rmod__`
pub(super) fn reflected<'h>(_: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(Value::NOT_IMPLEMENTED)
}

struct Work<'h> {
    replay: Replay,
    given: Value,
    tuple: Option<Obj<Tuple>>,
    mapping: bool,
    next: usize,
    out: Scratch<'h, u8>,
}

impl<'h> Work<'h> {
    fn add(&mut self, bytes: &[u8]) -> Result<(), Trap> {
        if self.out.extend(bytes) { Ok(()) } else { Err(Trap::Memory) }
    }

    /// Adds text whose characters are bytes.
    fn latin(&mut self, text: &str) -> Result<(), Trap> {
        if text.is_ascii() {
            return self.add(text.as_bytes());
        }
        if text.chars().all(|c| self.out.push(u32::from(c) as u8)) { Ok(()) } else { Err(Trap::Memory) }
    }

    fn take(&mut self, py: &mut Python<'h>) -> Result<Value, Trap> {
        let value = match self.tuple {
            Some(tuple) => tuple.get(self.next),
            None if self.next == 0 => Some(self.given),
            None => None,
        };
        self.next = self.next.wrapping_add(1);
        match value {
            Some(value) => Ok(value),
            None => Err(py.type_error(format_args!("not enough arguments for format string"))),
        }
    }

    fn star(&mut self, py: &mut Python<'h>, amount: Amount, c_type: &str) -> Result<Option<isize>, Trap> {
        if amount != Amount::Star {
            return Ok(None);
        }
        let value = self.take(py)?;
        let Some(whole) = Whole::of(py.unwrapped(value)) else {
            return Err(py.type_error(format_args!("* wants int")));
        };
        match big::to_word(whole.int()).filter(|&word| c_type != "int" || i32::try_from(word).is_ok()) {
            Some(word) => Ok(Some(word)),
            None => {
                let text = format_args!("Python int too large to convert to C {c_type}");
                Err(py.error(TypeId::OverflowError, text))
            }
        }
    }

    fn convert(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        conversion: &format::Conversion<'_>,
    ) -> Result<(), Trap> {
        let keyed = match conversion.key {
            Some(_) if !self.mapping => return Err(py.type_error(format_args!("format requires a mapping"))),
            Some(key) => {
                let mut bytes = py.scratch::<u8>();
                if !key.chars().all(|c| bytes.push(u32::from(c) as u8)) {
                    return Err(Trap::Memory);
                }
                let key = Bytes::from_slice(&mut py.heap, &bytes)?.value();
                let outcome = py.item(self.given, key);
                // There is nothing left for a conversion without a key.
                self.next = 1;
                Some(self.replay.outcome(args, &[self.given, key], outcome)?)
            }
            None => None,
        };
        let width = self.star(py, conversion.width, "ssize_t")?;
        let precision = self.star(py, conversion.precision, "int")?;
        let spec = conversion.spec(width, precision);
        py.bound_text(spec.width.unwrap_or(0).max(spec.precision.unwrap_or(0)))?;
        let value = match keyed {
            Some(value) => value,
            None => self.take(py)?,
        };
        match conversion.kind {
            'r' | 'a' => {
                let text = self.replay.text(py, args, value, Conversion::Ascii)?;
                let text = py.utf8_of(text)?;
                self.padded(text.as_str().as_bytes(), &spec)
            }
            's' | 'b' => self.bytes(py, args, value, &Spec { kind: Some('s'), ..spec }),
            'c' => self.character(py, args, value, &spec),
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
                self.number(py, args, conversion.kind, (value, &spec))
            }
            kind => {
                let shown = if matches!(kind, '\x20'..='\x7e') { kind } else { '?' };
                let (code, index) = (u32::from(kind), conversion.index);
                Err(py.value_error(format_args!("unsupported format character '{shown}' ({code:#x}) at index {index}")))
            }
        }
    }

    fn padded(&mut self, bytes: &[u8], spec: &Spec) -> Result<(), Trap> {
        let bytes = match spec.precision {
            Some(precision) => bytes.get(..precision).unwrap_or(bytes),
            None => bytes,
        };
        let total = spec.width.unwrap_or(0).saturating_sub(bytes.len());
        let left = if spec.align == format::Align::Left { 0 } else { total };
        let before = self.out.len().saturating_add(left);
        let mut fits = self.out.resize(before, b' ') && self.out.extend(bytes);
        let after = self.out.len().saturating_add(total.saturating_sub(left));
        fits &= self.out.resize(after, b' ');
        if fits { Ok(()) } else { Err(Trap::Memory) }
    }

    fn bytes(&mut self, py: &mut Python<'h>, args: &mut Args<'_, 'h>, value: Value, spec: &Spec) -> Result<(), Trap> {
        if let Some(buffer) = py.buffer_of(value)? {
            return self.padded(buffer.as_slice(), spec);
        }
        match self.replay.special(py, args, value, "__bytes__", &[])? {
            Some(found) => match py.unwrapped(found).cast::<Bytes>() {
                Some(bytes) => self.padded(bytes.as_slice(), spec),
                None => {
                    let kind = py.type_name(found);
                    Err(py.type_error(format_args!("__bytes__ returned non-bytes (type {kind})")))
                }
            },
            None => {
                let kind = py.type_name(value);
                Err(py.type_error(format_args!(
                    "%b requires a bytes-like object, or an object that implements __bytes__, not '{kind}'"
                )))
            }
        }
    }

    fn character(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        value: Value,
        spec: &Spec,
    ) -> Result<(), Trap> {
        let inside = py.unwrapped(value);
        if matches!(inside.kind(), Some(Kind::Bytes | Kind::ByteArray)) {
            let buffer = py.bytes_like(inside)?;
            if let &[byte] = buffer.as_slice() {
                return self.padded(&[byte], spec);
            }
        } else if Whole::of(inside).is_some() || py.has_special(value, "__index__") {
            let number = self.replay.index(py, args, value)?;
            return match number.as_small_int().and_then(|byte| u8::try_from(byte).ok()) {
                Some(byte) => self.padded(&[byte], spec),
                None => Err(py.error(TypeId::OverflowError, format_args!("%c arg not in range(256)"))),
            };
        }
        Err(py.type_error(format_args!("%c requires an integer in range(256) or a single byte")))
    }

    /// A number: as `str % value` writes it, which is ASCII.
    fn number(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        kind: char,
        (value, spec): (Value, &Spec),
    ) -> Result<(), Trap> {
        let mut out = crate::object::str::Paused::default();
        if matches!(kind, 'e' | 'E' | 'f' | 'F' | 'g' | 'G') {
            match self.replay.float(py, args, value)? {
                Some(number) => py.emit_float(&mut out, number, spec)?,
                None => {
                    let name = py.type_name(value);
                    return Err(py.type_error(format_args!("float argument required, not {name}")));
                }
            }
        } else {
            crate::text::percent_integer(&mut self.replay, py, args, (kind, value, spec), &mut out)?;
        }
        let text: Obj<Str> = out.resume(&mut py.heap).finish()?;
        let text: Utf8<'h> = py.utf8_of(text)?;
        self.add(text.as_str().as_bytes())
    }
}
