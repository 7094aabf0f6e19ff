//! `co_flags` (CPython's `Include/cpython/code.h`).

/// The bits of `co_flags`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CodeFlags(pub u32);

impl CodeFlags {
    /// `CO_OPTIMIZED`: locals live in slots, not in a dict.
    pub const OPTIMIZED: u32 = 0x0001;
    /// `CO_NEWLOCALS`: a call makes a new local namespace.
    pub const NEWLOCALS: u32 = 0x0002;
    /// `CO_VARARGS`: has `*args`.
    pub const VARARGS: u32 = 0x0004;
    /// `CO_VARKEYWORDS`: has `**kwargs`.
    pub const VARKEYWORDS: u32 = 0x0008;
    /// `CO_NESTED`: inside another function.
    pub const NESTED: u32 = 0x0010;
    /// `CO_GENERATOR`.
    pub const GENERATOR: u32 = 0x0020;
    /// `CO_COROUTINE`.
    pub const COROUTINE: u32 = 0x0080;
    /// `CO_ITERABLE_COROUTINE`.
    pub const ITERABLE_COROUTINE: u32 = 0x0100;
    /// `CO_ASYNC_GENERATOR`.
    pub const ASYNC_GENERATOR: u32 = 0x0200;

    /// Whether any bit of `mask` is set.
    pub const fn has(self, mask: u32) -> bool {
        self.0 & mask != 0
    }
}
