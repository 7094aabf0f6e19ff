//! Fewer `SWAP`s: CPython's `swaptimize` and `apply_static_swaps`.

use vm_core::isa::Opcode;

use super::cfg::CfgInstr;

/// Replaces the run of `SWAP`s and `NOP`s that begins at `index` with the fewest swaps that have the same effect.
/// Returns where the run ends.
pub(crate) fn swaptimize(instrs: &mut [CfgInstr], index: usize) -> usize {
    let run = run_of_swaps(&mut instrs[index..]);
    let swaps = run.iter().filter(|instr| instr.opcode == Opcode::Swap);
    let depth = swaps.clone().map(|swap| swap.oparg as usize).max().unwrap_or(0);
    if swaps.count() < 2 {
        return index;
    }
    // No scope has a stack that deep: leave to the verifier what only malformed input holds.
    if depth > 0xFFFF || run.iter().any(|instr| instr.opcode == Opcode::Swap && instr.oparg == 0) {
        return index;
    }
    let mut stack: Vec<Option<usize>> = (0..depth).map(Some).collect();
    for instr in run.iter().filter(|instr| instr.opcode == Opcode::Swap) {
        stack.swap(0, instr.oparg as usize - 1);
    }
    // The cycles of the permutation, undone from the run's end.
    let mut current = run.len();
    for start in 0..depth {
        if stack[start].is_none_or(|item| item == start) {
            continue;
        }
        let mut item = start;
        loop {
            // Item 0 is the top: swapping it with itself is pointless.
            if item != 0 && current > 0 {
                current -= 1;
                run[current].opcode = Opcode::Swap;
                run[current].oparg = item as u32 + 1;
            }
            match stack[item].take() {
                Some(next) => item = next,
                None => break,
            }
        }
    }
    run[..current].iter_mut().for_each(CfgInstr::set_nop);
    index + run.len() - 1
}

fn run_of_swaps(instrs: &mut [CfgInstr]) -> &mut [CfgInstr] {
    let is_run = |instr: &CfgInstr| matches!(instr.opcode, Opcode::Swap | Opcode::Nop);
    let len = instrs.iter().position(|instr| !is_run(instr)).unwrap_or(instrs.len());
    &mut instrs[..len]
}

/// Whether the instruction can change places with another of its kind: it takes the top, and can neither raise, nor
/// jump, nor run code.
fn is_swappable(instr: &CfgInstr) -> bool {
    matches!(instr.opcode, Opcode::StoreFast | Opcode::StoreFastMaybeNull | Opcode::PopTop)
}

fn stores_to(instr: &CfgInstr) -> Option<u32> {
    matches!(instr.opcode, Opcode::StoreFast | Opcode::StoreFastMaybeNull).then_some(instr.oparg)
}

/// The swappable instruction behind `index`, with nothing but `NOP`s between, and all on `line` if that is given.
fn next_swappable(instrs: &[CfgInstr], index: usize, line: Option<i32>) -> Option<usize> {
    for (at, instr) in instrs.iter().enumerate().skip(index + 1) {
        if line.is_some_and(|line| instr.location.line != line) {
            return None;
        }
        if instr.opcode != Opcode::Nop {
            return is_swappable(instr).then_some(at);
        }
    }
    None
}

/// Swaps instructions instead of operands: `SWAP 2, POP_TOP, STORE_FAST 5` becomes `NOP, STORE_FAST 5, POP_TOP`.
/// Begins with the `SWAP` at `index` and goes back from there.
pub(crate) fn apply_static_swaps(instrs: &mut [CfgInstr], index: usize) {
    for at in (0..=index).rev() {
        let swap = instrs[at];
        if swap.opcode == Opcode::Nop || is_swappable(&swap) {
            continue;
        }
        if swap.opcode != Opcode::Swap {
            return;
        }
        let Some((first, second)) = operands(instrs, at, swap.oparg) else { return };
        instrs[at].set_nop();
        instrs.swap(first, second);
    }
}

/// The two instructions that take what the swap exchanges, if they may change places.
fn operands(instrs: &[CfgInstr], swap: usize, depth: u32) -> Option<(usize, usize)> {
    let first = next_swappable(instrs, swap, None)?;
    // CPython passes the line on as it is, and -1 means any.
    let line = Some(instrs[first].location.line).filter(|&line| line >= 0);
    let mut second = first;
    for _ in 1..depth {
        second = next_swappable(instrs, second, line)?;
    }
    let stores = [stores_to(&instrs[first]), stores_to(&instrs[second])];
    if stores != [None, None] {
        let between = instrs.get(first + 1..second).unwrap_or_default();
        let clash = between.iter().filter_map(stores_to).any(|slot| stores.contains(&Some(slot)));
        if stores[0] == stores[1] || clash {
            return None;
        }
    }
    Some((first, second))
}
