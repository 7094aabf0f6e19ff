//! Control flow: `if`, the loops, `break`, `continue`, `return`.

use vm_core::isa::Opcode;

use super::blocks::Block;
use super::unit::ScopeKind;
use super::{Codegen, Result, error};
use crate::ast::{Expr, For, Stmt};
use crate::instr::Location;
use crate::object::Constant;

impl<'a> Codegen<'a> {
    /// `compiler_if`.
    pub(super) fn if_stmt(
        &mut self,
        test: &'a Expr,
        body: &'a [Stmt],
        orelse: &'a [Stmt],
        location: Location,
    ) -> Result<()> {
        let end = self.new_label();
        let next = if orelse.is_empty() { end } else { self.new_label() };
        self.jump_if(test, next, false, location)?;
        self.stmts(body)?;
        if !orelse.is_empty() {
            self.jump(Opcode::Jump, end, Location::NONE);
            self.place(next);
            self.stmts(orelse)?;
        }
        self.place(end);
        Ok(())
    }

    /// `compiler_while`: the test stands before and after the body.
    pub(super) fn while_loop(
        &mut self,
        test: &'a Expr,
        body: &'a [Stmt],
        orelse: &'a [Stmt],
        location: Location,
    ) -> Result<()> {
        let start = self.new_label();
        let body_start = self.new_label();
        let end = self.new_label();
        let anchor = self.new_label();
        self.place(start);
        self.push_loop(Block::WhileLoop, start, end, location)?;
        self.jump_if(test, anchor, false, location)?;
        self.place(body_start);
        self.stmts(body)?;
        self.jump_if(test, body_start, true, location)?;
        self.pop_block();
        self.place(anchor);
        self.stmts(orelse)?;
        self.place(end);
        Ok(())
    }

    /// `compiler_for`.
    pub(super) fn for_loop(&mut self, node: &'a For, location: Location) -> Result<()> {
        let start = self.new_label();
        let body = self.new_label();
        let cleanup = self.new_label();
        let end = self.new_label();
        self.push_loop(Block::ForLoop, start, end, location)?;
        self.expr(&node.iter)?;
        self.op(Opcode::GetIter, location);
        self.place(start);
        self.jump(Opcode::ForIter, cleanup, location);
        self.place(body);
        self.expr(&node.target)?;
        self.stmts(&node.body)?;
        self.jump(Opcode::Jump, start, Location::NONE);
        self.place(cleanup);
        self.op(Opcode::EndFor, Location::NONE);
        self.pop_block();
        self.stmts(&node.orelse)?;
        self.place(end);
        Ok(())
    }

    /// `compiler_async_for`.
    pub(super) fn async_for_loop(&mut self, node: &'a For, location: Location) -> Result<()> {
        if self.unit().kind != ScopeKind::AsyncFunction && !self.is_top_level_await() {
            return error("'async for' outside async function", location);
        }
        let start = self.new_label();
        let except = self.new_label();
        let end = self.new_label();
        self.expr(&node.iter)?;
        self.op(Opcode::GetAiter, location);
        self.place(start);
        self.push_loop(Block::ForLoop, start, end, location)?;
        self.jump(Opcode::SetupFinally, except, location);
        self.op(Opcode::GetAnext, location);
        self.load_const(Constant::None, location);
        self.yield_from(true, location);
        self.op(Opcode::PopBlock, location);
        self.expr(&node.target)?;
        self.stmts(&node.body)?;
        self.jump(Opcode::Jump, start, Location::NONE);
        self.pop_block();
        self.place(except);
        self.op(Opcode::EndAsyncFor, node.iter.location);
        self.stmts(&node.orelse)?;
        self.place(end);
        Ok(())
    }

    /// `compiler_return`.
    pub(super) fn return_stmt(&mut self, value: Option<&'a Expr>, location: Location) -> Result<()> {
        if !self.entry().is_function_like() {
            return error("'return' outside function", location);
        }
        if value.is_some() && self.entry().coroutine && self.entry().generator {
            return error("'return' with value in async generator", location);
        }
        let constant = value.and_then(Expr::as_constant);
        let mut place = location;
        match value {
            Some(value) if constant.is_none() => self.expr(value)?,
            Some(value) => {
                place = value.location;
                self.op(Opcode::Nop, place);
            }
            None => {}
        }
        if value.is_none_or(|value| value.location.line != location.line) {
            place = location;
            self.op(Opcode::Nop, place);
        }
        self.unwind_blocks(&mut place, value.is_some() && constant.is_none(), false)?;
        match (value, constant) {
            (None, _) => self.load_const(Constant::None, place),
            (_, Some(constant)) => self.load_const(constant.clone(), place),
            _ => {}
        }
        self.op(Opcode::ReturnValue, place);
        Ok(())
    }

    pub(super) fn break_stmt(&mut self, location: Location) -> Result<()> {
        let mut place = location;
        self.op(Opcode::Nop, place);
        let found = self.unwind_blocks(&mut place, false, true)?;
        let Some((found, exit)) = found.and_then(|found| Some((found, found.exit?))) else {
            return error("'break' outside loop", location);
        };
        let place = self.unwind(found.block, place, false)?;
        self.jump(Opcode::Jump, exit, place);
        Ok(())
    }

    pub(super) fn continue_stmt(&mut self, location: Location) -> Result<()> {
        let mut place = location;
        self.op(Opcode::Nop, place);
        match self.unwind_blocks(&mut place, false, true)?.and_then(|found| found.start) {
            Some(start) => {
                self.jump(Opcode::Jump, start, place);
                Ok(())
            }
            None => error("'continue' not properly in loop", location),
        }
    }
}
