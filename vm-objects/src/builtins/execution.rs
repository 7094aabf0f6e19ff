//! `exec`, `eval`: `builtin_exec_impl` and `builtin_eval_impl` of CPython's `Python/bltinmodule.c`; and what `compile` shares with
//! them.

use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::host::{Compilation, CompileMode};
use crate::native::{Arity, NativeDef};
use crate::object::bytes::{ByteArray, Bytes};
use crate::object::cell::Cell;
use crate::object::code::{Code, CodeRef};
use crate::object::dict::Dict;
use crate::object::function::{Extra, Function};
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::script::Script;
use crate::ops::steps::room;
use crate::python::compile::{LOAD_CODE, Outcome};
use crate::python::{Args, Python, Scratch};
use crate::types::TypeId;
use crate::value::Value;
use crate::warnings::EXPLICIT;
use vm_core::object::Input;

pub(super) const EVAL: NativeDef = NativeDef::function("eval", Arity::Between(1, 3), eval);
pub(super) const EXEC: NativeDef = NativeDef::function("exec", Arity::Free, exec);

/// Marshalled code has been loaded.
pub(super) const LOADED: u32 = 1;
/// The code has run.
pub(super) const RAN: u32 = 2;

/// Slots behind the arguments.
const GLOBALS: usize = 0;
const LOCALS: usize = 1;
const CLOSURE: usize = 2;
const SLOTS: usize = 3;

/// `PyCF_MASK`: the `__future__` features.
pub(super) const FUTURES: u32 = 0x1fe_0000;

fn exec<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    run(py, args, true)
}

fn eval<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    run(py, args, false)
}

fn run<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, exec: bool) -> Result<Value, Trap> {
    room(args)?;
    match (args.input, args.state) {
        (Input::Start, _) => begin(py, args, exec),
        (_, LOADED) => {
            let code = args.pop();
            run_code(py, args, code)
        }
        _ => Ok(if exec { Value::NONE } else { args.result() }),
    }
}

fn begin<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, exec: bool) -> Result<Value, Trap> {
    let (source, globals, locals, closure) = if exec {
        let (positional, [closure]) = py.keywords(args, "exec", ["closure"])?;
        if !(1..=3).contains(&positional) {
            let (bound, s) = if positional == 0 { ("least 1", "") } else { ("most 3", "s") };
            let text = format_args!("exec() takes at {bound} positional argument{s} ({positional} given)");
            return Err(py.type_error(text));
        }
        let at = |index| if index < positional { args.get(index) } else { Value::NULL };
        (args.get(0), at(1), at(2), closure)
    } else {
        (args.get(0), args.arg(1).unwrap_or(Value::NULL), args.arg(2).unwrap_or(Value::NULL), Value::NULL)
    };
    let given = |value: Value| if value.is_none() { Value::NULL } else { value };
    let (globals, locals, closure) = (given(globals), given(locals), given(closure));
    let (globals, locals) = namespaces(py, args, exec, globals, locals)?;
    py.ensure_builtins(globals)?;
    for slot in [globals, locals, closure] {
        args.push(slot)?;
    }
    if let Some(code) = source.cast::<Code>() {
        check_closure(py, CodeRef::from(code), closure, exec)?;
        return run_code(py, args, source);
    }
    if !closure.is_null() {
        return Err(py.type_error(format_args!("closure can only be used when source is a code object")));
    }
    let (name, what) = if exec { ("exec", "string, bytes or code") } else { ("eval", "string, bytes or code") };
    let (text, is_str) = source_bytes(py, source, name, what)?;
    check_text(py, &text)?;
    let mode = if exec { CompileMode::Exec } else { CompileMode::Eval };
    let blank = |byte: &&u8| !exec && matches!(byte, b' ' | b'\t');
    let skipped = text.iter().take_while(blank).count();
    let what = Compilation {
        source: text.get(skipped..).unwrap_or(&[]),
        filename: "<string>",
        mode,
        flags: inherited(args) | if is_str { Compilation::IGNORE_COOKIE } else { 0 },
        optimize: 0,
    };
    Err(load(py, args, &what, LOADED))
}

