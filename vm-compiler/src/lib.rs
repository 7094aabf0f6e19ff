//! Cellar.
