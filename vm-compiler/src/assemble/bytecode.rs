//! `co_code`: `EXTENDED_ARG`s, the instruction, its cache.

use vm_core::isa::{Opcode, Version};

use crate::error::CompileError;
use crate::flow::{Cfg, CfgInstr};

/// The bytes of all blocks in order.
pub(super) fn bytecode(cfg: &Cfg) -> Result<Vec<u8>, CompileError> {
    let mut code = Vec::new();
    for id in cfg.order() {
        for instr in &cfg[id].instrs {
            emit(instr, &mut code)?;
        }
    }
    Ok(code)
}

fn emit(instr: &CfgInstr, code: &mut Vec<u8>) -> Result<(), CompileError> {
    let [high @ .., low] = instr.oparg.to_be_bytes();
    for byte in high.into_iter().skip_while(|&byte| byte == 0) {
        code.extend([number(Opcode::ExtendedArg)?, byte]);
    }
    code.extend([number(instr.opcode)?, low]);
    code.resize(code.len() + 2 * instr.opcode.caches(Version::V3_12), 0);
    Ok(())
}

fn number(opcode: Opcode) -> Result<u8, CompileError> {
    let number = opcode.number(Version::V3_12).and_then(|number| u8::try_from(number).ok());
    number.ok_or_else(|| CompileError::system(format!("{} can't be in code", opcode.name())))
}
