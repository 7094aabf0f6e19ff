//! Nothing hangs, crashes or loses memory: runs in steps, runs dropped half-way, little memory, allocations that fail.
#![expect(unsafe_code, reason = "an allocator that counts")]

use core::alloc::Layout;
use core::cell::Cell;
use core::ptr::NonNull;

use allocator_api2::alloc::{AllocError, Allocator, Global};
use vm_core::interp::{Interpreter, Outcome};
use vm_objects::python::Source;
use vm_objects::{Limits, Python, Value};
use vm_std::{Captured, OUT_OF_FUEL, Options, Program};

/// The system's memory, counted; fails for good after so many allocations.
struct Counted {
    bytes: Cell<usize>,
    left: Cell<usize>,
}

impl Counted {
    fn new(allocations: usize) -> Self {
        Self { bytes: Cell::new(0), left: Cell::new(allocations) }
    }
}

// SAFETY: every block is the system allocator's.
unsafe impl Allocator for Counted {
    fn allocate(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        self.left.set(self.left.get().checked_sub(1).ok_or(AllocError)?);
        let block = Global.allocate(layout)?;
        self.bytes.set(self.bytes.get() + layout.size());
        Ok(block)
    }

    unsafe fn deallocate(&self, block: NonNull<u8>, layout: Layout) {
        self.bytes.set(self.bytes.get() - layout.size());
        // SAFETY: as the caller promises.
        unsafe { Global.deallocate(block, layout) };
    }
}

fn pyc(source: &str) -> Vec<u8> {
    let options = vm_compiler::Options::default();
    let code = vm_compiler::compile(source, "t.py", vm_compiler::Mode::Exec, options).expect("a program");
    vm_compiler::marshal::write_pyc(&code, 0, 0).expect("a pyc")
}

/// How the runs of one machine are cut.
#[derive(Clone, Copy)]
struct Cut {
    /// Fuel of each run.
    step: u32,
    /// After so many runs the machine is dropped.
    runs: usize,
    /// Makes this allocation of the heap fail.
    fail: usize,
}

const WHOLE: Cut = Cut { step: 20_000_000, runs: 1, fail: 0 };

/// Output, errors, exit code; `None` without an end, or when the machine could not even begin.
fn play(pyc: &[u8], limits: Limits, memory: &Counted, cut: Cut) -> (String, String, Option<i32>) {
    let mut host = Captured::default();
    let exit = (|| {
        let mut machine = Interpreter::new(Python::new(memory, &mut host, limits).ok()?);
        let code = machine.model.load_pyc(Source::Borrowed(pyc)).ok()?;
        let (function, namespace) = machine.model.main_module(code).ok()?;
        machine.start(function, &[], namespace).ok()?;
        if cut.fail != 0 {
            machine.model.fail_allocation(cut.fail);
        }
        match in_steps(&mut machine, cut) {
            Outcome::Returned(_) => Some(0),
            Outcome::Raised(exception) => {
                machine.start(Python::report_routine(), &[exception], Value::NULL).ok()?;
                let ended = in_steps(&mut machine, Cut { runs: usize::MAX, ..cut });
                matches!(ended, Outcome::Returned(_) | Outcome::Raised(_)).then_some(1)
            }
            _ => None,
        }
    })();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&host.out), text(&host.err), exit)
}

fn in_steps(machine: &mut Interpreter<Python<'_>>, cut: Cut) -> Outcome<Value> {
    let mut outcome = Outcome::OutOfFuel;
    for _ in 0..cut.runs {
        outcome = machine.run(cut.step);
        if outcome != Outcome::OutOfFuel {
            break;
        }
    }
    outcome
}

fn whole(source: &str) -> (String, String, Option<i32>) {
    let memory = Counted::new(usize::MAX);
    let done = play(&pyc(source), Limits::DESKTOP, &memory, WHOLE);
    assert_eq!(memory.bytes.get(), 0, "all memory given back");
    done
}

/// Calls, generators, exceptions, classes, and natives that call Python.
const MIXED: &str = r#"
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

def count(n):
    try:
        for i in range(n):
            yield i
    finally:
        print("closed")

def chain(n):
    got = yield from count(n)
    yield got

class Thing:
    def __init__(self, n):
        self.n = n
    def __str__(self):
        return "thing " + str(self.n)
    def __getattr__(self, name):
        if name == "missing":
            raise AttributeError(name)
        return name + "?"
    def __add__(self, other):
        return Thing(self.n + other)
    def __lt__(self, other):
        return self.n < other.n
    def __bool__(self):
        return self.n > 2

def bad(x):
    raise ValueError(x)

