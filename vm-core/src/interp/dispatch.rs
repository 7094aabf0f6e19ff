//! The loop: fetch, one line an opcode; traps are dealt with out of line.
#![expect(unsafe_code, reason = "verified code has no opcode that is not in the table")]

use super::Interpreter;
use super::ops;
use super::registers::Registers;
use super::run::Exit;
use crate::code::CodeFlags;
use crate::frame::Then;
use crate::isa::number as op;
use crate::object::{Model, Trap};
use crate::quicken::{base, each_part, number as quick};

impl<M: Model> Interpreter<M> {
    /// Runs the Python frame on top until the run ends, or stops to go on later; with `STEP`, one instruction of it.
    #[expect(clippy::too_many_lines, reason = "one line an opcode")]
    #[rustfmt::skip]
    pub(super) fn dispatch<const STEP: bool>(&mut self, registers: Registers<M>) -> Exit<M> {
        let mut r = registers;
        let (mut opcode, mut arg) = r.fetch();
        loop {
            if STEP {
                opcode = base(opcode);
            }
            if M::COUNTS {
                each_part(opcode, |opcode| self.model.executed(opcode));
            }
            let done = match opcode {
                op::CACHE | op::NOP | op::RESUME => { r.next(0); Ok(()) }
                op::EXTENDED_ARG => {
                    rare();
                    r.next(0);
                    let (next, low) = r.fetch();
                    (opcode, arg) = (next, arg << 8 | low);
                    continue;
                }
                // stack
                op::POP_TOP => { ops::pop_top(&mut r); Ok(()) }
                op::PUSH_NULL => { ops::push_null(&mut r); Ok(()) }
                op::COPY => { ops::copy(&mut r, arg); Ok(()) }
                op::SWAP => { ops::swap(&mut r, arg); Ok(()) }
                op::END_FOR => { ops::end_for(&mut r); Ok(()) }
                op::END_SEND => { ops::end_send(&mut r); Ok(()) }
                // locals and constants
                op::LOAD_FAST => { ops::load_fast(&mut r, arg); Ok(()) }
                op::LOAD_FAST_CHECK => ops::load_fast_check(&mut r, &mut self.model, arg),
                op::LOAD_FAST_AND_CLEAR => { ops::load_fast_and_clear(&mut r, arg); Ok(()) }
                op::STORE_FAST => { ops::store_fast(&mut r, arg); Ok(()) }
                op::DELETE_FAST => ops::delete_fast(&mut r, &mut self.model, arg),
                op::LOAD_CONST => { ops::load_const(&mut r, arg); Ok(()) }
                // closures
                op::MAKE_CELL => ops::make_cell(&mut r, &mut self.model, arg),
                op::COPY_FREE_VARS => { let function = self.frame().function; ops::copy_free_vars(&mut r, &mut self.model, function, arg) }
                op::LOAD_CLOSURE => { ops::load_closure(&mut r, arg); Ok(()) }
                op::LOAD_DEREF => ops::load_deref(&mut r, &mut self.model, arg),
                op::STORE_DEREF => ops::store_deref(&mut r, &mut self.model, arg),
                op::DELETE_DEREF => ops::delete_deref(&mut r, &mut self.model, arg),
                op::LOAD_FROM_DICT_OR_DEREF => ops::load_from_dict_or_deref(&mut r, &mut self.model, arg),
                op::MAKE_FUNCTION => { let function = self.frame().function; ops::make_function(&mut r, &mut self.model, function, arg) }
                // names
                op::LOAD_NAME => { let function = self.frame().function; let locals = self.frame().locals; ops::load_name(&mut r, &mut self.model, function, locals, arg) }
                op::STORE_NAME => { let locals = self.frame().locals; ops::store_name(&mut r, &mut self.model, locals, arg) }
                op::DELETE_NAME => { let locals = self.frame().locals; ops::delete_name(&mut r, &mut self.model, locals, arg) }
                op::LOAD_GLOBAL => { let function = self.frame().function; ops::load_global(&mut r, &mut self.model, function, arg) }
                op::STORE_GLOBAL => { let function = self.frame().function; ops::store_global(&mut r, &mut self.model, function, arg) }
                op::DELETE_GLOBAL => { let function = self.frame().function; ops::delete_global(&mut r, &mut self.model, function, arg) }
                op::LOAD_LOCALS => { let locals = self.frame().locals; ops::load_locals(&mut r, &mut self.model, locals) }
                op::LOAD_FROM_DICT_OR_GLOBALS => { let function = self.frame().function; ops::load_from_dict_or_globals(&mut r, &mut self.model, function, arg) }
                op::LOAD_BUILD_CLASS => ops::load_build_class(&mut r, &mut self.model),
                op::LOAD_ASSERTION_ERROR => ops::load_assertion_error(&mut r, &mut self.model),
                op::SETUP_ANNOTATIONS => { let locals = self.frame().locals; self.model.setup_annotations(locals).map(|()| r.next(0)) }
                op::IMPORT_NAME => { let function = self.frame().function; ops::import_name(&mut r, &mut self.model, function, arg) }
                op::IMPORT_FROM => ops::import_from(&mut r, &mut self.model, arg),
                op::CALL_INTRINSIC_1 => { let locals = self.frame().locals; ops::intrinsic_1(&mut r, &mut self.model, locals, arg) }
                op::CALL_INTRINSIC_2 => ops::intrinsic_2(&mut r, &mut self.model, arg),
                // operators and comparison
                op::BINARY_OP => ops::binary_op(&mut r, &mut self.model, arg),
                op::UNARY_NEGATIVE => ops::unary_negative(&mut r, &mut self.model),
                op::UNARY_INVERT => ops::unary_invert(&mut r, &mut self.model),
                op::UNARY_NOT => ops::unary_not(&mut r, &mut self.model),
                op::COMPARE_OP => ops::compare_op(&mut r, &mut self.model, arg),
                op::IS_OP => { ops::is_op(&mut r, arg); Ok(()) }
                op::CONTAINS_OP => ops::contains_op(&mut r, &mut self.model, arg),
                // jumps
                op::POP_JUMP_IF_TRUE => ops::pop_jump_if(&mut r, &mut self.model, arg, true),
                op::POP_JUMP_IF_FALSE => ops::pop_jump_if(&mut r, &mut self.model, arg, false),
                op::POP_JUMP_IF_NONE => { ops::pop_jump_if_none(&mut r, arg, true); Ok(()) }
                op::POP_JUMP_IF_NOT_NONE => { ops::pop_jump_if_none(&mut r, arg, false); Ok(()) }
                op::JUMP_FORWARD => { r.jump(arg); Ok(()) }
                op::JUMP_BACKWARD => self.jump_backward(&mut r, arg),
                op::JUMP_BACKWARD_NO_INTERRUPT => self.jump_backward(&mut r, arg),
                // attributes
                op::LOAD_ATTR => ops::load_attr(&mut r, &mut self.model, arg),
                op::STORE_ATTR => ops::store_attr(&mut r, &mut self.model, arg),
                op::DELETE_ATTR => ops::delete_attr(&mut r, &mut self.model, arg),
                op::LOAD_SUPER_ATTR => ops::load_super_attr(&mut r, &mut self.model, arg),
                // containers
                op::BUILD_TUPLE => ops::build_tuple(&mut r, &mut self.model, arg),
                op::BUILD_LIST => ops::build_list(&mut r, &mut self.model, arg),
                op::BUILD_SET => ops::build_set(&mut r, &mut self.model, arg),
                op::BUILD_MAP => ops::build_map(&mut r, &mut self.model, arg),
                op::BUILD_CONST_KEY_MAP => ops::build_const_key_map(&mut r, &mut self.model, arg),
                op::BUILD_STRING => ops::build_string(&mut r, &mut self.model, arg),
                op::BUILD_SLICE => ops::build_slice(&mut r, &mut self.model, arg),
                op::FORMAT_VALUE => ops::format_value(&mut r, &mut self.model, arg),
                op::LIST_APPEND => ops::list_append(&mut r, &mut self.model, arg),
                op::LIST_EXTEND => ops::list_extend(&mut r, &mut self.model, arg),
                op::SET_ADD => ops::set_add(&mut r, &mut self.model, arg),
                op::SET_UPDATE => ops::set_update(&mut r, &mut self.model, arg),
                op::MAP_ADD => ops::map_add(&mut r, &mut self.model, arg),
                op::DICT_UPDATE => ops::dict_update(&mut r, &mut self.model, arg),
                op::DICT_MERGE => ops::dict_merge(&mut r, &mut self.model, arg),
                op::BINARY_SUBSCR => ops::binary_subscr(&mut r, &mut self.model),
                op::STORE_SUBSCR => ops::store_subscr(&mut r, &mut self.model),
                op::DELETE_SUBSCR => ops::delete_subscr(&mut r, &mut self.model),
                op::BINARY_SLICE => ops::binary_slice(&mut r, &mut self.model),
                op::STORE_SLICE => ops::store_slice(&mut r, &mut self.model),
                op::UNPACK_SEQUENCE => ops::unpack_sequence(&mut r, &mut self.model, arg),
                op::UNPACK_EX => ops::unpack_ex(&mut r, &mut self.model, arg),
                op::GET_LEN => ops::get_len(&mut r, &mut self.model),
                op::MATCH_MAPPING => ops::match_kind(&mut r, &mut self.model, false),
                op::MATCH_SEQUENCE => ops::match_kind(&mut r, &mut self.model, true),
                op::MATCH_KEYS => ops::match_keys(&mut r, &mut self.model),
                op::MATCH_CLASS => ops::match_class(&mut r, &mut self.model, arg),
                // iteration and generators
                op::GET_ITER => ops::get_iter(&mut r, &mut self.model),
                op::FOR_ITER => match ops::for_iter(&mut r, &mut self.model, arg) {
                    Err(Trap::Resume) => self.advance_generator(r, Then::ForIter).map(|next| r = next),
                    done => done,
                }
                op::GET_YIELD_FROM_ITER => { let flags = r.code.flags(); ops::get_yield_from_iter(&mut r, &mut self.model, flags.has(CodeFlags::COROUTINE | CodeFlags::ITERABLE_COROUTINE)) }
                op::SEND => match ops::send(&mut r, &mut self.model, arg) {
                    Err(Trap::Resume) => self.advance_generator(r, Then::Send).map(|next| r = next),
                    done => done,
                }
                op::GET_AWAITABLE => ops::get_awaitable(&mut r, &mut self.model, "GET_AWAITABLE", arg),
                op::GET_AITER => ops::get_awaitable(&mut r, &mut self.model, "GET_AITER", 0),
                op::GET_ANEXT => ops::get_anext(&mut r, &mut self.model),
                op::RETURN_GENERATOR => self.return_generator(&mut r),
                op::YIELD_VALUE => self.yield_item(r).map(|next| r = next),
                // calls
                op::KW_NAMES => { self.set_keywords(r.constant(arg)); r.next(0); Ok(()) }
                op::CALL => self.call(&mut r, arg),
                op::CALL_FUNCTION_EX => self.call_function_ex(&mut r, arg),
                op::RETURN_VALUE => self.return_value(&mut r),
                op::RETURN_CONST => self.return_const(&mut r, arg),
                // exceptions
                op::RAISE_VARARGS => ops::raise_varargs(&mut r, &mut self.model, self.handled, arg),
                op::PUSH_EXC_INFO => { ops::push_exc_info(&mut r, &mut self.handled); Ok(()) }
                op::POP_EXCEPT => { ops::pop_except(&mut r, &mut self.handled); Ok(()) }
                op::RERAISE => Err(ops::reraise(&mut r, &mut self.model)),
                op::CHECK_EXC_MATCH => ops::check_exc_match(&mut r, &mut self.model),
                op::CHECK_EG_MATCH => ops::check_eg_match(&mut r, &mut self.model, &mut self.handled),
                op::END_ASYNC_FOR => ops::end_async_for(&mut r, &mut self.model),
                op::CLEANUP_THROW => ops::cleanup_throw(&mut r, &mut self.model),
                op::BEFORE_WITH => self.before_with(&mut r, false),
                op::BEFORE_ASYNC_WITH => self.before_with(&mut r, true),
                op::WITH_EXCEPT_START => self.with_except_start(&mut r),
                op::INTERPRETER_EXIT | op::RESERVED => Err(self.model.refuse("an instruction of the interpreter's own")),
                // forms of quickened code
                quick::LOAD_FAST_LOAD_FAST if M::QUICKENS => { ops::load_fast_load_fast(&mut r, arg); Ok(()) }
                quick::LOAD_FAST_LOAD_CONST if M::QUICKENS => { ops::load_fast_load_const(&mut r, arg); Ok(()) }
                quick::STORE_FAST_LOAD_FAST if M::QUICKENS => { ops::store_fast_load_fast(&mut r, arg); Ok(()) }
                quick::STORE_FAST_STORE_FAST if M::QUICKENS => { ops::store_fast_store_fast(&mut r, arg); Ok(()) }
                quick::LOAD_FAST_FAST_ADD_STORE_FAST if M::QUICKENS => { ops::load_fast_fast_add_store_fast(&mut r, arg); Ok(()) }
                quick::LOAD_FAST_CONST_ADD_STORE_FAST if M::QUICKENS => { ops::load_fast_const_add_store_fast(&mut r, arg); Ok(()) }
                quick::LOAD_FAST_FAST_ADD if M::QUICKENS => ops::load_fast_fast_add(&mut r, &mut self.model, arg),
                quick::LOAD_FAST_CONST_ADD if M::QUICKENS => ops::load_fast_const_add(&mut r, &mut self.model, arg),
                quick::LOAD_FAST_FAST_SUBTRACT if M::QUICKENS => ops::load_fast_fast_subtract(&mut r, &mut self.model, arg),
                quick::LOAD_FAST_CONST_SUBTRACT if M::QUICKENS => ops::load_fast_const_subtract(&mut r, &mut self.model, arg),
                quick::LOAD_FAST_FAST_MULTIPLY if M::QUICKENS => ops::load_fast_fast_multiply(&mut r, &mut self.model, arg),
                quick::LOAD_FAST_CONST_MULTIPLY if M::QUICKENS => ops::load_fast_const_multiply(&mut r, &mut self.model, arg),
                quick::LOAD_FAST_FAST_COMPARE_JUMP if M::QUICKENS => { ops::load_fast_fast_compare_jump(&mut r, arg); Ok(()) }
                quick::LOAD_FAST_CONST_COMPARE_JUMP if M::QUICKENS => { ops::load_fast_const_compare_jump(&mut r, arg); Ok(()) }
                quick::LOAD_FAST_FAST_SUBSCR if M::QUICKENS => { ops::load_fast_fast_subscr(&mut r, arg); Ok(()) }
                quick::LOAD_FAST_CONST_SUBSCR if M::QUICKENS => { ops::load_fast_const_subscr(&mut r, arg); Ok(()) }
                quick::LOAD_FAST_LOAD_ATTR if M::QUICKENS => ops::load_fast_load_attr(&mut r, &mut self.model, arg),
                quick::LOAD_FAST_RETURN_VALUE if M::QUICKENS => { let value = r.local(arg); self.give(&mut r, value) }
                quick::LOAD_DEREF_CONST_ADD_STORE_DEREF if M::QUICKENS => ops::load_deref_const_add_store_deref(&mut r, &mut self.model, arg),
                quick::LOAD_DEREF_FAST_ADD if M::QUICKENS => ops::load_deref_fast_add(&mut r, &mut self.model, arg),
                quick::LOAD_FAST_DEREF_ADD if M::QUICKENS => { ops::load_fast_deref_add(&mut r, &mut self.model, arg); Ok(()) }
                quick::LOAD_DEREF_RETURN_VALUE if M::QUICKENS => self.load_deref_return_value(&mut r, arg),
                quick::STORE_FAST_JUMP_BACKWARD if M::QUICKENS => { ops::store_fast(&mut r, arg); let units = r.arg_of(0); self.jump_backward(&mut r, units) }
                quick::POP_TOP_JUMP_BACKWARD if M::QUICKENS => { ops::pop_top(&mut r); let units = r.arg_of(0); self.jump_backward(&mut r, units) }
                quick::FOR_ITER_STORE_FAST if M::QUICKENS => match ops::for_iter_store_fast(&mut r, &mut self.model, arg) {
                    Err(Trap::Resume) => self.advance_generator(r, Then::ForIter).map(|next| r = next),
                    done => done,
                }
                quick::COMPARE_OP_POP_JUMP_IF_FALSE if M::QUICKENS => ops::compare_op_pop_jump(&mut r, &mut self.model, arg, false),
                quick::COMPARE_OP_POP_JUMP_IF_TRUE if M::QUICKENS => ops::compare_op_pop_jump(&mut r, &mut self.model, arg, true),
                quick::BINARY_OP_ADD_STORE_FAST if M::QUICKENS => ops::binary_op_add_store_fast(&mut r, &mut self.model, arg),
                quick::BINARY_OP_ADD if M::QUICKENS => ops::binary_op_add(&mut r, &mut self.model, arg),
                quick::BINARY_OP_SUBTRACT if M::QUICKENS => ops::binary_op_subtract(&mut r, &mut self.model, arg),
                quick::BINARY_OP_MULTIPLY if M::QUICKENS => ops::binary_op_multiply(&mut r, &mut self.model, arg),
                quick::COPY_COPY_SUBSCR if M::QUICKENS => { ops::copy_copy_subscr(&mut r); Ok(()) }
                quick::SWAP_SWAP_STORE_SUBSCR if M::QUICKENS => { ops::swap_swap_store_subscr(&mut r); Ok(()) }
                quick::LOAD_GLOBAL_CACHED if M::QUICKENS => { let function = self.frame().function; ops::load_global_cached(&mut r, &mut self.model, function, arg) }
                quick::LOAD_ATTR_CACHED if M::QUICKENS => ops::load_attr_cached(&mut r, &mut self.model, arg),
                quick::STORE_ATTR_CACHED if M::QUICKENS => ops::store_attr_cached(&mut r, &mut self.model, arg),
                quick::BUILD_MAP_FAST_MERGE if M::QUICKENS => ops::build_map_fast_merge(&mut r, &mut self.model, arg),
                quick::RESUME_POP_TOP if M::QUICKENS => { r.next(0); ops::pop_top(&mut r); Ok(()) }
                quick::COPY_FREE_VARS_RESUME if M::QUICKENS => { let function = self.frame().function; ops::copy_free_vars(&mut r, &mut self.model, function, arg).map(|()| r.next(0)) }
                // SAFETY: verified code has only opcodes of the table, and each of them has a line here: a test holds the
                // lines against the table.
                _ => unsafe { core::hint::unreachable_unchecked() },
            };
            if let Err(trap) = done {
                // By value: the registers stay in registers.
                match self.trapped(r, trap) {
                    Ok(next) if M::TRACES && (STEP || self.model.traces()) => return Exit::Step(next),
                    Ok(next) => r = next,
                    Err(exit) => return exit,
                }
            }
            if STEP {
                return Exit::Step(r);
            }
            (opcode, arg) = r.fetch();
        }
    }
}

/// Says that the path through it is seldom taken.
#[cold]
#[inline(always)]
fn rare() {}

#[cfg(test)]
mod tests {
    use crate::isa::{Opcode, Version};

    /// The loop trusts that each opcode of verified code has a line.
    #[test]
    fn every_opcode_has_its_line() {
        let source = include_str!("dispatch.rs");
        for opcode in Opcode::ALL {
            let in_code = opcode.number(Version::V3_12).is_some_and(|number| number < 256);
            if in_code && !opcode.is_instrumented() {
                let line = ["op::", opcode.name(), " "].concat(); // or `| op::`
                assert!(source.contains(&line), "{} has no line", opcode.name());
            }
        }
    }
}
