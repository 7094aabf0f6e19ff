//! The object trait: the only door between the interpreter and the objects.
//!
//! A [`Model`] says what values are and what each instruction means for them. Its methods come in groups; a model
//! implements the groups that it has, and the defaults refuse by the instruction's name. No method calls back into the
//! interpreter: what needs Python code to run answers with a [`Trap`].

mod cache;
mod model;
mod trap;
mod window;

pub use cache::InlineCache;
pub use model::{Callee, GeneratorFrame, Made, Model, Suspended, TraceEvent};
pub use trap::Trap;
pub use window::{Caller, Input, Request, Window};
