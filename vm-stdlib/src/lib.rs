//! The native halves of Python's standard library on a desktop, as tables that a host gives to a machine
//! ([`vm_objects::Python::set_extensions`]).
//!
//! | module | for |
//! |---|---|
//! | `_imp`, `marshal` | importlib |
//! | `_thread` | locks; there is one thread |
//! | `_io` | files |
//! | `posix` | the operating system |
//! | `_sre` | regular expressions |

extern crate alloc;

mod arguments;
mod imp;
mod io;
mod marshal;
mod objects;
mod os_error;
mod posix;
mod sre;
mod struct_sequence;
mod thread;

pub use objects::{Objects, create, get};

use vm_objects::ModuleDef;

/// All modules of this crate.
pub static MODULES: &[&ModuleDef] =
    &[&imp::MODULE, &io::MODULE, &marshal::MODULE, &posix::MODULE, &sre::MODULE, &thread::MODULE];
