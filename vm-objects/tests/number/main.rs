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

/// Are these neighbouring floats? Of the powers that CPython's C library computes, one in 800 is not the nearest float.
fn one_apart(got: &str, expected: &str) -> bool {
    let bits = |text| u64::from_str_radix(text, 16);
    matches!((bits(got), bits(expected)), (Ok(got), Ok(expected)) if got.abs_diff(expected) == 1)
}

#[test]
fn as_cpython() {
    let recorded = match std::env::var("NUMBER_CASES") {
        Ok(path) => std::fs::read_to_string(path).expect("the named recording"),
        Err(_) => include_str!("cases.txt").to_owned(),
    };
    let (mut failures, mut count, mut near) = (Vec::new(), 0, 0);
    for line in recorded.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let [name, operands @ .., expected] = parts.as_slice() else { panic!("no case: {line}") };
        count += 1;
        let got = answer(name, &Fields(operands)).unwrap_or_else(|| panic!("no such operation: {line}"));
        if name == &"fpow" && one_apart(&got, expected) {
            near += 1;
        } else if got != *expected {
            failures.push(format!("{name} {}\n  expected {expected}\n  got      {got}", operands.join(" | ")));
        }
    }
    assert!(count > 1000, "only {count} cases");
    assert!(near * 200 <= count, "{near} powers are the neighbours of what they should be");
    let shown = failures.iter().take(30).cloned().collect::<Vec<_>>().join("\n");
    assert!(failures.is_empty(), "{} of {count} differ:\n{shown}", failures.len());
}
