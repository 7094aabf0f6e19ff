//! `try` with `except*` (PEP 654).

use vm_core::isa::Opcode;

use super::blocks::Block;
use super::emit::INTRINSIC_PREP_RERAISE_STAR;
use super::{Codegen, Result};
use crate::ast::{ExceptHandler, Try};
use crate::instr::{Label, Location};

impl<'a> Codegen<'a> {
    /// `compiler_try_star_except`. On the stack stay: the group, the exceptions raised in handlers, what is unmatched.
    pub(super) fn try_except_star(&mut self, node: &'a Try, location: Location) -> Result<()> {
        let body = self.new_label();
        let except = self.new_label();
        let orelse = self.new_label();
        let end = self.new_label();
        let cleanup = self.new_label();
        let reraise_star = self.new_label();
        self.jump(Opcode::SetupFinally, except, location);
        self.place(body);
        self.push_block(Block::TryExcept, location)?;
        self.stmts(&node.body)?;
        self.pop_block();
        self.op(Opcode::PopBlock, Location::NONE);
        self.jump(Opcode::Jump, orelse, Location::NONE);

        self.place(except);
        self.jump(Opcode::SetupCleanup, cleanup, Location::NONE);
        self.op(Opcode::PushExcInfo, Location::NONE);
        self.push_block(Block::ExceptionGroupHandler, location)?;
        for (index, handler) in node.handlers.iter().enumerate() {
            if index == 0 {
                self.op_arg(Opcode::BuildList, 0, handler.location);
                self.op_arg(Opcode::Copy, 2, handler.location);
            }
            self.except_star_handler(handler)?;
            if index + 1 == node.handlers.len() {
                self.op_arg(Opcode::ListAppend, 1, Location::NONE);
                self.jump(Opcode::Jump, reraise_star, Location::NONE);
            }
        }
        self.pop_block();
        self.finish_except_star(reraise_star, cleanup, end);
        self.place(orelse);
        self.stmts(&node.orelse)?;
        self.place(end);
        Ok(())
    }

    fn except_star_handler(&mut self, handler: &'a ExceptHandler) -> Result<()> {
        let location = handler.location;
        let except = self.new_label();
        let except_with_error = self.new_label();
        let no_match = self.new_label();
        if let Some(typ) = &handler.typ {
            self.expr(typ)?;
            self.op(Opcode::CheckEgMatch, location);
            self.op_arg(Opcode::Copy, 1, location);
            self.jump(Opcode::PopJumpIfNone, no_match, location);
        }
        let cleanup_end = self.new_label();
        let cleanup_body = self.new_label();
        match &handler.name {
            Some(name) => self.store_name(name, location)?,
            None => self.op(Opcode::PopTop, location),
        }
        self.jump(Opcode::SetupCleanup, cleanup_end, location);
        self.place(cleanup_body);
        self.push_block(Block::HandlerCleanup(handler.name.as_ref()), location)?;
        self.stmts(&handler.body)?;
        self.pop_block();
        self.op(Opcode::PopBlock, Location::NONE);
        if let Some(name) = &handler.name {
            self.forget_name(name, Location::NONE)?;
        }
        self.jump(Opcode::Jump, except, Location::NONE);

        self.place(cleanup_end);
        if let Some(name) = &handler.name {
            self.forget_name(name, Location::NONE)?;
        }
        self.op_arg(Opcode::ListAppend, 3, Location::NONE);
        self.op(Opcode::PopTop, Location::NONE);
        self.jump(Opcode::Jump, except_with_error, Location::NONE);

        self.place(except);
        self.op(Opcode::Nop, Location::NONE);
        self.jump(Opcode::Jump, except_with_error, Location::NONE);
        self.place(no_match);
        self.op(Opcode::PopTop, location);
        self.place(except_with_error);
        Ok(())
    }

    fn finish_except_star(&mut self, reraise_star: Label, cleanup: Label, end: Label) {
        let reraise = self.new_label();
        self.place(reraise_star);
        self.op_arg(Opcode::CallIntrinsic2, INTRINSIC_PREP_RERAISE_STAR, Location::NONE);
        self.op_arg(Opcode::Copy, 1, Location::NONE);
        self.jump(Opcode::PopJumpIfNotNone, reraise, Location::NONE);
        self.op(Opcode::PopTop, Location::NONE);
        self.op(Opcode::PopBlock, Location::NONE);
        self.op(Opcode::PopExcept, Location::NONE);
        self.jump(Opcode::Jump, end, Location::NONE);
        self.place(reraise);
        self.op(Opcode::PopBlock, Location::NONE);
        self.op_arg(Opcode::Swap, 2, Location::NONE);
        self.op(Opcode::PopExcept, Location::NONE);
        self.op_arg(Opcode::Reraise, 0, Location::NONE);
        self.place(cleanup);
        self.pop_except_and_reraise(Location::NONE);
    }
}
