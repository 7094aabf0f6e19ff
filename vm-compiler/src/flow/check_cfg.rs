//! A jump or an exit ends its block: CPython's `check_cfg`.

use super::cfg::{Cfg, CfgInstr};
use crate::error::CompileError;

/// Refuses a graph in which something stands behind a jump or an exit.
pub(crate) fn check_cfg(cfg: &Cfg) -> Result<(), CompileError> {
    let malformed = cfg.order().into_iter().any(|id| match cfg[id].instrs.split_last() {
        Some((_, before)) => before.iter().any(CfgInstr::is_terminator),
        None => false,
    });
    if malformed { Err(CompileError::system("malformed control flow graph.")) } else { Ok(()) }
}
