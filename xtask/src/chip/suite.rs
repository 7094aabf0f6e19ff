//! The conformance suite on a board, from bytecode in flash, compared with what CPython printed.

use core::time::Duration;
use std::path::Path;

use conformance::{CASES, Case, Outcome as Did, Skips, Status, judge};
use xshell::Shell;

use crate::chip::board::Board;
use crate::chip::qemu::{End, Run};
use crate::chip::transcript::{Record, Transcript};
use crate::report::{Outcome, Report};

/// The longest that one case may be silent. The slowest makes a million closures.
const SILENCE: Duration = Duration::from_secs(120);
const TOTAL: Duration = Duration::from_secs(600);

/// Builds the firmware with every case, runs it and adds one check per case.
pub(crate) fn run(shell: &Shell, board: &Board, report: &mut Report) -> anyhow::Result<()> {
    // The firmware's build script makes the same list in the same order.
    let cases: Vec<&Case> = CASES.iter().filter(|case| case.pyc312.is_some()).collect();
    let (step, elf) = board.build(shell, "suite");
    if !step.ok {
        report.add("bare metal", "suite", board.way, Outcome::Failed(step.tail()));
        return Ok(());
    }
    eprintln!("  … {} cases on {}", cases.len(), board.way);
    let skips = Skips::recorded().map_err(anyhow::Error::msg)?;
    for (case, outcome) in cases.iter().zip(outcomes(board, &elf, &cases)?) {
        report.add(case.topic, case.name, board.way, settled(&skips, board, case, outcome));
    }
    Ok(())
}

/// What the case counts as, if `tests/skips.txt` says something about it on this board.
fn settled(skips: &Skips<'_>, board: &Board, case: &Case, outcome: Outcome) -> Outcome {
    let verdict = match outcome {
        Outcome::Passed => Ok(()),
        Outcome::Failed(why) => Err(why),
        Outcome::Skipped(_) => return outcome,
    };
    match skips.settle(case.topic, case.name, board.way, verdict) {
        Ok(Status::Skipped) => {
            let skip = skips.find(case.topic, case.name, board.way);
            Outcome::Skipped(skip.map_or_else(String::new, |skip| skip.reason.to_owned()))
        }
        Ok(_) => Outcome::Passed,
        Err(why) => Outcome::Failed(why),
    }
}

/// Runs until every case has had its turn: one that hangs or crashes fails, and the next run begins behind it.
fn outcomes(board: &Board, elf: &Path, cases: &[&Case]) -> anyhow::Result<Vec<Outcome>> {
    let mut outcomes: Vec<Outcome> = Vec::new();
    while outcomes.len() < cases.len() {
        let first = outcomes.len();
        let mut transcript = Transcript::default();
        let number = first.to_string();
        let arguments = ["-append", &number];
        let run = Run { board, elf, arguments: &arguments, silence: SILENCE, total: TOTAL };
        let end = run.go(|line| transcript.line(line))?;
        for case in cases.iter().skip(first) {
            match transcript.cases.get(&name(case)) {
                Some(record @ Record { status: Some(status), .. }) => outcomes.push(compare(case, record, *status)),
                _ => break,
            }
        }
        let Some(next) = cases.get(outcomes.len()) else { break };
        let why = match end {
            End::Failed(why) => format!("{why}\n{}", transcript.strays.join("\n")),
            End::Passed => format!("never run\n{}", transcript.strays.join("\n")),
        };
        if transcript.open == Some(name(next)) {
            outcomes.push(Outcome::Failed(why));
        } else {
            // Nothing points at one case, so that going on would end here again.
            outcomes.resize(cases.len(), Outcome::Failed(why));
        }
    }
    Ok(outcomes)
}

fn name(case: &Case) -> String {
    format!("{}::{}", case.topic, case.name)
}

/// Holds a record against CPython's, byte for byte.
fn compare(case: &Case, record: &Record, exit: i32) -> Outcome {
    let did = Did { stdout: record.stdout.clone().into(), stderr: record.stderr.clone().into(), exit };
    match judge(case, &did) {
        Ok(()) => Outcome::Passed,
        Err(why) => Outcome::Failed(why),
    }
}
