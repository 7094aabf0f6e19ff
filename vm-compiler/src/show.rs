//! What each pass made of a program, as text: `cellar compile --show`.

use core::fmt::Write;

use crate::error::CompileError;
use crate::flow::lay_out;
use crate::instr::Unit;
use crate::{Constant, Mode, Options, SyntaxError, assemble, future, on_own_stack, parse, symtable as table, unit};

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

/// The symbol table as constants, for Python's `_symtable`: seven for each block, before those of the blocks inside it. They are
/// its name, its kind, whether it is nested, its line, its symbols, its parameters, and the number of blocks right inside it.
///
/// # Errors
/// As [`symtable`].
pub fn symtable_constants(source: &str, filename: &str, mode: Mode) -> Result<Vec<Constant>, SyntaxError> {
    on_own_stack(source, filename, |source| {
        let module = parse::parse(source, mode, 0, &mut Vec::new())?;
        let future = future::Future::of(&module, 0)?;
        let built = table::build(&module, future).map_err(|error| CompileError { late: true, ..error })?;
        Ok(built.export())
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
