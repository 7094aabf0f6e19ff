//! Cellar.
#![no_std]
