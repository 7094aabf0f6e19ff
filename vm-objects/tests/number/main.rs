//! The numeric layer against what CPython computed: every case of `cases.txt`, which `record.py` makes.
//!
//! `NUMBER_CASES=FILE cargo test -p vm-objects --test number` runs another recording, as long as one likes.

mod big;
mod fields;
mod float;
mod format;
mod small;

use fields::Fields;

/// The answer of this crate to one case, spelled as the recording spells it.
fn answer(name: &str, fields: &Fields<'_>) -> Option<String> {
    big::answer(name, fields)
        .or_else(|| small::answer(name, fields))
        .or_else(|| float::answer(name, fields))
        .or_else(|| format::answer(name, fields))
}

#[test]
fn as_cpython() {
    let recorded = match std::env::var("NUMBER_CASES") {
        Ok(path) => std::fs::read_to_string(path).expect("the named recording"),
        Err(_) => include_str!("cases.txt").to_owned(),
    };
    let (mut failures, mut count) = (Vec::new(), 0);
    for line in recorded.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let [name, operands @ .., expected] = parts.as_slice() else { panic!("no case: {line}") };
        count += 1;
        let got = answer(name, &Fields(operands)).unwrap_or_else(|| panic!("no such operation: {line}"));
        if got != *expected {
            failures.push(format!("{name} {}\n  expected {expected}\n  got      {got}", operands.join(" | ")));
        }
    }
    assert!(count > 1000, "only {count} cases");
    let shown = failures.iter().take(30).cloned().collect::<Vec<_>>().join("\n");
    assert!(failures.is_empty(), "{} of {count} differ:\n{shown}", failures.len());
}
