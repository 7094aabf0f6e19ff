//! What the firmwares with the Python object model share, whatever the board: the memory for a virtual machine, output that
//! the host can read back, a clock.
#![no_std]

pub mod cases;
#[cfg_attr(target_arch = "arm", path = "timer/mps2.rs")]
#[cfg_attr(target_arch = "riscv32", path = "timer/virt.rs")]
pub mod timer;

use vm_embedded::{Heap, Region};
use vm_objects::Limits;

/// What one virtual machine has, stacks included.
pub const MEMORY: usize = 64 << 10;

/// Of it, what is left at the start for stacks, for loading, and for the heap to grow by.
const SPARE: usize = 44 << 10;

/// How a virtual machine is to share out [`MEMORY`].
pub const LIMITS: Limits = Limits::fixed(MEMORY, SPARE);

static REGION: Region<MEMORY> = Region::new();

/// All memory of this firmware; `None` when it has been taken.
pub fn heap() -> Option<Heap> {
    REGION.take().map(Heap::new)
}
