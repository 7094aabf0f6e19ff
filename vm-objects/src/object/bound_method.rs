//! A function with its first argument.

super::value_layout! {
    /// `method`: `obj.f`, kept.
    BoundMethod {
        /// `__self__`.
        object,
        /// `__func__`.
        function,
    }
}
