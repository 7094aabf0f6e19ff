//! A module run as the program: `pymain_run_module` of CPython's `Modules/main.c`.

use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::native::NativeFunction;
use crate::object::str::Str;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

/// The window is the module's name.
static RUN: NativeDef = NativeDef::function("run_module", Arity::One, run);

const FOUND: u32 = 1;
const IMPORTED: u32 = 2;
const DONE: u32 = 3;

fn run<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match (args.input, args.state) {
        (Input::Start, _) => {
            let (import, name) = (py.builtin_named("__import__")?, Str::intern(&mut py.heap, "runpy")?);
            Err(args.call(IMPORTED, import, &[name.value()]))
        }
        (_, IMPORTED) => {
            let (module, name) = (args.result(), Str::intern(&mut py.heap, "_run_module_as_main")?.value());
            let getattr = py.builtin_named("getattr")?;
            Err(args.call(FOUND, getattr, &[module, name]))
        }
        (_, FOUND) => {
            let (function, name) = (args.result(), args.get(0));
            Err(args.call(DONE, function, &[name]))
        }
        _ => Ok(Value::NONE),
    }
}

impl Python<'_> {
    /// A function that runs a module as the program, and the module's name to call it with. Called instead of
    /// [`Python::main_module`].
    ///
    /// # Errors
    /// [`Trap::Memory`] when there is no room.
    pub fn module_as_main(&mut self, name: &str) -> Result<(Value, Value), Trap> {
        let mut attempt = 0;
        loop {
            match self.new_module_as_main(name) {
                Err(Trap::Memory) if self.make_memory_idle(&[], attempt) => attempt += 1,
                done => return done,
            }
        }
    }

    fn new_module_as_main(&mut self, name: &str) -> Result<(Value, Value), Trap> {
        self.main_namespace()?;
        let name = Str::from_str(&mut self.heap, name)?.value();
        Ok((NativeFunction::alloc(&mut self.heap, &RUN, Value::NONE)?.value(), name))
    }
}
