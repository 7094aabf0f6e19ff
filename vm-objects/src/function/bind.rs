//! Arguments into their parameters' slots: `initialize_locals` of CPython's `Python/ceval.c`.
//!
//! The slots of a frame begin with the positional parameters, then come the keyword-only ones, `*args`, `**kwargs`.

use vm_core::code::CodeFlags;

use super::errors::Given;
use crate::Trap;
use crate::heap::Obj;
use crate::object::code::CodeRef;
use crate::object::dict::Dict;
use crate::object::function::{Extra, Function};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::value::Value;

/// Parameters that are bound without working memory.
const FEW: usize = 16;

/// A call whose arguments are to be bound.
#[derive(Clone, Copy)]
struct Call<'a> {
    function: Obj<Function>,
    code: CodeRef,
    /// What was given.
    given: &'a [Value],
    /// Names of the last given, or null.
    kwnames: Value,
}

impl Python<'_> {
    /// Binds arguments in place; on a trap `slots` is as it was.
    pub(crate) fn bind_arguments(
        &mut self,
        function: Value,
        code: CodeRef,
        slots: &mut [Value],
        nargs: usize,
        kwnames: Value,
    ) -> Result<(), Trap> {
        let Some(function) = function.cast::<Function>() else { return Err(self.refused("a call of no function")) };
        let argcount = code.argcount();
        let stars = CodeFlags::VARARGS | CodeFlags::VARKEYWORDS;
        if kwnames.is_null() && code.kwonlyargcount() == 0 {
            if !code.flags().has(stars) {
                if nargs < argcount && fill_defaults(function, slots, nargs, argcount) {
                    return Ok(());
                }
            } else if nargs == argcount || nargs > argcount && code.flags().has(CodeFlags::VARARGS) {
                return self.bind_stars(code, slots, nargs);
            }
        }
        if let Some(names) = kwnames.cast::<Tuple>()
            && code.kwonlyargcount() == 0
        {
            if !code.flags().has(stars) {
                if bind_named(function, code, slots, nargs, names.values()) {
                    return Ok(());
                }
            } else if argcount == 0
                && code.flags().has(CodeFlags::VARARGS)
                && code.flags().has(CodeFlags::VARKEYWORDS)
                && self.bind_to_stars(slots, nargs, names.values())?
            {
                return Ok(());
            }
        }
        let given = slots.get(..nargs).unwrap_or(&[]);
        let call = Call { function, code, given, kwnames };
        let parameters = code.nparameters();
        let mut few = [Value::NULL; FEW];
        if let Some(bound) = few.get_mut(..parameters) {
            self.bind_all(call, bound)?;
            copy(bound, slots);
            return Ok(());
        }
        let mut many = self.scratch::<Value>();
        if !many.resize(parameters, Value::NULL) {
            return Err(Trap::Memory);
        }
        self.bind_all(call, &mut many)?;
        copy(&many, slots);
        Ok(())
    }

    /// All positional parameters are given, there are no keyword-only ones: what is too many goes into `*args`.
    fn bind_stars(&mut self, code: CodeRef, slots: &mut [Value], nargs: usize) -> Result<(), Trap> {
        let (argcount, flags) = (code.argcount(), code.flags());
        let rest = slots.get(argcount..nargs).unwrap_or(&[]);
        let args =
            if flags.has(CodeFlags::VARARGS) { Tuple::from_slice(&mut self.heap, rest)?.value() } else { Value::NULL };
        let kwargs = if flags.has(CodeFlags::VARKEYWORDS) { Dict::new(&mut self.heap)?.value() } else { Value::NULL };
        let mut slot = argcount;
        for value in [args, kwargs] {
            if !value.is_null()
                && let Some(place) = slots.get_mut(slot)
            {
                *place = value;
                slot += 1;
            }
        }
        Ok(())
    }

    /// `def f(*args, **kwargs)`; false for names that are no strs.
    fn bind_to_stars(&mut self, slots: &mut [Value], nargs: usize, names: &[Value]) -> Result<bool, Trap> {
        let (positional, named) =
            slots.get(..nargs).unwrap_or(&[]).split_at_checked(nargs.saturating_sub(names.len())).unwrap_or_default();
        let kwargs = Dict::new(&mut self.heap)?;
        kwargs.reserve(&mut self.heap, names.len())?;
        for (name, &value) in names.iter().zip(named) {
            let Some(name) = name.cast::<Str>() else { return Ok(false) };
            kwargs.insert_str(&mut self.heap, name, value)?;
        }
        let args = Tuple::from_slice(&mut self.heap, positional)?.value();
        set(slots, 0, args);
        set(slots, 1, kwargs.value());
        Ok(true)
    }

    /// Binds whatever was given into `bound`, which is all null: as many slots as there are parameters.
    fn bind_all(&mut self, call: Call<'_>, bound: &mut [Value]) -> Result<(), Trap> {
        let Call { function, code, given, kwnames } = call;
        let (argcount, flags) = (code.argcount(), code.flags());
        let names = kwnames.cast::<Tuple>();
        let npositional = given.len().saturating_sub(names.map_or(0, |items| items.len()));
        let (positional, keywords) = given.split_at(npositional);
        let mut star = argcount.wrapping_add(code.kwonlyargcount());
        let kwargs = if flags.has(CodeFlags::VARKEYWORDS) { Some(Dict::new(&mut self.heap)?) } else { None };
        for (slot, &value) in bound.iter_mut().zip(positional.iter().take(argcount)) {
            *slot = value;
        }
        if flags.has(CodeFlags::VARARGS) {
            let rest = positional.get(argcount..).unwrap_or(&[]);
            let args = Tuple::from_slice(&mut self.heap, rest)?.value();
            set(bound, star, args);
            star = star.wrapping_add(1);
        }
        if let Some(kwargs) = kwargs {
            set(bound, star, kwargs.value());
        }
        if let Some(names) = names {
            self.bind_keywords(call, bound, names, keywords, kwargs)?;
        }
        if npositional > argcount && !flags.has(CodeFlags::VARARGS) {
            let given = Given { function, code, bound, positional: npositional };
            return Err(self.too_many_positional(given));
        }
        self.bind_defaults(Given { function, code, bound: &[], positional: npositional }, bound)
    }

    fn bind_keywords(
        &mut self,
        call: Call<'_>,
        bound: &mut [Value],
        names: Obj<Tuple>,
        values: &[Value],
        kwargs: Option<Obj<Dict>>,
    ) -> Result<(), Trap> {
        let Call { function, code, .. } = call;
        let parameters = code.object().localsplusnames.get().cast::<Tuple>();
        let total = code.argcount().wrapping_add(code.kwonlyargcount());
        let parameters = parameters.as_ref().and_then(|names| names.values().get(..total)).unwrap_or(&[]);
        for (&name, &value) in names.values().iter().zip(values) {
            let Some(text) = name.cast::<Str>() else {
                let function = self.qualname_of(function);
                return Err(self.type_error(format_args!("{function}() keywords must be strings")));
            };
            let after = parameters.get(code.posonlyargcount()..).unwrap_or(&[]);
            let found = after.iter().position(|&parameter| parameter == name).or_else(|| {
                after.iter().position(|parameter| parameter.cast::<Str>().is_some_and(|other| other.same_text(text)))
            });
            match (found, kwargs) {
                (Some(index), _) => {
                    let index = index.wrapping_add(code.posonlyargcount());
                    if bound.get(index).is_some_and(|slot| !slot.is_null()) {
                        let (function, name) = (self.qualname_of(function), Self::shown(name));
                        return Err(
                            self.type_error(format_args!("{function}() got multiple values for argument '{name}'"))
                        );
                    }
                    set(bound, index, value);
                }
                (None, Some(kwargs)) => kwargs.insert_str(&mut self.heap, text, value)?,
                (None, None) => return Err(self.unexpected_keyword(function, code, names, name)),
            }
        }
        Ok(())
    }

    /// Defaults where nothing was given.
    fn bind_defaults(&mut self, given: Given<'_>, bound: &mut [Value]) -> Result<(), Trap> {
        let Given { function, code, positional, .. } = given;
        let (argcount, kwonly) = (code.argcount(), code.kwonlyargcount());
        let defaults = function.defaults.get().cast::<Tuple>();
        let defaults = defaults.as_ref().map_or(&[][..], |defaults| defaults.values());
        let required = argcount.saturating_sub(defaults.len());
        if positional < argcount {
            if bound.get(positional..required).is_some_and(|slots| slots.iter().any(|slot| slot.is_null())) {
                return Err(self.missing_arguments(Given { bound, ..given }, 0..required, "positional"));
            }
            let defaults = defaults.get(defaults.len().saturating_sub(argcount)..).unwrap_or(&[]);
            for (slot, &default) in bound.iter_mut().take(argcount).skip(required).zip(defaults) {
                if slot.is_null() {
                    *slot = default;
                }
            }
        }
        if kwonly == 0 {
            return Ok(());
        }
        let kwdefaults = function.extra_slot(Extra::KwDefaults).cast::<Dict>();
        let end = argcount.wrapping_add(kwonly);
        for index in argcount..end {
            let Some(slot) = bound.get_mut(index).filter(|slot| slot.is_null()) else { continue };
            let name = self.name_of_slot(code, index).cast::<Str>();
            if let Some(default) = kwdefaults.zip(name).and_then(|(dict, name)| dict.get_str(name)) {
                *slot = default;
            }
        }
        if bound.get(argcount..end).is_some_and(|slots| slots.iter().any(|slot| slot.is_null())) {
            return Err(self.missing_arguments(Given { bound, ..given }, argcount..end, "keyword-only"));
        }
        Ok(())
    }
}

