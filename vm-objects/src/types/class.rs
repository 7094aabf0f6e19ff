//! `type`: methods and attributes.

use super::Behaviour;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour::NONE;
