//! The recorded `.pyc` files of the suite are read, written and read again without a difference.

use std::path::{Path, PathBuf};

use vm_compiler::diff::compare;
use vm_compiler::marshal::{read_pyc, write_pyc};
use vm_core::isa::Version;

fn recordings(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the suite is there") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            recordings(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "pyc") {
            found.push(path);
        }
    }
}

#[test]
fn every_recording_survives() {
    let mut paths = Vec::new();
    recordings(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/programs"), &mut paths);
    assert!(paths.len() >= 160, "only {} recordings", paths.len());
    for path in paths {
        let bytes = std::fs::read(&path).expect("readable");
        let (version, code) = read_pyc(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = path.to_string_lossy();
        assert_eq!(version, if name.ends_with(".311.pyc") { Version::V3_11 } else { Version::V3_12 }, "{name}");
        let written = write_pyc(&code, 0, 0).expect("small");
        assert!(
            written.len() <= bytes.len() + bytes.len() / 10,
            "{name}: {} bytes, were {}",
            written.len(),
            bytes.len()
        );
        let (_, again) = read_pyc(&written).expect("just written");
        assert_eq!(compare(&code, &again), [], "{name}");
    }
}
