//! Code objects side by side, field by field.

use alloc::rc::Rc;

use vm_compiler::diff;
use vm_compiler::{CodeObject, Constant, Mode, Options, SyntaxError};

use crate::{Tally, read};

pub(crate) fn compile(source: &str, path: &str, optimize: u8) -> Result<Rc<CodeObject>, SyntaxError> {
    vm_compiler::compile(source, path, Mode::Exec, Options { optimize, ..Options::default() })
}

pub(crate) fn compare(path: &str, expected: &CodeObject, optimize: u8, tally: &mut Tally) {
    let all = count(expected);
    tally.parts.all += all;
    match read(path).and_then(|source| compile(&source, path, optimize)) {
        Ok(actual) => {
            let differences = diff::compare(expected, &actual);
            for difference in &differences {
                let cause = format!("{}: {}", difference.field, difference.cause);
                tally.causes.note(cause, path, &difference.to_string());
            }
            let mut different: Vec<&str> = differences.iter().map(|difference| &*difference.path).collect();
            different.dedup();
            tally.parts.same += all.saturating_sub(different.len());
            tally.files.add(differences.is_empty());
        }
        Err(error) => {
            tally.causes.note(format!("error: {}", error.message), path, &error.to_string());
            tally.files.add(false);
        }
    }
}

/// How many code objects there are in one, itself included.
fn count(code: &CodeObject) -> usize {
    let inner = code.consts.iter().map(|constant| match constant {
        Constant::Code(code) => count(code),
        _ => 0,
    });
    1 + inner.sum::<usize>()
}
