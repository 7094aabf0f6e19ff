//! Frames as objects.
//!
//! A frame has an object only from when something asks for it: `sys._getframe()`, `locals()` in a function, an exception
//! that passes. It is then watched: the interpreter tells of its end, when the object takes over what the frame held, as
//! CPython's `take_ownership` in `Python/frame.c` does it. All other frames pay nothing.
//!
//! | file | what |
//! |---|---|
//! | `objects` | a frame's object made, found, ended |
//! | `place` | where a frame is, and what it holds at the moment |
//! | `locals` | `f_locals`, `locals()` |
//! | `trace` | what happens in frames, told to trace functions |

mod locals;
mod objects;
mod place;
mod trace;

pub(crate) use place::Place;
