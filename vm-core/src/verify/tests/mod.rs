//! The verifier accepts what compilers make, and refuses what breaks a rule.

pub(crate) mod hostile;
mod rules;

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Facts, VerifyError, check};
use crate::code::Code;
use crate::isa::Version;
use crate::marshal::plain::{Index, PlainBuilder};
use crate::marshal::{Builder, load, pyc};

impl Facts<Index> for PlainBuilder<'_> {
    fn is_str(&self, object: Index) -> bool {
        Builder::is_str(self, object)
    }
    fn count_names(&self, object: Index) -> Option<usize> {
        let names = self.as_tuple(object)?;
        names.iter().all(|&name| Builder::is_str(self, name)).then_some(names.len())
    }
}

pub(crate) fn verify(code: &Code<'_, Index>, facts: &PlainBuilder<'_>) -> Result<(), VerifyError> {
    let mut scratch = vec![0; code.code.len() / 2];
    check(code, facts, &mut scratch).map(|_| ())
}

fn pycs(folder: &Path, ending: &str, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            pycs(&path, ending, into);
        } else if path.to_str().is_some_and(|name| name.ends_with(ending)) {
            into.push(path);
        }
    }
}

/// The folder with the recorded programs.
pub(crate) fn programs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/programs")
}

/// Loads every `.pyc` below a folder and gives all their code objects to `each`; counts them.
pub(crate) fn every_code(
    folder: &Path,
    ending: &str,
    mut each: impl FnMut(&str, Version, &PlainBuilder<'_>, Code<'_, Index>),
) {
    let mut files = Vec::new();
    pycs(folder, ending, &mut files);
    files.sort();
    assert!(files.len() > 10, "{} has .pyc files", folder.display());
    for path in files {
        let file = fs::read(&path).unwrap();
        let (version, body) = pyc::open(&file).unwrap();
        let mut builder = PlainBuilder::default();
        load(body, version, &mut builder).unwrap();
        for parts in builder.codes() {
            let name = alloc::format!("{} {}", path.display(), builder.text(parts.qualname));
            each(&name, version, &builder, builder.view(parts));
        }
    }
}

/// Verifies all code below a folder and shows what failed.
fn all_verify(folder: &Path, ending: &str) {
    let (mut count, mut failed) = (0, String::new());
    every_code(folder, ending, |name, version, builder, code| {
        count += 1;
        assert_eq!(version, Version::V3_12);
        if let Err(error) = verify(&code, builder) {
            failed += &alloc::format!("{name}: {error}\n");
        }
    });
    assert!(failed.is_empty(), "{} of {count} failed:\n{failed}", failed.lines().count());
    std::println!("{count} code objects");
}

#[test]
fn the_recorded_programs_verify() {
    all_verify(&programs(), ".312.pyc");
}

/// For a machine with a CPython: `CELLAR_PYC_312` names a folder of compiled modules, such as its standard library.
#[test]
#[ignore = "needs a folder of .pyc files, named by CELLAR_PYC_312"]
fn the_standard_library_verifies() {
    all_verify(Path::new(&std::env::var("CELLAR_PYC_312").unwrap()), ".pyc");
}
