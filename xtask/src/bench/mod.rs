//! `cargo xtask bench`: builds what is measured and prints the tables of the crate `benches`.

mod on_chip;
mod on_load;

use benches::{Machine, chosen, compare, geometric_mean, per_iteration};
use conformance::{RecordError, python};
use xshell::{Shell, cmd};

pub(crate) use on_chip::chip;
pub(crate) use on_load::load;

/// CPU time, in turns with CPython 3.12.
pub(crate) fn desktop(shell: &Shell, names: &[String], rounds: usize) -> anyhow::Result<bool> {
    let (table, well) = compare(&machines(shell)?, &chosen(names), rounds);
    print!("{table}");
    Ok(well)
}

/// Instructions an iteration, counted by callgrind.
pub(crate) fn instructions(shell: &Shell, names: &[String]) -> anyhow::Result<bool> {
    anyhow::ensure!(crate::setup::runs(shell, "valgrind"), "valgrind is missing: apt-get install valgrind");
    let machines = machines(shell)?;
    println!("{:20}  {:>12}  {:>12}   ratio", "instructions", "Cellar", "CPython 3.12");
    let (mut ratios, mut well) = (Vec::new(), true);
    for program in chosen(names) {
        let counted: anyhow::Result<Vec<f64>> =
            machines.iter().map(|machine| per_iteration(&machine.path, program)).collect();
        match counted.as_deref() {
            Ok([cellar, cpython]) => {
                ratios.push(cellar / cpython);
                println!("{:20}  {cellar:>12.0}  {cpython:>12.0}  {:>6.3}", program.name, cellar / cpython);
            }
            Ok(_) => {}
            Err(error) => {
                well = false;
                println!("{:20}  {error:#}", program.name);
            }
        }
    }
    println!("geometric mean of {} ratios: {:.3}", ratios.len(), geometric_mean(&ratios));
    Ok(well)
}

/// Cellar as users get it, and the CPython to compare with.
fn machines(shell: &Shell) -> anyhow::Result<Vec<Machine>> {
    let cpython = python("3.12").ok_or(RecordError::NoPython("3.12"))?;
    cmd!(shell, "cargo build --quiet --release --package vm-std --bin cellar").quiet().run()?;
    let cellar = shell.current_dir().join("target/release/cellar").with_extension(std::env::consts::EXE_EXTENSION);
    Ok(vec![
        Machine { name: "Cellar".to_owned(), path: cellar },
        Machine { name: "CPython 3.12".to_owned(), path: cpython },
    ])
}
