//! The text of `python -m dis`.
