//! Python source to CPython 3.12 code objects.

extern crate alloc;

mod assemble;
pub mod consts;
pub mod diff;
mod error;
pub mod flow;
mod instr;
pub mod marshal;
mod object;
mod printable;
mod repr;
mod set_order;
mod string;

pub use assemble::finish;
pub use error::{CompileError, ErrorKind};
pub use instr::{Arg, Instr, Item, Label, Location, Unit};
pub use object::{CodeObject, Constant, ObjectRef, View};
pub use string::PyString;
