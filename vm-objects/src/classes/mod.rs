//! Classes made by programs: made, looked up in, instantiated, and their special methods.
//!
//! | file | what |
//! |---|---|
//! | `build_class` | the `class` statement |
//! | `new_class` | `type(name, bases, namespace)` |
//! | `mro` | the order of the bases |
//! | `lookup` | an attribute in a class and its bases, with a small cache |
//! | `features` | which special methods a class is known to have |
//! | `host_types` | classes made of the types that the host brings |
//! | `instantiate` | a class called |
//! | `super_call` | `super()` |
//! | `special` | operators and other instructions whose operands have special methods |

pub(crate) mod build_class;
pub(crate) mod features;
mod host_types;
pub(crate) mod instantiate;
pub(crate) mod lookup;
mod mro;
pub(crate) mod new_class;
mod plain;
pub(crate) mod special;
pub(crate) mod super_call;

use crate::native::{Arity, NativeDef};

/// Routines that are values but stand in no type's table.
pub(crate) static ROUTINES: &[NativeDef] = &[
    NativeDef::function("__new__", Arity::Free, instantiate::builtin_new),
    NativeDef::function("__new__", Arity::Free, new_class::type_new),
];
/// `T.__new__`, bound to `T`.
pub(crate) const BUILTIN_NEW: u16 = 0;
/// `type.__new__`, not bound.
pub(crate) const TYPE_NEW: u16 = 1;
