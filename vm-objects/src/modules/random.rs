//! `_random`, as CPython's `Modules/_randommodule.c`: `Random`, the generator below the library's `random`. An object's
//! slot is the state: raw words.

use super::ModuleDef;
use crate::Trap;
use crate::heap::Obj;
use crate::host::Clock;
use crate::native::{Arity, NativeDef};
use crate::number::big::{self, ByteOrder, cost};
use crate::number::sha512::digest;
use crate::number::twister::{Twister, WORDS};
use crate::object::bytes::Bytes;
use crate::object::float::Float;
use crate::object::int::Int;
use crate::object::raw::Raw;
use crate::object::tuple::Tuple;
use crate::ops::numbers::Whole;
use crate::python::{Args, Python, Scratch};
use crate::text::Replay;
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(super) static MODULE: ModuleDef = ModuleDef {
    name: "_random",
    functions: FUNCTIONS,
    values: |py, namespace| py.put(namespace, "Random", TypeId::Random.value()),
};

static FUNCTIONS: &[NativeDef] = &[
    // CPython's `random` has it from `_sha2`, which is no part of a chip.
    NativeDef::function("_sha512", Arity::One, |py, args| {
        let bytes = py.bytes_like(args.get(0))?;
        py.charge(bytes.len() as u64)?;
        Ok(Bytes::from_slice(&mut py.heap, &digest(bytes.as_slice()))?.value())
    }),
];

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("Random", Arity::Free, |py, args| {
    check_arguments(py, args)?;
    let given = args.arg(1).unwrap_or(Value::NONE);
    let key = key_of(py, args, given)?;
    let words = Raw::alloc_zeroed(&mut py.heap, WORDS * size_of::<u32>())?;
    let object = py.plain(TypeId::Random, &[words.value()])?;
    Twister::new(words.raw_items()).seed(&key);
    Ok(object)
});

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Random, "__init__", Arity::Free, init),
    NativeDef::method(TypeId::Random, "getrandbits", Arity::One, get_bits),
    NativeDef::method(TypeId::Random, "getstate", Arity::None, get_state),
    NativeDef::method(TypeId::Random, "random", Arity::None, random),
    NativeDef::method(TypeId::Random, "seed", Arity::Between(0, 1), seed),
    NativeDef::method(TypeId::Random, "setstate", Arity::One, set_state),
];

/// The words of the object's state.
fn words(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Obj<Raw>, Trap> {
    match py.this_plain(args)?.slot(0).cast::<Raw>() {
        Some(words) => Ok(words),
        None => Err(py.refused("a method of another object")),
    }
}

fn check_arguments(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<(), Trap> {
    if args.kwnames.cast::<Tuple>().is_some_and(|names| names.len() != 0) {
        return Err(py.type_error(format_args!("Random() takes no keyword arguments")));
    }
    if args.nargs() > 2 {
        return Err(py.type_error(format_args!("Random() requires 0 or 1 argument")));
    }
    Ok(())
}

fn init<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    check_arguments(py, args)?;
    seed(py, args)
}

/// `seed(n=None)`: `random_seed`.
fn seed<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let words = words(py, args)?;
    let given = args.arg(1).unwrap_or(Value::NONE);
    let key = key_of(py, args, given)?;
    Twister::new(words.raw_items()).seed(&key);
    Ok(Value::NONE)
}

/// The key that a seed is: of an int its magnitude, of anything else its hash, of `None` what nobody can guess.
fn key_of<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, given: Value) -> Result<Scratch<'h, u32>, Trap> {
    let mut key = py.scratch::<u32>();
    let mut fits = true;
    if given.is_none() {
        let unpredictable = unpredictable(py);
        fits = key.extend(&unpredictable);
    } else {
        let number = Whole::of(py.unwrapped(given)).filter(|_| py.is_instance_of(given, TypeId::Int));
        let hash = match number {
            Some(_) => 0,
            None => Replay::new(args).hash(py, args, given)?,
        };
        let hash = [hash as usize];
        let magnitude = number.as_ref().map_or(&hash[..], |number| number.int().magnitude);
        py.charge(cost::linear(magnitude.len()))?;
        for &limb in magnitude {
            for half in 0..usize::BITS / u32::BITS {
                fits &= key.push((limb >> (half * (u32::BITS % usize::BITS))) as u32);
            }
        }
        let used = key.iter().rposition(|&word| word != 0).map_or(0, |last| last + 1);
        key.truncate(used);
        fits &= used > 0 || key.push(0);
    }
    if fits { Ok(key) } else { Err(Trap::Memory) }
}

/// A key that nobody can guess, from the host; on one that has nothing of the kind, what its clocks show
/// (`random_seed_time_pid`).
fn unpredictable(py: &mut Python<'_>) -> [u32; 16] {
    let mut bytes = [0_u8; 64];
    let mut key = [0_u32; 16];
    if py.host.entropy(&mut bytes) {
        for (word, bytes) in key.iter_mut().zip(bytes.as_chunks::<4>().0) {
            *word = u32::from_le_bytes(*bytes);
        }
        return key;
    }
    let (real, monotonic) = (py.host.clock_ns(Clock::Real), py.host.clock_ns(Clock::Monotonic));
    let (real, monotonic) = (real.unwrap_or(0), monotonic.unwrap_or(0));
    let seen = [real as u32, (real >> 32) as u32, 0, monotonic as u32, (monotonic >> 32) as u32];
    for (word, seen) in key.iter_mut().zip(seen) {
        *word = seen;
    }
    key
}

