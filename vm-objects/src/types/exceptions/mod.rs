//! The exceptions: methods and attributes.
//!
//! | file | what |
//! |---|---|
//! | `attributes` | `__cause__`, `__context__`, `__traceback__`, `args` |
//! | `group` | `split`, `subgroup`, `derive` |
//! | `reduce` | `__reduce__`, `__setstate__` |
//! | `members` | what single classes keep: `StopIteration.value`, `OSError.errno`, … |

mod attributes;
mod group;
mod members;
mod reduce;

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::exceptions::classes::{Shape, exception_layout, member};
use crate::exceptions::text;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::value::Value;

pub(crate) use members::{
    ATTRIBUTE_ERROR, GROUP, IMPORT_ERROR, NAME_ERROR, OS_ERROR, STOP_ITERATION, SYNTAX_ERROR, SYSTEM_EXIT,
    UNICODE_ERROR,
};

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: attributes::GETSETS, new: Some(&NEW) };

/// A class that adds nothing to its base.
pub(crate) const PLAIN: Behaviour = Behaviour { methods: &[], getsets: &[], new: Some(&NEW) };

const fn method(name: &'static str, arity: Arity, run: crate::native::NativeFn) -> NativeDef {
    NativeDef::method(TypeId::BaseException, name, arity, run)
}

static METHODS: &[NativeDef] = &[
    method("__init__", Arity::Free, init),
    NativeDef::function("__new__", Arity::Free, new),
    method("__reduce__", Arity::None, reduce::reduce),
    method("__repr__", Arity::None, text::repr),
    method("__setstate__", Arity::One, reduce::set_state),
    method("__str__", Arity::None, text::str),
    method("add_note", Arity::One, add_note),
    method("with_traceback", Arity::One, with_traceback),
];

static NEW: NativeDef = NativeDef::function("exception", Arity::Free, new);

/// Calls a class of exceptions. A program's class is given its arguments as they are; what its `__init__` does with
/// them is not done here.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let class = args.get(0);
    let Some(layout) = exception_layout(class) else {
        return Err(py.type_error(format_args!("BaseException.__new__(X): X is not a type object")));
    };
    let names = args.kwnames.cast::<Tuple>();
    let positional = args.nargs().saturating_sub(1 + names.map_or(0, |names| names.len()));
    let given = args.args().get(1..1 + positional).unwrap_or(&[]);
    if class.as_type().is_some() || !py.has_own_init(class) {
        let exception = py.new_exception(class, given)?;
        py.init_keywords(exception, layout, args)?;
        return Ok(exception.value());
    }
    let shape = Shape::of(layout);
    // `OSError_new` leaves all to an `__init__` of the program.
    let later = shape == Shape::Os && !py.has_own_new(class);
    let exception = py.bare_exception(class, if later { &[] } else { given })?;
    if shape == Shape::Group || shape == Shape::Os && !later {
        // What CPython does in `__new__`.
        py.init_exception(exception, layout, given)?;
    }
    Ok(exception.value())
}

/// `BaseException.__init__(self, *args)`.
fn init<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(exception) = args.get(0).cast::<Exception>() else { return Err(py.refused("an exception's __init__")) };
    let layout = exception_layout(exception.class.get()).unwrap_or(TypeId::BaseException);
    let class = exception.class.get();
    if Shape::of(layout) == Shape::Os && py.has_own_new(class) {
        return Ok(Value::NONE);
    }
    let names = args.kwnames.cast::<Tuple>();
    let positional = args.nargs().saturating_sub(1 + names.map_or(0, |names| names.len()));
    let given = args.args().get(1..1 + positional).unwrap_or(&[]);
    let tuple = Tuple::from_slice(&mut py.heap, given)?;
    if Shape::of(layout) == Shape::Os {
        exception.args.set(tuple.value());
    }
    if Shape::of(layout) != Shape::Group {
        py.init_exception(exception, layout, given)?;
    }
    py.init_keywords(exception, layout, args)?;
    if !matches!(Shape::of(layout), Shape::Os) {
        exception.args.set(tuple.value());
    }
    Ok(Value::NONE)
}

