//! Cellar measured against CPython.
