//! Exception groups: split by a condition, and `except*`.
//!
//! | file | what |
//! |---|---|
//! | `split` | the parts of a group that meet a condition, and the rest |
//! | `star` | `except*` and what is raised after its clauses |

mod split;
mod star;

use crate::Trap;
use crate::exceptions::classes::member;
use crate::heap::Obj;
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

pub(crate) use split::Calls;

impl Python<'_> {
    /// The exceptions of a group; `None` for an exception that is none.
    pub(crate) fn members_of_group(&self, exception: Obj<Exception>) -> Option<Obj<Tuple>> {
        if !self.is_instance_of(exception.value(), TypeId::BaseExceptionGroup) {
            return None;
        }
        exception.member(member::EXCEPTIONS).cast::<Tuple>()
    }

    /// `BaseExceptionGroup(message, exceptions)`.
    pub(crate) fn new_group(&mut self, message: Value, exceptions: &[Value]) -> Result<Obj<Exception>, Trap> {
        let list = List::from_slice(&mut self.heap, exceptions)?;
        self.new_exception(TypeId::BaseExceptionGroup.value(), &[message, list.value()])
    }

    /// A part of a group is where the group is: the same traceback, cause, context and notes.
    fn copy_place(&mut self, from: Obj<Exception>, to: Obj<Exception>) -> Result<(), Trap> {
        let name = Str::intern(&mut self.heap, "__notes__")?;
        let notes = from.attrs.get().cast::<Dict>().and_then(|attrs| attrs.get_str(name));
        if let Some(notes) = notes.and_then(|notes| notes.cast::<List>()) {
            let copy = Tuple::from_cells(&mut self.heap, notes.items())?;
            let copy = List::from_slice(&mut self.heap, copy.values())?;
            let attrs = self.attributes_of(to)?;
            attrs.insert_str(&mut self.heap, name, copy.value())?;
        }
        to.traceback.set(from.traceback.get());
        to.context.set(from.context.get());
        to.cause.set(from.cause.get());
        to.set_suppress_context(from.suppress_context());
        Ok(())
    }
}