/// The compiled code is asked for; the routine goes on with it in `state`.
pub(super) fn load<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, what: &Compilation<'_>, state: u32) -> Trap {
    match py.compile(what) {
        Ok(Outcome { code: Some(bytes), warnings }) if warnings.is_null() => {
            py.defer(&LOAD_CODE, 0);
            args.defer(state, &[bytes])
        }
        Ok(Outcome { code: None, warnings }) if warnings.is_null() => Trap::Raise,
        Ok(Outcome { code, warnings }) => {
            let outcome = code.unwrap_or(py.pending);
            py.pending = Value::NULL;
            py.defer(&WARN_AND_LOAD, 0);
            args.defer(state, &[outcome, warnings])
        }
        Err(trap) => trap,
    }
}

/// What compiling warns of, then its outcome: the window is the marshalled code or the exception, and the warnings.
static WARN_AND_LOAD: NativeDef = NativeDef::function("compile", Arity::Free, warn_and_load);

fn warn_and_load<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let (outcome, list) = (args.get(0), args.get(1).cast::<List>());
    let mut index = 0;
    while let Some(warning) = list.and_then(|list| list.items().get(index)?.get().cast::<Tuple>()) {
        index += 1;
        let Some(&[message, filename, line, ..]) = warning.values().get(..3) else { continue };
        let category = TypeId::SyntaxWarning.value();
        let operands = [message, category, filename, line, Value::NULL, Value::NONE, Value::NONE, Value::NONE];
        let said = script.attempt(py, args, |script, py, args| {
            script.operation(py, args, &operands, |py| Err(py.defer(&EXPLICIT, 0)))
        })?;
        if let Err(raised) = said {
            let is_warning = py.type_of(raised) == category;
            return Err(if is_warning { py.warned_fault(warning) } else { py.raise_again(raised) });
        }
    }
    if outcome.cast::<Bytes>().is_none() {
        py.pending = outcome;
        return Err(Trap::Raise);
    }
    script.operation(py, args, &[outcome], |py| Err(py.defer(&LOAD_CODE, 0)))
}

/// The `__future__` features of the code that calls.
pub(super) fn inherited(args: &Args<'_, '_>) -> u32 {
    args.caller().map_or(0, |caller| caller.code.flags().0 & FUTURES)
}

/// Globals and locals as they are used; null where they were not given.
fn namespaces<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    exec: bool,
    globals: Value,
    locals: Value,
) -> Result<(Value, Value), Trap> {
    let is_dict = globals.is_null() || py.is_instance_of(globals, TypeId::Dict);
    let is_mapping = locals.is_null() || py.may_be_mapping(locals);
    if exec && !is_dict {
        let name = py.type_name(globals);
        return Err(py.type_error(format_args!("exec() globals must be a dict, not {name}")));
    }
    if !is_mapping {
        if exec {
            let name = py.type_name(locals);
            return Err(py.type_error(format_args!("locals must be a mapping or None, not {name}")));
        }
        return Err(py.type_error(format_args!("locals must be a mapping")));
    }
    if !is_dict {
        return Err(match py.may_be_mapping(globals) {
            true => py.type_error(format_args!("globals must be a real dict; try eval(expr, {{}}, mapping)")),
            false => py.type_error(format_args!("globals must be a dict")),
        });
    }
    if !globals.is_null() {
        return Ok((globals, if locals.is_null() { globals } else { locals }));
    }
    let function = args.caller().and_then(|caller| caller.function.cast::<Function>());
    let Some(function) = function else {
        let text = if exec {
            "globals and locals cannot be NULL"
        } else {
            "eval must be given globals and locals when called without a frame"
        };
        return Err(py.error(if exec { TypeId::SystemError } else { TypeId::TypeError }, format_args!("{text}")));
    };
    let locals = if locals.is_null() { py.caller_locals(args)? } else { locals };
    Ok((function.globals.get(), locals))
}

fn check_closure(py: &mut Python<'_>, code: CodeRef, closure: Value, exec: bool) -> Result<(), Trap> {
    let wanted = code.nfreevars();
    if !exec {
        if wanted > 0 {
            return Err(py.type_error(format_args!("code object passed to eval() may not contain free variables")));
        }
        return Ok(());
    }
    if wanted == 0 {
        if closure.is_null() {
            return Ok(());
        }
        return Err(py.type_error(format_args!("cannot use a closure with this code object")));
    }
    let cells = closure.cast::<Tuple>();
    let fits = cells
        .is_some_and(|cells| cells.len() == wanted && cells.values().iter().all(|cell| cell.cast::<Cell>().is_some()));
    if fits {
        return Ok(());
    }
    Err(py.type_error(format_args!("code object requires a closure of exactly length {wanted}")))
}

