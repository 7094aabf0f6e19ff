//! What becomes of an instruction whose work a native routine finishes, or a generator's frame.
//!
//! The routine's window holds the instruction's operands; what it returns is used as [`Then`] says.
#![expect(unsafe_code, reason = "operands are copied within the reserve above them")]

use super::Interpreter;
use super::calls::Call;
use crate::frame::Then;
use crate::isa::{Opcode, Version, number as op};
use crate::object::{Model, Trap};

/// Operands of an instruction, as its native routine gets them.
struct Deferral {
    /// Operands that the routine takes the place of.
    taken: usize,
    /// Depths of operands that it gets copies of, when it does not work on the ones it takes; 0 for none.
    copies: [usize; 3],
    then: Then,
}

impl Deferral {
    fn of(opcode: u8, arg: u32) -> Self {
        let depth = arg as usize;
        let in_place = |taken, then| Self { taken, copies: [0; 3], then };
        match opcode {
            op::POP_JUMP_IF_TRUE | op::POP_JUMP_IF_FALSE | op::UNARY_NOT => in_place(1, Then::Again),
            op::UNPACK_SEQUENCE | op::UNPACK_EX => in_place(1, Then::Again),
            op::LIST_EXTEND => in_place(1, Then::Again),
            op::SET_UPDATE | op::DICT_UPDATE => Self { taken: 1, copies: [1, depth + 1, 0], then: Then::Again },
            op::DICT_MERGE => Self { taken: 1, copies: [1, depth + 1, depth + 3], then: Then::Again },
            op::LOAD_ATTR if arg & 1 != 0 => in_place(1, Then::PushMethod),
            op::LOAD_SUPER_ATTR if arg & 1 != 0 => in_place(3, Then::PushMethod),
            op::LOAD_GLOBAL if arg & 1 != 0 => in_place(0, Then::PushMethod),
            op::STORE_NAME | op::STORE_GLOBAL => in_place(1, Then::Discard),
            op::DELETE_NAME | op::DELETE_GLOBAL | op::SETUP_ANNOTATIONS => in_place(0, Then::Discard),
            op::STORE_ATTR => in_place(2, Then::Discard),
            op::DELETE_ATTR => in_place(1, Then::Discard),
            op::STORE_SUBSCR => in_place(3, Then::Discard),
            op::DELETE_SUBSCR => in_place(2, Then::Discard),
            op::STORE_SLICE => in_place(4, Then::Discard),
            op::SET_ADD => Self { taken: 1, copies: [depth + 1, 1, 0], then: Then::Discard },
            op::MAP_ADD => Self { taken: 2, copies: [depth + 2, 2, 1], then: Then::Discard },
            op::FOR_ITER => Self { taken: 0, copies: [1, 0, 0], then: Then::ForIter },
            // The callable and what stands behind `*`, below a dict if the flag says so.
            op::CALL_FUNCTION_EX => {
                let keywords = depth & 1;
                Self { taken: 0, copies: [keywords + 2, keywords + 1, 0], then: Then::Spread }
            }
            op::SEND => Self { taken: 1, copies: [2, 1, 0], then: Then::Send },
            op::GET_LEN | op::GET_ANEXT | op::IMPORT_FROM => Self { taken: 0, copies: [1, 0, 0], then: Then::Push },
            op::CHECK_EXC_MATCH => Self { taken: 1, copies: [2, 1, 0], then: Then::Push },
            op::MATCH_KEYS => Self { taken: 0, copies: [2, 1, 0], then: Then::Push },
            _ => {
                let taken = Opcode::from_number(Version::V3_12, opcode)
                    .and_then(|opcode| opcode.pops(Version::V3_12, arg))
                    .unwrap_or(0);
                in_place(taken as usize, Then::Push)
            }
        }
    }
}

impl<M: Model> Interpreter<M> {
    /// The instruction that the frame on top is in needs the native routine that the model deferred to.
    pub(super) fn defer_instruction(&mut self) -> Result<(), Trap> {
        let (opcode, arg) = self.instruction();
        let deferral = Deferral::of(opcode, arg);
        let (native, state) = self.model.deferred();
        let saved = self.sp;
        let ret = saved.wrapping_sub(deferral.taken);
        let mut nargs = deferral.taken;
        let mut base = ret;
        if deferral.copies != [0; 3] {
            (base, nargs) = (saved, 0);
            for &depth in deferral.copies.iter().take_while(|&&depth| depth != 0) {
                // SAFETY: the instruction has this operand; above `sp` there is at least the reserve.
                unsafe { *saved.add(nargs) = *saved.sub(depth) };
                nargs += 1;
            }
            self.sp = saved.wrapping_add(nargs);
        }
        let call = Call { callable: M::NULL, base, nargs, ret, then: deferral.then, locals: M::NULL };
        let kwnames = self.kwnames;
        self.set_keywords(M::NULL);
        let from = self.frame_ip();
        if matches!(deferral.then, Then::Push | Then::PushMethod | Then::Discard) {
            // What comes back is all that is left to do: the inline cache is not run.
            let caches = Opcode::from_number(Version::V3_12, opcode).map_or(0, |opcode| opcode.caches(Version::V3_12));
            self.frame().ip = from.wrapping_add(caches * 2);
        }
        let done = self.push_native(native, state, call);
        if done.is_err() {
            self.frame().ip = from;
            self.sp = saved;
            self.set_keywords(kwnames);
        }
        done
    }

    /// `FOR_ITER` or `SEND` on a generator: its frame goes on top.
    pub(super) fn resume_instruction(&mut self) -> Result<(), Trap> {
        let (opcode, _) = self.instruction();
        if opcode == op::SEND {
            let (generator, value) = (self.slot_below(2), self.slot_below(1));
            self.resume_generator(generator, value, self.sp.wrapping_sub(1), Then::Send)
        } else {
            self.resume_generator(self.slot_below(1), M::none(), self.sp, Then::ForIter)
        }
    }
}
