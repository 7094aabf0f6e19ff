//! `flags` of `compile` do what they do in CPython 3.12; recorded by `record/options.py`.

use vm_compiler::{Mode, Options, compile};

#[test]
fn flags_mean_what_they_mean_in_cpython() {
    let mut failed = Vec::new();
    for line in include_str!("options.txt").lines() {
        let [mode, flags, expected, source] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let mode = match mode {
            "exec" => Mode::Exec,
            "eval" => Mode::Eval,
            _ => Mode::Single,
        };
        let flags = u32::from_str_radix(flags.trim_start_matches("0x"), 16).expect("hexadecimal");
        let text = source[1..source.len() - 1].replace("\\n", "\n");
        let actual = match compile(&text, "f", mode, Options { flags, ..Options::default() }) {
            Ok(code) => format!("{:#x}", code.flags),
            Err(error) => error.message,
        };
        if actual != expected {
            failed.push(format!("{line}\n    {actual}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
