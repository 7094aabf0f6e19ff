//! Classes made by programs: made, looked up in, instantiated, and their special methods.
//!
//! | file | what |
//! |---|---|
//! | `lookup` | an attribute in a class and its bases, with a small cache |
//! | `special` | operators and other instructions whose operands have special methods |

pub(crate) mod lookup;
pub(crate) mod special;
