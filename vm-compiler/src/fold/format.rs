//! `'…%s…' % (a, b)` becomes an f-string where the format is simple (`optimize_format`).

use crate::ast::{Conversion, Expr, ExprKind};
use crate::instr::Location;
use crate::object::Constant;
use crate::string::PyString;

/// `MAXDIGITS`, of a width or a precision.
const MAX_DIGITS: usize = 3;

/// The f-string; none, with the items untouched, if the format asks for more.
pub(super) fn optimize_format(format: &PyString, items: &mut Vec<Expr>) -> Option<ExprKind> {
    let format: Vec<u32> = format.code_points().collect();
    let mut pieces = Vec::new();
    let mut rest = &format[..];
    loop {
        let literal = literal(&mut rest)?;
        pieces.extend(literal.map(Piece::Literal));
        if rest.is_empty() {
            break;
        }
        rest = &rest[1..];
        pieces.push(Piece::Field(field(&mut rest)?));
    }
    let fields = pieces.iter().filter(|piece| matches!(piece, Piece::Field(_))).count();
    if fields != items.len() {
        return None;
    }
    let mut items = core::mem::take(items).into_iter();
    let nowhere = |text: &str| Expr::constant(Constant::str(text), Location::NONE);
    let values = pieces.into_iter().filter_map(|piece| match piece {
        Piece::Literal(text) => Some(Expr::constant(Constant::Str(text), Location::NONE)),
        Piece::Field((conversion, spec)) => {
            let value = items.next()?;
            let location = value.location;
            let format_spec = (!spec.is_empty()).then(|| Box::new(nowhere(&spec)));
            Some(Expr { kind: ExprKind::FormattedValue { value: Box::new(value), conversion, format_spec }, location })
        }
    });
    Some(ExprKind::JoinedStr(values.collect()))
}

enum Piece {
    Literal(PyString),
    Field((Conversion, String)),
}

const PERCENT: u32 = b'%' as u32;

/// `parse_literal`: up to a `%` that is not doubled. The outer none is a text that is none.
fn literal(rest: &mut &[u32]) -> Option<Option<PyString>> {
    let mut text = Vec::new();
    loop {
        match rest {
            [PERCENT, PERCENT, tail @ ..] => {
                text.push(PERCENT);
                *rest = tail;
            }
            [PERCENT, ..] | [] => break,
            [point, tail @ ..] => {
                text.push(*point);
                *rest = tail;
            }
        }
    }
    if text.is_empty() { Some(None) } else { PyString::from_code_points(text).map(Some) }
}

/// `parse_format`: the conversion and the format specification that mean the same.
fn field(rest: &mut &[u32]) -> Option<(Conversion, String)> {
    let mut next = || {
        let (first, tail) = rest.split_first()?;
        *rest = tail;
        char::from_u32(*first)
    };
    let mut char = next()?;
    let mut left = false;
    while let '-' | '+' | ' ' | '#' | '0' = char {
        left |= char == '-';
        char = next()?;
    }
    let mut width = None;
    if char.is_ascii_digit() {
        (width, char) = number(char, &mut next)?;
    }
    let mut precision = None;
    if char == '.' {
        char = next()?;
        precision = Some(0);
        if char.is_ascii_digit() {
            (precision, char) = number(char, &mut next)?;
        }
    }
    let conversion = match char {
        's' => Conversion::Str,
        'r' => Conversion::Repr,
        'a' => Conversion::Ascii,
        _ => return None,
    };
    let mut spec = String::new();
    if !left && width.is_some_and(|width| width > 0) {
        spec.push('>');
    }
    spec.extend(width.map(|width| width.to_string()));
    spec.extend(precision.map(|precision| format!(".{precision}")));
    Some((conversion, spec))
}

/// Fewer than [`MAX_DIGITS`] digits, and the character after them.
fn number(first: char, next: &mut impl FnMut() -> Option<char>) -> Option<(Option<u32>, char)> {
    let (mut value, mut char, mut digits) = (0, first, 0);
    while let Some(digit) = char.to_digit(10) {
        value = value * 10 + digit;
        char = next()?;
        digits += 1;
        if digits >= MAX_DIGITS {
            return None;
        }
    }
    Some((Some(value), char))
}
