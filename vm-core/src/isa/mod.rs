//! The instruction set of CPython 3.12 and 3.11: one table, stated once.

/// A version of CPython whose bytecode is understood.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Version {
    /// CPython 3.11.
    V3_11,
    /// CPython 3.12: the internal form.
    V3_12,
}
