//! The built-in functions.

use crate::native::{BUILTINS_TABLE, NativeDef, find_def};
use crate::python::REPORT;
use crate::value::Value;

/// `builtins`, sorted by name.
pub(crate) static FUNCTIONS: &[NativeDef] = &[REPORT];

/// The built-in function of that name.
pub(crate) fn named(name: &str) -> Option<Value> {
    find_def(FUNCTIONS, name).map(|index| Value::from_native(BUILTINS_TABLE, index))
}
