//! What `sys` tells of objects and of the machine: sizes, encodings, numbers.

use crate::Trap;
use crate::heap::{Obj, WORD};
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::dict::Dict;
use crate::object::float::Float;
use crate::object::int::Int;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::ops::arguments::Signature;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::structseq::{self, Structure};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(super) const GETSIZEOF: NativeDef = NativeDef::function("getsizeof", Arity::Free, getsizeof);
pub(super) const GETREFCOUNT: NativeDef = NativeDef::function("getrefcount", Arity::One, getrefcount);
pub(super) const GETDEFAULTENCODING: NativeDef =
    NativeDef::function("getdefaultencoding", Arity::None, |py, _| Ok(Str::intern(&mut py.heap, "utf-8")?.value()));
pub(super) const GETFILESYSTEMENCODING: NativeDef =
    NativeDef::function("getfilesystemencoding", Arity::None, |py, _| Ok(Str::intern(&mut py.heap, "utf-8")?.value()));
pub(super) const GETFILESYSTEMENCODEERRORS: NativeDef =
    NativeDef::function("getfilesystemencodeerrors", Arity::None, |py, _| {
        Ok(Str::intern(&mut py.heap, "surrogateescape")?.value())
    });
pub(super) const GETALLOCATEDBLOCKS: NativeDef = NativeDef::function("getallocatedblocks", Arity::None, |py, _| {
    Ok(Value::from_int_truncated((py.heap.stats().live / (4 * WORD)) as isize))
});
pub(super) const IS_FINALIZING: NativeDef = NativeDef::function("is_finalizing", Arity::None, |_, _| Ok(Value::FALSE));
pub(super) const GETSWITCHINTERVAL: NativeDef =
    NativeDef::function("getswitchinterval", Arity::None, |py, _| Ok(Float::alloc(&mut py.heap, 0.005)?.value()));
/// There is no `setprofile`: nothing is ever profiled.
pub(super) const SETSWITCHINTERVAL: NativeDef = NativeDef::function("setswitchinterval", Arity::One, setswitchinterval);

/// `sys.getsizeof(object[, default])`: what the object takes in this machine's heap, or its `__sizeof__` says.
fn getsizeof<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const SIGNATURE: Signature<2> =
        Signature { function: "getsizeof", names: ["object", "default"], least: 1, positional: 2 };
    let [object, default] = py.named_args(args, 0, &SIGNATURE)?;
    let mut script = Script::new(args, 0)?;
    if !py.has_special(object, "__sizeof__") {
        return Ok(Value::from_int_truncated(py.size_of(object) as isize));
    }
    let size = script.attempt(py, args, |script, py, args| {
        let sizeof = script.attribute_named(py, args, object, "__sizeof__")?;
        Ok(sizeof)
    })?;
    let size = match size {
        Ok(sizeof) => script.attempt(py, args, |script, _, args| script.call(args, sizeof, &[]))?,
        Err(raised) => Err(raised),
    };
    match size {
        Ok(size) => {
            let size = script.index(py, args, size)?;
            if size.as_small_int().is_some_and(|size| size < 0) {
                return Err(py.value_error(format_args!("__sizeof__() should return >= 0")));
            }
            Ok(size)
        }
        Err(raised) if default.is_null() || !py.is_instance_of(raised, TypeId::TypeError) => {
            Err(py.raise_again(raised))
        }
        Err(_) => Ok(default),
    }
}

impl Python<'_> {
    /// Bytes of an object in the heap, with what belongs to it alone; of an immediate one word.
    pub(crate) fn size_of(&self, value: Value) -> usize {
        let mut size = value.words().max(1);
        if let Some(dict) = value.cast::<Dict>() {
            size += dict.len() * 4;
        } else if let Some(set) = value.cast::<Set>() {
            size += set.len() * 3;
        } else if let Some(list) = value.cast::<crate::object::list::List>() {
            size += list.len();
        } else if let Some(array) = value.cast::<crate::object::bytes::ByteArray>() {
            size += array.len.get() / WORD + 1;
        }
        size * WORD
    }
}

