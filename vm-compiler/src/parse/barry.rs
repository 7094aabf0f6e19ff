//! `from __future__ import barry_as_FLUFL` (PEP 401): `<>` instead of `!=`.

use core::mem::ManuallyDrop;

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::{Ranged, TextRange};

use crate::lower::{Lower, Result, syntax_error};

/// The source with `!=` for each `<>`. A `!=` is refused (`_PyPegen_check_barry_as_flufl`).
pub(super) fn translate(source: &str) -> Result<String> {
    let mut translated = source.to_owned();
    let options = ParseOptions::from(Mode::Module);
    let parsed = ManuallyDrop::new(parse_unchecked(source, options));
    let mut before: Option<TextRange> = None;
    for token in parsed.tokens() {
        let range = token.range();
        match token.kind() {
            TokenKind::NotEqual => {
                let place = Lower::new(source).range(range);
                return syntax_error("with Barry as BDFL, use '<>' instead of '!='", place);
            }
            TokenKind::Greater if before.is_some_and(|less| less.end() == range.start()) => {
                translated.replace_range(range.start().to_usize() - 1..range.end().to_usize(), "!=");
            }
            _ => {}
        }
        before = (token.kind() == TokenKind::Less).then_some(range);
    }
    Ok(translated)
}