print(fib(10), list(chain(4)))
print(Thing(1), Thing(2) + 3, Thing(1).colour, [str(x) for x in map(Thing, range(3))])
print([t.n for t in sorted([Thing(3), Thing(1), Thing(2)])], sorted("hello", key=lambda c: -ord(c)))
for i in range(5):
    try:
        if Thing(i):
            list(map(bad, [i]))
        Thing(i).missing
    except ValueError as error:
        print("value", error)
    except AttributeError as error:
        print("attribute", error)
g = count(3)
print(next(g))
try:
    g.throw(KeyError("k"))
except KeyError as error:
    print("thrown", error)
words = {}
for w in ["a", "b", "a", "c", "b", "a"]:
    words[w] = words.get(w, 0) + 1
print(sorted(words.items()), {x: x * x for x in range(3)}, f"{Thing(9)!s:>9}|")
def spread(*args, **kwargs):
    return len(args), sorted(kwargs)
print(spread(*range(50), **{"k%d" % i: i for i in range(5)}))
"#;

#[test]
fn a_run_in_steps_gives_what_one_run_gives() {
    let one = whole(MIXED);
    assert_eq!((one.2, &*one.1), (Some(0), ""), "{}", one.0);
    for step in [1, 2, 7, 100] {
        let memory = Counted::new(usize::MAX);
        let cut = Cut { step, runs: 1_000_000, fail: 0 };
        assert_eq!(play(&pyc(MIXED), Limits::DESKTOP, &memory, cut), one, "fuel {step}");
    }
}

#[test]
fn a_run_dropped_half_way_gives_all_memory_back() {
    let program = pyc(MIXED);
    let mut ended = false;
    for runs in (1..2_000).step_by(13) {
        let memory = Counted::new(usize::MAX);
        ended |= play(&program, Limits::DESKTOP, &memory, Cut { step: 1, runs, fail: 0 }).2.is_some();
        assert_eq!(memory.bytes.get(), 0, "after {runs} steps");
    }
    assert!(ended, "the last of them came to the end");
}

#[test]
fn each_allocation_may_fail_once() {
    let program = pyc(MIXED);
    let expected = whole(MIXED);
    for fail in (1..=2_000).step_by(3) {
        let memory = Counted::new(usize::MAX);
        assert_eq!(play(&program, Limits::DESKTOP, &memory, Cut { fail, ..WHOLE }), expected, "allocation {fail}");
        assert_eq!(memory.bytes.get(), 0);
    }
}

#[test]
fn the_host_may_have_no_more_memory_at_any_point() {
    let program = pyc(MIXED);
    let expected = whole(MIXED);
    let mut full = 0;
    for allocations in 0..200 {
        let memory = Counted::new(allocations);
        let done = play(&program, Limits { first_chunk: 4 << 10, ..Limits::DESKTOP }, &memory, WHOLE);
        assert_eq!(memory.bytes.get(), 0);
        if done == expected {
            full += 1;
        } else if let Some(exit) = done.2 {
            // Without memory there may be none to show the exception either.
            assert!(exit == 1 && (done.1.is_empty() || done.1.contains("MemoryError")), "{allocations}: {done:?}");
        }
    }
    assert!(full > 0, "enough in the end");
}

#[test]
fn little_memory_is_a_memory_error() {
    let endless = pyc("kept = []\nwhile True:\n    kept.append([kept])\n");
    let text = pyc("text = 'x'\nwhile True:\n    text += text\n");
    let number = pyc("n = 3\nwhile True:\n    n *= n\n");
    let caught = pyc(concat!(
        "def fill():\n    kept = []\n    while True:\n        kept.append('a' * len(kept))\n",
        "for i in range(3):\n    try:\n        fill()\n    except MemoryError:\n        print('no memory', i)\n",
        "print('on')\n"
    ));
    for kib in [64, 256, 1024] {
        let limits = Limits { memory: kib << 10, ..Limits::DESKTOP };
        for program in [&endless, &text, &number] {
            let memory = Counted::new(usize::MAX);
            let done = play(program, limits, &memory, WHOLE);
            assert_eq!(done.2, Some(1), "{kib} KiB: {done:?}");
            assert!(done.1.contains("MemoryError"), "{kib} KiB: {done:?}");
            assert_eq!(memory.bytes.get(), 0);
        }
        let done = play(&caught, limits, &Counted::new(usize::MAX), WHOLE);
        let expected = "no memory 0\nno memory 1\nno memory 2\non\n".to_string();
        assert_eq!(done, (expected, String::new(), Some(0)), "{kib} KiB");
    }
}

