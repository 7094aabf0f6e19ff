//! The desktop host: the one place where the suite meets `vm-std`.

use conformance::{Case, Outcome, Way};

/// Runs a case's program one way.
///
/// # Errors
/// Why this host could not run it at all.
pub(crate) fn run(_case: &Case, _way: Way) -> Result<Outcome, String> {
    Err("vm-std does not run programs yet".into())
}
