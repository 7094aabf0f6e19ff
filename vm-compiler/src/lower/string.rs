//! Texts and f-strings: parts that stand side by side become one, with CPython's positions
//! (`_PyPegen_concatenate_strings` in `Parser/action_helpers.c`).

use ruff_python_ast as py;
use ruff_text_size::TextRange;

use super::{Lower, Result, syntax_error};
use crate::ast::{Conversion, Expr, ExprKind};
use crate::instr::Location;
use crate::object::Constant;
use crate::string::PyString;

/// `MAX_EXPR_NESTING`: format specifications inside one another that may hold a field.
const MAX_NESTED_SPECS: u32 = 3;

impl Lower<'_> {
    /// One literal's text, as WTF-8.
    pub(super) fn string_part(&self, part: &py::StringLiteral) -> Vec<u8> {
        let raw = part.flags.prefix().is_raw();
        self.with_surrogates(part.content_range(), &part.value, raw, false)
    }

    /// The parser turns escapes of surrogates into U+FFFD; here they are put back, from the source.
    fn with_surrogates(&self, range: TextRange, value: &str, raw: bool, is_f_string: bool) -> Vec<u8> {
        let source = self.text(range);
        if raw || !value.contains(char::REPLACEMENT_CHARACTER) || !source.contains('\\') {
            return value.as_bytes().to_vec();
        }
        let mut bytes = Vec::with_capacity(value.len());
        let mut values = value.chars();
        let mut rest = source;
        while let Some(first) = rest.chars().next() {
            let (unit, chars) = unit(rest, first, is_f_string);
            let surrogate = unit.get(2..).and_then(|digits| u32::from_str_radix(digits, 16).ok());
            match surrogate {
                Some(point @ 0xD800..=0xDFFF) if unit.starts_with("\\u") || unit.starts_with("\\U") => {
                    values.next();
                    let low = |shift: u32| 0x80 | (point >> shift & 0x3F) as u8;
                    bytes.extend_from_slice(&[0xED, low(6), low(0)]);
                }
                _ => values.by_ref().take(chars).for_each(|char| {
                    bytes.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
                }),
            }
            rest = rest.get(unit.len().max(1)..).unwrap_or("");
        }
        bytes
    }

    pub(super) fn f_string(&mut self, node: &py::ExprFString) -> Result<ExprKind> {
        let mut elements = Vec::new();
        for part in &node.value {
            match part {
                py::FStringPart::Literal(literal) => {
                    let text = self.string_part(literal);
                    push_text(&mut elements, &text, self.of(literal));
                }
                py::FStringPart::FString(part) => {
                    let raw = part.flags.prefix().is_raw();
                    self.elements(&part.elements, raw, false, &mut elements)?;
                }
            }
        }
        elements.retain(|element| !matches!(element.as_constant(), Some(Constant::Str(text)) if text.is_empty()));
        Ok(ExprKind::JoinedStr(elements))
    }

    fn elements(
        &mut self,
        nodes: &py::InterpolatedStringElements,
        raw: bool,
        in_spec: bool,
        into: &mut Vec<Expr>,
    ) -> Result<()> {
        for node in nodes {
            match node {
                py::InterpolatedStringElement::Literal(literal) => {
                    let text = self.with_surrogates(literal.range, &literal.value, raw, true);
                    push_text(into, &text, self.of(literal));
                }
                py::InterpolatedStringElement::Interpolation(field) => self.field(field, raw, in_spec, into)?,
            }
        }
        Ok(())
    }

    /// A replacement field, after the text that `=` asks for.
    fn field(&mut self, node: &py::InterpolatedElement, raw: bool, in_spec: bool, into: &mut Vec<Expr>) -> Result<()> {
        let location = self.of(node);
        if self.specs >= MAX_NESTED_SPECS {
            let place = Location { end_line: location.line, column: location.column - 1, ..location };
            let message = "f-string: expressions nested too deeply";
            return syntax_error(message, Location { end_column: place.column, ..place });
        }
        let mut conversion = match node.conversion {
            py::ConversionFlag::None => Conversion::None,
            py::ConversionFlag::Str => Conversion::Str,
            py::ConversionFlag::Ascii => Conversion::Ascii,
            py::ConversionFlag::Repr => Conversion::Repr,
        };
        let mut debug = None;
        if let Some(text) = &node.debug_text {
            let start = node.range.start().to_u32() + 1;
            debug = Some((without_comments(text.as_str()), self.span(start, start + text.as_str().len() as u32)));
            if conversion == Conversion::None && node.format_spec.is_none() {
                conversion = Conversion::Repr;
            }
        }
        let value = self.boxed(&node.expression)?;
        let format_spec = match &node.format_spec {
            Some(spec) => Some(Box::new(self.format_spec(spec, raw)?)),
            None => None,
        };
        let field = Expr { kind: ExprKind::FormattedValue { value, conversion, format_spec }, location };
        match debug {
            // In a format specification CPython leaves the two in a node of their own.
            Some((text, place)) if in_spec => {
                let text = Expr::constant(Constant::str(text), place);
                let location = Location { column: location.column, line: location.line, ..place };
                into.push(Expr { kind: ExprKind::JoinedStr(vec![text, field]), location });
            }
            Some((text, place)) => {
                push_text(into, text.as_bytes(), place);
                into.push(field);
            }
            None => into.push(field),
        }
        Ok(())
    }

    fn format_spec(&mut self, node: &py::InterpolatedStringFormatSpec, raw: bool) -> Result<Expr> {
        self.deeper(|lower| {
            let mut elements = Vec::new();
            lower.specs += 1;
            lower.elements(&node.elements, raw, true, &mut elements)?;
            lower.specs -= 1;
            // CPython's tokenizer reports an empty text between a field and the closing brace.
            if elements.last().is_some_and(|last| last.as_constant().is_none()) {
                let end = node.range.end().to_u32();
                elements.push(Expr::constant(Constant::str(""), lower.span(end, end)));
            }
            let location = lower.span(node.range.start().to_u32().saturating_sub(1), node.range.end().to_u32());
            Ok(Expr { kind: ExprKind::JoinedStr(elements), location })
        })
    }
}

