//! `asend`, `athrow`, `aclose`: an awaitable made, the hooks told of the generator.
//!
//! Follows `async_gen_init_hooks` of CPython's `Objects/genobject.c`.

use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::awaitable::{Awaitable, Awaits};
use crate::object::generator::Generator;
use crate::object::tuple::Tuple;
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

/// `__anext__()` of an async generator that the hooks have not been told of.
pub(crate) static ANEXT_HOOKED: NativeDef = NativeDef::function("__anext__", Arity::Free, asend);

/// `__anext__()`, `asend(value)`.
pub(super) fn asend<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.arg(1).unwrap_or(Value::NONE);
    begun(py, args, Awaits::Asend, value)
}

/// `athrow(type[, value[, traceback]])`.
pub(super) fn athrow<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let given = Tuple::from_slice(&mut py.heap, args.args().get(1..).unwrap_or(&[]))?;
    begun(py, args, Awaits::Athrow, given.value())
}

/// `aclose()`.
pub(super) fn aclose<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    begun(py, args, Awaits::Aclose, Value::NULL)
}

/// Tells the hooks of a generator that is iterated for the first time, then makes the awaitable.
fn begun<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, which: Awaits, given: Value) -> Result<Value, Trap> {
    room(args)?;
    let this = args.get(0);
    if args.input == Input::Start
        && let Some(generator) = this.cast::<Generator>().filter(|generator| !generator.hooked())
    {
        let [firstiter, finalizer] = py.asyncgen_hooks;
        generator.set_hooked();
        generator.origin.set(finalizer);
        if !firstiter.is_null() {
            return Err(args.call(1, firstiter, &[this]));
        }
    }
    Ok(Awaitable::alloc(&mut py.heap, which, this, given)?.value())
}

/// `GET_ANEXT` of an async generator; `Err(Trap::Defer)`: a hook is to be called first.
pub(crate) fn anext_awaitable(py: &mut Python<'_>, generator: Obj<Generator>) -> Result<Value, Trap> {
    if !generator.hooked() && py.asyncgen_hooks != [Value::NULL; 2] {
        return Err(py.defer(&ANEXT_HOOKED, 0));
    }
    generator.set_hooked();
    Ok(Awaitable::alloc(&mut py.heap, Awaits::Asend, generator.value(), Value::NONE)?.value())
}
