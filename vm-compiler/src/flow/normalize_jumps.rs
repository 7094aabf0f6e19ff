//! Jumps get a direction: CPython's `normalize_jumps`.

use vm_core::isa::Opcode;

use super::cfg::{BlockId, BlockSet, Cfg, CfgInstr};

/// Makes each `JUMP` forward or backward. A conditional jump can't go back: it becomes its reverse over a jump.
pub(crate) fn normalize_jumps(cfg: &mut Cfg) {
    let mut visited = BlockSet::new(cfg);
    let mut cursor = Some(cfg.entry);
    while let Some(id) = cursor {
        visited.insert(id);
        normalize_last(cfg, id, &visited);
        cursor = cfg[id].next;
    }
}

fn normalize_last(cfg: &mut Cfg, id: BlockId, visited: &BlockSet) {
    let Some(last) = cfg[id].last().filter(|last| last.is_jump()).copied() else { return };
    let Some(target) = last.target else { return };
    let is_forward = !visited.contains(target);
    let next = cfg[id].next;
    let opcode = match last.opcode {
        Opcode::Jump | Opcode::JumpNoInterrupt if is_forward => Opcode::JumpForward,
        Opcode::Jump => Opcode::JumpBackward,
        Opcode::JumpNoInterrupt => Opcode::JumpBackwardNoInterrupt,
        Opcode::PopJumpIfNotNone if !is_forward => Opcode::PopJumpIfNone,
        Opcode::PopJumpIfNone if !is_forward => Opcode::PopJumpIfNotNone,
        Opcode::PopJumpIfFalse if !is_forward => Opcode::PopJumpIfTrue,
        Opcode::PopJumpIfTrue if !is_forward => Opcode::PopJumpIfFalse,
        _ => return,
    };
    if let Some(jump) = cfg[id].instrs.last_mut() {
        jump.opcode = opcode;
    }
    if last.is_unconditional_jump() {
        return;
    }
    let mut back = CfgInstr::new(Opcode::Jump, cfg[target].label.unwrap_or(0), last.location);
    back.target = Some(target);
    let block = cfg.new_block();
    cfg[block].instrs.push(back);
    cfg[block].cold = cfg[id].cold;
    cfg[block].next = next;
    if let Some(jump) = cfg[id].instrs.last_mut() {
        jump.target = next;
    }
    cfg[id].next = Some(block);
}
