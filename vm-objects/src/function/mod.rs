//! Functions made and called.

mod bind;
mod make;
