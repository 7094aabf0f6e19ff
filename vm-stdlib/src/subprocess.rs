//! `_posixsubprocess`: another program begun. Follows CPython's `Modules/_posixsubprocess.c`; the standard library's
//! `Command` does the work. A function that is to run in the child (`preexec_fn`) is refused: it would run in this machine.
#![expect(unsafe_code, reason = "what is done in the child before the program begins is two system calls")]

use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::os::fd::OwnedFd;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use vm_objects::object::bytes::Bytes;
use vm_objects::object::dict::Dict;
use vm_objects::object::str::Str;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Python, Script, Trap, Value};

use crate::arguments::{self, integer, new_int};
use crate::posix::{self, borrowed};

pub(crate) static MODULE: ModuleDef =
    ModuleDef { name: "_posixsubprocess", functions: FUNCTIONS, values: |_, _| Ok(()) };

static FUNCTIONS: &[NativeDef] = &[NativeDef::function("fork_exec", Arity::Between(23, 23), fork_exec)];

/// No child has this number: what waits for it is told so.
const NOBODY: i64 = 0x7fff_fffe;

/// Where the arguments stand.
mod at {
    pub(super) const ARGS: usize = 0;
    pub(super) const EXECUTABLES: usize = 1;
    pub(super) const KEPT: usize = 3;
    pub(super) const FOLDER: usize = 4;
    pub(super) const ENVIRONMENT: usize = 5;
    pub(super) const CHILD_IN: usize = 6;
    pub(super) const CHILD_OUT: usize = 9;
    pub(super) const CHILD_ERR: usize = 11;
    pub(super) const ERRORS: usize = 13;
    pub(super) const NEW_SESSION: usize = 15;
    pub(super) const GROUP: usize = 16;
    pub(super) const GID: usize = 17;
    pub(super) const UID: usize = 19;
    pub(super) const UMASK: usize = 20;
    pub(super) const BEFORE: usize = 21;
}

fn os_string(py: &mut Python<'_>, value: Value) -> Result<OsString, Trap> {
    match py.unwrapped(value).cast::<Str>() {
        Some(text) => Ok(OsString::from(arguments::string(text))),
        None => Ok(OsString::from_vec(arguments::bytes(py, value)?)),
    }
}

fn os_strings(py: &mut Python<'_>, list: Value) -> Result<Vec<OsString>, Trap> {
    let items: Vec<Value> = if let Some(list) = py.unwrapped(list).cast::<vm_objects::object::list::List>() {
        list.items().iter().map(core::cell::Cell::get).collect()
    } else if let Some(tuple) = py.unwrapped(list).cast::<vm_objects::object::tuple::Tuple>() {
        tuple.values().to_vec()
    } else {
        return Err(py.type_error(format_args!("argv must be a tuple or list")));
    };
    items.into_iter().map(|item| os_string(py, item)).collect()
}

/// The variables of the child: those given, else those of `os.environ`.
fn environment<'h>(
    script: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
) -> Result<Vec<(OsString, OsString)>, Trap> {
    let given = args.get(at::ENVIRONMENT);
    let mut variables = Vec::new();
    if !given.is_none() {
        for variable in os_strings(py, given)? {
            let bytes = variable.as_bytes();
            let Some(equals) = bytes.iter().skip(1).position(|&byte| byte == b'=') else { continue };
            let (name, value) = (OsStr::from_bytes(&bytes[..=equals]), OsStr::from_bytes(&bytes[equals + 2..]));
            variables.push((name.to_owned(), value.to_owned()));
        }
        return Ok(variables);
    }
    let environ = script.imported(py, args, "os", "environ")?;
    let data = script.attribute_named(py, args, environ, "_data")?;
    let Some(data) = data.cast::<Dict>() else { return Ok(variables) };
    let mut position = 0;
    while let Some((place, entry)) = data.next_entry(position) {
        position = place + 1;
        let bytes = |value: Value| value.cast::<Bytes>().map(|bytes| OsString::from_vec(bytes.as_slice().to_vec()));
        variables.extend(bytes(entry.key).zip(bytes(entry.value)));
    }
    Ok(variables)
}

/// A copy of an open file for the child; nothing for -1, which is this program's own.
fn stream(fd: i64) -> io::Result<Option<Stdio>> {
    if fd < 0 {
        return Ok(None);
    }
    let copy: OwnedFd = rustix::io::fcntl_dupfd_cloexec(borrowed(fd as i32)?, 3)?;
    Ok(Some(Stdio::from(copy)))
}

