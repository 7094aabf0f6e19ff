//! Objects whose `repr` is being made by a routine of their own: `Py_ReprEnter` of CPython's `Objects/object.c`.

use crate::Trap;
use crate::object::list::List;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::value::Value;

impl Python<'_> {
    /// Whether the object's `repr` is being made: then it is inside itself.
    pub(crate) fn in_repr(&self, object: Value) -> bool {
        let open = self.open_reprs.cast::<List>();
        open.is_some_and(|open| open.items().iter().any(|other| other.get() == object))
    }

    fn enter_repr(&mut self, object: Value) -> Result<(), Trap> {
        if self.in_repr(object) {
            return Ok(());
        }
        match self.open_reprs.cast::<List>() {
            Some(open) => open.push(&mut self.heap, object),
            None => {
                self.open_reprs = List::from_slice(&mut self.heap, &[object])?.value();
                Ok(())
            }
        }
    }

    /// The object's `repr` is made.
    pub(crate) fn leave_repr(&mut self, object: Value) {
        let Some(open) = self.open_reprs.cast::<List>() else { return };
        let place = open.items().iter().rposition(|other| other.get() == object);
        if let Some(place) = place {
            open.remove(place);
        }
    }
}

impl Script {
    /// `repr(part)`, for the `repr` of `whole`, which is open while the part's is made.
    pub(crate) fn repr_of_part<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        [whole, part]: [Value; 2],
    ) -> Result<Value, Trap> {
        self.in_repr_of(py, args, whole, |script, py, args| script.repr(py, args, part))
    }

    /// A step of the `repr` of `whole`, which is open while something is called for it.
    pub(crate) fn in_repr_of<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        whole: Value,
        step: impl FnOnce(&mut Script, &mut Python<'h>, &mut Args<'_, 'h>) -> Result<Value, Trap>,
    ) -> Result<Value, Trap> {
        match self.attempt(py, args, step) {
            Err(Trap::Call) => {
                py.enter_repr(whole)?;
                Err(Trap::Call)
            }
            Err(trap) => Err(trap),
            Ok(Ok(text)) => Ok(text),
            Ok(Err(exception)) => {
                py.leave_repr(whole);
                Err(py.raise_again(exception))
            }
        }
    }
}
