//! Code without what only tools and the marks of a traceback need.

use alloc::rc::Rc;

use vm_core::code::LineTable;

use crate::assemble::lines_only;
use crate::object::{CodeObject, Constant};

/// The same code with line tables that know lines and nothing else: a traceback still says where, without marks below
/// the line. Docstrings and asserts are the compiler's to leave out ([`crate::Options::optimize`]).
#[must_use]
pub fn strip(code: &CodeObject) -> Rc<CodeObject> {
    let consts = code.consts.iter().map(|constant| match constant {
        Constant::Code(inner) => Constant::Code(strip(inner)),
        other => other.clone(),
    });
    let runs = LineTable::new(&code.linetable, code.firstlineno).into_iter();
    let lines = runs.map(|run| (run.position.line, (run.end - run.start) / 2));
    let linetable = lines_only(lines, code.firstlineno);
    Rc::new(CodeObject { consts: consts.collect(), linetable, ..code.clone() })
}
