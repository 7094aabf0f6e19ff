//! Iteration.

use crate::Trap;
use crate::classes::lookup::has_class;
use crate::heap::Kind;
use crate::object::generator::{Flavour, Generator};
use crate::object::iterator::SeqIterator;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

const ITER: u32 = 1;
const INSIDE: u32 = 2;

/// `__iter__`, or `__getitem__` from 0 on.
pub(super) fn iter<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(0);
    if args.input == Input::Value {
        let result = args.result();
        if args.state == INSIDE || py.is_iterator(result) {
            return Ok(result);
        }
        let name = py.type_name(result);
        return Err(py.type_error(format_args!("iter() returned non-iterator of type '{name}'")));
    }
    match py.lookup_special(value, "__iter__") {
        Some(found) if found.is_none() => return Err(py.not_iterable(value)),
        Some(found) => return Err(py.ask_special(args, ITER, found, value, &[])),
        None => {}
    }
    if let Some(inside) = py.payload_of(value) {
        return match py.iterator(inside) {
            Err(Trap::Defer) => Err(args.defer(INSIDE, &[inside])),
            done => done,
        };
    }
    if py.has_special(value, "__getitem__") && !value.is_kind(Kind::Class) {
        return Ok(SeqIterator::alloc(&mut py.heap, value)?.value());
    }
    Err(py.not_iterable(value))
}

/// `__next__`; of the iterator over a program's sequence, its `__getitem__`. Stops at the end.
pub(super) fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let iterator = args.get(0);
    match args.input {
        Input::Value => {
            if let Some(seq) = iterator.cast::<SeqIterator>() {
                seq.index.set(seq.index.get().saturating_add(1));
            }
            return Ok(args.result());
        }
        // The `__next__` of a type that the host brings.
        Input::Stopped => {
            py.stop_value = args.result();
            return Err(Trap::Stop);
        }
        Input::Raised => return Err(stop_or_raise(py, iterator, args.result())),
        _ => {}
    }
    args.catch = true;
    if let Some(seq) = iterator.cast::<SeqIterator>() {
        let of = seq.seq.get();
        let Some(found) = py.lookup_special(of, "__getitem__") else { return Err(Trap::Stop) };
        let index = Value::from_int_truncated(seq.index.get() as isize);
        return Err(py.ask_special(args, ITER, found, of, &[index]));
    }
    if let Some(found) = py.lookup_special(iterator, "__next__") {
        return Err(py.ask_special(args, ITER, found, iterator, &[]));
    }
    // A class derived from a built-in iterator.
    if let Some(inside) = py.payload_of(iterator).filter(|&inside| py.is_iterator(inside)) {
        return Err(args.next(ITER, inside));
    }
    let name = py.type_name(iterator);
    Err(py.type_error(format_args!("'{name}' object is not an iterator")))
}

/// The exception that a `__next__` has raised: the end, or an error.
fn stop_or_raise(py: &mut Python<'_>, iterator: Value, exception: Value) -> Trap {
    let seq = iterator.cast::<SeqIterator>();
    if py.is_instance_of(exception, TypeId::StopIteration) {
        py.stop_value = py.value_of_stop_iteration(exception).unwrap_or(Value::NONE);
        return Trap::Stop;
    }
    if let Some(seq) = seq
        && py.is_instance_of(exception, TypeId::IndexError)
    {
        // An iterator that has come to its end stays there.
        seq.seq.set(Value::NULL);
        return Trap::Stop;
    }
    py.raise_again(exception)
}

impl Python<'_> {
    /// Whether `next()` works on a value.
    pub(crate) fn is_iterator(&mut self, value: Value) -> bool {
        match value.kind() {
            Some(
                Kind::Awaitable
                | Kind::SeqIterator
                | Kind::RangeIterator
                | Kind::TableIterator
                | Kind::AdapterIterator
                | Kind::Resumable,
            ) => true,
            Some(Kind::Generator) => {
                value.cast::<Generator>().is_some_and(|generator| generator.flavour() == Flavour::Generator)
            }
            _ => {
                self.has_special(value, "__next__")
                    || self.payload_of(value).is_some_and(|inside| !has_class(inside) && self.is_iterator(inside))
            }
        }
    }

    /// `TypeError` for a value that can't be iterated.
    #[cold]
    pub(crate) fn not_iterable(&mut self, value: Value) -> Trap {
        let name = self.type_name(value);
        self.type_error(format_args!("'{name}' object is not iterable"))
    }
}
