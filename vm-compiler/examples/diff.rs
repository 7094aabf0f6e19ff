//! Holds the compiler against CPython 3.12 over many files: the second half of `cargo xtask compiler-diff`, whose first is
//! `record/compile.py`.
//!
//! Prints the first difference of each cause and how many files have it, then how many files are the same.

extern crate alloc;

use alloc::collections::BTreeMap;
use core::error::Error;
use std::process::ExitCode;

use vm_compiler::diff::compare;
use vm_compiler::marshal::read_constant;
use vm_compiler::{CodeObject, Constant, Mode, Options, compile, decode};
use vm_core::isa::Version;

/// How often a cause was met, and where first.
type Causes = BTreeMap<String, (usize, String)>;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: diff RECORDED")?;
    let recorded = std::fs::read(path)?;
    let mut rest = &recorded[..];
    let (mut files, mut same) = (0, 0);
    let mut causes = Causes::new();
    while let Some((length, behind)) = rest.split_first_chunk::<4>() {
        let (record, next) = behind.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or("cut off")?;
        rest = next;
        let Constant::Tuple(record) = read_constant(record, Version::V3_12)? else { return Err("no tuple".into()) };
        let [Constant::Str(path), Constant::Code(expected)] = &record[..] else {
            return Err("no path and code".into());
        };
        files += 1;
        same += usize::from(is_same(&path.to_string_lossy(), expected, &mut causes));
    }
    let mut causes: Vec<_> = causes.into_iter().collect();
    causes.sort_by_key(|(_, (count, _))| *count);
    for (cause, (count, first)) in causes {
        println!("== {count} x {cause}\n{first}");
    }
    println!("{same} of {files} files are the same");
    Ok(if same == files { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn is_same(path: &str, expected: &CodeObject, causes: &mut Causes) -> bool {
    let mut note = |cause: String, text: String| {
        causes.entry(cause).or_insert((0, format!("{path}\n{text}"))).0 += 1;
    };
    let source = match std::fs::read(path) {
        Ok(source) => source,
        Err(error) => {
            note("not read".into(), error.to_string());
            return false;
        }
    };
    let source = match decode(&source, path) {
        Ok(source) => source,
        Err(error) => {
            note("not decoded".into(), error.to_string());
            return false;
        }
    };
    match compile(&source, path, Mode::Exec, Options::default()) {
        Ok(actual) => {
            let differences = compare(expected, &actual);
            for difference in &differences {
                note(format!("{}: {}", difference.field, difference.cause), difference.to_string());
            }
            differences.is_empty()
        }
        Err(error) => {
            note(format!("error: {}", error.message), error.to_string());
            false
        }
    }
}
