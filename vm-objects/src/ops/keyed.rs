//! Operations on dicts and sets by key: at once when hash and equality need no call, else step by step.

use super::steps::{at, count, counted, given, room, step};
use crate::Trap;
use crate::classes::lookup::has_class;
use crate::classes::special;
use crate::heap::Kind;
use crate::native::{Arity, NativeDef};
use crate::object::bound_method::BoundMethod;
use crate::object::dict::Dict;
use crate::object::hash::{TupleHash, hash_identity, hash_value};
use crate::object::int::Int;
use crate::object::set::Set;
use crate::object::table::Lookup;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::{Input, Model};

/// What is done with a key. The numbers are the low bits of the routine's state.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub(crate) enum KeyOp {
    /// `d[k]`.
    Get,
    /// `d[k] = v`, and `s.add(k)`.
    Set,
    /// `del d[k]`, `s.remove(k)`.
    Delete,
    /// `k in d`.
    Contains,
    /// `k not in d`.
    Lacks,
    /// `d.get(k, v)`.
    GetOr,
    /// `d.pop(k, v)`; a null `v` is no default.
    Pop,
    /// `d.setdefault(k, v)`.
    SetDefault,
    /// `s.discard(k)`: whether it was there.
    Discard,
    /// The entry's position, or `None`.
    Position,
}

impl KeyOp {
    const ALL: [KeyOp; 10] = [
        KeyOp::Get,
        KeyOp::Set,
        KeyOp::Delete,
        KeyOp::Contains,
        KeyOp::Lacks,
        KeyOp::GetOr,
        KeyOp::Pop,
        KeyOp::SetDefault,
        KeyOp::Discard,
        KeyOp::Position,
    ];
}

/// The operands are table, key, value, and the key's hash if it is known; but after `ITEM_FIRST` the key comes first,
/// after `VALUE_FIRST` the value.
const ITEM_FIRST: u32 = 0x20;
const VALUE_FIRST: u32 = 0x40;

/// A [`KeyOp`] that calls Python code; started in the number of the operation.
pub(crate) static KEYED: NativeDef = NativeDef::function("keyed", Arity::Free, keyed);
/// The hash of a tuple that has items with a hash of their own.
static HASH_TUPLE: NativeDef = NativeDef::function("hash", Arity::Free, hash_tuple);

const HASHED: u32 = 1;
const COMPARED: u32 = 2;
const TRUTH: u32 = 3;

/// Slots behind the operands.
const TABLE: usize = 0;
const KEY: usize = 1;
const VALUE: usize = 2;
const HASH: usize = 3;
/// What a comparison must find as it was, or the search starts again: the memory of the entries, the key that is compared.
const ENTRIES: usize = 4;
const CANDIDATE: usize = 5;
const POSITION: usize = 6;
const SLOTS: usize = 7;

fn lookup(table: Value, hash: isize, key: Value, after: Option<usize>) -> Lookup {
    match (table.cast::<Dict>(), table.cast::<Set>(), after) {
        (Some(dict), _, None) => dict.lookup(hash, key),
        (Some(dict), _, Some(position)) => dict.lookup_after(hash, position, key),
        (_, Some(set), None) => set.lookup(hash, key),
        (_, Some(set), Some(position)) => set.lookup_after(hash, position, key),
        _ => Lookup::Missing,
    }
}

/// The memory in which the keys are: another one when they have moved.
fn entries(table: Value) -> Value {
    match table.cast::<Dict>() {
        Some(dict) => dict.memory(),
        None => table.cast::<Set>().map_or(Value::NULL, |set| set.memory()),
    }
}

fn key_at(table: Value, position: usize) -> Value {
    let entry = match table.cast::<Dict>() {
        Some(dict) => dict.entry(position),
        None => table.cast::<Set>().and_then(|set| set.entry(position)),
    };
    entry.map_or(Value::NULL, |entry| entry.key)
}

