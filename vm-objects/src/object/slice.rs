//! `slice`.

super::value_layout! {
    /// `slice(start, stop, step)`; any of them may be `None`.
    Slice {
        /// First index.
        start,
        /// Index after the last.
        stop,
        /// Distance.
        step,
    }
}
