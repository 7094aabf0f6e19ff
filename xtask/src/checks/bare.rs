//! `vm-core` alone on bare metal, and the proof that nothing in it allocates.
//!
//! Alone, because in a build of the whole workspace the features of all crates are united, which would hide a `std`
//! that crept in.

use xshell::{Shell, cmd};

use crate::chip::board;
use crate::report::Report;
use crate::step;

/// For every target: the library by itself, then linked where there is no allocator.
pub(crate) fn all(shell: &Shell, report: &mut Report) {
    let manifest = board::MANIFEST;
    for target in board::TARGETS {
        let build = cmd!(shell, "cargo build --quiet -p vm-core --target {target}");
        let step = step::run(&format!("vm-core alone for {target}"), build);
        report.add_step("bare metal", "vm-core alone", target, &step);
        let link = cmd!(
            shell,
            "cargo build --quiet --release --manifest-path {manifest} --target-dir target --target {target} -p no-alloc"
        );
        let step = step::run(&format!("vm-core without an allocator for {target}"), link);
        report.add_step("bare metal", "no allocator", target, &step);
    }
}
