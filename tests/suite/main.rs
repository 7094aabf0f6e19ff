//! The conformance suite on the desktop: one test for each case and way, named `topic::name::way`.
//!
//! `CELLAR_RESULTS=FILE` also writes what became of each to a file, for a table over several hosts.

mod desktop;
mod fixed;

use conformance::{CASES, Case, Result as CaseResult, SkipKind, Skips, Status, Way, judge, root, table, write};
use core::time::Duration;
use libtest_mimic::{Arguments, Failed, Trial};
use std::process::ExitCode;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, OnceLock};
use std::{env, fs, thread};

/// After this a case counts as one that never ends.
const LIMIT: Duration = Duration::from_secs(120);

/// What became of each test, in the order in which they ended.
static LOG: Mutex<Vec<CaseResult>> = Mutex::new(Vec::new());

static SKIPS: OnceLock<Skips<'static>> = OnceLock::new();

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    // A traceback shows lines of the source, which its code names relative to the repository.
    if let Err(error) = env::set_current_dir(root()) {
        eprintln!("{}: {error}", root().display());
        return ExitCode::FAILURE;
    }
    let skips = match Skips::recorded() {
        Ok(skips) => SKIPS.get_or_init(|| skips),
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::FAILURE;
        }
    };
    let trials = CASES
        .iter()
        .flat_map(|case| Way::ALL.into_iter().filter(|way| way.applies(case)).map(move |way| trial(case, way, skips)));
    let conclusion = libtest_mimic::run(&arguments, trials.collect());
    if !arguments.list {
        report();
    }
    conclusion.exit_code()
}

/// The named test of a case and a way.
fn trial(case: &'static Case, way: Way, skips: &'static Skips<'static>) -> Trial {
    let slow = skips.find(case.topic, case.name, way.name()).is_some_and(|skip| skip.kind == SkipKind::Slow);
    let test = move || {
        let settled = skips.settle(case.topic, case.name, way.name(), attempt(case, way));
        note(case, way, *settled.as_ref().unwrap_or(&Status::Failed));
        settled.map(|_| ()).map_err(Failed::from)
    };
    Trial::test(format!("{}::{}::{}", case.topic, case.name, way.name()), test).with_ignored_flag(slow)
}

/// Runs a case in a thread of its own, so that neither a panic nor an endless loop takes the run with it.
fn attempt(case: &'static Case, way: Way) -> Result<(), String> {
    let (sender, receiver) = channel();
    let worker = thread::spawn(move || {
        // Nobody listens after the time limit.
        let _late = sender.send(desktop::run(case, way));
    });
    match receiver.recv_timeout(LIMIT) {
        Ok(outcome) => judge(case, &outcome?),
        Err(RecvTimeoutError::Timeout) => Err(format!("it still runs after {} s", LIMIT.as_secs())),
        Err(RecvTimeoutError::Disconnected) => match worker.join() {
            Err(panic) => Err(format!("it panicked: {}", panic_message(&*panic))),
            Ok(()) => Err("it ended without an outcome".into()),
        },
    }
}

fn panic_message(panic: &(dyn core::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("with something that is no text")
}

fn note(case: &Case, way: Way, status: Status) {
    let result = CaseResult { topic: case.topic.into(), name: case.name.into(), way: way.name().into(), status };
    if let Ok(mut log) = LOG.lock() {
        log.push(result);
    }
}

/// Prints the table; its rows are in the order of the list, not in that in which the tests ended.
fn report() {
    let Ok(log) = LOG.lock() else { return };
    let position = |result: &CaseResult| {
        let case = CASES.iter().position(|case| case.topic == result.topic && case.name == result.name);
        (case, Way::ALL.iter().position(|way| way.name() == result.way))
    };
    let mut results = log.clone();
    results.sort_by_key(position);
    println!("{}", table(&results).trim_end());
    let Some(file) = env::var_os("CELLAR_RESULTS") else { return };
    if let Err(error) = fs::write(&file, write(&results)) {
        eprintln!("{}: {error}", file.display());
    }
}
