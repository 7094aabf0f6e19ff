//! The part of Python's library that fits a chip: one image of compiled code, made when this crate is built, that stays in
//! flash. The modules have the names, the results and the errors of CPython's; what they leave out, they leave out whole.
//!
//! A host gives them out in `Host::frozen_module`. A desktop doesn't: there a program sees CPython's own files.
//!
//! ```
//! assert!(vm_library_small::module("collections").is_some_and(|module| module.is_package));
//! assert!(vm_library_small::module("heapq").is_some_and(|module| !module.is_package));
//! ```
#![no_std]

/// A module of the library.
#[derive(Clone, Copy, Debug)]
pub struct Module {
    /// Its full name.
    pub name: &'static str,
    /// Whether it is a package.
    pub is_package: bool,
    /// Its code object, marshalled as CPython 3.12 does it.
    pub code: &'static [u8],
}

/// Where a module's code lies in the image.
struct Entry {
    name: &'static str,
    is_package: bool,
    start: u32,
    len: u32,
}

static IMAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.image"));

include!(concat!(env!("OUT_DIR"), "/index.rs"));

/// The module of this name.
#[must_use]
pub fn module(name: &str) -> Option<Module> {
    let index = INDEX.binary_search_by(|entry| entry.name.cmp(name)).ok()?;
    INDEX.get(index).and_then(read)
}

/// All modules, sorted by name.
pub fn modules() -> impl Iterator<Item = Module> {
    INDEX.iter().filter_map(read)
}

fn read(entry: &Entry) -> Option<Module> {
    let start = entry.start as usize;
    let code = IMAGE.get(start..start + entry.len as usize)?;
    Some(Module { name: entry.name, is_package: entry.is_package, code })
}
