//! `co_exceptiontable`: runs of instructions with one handler (`assemble_exception_table`).

use crate::error::CompileError;
use crate::flow::{Block, Cfg, instr_size};

/// Marks the first byte of an entry.
const ENTRY_START: u8 = 0x80;
/// Marks a digit that is not the last.
const CONTINUATION: u8 = 0x40;

/// The table's bytes.
pub(super) fn exception_table(cfg: &Cfg) -> Result<Vec<u8>, CompileError> {
    let mut table = Vec::new();
    let mut run: Option<(u32, &Block)> = None;
    let mut offset = 0;
    for instr in cfg.order().into_iter().flat_map(|id| &cfg[id].instrs) {
        let handler = instr.except.map(|handler| &cfg[handler]);
        // CPython tells handlers apart by their offset.
        if handler.map(|handler| handler.offset) != run.map(|(_, handler)| handler.offset) {
            if let Some((start, handler)) = run {
                entry(start, offset, handler, &mut table)?;
            }
            run = handler.map(|handler| (offset, handler));
        }
        offset += instr_size(instr);
    }
    if let Some((start, handler)) = run {
        entry(start, offset, handler, &mut table)?;
    }
    Ok(table)
}

fn entry(start: u32, end: u32, handler: &Block, table: &mut Vec<u8>) -> Result<(), CompileError> {
    // The depth on entry of a handler counts the exception, and the raising instruction's offset if that is kept.
    let pushed = 1 + u32::from(handler.preserve_lasti);
    let depth = handler.start_depth.and_then(|depth| depth.checked_sub(pushed));
    let depth = depth.ok_or_else(|| CompileError::system("an exception handler has no stack depth"))?;
    let first = table.len();
    for value in [start, end - start, handler.offset, depth << 1 | u32::from(handler.preserve_lasti)] {
        varint(value, table);
    }
    table[first] |= ENTRY_START;
    Ok(())
}

/// Six bits a byte, the highest first.
fn varint(value: u32, table: &mut Vec<u8>) {
    for shift in [24, 18, 12, 6] {
        if value >= 1 << shift {
            table.push((value >> shift & 0x3F) as u8 | CONTINUATION);
        }
    }
    table.push((value & 0x3F) as u8);
}
