//! `contextvars.ContextVar` and `Token`. Slots of a variable: its name, its default or null. Of a token: the context, the
//! variable, the value that it had or null, whether the token was used.

use super::{value_in, variables};
use crate::Trap;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::hash::hash_identity;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(crate) const CONTEXT_VAR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };
pub(crate) const TOKEN: Behaviour = Behaviour { methods: TOKEN_METHODS, getsets: TOKEN_GETSETS, new: Some(&NEW_TOKEN) };
/// `Token.MISSING`.
pub(crate) const TOKEN_MISSING: Behaviour = Behaviour { methods: MISSING_METHODS, getsets: &[], new: None };

static NEW: NativeDef = NativeDef::function("ContextVar", Arity::Free, new);
static NEW_TOKEN: NativeDef = NativeDef::function("Token", Arity::Free, new_token);

const VAR: TypeId = TypeId::ContextVar;

static METHODS: &[NativeDef] = &[
    NativeDef::method(VAR, "__repr__", Arity::None, repr),
    NativeDef::method(VAR, "get", Arity::Between(0, 1), get),
    NativeDef::method(VAR, "reset", Arity::One, reset),
    NativeDef::method(VAR, "set", Arity::One, set),
];
static GETSETS: &[GetSetDef] = &[GetSetDef { name: "name", get: |py, this| slot(py, this, VAR, 0), set: None }];

static TOKEN_METHODS: &[NativeDef] = &[NativeDef::method(TypeId::ContextToken, "__repr__", Arity::None, token_repr)];
static TOKEN_GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "MISSING", get: |py, _| missing(py), set: None },
    GetSetDef { name: "old_value", get: old_value, set: None },
    GetSetDef { name: "var", get: |py, this| slot(py, this, TypeId::ContextToken, 1), set: None },
];

static MISSING_METHODS: &[NativeDef] =
    &[NativeDef::method(TypeId::ContextTokenMissing, "__repr__", Arity::None, |py, _| {
        Ok(Str::intern(&mut py.heap, "<Token.MISSING>")?.value())
    })];

fn slot(py: &mut Python<'_>, this: Value, kind: TypeId, index: usize) -> Result<Value, Trap> {
    match py.as_plain(this, kind) {
        Some(object) => Ok(object.slot(index)),
        None => Err(py.refused("an attribute of another object")),
    }
}

/// The one object of its type.
pub(crate) fn missing(py: &mut Python<'_>) -> Result<Value, Trap> {
    if py.token_missing.is_null() {
        py.token_missing = py.plain(TypeId::ContextTokenMissing, &[])?;
    }
    Ok(py.token_missing)
}

fn old_value(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    match slot(py, this, TypeId::ContextToken, 2)? {
        Value::NULL => missing(py),
        value => Ok(value),
    }
}

/// `ContextVar(name, *, default)`.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let names = args.kwnames.cast::<Tuple>();
    let keywords = names.as_ref().map_or(0, |names| names.len());
    let positional = args.nargs().saturating_sub(1 + keywords);
    let (mut name, mut default) = (if positional > 0 { args.get(1) } else { Value::NULL }, Value::NULL);
    if positional > 1 {
        let text = "ContextVar() takes exactly 1 positional argument";
        return Err(py.type_error(format_args!("{text} ({positional} given)")));
    }
    for (index, &keyword) in names.as_ref().map_or(&[][..], |names| names.values()).iter().enumerate() {
        let value = args.get(1 + positional + index);
        match keyword.cast::<Str>() {
            Some(text) if text.eq_text("default") => default = value,
            Some(text) if text.eq_text("name") && name.is_null() => name = value,
            _ => {
                let shown = Python::shown(keyword);
                let text = format_args!("'{shown}' is an invalid keyword argument for ContextVar()");
                return Err(py.type_error(text));
            }
        }
    }
    if name.is_null() {
        return Err(py.type_error(format_args!("ContextVar() takes exactly 1 positional argument (0 given)")));
    }
    if name.cast::<Str>().is_none() {
        return Err(py.type_error(format_args!("context variable name must be a str")));
    }
    py.plain(TypeId::ContextVar, &[name, default])
}

