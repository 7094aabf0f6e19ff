//! `array`: the type, and how pickles make arrays.

use super::ModuleDef;
use crate::native::{Arity, NativeDef};
use crate::object::str::Str;
use crate::types::{TypeId, array};

pub(super) static MODULE: ModuleDef = ModuleDef {
    name: "array",
    functions: &[NativeDef::function("_array_reconstructor", Arity::Between(4, 4), array::rebuild)],
    values: |py, namespace| {
        py.put(namespace, "array", TypeId::Array.value())?;
        py.put(namespace, "ArrayType", TypeId::Array.value())?;
        let codes = Str::from_str(&mut py.heap, "bBuhHiIlLqQfd")?.value();
        py.put(namespace, "typecodes", codes)
    },
};
