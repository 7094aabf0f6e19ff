//! `open`, `open_code`, `text_encoding`. Follows CPython's `Modules/_io/_iomodule.c`.

use vm_objects::object::str::Str;
use vm_objects::types::TypeId;
use vm_objects::{Args, Python, Script, Trap, Value};

use super::buffered::{RANDOM, READER, WRITER};
use super::checks::set_attribute;
use super::file_io::{FILE_IO, block_size};
use super::newlines::quoted;
use super::text::WRAPPER;
use crate::arguments::{self, index, new_str, required};
use crate::posix;

/// What a mode says.
#[derive(Clone, Copy, Default)]
struct Mode {
    creating: bool,
    reading: bool,
    writing: bool,
    appending: bool,
    updating: bool,
    text: bool,
    binary: bool,
}

fn parse_mode(py: &mut Python<'_>, text: vm_objects::Obj<Str>) -> Result<Mode, Trap> {
    let mut mode = Mode::default();
    for (place, c) in text.chars().enumerate() {
        let what = match char::from_u32(c) {
            Some('x') => Some(&mut mode.creating),
            Some('r') => Some(&mut mode.reading),
            Some('w') => Some(&mut mode.writing),
            Some('a') => Some(&mut mode.appending),
            Some('+') => Some(&mut mode.updating),
            Some('t') => Some(&mut mode.text),
            Some('b') => Some(&mut mode.binary),
            _ => None,
        };
        let twice = text.chars().take(place).any(|before| before == c);
        match what {
            Some(what) if !twice => *what = true,
            _ => return Err(py.value_error(format_args!("invalid mode: {}", quoted(text)))),
        }
    }
    Ok(mode)
}

/// Arguments that don't go together.
fn check(py: &mut Python<'_>, mode: Mode, [encoding, errors, newline]: [Value; 3]) -> Result<(), Trap> {
    let kinds = [mode.creating, mode.reading, mode.writing, mode.appending].iter().filter(|&&kind| kind).count();
    let given = |value: Value| !value.is_null() && !value.is_none();
    let text = if mode.text && mode.binary {
        "can't have text and binary mode at once"
    } else if kinds != 1 {
        "must have exactly one of create/read/write/append mode"
    } else if mode.binary && given(encoding) {
        "binary mode doesn't take an encoding argument"
    } else if mode.binary && given(errors) {
        "binary mode doesn't take an errors argument"
    } else if mode.binary && given(newline) {
        "binary mode doesn't take a newline argument"
    } else {
        return Ok(());
    };
    Err(py.value_error(format_args!("{text}")))
}

fn check_text(py: &mut Python<'_>, value: Value, name: &str) -> Result<(), Trap> {
    if value.is_null() || value.is_none() || py.is_instance_of(value, TypeId::Str) {
        return Ok(());
    }
    let kind = py.type_name(value);
    Err(py.type_error(format_args!("open() argument '{name}' must be str or None, not {kind}")))
}

/// `open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)`
pub(super) fn open<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let names = ["file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"];
    let [file, mode, buffering, encoding, errors, newline, closefd, opener] =
        arguments::named(py, args, "open", 0, names)?;
    let file = required(py, file, "open", "file", 1)?;
    let mode_value = if mode.is_null() { new_str(py, "r")? } else { mode };
    let Some(mode_text) = py.unwrapped(mode_value).cast::<Str>() else {
        let kind = py.type_name(mode);
        return Err(py.type_error(format_args!("open() argument 'mode' must be str, not {kind}")));
    };
    let buffering = if buffering.is_null() { -1 } else { index(&mut s, py, args, buffering)? };
    for (value, name) in [(encoding, "encoding"), (errors, "errors"), (newline, "newline")] {
        check_text(py, value, name)?;
    }
    let closefd = closefd.is_null() || s.truth(py, args, closefd)?;
    let opener = if opener.is_null() { Value::NONE } else { opener };
    let name = if py.is_instance_of(file, TypeId::Int) { file } else { posix::fs_path(&mut s, py, args, file)? };
    let mode = parse_mode(py, mode_text)?;
    check(py, mode, [encoding, errors, newline])?;
    let raw_mode = format!(
        "{}{}{}{}{}",
        if mode.creating { "x" } else { "" },
        if mode.reading { "r" } else { "" },
        if mode.writing { "w" } else { "" },
        if mode.appending { "a" } else { "" },
        if mode.updating { "+" } else { "" },
    );
    let (class, raw_mode) = (py.host_type(&FILE_IO)?, new_str(py, &raw_mode)?);
    let raw = s.call(args, class, &[name, raw_mode, Value::from_bool(closefd), opener])?;
    let wrapped = wrap(&mut s, py, args, (raw, mode, buffering, [encoding, errors, newline], mode_value));
    if wrapped == Err(Trap::Raise) {
        // What was opened and is not given away is closed.
        super::file_io::close_now(raw);
    }
    wrapped
}

/// Puts a buffer and a text over the raw file, as the arguments say.
fn wrap<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (raw, mode, buffering, texts, mode_value): (Value, Mode, i64, [Value; 3], Value),
) -> Result<Value, Trap> {
    let mut buffering = buffering;
    let is_terminal = buffering < 0 && s.method(py, args, raw, "isatty", &[])? == Value::TRUE;
    let mut line_buffering = buffering == 1 && !mode.binary;
    if buffering == 1 && mode.binary {
        let warn = s.imported(py, args, "warnings", "warn")?;
        let text = new_str(
            py,
            "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
        )?;
        s.call(args, warn, &[text, TypeId::RuntimeWarning.value(), Value::from_int_truncated(1)])?;
    }
    if buffering == 1 || is_terminal {
        buffering = -1;
        line_buffering |= is_terminal;
    }
    if buffering < 0 {
        let size = block_size(raw);
        buffering = if size > 1 { size as i64 } else { super::BUFFER_SIZE as i64 };
    }
    if buffering == 0 {
        if !mode.binary {
            return Err(py.value_error(format_args!("can't have unbuffered text I/O")));
        }
        return Ok(raw);
    }
    let spec = if mode.updating {
        &RANDOM
    } else if mode.reading {
        &READER
    } else {
        &WRITER
    };
    let class = py.host_type(spec)?;
    let buffer = s.call(args, class, &[raw, Value::from_int_truncated(buffering as isize)])?;
    if mode.binary {
        return Ok(buffer);
    }
    let [encoding, errors, newline] = texts.map(|text| if text.is_null() { Value::NONE } else { text });
    let class = py.host_type(&WRAPPER)?;
    let wrapper = s.call(args, class, &[buffer, encoding, errors, newline, Value::from_bool(line_buffering)])?;
    set_attribute(s, py, args, (wrapper, "mode", mode_value))?;
    Ok(wrapper)
}

/// `open_code(path)`
pub(super) fn open_code<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let [path] = arguments::named(py, args, "open_code", 0, ["path"])?;
    let path = required(py, path, "open_code", "path", 1)?;
    if !py.is_instance_of(path, TypeId::Str) {
        let kind = py.type_name(path);
        return Err(py.type_error(format_args!("open_code() argument 'path' must be str, not {kind}")));
    }
    let open = py.builtin_named("open")?;
    let mode = new_str(py, "rb")?;
    s.call(args, open, &[path, mode])
}

/// `text_encoding(encoding, stacklevel=2)`
pub(super) fn text_encoding<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let encoding = args.get(0);
    if encoding.is_none() { new_str(py, "locale") } else { Ok(encoding) }
}
