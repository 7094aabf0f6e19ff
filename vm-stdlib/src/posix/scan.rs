//! `listdir` and `scandir`.
//!
//! Slots of a `DirEntry`: name, path, kind and number of the file, what `stat` and `lstat` gave, the folder's number. Of an
//! iterator: the list of entries (null when it is closed), and the next one's place.

use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use rustix::fs::{Dir, FileType, Mode, OFlags};
use vm_objects::object::instance::Instance;
use vm_objects::object::list::List;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, GetSetDef, NativeDef, Obj, Python, Script, Trap, TypeSpec, Value};

use super::descriptors::{borrowed, folder};
use super::path::{Named, Wanted, path_argument, shown};
use super::stat::{facts_of, shown as shown_facts};
use crate::arguments::{self, new_int};
use crate::objects::slot;
use crate::os_error;

/// What a folder has under a name.
struct Entry {
    name: Vec<u8>,
    kind: FileType,
    number: u64,
}

fn entries(file: &Named) -> io::Result<Vec<Entry>> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let opened = match file {
        Named::Path(path) => rustix::fs::openat(folder(None)?, path, flags, Mode::empty())?,
        Named::Descriptor(fd) => rustix::fs::openat(borrowed(*fd)?, ".", flags, Mode::empty())?,
    };
    let mut found = Vec::new();
    for entry in Dir::new(opened)? {
        let entry = entry?;
        let name = entry.file_name().to_bytes();
        if name != b"." && name != b".." {
            found.push(Entry { name: name.to_vec(), kind: entry.file_type(), number: entry.ino() });
        }
    }
    Ok(found)
}

const LISTED: Wanted = Wanted { function: "listdir", argument: "path", descriptor: true, nothing: true };
const SCANNED: Wanted = Wanted { function: "scandir", ..LISTED };

/// `listdir(path=None)`
pub(super) fn listdir<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let [path] = arguments::named(py, args, "listdir", 0, ["path"])?;
    let file = path_argument(&mut s, py, args, (path, LISTED))?;
    let as_bytes = is_bytes(&mut s, py, args, (path, &file))?;
    let found = match entries(&file) {
        Ok(found) => found,
        Err(error) => return Err(os_error::raise(py, &error, if path.is_null() { Value::NONE } else { path })),
    };
    let list = List::with_capacity(&mut py.heap, found.len())?;
    for entry in found {
        let name = shown(py, Path::new(std::ffi::OsStr::from_bytes(&entry.name)), as_bytes)?;
        list.push(&mut py.heap, name)?;
    }
    Ok(list.value())
}

/// Whether names are to be bytes, as the path is.
fn is_bytes<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (path, file): (Value, &Named),
) -> Result<bool, Trap> {
    if path.is_null() || path.is_none() || matches!(file, Named::Descriptor(_)) {
        return Ok(false);
    }
    let path = super::path::fs_path(s, py, args, path)?;
    Ok(py.is_instance_of(path, TypeId::Bytes))
}

const fn method(name: &'static str, arity: Arity, run: vm_objects::native::NativeFn) -> NativeDef {
    NativeDef::instance_method(name, arity, run)
}

pub(super) static ENTRY: TypeSpec = TypeSpec {
    methods: &[
        method("__fspath__", Arity::None, |_, args| Ok(slot(args.get(0), PATH))),
        method("__repr__", Arity::None, |py, args| {
            let mut s = Script::new(args, 0)?;
            let name = s.repr(py, args, slot(args.get(0), NAME))?;
            Ok(py.format_str(format_args!("<DirEntry {}>", Python::shown(name)))?.value())
        }),
        method("inode", Arity::None, |_, args| Ok(slot(args.get(0), NUMBER))),
        method("is_dir", Arity::Free, |py, args| is_kind(py, args, ("is_dir", FileType::Directory))),
        method("is_file", Arity::Free, |py, args| is_kind(py, args, ("is_file", FileType::RegularFile))),
        method("is_junction", Arity::None, |_, _| Ok(Value::FALSE)),
        method("is_symlink", Arity::None, |_, args| Ok(Value::from_bool(kind_of(args.get(0)) == FileType::Symlink))),
        method("stat", Arity::Free, stat),
    ],
    getsets: &[
        GetSetDef { name: "name", get: |_, this| Ok(slot(this, NAME)), set: None },
        GetSetDef { name: "path", get: |_, this| Ok(slot(this, PATH)), set: None },
    ],
    slots: 7,
    ..TypeSpec::new("posix", "DirEntry")
};

const NAME: usize = 0;
const PATH: usize = 1;
const KIND: usize = 2;
const NUMBER: usize = 3;
const STAT: usize = 4;
const LSTAT: usize = 5;
const FOLDER: usize = 6;

static ITERATOR: TypeSpec = TypeSpec {
    methods: &[
        method("__enter__", Arity::None, |_, args| Ok(args.get(0))),
        method("__exit__", Arity::Any, close),
        method("__iter__", Arity::None, |_, args| Ok(args.get(0))),
        method("__next__", Arity::None, next),
        method("close", Arity::None, close),
    ],
    slots: 2,
    ..TypeSpec::new("posix", "ScandirIterator")
};

