//! One statement typed at a prompt (`compile(…, 'single')`).

use ruff_python_ast::Stmt;
use ruff_text_size::Ranged;

use crate::instr::Location;
use crate::lower::{Lower, Result, syntax_error};

/// Refuses nothing at all, and more than one line of statements.
pub(super) fn check(body: &[Stmt], source: &str, lower: &Lower<'_>) -> Result<()> {
    let Some((first, others)) = body.split_first() else {
        return syntax_error("invalid syntax", Location::new(1, -1, -1, -1));
    };
    let mut before = first;
    for stmt in others {
        let (start, end) = (before.end().to_usize(), stmt.start().to_usize());
        let same_line = !source.get(start..end).unwrap_or("").replace("\\\n", "").contains('\n');
        if is_compound(first) {
            let place = lower.range(stmt.range());
            return syntax_error("invalid syntax", Location { end_line: -1, ..place });
        }
        if !same_line {
            let place = lower.range(before.range());
            let newline = Location::new(place.end_line, place.end_line, place.end_column, place.end_column + 1);
            return syntax_error("multiple statements found while compiling a single statement", newline);
        }
        before = stmt;
    }
    Ok(())
}

fn is_compound(stmt: &Stmt) -> bool {
    matches!(
        stmt,
        Stmt::FunctionDef(_)
            | Stmt::ClassDef(_)
            | Stmt::For(_)
            | Stmt::While(_)
            | Stmt::If(_)
            | Stmt::With(_)
            | Stmt::Match(_)
            | Stmt::Try(_)
    )
}