fn new_token<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Err(py.error(TypeId::RuntimeError, format_args!("Tokens can only be created by ContextVars")))
}

/// `get([default])`.
fn get<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let context = py.current_context()?;
    let found = value_in(context, this.value());
    if !found.is_null() {
        return Ok(found);
    }
    if let Some(default) = args.arg(1) {
        return Ok(default);
    }
    match this.slot(1) {
        Value::NULL => Err(py.error_with(TypeId::LookupError, &[this.value()])),
        default => Ok(default),
    }
}

/// `set(value)`.
fn set<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let variable = args.get(0);
    let context = py.current_context()?;
    let old = value_in(context, variable);
    let token = py.plain(TypeId::ContextToken, &[context.value(), variable, old, Value::FALSE])?;
    store(py, context, variable, args.get(1))?;
    Ok(token)
}

fn store(
    py: &mut Python<'_>,
    context: crate::Obj<crate::object::instance::Instance>,
    variable: Value,
    value: Value,
) -> Result<(), Trap> {
    let Some(dict) = variables(context) else { return Err(py.refused("a context")) };
    let hash = hash_identity(variable);
    match dict.find_identical(hash, variable) {
        Some(position) => {
            dict.set_value_at(position, value);
            Ok(())
        }
        None => dict.insert_missing(&mut py.heap, hash, variable, value),
    }
}

/// `reset(token)`.
fn reset<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (variable, token) = (args.get(0), args.get(1));
    let Some(parts) = py.as_plain(token, TypeId::ContextToken) else {
        let mut script = Script::new(args, 0)?;
        let repr = py.builtin_named("repr")?;
        let shown = script.call(args, repr, &[token])?;
        let shown = Python::shown(shown);
        return Err(py.type_error(format_args!("expected an instance of Token, got {shown}")));
    };
    let context = py.current_context()?;
    let fault = if parts.slot(3) == Value::TRUE {
        Some((TypeId::RuntimeError, "has already been used once"))
    } else if parts.slot(1) != variable {
        Some((TypeId::ValueError, "was created by a different ContextVar"))
    } else if parts.slot(0) != context.value() {
        Some((TypeId::ValueError, "was created in a different Context"))
    } else {
        None
    };
    if let Some((kind, text)) = fault {
        let mut script = Script::new(args, 0)?;
        let repr = py.builtin_named("repr")?;
        let shown = script.call(args, repr, &[token])?;
        let shown = Python::shown(shown);
        return Err(py.error(kind, format_args!("{shown} {text}")));
    }
    match parts.slot(2) {
        Value::NULL => {
            let found = variables(context)
                .and_then(|dict| Some((dict, dict.find_identical(hash_identity(variable), variable)?)));
            if let Some((dict, position)) = found {
                dict.remove_at(position);
            }
        }
        old => store(py, context, variable, old)?,
    }
    parts.set_slot(3, Value::TRUE);
    Ok(Value::NONE)
}

/// `<ContextVar name='x' default=1 at 0x…>`.
fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let address = args.get(0).identity();
    let mut script = Script::new(args, 0)?;
    let name = script.repr(py, args, this.slot(0))?;
    let name = Python::shown(name);
    if this.slot(1).is_null() {
        return Ok(py.format_str(format_args!("<ContextVar name={name} at {address:#x}>"))?.value());
    }
    let builtin = py.builtin_named("repr")?;
    let default = script.call(args, builtin, &[this.slot(1)])?;
    let default = Python::shown(default);
    Ok(py.format_str(format_args!("<ContextVar name={name} default={default} at {address:#x}>"))?.value())
}

/// `<Token used var=<ContextVar …> at 0x…>`.
fn token_repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let address = args.get(0).identity();
    let mut script = Script::new(args, 0)?;
    let builtin = py.builtin_named("repr")?;
    let variable = script.call(args, builtin, &[this.slot(1)])?;
    let (variable, used) = (Python::shown(variable), if this.slot(3) == Value::TRUE { " used" } else { "" });
    Ok(py.format_str(format_args!("<Token{used} var={variable} at {address:#x}>"))?.value())
}
