//! `CALL_FUNCTION_EX`: a tuple and a dict as arguments.

use core::fmt;

use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::function::{Extra, Function};
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python, Shown};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

/// Makes a tuple of what stands behind `*`; the window is the callable and that.
static SPREAD: NativeDef = NativeDef::function("spread", Arity::Free, spread);

fn spread<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        return Ok(args.result());
    }
    let (callable, iterable) = (args.get(0), args.get(1));
    let iterates = match py.iterator(iterable) {
        Ok(_) => true,
        Err(Trap::Defer) => {
            py.payload_of(iterable).is_some()
                || py.has_special(iterable, "__iter__")
                || py.has_special(iterable, "__getitem__")
        }
        Err(Trap::Raise) => {
            py.pending = Value::NULL;
            false
        }
        Err(trap) => return Err(trap),
    };
    if !iterates {
        let (function, name) = (py.shown_callable(callable), py.type_name(iterable));
        return Err(py.type_error(format_args!("{function}argument after * must be an iterable, not {name}")));
    }
    Err(args.call(1, TypeId::Tuple.value(), &[iterable]))
}

/// A callable as an error names it: `module.name() `, or nothing if it has no name.
pub(crate) enum ShownCallable {
    /// A function or a class.
    Named(Option<Shown>, Shown),
    /// A built-in.
    Builtin(&'static str),
    /// Anything else.
    Other,
}

impl fmt::Display for ShownCallable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ShownCallable::Named(Some(module), name) => write!(f, "{module}.{name}() "),
            ShownCallable::Named(None, name) => write!(f, "{name}() "),
            ShownCallable::Builtin(name) => write!(f, "{name}() "),
            ShownCallable::Other => Ok(()),
        }
    }
}

impl Python<'_> {
    /// A callable as an error about its arguments names it.
    pub(crate) fn shown_callable(&self, callable: Value) -> ShownCallable {
        let named = |module: Value, name| {
            let module = module.cast::<Str>().filter(|module| !module.eq_text("builtins"));
            ShownCallable::Named(module.map(|module| Self::shown(module.value())), name)
        };
        if let Some(function) = callable.cast::<Function>() {
            return named(self.module_of(function), self.qualname_of(function));
        }
        if let Some(class) = callable.cast::<Class>() {
            let dict = class.dict.get().cast::<Dict>();
            let module = dict.and_then(|dict| dict.get_text("__module__")).unwrap_or(Value::NULL);
            return named(module, Self::shown(class.qualname.get()));
        }
        if let Some(kind) = callable.as_type().and_then(TypeId::from_index) {
            return ShownCallable::Builtin(kind.def().name);
        }
        Self::native_of(callable).map_or(ShownCallable::Other, |def| ShownCallable::Builtin(def.name))
    }

    /// `__module__` of a function; null if it has none.
    pub(crate) fn module_of(&self, function: Obj<Function>) -> Value {
        let own = function.extra_slot(Extra::Module);
        if !own.is_null() {
            return own;
        }
        function.globals.get().cast::<Dict>().and_then(|globals| globals.get_text("__name__")).unwrap_or(Value::NULL)
    }

    /// How many values a call has to spread.
    pub(crate) fn spread_call_len(&mut self, callable: Value, args: Value, kwargs: Value) -> Result<usize, Trap> {
        let _ = callable;
        let positional = match (args.cast::<Tuple>(), args.cast::<List>()) {
            (Some(tuple), _) => tuple.len(),
            (_, Some(list)) => list.len(),
            _ => return Err(self.defer(&SPREAD, 0)),
        };
        Ok(positional.saturating_add(kwargs.cast::<Dict>().map_or(0, |items| items.len())))
    }

    /// Spreads a tuple's and a dict's items; answers the keywords' names.
    pub(crate) fn spread_call(&mut self, args: Value, kwargs: Value, slots: &mut [Value]) -> Result<Value, Trap> {
        let names = match kwargs.cast::<Dict>().filter(|kwargs| kwargs.len() != 0) {
            Some(kwargs) => {
                if kwargs.iter().any(|entry| entry.key.cast::<Str>().is_none()) {
                    return Err(self.type_error(format_args!("keywords must be strings")));
                }
                let names = Tuple::with_len(&mut self.heap, kwargs.len())?;
                for (slot, entry) in names.items().iter().zip(kwargs.iter()) {
                    slot.set(entry.key);
                }
                names.value()
            }
            None => Value::NULL,
        };
        let (tuple, list) = (args.cast::<Tuple>(), args.cast::<List>());
        let items = tuple.as_ref().map(|tuple| tuple.items()).or(list.as_ref().map(|list| list.items()));
        let mut slots = slots.iter_mut();
        for (item, slot) in items.unwrap_or(&[]).iter().zip(&mut slots) {
            *slot = item.get();
        }
        if let Some(kwargs) = kwargs.cast::<Dict>() {
            for (slot, entry) in slots.zip(kwargs.iter()) {
                *slot = entry.value;
            }
        }
        Ok(names)
    }
}
