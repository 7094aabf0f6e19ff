//! Programs of the conformance suite with the small library below them, in a machine without the large one: what they print
//! is what CPython printed.

use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

use critical_section as _;
use vm_embedded::{Heap, run};
use vm_objects::python::Source;
use vm_objects::{FrozenModule, Host, Limits, Stream};

/// The topics whose programs import these modules.
const TOPICS: [&str; 6] = ["asyncio", "bisect", "heapq", "json", "library", "random"];

/// A program that is about more than a small machine holds.
const LARGE: &str = "depth.py";

/// Memory for a machine of 64 bits.
const BYTES: usize = 1 << 20;

struct Kept {
    out: Vec<u8>,
    err: Vec<u8>,
    started: Instant,
}

impl Host for Kept {
    fn write(&mut self, stream: Stream, bytes: &[u8]) {
        match stream {
            Stream::Out => self.out.extend_from_slice(bytes),
            Stream::Err => self.err.extend_from_slice(bytes),
        }
    }

    fn monotonic_us(&mut self) -> u64 {
        self.started.elapsed().as_micros() as u64
    }

    fn frozen_module(&mut self, name: &str) -> Option<FrozenModule> {
        vm_library_small::module(name).map(|module| FrozenModule { code: module.code, is_package: module.is_package })
    }
}

/// What is different; nothing if all is as it should be.
fn differs(program: &Path) -> Option<String> {
    let code = fs::read(program.with_extension("312.pyc")).ok()?;
    let expected = fs::read(program.with_extension("out")).ok()?;
    let heap = Heap::new(Box::leak(vec![0; BYTES].into_boxed_slice()));
    let mut host = Kept { out: Vec::new(), err: Vec::new(), started: Instant::now() };
    let result = run(Source::InPlace(Vec::leak(code)), &heap, Limits::fixed(BYTES, BYTES / 4), &mut host);
    if host.out == expected {
        return None;
    }
    let [out, err] = [&host.out, &host.err].map(|text| String::from_utf8_lossy(text).into_owned());
    Some(format!("{}: {result:?}\n{out}{err}", program.display()))
}

#[test]
fn programs_print_what_cpython_printed() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/programs");
    let only = env::var("CELLAR_PROGRAM").unwrap_or_default();
    let mut count = 0;
    let mut wrong = Vec::new();
    for topic in TOPICS {
        for entry in fs::read_dir(root.join(topic)).into_iter().flatten().flatten() {
            let path = entry.path();
            let is_program = path.extension().is_some_and(|extension| extension == "py") && !path.ends_with(LARGE);
            if is_program && path.to_string_lossy().contains(&only) {
                count += 1;
                wrong.extend(differs(&path));
            }
        }
    }
    assert!(count > 0, "no programs found");
    assert!(wrong.is_empty(), "{} of {count} differ\n{}", wrong.len(), wrong.join("\n"));
}