/// A hash that a routine has answered.
pub(crate) fn hash_of_result(result: Value) -> isize {
    if let Some(hash) = result.as_small_index() {
        return hash;
    }
    let Some(big) = result.cast::<Int>() else { return 0 };
    let magnitude = big.limbs().first().map_or(0, |&limb| limb as isize);
    if big.negative() { magnitude.wrapping_neg() } else { magnitude }
}

fn keyed<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let start = given(args.state);
    let Some(&op) = KeyOp::ALL.get((start & 0x1f) as usize) else { return Err(py.refused("a key's operation")) };
    let base = args.nargs();
    if args.input == Input::Start {
        let [table, key, value] = match start & (ITEM_FIRST | VALUE_FIRST) {
            ITEM_FIRST => [1, 0, 2],
            VALUE_FIRST => [1, 2, 0],
            _ => [0, 1, 2],
        };
        let operands = [table, key, value, HASH].map(|index| args.arg(index).unwrap_or(Value::NULL));
        args.resize(base + SLOTS)?;
        for (slot, operand) in operands.into_iter().enumerate() {
            args.set(base + slot, operand);
        }
    }
    let (table, key) = (args.get(base + TABLE), args.get(base + KEY));
    let mut after = None;
    let hash = match step(args.state) {
        HASHED => args.result(),
        _ => args.get(base + HASH),
    };
    let hash = if hash.is_null() {
        match py.hash_of(key) {
            Err(Trap::Defer) => return Err(args.defer(at(HASHED, start), &[key])),
            hash => hash?,
        }
    } else {
        hash_of_result(hash)
    };
    if matches!(step(args.state), COMPARED | TRUTH) {
        let result = args.result();
        let equal = match py.truth(result) {
            Err(Trap::Defer) => return Err(args.defer(at(TRUTH, start), &[result])),
            equal => equal?,
        };
        let position = counted(args.get(base + POSITION));
        // As `do_lookup` in Objects/dictobject.c, `set_lookkey` in Objects/setobject.c.
        if args.get(base + ENTRIES) == entries(table) && args.get(base + CANDIDATE) == key_at(table, position) {
            if equal {
                return py.finish_keyed(op, [table, key, args.get(base + VALUE)], hash, Some(position));
            }
            after = Some(position);
        }
    }
    let found = loop {
        match lookup(table, hash, key, after) {
            Lookup::Found(position) => break Some(position),
            Lookup::Missing => break None,
            Lookup::Ask(position) => {
                let candidate = key_at(table, position);
                match py.compare(2, candidate, key) {
                    Ok(Value::TRUE) => break Some(position),
                    Ok(_) => after = Some(position),
                    Err(Trap::Defer) => {
                        args.resize(base + SLOTS)?;
                        args.set(base + HASH, Value::from_int_truncated(hash));
                        args.set(base + ENTRIES, entries(table));
                        args.set(base + CANDIDATE, candidate);
                        args.set(base + POSITION, count(position));
                        return Err(args.defer(at(COMPARED, start), &[candidate, key]));
                    }
                    Err(trap) => return Err(trap),
                }
            }
        }
    };
    py.finish_keyed(op, [table, key, args.get(base + VALUE)], hash, found)
}

fn hash_tuple<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    /// The tuple, then the hashes of its items.
    const HASHES: usize = 1;
    room(args)?;
    let is_slice = args.get(0).is_kind(Kind::Slice);
    let parts = py.parts_of_slice(args.get(0))?;
    let Some(tuple) = parts.cast::<Tuple>() else { return Err(py.refused("hash")) };
    let hashes = match args.get(HASHES).cast::<Tuple>() {
        Some(hashes) => hashes,
        None => {
            let hashes = Tuple::with_len(&mut py.heap, tuple.len())?;
            args.push(hashes.value())?;
            args.push(count(0))?;
            hashes
        }
    };
    let mut index = counted(args.get(HASHES + 1));
    if args.input == Input::Value {
        let hash = hash_of_result(args.result());
        if let Some(slot) = hashes.items().get(index) {
            slot.set(Value::from_int_truncated(hash));
        }
        index += 1;
    }
    while let Some(item) = tuple.get(index) {
        let hash = match py.hash_of(item) {
            Err(Trap::Defer) => {
                args.resize(HASHES + 2)?;
                args.set(HASHES + 1, count(index));
                return Err(args.defer(1, &[item]));
            }
            hash => hash?,
        };
        if let Some(slot) = hashes.items().get(index) {
            slot.set(Value::from_int_truncated(hash));
        }
        index += 1;
    }
    let mut hash = TupleHash::new();
    for item in hashes.items() {
        hash.add(item.get().as_small_int().unwrap_or(0));
    }
    Int::from_isize(&mut py.heap, if is_slice { hash.finish_slice() } else { hash.finish() })
}

