//! `fcntl`: files by their numbers. Follows CPython's `Modules/fcntlmodule.c`. A number that a program gives is never taken for an
//! address, and only terminals have `ioctl`: what the others take has addresses inside.

use vm_core::object::Model;
use vm_objects::object::dict::Dict;
use vm_objects::object::str::Str;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Obj, Python, Script, Trap, Value};

use super::{c_int, calls, constants, put_all};
use crate::arguments::{self, integer, new_bytes, new_int};
use crate::net::descriptor;
use crate::os_error;

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "fcntl", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("fcntl", Arity::Between(2, 3), fcntl),
    NativeDef::function("flock", Arity::Between(2, 2), flock),
    NativeDef::function("ioctl", Arity::Between(2, 4), ioctl),
    NativeDef::function("lockf", Arity::Between(2, 5), lockf),
];

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    put_all(py, namespace, &constants::FCNTL)
}

/// The longest argument of bytes.
const LONGEST: usize = 1024;

fn failed(py: &mut Python<'_>, error: &std::io::Error) -> Trap {
    os_error::raise(py, error, Value::NULL)
}

/// An argument as bytes, if it is a str or bytes.
fn given_bytes(py: &mut Python<'_>, value: Value, function: &str) -> Result<Option<Vec<u8>>, Trap> {
    let bytes = match py.unwrapped(value).cast::<Str>() {
        Some(text) => arguments::string(text).into_bytes(),
        None if py.is_instance_of(value, TypeId::Int) || py.has_special(value, "__index__") => return Ok(None),
        None => match py.bytes_like(value) {
            Ok(buffer) => buffer.read(<[u8]>::to_vec),
            Err(Trap::Raise) => {
                let _ = py.take_exception();
                let kind = py.type_name(value);
                let text = format_args!("'{kind}' object cannot be interpreted as an integer");
                return Err(py.type_error(text));
            }
            Err(trap) => return Err(trap),
        },
    };
    if bytes.len() > LONGEST {
        return Err(py.value_error(format_args!("{function} string arg too long")));
    }
    Ok(Some(bytes))
}

/// The number in an argument, of which C takes the low bits.
fn number(py: &mut Python<'_>, value: Value) -> Result<i32, Trap> {
    Ok(integer(py, value)? as i32)
}

/// `fcntl(fd, cmd, arg=0)`
fn fcntl<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let file = args.get(0);
    let fd = descriptor(&mut script, py, args, file)?;
    let command = c_int(py, args.get(1))?;
    let argument = args.arg(2).unwrap_or(Value::from_int_truncated(0));
    match given_bytes(py, argument, "fcntl")? {
        Some(bytes) => match calls::fcntl_bytes(fd, command, &bytes) {
            Ok(bytes) => new_bytes(py, &bytes),
            Err(error) => Err(failed(py, &error)),
        },
        None => {
            let argument = number(py, argument)?;
            match calls::fcntl_number(fd, command, argument) {
                Ok(answer) => new_int(py, answer.into()),
                Err(error) => Err(failed(py, &error)),
            }
        }
    }
}

/// `ioctl(fd, request, arg=0, mutate_flag=True)`
fn ioctl<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let file = args.get(0);
    let fd = descriptor(&mut script, py, args, file)?;
    let request = u64::from(integer(py, args.get(1))? as u32);
    let argument = args.arg(2).unwrap_or(Value::from_int_truncated(0));
    let changes = match args.arg(3) {
        Some(flag) => script.truth(py, args, flag)?,
        None => true,
    };
    let is_text = py.unwrapped(argument).cast::<Str>().is_some();
    let is_bytes = py.is_instance_of(argument, TypeId::Bytes);
    let Some(bytes) = given_bytes(py, argument, "ioctl")? else {
        let argument = number(py, argument)?;
        return match calls::ioctl_number(fd, request, argument) {
            Ok(answer) => new_int(py, answer.into()),
            Err(error) => Err(failed(py, &error)),
        };
    };
    let target = if is_text || is_bytes || !changes { None } else { py.writable_buffer(argument)? };
    let (answer, bytes) = calls::ioctl_bytes(fd, request, &bytes).map_err(|error| failed(py, &error))?;
    match target {
        Some(target) => {
            target.cells().iter().zip(bytes).for_each(|(cell, byte)| cell.set(byte));
            new_int(py, answer.into())
        }
        None => new_bytes(py, &bytes),
    }
}

/// `flock(fd, operation)`
fn flock<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let file = args.get(0);
    let fd = descriptor(&mut script, py, args, file)?;
    let operation = c_int(py, args.get(1))?;
    calls::flock(fd, operation).map_err(|error| failed(py, &error))?;
    Ok(Value::NONE)
}

/// `lockf(fd, cmd, len=0, start=0, whence=0)`
fn lockf<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let file = args.get(0);
    let fd = descriptor(&mut script, py, args, file)?;
    let command = c_int(py, args.get(1))?;
    let mut numbers = [0; 3];
    for (index, slot) in numbers.iter_mut().enumerate() {
        if let Some(value) = args.arg(2 + index) {
            *slot = integer(py, value)?;
        }
    }
    let [len, start, whence] = numbers;
    // `LOCK_SH`, `LOCK_EX`, `LOCK_UN`; 4 is `LOCK_NB`.
    let kind = match command {
        8 => 2,
        command if command & 1 != 0 => 0,
        command if command & 2 != 0 => 1,
        _ => return Err(py.value_error(format_args!("unrecognized lockf argument"))),
    };
    let part = (i16::try_from(whence).unwrap_or(-1), start, len);
    calls::lock(fd, kind, command & 4 == 0, part).map_err(|error| failed(py, &error))?;
    Ok(Value::NONE)
}
