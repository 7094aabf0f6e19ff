//! `except*`, and what is raised after its clauses.
//!
//! Follows `exception_group_match` of CPython's `Python/ceval.c` and `_PyExc_PrepReraiseStar` of `Objects/exceptions.c`;
//! but an overridden `derive` is not asked here.

use super::split::Condition;
use crate::Trap;
use crate::exceptions::classes::{exception_layout, is_exception_class};
use crate::heap::Obj;
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::heap_sort::heap_sort;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

fn or_none(value: Value) -> Value {
    if value.is_null() { Value::NONE } else { value }
}

/// Whether two exceptions are at the same place: one is a part of what the other was, raised again.
fn same_place(a: Obj<Exception>, b: Obj<Exception>) -> bool {
    a.traceback.get() == b.traceback.get() && a.cause.get() == b.cause.get() && a.context.get() == b.context.get()
}

impl<'h> Python<'h> {
    /// `CHECK_EG_MATCH`: the rest and the match.
    pub(crate) fn match_group(&mut self, exception: Value, kind: Value) -> Result<(Value, Value), Trap> {
        self.check_star_kind(kind)?;
        let Some(raised) = exception.cast::<Exception>() else { return Ok((Value::NONE, Value::NONE)) };
        let group = self.members_of_group(raised).is_some();
        if self.is_exception_of(exception, kind) {
            if group {
                return Ok((Value::NONE, exception));
            }
            let message = Str::from_str(&mut self.heap, "")?.value();
            let inside = Tuple::from_slice(&mut self.heap, &[exception])?.value();
            let wrapped = self.new_exception(TypeId::ExceptionGroup.value(), &[message, inside])?;
            wrapped.traceback.set(raised.traceback.get());
            return Ok((Value::NONE, wrapped.value()));
        }
        if !group {
            return Ok((exception, Value::NONE));
        }
        let [matched, rest] = self.split_exception(raised, &Condition::Kind(kind), &mut None)?;
        Ok((or_none(rest), or_none(matched)))
    }

    fn check_star_kind(&mut self, kind: Value) -> Result<(), Trap> {
        let one = [kind];
        let tuple = kind.cast::<Tuple>();
        let kinds: &[Value] = tuple.as_ref().map_or(&one, |kinds| kinds.values());
        if !kinds.iter().all(|&kind| is_exception_class(kind)) {
            let text = "catching classes that do not inherit from BaseException is not allowed";
            return Err(self.type_error(format_args!("{text}")));
        }
        let group = |kind: Value| exception_layout(kind).is_some_and(|k| k.is_subtype(TypeId::BaseExceptionGroup));
        if kinds.iter().any(|&kind| group(kind)) {
            let text = "catching ExceptionGroup with except* is not allowed. Use except instead.";
            return Err(self.type_error(format_args!("{text}")));
        }
        Ok(())
    }

    /// `INTRINSIC_PREP_RERAISE_STAR`: what to raise after the clauses, or `None`.
    pub(crate) fn prepare_reraise_star(&mut self, original: Value, raised: Value) -> Result<Value, Trap> {
        let (Some(original), Some(list)) = (original.cast::<Exception>(), raised.cast::<List>()) else {
            return Ok(Value::NONE);
        };
        let raised = || list.items().iter().filter_map(|one| one.get().cast::<Exception>());
        if self.members_of_group(original).is_none() {
            // A naked exception that was wrapped: at most one clause has run.
            return Ok(raised().next().map_or(Value::NONE, Obj::value));
        }
        let (mut new, mut kept) = (self.scratch::<Value>(), self.scratch::<Value>());
        for exception in raised() {
            let again = same_place(exception, original)
                && self.notes(exception).is_some() == self.notes(original).is_some()
                && self.members_of_group(exception).is_some();
            let room = if again { self.add_leaves(exception, &mut kept) } else { new.push(exception.value()) };
            if !room {
                return Err(Trap::Memory);
            }
        }
        heap_sort(&mut kept, |a, b| a.identity() < b.identity());
        if !kept.is_empty() {
            let [kept, _] = self.split_exception(original, &Condition::Leaves(&kept), &mut None)?;
            if !kept.is_null() && !new.push(kept) {
                return Err(Trap::Memory);
            }
        }
        match *new {
            [] => Ok(Value::NONE),
            [one] => Ok(one),
            _ => {
                let message = Str::from_str(&mut self.heap, "")?.value();
                Ok(self.new_group(message, &new)?.value())
            }
        }
    }

    fn notes(&self, exception: Obj<Exception>) -> Option<Value> {
        exception.attrs.get().cast::<Dict>()?.get_text("__notes__")
    }

    /// The identities of the exceptions in a group that are no groups; false without memory.
    fn add_leaves(&self, group: Obj<Exception>, leaves: &mut crate::python::Scratch<'h, Value>) -> bool {
        let mut open = self.scratch::<Obj<Exception>>();
        let mut room = open.push(group);
        while let Some(&here) = open.last().filter(|_| room) {
            open.truncate(open.len().saturating_sub(1));
            match self.members_of_group(here) {
                None => room = leaves.push(here.value()),
                Some(members) => {
                    for one in members.values().iter().filter_map(|one| one.cast::<Exception>()) {
                        room = room && open.push(one);
                    }
                }
            }
        }
        room
    }
}
