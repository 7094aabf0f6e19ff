//! CPython 3.11 code into the one internal form, 3.12.