/// Runs the code in the name spaces.
fn run_code<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, code: Value) -> Result<Value, Trap> {
    let base = args.nargs();
    let (globals, locals, closure) = (args.get(base + GLOBALS), args.get(base + LOCALS), args.get(base + CLOSURE));
    let null = Value::NULL;
    let function = Function::alloc(&mut py.heap, code, globals, closure, null, null)?;
    py.give_builtins(function)?;
    args.resize(base + SLOTS)?;
    Err(args.body(RAN, function.value(), locals))
}

/// The bytes of a source, and whether it was a str.
pub(super) fn source_bytes<'h>(
    py: &mut Python<'h>,
    source: Value,
    function: &str,
    what: &str,
) -> Result<(Scratch<'h, u8>, bool), Trap> {
    let inside = py.unwrapped(source);
    let mut bytes = py.scratch::<u8>();
    let mut whole = true;
    let is_str = inside.cast::<Str>();
    if let Some(text) = is_str {
        py.check_encodable(text)?;
        let _ = text.write_wtf8::<()>(|part| {
            whole &= part.iter().all(|&byte| bytes.push(byte));
            Ok(())
        });
    } else if let Some(source) = inside.cast::<Bytes>() {
        whole = source.as_slice().iter().all(|&byte| bytes.push(byte));
    } else if let Some(source) = inside.cast::<ByteArray>() {
        whole = (0..source.len.get()).all(|index| bytes.push(source.get(index).unwrap_or(0)));
    } else {
        return Err(py.type_error(format_args!("{function}() arg 1 must be a {what} object")));
    }
    if !whole {
        return Err(Trap::Memory);
    }
    Ok((bytes, is_str.is_some()))
}

/// Refuses source with a null byte.
pub(super) fn check_text(py: &mut Python<'_>, source: &[u8]) -> Result<(), Trap> {
    if source.contains(&0) {
        let text = format_args!("source code string cannot contain null bytes");
        return Err(py.error(TypeId::SyntaxError, text));
    }
    Ok(())
}

impl Python<'_> {
    /// `PyMapping_Check`: it has items by key.
    pub(crate) fn may_be_mapping(&mut self, value: Value) -> bool {
        let plain =
            [TypeId::Dict, TypeId::List, TypeId::Tuple, TypeId::Str, TypeId::Bytes, TypeId::ByteArray, TypeId::Range];
        plain.iter().any(|&kind| self.is_instance_of(value, kind)) || self.has_special(value, "__getitem__")
    }

    /// The truth of what has one without a call; of anything else it is true.
    pub(super) fn plain_truth(&mut self, value: Value) -> bool {
        vm_core::object::Model::truth(self, value).unwrap_or(true)
    }

    /// `_PyLong_AsInt`.
    pub(crate) fn c_int(&mut self, value: Value) -> Result<i32, Trap> {
        let inside = self.unwrapped(value);
        if let Some(number) = inside.as_small_index() {
            if let Ok(number) = i32::try_from(number) {
                return Ok(number);
            }
            return Err(self.error(TypeId::OverflowError, format_args!("Python int too large to convert to C int")));
        }
        if inside.is_kind(Kind::Int) {
            return Err(self.error(TypeId::OverflowError, format_args!("Python int too large to convert to C int")));
        }
        let name = self.type_name(value);
        Err(self.type_error(format_args!("'{name}' object cannot be interpreted as an integer")))
    }

    /// `__builtins__` in a name space that has none: that of what runs.
    fn ensure_builtins(&mut self, globals: Value) -> Result<(), Trap> {
        let Some(globals) = self.unwrapped(globals).cast::<Dict>() else { return Ok(()) };
        let key = Str::intern(&mut self.heap, "__builtins__")?;
        if globals.get_str(key).is_some() {
            return Ok(());
        }
        let builtins = self.all_builtins()?;
        globals.insert_str(&mut self.heap, key, builtins.value())
    }

    /// A function whose globals name other built-ins than the machine's gets those.
    pub(crate) fn give_builtins(&mut self, function: Obj<Function>) -> Result<(), Trap> {
        let globals = self.unwrapped(function.globals.get()).cast::<Dict>();
        let Some(own) = globals.and_then(|globals| globals.get_text("__builtins__")) else { return Ok(()) };
        let own = match own.cast::<crate::object::module::Module>() {
            Some(module) => module.dict.get(),
            None => own,
        };
        if own == self.builtins {
            return Ok(());
        }
        function.set_extra_slot(&mut self.heap, Extra::Builtins, own)
    }
}
