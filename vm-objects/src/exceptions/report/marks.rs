//! The marks under a source line: which columns, and which part is pointed at with `^` among `~`.
//!
//! Follows `tb_displayline` and `extract_anchors_from_line` of CPython's `Python/traceback.c`. CPython parses the marked
//! text; here its tokens are enough: what is asked is only whether it is a binary operation, whose operator is pointed
//! at, or a subscript, whose brackets are.

use super::width::columns;
use crate::features::MARKS;
use vm_core::code::Position;

/// Marked columns of the line, as a terminal shows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Marks {
    /// First marked column.
    pub(super) start: usize,
    /// Column after the last.
    pub(super) end: usize,
    /// The columns that `^` points at, the others being `~`; none: `^` at all.
    pub(super) anchor: Option<(usize, usize)>,
}

/// The marks for an instruction at `position` whose first line is `line`.
pub(super) fn marks(line: &[char], position: Position) -> Option<Marks> {
    if !MARKS.on {
        return None;
    }
    let (start, end) = (character(line, position.column?), character(line, position.end_column?));
    let indent = line.iter().take_while(|c| matches!(c, ' ' | '\t' | '\u{c}')).count();
    if position.line? != position.end_line? {
        let end = line.iter().rposition(|c| !c.is_ascii_whitespace()).map_or(0, |last| last + 1);
        let whole = end.wrapping_sub(start) == line.len() - indent;
        return (!whole).then_some(Marks { start: columns(line, start), end, anchor: None });
    }
    let anchor = line.get(start..end).and_then(anchors);
    // A line that is marked from its first character to its last is not marked.
    if anchor.is_none() && end.wrapping_sub(start) == line.len() - indent {
        return None;
    }
    let anchor = anchor.map(|(from, to)| (columns(line, start + from), columns(line, start + to)));
    Some(Marks { start: columns(line, start), end: columns(line, end), anchor })
}

/// The character that begins at (or holds) a byte of the line's UTF-8.
fn character(line: &[char], byte: i32) -> usize {
    let mut left = usize::try_from(byte).unwrap_or(0);
    line.iter()
        .position(|c| match left.checked_sub(c.len_utf8()) {
            Some(rest) => {
                left = rest;
                false
            }
            None => true,
        })
        .unwrap_or(line.len())
}

/// How tightly a binary operator binds; the last of the loosest is the operation itself, but the first `**`.
const POWER: u8 = 6;

/// What the scan of an expression has found outside brackets.
#[derive(Default)]
struct Found {
    /// The operation's operator: where, how long, how tightly it binds.
    operator: Option<(usize, usize, u8)>,
    /// Where the last bracket opened, when it was a subscript's.
    subscript: Option<usize>,
    /// The character after the last token.
    end: usize,
    /// It begins with a unary operator or `await`.
    prefixed: bool,
}

/// The part of an expression that is pointed at; `None` if it is neither a binary operation nor a subscript.
fn anchors(text: &[char]) -> Option<(usize, usize)> {
    let found = scan(text)?;
    if let Some((at, len, _)) = found.operator {
        let next = at + len;
        // CPython takes the character behind an operator of one character with it, if it is no white space and not
        // yet the right operand: a bracket around that.
        let longer = len == 1 && text.get(next) == Some(&'(') && is_group(text.get(next..)?);
        return Some((at, next + usize::from(longer)));
    }
    let at = found.subscript.filter(|_| !found.prefixed)?;
    Some((at, found.end))
}

fn scan(text: &[char]) -> Option<Found> {
    let mut found = Found::default();
    // Whether the last token ends an operand.
    let mut operand = false;
    let mut at = 0;
    while let Some(&c) = text.get(at) {
        let rest = text.get(at..)?;
        let len = match c {
            c if c.is_whitespace() => {
                at += 1;
                continue;
            }
            '#' => break,
            '\\' => 1,
            '(' | '[' | '{' => {
                found.subscript = (c == '[' && operand).then_some(at);
                operand = true;
                bracket(rest)?
            }
            '"' | '\'' => {
                (operand, found.subscript) = (true, None);
                string(rest)?
            }
            c if c.is_ascii_digit() || c == '.' && rest.get(1).is_some_and(char::is_ascii_digit) && !operand => {
                (operand, found.subscript) = (true, None);
                number(rest)
            }
            c if c == '_' || c.is_alphanumeric() => {
                let len = rest.iter().take_while(|c| **c == '_' || c.is_alphanumeric()).count();
                let word = rest.get(..len)?;
                if is_keyword(word) {
                    return None;
                }
                let prefix = is_word(word, "await");
                let quoted = matches!(rest.get(len), Some('"' | '\'')) && len <= 2;
                found.prefixed |= prefix && at == 0;
                (operand, found.subscript) = (!prefix && !quoted, None);
                len
            }
            '.' => {
                operand = false;
                1
            }
            '+' | '-' | '~' if !operand => {
                found.prefixed |= found.end == 0;
                1
            }
            _ => {
                let (len, tightness) = operator(rest)?;
                if !operand {
                    return None;
                }
                let looser = found
                    .operator
                    .is_none_or(|(_, _, before)| tightness < before || (tightness == before && tightness != POWER));
                if looser {
                    found.operator = Some((at, len, tightness));
                }
                operand = false;
                len
            }
        };
        at += len;
        found.end = at;
    }
    operand.then_some(found)
}

