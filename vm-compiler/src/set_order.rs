//! In which order CPython iterates a frozenset: that of its hash table (`Objects/setobject.c`).
//!
//! Texts and bytes have the hashes of `PYTHONHASHSEED=0`: CPython itself shows sets of them in another order each time.
//! What it hashes by its address (`Ellipsis`, a NaN, a code object) has the hash 0 here.

use core::borrow::Borrow;

use num_bigint::{BigInt, BigUint, Sign};

use crate::object::Constant;
use crate::siphash;

/// `LINEAR_PROBES`.
const LINEAR_PROBES: usize = 9;
/// `PERTURB_SHIFT`.
const PERTURB_SHIFT: u32 = 5;
/// `PySet_MINSIZE`.
const MIN_SIZE: usize = 8;
/// `_PyHASH_MODULUS`, a Mersenne prime: 2 to the power of this, less one.
const HASH_BITS: u32 = 61;

/// The items as a set that they are added to one by one hands them out.
pub(crate) fn table_order<T: Borrow<Constant>>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut table = Table { slots: (0..MIN_SIZE).map(|_| None).collect(), used: 0 };
    for item in items {
        let hash = hash(item.borrow());
        table.add(item, hash as u64);
    }
    table.slots.into_iter().flatten().map(|(item, _)| item).collect()
}

struct Table<T> {
    slots: Vec<Option<(T, u64)>>,
    used: usize,
}

impl<T> Table<T> {
    /// `set_add_entry`, of an item that is not in the set.
    fn add(&mut self, item: T, hash: u64) {
        insert(&mut self.slots, item, hash);
        self.used += 1;
        if self.used * 5 >= (self.slots.len() - 1) * 3 {
            let least = if self.used > 50_000 { self.used * 2 } else { self.used * 4 };
            let size = (least + 1).next_power_of_two().max(MIN_SIZE);
            let mut larger: Vec<_> = (0..size).map(|_| None).collect();
            for (item, hash) in self.slots.drain(..).flatten() {
                insert(&mut larger, item, hash);
            }
            self.slots = larger;
        }
    }
}

/// `set_insert_clean`.
fn insert<T>(slots: &mut [Option<(T, u64)>], item: T, hash: u64) {
    let mask = slots.len() - 1;
    let mut perturb = hash;
    let mut index = hash as usize & mask;
    loop {
        let probes = if index + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
        if let Some(free) = slots[index..=index + probes].iter_mut().find(|slot| slot.is_none()) {
            *free = Some((item, hash));
            return;
        }
        perturb >>= PERTURB_SHIFT;
        index = index.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize) & mask;
    }
}

/// `hash()` on a 64-bit machine.
fn hash(constant: &Constant) -> i64 {
    let hash = match constant {
        // The same in every process since 3.12.
        Constant::None => 0xFCA8_6420,
        Constant::Bool(value) => i64::from(*value),
        Constant::Int(value) => hash_int(value),
        Constant::Float(value) => hash_float(*value),
        Constant::Complex(real, imag) => {
            valid(hash_float(*real)).wrapping_add(valid(hash_float(*imag)).wrapping_mul(1_000_003))
        }
        Constant::Str(text) => siphash::of_str(text) as i64,
        Constant::Bytes(bytes) => siphash::of_bytes(bytes) as i64,
        Constant::Tuple(items) => hash_tuple(items),
        Constant::Ellipsis | Constant::FrozenSet(_) | Constant::Code(_) => 0,
    };
    valid(hash)
}

/// -1 means an error in C, and is never a hash.
fn valid(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

fn hash_int(value: &BigInt) -> i64 {
    let modulus = (1u64 << HASH_BITS) - 1;
    let magnitude = (value.magnitude() % BigUint::from(modulus)).iter_u64_digits().next().unwrap_or(0) as i64;
    if value.sign() == Sign::Minus { -magnitude } else { magnitude }
}

/// `_Py_HashDouble`: the number modulo the prime; a NaN's hash is its address.
fn hash_float(value: f64) -> i64 {
    const INFINITY: i64 = 314_159;
    if value.is_nan() {
        return 0;
    }
    if value.is_infinite() {
        return if value > 0.0 { INFINITY } else { -INFINITY };
    }
    let bits = value.to_bits();
    let exponent = (bits >> 52 & 0x7FF) as i32;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) = if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) };
    let modulus = (1u64 << HASH_BITS) - 1;
    // Multiplying by a power of two modulo a Mersenne prime rotates the bits.
    let shift = exponent.rem_euclid(HASH_BITS as i32) as u32;
    let rotated = (mantissa << shift | mantissa.checked_shr(HASH_BITS - shift).unwrap_or(0)) & modulus;
    let rotated = if rotated == modulus { 0 } else { rotated } as i64;
    if value < 0.0 { -rotated } else { rotated }
}

/// `tuplehash`.
fn hash_tuple(items: &[Constant]) -> i64 {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;
    let mut state = PRIME_5;
    for item in items {
        let lane = hash(item) as u64;
        state = state.wrapping_add(lane.wrapping_mul(PRIME_2)).rotate_left(31).wrapping_mul(PRIME_1);
    }
    state = state.wrapping_add(items.len() as u64 ^ (PRIME_5 ^ 3_527_539));
    if state == u64::MAX { 1_546_275_796 } else { state as i64 }
}
