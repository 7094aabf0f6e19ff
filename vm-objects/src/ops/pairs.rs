//! Pairs put into a dict: what `dict()` and `update` take besides mappings.

use super::keyed::KeyOp;
use super::steps::{Pull, count, counted, room};
use super::unpack::COLLECT;
use crate::Trap;
use crate::heap::Kind;
use crate::native::{Arity, NativeDef};
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

/// The window is an iterable of pairs, the dict.
pub(crate) static PUT_PAIRS: NativeDef = NativeDef::function("update", Arity::Free, put_pairs);

/// Then how many pairs are in, the iterator, the pair, what came of it.
fn put_pairs<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const ITERATOR: u32 = 1;
    const ITEM: u32 = 2;
    const PAIR: u32 = 3;
    const PUT: u32 = 4;
    const SLOTS: usize = 4;
    room(args)?;
    let dict = args.get(1);
    if args.input == Input::Start {
        let iterable = args.get(0);
        args.push(count(0))?;
        return Err(Pull::begin(py, args, iterable, ITERATOR, (ITEM, SLOTS)));
    }
    let mut pull = Pull::new(ITEM, SLOTS, args.get(3));
    if args.state == ITERATOR {
        return Err(pull.first(args));
    }
    while let Some(item) = pull.next(py, args)? {
        let (index, result) = (counted(args.get(2)), args.get(SLOTS + 1));
        let (collected, put) = match args.state {
            PAIR if !result.is_null() => (Some(result), false),
            PUT => (None, !result.is_null()),
            _ => (None, false),
        };
        if !put {
            let sequence = match collected {
                Some(sequence) => sequence,
                None if matches!(item.kind(), Some(Kind::List | Kind::Tuple)) => item,
                None if !py.may_iterate(item) => {
                    return Err(py.type_error(format_args!(
                        "cannot convert dictionary update sequence element #{index} to a sequence"
                    )));
                }
                None => {
                    args.resize(SLOTS + 1)?;
                    py.defer(&COLLECT, 0);
                    return Err(args.defer(PAIR, &[item]));
                }
            };
            let [key, value] = py.pair(sequence, index)?;
            match py.keyed(KeyOp::Set, dict, key, value) {
                Ok(_) => {}
                Err(Trap::Defer) => {
                    args.resize(SLOTS + 1)?;
                    return Err(args.defer(PUT, &[dict, key, value]));
                }
                Err(trap) => return Err(trap),
            }
        }
        args.set(2, count(index + 1));
        args.set(SLOTS + 1, Value::NULL);
        pull.done(args);
    }
    py.tuple(&[])
}

impl Python<'_> {
    /// The two items of a pair.
    fn pair(&mut self, sequence: Value, index: usize) -> Result<[Value; 2], Trap> {
        let len = super::len_of_sequence(sequence);
        match (super::item_of(sequence, 0), super::item_of(sequence, 1)) {
            (Some(key), Some(value)) if len == 2 => Ok([key, value]),
            _ => Err(self.value_error(format_args!(
                "dictionary update sequence element #{index} has length {len}; 2 is required"
            ))),
        }
    }
}
