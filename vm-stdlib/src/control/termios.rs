//! `termios`: settings of terminals. Follows CPython's `Modules/termios.c`.

use std::io;

use vm_objects::object::bytes::Bytes;
use vm_objects::object::dict::Dict;
use vm_objects::object::list::List;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Obj, Python, Script, Trap, TypeSpec, Value};

use super::calls::{self, Queue};
use super::{c_int, constants, items, put_all};
use crate::arguments::{integer, new_bytes, new_int, new_str};
use crate::net::descriptor;

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "termios", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("tcdrain", Arity::One, |py, args| queue(py, args, Queue::Drain)),
    NativeDef::function("tcflow", Arity::Between(2, 2), |py, args| queue(py, args, Queue::Flow)),
    NativeDef::function("tcflush", Arity::Between(2, 2), |py, args| queue(py, args, Queue::Flush)),
    NativeDef::function("tcgetattr", Arity::One, get),
    NativeDef::function("tcgetwinsize", Arity::One, get_size),
    NativeDef::function("tcsendbreak", Arity::Between(2, 2), |py, args| queue(py, args, Queue::Break)),
    NativeDef::function("tcsetattr", Arity::Between(3, 3), set),
    NativeDef::function("tcsetwinsize", Arity::Between(2, 2), set_size),
];

static ERROR: TypeSpec = TypeSpec { built_in: TypeId::Exception, ..TypeSpec::new("termios", "error") };

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    put_all(py, namespace, &constants::TERMIOS)?;
    let class = py.host_type(&ERROR)?;
    py.put(namespace, "error", class)
}

fn failed(py: &mut Python<'_>, error: &io::Error) -> Trap {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let made = (|| Ok((py.host_type(&ERROR)?, new_str(py, text)?)))();
    match made {
        Ok((class, text)) => {
            let number = Value::from_int_truncated(error.raw_os_error().unwrap_or(0) as isize);
            py.error_of_class_with(class, &[number, text])
        }
        Err(trap) => trap,
    }
}

fn fd_of<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<i32, Trap> {
    let mut script = Script::new(args, 0)?;
    let file = args.get(0);
    descriptor(&mut script, py, args, file)
}

fn queue<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, what: Queue) -> Result<Value, Trap> {
    let fd = fd_of(py, args)?;
    let argument = match args.arg(1) {
        Some(argument) => c_int(py, argument)?,
        None => 0,
    };
    calls::queue(fd, what, argument).map_err(|error| failed(py, &error))?;
    Ok(Value::NONE)
}

const TIME: usize = libc::VTIME;
const MIN: usize = libc::VMIN;

/// `tcgetattr(fd)`
fn get<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let fd = fd_of(py, args)?;
    let settings = calls::attributes(fd).map_err(|error| failed(py, &error))?;
    let (input, output) = calls::speeds(&settings);
    let mut characters = Vec::new();
    for (index, &byte) in settings.c_cc.iter().enumerate() {
        // Without lines two of them are numbers.
        let is_number = settings.c_lflag & libc::ICANON == 0 && matches!(index, TIME | MIN);
        characters.push(if is_number { new_int(py, byte.into())? } else { new_bytes(py, &[byte])? });
    }
    let mut values = Vec::new();
    let flags = [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag, input, output];
    for flag in flags {
        values.push(new_int(py, flag.into())?);
    }
    values.push(List::from_slice(&mut py.heap, &characters)?.value());
    Ok(List::from_slice(&mut py.heap, &values)?.value())
}

/// `tcsetattr(fd, when, attributes)`
fn set<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let fd = fd_of(py, args)?;
    let when = c_int(py, args.get(1))?;
    let given = py.unwrapped(args.get(2));
    let given = given.cast::<List>().and_then(|_| items(given));
    let Some(values) = given.filter(|values| values.len() == 7) else {
        return Err(py.type_error(format_args!("tcsetattr, arg 3: must be 7 element list")));
    };
    let mut settings = calls::attributes(fd).map_err(|error| failed(py, &error))?;
    let mut numbers = [0_u32; 6];
    for (number, &value) in numbers.iter_mut().zip(&values) {
        *number = integer(py, value)? as u32;
    }
    let count = settings.c_cc.len();
    let characters = values.last().and_then(|&value| items(py.unwrapped(value)));
    let Some(characters) = characters.filter(|characters| characters.len() == count) else {
        return Err(py.type_error(format_args!("tcsetattr: attributes[6] must be {count} element list")));
    };
    for (slot, value) in settings.c_cc.iter_mut().zip(characters) {
        let inner = py.unwrapped(value);
        *slot = match inner.cast::<Bytes>().map(|bytes| bytes.as_slice().to_vec()).as_deref() {
            Some(&[byte]) => byte,
            None if py.is_instance_of(value, TypeId::Int) => integer(py, value)? as u8,
            _ => {
                let text = "tcsetattr: elements of attributes must be characters or integers";
                return Err(py.type_error(format_args!("{text}")));
            }
        };
    }
    let [input, output, control, local, from, to] = numbers;
    (settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag) = (input, output, control, local);
    calls::set_attributes(fd, when, settings, (from, to)).map_err(|error| failed(py, &error))?;
    Ok(Value::NONE)
}

/// `tcgetwinsize(fd)`: rows and columns.
fn get_size<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let fd = fd_of(py, args)?;
    let (_, bytes) = calls::ioctl_bytes(fd, libc::TIOCGWINSZ, &[0; 8]).map_err(|error| failed(py, &error))?;
    let number = |at: usize| i64::from(u16::from_ne_bytes([bytes[at], bytes[at + 1]]));
    let values = [new_int(py, number(0))?, new_int(py, number(2))?];
    py.tuple(&values)
}

/// `tcsetwinsize(fd, winsize)`
fn set_size<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let fd = fd_of(py, args)?;
    let given = args.get(1);
    let mut script = Script::new(args, 0)?;
    let file = args.get(0);
    descriptor(&mut script, py, args, file)?;
    let list = script.collect(py, args, given)?;
    let Some(&[rows, columns]) = items(list).as_deref() else {
        return Err(py.type_error(format_args!("tcsetwinsize, arg 2: must be a two-item sequence")));
    };
    let mut bytes = [0_u8; 8];
    for (place, value) in bytes.chunks_exact_mut(2).zip([rows, columns]) {
        let Ok(number) = u16::try_from(integer(py, value)?) else {
            let text = "winsize value(s) out of range.";
            return Err(py.error(TypeId::OverflowError, format_args!("{text}")));
        };
        place.copy_from_slice(&number.to_ne_bytes());
    }
    calls::ioctl_bytes(fd, libc::TIOCSWINSZ, &bytes).map_err(|error| failed(py, &error))?;
    Ok(Value::NONE)
}
