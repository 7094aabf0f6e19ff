//! `StringIO`: text in memory as a file. Follows CPython's `Modules/_io/stringio.c`.
//!
//! Slots of an object: the code points, an array (null before `__init__`, `None` when closed); their width; the position;
//! `newline`; the ends of lines that were seen.

use vm_objects::object::bytes::ByteArray;
use vm_objects::object::instance::Instance;
use vm_objects::object::str::{Str, Text};
use vm_objects::object::tuple::Tuple;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, GetSetDef, NativeDef, Obj, Python, Script, Trap, TypeSpec, Value};

use super::base::TEXT_IO_BASE;
use super::bytes_io::{state_dict, update_dict};
use super::checks::{given_text, uninitialized};
use super::code_points::CodePoints;
use super::newlines::{self, Ending, Ends};
use crate::arguments::{self, index, new_int, new_str, optional_size};

const fn method(name: &'static str, arity: Arity, run: vm_objects::native::NativeFn) -> NativeDef {
    NativeDef::instance_method(name, arity, run)
}

pub(super) static STRING_IO: TypeSpec = TypeSpec {
    base: Some(&TEXT_IO_BASE),
    doc: Some("Text I/O implementation using an in-memory buffer."),
    methods: &[
        method("__getstate__", Arity::None, get_state),
        method("__init__", Arity::Free, init),
        method("__next__", Arity::None, next),
        method("__setstate__", Arity::One, set_state),
        method("close", Arity::None, close),
        method("getvalue", Arity::None, get_value),
        method("read", Arity::Between(0, 1), read),
        method("readable", Arity::None, |py, args| opened(py, args.get(0)).map(|_| Value::TRUE)),
        method("readline", Arity::Between(0, 1), readline),
        method("seek", Arity::Between(1, 2), seek),
        method("seekable", Arity::None, |py, args| opened(py, args.get(0)).map(|_| Value::TRUE)),
        method("tell", Arity::None, tell),
        method("truncate", Arity::Between(0, 1), truncate),
        method("writable", Arity::None, |py, args| opened(py, args.get(0)).map(|_| Value::TRUE)),
        method("write", Arity::One, write),
    ],
    getsets: &[
        GetSetDef {
            name: "closed",
            get: |py, this| match object_of(py, this)?.slot(TEXT) {
                Value::NULL => Err(uninitialized(py)),
                text => Ok(Value::from_bool(text.is_none())),
            },
            set: None,
        },
        GetSetDef { name: "line_buffering", get: |py, this| opened(py, this).map(|_| Value::FALSE), set: None },
        GetSetDef {
            name: "newlines",
            get: |py, this| {
                let this = opened(py, this)?;
                let seen = this.object.slot(SEEN).as_small_int().unwrap_or(0);
                if this.newline().universal { newlines::shown(py, seen as u8) } else { Ok(Value::NONE) }
            },
            set: None,
        },
    ],
    slots: 5,
    ..TypeSpec::new("_io", "StringIO")
};

const TEXT: usize = STRING_IO.first_slot();
const WIDTH: usize = TEXT + 1;
const POSITION: usize = TEXT + 2;
const NEWLINE: usize = TEXT + 3;
const SEEN: usize = TEXT + 4;

/// What the argument `newline` means.
struct Newline {
    /// Ends of lines of all kinds are looked for.
    universal: bool,
    /// And become `\n`.
    translate: bool,
    /// What `\n` becomes when it is written.
    written: Option<&'static str>,
    /// How lines end when they are read.
    ending: Ending,
}

struct Opened {
    object: Obj<Instance>,
    text: CodePoints,
}

impl Opened {
    fn position(&self) -> usize {
        self.object.slot(POSITION).as_small_int().map_or(0, isize::unsigned_abs)
    }

    fn set_position(&self, position: usize) {
        self.object.set_slot(POSITION, Value::from_int_truncated(position as isize));
    }

    fn newline(&self) -> Newline {
        let text = self.object.slot(NEWLINE).cast::<Str>();
        let is = |known: &str| text.is_some_and(|text| text.eq_text(known));
        let plain = Newline { universal: false, translate: false, written: None, ending: Ending::Lf };
        match text {
            None => Newline { universal: true, translate: true, ..plain },
            Some(_) if is("") => Newline { universal: true, ending: Ending::Universal, ..plain },
            Some(_) if is("\r") => Newline { written: Some("\r"), ending: Ending::Cr, ..plain },
            Some(_) if is("\r\n") => Newline { written: Some("\r\n"), ending: Ending::CrLf, ..plain },
            Some(_) => plain,
        }
    }

    /// Where the line ends that begins at the position, at most `limit` further.
    fn line_end(&self, limit: i64) -> usize {
        let (start, len) = (self.position().min(self.text.len()), self.text.len());
        let most = usize::try_from(limit).map_or(len, |limit| len.min(start.saturating_add(limit)));
        let end = match self.newline().ending.find(|index| self.text.get(index), start, len) {
            Ok(end) => end,
            Err(_) => len,
        };
        end.min(most)
    }

