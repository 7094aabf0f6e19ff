//! Routines that run again from the start after each call that they needed.
//!
//! Such a routine has no effect before its end. What its calls gave lies in its window behind its arguments, in the
//! order in which it asked: on the way through, an operation that needs a call again is given what it got.

use super::Conversion;
use crate::Trap;
use crate::classes::special;
use crate::heap::{Kind, Obj};
use crate::object::str::Str;
use crate::python::{Args, Python};
use crate::value::Value;

/// How far a routine's run is among the results of its calls.
pub(crate) struct Replay {
    next: usize,
}

impl Replay {
    /// At the start of a run.
    pub(crate) fn new(args: &Args<'_, '_>) -> Replay {
        Replay { next: args.nargs() }
    }

    /// The outcome of an operation on `operands`: where it answered [`Trap::Defer`], what the call gave or a request
    /// for it.
    pub(crate) fn outcome(
        &mut self,
        args: &mut Args<'_, '_>,
        operands: &[Value],
        outcome: Result<Value, Trap>,
    ) -> Result<Value, Trap> {
        if !matches!(outcome, Err(Trap::Defer)) {
            return outcome;
        }
        if self.next < args.len() {
            let value = args.get(self.next);
            self.next = self.next.wrapping_add(1);
            return Ok(value);
        }
        Err(args.defer(args.state, operands))
    }

    /// `str(value)`, `repr(value)` or `ascii(value)`.
    pub(crate) fn text<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        value: Value,
        conversion: Conversion,
    ) -> Result<Obj<Str>, Trap> {
        let outcome = py.text_of(value, conversion).map(Obj::value);
        let text = self.outcome(args, &[value], outcome)?;
        match py.unwrapped(text).cast::<Str>() {
            Some(text) => Ok(text),
            None => Err(py.refused("a text that is no str")),
        }
    }

    /// `hash(value)`.
    pub(crate) fn hash<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        value: Value,
    ) -> Result<isize, Trap> {
        match py.hash_of(value) {
            Err(Trap::Defer) => {
                let hash = self.outcome(args, &[value], Err(Trap::Defer))?;
                Ok(crate::ops::keyed::hash_of_result(hash))
            }
            done => done,
        }
    }

    /// `operator.index(value)`: an int.
    pub(crate) fn index<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        value: Value,
    ) -> Result<Value, Trap> {
        let outcome = py.index_of(value);
        self.outcome(args, &[value], outcome)
    }

    /// The special method `name` of a value called with `rest`; `None` if no program's class gives it.
    pub(crate) fn special<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        value: Value,
        name: &'static str,
        rest: &[Value],
    ) -> Result<Option<Value>, Trap> {
        let Some(found) = py.lookup_special(value, name) else { return Ok(None) };
        if self.next < args.len() {
            let value = args.get(self.next);
            self.next = self.next.wrapping_add(1);
            return Ok(Some(value));
        }
        Err(py.ask_special(args, args.state, found, value, rest))
    }

    /// `callable(*values)`.
    pub(crate) fn call_with(
        &mut self,
        args: &mut Args<'_, '_>,
        callable: Value,
        values: &[Value],
    ) -> Result<Value, Trap> {
        if self.next < args.len() {
            let value = args.get(self.next);
            self.next = self.next.wrapping_add(1);
            return Ok(value);
        }
        Err(args.call(args.state, callable, values))
    }

    /// What a library's module has under a name.
    pub(crate) fn imported<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        module: &'static str,
        name: &'static str,
    ) -> Result<Value, Trap> {
        let (import, module) = (py.builtin_named("__import__")?, Str::intern(&mut py.heap, module)?.value());
        let module = self.call_with(args, import, &[module])?;
        match self.attribute(py, args, module, name)? {
            Some(found) => Ok(found),
            None => {
                let name = Str::intern(&mut py.heap, name)?.value();
                Err(py.no_attribute(module, name))
            }
        }
    }

    /// A value of the first run through, to be the same in all: what a later one would make anew, or find changed.
    pub(crate) fn kept(&mut self, args: &mut Args<'_, '_>, value: Value) -> Result<Value, Trap> {
        let known = self.next < args.len();
        if !known {
            args.push(value)?;
        }
        let value = args.get(self.next);
        self.next = self.next.wrapping_add(1);
        Ok(value)
    }

    /// `object.name`; `None` if it has no such attribute.
    pub(crate) fn attribute<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        object: Value,
        name: &'static str,
    ) -> Result<Option<Value>, Trap> {
        let get = py.builtin_named("getattr")?;
        let name = Str::intern(&mut py.heap, name)?.value();
        let found = self.call_with(args, get, &[object, name, Value::NOT_IMPLEMENTED])?;
        Ok(Some(found).filter(|&found| found != Value::NOT_IMPLEMENTED))
    }

    /// `callable(value)`.
    pub(crate) fn call(&mut self, args: &mut Args<'_, '_>, callable: Value, value: Value) -> Result<Value, Trap> {
        if self.next < args.len() {
            let value = args.get(self.next);
            self.next = self.next.wrapping_add(1);
            return Ok(value);
        }
        Err(args.call(args.state, callable, &[value]))
    }
}

impl Python<'_> {
    /// The int of a value that is one, or has `__index__`. On [`Trap::Defer`] the routine's window is the value.
    pub(crate) fn index_of(&mut self, value: Value) -> Result<Value, Trap> {
        if value.is_small_int() || value.is_kind(Kind::Int) {
            return Ok(value);
        }
        if let Some(number) = value.as_bool() {
            return Ok(Value::from_int_truncated(number.into()));
        }
        if let Some(inside) = self.payload_of(value)
            && crate::ops::numbers::Whole::of(inside).is_some()
        {
            return Ok(inside);
        }
        if self.has_special(value, "__index__") {
            return Err(self.defer(&special::INDEX, 0));
        }
        let name = self.type_name(value);
        Err(self.type_error(format_args!("'{name}' object cannot be interpreted as an integer")))
    }
}
