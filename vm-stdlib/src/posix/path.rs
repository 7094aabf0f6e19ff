//! A path as an argument: str, bytes, what has `__fspath__`, or the number of an open file; the folder that it begins in.

use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

use vm_objects::object::bytes::Bytes;
use vm_objects::object::str::Str;
use vm_objects::types::TypeId;
use vm_objects::{Args, Python, Script, Trap, Value};

use crate::arguments;

/// `fspath(path)`: a str or bytes.
pub(super) fn fspath<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let [path] = arguments::named(py, args, "fspath", 0, ["path"])?;
    let path = arguments::required(py, path, "fspath", "path", 1)?;
    fs_path(&mut s, py, args, path)
}

/// A str or bytes of what names a file: itself, or what its `__fspath__` gives. `PyOS_FSPath` of CPython's
/// `Modules/posixmodule.c`.
pub(crate) fn fs_path<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    path: Value,
) -> Result<Value, Trap> {
    if is_text(py, path) {
        return Ok(path);
    }
    if !py.has_special(path, "__fspath__") {
        let kind = py.type_name(path);
        return Err(py.type_error(format_args!("expected str, bytes or os.PathLike object, not {kind}")));
    }
    let class = py.type_of(path);
    let method = s.attribute_named(py, args, class, "__fspath__")?;
    let result = s.call(args, method, &[path])?;
    if is_text(py, result) {
        return Ok(result);
    }
    let (kind, found) = (py.type_name(path), py.type_name(result));
    Err(py.type_error(format_args!("expected {kind}.__fspath__() to return str or bytes, not {found}")))
}

fn is_text(py: &Python<'_>, value: Value) -> bool {
    py.is_instance_of(value, TypeId::Str) || py.is_instance_of(value, TypeId::Bytes)
}

/// What a path argument names.
pub(crate) enum Named {
    Path(PathBuf),
    Descriptor(i32),
}

impl Named {
    /// The path; where only a path can be meant.
    pub(super) fn path(&self) -> &Path {
        match self {
            Named::Path(path) => path,
            Named::Descriptor(_) => Path::new(""),
        }
    }
}

/// What may be given for a path.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    pub(super) function: &'static str,
    pub(super) argument: &'static str,
    /// The number of an open file.
    pub(super) descriptor: bool,
    /// `None`, for the current folder.
    pub(super) nothing: bool,
}

impl Wanted {
    /// A path and nothing else.
    pub(super) const fn path(function: &'static str) -> Wanted {
        Wanted { function, argument: "path", descriptor: false, nothing: false }
    }

    /// A path by another name.
    pub(super) const fn named(function: &'static str, argument: &'static str) -> Wanted {
        Wanted { argument, ..Wanted::path(function) }
    }

    /// Or an open file.
    pub(super) const fn or_descriptor(function: &'static str) -> Wanted {
        Wanted { descriptor: true, ..Wanted::path(function) }
    }
}

/// `path_converter` of CPython's `Modules/posixmodule.c`.
pub(super) fn path_argument<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (value, wanted): (Value, Wanted),
) -> Result<Named, Trap> {
    if wanted.nothing && (value.is_null() || value.is_none()) {
        return Ok(Named::Path(".".into()));
    }
    if wanted.descriptor && !is_text(py, value) && !py.has_special(value, "__fspath__") {
        let is_index = py.is_instance_of(value, TypeId::Int) || py.has_special(value, "__index__");
        if is_index {
            let number = arguments::index(s, py, args, value)?;
            return descriptor(py, number).map(Named::Descriptor);
        }
    }
    if !is_text(py, value) && !py.has_special(value, "__fspath__") {
        let Wanted { function, argument, .. } = wanted;
        let what = match (wanted.descriptor, wanted.nothing) {
            (true, true) => "string, bytes, os.PathLike, integer or None",
            (true, false) => "string, bytes, os.PathLike or integer",
            (false, true) => "string, bytes, os.PathLike or None",
            (false, false) => "string, bytes or os.PathLike",
        };
        let kind = py.type_name(value);
        return Err(py.type_error(format_args!("{function}: {argument} should be {what}, not {kind}")));
    }
    let value = fs_path(s, py, args, value)?;
    path_of(py, value, wanted.function).map(Named::Path)
}

