//! `try` with `except` and `finally`.

use vm_core::isa::Opcode;

use super::blocks::Block;
use super::{Codegen, Result, error};
use crate::ast::{ExceptHandler, Name, Try};
use crate::instr::{Label, Location};

impl<'a> Codegen<'a> {
    /// `compiler_try` and `compiler_try_star`.
    pub(super) fn try_stmt(&mut self, node: &'a Try, location: Location) -> Result<()> {
        if node.finalbody.is_empty() { self.try_except(node, location) } else { self.try_finally(node, location) }
    }

    fn try_except(&mut self, node: &'a Try, location: Location) -> Result<()> {
        if node.is_star { self.try_except_star(node, location) } else { self.try_except_plain(node, location) }
    }

    /// `compiler_try_finally`: the last statements stand twice, for the way out without and with an exception.
    fn try_finally(&mut self, node: &'a Try, location: Location) -> Result<()> {
        let body = self.new_label();
        let end = self.new_label();
        let exit = self.new_label();
        let cleanup = self.new_label();
        self.jump(Opcode::SetupFinally, end, location);
        self.place(body);
        self.push_block(Block::FinallyTry(&node.finalbody), location)?;
        if node.handlers.is_empty() {
            self.stmts(&node.body)?;
        } else {
            self.try_except(node, location)?;
        }
        self.op(Opcode::PopBlock, Location::NONE);
        self.pop_block();
        self.stmts(&node.finalbody)?;
        self.jump(Opcode::Jump, exit, Location::NONE);

        self.place(end);
        self.jump(Opcode::SetupCleanup, cleanup, Location::NONE);
        self.op(Opcode::PushExcInfo, Location::NONE);
        self.push_block(Block::FinallyEnd, Location::NONE)?;
        self.stmts(&node.finalbody)?;
        self.pop_block();
        self.op_arg(Opcode::Reraise, 0, Location::NONE);
        self.place(cleanup);
        self.pop_except_and_reraise(Location::NONE);
        self.place(exit);
        Ok(())
    }

    /// `compiler_try_except`.
    fn try_except_plain(&mut self, node: &'a Try, location: Location) -> Result<()> {
        let body = self.new_label();
        let except = self.new_label();
        let end = self.new_label();
        let cleanup = self.new_label();
        self.jump(Opcode::SetupFinally, except, location);
        self.place(body);
        self.push_block(Block::TryExcept, location)?;
        self.stmts(&node.body)?;
        self.pop_block();
        self.op(Opcode::PopBlock, Location::NONE);
        self.stmts(&node.orelse)?;
        self.jump(Opcode::Jump, end, Location::NONE);

        self.place(except);
        self.jump(Opcode::SetupCleanup, cleanup, Location::NONE);
        self.op(Opcode::PushExcInfo, Location::NONE);
        self.push_block(Block::ExceptionHandler, location)?;
        for (index, handler) in node.handlers.iter().enumerate() {
            if handler.typ.is_none() && index + 1 < node.handlers.len() {
                return error("default 'except:' must be last", handler.location);
            }
            self.except_handler(handler, end)?;
        }
        self.pop_block();
        self.op_arg(Opcode::Reraise, 0, Location::NONE);
        self.place(cleanup);
        self.pop_except_and_reraise(Location::NONE);
        self.place(end);
        Ok(())
    }

    fn except_handler(&mut self, handler: &'a ExceptHandler, end: Label) -> Result<()> {
        let location = handler.location;
        let next = self.new_label();
        if let Some(typ) = &handler.typ {
            self.expr(typ)?;
            self.op(Opcode::CheckExcMatch, location);
            self.jump(Opcode::PopJumpIfFalse, next, location);
        }
        match &handler.name {
            Some(name) => self.named_handler_body(handler, name, end)?,
            None => {
                let body = self.new_label();
                self.op(Opcode::PopTop, location);
                self.place(body);
                self.push_block(Block::HandlerCleanup(None), location)?;
                self.stmts(&handler.body)?;
                self.pop_block();
                self.op(Opcode::PopBlock, Location::NONE);
                self.op(Opcode::PopExcept, Location::NONE);
                self.jump(Opcode::Jump, end, Location::NONE);
            }
        }
        self.place(next);
        Ok(())
    }

    /// The body of `except … as name`: the name is gone after it, however it ends.
    fn named_handler_body(&mut self, handler: &'a ExceptHandler, name: &'a Name, end: Label) -> Result<()> {
        let location = handler.location;
        let cleanup_end = self.new_label();
        let body = self.new_label();
        self.store_name(name, location)?;
        self.jump(Opcode::SetupCleanup, cleanup_end, location);
        self.place(body);
        self.push_block(Block::HandlerCleanup(Some(name)), location)?;
        self.stmts(&handler.body)?;
        self.pop_block();
        self.op(Opcode::PopBlock, Location::NONE);
        self.op(Opcode::PopBlock, Location::NONE);
        self.op(Opcode::PopExcept, Location::NONE);
        self.forget_name(name, Location::NONE)?;
        self.jump(Opcode::Jump, end, Location::NONE);
        self.place(cleanup_end);
        self.forget_name(name, Location::NONE)?;
        self.op_arg(Opcode::Reraise, 1, Location::NONE);
        Ok(())
    }
}
