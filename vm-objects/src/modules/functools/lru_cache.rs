//! What `functools.lru_cache` makes of a function. Slots: the function, the results (a dict; the one that was used last
//! comes last), hits, misses, the most results or `None`, whether types count, what makes a `CacheInfo`.

use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::bound_method::BoundMethod;
use crate::object::dict::Dict;
use crate::object::instance::Instance;
use crate::object::int::Int;
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::ops::arguments::Signature;
use crate::ops::keyed::{KeyOp, hash_of_result};
use crate::ops::script::Script;
use crate::ops::steps::{count, counted};
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

const WRAPPER: TypeId = TypeId::LruCacheWrapper;

const FUNCTION: usize = 0;
const RESULTS: usize = 1;
const HITS: usize = 2;
const MISSES: usize = 3;
const MOST: usize = 4;
const TYPED: usize = 5;
const INFO: usize = 6;

static NEW: NativeDef = NativeDef::function("_lru_cache_wrapper", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(WRAPPER, "__call__", Arity::Free, call),
    NativeDef::method(WRAPPER, "__copy__", Arity::None, itself),
    NativeDef::method(WRAPPER, "__deepcopy__", Arity::One, itself),
    NativeDef::method(WRAPPER, "__get__", Arity::Between(1, 2), get),
    NativeDef::method(WRAPPER, "__reduce__", Arity::None, reduce),
    NativeDef::method(WRAPPER, "cache_clear", Arity::None, clear),
    NativeDef::method(WRAPPER, "cache_info", Arity::None, info),
];

static SIGNATURE: Signature<4> = Signature {
    function: "lru_cache",
    names: ["user_function", "maxsize", "typed", "cache_info_type"],
    least: 4,
    positional: 4,
};

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let [function, most, typed, info] = py.named_args(args, 1, &SIGNATURE)?;
    if !py.is_callable(function) {
        return Err(py.type_error(format_args!("the first argument must be callable")));
    }
    let typed = script.truth(py, args, typed)?;
    let most = match most {
        Value::NONE => Value::NONE,
        most if py.is_instance_of(most, TypeId::Int) || py.has_special(most, "__index__") => {
            let most = script.index(py, args, most)?;
            Value::from_int_truncated(py.machine_int(most)?.max(0))
        }
        _ => return Err(py.type_error(format_args!("maxsize should be integer or None"))),
    };
    let results = Dict::new(&mut py.heap)?.value();
    py.plain(WRAPPER, &[function, results, count(0), count(0), most, Value::from_bool(typed), info])
}

fn itself<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(args.get(0))
}

fn get<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (this, object) = (args.get(0), args.get(1));
    if object.is_none() {
        return Ok(this);
    }
    Ok(BoundMethod::alloc(&mut py.heap, object, this)?.value())
}

fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    Script::new(args, 0)?.attribute_named(py, args, this, "__qualname__")
}

fn clear<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    if let Some(results) = this.slot(RESULTS).cast::<Dict>() {
        results.clear();
    }
    this.set_slot(HITS, count(0));
    this.set_slot(MISSES, count(0));
    Ok(Value::NONE)
}

fn info<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let mut script = Script::new(args, 0)?;
    let len = this.slot(RESULTS).cast::<Dict>().map_or(0, |results| results.len());
    let values = [this.slot(HITS), this.slot(MISSES), this.slot(MOST), count(len)];
    script.call(args, this.slot(INFO), &values)
}

fn one_more(this: Obj<Instance>, slot: usize) {
    this.set_slot(slot, count(counted(this.slot(slot)).wrapping_add(1)));
}

