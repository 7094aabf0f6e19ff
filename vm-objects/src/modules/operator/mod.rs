//! `_operator`: the operators as functions, as CPython's `Modules/_operator.c`.
//!
//! | file | what |
//! |---|---|
//! | `functions` | one function an operator |
//! | `sequences` | `concat`, `countOf`, `indexOf`, `length_hint` |
//! | `getters` | `itemgetter`, `attrgetter`, `methodcaller` |

mod functions;
pub(crate) mod getters;
mod sequences;

use super::ModuleDef;
use crate::native::{Arity, NativeDef};
use crate::types::TypeId;
use functions as f;

pub(super) static MODULE: ModuleDef = ModuleDef {
    name: "_operator",
    functions: FUNCTIONS,
    values: |py, namespace| {
        for kind in [TypeId::AttrGetter, TypeId::ItemGetter, TypeId::MethodCaller] {
            py.put(namespace, kind.names().1, kind.value())?;
        }
        Ok(())
    },
};

const TWO: Arity = Arity::Between(2, 2);

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("_compare_digest", TWO, sequences::compare_digest),
    NativeDef::function("abs", Arity::One, f::abs),
    NativeDef::function("add", TWO, f::binary::<0>),
    NativeDef::function("and_", TWO, f::binary::<1>),
    NativeDef::function("call", Arity::Free, f::call),
    NativeDef::function("concat", TWO, sequences::concat::<0>),
    NativeDef::function("contains", TWO, f::contains),
    NativeDef::function("countOf", TWO, sequences::count_of),
    NativeDef::function("delitem", TWO, f::delete_item),
    NativeDef::function("eq", TWO, f::compare::<2>),
    NativeDef::function("floordiv", TWO, f::binary::<2>),
    NativeDef::function("ge", TWO, f::compare::<5>),
    NativeDef::function("getitem", TWO, f::get_item),
    NativeDef::function("gt", TWO, f::compare::<4>),
    NativeDef::function("iadd", TWO, f::binary::<13>),
    NativeDef::function("iand", TWO, f::binary::<14>),
    NativeDef::function("iconcat", TWO, sequences::concat::<13>),
    NativeDef::function("ifloordiv", TWO, f::binary::<15>),
    NativeDef::function("ilshift", TWO, f::binary::<16>),
    NativeDef::function("imatmul", TWO, f::binary::<17>),
    NativeDef::function("imod", TWO, f::binary::<19>),
    NativeDef::function("imul", TWO, f::binary::<18>),
    NativeDef::function("index", Arity::One, f::index),
    NativeDef::function("indexOf", TWO, sequences::index_of),
    NativeDef::function("inv", Arity::One, f::invert),
    NativeDef::function("invert", Arity::One, f::invert),
    NativeDef::function("ior", TWO, f::binary::<20>),
    NativeDef::function("ipow", TWO, f::binary::<21>),
    NativeDef::function("irshift", TWO, f::binary::<22>),
    NativeDef::function("is_", TWO, f::is),
    NativeDef::function("is_not", TWO, f::is_not),
    NativeDef::function("isub", TWO, f::binary::<23>),
    NativeDef::function("itruediv", TWO, f::binary::<24>),
    NativeDef::function("ixor", TWO, f::binary::<25>),
    NativeDef::function("le", TWO, f::compare::<1>),
    NativeDef::function("length_hint", Arity::Between(1, 2), sequences::length_hint),
    NativeDef::function("lshift", TWO, f::binary::<3>),
    NativeDef::function("lt", TWO, f::compare::<0>),
    NativeDef::function("matmul", TWO, f::binary::<4>),
    NativeDef::function("mod", TWO, f::binary::<6>),
    NativeDef::function("mul", TWO, f::binary::<5>),
    NativeDef::function("ne", TWO, f::compare::<3>),
    NativeDef::function("neg", Arity::One, f::negative),
    NativeDef::function("not_", Arity::One, f::not),
    NativeDef::function("or_", TWO, f::binary::<7>),
    NativeDef::function("pos", Arity::One, f::positive),
    NativeDef::function("pow", TWO, f::binary::<8>),
    NativeDef::function("rshift", TWO, f::binary::<9>),
    NativeDef::function("setitem", Arity::Between(3, 3), f::set_item),
    NativeDef::function("sub", TWO, f::binary::<10>),
    NativeDef::function("truediv", TWO, f::binary::<11>),
    NativeDef::function("truth", Arity::One, f::truth),
    NativeDef::function("xor", TWO, f::binary::<12>),
];
