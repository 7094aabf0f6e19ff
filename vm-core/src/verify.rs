//! The verifier.
/// One variant for each rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VerifyError {}
