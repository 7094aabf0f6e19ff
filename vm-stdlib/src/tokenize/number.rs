//! Numbers, with the errors of those that are none: `tok_get_normal_mode` of CPython's `Parser/tokenizer.c`.

use super::lexer::{Attempt, Lexer};
use super::plain::{Found, continues_name};
use super::tokens::NUMBER;

impl Lexer {
    pub(super) fn number(&mut self, first: char, start: usize) -> Attempt<Found> {
        if first != '0' {
            let c = self.decimal_tail()?;
            return self.after_digits(c, start);
        }
        let c = self.next()?;
        match c {
            Some('x' | 'X') => self.digits(16, "hexadecimal", start),
            Some('o' | 'O') => self.digits(8, "octal", start),
            Some('b' | 'B') => self.digits(2, "binary", start),
            c => self.zeros(c, start),
        }
    }

    /// Digits of another base behind its letter.
    fn digits(&mut self, base: u32, kind: &str, start: usize) -> Attempt<Found> {
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_digit(base));
        let is_decimal = |c: Option<char>| c.filter(|c| base < 10 && c.is_ascii_digit());
        let mut c = self.next()?;
        loop {
            if c == Some('_') {
                c = self.next()?;
            }
            if !is_digit(c) {
                if let Some(digit) = is_decimal(c) {
                    return Err(self.fault(&format!("invalid digit '{digit}' in {kind} literal")));
                }
                self.back(c);
                return Err(self.fault(&format!("invalid {kind} literal")));
            }
            while is_digit(c) {
                c = self.next()?;
            }
            if c != Some('_') {
                break;
            }
        }
        if let Some(digit) = is_decimal(c) {
            return Err(self.fault(&format!("invalid digit '{digit}' in {kind} literal")));
        }
        self.end_of_number(c, kind)?;
        self.finish_number(c, start)
    }

    /// Behind a zero.
    fn zeros(&mut self, mut c: Option<char>, start: usize) -> Attempt<Found> {
        loop {
            if c == Some('_') {
                c = self.next()?;
                if !c.is_some_and(|c| c.is_ascii_digit()) {
                    self.back(c);
                    return Err(self.fault("invalid decimal literal"));
                }
            }
            if c != Some('0') {
                break;
            }
            c = self.next()?;
        }
        let nonzero = c.is_some_and(|c| c.is_ascii_digit());
        if nonzero {
            c = self.decimal_tail()?;
        }
        let goes_on = matches!(c, Some('.' | 'e' | 'E' | 'j' | 'J'));
        if nonzero && !goes_on && !self.extra {
            self.back(c);
            let text =
                "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
            return Err(self.fault(text));
        }
        self.after_digits(c, start)
    }

    /// More digits; answers what comes behind them.
    fn decimal_tail(&mut self) -> Attempt<Option<char>> {
        loop {
            let mut c = self.next()?;
            while c.is_some_and(|c| c.is_ascii_digit()) {
                c = self.next()?;
            }
            if c != Some('_') {
                return Ok(c);
            }
            c = self.next()?;
            if !c.is_some_and(|c| c.is_ascii_digit()) {
                self.back(c);
                return Err(self.fault("invalid decimal literal"));
            }
        }
    }

    fn after_digits(&mut self, c: Option<char>, start: usize) -> Attempt<Found> {
        if c == Some('.') {
            let c = self.next()?;
            return self.fraction(c, start);
        }
        self.exponent(c, start)
    }

    /// Behind the point.
    pub(super) fn fraction(&mut self, mut c: Option<char>, start: usize) -> Attempt<Found> {
        if c.is_some_and(|c| c.is_ascii_digit()) {
            c = self.decimal_tail()?;
        }
        self.exponent(c, start)
    }

    fn exponent(&mut self, mut c: Option<char>, start: usize) -> Attempt<Found> {
        if matches!(c, Some('e' | 'E')) {
            let letter = c;
            c = self.next()?;
            if matches!(c, Some('+' | '-')) {
                c = self.next()?;
                if !c.is_some_and(|c| c.is_ascii_digit()) {
                    self.back(c);
                    return Err(self.fault("invalid decimal literal"));
                }
            } else if !c.is_some_and(|c| c.is_ascii_digit()) {
                self.back(c);
                self.end_of_number(letter, "decimal")?;
                return self.finish_number(letter, start);
            }
            c = self.decimal_tail()?;
        }
        if matches!(c, Some('j' | 'J')) {
            c = self.next()?;
            self.end_of_number(c, "imaginary")?;
        } else {
            self.end_of_number(c, "decimal")?;
        }
        self.finish_number(c, start)
    }

    fn finish_number(&mut self, c: Option<char>, start: usize) -> Attempt<Found> {
        self.back(c);
        Ok((NUMBER, Some((start, self.state.at))))
    }

    /// What may stand right behind a number: `verify_end_of_number`.
    fn end_of_number(&mut self, c: Option<char>, kind: &str) -> Attempt<()> {
        if self.extra {
            return Ok(());
        }
        let keywords: &[&str] = match c {
            Some('a') => &["and"],
            Some('e') => &["else"],
            Some('f') => &["for"],
            Some('i') => &["in", "if", "is"],
            Some('o') => &["or"],
            Some('n') => &["not"],
            _ => &[],
        };
        let begin = self.state.at.saturating_sub(1);
        let is_keyword = keywords.iter().any(|word| self.slice(begin, begin + word.len()) == *word);
        match c {
            Some(c) if !is_keyword && c.is_ascii() && continues_name(c) => {
                self.back(Some(c));
                Err(self.fault(&format!("invalid {kind} literal")))
            }
            _ => Ok(()),
        }
    }
}
