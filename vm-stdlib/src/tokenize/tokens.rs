//! The numbers of tokens: `Lib/token.py`.

pub(super) const ENDMARKER: u8 = 0;
pub(super) const NAME: u8 = 1;
pub(super) const NUMBER: u8 = 2;
pub(super) const STRING: u8 = 3;
pub(super) const NEWLINE: u8 = 4;
pub(super) const INDENT: u8 = 5;
pub(super) const DEDENT: u8 = 6;
pub(super) const COLON: u8 = 11;
pub(super) const DOT: u8 = 23;
pub(super) const ELLIPSIS: u8 = 52;
pub(super) const OP: u8 = 55;
pub(super) const AWAIT: u8 = 56;
pub(super) const ASYNC: u8 = 57;
pub(super) const FSTRING_START: u8 = 61;
pub(super) const FSTRING_MIDDLE: u8 = 62;
pub(super) const FSTRING_END: u8 = 63;
pub(super) const COMMENT: u8 = 64;
pub(super) const NL: u8 = 65;

/// `_PyToken_OneChar`
pub(super) fn one_char(c: char) -> u8 {
    const SIGNS: &str = "()[]:,;+-*/|&<>=.%{}";
    match (SIGNS.find(c), c) {
        (Some(place), _) => 7 + place as u8,
        (None, '~') => 31,
        (None, '^') => 32,
        (None, '@') => 49,
        (None, '!') => 54,
        _ => OP,
    }
}

/// `_PyToken_TwoChars`
pub(super) fn two_chars(first: char, second: char) -> Option<u8> {
    const PAIRS: [(&str, u8); 20] = [
        ("==", 27),
        ("!=", 28),
        ("<>", 28),
        ("<=", 29),
        (">=", 30),
        ("<<", 33),
        (">>", 34),
        ("**", 35),
        ("+=", 36),
        ("-=", 37),
        ("*=", 38),
        ("/=", 39),
        ("%=", 40),
        ("&=", 41),
        ("|=", 42),
        ("^=", 43),
        ("//", 47),
        ("@=", 50),
        ("->", 51),
        (":=", 53),
    ];
    let known = PAIRS.iter().find(|(pair, _)| pair.chars().eq([first, second]));
    known.map(|&(_, token)| token)
}

/// `_PyToken_ThreeChars`
pub(super) fn three_chars(first: char, second: char, third: char) -> Option<u8> {
    match (first, second, third) {
        ('<', '<', '=') => Some(44),
        ('>', '>', '=') => Some(45),
        ('*', '*', '=') => Some(46),
        ('/', '/', '=') => Some(48),
        _ => None,
    }
}
