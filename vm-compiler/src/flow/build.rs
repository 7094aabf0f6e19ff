//! Items to basic blocks: CPython's `instr_sequence_to_cfg` and `_PyCfgBuilder_Addop`.

use std::collections::HashMap;

use super::cfg::{BlockId, Cfg, CfgInstr};
use crate::error::CompileError;
use crate::instr::{Arg, Instr, Item, Label};

/// CPython's `basicblock_addop` asserts this of every argument.
const MAX_OPARG: u32 = 1 << 30;

/// Cuts the sequence into blocks. Jumps still name labels, in their `oparg`.
pub(crate) fn build(items: &[Item]) -> Result<Cfg, CompileError> {
    let labels = Labels::of(items)?;
    let cfg = Cfg::default();
    let mut builder = Builder { current: cfg.entry, cfg, label: None };
    let instrs = items.iter().filter_map(|item| match item {
        Item::Instr(instr) => Some(instr),
        Item::Label(_) => None,
    });
    for (index, instr) in instrs.enumerate() {
        if let Some(&label) = labels.chosen.get(&index) {
            builder.use_label(label);
        }
        builder.add(labels.resolve(instr)?);
    }
    Ok(builder.cfg)
}

/// Which instruction each label stands before, and which label stands for all labels of an instruction.
struct Labels {
    places: HashMap<Label, usize>,
    chosen: HashMap<usize, Label>,
}

impl Labels {
    fn of(items: &[Item]) -> Result<Self, CompileError> {
        let mut labels = Self { places: HashMap::new(), chosen: HashMap::new() };
        let mut index = 0;
        for item in items {
            match item {
                Item::Instr(_) => index += 1,
                Item::Label(label) => {
                    if labels.places.insert(*label, index).is_some() {
                        return Err(CompileError::system("a label stands at two places"));
                    }
                    // CPython takes the one that was made last.
                    let chosen = labels.chosen.entry(index).or_insert(*label);
                    *chosen = (*chosen).max(*label);
                }
            }
        }
        Ok(labels)
    }

    fn resolve(&self, instr: &Instr) -> Result<CfgInstr, CompileError> {
        let mut resolved = CfgInstr::new(instr.opcode, 0, instr.location);
        resolved.oparg = match instr.arg {
            Arg::None if !resolved.has_target() => 0,
            Arg::Raw(arg) if arg >= MAX_OPARG => return Err(CompileError::overflow("instruction argument too large")),
            Arg::Raw(arg) if !resolved.has_target() => arg,
            Arg::Label(label) if resolved.has_target() => {
                let place = self.places.get(&label).and_then(|place| self.chosen.get(place));
                place.ok_or_else(|| CompileError::system("a jump's label stands nowhere"))?.0
            }
            _ => return Err(CompileError::system(format!("wrong kind of argument for {}", instr.opcode.name()))),
        };
        Ok(resolved)
    }
}

struct Builder {
    cfg: Cfg,
    current: BlockId,
    /// The label for the next instruction.
    label: Option<Label>,
}

impl Builder {
    fn use_label(&mut self, label: Label) {
        self.label = Some(label);
        self.maybe_start_new_block();
    }

    fn add(&mut self, instr: CfgInstr) {
        self.maybe_start_new_block();
        self.cfg[self.current].instrs.push(instr);
    }

    fn maybe_start_new_block(&mut self) {
        if self.is_terminated() {
            let block = self.cfg.new_block();
            self.cfg[block].label = self.label.take().map(|label| label.0);
            self.cfg[self.current].next = Some(block);
            self.current = block;
        }
    }

    fn is_terminated(&mut self) -> bool {
        let block = &mut self.cfg[self.current];
        if block.last().is_some_and(CfgInstr::is_terminator) {
            return true;
        }
        if self.label.is_some() {
            if !block.instrs.is_empty() || block.label.is_some() {
                return true;
            }
            block.label = self.label.take().map(|label| label.0);
        }
        false
    }
}
