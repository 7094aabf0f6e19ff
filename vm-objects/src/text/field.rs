//! `format(value, spec)`, for `FORMAT_VALUE`, `format()` and `str.format`.

use crate::features::{COMPLEX, FLOAT, FORMAT};
use core::fmt::Write;

use super::{Conversion, Replay};
use crate::Trap;
use crate::classes::special;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef};
use crate::number::format::{FormatError, IntKind, Spec};
use crate::object::complex::Complex;
use crate::object::float::Float;
use crate::object::str::{Paused, Str, StrBuilder};
use crate::ops::numbers::Whole;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

/// `FORMAT_VALUE` with calls: the window is the value and perhaps a specifier, the state the conversion's number.
pub(crate) static FORMAT_FIELD: NativeDef = NativeDef::function("format", Arity::Free, format_field);

fn format_field<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let spec = args.arg(1).unwrap_or(Value::NULL);
    replay.field(py, args, args.get(0), args.state, spec)
}

impl Replay {
    /// A value converted (0: not at all) and formatted; a null specifier is the empty one.
    pub(crate) fn field<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        value: Value,
        conversion: u32,
        spec: Value,
    ) -> Result<Value, Trap> {
        let mut value = value;
        if conversion != 0 {
            value = self.text(py, args, value, Conversion::of(conversion))?.value();
        }
        let outcome = py.formatted(value, spec);
        let operands = [value, spec];
        let operands = if spec.is_null() { operands.get(..1).unwrap_or(&operands) } else { &operands };
        self.outcome(args, operands, outcome)
    }
}

