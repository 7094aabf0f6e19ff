//! The cell of a closure: one variable that several functions share.

super::value_layout! {
    /// `cell`.
    Cell {
        /// What the variable holds; `NULL` while it is unbound.
        contents,
    }
}
