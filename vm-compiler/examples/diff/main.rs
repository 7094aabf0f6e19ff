//! Holds the compiler against CPython 3.12 over many files: the second half of `cargo xtask compiler-diff`, whose first is
//! `record/compile.py`.
//!
//! Prints the first difference of each cause and how many files have it, then how many files are the same.

extern crate alloc;

mod causes;
mod code;
mod records;
mod refusal;
mod texts;
mod tree;

use core::error::Error;
use std::process::ExitCode;

use causes::Causes;
use refusal::{Program, Refusal};
use vm_compiler::{Constant, Options, SyntaxError, decode};

const USAGE: &str = "usage: diff code|symtable|tree|warnings|refused OPTIMIZE RECORDED";

/// How many of what there is are the same.
#[derive(Clone, Copy, Default)]
struct Count {
    all: usize,
    same: usize,
}

impl Count {
    fn add(&mut self, same: bool) {
        self.all += 1;
        self.same += usize::from(same);
    }
}

/// What is counted of one run.
#[derive(Default)]
struct Tally {
    files: Count,
    /// Code objects, or blocks of symbol tables.
    parts: Count,
    /// Files that both refuse.
    refused: Count,
    /// Files that both refuse with the same words at the same place.
    reasons: Count,
    causes: Causes,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, optimize, path] = arguments.as_slice() else { return Err(USAGE.into()) };
    let optimize = optimize.parse()?;
    let mut tally = Tally::default();
    for record in records::read(&std::fs::read(path)?)? {
        if what == "refused" {
            tally.program(&Program::of_record(&record)?);
            continue;
        }
        let [Constant::Str(path), expected] = record.as_slice() else { return Err("not a path and a value".into()) };
        let path = path.to_string_lossy();
        match (what.as_str(), expected) {
            ("tree", Constant::Tuple(tree)) if tree.len() == 1 => tree::compare(&path, &tree[0], &mut tally)?,
            (_, Constant::Tuple(error)) => tally.refused(&path, &Refusal::of_record(error)?, optimize),
            ("code", Constant::Code(expected)) => code::compare(&path, expected, optimize, &mut tally),
            ("symtable", Constant::Str(expected)) => {
                texts::compare(&path, &expected.to_string_lossy(), &mut tally, texts::symtable);
            }
            ("warnings", Constant::Str(expected)) => {
                texts::compare(&path, &expected.to_string_lossy(), &mut tally, texts::warnings);
            }
            _ => return Err(USAGE.into()),
        }
    }
    let Tally { files, parts, refused, reasons, causes } = tally;
    causes.print();
    if what == "refused" {
        let (Count { all, same }, exact) = (refused, reasons.same);
        println!("{same} of {all} programs are refused, {exact} for the same reason at the same place");
        return Ok(ExitCode::SUCCESS);
    }
    println!(
        "{} of {} files are the same, {} of {} {}",
        files.same,
        files.all,
        parts.same,
        parts.all,
        match what.as_str() {
            "code" => "code objects",
            "warnings" => "warnings",
            "tree" => "items of trees",
            _ => "blocks",
        }
    );
    println!(
        "{} of {} files that CPython refuses are refused, {} for the same reason at the same place",
        refused.same, refused.all, reasons.same
    );
    let good = files.same == files.all && refused.same == refused.all;
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Tally {
    /// A file that CPython refuses.
    fn refused(&mut self, path: &str, expected: &Refusal, optimize: u8) {
        let actual = read(path).and_then(|source| code::compile(&source, path, optimize));
        self.refusal(path, expected, actual.err());
    }

    /// A program that CPython refuses.
    fn program(&mut self, program: &Program) {
        let options = Options { flags: program.flags, ..Options::default() };
        let actual = vm_compiler::compile(&program.source, "f", program.mode, options);
        let shown = format!("{} ({:?})\n{}", program.name, program.mode, program.source.trim_end());
        self.refusal(&shown, &program.refusal, actual.err());
    }

    fn refusal(&mut self, path: &str, expected: &Refusal, actual: Option<SyntaxError>) {
        self.refused.add(actual.is_some());
        match actual {
            None => self.causes.note("accepted".into(), path, &expected.to_string()),
            Some(error) => {
                let actual = Refusal::of_error(&error);
                self.reasons.add(actual == *expected);
                if actual != *expected {
                    self.causes.note(format!("refused: {}", expected.message), path, &format!("{expected}\n{actual}"));
                }
            }
        }
    }
}

/// The text of a source file, in the encoding that it declares.
fn read(path: &str) -> Result<String, SyntaxError> {
    decode(&std::fs::read(path).unwrap_or_default(), path).map(Into::into)
}
