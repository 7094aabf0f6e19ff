//! Loads of locals that may be unbound get a check: CPython's
//! `add_checks_for_loads_of_uninitialized_variables`.

use std::collections::HashMap;

use vm_core::isa::Opcode;

use super::cfg::{BlockId, BlockSet, Cfg};

/// Locals from here on are only followed inside a block (`fast_scan_many_locals`).
const FOLLOWED: u32 = 64;

/// Turns `LOAD_FAST` into `LOAD_FAST_CHECK` where a path exists on which the local is not bound. The first `nparams`
/// of the `nlocals` locals are bound on entry.
pub(crate) fn add_checks_for_loads_of_uninitialized_variables(cfg: &mut Cfg, nlocals: usize, nparams: usize) {
    if nlocals == 0 {
        return;
    }
    if nlocals > FOLLOWED as usize {
        scan_many_locals(cfg);
    }
    let mut scan = Scan { on_stack: BlockSet::new(cfg), stack: Vec::new() };
    let followed = nlocals.min(FOLLOWED as usize);
    let unbound = (nparams..followed).fold(0, |mask, local| mask | 1u64 << local);
    let order = cfg.order();
    scan.push(cfg, cfg.entry, unbound);
    // A local can become unbound anywhere, so every block is scanned at least once.
    for id in order {
        scan.block(cfg, id);
    }
    while let Some(id) = scan.stack.pop() {
        scan.on_stack.remove(id);
        scan.block(cfg, id);
    }
}

struct Scan {
    on_stack: BlockSet,
    stack: Vec<BlockId>,
}

impl Scan {
    /// Says that the locals in `unbound` may be so on entry of a block; scans it again if that is news.
    fn push(&mut self, cfg: &mut Cfg, id: BlockId, unbound: u64) {
        let both = cfg[id].unsafe_locals | unbound;
        if cfg[id].unsafe_locals != both {
            cfg[id].unsafe_locals = both;
            if self.on_stack.insert(id) {
                self.stack.push(id);
            }
        }
    }

    fn block(&mut self, cfg: &mut Cfg, id: BlockId) {
        let mut unbound = cfg[id].unsafe_locals;
        for index in 0..cfg[id].instrs.len() {
            if let Some(handler) = cfg[id].instrs[index].except {
                self.push(cfg, handler, unbound);
            }
            let instr = &mut cfg[id].instrs[index];
            if instr.oparg >= FOLLOWED {
                continue;
            }
            let bit = 1u64 << instr.oparg;
            match instr.opcode {
                Opcode::DeleteFast | Opcode::LoadFastAndClear | Opcode::StoreFastMaybeNull => unbound |= bit,
                // After a check that did not raise the local is bound.
                Opcode::StoreFast | Opcode::LoadFastCheck => unbound &= !bit,
                Opcode::LoadFast => {
                    if unbound & bit != 0 {
                        instr.opcode = Opcode::LoadFastCheck;
                    }
                    unbound &= !bit;
                }
                _ => {}
            }
        }
        if let Some(next) = cfg[id].next.filter(|_| cfg[id].has_fallthrough()) {
            self.push(cfg, next, unbound);
        }
        if let Some(target) = cfg[id].last().filter(|last| last.is_jump()).and_then(|last| last.target) {
            self.push(cfg, target, unbound);
        }
    }
}

/// A local beyond the followed ones is checked unless the same block has bound or loaded it before.
fn scan_many_locals(cfg: &mut Cfg) {
    let mut bound_in: HashMap<u32, BlockId> = HashMap::new();
    for id in cfg.order() {
        for instr in cfg[id].instrs.iter_mut().filter(|instr| instr.oparg >= FOLLOWED) {
            match instr.opcode {
                Opcode::DeleteFast | Opcode::LoadFastAndClear | Opcode::StoreFastMaybeNull => {
                    bound_in.remove(&instr.oparg);
                }
                Opcode::StoreFast => {
                    bound_in.insert(instr.oparg, id);
                }
                Opcode::LoadFast if bound_in.insert(instr.oparg, id) != Some(id) => {
                    instr.opcode = Opcode::LoadFastCheck;
                }
                _ => {}
            }
        }
    }
}
