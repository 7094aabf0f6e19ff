//! Comprehensions, inlined (PEP 709) and as functions of their own, and generator expressions.

use vm_core::isa::Opcode;

use super::blocks::Block;
use super::unit::ScopeKind;
use super::{Codegen, Result, error};
use crate::ast::{Comp, CompKind, Comprehension, Expr, ExprKind, Name};
use crate::instr::{Label, Location};
use crate::object::Constant;
use crate::symtable::{EntryId, Scope, Symbol, flags};

/// What an inlined comprehension has put aside (`inlined_comprehension_state`).
#[derive(Default)]
struct Inlined {
    /// The locals whose values wait on the stack.
    pushed_locals: Vec<Name>,
    /// Symbols of the scope around, as they were.
    temp_symbols: Vec<(Name, Symbol)>,
    fast_hidden: Vec<Name>,
    /// Where an exception is cleaned up, and where the rest goes on.
    labels: Option<(Label, Label)>,
}

impl<'a> Codegen<'a> {
    /// `compiler_comprehension`.
    pub(super) fn comprehension(&mut self, comp: &'a Comp, location: Location) -> Result<()> {
        let Some(outermost) = comp.generators.first() else { return Ok(()) };
        let may_await = matches!(self.unit().kind, ScopeKind::AsyncFunction | ScopeKind::Comprehension)
            || self.is_top_level_await();
        let id = self.lookup(comp.scope)?;
        let entry = self.table.entry(id);
        let (inlined, is_async) = (entry.comp_inlined, entry.coroutine);
        let mut state = Inlined::default();
        if inlined {
            self.comprehension_iter(outermost, location)?;
            state = self.push_inlined_state(id, location);
        } else {
            let name = match comp.kind {
                CompKind::List => "<listcomp>",
                CompKind::Set => "<setcomp>",
                CompKind::Dict => "<dictcomp>",
                CompKind::Generator => "<genexpr>",
            };
            self.enter_unit(&Name::from(name), ScopeKind::Comprehension, id, location.line)?;
        }
        let is_generator = comp.kind == CompKind::Generator;
        if is_async && !is_generator && !may_await {
            return error("asynchronous comprehension outside of an asynchronous function", location);
        }
        self.build_empty(comp.kind, inlined, location);
        self.generator(comp, 0, 0, inlined, location)?;
        if inlined {
            self.pop_inlined_state(state, location);
            return Ok(());
        }
        if is_generator {
            self.wrap_in_stopiteration_handler();
        } else {
            self.op(Opcode::ReturnValue, location);
        }
        let unit = self.leave_unit(true)?;
        if is_async && self.is_top_level_await() {
            let module = self.unit().entry;
            self.table.entry_mut(module).coroutine = true;
        }
        self.make_closure(unit, 0, location)?;
        self.comprehension_iter(outermost, location)?;
        self.op_arg(Opcode::Call, 0, location);
        if is_async && !is_generator {
            self.await_value(0, location);
        }
        Ok(())
    }

    fn build_empty(&mut self, kind: CompKind, inlined: bool, location: Location) {
        let opcode = match kind {
            CompKind::List => Opcode::BuildList,
            CompKind::Set => Opcode::BuildSet,
            CompKind::Dict => Opcode::BuildMap,
            CompKind::Generator => return,
        };
        self.op_arg(opcode, 0, location);
        if inlined {
            self.op_arg(Opcode::Swap, 2, location);
        }
    }

    /// `compiler_comprehension_iter`.
    fn comprehension_iter(&mut self, outermost: &'a Comprehension, location: Location) -> Result<()> {
        self.expr(&outermost.iter)?;
        self.op(if outermost.is_async { Opcode::GetAiter } else { Opcode::GetIter }, location);
        Ok(())
    }

    /// `compiler_comprehension_generator`. `depth` is how many iterators lie above the result.
    fn generator(
        &mut self,
        comp: &'a Comp,
        index: usize,
        depth: u32,
        iter_on_stack: bool,
        location: Location,
    ) -> Result<()> {
        let Some(generator) = comp.generators.get(index) else { return Ok(()) };
        if generator.is_async {
            self.async_generator(comp, generator, index, depth, iter_on_stack, location)
        } else {
            self.sync_generator(comp, generator, index, depth, iter_on_stack, location)
        }
    }