impl Python<'_> {
    /// `format(value, spec)`; a null specifier is the empty one. On [`Trap::Defer`] the routine's window is the value
    /// and, unless it is null, the specifier.
    pub(crate) fn formatted(&mut self, value: Value, spec: Value) -> Result<Value, Trap> {
        let text = self.unwrapped(spec).cast::<Str>().filter(|spec| spec.len() != 0);
        if matches!(value.kind(), Some(Kind::Instance | Kind::Class | Kind::Exception))
            && (self.payload_of(value).is_some() || self.has_special(value, "__format__"))
        {
            return Err(self.defer(&special::CALL_FORMAT, 0));
        }
        let Some(spec) = text else { return Ok(self.text_of(value, Conversion::Str)?.value()) };
        if !FORMAT.on {
            return Err(self.left_out(FORMAT));
        }
        if let Some(text) = value.cast::<Str>() {
            return self.format_text(text, spec);
        }
        if let Some(whole) = Whole::of(value) {
            return self.format_int(value, &whole, spec);
        }
        if let Some(float) = value.cast::<Float>() {
            return self.format_float(float.get(), spec);
        }
        if let Some(complex) = value.cast::<Complex>() {
            return self.format_complex(complex.get(), spec);
        }
        let name = self.type_name(value);
        Err(self.type_error(format_args!("unsupported format string passed to {name}.__format__")))
    }

    /// The exception for a specifier.
    #[cold]
    pub(crate) fn format_error(&mut self, error: FormatError, spec: &str, type_name: &str) -> Trap {
        let mut message = self.utf8();
        if error.write_message(spec, type_name, &mut message).is_err() {
            return Trap::Memory;
        }
        let kind = if error == FormatError::CharRange { TypeId::OverflowError } else { TypeId::ValueError };
        self.error(kind, format_args!("{}", message.as_str()))
    }

    fn format_text(&mut self, text: Obj<Str>, spec_text: Obj<Str>) -> Result<Value, Trap> {
        let buffer = self.utf8_of(spec_text)?;
        let spec = match Spec::for_text(buffer.as_str()).and_then(|spec| spec.check_text().map(|()| spec)) {
            Ok(spec) => spec,
            Err(error) => return Err(self.format_error(error, buffer.as_str(), "str")),
        };
        let mut out = Paused::default();
        self.emit_padded(&mut out, text, &spec)?;
        Ok(out.resume(&mut self.heap).finish()?.value())
    }

    /// Adds a text, cut and padded.
    pub(crate) fn emit_padded(&mut self, out: &mut Paused, text: Obj<Str>, spec: &Spec) -> Result<(), Trap> {
        let (shown, padding) = spec.text_window(text.len());
        self.bound_text(padding.left.saturating_add(padding.right))?;
        let mut builder = out.resume(&mut self.heap);
        let done = write_padded(&mut builder, text, spec, (shown, padding.left, padding.right));
        *out = builder.pause();
        done
    }

    /// `MemoryError` for text that the machine could never hold.
    pub(crate) fn bound_text(&mut self, bytes: usize) -> Result<(), Trap> {
        if bytes > self.memory_limit() { Err(self.out_of_memory()) } else { Ok(()) }
    }

    fn format_int(&mut self, value: Value, whole: &Whole, spec_text: Obj<Str>) -> Result<Value, Trap> {
        let buffer = self.utf8_of(spec_text)?;
        let name = if value.as_bool().is_some() { "bool" } else { "int" };
        let read = Spec::for_number(buffer.as_str()).and_then(|spec| Ok((spec, spec.int_kind()?)));
        let (spec, kind) = match read {
            Ok(read) => read,
            Err(error) => return Err(self.format_error(error, buffer.as_str(), name)),
        };
        self.bound_text(spec.width.unwrap_or(0))?;
        let mut out = Paused::default();
        match kind {
            IntKind::Digits(base) => self.emit_int(&mut out, whole, base, &spec)?,
            IntKind::Char => {
                let c = crate::number::big::to_word(whole.int()).and_then(|word| u32::try_from(word).ok());
                let Some(c) = c.filter(|&c| c <= 0x10_ffff) else {
                    return Err(self.format_error(FormatError::CharRange, buffer.as_str(), name));
                };
                let mut builder = StrBuilder::new(&mut self.heap);
                let shown = char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER);
                spec.write_char(shown, &mut builder).map_err(|_| Trap::Memory)?;
                out = builder.pause();
            }
            IntKind::Float(_) => {
                let number = self.float_of_int(whole)?;
                return self.format_float(number, spec_text);
            }
        }
        Ok(out.resume(&mut self.heap).finish()?.value())
    }

    /// Adds an int's digits as a specifier has them.
    pub(crate) fn emit_int(&mut self, out: &mut Paused, whole: &Whole, base: u32, spec: &Spec) -> Result<(), Trap> {
        let digits = self.digits(whole, base)?;
        let mut builder = out.resume(&mut self.heap);
        let done = spec.write_int(whole.int().is_negative(), digits.as_str(), &mut builder);
        *out = builder.pause();
        done.map_err(|_| Trap::Memory)
    }

    /// Adds a float as a specifier has it.
    pub(crate) fn emit_float(&mut self, out: &mut Paused, number: f64, spec: &Spec) -> Result<(), Trap> {
        if !FLOAT.on {
            return Err(self.left_out(FLOAT));
        }
        let kind = match spec.float_kind() {
            Ok(kind) => kind,
            Err(error) => return Err(self.format_error(error, "", "float")),
        };
        self.bound_text(spec.width.unwrap_or(0).max(spec.precision.unwrap_or(0)))?;
        let mut builder = out.resume(&mut self.heap);
        let done = spec.write_float(kind, number, &mut builder);
        *out = builder.pause();
        done.map_err(|_| Trap::Memory)
    }

    fn format_float(&mut self, number: f64, spec_text: Obj<Str>) -> Result<Value, Trap> {
        let buffer = self.utf8_of(spec_text)?;
        let read = Spec::for_number(buffer.as_str()).and_then(|spec| spec.float_kind().map(|_| spec));
        let spec = match read {
            Ok(spec) => spec,
            Err(error) => return Err(self.format_error(error, buffer.as_str(), "float")),
        };
        let mut out = Paused::default();
        self.emit_float(&mut out, number, &spec)?;
        Ok(out.resume(&mut self.heap).finish()?.value())
    }

    /// A complex number: both parts by the specifier, the field around them.
    fn format_complex(&mut self, (real, imag): (f64, f64), spec_text: Obj<Str>) -> Result<Value, Trap> {
        if !COMPLEX.on {
            return Err(self.left_out(COMPLEX));
        }
        use crate::number::format::{Align, Sign};
        let buffer = self.utf8_of(spec_text)?;
        let read = Spec::for_number(buffer.as_str()).and_then(|spec| spec.float_kind().map(|_| spec));
        let spec = match read {
            Ok(spec) if spec.kind == Some('%') => {
                return Err(self.format_error(FormatError::UnknownCode('%'), buffer.as_str(), "complex"));
            }
            Ok(spec) => spec,
            Err(error) => return Err(self.format_error(error, buffer.as_str(), "complex")),
        };
        if spec.fill == '0' {
            return Err(self.value_error(format_args!("Zero padding is not allowed in complex format specifier")));
        }
        if spec.align == Align::AfterSign {
            return Err(self.value_error(format_args!("'=' alignment flag is not allowed in complex format specifier")));
        }
        // Without a type: as `str`, in parentheses unless there is only the imaginary part.
        let plain = spec.kind.is_none();
        let alone = plain && real == 0.0 && real.is_sign_positive();
        let part = Spec { width: None, kind: spec.kind.or(Some('g')), ..spec };
        let part = if plain && spec.precision.is_none() { Spec { precision: Some(17), ..part } } else { part };
        let mut text = self.utf8();
        let done = (|| -> Result<(), FormatError> {
            let kind = part.float_kind()?;
            let write = |number: f64, spec: &Spec, text: &mut super::Utf8<'_>| {
                // A buffer without room shows when it is used.
                let _ = if plain && spec.precision == Some(17) {
                    super::numbers::write_part(number, spec.sign == Sign::Plus, text)
                } else {
                    spec.write_float(kind, number, text)
                };
            };
            let _ = if plain && !alone { text.write_str("(") } else { Ok(()) };
            if !alone {
                write(real, &part, &mut text);
            }
            let sign = if alone { part.sign } else { Sign::Plus };
            write(imag, &Spec { sign, ..part }, &mut text);
            let _ = text.write_str(if plain && !alone { "j)" } else { "j" });
            Ok(())
        })();
        if let Err(error) = done {
            return Err(self.format_error(error, buffer.as_str(), "complex"));
        }
        let whole = self.format_str(format_args!("{}", text.as_str()))?;
        let mut out = Paused::default();
        self.emit_padded(&mut out, whole, &Spec { precision: None, ..spec })?;
        Ok(out.resume(&mut self.heap).finish()?.value())
    }
}

fn write_padded(
    out: &mut StrBuilder<'_>,
    text: Obj<Str>,
    spec: &Spec,
    (shown, left, right): (usize, usize, usize),
) -> Result<(), Trap> {
    spec.write_fill(left, out).map_err(|_| Trap::Memory)?;
    if shown == text.len() {
        out.push(text)?;
    } else {
        text.chars().take(shown).try_for_each(|c| out.push_char(c))?;
    }
    spec.write_fill(right, out).map_err(|_| Trap::Memory)
}
