//! A module.

super::value_layout! {
    /// `module`.
    Module {
        /// `__name__`, a str.
        name,
        /// The name space, a dict.
        dict,
    }
}
