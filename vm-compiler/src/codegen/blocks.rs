//! Frame blocks: what a `return`, `break` or `continue` has to undo on its way out.

use vm_core::isa::Opcode;

use super::{Codegen, Result, error};
use crate::ast::{Context, Name, Stmt};
use crate::instr::{Label, Location};
use crate::object::Constant;

/// `CO_MAXBLOCKS`.
const MAX_BLOCKS: usize = 20;

/// What is open (`enum fblocktype`).
#[derive(Clone, Copy, Debug)]
pub(super) enum Block<'a> {
    WhileLoop,
    ForLoop,
    TryExcept,
    /// With the statements of the `finally`.
    FinallyTry(&'a [Stmt]),
    FinallyEnd,
    /// With the place of the statement.
    With(Location),
    AsyncWith(Location),
    /// With the name that `as` binds.
    HandlerCleanup(Option<&'a Name>),
    PopValue,
    ExceptionHandler,
    ExceptionGroupHandler,
    AsyncComprehensionGenerator,
}

/// An open block.
#[derive(Clone, Copy, Debug)]
pub(super) struct FrameBlock<'a> {
    pub(super) block: Block<'a>,
    /// Where a loop begins.
    pub(super) start: Option<Label>,
    /// Where a loop ends.
    pub(super) exit: Option<Label>,
}

impl<'a> Codegen<'a> {
    pub(super) fn push_loop(&mut self, block: Block<'a>, start: Label, exit: Label, location: Location) -> Result<()> {
        self.push_frame_block(FrameBlock { block, start: Some(start), exit: Some(exit) }, location)
    }

    pub(super) fn push_block(&mut self, block: Block<'a>, location: Location) -> Result<()> {
        self.push_frame_block(FrameBlock { block, start: None, exit: None }, location)
    }

    fn push_frame_block(&mut self, block: FrameBlock<'a>, location: Location) -> Result<()> {
        if self.unit().blocks.len() >= MAX_BLOCKS {
            return error("too many statically nested blocks", location);
        }
        self.unit_mut().blocks.push(block);
        Ok(())
    }

    pub(super) fn pop_block(&mut self) {
        self.unit_mut().blocks.pop();
    }

    fn swap_if(&mut self, preserve_tos: bool, location: Location) {
        if preserve_tos {
            self.op_arg(Opcode::Swap, 2, location);
        }
    }

    /// `compiler_unwind_fblock`. Returns the place of what follows: none after statements that run in between.
    pub(super) fn unwind(&mut self, block: Block<'a>, location: Location, preserve_tos: bool) -> Result<Location> {
        match block {
            Block::WhileLoop
            | Block::ExceptionHandler
            | Block::ExceptionGroupHandler
            | Block::AsyncComprehensionGenerator => {}
            Block::ForLoop | Block::PopValue => {
                self.swap_if(preserve_tos, location);
                self.op(Opcode::PopTop, location);
            }
            Block::TryExcept => self.op(Opcode::PopBlock, location),
            Block::FinallyTry(body) => {
                self.op(Opcode::PopBlock, location);
                if preserve_tos {
                    self.push_block(Block::PopValue, location)?;
                }
                self.stmts(body)?;
                if preserve_tos {
                    self.pop_block();
                }
                return Ok(Location::NONE);
            }
            Block::FinallyEnd => {
                self.swap_if(preserve_tos, location);
                self.op(Opcode::PopTop, location);
                self.swap_if(preserve_tos, location);
                self.op(Opcode::PopBlock, location);
                self.op(Opcode::PopExcept, location);
            }
            Block::With(place) | Block::AsyncWith(place) => {
                self.op(Opcode::PopBlock, place);
                self.swap_if(preserve_tos, place);
                self.call_exit_with_nones(place);
                if matches!(block, Block::AsyncWith(_)) {
                    self.await_value(2, place);
                }
                self.op(Opcode::PopTop, place);
                return Ok(Location::NONE);
            }
            Block::HandlerCleanup(name) => self.unwind_handler(name, location, preserve_tos)?,
        }
        Ok(location)
    }

    fn unwind_handler(&mut self, name: Option<&Name>, location: Location, preserve_tos: bool) -> Result<()> {
        if name.is_some() {
            self.op(Opcode::PopBlock, location);
        }
        self.swap_if(preserve_tos, location);
        self.op(Opcode::PopBlock, location);
        self.op(Opcode::PopExcept, location);
        match name {
            Some(name) => self.forget_name(name, location),
            None => Ok(()),
        }
    }

    /// `name = None; del name`.
    pub(super) fn forget_name(&mut self, name: &Name, location: Location) -> Result<()> {
        self.load_const(Constant::None, location);
        self.store_name(name, location)?;
        self.name_op(name, Context::Del, location)
    }

    /// `compiler_unwind_fblock_stack`: undoes every open block, or those inside the innermost loop, which is returned.
    /// The blocks stay open for the code that follows.
    pub(super) fn unwind_blocks(
        &mut self,
        location: &mut Location,
        preserve_tos: bool,
        to_loop: bool,
    ) -> Result<Option<FrameBlock<'a>>> {
        let open = self.unit().blocks.clone();
        let mut found = None;
        while let Some(top) = self.unit().blocks.last().copied() {
            match top.block {
                Block::ExceptionGroupHandler => {
                    let message = "'break', 'continue' and 'return' cannot appear in an except* block";
                    return error(message, *location);
                }
                Block::WhileLoop | Block::ForLoop if to_loop => {
                    found = Some(top);
                    break;
                }
                _ => {}
            }
            self.pop_block();
            *location = self.unwind(top.block, *location, preserve_tos)?;
        }
        self.unit_mut().blocks = open;
        Ok(found)
    }
}
