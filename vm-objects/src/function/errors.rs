//! What is wrong with a call's arguments, in CPython's words.

use core::fmt;
use core::ops::Range;

use crate::Trap;
use crate::heap::Obj;
use crate::object::code::{Code, CodeRef};
use crate::object::function::{Extra, Function};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Python, Shown};
use crate::value::Value;

/// A call whose arguments are partly bound.
#[derive(Clone, Copy)]
pub(super) struct Given<'a> {
    pub(super) function: Obj<Function>,
    pub(super) code: CodeRef,
    /// The parameters' slots; null where nothing is.
    pub(super) bound: &'a [Value],
    /// How many positional arguments were given.
    pub(super) positional: usize,
}

/// Names in quotes as a sentence lists them.
struct Listed<'a> {
    names: &'a [Value],
    bound: &'a [Value],
    count: usize,
}

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let missing = self.names.iter().zip(self.bound).filter(|(_, slot)| slot.is_null());
        for (index, (&name, _)) in missing.enumerate() {
            let last = index + 1 == self.count;
            f.write_str(match (index, last, self.count) {
                (0, ..) => "",
                (_, true, 2) => " and ",
                (_, true, _) => ", and ",
                _ => ", ",
            })?;
            write!(f, "'{}'", Python::shown(name))?;
        }
        Ok(())
    }
}

/// The names of positional-only parameters that were given by keyword.
struct Passed<'a> {
    parameters: &'a [Value],
    keywords: &'a [Value],
}

impl Passed<'_> {
    fn names(&self) -> impl Iterator<Item = Value> {
        self.parameters.iter().copied().filter(|parameter| {
            let parameter = parameter.cast::<Str>();
            self.keywords.iter().any(|name| {
                name.cast::<Str>().zip(parameter).is_some_and(|(name, parameter)| name.same_text(parameter))
            })
        })
    }
}

impl fmt::Display for Passed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, name) in self.names().enumerate() {
            f.write_str(if index == 0 { "" } else { ", " })?;
            fmt::Display::fmt(&Python::shown(name), f)?;
        }
        Ok(())
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

impl Python<'_> {
    /// `__qualname__` of a function, to show.
    pub(crate) fn qualname_of(&self, function: Obj<Function>) -> Shown {
        let own = function.extra_slot(Extra::QualName);
        if !own.is_null() {
            return Self::shown(own);
        }
        Self::shown(function.code.get().cast::<Code>().map_or(Value::NULL, |code| code.qualname.get()))
    }

    #[cold]
    pub(super) fn missing_arguments(&mut self, given: Given<'_>, range: Range<usize>, kind: &str) -> Trap {
        let function = self.qualname_of(given.function);
        let names = given.code.object().localsplusnames.get().cast::<Tuple>();
        let names = names.as_ref().and_then(|names| names.values().get(range.clone())).unwrap_or(&[]);
        let bound = given.bound.get(range).unwrap_or(&[]);
        let count = bound.iter().filter(|slot| slot.is_null()).count();
        let (s, names) = (plural(count), Listed { names, bound, count });
        self.type_error(format_args!("{function}() missing {count} required {kind} argument{s}: {names}"))
    }

    #[cold]
    pub(super) fn too_many_positional(&mut self, given: Given<'_>) -> Trap {
        let Given { function, code, bound, positional } = given;
        let (name, argcount) = (self.qualname_of(function), code.argcount());
        let keyword_only = bound.get(argcount..argcount.wrapping_add(code.kwonlyargcount())).unwrap_or(&[]);
        let keyword_only = keyword_only.iter().filter(|slot| !slot.is_null()).count();
        let defaults = function.defaults.get().cast::<Tuple>().map_or(0, |items| items.len());
        let least = argcount.saturating_sub(defaults);
        let from = |f: &mut fmt::Formatter<'_>| if defaults == 0 { Ok(()) } else { write!(f, "from {least} to ") };
        let (s, from) = (if defaults == 0 { plural(argcount) } else { "s" }, Written(from));
        let also = |f: &mut fmt::Formatter<'_>| {
            if keyword_only == 0 {
                return Ok(());
            }
            let (s, ks) = (plural(positional), plural(keyword_only));
            write!(f, " positional argument{s} (and {keyword_only} keyword-only argument{ks})")
        };
        let (also, were) = (Written(also), if positional == 1 && keyword_only == 0 { "was" } else { "were" });
        self.type_error(format_args!(
            "{name}() takes {from}{argcount} positional argument{s} but {positional}{also} {were} given"
        ))
    }

    #[cold]
    pub(super) fn unexpected_keyword(
        &mut self,
        function: Obj<Function>,
        code: CodeRef,
        names: Obj<Tuple>,
        name: Value,
    ) -> Trap {
        let parameters = code.object().localsplusnames.get().cast::<Tuple>();
        let parameters =
            parameters.as_ref().and_then(|names| names.values().get(..code.posonlyargcount())).unwrap_or(&[]);
        let passed = Passed { parameters, keywords: names.values() };
        let function = self.qualname_of(function);
        if passed.names().next().is_some() {
            return self.type_error(format_args!(
                "{function}() got some positional-only arguments passed as keyword arguments: '{passed}'"
            ));
        }
        let name = Self::shown(name);
        self.type_error(format_args!("{function}() got an unexpected keyword argument '{name}'"))
    }
}

/// Something written by a function.
struct Written<F>(F);

impl<F: Fn(&mut fmt::Formatter<'_>) -> fmt::Result> fmt::Display for Written<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (self.0)(f)
    }
}
