//! What a slot of `localsplus` is: `co_localspluskinds` (CPython's `Include/internal/pycore_code.h`).

/// One byte of `co_localspluskinds`: a set of `CO_FAST_HIDDEN`, `CO_FAST_LOCAL`, `CO_FAST_CELL`, `CO_FAST_FREE`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SlotKind(u8);

impl SlotKind {
    /// No slot at all.
    pub const EMPTY: SlotKind = SlotKind(0);
    /// `CO_FAST_HIDDEN`: a local of an inlined comprehension (PEP 709), not shown by `locals()`.
    pub const HIDDEN: SlotKind = SlotKind(0x10);
    /// `CO_FAST_LOCAL`.
    pub const LOCAL: SlotKind = SlotKind(0x20);
    /// `CO_FAST_CELL`; together with `LOCAL` it is a captured argument, which keeps its one slot.
    pub const CELL: SlotKind = SlotKind(0x40);
    /// `CO_FAST_FREE`.
    pub const FREE: SlotKind = SlotKind(0x80);

    /// The kind that a byte of `co_localspluskinds` says.
    pub const fn from_byte(byte: u8) -> SlotKind {
        SlotKind(byte)
    }

    /// The byte of `co_localspluskinds`.
    pub const fn byte(self) -> u8 {
        self.0
    }

    /// Both kinds at once.
    pub const fn with(self, other: SlotKind) -> SlotKind {
        SlotKind(self.0 | other.0)
    }

    /// A local variable (it may be a cell too: a captured argument).
    pub const fn is_local(self) -> bool {
        self.0 & Self::LOCAL.0 != 0
    }

    /// A cell that this code makes with `MAKE_CELL`.
    pub const fn is_cell(self) -> bool {
        self.0 & Self::CELL.0 != 0
    }

    /// A cell that `COPY_FREE_VARS` takes from the closure.
    pub const fn is_free(self) -> bool {
        self.0 & Self::FREE.0 != 0
    }

    /// Holds a cell once the prologue has run: what `LOAD_DEREF` and its kin may name.
    pub const fn holds_cell(self) -> bool {
        self.0 & (Self::CELL.0 | Self::FREE.0) != 0
    }

    /// A comprehension's variable that lives in the enclosing frame (PEP 709).
    pub const fn is_hidden(self) -> bool {
        self.0 & Self::HIDDEN.0 != 0
    }
}
