//! What each pass made of a program, as text: `cellar compile --show`.

use core::fmt::Write;

use crate::error::CompileError;
use crate::flow::lay_out;
use crate::instr::Unit;
use crate::{Mode, Options, SyntaxError, assemble, future, on_own_stack, parse, symtable as table, unit};

/// The symbol table, as Python's `symtable` module tells of it: a line for each block, then one for each of its names
/// with every `is_…()` of it that is true, sorted; blocks inside are indented.
///
/// # Errors
/// As [`crate::compile`], where the parser or the symbol table finds it.
pub fn symtable(source: &str, filename: &str, mode: Mode) -> Result<String, SyntaxError> {
    on_own_stack(source, filename, |source| {
        let module = parse::parse(source, mode, 0, &mut Vec::new())?;
        let future = future::Future::of(&module, 0)?;
        Ok(table::build(&module, future)?.to_string())
    })
}

/// The flow graph of each scope when all passes over it are done, inner scopes before those around them.
///
/// # Errors
/// As [`crate::compile`].
pub fn cfg(source: &str, filename: &str, mode: Mode, options: Options) -> Result<String, SyntaxError> {
    on_own_stack(source, filename, |source| {
        let mut text = String::new();
        let mut show = |mut unit: Unit| {
            let laid_out = lay_out(&mut unit)?;
            write!(
                text,
                "{}, line {}, stack size {}\n{}\n",
                unit.qualname, unit.firstlineno, laid_out.stacksize, laid_out.cfg
            )
            .map_err(|_| CompileError::system("the text could not be formatted"))?;
            assemble::assemble(unit, laid_out)
        };
        let module = unit(source, filename, mode, options, &mut Vec::new(), &mut show)?;
        show(module)?;
        Ok(text)
    })
}
