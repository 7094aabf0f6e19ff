//! `fcntl`, `resource`, `termios`: what a program asks of the system about its files, its limits and its terminal. `calls` has the
//! system calls.

mod calls;
mod constants;
mod fcntl;
mod resource;
mod termios;

pub(crate) use fcntl::MODULE as FCNTL;
pub(crate) use resource::MODULE as RESOURCE;
pub(crate) use termios::MODULE as TERMIOS;

use vm_objects::object::dict::Dict;
use vm_objects::object::list::List;
use vm_objects::object::tuple::Tuple;
use vm_objects::{Obj, Python, Trap, Value};

use crate::arguments::{self, new_int};

/// Puts constants into a module.
fn put_all(py: &mut Python<'_>, namespace: Obj<Dict>, constants: &'static [(&'static str, i64)]) -> Result<(), Trap> {
    for &(name, number) in constants {
        let number = new_int(py, number)?;
        py.put(namespace, name, number)?;
    }
    Ok(())
}

/// What is in a list or a tuple.
fn items(value: Value) -> Option<Vec<Value>> {
    match (value.cast::<List>(), value.cast::<Tuple>()) {
        (Some(list), _) => Some(list.items().iter().map(core::cell::Cell::get).collect()),
        (_, Some(tuple)) => Some(tuple.values().to_vec()),
        _ => None,
    }
}

/// A number that C calls an `int`.
fn c_int(py: &mut Python<'_>, value: Value) -> Result<i32, Trap> {
    let number = arguments::integer(py, value)?;
    match i32::try_from(number) {
        Ok(number) => Ok(number),
        Err(_) => {
            let text = format_args!("Python int too large to convert to C int");
            Err(py.error(vm_objects::types::TypeId::OverflowError, text))
        }
    }
}