    /// A str from the position to `end`, to which the position moves.
    fn take(&self, py: &mut Python<'_>, end: usize) -> Result<Value, Trap> {
        let start = self.position();
        let text = self.text.part(py, start, end)?;
        self.set_position(start.max(end));
        Ok(text.value())
    }
}

fn object_of(py: &mut Python<'_>, this: Value) -> Result<Obj<Instance>, Trap> {
    match this.cast::<Instance>() {
        Some(object) if py.is_host_object(this, &STRING_IO)? => Ok(object),
        _ => {
            let kind = py.type_name(this);
            Err(py.type_error(format_args!("descriptor of '_io.StringIO' object doesn't apply to a '{kind}' object")))
        }
    }
}

fn opened(py: &mut Python<'_>, this: Value) -> Result<Opened, Trap> {
    let object = object_of(py, this)?;
    let slot = object.slot(TEXT);
    match slot.cast::<ByteArray>() {
        Some(units) => {
            let width = object.slot(WIDTH).as_small_int().map_or(1, isize::unsigned_abs);
            Ok(Opened { object, text: CodePoints { units, width } })
        }
        None if slot.is_none() => Err(py.value_error(format_args!("I/O operation on closed file"))),
        None => Err(uninitialized(py)),
    }
}

fn small(number: usize) -> Value {
    Value::from_int_truncated(number as isize)
}

/// `__init__(initial_value='', newline='\n')`
fn init<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [initial, newline] = arguments::named(py, args, "StringIO", 1, ["initial_value", "newline"])?;
    let object = object_of(py, args.get(0))?;
    let newline = if newline.is_null() { new_str(py, "\n")? } else { newline };
    newlines::check_newline(py, newline)?;
    let text = if initial.is_null() || initial.is_none() { None } else { Some(py.unwrapped(initial).cast::<Str>()) };
    if text == Some(None) {
        let kind = py.type_name(initial);
        return Err(py.type_error(format_args!("initial_value must be str or None, not {kind}")));
    }
    let newline = py.unwrapped(newline);
    begin(py, object, newline, text.flatten(), true)
}

/// An object with this text; the position is at its start.
fn begin(
    py: &mut Python<'_>,
    object: Obj<Instance>,
    newline: Value,
    text: Option<Obj<Str>>,
    translated: bool,
) -> Result<Value, Trap> {
    let units = ByteArray::with_len(&mut py.heap, 0)?;
    object.set_slot(TEXT, units.value());
    object.set_slot(WIDTH, small(1));
    object.set_slot(POSITION, small(0));
    object.set_slot(NEWLINE, newline);
    object.set_slot(SEEN, small(0));
    if let Some(text) = text {
        let this = Opened { object, text: CodePoints { units, width: 1 } };
        if translated {
            write_text(py, &this, text)?;
        } else {
            put(py, &this, text)?;
        }
        this.set_position(0);
    }
    Ok(Value::NONE)
}

/// `write_str` of `stringio.c`: `newline` is heeded.
fn write_text(py: &mut Python<'_>, this: &Opened, text: Obj<Str>) -> Result<(), Trap> {
    let newline = this.newline();
    let mut text = text;
    let mut ends = Ends { pending_cr: false, seen: this.object.slot(SEEN).as_small_int().unwrap_or(0) as u8 };
    if newline.universal {
        text = ends.next_text(py, text, newline.translate, true)?;
    }
    if let Some(end) = newline.written {
        text = replaced(py, text, end)?;
    }
    put(py, this, text)?;
    this.object.set_slot(SEEN, small(ends.seen.into()));
    Ok(())
}

/// `text.replace('\n', end)`
pub(super) fn replaced(py: &mut Python<'_>, text: Obj<Str>, end: &str) -> Result<Obj<Str>, Trap> {
    if !text.chars().any(|c| c == 0x0a) {
        return Ok(text);
    }
    let mut points = Vec::with_capacity(text.len() + 16);
    for c in text.chars() {
        if c == 0x0a {
            points.extend(end.chars().map(u32::from));
        } else {
            points.push(c);
        }
    }
    Str::from_text(&mut py.heap, Text::Four(&points))
}

/// Writes at the position, which moves behind the text.
fn put(py: &mut Python<'_>, this: &Opened, text: Obj<Str>) -> Result<(), Trap> {
    if text.len() == 0 {
        return Ok(());
    }
    let start = this.position();
    let end = start.saturating_add(text.len());
    let wide = !matches!(text.text(), Text::One(_));
    let points = this.text.grown(py, end, wide)?;
    points.write(start, text);
    this.object.set_slot(TEXT, points.units.value());
    this.object.set_slot(WIDTH, small(points.width));
    this.set_position(end);
    Ok(())
}

fn write<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(1);
    if object_of(py, args.get(0))?.slot(TEXT).is_null() {
        return Err(uninitialized(py));
    }
    let Some(text) = py.unwrapped(value).cast::<Str>() else {
        let kind = py.type_name(value);
        return Err(py.type_error(format_args!("string argument expected, got '{kind}'")));
    };
    let this = opened(py, args.get(0))?;
    write_text(py, &this, text)?;
    Ok(small(text.len()))
}

