//! What instructions mean for Python's objects, by family.

pub(crate) mod attributes;
mod compare;
mod awaiting;
mod containers;
mod generators;
mod items;
mod iterate;
mod kinds;
mod names;
pub(crate) mod numbers;
mod text;