    /// The iterable of the function's outermost `for` comes as its argument.
    fn load_outermost(&mut self, location: Location) {
        self.unit_mut().argcount = 1;
        self.op_arg(Opcode::LoadFast, 0, location);
    }

    fn sync_generator(
        &mut self,
        comp: &'a Comp,
        generator: &'a Comprehension,
        index: usize,
        mut depth: u32,
        iter_on_stack: bool,
        location: Location,
    ) -> Result<()> {
        let start = self.new_label();
        let if_cleanup = self.new_label();
        let anchor = self.new_label();
        let mut loops = true;
        if !iter_on_stack && index == 0 {
            self.load_outermost(location);
        } else if !iter_on_stack {
            match single_item(&generator.iter) {
                // `for y in [f(x)]` only names a value.
                Some(item) => {
                    self.expr(item)?;
                    loops = false;
                }
                None => {
                    self.expr(&generator.iter)?;
                    self.op(Opcode::GetIter, location);
                }
            }
        }
        if loops {
            depth += 1;
            self.place(start);
            self.jump(Opcode::ForIter, anchor, location);
        }
        self.expr(&generator.target)?;
        for condition in &generator.ifs {
            self.jump_if(condition, if_cleanup, false, location)?;
        }
        let place = self.inner(comp, index, depth, location)?;
        self.place(if_cleanup);
        if loops {
            self.jump(Opcode::Jump, start, place);
            self.place(anchor);
            self.op(Opcode::EndFor, Location::NONE);
        }
        Ok(())
    }

    fn async_generator(
        &mut self,
        comp: &'a Comp,
        generator: &'a Comprehension,
        index: usize,
        depth: u32,
        iter_on_stack: bool,
        location: Location,
    ) -> Result<()> {
        let start = self.new_label();
        let except = self.new_label();
        let if_cleanup = self.new_label();
        if !iter_on_stack && index == 0 {
            self.load_outermost(location);
        } else if !iter_on_stack {
            self.expr(&generator.iter)?;
            self.op(Opcode::GetAiter, location);
        }
        self.place(start);
        self.push_block(Block::AsyncComprehensionGenerator, location)?;
        self.jump(Opcode::SetupFinally, except, location);
        self.op(Opcode::GetAnext, location);
        self.load_const(Constant::None, location);
        self.yield_from(true, location);
        self.op(Opcode::PopBlock, location);
        self.expr(&generator.target)?;
        for condition in &generator.ifs {
            self.jump_if(condition, if_cleanup, false, location)?;
        }
        let place = self.inner(comp, index, depth + 1, location)?;
        self.place(if_cleanup);
        self.jump(Opcode::Jump, start, place);
        self.pop_block();
        self.place(except);
        self.op(Opcode::EndAsyncFor, location);
        Ok(())
    }

    /// The next `for`, or the element. Returns the place of the jump back.
    fn inner(&mut self, comp: &'a Comp, index: usize, depth: u32, location: Location) -> Result<Location> {
        let place = comp.elt.location;
        if index + 1 < comp.generators.len() {
            self.generator(comp, index + 1, depth, false, location)?;
            return Ok(place);
        }
        self.expr(&comp.elt)?;
        match comp.kind {
            CompKind::Generator => {
                self.yield_value(place);
                self.op(Opcode::PopTop, place);
            }
            CompKind::List => self.op_arg(Opcode::ListAppend, depth + 1, place),
            CompKind::Set => self.op_arg(Opcode::SetAdd, depth + 1, place),
            CompKind::Dict => {
                let mut pair = place;
                if let Some(value) = &comp.value {
                    self.expr(value)?;
                    pair.end_line = value.location.end_line;
                    pair.end_column = value.location.end_column;
                }
                self.op_arg(Opcode::MapAdd, depth + 1, pair);
                return Ok(pair);
            }
        }
        Ok(place)
    }

