//! `format % values`: CPython's `PyUnicode_Format`. Surrogates in the format itself become U+FFFD.

use super::{Conversion, Replay};
use crate::Trap;
use crate::features::FORMAT;
use crate::heap::Kind;
use crate::native::{Arity, NativeDef};
use crate::number::big;
use crate::number::format::{self, Amount, Percent, Piece, Spec};
use crate::object::float::Float;
use crate::object::str::{Paused, Str};
use crate::object::tuple::Tuple;
use crate::ops::numbers::{Num, Whole};
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

/// The window is the format and the values.
pub(crate) static PERCENT: NativeDef = FORMAT.native(NativeDef::function("%", Arity::Free, percent));

/// What the values come from.
struct Values {
    replay: Replay,
    given: Value,
    /// A tuple's items are taken one by one.
    tuple: bool,
    /// Values have keys.
    mapping: bool,
    next: usize,
}

fn percent<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(text) = py.unwrapped(args.get(0)).cast::<Str>() else { return Err(py.refused("% of no str")) };
    let given = args.get(1);
    let inner = py.unwrapped(given);
    let tuple = inner.cast::<Tuple>().is_some();
    let mapping = !tuple
        && match inner.kind() {
            Some(Kind::Dict | Kind::List | Kind::Bytes | Kind::ByteArray | Kind::Range | Kind::DictView) => true,
            Some(Kind::Instance) => py.has_special(given, "__getitem__"),
            _ => false,
        };
    let given = if tuple { inner } else { given };
    let mut values = Values { replay: Replay::new(args), given, tuple, mapping, next: 0 };
    let buffer = py.utf8_of(text)?;
    let mut out = Paused::default();
    for piece in Percent::new(buffer.as_str()) {
        match piece {
            Ok(Piece::Literal(literal)) => py.emit(&mut out, format_args!("{literal}"))?,
            Ok(Piece::Conversion(conversion)) => values.convert(py, args, &conversion, &mut out)?,
            Err(format::PercentError::IncompleteKey) if !mapping => {
                return Err(py.type_error(format_args!("format requires a mapping")));
            }
            Err(error) => return Err(py.value_error(format_args!("{}", error.message()))),
        }
    }
    let all = match tuple {
        true => values.next >= inner.cast::<Tuple>().map_or(0, |tuple| tuple.len()),
        false => mapping || values.next != 0,
    };
    if !all {
        return Err(py.type_error(format_args!("not all arguments converted during string formatting")));
    }
    Ok(out.resume(&mut py.heap).finish()?.value())
}

impl Values {
    /// The next value.
    fn take(&mut self, py: &mut Python<'_>) -> Result<Value, Trap> {
        let value = match self.given.cast::<Tuple>().filter(|_| self.tuple) {
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

    /// The value of `*`.
    fn star(&mut self, py: &mut Python<'_>, amount: Amount, c_type: &str) -> Result<Option<isize>, Trap> {
        if amount != Amount::Star {
            return Ok(None);
        }
        let value = self.take(py)?;
        let Some(whole) = Whole::of(py.unwrapped(value)) else {
            return Err(py.type_error(format_args!("* wants int")));
        };
        let word = big::to_word(whole.int()).filter(|&word| c_type != "int" || i32::try_from(word).is_ok());
        match word {
            Some(word) => Ok(Some(word)),
            None => {
                let text = format_args!("Python int too large to convert to C {c_type}");
                Err(py.error(TypeId::OverflowError, text))
            }
        }
    }

    fn convert<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        conversion: &format::Conversion<'_>,
        out: &mut Paused,
    ) -> Result<(), Trap> {
        let keyed = match conversion.key {
            Some(_) if !self.mapping => return Err(py.type_error(format_args!("format requires a mapping"))),
            Some(key) => {
                let key = Str::from_str(&mut py.heap, key)?.value();
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
        let how = match conversion.kind {
            's' => Conversion::Str,
            'r' => Conversion::Repr,
            'a' => Conversion::Ascii,
            'c' if py.has_special(value, "__index__") && !py.is_instance_of(value, TypeId::Int) => {
                let value = self.replay.index(py, args, value)?;
                return character(py, value, &spec, out);
            }
            'c' => return character(py, value, &spec, out),
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
                return integer(&mut self.replay, py, args, (conversion.kind, value, &spec), out);
            }
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
                return match self.replay.float(py, args, value)? {
                    Some(number) => py.emit_float(out, number, &spec),
                    None => {
                        let name = py.type_name(value);
                        Err(py.type_error(format_args!("must be real number, not {name}")))
                    }
                };
            }
            _ => {
                let mut message = py.utf8();
                conversion.write_unsupported(&mut message).map_err(|_| Trap::Memory)?;
                return Err(py.value_error(format_args!("{}", message.as_str())));
            }
        };
        let text = self.replay.text(py, args, value, how)?;
        py.emit_padded(out, text, &spec)
    }
}

/// `%d` and what is like it, of a value.
pub(crate) fn integer<'h>(
    replay: &mut Replay,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (kind, value, spec): (char, Value, &Spec),
    out: &mut Paused,
) -> Result<(), Trap> {
    let radix = match kind {
        'o' => 8,
        'x' | 'X' => 16,
        _ => 10,
    };
    let inner = py.unwrapped(value);
    let number = if Whole::of(inner).is_some() {
        inner
    } else if radix != 10 {
        match py.has_special(value, "__index__") {
            true => replay.index(py, args, value)?,
            false => Value::NULL,
        }
    } else if let Some(float) = inner.cast::<Float>() {
        let number = float.get();
        py.int_of_float(if number.is_finite() { libm::trunc(number) } else { number })?
    } else if matches!(Num::of(inner), Some(Num::Complex(..))) {
        Value::NULL
    } else {
        match replay.special(py, args, value, "__int__", &[])? {
            Some(number) => py.unwrapped(number),
            None if py.has_special(value, "__index__") => replay.index(py, args, value)?,
            None => Value::NULL,
        }
    };
    match Whole::of(number) {
        Some(whole) => py.emit_int(out, &whole, radix, spec),
        None => {
            let name = py.type_name(value);
            let wanted = if radix == 10 { "a real number" } else { "an integer" };
            Err(py.type_error(format_args!("%{kind} format: {wanted} is required, not {name}")))
        }
    }
}

fn character(py: &mut Python<'_>, value: Value, spec: &Spec, out: &mut Paused) -> Result<(), Trap> {
    let inner = py.unwrapped(value);
    let c = match (inner.cast::<Str>(), Whole::of(inner)) {
        (Some(text), _) if text.len() == 1 => text.char_at(0),
        (None, Some(whole)) => {
            let c = big::to_word(whole.int()).and_then(|word| u32::try_from(word).ok());
            let Some(c) = c.filter(|&c| c <= 0x10_ffff) else {
                return Err(py.error(TypeId::OverflowError, format_args!("%c arg not in range(0x110000)")));
            };
            Some(c)
        }
        _ => None,
    };
    let Some(c) = c else { return Err(py.type_error(format_args!("%c requires int or char"))) };
    let text = Str::from_char(&mut py.heap, c)?;
    py.emit_padded(out, text, spec)
}