/// The number of an open file as the system takes it.
fn descriptor(py: &mut Python<'_>, number: i64) -> Result<i32, Trap> {
    i32::try_from(number).map_err(|_| {
        let how = if number < 0 { "less than minimum" } else { "greater than maximum" };
        py.error(TypeId::OverflowError, format_args!("fd is {how}"))
    })
}

/// The folder that a path begins in: an argument `dir_fd`.
pub(super) fn folder_argument<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    value: Value,
) -> Result<Option<i32>, Trap> {
    if value.is_null() || value.is_none() {
        return Ok(None);
    }
    if !py.is_instance_of(value, TypeId::Int) && !py.has_special(value, "__index__") {
        let kind = py.type_name(value);
        return Err(py.type_error(format_args!("argument should be integer or None, not {kind}")));
    }
    let number = arguments::index(s, py, args, value)?;
    descriptor(py, number).map(Some)
}

/// A path of a str or bytes (what has `__fspath__` is turned into one before).
pub(crate) fn path_of(py: &mut Python<'_>, value: Value, function: &str) -> Result<PathBuf, Trap> {
    let inner = py.unwrapped(value);
    let bytes = if let Some(text) = inner.cast::<Str>() {
        encoded(py, value, text)?
    } else if let Some(bytes) = inner.cast::<Bytes>() {
        bytes.as_slice().to_vec()
    } else {
        let kind = py.type_name(value);
        return Err(py.type_error(format_args!("{function}: path should be string, bytes or os.PathLike, not {kind}")));
    };
    if bytes.contains(&0) {
        return Err(py.value_error(format_args!("embedded null byte")));
    }
    Ok(OsString::from_vec(bytes).into())
}

/// UTF-8 with `surrogateescape`: bytes that are none came in as lone surrogates.
fn encoded(py: &mut Python<'_>, value: Value, text: vm_objects::Obj<Str>) -> Result<Vec<u8>, Trap> {
    let mut bytes = Vec::new();
    for (place, c) in text.chars().enumerate() {
        match (char::from_u32(c), c) {
            (Some(c), _) => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            (None, 0xdc80..=0xdcff) => bytes.push(c as u8),
            (None, _) => {
                let (encoding, reason) =
                    (arguments::new_str(py, "utf-8")?, arguments::new_str(py, "surrogates not allowed")?);
                let number = |n: usize| Value::from_int_truncated(n as isize);
                let parts = [encoding, value, number(place), number(place + 1), reason];
                return Err(py.error_with(TypeId::UnicodeEncodeError, &parts));
            }
        }
    }
    Ok(bytes)
}

/// The str for a name of the operating system: bytes that are no UTF-8 become lone surrogates.
pub(crate) fn decode(py: &mut Python<'_>, bytes: &[u8]) -> Result<Value, Trap> {
    match core::str::from_utf8(bytes) {
        Ok(text) => arguments::new_str(py, text),
        Err(_) => {
            let mut points = Vec::new();
            for chunk in bytes.utf8_chunks() {
                points.extend(chunk.valid().chars().map(u32::from));
                points.extend(chunk.invalid().iter().map(|&byte| 0xdc00 + u32::from(byte)));
            }
            let text = vm_objects::object::str::Text::Four(&points);
            Ok(Str::from_text(&mut py.heap, text)?.value())
        }
    }
}

/// A name of the operating system, as bytes if the path that it was asked with was bytes.
pub(super) fn shown(py: &mut Python<'_>, name: &Path, as_bytes: bool) -> Result<Value, Trap> {
    let name = name.as_os_str().as_bytes();
    if as_bytes { arguments::new_bytes(py, name) } else { decode(py, name) }
}
