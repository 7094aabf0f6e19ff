//! `with` and `async with`.

use vm_core::isa::Opcode;

use super::blocks::Block;
use super::unit::ScopeKind;
use super::{Codegen, Result, error};
use crate::ast::{Stmt, WithItem};
use crate::instr::{Label, Location};

impl<'a> Codegen<'a> {
    /// `compiler_with` and `compiler_async_with`: the first item, around the others.
    pub(super) fn with(
        &mut self,
        is_async: bool,
        items: &'a [WithItem],
        body: &'a [Stmt],
        location: Location,
    ) -> Result<()> {
        let Some((item, others)) = items.split_first() else { return self.stmts(body) };
        if is_async && self.unit().kind != ScopeKind::AsyncFunction && !self.is_top_level_await() {
            return error("'async with' outside async function", location);
        }
        let block = self.new_label();
        let last = self.new_label();
        let exit = self.new_label();
        let cleanup = self.new_label();
        self.expr(&item.context_expr)?;
        if is_async {
            self.op(Opcode::BeforeAsyncWith, location);
            self.await_value(1, location);
        } else {
            self.op(Opcode::BeforeWith, location);
        }
        self.jump(Opcode::SetupWith, last, location);
        self.place(block);
        self.push_block(if is_async { Block::AsyncWith(location) } else { Block::With(location) }, location)?;
        match &item.optional_vars {
            Some(target) => self.expr(target)?,
            None => self.op(Opcode::PopTop, location),
        }
        self.with(is_async, others, body, location)?;
        if is_async {
            self.pop_block();
            self.op(Opcode::PopBlock, location);
        } else {
            self.op(Opcode::PopBlock, Location::NONE);
            self.pop_block();
        }
        self.call_exit_with_nones(location);
        if is_async {
            self.await_value(2, location);
        }
        self.op(Opcode::PopTop, location);
        self.jump(Opcode::Jump, exit, location);
        self.place(last);
        self.jump(Opcode::SetupCleanup, cleanup, location);
        self.op(Opcode::PushExcInfo, location);
        self.op(Opcode::WithExceptStart, location);
        if is_async {
            self.await_value(2, location);
        }
        self.with_except_finish(cleanup);
        self.place(exit);
        Ok(())
    }

    /// `compiler_with_except_finish`.
    fn with_except_finish(&mut self, cleanup: Label) {
        let suppress = self.new_label();
        self.jump(Opcode::PopJumpIfTrue, suppress, Location::NONE);
        self.op_arg(Opcode::Reraise, 2, Location::NONE);
        self.place(suppress);
        for opcode in [Opcode::PopTop, Opcode::PopBlock, Opcode::PopExcept, Opcode::PopTop, Opcode::PopTop] {
            self.op(opcode, Location::NONE);
        }
        let exit = self.new_label();
        self.jump(Opcode::Jump, exit, Location::NONE);
        self.place(cleanup);
        self.pop_except_and_reraise(Location::NONE);
        self.place(exit);
    }
}
