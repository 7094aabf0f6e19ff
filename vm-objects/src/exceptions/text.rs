//! `str` and `repr` of exceptions.
//!
//! Either is made of the texts of a few parts, each of which may need a call; they are gathered in the routine's
//! window, in order.

use core::fmt;

use super::classes::{Shape, exception_layout, member};
use crate::Trap;
use crate::heap::Obj;
use crate::object::bytes::Bytes;
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python, Shown};
use crate::types::TypeId;
use crate::value::Value;

/// How a part is shown.
#[derive(Clone, Copy)]
enum Part {
    Str(Value),
    Repr(Value),
}

/// The parts of an exception's text: at most four.
type Parts = [Option<Part>; 4];

/// `BaseException.__str__`.
pub(crate) fn str<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(exception) = args.get(0).cast::<Exception>() else { return Err(py.refused("str of no exception")) };
    let key_error = py.is_instance_of(exception.value(), TypeId::KeyError);
    let parts = str_parts(exception, key_error);
    gather(py, args, &parts)?;
    py.str_of_parts(exception, args)
}

/// `BaseException.__repr__`.
pub(crate) fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(exception) = args.get(0).cast::<Exception>() else { return Err(py.refused("repr of no exception")) };
    let all = exception.args.get();
    let only = all.cast::<Tuple>().filter(|all| all.len() == 1).and_then(|all| all.get(0));
    gather(py, args, &[Some(Part::Repr(only.unwrap_or(all))), None, None, None])?;
    let name = py.type_name(exception.value());
    let text = Python::shown(args.get(args.nargs()));
    let text = match only {
        Some(_) => py.format_str(format_args!("{name}({text})"))?,
        None => py.format_str(format_args!("{name}{text}"))?,
    };
    Ok(text.value())
}

/// Puts the text of each part into a slot of its own.
fn gather<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, parts: &Parts) -> Result<(), Trap> {
    loop {
        let done = args.len().saturating_sub(args.nargs());
        match parts.get(done).copied().flatten() {
            None => return Ok(()),
            Some(Part::Str(text)) if text.cast::<Str>().is_some() => args.push(text)?,
            Some(Part::Str(value)) => return Err(args.call(0, TypeId::Str.value(), &[value])),
            Some(Part::Repr(value)) => {
                let repr = py.builtin_named("repr")?;
                return Err(args.call(0, repr, &[value]));
            }
        }
    }
}

fn str_parts(e: Obj<Exception>, key_error: bool) -> Parts {
    let args = e.args.get().cast::<Tuple>();
    let count = args.map_or(0, |args| args.len());
    let first = args.and_then(|args| args.get(0)).unwrap_or(Value::NULL);
    let layout = exception_layout(e.class.get()).unwrap_or(TypeId::BaseException);
    let plain = match count {
        0 => [None; 4],
        1 if key_error => [Some(Part::Repr(first)), None, None, None],
        1 => [Some(Part::Str(first)), None, None, None],
        _ => [Some(Part::Repr(e.args.get())), None, None, None],
    };
    let set = |index: usize| Some(e.member(index)).filter(|value| !value.is_null());
    match Shape::of(layout) {
        Shape::Os => match (set(member::ERRNO), set(member::STRERROR)) {
            (Some(errno), Some(strerror)) => [
                Some(Part::Str(errno)),
                Some(Part::Str(strerror)),
                set(member::FILENAME).map(Part::Repr),
                set(member::FILENAME2).map(Part::Repr),
            ],
            _ => plain,
        },
        Shape::Import => match set(member::MSG).filter(|text| text.cast::<Str>().is_some()) {
            Some(message) => [Some(Part::Str(message)), None, None, None],
            None => plain,
        },
        Shape::Syntax => [Some(Part::Str(set(member::MSG).unwrap_or(Value::NONE))), None, None, None],
        Shape::Group => [set(member::MSG).map(Part::Str), None, None, None],
        Shape::Unicode if set(member::OBJECT).is_some() => [
            Some(Part::Str(set(member::ENCODING).unwrap_or(Value::NONE))),
            Some(Part::Str(set(member::REASON).unwrap_or(Value::NONE))),
            None,
            None,
        ],
        _ => plain,
    }
}