fn close<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    object_of(py, args.get(0))?.set_slot(TEXT, Value::NONE);
    Ok(Value::NONE)
}

fn tell<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let position = opened(py, args.get(0))?.position();
    new_int(py, position as i64)
}

fn get_value<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = opened(py, args.get(0))?;
    Ok(this.text.part(py, 0, usize::MAX)?.value())
}

fn read<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let size = optional_size(&mut s, py, args, 1, -1)?;
    let this = opened(py, args.get(0))?;
    let len = this.text.len();
    let end = usize::try_from(size).map_or(len, |size| len.min(this.position().saturating_add(size)));
    this.take(py, end)
}

fn readline<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let size = optional_size(&mut s, py, args, 1, -1)?;
    let this = opened(py, args.get(0))?;
    this.take(py, this.line_end(size))
}

fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = opened(py, args.get(0))?;
    let class = py.host_type(&STRING_IO)?;
    if py.type_of(args.get(0)) != class {
        // A subclass may have its own `readline`.
        let mut s = Script::new(args, 0)?;
        let line = s.method(py, args, args.get(0), "readline", &[])?;
        let text = given_text(py, line, "readline")?;
        return if text.len() == 0 { Err(Trap::Stop) } else { Ok(line) };
    }
    let end = this.line_end(-1);
    if end <= this.position() { Err(Trap::Stop) } else { this.take(py, end) }
}

/// `seek(pos, whence=0)`
fn seek<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let position = index(&mut s, py, args, args.get(1))?;
    let whence = match args.arg(2) {
        Some(whence) => index(&mut s, py, args, whence)?,
        None => 0,
    };
    let this = opened(py, args.get(0))?;
    let position = match (whence, position) {
        (0, ..0) => return Err(py.value_error(format_args!("Negative seek position {position}"))),
        (0, position) => position,
        (1 | 2, 0) if whence == 1 => this.position() as i64,
        (2, 0) => this.text.len() as i64,
        (1 | 2, _) => {
            let text = format_args!("Can't do nonzero cur-relative seeks");
            return Err(py.error(TypeId::OSError, text));
        }
        _ => return Err(py.value_error(format_args!("Invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    this.set_position(position.min(i64::MAX >> 3) as usize);
    new_int(py, position)
}

fn truncate<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let size = match args.arg(1).filter(|size| !size.is_none()) {
        Some(_) => Some(optional_size(&mut s, py, args, 1, 0)?),
        None => None,
    };
    let this = opened(py, args.get(0))?;
    let size = size.unwrap_or(this.position() as i64);
    if size < 0 {
        return Err(py.value_error(format_args!("Negative size value {size}")));
    }
    this.text.cut(size as usize);
    new_int(py, size)
}

/// `(text, newline, position, __dict__)`
fn get_state<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = opened(py, args.get(0))?;
    let text = this.text.part(py, 0, usize::MAX)?.value();
    let dict = state_dict(py, this.object)?;
    py.tuple(&[text, this.object.slot(NEWLINE), small(this.position()), dict])
}

fn set_state<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (object, state) = (object_of(py, args.get(0))?, args.get(1));
    if object.slot(TEXT).is_none() {
        return Err(py.value_error(format_args!("I/O operation on closed file")));
    }
    let parts = py.unwrapped(state).cast::<Tuple>().filter(|state| state.len() >= 4);
    let Some(parts) = parts else {
        let (class, kind) = (py.type_name(args.get(0)), py.type_name(state));
        return Err(py.type_error(format_args!("{class}.__setstate__ argument should be 4-tuple, got {kind}")));
    };
    let &[text, newline, position, dict, ..] = parts.values() else { return Ok(Value::NONE) };
    let text = if text.is_none() { None } else { Some(py.unwrapped(text).cast::<Str>()) };
    if text == Some(None) {
        let kind = py.type_name(parts.values()[0]);
        return Err(py.type_error(format_args!("initial_value must be str or None, not {kind}")));
    }
    newlines::check_newline(py, newline)?;
    let Some(position) = py.unwrapped(position).as_small_index() else {
        let kind = py.type_name(position);
        return Err(py.type_error(format_args!("third item of state must be an integer, got {kind}")));
    };
    if position < 0 {
        return Err(py.value_error(format_args!("position value cannot be negative")));
    }
    if !dict.is_none() && py.unwrapped(dict).cast::<vm_objects::object::dict::Dict>().is_none() {
        let kind = py.type_name(dict);
        return Err(py.type_error(format_args!("fourth item of state should be a dict, got a {kind}")));
    }
    update_dict(py, object, dict)?;
    let newline = py.unwrapped(newline);
    begin(py, object, newline, text.flatten(), false)?;
    object.set_slot(POSITION, Value::from_int_truncated(position));
    Ok(Value::NONE)
}
