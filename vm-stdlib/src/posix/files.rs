//! Names of files and folders.

use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::DirBuilderExt;

use vm_objects::object::list::List;
use vm_objects::types::TypeId;
use vm_objects::{Args, Python, Trap, Value};

use super::path;
use crate::arguments;
use crate::os_error;

fn done(py: &mut Python<'_>, outcome: io::Result<()>, path: Value) -> Result<Value, Trap> {
    match outcome {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(os_error::raise(py, &error, path)),
    }
}

pub(super) fn getcwd<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match std::env::current_dir() {
        Ok(path) => path::decode(py, path.as_os_str().as_bytes()),
        Err(error) => Err(os_error::raise(py, &error, Value::NULL)),
    }
}

pub(super) fn getcwdb<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match std::env::current_dir() {
        Ok(path) => arguments::new_bytes(py, path.as_os_str().as_bytes()),
        Err(error) => Err(os_error::raise(py, &error, Value::NULL)),
    }
}

pub(super) fn chdir<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let path = path::path_of(py, args.get(0), "chdir")?;
    done(py, std::env::set_current_dir(path), args.get(0))
}

pub(super) fn listdir<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [path] = arguments::named(py, args, "listdir", 0, ["path"])?;
    let as_bytes = py.is_instance_of(path, TypeId::Bytes);
    let folder = if path.is_null() || path.is_none() { ".".into() } else { path::path_of(py, path, "listdir")? };
    let names = fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.file_name())).collect::<io::Result<Vec<_>>>());
    let names = match names {
        Ok(names) => names,
        Err(error) => return Err(os_error::raise(py, &error, if path.is_null() { Value::NONE } else { path })),
    };
    let list = List::with_capacity(&mut py.heap, names.len())?;
    for name in names {
        let name = name.as_bytes();
        let name = if as_bytes { arguments::new_bytes(py, name)? } else { path::decode(py, name)? };
        list.push(&mut py.heap, name)?;
    }
    Ok(list.value())
}

pub(super) fn mkdir<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [path, mode, _] = arguments::named(py, args, "mkdir", 0, ["path", "mode", "dir_fd"])?;
    let path = arguments::required(py, path, "mkdir", "path", 1)?;
    let mode = if mode.is_null() { 0o777 } else { arguments::integer(py, mode)? };
    let folder = path::path_of(py, path, "mkdir")?;
    done(py, fs::DirBuilder::new().mode(mode as u32).create(folder), path)
}

pub(super) fn rmdir<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [path, _] = arguments::named(py, args, "rmdir", 0, ["path", "dir_fd"])?;
    let path = arguments::required(py, path, "rmdir", "path", 1)?;
    let folder = path::path_of(py, path, "rmdir")?;
    done(py, fs::remove_dir(folder), path)
}

pub(super) fn unlink<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [path, _] = arguments::named(py, args, "unlink", 0, ["path", "dir_fd"])?;
    let path = arguments::required(py, path, "unlink", "path", 1)?;
    let file = path::path_of(py, path, "unlink")?;
    done(py, fs::remove_file(file), path)
}

pub(super) fn rename<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [from, to, ..] = arguments::named(py, args, "rename", 0, ["src", "dst", "src_dir_fd", "dst_dir_fd"])?;
    let from = arguments::required(py, from, "rename", "src", 1)?;
    let to = arguments::required(py, to, "rename", "dst", 2)?;
    let (source, target) = (path::path_of(py, from, "rename")?, path::path_of(py, to, "rename")?);
    match fs::rename(source, target) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(os_error::raise_of_two(py, &error, from, to)),
    }
}

pub(super) fn access<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let names = ["path", "mode", "dir_fd", "effective_ids", "follow_symlinks"];
    let [path, mode, ..] = arguments::named(py, args, "access", 0, names)?;
    let path = arguments::required(py, path, "access", "path", 1)?;
    let mode = arguments::required(py, mode, "access", "mode", 2)?;
    let mode = rustix::fs::Access::from_bits_truncate(arguments::integer(py, mode)? as _);
    let file = path::path_of(py, path, "access")?;
    Ok(Value::from_bool(rustix::fs::access(file, mode).is_ok()))
}
