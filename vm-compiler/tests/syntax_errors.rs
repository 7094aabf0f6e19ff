//! Programs that CPython 3.12 refuses are refused alike: class, message, place. `record/syntax_errors.py` asked it.

use vm_compiler::{Mode, Options, compile};

const RECORDED: &str = include_str!("syntax_errors.txt");

fn describe(source: &str) -> String {
    let Err(error) = compile(source, "f", Mode::Exec, Options::default()) else { return "none".into() };
    let number = |number: Option<u32>| number.map_or_else(|| "None".into(), |number| number.to_string());
    let place = [error.line, error.column, error.end_line, error.end_column].map(number).join("|");
    format!("{}|{place}|{}", error.kind.name(), error.message)
}

#[test]
fn errors_are_cpythons() {
    let cases: Vec<&str> = RECORDED.split("--- ").skip(1).collect();
    assert!(cases.len() > 100);
    let mut different = Vec::new();
    for case in cases {
        let (expected, source) = case.split_once('\n').expect("a first line");
        let actual = describe(source);
        if actual != expected {
            different.push(format!("{source}  CPython: {expected}\n  here:    {actual}"));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}
