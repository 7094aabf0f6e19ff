//! The conformance suite on the desktop: runs the suite's own test target and takes in one result per case and way.

use conformance::{Skips, Status, read};
use xshell::{Shell, cmd};

use crate::checks::unit::{SUITE, said_about};
use crate::report::{Outcome, Report};
use crate::step;

/// Runs every case in every way.
pub(crate) fn run(shell: &Shell, report: &mut Report) {
    let file = shell.current_dir().join("target").join("conformance-results");
    // Of an earlier run. That there is none is the usual case.
    let _gone = std::fs::remove_file(&file);
    let test = cmd!(shell, "cargo test --quiet --package {SUITE} --test {SUITE} --no-fail-fast");
    let step = step::run("conformance suite", test.env("CELLAR_RESULTS", &file));
    let results = shell.read_file(&file).ok().and_then(|text| read(&text)).unwrap_or_default();
    // The suite refuses a broken list itself.
    let skips = Skips::recorded().unwrap_or_default();
    let mut failed = false;
    for result in &results {
        let outcome = match result.status {
            Status::Passed => Outcome::Passed,
            Status::Failed => {
                failed = true;
                let name = format!("{}::{}::{}", result.topic, result.name, result.way);
                Outcome::Failed(said_about(&name, &step.output))
            }
            Status::Skipped => {
                let skip = skips.find(&result.topic, &result.name, &result.way);
                Outcome::Skipped(skip.map_or_else(String::new, |skip| skip.reason.to_owned()))
            }
        };
        report.add(&result.topic, &result.name, &result.way, outcome);
    }
    if results.is_empty() || (!step.ok && !failed) {
        report.add("conformance", "run", "desktop", Outcome::Failed(step.tail()));
    }
}
