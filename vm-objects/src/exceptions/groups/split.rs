//! The parts of a group that meet a condition, and the rest.
//!
//! Follows `exceptiongroup_split_recursive` of CPython's `Objects/exceptions.c`, with a stack in place of the recursion.
//! What a program's code is asked on the way (a condition, an overridden `derive`) is kept in the routine's window: it
//! runs again from the start after each call.

use crate::Trap;
use crate::exceptions::classes::{is_exception_class, member};
use crate::heap::{Kind, Obj};
use crate::object::exception::Exception;
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python, Scratch};
use crate::types::TypeId;
use crate::value::Value;

/// What decides whether an exception belongs to the match.
pub(crate) enum Condition<'s, 'h> {
    /// It is one of a class, or of a tuple of classes.
    Kind(Value),
    /// A function says so.
    Function(Value),
    /// It is one of these, by identity; the array is sorted.
    Leaves(&'s Scratch<'h, Value>),
}

/// The calls of a routine that runs again from the start after each.
pub(crate) struct Calls<'a, 'w, 'h> {
    args: &'a mut Args<'w, 'h>,
    next: usize,
}

impl<'a, 'w, 'h> Calls<'a, 'w, 'h> {
    /// At the start of a run.
    pub(crate) fn new(args: &'a mut Args<'w, 'h>) -> Self {
        let next = args.nargs();
        Self { args, next }
    }

    /// What the next call gave, if it was made.
    fn given(&mut self) -> Option<Value> {
        let given = (self.next < self.args.len()).then(|| self.args.get(self.next))?;
        self.next += 1;
        Some(given)
    }
}

/// A group that is being split.
#[derive(Clone, Copy)]
struct Level {
    group: Obj<Exception>,
    members: Obj<Tuple>,
    index: usize,
    /// Where its parts begin among those that matched, and among the rest.
    starts: [usize; 2],
}

/// Match and rest; null for nothing.
type Parts = [Value; 2];

impl<'h> Python<'h> {
    /// The condition that `split` and `subgroup` were given.
    pub(crate) fn condition<'s>(&mut self, value: Value) -> Result<Condition<'s, 'h>, Trap> {
        let kinds = value.cast::<Tuple>();
        let classes = match kinds {
            Some(kinds) => kinds.values().iter().all(|&kind| is_exception_class(kind)),
            None => is_exception_class(value),
        };
        if classes {
            return Ok(Condition::Kind(value));
        }
        let callable = matches!(value.kind(), Some(Kind::Function | Kind::BoundMethod)) || value.as_native().is_some();
        if callable || self.has_special(value, "__call__") {
            return Ok(Condition::Function(value));
        }
        Err(self.type_error(format_args!("expected a function, exception type or tuple of exception types")))
    }

    /// Splits an exception, group or not.
    pub(crate) fn split_exception(
        &mut self,
        exception: Obj<Exception>,
        condition: &Condition<'_, 'h>,
        calls: &mut Option<Calls<'_, '_, 'h>>,
    ) -> Result<Parts, Trap> {
        let mut levels = self.scratch::<Level>();
        let mut found = [self.scratch::<Value>(), self.scratch::<Value>()];
        let mut here = exception;
        loop {
            let meets = self.meets(here, condition, calls)?;
            let mut parts = match self.members_of_group(here).filter(|_| !meets) {
                Some(members) => {
                    let starts = [found[0].len(), found[1].len()];
                    if !levels.push(Level { group: here, members, index: 0, starts }) {
                        return Err(Trap::Memory);
                    }
                    [Value::NULL; 2]
                }
                None if meets => [here.value(), Value::NULL],
                None => [Value::NULL, here.value()],
            };
            // Groups that are done become parts of the groups around them.
            loop {
                for (found, part) in found.iter_mut().zip(parts) {
                    if !part.is_null() && !found.push(part) {
                        return Err(Trap::Memory);
                    }
                }
                let Some(level) = levels.last_mut() else { return Ok(parts) };
                if let Some(next) = level.members.get(level.index).and_then(|next| next.cast::<Exception>()) {
                    level.index += 1;
                    here = next;
                    break;
                }
                let level = *level;
                for ((part, found), start) in parts.iter_mut().zip(&mut found).zip(level.starts) {
                    *part = self.derived(level.group, found.get(start..).unwrap_or(&[]), calls)?;
                    found.truncate(start);
                }
                levels.truncate(levels.len().saturating_sub(1));
            }
        }
    }

    fn meets(
        &mut self,
        exception: Obj<Exception>,
        condition: &Condition<'_, 'h>,
        calls: &mut Option<Calls<'_, '_, 'h>>,
    ) -> Result<bool, Trap> {
        match (condition, calls) {
            (Condition::Kind(kind), _) => Ok(self.is_exception_of(exception.value(), *kind)),
            (Condition::Leaves(leaves), _) => {
                let group = self.members_of_group(exception).is_some();
                Ok(!group && leaves.binary_search_by_key(&exception.value().identity(), |leaf| leaf.identity()).is_ok())
            }
            (Condition::Function(function), Some(calls)) => {
                let Some(answer) = calls.given() else {
                    return Err(calls.args.call(0, *function, &[exception.value()]));
                };
                match self.truth_of_answer(answer) {
                    Err(Trap::Defer) => match calls.given() {
                        Some(truth) => Ok(truth == Value::TRUE),
                        None => Err(calls.args.defer(0, &[answer])),
                    },
                    truth => truth,
                }
            }
            (Condition::Function(_), None) => Err(self.refused("a condition that is a function")),
        }
    }

    fn truth_of_answer(&mut self, answer: Value) -> Result<bool, Trap> {
        vm_core::object::Model::truth(self, answer)
    }

    /// `group.derive(parts)`, placed where the group is; null when there are no parts.
    fn derived(
        &mut self,
        group: Obj<Exception>,
        parts: &[Value],
        calls: &mut Option<Calls<'_, '_, 'h>>,
    ) -> Result<Value, Trap> {
        if parts.is_empty() {
            return Ok(Value::NULL);
        }
        let found = self.class_attribute_named(group.class.get(), "derive");
        let derived = match calls {
            Some(calls) if found.as_native().is_none() => match calls.given() {
                Some(derived) => derived,
                None => {
                    let list = List::from_slice(&mut self.heap, parts)?;
                    return Err(self.ask_special(calls.args, 0, found, group.value(), &[list.value()]));
                }
            },
            _ => self.new_group(group.member(member::MSG), parts)?.value(),
        };
        let derived = derived.cast::<Exception>().filter(|e| self.members_of_group(*e).is_some());
        let Some(derived) = derived else {
            let text = "derive must return an instance of BaseExceptionGroup";
            return Err(self.error(TypeId::TypeError, format_args!("{text}")));
        };
        self.copy_place(group, derived)?;
        Ok(derived.value())
    }
}
