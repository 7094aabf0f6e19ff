//! `_functools`, as CPython's `Modules/_functoolsmodule.c`.
//!
//! | file | what |
//! |---|---|
//! | `reduce` | `reduce` |
//! | `partial` | `partial` |
//! | `cmp_to_key` | `cmp_to_key` |
//! | `lru_cache` | what `lru_cache` makes of a function |

pub(crate) mod cmp_to_key;
pub(crate) mod lru_cache;
pub(crate) mod partial;
mod reduce;

use super::ModuleDef;
use crate::native::{Arity, NativeDef};
use crate::types::TypeId;

pub(super) static MODULE: ModuleDef = ModuleDef {
    name: "_functools",
    functions: FUNCTIONS,
    values: |py, namespace| {
        for kind in [TypeId::Partial, TypeId::LruCacheWrapper] {
            py.put(namespace, kind.names().1, kind.value())?;
        }
        Ok(())
    },
};

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("cmp_to_key", Arity::Free, cmp_to_key::cmp_to_key),
    NativeDef::function("reduce", Arity::Between(2, 3), reduce::reduce),
];
