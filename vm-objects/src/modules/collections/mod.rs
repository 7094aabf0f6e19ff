//! `_collections`, as CPython's `Modules/_collectionsmodule.c` and `Objects/odictobject.c`.
//!
//! | file | what |
//! |---|---|
//! | `ring` | the items of a deque |
//! | `deque` | its constructor and methods |
//! | `deque_search` | those that compare items, and its comparison |
//! | `deque_iterator` | its iterators |
//! | `defaultdict` | `defaultdict` |
//! | `ordered_dict` | `OrderedDict` |
//! | `counting` | `_count_elements`, `_tuplegetter` |

pub(crate) mod counting;
pub(crate) mod defaultdict;
pub(crate) mod deque;
pub(crate) mod deque_iterator;
mod deque_search;
pub(crate) mod ordered_dict;
pub(crate) mod ring;

use super::ModuleDef;
use crate::native::{Arity, NativeDef};
use crate::types::TypeId as T;

pub(super) static MODULE: ModuleDef = ModuleDef {
    name: "_collections",
    functions: FUNCTIONS,
    values: |py, namespace| {
        let kinds =
            [T::OrderedDict, T::DequeIterator, T::DequeReverseIterator, T::TupleGetter, T::DefaultDict, T::Deque];
        for kind in kinds {
            py.put(namespace, kind.names().1, kind.value())?;
        }
        Ok(())
    },
};

static FUNCTIONS: &[NativeDef] =
    &[NativeDef::function("_count_elements", Arity::Between(2, 2), counting::count_elements)];
