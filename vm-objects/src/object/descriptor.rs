//! Descriptors that wrap functions: `property`, `staticmethod`, `classmethod`, `super`.

super::value_layout! {
    /// `property`; an absent function is `None`.
    Property {
        /// `fget`.
        getter,
        /// `fset`.
        setter,
        /// `fdel`.
        deleter,
        /// `__doc__`.
        doc,
        /// `__name__` given by `__set_name__`, or `NULL`.
        name,
    }
}

super::value_layout! {
    /// `staticmethod`.
    StaticMethod {
        /// `__func__`.
        function,
        /// Attributes, a dict, or `NULL`.
        dict,
    }
}

super::value_layout! {
    /// `classmethod`.
    ClassMethod {
        /// `__func__`.
        function,
        /// Attributes, a dict, or `NULL`.
        dict,
    }
}

super::value_layout! {
    /// `super(type, obj)`.
    Super {
        /// `__thisclass__`.
        this_class,
        /// `__self__`, or `NULL`.
        object,
        /// `__self_class__`, or `NULL`.
        self_class,
    }
}
