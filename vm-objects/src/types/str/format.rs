//! `str.format` and `str.format_map`: CPython's `Objects/stringlib/unicode_format.h`.

use super::{method, this};
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::str::{Paused, Str};
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::types::TypeId;
use crate::value::Value;

pub(super) const FORMAT: NativeDef = method("format", Arity::Free, |py, args| {
    Formatter { replay: Replay::new(args), mapping: Value::NULL, auto: 0, manual: false }.run(py, args)
});
pub(super) const FORMAT_MAP: NativeDef = method("format_map", Arity::One, |py, args| {
    Formatter { replay: Replay::new(args), mapping: args.get(1), auto: 0, manual: false }.run(py, args)
});

/// A format being filled. It runs again from the start after each call that it needed.
struct Formatter {
    replay: Replay,
    /// Where `format_map` finds names; null: among the keyword arguments.
    mapping: Value,
    /// The next field without a number.
    auto: usize,
    /// Fields have numbers.
    manual: bool,
}

const fn point(c: char) -> u32 {
    c as u32
}

impl Formatter {
    fn run<'h>(mut self, py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
        let text = this(py, args)?;
        let mut out = Paused::default();
        self.fill(py, args, (text, 0, text.len()), 2, &mut out)?;
        Ok(out.resume(&mut py.heap).finish()?.value())
    }

    /// A format from `start` to `end`; `depth` formats may lie in each other.
    fn fill<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        (text, start, end): (Obj<Str>, usize, usize),
        depth: u32,
        out: &mut Paused,
    ) -> Result<(), Trap> {
        let at_char = |at: usize| if at < end { text.char_at(at) } else { None };
        let (mut at, mut plain) = (start, start);
        while let Some(c) = at_char(at) {
            let next = at.wrapping_add(1);
            if c != point('{') && c != point('}') {
                at = next;
                continue;
            }
            if at_char(next) == Some(c) {
                py.emit_part(out, text, plain, next)?;
                (plain, at) = (next.wrapping_add(1), next.wrapping_add(1));
                continue;
            }
            py.emit_part(out, text, plain, at)?;
            if c == point('}') {
                return Err(py.value_error(format_args!("Single '}}' encountered in format string")));
            }
            if next >= end {
                return Err(py.value_error(format_args!("Single '{{' encountered in format string")));
            }
            at = self.field(py, args, (text, next, end), depth, out)?;
            plain = at;
        }
        py.emit_part(out, text, plain, end)
    }

    /// A field, from behind its brace; answers where the text goes on.
    fn field<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        (text, start, end): (Obj<Str>, usize, usize),
        depth: u32,
        out: &mut Paused,
    ) -> Result<usize, Trap> {
        if depth == 0 {
            return Err(py.value_error(format_args!("Max string recursion exceeded")));
        }
        let shape = py.field_shape(text, start, end)?;
        let object = self.object(py, args, text, (start, shape.name_end))?;
        let mut spec = Value::NULL;
        if let Some(spec_start) = shape.spec {
            let part = if shape.nested {
                let mut inner = Paused::default();
                self.fill(py, args, (text, spec_start, shape.end), depth.wrapping_sub(1), &mut inner)?;
                inner.resume(&mut py.heap).finish()?
            } else {
                text.substring(&mut py.heap, spec_start, shape.end)?
            };
            spec = part.value();
        }
        let conversion = match shape.conversion {
            None => 0,
            Some('s') => 1,
            Some('r') => 2,
            Some('a') => 3,
            Some(other @ '!'..='\x7e') => {
                return Err(py.value_error(format_args!("Unknown conversion specifier {other}")));
            }
            Some(other) => {
                let number = u32::from(other);
                return Err(py.value_error(format_args!("Unknown conversion specifier \\x{number:x}")));
            }
        };
        let result = self.replay.field(py, args, object, conversion, spec)?;
        match py.unwrapped(result).cast::<Str>() {
            Some(text) => py.emit_text(out, text)?,
            None => return Err(py.refused("a field that is no str")),
        }
        Ok(shape.end.wrapping_add(1))
    }

    /// The object that a field names: an argument, then attributes and items of it.
    fn object<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        text: Obj<Str>,
        (start, end): (usize, usize),
    ) -> Result<Value, Trap> {
        let is_step = |at: usize| matches!(text.char_at(at), Some(c) if c == point('.') || c == point('['));
        let first_end = (start..end).find(|&at| is_step(at)).unwrap_or(end);
        let number = py.field_number(text, start, first_end)?;
        let numbered = number.is_some();
        let mut object = if first_end == start || numbered {
            if numbered == (self.auto != 0) && (numbered || self.manual) {
                let (from, to) = if numbered {
                    ("automatic field numbering", "manual field specification")
                } else {
                    ("manual field specification", "automatic field numbering")
                };
                return Err(py.value_error(format_args!("cannot switch from {from} to {to}")));
            }
            self.manual |= numbered;
            let index = number.unwrap_or(self.auto);
            self.auto = self.auto.wrapping_add(usize::from(!numbered));
            self.positional(py, args, index)?
        } else {
            let name = text.substring(&mut py.heap, start, first_end)?;
            self.named(py, args, name)?
        };
        let mut at = first_end;
        while at < end {
            let opens = text.char_at(at) == Some(point('['));
            at = at.wrapping_add(1);
            let stop = match opens {
                true => (at..end).find(|&at| text.char_at(at) == Some(point(']'))),
                false => Some((at..end).find(|&at| is_step(at)).unwrap_or(end)),
            };
            let Some(stop) = stop else { return Err(py.value_error(format_args!("Missing ']' in format string"))) };
            if stop == at {
                return Err(py.value_error(format_args!("Empty attribute in format string")));
            }
            object = self.step(py, args, object, (text, at, stop), opens)?;
            at = stop;
            if opens {
                at = at.wrapping_add(1);
                if at < end && !is_step(at) {
                    let message = "Only '.' or '[' may follow ']' in format field specifier";
                    return Err(py.value_error(format_args!("{message}")));
                }
            }
        }
        Ok(object)
    }

    fn step<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        object: Value,
        (text, start, end): (Obj<Str>, usize, usize),
        item: bool,
    ) -> Result<Value, Trap> {
        if !item {
            let name = text.substring(&mut py.heap, start, end)?.interned_in(&mut py.heap)?.value();
            let outcome = py.attribute(object, name);
            return self.replay.outcome(args, &[object], outcome);
        }
        let key = match py.field_number(text, start, end)? {
            Some(number) => Value::from_int_truncated(number as isize),
            None => text.substring(&mut py.heap, start, end)?.value(),
        };
        let outcome = py.item(object, key);
        self.replay.outcome(args, &[object, key], outcome)
    }

    fn positional<'h>(&self, py: &mut Python<'h>, args: &Args<'_, 'h>, index: usize) -> Result<Value, Trap> {
        if !self.mapping.is_null() {
            return Err(py.value_error(format_args!("Format string contains positional fields")));
        }
        let named = args.kwnames.cast::<Tuple>().map_or(0, |names| names.len());
        let given = args.nargs().saturating_sub(named).saturating_sub(1);
        if index < given {
            return Ok(args.get(index.wrapping_add(1)));
        }
        let text = format_args!("Replacement index {index} out of range for positional args tuple");
        Err(py.error(TypeId::IndexError, text))
    }

    fn named<'h>(&mut self, py: &mut Python<'h>, args: &mut Args<'_, 'h>, name: Obj<Str>) -> Result<Value, Trap> {
        if !self.mapping.is_null() {
            let outcome = py.item(self.mapping, name.value());
            return self.replay.outcome(args, &[self.mapping, name.value()], outcome);
        }
        let names = args.kwnames.cast::<Tuple>();
        let count = names.map_or(0, |names| names.len());
        for index in 0..count {
            let other = names.and_then(|names| names.get(index)).and_then(Value::cast::<Str>);
            if other.is_some_and(|other| other.same_text(name)) {
                return Ok(args.get(args.nargs().wrapping_sub(count).wrapping_add(index)));
            }
        }
        Err(py.error_with(TypeId::KeyError, &[name.value()]))
    }
}

