//! A path as an argument: str, bytes, what has `__fspath__`, or the number of an open file.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;

use vm_objects::object::bytes::Bytes;
use vm_objects::object::str::Str;
use vm_objects::types::TypeId;
use vm_objects::{Args, Python, Script, Trap, Value};

use crate::arguments;

/// `fspath(path)`: a str or bytes.
pub(super) fn fspath<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    fs_path(&mut s, py, args, args.get(0))
}

/// A str or bytes of what names a file: itself, or what its `__fspath__` gives. `PyOS_FSPath` of CPython's
/// `Modules/posixmodule.c`.
pub(crate) fn fs_path<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    path: Value,
) -> Result<Value, Trap> {
    if py.is_instance_of(path, TypeId::Str) || py.is_instance_of(path, TypeId::Bytes) {
        return Ok(path);
    }
    if !py.has_special(path, "__fspath__") {
        let kind = py.type_name(path);
        return Err(py.type_error(format_args!("expected str, bytes or os.PathLike object, not {kind}")));
    }
    let class = py.type_of(path);
    let method = s.attribute_named(py, args, class, "__fspath__")?;
    let result = s.call(args, method, &[path])?;
    if py.is_instance_of(result, TypeId::Str) || py.is_instance_of(result, TypeId::Bytes) {
        return Ok(result);
    }
    let (kind, found) = (py.type_name(path), py.type_name(result));
    Err(py.type_error(format_args!("expected {kind}.__fspath__() to return str or bytes, not {found}")))
}

/// What a path argument names.
pub(crate) enum Named {
    Path(PathBuf),
    Descriptor(i32),
}

/// A path of a str or bytes (what has `__fspath__` is turned into one before).
pub(crate) fn path_of(py: &mut Python<'_>, value: Value, function: &str) -> Result<PathBuf, Trap> {
    match named(py, value, function, false)? {
        Named::Path(path) => Ok(path),
        Named::Descriptor(_) => Err(py.type_error(format_args!("{function}: path should be string"))),
    }
}

/// As [`path_of`]; a number is an open file's.
pub(crate) fn named(py: &mut Python<'_>, value: Value, function: &str, descriptors: bool) -> Result<Named, Trap> {
    let inner = py.unwrapped(value);
    let bytes = if let Some(text) = inner.cast::<Str>() {
        encode(text.chars())
    } else if let Some(bytes) = inner.cast::<Bytes>() {
        bytes.as_slice().to_vec()
    } else if descriptors && inner.as_small_index().is_some() {
        return Ok(Named::Descriptor(arguments::integer(py, inner)? as i32));
    } else {
        let (kind, or) =
            (py.type_name(value), if descriptors { ", os.PathLike or integer" } else { " or os.PathLike" });
        return Err(py.type_error(format_args!("{function}: path should be string, bytes{or}, not {kind}")));
    };
    if bytes.contains(&0) {
        return Err(py.value_error(format_args!("embedded null byte")));
    }
    Ok(Named::Path(OsString::from_vec(bytes).into()))
}

/// UTF-8 with `surrogateescape`: bytes that are none came in as lone surrogates.
fn encode(text: impl Iterator<Item = u32>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for c in text {
        match char::from_u32(c) {
            Some(c) => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            None => bytes.push(c as u8),
        }
    }
    bytes
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
            let most = points.iter().copied().max().unwrap_or(0);
            let storage = vm_objects::object::str::Storage::for_max(most);
            let mut fill = vm_objects::object::str::StrFill::new(&mut py.heap, points.len(), storage)?;
            points.iter().for_each(|&point| fill.push_char(point));
            Ok(fill.finish().value())
        }
    }
}
