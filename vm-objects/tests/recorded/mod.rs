//! The recorded `.pyc` files, and the system's memory for a machine to load them into.
#![expect(unsafe_code, reason = "hands the system's memory to the virtual machine")]

extern crate alloc;

use alloc::alloc::{alloc, dealloc};
use core::ptr::NonNull;
use std::fs;
use std::path::{Path, PathBuf};

use allocator_api2::alloc::{AllocError, Allocator, Layout};

/// The system's allocator.
pub(crate) struct System;

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

/// The files of both versions, in order.
pub(crate) fn recorded() -> Vec<PathBuf> {
    let topics = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/programs")).expect("programs");
    let folders = topics.map(|topic| topic.expect("a topic").path()).filter(|path| path.is_dir());
    let files = folders.flat_map(|folder| fs::read_dir(folder).expect("a folder"));
    let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "pyc"));
    files.sort();
    assert!(files.len() > 100, "the recorded programs are there");
    files
}
