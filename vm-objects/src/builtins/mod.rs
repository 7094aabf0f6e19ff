//! The built-in functions.

use crate::native::NativeDef;

/// `builtins`, sorted by name.
pub(crate) static FUNCTIONS: &[NativeDef] = &[];
