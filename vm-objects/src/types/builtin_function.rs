//! `builtin_function_or_method`: methods and attributes.

use super::Behaviour;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour::NONE;
