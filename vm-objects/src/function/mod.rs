//! Functions made and called.

mod bind;
mod errors;
mod make;
mod spread;