impl Python<'_> {
    /// The text, of the parts that were gathered.
    fn str_of_parts(&mut self, e: Obj<Exception>, args: &Args<'_, '_>) -> Result<Value, Trap> {
        let count = args.len().saturating_sub(args.nargs());
        let part = |index: usize| Self::shown(args.get(args.nargs() + index));
        let (first, second) = (part(0), part(1));
        let layout = exception_layout(e.class.get()).unwrap_or(TypeId::BaseException);
        let text = match (Shape::of(layout), count) {
            (_, 0) => Str::from_str(&mut self.heap, "")?,
            (Shape::Os, 2) => self.format_str(format_args!("[Errno {first}] {second}"))?,
            (Shape::Os, 3) => self.format_str(format_args!("[Errno {first}] {second}: {}", part(2)))?,
            (Shape::Os, 4) => self.format_str(format_args!("[Errno {first}] {second}: {} -> {}", part(2), part(3)))?,
            (Shape::Syntax, _) => self.syntax_error_text(e, first)?,
            (Shape::Unicode, 2) => self.unicode_error_text(e, layout, first, second)?,
            (Shape::Group, _) => {
                let inside = e.member(member::EXCEPTIONS).cast::<Tuple>().map_or(0, |inside| inside.len());
                let s = if inside == 1 { "" } else { "s" };
                self.format_str(format_args!("{first} ({inside} sub-exception{s})"))?
            }
            _ => return Ok(args.get(args.nargs())),
        };
        Ok(text.value())
    }

    fn syntax_error_text(&mut self, e: Obj<Exception>, message: Shown) -> Result<Obj<Str>, Trap> {
        let line = e.member(member::LINENO).as_small_int();
        let filename = match e.member(member::SYNTAX_FILENAME).cast::<Str>() {
            Some(path) => {
                let start = path.chars().rposition(|c| c == u32::from('/')).map_or(0, |slash| slash + 1);
                Some(path.substring(&mut self.heap, start, path.len())?)
            }
            None => None,
        };
        let filename = filename.map(|name| Self::shown(name.value()));
        match (filename, line) {
            (Some(name), Some(line)) => self.format_str(format_args!("{message} ({name}, line {line})")),
            (Some(name), None) => self.format_str(format_args!("{message} ({name})")),
            (None, Some(line)) => self.format_str(format_args!("{message} (line {line})")),
            (None, None) => self.format_str(format_args!("{message}")),
        }
    }

    fn unicode_error_text(
        &mut self,
        e: Obj<Exception>,
        layout: TypeId,
        encoding: Shown,
        reason: Shown,
    ) -> Result<Obj<Str>, Trap> {
        let start = e.member(member::START).as_small_int().unwrap_or(0);
        let end = e.member(member::END).as_small_int().unwrap_or(0);
        let object = e.member(member::OBJECT);
        let culprit = usize::try_from(start).ok().filter(|_| end == start.wrapping_add(1)).and_then(|at| {
            if let Some(text) = object.cast::<Str>() {
                return text.char_at(at);
            }
            object.cast::<Bytes>()?.as_slice().get(at).copied().map(u32::from)
        });
        let last = end.wrapping_sub(1);
        let (decode, translate) = (layout == TypeId::UnicodeDecodeError, layout == TypeId::UnicodeTranslateError);
        match culprit {
            Some(byte) if decode => self.format_str(format_args!(
                "'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}"
            )),
            None if decode => self
                .format_str(format_args!("'{encoding}' codec can't decode bytes in position {start}-{last}: {reason}")),
            Some(c) if translate => self
                .format_str(format_args!("can't translate character '{}' in position {start}: {reason}", Escaped(c))),
            None if translate => {
                self.format_str(format_args!("can't translate characters in position {start}-{last}: {reason}"))
            }
            Some(c) => self.format_str(format_args!(
                "'{encoding}' codec can't encode character '{}' in position {start}: {reason}",
                Escaped(c)
            )),
            None => self.format_str(format_args!(
                "'{encoding}' codec can't encode characters in position {start}-{last}: {reason}"
            )),
        }
    }

    /// A class as its `repr` shows it: `<class '__main__.Point'>`.
    pub(crate) fn class_shown(&mut self, class: Value) -> ClassShown {
        let module = class.cast::<Class>().and_then(|c| c.dict.get().cast::<Dict>()?.get_text("__module__"));
        ClassShown { module: module.and_then(|name| name.cast::<Str>()), class }
    }
}

/// A code point as Python's string literals escape it.
struct Escaped(u32);

impl fmt::Display for Escaped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            c @ 0..=0xff => write!(f, "\\x{c:02x}"),
            c @ 0x100..=0xffff => write!(f, "\\u{c:04x}"),
            c => write!(f, "\\U{c:08x}"),
        }
    }
}

/// A class, to show.
pub(crate) struct ClassShown {
    module: Option<Obj<Str>>,
    class: Value,
}

impl fmt::Display for ClassShown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(class) = self.class.cast::<Class>() else {
            let kind = self.class.as_type().and_then(TypeId::from_index).unwrap_or(TypeId::Object);
            return write!(f, "<class '{}'>", kind.def().name);
        };
        let name = Python::shown(class.qualname.get());
        match self.module.filter(|module| !module.eq_text("builtins")) {
            Some(module) => write!(f, "<class '{}.{name}'>", Python::shown(module.value())),
            None => write!(f, "<class '{name}'>"),
        }
    }
}
