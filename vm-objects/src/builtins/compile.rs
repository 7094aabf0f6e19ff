//! `compile`: `builtin_compile_impl` of CPython's `Python/bltinmodule.c`.
//!
//! A syntax tree is an object of the library's `_ast`: its `_compile_` flattens it and comes back here; the other way round, the
//! host gives code whose value is the tree.

use super::execution::{FUTURES, LOADED, RAN, check_text, inherited, load, source_bytes};
use crate::Trap;
use crate::heap::Obj;
use crate::host::{Compilation, CompileMode};
use crate::native::{Arity, NativeDef};
use crate::object::bytes::Bytes;
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::str::Str;
use crate::ops::arguments::Signature;
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

pub(super) const COMPILE: NativeDef = NativeDef::function("compile", Arity::Free, compile);

/// `__fspath__` of the file's name was called.
const PATH: u32 = 3;
/// The code that makes a syntax tree has been loaded.
const TREE_LOADED: u32 = 4;

/// `PyCF_MASK_OBSOLETE` and `PyCF_COMPILE_MASK`, without what makes a tree.
const OTHER_FLAGS: u32 = 0x10 | 0x200 | 0x800 | 0x1000 | 0x2000 | 0x4000;
const ONLY_AST: u32 = Compilation::ONLY_AST;

const SIGNATURE: Signature<7> = Signature {
    function: "compile",
    names: ["source", "filename", "mode", "flags", "dont_inherit", "optimize", "_feature_version"],
    least: 3,
    positional: 6,
};

/// The window is the arguments, then the file's name once it is a str.
fn compile<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    if args.input == Input::Value {
        match args.state {
            LOADED | RAN => return Ok(args.result()),
            TREE_LOADED => return make_tree(py, args),
            _ => {}
        }
    }
    let [source, filename, mode, flags, dont_inherit, optimize, _] = py.named_args(args, 0, &SIGNATURE)?;
    let filename = if args.state == PATH { args.result() } else { filename };
    let Some(filename) = path_text(py, filename)? else {
        if args.state != PATH
            && let Some(found) = py.lookup_special(filename, "__fspath__")
        {
            return Err(py.ask_special(args, PATH, found, filename, &[]));
        }
        let name = py.type_name(filename);
        return Err(py.type_error(format_args!("expected str, bytes or os.PathLike object, not {name}")));
    };
    let Some(mode) = py.unwrapped(mode).cast::<Str>() else {
        let name = py.type_name(mode);
        return Err(py.type_error(format_args!("compile() argument 'mode' must be str, not {name}")));
    };
    let flags = if flags.is_null() { 0 } else { py.c_int(flags)? };
    let optimize = if optimize.is_null() { -1 } else { py.c_int(optimize)? };
    let inherit = dont_inherit.is_null() || !py.plain_truth(dont_inherit);
    let flags = flags as u32;
    let own = [(Compilation::TREE, "_ast"), (Compilation::SYMTABLE, "_symtable")];
    let foreign = own.iter().any(|&(flag, module)| flags & flag != 0 && !is_from(args, module));
    if foreign || flags & !(FUTURES | OTHER_FLAGS | ONLY_AST | Compilation::TREE | Compilation::SYMTABLE) != 0 {
        return Err(py.value_error(format_args!("compile(): unrecognised flags")));
    }
    let Some(optimize) = u8::try_from(optimize.saturating_add(1)).ok().filter(|&level| level <= 3) else {
        return Err(py.value_error(format_args!("compile(): invalid optimize value")));
    };
    let mode_name = mode.value();
    let mode = match mode.as_ascii() {
        Some("exec") => CompileMode::Exec,
        Some("eval") => CompileMode::Eval,
        Some("single") => CompileMode::Single,
        _ if flags & ONLY_AST != 0 => {
            let text = format_args!("compile() mode must be 'exec', 'eval', 'single' or 'func_type'");
            return Err(py.value_error(text));
        }
        _ => return Err(py.value_error(format_args!("compile() mode must be 'exec', 'eval' or 'single'"))),
    };
    if let Some(found) = py.lookup_special(source, "_compile_") {
        if flags & ONLY_AST != 0 {
            return Ok(source);
        }
        let flags = flags | if inherit { inherited(args) } else { 0 };
        let flags = Value::from_int_truncated(flags as isize);
        let optimize = Value::from_int_truncated(isize::from(optimize) - 1);
        return Err(py.ask_special(args, LOADED, found, source, &[filename.value(), mode_name, flags, optimize]));
    }
    let (text, is_str) = source_bytes(py, source, "compile", "string, bytes or AST")?;
    if flags & Compilation::TREE == 0 {
        check_text(py, &text)?;
    }
    let flags = flags | if inherit { inherited(args) } else { 0 };
    let mut path = py.scratch::<u8>();
    let mut whole = true;
    let _ = filename.write_wtf8::<()>(|part| {
        whole &= part.iter().all(|&byte| path.push(byte));
        Ok(())
    });
    if !whole {
        return Err(Trap::Memory);
    }
    let what = Compilation {
        source: &text,
        filename: core::str::from_utf8(&path).unwrap_or("?"),
        mode,
        flags: flags | if is_str { Compilation::IGNORE_COOKIE } else { 0 },
        optimize: optimize.saturating_sub(1),
    };
    Err(load(py, args, &what, if flags & (ONLY_AST | Compilation::SYMTABLE) == 0 { LOADED } else { TREE_LOADED }))
}

/// Whether it is this module of the library that calls: nobody else may give a flat tree, or take a flat table.
fn is_from(args: &Args<'_, '_>, module: &str) -> bool {
    let function = args.caller().and_then(|caller| caller.function.cast::<Function>());
    let globals = function.and_then(|function| function.globals.get().cast::<Dict>());
    let name = globals.and_then(|globals| globals.get_text("__name__")?.cast::<Str>());
    name.is_some_and(|name| name.eq_text(module))
}

/// Runs the code whose value is the tree.
fn make_tree<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let code = args.result();
    let globals = Dict::new(&mut py.heap)?.value();
    let null = Value::NULL;
    let function = Function::alloc(&mut py.heap, code, globals, null, null, null)?;
    Err(args.body(RAN, function.value(), globals))
}

/// The text of a path that is a str or bytes; nothing for anything else.
fn path_text(py: &mut Python<'_>, path: Value) -> Result<Option<Obj<Str>>, Trap> {
    let path = py.unwrapped(path);
    if let Some(text) = path.cast::<Str>() {
        return Ok(Some(text));
    }
    let Some(bytes) = path.cast::<Bytes>() else { return Ok(None) };
    match Str::from_wtf8(&mut py.heap, bytes.as_slice())? {
        Some(text) => Ok(Some(text)),
        None => Err(py.value_error(format_args!("a path that is no UTF-8"))),
    }
}