fn kind_of(this: Value) -> FileType {
    FileType::from_raw_mode(slot(this, KIND).as_small_int().unwrap_or(0) as _)
}

fn close<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if let Some(this) = args.get(0).cast::<Instance>() {
        this.set_slot(0, Value::NULL);
    }
    Ok(Value::NONE)
}

fn next<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(this) = args.get(0).cast::<Instance>() else { return Err(Trap::Stop) };
    let at = this.slot(1).as_small_int().unwrap_or(0);
    match this.slot(0).cast::<List>().and_then(|list| list.get(at as usize)) {
        Some(entry) => {
            this.set_slot(1, Value::from_int_truncated(at + 1));
            Ok(entry)
        }
        None => {
            this.set_slot(0, Value::NULL);
            Err(Trap::Stop)
        }
    }
}

/// `scandir(path=None)`
pub(super) fn scandir<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let [path] = arguments::named(py, args, "scandir", 0, ["path"])?;
    let file = path_argument(&mut s, py, args, (path, SCANNED))?;
    let as_bytes = is_bytes(&mut s, py, args, (path, &file))?;
    let found = match entries(&file) {
        Ok(found) => found,
        Err(error) => return Err(os_error::raise(py, &error, if path.is_null() { Value::NONE } else { path })),
    };
    let (class, iterator) = (py.host_type(&ENTRY)?, py.host_type(&ITERATOR)?);
    let list = List::with_capacity(&mut py.heap, found.len())?;
    for found in found {
        let entry = new_entry(py, class, (&file, as_bytes), &found)?;
        list.push(&mut py.heap, entry.value())?;
    }
    let iterator = py.new_object(iterator)?;
    iterator.set_slot(0, list.value());
    iterator.set_slot(1, Value::from_int_truncated(0));
    Ok(iterator.value())
}

fn new_entry(
    py: &mut Python<'_>,
    class: Value,
    (file, as_bytes): (&Named, bool),
    found: &Entry,
) -> Result<Obj<Instance>, Trap> {
    let name = Path::new(std::ffi::OsStr::from_bytes(&found.name));
    let path = match file {
        Named::Path(folder) => folder.join(name),
        Named::Descriptor(_) => name.to_path_buf(),
    };
    // `scandir()` gives `./name`, as CPython does.
    let (shown_name, shown_path) = (shown(py, name, as_bytes)?, shown(py, &path, as_bytes)?);
    let number = new_int(py, found.number as i64)?;
    let entry = py.new_object(class)?;
    entry.set_slot(NAME, shown_name);
    entry.set_slot(PATH, shown_path);
    entry.set_slot(KIND, Value::from_int_truncated(found.kind.as_raw_mode() as isize));
    entry.set_slot(NUMBER, number);
    if let Named::Descriptor(fd) = file {
        entry.set_slot(FOLDER, Value::from_int_truncated(*fd as isize));
    }
    Ok(entry)
}

/// The facts of an entry's file; kept from the first time on.
fn facts(py: &mut Python<'_>, this: Value, follow: bool) -> Result<Value, Trap> {
    let follow = follow && matches!(kind_of(this), FileType::Symlink | FileType::Unknown);
    let place = if follow { STAT } else { LSTAT };
    let known = slot(this, place);
    if !known.is_null() {
        return Ok(known);
    }
    let path = slot(this, PATH);
    let file = Named::Path(super::path::path_of(py, path, "DirEntry.stat")?);
    let dir = slot(this, FOLDER).as_small_int().map(|fd| fd as i32);
    let found = shown_facts(py, facts_of(&file, dir, follow), path)?;
    if let Some(this) = this.cast::<Instance>() {
        this.set_slot(place, found);
    }
    Ok(found)
}

fn follow_argument<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, function: &'static str) -> Result<bool, Trap> {
    let mut s = Script::new(args, 0)?;
    let (positional, [follow]) = py.keywords(args, function, ["follow_symlinks"])?;
    if positional > 1 {
        let given = positional - 1;
        return Err(py.type_error(format_args!("{function}() takes no positional arguments ({given} given)")));
    }
    if follow.is_null() { Ok(true) } else { s.truth(py, args, follow) }
}

/// `stat(*, follow_symlinks=True)`
fn stat<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let follow = follow_argument(py, args, "stat")?;
    facts(py, args.get(0), follow)
}

/// `is_dir(*, follow_symlinks=True)`, `is_file(*, follow_symlinks=True)`
fn is_kind<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (function, wanted): (&'static str, FileType),
) -> Result<Value, Trap> {
    let follow = follow_argument(py, args, function)?;
    let kind = kind_of(args.get(0));
    if kind != FileType::Unknown && !(follow && kind == FileType::Symlink) {
        return Ok(Value::from_bool(kind == wanted));
    }
    let path = slot(args.get(0), PATH);
    let file = Named::Path(super::path::path_of(py, path, "DirEntry.stat")?);
    let dir = slot(args.get(0), FOLDER).as_small_int().map(|fd| fd as i32);
    match facts_of(&file, dir, follow) {
        Ok(facts) => Ok(Value::from_bool(FileType::from_raw_mode(facts.st_mode) == wanted)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Value::FALSE),
        Err(error) => Err(os_error::raise(py, &error, path)),
    }
}
