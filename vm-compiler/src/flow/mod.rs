//! From instructions to laid-out basic blocks: the passes of CPython 3.12's `Python/flowgraph.c`, in its order.
//!
//! Each pass is a file. They change the [`Cfg`] in place, and they must give CPython's results to the last `NOP`:
//! where one looks roundabout, that is why.

mod build;
mod cfg;
mod check_cfg;
mod cold_blocks;
mod display;
mod empty_blocks;
mod exception_targets;
mod fold_tuple;
mod inline_exits;
mod jump_offsets;
mod jump_targets;
mod line_numbers;
mod localsplus;
mod normalize_jumps;
mod optimize_basic_block;
mod pseudo_ops;
mod reachability;
mod redundant_jumps;
mod redundant_nops;
mod redundant_pairs;
mod stackdepth;
mod swaps;
mod uninitialized;
mod unused_consts;

pub use cfg::{Block, BlockId, Cfg, CfgInstr};
pub(crate) use jump_offsets::instr_size;

use crate::consts::ConstTable;
use crate::error::CompileError;
use crate::instr::Unit;

/// A scope whose blocks have their final order, arguments and offsets.
#[derive(Clone, Debug)]
pub struct LaidOut {
    /// The blocks.
    pub cfg: Cfg,
    /// The constants that are left.
    pub consts: ConstTable,
    /// `co_stacksize`.
    pub stacksize: u32,
}

/// Runs all passes. Takes the unit's constants.
pub fn lay_out(unit: &mut Unit) -> Result<LaidOut, CompileError> {
    let (mut cfg, consts) = optimize_code_unit(unit)?;
    localsplus::prepare_localsplus(&mut cfg, unit)?;
    let stacksize = stackdepth::stackdepth(&mut cfg, unit.flags)?;
    pseudo_ops::convert_pseudo_ops(&mut cfg);
    normalize_jumps::normalize_jumps(&mut cfg);
    jump_offsets::resolve_jump_offsets(&mut cfg)?;
    Ok(LaidOut { cfg, consts, stacksize })
}

/// The optimized graph and the constants that are left, before slots and jumps are numbered:
/// `_PyCfg_OptimizeCodeUnit`. Takes the unit's constants.
pub fn optimize_code_unit(unit: &mut Unit) -> Result<(Cfg, ConstTable), CompileError> {
    let mut cfg = build::build(&unit.items)?;
    jump_targets::translate_jump_labels_to_targets(&mut cfg)?;
    exception_targets::mark_except_handlers(&mut cfg);
    exception_targets::label_exception_targets(&mut cfg)?;

    let mut consts = core::mem::take(&mut unit.consts);
    optimize_cfg(&mut cfg, &mut consts)?;
    let consts = unused_consts::remove_unused_consts(&mut cfg, consts)?;
    let (nlocals, nparams) = (unit.varnames.len(), unit.parameter_count());
    uninitialized::add_checks_for_loads_of_uninitialized_variables(&mut cfg, nlocals, nparams);
    cold_blocks::push_cold_blocks_to_end(&mut cfg);
    line_numbers::resolve_line_numbers(&mut cfg, unit.firstlineno);
    Ok((cfg, consts))
}

/// `optimize_cfg`.
fn optimize_cfg(cfg: &mut Cfg, consts: &mut ConstTable) -> Result<(), CompileError> {
    check_cfg::check_cfg(cfg)?;
    empty_blocks::eliminate_empty_basic_blocks(cfg)?;
    inline_exits::inline_small_exit_blocks(cfg);
    for id in cfg.order() {
        optimize_basic_block::optimize_basic_block(cfg, id, consts)?;
    }
    redundant_pairs::remove_redundant_nops_and_pairs(cfg);
    inline_exits::inline_small_exit_blocks(cfg);
    reachability::mark_reachable(cfg);
    reachability::remove_unreachable(cfg);
    redundant_nops::remove_all_redundant_nops(cfg);
    empty_blocks::eliminate_empty_basic_blocks(cfg)?;
    redundant_jumps::remove_redundant_jumps(cfg);
    Ok(())
}

#[cfg(test)]
mod tests;
