//! The graph as text, a line for each instruction.

use core::fmt;

use vm_core::isa::{ArgKind, Version};

use super::cfg::{BlockId, Cfg, CfgInstr};

impl fmt::Display for Cfg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let order = self.order();
        let number = |id: BlockId| order.iter().position(|&other| other == id).unwrap_or(order.len());
        for &id in &order {
            let block = &self[id];
            write!(f, "block {}", number(id))?;
            if let Some(depth) = block.start_depth {
                write!(f, ", depth {depth}")?;
            }
            for (set, word) in [(block.except_handler, "handler"), (block.cold, "cold")] {
                if set {
                    write!(f, ", {word}")?;
                }
            }
            writeln!(f, ":")?;
            for instr in &block.instrs {
                line(instr, &number, f)?;
            }
        }
        Ok(())
    }
}

fn line(instr: &CfgInstr, number: &dyn Fn(BlockId) -> usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match instr.location.line {
        line @ 0.. => write!(f, "{line:6}  ")?,
        _ => write!(f, "     -  ")?,
    }
    write!(f, "{:<26}", instr.opcode.name())?;
    match instr.target {
        Some(target) => write!(f, " block {}", number(target))?,
        None if instr.opcode.number(Version::V3_12).is_some() && instr.opcode.arg_kind() != ArgKind::None => {
            write!(f, " {}", instr.oparg)?;
        }
        None => {}
    }
    match instr.except {
        Some(handler) => writeln!(f, "  (except block {})", number(handler)),
        None => writeln!(f),
    }
}
