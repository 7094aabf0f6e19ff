//! `posix`: the operating system, by `std` and `rustix`.
//!
//! | file | what |
//! |---|---|
//! | `path` | a path as an argument |
//! | `stat` | facts of files |
//! | `attributes` | permissions, owners, times |
//! | `files` | names of files and folders |
//! | `scan` | what is in a folder |
//! | `descriptors` | open files by number |
//! | `process` | the process and the machine |
//! | `constants` | `O_RDONLY` and its kin |
//!
//! What starts other processes, or waits for them, is not here: `fork`, `exec`, `posix_spawn`, `wait`, `system`. Nor is what
//! changes who the process is (`setuid` and its kin). `putenv` and `unsetenv` have no effect: the environment belongs to the
//! program that carries the machine, whose other threads read it. `os.environ` is the machine's own copy.

mod attributes;
mod constants;
mod descriptors;
mod files;
mod path;
mod process;
mod scan;
mod stat;
mod wait;

pub(crate) use descriptors::{
    borrowed, close_fd, is_a_terminal, not_inherited, open_fd, read_fd, read_new, seek_fd, truncate_fd, with_file,
};
pub(crate) use path::{fs_path, path_of};

use std::os::unix::process::ExitStatusExt;

use vm_objects::object::dict::Dict;
use vm_objects::object::list::List;
use vm_objects::types::TypeId;
use vm_objects::{Arity, ModuleDef, NativeDef, Obj, Python, Trap, TypeSpec, Value};

use crate::arguments::{self, new_int};

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "posix", functions: FUNCTIONS, values };

const fn function(name: &'static str, arity: Arity, run: vm_objects::native::NativeFn) -> NativeDef {
    NativeDef::function(name, arity, run)
}

static FUNCTIONS: &[NativeDef] = &[
    function("WCOREDUMP", Arity::One, |py, args| wait::test(py, args, |status| status.core_dumped())),
    function("WEXITSTATUS", Arity::One, |py, args| wait::part(py, args, |status| status.code())),
    function("WIFCONTINUED", Arity::One, |py, args| wait::test(py, args, |status| status.continued())),
    function("WIFEXITED", Arity::One, |py, args| wait::test(py, args, |status| status.code().is_some())),
    function("WIFSIGNALED", Arity::One, |py, args| wait::test(py, args, |status| status.signal().is_some())),
    function("WIFSTOPPED", Arity::One, |py, args| wait::test(py, args, |status| status.stopped_signal().is_some())),
    function("WSTOPSIG", Arity::One, |py, args| wait::part(py, args, |status| status.stopped_signal())),
    function("WTERMSIG", Arity::One, |py, args| wait::part(py, args, |status| status.signal())),
    function("_exit", Arity::Free, process::exit),
    function("_path_normpath", Arity::Free, files::path_normpath),
    function("access", Arity::Free, attributes::access),
    function("chdir", Arity::Free, files::chdir),
    function("chmod", Arity::Free, attributes::chmod),
    function("chown", Arity::Free, attributes::chown),
    function("close", Arity::Free, descriptors::close),
    function("closerange", Arity::Between(2, 2), descriptors::closerange),
    function("cpu_count", Arity::None, process::cpu_count),
    function("device_encoding", Arity::One, process::device_encoding),
    function("dup", Arity::Free, descriptors::dup),
    function("dup2", Arity::Free, descriptors::dup2),
    function("fchdir", Arity::Free, descriptors::fchdir),
    function("fchmod", Arity::Free, attributes::fchmod),
    function("fdatasync", Arity::Free, descriptors::fdatasync),
    function("fspath", Arity::Free, path::fspath),
    function("fstat", Arity::Free, stat::fstat),
    function("fsync", Arity::Free, descriptors::fsync),
    function("ftruncate", Arity::Between(2, 2), descriptors::ftruncate),
    function("get_blocking", Arity::Free, descriptors::get_blocking),
    function("get_inheritable", Arity::Free, descriptors::get_inheritable),
    function("get_terminal_size", Arity::Between(0, 1), process::get_terminal_size),
    function("getcwd", Arity::None, files::getcwd),
    function("getcwdb", Arity::None, files::getcwdb),
    function("getegid", Arity::None, process::getegid),
    function("geteuid", Arity::None, process::geteuid),
    function("getgid", Arity::None, process::getgid),
    function("getgroups", Arity::None, process::getgroups),
    function("getloadavg", Arity::None, process::getloadavg),
    function("getpgid", Arity::One, process::getpgid),
    function("getpgrp", Arity::None, process::getpgrp),
    function("getpid", Arity::None, process::getpid),
    function("getppid", Arity::None, process::getppid),
    function("getrandom", Arity::Between(1, 2), process::urandom),
    function("getsid", Arity::One, process::getsid),
    function("getuid", Arity::None, process::getuid),
    function("isatty", Arity::Free, descriptors::isatty),
    function("kill", Arity::Between(2, 2), process::kill),
    function("lchown", Arity::Free, attributes::lchown),
    function("link", Arity::Free, files::link),
    function("listdir", Arity::Free, scan::listdir),
    function("lseek", Arity::Between(3, 3), descriptors::lseek),
    function("lstat", Arity::Free, stat::lstat),
    function("major", Arity::One, process::major),
    function("makedev", Arity::Between(2, 2), process::makedev),
    function("minor", Arity::One, process::minor),
    function("mkdir", Arity::Free, files::mkdir),
    function("mkfifo", Arity::Free, files::mkfifo),
    function("open", Arity::Free, descriptors::open),
    function("pipe", Arity::None, descriptors::pipe),
    function("pipe2", Arity::One, descriptors::pipe),
    function("pread", Arity::Between(3, 3), descriptors::pread),
    function("putenv", Arity::Between(2, 2), |_, _| Ok(Value::NONE)),
    function("pwrite", Arity::Between(3, 3), descriptors::pwrite),
    function("read", Arity::Between(2, 2), descriptors::read),
    function("readlink", Arity::Free, files::readlink),
    function("remove", Arity::Free, files::remove),
    function("rename", Arity::Free, files::rename),
    function("replace", Arity::Free, files::replace),
    function("rmdir", Arity::Free, files::rmdir),
    function("scandir", Arity::Free, scan::scandir),
    function("set_blocking", Arity::Between(2, 2), descriptors::set_blocking),
    function("set_inheritable", Arity::Between(2, 2), descriptors::set_inheritable),
    function("stat", Arity::Free, stat::stat),
    function("statvfs", Arity::Free, stat::statvfs),
    function("strerror", Arity::One, process::strerror),
    function("symlink", Arity::Free, files::symlink),
    function("sync", Arity::None, |_, _| {
        rustix::fs::sync();
        Ok(Value::NONE)
    }),
    function("sysconf", Arity::One, process::sysconf),
    function("system", Arity::Free, wait::system),
    function("times", Arity::None, process::times),
    function("truncate", Arity::Free, files::truncate),
    function("ttyname", Arity::Free, descriptors::ttyname),
    function("umask", Arity::One, files::umask),
    function("uname", Arity::None, process::uname),
    function("unlink", Arity::Free, files::unlink),
    function("unsetenv", Arity::One, |_, _| Ok(Value::NONE)),
    function("urandom", Arity::One, process::urandom),
    function("utime", Arity::Free, attributes::utime),
    function("wait", Arity::None, wait::wait),
    function("waitpid", Arity::Between(2, 2), wait::waitpid),
    function("waitstatus_to_exitcode", Arity::One, wait::exit_code),
    function("write", Arity::Between(2, 2), descriptors::write),
];

