//! `_bz2` and `_lzma`: compressors and decompressors that take what a program has and give what they can. `unpacker` and `packer`
//! are objects over any format.

mod bz2;
mod filters;
mod lzma;
mod lzma_decoder;
mod lzma_encoder;
mod packer;
mod unpacker;

pub(crate) use bz2::MODULE as BZ2;
pub(crate) use lzma::MODULE as LZMA;

use vm_objects::types::TypeId;
use vm_objects::{Arity, NativeDef, Python, Trap};

/// Why a format gave up.
pub(super) enum Failure {
    /// The module's error, with this text.
    Data(&'static str),
    /// No memory for what there would be.
    Memory,
}

/// The exception of a module for what it is told.
type Raise = fn(&mut Python<'_>, &str) -> Trap;

impl Failure {
    fn raise(self, py: &mut Python<'_>, raise: Raise) -> Trap {
        match self {
            Failure::Data(text) => raise(py, text),
            Failure::Memory => py.error(TypeId::MemoryError, format_args!("")),
        }
    }
}

/// A compressor and a decompressor refuse to be pickled.
const PICKLE: NativeDef = NativeDef::instance_method("__reduce_ex__", Arity::One, |py, args| {
    let kind = py.type_name(args.get(0));
    Err(py.type_error(format_args!("cannot pickle '{kind}' object")))
});
