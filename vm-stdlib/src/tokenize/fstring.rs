//! The texts of f-strings: `tok_get_fstring_mode` of CPython's `Parser/tokenizer.c`.

use super::lexer::{Attempt, Halt, Lexer, Mode};
use super::plain::Found;
use super::tokens::{FSTRING_END, FSTRING_MIDDLE};

/// Expressions in format specifications of expressions.
const MOST_NESTED: i32 = 3;

impl Lexer {
    pub(super) fn fstring_token(&mut self) -> Attempt<Found> {
        let start = self.state.at;
        self.state.first_line_number = self.state.line_number;
        let Some(mode) = self.state.modes.last().copied() else { return self.plain_token() };
        let first = self.next()?;
        if first == Some('{') {
            let second = self.next()?;
            self.back(second);
            self.back(first);
            if second != Some('{') {
                self.enter_expression()?;
                return self.plain_token();
            }
        } else {
            self.back(first);
        }
        let mut ends = true;
        for _ in 0..mode.quote_size {
            let c = self.next()?;
            if c != Some(mode.quote) {
                self.back(c);
                ends = false;
                break;
            }
        }
        if ends {
            self.state.modes.pop();
            self.state.multi_line_start = self.state.line_start;
            return Ok((FSTRING_END, Some((start, self.state.at))));
        }
        self.fstring_middle(mode, start)
    }

    fn enter_expression(&mut self) -> Attempt<()> {
        let Some(mode) = self.state.modes.last_mut() else { return Ok(()) };
        mode.expression_depth += 1;
        let too_deep = mode.expression_depth >= MOST_NESTED;
        mode.in_text = false;
        if too_deep { Err(self.fault("f-string: expressions nested too deeply")) } else { Ok(()) }
    }

    fn leave_text(&mut self) {
        if let Some(mode) = self.state.modes.last_mut() {
            mode.in_text = false;
        }
    }

    fn fstring_middle(&mut self, mode: Mode, start: usize) -> Attempt<Found> {
        self.state.multi_line_start = self.state.line_start;
        let in_format = mode.expression_ended && mode.expression_depth >= 0;
        let (mut end_size, mut in_name) = (0, false);
        while end_size != mode.quote_size {
            let c = self.next()?;
            if c.is_none() || mode.quote_size == 1 && c == Some('\n') {
                if in_format && c.is_some() {
                    self.back(c);
                    self.leave_text();
                    return Ok((FSTRING_MIDDLE, Some((start, self.state.at))));
                }
                return Err(self.unterminated_fstring(mode));
            }
            if c == Some(mode.quote) {
                end_size += 1;
                continue;
            }
            end_size = 0;
            match c {
                Some('{') => {
                    if let Some(mode) = self.state.modes.last_mut() {
                        mode.expression_ended = false;
                    }
                    let second = self.next()?;
                    if second == Some('{') && !in_format {
                        return Ok((FSTRING_MIDDLE, Some((start, self.state.at - 1))));
                    }
                    self.back(second);
                    self.back(c);
                    self.enter_expression()?;
                    return Ok((FSTRING_MIDDLE, Some((start, self.state.at))));
                }
                Some('}') => {
                    if in_name {
                        return Ok((FSTRING_MIDDLE, Some((start, self.state.at))));
                    }
                    let second = self.next()?;
                    if second == Some('}') && !in_format && mode.depth == 0 {
                        return Ok((FSTRING_MIDDLE, Some((start, self.state.at - 1))));
                    }
                    self.back(second);
                    self.back(c);
                    self.leave_text();
                    return Ok((FSTRING_MIDDLE, Some((start, self.state.at))));
                }
                Some('\\') => in_name |= self.escape(mode)?,
                _ => {}
            }
        }
        self.state.at -= mode.quote_size;
        Ok((FSTRING_MIDDLE, Some((start, self.state.at))))
    }

    /// Behind a backslash; answers whether a character's name begins.
    fn escape(&mut self, mode: Mode) -> Attempt<bool> {
        let mut c = self.next()?;
        if c == Some('\r') {
            c = self.next()?;
        }
        if matches!(c, Some('{' | '}')) {
            self.back(c);
            return Ok(false);
        }
        if mode.raw || c != Some('N') {
            return Ok(false);
        }
        let brace = self.next()?;
        if brace != Some('{') {
            self.back(brace);
        }
        Ok(brace == Some('{'))
    }

    fn unterminated_fstring(&mut self, mode: Mode) -> Halt {
        let last = self.state.line_number;
        self.state.at = mode.start + 1;
        (self.state.line_start, self.state.line_number) = (mode.line_start, mode.line_number);
        let triple = if mode.quote_size == 3 { "triple-quoted " } else { "" };
        self.fault(&format!("unterminated {triple}f-string literal (detected at line {last})"))
    }
}