impl Python<'_> {
    /// `hash(value)`. On [`Trap::Defer`] the routine answers with an int: see [`hash_of_result`].
    #[inline]
    pub fn hash_of(&mut self, value: Value) -> Result<isize, Trap> {
        match hash_value(value) {
            Some(hash) => Ok(hash),
            None => self.slow_hash(value),
        }
    }

    #[cold]
    #[inline(never)]
    fn slow_hash(&mut self, value: Value) -> Result<isize, Trap> {
        match value.kind() {
            Some(Kind::Tuple | Kind::Slice) => return Err(self.defer(&HASH_TUPLE, 0)),
            Some(Kind::Instance | Kind::Exception) => return Err(self.defer(&special::HASH, 0)),
            Some(Kind::Class) if has_class(value) => return Err(self.defer(&special::HASH, 0)),
            Some(Kind::Range) => return self.hash_range(value),
            Some(Kind::MemoryView) => return self.hash_view(value),
            Some(Kind::BoundMethod) => return self.hash_method(value),
            Some(Kind::Class | Kind::Code | Kind::Cell) => return Ok(hash_identity(value)),
            Some(Kind::DictView) if self.builtin_type_of(value) == TypeId::DictValues => {
                return Ok(hash_identity(value));
            }
            _ => {}
        }
        Err(self.unhashable(value))
    }

    /// `method_hash`: equal methods, which are made anew at each look, have one hash.
    fn hash_method(&mut self, value: Value) -> Result<isize, Trap> {
        let Some(method) = value.cast::<BoundMethod>() else { return Ok(hash_identity(value)) };
        let function = hash_value(method.function.get()).unwrap_or_else(|| hash_identity(method.function.get()));
        Ok(hash_identity(method.object.get()) ^ function)
    }

    /// An operation on a dict or a set. On [`Trap::Defer`] the routine wants the operands table, key and value.
    #[inline]
    pub(crate) fn keyed(&mut self, op: KeyOp, table: Value, key: Value, value: Value) -> Result<Value, Trap> {
        self.keyed_in_order(op, [table, key, value], 0)
    }

    /// As [`Python::keyed`]; the routine wants the operands key and table.
    pub(crate) fn keyed_item_first(&mut self, op: KeyOp, table: Value, key: Value) -> Result<Value, Trap> {
        self.keyed_in_order(op, [table, key, Value::NULL], ITEM_FIRST)
    }

    /// As [`Python::keyed`]; the routine wants the operands value, table and key.
    pub(crate) fn keyed_value_first(
        &mut self,
        op: KeyOp,
        table: Value,
        key: Value,
        value: Value,
    ) -> Result<Value, Trap> {
        self.keyed_in_order(op, [table, key, value], VALUE_FIRST)
    }

    #[inline]
    fn keyed_in_order(&mut self, op: KeyOp, operands: [Value; 3], order: u32) -> Result<Value, Trap> {
        let [table, key, _] = operands;
        let Some(hash) = hash_value(key) else { return self.keyed_by_call(op, operands, order) };
        match lookup(table, hash, key, None) {
            Lookup::Found(position) => self.finish_keyed(op, operands, hash, Some(position)),
            Lookup::Missing => self.finish_keyed(op, operands, hash, None),
            Lookup::Ask(_) => Err(self.defer(&KEYED, op as u32 | order)),
        }
    }

    #[cold]
    #[inline(never)]
    fn keyed_by_call(&mut self, op: KeyOp, operands: [Value; 3], order: u32) -> Result<Value, Trap> {
        let [table, key, _] = operands;
        let hash = match self.slow_hash(key) {
            Err(Trap::Defer) => return Err(self.defer(&KEYED, op as u32 | order)),
            hash => hash?,
        };
        match lookup(table, hash, key, None) {
            Lookup::Found(position) => self.finish_keyed(op, operands, hash, Some(position)),
            Lookup::Missing => self.finish_keyed(op, operands, hash, None),
            Lookup::Ask(_) => Err(self.defer(&KEYED, op as u32 | order)),
        }
    }

    /// As [`Python::keyed`] with a known hash; the routine wants the operands table, key, value and hash.
    pub(crate) fn keyed_with_hash(&mut self, op: KeyOp, operands: [Value; 3], hash: isize) -> Result<Value, Trap> {
        let [table, key, _] = operands;
        match lookup(table, hash, key, None) {
            Lookup::Found(position) => self.finish_keyed(op, operands, hash, Some(position)),
            Lookup::Missing => self.finish_keyed(op, operands, hash, None),
            Lookup::Ask(_) => Err(self.defer(&KEYED, op as u32)),
        }
    }

    /// The key has been looked up.
    fn finish_keyed(
        &mut self,
        op: KeyOp,
        [table, key, value]: [Value; 3],
        hash: isize,
        found: Option<usize>,
    ) -> Result<Value, Trap> {
        if let Some(dict) = table.cast::<Dict>() {
            let old = found.and_then(|position| dict.key_value_at(position)).map(|(_, value)| value);
            return match (op, found, old) {
                (KeyOp::Contains | KeyOp::Discard, ..) => Ok(Value::from_bool(found.is_some())),
                (KeyOp::Lacks, ..) => Ok(Value::from_bool(found.is_none())),
                (KeyOp::Position, ..) => Ok(found.map_or(Value::NONE, count)),
                (KeyOp::Get | KeyOp::GetOr | KeyOp::SetDefault, _, Some(old)) => Ok(old),
                (KeyOp::GetOr, _, None) => Ok(value),
                (KeyOp::Set, Some(position), _) => {
                    dict.set_value_at(position, value);
                    Ok(Value::NONE)
                }
                (KeyOp::Set, None, _) => dict.insert_missing(&mut self.heap, hash, key, value).map(|()| Value::NONE),
                (KeyOp::SetDefault, ..) => dict.insert_missing(&mut self.heap, hash, key, value).map(|()| value),
                (KeyOp::Delete | KeyOp::Pop, Some(position), _) => {
                    dict.remove_at(position);
                    Ok(if op == KeyOp::Pop { old.unwrap_or(Value::NONE) } else { Value::NONE })
                }
                (KeyOp::Pop, None, _) if !value.is_null() => Ok(value),
                (KeyOp::Get | KeyOp::Delete | KeyOp::Pop, ..) => Err(self.error_with(TypeId::KeyError, &[key])),
            };
        }
        let Some(set) = table.cast::<Set>() else { return Err(self.refused("a key of what is no dict")) };
        match (op, found) {
            (KeyOp::Contains, _) => Ok(Value::from_bool(found.is_some())),
            (KeyOp::Lacks, _) => Ok(Value::from_bool(found.is_none())),
            (KeyOp::Position, _) => Ok(found.map_or(Value::NONE, count)),
            (KeyOp::Set, None) => set.insert_missing(&mut self.heap, hash, key, Value::NULL).map(|()| Value::NONE),
            (KeyOp::Delete, Some(position)) => {
                set.remove_at(position);
                Ok(Value::NONE)
            }
            (KeyOp::Discard, Some(position)) => {
                set.remove_at(position);
                Ok(Value::TRUE)
            }
            (KeyOp::Discard, None) => Ok(Value::FALSE),
            (KeyOp::Delete, None) => Err(self.error_with(TypeId::KeyError, &[key])),
            _ => Ok(Value::NONE),
        }
    }
}
