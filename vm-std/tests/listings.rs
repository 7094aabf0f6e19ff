//! Holds `cellar dis` against what CPython's `dis` printed (`tests/listings`), and shows it every recorded `.pyc`.

extern crate alloc;

use alloc::rc::Rc;
use std::fs;
use std::path::{Path, PathBuf};

use vm_compiler::{CodeObject, Constant};
use vm_core::marshal::LoadError;
use vm_std::dis::{DisError, disassemble_file, disassemble_pyc, disassemble_source};

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
        same(&found, &expected, &recorded);
    }
}

/// Names the first line that differs.
fn same(found: &str, expected: &str, what: &Path) {
    for (number, (found, expected)) in found.lines().zip(expected.lines()).enumerate() {
        assert_eq!(found, expected, "{}, line {}", what.display(), number + 1);
    }
    assert_eq!(found, expected, "{}", what.display());
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

/// From the source, as `python -m dis` is used: other than the `.pyc` where a frozenset was filled in another order.
#[test]
fn as_cpython_prints_of_the_source() {
    for source in files(&tests().join("listings"), ".py") {
        let compiled = source.with_extension("312.compiled");
        let recorded = if compiled.exists() { compiled } else { source.with_extension("312.dis") };
        let Ok(expected) = fs::read_to_string(&recorded) else { continue };
        let name = format!("tests/listings/{}", source.file_name().and_then(|name| name.to_str()).unwrap());
        let mut text = Vec::new();
        disassemble_source(&fs::read_to_string(&source).unwrap(), &name, &mut text).unwrap();
        same(&without_addresses(&String::from_utf8(text).unwrap()), &expected, &source);
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
    for (depth, fits) in [(400, true), (1000, false), (1900, false)] {
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
