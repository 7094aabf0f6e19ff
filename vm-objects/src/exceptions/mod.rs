//! Exceptions raised, chained, matched, traced, shown.
//!
//! | file | what |
//! |---|---|
//! | `classes` | which types are exceptions, and what each keeps beside its arguments |
//! | `intrinsics` | `CALL_INTRINSIC_1` and `_2` |
//! | `make` | exceptions of built-in classes made |
//! | `raise` | `raise`, `raise from`, a bare `raise` |
//! | `context` | `__context__` |
//! | `traceback` | a step for each frame that an exception passes |
//! | `groups` | exception groups, `except*` |
//! | `matching` | `except` clauses |
//! | `report` | what is shown of an uncaught exception |
//! | `text` | `str` and `repr` |
//! | `with` | the methods of a `with` statement |

pub(crate) mod classes;
mod context;
pub(crate) mod groups;
mod intrinsics;
mod make;
mod matching;
mod raise;
pub(crate) mod report;
pub(crate) mod text;
mod traceback;
mod with;
