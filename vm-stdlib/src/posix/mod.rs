//! `posix`: the operating system, by `std` and `rustix`.
//!
//! | file | what |
//! |---|---|
//! | `path` | a path as an argument |
//! | `stat` | facts of files |
//! | `files` | names of files and folders |
//! | `descriptors` | open files by number |
//! | `constants` | `O_RDONLY` and its kin |

mod constants;
mod descriptors;
mod files;
mod path;
mod stat;

pub(crate) use descriptors::{
    close_fd, is_a_terminal, not_inherited, open_fd, read_fd, seek_fd, truncate_fd, with_file,
};
pub(crate) use path::{fs_path, path_of};

use vm_objects::object::dict::Dict;
use vm_objects::object::list::List;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Obj, Python, Trap, Value};

use crate::arguments::{self, new_int};

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "posix", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("_exit", Arity::One, exit),
    NativeDef::function("access", Arity::Free, files::access),
    NativeDef::function("chdir", Arity::One, files::chdir),
    NativeDef::function("close", Arity::One, descriptors::close),
    NativeDef::function("fspath", Arity::One, path::fspath),
    NativeDef::function("fstat", Arity::One, stat::fstat),
    NativeDef::function("ftruncate", Arity::Between(2, 2), descriptors::ftruncate),
    NativeDef::function("getcwd", Arity::None, files::getcwd),
    NativeDef::function("getcwdb", Arity::None, files::getcwdb),
    NativeDef::function("getpid", Arity::None, |py, _| new_int(py, i64::from(std::process::id()))),
    NativeDef::function("isatty", Arity::One, descriptors::isatty),
    NativeDef::function("listdir", Arity::Free, files::listdir),
    NativeDef::function("lseek", Arity::Between(3, 3), descriptors::lseek),
    NativeDef::function("lstat", Arity::Free, stat::lstat),
    NativeDef::function("mkdir", Arity::Free, files::mkdir),
    NativeDef::function("open", Arity::Free, descriptors::open),
    NativeDef::function("putenv", Arity::Between(2, 2), |_, _| Ok(Value::NONE)),
    NativeDef::function("read", Arity::Between(2, 2), descriptors::read),
    NativeDef::function("remove", Arity::Free, files::unlink),
    NativeDef::function("rename", Arity::Free, files::rename),
    NativeDef::function("replace", Arity::Free, files::rename),
    NativeDef::function("rmdir", Arity::Free, files::rmdir),
    NativeDef::function("stat", Arity::Free, stat::stat),
    NativeDef::function("strerror", Arity::One, strerror),
    NativeDef::function("unlink", Arity::Free, files::unlink),
    NativeDef::function("unsetenv", Arity::One, |_, _| Ok(Value::NONE)),
    NativeDef::function("urandom", Arity::One, urandom),
    NativeDef::function("write", Arity::Between(2, 2), descriptors::write),
];

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    for &(name, number) in constants::NUMBERS {
        let number = new_int(py, number)?;
        py.put(namespace, name, number)?;
    }
    py.put(namespace, "error", TypeId::OSError.value())?;
    let class = py.host_type(&stat::RESULT)?;
    py.put(namespace, "stat_result", class)?;
    let environ = environ(py)?;
    py.put(namespace, "environ", environ)?;
    let functions = List::from_slice(&mut py.heap, &[])?;
    py.put(namespace, "_have_functions", functions.value())
}

/// The environment, bytes by bytes.
fn environ(py: &mut Python<'_>) -> Result<Value, Trap> {
    use std::os::unix::ffi::OsStrExt;
    let mut pairs = Vec::new();
    for (name, value) in std::env::vars_os() {
        pairs.push(arguments::new_bytes(py, name.as_bytes())?);
        pairs.push(arguments::new_bytes(py, value.as_bytes())?);
    }
    vm_core::object::Model::build_map(py, &pairs)
}

fn exit<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let code = arguments::integer(py, args.get(0))?;
    std::process::exit(code as i32)
}

fn strerror<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let code = arguments::integer(py, args.get(0))?;
    let text = std::io::Error::from_raw_os_error(code as i32).to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    arguments::new_str(py, text)
}

fn urandom<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    use std::io::Read;
    let size = arguments::integer(py, args.get(0))?;
    let Ok(size) = usize::try_from(size) else {
        return Err(py.value_error(format_args!("negative argument not allowed")));
    };
    let mut bytes = vec![0; size];
    let filled = std::fs::File::open("/dev/urandom").and_then(|mut source| source.read_exact(&mut bytes));
    match filled {
        Ok(()) => arguments::new_bytes(py, &bytes),
        Err(error) => Err(crate::os_error::raise(py, &error, Value::NULL)),
    }
}