#[test]
fn recursion_is_an_error_and_the_program_goes_on() {
    let tries = [
        "def f(n):\n    return f(n + 1) + 1\nf(0)",
        "class A:\n    def __str__(self):\n        return str(self)\nstr(A())",
        "class A:\n    def __getattr__(self, name):\n        return self.other\nA().x",
        "class A:\n    def __eq__(self, other):\n        return self == other\nA() == A()",
        "def f(x):\n    return sorted([x], key=f)\nf(1)",
        "def f(x):\n    return list(map(f, [x]))\nf(1)",
        "def g(n):\n    yield from g(n + 1)\nlist(g(0))",
        "class A:\n    def __init__(self):\n        A()\nA()",
        "class A:\n    def __bool__(self):\n        return not self\nnot A()",
        "class A:\n    def __iter__(self):\n        return iter(A())\nlist(A())",
    ];
    for body in tries {
        let indented = body.replace('\n', "\n    ");
        let source = format!("try:\n    {indented}\nexcept RecursionError as e:\n    print('deep')\nprint('on')\n");
        let done = whole(&source);
        assert_eq!(done, ("deep\non\n".into(), String::new(), Some(0)), "{body}");
    }
}

#[test]
fn deep_and_wide_calls() {
    let programs = [
        ("def f(*a):\n    return len(a)\nprint(f(*range(100000)), f(*[1] * 70000, *(2,) * 3))", "100000 70003\n"),
        ("print(max(*range(100000)))", "99999\n"),
        ("def f(a, *b, c=1, **d):\n    return f(a - 1, *b, a, c=a, **d) if a else b\nprint(len(f(300)))", "300\n"),
        (
            concat!(
                "def leaf():\n    yield 1\n    yield 2\ndef wrap(g):\n    yield from g\ng = leaf()\n",
                "for i in range(2000):\n    g = wrap(g)\n",
                "try:\n    print(list(g))\nexcept RecursionError:\n    print('deep')\nprint('on')"
            ),
            "deep\non\n",
        ),
        ("print(len(list(zip(range(300000), range(300000)))))", "300000\n"),
        ("print(len(list(range(10000))), len(tuple(range(100000))))", "10000 100000\n"),
        ("print(len(str(list(range(200000)))))", "1488890\n"),
    ];
    for (source, expected) in programs {
        assert_eq!(whole(source), (expected.into(), String::new(), Some(0)), "{source}");
    }
}

#[test]
fn a_program_without_end_runs_out_of_fuel() {
    for collect_everywhere in [false, true] {
        let mut host = Captured::default();
        let program = Program::Source { text: "while True: pass", filename: "endless.py" };
        let options = Options { fuel: Some(100_000), collect_everywhere, ..Options::default() };
        assert_eq!(vm_std::run(program, options, &mut host), OUT_OF_FUEL);
        assert_eq!(host.err, b"cellar: endless.py: out of fuel\n");
    }
}

/// Work that takes long is paid for before it is done: it never begins where the fuel is short.
#[test]
fn a_long_operation_runs_out_of_fuel() {
    for text in
        ["3 ** 50_000_000", "x = [0] * 50_000_000", "x = 'a' * 900_000_000", "import math; math.factorial(1_000_000)"]
    {
        let mut host = Captured::default();
        let options = Options { fuel: Some(20_000), ..Options::default() };
        assert_eq!(
            vm_std::run(Program::Source { text, filename: "long.py" }, options, &mut host),
            OUT_OF_FUEL,
            "{text}"
        );
    }
}

/// What an instruction has paid counts when it goes on, however little it gets at a time.
#[test]
fn a_long_operation_ends_when_its_fuel_comes_in_drops() {
    let mut host = Captured::default();
    let text = "x = 7 ** 9000\nprint(len(hex(x * x // 3)), len('ab' * 70000))";
    let options = Options { collect_everywhere: true, ..Options::default() };
    assert_eq!(vm_std::run(Program::Source { text, filename: "t.py" }, options, &mut host), 0);
    assert_eq!(host.out, b"12635 140000\n");
}

/// A routine that makes several objects in one step got its fuel back when memory failed, and never came to its end.
#[test]
fn a_routine_that_allocates_much_ends_under_stress() {
    let mut host = Captured::default();
    let text = "try:\n    str.no_such_method\nexcept AttributeError as e:\n    print(e)\n";
    let options = Options { fuel: Some(1_000_000), collect_everywhere: true, ..Options::default() };
    assert_eq!(vm_std::run(Program::Source { text, filename: "t.py" }, options, &mut host), 0);
    assert_eq!(host.out, b"type object 'str' has no attribute 'no_such_method'\n");
}
