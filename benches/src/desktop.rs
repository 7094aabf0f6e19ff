//! Cellar against CPython: each program in turns with both, several rounds, the checksums held against each other.

use core::fmt::Write as _;
use std::path::PathBuf;

use anyhow::ensure;

use crate::process::run;
use crate::program::Program;
use crate::statistics::{geometric_mean, median, spread};

/// An interpreter that is measured.
#[derive(Debug, Clone)]
pub struct Machine {
    /// The heading of its column.
    pub name: String,
    /// Its executable.
    pub path: PathBuf,
}

/// The times of one program, in milliseconds, a row for each machine.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The program.
    pub program: Program,
    /// One list a machine, one time a round.
    pub times: Vec<Vec<f64>>,
}

/// Measures `programs` with `machines`, of which the last is the one to compare with, and answers with a table. What went
/// wrong with one program stands in its row; the others are measured all the same.
#[must_use]
pub fn compare(machines: &[Machine], programs: &[Program], rounds: usize) -> (String, bool) {
    let mut text = format!("{:20}", "CPU time, ms");
    for machine in machines {
        let _infallible = write!(text, "  {:>14}  spread", machine.name);
    }
    text.push_str("   ratio   goal\n");
    let (mut ratios, mut well) = (Vec::new(), true);
    for &program in programs {
        match measure(machines, program, rounds) {
            Ok(comparison) => {
                ratios.extend(comparison.ratio());
                text.push_str(&comparison.row());
            }
            Err(error) => {
                well = false;
                let _infallible = writeln!(text, "{:20}  {error:#}", program.name);
            }
        }
    }
    let _infallible = writeln!(text, "geometric mean of {} ratios: {:.3}", ratios.len(), geometric_mean(&ratios));
    (text, well)
}

/// In turns, so that a slow minute of the machine slows both down.
fn measure(machines: &[Machine], program: Program, rounds: usize) -> anyhow::Result<Comparison> {
    let mut times = vec![Vec::new(); machines.len()];
    let mut checksum: Option<String> = None;
    for _ in 0..rounds {
        for (machine, times) in machines.iter().zip(&mut times) {
            let run = run(&machine.path, &program.path())?;
            times.push(run.time.as_secs_f64() * 1000.0);
            let first = checksum.get_or_insert_with(|| run.checksum.clone());
            ensure!(*first == run.checksum, "{} computes {}, not {first}", machine.name, run.checksum);
        }
    }
    Ok(Comparison { program, times })
}

impl Comparison {
    /// The first machine's median in terms of the last one's.
    #[must_use]
    pub fn ratio(&self) -> Option<f64> {
        let [first, .., last] = self.times.as_slice() else { return None };
        Some(median(first) / median(last))
    }

    fn row(&self) -> String {
        let mut text = format!("{:20}", self.program.name);
        for times in &self.times {
            let _infallible = write!(text, "  {:>14.1}  {:>4.0} %", median(times), spread(times) * 100.0);
        }
        for figure in [self.ratio(), self.program.ratio_goal] {
            let _infallible =
                write!(text, "  {}", figure.map_or("     -".to_owned(), |figure| format!("{figure:>6.3}")));
        }
        text + "\n"
    }
}
