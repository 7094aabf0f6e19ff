//! The list that is being written.

use crate::ast::{Context, Mod, Name};
use crate::instr::Location;
use crate::object::Constant;

/// The list of a whole program.
pub(super) fn tree(module: &Mod) -> Vec<Constant> {
    let mut writer = Writer { items: Vec::new() };
    match module {
        Mod::Module(body) => {
            writer.class("Module");
            writer.list(body, Writer::stmt);
            writer.len(0);
        }
        Mod::Interactive(body) => {
            writer.class("Interactive");
            writer.list(body, Writer::stmt);
        }
        Mod::Expression(body) => {
            writer.class("Expression");
            writer.expr(body);
        }
    }
    writer.items
}

pub(super) struct Writer {
    pub(super) items: Vec<Constant>,
}

impl Writer {
    pub(super) fn class(&mut self, name: &str) {
        self.items.push(Constant::str(name));
    }

    pub(super) fn len(&mut self, len: usize) {
        self.items.push(Constant::int(len));
    }

    pub(super) fn none(&mut self) {
        self.items.push(Constant::None);
    }

    pub(super) fn int(&mut self, value: i32) {
        self.items.push(Constant::int(value));
    }

    pub(super) fn name(&mut self, name: &Name) {
        self.items.push(Constant::str(&**name));
    }

    pub(super) fn context(&mut self, context: Context) {
        self.class(match context {
            Context::Load => "Load",
            Context::Store => "Store",
            Context::Del => "Del",
        });
    }

    pub(super) fn location(&mut self, location: Location) {
        for value in [location.line, location.column, location.end_line, location.end_column] {
            self.int(value);
        }
    }

    pub(super) fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.len(items.len());
        items.iter().for_each(|item| write(self, item));
    }

    pub(super) fn optional<T>(&mut self, item: Option<&T>, write: impl FnOnce(&mut Self, &T)) {
        match item {
            Some(item) => write(self, item),
            None => self.none(),
        }
    }
}
