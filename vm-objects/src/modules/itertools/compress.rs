//! `itertools.compress`. Slots: the iterators over the data and over the selectors.

use super::itself;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::ops::arguments::Signature;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("compress", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Compress, "__iter__", Arity::None, itself),
    NativeDef::method(TypeId::Compress, "__next__", Arity::None, next),
];

static SIGNATURE: Signature<2> =
    Signature { function: "compress", names: ["data", "selectors"], least: 2, positional: 2 };

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let [data, selectors] = py.named_args(args, 1, &SIGNATURE)?;
    let data = script.iterator(py, args, data)?;
    let selectors = script.iterator(py, args, selectors)?;
    py.plain(TypeId::Compress, &[data, selectors])
}

fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let mut script = Script::new(args, 0)?;
    loop {
        let Some(item) = script.next(args, this.slot(0))? else { return Err(Trap::Stop) };
        let Some(selector) = script.next(args, this.slot(1))? else { return Err(Trap::Stop) };
        if script.truth(py, args, selector)? {
            return Ok(item);
        }
        script.restart(args);
    }
}
