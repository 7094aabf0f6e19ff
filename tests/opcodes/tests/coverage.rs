//! The suite's programs are run from the `.pyc` of each version, and every instruction that is executed is counted.
//!
//! 3.11's instructions are translated when code is loaded. So of 3.11 it is asked that every instruction that its compiler
//! emits is in the code that was loaded, and that every instruction of the translated code is executed.

use allocator_api2::alloc::Global;
use conformance_cases::{CASES, Case};
use vm_core::interp::{Interpreter, Outcome};
use vm_core::isa::{Opcode, Version};
use vm_objects::python::Source;
use vm_objects::{Host, Limits, OpcodeCounts, Python, Stream, Value};

/// Calls and backward jumps after which a program counts as one that never ends.
const FUEL: u32 = 100_000_000;

/// What no compiler emits into a file: the caches' filler, what the interpreter puts in for itself, and (3.11's
/// `PRINT_EXPR`) what shows the value of a statement that is typed at a prompt.
const NEVER_EMITTED: &[&str] = &["CACHE", "INTERPRETER_EXIT", "RESERVED", "PRINT_EXPR"];

/// What is in files and yet not run: `FOR_ITER` steps over the `END_FOR` at which its loop ends, as CPython's does
/// where it has not specialised it.
const STEPPED_OVER: &[&str] = &["END_FOR"];

/// Output goes nowhere.
struct Silent;

impl Host for Silent {
    fn write(&mut self, _: Stream, _: &[u8]) {}
}

/// Runs one program and adds what it executed. What it does with what it can't import is its own affair.
fn count(bytes: &[u8], counts: &mut OpcodeCounts) {
    let mut host = Silent;
    let Ok(python) = Python::new(&Global, &mut host, Limits::DESKTOP) else { return };
    let mut interpreter = Interpreter::new(python);
    let python = &mut interpreter.model;
    let Ok(code) = python.load_pyc(Source::Borrowed(bytes)) else { return };
    let Ok((main, namespace)) = python.main_module(code) else { return };
    if interpreter.start(main, &[], namespace).is_ok() {
        let outcome = interpreter.run(FUEL);
        assert_ne!(outcome, Outcome::OutOfFuel, "a program that does not end");
    }
    if let Some(shutdown) = interpreter.model.shutdown_routine()
        && interpreter.start(shutdown, &[], Value::NULL).is_ok()
    {
        interpreter.run(FUEL);
    }
    counts.add(interpreter.model.opcode_counts());
}

fn counted(of: fn(&Case) -> Option<&'static [u8]>) -> OpcodeCounts {
    let mut counts = OpcodeCounts::default();
    for case in CASES {
        if let Some(bytes) = of(case) {
            count(bytes, &mut counts);
        }
    }
    counts
}

/// The instructions that a version's compiler can emit.
fn emitted(version: Version) -> impl Iterator<Item = (Opcode, u8)> {
    Opcode::ALL.iter().copied().filter_map(move |opcode| {
        let number = u8::try_from(opcode.number(version)?).ok()?;
        let code_has_it = !opcode.is_instrumented() && !NEVER_EMITTED.contains(&opcode.name());
        code_has_it.then_some((opcode, number))
    })
}

/// Names of instructions that `counted` has not seen.
fn missing(version: Version, counted: impl Fn(u8) -> bool) -> Vec<&'static str> {
    emitted(version).filter(|&(_, number)| !counted(number)).map(|(opcode, _)| opcode.name()).collect()
}

#[test]
fn every_instruction_of_3_12_is_executed() {
    let counts = counted(|case| case.pyc312);
    let mut never = missing(Version::V3_12, |number| counts.executed(number) > 0);
    never.retain(|name| !STEPPED_OVER.contains(name));
    assert!(never.is_empty(), "no program of the suite executes {never:?}: add one to tests/programs");
}

#[test]
fn every_instruction_of_3_11_is_loaded_and_what_it_becomes_is_executed() {
    let counts = counted(|case| case.pyc311);
    let never = missing(Version::V3_11, |number| counts.loaded(Version::V3_11, number) > 0);
    assert!(never.is_empty(), "no program of the suite has {never:?} of 3.11: add one to tests/programs");
    let mut idle =
        missing(Version::V3_12, |number| counts.executed(number) > 0 || counts.loaded(Version::V3_12, number) == 0);
    idle.retain(|name| !STEPPED_OVER.contains(name));
    assert!(idle.is_empty(), "no program of the suite executes what 3.11's code becomes: {idle:?}");
}
