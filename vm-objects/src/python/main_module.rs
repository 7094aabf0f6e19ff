//! The first module, and the end of a run.

use super::Python;
use crate::Trap;
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::value::Value;

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

    fn new_main_module(&mut self, code: Value) -> Result<(Value, Value), Trap> {
        let namespace = Dict::new(&mut self.heap)?;
        self.main = namespace.value();
        let name = Str::intern(&mut self.heap, "__main__")?.value();
        for (key, value) in [("__name__", name), ("__doc__", Value::NONE)] {
            let key = Str::intern(&mut self.heap, key)?;
            namespace.insert_str(&mut self.heap, key, value)?;
        }
        Ok((self.function_of(code, namespace.value())?, namespace.value()))
    }

    /// The routine that shows an uncaught exception as `python` does and answers the exit code; its one argument is
    /// the exception.
    pub fn report_routine() -> Value {
        crate::builtins::named("__report__").unwrap_or(Value::NONE)
    }

    /// The routine that ends a run, after an uncaught exception was shown: what is left is finalized. None if nothing can
    /// have a finalizer.
    pub fn shutdown_routine(&self) -> Option<Value> {
        self.lifetimes.may_end().then(crate::lifetimes::shutdown_routine)
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
