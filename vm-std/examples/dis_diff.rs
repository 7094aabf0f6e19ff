//! Holds `cellar dis` against `python3.12 -m dis` over many files: the second half of `cargo xtask compiler-diff --what dis`,
//! whose first is `vm-compiler/record/compile.py`.
//!
//! The order inside a frozenset can differ: CPython builds one anew, from what its table's order was before, if a text in it
//! was interned by other code that ran before.

use core::error::Error;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use std::process::ExitCode;

use vm_compiler::Constant;
use vm_compiler::marshal::read_constant;
use vm_core::isa::Version;
use vm_std::dis::disassemble_file;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: dis_diff RECORDED")?;
    let mut recorded = BufReader::new(File::open(path)?);
    let (mut all, mut same, mut order, mut lines) = (0, 0, 0, 0);
    let mut length = [0; 4];
    while recorded.read_exact(&mut length).is_ok() {
        let mut record = vec![0; u32::from_le_bytes(length) as usize];
        recorded.read_exact(&mut record)?;
        let Constant::Tuple(record) = read_constant(&record, Version::V3_12)? else { return Err("no tuple".into()) };
        let [Constant::Str(path), Constant::Str(expected)] = record.as_slice() else { continue };
        let (path, expected) = (path.to_string_lossy(), expected.to_string_lossy());
        all += 1;
        lines += expected.lines().count();
        let mut actual = Vec::new();
        if let Err(error) = disassemble_file(Path::new(&path), &mut actual) {
            println!("{path}\n    {error}");
            continue;
        }
        let actual = without_addresses(&String::from_utf8_lossy(&actual));
        if actual == expected {
            same += 1;
        } else {
            let mut lines = expected.lines().zip(actual.lines());
            let Some((expected, actual)) = lines.find(|(expected, actual)| !is_reordered(expected, actual)) else {
                order += 1;
                continue;
            };
            println!("{path}\n    expected {expected}\n    actual   {actual}");
        }
    }
    println!("{same} of {all} listings are the same ({lines} lines); {order} but for the order inside a frozenset");
    Ok(if same + order == all { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The same line, or one whose frozenset has its items in another order.
fn is_reordered(expected: &str, actual: &str) -> bool {
    let sorted = |line: &str| {
        let mut bytes = line.as_bytes().to_vec();
        bytes.sort_unstable();
        bytes
    };
    expected == actual || expected.contains("frozenset({") && sorted(expected) == sorted(actual)
}

/// The text with each address replaced by `0x…`, as in the recordings.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split(" at 0x");
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|char: char| matches!(char, '0'..='9' | 'a'..='f'));
        // What is no address stays: a text that says ` at 0x`.
        result.push_str(if rest.len() < part.len() { " at 0x…" } else { " at 0x" });
        result.push_str(rest);
    }
    result
}
