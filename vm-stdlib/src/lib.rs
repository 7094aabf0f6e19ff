//! The native halves of Python's standard library on a desktop, as tables that a host gives to a machine
//! ([`vm_objects::Python::set_extensions`]).
//!
//! | module | for |
//! |---|---|
//! | `_imp`, `marshal` | importlib |
//! | `_thread` | threads and locks |
//! | `_io` | files |
//! | `posix`, `pwd`, `grp` | the operating system |
//! | `_socket`, `select` | sockets, and waiting for several files |
//! | `_posixsubprocess` | other programs |
//! | `_sre` | regular expressions |
//! | `_stat` | the bits of `st_mode` |
//! | `_opcode` | what `dis` asks of the instruction set |
//! | `_md5`, `_sha1`, `_sha2`, `_sha3`, `_blake2` | hashlib |
//! | `_tokenize` | the tokens of Python's source |
//! | `unicodedata` | what Unicode says of characters |
//! | `fcntl`, `resource`, `termios` | files, limits and terminals |
//! | `_expat` | XML, under the library's `pyexpat` |
//! | `zlib`, `_bz2`, `_lzma` | what is compressed |
//! | `atexit` | functions that are called at the end of a run |
//! | `_signal`, `faulthandler` | what the library asks of them |

extern crate alloc;

mod accounts;
mod arguments;
mod hashes;
mod atexit;
mod compression;
mod control;
mod expat;
mod faulthandler;
mod imp;
mod io;
mod marshal;
mod net;
mod objects;
mod opcode;
mod os_error;
mod posix;
mod signal;
mod site;
mod sre;
mod stat_bits;
mod struct_sequence;
mod subprocess;
mod thread;
mod tokenize;
mod unicodedata;
mod zlib;

pub use objects::{Objects, create, get};
pub use site::site_builtins;
pub use unicodedata::{character_name, character_named};

use vm_objects::ModuleDef;

/// All modules of this crate.
pub static MODULES: &[&ModuleDef] = &[
    &accounts::GRP,
    &accounts::PWD,
    &atexit::MODULE,
    &compression::BZ2,
    &compression::LZMA,
    &control::FCNTL,
    &control::RESOURCE,
    &control::TERMIOS,
    &expat::MODULE,
    &faulthandler::MODULE,
    &hashes::BLAKE2,
    &hashes::MD5,
    &hashes::SHA1,
    &hashes::SHA2,
    &hashes::SHA3,
    &imp::MODULE,
    &io::MODULE,
    &marshal::MODULE,
    &net::MODULE,
    &net::SELECT,
    &opcode::MODULE,
    &posix::MODULE,
    &signal::MODULE,
    &sre::MODULE,
    &stat_bits::MODULE,
    &subprocess::MODULE,
    &thread::MODULE,
    &tokenize::MODULE,
    &unicodedata::MODULE,
    &zlib::MODULE,
];