/// Named tuples.
static SEQUENCES: &[&TypeSpec] =
    &[&stat::RESULT, &stat::VFS_RESULT, &process::TERMINAL_SIZE, &process::TIMES, &process::UNAME];

/// What the system has, as `os` asks for it: which functions take an open file, a folder, or don't follow links.
const HAVE: &[&str] = &[
    "HAVE_FACCESSAT",
    "HAVE_FCHDIR",
    "HAVE_FCHMOD",
    "HAVE_FCHMODAT",
    "HAVE_FCHOWN",
    "HAVE_FCHOWNAT",
    "HAVE_FDOPENDIR",
    "HAVE_FSTATAT",
    "HAVE_FSTATVFS",
    "HAVE_FTRUNCATE",
    "HAVE_FUTIMENS",
    "HAVE_FUTIMES",
    "HAVE_FUTIMESAT",
    "HAVE_LINKAT",
    "HAVE_LCHOWN",
    "HAVE_LSTAT",
    "HAVE_LUTIMES",
    "HAVE_MKDIRAT",
    "HAVE_MKFIFOAT",
    "HAVE_OPENAT",
    "HAVE_READLINKAT",
    "HAVE_RENAMEAT",
    "HAVE_SYMLINKAT",
    "HAVE_UNLINKAT",
    "HAVE_UTIMENSAT",
];

/// All named tuples of this module.
pub(crate) fn struct_sequences() -> &'static [&'static TypeSpec] {
    SEQUENCES
}

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    for &(name, number) in constants::NUMBERS.iter().chain(&wait::NUMBERS) {
        let number = new_int(py, number)?;
        py.put(namespace, name, number)?;
    }
    py.put(namespace, "error", TypeId::OSError.value())?;
    let class = py.host_type(&scan::ENTRY)?;
    py.put(namespace, scan::ENTRY.name, class)?;
    for &spec in SEQUENCES {
        let class = py.host_type(spec)?;
        py.put(namespace, spec.name, class)?;
        crate::struct_sequence::describe(py, spec)?;
    }
    let environ = environ(py)?;
    py.put(namespace, "environ", environ)?;
    let mut names = Vec::with_capacity(HAVE.len());
    for name in HAVE {
        names.push(arguments::new_str(py, name)?);
    }
    let names = List::from_slice(&mut py.heap, &names)?;
    py.put(namespace, "_have_functions", names.value())
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
