//! The reader against what CPython's `marshal.dumps` made, and against damaged files.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use std::fs;
use std::path::Path;

use super::plain::PlainBuilder;
use super::{LoadError, load, pyc};
use crate::isa::Version;

/// The recorded `.pyc` files whose names end so, with their names.
fn recorded(ending: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/programs/closures");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.to_str().unwrap().ends_with(ending)).collect();
    files.sort();
    assert!(files.len() > 10, "the recorded programs are there");
    files.iter().map(|path| (path.display().to_string(), fs::read(path).unwrap())).collect()
}

fn unhex(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

fn shown(bytes: &[u8]) -> Result<String, LoadError> {
    let mut builder = PlainBuilder::default();
    load(bytes, Version::V3_12, &mut builder).map(|object| builder.text(object))
}

/// The bytes are `marshal.dumps` of CPython 3.12.1; 3.11.7 makes the same.
#[test]
fn constants_are_what_cpython_wrote() {
    for (hex, text) in [
        ("4e", "None"),
        ("54", "True"),
        ("46", "False"),
        ("2e", "Ellipsis"),
        ("53", "StopIteration"),
        ("e900000000", "0"),
        ("e9ffffff7f", "2147483647"),
        ("e900000080", "-2147483648"),
        ("ec03000000000000000200", "+_0_0_2"),
        ("ecf9ffffffd20a7e1cb9039f1b6c7f215d6300", "-_2770_7294_953_7071_32620_23841_99"),
        ("e7000000000000f83f", "1.5"),
        ("e70000000000000080", "-0.0"),
        ("e7000000000000f07f", "inf"),
        ("f9000000000000004000000000000008c0", "2.0+-3.0j"),
        ("f3030000006279ff", "bby\\xff"),
        ("da0373686f", "a!'sho'"),
        ("f506000000e58fa4eda080", "u'\\xe5\\x8f\\xa4\\xed\\xa0\\x80'"),
        ("a900", "()"),
        ("a902e901000000a901e902000000", "(1 (2 ) )"),
        ("be00000000", "{}"),
        ("be01000000e907000000", "{7 }"),
    ] {
        assert_eq!(shown(&unhex(hex)).as_deref(), Ok(text), "{hex}");
    }
}

#[test]
fn containers_take_their_reference_before_their_items() {
    let shared = "a904fa0873686172656432357201000000290172010000003e010000007201000000";
    let text = "(a'shared25' a'shared25' (a'shared25' ) {a'shared25' } )";
    assert_eq!(shown(&unhex(shared)).as_deref(), Ok(text));
    // A tuple that holds itself: its entry is there, but not complete.
    assert_eq!(shown(&unhex("a9017200000000")), Err(LoadError::BadReference(2)));
    assert_eq!(shown(&unhex("7200000000")), Err(LoadError::BadReference(0)));
    assert_eq!(shown(&unhex("72ffffffff")), Err(LoadError::BadReference(0)));
}

#[test]
fn what_the_format_does_not_allow_is_refused() {
    for (hex, error) in [
        ("", LoadError::Truncated),
        ("30", LoadError::BadType(b'0', 0)),
        ("5b00000000", LoadError::BadType(b'[', 0)),
        ("7b30", LoadError::BadType(b'{', 0)),
        ("6603312e35", LoadError::BadType(b'f', 0)),
        // Digits: too large, not normalised; a length of -2**31; lengths beyond the end, or negative.
        ("6c010000000080", LoadError::BadData(0)),
        ("6c0200000001000000", LoadError::BadData(0)),
        ("6c00000080", LoadError::BadData(0)),
        ("28ffffff7f4e", LoadError::Truncated),
        ("28ffffffff4e", LoadError::BadData(1)),
        ("73ffffff7f4e", LoadError::Truncated),
        ("7a0180", LoadError::BadData(1)),
        ("7501000000ff", LoadError::BadData(1)),
    ] {
        assert_eq!(shown(&unhex(hex)), Err(error), "{hex}");
    }
    // A code object whose fields have wrong types.
    let mut code = alloc::vec![b'c'];
    code.extend([0; 20]);
    code.extend(*b"NNNNNNNN\0\0\0\0NN");
    assert_eq!(shown(&code), Err(LoadError::BadCode(1)));
}

#[test]
fn deep_nesting_is_an_error_and_not_a_stack_overflow() {
    let deep: Vec<u8> = core::iter::repeat_n(*b")\x01", 1_000_000).flatten().collect();
    assert_eq!(shown(&deep), Err(LoadError::TooDeep));
    let mut fine: Vec<u8> = core::iter::repeat_n(*b")\x01", 200).flatten().collect();
    fine.push(b'N');
    assert!(shown(&fine).is_ok());
}

#[test]
fn the_recorded_programs_load() {
    for (ending, version) in [(".312.pyc", Version::V3_12), (".311.pyc", Version::V3_11)] {
        for (name, file) in recorded(ending) {
            let (found, body) = pyc::open(&file).unwrap();
            assert_eq!(found, version, "{name}");
            let mut builder = PlainBuilder::default();
            let module = load(body, version, &mut builder).unwrap_or_else(|error| panic!("{name}: {error}"));
            let text = builder.text(module);
            assert!(text.starts_with("<code a'<module>' 1 ("), "{name}: {text}");
        }
    }
}

#[test]
fn every_truncation_is_an_error() {
    for (name, file) in recorded(".312.pyc").iter().step_by(8).chain(recorded(".311.pyc").iter().step_by(8)) {
        for len in 0..file.len() {
            let result =
                pyc::open(&file[..len]).and_then(|(version, body)| load(body, version, &mut PlainBuilder::default()));
            assert!(result.is_err(), "{name} cut to {len} bytes");
        }
    }
}

#[test]
fn no_altered_byte_panics() {
    for (_, file) in recorded(".312.pyc").iter().step_by(8) {
        for at in 0..file.len() {
            for flip in [0x01, 0x80, 0xff, file[at]] {
                let mut altered = file.clone();
                altered[at] ^= flip;
                let _ =
                    pyc::open(&altered).and_then(|(version, body)| load(body, version, &mut PlainBuilder::default()));
            }
        }
    }
}
