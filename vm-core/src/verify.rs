//! The verifier.
/// One variant for each rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VerifyError {}

impl core::fmt::Display for VerifyError {
    fn fmt(&self, _: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match *self {}
    }
}
