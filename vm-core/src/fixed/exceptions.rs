//! Exceptions: made, raised, matched.

use super::heap::{Heap, Kind};
use super::text::Piece;
use super::types::TypeId;
use super::value::{Lasting, Value};
use crate::object::Trap;

impl Heap {
    /// An exception with an argument, or with none.
    pub(super) fn new_exception(&mut self, kind: TypeId, argument: Value) -> Result<Value, Trap> {
        if argument.is_null() { Ok(kind.bare()) } else { self.allocate(Kind::Exception, &[kind.value(), argument]) }
    }

    /// What an exception was made with; null for nothing.
    pub(super) fn argument(&self, exception: Value) -> Value {
        let words = self.words_of(exception, Kind::Exception);
        words.and_then(|words| words.get(1)).copied().unwrap_or(Value::NULL)
    }

    /// Raises with a message. Without memory for it, memory is what is asked for.
    #[cold]
    #[inline(never)]
    pub(super) fn raise_text(&mut self, kind: TypeId, pieces: &[Piece]) -> Trap {
        let message = self.message(pieces);
        self.raise_message(kind, message)
    }

    pub(super) fn raise_message(&mut self, kind: TypeId, message: Result<Value, Trap>) -> Trap {
        match message.and_then(|message| self.new_exception(kind, message)) {
            Ok(exception) => {
                self.pending = exception;
                Trap::Raise
            }
            Err(trap) => trap,
        }
    }

    /// What this model does not have.
    #[cold]
    #[inline(never)]
    pub(super) fn refused(&mut self, what: &'static str) -> Trap {
        self.raise_text(TypeId::SystemError, &[Piece::Text("the fixed object model has no "), Piece::Text(what)])
    }

    /// Containers inside each other, too many to show or compare.
    pub(super) fn too_deep(&mut self) -> Trap {
        self.pending = TypeId::RecursionError.bare();
        Trap::Raise
    }

    /// `raise exception from cause`.
    pub(super) fn raise_from(&mut self, exception: Value, handled: Value) -> Trap {
        let exception = if exception.is_null() { handled } else { exception };
        if exception.is_null() {
            return self.raise_text(TypeId::RuntimeError, &[Piece::Text("No active exception to reraise")]);
        }
        let class = exception.number_of(Lasting::Type).map(TypeId::from_number);
        if !class.unwrap_or(self.type_of(exception)).is_subtype(TypeId::BaseException) {
            let text = Piece::Text("exceptions must derive from BaseException");
            return self.raise_text(TypeId::TypeError, &[text]);
        }
        self.pending = class.map_or(exception, TypeId::bare);
        Trap::Raise
    }

    /// Whether `except kind:` takes `exception`.
    pub(super) fn matches(&mut self, exception: Value, kind: Value) -> Result<bool, Trap> {
        let is_exception = |class: &Value| {
            class.number_of(Lasting::Type).is_some_and(|n| TypeId::from_number(n).is_subtype(TypeId::BaseException))
        };
        let one = [kind];
        let classes = self.tuple(kind).unwrap_or(&one);
        if !classes.iter().all(is_exception) {
            let text = "catching classes that do not inherit from BaseException is not allowed";
            return Err(self.raise_text(TypeId::TypeError, &[Piece::Text(text)]));
        }
        Ok(self.is_instance(exception, kind).unwrap_or(false))
    }
}
