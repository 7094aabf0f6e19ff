//! `bytes.decode`.

use crate::Trap;
use crate::ops::arguments::Signature;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::value::Value;

/// `decode(encoding='utf-8', errors='strict')`
pub(super) fn decode<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "decode", names: ["encoding", "errors"], least: 0, positional: 2 };
    let [encoding, errors] = py.named_args(args, 1, &signature)?;
    let encoding = super::text_argument(py, "decode", "encoding", encoding)?;
    let errors = super::text_argument(py, "decode", "errors", errors)?;
    py.decoded(args, &mut Replay::new(args), args.get(0), (encoding, errors))
}
