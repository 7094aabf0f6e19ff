//! `range`.

super::value_layout! {
    /// `range(start, stop, step)`: ints of any size, `step` not 0.
    Range {
        /// First number.
        start,
        /// Bound, not reached.
        stop,
        /// Distance.
        step,
    }
}
