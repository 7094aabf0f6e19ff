//! Puts the programs of the suite into flash: every `tests/programs/<topic>/<case>.312.pyc`, or those that the file
//! named by `CELLAR_SUITE` lists, one `<topic>/<case>` a line.

use core::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());

    println!("cargo:rustc-link-search={}", here.display());
    println!("cargo:rerun-if-changed=memory.x");
    println!("cargo:rustc-link-arg-bins=--nmagic");
    println!("cargo:rustc-link-arg-bins=-Tlink.x");
    println!("cargo:rustc-link-arg-bins=-Tdefmt.x");

    let programs = here.join("../../../tests/programs").canonicalize()?;
    fs::write(out.join("programs.rs"), table(&programs, &chosen(&programs)?))
}

/// The names of the cases to embed, sorted.
fn chosen(programs: &Path) -> io::Result<Vec<String>> {
    println!("cargo:rerun-if-env-changed=CELLAR_SUITE");
    if let Some(list) = env::var_os("CELLAR_SUITE") {
        println!("cargo:rerun-if-changed={}", Path::new(&list).display());
        return Ok(fs::read_to_string(list)?.lines().map(str::to_owned).collect());
    }
    println!("cargo:rerun-if-changed={}", programs.display());
    let mut names = Vec::new();
    for topic in fs::read_dir(programs)? {
        let topic = topic?;
        if !topic.file_type()?.is_dir() {
            continue;
        }
        for file in fs::read_dir(topic.path())? {
            let file = file?.file_name().to_string_lossy().into_owned();
            if let Some(case) = file.strip_suffix(".312.pyc") {
                names.push(format!("{}/{case}", topic.file_name().to_string_lossy()));
            }
        }
    }
    names.sort();
    Ok(names)
}

fn table(programs: &Path, names: &[String]) -> String {
    let mut text =
        String::from("/// Name and bytes of each program.\npub(crate) static PROGRAMS: &[(&str, &[u8])] = &[\n");
    for name in names {
        let file = programs.join(format!("{name}.312.pyc"));
        println!("cargo:rerun-if-changed={}", file.display());
        let _ = writeln!(text, "    ({name:?}, include_bytes!({:?})),", file.display().to_string());
    }
    text.push_str("];\n");
    text
}
