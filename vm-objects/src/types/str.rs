//! `str`: methods and constructor.

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::str::Str;
use crate::python::{Args, Python};
use crate::text::{Conversion, Replay};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: &[], getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("str", Arity::Free, new);

/// `str(object='')`
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(value) = args.arg(1) else { return Ok(Str::from_str(&mut py.heap, "")?.value()) };
    if args.nargs() > 2 {
        return Err(py.error(TypeId::TypeError, format_args!("decoding str is not supported")));
    }
    Ok(Replay::new(args).text(py, args, value, Conversion::Str)?.value())
}
