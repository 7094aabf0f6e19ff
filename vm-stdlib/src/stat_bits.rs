//! `_stat`: what the bits of `st_mode` mean. Follows CPython's `Modules/_stat.c`.

use vm_objects::object::dict::Dict;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Obj, Python, Script, Trap, Value};

use crate::arguments::{new_int, new_str};

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "_stat", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("S_IFMT", Arity::One, |py, args| part(py, args, 0o170_000)),
    NativeDef::function("S_IMODE", Arity::One, |py, args| part(py, args, 0o7777)),
    NativeDef::function("S_ISBLK", Arity::One, |py, args| is_kind(py, args, 0o060_000)),
    NativeDef::function("S_ISCHR", Arity::One, |py, args| is_kind(py, args, 0o020_000)),
    NativeDef::function("S_ISDIR", Arity::One, |py, args| is_kind(py, args, 0o040_000)),
    NativeDef::function("S_ISDOOR", Arity::One, |py, args| is_kind(py, args, u32::MAX)),
    NativeDef::function("S_ISFIFO", Arity::One, |py, args| is_kind(py, args, 0o010_000)),
    NativeDef::function("S_ISLNK", Arity::One, |py, args| is_kind(py, args, 0o120_000)),
    NativeDef::function("S_ISPORT", Arity::One, |py, args| is_kind(py, args, u32::MAX)),
    NativeDef::function("S_ISREG", Arity::One, |py, args| is_kind(py, args, 0o100_000)),
    NativeDef::function("S_ISSOCK", Arity::One, |py, args| is_kind(py, args, 0o140_000)),
    NativeDef::function("S_ISWHT", Arity::One, |py, args| is_kind(py, args, u32::MAX)),
    NativeDef::function("filemode", Arity::One, filemode),
];

const CONSTANTS: [(&str, i64); 51] = [
    ("S_IFDIR", 0o040_000),
    ("S_IFCHR", 0o020_000),
    ("S_IFBLK", 0o060_000),
    ("S_IFREG", 0o100_000),
    ("S_IFIFO", 0o010_000),
    ("S_IFLNK", 0o120_000),
    ("S_IFSOCK", 0o140_000),
    ("S_IFDOOR", 0),
    ("S_IFPORT", 0),
    ("S_IFWHT", 0),
    ("S_ISUID", 0o4000),
    ("S_ISGID", 0o2000),
    ("S_ISVTX", 0o1000),
    ("S_ENFMT", 0o2000),
    ("S_IREAD", 0o400),
    ("S_IWRITE", 0o200),
    ("S_IEXEC", 0o100),
    ("S_IRWXU", 0o700),
    ("S_IRUSR", 0o400),
    ("S_IWUSR", 0o200),
    ("S_IXUSR", 0o100),
    ("S_IRWXG", 0o070),
    ("S_IRGRP", 0o040),
    ("S_IWGRP", 0o020),
    ("S_IXGRP", 0o010),
    ("S_IRWXO", 0o007),
    ("S_IROTH", 0o004),
    ("S_IWOTH", 0o002),
    ("S_IXOTH", 0o001),
    ("UF_NODUMP", 1),
    ("UF_IMMUTABLE", 2),
    ("UF_APPEND", 4),
    ("UF_OPAQUE", 8),
    ("UF_NOUNLINK", 16),
    ("UF_COMPRESSED", 32),
    ("UF_HIDDEN", 0x8000),
    ("SF_ARCHIVED", 0x1_0000),
    ("SF_IMMUTABLE", 0x2_0000),
    ("SF_APPEND", 0x4_0000),
    ("SF_NOUNLINK", 0x10_0000),
    ("SF_SNAPSHOT", 0x20_0000),
    ("ST_MODE", 0),
    ("ST_INO", 1),
    ("ST_DEV", 2),
    ("ST_NLINK", 3),
    ("ST_UID", 4),
    ("ST_GID", 5),
    ("ST_SIZE", 6),
    ("ST_ATIME", 7),
    ("ST_MTIME", 8),
    ("ST_CTIME", 9),
];

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    for &(name, number) in &CONSTANTS {
        let number = new_int(py, number)?;
        py.put(namespace, name, number)?;
    }
    Ok(())
}

/// The argument: `_PyLong_AsMode_t`.
fn mode<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<u32, Trap> {
    let given = args.get(0);
    if !py.is_instance_of(given, TypeId::Int) && !py.has_special(given, "__index__") {
        return Err(py.type_error(format_args!("an integer is required")));
    }
    let mut script = Script::new(args, 0)?;
    let number = script.index(py, args, given)?;
    match crate::arguments::integer(py, number) {
        Ok(number) => match u32::try_from(number) {
            Ok(mode) => Ok(mode),
            Err(_) if number < 0 => {
                Err(py.error(TypeId::OverflowError, format_args!("can't convert negative value to unsigned int")))
            }
            Err(_) => Err(py.error(TypeId::OverflowError, format_args!("mode out of range"))),
        },
        Err(Trap::Raise) => {
            let text = format_args!("Python int too large to convert to C unsigned long");
            Err(py.error(TypeId::OverflowError, text))
        }
        Err(trap) => Err(trap),
    }
}

fn part<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, mask: u32) -> Result<Value, Trap> {
    let mode = mode(py, args)?;
    new_int(py, (mode & mask).into())
}

fn is_kind<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, kind: u32) -> Result<Value, Trap> {
    Ok(Value::from_bool(mode(py, args)? & 0o170_000 == kind))
}

/// `filemode(mode)`: as `ls -l` shows it.
fn filemode<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mode = mode(py, args)?;
    let kind = match mode & 0o170_000 {
        0o100_000 => '-',
        0o040_000 => 'd',
        0o120_000 => 'l',
        0o060_000 => 'b',
        0o020_000 => 'c',
        0o010_000 => 'p',
        0o140_000 => 's',
        _ => '?',
    };
    let mut text = String::from(kind);
    for (shift, special, letter) in [(6, 0o4000, 's'), (3, 0o2000, 's'), (0, 0o1000, 't')] {
        let bits = mode >> shift;
        text.push(if bits & 4 != 0 { 'r' } else { '-' });
        text.push(if bits & 2 != 0 { 'w' } else { '-' });
        text.push(match (mode & special != 0, bits & 1 != 0) {
            (true, true) => letter,
            (true, false) => letter.to_ascii_uppercase(),
            (false, true) => 'x',
            (false, false) => '-',
        });
    }
    new_str(py, &text)
}
