//! What is written can be read, and stripping changes the positions alone.

use vm_core::code::LineTable;
use vm_core::image::Image;

use super::{Module, strip, write};
use crate::marshal::write_constant;
use crate::object::{CodeObject, Constant};
use crate::{Mode, Options, compile};

const TEXT: &str =
    "def f(a,\n      b):\n    return (a +\n            b)\n\nclass C:\n    x = [f(1, 2)\n         for _ in ()]\n";

fn lines(code: &CodeObject) -> Vec<Option<i32>> {
    let table = LineTable::new(&code.linetable, code.firstlineno);
    (0..code.code.len()).step_by(2).map(|at| table.find(at as u32).and_then(|position| position.line)).collect()
}

fn inner(code: &CodeObject) -> impl Iterator<Item = &CodeObject> {
    code.consts.iter().filter_map(|constant| match constant {
        Constant::Code(code) => Some(&**code),
        _ => None,
    })
}

/// Whether the lines are the same, all the way down, and no position has a column.
fn same_lines(code: &CodeObject, stripped: &CodeObject) -> bool {
    let mut runs = LineTable::new(&stripped.linetable, stripped.firstlineno).into_iter();
    lines(code) == lines(stripped)
        && runs.all(|run| run.position.column.is_none())
        && inner(code).zip(inner(stripped)).all(|(code, stripped)| same_lines(code, stripped))
}

#[test]
fn what_is_written_is_read() {
    let code = compile(TEXT, "app.py", Mode::Exec, Options::default()).unwrap();
    let module = |name: &str, is_package| Module { name: name.to_owned(), is_package, code: code.clone() };
    let bytes = write(&[module("app", false), module("größe", true)]).unwrap();
    let image = Image::open(&bytes).unwrap();
    let names: Vec<_> = image.modules().map(|module| (module.name, module.is_package)).collect();
    assert_eq!(names, [("app", false), ("größe", true)]);
    assert_eq!(image.main().code, write_constant(&Constant::Code(code.clone())).unwrap());
    assert!(write(&[module(&"x".repeat(70_000), false)]).is_err());
}

#[test]
fn stripped_code_keeps_its_lines_and_is_smaller() {
    let code = compile(TEXT, "app.py", Mode::Exec, Options::default()).unwrap();
    let stripped = strip(&code);
    assert_eq!((&stripped.code, stripped.names.len()), (&code.code, code.names.len()));
    assert!(same_lines(&code, &stripped));
    assert!(!same_lines(&code, &code), "the compiler's own table has columns");
    let size = |code| write(&[Module { name: "app".to_owned(), is_package: false, code }]).unwrap().len();
    assert!(size(stripped) < size(code));
}
