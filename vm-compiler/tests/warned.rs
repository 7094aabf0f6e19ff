//! `SyntaxWarning`s as CPython 3.12 words them and in its order; recorded by `record/warned.py`.

use vm_compiler::{Mode, Options, compile_and_warn};

#[test]
fn what_is_surely_a_mistake_is_warned_of() {
    let (code, warnings) = compile_and_warn(include_str!("warned.py"), "f", Mode::Exec, Options::default());
    assert!(code.is_ok());
    let lines = warnings.iter().map(|warning| format!("{}: {}", warning.line.unwrap_or(0), warning.message));
    let expected: Vec<&str> = include_str!("warned.txt").lines().collect();
    assert_eq!(lines.collect::<Vec<_>>(), expected);
}
