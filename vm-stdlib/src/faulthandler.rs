//! `faulthandler`: there are no faults to handle, since no data makes the machine fail: enabling it changes what
//! `is_enabled` says, and nothing else. A traceback can be dumped where one is asked for.

use vm_objects::object::dict::Dict;
use vm_objects::object::str::Str;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Obj, Python, Script, Trap, TypeSpec, Value};

use crate::arguments;

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "faulthandler", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("cancel_dump_traceback_later", Arity::None, |_, _| Ok(Value::NONE)),
    NativeDef::function("disable", Arity::None, |py, _| set_enabled(py, false)),
    NativeDef::function("dump_traceback", Arity::Free, dump_traceback),
    NativeDef::function("enable", Arity::Free, |py, _| {
        set_enabled(py, true)?;
        Ok(Value::NONE)
    }),
    NativeDef::function("is_enabled", Arity::None, |py, _| enabled(py)),
];

static SWITCH: TypeSpec = TypeSpec::new("faulthandler", "_switch");

fn values(_: &mut Python<'_>, _: Obj<Dict>) -> Result<(), Trap> {
    Ok(())
}

fn enabled(py: &mut Python<'_>) -> Result<Value, Trap> {
    let class = py.host_type(&SWITCH)?;
    Ok(Value::from_bool(py.own_of_class(class, "on") == Value::TRUE))
}

/// What it was before.
fn set_enabled(py: &mut Python<'_>, on: bool) -> Result<Value, Trap> {
    let before = enabled(py)?;
    let (class, name) = (py.host_type(&SWITCH)?, Str::intern(&mut py.heap, "on")?.value());
    py.set_attribute(class, name, Value::from_bool(on))?;
    Ok(before)
}

/// `dump_traceback(file=sys.stderr, all_threads=True)`. Own slots: the text so far, the frame.
fn dump_traceback<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 2)?;
    let own = args.nargs();
    let [file, _] = arguments::named(py, args, "dump_traceback", 0, ["file", "all_threads"])?;
    if args.get(own).is_null() {
        let getframe = s.imported(py, args, "sys", "_getframe")?;
        let frame = s.call(args, getframe, &[])?;
        let text = arguments::new_str(py, "Stack (most recent call first):\n")?;
        args.set(own, text);
        args.set(own + 1, frame);
        s.restart(args);
    }
    while !args.get(own + 1).is_none() {
        let frame = args.get(own + 1);
        let line = s.attribute_named(py, args, frame, "f_lineno")?.as_small_int().unwrap_or(0);
        let code = s.attribute_named(py, args, frame, "f_code")?;
        let filename = s.attribute_named(py, args, code, "co_filename")?;
        let name = s.attribute_named(py, args, code, "co_name")?;
        let next = s.attribute_named(py, args, frame, "f_back")?;
        let (filename, name, before) = (Python::shown(filename), Python::shown(name), Python::shown(args.get(own)));
        let text = py.format_str(format_args!("{before}  File \"{filename}\", line {line} in {name}\n"))?;
        args.set(own, text.value());
        args.set(own + 1, next);
        s.restart(args);
    }
    let file = if file.is_null() || file.is_none() { s.imported(py, args, "sys", "stderr")? } else { file };
    s.method(py, args, file, "write", &[args.get(own)])?;
    Ok(Value::NONE)
}
