//! `cellar` with files that are no programs: one line, and an exit code.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

fn cellar(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cellar")).args(arguments).output().expect("cellar starts")
}

/// A file of its own for a test.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(name);
    fs::write(&path, bytes).expect("a writable file");
    path
}

/// Exit code and the one line on stderr; nothing on stdout.
fn refused(path: &str, exit: i32) -> String {
    let output = cellar(&[path]);
    let err = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(exit), "{path}: {err}");
    assert!(output.stdout.is_empty(), "{path}");
    assert!(err.starts_with("cellar: ") && err.lines().count() == 1, "{path}: {err}");
    err
}

fn recorded() -> Vec<u8> {
    let code = vm_compiler::compile(
        "def f(x):\n    return x + 1\nprint(f(1))\n",
        "t.py",
        vm_compiler::Mode::Exec,
        vm_compiler::Options::default(),
    );
    vm_compiler::marshal::write_pyc(&code.expect("a program"), 0, 0).expect("a pyc")
}

#[test]
fn a_pyc_that_is_none_is_refused() {
    let whole = recorded();
    let mut magic = whole.clone();
    magic[0] ^= 1;
    for (name, bytes) in [("empty.pyc", &[][..]), ("short.pyc", &whole[..7]), ("magic.pyc", &magic)] {
        refused(file(name, bytes).to_str().expect("a path"), 1);
    }
}

#[test]
fn a_truncated_pyc_is_refused() {
    let whole = recorded();
    for len in (0..whole.len()).step_by(11) {
        refused(file("truncated.pyc", &whole[..len]).to_str().expect("a path"), 1);
    }
}

#[test]
fn an_altered_pyc_does_not_crash() {
    let whole = recorded();
    for at in (16..whole.len()).step_by(5) {
        let mut altered = whole.clone();
        altered[at] ^= 0x55;
        let path = file("altered.pyc", &altered);
        let output = cellar(&[path.to_str().expect("a path")]);
        let code = output.status.code().expect("no signal");
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(code < 2 && !err.contains("panicked"), "byte {at}: {code} {err}");
    }
}

#[test]
fn what_is_no_file_is_refused() {
    refused(env!("CARGO_TARGET_TMPDIR"), 1);
    // As `python` does.
    refused("no/such/file.py", 2);
    refused("no/such/file.pyc", 2);
}

#[test]
fn a_file_that_is_no_text_is_a_syntax_error() {
    let path = file("latin.py", b"print('caf\xe9')\n");
    let output = cellar(&[path.to_str().expect("a path")]);
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{err}");
    assert!(err.contains("SyntaxError"), "{err}");
}

#[test]
fn wrong_usage_is_two() {
    for arguments in [&["--no-such-option"][..], &["-c"], &["dis"]] {
        let output = cellar(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn compile_writes_what_cellar_and_dis_read() {
    let source = file("compiled.py", b"def f(n):\n    return lambda: n\nprint(f(42)())\n");
    let out = source.with_extension("pyc");
    let (source, out) = (source.to_string_lossy(), out.to_string_lossy());
    let compiled = cellar(&["compile", &source, "-o", &out]);
    assert_eq!((compiled.status.code(), compiled.stderr.as_slice()), (Some(0), b"".as_slice()));
    assert_eq!(cellar(&[&out]).stdout, b"42\n");
    assert!(String::from_utf8_lossy(&cellar(&["dis", &out]).stdout).contains("COPY_FREE_VARS"));

    let broken = file("broken.py", b"def f(:\n");
    let refused = cellar(&["compile", &broken.to_string_lossy(), "-o", &out]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("SyntaxError: invalid syntax"));
    assert_eq!(cellar(&["compile", &source]).status.code(), Some(2));
}

#[test]
fn the_passes_are_shown() {
    let source = file("shown.py", b"def f(n):\n    return lambda: n\n");
    let shown = |pass: &str| {
        let output = cellar(&["compile", &source.to_string_lossy(), "--show", pass]);
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let table = "module top, line 0\n  f: global local assigned namespace\n  function f, line 1, optimized\n    \
                 n: parameter local\n    function lambda, line 2, optimized, nested\n      n: referenced free\n";
    assert_eq!(shown("symtable"), table);
    assert!(shown("cfg").starts_with("f.<locals>.<lambda>, line 2, stack size 1\nblock 0, depth 0:\n"));
    assert!(shown("code").contains("co_localsplusnames  ('n',)\n"));
    assert_eq!(cellar(&["compile", "shown.py", "--show", "tree"]).status.code(), Some(2));
}

#[test]
fn optimized_code_has_no_asserts() {
    let source = file("optimized.py", b"def f():\n    'text'\n    assert 0\nf()\nprint(__debug__, f.__doc__)\n");
    let source = source.to_string_lossy();
    assert_eq!(cellar(&[&source]).status.code(), Some(1));
    assert_eq!(cellar(&["-O", &source]).stdout, b"False text\n");
    assert_eq!(cellar(&["-OO", &source]).stdout, b"False None\n");
}

#[test]
fn warnings_show_the_line_if_there_is_a_file() {
    let source = file("warned.py", b"x = 1\nif 1:\n    if x is 1: print('yes')\n");
    let source = source.to_string_lossy();
    let message = "SyntaxWarning: \"is\" with 'int' literal. Did you mean \"==\"?\n";
    let output = cellar(&[&source]);
    assert_eq!(output.stdout, b"yes\n");
    assert_eq!(String::from_utf8_lossy(&output.stderr), format!("{source}:3: {message}  if x is 1: print('yes')\n"));
    let output = cellar(&["-c", "1 is 1"]);
    assert_eq!(String::from_utf8_lossy(&output.stderr), format!("<string>:1: {message}"));
}
