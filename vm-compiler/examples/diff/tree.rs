//! Syntax trees side by side, and what they compile to.

use core::error::Error;

use vm_compiler::consts::same_constant;
use vm_compiler::{Constant, Mode, Options, diff, tree};

use crate::{Tally, code, read};

pub(crate) fn compare(path: &str, expected: &Constant, tally: &mut Tally) -> Result<(), Box<dyn Error>> {
    let Constant::Tuple(expected) = expected else { return Err("no tree".into()) };
    tally.parts.all += expected.len();
    let source = read(path)?;
    let options = Options::default();
    let actual = match tree::parse(&source, path, Mode::Exec, options, &mut Vec::new()) {
        Ok(actual) => actual,
        Err(error) => {
            tally.causes.note(format!("error: {}", error.message), path, &error.to_string());
            tally.files.add(false);
            return Ok(());
        }
    };
    // A NaN is like a NaN.
    let is_same = |a: &Constant, b: &Constant| same_constant(a, b) || a.to_string() == b.to_string();
    let differs = expected.iter().zip(&actual).position(|(a, b)| !is_same(a, b));
    let shown = |items: &[Constant], at: usize| {
        let around = items.iter().skip(at.saturating_sub(12)).take(24).map(Constant::to_string);
        around.collect::<Vec<_>>().join(" ")
    };
    if differs.is_some() || expected.len() != actual.len() {
        let at = differs.unwrap_or(expected.len().min(actual.len()));
        let text = format!("    expected {}\n    actual   {}", shown(expected, at), shown(&actual, at));
        tally.causes.note("tree".into(), path, &text);
        tally.files.add(false);
        return Ok(());
    }
    let of_tree = tree::compile(expected, path, Mode::Exec, options, &mut Vec::new());
    let same = match (code::compile(&source, path, 0), of_tree) {
        (Ok(direct), Ok(code)) => diff::compare(&direct, &code).is_empty(),
        // Not the parser refuses it.
        (Err(direct), Err(error)) => direct.message == error.message,
        (Ok(_), Err(error)) => {
            tally.causes.note(format!("tree refused: {}", error.message), path, &error.to_string());
            false
        }
        (Err(_), Ok(_)) => false,
    };
    if same {
        tally.parts.same += expected.len();
    } else {
        tally.causes.note("code of the tree".into(), path, "");
    }
    tally.files.add(same);
    Ok(())
}