/// Appends a text, to the text before it if there is one.
fn push_text(elements: &mut Vec<Expr>, text: &[u8], location: Location) {
    if let Some(Expr { kind: ExprKind::Constant { value: Constant::Str(before), .. }, location: place }) =
        elements.last_mut()
    {
        let joined = [before.as_bytes(), text].concat();
        *before = PyString::from_wtf8(&joined).unwrap_or_default();
        place.end_line = location.end_line;
        place.end_column = location.end_column;
    } else {
        let value = Constant::Str(PyString::from_wtf8(text).unwrap_or_default());
        elements.push(Expr::constant(value, location));
    }
}

/// The source of the next character or escape of a literal, and how many characters it stands for.
fn unit(rest: &str, first: char, is_f_string: bool) -> (&str, usize) {
    let take = |len: usize, chars| (rest.get(..len).unwrap_or(rest), chars);
    if is_f_string && (rest.starts_with("{{") || rest.starts_with("}}")) {
        return take(2, 1);
    }
    if first != '\\' {
        return take(first.len_utf8(), 1);
    }
    match rest[1..].chars().next() {
        Some('\n') => take(2, 0),
        Some('u') => take(6, 1),
        Some('U') => take(10, 1),
        Some('x') => take(4, 1),
        Some('N') => take(rest.find('}').map_or(rest.len(), |at| at + 1), 1),
        Some('0'..='7') => {
            let digits = rest[1..].bytes().take(3).take_while(|byte| (b'0'..=b'7').contains(byte)).count();
            take(1 + digits, 1)
        }
        Some('\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v') => take(2, 1),
        Some(other) => take(1 + other.len_utf8(), 2),
        None => take(1, 1),
    }
}

/// The text of `{…=}` without comments; CPython 3.12 takes every `#` for the start of one.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        match line.split_once('#') {
            Some((code, comment)) => {
                out.push_str(code);
                out.push_str(if comment.ends_with('\n') { "\n" } else { "" });
            }
            None => out.push_str(line),
        }
    }
    out
}
