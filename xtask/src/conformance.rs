//! The conformance suite on the desktop: runs the suite's own test target and reads one result per case and way.

use xshell::{Shell, cmd};

use crate::checks::unit::{SUITE, libtest_line, said_about};
use crate::report::{Outcome, Report};
use crate::step;

/// Runs every case in every way. A test is named `<topic>/<case> (<way>)`.
pub(crate) fn run(shell: &Shell, report: &mut Report) {
    let step = step::run("conformance suite", cmd!(shell, "cargo test --package {SUITE} --all-targets --no-fail-fast"));
    let mut failed = false;
    for (name, passed) in step.output.lines().filter_map(libtest_line) {
        let (topic, case, way) = parts(name);
        let outcome = match passed {
            Some(true) => Outcome::Passed,
            Some(false) => {
                failed = true;
                Outcome::Failed(said_about(name, &step.output))
            }
            None => Outcome::Skipped("the suite says why".to_owned()),
        };
        report.add(topic, case, way, outcome);
    }
    if !step.ok && !failed {
        report.add("conformance", "build", "desktop", Outcome::Failed(step.tail()));
    }
}

/// Topic, case and way of a test; what has another name is one of the suite's own unit tests.
fn parts(name: &str) -> (&str, &str, &str) {
    let case = || {
        let (path, way) = name.strip_suffix(')')?.split_once(" (")?;
        let (topic, case) = path.split_once('/')?;
        Some((topic, case, way))
    };
    case().unwrap_or(("conformance", name, "desktop"))
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn a_case_has_a_topic_and_a_way() {
        assert_eq!(parts("closures/counter (pyc 3.11)"), ("closures", "counter", "pyc 3.11"));
        assert_eq!(parts("ways::tests::all"), ("conformance", "ways::tests::all", "desktop"));
    }
}
