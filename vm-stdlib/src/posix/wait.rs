//! Children: `waitpid`, and what it says of them.

use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus;

use rustix::process::{Pid, WaitOptions};
use vm_objects::{Args, Python, Trap, Value};

use crate::arguments::{integer, new_int};
use crate::net::ready::{self, Limit, Waited};

/// Numbers for [`waitpid`].
pub(super) const NUMBERS: [(&str, i64); 3] = [("WCONTINUED", 8), ("WNOHANG", 1), ("WUNTRACED", 2)];

/// `system(command)`: the shell's status.
pub(super) fn system<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = vm_objects::Script::new(args, 0)?;
    let [command] = crate::arguments::named(py, args, "system", 0, ["command"])?;
    let command = crate::arguments::required(py, command, "system", "command", 1)?;
    let command = super::fs_path(&mut script, py, args, command)?;
    let command = super::path_of(py, command, "system")?;
    let run = std::process::Command::new("/bin/sh").arg("-c").arg(command).status();
    match run {
        Ok(status) => new_int(py, status.into_raw().into()),
        Err(error) => Err(crate::os_error::raise(py, &error, Value::NULL)),
    }
}

/// `waitpid(pid, options)`: the child and its status; zeros when there is none yet.
pub(super) fn waitpid<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (pid, options) = (integer(py, args.get(0))?, integer(py, args.get(1))?);
    // A number that is none of a process means any child.
    let pid = i32::try_from(pid).ok().filter(|&pid| pid > 0).and_then(Pid::from_raw);
    child(py, args, pid, WaitOptions::from_bits_truncate(options as u32))
}

/// `wait()`: any child.
pub(super) fn wait<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    child(py, args, None, WaitOptions::empty())
}

fn child<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    pid: Option<Pid>,
    options: WaitOptions,
) -> Result<Value, Trap> {
    let limit = if options.contains(WaitOptions::NOHANG) { Limit::Nanoseconds(0) } else { Limit::None };
    let mut found = None;
    let waited = ready::wait(py, args, (limit, Value::NONE), |limit| {
        let options = if limit == Limit::None { options } else { options | WaitOptions::NOHANG };
        found = rustix::process::waitpid(pid, options)?;
        Ok(found.is_some())
    })?;
    let (pid, status) = match (waited, found) {
        (Waited::Ready, Some((pid, status))) => (pid.as_raw_nonzero().get(), status.as_raw()),
        _ => (0, 0),
    };
    let (pid, status) = (new_int(py, pid.into())?, new_int(py, status.into())?);
    py.tuple(&[pid, status])
}

fn status(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<ExitStatus, Trap> {
    let status = integer(py, args.get(0))?;
    Ok(ExitStatus::from_raw(status as i32))
}

/// `WIF…(status)`
pub(super) fn test<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    so: fn(ExitStatus) -> bool,
) -> Result<Value, Trap> {
    Ok(Value::from_bool(so(status(py, args)?)))
}

/// `WEXITSTATUS(status)` and its kin: 0 where it has no meaning.
pub(super) fn part<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    of: fn(ExitStatus) -> Option<i32>,
) -> Result<Value, Trap> {
    let part = of(status(py, args)?).unwrap_or(0);
    new_int(py, part.into())
}

/// `waitstatus_to_exitcode(status)`
pub(super) fn exit_code<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let status = status(py, args)?;
    let raw = status.into_raw();
    match (status.code(), status.signal(), status.stopped_signal()) {
        (Some(code), ..) => new_int(py, code.into()),
        (_, Some(signal), _) => new_int(py, -i64::from(signal)),
        (.., Some(signal)) => Err(py.value_error(format_args!("process stopped by delivery of signal {signal}"))),
        _ => Err(py.value_error(format_args!("invalid wait status: {raw}"))),
    }
}
