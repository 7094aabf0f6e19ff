//! Byte strings as pure functions over slices, knowing no object: what `bytes` and `bytearray` share, and what the modules
//! over bytes need.
//!
//! | file | what |
//! |---|---|
//! | `search` | where a part stands |
//! | `pieces` | where the pieces of a split are |
//! | `class` | kinds of bytes, and letters in the other case: ASCII |
//! | `hex` | digits |
//! | `pack` | machine numbers |
//! | `format` | formats of `struct` |
//! | `transfer` | Base64 and its kin, checksums |

pub mod class;
pub mod format;
pub mod hex;
pub mod pack;
pub mod pieces;
pub mod search;
pub mod transfer;