fn set(slots: &mut [Value], index: usize, value: Value) {
    if let Some(slot) = slots.get_mut(index) {
        *slot = value;
    }
}

fn copy(from: &[Value], to: &mut [Value]) {
    for (to, &from) in to.iter_mut().zip(from) {
        *to = from;
    }
}

/// Names that are bound without a copy of all that was given.
const NAMED: usize = 8;

/// Binds a call with keywords in place, of a function that has nothing but positional parameters. False, with nothing
/// changed, for whatever is not so simple, or wrong.
fn bind_named(function: Obj<Function>, code: CodeRef, slots: &mut [Value], nargs: usize, names: &[Value]) -> bool {
    let argcount = code.argcount();
    let positional = nargs.saturating_sub(names.len());
    let parameters = code.object().localsplusnames.get().cast::<Tuple>();
    let parameters = parameters.as_ref().and_then(|names| names.values().get(..argcount)).unwrap_or(&[]);
    let defaults = function.defaults.get().cast::<Tuple>();
    let defaults = defaults.as_ref().map_or(&[][..], |defaults| defaults.values());
    let required = argcount.saturating_sub(defaults.len());
    let first = positional.max(code.posonlyargcount());
    if names.len() > NAMED || nargs > argcount || argcount > u64::BITS as usize || first > argcount {
        return false;
    }
    // Where each goes: no two to the same, and what is left has defaults.
    let (mut places, mut values, mut taken) = ([0; NAMED], [Value::NULL; NAMED], 0u64);
    for ((place, value), (index, &name)) in places.iter_mut().zip(&mut values).zip(names.iter().enumerate()) {
        let found = parameters.iter().skip(first).position(|&parameter| parameter == name);
        let (Some(found), Some(&given)) = (found, slots.get(positional.wrapping_add(index))) else { return false };
        (*place, *value) = (first.wrapping_add(found), given);
        taken |= 1 << *place;
    }
    if taken.count_ones() as usize != names.len() || (positional..required).any(|index| taken >> index & 1 == 0) {
        return false;
    }
    for index in positional..argcount {
        let default = index.checked_sub(required).and_then(|index| {
            let skipped = defaults.len().saturating_sub(argcount);
            defaults.get(skipped.saturating_add(index)).copied()
        });
        set(slots, index, default.unwrap_or(Value::NULL));
    }
    for (&place, &value) in places.iter().zip(&values).take(names.len()) {
        set(slots, place, value);
    }
    true
}

/// Fills the last parameters' slots by their defaults; false if there are not enough.
fn fill_defaults(function: Obj<Function>, slots: &mut [Value], nargs: usize, argcount: usize) -> bool {
    let Some(defaults) = function.defaults.get().cast::<Tuple>() else { return false };
    let missing = argcount.wrapping_sub(nargs);
    let Some(skipped) = defaults.len().checked_sub(missing) else { return false };
    for (slot, &default) in slots.iter_mut().skip(nargs).zip(defaults.values().iter().skip(skipped)) {
        *slot = default;
    }
    true
}
