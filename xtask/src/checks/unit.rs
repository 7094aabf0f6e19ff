//! Unit and documentation tests of the workspace, each test a check of its own.

use xshell::{Shell, cmd};

use crate::report::{Outcome, Report};
use crate::step::{self, Step};

/// The crate of the suite and its test target, whose tests are counted by topic and way: see [`crate::conformance`].
pub(crate) const SUITE: &str = "conformance";

/// By `cargo nextest` where it is installed, otherwise by `cargo test`.
pub(crate) fn unit_tests(shell: &Shell, report: &mut Report) {
    if cmd!(shell, "cargo nextest --version").quiet().ignore_stdout().ignore_stderr().run().is_ok() {
        let others = format!("not (package({SUITE}) and kind(test))");
        let nextest = cmd!(
            shell,
            "cargo nextest run --workspace -E {others} --no-fail-fast --no-tests pass --status-level all --final-status-level none"
        );
        let step = step::run("unit tests (nextest)", nextest);
        add(report, "unit tests", &step, nextest_line);
    } else {
        let others = cmd!(shell, "cargo test --workspace --exclude {SUITE} --all-targets --no-fail-fast");
        add(report, "unit tests", &step::run("unit tests", others), libtest_line);
        let suite = cmd!(shell, "cargo test --package {SUITE} --lib");
        add(report, "unit tests", &step::run("unit tests of the suite", suite), libtest_line);
    }
}

/// The examples in the documentation.
pub(crate) fn doc_tests(shell: &Shell, report: &mut Report) {
    let step = step::run("doc tests", cmd!(shell, "cargo test --workspace --doc --no-fail-fast"));
    add(report, "doc tests", &step, libtest_line);
}

/// One line of a test runner: the test's name and whether it passed; `None` for a test that was not run.
type Line<'a> = (&'a str, Option<bool>);

fn add(report: &mut Report, topic: &str, step: &Step, parse: fn(&str) -> Option<Line<'_>>) {
    let mut failed = false;
    for (name, passed) in step.output.lines().filter_map(parse) {
        let outcome = match passed {
            Some(true) => Outcome::Passed,
            Some(false) => {
                failed = true;
                Outcome::Failed(said_about(name, &step.output))
            }
            None => Outcome::Skipped("marked #[ignore]".to_owned()),
        };
        report.add(topic, name, "desktop", outcome);
    }
    if !step.ok && !failed {
        // It did not come as far as a test.
        report.add(topic, "build", "desktop", Outcome::Failed(step.tail()));
    }
}

/// `test isa::tests::numbers ... ok`
fn libtest_line(line: &str) -> Option<Line<'_>> {
    let (name, result) = line.strip_prefix("test ")?.rsplit_once(" ... ")?;
    match result.split([' ', ',']).next()? {
        "ok" => Some((name.trim_end(), Some(true))),
        "FAILED" => Some((name.trim_end(), Some(false))),
        "ignored" => Some((name.trim_end(), None)),
        _ => None,
    }
}

/// `        PASS [   0.004s] (1/9) vm-core isa::tests::numbers`
fn nextest_line(line: &str) -> Option<Line<'_>> {
    let (status, rest) = line.trim_start().split_once(" [")?;
    let passed = match status.trim_end() {
        "PASS" | "LEAK" => Some(true),
        "FAIL" | "TIMEOUT" | "ABORT" | "SIGABRT" | "SIGSEGV" | "SIGBUS" | "SIGILL" | "SIGKILL" => Some(false),
        "SKIP" => None,
        _ => return None,
    };
    let (_, name) = rest.split_once(']')?;
    let name = name.trim_start();
    let name = match name.strip_prefix('(') {
        Some(counted) => counted.split_once(") ")?.1,
        None => name,
    };
    Some((name, passed))
}

/// What a failed test printed: the runners put it under a header that names the test.
pub(crate) fn said_about(name: &str, output: &str) -> String {
    let short = name.rsplit(' ').next().unwrap_or(name);
    let is_header = |line: &str| line.starts_with("---- ") || line.contains("FAIL [");
    let header = |line: &str| is_header(line) && line.split_whitespace().any(|word| word == short);
    let mut lines = output.lines().skip_while(|line| !header(line));
    let first = lines.next();
    first.into_iter().chain(lines.take_while(|line| !is_header(line)).take(60)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{libtest_line, nextest_line};

    #[test]
    fn results_of_both_runners_are_read() {
        assert_eq!(libtest_line("test isa::tests::numbers ... ok"), Some(("isa::tests::numbers", Some(true))));
        assert_eq!(libtest_line("test a - b (line 3) ... FAILED"), Some(("a - b (line 3)", Some(false))));
        assert_eq!(libtest_line("test slow ... ignored, takes an hour"), Some(("slow", None)));
        assert_eq!(libtest_line("test result: ok. 3 passed; 0 failed"), None);
        assert_eq!(nextest_line("        PASS [   0.004s] (1/9) vm-core isa::x"), Some(("vm-core isa::x", Some(true))));
        assert_eq!(nextest_line("        FAIL [   0.004s] vm-core isa::x"), Some(("vm-core isa::x", Some(false))));
        assert_eq!(nextest_line("     Summary [   0.004s] 9 tests run: 9 passed, 0 skipped"), None);
    }
}
