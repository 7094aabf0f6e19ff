//! Nothing recurses on the host's stack: programs whose data or calls are 100,000 deep, run in a thread with a stack of
//! 256 KiB. What they print was seen there; where CPython gives up with a `RecursionError`, Cellar may too.

use vm_std::{Captured, Options, Program};

const STACK: usize = 256 * 1024;

/// Runs a program in a small thread; answers what it printed.
fn run(source: &'static str) -> String {
    let options = vm_compiler::Options::default();
    let code = vm_compiler::compile(source, "deep.py", vm_compiler::Mode::Exec, options).expect("a program");
    let pyc = vm_compiler::marshal::write_pyc(&code, 0, 0).expect("a pyc");
    let run = move || {
        let mut host = Captured::default();
        let program = Program::Pyc { bytes: &pyc, filename: "deep.py" };
        let exit = vm_std::run(program, Options::default(), &mut host);
        assert_eq!(exit, 0, "{}", String::from_utf8_lossy(&host.err));
        String::from_utf8_lossy(&host.out).into_owned()
    };
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(run).expect("a thread");
    thread.join().expect("no panic")
}

/// Every line is an answer or a Python exception.
fn ends(source: &'static str, lines: usize) {
    let out = run(source);
    assert_eq!(out.lines().count(), lines, "{out}");
}

#[test]
fn repr_of_deep_values() {
    let source = "
a, d = [], {}
for _ in range(100_000): a, d = [a], {1: d}
print(len(repr(a)))
print(len(repr(d)))
";
    assert_eq!(run(source), "200002\n500002\n");
}

#[test]
fn comparison_and_hash() {
    ends(
        "
def nest(make):
    a = make(0)
    for _ in range(100_000): a = make(a)
    return a
def attempt(run):
    try: print(run())
    except (RecursionError, TypeError) as error: print(type(error).__name__)
for make in (lambda x: [x], lambda x: (x,), lambda x: {1: x}):
    a, b = nest(make), nest(make)
    attempt(lambda: a == b)
    attempt(lambda: a < b)
    attempt(lambda: a in [b])
    attempt(lambda: hash(a) != 0)
",
        12,
    );
}

#[test]
fn dropped_and_marked() {
    let source = "
import gc
a = b = c = None
class N: pass
for _ in range(100_000):
    a, b, n = (a,), {'k': b}, N()
    n.next = c
    c = n
f = lambda: 0
for _ in range(100_000): f = (lambda g: lambda: g)(f)
gc.collect()
a = b = c = f = n = None
gc.collect()
print('dropped')
";
    assert_eq!(run(source), "dropped\n");
}

#[test]
fn chains_of_iterators() {
    ends(
        "
def attempt(run):
    try: print(run())
    except RecursionError as error: print(type(error).__name__)
def delegate(inner): yield from inner
def loop(inner):
    for x in inner: yield x
for make in (delegate, loop, lambda i: map(abs, i), zip, lambda i: filter(None, i)):
    chain = iter([1])
    for _ in range(100_000): chain = make(chain)
    attempt(lambda: next(chain) is not None)
",
        5,
    );
}

#[test]
fn checks_and_exceptions() {
    ends(
        "
def attempt(run):
    try: print(run())
    except (RecursionError, TypeError) as error: print(type(error).__name__)
t = (str,)
for _ in range(100_000): t = (t, bytes)
attempt(lambda: isinstance(1, t))
attempt(lambda: issubclass(int, t))
e, g = None, ValueError(0)
for i in range(100_000):
    n = ValueError(i)
    n.__context__ = e
    e, g = n, ExceptionGroup('g', [g])
attempt(lambda: len(repr(g)) > 0)
attempt(lambda: g.split(ValueError)[0] is not None)
try:
    try: raise KeyError
    except KeyError: raise e
except ValueError as x: print(x.args)
def key(x):
    if x == 500: raise TypeError
    return -x
attempt(lambda: list(range(100_000)).sort(key=key))
def deep(x): return sorted([x], key=deep)
attempt(lambda: deep(1))
",
        7,
    );
}
