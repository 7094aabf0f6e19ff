//! The recorded `.pyc` files of both versions, loaded into a heap: verified code, from memory that goes away and in
//! place.

mod recorded;

use std::fs;

use recorded::{System, recorded};
use vm_core::marshal::LoadError;
use vm_objects::object::code::{Code, CodeRef};
use vm_objects::python::{Limits, Python, Source};
use vm_objects::{Host, Stream};

struct Silent;

impl Host for Silent {
    fn write(&mut self, _: Stream, _: &[u8]) {}
}

/// Loads a file into a machine of its own: how many free variables its first code object has, which is none.
fn load(source: Source<'_>) -> Result<usize, LoadError> {
    let mut host = Silent;
    let mut python = Python::new(&System, &mut host, Limits::DESKTOP).expect("memory for an empty machine");
    let module = python.load_pyc(source)?;
    Ok(CodeRef::from(module.cast::<Code>().expect("a code object")).nfreevars())
}

#[test]
fn both_versions_load() {
    for path in recorded() {
        let file = fs::read(&path).expect("a readable file");
        assert_eq!(load(Source::Borrowed(&file)), Ok(0), "{}", path.display());
        assert_eq!(load(Source::InPlace(Vec::leak(file))), Ok(0), "{} in place", path.display());
    }
}
