//! The arguments of a built-in by position and by name, with CPython's errors.

use crate::Trap;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::value::Value;

/// What a built-in takes.
pub struct Signature<const N: usize> {
    /// Its name, for errors.
    pub function: &'static str,
    /// Names of its parameters; an empty one can only be given by position.
    pub names: [&'static str; N],
    /// How many must be given.
    pub least: usize,
    /// How many may be given by position.
    pub positional: usize,
}

impl Python<'_> {
    /// The arguments from slot `first` on, in the order of the parameters; null where none was given.
    pub fn named_args<const N: usize>(
        &mut self,
        args: &Args<'_, '_>,
        first: usize,
        signature: &Signature<N>,
    ) -> Result<[Value; N], Trap> {
        let function = signature.function;
        let names = args.kwnames.cast::<Tuple>();
        let named = names.map_or(0, |names| names.len());
        let given = args.nargs().saturating_sub(first);
        let count = given.saturating_sub(named);
        if given > N || count > signature.positional {
            return Err(self.too_many_args(signature.function, [N, signature.positional], [given, count]));
        }
        let mut values = [Value::NULL; N];
        for (index, slot) in values.iter_mut().enumerate().take(count) {
            *slot = args.get(first.saturating_add(index));
        }
        let mut unknown = Value::NULL;
        for index in 0..named {
            let name = names.and_then(|names| names.get(index)).unwrap_or(Value::NULL);
            let text = name.cast::<Str>();
            let known = signature.names.iter().position(|&n| !n.is_empty() && text.is_some_and(|t| t.eq_text(n)));
            let Some(slot) = known.and_then(|known| values.get_mut(known)) else {
                unknown = name;
                continue;
            };
            if !slot.is_null() {
                let (name, position) = (Self::shown(name), known.unwrap_or(0).saturating_add(1));
                return Err(self.type_error(format_args!(
                    "argument for {function}() given by name ('{name}') and position ({position})"
                )));
            }
            *slot = args.get(first.saturating_add(count).saturating_add(index));
        }
        let missing = values.iter().take(signature.least).position(|value| value.is_null());
        if let Some(position) = missing {
            let name = signature.names.get(position).copied().unwrap_or("");
            let position = position.saturating_add(1);
            return Err(
                self.type_error(format_args!("{function}() missing required argument '{name}' (pos {position})"))
            );
        }
        if !unknown.is_null() {
            let name = Self::shown(unknown);
            return Err(self.type_error(format_args!("'{name}' is an invalid keyword argument for {function}()")));
        }
        Ok(values)
    }

    /// `TypeError` for too many arguments in all, or by position.
    #[cold]
    fn too_many_args(&mut self, function: &str, [all, positional]: [usize; 2], [given, count]: [usize; 2]) -> Trap {
        let (most, given, which) = match (given > all, count) {
            (true, 0) => (all, given, "keyword "),
            (true, _) => (all, given, ""),
            (false, _) => (positional, count, "positional "),
        };
        if most == 0 && !which.is_empty() {
            return self.type_error(format_args!("{function}() takes no positional arguments"));
        }
        let s = if most == 1 { "" } else { "s" };
        self.type_error(format_args!("{function}() takes at most {most} {which}argument{s} ({given} given)"))
    }
}
