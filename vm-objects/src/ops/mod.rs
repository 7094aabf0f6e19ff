//! What instructions mean for Python's objects, by family.

mod adapters;
pub(crate) mod arguments;
pub(crate) mod attributes;
mod awaiting;
pub(crate) mod buffers;
mod bytes;
pub(crate) mod compare;
mod compare_containers;
mod compare_views;
pub(crate) mod containers;
mod generators;
mod global_cache;
pub(crate) mod items;
pub(crate) mod iterate;
pub(crate) mod keyed;
pub(crate) mod kinds;
pub(crate) mod missing;
mod names;
pub(crate) mod namespaces;
pub(crate) mod numbers;
pub(crate) mod operators;
pub(crate) mod pairs;
mod patterns;
pub(crate) mod ranges;

pub(crate) mod script;
pub(crate) mod sets;
pub(crate) mod slices;
pub(crate) mod sort;
pub(crate) mod steps;
mod text;
pub(crate) mod unpack;
pub(crate) mod views;

pub(crate) use adapters::Adapter;
pub(crate) use compare_containers::{item_of, len_of_sequence};
pub(crate) use kinds::TypeName;
pub(crate) use sets::next_of;
