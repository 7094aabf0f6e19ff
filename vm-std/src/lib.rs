//! Cellar.

pub mod dis;