/// What a call's result is kept under: `lru_cache_make_key`.
fn key_of(py: &mut Python<'_>, args: &Args<'_, '_>, positional: usize, typed: bool) -> Result<Value, Trap> {
    let values = args.args().get(1..positional).unwrap_or(&[]);
    let named = args.args().get(positional..).unwrap_or(&[]);
    if let (&[only], [], false) = (values, named, typed)
        && (only.is_small_int() || matches!(only.kind(), Some(crate::heap::Kind::Str | crate::heap::Kind::Int)))
    {
        return Ok(only);
    }
    let names = args.kwnames.cast::<Tuple>();
    let parts = List::with_capacity(&mut py.heap, values.len().saturating_add(named.len().saturating_mul(2)))?;
    for &value in values {
        parts.push(&mut py.heap, value)?;
    }
    if !named.is_empty() {
        // A mark between, which no argument is.
        parts.push(&mut py.heap, WRAPPER.value())?;
        for (&name, &value) in names.iter().flat_map(|names| names.values()).zip(named) {
            parts.push(&mut py.heap, name)?;
            parts.push(&mut py.heap, value)?;
        }
    }
    if typed {
        for &value in values.iter().chain(named) {
            let kind = py.type_of(value);
            parts.push(&mut py.heap, kind)?;
        }
    }
    Ok(Tuple::from_cells(&mut py.heap, parts.items())?.value())
}

/// The routine's own slots are the key and its hash.
fn call<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let mut script = Script::new(args, 3)?;
    let own = args.nargs();
    let positional = own.saturating_sub(args.kwnames.cast::<Tuple>().map_or(0, |names| names.len()));
    let most = this.slot(MOST);
    if most == count(0) {
        return call_function(&mut script, py, args, this, positional);
    }
    if args.get(own).is_null() {
        let key = key_of(py, args, positional, this.slot(TYPED) == Value::TRUE)?;
        args.set(own, key);
    }
    let key = args.get(own);
    let hash = script.operation(py, args, &[key], |py| {
        let hash = py.hash_of(key)?;
        Int::from_isize(&mut py.heap, hash)
    })?;
    let found = position(&mut script, py, args, this, [key, hash])?;
    if args.get(own + 2).is_null()
        && let (Some(position), Some(results)) = (found.as_small_int(), this.slot(RESULTS).cast::<Dict>())
    {
        let position = position.unsigned_abs();
        let value = results.key_value_at(position).map_or(Value::NONE, |(_, value)| value);
        if !most.is_none() {
            used_last(py, results, position)?;
        }
        one_more(this, HITS);
        return Ok(value);
    }
    let result = call_function(&mut script, py, args, this, positional)?;
    // The function may have been called with the same arguments.
    let found = position(&mut script, py, args, this, [key, hash])?;
    let Some(results) = this.slot(RESULTS).cast::<Dict>() else { return Ok(result) };
    if found.is_none() {
        results.reserve(&mut py.heap, 1)?;
        if !most.is_none()
            && results.len() >= counted(most)
            && let Some((first, _)) = results.next_entry(0)
        {
            results.remove_at(first);
        }
        results.insert_missing(&mut py.heap, hash_of_result(hash), key, result)?;
    } else if most.is_none()
        && let Some(position) = found.as_small_int()
    {
        results.set_value_at(position.unsigned_abs(), result);
    }
    Ok(result)
}

fn position<'h>(
    script: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    this: Obj<Instance>,
    [key, hash]: [Value; 2],
) -> Result<Value, Trap> {
    let results = this.slot(RESULTS);
    script.operation(py, args, &[results, key, Value::NULL, hash], |py| {
        py.keyed_with_hash(KeyOp::Position, [results, key, Value::NULL], hash_of_result(hash))
    })
}

/// Makes the entry at a position the last.
fn used_last(py: &mut Python<'_>, results: Obj<Dict>, position: usize) -> Result<(), Trap> {
    let Some(entry) = results.entry(position) else { return Ok(()) };
    // Making room may move the entries.
    results.reserve(&mut py.heap, 1)?;
    if let Some(position) = results.find_identical(entry.hash, entry.key) {
        results.remove_at(position);
    }
    results.insert_missing(&mut py.heap, entry.hash, entry.key, entry.value)
}

fn call_function<'h>(
    script: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    this: Obj<Instance>,
    positional: usize,
) -> Result<Value, Trap> {
    let values = py.tuple(args.args().get(1..positional).unwrap_or(&[]))?;
    let keywords = py.keyword_dict(args, positional)?;
    let called = script.call_ex(args, this.slot(FUNCTION), values, keywords);
    if called == Err(Trap::Call) {
        // Counted when the call is sure, and once: what comes before may be repeated.
        let asked = args.nargs() + 2;
        args.set(asked, Value::TRUE);
        one_more(this, MISSES);
    }
    called
}