fn random<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let words = words(py, args)?;
    // The object first: numbers that were given out can't be taken back.
    let float = Float::alloc(&mut py.heap, 0.0)?;
    float.set(Twister::new(words.raw_items()).next_float());
    Ok(float.value())
}

/// `getrandbits(k)`.
fn get_bits<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let words = words(py, args)?;
    let wanted = Replay::new(args).index(py, args, args.get(1))?;
    let bits = Whole::of(wanted).and_then(|whole| big::to_i64(whole.int())).and_then(|bits| i32::try_from(bits).ok());
    let Some(bits) = bits else {
        let text = format_args!("Python int too large to convert to C int");
        return Err(py.error(TypeId::OverflowError, text));
    };
    let Ok(bits) = u32::try_from(bits) else {
        return Err(py.value_error(format_args!("number of bits must be non-negative")));
    };
    let twister = Twister::new(words.raw_items());
    match bits {
        0 => Ok(Value::from_int_truncated(0)),
        1..30 => Ok(Value::from_int_truncated((twister.next() >> (32 - bits)) as isize)),
        _ => many_bits(py, twister, bits),
    }
}

/// As many bits as an int object is needed for. They come from a copy of the state, which is taken over when the int is
/// made.
fn many_bits<'h>(py: &mut Python<'h>, twister: Twister<'_>, bits: u32) -> Result<Value, Trap> {
    let count = (bits as usize).div_ceil(32);
    py.charge(cost::linear(count))?;
    let (mut state, mut bytes) = (py.scratch::<u32>(), py.scratch::<u8>());
    if !state.resize(WORDS, 0) || !bytes.resize(count * 4, 0) {
        return Err(Trap::Memory);
    }
    for (index, word) in state.iter_mut().enumerate() {
        *word = twister.at(index);
    }
    let cells = core::cell::Cell::from_mut(&mut *state).as_slice_of_cells();
    let copy = Twister::new(cells);
    let mut left = bits;
    for chunk in bytes.as_chunks_mut::<4>().0 {
        *chunk = (copy.next() >> 32_u32.saturating_sub(left)).to_le_bytes();
        left = left.saturating_sub(32);
    }
    let mut out = py.limbs(big::from_bytes_len(bytes.len()))?;
    let done = big::from_bytes(&bytes, ByteOrder::Little, false, &mut out);
    let number = py.int_written(&out, done)?;
    (0..WORDS).for_each(|index| twister.put(index, copy.at(index)));
    Ok(number)
}

fn get_state<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let words = words(py, args)?;
    let tuple = Tuple::with_len(&mut py.heap, WORDS)?;
    for (slot, word) in tuple.items().iter().zip(words.raw_items::<u32>()) {
        slot.set(Int::from_i64(&mut py.heap, i64::from(word.get()))?);
    }
    Ok(tuple.value())
}

fn set_state<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let words = words(py, args)?;
    let Some(state) = py.unwrapped(args.get(1)).cast::<Tuple>() else {
        return Err(py.type_error(format_args!("state vector must be a tuple")));
    };
    if state.len() != WORDS {
        return Err(py.value_error(format_args!("state vector is the wrong size")));
    }
    let mut new = py.scratch::<u32>();
    for &value in state.values() {
        // CPython keeps the low 32 bits of an unsigned long.
        let is_index = new.len() + 1 == WORDS;
        let below_zero = Whole::of(py.unwrapped(value)).is_some_and(|whole| whole.int().is_negative());
        let word = if is_index && below_zero { WORDS as u64 } else { state_word(py, value)? };
        if !new.push(word as u32) {
            return Err(Trap::Memory);
        }
        if is_index && word >= WORDS as u64 {
            return Err(py.value_error(format_args!("invalid state")));
        }
    }
    for (cell, &word) in words.raw_items::<u32>().iter().zip(new.iter()) {
        cell.set(word);
    }
    Ok(Value::NONE)
}

/// `PyLong_AsUnsignedLong`, in the range of a machine with 64 bits.
fn state_word(py: &mut Python<'_>, value: Value) -> Result<u64, Trap> {
    let Some(whole) = Whole::of(py.unwrapped(value)) else {
        return Err(py.type_error(format_args!("an integer is required")));
    };
    let int = whole.int();
    if int.is_negative() {
        let text = format_args!("can't convert negative value to unsigned int");
        return Err(py.error(TypeId::OverflowError, text));
    }
    let mut word = 0_u64;
    for (index, &limb) in int.magnitude.iter().enumerate() {
        let shift = (index as u32).saturating_mul(usize::BITS);
        if shift >= u64::BITS {
            let text = format_args!("Python int too large to convert to C unsigned long");
            return Err(py.error(TypeId::OverflowError, text));
        }
        word |= (limb as u64) << shift;
    }
    Ok(word)
}