/// Keyword arguments that a class of exceptions takes, and the members that they set.
fn keywords_of(layout: TypeId) -> &'static [(&'static str, usize)] {
    match Shape::of(layout) {
        Shape::Name => &[("name", member::NAME)],
        Shape::Attribute => &[("name", member::NAME), ("obj", member::OBJ)],
        Shape::Import => &[("name", member::MODULE), ("name_from", member::NAME_FROM), ("path", member::PATH)],
        _ => &[],
    }
}

impl<'h> Python<'h> {
    /// Whether a program's class has an `__init__` of its own.
    fn has_own_init(&mut self, class: Value) -> bool {
        self.class_attribute_named(class, "__init__").as_native().is_none()
    }

    /// Whether a program's class has a `__new__` of its own.
    fn has_own_new(&mut self, class: Value) -> bool {
        self.class_attribute_named(class, "__new__").as_native().is_none()
    }

    /// Sets the members that the call's keyword arguments name.
    fn init_keywords(&mut self, e: Obj<Exception>, layout: TypeId, args: &Args<'_, 'h>) -> Result<(), Trap> {
        let Some(names) = args.kwnames.cast::<Tuple>() else { return Ok(()) };
        let values = args.args().get(args.nargs().saturating_sub(names.len())..).unwrap_or(&[]);
        let known = keywords_of(layout);
        for (&name, &value) in names.values().iter().zip(values) {
            let shown = Self::shown(name);
            let found = known.iter().find(|(known, _)| name.cast::<Str>().is_some_and(|name| name.eq_text(known)));
            match found {
                Some(&(_, index)) => e.set_member(index, value),
                None if known.is_empty() => {
                    let class = self.name_of_type(e.class.get());
                    return Err(self.type_error(format_args!("{class}() takes no keyword arguments")));
                }
                None => {
                    let class = layout.def().name;
                    return Err(self.type_error(format_args!("'{shown}' is an invalid keyword argument for {class}()")));
                }
            }
        }
        Ok(())
    }
}

/// `BaseException.add_note(note)`.
fn add_note<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (this, note) = (args.get(0), args.get(1));
    if !py.is_instance_of(note, TypeId::Str) {
        let name = py.type_name(note);
        return Err(py.type_error(format_args!("note must be a str, not '{name}'")));
    }
    add_note_to(py, this, note)?;
    Ok(Value::NONE)
}

/// Adds a str to an exception's `__notes__`.
pub(crate) fn add_note_to(py: &mut Python<'_>, this: Value, note: Value) -> Result<(), Trap> {
    let Some(exception) = this.cast::<Exception>() else { return Err(py.refused("add_note")) };
    let attrs = py.attributes_of(exception)?;
    let name = Str::intern(&mut py.heap, "__notes__")?;
    match attrs.get_str(name) {
        None => {
            let notes = List::from_slice(&mut py.heap, &[note])?;
            attrs.insert_str(&mut py.heap, name, notes.value())?;
        }
        Some(notes) => match notes.cast::<List>() {
            Some(notes) => notes.push(&mut py.heap, note)?,
            None => return Err(py.type_error(format_args!("Cannot add note: __notes__ is not a list"))),
        },
    }
    Ok(())
}

/// `BaseException.with_traceback(tb)`.
fn with_traceback<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    attributes::set_traceback(py, args.get(0), args.get(1))?;
    Ok(args.get(0))
}

impl Python<'_> {
    /// `__dict__` of an exception, made if it isn't there.
    pub(crate) fn attributes_of(&mut self, exception: Obj<Exception>) -> Result<Obj<Dict>, Trap> {
        if let Some(attrs) = exception.attrs.get().cast::<Dict>() {
            return Ok(attrs);
        }
        let attrs = Dict::new(&mut self.heap)?;
        exception.attrs.set(attrs.value());
        Ok(attrs)
    }
}
