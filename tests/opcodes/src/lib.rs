//! Which instructions the conformance suite executes. There is nothing here but the test, `tests/coverage.rs`.
