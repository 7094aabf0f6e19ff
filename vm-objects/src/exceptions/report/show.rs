//! The report written: exceptions, what links them, the frames of groups.

use super::chain::{Kind, MAX_DEPTH};
use super::output::{Escaped, Margin};
use super::texts::{DEPTH, KIND, NOTES, STRIDE, TEXT};
use crate::heap::Obj;
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::list::List;
use crate::object::str::Str;
use crate::python::Python;
use crate::value::Value;

impl Python<'_> {
    /// Writes all items of the list.
    pub(super) fn show_chain(&mut self, items: Obj<List>) {
        // Whether a group's closing line is due; and that of the groups around a cause.
        let mut close = false;
        let mut around = self.scratch::<bool>();
        let mut at = 0;
        while let Some(item) = items.get(at) {
            let part = |offset: usize| items.get(at + offset).unwrap_or(Value::NULL);
            let depth = usize::try_from(part(DEPTH).as_small_int().unwrap_or(0)).unwrap_or(0);
            let number = item.as_small_int().unwrap_or(0);
            match Kind::of(part(KIND)) {
                Kind::Last => close = true,
                Kind::Close if close => {
                    self.say(format_args!("{}+------------------------------------\n", Margin::indent(depth)));
                    close = false;
                }
                Kind::Enter => {
                    // Without memory a closing line may be missing.
                    let _ = around.push(close);
                    close = false;
                }
                Kind::Leave => {
                    close = around.last().copied().unwrap_or(false);
                    around.truncate(around.len().saturating_sub(1));
                }
                kind => match item.cast::<Exception>() {
                    Some(exception) => self.show_exception(exception, kind, depth, part(TEXT), part(NOTES)),
                    None => self.show_line(kind, depth, number),
                },
            }
            at += STRIDE;
        }
    }

    fn show_line(&mut self, kind: Kind, depth: usize, number: isize) {
        let (margin, indent) = (Margin::of(depth), Margin::indent(depth));
        let linked = match kind {
            Kind::Cause => "The above exception was the direct cause of the following exception:",
            Kind::Context => "During handling of the above exception, another exception occurred:",
            Kind::Separator => {
                let corner = if number == 0 { "+-" } else { "  " };
                let label = number.saturating_add(1);
                return self.say(format_args!("{indent}{corner}+---------------- {label} ----------------\n"));
            }
            Kind::Ellipsis => return self.say(format_args!("{indent}  +---------------- ... ----------------\n")),
            Kind::LeftOut => {
                let s = if number == 1 { "" } else { "s" };
                return self.say(format_args!("{margin}and {number} more exception{s}\n"));
            }
            Kind::TooDeep => return self.say(format_args!("{margin}... (max_group_depth is {MAX_DEPTH})\n")),
            _ => return,
        };
        self.say(format_args!("{margin}\n{margin}{linked}\n{margin}\n"));
    }

    fn show_exception(&mut self, exception: Obj<Exception>, kind: Kind, depth: usize, text: Value, notes: Value) {
        let margin = Margin::of(depth);
        self.show_traceback(exception, kind == Kind::Group, depth);
        let text = self.show_syntax_place(exception, margin).unwrap_or(text);
        self.say(format_args!("{margin}"));
        self.show_last_line(exception, text);
        if let Some(notes) = notes.cast::<List>() {
            for note in notes.items().iter().map(core::cell::Cell::get) {
                self.show_note(note, margin);
            }
        }
    }

    /// `Kind: text. Did you mean: 'x'?`
    fn show_last_line(&mut self, exception: Obj<Exception>, text: Value) {
        match exception.class.get().cast::<Class>() {
            Some(class) => {
                let module = class.dict.get().cast::<Dict>().and_then(|dict| dict.get_text("__module__"));
                match module.and_then(|module| module.cast::<Str>()) {
                    None => self.say(format_args!("<unknown>.")),
                    Some(module) if module.eq_text("builtins") || module.eq_text("__main__") => {}
                    Some(module) => self.say(format_args!("{}.", Escaped(module.value()))),
                }
                self.say(format_args!("{}", Escaped(class.qualname.get())));
            }
            None => {
                let name = self.type_name(exception.value());
                self.say(format_args!("{name}"));
            }
        }
        match self.unwrapped(text).cast::<Str>() {
            Some(text) if text.len() == 0 => {}
            Some(text) => self.say(format_args!(": {}", Escaped(text.value()))),
            None => self.say(format_args!(": <exception str() failed>")),
        }
        self.show_suggestion(exception);
        self.say(format_args!("\n"));
    }

    /// A note, line by line.
    fn show_note(&mut self, note: Value, margin: Margin) {
        let Some(note) = self.unwrapped(note).cast::<Str>() else {
            return self.say(format_args!("{margin}<note str() failed>\n"));
        };
        self.say(format_args!("{margin}"));
        for c in note.chars() {
            match char::from_u32(c) {
                Some('\n') => self.say(format_args!("\n{margin}")),
                Some(c) => self.say(format_args!("{c}")),
                None => self.say(format_args!("\\u{c:04x}")),
            }
        }
        self.say(format_args!("\n"));
    }
}
