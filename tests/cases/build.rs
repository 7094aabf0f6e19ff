//! Writes the list of cases: one entry a program found in `tests/programs` and `examples`, with the recordings beside it.

use core::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let root = here.ancestors().nth(2).expect("tests/cases is two folders down").to_path_buf();
    let mut list = String::from("&[\n");
    for topic in sorted(&root.join("tests/programs")) {
        let name = file_name(&topic);
        for program in programs(&topic) {
            entry(&mut list, &root, &name, &program, &program);
        }
    }
    for program in programs(&root.join("examples")) {
        let recorded = root.join("tests/examples").join(file_name(&program));
        entry(&mut list, &root, "examples", &program, &recorded);
    }
    list.push_str("]\n");
    watch(&root.join("tests/examples"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("cases.rs"), list).expect("cargo's OUT_DIR can be written");
}

/// One `Case { … }`; a recording that is not there is `None`, and the suite fails that case by name.
fn entry(list: &mut String, root: &Path, topic: &str, program: &Path, recorded: &Path) {
    let name = program.file_stem().expect("a program has a name").to_string_lossy().into_owned();
    let file = program.strip_prefix(root).expect("programs are inside the repository");
    let file = file.to_string_lossy().replace('\\', "/");
    let with = |extension: &str| recorded.with_extension(extension);
    let bytes = |path: &Path| format!("include_bytes!({path:?})");
    let option = |path: PathBuf| if path.exists() { format!("Some({})", bytes(&path)) } else { "None".into() };
    let or_empty = |path: PathBuf| if path.exists() { bytes(&path) } else { "b\"\"".into() };
    let expected = if with("out").exists() {
        let exit =
            fs::read_to_string(with("exit")).map_or(0, |text| text.trim().parse::<i32>().expect("an exit status"));
        format!("Some(Expected {{ out: {}, err: {}, exit: {exit} }})", bytes(&with("out")), or_empty(with("err")))
    } else {
        "None".into()
    };
    writeln!(
        list,
        "Case {{ topic: {topic:?}, name: {name:?}, file: {file:?}, source: {}, pyc312: {}, pyc311: {}, \
         expected: {expected} }},",
        bytes(program),
        option(with("312.pyc")),
        option(with("311.pyc")),
    )
    .expect("writing to a String");
}

fn programs(folder: &Path) -> Vec<PathBuf> {
    sorted(folder).into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "py")).collect()
}

/// What is in a folder, in one order on every machine; cargo runs this script again when that changes.
fn sorted(folder: &Path) -> Vec<PathBuf> {
    watch(folder);
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn watch(folder: &Path) {
    println!("cargo::rerun-if-changed={}", folder.display());
}

fn file_name(path: &Path) -> String {
    path.file_name().expect("not the root folder").to_string_lossy().into_owned()
}
