//! `frozenset`: what it has is in [`super::set`].

pub(crate) use super::set::FROZEN_BEHAVIOUR as BEHAVIOUR;
