//! Routines written as if they could call.
//!
//! A routine that must ask for calls is entered again after each, from its beginning. A [`Script`] gives it what its
//! steps gave before: the outcome of each lies in the window, behind the arguments and the routine's own slots, in the
//! order of the steps. So the routine's text is the plain order of events. What it changes, it changes when no step
//! follows any more, or before [`Script::restart`], with which a loop forgets the steps that it is done with: only its own
//! slots and objects remember them.
//!
//! A step without a call is noted too, but forgotten when the run is repeated for want of memory: it must not matter
//! that it is done twice.

use super::compare::EQUAL;
use super::steps::room;
use crate::Trap;
use crate::object::str::Str;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::{Input, Model};

/// How far a routine's run is among its steps.
pub struct Script {
    /// Where the outcomes begin.
    base: usize,
    /// Where those begin that are not forgotten.
    start: usize,
    next: usize,
}

/// In the slot of an outcome that was forgotten in this run: it goes with the next request, and until then the run may be
/// repeated. No value of a program looks like this.
const FORGOTTEN: Value = Value::from_native(1022, 0);

impl Script {
    /// At the start of a run of a routine with `own` slots behind its arguments, null at first.
    pub fn new(args: &mut Args<'_, '_>, own: usize) -> Result<Script, Trap> {
        room(args)?;
        let base = args.nargs().saturating_add(own);
        if args.input == Input::Start {
            args.resize(base)?;
            return Ok(Script { base, start: base, next: base });
        }
        let forgotten = args.slots().iter().skip(base).take_while(|&&slot| slot == FORGOTTEN).count();
        let (start, last) = (base.saturating_add(forgotten), args.len().wrapping_sub(1));
        if forgotten != 0 {
            args.state = 0;
        } else if args.input == Input::Stopped {
            args.set(last, Value::NULL);
        } else if args.input == Input::Raised {
            args.state |= 1_u32.wrapping_shl(last.wrapping_sub(start) as u32);
        }
        Ok(Script { base, start, next: start })
    }

    /// From here on the routine has a frame of its own: what its slots and objects remember is not undone when a step is
    /// run again.
    pub(crate) fn enter(&mut self, args: &mut Args<'_, '_>) -> Result<(), Trap> {
        match self.noted(args) {
            Some(_) => Ok(()),
            None => {
                self.settle(args);
                Err(args.enter(args.state))
            }
        }
    }

    /// Whether the next step has been made already.
    pub(crate) fn is_noted(&self, args: &Args<'_, '_>) -> bool {
        self.next < args.len()
    }

    /// Forgets the steps so far: the next one is the first.
    pub fn restart(&mut self, args: &mut Args<'_, '_>) {
        let len = args.len();
        for index in self.start..len {
            args.set(index, FORGOTTEN);
        }
        (self.start, self.next, args.state) = (len, len, 0);
    }

    /// Before a request: what is forgotten leaves the window.
    fn settle(&mut self, args: &mut Args<'_, '_>) {
        let forgotten = self.start.wrapping_sub(self.base);
        if forgotten == 0 {
            return;
        }
        let len = args.len();
        for index in self.start..len {
            let value = args.get(index);
            args.set(index.wrapping_sub(forgotten), value);
        }
        // Making it shorter never fails.
        let _ = args.resize(len.wrapping_sub(forgotten));
        (self.start, self.next) = (self.base, self.next.wrapping_sub(forgotten));
    }

    /// What the next step gave before.
    fn noted(&mut self, args: &Args<'_, '_>) -> Option<Value> {
        if self.next >= args.len() {
            return None;
        }
        let value = args.get(self.next);
        self.next = self.next.wrapping_add(1);
        Some(value)
    }

    /// An operation on `operands`, which its routine wants if it answers [`Trap::Defer`].
    pub fn operation<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        operands: &[Value],
        run: impl FnOnce(&mut Python<'h>) -> Result<Value, Trap>,
    ) -> Result<Value, Trap> {
        if let Some(value) = self.noted(args) {
            return Ok(value);
        }
        match run(py) {
            Ok(value) => {
                args.push(value)?;
                self.next = self.next.wrapping_add(1);
                Ok(value)
            }
            Err(Trap::Defer) => {
                self.settle(args);
                Err(args.defer(args.state, operands))
            }
            Err(trap) => Err(trap),
        }
    }

    /// One step whose exception the routine wants to see.
    pub fn attempt<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        step: impl FnOnce(&mut Script, &mut Python<'h>, &mut Args<'_, 'h>) -> Result<Value, Trap>,
    ) -> Result<Result<Value, Value>, Trap> {
        let bit = 1_u32.wrapping_shl(self.next.wrapping_sub(self.start) as u32);
        if self.next < args.len() && args.state & bit != 0 {
            return Ok(Err(self.noted(args).unwrap_or(Value::NULL)));
        }
        match step(self, py, args) {
            Ok(value) => Ok(Ok(value)),
            Err(Trap::Raise) => {
                let exception = py.take_exception();
                args.push(exception)?;
                self.next = self.next.wrapping_add(1);
                args.state |= bit;
                Ok(Err(exception))
            }
            Err(trap) => {
                args.catch = trap == Trap::Call;
                Err(trap)
            }
        }
    }

