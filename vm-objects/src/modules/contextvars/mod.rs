//! `_contextvars`, as CPython's `Python/context.c`. A context holds its variables in a dict, which a copy copies.
//!
//! | file | what |
//! |---|---|
//! | `context` | `Context` |
//! | `variable` | `ContextVar`, `Token` |

mod context;
mod variable;

pub(crate) use context::CONTEXT;
pub(crate) use variable::{CONTEXT_VAR, TOKEN, TOKEN_MISSING, missing};

use super::ModuleDef;
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::hash::hash_identity;
use crate::object::instance::Instance;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

pub(super) static MODULE: ModuleDef = ModuleDef { name: "_contextvars", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] = &[NativeDef::function("copy_context", Arity::None, copy_context)];

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    let types = [("Context", TypeId::Context), ("ContextVar", TypeId::ContextVar), ("Token", TypeId::ContextToken)];
    types.into_iter().try_for_each(|(name, kind)| py.put(namespace, name, kind.value()))
}

/// `copy_context()`.
fn copy_context<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let current = py.current_context()?;
    context::copy_of(py, current)
}

/// The dict of a context.
fn variables(context: Obj<Instance>) -> Option<Obj<Dict>> {
    context.slot(0).cast::<Dict>()
}

/// The value of a variable in a context; null if it has none there.
fn value_in(context: Obj<Instance>, variable: Value) -> Value {
    let found = variables(context).and_then(|dict| {
        let position = dict.find_identical(hash_identity(variable), variable)?;
        dict.key_value_at(position)
    });
    found.map_or(Value::NULL, |(_, value)| value)
}

impl Python<'_> {
    /// The context that code runs in now.
    fn current_context(&mut self) -> Result<Obj<Instance>, Trap> {
        if let Some(context) = self.context.cast::<Instance>() {
            return Ok(context);
        }
        let dict = Dict::new(&mut self.heap)?;
        let context = self.plain(TypeId::Context, &[dict.value(), Value::NULL])?;
        self.context = context;
        context.cast::<Instance>().ok_or_else(|| self.refused("a context"))
    }
}
