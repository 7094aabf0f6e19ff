//! `f_locals` and `locals()`: the name space of a body; of a function a dict that is brought up to date whenever it is
//! asked for, and is the same dict each time (`_PyFrame_GetLocals` of CPython 3.12's `Objects/frameobject.c`).

use crate::Trap;
use crate::heap::Obj;
use crate::object::cell::Cell;
use crate::object::code::CodeRef;
use crate::object::dict::Dict;
use crate::object::frame::Frame;
use crate::object::function::Function;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::code::CodeFlags;

impl<'h> Python<'h> {
    /// `f_locals`.
    pub(crate) fn frame_locals(&mut self, args: &Args<'_, 'h>, frame: Obj<Frame>) -> Result<Value, Trap> {
        let Some(code) = frame.running_code() else { return Err(self.refused("f_locals without code")) };
        if !code.flags().has(CodeFlags::OPTIMIZED) {
            return Ok(namespace_of(frame.body_namespace(), frame.function.get()));
        }
        let slots = self.frame_slots(args, frame)?;
        let dict = match frame.snapshot.get().cast::<Dict>() {
            Some(dict) => dict,
            None => {
                let dict = Dict::new(&mut self.heap)?;
                frame.snapshot.set(dict.value());
                dict
            }
        };
        self.update_snapshot(code, &slots, dict)?;
        Ok(dict.value())
    }

    /// `locals()` of the Python frame that called a routine.
    pub(crate) fn caller_locals(&mut self, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
        let Some(caller) = args.caller() else { return Err(self.refused("locals() outside a program")) };
        if !caller.code.flags().has(CodeFlags::OPTIMIZED) {
            return Ok(namespace_of(caller.locals, caller.function));
        }
        let depth = caller.depth;
        match self.frame_at(args, depth)? {
            Some(frame) => self.frame_locals(args, frame),
            None => Err(self.refused("locals() outside a program")),
        }
    }

    /// Variables that are bound get into the dict, those that are not out of it.
    fn update_snapshot(&mut self, code: CodeRef, slots: &[Value], dict: Obj<Dict>) -> Result<(), Trap> {
        let names = code.object().localsplusnames.get().cast::<Tuple>();
        let names = names.as_ref().map_or(&[][..], |names| names.values());
        for (index, (&name, &slot)) in names.iter().zip(slots).enumerate() {
            let kind = code.slot_kind(index);
            if kind.is_hidden() {
                continue;
            }
            let value = match slot.cast::<Cell>() {
                Some(cell) if kind.holds_cell() => cell.contents.get(),
                _ => slot,
            };
            let Some(name) = name.cast::<Str>() else { continue };
            if value.is_null() {
                dict.remove_str(name);
            } else {
                dict.insert_str(&mut self.heap, name, value)?;
            }
        }
        Ok(())
    }
}

/// The name space of a body; the globals of a module that has no other.
fn namespace_of(namespace: Value, function: Value) -> Value {
    if !namespace.is_null() {
        return namespace;
    }
    function.cast::<Function>().map_or(Value::NONE, |function| function.globals.get())
}