/// Where the parts of a field are.
pub(crate) struct Shape {
    pub(crate) name_end: usize,
    pub(crate) conversion: Option<char>,
    /// Where the specifier begins.
    pub(crate) spec: Option<usize>,
    /// The specifier has fields itself.
    nested: bool,
    /// The closing brace.
    pub(crate) end: usize,
}

impl Python<'_> {
    /// Adds a part of a text.
    fn emit_part(&mut self, out: &mut Paused, text: Obj<Str>, start: usize, end: usize) -> Result<(), Trap> {
        if start >= end {
            return Ok(());
        }
        let part = text.substring(&mut self.heap, start, end)?;
        self.emit_text(out, part)
    }

    /// A number in a field's name, if it is one.
    pub(crate) fn field_number(&mut self, text: Obj<Str>, start: usize, end: usize) -> Result<Option<usize>, Trap> {
        let mut number = None;
        for at in start..end {
            let digit = text.char_at(at).and_then(char::from_u32).and_then(crate::number::unicode::decimal_value);
            let Some(digit) = digit else { return Ok(None) };
            let next = number.unwrap_or(0isize).checked_mul(10).and_then(|n| n.checked_add(digit as isize));
            let Some(next) = next else {
                return Err(self.value_error(format_args!("Too many decimal digits in format string")));
            };
            number = Some(next);
        }
        Ok(number.map(isize::unsigned_abs))
    }

    /// The parts of the field that begins at `start`.
    pub(crate) fn field_shape(&mut self, text: Obj<Str>, start: usize, end: usize) -> Result<Shape, Trap> {
        let at_char = |at: usize| if at < end { text.char_at(at).and_then(char::from_u32) } else { None };
        let (mut at, mut bracket) = (start, false);
        loop {
            match at_char(at) {
                None => return Err(self.value_error(format_args!("expected '}}' before end of string"))),
                Some('{') => return Err(self.value_error(format_args!("unexpected '{{' in field name"))),
                Some('[') => bracket = true,
                Some(']') => bracket = false,
                Some('}' | ':' | '!') if !bracket => break,
                Some(_) => {}
            }
            at = at.wrapping_add(1);
        }
        let mut shape = Shape { name_end: at, conversion: None, spec: None, nested: false, end: at };
        if at_char(at) == Some('!') {
            let Some(conversion) = at_char(at.wrapping_add(1)) else {
                return Err(self.value_error(format_args!("end of string while looking for conversion specifier")));
            };
            shape.conversion = Some(conversion);
            at = at.wrapping_add(2);
            match at_char(at) {
                Some(':' | '}') => {}
                None => return Err(self.value_error(format_args!("unmatched '{{' in format spec"))),
                Some(_) => return Err(self.value_error(format_args!("expected ':' after conversion specifier"))),
            }
        }
        if at_char(at) == Some(':') {
            at = at.wrapping_add(1);
            shape.spec = Some(at);
            let mut depth = 0usize;
            loop {
                match at_char(at) {
                    None => return Err(self.value_error(format_args!("unmatched '{{' in format spec"))),
                    Some('{') => {
                        shape.nested = true;
                        depth = depth.wrapping_add(1);
                    }
                    Some('}') if depth == 0 => break,
                    Some('}') => depth = depth.wrapping_sub(1),
                    Some(_) => {}
                }
                at = at.wrapping_add(1);
            }
        }
        shape.end = at;
        Ok(shape)
    }
}
