//! Whether an instruction's argument means something.

use super::{Facts, VerifyError};
use crate::code::Code;
use crate::flow::Instruction;
use crate::isa::{ArgKind, BINARY_OPS, INTRINSIC_1, INTRINSIC_2, Opcode};

/// The arguments of `COMPARE_OP` that 3.12's compiler makes: the operator times 16, and which outcomes are true.
const COMPARE_ARGS: [u32; 6] = [0x02, 0x1a, 0x28, 0x37, 0x44, 0x5c];

pub(super) fn check<O: Copy>(
    code: &Code<'_, O>,
    facts: &impl Facts<O>,
    instruction: &Instruction,
) -> Result<(), VerifyError> {
    let &Instruction { opcode, arg, .. } = instruction;
    let offset = instruction.offset();
    let within = |index: u32, len: usize, error: fn(u32) -> VerifyError| {
        if (index as usize) < len { Ok(()) } else { Err(error(offset)) }
    };
    let meaningful = |yes: bool| if yes { Ok(()) } else { Err(VerifyError::Argument(offset)) };
    match opcode.arg_kind() {
        ArgKind::None | ArgKind::JumpForward | ArgKind::JumpBackward => Ok(()),
        ArgKind::Const => {
            within(arg, code.consts.len(), VerifyError::Const)?;
            let kw_names = || code.consts.get(arg as usize).and_then(|&object| facts.count_names(object));
            match opcode {
                Opcode::KwNames if kw_names().is_none() => Err(VerifyError::KwNames(offset)),
                _ => Ok(()),
            }
        }
        ArgKind::Name => within(arg, code.names.len(), VerifyError::Name),
        ArgKind::GlobalName | ArgKind::AttrName => within(arg >> 1, code.names.len(), VerifyError::Name),
        ArgKind::SuperName => within(arg >> 2, code.names.len(), VerifyError::Name),
        ArgKind::Local => within(arg, code.nlocalsplus(), VerifyError::Slot),
        ArgKind::Deref => {
            within(arg, code.nlocalsplus(), VerifyError::Slot)?;
            // `MAKE_CELL` too: 3.12's compiler makes new cells in a free variable's slot, for a comprehension that
            // captures a variable of the same name.
            if code.slot_kind(arg as usize).holds_cell() { Ok(()) } else { Err(VerifyError::NotACell(offset)) }
        }
        ArgKind::Compare => meaningful(COMPARE_ARGS.contains(&arg)),
        ArgKind::BinaryOp => meaningful((arg as usize) < BINARY_OPS.len()),
        ArgKind::Intrinsic1 => meaningful(arg != 0 && (arg as usize) < INTRINSIC_1.len()),
        ArgKind::Intrinsic2 => meaningful(arg != 0 && (arg as usize) < INTRINSIC_2.len()),
        ArgKind::Format => meaningful(arg < 8),
        ArgKind::Function => meaningful(arg < 16),
        ArgKind::Depth => meaningful(arg != 0),
        ArgKind::Count | ArgKind::CountEx => meaningful(match opcode {
            Opcode::RaiseVarargs => arg <= 2,
            Opcode::BuildSlice => arg == 2 || arg == 3,
            // The other counts are bounded by the operands on the stack.
            _ => true,
        }),
        ArgKind::Flags => meaningful(match opcode {
            Opcode::IsOp | Opcode::ContainsOp | Opcode::CallFunctionEx => arg <= 1,
            Opcode::GetAwaitable | Opcode::Reraise => arg <= 2,
            Opcode::Resume => arg <= 3,
            // `YIELD_VALUE` says how many handlers surround it, which is but a hint.
            _ => true,
        }),
        ArgKind::Target | ArgKind::Extended => Err(VerifyError::Opcode(offset)),
    }
}
