//! How much memory the compiler holds at most, for one file after the other: all that it allocates, from a file's bytes to its
//! code object. (Its stack is not allocated there: 64 MiB of address space, of which a file touches as much as it nests.)
//!
//! usage: memory < PATHS. Prints how many files compiled, and of their peaks in bytes the median, the ninth tenth and the
//! highest.

use core::error::Error;

use peak_alloc::PeakAlloc;
use vm_compiler::{Mode, Options, compile, decode};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

fn main() -> Result<(), Box<dyn Error>> {
    let mut peaks = Vec::new();
    for path in std::io::stdin().lines() {
        let path = path?;
        let source = std::fs::read(&path)?;
        let before = ALLOCATOR.current_usage();
        ALLOCATOR.reset_peak_usage();
        let code = decode(&source, &path).and_then(|text| compile(&text, &path, Mode::Exec, Options::default()));
        if code.is_ok() {
            peaks.push(ALLOCATOR.peak_usage().saturating_sub(before));
        }
    }
    peaks.sort_unstable();
    let at = |part: usize| peaks.get(part * (peaks.len() - 1) / 10).copied().unwrap_or(0);
    println!("{} {} {} {}", peaks.len(), at(5), at(9), at(10));
    Ok(())
}
