//! Differences grouped by cause.

use alloc::collections::BTreeMap;

/// How often a cause was met, and where first.
#[derive(Default)]
pub(crate) struct Causes(BTreeMap<String, (usize, String)>);

impl Causes {
    pub(crate) fn note(&mut self, cause: String, path: &str, text: &str) {
        self.0.entry(cause).or_insert((0, format!("{path}\n{text}"))).0 += 1;
    }

    /// The rarest first.
    pub(crate) fn print(self) {
        let mut causes: Vec<_> = self.0.into_iter().collect();
        causes.sort_by_key(|(_, (count, _))| *count);
        for (cause, (count, first)) in causes {
            println!("== {count} x {cause}\n{first}");
        }
    }
}
