//! `_blake2`: with a key, salt and the place in a tree. Follows CPython's `Modules/_blake2/blake2b_impl.c`.

use vm_objects::types::TypeId;
use vm_objects::{Args, Python, Script, Signature, Trap, Value};

use super::hasher::Hasher;
use super::{create, input};
use crate::arguments::integer;

/// What is different between the two.
#[derive(Clone, Copy)]
struct Sizes {
    function: &'static str,
    digest: usize,
    key: usize,
    salt: usize,
    /// Bits of a node's offset.
    offset: u32,
}

const B: Sizes = Sizes { function: "blake2b", digest: 64, key: 64, salt: 16, offset: 64 };
const S: Sizes = Sizes { function: "blake2s", digest: 32, key: 32, salt: 8, offset: 48 };

const NAMES: [&str; 13] = [
    "",
    "digest_size",
    "key",
    "salt",
    "person",
    "fanout",
    "depth",
    "leaf_size",
    "node_offset",
    "node_depth",
    "inner_size",
    "last_node",
    "usedforsecurity",
];

/// All parameters.
struct Parameters {
    digest: usize,
    key: Vec<u8>,
    salt: Vec<u8>,
    person: Vec<u8>,
    fanout: u8,
    depth: u8,
    leaf_size: u32,
    node_offset: u64,
    node_depth: u8,
    inner_size: usize,
    last_node: bool,
    data: Value,
}

pub(super) fn blake2b<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let p = parameters(py, args, B)?;
    let mut state = blake2b_simd::Params::new()
        .hash_length(p.digest)
        .key(&p.key)
        .salt(&p.salt)
        .personal(&p.person)
        .fanout(p.fanout)
        .max_depth(p.depth)
        .max_leaf_length(p.leaf_size)
        .node_offset(p.node_offset)
        .node_depth(p.node_depth)
        .inner_hash_length(p.inner_size)
        .last_node(p.last_node)
        .to_state();
    input(py, p.data, |bytes| _ = state.update(bytes))?;
    create(py, args.get(0), Hasher::Blake2b(Box::new(state), p.digest))
}

pub(super) fn blake2s<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let p = parameters(py, args, S)?;
    let mut state = blake2s_simd::Params::new()
        .hash_length(p.digest)
        .key(&p.key)
        .salt(&p.salt)
        .personal(&p.person)
        .fanout(p.fanout)
        .max_depth(p.depth)
        .max_leaf_length(p.leaf_size)
        .node_offset(p.node_offset)
        .node_depth(p.node_depth)
        .inner_hash_length(p.inner_size)
        .last_node(p.last_node)
        .to_state();
    input(py, p.data, |bytes| _ = state.update(bytes))?;
    create(py, args.get(0), Hasher::Blake2s(Box::new(state), p.digest))
}

fn parameters<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, sizes: Sizes) -> Result<Parameters, Trap> {
    let signature = Signature { function: sizes.function, names: NAMES, least: 0, positional: 1 };
    let given = py.named_args(args, 1, &signature)?;
    let mut script = Script::new(args, 0)?;
    let (most, key_most, salt_most) = (sizes.digest, sizes.key, sizes.salt);
    let digest = number(py, args, &mut script, given[1], most as i64)?;
    if !(1..=most as i64).contains(&digest) {
        return Err(py.value_error(format_args!("digest_size must be between 1 and {most} bytes")));
    }
    let key = bytes(py, given[2], "key", key_most)?;
    let salt = bytes(py, given[3], "salt", salt_most)?;
    let person = bytes(py, given[4], "person", salt_most)?;
    let fanout = number(py, args, &mut script, given[5], 1)?;
    let Ok(fanout) = u8::try_from(fanout) else {
        return Err(py.value_error(format_args!("fanout must be between 0 and 255")));
    };
    let depth = number(py, args, &mut script, given[6], 1)?;
    let Some(depth) = u8::try_from(depth).ok().filter(|&depth| depth > 0) else {
        return Err(py.value_error(format_args!("depth must be between 1 and 255")));
    };
    let leaf_size = unsigned(py, args, &mut script, given[7], "leaf_size", 32)? as u32;
    let node_offset = unsigned(py, args, &mut script, given[8], "node_offset", sizes.offset)?;
    let node_depth = number(py, args, &mut script, given[9], 0)?;
    let Ok(node_depth) = u8::try_from(node_depth) else {
        return Err(py.value_error(format_args!("node_depth must be between 0 and 255")));
    };
    let inner_size = number(py, args, &mut script, given[10], 0)?;
    let Some(inner_size) = usize::try_from(inner_size).ok().filter(|&size| size <= most) else {
        return Err(py.value_error(format_args!("inner_size must be between 0 and is {most}")));
    };
    let last_node = !given[11].is_null() && script.truth(py, args, given[11])?;
    Ok(Parameters {
        digest: digest as usize,
        key,
        salt,
        person,
        fanout,
        depth,
        leaf_size,
        node_offset,
        node_depth,
        inner_size,
        last_node,
        data: given[0],
    })
}

fn number<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    script: &mut Script,
    value: Value,
    otherwise: i64,
) -> Result<i64, Trap> {
    if value.is_null() {
        return Ok(otherwise);
    }
    let number = script.index(py, args, value)?;
    integer(py, number)
}

/// A number of so many bits.
fn unsigned<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    script: &mut Script,
    value: Value,
    name: &str,
    bits: u32,
) -> Result<u64, Trap> {
    if value.is_null() {
        return Ok(0);
    }
    let number = script.index(py, args, value)?;
    let inside = py.unwrapped(number);
    let number = match (inside.as_small_index(), inside.cast::<vm_objects::object::int::Int>()) {
        (Some(small), _) => u64::try_from(small).ok(),
        (None, Some(big)) if !big.negative() && big.limbs().len() == 1 => big.limbs().first().map(|&limb| limb as u64),
        (None, Some(big)) if !big.negative() => {
            return Err(py.error(TypeId::OverflowError, format_args!("int too big to convert")));
        }
        _ => None,
    };
    match number {
        None => Err(py.value_error(format_args!("value must be positive"))),
        Some(number) if bits < 64 && number >> bits != 0 => {
            Err(py.error(TypeId::OverflowError, format_args!("{name} is too large")))
        }
        Some(number) => Ok(number),
    }
}

fn bytes(py: &mut Python<'_>, value: Value, name: &str, most: usize) -> Result<Vec<u8>, Trap> {
    if value.is_null() {
        return Ok(Vec::new());
    }
    let bytes = crate::arguments::bytes(py, value)?;
    if bytes.len() > most {
        return Err(py.value_error(format_args!("maximum {name} length is {most} bytes")));
    }
    Ok(bytes)
}