    /// The next item of an iterator; `None` at its end.
    pub fn next(&mut self, args: &mut Args<'_, '_>, iterator: Value) -> Result<Option<Value>, Trap> {
        match self.noted(args) {
            Some(value) => Ok((!value.is_null()).then_some(value)),
            None => {
                self.settle(args);
                Err(args.next(args.state, iterator))
            }
        }
    }

    /// `callable(*values)`.
    pub fn call(&mut self, args: &mut Args<'_, '_>, callable: Value, values: &[Value]) -> Result<Value, Trap> {
        match self.noted(args) {
            Some(value) => Ok(value),
            None => {
                self.settle(args);
                Err(args.call(args.state, callable, values))
            }
        }
    }

    /// `callable(*values)`, the last ones named by the tuple `names`.
    pub fn call_with_keywords(
        &mut self,
        args: &mut Args<'_, '_>,
        callable: Value,
        values: &[Value],
        names: Value,
    ) -> Result<Value, Trap> {
        match self.noted(args) {
            Some(value) => Ok(value),
            None => {
                self.settle(args);
                Err(args.call_with_keywords(args.state, callable, values, names))
            }
        }
    }

    /// `object.name(*values)`, by a fixed name.
    pub fn method<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        object: Value,
        name: &'static str,
        values: &[Value],
    ) -> Result<Value, Trap> {
        let method = self.attribute_named(py, args, object, name)?;
        self.call(args, method, values)
    }

    /// `object.name`, by a fixed name; `None` if it has no such attribute.
    pub fn optional_attribute<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        object: Value,
        name: &'static str,
    ) -> Result<Option<Value>, Trap> {
        let get = py.builtin_named("getattr")?;
        let name = Str::intern(&mut py.heap, name)?.value();
        let found = self.call(args, get, &[object, name, Value::NOT_IMPLEMENTED])?;
        Ok(Some(found).filter(|&found| found != Value::NOT_IMPLEMENTED))
    }

    /// What a module has under a name.
    pub fn imported<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        module: &'static str,
        name: &'static str,
    ) -> Result<Value, Trap> {
        let (import, module) = (py.builtin_named("__import__")?, Str::intern(&mut py.heap, module)?.value());
        let module = self.call(args, import, &[module])?;
        self.attribute_named(py, args, module, name)
    }

    /// Reports an exception that nobody can catch: what to say first, and the object that it comes from.
    pub fn unraisable<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        (exception, object, message): (Value, Value, &'static str),
    ) -> Result<(), Trap> {
        let message = Str::intern(&mut py.heap, message)?.value();
        let operands = [exception, object, message];
        self.operation(py, args, &operands, |py| Err(py.defer(&crate::lifetimes::unraisable::UNRAISABLE, 0)))?;
        Ok(())
    }

    /// From here on the routine has a frame of its own. One that `CALL` has entered directly has none before its first
    /// request, and begins with empty slots when there was no memory for it: before this step it changes nothing that it
    /// could not find out again.
    pub fn own_frame(&mut self, args: &mut Args<'_, '_>) -> Result<(), Trap> {
        if self.noted(args).is_some() {
            return Ok(());
        }
        // What a routine has pushed since it was started is forgotten when memory runs out, frame or not.
        if args.input != Input::Start {
            args.push(Value::NONE)?;
            self.next = self.next.wrapping_add(1);
            return Ok(());
        }
        self.settle(args);
        Err(args.enter(args.state))
    }

    /// Whether the next step was taken before.
    pub fn has_note(&self, args: &Args<'_, '_>) -> bool {
        self.next < args.len()
    }

    /// Does once what may not be done twice. Between the end of `effect`, which gives a value to remember, and the note
    /// of it nothing can fail: the routine is entered again.
    pub fn once<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        effect: impl FnOnce(&mut Python<'h>, &mut Args<'_, 'h>) -> Result<Value, Trap>,
    ) -> Result<Value, Trap> {
        if let Some(value) = self.noted(args) {
            // The note of the entry.
            self.noted(args);
            return Ok(value);
        }
        let value = effect(py, args)?;
        self.settle(args);
        args.push(value)?;
        Err(args.enter(args.state))
    }

    /// `callable(*values)`, `values` a tuple, with the keywords of a dict (or null).
    pub fn call_ex(
        &mut self,
        args: &mut Args<'_, '_>,
        callable: Value,
        values: Value,
        keywords: Value,
    ) -> Result<Value, Trap> {
        match self.noted(args) {
            Some(value) => Ok(value),
            None => {
                self.settle(args);
                Err(args.call_ex(args.state, callable, values, keywords))
            }
        }
    }

    /// `iter(value)`.
    pub fn iterator<'h>(&mut self, py: &mut Python<'h>, args: &mut Args<'_, 'h>, value: Value) -> Result<Value, Trap> {
        self.operation(py, args, &[value], |py| py.iterator(value))
    }

    /// `bool(value)`.
    pub fn truth<'h>(&mut self, py: &mut Python<'h>, args: &mut Args<'_, 'h>, value: Value) -> Result<bool, Trap> {
        match value.as_bool() {
            Some(truth) => Ok(truth),
            None => {
                let truth = self.operation(py, args, &[value], |py| py.truth(value).map(Value::from_bool))?;
                Ok(truth == Value::TRUE)
            }
        }
    }

    /// A binary operator, by its number.
    pub fn binary<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        operator: u32,
        [left, right]: [Value; 2],
    ) -> Result<Value, Trap> {
        self.operation(py, args, &[left, right], |py| py.binary_op(operator, left, right))
    }

    /// A comparison, by its number; what it gives may be any object.
    pub fn compare<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        operator: u32,
        [left, right]: [Value; 2],
    ) -> Result<Value, Trap> {
        self.operation(py, args, &[left, right], |py| py.compare_op(operator, left, right))
    }

    /// Whether two values are identical or equal: `PyObject_RichCompareBool` of CPython's `Objects/object.c`.
    pub fn equal<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        [left, right]: [Value; 2],
    ) -> Result<bool, Trap> {
        if left == right {
            return Ok(true);
        }
        let result = self.compare(py, args, EQUAL, [left, right])?;
        self.truth(py, args, result)
    }

    /// Whether `left < right`, or another comparison by its number.
    pub fn ordered<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        operator: u32,
        operands: [Value; 2],
    ) -> Result<bool, Trap> {
        let result = self.compare(py, args, operator, operands)?;
        self.truth(py, args, result)
    }

    /// As [`Script::ordered`], but not noted where it needs no call: for loops with more steps than a window can hold.
    pub(crate) fn ordered_unnoted<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        operator: u32,
        operands: [Value; 2],
    ) -> Result<bool, Trap> {
        if !self.is_noted(args) {
            match py.compare_op(operator, operands[0], operands[1]) {
                Ok(answer) if answer.as_bool().is_some() => return Ok(answer == Value::TRUE),
                Ok(_) | Err(Trap::Defer) => {}
                Err(trap) => return Err(trap),
            }
        }
        self.ordered(py, args, operator, operands)
    }

    /// `container[key]`.
    pub fn item<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        [container, key]: [Value; 2],
    ) -> Result<Value, Trap> {
        self.operation(py, args, &[container, key], |py| py.item(container, key))
    }

    /// `container[key] = value`.
    pub fn store_item<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        [container, key, value]: [Value; 3],
    ) -> Result<(), Trap> {
        let operands = [value, container, key];
        self.operation(py, args, &operands, |py| py.store_item(container, key, value).map(|()| Value::NONE))?;
        Ok(())
    }

    /// `len(value)`.
    pub fn len<'h>(&mut self, py: &mut Python<'h>, args: &mut Args<'_, 'h>, value: Value) -> Result<Value, Trap> {
        self.operation(py, args, &[value], |py| py.len_of(value))
    }

    /// `operator.index(value)`: an int.
    pub fn index<'h>(&mut self, py: &mut Python<'h>, args: &mut Args<'_, 'h>, value: Value) -> Result<Value, Trap> {
        if value.is_small_int() {
            return Ok(value);
        }
        self.operation(py, args, &[value], |py| py.index_of(value))
    }

    /// `object.name`.
    pub fn attribute<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        object: Value,
        name: Value,
    ) -> Result<Value, Trap> {
        self.operation(py, args, &[object], |py| py.attribute(object, name))
    }

    /// `object.name`, by a fixed name.
    pub fn attribute_named<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        object: Value,
        name: &'static str,
    ) -> Result<Value, Trap> {
        let name = Str::intern(&mut py.heap, name)?.value();
        self.attribute(py, args, object, name)
    }

    /// `value.__getstate__()`, or `None` where there is no such method.
    pub fn state_of<'h>(&mut self, py: &mut Python<'h>, args: &mut Args<'_, 'h>, value: Value) -> Result<Value, Trap> {
        let class = py.type_of(value);
        if py.class_attribute_named(class, "__getstate__").is_null() {
            return Ok(Value::NONE);
        }
        let method = self.attribute_named(py, args, value, "__getstate__")?;
        self.call(args, method, &[])
    }

    /// `repr(value)`: a str.
    pub fn repr<'h>(&mut self, py: &mut Python<'h>, args: &mut Args<'_, 'h>, value: Value) -> Result<Value, Trap> {
        let repr = crate::text::Conversion::Repr;
        self.operation(py, args, &[value], |py| py.text_of(value, repr).map(|text| text.value()))
    }

    /// The items of an iterable: a list, or the tuple or list that it is.
    pub fn collect<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        iterable: Value,
    ) -> Result<Value, Trap> {
        self.operation(py, args, &[iterable], |py| py.collected(iterable))
    }
}
