//! `MAKE_FUNCTION`, and what a frame says of its slots.

use crate::Trap;
use crate::heap::Obj;
use crate::object::code::CodeRef;
use crate::object::function::{Extra, Function};
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

const DEFAULTS: u32 = 0x01;
const KEYWORD_DEFAULTS: u32 = 0x02;
const ANNOTATIONS: u32 = 0x04;
const CLOSURE: u32 = 0x08;

impl Python<'_> {
    /// A function; `parts` are what `flags` names, in the order of the stack.
    #[inline]
    pub(crate) fn new_function(
        &mut self,
        parent: Value,
        code: Value,
        flags: u32,
        parts: &[Value],
    ) -> Result<Value, Trap> {
        let Some(parent) = parent.cast::<Function>() else { return Err(self.refused("MAKE_FUNCTION")) };
        let mut parts = parts.iter().copied();
        let mut part = |flag| if flags & flag != 0 { parts.next().unwrap_or(Value::NULL) } else { Value::NULL };
        let defaults = part(DEFAULTS);
        let keyword_defaults = part(KEYWORD_DEFAULTS);
        let annotations = part(ANNOTATIONS);
        let closure = part(CLOSURE);
        let null = Value::NULL;
        let function = Function::alloc(&mut self.heap, code, parent.globals.get(), closure, defaults, null)?;
        if flags & (KEYWORD_DEFAULTS | ANNOTATIONS) != 0 {
            function.set_extra_slot(&mut self.heap, Extra::KwDefaults, keyword_defaults)?;
            function.set_extra_slot(&mut self.heap, Extra::Annotations, annotations)?;
        }
        if !parent.extra.get().is_null() {
            self.inherit_builtins(function, parent)?;
        }
        Ok(function.value())
    }

    /// Other built-ins than the machine's go from a function to those that it makes.
    #[cold]
    fn inherit_builtins(&mut self, function: Obj<Function>, parent: Obj<Function>) -> Result<(), Trap> {
        match parent.extra_slot(Extra::Builtins) {
            Value::NULL => Ok(()),
            builtins => function.set_extra_slot(&mut self.heap, Extra::Builtins, builtins),
        }
    }

    /// The name of a slot of `localsplus`.
    pub(crate) fn name_of_slot(&self, code: CodeRef, index: usize) -> Value {
        let names = code.object().localsplusnames.get().cast::<Tuple>();
        names.and_then(|names| names.get(index)).unwrap_or(Value::NULL)
    }

    /// `UnboundLocalError` for a local.
    #[cold]
    pub(crate) fn unbound_local_error(&mut self, code: CodeRef, index: usize) -> Trap {
        let name = Self::shown(self.name_of_slot(code, index));
        let text = format_args!("cannot access local variable '{name}' where it is not associated with a value");
        self.error(TypeId::UnboundLocalError, text)
    }

    /// The error for an unbound cell.
    #[cold]
    pub(crate) fn unbound_deref_error(&mut self, code: CodeRef, index: usize) -> Trap {
        if !code.slot_kind(index).is_free() {
            return self.unbound_local_error(code, index);
        }
        let name = Self::shown(self.name_of_slot(code, index));
        self.error(
            TypeId::NameError,
            format_args!(
                "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
            ),
        )
    }
}

impl Python<'_> {
    /// A function that runs `code` with `globals`, a dict: a module's body.
    pub fn function_of(&mut self, code: Value, globals: Value) -> Result<Value, Trap> {
        let null = Value::NULL;
        Ok(Function::alloc(&mut self.heap, code, globals, null, null, null)?.value())
    }
}
