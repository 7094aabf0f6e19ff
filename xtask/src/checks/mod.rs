//! The checks that are not the conformance suite.

pub(crate) mod bare;
pub(crate) mod lint;
pub(crate) mod unit;
