//! `sys`: what a program asks about the machine that runs it.

pub(crate) mod breakpoints;
pub(crate) mod facts;
pub(crate) mod hooks;
mod limits;
pub(crate) mod raw_stream;
pub(crate) mod settings;
mod stack;
pub(crate) mod stream;
mod trace;
mod wrapped_stream;

use super::ModuleDef;
use crate::Trap;
use crate::exceptions::report::library_names;
use crate::heap::{Obj, WORD};
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::int::Int;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

pub(super) static MODULE: ModuleDef = ModuleDef { name: "sys", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] = &[
    settings::CLEAR_TYPE_CACHE,
    stack::CURRENT_EXCEPTIONS,
    stack::CURRENT_FRAMES,
    stack::GETFRAME,
    stack::GETFRAMEMODULENAME,
    settings::ACTIVATE_STACK_TRAMPOLINE,
    hooks::ADDAUDITHOOK,
    hooks::AUDIT,
    breakpoints::BREAKPOINTHOOK,
    trace::CALL_TRACING,
    settings::DEACTIVATE_STACK_TRAMPOLINE,
    hooks::DISPLAYHOOK,
    stack::EXC_INFO,
    hooks::EXCEPTHOOK,
    stack::EXCEPTION,
    NativeDef::function("exit", Arity::Between(0, 1), exit),
    settings::GET_ASYNCGEN_HOOKS,
    settings::GET_COROUTINE_ORIGIN_TRACKING_DEPTH,
    settings::GET_INT_MAX_STR_DIGITS,
    facts::GETALLOCATEDBLOCKS,
    facts::GETDEFAULTENCODING,
    facts::GETFILESYSTEMENCODEERRORS,
    facts::GETFILESYSTEMENCODING,
    trace::GETPROFILE,
    limits::GETRECURSIONLIMIT,
    facts::GETREFCOUNT,
    facts::GETSIZEOF,
    facts::GETSWITCHINTERVAL,
    trace::GETTRACE,
    NativeDef::function("intern", Arity::One, intern),
    facts::IS_FINALIZING,
    settings::IS_STACK_TRAMPOLINE_ACTIVE,
    settings::SET_ASYNCGEN_HOOKS,
    settings::SET_COROUTINE_ORIGIN_TRACKING_DEPTH,
    settings::SET_INT_MAX_STR_DIGITS,
    trace::SETPROFILE,
    limits::SETRECURSIONLIMIT,
    facts::SETSWITCHINTERVAL,
    trace::SETTRACE,
    crate::lifetimes::unraisable::HOOK,
];

/// `sys.exit([code])`.
fn exit<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let code: &[Value] = match args.arg(0) {
        Some(code) if !code.is_none() => &[code],
        _ => &[],
    };
    // What a tuple holds becomes the arguments.
    match code.first().and_then(|code| code.cast::<Tuple>()) {
        Some(tuple) => Err(py.error_with(TypeId::SystemExit, tuple.values())),
        None => Err(py.error_with(TypeId::SystemExit, code)),
    }
}

/// `sys.intern(text)`.
fn intern<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match args.get(0).cast::<Str>() {
        Some(text) => Ok(text.value()),
        None => {
            let name = py.type_name(args.get(0));
            Err(py.type_error(format_args!("intern() argument must be str, not {name}")))
        }
    }
}

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    let maxsize = Int::from_isize(&mut py.heap, isize::MAX)?;
    let maxunicode = Value::from_int_truncated(0x10_ffff);
    py.put(namespace, "maxsize", maxsize)?;
    py.put(namespace, "maxunicode", maxunicode)?;
    let order = Str::intern(&mut py.heap, byte_order())?.value();
    py.put(namespace, "byteorder", order)?;
    // The version of Python whose language and byte code this is.
    let version = Str::from_str(&mut py.heap, "3.12.1 (Cellar) [Rust]")?.value();
    py.put(namespace, "version", version)?;
    let info = super::sys_setup::version_info(py)?;
    py.put(namespace, "version_info", info)?;
    let argv = Str::intern(&mut py.heap, "")?.value();
    let argv = List::from_slice(&mut py.heap, &[argv])?.value();
    py.put(namespace, "argv", argv)?;
    let platform = Str::intern(&mut py.heap, "cellar")?.value();
    py.put(namespace, "platform", platform)?;
    let implementation = implementation(py)?;
    py.put(namespace, "implementation", implementation)?;
    let modules = py.modules;
    py.put(namespace, "modules", modules)?;
    let hooks = [
        ("breakpointhook", "__breakpointhook__"),
        ("excepthook", "__excepthook__"),
        ("displayhook", "__displayhook__"),
        ("unraisablehook", "__unraisablehook__"),
    ];
    for (name, original) in hooks {
        let hook = namespace.get_text(name).unwrap_or(Value::NONE);
        py.put(namespace, original, hook)?;
    }
    stream::put(py, namespace)?;
    super::sys_setup::put(py, namespace)?;
    if WORD < 8 {
        // A chip has better use for its memory.
        return Ok(());
    }
    facts::put(py, namespace)?;
    settings::put(py, namespace)?;
    let names = library_modules(py)?;
    py.put(namespace, "stdlib_module_names", names)
}

/// `sys.implementation`.
fn implementation(py: &mut Python<'_>) -> Result<Value, Trap> {
    let attrs = Dict::with_capacity(&mut py.heap, 4)?;
    for (key, text) in [("name", "cellar"), ("cache_tag", "cpython-312")] {
        let text = Str::intern(&mut py.heap, text)?.value();
        py.put(attrs, key, text)?;
    }
    let small = Value::from_int_truncated;
    py.put(attrs, "hexversion", small(0x030c_01f0))?;
    crate::types::simple_namespace::with_attributes(py, attrs)
}

/// `sys.stdlib_module_names`.
fn library_modules(py: &mut Python<'_>) -> Result<Value, Trap> {
    let names = crate::object::set::Set::new_frozen(&mut py.heap)?;
    for name in library_names().chain(["__future__", "_thread", "_weakref", "_io", "_collections_abc", "_warnings"]) {
        let name = Str::intern(&mut py.heap, name)?.value();
        py.add_to_set(names.value(), name)?;
    }
    Ok(names.value())
}

const fn byte_order() -> &'static str {
    if cfg!(target_endian = "big") { "big" } else { "little" }
}
