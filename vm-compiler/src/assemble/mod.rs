//! From laid-out blocks to the code object: CPython 3.12's `Python/assemble.c`.

mod bytecode;
mod exception_table;
mod line_table;
mod localsplus_info;

use alloc::rc::Rc;

use crate::error::CompileError;
use crate::flow::{LaidOut, lay_out};
use crate::instr::Unit;
use crate::object::CodeObject;

pub(crate) use line_table::lines_only;

/// Makes the code object of one scope.
///
/// # Errors
/// `SystemError` for instructions that no program compiles to, `OverflowError` beyond a limit of the format.
pub fn finish(mut unit: Unit) -> Result<Rc<CodeObject>, CompileError> {
    let laid_out = lay_out(&mut unit)?;
    assemble(unit, laid_out)
}

/// Makes the code object of a scope whose blocks are laid out.
pub(crate) fn assemble(unit: Unit, laid_out: LaidOut) -> Result<Rc<CodeObject>, CompileError> {
    let LaidOut { cfg, consts, stacksize } = laid_out;
    let (localsplusnames, localspluskinds) = localsplus_info::localsplus_info(&unit);
    Ok(Rc::new(CodeObject {
        argcount: unit.argcount,
        posonlyargcount: unit.posonlyargcount,
        kwonlyargcount: unit.kwonlyargcount,
        stacksize,
        flags: unit.flags,
        code: bytecode::bytecode(&cfg)?,
        consts: consts.into_constants(),
        names: unit.names.into_iter().map(Into::into).collect(),
        localsplusnames,
        localspluskinds,
        filename: unit.filename.into(),
        name: unit.name.into(),
        qualname: unit.qualname.into(),
        firstlineno: unit.firstlineno,
        linetable: line_table::line_table(&cfg, unit.firstlineno),
        exceptiontable: exception_table::exception_table(&cfg)?,
    }))
}
