//! CPython 3.11 code into the one internal form, 3.12.
//!
//! A [`Plan`] decides where everything goes; then it writes code, line table and exception table into memory that the
//! caller gives. The constants, names and slots stay as they are. What it does to the instructions:
//!
//! | 3.11 | 3.12 |
//! |---|---|
//! | `PRECALL` | nothing: `CALL` does it |
//! | `LOAD_METHOD`, `LOAD_ATTR` | `LOAD_ATTR`, the name's index times 2 |
//! | `COMPARE_OP` | the operator times 16, and the outcomes that are true |
//! | `LOAD_FAST` | `LOAD_FAST_CHECK`, unless it is a parameter that is never deleted |
//! | `LOAD_CLASSDEREF` | `LOAD_LOCALS`, `LOAD_FROM_DICT_OR_DEREF` |
//! | `JUMP_IF_X_OR_POP` | `COPY 1`, `POP_JUMP_IF_X`, `POP_TOP` |
//! | `POP_JUMP_FORWARD_IF_X` | `POP_JUMP_IF_X` |
//! | `POP_JUMP_BACKWARD_IF_X` | `POP_JUMP_IF_NOT_X` over a `JUMP_BACKWARD` |
//! | `UNARY_POSITIVE`, `LIST_TO_TUPLE`, `ASYNC_GEN_WRAP` | `CALL_INTRINSIC_1` |
//! | `PRINT_EXPR`, `IMPORT_STAR` | `CALL_INTRINSIC_1`, `POP_TOP` |
//! | `PREP_RERAISE_STAR` | `CALL_INTRINSIC_2` |
//! | where a `FOR_ITER` goes | `END_FOR` before it |
//! | where a `SEND` goes | `CLEANUP_THROW`, `END_SEND` before it, and a handler that leads there |
//! | a generator's end | `CALL_INTRINSIC_1 STOPITERATION_ERROR`, `RERAISE 1`, and a handler that leads there |
//!
//! The last two are done by `genobject.c` in 3.11, and by the code itself in 3.12. What the translator makes is not
//! verified yet.

mod exceptions;
mod layout;
mod lines;
mod plan;
mod rewrite;
#[cfg(test)]
mod tests;
mod walk;
mod writer;

pub use plan::Plan;
