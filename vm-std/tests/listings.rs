//! Holds `cellar dis` against what CPython's `dis` printed (`tests/listings`), and shows it every recorded `.pyc`.

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use vm_compiler::{CodeObject, Constant};
use vm_core::marshal::LoadError;
use vm_std::dis::{DisError, disassemble_code, disassemble_file, disassemble_pyc};

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests")
}

/// The files below `folder` with this ending, sorted.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_str().is_some_and(|path| path.ends_with(ending)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn listing(pyc: &Path) -> String {
    let mut text = Vec::new();
    disassemble_file(pyc, &mut text).unwrap_or_else(|error| panic!("{}: {error}", pyc.display()));
    String::from_utf8(text).unwrap()
}

/// The text with each address replaced by `0x…`, as in the recordings.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split(" at 0x");
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        result.push_str(" at 0x…");
        result.push_str(part.trim_start_matches(|char: char| char.is_ascii_hexdigit()));
    }
    result
}

/// The `.pyc` that a recorded listing is of: beside it, or `topic.name.312.dis` for a program of the suite.
fn pyc_of(recorded: &Path) -> PathBuf {
    let beside = recorded.with_extension("pyc");
    if beside.exists() {
        return beside;
    }
    let name = recorded.file_stem().and_then(|stem| stem.to_str()).unwrap();
    tests().join("programs").join(format!("{}.pyc", name.replacen('.', "/", 1)))
}

#[test]
fn as_cpython_printed_it() {
    let listings = files(&tests().join("listings"), ".dis");
    assert!(listings.len() > 20, "only {} recorded listings", listings.len());
    for recorded in listings {
        let expected = fs::read_to_string(&recorded).unwrap();
        let found = without_addresses(&listing(&pyc_of(&recorded)));
        let (mut left, mut right) = (expected.lines(), found.lines());
        for line in 1.. {
            let pair = (left.next(), right.next());
            assert_eq!(pair.0, pair.1, "{}, line {line}", recorded.display());
            if pair == (None, None) {
                break;
            }
        }
        assert_eq!(found, expected, "{}", recorded.display());
    }
}

#[test]
fn every_recorded_pyc_has_a_listing() {
    let pycs = files(&tests().join("programs"), ".pyc");
    assert!(pycs.len() > 200, "only {} recorded .pyc files", pycs.len());
    for pyc in pycs {
        let text = listing(&pyc);
        assert!(text.contains("RESUME"), "{}", pyc.display());
        // What an argument names must be there, and every byte an instruction.
        let unnamed =
            |word: &str| word.strip_prefix('<').is_some_and(|rest| rest.trim_end_matches('>').parse::<u8>().is_ok());
        assert!(!text.contains("(<unknown>)") && !text.split_whitespace().any(unnamed), "{}", pyc.display());
    }
}

fn compiled_listing(code: &CodeObject) -> String {
    let mut text = Vec::new();
    disassemble_code(code, &mut text).unwrap();
    String::from_utf8(text).unwrap()
}

#[test]
fn the_compilers_tree_lists_as_the_file_does() {
    for pyc in files(&tests().join("listings"), ".312.pyc") {
        let expected = without_addresses(&listing(&pyc));
        // A frozenset from a file is filled in another order than the compiler's.
        if !expected.contains("frozenset({") {
            let (_, code) = vm_compiler::marshal::read_pyc(&fs::read(&pyc).unwrap()).unwrap();
            assert!(without_addresses(&compiled_listing(&code)) == expected, "{}", pyc.display());
        }
    }
}

#[test]
fn the_compilers_frozensets_have_cpythons_order() {
    let source = fs::read_to_string(tests().join("listings/frozensets.py")).unwrap();
    let recorded = fs::read_to_string(tests().join("listings/frozensets.312.compiled")).unwrap();
    let expected: Vec<&str> = recorded.lines().filter_map(|line| Some(line.split_once("(frozenset")?.1)).collect();
    let sets = source.lines().filter_map(|line| line.split_once('{')?.1.strip_suffix('}'));
    let consts: Vec<Constant> = sets
        .map(|set| {
            Constant::FrozenSet(set.split(", ").map(|item| Constant::int(item.parse::<i64>().unwrap())).collect())
        })
        .collect();
    assert_eq!(consts.len(), expected.len());
    let code = (0..consts.len()).flat_map(|index| [100, index as u8]).collect();
    let text = compiled_listing(&CodeObject { consts, code, ..CodeObject::default() });
    for (line, expected) in text.lines().zip(expected) {
        assert_eq!(line.split_once("(frozenset").map(|(_, set)| set), Some(expected));
    }
}

#[test]
fn an_address_is_the_number_of_the_object() {
    let pyc = tests().join("listings/generics.312.pyc");
    let text = listing(&pyc);
    assert_eq!(text, listing(&pyc));
    let (_, address) = text.split_once(" at 0x").unwrap();
    assert_eq!(address.find(','), Some(12));
}

#[test]
fn what_is_no_pyc_is_an_error() {
    let mut out = Vec::new();
    let whole = fs::read(tests().join("listings/statements.312.pyc")).unwrap();
    for length in 0..whole.len() {
        let result = disassemble_pyc(&whole[..length], &mut out);
        assert!(matches!(result, Err(DisError::Load(_))), "{length} bytes");
    }
    assert!(matches!(disassemble_file(&tests().join("no such file"), &mut out), Err(DisError::Io(_))));
    assert!(out.is_empty());
}

#[test]
fn what_is_nested_too_deeply_is_an_error() {
    let nested = |depth| (0..depth).fold(Constant::None, |inner, _| Constant::Tuple(vec![inner]));
    for (depth, fits) in [(800, true), (1000, false), (1900, false)] {
        let code = CodeObject { consts: vec![nested(depth)], code: vec![100, 0, 83, 0], ..CodeObject::default() };
        let pyc = vm_compiler::marshal::write_pyc(&Rc::new(code), 0, 0).unwrap();
        let result = disassemble_pyc(&pyc, &mut Vec::new());
        assert_eq!(result.is_ok(), fits, "{depth}");
        assert!(fits || matches!(result, Err(DisError::Load(LoadError::TooDeep))));
    }
}

#[test]
fn no_byte_that_changes_brings_it_down() {
    let whole = fs::read(tests().join("listings/statements.312.pyc")).unwrap();
    let mut listed = 0;
    for at in (16..whole.len()).step_by(5) {
        for change in [0x01, 0x80, whole[at]] {
            let mut bytes = whole.clone();
            bytes[at] ^= change;
            listed += usize::from(disassemble_pyc(&bytes, &mut Vec::new()).is_ok());
        }
    }
    // Most of the bytes are code and text, which a listing shows as they are.
    assert!(listed > whole.len() / 5, "{listed}");
}
