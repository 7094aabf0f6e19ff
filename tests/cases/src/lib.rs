//! The programs of the conformance suite with what CPython 3.12 printed, as one static list.
//!
//! Nothing here runs anything, and everything is in the binary, so that a host with no file system can use the list too.
//! A firmware that wants only a part of it reads the list in its build script.
#![no_std]

/// One program and everything that was recorded about it.
#[derive(Debug)]
pub struct Case {
    /// The folder below `tests/programs`, or `examples`.
    pub topic: &'static str,
    /// The file's name without `.py`.
    pub name: &'static str,
    /// The path from the repository's root, with `/`: the `co_filename` of its code.
    pub file: &'static str,
    /// The text of the program: UTF-8.
    pub source: &'static [u8],
    /// What CPython 3.12 compiled it to; `None` for a program that is a SyntaxError.
    pub pyc312: Option<&'static [u8]>,
    /// What CPython 3.11 compiled it to; `None` for a program that is a SyntaxError.
    pub pyc311: Option<&'static [u8]>,
    /// What CPython did with it; `None` when nobody has recorded that yet.
    pub expected: Option<Expected>,
}

/// What CPython did with a program.
#[derive(Debug)]
pub struct Expected {
    /// The bytes it wrote to stdout.
    pub out: &'static [u8],
    /// The bytes it wrote to stderr.
    pub err: &'static [u8],
    /// Its exit status.
    pub exit: i32,
}

/// Every case: by topic, then by name, the examples last.
pub static CASES: &[Case] = include!(concat!(env!("OUT_DIR"), "/cases.rs"));

#[cfg(test)]
mod tests {
    use super::CASES;

    #[test]
    fn every_case_says_what_it_checks() {
        for case in CASES {
            let opening: &[u8] = if case.topic == "examples" { b"\"\"\"" } else { b"# " };
            assert!(case.source.starts_with(opening), "{}", case.file);
        }
    }

    #[test]
    fn every_case_is_recorded() {
        for case in CASES {
            assert!(case.expected.is_some(), "{}: cargo xtask record", case.file);
            let compiles = case.topic != "syntax_errors";
            // As `record.py` reads it.
            let only_312 = core::str::from_utf8(case.source)
                .is_ok_and(|text| text.contains("\n# Only 3.12:") || text.starts_with("# Only 3.12:"));
            let in_311 = compiles && !only_312;
            assert_eq!((case.pyc312.is_some(), case.pyc311.is_some()), (compiles, in_311), "{}", case.file);
        }
    }

    /// A `.pyc` holds the size of its source, so most forgotten recordings show here.
    #[test]
    fn recordings_are_of_the_sources_as_they_are() {
        for case in CASES {
            for pyc in [case.pyc312, case.pyc311].into_iter().flatten() {
                let size = pyc.get(12..16).expect("a header has 16 bytes");
                let size = u32::from_le_bytes(size.try_into().expect("four bytes"));
                assert_eq!(size as usize, case.source.len(), "{}: cargo xtask record", case.file);
            }
        }
    }

    #[test]
    fn names_are_unique_and_sorted() {
        for pair in CASES.windows(2) {
            let [first, second] = pair else { continue };
            let same_topic = first.topic == second.topic;
            assert!(!same_topic || first.name < second.name, "{} before {}", first.file, second.file);
        }
    }
}