    /// `push_inlined_comprehension_state`: the comprehension's names are hidden from the scope around, whose values
    /// wait on the stack.
    fn push_inlined_state(&mut self, comp: EntryId, location: Location) -> Inlined {
        let mut state = Inlined::default();
        let in_class_block = self.entry().kind == crate::symtable::BlockKind::Class && self.unit().in_inlined_comp == 0;
        self.unit_mut().in_inlined_comp += 1;
        for (name, symbol) in self.table.entry(comp).symbols.clone() {
            let bound = symbol.flags & flags::DEF_LOCAL != 0 && symbol.flags & flags::DEF_NONLOCAL == 0;
            if bound || in_class_block {
                self.isolate(name, symbol, &mut state, location);
            }
        }
        if !state.pushed_locals.is_empty() {
            // The iterator comes back to the top.
            self.op_count(Opcode::Swap, state.pushed_locals.len() + 1, location);
            let cleanup = self.new_label();
            let end = self.new_label();
            self.jump(Opcode::SetupFinally, cleanup, location);
            state.labels = Some((cleanup, end));
        }
        state
    }

    fn isolate(&mut self, name: Name, symbol: Symbol, state: &mut Inlined, location: Location) {
        if !self.entry().is_function_like() && self.unit().fast_hidden.get(&name) != Some(&true) {
            self.unit_mut().fast_hidden.insert(name.clone(), true);
            state.fast_hidden.push(name.clone());
        }
        let id = self.unit().entry;
        let outer = self.table.entry(id).symbols.get(&name).copied().unwrap_or_default();
        let is_cell = symbol.scope == Some(Scope::Cell);
        let outer_is_free = outer.scope == Some(Scope::Free);
        // What is free around and a cell inside stays free: both are reached by the same instructions.
        if symbol.scope != outer.scope && !(is_cell && outer_is_free) {
            self.table.entry_mut(id).symbols.insert(name.clone(), symbol);
            state.temp_symbols.push((name.clone(), outer));
        }
        let mangled = self.mangled(&name);
        let slot = self.local_index(mangled.clone());
        self.op_arg(Opcode::LoadFastAndClear, slot, location);
        if is_cell {
            let cell = if outer_is_free { self.free_index(mangled) } else { self.cell_index(mangled) };
            self.op_arg(Opcode::MakeCell, cell, location);
        }
        state.pushed_locals.push(name);
    }

    /// `pop_inlined_comprehension_state`.
    fn pop_inlined_state(&mut self, state: Inlined, location: Location) {
        let unit = self.unit_mut();
        unit.in_inlined_comp -= 1;
        let id = unit.entry;
        for (name, symbol) in state.temp_symbols {
            self.table.entry_mut(id).symbols.insert(name, symbol);
        }
        if let Some((cleanup, end)) = state.labels {
            self.op(Opcode::PopBlock, Location::NONE);
            self.jump(Opcode::Jump, end, Location::NONE);
            self.place(cleanup);
            // The unfinished result lies below the exception.
            self.op_arg(Opcode::Swap, 2, Location::NONE);
            self.op(Opcode::PopTop, Location::NONE);
            self.restore_locals(&state.pushed_locals, location);
            self.op_arg(Opcode::Reraise, 0, Location::NONE);
            self.place(end);
            self.restore_locals(&state.pushed_locals, location);
        }
        for name in state.fast_hidden {
            self.unit_mut().fast_hidden.insert(name, false);
        }
    }

    /// `restore_inlined_comprehension_locals`.
    fn restore_locals(&mut self, names: &[Name], location: Location) {
        self.op_count(Opcode::Swap, names.len() + 1, location);
        for name in names.iter().rev() {
            let mangled = self.mangled(name);
            let slot = self.local_index(mangled);
            self.op_arg(Opcode::StoreFastMaybeNull, slot, location);
        }
    }
}

/// The item of a list or tuple of one.
fn single_item(iter: &Expr) -> Option<&Expr> {
    match &iter.kind {
        ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => match elts.as_slice() {
            [item] if !item.is_starred() => Some(item),
            _ => None,
        },
        _ => None,
    }
}
