//! Exceptions raised, chained, matched, traced.

mod raise;
