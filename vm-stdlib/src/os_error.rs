//! Errors of the operating system as `OSError`.

use std::io;

use vm_objects::types::TypeId;
use vm_objects::{Python, Trap, Value};

use crate::arguments::new_str;

/// Raises the `OSError` for an error of Rust's.
pub(crate) fn raise(py: &mut Python<'_>, error: &io::Error, filename: Value) -> Trap {
    raise_of_two(py, error, filename, Value::NULL)
}

/// As [`raise`], of an operation with two files.
pub(crate) fn raise_of_two(py: &mut Python<'_>, error: &io::Error, filename: Value, second: Value) -> Trap {
    match raised(py, error, filename, second) {
        Ok(trap) | Err(trap) => trap,
    }
}

fn raised(py: &mut Python<'_>, error: &io::Error, filename: Value, second: Value) -> Result<Trap, Trap> {
    let Some(errno) = error.raw_os_error() else {
        return Ok(py.error(TypeId::OSError, format_args!("{error}")));
    };
    let text = error.to_string();
    // Rust adds the number.
    let text = text.split(" (os error").next().unwrap_or(&text);
    let text = new_str(py, text)?;
    let errno = Value::from_int_truncated(errno as isize);
    let all = [errno, text, filename, Value::NONE, second];
    let len = if !second.is_null() {
        5
    } else if filename.is_null() {
        2
    } else {
        3
    };
    Ok(py.error_with(TypeId::OSError, &all[..len]))
}
