//! Expressions of constants become what CPython 3.12 makes of them; `record/folding.py` asked it.

use vm_compiler::{Constant, Mode, Options, compile};

const RECORDED: &str = include_str!("folding.txt");

/// `ascii(code.co_consts)` and the code's bytes.
fn describe(source: &str) -> String {
    let code = compile(source, "f", Mode::Eval, Options::default()).expect("an expression");
    let bytes: String = code.code.iter().map(|byte| format!("{byte:02x}")).collect();
    let consts = Constant::Tuple(code.consts.clone()).to_string();
    let ascii = |char: char| if char.is_ascii() { char.to_string() } else { char.escape_unicode().to_string() };
    format!("{source}\t{bytes}\t{}", consts.chars().map(ascii).collect::<String>())
}

#[test]
fn constants_are_folded_as_cpython_does() {
    assert!(RECORDED.lines().count() > 50);
    for line in RECORDED.lines() {
        let source = line.split('\t').next().expect("a first column");
        assert_eq!(describe(source), line);
    }
}
