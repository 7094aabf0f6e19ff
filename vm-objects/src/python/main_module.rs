//! The first module, and the end of a run.

use super::Python;
use crate::Trap;
use crate::heap::Obj;
use crate::object::dict::Dict;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::value::Value;

/// Fills a name space.
pub type Fill = for<'h> fn(&mut Python<'h>, Obj<Dict>) -> Result<(), Trap>;

impl Python<'_> {
    /// A function that runs `code` as `__main__`, and the module's name space.
    ///
    /// # Errors
    /// [`Trap::Memory`] when there is no room.
    pub fn main_module(&mut self, code: Value) -> Result<(Value, Value), Trap> {
        let mut attempt = 0;
        loop {
            match self.new_main_module(code) {
                Err(Trap::Memory) if self.make_memory_idle(&[code], attempt) => attempt += 1,
                done => return done,
            }
        }
    }

    /// Says what fills a name space with the built-ins that the host adds. It is asked when a program looks for a name that is
    /// nowhere else, or at all of them. Called before the first program runs.
    pub fn set_builtins(&mut self, fill: Fill) {
        self.host_builtins = Some(fill);
    }

    fn new_main_module(&mut self, code: Value) -> Result<(Value, Value), Trap> {
        let namespace = self.main_namespace()?.value();
        Ok((self.function_of(code, namespace)?, namespace))
    }

    /// A new name space for `__main__`, which is in `sys.modules` then.
    pub(crate) fn main_namespace(&mut self) -> Result<Obj<Dict>, Trap> {
        let name = Str::intern(&mut self.heap, "__main__")?;
        let namespace = self.module_namespace(name.value(), 8)?;
        self.main = namespace.value();
        let module = Module::alloc(&mut self.heap, name.value(), namespace.value())?;
        if let Some(modules) = self.modules.cast::<Dict>() {
            modules.insert_str(&mut self.heap, name, module.value())?;
        }
        Ok(namespace)
    }

    /// The routine that shows an uncaught exception as `python` does and answers the exit code; its one argument is
    /// the exception.
    pub fn report_routine() -> Value {
        crate::builtins::named("__report__").unwrap_or(Value::NONE)
    }

    /// The routine that ends a run, after an uncaught exception was shown: what is left is finalized. None if nothing can
    /// have a finalizer, `atexit` was not imported, and the standard streams are the host's.
    pub fn shutdown_routine(&self) -> Option<Value> {
        let due = self.lifetimes.may_end() || crate::lifetimes::has_work_at_exit(self);
        due.then(crate::lifetimes::shutdown_routine)
    }

    /// Makes one of the next few allocations fail, so that a collection happens there: for tests of the collector.
    pub fn stress(&mut self) {
        let few = 1 + self.heap.stats().collections % 7;
        self.heap.fail_allocation(few);
    }

    /// Makes the `n`-th allocation from now fail once: for tests. 0: none.
    pub fn fail_allocation(&mut self, n: usize) {
        self.heap.fail_allocation(n);
    }
}
