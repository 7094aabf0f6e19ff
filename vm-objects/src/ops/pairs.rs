//! Pairs put into a dict: what `dict()` and `update` take besides mappings.

use super::keyed::KeyOp;
use super::steps::{count, counted, room};
use super::unpack::COLLECT;
use crate::Trap;
use crate::heap::Kind;
use crate::native::{Arity, NativeDef};
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

/// The window is an iterable of pairs, the dict.
pub(crate) static PUT_PAIRS: NativeDef = NativeDef::function("update", Arity::Free, put_pairs);

/// Then the pairs in a list, the next pair's index, the pair as a list or tuple.
fn put_pairs<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const PAIRS: u32 = 1;
    const PAIR: u32 = 2;
    const PUT: u32 = 3;
    const SLOTS: usize = 5;
    room(args)?;
    let dict = args.get(1);
    let result = args.result();
    match (args.input, args.state) {
        (Input::Start, _) => {
            let iterable = args.get(0);
            args.resize(SLOTS)?;
            args.set(3, count(0));
            py.defer(&COLLECT, 0);
            return Err(args.defer(PAIRS, &[iterable]));
        }
        (_, PAIRS) => args.set(2, result),
        _ => {}
    }
    let mut index = counted(args.get(3));
    let mut pair = (args.state == PAIR).then_some(result);
    if args.state == PUT {
        index += 1;
    }
    while let Some(item) = super::item_of(args.get(2), index) {
        let sequence = match pair.take() {
            Some(sequence) => sequence,
            None if matches!(item.kind(), Some(Kind::List | Kind::Tuple)) => item,
            None if !py.may_iterate(item) => {
                return Err(py.type_error(format_args!(
                    "cannot convert dictionary update sequence element #{index} to a sequence"
                )));
            }
            None => {
                args.resize(SLOTS)?;
                args.set(3, count(index));
                py.defer(&COLLECT, 0);
                return Err(args.defer(PAIR, &[item]));
            }
        };
        let len = super::len_of_sequence(sequence);
        let (Some(key), Some(value), 2) = (super::item_of(sequence, 0), super::item_of(sequence, 1), len) else {
            return Err(py.error(
                TypeId::ValueError,
                format_args!("dictionary update sequence element #{index} has length {len}; 2 is required"),
            ));
        };
        match py.keyed(KeyOp::Set, dict, key, value) {
            Ok(_) => index += 1,
            Err(Trap::Defer) => {
                args.resize(SLOTS)?;
                args.set(3, count(index));
                return Err(args.defer(PUT, &[dict, key, value]));
            }
            Err(trap) => return Err(trap),
        }
    }
    py.tuple(&[])
}
