//! `str`: `encode`, `maketrans`.

use super::{method, this, words};
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::ops::arguments::Signature;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::value::Value;

pub(super) const ENCODE: NativeDef = method("encode", Arity::Free, encode);
pub(super) const MAKETRANS: NativeDef = NativeDef::function("maketrans", Arity::Between(1, 3), maketrans);

/// `encode(encoding='utf-8', errors='strict')`
fn encode<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "encode", names: ["encoding", "errors"], least: 0, positional: 2 };
    let [encoding, errors] = py.named_args(args, 1, &signature)?;
    let text = this(py, args)?;
    let mut name = |value: Value, what: &str| match value {
        Value::NULL => Ok(None),
        value => words(py, value, what).map(Some),
    };
    let encoding = name(encoding, "encode() argument 'encoding' must be str, not")?;
    let errors = name(errors, "encode() argument 'errors' must be str, not")?;
    Ok(py.encoded(args, &mut Replay::new(args), text, encoding, errors)?.value())
}

/// `str.maketrans(x, y, z)`: called on the class or an object, which is not given.
fn maketrans<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let table = Dict::new(&mut py.heap)?;
    if args.nargs() == 1 {
        let Some(from) = py.unwrapped(args.get(0)).cast::<Dict>() else {
            return Err(py.type_error(format_args!("if you give only one argument to maketrans it must be a dict")));
        };
        for entry in from.iter() {
            let key = match entry.key.cast::<Str>() {
                Some(text) if text.len() == 1 => text.char_at(0).map(|c| c as isize),
                Some(_) => {
                    return Err(py.value_error(format_args!("string keys in translate table must be of length 1")));
                }
                None => entry.key.as_small_index(),
            };
            let Some(key) = key else {
                return Err(py.type_error(format_args!("keys in translate table must be strings or integers")));
            };
            put(py, table, key, entry.value)?;
        }
        return Ok(table.value());
    }
    let Some(from) = py.unwrapped(args.get(0)).cast::<Str>() else {
        return Err(
            py.type_error(format_args!("first maketrans argument must be a string if there is a second argument"))
        );
    };
    let to = words(py, args.get(1), "maketrans() argument 2")?;
    if from.len() != to.len() {
        return Err(py.value_error(format_args!("the first two maketrans arguments must have equal length")));
    }
    for (from, to) in from.chars().zip(to.chars()) {
        put(py, table, from as isize, Value::from_int_truncated(to as isize))?;
    }
    if let Some(gone) = args.arg(2) {
        let gone = words(py, gone, "maketrans() argument 3")?;
        for c in gone.chars() {
            put(py, table, c as isize, Value::NONE)?;
        }
    }
    Ok(table.value())
}

fn put(py: &mut Python<'_>, table: Obj<Dict>, key: isize, value: Value) -> Result<(), Trap> {
    let hash = crate::number::int_small::hash(key as i64);
    let key = Value::from_int_truncated(key);
    match table.find_identical(hash, key) {
        Some(position) => {
            table.set_value_at(position, value);
            Ok(())
        }
        None => table.insert_missing(&mut py.heap, hash, key, value),
    }
}
