//! `_typing`: the types of type parameters, for `typing`.

use crate::modules::ModuleDef;
use crate::native::{Arity, NativeDef};
use crate::types::TypeId;

pub(crate) static MODULE: ModuleDef = ModuleDef {
    name: "_typing",
    functions: &[NativeDef::function("_idfunc", Arity::One, |_, args| Ok(args.get(0)))],
    values: |py, namespace| {
        let types = [
            ("Generic", TypeId::Generic),
            ("ParamSpec", TypeId::ParamSpec),
            ("ParamSpecArgs", TypeId::ParamSpecArgs),
            ("ParamSpecKwargs", TypeId::ParamSpecKwargs),
            ("TypeAliasType", TypeId::TypeAliasType),
            ("TypeVar", TypeId::TypeVar),
            ("TypeVarTuple", TypeId::TypeVarTuple),
        ];
        types.iter().try_for_each(|&(name, kind)| py.put(namespace, name, kind.value()))
    },
};
