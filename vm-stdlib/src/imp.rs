//! `_imp`: what importlib asks of the machine. Follows CPython's `Python/import.c`.

use vm_objects::object::code::Code;
use vm_objects::object::list::List;
use vm_objects::object::str::Str;
use vm_objects::object::tuple::Tuple;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Obj, Python, Trap, Value};

use crate::arguments::{self, new_str, string};

pub(crate) static MODULE: ModuleDef = ModuleDef {
    name: "_imp",
    functions: FUNCTIONS,
    values: |py, namespace| {
        let mode = new_str(py, "default")?;
        py.put(namespace, "check_hash_based_pycs", mode)
    },
};

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("_fix_co_filename", Arity::Between(2, 2), fix_co_filename),
    NativeDef::function("_frozen_module_names", Arity::None, frozen_module_names),
    // The library is always frozen: there is nothing to override.
    NativeDef::function("_override_frozen_modules_for_tests", Arity::One, |_, _| Ok(Value::NONE)),
    NativeDef::function("acquire_lock", Arity::None, |_, _| Ok(Value::NONE)),
    NativeDef::function("create_builtin", Arity::One, create_builtin),
    NativeDef::function("exec_builtin", Arity::One, |_, _| Ok(Value::from_int_truncated(0))),
    NativeDef::function("extension_suffixes", Arity::None, extension_suffixes),
    NativeDef::function("find_frozen", Arity::Free, find_frozen),
    NativeDef::function("get_frozen_object", Arity::Between(1, 2), get_frozen_object),
    NativeDef::function("is_builtin", Arity::One, is_builtin),
    NativeDef::function("is_frozen", Arity::One, is_frozen),
    NativeDef::function("is_frozen_package", Arity::One, is_frozen_package),
    NativeDef::function("lock_held", Arity::None, |_, _| Ok(Value::FALSE)),
    NativeDef::function("release_lock", Arity::None, |_, _| Ok(Value::NONE)),
    NativeDef::function("source_hash", Arity::Between(2, 2), source_hash),
];

fn name_of(py: &mut Python<'_>, args: &Args<'_, '_>, function: &str) -> Result<Obj<Str>, Trap> {
    arguments::text(py, args.get(0), &format!("{function}() argument"))
}

fn is_builtin<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let name = name_of(py, args, "is_builtin")?;
    let known = name.as_ascii().is_some_and(|name| py.has_table(name) || name == "builtins");
    Ok(Value::from_int_truncated(isize::from(known)))
}

/// `create_builtin(spec)`: the module of a table.
fn create_builtin<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let name = Str::intern(&mut py.heap, "name")?.value();
    // A spec is an instance without a property of this name.
    let name = py.attribute(args.get(0), name)?;
    let name = arguments::text(py, name, "spec.name")?.interned_in(&mut py.heap)?;
    match py.table_module(name)? {
        Value::NULL => Ok(Value::NONE),
        module => Ok(module),
    }
}

fn is_frozen<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let name = string(name_of(py, args, "is_frozen")?);
    Ok(Value::from_bool(py.frozen_module(&name).is_some()))
}

fn no_frozen(py: &mut Python<'_>, name: &str) -> Trap {
    py.error(TypeId::ImportError, format_args!("No such frozen object named {name}"))
}

fn is_frozen_package<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let name = string(name_of(py, args, "is_frozen_package")?);
    match py.frozen_module(&name) {
        Some(module) => Ok(Value::from_bool(module.is_package)),
        None => Err(no_frozen(py, &name)),
    }
}

/// `find_frozen(name, *, withdata=False)`: `None`, or data, whether it is a package, and its name in the library.
fn find_frozen<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let _ = py.keywords(args, "find_frozen", ["withdata"])?;
    let name = string(name_of(py, args, "find_frozen")?);
    let Some(module) = py.frozen_module(&name) else { return Ok(Value::NONE) };
    let origin = match name.as_str() {
        "_frozen_importlib" => "importlib._bootstrap",
        "_frozen_importlib_external" => "importlib._bootstrap_external",
        name => name,
    };
    let origin = new_str(py, origin)?;
    let parts = [Value::NONE, Value::from_bool(module.is_package), origin];
    Ok(Tuple::from_slice(&mut py.heap, &parts)?.value())
}

fn get_frozen_object<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let name = string(name_of(py, args, "get_frozen_object")?);
    match py.frozen_module(&name) {
        Some(module) => py.load_code_in_place(module.code),
        None => Err(no_frozen(py, &name)),
    }
}

fn frozen_module_names<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(List::from_slice(&mut py.heap, &[])?.value())
}

/// No module here comes from a shared library.
fn extension_suffixes<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(List::from_slice(&mut py.heap, &[])?.value())
}

/// `_fix_co_filename(code, path)`: the code, and all code inside it, is said to come from there.
fn fix_co_filename<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let path = arguments::text(py, args.get(1), "_fix_co_filename() argument 2")?.value();
    let Some(code) = args.get(0).cast::<Code>() else {
        let kind = py.type_name(args.get(0));
        return Err(py.type_error(format_args!("_fix_co_filename() argument 1 must be code, not {kind}")));
    };
    let before = code.filename.get();
    let mut left = vec![code];
    while let Some(code) = left.pop() {
        let same = match (code.filename.get().cast::<Str>(), before.cast::<Str>()) {
            (Some(name), Some(before)) => name.same_text(before),
            _ => false,
        };
        if same {
            code.filename.set(path);
        }
        let consts = code.consts.get().cast::<Tuple>();
        left.extend(consts.iter().flat_map(|consts| consts.values()).filter_map(|value| value.cast::<Code>()));
    }
    Ok(Value::NONE)
}

/// `source_hash(key, source)`: SipHash-1-3 with the key and 0, as `_Py_KeyedHash` of `Python/pyhash.c`.
fn source_hash<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let key = arguments::integer(py, args.get(0))? as u64;
    let source = arguments::bytes(py, args.get(1))?;
    arguments::new_bytes(py, &siphash13(key, 0, &source).to_le_bytes())
}

fn siphash13(k0: u64, k1: u64, source: &[u8]) -> u64 {
    let mut v = [
        k0 ^ 0x736f_6d65_7073_6575,
        k1 ^ 0x646f_7261_6e64_6f6d,
        k0 ^ 0x6c79_6765_6e65_7261,
        k1 ^ 0x7465_6462_7974_6573,
    ];
    let round = |v: &mut [u64; 4]| {
        v[0] = v[0].wrapping_add(v[1]);
        v[2] = v[2].wrapping_add(v[3]);
        v[1] = v[1].rotate_left(13) ^ v[0];
        v[3] = v[3].rotate_left(16) ^ v[2];
        v[0] = v[0].rotate_left(32).wrapping_add(v[3]);
        v[2] = v[2].wrapping_add(v[1]);
        v[3] = v[3].rotate_left(21) ^ v[0];
        v[1] = v[1].rotate_left(17) ^ v[2];
        v[2] = v[2].rotate_left(32);
    };
    let chunks = source.chunks_exact(8);
    let mut last = (source.len() as u64) << 56;
    for (index, &byte) in chunks.remainder().iter().enumerate() {
        last |= u64::from(byte) << (8 * index);
    }
    let words = chunks.map(|chunk| chunk.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)));
    for word in words.chain([last]) {
        v[3] ^= word;
        round(&mut v);
        v[0] ^= word;
    }
    v[2] ^= 0xff;
    for _ in 0..3 {
        round(&mut v);
    }
    v[0] ^ v[1] ^ v[2] ^ v[3]
}
