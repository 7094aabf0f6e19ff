//! What the compiler makes of each program of the suite is what CPython 3.12 recorded beside it.

use std::path::{Path, PathBuf};

use vm_compiler::diff::compare;
use vm_compiler::marshal::read_pyc;
use vm_compiler::{Mode, Options, compile};

fn programs(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the suite is there") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            programs(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
}

#[test]
fn every_program_compiles_to_its_recording() {
    let mut paths = Vec::new();
    programs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/programs"), &mut paths);
    let mut compared = 0;
    let mut different = Vec::new();
    for path in paths {
        let Ok(recording) = std::fs::read(path.with_extension("312.pyc")) else { continue };
        let (_, expected) = read_pyc(&recording).expect("recorded");
        let source = std::fs::read_to_string(&path).expect("readable");
        let filename = expected.filename.to_string_lossy();
        match compile(&source, &filename, Mode::Exec, Options::default()) {
            Ok(code) => different.extend(compare(&expected, &code).first().map(|first| (path, format!("{first:?}")))),
            Err(error) => different.push((path, error.to_string())),
        }
        compared += 1;
    }
    assert!(compared >= 80, "only {compared} recordings");
    assert!(different.is_empty(), "{different:#?}");
}
