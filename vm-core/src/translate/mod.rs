//! CPython 3.11 code into the one internal form, 3.12.

/// Why code of 3.11 has no form in 3.12.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TranslateError {}
impl core::fmt::Display for TranslateError {
    fn fmt(&self, _: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match *self {}
    }
}
