//! The built-in functions.

pub(crate) mod attributes;
mod awaiting;
mod classes;
pub(crate) mod instance_checks;
mod compile;
mod execution;
mod iteration;
mod numbers;
mod print;
mod quick;
mod reduce;
mod text;

pub(crate) use attributes::{names_of, sort_names};

use crate::exceptions::report::REPORT;
use crate::features::ASYNC;
use crate::lifetimes::SHUTDOWN;
use crate::native::{BUILTINS_TABLE, NativeDef, find_def};
use crate::value::Value;

/// `builtins`, sorted by name.
pub(crate) static FUNCTIONS: &[NativeDef] = &[
    classes::BUILD_CLASS,
    crate::imports::BUILTIN,
    REPORT,
    SHUTDOWN,
    numbers::ABS,
    ASYNC.native(awaiting::AITER),
    reduce::ALL,
    ASYNC.native(awaiting::ANEXT),
    reduce::ANY,
    text::ASCII,
    text::BIN,
    crate::modules::sys::breakpoints::BREAKPOINT,
    classes::CALLABLE,
    text::CHR,
    compile::COMPILE,
    attributes::DELATTR,
    attributes::DIR,
    numbers::DIVMOD,
    execution::EVAL,
    execution::EXEC,
    text::FORMAT,
    attributes::GETATTR,
    attributes::GLOBALS,
    attributes::HASATTR,
    classes::HASH,
    text::HEX,
    classes::ID,
    print::INPUT,
    instance_checks::ISINSTANCE,
    instance_checks::ISSUBCLASS,
    iteration::ITER,
    iteration::LEN,
    attributes::LOCALS,
    reduce::MAX,
    reduce::MIN,
    iteration::NEXT,
    text::OCT,
    text::ORD,
    numbers::POW,
    print::PRINT,
    text::REPR,
    numbers::ROUND,
    attributes::SETATTR,
    reduce::SORTED,
    reduce::SUM,
    attributes::VARS,
];

/// The built-in function of that name.
pub(crate) fn named(name: &str) -> Option<Value> {
    find_def(FUNCTIONS, name).map(|index| Value::from_native(BUILTINS_TABLE, index))
}
