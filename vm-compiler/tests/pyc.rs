//! The recorded `.pyc` files of the suite are read, written and read again without a difference.

extern crate alloc;

use alloc::rc::Rc;
use std::path::{Path, PathBuf};

use vm_compiler::Constant;
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

/// What can be asked of whatever was read.
fn use_all(bytes: &[u8]) -> bool {
    let Ok((_, code)) = read_pyc(bytes) else { return false };
    assert!(!Constant::Code(Rc::clone(&code)).to_string().is_empty());
    let shown = Constant::Tuple(code.consts.clone()).to_string();
    assert!(shown.starts_with('('));
    let view = code.view();
    let lines = view.code().lines().into_iter().count() + view.code().exceptions().into_iter().count();
    let again = write_pyc(&code, 0, 0).expect("small");
    compare(&code, &read_pyc(&again).expect("just written").1);
    lines < usize::MAX
}

#[test]
fn altered_files_are_refused_or_read() {
    let mut paths = Vec::new();
    recordings(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus"), &mut paths);
    let mut state = 1u64;
    let mut below = |bound: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % bound
    };
    let (mut read, mut refused) = (0, 0);
    for path in paths {
        let bytes = std::fs::read(&path).expect("readable");
        for _ in 0..400 {
            let mut altered = bytes.clone();
            match below(3) {
                0 => altered.truncate(below(bytes.len())),
                _ => (0..1 + below(3)).for_each(|_| altered[16 + below(bytes.len() - 16)] = below(256) as u8),
            }
            if use_all(&altered) { read += 1 } else { refused += 1 }
        }
    }
    assert!(read > 100 && refused > 100, "{read} read, {refused} refused");
}
