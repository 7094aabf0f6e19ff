//! The recorded `.pyc` files of both versions, loaded into a heap: verified code, from memory that goes away and in
//! place.
#![expect(unsafe_code, reason = "hands the system's memory to the virtual machine")]

extern crate alloc;

use alloc::alloc::{alloc, dealloc};
use core::ptr::NonNull;
use std::fs;
use std::path::{Path, PathBuf};

use allocator_api2::alloc::{AllocError, Allocator, Layout};
use vm_core::marshal::LoadError;
use vm_objects::object::code::{Code, CodeRef};
use vm_objects::python::{Limits, Python, Source};
use vm_objects::{Host, Stream};

struct System;

// SAFETY: the system's allocator, which gives blocks of the layout asked for until they are given back.
unsafe impl Allocator for System {
    fn allocate(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        // SAFETY: the heap asks for no empty block.
        let block = NonNull::new(unsafe { alloc(layout) }).ok_or(AllocError)?;
        Ok(NonNull::slice_from_raw_parts(block, layout.size()))
    }

    unsafe fn deallocate(&self, block: NonNull<u8>, layout: Layout) {
        // SAFETY: as the caller promises.
        unsafe { dealloc(block.as_ptr(), layout) };
    }
}

struct Silent;

impl Host for Silent {
    fn write(&mut self, _: Stream, _: &[u8]) {}
}

fn recorded() -> Vec<PathBuf> {
    let topics = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/programs")).expect("programs");
    let folders = topics.map(|topic| topic.expect("a topic").path()).filter(|path| path.is_dir());
    let files = folders.flat_map(|folder| fs::read_dir(folder).expect("a folder"));
    let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "pyc"));
    files.sort();
    assert!(files.len() > 100, "the recorded programs are there");
    files
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
