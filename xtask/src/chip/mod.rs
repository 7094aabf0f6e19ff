//! The suite inside an emulated microcontroller.
//!
//! The way of a case: `tests/programs/*.312.pyc` is put into flash by the firmware's build script; the firmware
//! logs framed lines with `defmt`, which are decoded ([`qemu`]); [`transcript`] makes one record per case of
//! them; [`suite`] compares it with what CPython printed.

pub(crate) mod board;
pub(crate) mod fixed;
pub(crate) mod qemu;
pub(crate) mod script;
pub(crate) mod suite;
pub(crate) mod transcript;
pub(crate) mod trouble;
