//! The memory map, and the programs of the suite: those with bytecode of CPython 3.12, in the order of the suite's list.

use core::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs, io};

use conformance_cases::CASES;

fn main() -> io::Result<()> {
    println!("cargo:rustc-link-search={}", env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
    println!("cargo:rerun-if-changed=memory.x");
    println!("cargo:rustc-link-arg-bins=--nmagic");
    println!("cargo:rustc-link-arg-bins=-Tlink.x");
    println!("cargo:rustc-link-arg-bins=-Tdefmt.x");

    // Of a case only its bytecode goes to flash: the sources and recordings stay on the host.
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut table = String::from("/// Name and bytes of each program.\nstatic PROGRAMS: &[(&str, &[u8])] = &[\n");
    for case in CASES {
        let Some(code) = case.pyc312 else { continue };
        let name = format!("{}::{}", case.topic, case.name);
        let file = out.join(format!("{}-{}.pyc", case.topic, case.name));
        fs::write(&file, code)?;
        let _infallible = writeln!(table, "    ({name:?}, include_bytes!({:?})),", file.display().to_string());
    }
    table.push_str("];\n");
    fs::write(out.join("programs.rs"), table)
}
