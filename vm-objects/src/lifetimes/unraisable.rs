//! What is said of an exception that nobody can catch: `sys.unraisablehook`.
//!
//! Follows `_PyErr_WriteUnraisableMsg` and `write_unraisable_exc_file` of CPython's `Python/errors.c`.

use crate::Trap;
use crate::exceptions::report::SHOW_ALONE;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::exception::Exception;
use crate::object::generator::Generator;
use crate::object::instance::Instance;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::types::structseq::{self, Structure};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;
use vm_core::object::Input;

/// Reports an exception; the window is the exception, the object that it comes from, and perhaps what to say first.
pub(crate) static UNRAISABLE: NativeDef = NativeDef::function("unraisable", Arity::Free, unraisable);
/// `sys.unraisablehook`.
pub(crate) const HOOK: NativeDef = NativeDef::function("unraisablehook", Arity::One, hook);
/// Writes the report; the window as that of [`UNRAISABLE`].
static WRITE: NativeDef = NativeDef::function("unraisablehook", Arity::Free, write);

/// The fields of what the hook gets.
pub(crate) static STRUCTURE: Structure =
    Structure { fields: &["exc_type", "exc_value", "exc_traceback", "err_msg", "object"], visible: 5, creatable: true };
static FIELDS: [GetSetDef; STRUCTURE.named()] = structseq::getsets(&STRUCTURE);
static METHODS: [NativeDef; 1] = structseq::methods(TypeId::UnraisableHookArgs);
/// `sys.UnraisableHookArgs`.
pub(crate) const TYPE: Behaviour = structseq::behaviour(&METHODS, &FIELDS);

const HOOKED: u32 = 1;
const WRITTEN: u32 = 2;
const REPR: u32 = 3;
const SHOWN: u32 = 4;

/// `sys.unraisablehook`, if a program has set it.
fn program_hook(py: &Python<'_>) -> Option<Value> {
    let hook = py.loaded_name("sys", "unraisablehook")?;
    let own = Python::native_of(hook).is_some_and(|def| def.name == HOOK.name);
    (!own && !hook.is_none()).then_some(hook)
}

fn unraisable<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let (exception, object) = (args.get(0), args.get(1));
    let message = args.arg(2).unwrap_or(Value::NONE);
    match (args.input, args.state) {
        (Input::Start, _) => match program_hook(py) {
            Some(hook) => {
                let (kind, traceback) = py.type_and_traceback(exception);
                let fields = [kind, exception, traceback, message, object];
                let given = py.struct_sequence(TypeId::UnraisableHookArgs, &fields)?;
                args.catch = true;
                Err(args.call(HOOKED, hook, &[given]))
            }
            None => {
                py.defer(&WRITE, 0);
                args.catch = true;
                Err(args.defer(WRITTEN, &[exception, object, message]))
            }
        },
        // The hook itself has raised.
        (Input::Raised, HOOKED) => {
            let raised = args.pop();
            let hook = program_hook(py).unwrap_or(Value::NONE);
            py.say(format_args!("Exception ignored in sys.unraisablehook"));
            py.defer(&WRITE, 1);
            args.catch = true;
            Err(args.defer(WRITTEN, &[raised, hook]))
        }
        _ => Ok(Value::NONE),
    }
}

/// `sys.unraisablehook(unraisable)`.
fn hook<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(Value::NONE);
    }
    let given = args.get(0);
    let fields = given.cast::<Instance>().filter(|given| given.class.get() == TypeId::UnraisableHookArgs.value());
    let Some(fields) = fields.and_then(|given| given.slot(0).cast::<Tuple>()) else {
        return Err(py.type_error(format_args!("sys.unraisablehook argument type must be UnraisableHookArgs")));
    };
    let field = |index: usize| fields.get(index).unwrap_or(Value::NONE);
    py.defer(&WRITE, 0);
    Err(args.defer(1, &[field(1), field(4), field(3)]))
}

/// In state 1 the first words are there already.
fn write<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let (exception, object) = (args.get(0), args.get(1));
    match (args.input, args.state) {
        (Input::Start, 0) if object.is_none() => {}
        (Input::Start, state) => {
            let repr = py.builtin_named("repr")?;
            match args.get(2).cast::<Str>().filter(|_| args.nargs() > 2) {
                Some(message) => py.say(format_args!("{}", Python::shown(message.value()))),
                None if state == 0 => py.say(format_args!("Exception ignored in")),
                None => {}
            }
            args.catch = true;
            return Err(args.call(REPR, repr, &[object]));
        }
        (input, REPR) => match args.result().cast::<Str>().filter(|_| input == Input::Value) {
            Some(text) => {
                let text = Python::shown(text.value());
                py.say(format_args!(": {text}\n"));
            }
            None => py.say(format_args!(": <object repr() failed>\n")),
        },
        _ => return Ok(Value::NONE),
    }
    if exception.cast::<Exception>().is_none() {
        return Ok(Value::NONE);
    }
    py.defer(&SHOW_ALONE, 0);
    args.catch = true;
    Err(args.defer(SHOWN, &[exception]))
}

impl<'h> Python<'h> {
    /// `RuntimeWarning` for a coroutine that goes without having been awaited; [`Trap::Stop`] when nothing is to be
    /// called.
    pub(super) fn warn_never_awaited(
        &mut self,
        args: &mut Args<'_, 'h>,
        coroutine: crate::Obj<Generator>,
    ) -> Result<Trap, Trap> {
        if let Some(warn) = self.loaded_name("warnings", "_warn_unawaited_coroutine") {
            return Ok(args.call(super::due::CALLED, warn, &[coroutine.value()]));
        }
        let name = crate::types::generator::get_qualname(self, coroutine.value())?;
        let name = Python::shown(name);
        self.say(format_args!("sys:1: RuntimeWarning: coroutine '{name}' was never awaited\n"));
        Ok(Trap::Stop)
    }
}
