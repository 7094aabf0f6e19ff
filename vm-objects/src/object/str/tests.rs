//! Tests of the str.
