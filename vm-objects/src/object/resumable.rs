//! The state of a built-in that must call Python code.

use core::cell::Cell;

use crate::heap::Header;

/// A step, then as many values as the built-in needs (trailing).
#[repr(C)]
pub struct Resumable {
    pub(super) header: Header,
    /// Which built-in and how far it is: its own meaning.
    pub step: Cell<usize>,
}