/// A binary operator: its length and how tightly it binds. `None` for anything else: the text is no such operation.
fn operator(rest: &[char]) -> Option<(usize, u8)> {
    let at = |index: usize| rest.get(index).copied().unwrap_or(' ');
    let (len, tightness) = match (at(0), at(1)) {
        ('*', '*') => (2, POWER),
        ('/', '/') => (2, 5),
        ('<', '<') | ('>', '>') => (2, 3),
        ('*' | '/' | '%' | '@', _) => (1, 5),
        ('+' | '-', _) => (1, 4),
        ('&', _) => (1, 2),
        ('^', _) => (1, 1),
        ('|', _) => (1, 0),
        _ => return None,
    };
    (at(len) != '=').then_some((len, tightness))
}

/// The length of a bracket with all that is in it.
fn bracket(text: &[char]) -> Option<usize> {
    let (mut depth, mut at) = (0usize, 0);
    while let Some(&c) = text.get(at) {
        at += match c {
            '"' | '\'' => string(text.get(at..)?)?,
            _ => 1,
        };
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// The length of a string literal without its prefix.
fn string(text: &[char]) -> Option<usize> {
    let &quote = text.first()?;
    let triple = text.get(1) == Some(&quote) && text.get(2) == Some(&quote);
    let mut at = if triple { 3 } else { 1 };
    loop {
        match text.get(at)? {
            '\\' => at += 2,
            c if *c != quote => at += 1,
            _ if !triple => return Some(at + 1),
            _ if text.get(at + 1) == Some(&quote) && text.get(at + 2) == Some(&quote) => return Some(at + 3),
            _ => at += 1,
        }
    }
}

/// The length of a number.
fn number(text: &[char]) -> usize {
    let radix = matches!(text.get(1), Some('x' | 'X' | 'b' | 'B' | 'o' | 'O'));
    let mut before = ' ';
    text.iter()
        .take_while(|&&c| {
            let exponent = !radix && matches!(before, 'e' | 'E') && matches!(c, '+' | '-');
            before = c;
            exponent || c == '.' || c == '_' || c.is_alphanumeric()
        })
        .count()
}

/// Whether a text is one expression in brackets that only group it: no tuple, no generator expression.
fn is_group(text: &[char]) -> bool {
    let end = text.iter().rposition(|c| !c.is_whitespace()).map_or(0, |last| last + 1);
    let Some(inside) = text.get(1..end.saturating_sub(1)) else { return false };
    if bracket(text) != Some(end) || inside.iter().all(|c| c.is_whitespace()) {
        return false;
    }
    let mut at = 0;
    while let Some(rest) = inside.get(at..).filter(|rest| !rest.is_empty()) {
        at += match rest.first() {
            Some('(' | '[' | '{') => bracket(rest).unwrap_or(1),
            Some('"' | '\'') => string(rest).unwrap_or(1),
            Some(',') => return false,
            Some('f') if rest.starts_with(&['f', 'o', 'r', ' ']) => return false,
            _ => 1,
        };
    }
    true
}

fn is_word(word: &[char], text: &str) -> bool {
    word.iter().copied().eq(text.chars())
}

/// A keyword that neither is an operand nor stands before one within a binary operation.
fn is_keyword(word: &[char]) -> bool {
    const KEYWORDS: &[&str] = &[
        "and", "as", "assert", "async", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass",
        "raise", "return", "try", "while", "with", "yield",
    ];
    KEYWORDS.iter().any(|keyword| is_word(word, keyword))
}

#[cfg(test)]
mod tests {
    extern crate alloc;
    use super::anchors;
    use alloc::string::String;
    use alloc::vec::Vec;

    /// The marks as CPython 3.12 draws them under an expression.
    fn drawn(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        match anchors(&chars) {
            Some((from, to)) => (0..chars.len()).map(|at| if at >= from && at < to { '^' } else { '~' }).collect(),
            None => "^".repeat(chars.len()),
        }
    }

    #[test]
    fn operators_are_pointed_at() {
        assert_eq!(drawn("(a) + b"), "~~~~^~~");
        assert_eq!(drawn("a +(b)"), "~~^^~~");
        assert_eq!(drawn("a+(1,2)"), "~^~~~~~");
        assert_eq!(drawn("a + ((b))"), "~~^~~~~~~");
        assert_eq!(drawn("a  //  b"), "~~~^^~~~");
        assert_eq!(drawn("a**-b"), "~^^~~");
        assert_eq!(drawn("\"x\" + f\"{b}\" + 1"), "~~~~~~~~~~~~~^~~");
        assert_eq!(drawn("b+'a+b' ' + '  "), "~^~~~~~~~~~~~~~");
        assert_eq!(drawn("b + (yes for yes in a)"), "~~^~~~~~~~~~~~~~~~~~~~");
        assert_eq!(drawn("a+(b).imag"), "~^~~~~~~~~");
        assert_eq!(drawn("b-1e-5-a"), "~~~~~~^~");
    }

    #[test]
    fn brackets_of_a_subscript_are_pointed_at() {
        assert_eq!(drawn("(a)  [5]"), "~~~~~^^^");
        assert_eq!(drawn("a[0] [ (5)  ]"), "~~~~~^^^^^^^^");
        assert_eq!(drawn("[1,2][5]"), "~~~~~^^^");
        assert_eq!(drawn("a.b[\"x\"]"), "~~~^^^^^");
    }

    #[test]
    fn other_expressions_have_no_part() {
        assert_eq!(drawn("f(a + b)"), "^^^^^^^^");
        assert_eq!(drawn("-a"), "^^");
        assert_eq!(drawn("a < b"), "^^^^^");
        assert_eq!(drawn("[a + b]"), "^^^^^^^");
        assert_eq!(drawn("-a[0]"), "^^^^^");
        assert_eq!(drawn("a += b"), "^^^^^^");
        assert_eq!(drawn("not x + b"), "^^^^^^^^^");
    }
}
