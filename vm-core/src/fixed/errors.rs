//! What is wrong with a call's arguments or with a name, in CPython's words.

use super::heap::{CodeRef, Heap};
use super::text::Piece;
use super::types::TypeId;
use super::value::Value;
use crate::object::Trap;

/// A call whose arguments are being bound.
#[derive(Clone, Copy)]
pub(super) struct Given {
    pub(super) code: CodeRef,
    /// How many positional arguments were given.
    pub(super) positional: usize,
    /// How many positional parameters have defaults.
    pub(super) defaults: usize,
}

fn plural(count: usize) -> Piece {
    Piece::Text(if count == 1 { "" } else { "s" })
}

impl Heap {
    #[cold]
    pub(super) fn missing_arguments(
        &mut self,
        names: &[Value],
        missing: impl Iterator<Item = usize> + Clone,
        given: Given,
        kind: &'static str,
    ) -> Trap {
        let count = missing.clone().count();
        let pieces = [
            Piece::Str(given.code.0.qualname),
            Piece::Text("() missing "),
            Piece::Count(count),
            Piece::Text(" required "),
            Piece::Text(kind),
            Piece::Text(" argument"),
            plural(count),
            Piece::Text(": "),
        ];
        let message = self.build(|heap| {
            heap.write_pieces(&pieces)?;
            for (index, slot) in missing.enumerate() {
                let last = index + 1 == count;
                heap.write(match (index, last, count) {
                    (0, ..) => "'",
                    (_, true, 2) => " and '",
                    (_, true, _) => ", and '",
                    _ => ", '",
                })?;
                heap.write_text(names.get(slot).copied().unwrap_or(Value::NULL))?;
                heap.write("'")?;
            }
            Ok(())
        });
        self.raise_message(TypeId::TypeError, message)
    }

    #[cold]
    pub(super) fn too_many_positional(&mut self, given: Given) -> Trap {
        let most = given.code.argcount();
        let least = most.saturating_sub(given.defaults);
        let were = if given.positional == 1 { " was given" } else { " were given" };
        let name = Piece::Str(given.code.0.qualname);
        let (positional, were) = (Piece::Count(given.positional), Piece::Text(were));
        if given.defaults == 0 {
            let [takes, argument, but] = ["() takes ", " positional argument", " but "].map(Piece::Text);
            let pieces = [name, takes, Piece::Count(most), argument, plural(most), but, positional, were];
            return self.raise_text(TypeId::TypeError, &pieces);
        }
        let [takes, to, but] = ["() takes from ", " to ", " positional arguments but "].map(Piece::Text);
        let pieces = [name, takes, Piece::Count(least), to, Piece::Count(most), but, positional, were];
        self.raise_text(TypeId::TypeError, &pieces)
    }

    #[cold]
    pub(super) fn unexpected_keyword(&mut self, given: Given, keyword: Value) -> Trap {
        let [text, last] = ["() got an unexpected keyword argument '", "'"].map(Piece::Text);
        let pieces = [Piece::Str(given.code.0.qualname), text, Piece::Str(keyword), last];
        self.raise_text(TypeId::TypeError, &pieces)
    }

    #[cold]
    pub(super) fn multiple_values(&mut self, given: Given, keyword: Value) -> Trap {
        let [text, last] = ["() got multiple values for argument '", "'"].map(Piece::Text);
        let pieces = [Piece::Str(given.code.0.qualname), text, Piece::Str(keyword), last];
        self.raise_text(TypeId::TypeError, &pieces)
    }

    #[cold]
    pub(super) fn unbound_local(&mut self, name: Value) -> Trap {
        let [first, last] =
            ["cannot access local variable '", "' where it is not associated with a value"].map(Piece::Text);
        self.raise_text(TypeId::UnboundLocalError, &[first, Piece::Str(name), last])
    }

    #[cold]
    pub(super) fn unbound_free(&mut self, name: Value) -> Trap {
        let first = "cannot access free variable '";
        let last = "' where it is not associated with a value in enclosing scope";
        self.raise_text(TypeId::NameError, &[Piece::Text(first), Piece::Str(name), Piece::Text(last)])
    }

    #[cold]
    pub(super) fn not_defined(&mut self, name: Value) -> Trap {
        let [first, last] = ["name '", "' is not defined"].map(Piece::Text);
        self.raise_text(TypeId::NameError, &[first, Piece::Str(name), last])
    }
}
