//! The graph as text, a line for each instruction.

use core::fmt;

use vm_core::isa::ArgKind;

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
    let name = instr.opcode.name();
    match instr.target {
        Some(target) => write!(f, "{name:<26} block {}", number(target))?,
        None if instr.opcode.arg_kind() == ArgKind::None => f.write_str(name)?,
        None => write!(f, "{name:<26} {}", instr.oparg)?,
    }
    match instr.except {
        Some(handler) => writeln!(f, "  (except block {})", number(handler)),
        None => writeln!(f),
    }
}

#[cfg(test)]
mod tests {
    use vm_core::isa::Opcode;

    use crate::instr::{Arg, Instr, Item, Label, Location, Unit};
    use crate::object::Constant;

    #[test]
    fn a_graph_is_shown_with_targets_and_handlers() {
        let instr = |opcode, arg, line| Item::Instr(Instr { opcode, arg, location: Location::line_only(line) });
        let items = vec![
            instr(Opcode::SetupFinally, Arg::Label(Label(0)), 1),
            instr(Opcode::LoadName, Arg::Raw(0), 2),
            instr(Opcode::PopBlock, Arg::None, -1),
            instr(Opcode::PopJumpIfTrue, Arg::Label(Label(1)), 2),
            instr(Opcode::LoadConst, Arg::Raw(0), 3),
            instr(Opcode::ReturnValue, Arg::None, 3),
            Item::Label(Label(0)),
            instr(Opcode::PushExcInfo, Arg::None, -1),
            instr(Opcode::Reraise, Arg::Raw(0), -1),
            Item::Label(Label(1)),
            instr(Opcode::LoadConst, Arg::Raw(0), -1),
            instr(Opcode::ReturnValue, Arg::None, -1),
        ];
        let consts = [Constant::None].into_iter().collect();
        let mut unit = Unit { items, consts, firstlineno: 1, ..Unit::default() };
        let (cfg, _) = super::super::optimize_code_unit(&mut unit).expect("well formed");
        let shown = "\
block 0:
     1  SETUP_FINALLY              block 3
     2  LOAD_NAME                  0  (except block 3)
     2  POP_BLOCK
     2  POP_JUMP_IF_TRUE           block 2
block 1:
     3  RETURN_CONST               0
block 2:
     2  RETURN_CONST               0
block 3, handler, cold:
     -  PUSH_EXC_INFO
     -  RERAISE                    0
";
        assert_eq!(cfg.to_string(), shown);
    }
}
