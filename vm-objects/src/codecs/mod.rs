//! Encodings for objects: `str.encode`, `bytes.decode`, error handlers, the registry of `codecs`.
//!
//! What the machine's own codecs can do with the built-in error handlers is done at once. Anything else is a routine: it
//! calls the handler, or the codec that a search function gave.
//!
//! | file | what |
//! |---|---|
//! | `handler` | the built-in error handlers |
//! | `direct` | what needs no call |
//! | `decoding`, `encoding` | the routines |
//! | `errors` | `UnicodeDecodeError` and its kin |
//! | `registry` | search functions, handlers that a program registered |
//! | `callbacks` | the built-in handlers as functions |
//! | `charmap` | encodings given by a table |

pub(crate) mod callbacks;
pub(crate) mod charmap;
pub(crate) mod decoding;
mod direct;
pub(crate) mod encoding;
mod errors;
mod handler;
pub(crate) mod registry;

pub(crate) use handler::Handler;
