//! What Python's `str` knows of Unicode, without a heap.
//!
//! | file | what |
//! |---|---|
//! | `printable` | which code points `repr` shows as they are |
//! | `full` | classes and cases, all of Unicode 15.0: with the feature `unicode` |
//! | `small` | the same face by the tables of Rust's core library, which differ in a few hundred rare code points |
//! | `small_cases` | for `small`, the cases of all of Unicode 15.0 in 4 KiB |
//!
//! `full` takes some 90 KiB of tables, which a chip may want for other things; a desktop turns it on.

#[cfg_attr(feature = "unicode", path = "full.rs")]
#[cfg_attr(not(feature = "unicode"), path = "small.rs")]
mod classes;
#[cfg(not(feature = "unicode"))]
mod small_cases;
mod printable;

pub use classes::{
    continues_identifier, fold, is_alpha, is_case_ignorable, is_cased, is_decimal, is_digit, is_lower, is_numeric,
    is_title, is_upper, lower, starts_identifier, title, upper,
};
pub use printable::is_printable;
