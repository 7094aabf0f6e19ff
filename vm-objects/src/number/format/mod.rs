//! `format(value, spec)` and `'…' % values`: both are a [`Spec`] in the end, and write through [`core::fmt::Write`].
//!
//! The object model finds out what a value is, turns it into digits, a float or text, and calls here. A number:
//! [`Spec::for_number`], then [`Spec::int_kind`] or [`Spec::float_kind`], then `write_…`. A text: [`Spec::for_text`],
//! then [`Spec::check_text`] and [`Spec::write_text`]. For `%`: [`Percent`] gives the pieces, each with its [`Spec`].
//!
//! ```
//! use vm_objects::number::format::Spec;
//!
//! let mut out = String::new();
//! let spec = Spec::for_number("+12,.2f")?;
//! spec.write_float(spec.float_kind()?, 1234.5, &mut out).unwrap();
//! assert_eq!(out, "   +1,234.50");
//! # Ok::<(), vm_objects::number::format::FormatError>(())
//! ```

mod error;
mod float;
mod int;
mod layout;
mod percent;
mod spec;
mod text;

pub use error::FormatError;
pub use float::FloatKind;
pub use int::IntKind;
pub use percent::{Amount, Conversion, Percent, PercentError, Piece};
pub use spec::{Align, Grouping, Sign, Spec};
pub use text::Padding;
