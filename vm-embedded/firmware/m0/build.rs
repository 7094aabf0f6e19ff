//! The memory map, and what goes to flash: the closure programs that `tests/skips.txt` does not keep away from here.

use core::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use conformance_cases::{CASES, Case};

/// The program of the measured firmware.
const SEED: &str = "seed_deco";

/// From this folder.
const SKIPS: &str = "../../../tests/skips.txt";

fn main() -> io::Result<()> {
    println!("cargo:rustc-link-search={}", env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
    println!("cargo:rerun-if-changed=memory.x");
    println!("cargo:rerun-if-changed={SKIPS}");
    println!("cargo:rustc-link-arg-bins=--nmagic");
    println!("cargo:rustc-link-arg-bins=-Tlink.x");
    println!("cargo:rustc-link-arg-bins=-Tdefmt.x");

    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let skips = fs::read_to_string(SKIPS)?;
    let skipped = |case: &Case, way: &str| {
        let start = format!("{}::{} {way} ", case.topic, case.name);
        skips.lines().any(|line| line.starts_with(&start))
    };
    let mut suite = String::from("&[\n");
    for case in CASES.iter().filter(|case| case.topic == "closures") {
        if skipped(case, "fixed") || skipped(case, "Cortex-M0") {
            continue;
        }
        let Some(program) = program(&out, case)? else { continue };
        let _infallible = writeln!(suite, "    {program},");
        if case.name == SEED {
            fs::write(out.join("seed.rs"), &program)?;
        }
    }
    fs::write(out.join("suite.rs"), suite + "]\n")
}

/// The Rust text of a program, whose bytes are written beside it.
fn program(out: &Path, case: &Case) -> io::Result<Option<String>> {
    let (Some(code), Some(expected)) = (case.pyc312, &case.expected) else { return Ok(None) };
    let stem = out.join(case.name);
    let (code_file, out_file) = (stem.with_extension("pyc"), stem.with_extension("out"));
    fs::write(&code_file, code)?;
    fs::write(&out_file, expected.out)?;
    let (name, code_file, out_file) = (case.name, code_file.display(), out_file.display());
    Ok(Some(format!(
        "Program {{ name: {name:?}, code: include_bytes!(\"{code_file}\"), out: include_str!(\"{out_file}\") }}"
    )))
}
