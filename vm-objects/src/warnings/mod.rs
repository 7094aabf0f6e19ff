//! Warnings: what the machine warns of, and the filters that say what becomes of it. CPython's `Python/_warnings.c`.
//!
//! | file | what |
//! |---|---|
//! | `state` | the filters and registries before the library's `warnings` is there, and where they are found after |
//! | `context` | where a warning comes from: file, line, module, and the module's registry |
//! | `explicit` | filters asked, registries kept, the warning shown or raised |
//! | `warn` | `warn(…)`, which puts them together |
//!
//! A routine that wants to warn asks for it by `Python::warn`; where that is a call like another, [`function`] is to be called.

mod context;
mod explicit;
mod state;
mod warn;

pub(crate) use explicit::EXPLICIT;
pub(crate) use state::Warnings;
pub(crate) use warn::WARN;

use crate::native::NativeFn;
use crate::value::Value;

/// What is said without the feature: nothing.
pub(crate) const QUIET: NativeFn = |_, _| Ok(Value::NONE);

/// `_warnings.warn` as a value.
pub(crate) fn function() -> Value {
    crate::modules::named("_warnings", "warn").unwrap_or(Value::NONE)
}
