//! The steps of a traceback, each with its source line and the marks under it.
//!
//! Follows `tb_printinternal` and `tb_displayline` of CPython's `Python/traceback.c`.

use super::marks::marks;
use super::output::{Escaped, Margin};
use crate::heap::Obj;
use crate::object::code::Code;
use crate::object::exception::{Exception, Traceback};
use crate::object::str::{Str, encode_wtf8};
use crate::python::{Python, Scratch};
use crate::value::Value;

/// Steps that are shown: the innermost.
const LIMIT: usize = 1000;
/// Equal steps after which the rest of them are only counted.
const CUTOFF: usize = 3;

/// What two steps have in common when the second only repeats the first.
type Step = (Value, Option<i32>, Value);

fn steps(first: Value) -> impl Iterator<Item = Obj<Traceback>> {
    core::iter::successors(first.cast::<Traceback>(), |step| step.next.get().cast::<Traceback>())
}

impl<'h> Python<'h> {
    /// `Traceback (most recent call last):` and the steps.
    pub(super) fn show_traceback(&mut self, exception: Obj<Exception>, group: bool, depth: usize) {
        let first = exception.traceback.get();
        if first.is_null() {
            return;
        }
        let margin = Margin::of(depth);
        match group {
            true if depth == 1 => {
                self.say(format_args!("{}Exception Group Traceback (most recent call last):\n", Margin::first(depth)));
            }
            true => self.say(format_args!("{margin}Exception Group Traceback (most recent call last):\n")),
            false => self.say(format_args!("{margin}Traceback (most recent call last):\n")),
        }
        let (mut last, mut count): (Option<Step>, usize) = (None, 0);
        let skipped = steps(first).count().saturating_sub(LIMIT);
        for step in steps(first).skip(skipped) {
            let Some(code) = step.running_code() else { continue };
            let this = (code.filename.get(), step.line(), code.name.get());
            if last != Some(this) {
                self.show_repeated(count, margin);
                (last, count) = (Some(this), 0);
            }
            count += 1;
            if count <= CUTOFF {
                self.show_step(step, code, margin);
            }
        }
        self.show_repeated(count, margin);
    }

    fn show_repeated(&mut self, count: usize, margin: Margin) {
        match count.saturating_sub(CUTOFF) {
            0 => {}
            1 => self.say(format_args!("{margin}  [Previous line repeated 1 more time]\n")),
            more => self.say(format_args!("{margin}  [Previous line repeated {more} more times]\n")),
        }
    }

    fn show_step(&mut self, step: Obj<Traceback>, code: Obj<Code>, margin: Margin) {
        let (filename, name) = (code.filename.get(), code.name.get());
        let number = step.line();
        match number {
            Some(line) => self.say(format_args!("{margin}  File \"{}\", line {line}, in ", Escaped(filename))),
            None => self.say(format_args!("{margin}  File \"{}\", line None, in ", Escaped(filename))),
        }
        self.say(format_args!("{}\n", Escaped(name)));
        let Some(line) = number.and_then(|number| self.source(filename, number)) else { return };
        let indent = line.iter().take_while(|c| matches!(c, ' ' | '\t' | '\u{c}')).count();
        self.say(format_args!("{margin}    {}\n", Chars(line.get(indent..).unwrap_or(&[]))));
        let Some(marks) = marks(&line, step.position()) else { return };
        self.say(format_args!("{margin}    "));
        for column in indent..marks.end {
            let mark = match marks.anchor {
                _ if column < marks.start => ' ',
                Some((from, to)) if column < from || column >= to => '~',
                _ => '^',
            };
            self.say(format_args!("{mark}"));
        }
        self.say(format_args!("\n"));
    }

    /// The source line under a warning, if there is one: `_Py_DisplaySourceLine`.
    pub(crate) fn show_source(&mut self, filename: Value, number: i32) {
        let Some(line) = self.source(filename, number) else { return };
        let indent = line.iter().take_while(|c| matches!(c, ' ' | '\t' | '\u{c}')).count();
        self.say(format_args!("  {}\n", Chars(line.get(indent..).unwrap_or(&[]))));
    }

    /// A line of a source file, if the host has it and there is memory.
    fn source(&mut self, filename: Value, number: i32) -> Option<Scratch<'h, char>> {
        let number = u32::try_from(number).ok()?;
        let mut path = self.scratch::<u8>();
        for c in filename.cast::<Str>()?.chars() {
            let (bytes, len) = encode_wtf8(c);
            if !bytes.get(..len)?.iter().all(|&byte| path.push(byte)) {
                return None;
            }
        }
        let path = core::str::from_utf8(&path).ok()?;
        let (mut line, mut whole) = (self.scratch::<char>(), true);
        let found = self.host.source_line(path, number, &mut |text| {
            whole &= text.chars().all(|c| line.push(c));
        });
        (found && whole).then_some(line)
    }
}

/// Characters, to show.
struct Chars<'a>(&'a [char]);

impl core::fmt::Display for Chars<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.iter().try_for_each(|&c| core::fmt::Write::write_char(f, c))
    }
}
