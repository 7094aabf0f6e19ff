//! Code objects made of parts that a program gives: they go through the verifier, as those of a file do.
#![expect(unsafe_code, reason = "what verified code points at is kept by the code object")]

use vm_core::code::{Code as CodeView, CodeFlags};
use vm_core::verify::verify;

use super::Python;
use super::load::Strs;
use crate::Trap;
use crate::heap::Obj;
use crate::object::bytes::Bytes;
use crate::object::code::{Code, CodeParts};
use crate::object::tuple::Tuple;
use crate::value::Value;

/// The parts of a code object, checked for their types.
pub(crate) struct NewCode {
    pub(crate) argcount: u32,
    pub(crate) posonlyargcount: u32,
    pub(crate) kwonlyargcount: u32,
    pub(crate) stacksize: u32,
    pub(crate) flags: u32,
    pub(crate) code: Obj<Bytes>,
    pub(crate) consts: Obj<Tuple>,
    pub(crate) names: Obj<Tuple>,
    /// `co_localsplusnames`.
    pub(crate) slots: Obj<Tuple>,
    /// `co_localspluskinds`.
    pub(crate) kinds: Obj<Bytes>,
    pub(crate) filename: Value,
    pub(crate) name: Value,
    pub(crate) qualname: Value,
    pub(crate) firstlineno: i32,
    pub(crate) linetable: Obj<Bytes>,
    pub(crate) exceptiontable: Obj<Bytes>,
}

impl Python<'_> {
    /// A code object; `ValueError` for what the verifier refuses.
    pub(crate) fn new_code(&mut self, new: &NewCode) -> Result<Value, Trap> {
        // Quickening writes to the code: it is this object's alone.
        let code = Bytes::from_slice(&mut self.heap, new.code.as_slice())?;
        let owned = [code.value(), new.kinds.value(), new.linetable.value(), new.exceptiontable.value()];
        let owned = Tuple::from_slice(&mut self.heap, &owned)?;
        let view = CodeView {
            argcount: new.argcount,
            posonlyargcount: new.posonlyargcount,
            kwonlyargcount: new.kwonlyargcount,
            stacksize: new.stacksize,
            flags: CodeFlags(new.flags),
            code: code.as_slice(),
            consts: new.consts.values(),
            names: new.names.values(),
            localsplusnames: new.slots.values(),
            localspluskinds: new.kinds.as_slice(),
            filename: new.filename,
            name: new.name,
            qualname: new.qualname,
            firstlineno: new.firstlineno,
            linetable: new.linetable.as_slice(),
            exceptiontable: new.exceptiontable.as_slice(),
        };
        let mut scratch = self.scratch::<u16>();
        if !scratch.resize(view.code.len() / 2, 0) {
            return Err(Trap::Memory);
        }
        // SAFETY: the code object made below keeps the tuples and the owners alive for as long as it lives, they do not
        // move, and nothing but the code's own inline caches writes to them.
        let verified = unsafe { verify(&view, &Strs, &mut scratch) };
        let mut verified = match verified {
            Ok(verified) => verified,
            Err(error) => return Err(self.value_error(format_args!("code: {error}"))),
        };
        if cfg!(feature = "quicken") {
            // SAFETY: the bytes object that holds the code was made above, for this code object alone.
            unsafe { verified.quicken() };
        }
        let parts = CodeParts {
            consts: new.consts.value().into(),
            names: new.names.value().into(),
            localsplusnames: new.slots.value().into(),
            filename: new.filename.into(),
            name: new.name.into(),
            qualname: new.qualname.into(),
            owned: owned.value().into(),
        };
        Ok(Code::alloc(&mut self.heap, verified, parts)?.value())
    }
}
