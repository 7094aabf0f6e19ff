//! What is written is read back the same, and hostile bytes are refused.

use num_bigint::BigInt;
use vm_core::isa::Version;
use vm_core::marshal::LoadError;

use super::{read_constant, write_constant};
use crate::consts::same_constant;
use crate::object::Constant;
use crate::string::PyString;

fn round_trip(constant: &Constant) {
    let bytes = write_constant(constant).expect("small");
    let back = read_constant(&bytes, Version::V3_12).expect("well formed");
    assert!(same_constant(constant, &back), "{constant} became {back}");
}

#[test]
fn every_kind_of_constant_comes_back() {
    let surrogate = PyString::from_code_points([0x61, 0xDC80, 0x1F600]).expect("valid");
    let two: BigInt = 2.into();
    let ints = [0, 1, 14, 15, 16, 29, 30, 31, 32, 45, 60, 64, 255, 300].map(|shift| two.pow(shift));
    let mut items: Vec<Constant> =
        ints.iter().flat_map(|int| [int.clone(), -int, int - 1, 1 - int]).map(Constant::Int).collect();
    items.extend([
        Constant::None,
        Constant::Bool(true),
        Constant::Bool(false),
        Constant::Ellipsis,
        Constant::Float(-0.0),
        Constant::Float(f64::INFINITY),
        Constant::Complex(1.5, -0.0),
        Constant::Str(surrogate),
        Constant::str("name"),
        Constant::str("name"),
        Constant::str("not a name"),
        Constant::str("x".repeat(300)),
        Constant::str("é".repeat(300)),
        Constant::Bytes(vec![0, 255]),
        Constant::Bytes(vec![0, 255]),
        Constant::FrozenSet(vec![Constant::int(1), Constant::str("name")]),
    ]);
    items.iter().for_each(round_trip);
    round_trip(&Constant::Tuple(vec![Constant::Tuple(items.clone()), Constant::Tuple(vec![]), Constant::Tuple(items)]));
    round_trip(&Constant::Tuple(vec![Constant::None; 300]));
}

#[test]
fn a_bomb_of_references_is_refused() {
    // Each tuple holds the one before twice: 2 to the 40th objects in 480 bytes.
    let mut bytes = Vec::new();
    for _ in 0..40 {
        bytes.extend([b')' | 0x80, 2]);
    }
    bytes.extend([b')' | 0x80, 0]);
    for depth in (0..40u32).rev() {
        bytes.push(b'r');
        bytes.extend((depth + 1).to_le_bytes());
    }
    assert_eq!(read_constant(&bytes, Version::V3_12).err(), Some(LoadError::Memory));
    bytes = vec![b'(', 0xFF, 0xFF, 0xFF, 0x7F];
    assert_eq!(read_constant(&bytes, Version::V3_12).err(), Some(LoadError::Truncated));
    bytes = [b')', 1].repeat(100_000);
    assert_eq!(read_constant(&bytes, Version::V3_12).err(), Some(LoadError::TooDeep));
}
