//! Every program of the suite, and those of `tests/corpus`, which hold every instruction that the compiler emits, compile
//! to the code objects that CPython 3.12 made of them, field for field; the corpus has its symbol tables too.

use std::path::{Path, PathBuf};

use vm_compiler::diff::compare;
use vm_compiler::marshal::read_pyc;
use vm_compiler::{Mode, Options, show};

fn recordings(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the suite is there") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            recordings(&path, found);
        } else if path.to_string_lossy().ends_with(".312.pyc") {
            found.push(path);
        }
    }
}

#[test]
fn every_program_compiles_as_in_cpython() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut paths = Vec::new();
    recordings(&root.join("tests/programs"), &mut paths);
    recordings(&root.join("vm-compiler/tests/corpus"), &mut paths);
    assert!(paths.len() >= 80, "only {} recordings", paths.len());
    let mut failed = Vec::new();
    for path in paths {
        let (_, expected) = read_pyc(&std::fs::read(&path).expect("readable")).expect("CPython wrote it");
        let filename = expected.filename.to_string_lossy();
        let source = std::fs::read_to_string(root.join(&filename)).expect("the source is there");
        match vm_compiler::compile(&source, &filename, Mode::Exec, Options::default()) {
            Ok(actual) => failed.extend(compare(&expected, &actual).into_iter().map(|d| format!("{filename}: {d}"))),
            Err(error) => failed.push(format!("{filename}: {error}")),
        }
    }
    assert!(failed.is_empty(), "{} differences\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn symbol_tables_are_shown_as_symtable_tells_them() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    for name in ["comprehensions", "exceptions", "expressions", "extended", "functions", "locals_unbound", "loops"] {
        let read = |extension| std::fs::read_to_string(corpus.join(name).with_extension(extension)).expect("readable");
        let shown = show::symtable(&read("py"), "f", Mode::Exec).expect("it compiles");
        assert_eq!(shown, read("symtable"), "{name}");
    }
}
