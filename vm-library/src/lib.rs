//! Python's standard library as compiled code: one image, made when this crate is built, of the library's Python files.
//!
//! An import finds a module by its name and runs its code where it lies: nothing is read from a disk, and nothing is
//! unpacked.
//!
//! ```
//! assert!(vm_library::module("textwrap").is_some_and(|module| !module.is_package));
//! assert!(vm_library::module("json").is_some_and(|module| module.is_package));
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
