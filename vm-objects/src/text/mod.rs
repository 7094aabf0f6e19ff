//! Values as text: `repr`, `str`, `ascii`, `format`, `%` and `str.format`.
//!
//! | file | what |
//! |---|---|
//! | `buffer` | UTF-8 text outside the heap, for digits and specifiers |
//! | `quote` | strs and bytes as literals |
//! | `flat` | values that contain no others |
//! | `containers` | the open and close of those that do, and their items one by one |
//! | `render` | a value with all that is inside, without recursion; calls of `__repr__` on the way |
//! | `small_int` | the digits of a small int |
//! | `numbers` | ints, floats and complex numbers |
//! | `field` | `format(value, spec)` |
//! | `percent` | `format % values` |
//! | `replay` | routines that run again from the start after each call that they needed |

mod buffer;
mod containers;
mod field;
mod flat;
mod numbers;
mod open_reprs;
mod percent;
mod quote;
mod render;
mod replay;
mod small_int;

pub(crate) use buffer::Utf8;
pub(crate) use field::FORMAT_FIELD;
pub(crate) use percent::{PERCENT, integer as percent_integer};
pub(crate) use quote::is_printable;
pub(crate) use render::inside_itself;
pub(crate) use replay::Replay;

/// How a value becomes text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Conversion {
    /// `str(value)`
    Str,
    /// `repr(value)`
    Repr,
    /// `ascii(value)`
    Ascii,
    /// `repr(value)` as its built-in type has it, whatever its class says.
    Own,
}

impl Conversion {
    /// By the number in `FORMAT_VALUE`, which is also a routine's state.
    pub(crate) const fn of(number: u32) -> Conversion {
        match number {
            2 => Conversion::Repr,
            3 => Conversion::Ascii,
            4 => Conversion::Own,
            _ => Conversion::Str,
        }
    }

    /// Its number.
    pub(crate) const fn number(self) -> u32 {
        match self {
            Conversion::Str => 1,
            Conversion::Repr => 2,
            Conversion::Ascii => 3,
            Conversion::Own => 4,
        }
    }
}
