//! A tuple built of constants is a constant: CPython's `fold_tuple_on_constants`.

use vm_core::isa::Opcode;

use super::cfg::CfgInstr;
use crate::consts::ConstTable;
use crate::error::CompileError;
use crate::object::Constant;

/// `run` ends with a `BUILD_TUPLE`; if all before it load constants, it becomes one `LOAD_CONST`.
pub(crate) fn fold_tuple_on_constants(run: &mut [CfgInstr], consts: &mut ConstTable) -> Result<(), CompileError> {
    let Some((build, loads)) = run.split_last_mut() else { return Ok(()) };
    if !loads.iter().all(CfgInstr::has_const) {
        return Ok(());
    }
    let items: Result<Vec<Constant>, CompileError> = loads.iter().map(|load| consts.get(load.oparg).cloned()).collect();
    let index = consts.add(Constant::Tuple(items?));
    for load in loads {
        load.set_nop();
    }
    build.opcode = Opcode::LoadConst;
    build.oparg = index;
    Ok(())
}
