//! `async_generator`, the awaitables that it gives, `anext_awaitable` and `coroutine_wrapper`: methods.
//!
//! | file | what |
//! |---|---|
//! | `begin` | `asend`, `athrow`, `aclose`: an awaitable made, the hooks told of the generator |
//! | `step` | an awaitable awaited |
//! | `anext` | `anext` with a default, awaited |

mod anext;
mod begin;
mod step;

pub(crate) use begin::{ANEXT_HOOKED, anext_awaitable};

use super::generator::{
    get_code, get_delegate, get_frame, get_name, get_qualname, get_suspended, set_name, set_qualname,
};
use super::{Behaviour, TypeId};
use crate::native::{Arity, GetSetDef, NativeDef, NativeFn};
use crate::object::generator::Generator;
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: None };
pub(crate) const ASEND: Behaviour = Behaviour { methods: OF_ASEND, getsets: &[], new: None };
pub(crate) const ATHROW: Behaviour = Behaviour { methods: OF_ATHROW, getsets: &[], new: None };
pub(crate) const ANEXT: Behaviour = Behaviour { methods: OF_ANEXT, getsets: &[], new: None };
pub(crate) const COROUTINE_WRAPPER: Behaviour = Behaviour { methods: OF_WRAPPER, getsets: &[], new: None };

/// The next step of an awaitable; the window is the awaitable, and what is sent if it is not `None`.
pub(crate) static SEND: NativeDef = NativeDef::function("send", Arity::Free, step::send);

const fn method(name: &'static str, arity: Arity, run: NativeFn) -> NativeDef {
    NativeDef::method(TypeId::AsyncGenerator, name, arity, run)
}

static METHODS: &[NativeDef] = &[
    method("__aiter__", Arity::None, |_, args| Ok(args.get(0))),
    method("__anext__", Arity::None, begin::asend),
    method("__repr__", Arity::None, super::generator::repr),
    method("aclose", Arity::None, begin::aclose),
    method("asend", Arity::One, begin::asend),
    method("athrow", Arity::Between(1, 3), begin::athrow),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__name__", get: get_name, set: Some(set_name) },
    GetSetDef { name: "__qualname__", get: get_qualname, set: Some(set_qualname) },
    GetSetDef { name: "ag_await", get: get_delegate, set: None },
    GetSetDef { name: "ag_code", get: get_code, set: None },
    GetSetDef { name: "ag_frame", get: get_frame, set: None },
    GetSetDef { name: "ag_running", get: |_, this| Ok(running(this)), set: None },
    GetSetDef { name: "ag_suspended", get: get_suspended, set: None },
];

fn running(this: Value) -> Value {
    Value::from_bool(this.cast::<Generator>().is_some_and(|generator| generator.running_async()))
}

/// The methods that every awaitable here has.
macro_rules! awaitable {
    ($name:ident, $owner:ident $(, $more:expr)?) => {
        static $name: &[NativeDef] = &[
            $($more,)?
            NativeDef::method(TypeId::$owner, "__iter__", Arity::None, |_, args| Ok(args.get(0))),
            NativeDef::method(TypeId::$owner, "__next__", Arity::None, step::send),
            NativeDef::method(TypeId::$owner, "close", Arity::None, step::close),
            NativeDef::method(TypeId::$owner, "send", Arity::One, step::send),
            NativeDef::method(TypeId::$owner, "throw", Arity::Between(1, 3), step::throw),
        ];
    };
}

const fn awaited(owner: TypeId) -> NativeDef {
    NativeDef::method(owner, "__await__", Arity::None, |_, args| Ok(args.get(0)))
}

awaitable!(OF_ASEND, AsyncGeneratorAsend, awaited(TypeId::AsyncGeneratorAsend));
awaitable!(OF_ATHROW, AsyncGeneratorAthrow, awaited(TypeId::AsyncGeneratorAthrow));
awaitable!(OF_ANEXT, AnextAwaitable, awaited(TypeId::AnextAwaitable));
awaitable!(OF_WRAPPER, CoroutineWrapper);
