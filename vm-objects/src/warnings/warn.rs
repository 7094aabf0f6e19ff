//! `warn(message, category, stacklevel)`: `warnings_warn_impl` and `do_warn` of `Python/_warnings.c`.

use super::explicit::EXPLICIT;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::arguments::Signature;
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

/// `_warnings.warn`.
pub(crate) const WARN: NativeDef = NativeDef::function("warn", Arity::Free, warn);

const ENTERED: u32 = 1;
const WARNED: u32 = 2;

const SIGNATURE: Signature<5> = Signature {
    function: "warn",
    names: ["message", "category", "stacklevel", "source", "skip_file_prefixes"],
    least: 1,
    positional: 4,
};

fn warn<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    if args.state == WARNED {
        return Ok(Value::NONE);
    }
    let [message, category, level, source, prefixes] = py.named_args(args, 0, &SIGNATURE)?;
    let category = category_of(py, message, category)?;
    let mut level = if level.is_null() { 1 } else { py.c_int(level)? as isize };
    check_prefixes(py, prefixes)?;
    if prefixes.cast::<Tuple>().is_some_and(|prefixes| prefixes.len() != 0) {
        level = level.max(2);
    }
    if args.input == Input::Start {
        // Only a routine with a frame of its own knows the line that calls it.
        return Err(args.enter(ENTERED));
    }
    let from = py.warning_context(args, level, prefixes)?;
    py.defer(&EXPLICIT, 0);
    let line = Value::NONE;
    Err(args.defer(WARNED, &[message, category, from.filename, from.line, from.module, from.registry, line, source]))
}

/// `get_category`.
fn category_of(py: &mut Python<'_>, message: Value, category: Value) -> Result<Value, Trap> {
    if py.is_instance_of(message, TypeId::Warning) {
        return Ok(py.type_of(message));
    }
    if category.is_null() || category.is_none() {
        return Ok(TypeId::UserWarning.value());
    }
    if crate::classes::new_class::is_type(category) && py.is_subclass_of(category, TypeId::Warning.value()) {
        return Ok(category);
    }
    let kind = py.type_name(category);
    Err(py.type_error(format_args!("category must be a Warning subclass, not '{kind}'")))
}

fn check_prefixes(py: &mut Python<'_>, prefixes: Value) -> Result<(), Trap> {
    if prefixes.is_null() {
        return Ok(());
    }
    let Some(tuple) = prefixes.cast::<Tuple>() else {
        let kind = py.type_name(prefixes);
        return Err(py.type_error(format_args!("warn() argument 'skip_file_prefixes' must be tuple, not {kind}")));
    };
    match tuple.values().iter().find(|prefix| prefix.cast::<Str>().is_none()) {
        Some(&other) => {
            let kind = py.type_name(other);
            Err(py.type_error(format_args!("Found non-str '{kind}' in skip_file_prefixes.")))
        }
        None => Ok(()),
    }
}

impl<'h> Python<'h> {
    /// Asks to warn; the routine goes on in `state`. The place is the innermost Python frame's.
    pub(crate) fn warn(&mut self, args: &mut Args<'_, 'h>, state: u32, category: TypeId, text: &str) -> Trap {
        match Str::from_str(&mut self.heap, text) {
            Ok(text) => args.call(state, super::function(), &[text.value(), category.value()]),
            Err(trap) => trap,
        }
    }
}