/// `sys.getrefcount(object)`: objects are not counted here; the number is that of an object that only the caller has.
fn getrefcount<'h>(_: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(Value::from_int_truncated(2))
}

/// There is one thread of Python code: nothing to switch to.
fn setswitchinterval<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let interval = args.get(0);
    let positive = match interval.cast::<Float>() {
        Some(number) => number.get() > 0.0,
        None => match py.unwrapped(interval).as_small_index() {
            Some(number) => number > 0,
            None => {
                let name = py.type_name(interval);
                return Err(py.type_error(format_args!("must be real number, not {name}")));
            }
        },
    };
    if !positive {
        return Err(py.value_error(format_args!("switch interval must be strictly positive")));
    }
    Ok(Value::NONE)
}

macro_rules! structures {
    ($($structure:ident $fields:ident $methods:ident $type:ident $kind:ident [$($field:literal)*];)*) => {
        $(
            pub(crate) static $structure: Structure = Structure {
                fields: &[$($field),*],
                visible: [$($field),*].len(),
                creatable: true,
            };
            static $fields: [GetSetDef; $structure.named()] = structseq::getsets(&$structure);
            static $methods: [NativeDef; 1] = structseq::methods(TypeId::$kind);
            pub(crate) const $type: Behaviour = structseq::behaviour(&$methods, &$fields);
        )*
    };
}

structures! {
    FLOAT_INFO FLOAT_FIELDS FLOAT_METHODS FLOAT_TYPE FloatInfo
        ["max" "max_exp" "max_10_exp" "min" "min_exp" "min_10_exp" "dig" "mant_dig" "epsilon" "radix" "rounds"];
    HASH_INFO HASH_FIELDS HASH_METHODS HASH_TYPE HashInfo
        ["width" "modulus" "inf" "nan" "imag" "algorithm" "hash_bits" "seed_bits" "cutoff"];
    INT_INFO INT_FIELDS INT_METHODS INT_TYPE IntInfo
        ["bits_per_digit" "sizeof_digit" "default_max_str_digits" "str_digits_check_threshold"];
    THREAD_INFO THREAD_FIELDS THREAD_METHODS THREAD_TYPE ThreadInfo ["name" "lock" "version"];
}

pub(super) const fn small(number: isize) -> Value {
    Value::from_int_truncated(number)
}

/// `sys.float_info`, `int_info`, `hash_info`, `thread_info`.
pub(super) fn put(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    let [max, min, epsilon] =
        [f64::MAX, f64::MIN_POSITIVE, f64::EPSILON].map(|number| Float::alloc(&mut py.heap, number));
    let (max, min, epsilon) = (max?.value(), min?.value(), epsilon?.value());
    let (exponents, lows) = ([small(1024), small(308)], [small(-1021), small(-307)]);
    let info =
        [max, exponents[0], exponents[1], min, lows[0], lows[1], small(15), small(53), epsilon, small(2), small(1)];
    let info = py.struct_sequence(TypeId::FloatInfo, &info)?;
    py.put(namespace, "float_info", info)?;
    let digit = if WORD == 8 { [small(30), small(4)] } else { [small(15), small(2)] };
    let info = py.struct_sequence(TypeId::IntInfo, &[digit[0], digit[1], small(4300), small(640)])?;
    py.put(namespace, "int_info", info)?;
    let width = small(WORD as isize * 8);
    let modulus = Int::from_i64(&mut py.heap, if WORD == 8 { (1 << 61) - 1 } else { (1 << 31) - 1 })?;
    let algorithm = Str::intern(&mut py.heap, "siphash13")?.value();
    let info = [width, modulus, small(314_159), small(0), small(1_000_003), algorithm, small(64), small(128), small(0)];
    let info = py.struct_sequence(TypeId::HashInfo, &info)?;
    py.put(namespace, "hash_info", info)?;
    let none = Value::NONE;
    let name = Str::intern(&mut py.heap, "pthread")?.value();
    let lock = Str::intern(&mut py.heap, "semaphore")?.value();
    let info = py.struct_sequence(TypeId::ThreadInfo, &[name, lock, none])?;
    py.put(namespace, "thread_info", info)
}
