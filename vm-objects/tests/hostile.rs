//! Altered `.pyc` files, run: whatever the verifier lets through ends in a result or an exception.

mod recorded;

use std::fs;

use recorded::{System, recorded};
use vm_core::interp::Interpreter;
use vm_objects::python::{Limits, Python, Source};
use vm_objects::{Host, Stream};

struct Silent;

impl Host for Silent {
    fn write(&mut self, _: Stream, _: &[u8]) {}
}

/// Loads and runs a file, for a while and with little memory; false if it is refused.
fn run(file: &[u8]) -> bool {
    let mut host = Silent;
    let limits = Limits { memory: 1 << 20, ..Limits::DESKTOP };
    let mut interpreter = Interpreter::new(Python::new(&System, &mut host, limits).expect("memory for a machine"));
    let Ok(code) = interpreter.model.load_pyc(Source::Borrowed(file)) else { return false };
    let Ok((function, namespace)) = interpreter.model.main_module(code) else { return false };
    if interpreter.start(function, &[], namespace).is_ok() {
        interpreter.run(5_000);
    }
    true
}

/// Numbers that look random and are always the same (xorshift64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

/// Instructions that do the same to the stack: exchanged for each other they get past the verifier more often than
/// any byte would, and bring null and values of the wrong type where no compiler puts them.
const ALIKE: [&[u8]; 4] = [
    // PUSH_NULL, LOAD_BUILD_CLASS, LOAD_LOCALS, LOAD_CONST, LOAD_NAME, LOAD_FAST, LOAD_CLOSURE, LOAD_DEREF,
    // LOAD_FAST_AND_CLEAR
    &[2, 71, 87, 100, 101, 124, 136, 137, 143],
    // UNARY_NEGATIVE, UNARY_NOT, UNARY_INVERT, GET_ITER, GET_YIELD_FROM_ITER, GET_AWAITABLE, FORMAT_VALUE,
    // MAKE_FUNCTION, CALL_INTRINSIC_1, LOAD_FROM_DICT_OR_GLOBALS
    &[11, 12, 15, 68, 69, 131, 155, 132, 173, 175],
    // POP_TOP, POP_EXCEPT, STORE_NAME, DELETE_ATTR, STORE_GLOBAL, STORE_FAST, STORE_DEREF
    &[1, 89, 90, 96, 97, 125, 138],
    // GET_LEN, MATCH_MAPPING, MATCH_SEQUENCE, PUSH_EXC_INFO, GET_ANEXT, BEFORE_WITH, IMPORT_FROM
    &[30, 31, 32, 35, 51, 53, 109],
];

fn alter(file: &mut [u8], random: &mut Random) {
    let at = 16 + (random.next() as usize) % (file.len() - 16);
    let alike = || ALIKE.into_iter().find(|group| group.contains(&file[at]));
    file[at] = match (random.next() % 3, alike()) {
        (0, _) => random.next() as u8,
        (_, Some(group)) => group[random.next() as usize % group.len()],
        _ => file[at].wrapping_add(1),
    };
}

/// On a crash of the process, the input is in the file that `CELLAR_KEEP` names.
#[test]
fn altered_programs_do_no_harm() {
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    // `CELLAR_ROUNDS=100 cargo test -p vm-objects --test hostile` for a longer run.
    let rounds = std::env::var("CELLAR_ROUNDS").map_or(10, |rounds| rounds.parse().expect("a number"));
    let kept = std::env::var_os("CELLAR_KEEP");
    let (mut ran, mut refused) = (0, 0);
    for path in recorded() {
        let file = fs::read(&path).expect("a readable file");
        for _ in 0..rounds {
            let mut altered = file.clone();
            for _ in 0..=random.next() % 3 {
                alter(&mut altered, &mut random);
            }
            if let Some(kept) = &kept {
                fs::write(kept, &altered).expect("a writable file");
            }
            *(if run(&altered) { &mut ran } else { &mut refused }) += 1;
        }
    }
    // Both happen: otherwise the test tests nothing.
    assert!(ran > 50 && refused > 50, "{ran} ran, {refused} refused");
}
