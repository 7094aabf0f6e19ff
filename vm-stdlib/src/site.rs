//! What `site` adds to the built-ins: `exit`, `quit`, `help`, `copyright`, `credits`, `license`. Follows CPython's
//! `Lib/_sitebuiltins.py` and `Lib/site.py`.

use vm_objects::object::dict::Dict;
use vm_objects::object::instance::Instance;
use vm_objects::object::str::Str;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, NativeDef, Obj, Python, Script, Trap, TypeSpec, Value};

use crate::arguments::{self, new_str};

static QUITTER: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::instance_method("__call__", Arity::Free, quit),
        NativeDef::instance_method("__repr__", Arity::None, quitter_repr),
    ],
    slots: 1,
    ..TypeSpec::new("_sitebuiltins", "Quitter")
};

static HELPER: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::instance_method("__call__", Arity::Free, help),
        NativeDef::instance_method("__repr__", Arity::None, |py, _| {
            new_str(py, "Type help() for interactive help, or help(object) for help about object.")
        }),
    ],
    ..TypeSpec::new("_sitebuiltins", "_Helper")
};

static PRINTER: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::instance_method("__call__", Arity::None, print),
        NativeDef::instance_method("__repr__", Arity::None, |_, args| Ok(text_of(args))),
    ],
    slots: 1,
    ..TypeSpec::new("_sitebuiltins", "_Printer")
};

const COPYRIGHT: &str = "\
Copyright (c) 2001-2023 Python Software Foundation.
All Rights Reserved.

Copyright (c) 2000 BeOpen.com.
All Rights Reserved.

Copyright (c) 1995-2001 Corporation for National Research Initiatives.
All Rights Reserved.

Copyright (c) 1991-1995 Stichting Mathematisch Centrum, Amsterdam.
All Rights Reserved.";
const CREDITS: &str = "    Thanks to CWI, CNRI, BeOpen.com, Zope Corporation and a cast of thousands
    for supporting Python development.  See www.python.org for more information.";
const LICENSE: &str = "See https://www.python.org/psf/license/";

/// Puts them into a name space: for [`vm_objects::Python::set_builtins`].
///
/// # Errors
/// [`Trap::Memory`].
pub fn site_builtins(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    for name in ["exit", "quit"] {
        put(py, namespace, name, (&QUITTER, Some(name)))?;
    }
    for (name, text) in [("copyright", COPYRIGHT), ("credits", CREDITS), ("license", LICENSE)] {
        put(py, namespace, name, (&PRINTER, Some(text)))?;
    }
    put(py, namespace, "help", (&HELPER, None))
}

fn put(
    py: &mut Python<'_>,
    namespace: Obj<Dict>,
    name: &'static str,
    (spec, text): (&'static TypeSpec, Option<&str>),
) -> Result<(), Trap> {
    let class = py.host_type(spec)?;
    let object = py.new_object(class)?;
    if let Some(text) = text {
        let text = new_str(py, text)?;
        object.set_slot(0, text);
    }
    py.put(namespace, name, object.value())
}

fn text_of(args: &Args<'_, '_>) -> Value {
    args.get(0).cast::<Instance>().map_or(Value::NONE, |object| object.slot(0))
}

fn quitter_repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let name = text_of(args).cast::<Str>().and_then(|name| name.as_ascii().map(str::to_owned)).unwrap_or_default();
    Ok(py.format_str(format_args!("Use {name}() or Ctrl-D (i.e. EOF) to exit"))?.value())
}

/// `exit(code=None)`: stdin is closed first, which ends a loop that reads from it.
fn quit<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [code] = arguments::named(py, args, "__call__", 1, ["code"])?;
    let mut script = Script::new(args, 0)?;
    let _ = script.attempt(py, args, |script, py, args| {
        let stdin = script.imported(py, args, "sys", "stdin")?;
        script.method(py, args, stdin, "close", &[])
    })?;
    let code = if code.is_null() { Value::NONE } else { code };
    Err(py.error_with(TypeId::SystemExit, &[code]))
}

/// `help(*args, **kwds)`: `pydoc`'s.
fn help<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let help = script.imported(py, args, "pydoc", "help")?;
    let (given, names) = (args.args().get(1..).unwrap_or(&[]).to_vec(), args.kwnames);
    script.call_with_keywords(args, help, &given, names)
}

fn print<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let print = script.imported(py, args, "builtins", "print")?;
    let text = text_of(args);
    script.call(args, print, &[text])
}