/// `fork_exec(…)`, the arguments by position as CPython's `subprocess` gives them: the child's number. What goes wrong before the
/// program begins is written to the pipe for errors.
fn fork_exec<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    if !args.get(at::BEFORE).is_none() {
        return Err(py.error(TypeId::NotImplementedError, format_args!("preexec_fn")));
    }
    let variables = environment(&mut script, py, args)?;
    let words = os_strings(py, args.get(at::ARGS))?;
    let programs = os_strings(py, args.get(at::EXECUTABLES))?;
    let folder = match args.get(at::FOLDER) {
        Value::NONE => None,
        folder => Some(os_string(py, folder)?),
    };
    let number = |py: &mut Python<'_>, index: usize| match args.get(index) {
        Value::NONE => Ok(-1),
        value => integer(py, value),
    };
    let streams = [number(py, at::CHILD_IN)?, number(py, at::CHILD_OUT)?, number(py, at::CHILD_ERR)?];
    let errors = number(py, at::ERRORS)? as i32;
    let (group, umask) = (number(py, at::GROUP)?, number(py, at::UMASK)?);
    let (uid, gid) = (number(py, at::UID)?, number(py, at::GID)?);
    let new_session =
        args.get(at::NEW_SESSION) != Value::FALSE && args.get(at::NEW_SESSION) != Value::from_int_truncated(0);
    let kept: Vec<i32> = match args.get(at::KEPT).cast::<vm_objects::object::tuple::Tuple>() {
        Some(kept) => kept.values().iter().filter_map(|fd| fd.as_small_int()).map(|fd| fd as i32).collect(),
        None => Vec::new(),
    };
    let begin = |program: &OsStr| -> io::Result<u32> {
        let mut command = Command::new(program);
        if let Some((first, rest)) = words.split_first() {
            command.arg0(first).args(rest);
        }
        command.env_clear().envs(variables.iter().map(|(name, value)| (name, value)));
        if let Some(folder) = &folder {
            command.current_dir(folder);
        }
        let [input, output, error] = streams;
        if let Some(input) = stream(input)? {
            command.stdin(input);
        }
        if let Some(output) = stream(output)? {
            command.stdout(output);
        }
        if let Some(error) = stream(error)? {
            command.stderr(error);
        }
        if group >= 0 {
            command.process_group(group as i32);
        }
        if gid >= 0 {
            command.gid(gid as u32);
        }
        if uid >= 0 {
            command.uid(uid as u32);
        }
        if new_session || umask >= 0 {
            // SAFETY: the closure makes two system calls, allocates nothing and takes no lock.
            unsafe {
                command.pre_exec(move || {
                    if umask >= 0 {
                        rustix::process::umask(rustix::fs::Mode::from_raw_mode(umask as u32));
                    }
                    if new_session {
                        rustix::process::setsid()?;
                    }
                    Ok(())
                });
            }
        }
        Ok(command.spawn()?.id())
    };
    let started = with_inherited(&kept, errors, || first_of(&programs, folder.as_deref(), begin));
    match started {
        Ok(pid) => new_int(py, pid.into()),
        Err((error, note)) => {
            let number = error.raw_os_error().unwrap_or(22);
            let text = format!("OSError:{number:X}:{note}");
            let _ = posix::with_file(errors, |file| file.write_all(text.as_bytes()));
            new_int(py, NOBODY)
        }
    }
}

/// Begins the first program that is there.
fn first_of(
    programs: &[OsString],
    folder: Option<&OsStr>,
    begin: impl Fn(&OsStr) -> io::Result<u32>,
) -> Result<u32, (io::Error, &'static str)> {
    if let Some(folder) = folder {
        let found = std::fs::metadata(folder).and_then(|facts| match facts.is_dir() {
            true => Ok(()),
            false => Err(io::Error::from_raw_os_error(20)),
        });
        found.map_err(|error| (error, "noexec"))?;
    }
    let mut saved = None;
    for program in programs {
        match begin(program) {
            Ok(pid) => return Ok(pid),
            // Of several, what is there but may not be begun says more than what is not there.
            Err(error) if matches!(error.raw_os_error(), Some(2 | 20)) => {}
            Err(error) => saved = saved.or(Some(error)),
        }
    }
    Err((saved.unwrap_or_else(|| io::Error::from_raw_os_error(2)), ""))
}

/// Lets the child inherit some files while it is begun.
fn with_inherited<T>(kept: &[i32], errors: i32, begin: impl FnOnce() -> T) -> T {
    let files: Vec<i32> = kept.iter().copied().filter(|&fd| fd > 2 && fd != errors).collect();
    let before: Vec<_> = files.iter().map(|&fd| borrowed(fd).and_then(|fd| Ok(rustix::io::fcntl_getfd(fd)?))).collect();
    let set = |fd: i32, flags| borrowed(fd).and_then(|fd| Ok(rustix::io::fcntl_setfd(fd, flags)?));
    for &fd in &files {
        let _ = set(fd, rustix::io::FdFlags::empty());
    }
    let begun = begin();
    for (&fd, before) in files.iter().zip(before) {
        if let Ok(before) = before {
            let _ = set(fd, before);
        }
    }
    begun
}
