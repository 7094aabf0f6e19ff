//! Exceptions and tracebacks.

use core::cell::Cell;

use crate::heap::{Header, Obj};
use crate::value::Value;

const SUPPRESS_CONTEXT: u32 = 0;

super::value_layout! {
    /// An exception of any class.
    Exception {
        /// A type immediate or a class.
        class,
        /// `args`, a tuple.
        args,
        /// `__traceback__`, or `NULL`.
        traceback,
        /// `__context__`, or `NULL`.
        context,
        /// `__cause__`, or `NULL`.
        cause,
        /// `__dict__` and what else a class of exceptions keeps (`__notes__`, `name`, …): a dict, or `NULL`.
        attrs,
    }
}

impl Obj<Exception> {
    /// `__suppress_context__`.
    pub fn suppress_context(self) -> bool {
        self.header().flag(SUPPRESS_CONTEXT)
    }

    /// Sets `__suppress_context__`.
    pub fn set_suppress_context(self, on: bool) {
        self.header().set_flag(SUPPRESS_CONTEXT, on);
    }
}

/// One step of a traceback.
#[repr(C)]
pub struct Traceback {
    pub(super) header: Header,
    /// `tb_lasti`.
    pub lasti: Cell<usize>,
    /// `tb_lineno`.
    pub lineno: Cell<usize>,
    /// `tb_next`, or `NULL`.
    pub next: Cell<Value>,
    /// The function or code object that ran.
    pub code: Cell<Value>,
}
