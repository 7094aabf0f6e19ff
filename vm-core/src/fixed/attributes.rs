//! Attributes: what functions, cells, code objects, types and exceptions show of themselves.

use super::heap::{CodeRef, Heap, Kind};
use super::text::Piece;
use super::types::{Native, TypeId};
use super::value::{Lasting, Value};
use crate::code::SlotKind;
use crate::object::Trap;

/// Which slots of a code object an attribute shows.
type Keep = fn(SlotKind) -> bool;

impl Heap {
    /// `object.name`.
    pub(super) fn attribute(&mut self, object: Value, name: Value) -> Result<Value, Trap> {
        let text = self.lasting_text(name);
        if text == "__class__" {
            return Ok(self.type_of(object).value());
        }
        let found = match self.type_of(object) {
            TypeId::Function => self.function_attribute(object, text)?,
            TypeId::Cell if text == "cell_contents" => match self.cell(object) {
                Some(value) if !value.is_null() => Some(value),
                _ => return Err(self.raise_text(TypeId::ValueError, &[Piece::Text("Cell is empty")])),
            },
            TypeId::Code => match self.code(object) {
                Some(code) => self.code_attribute(code, text)?,
                None => None,
            },
            TypeId::Type | TypeId::Builtin if matches!(text, "__name__" | "__qualname__") => {
                let name = match object.as_lasting() {
                    Some((Lasting::Type, number)) => TypeId::from_number(number).name(),
                    Some((Lasting::Native, number)) => Native::from_number(number).name(),
                    _ => "",
                };
                Some(self.intern(name).ok_or(Trap::Memory)?)
            }
            kind if kind.is_subtype(TypeId::BaseException) && text == "args" => {
                let argument = self.argument(object);
                let items = [argument];
                let items = if argument.is_null() { &[] } else { &items[..] };
                Some(self.new_tuple(items)?)
            }
            _ => None,
        };
        found.ok_or(()).map_err(|()| self.no_attribute(object, name))
    }

    /// A method about to be called, which gets its object first.
    pub(super) fn method(&mut self, object: Value, name: Value) -> Option<Value> {
        self.words_of(object, Kind::List)?;
        Native::of_list(self.lasting_text(name)).map(Native::value)
    }

    /// `object.name = value`, or `del object.name` with null.
    pub(super) fn set_attribute(&mut self, object: Value, name: Value, value: Value) -> Result<(), Trap> {
        match (self.type_of(object), self.lasting_text(name)) {
            (TypeId::Cell, "cell_contents") => {
                self.set_cell(object, value);
                Ok(())
            }
            (TypeId::Function, _) => Err(self.refused("attributes of functions to set")),
            _ => Err(self.no_attribute(object, name)),
        }
    }

    fn no_attribute(&mut self, object: Value, name: Value) -> Trap {
        let class = self.type_of(object);
        if matches!(class, TypeId::Str | TypeId::List | TypeId::Tuple | TypeId::Namespace | TypeId::Range) {
            return self.refused("such method");
        }
        let of = Piece::Type(class);
        let [first, second, last] = ["'", "' object has no attribute '", "'"].map(Piece::Text);
        if let Some(number) = object.number_of(Lasting::Type) {
            let of = Piece::Type(TypeId::from_number(number));
            let first = Piece::Text("type object '");
            let second = Piece::Text("' has no attribute '");
            return self.raise_text(TypeId::AttributeError, &[first, of, second, Piece::Str(name), last]);
        }
        self.raise_text(TypeId::AttributeError, &[first, of, second, Piece::Str(name), last])
    }

    fn function_attribute(&mut self, function: Value, name: &str) -> Result<Option<Value>, Trap> {
        let Some(&[code, defaults, _, closure]) = self.words_of(function, Kind::Function) else { return Ok(None) };
        let or_none = |value: Value| if value.is_null() { Value::NONE } else { value };
        Ok(match name {
            "__code__" => Some(code),
            "__closure__" => Some(or_none(closure)),
            "__defaults__" => Some(or_none(defaults)),
            "__name__" => self.code(code).map(|code| code.0.name),
            "__qualname__" => self.code(code).map(|code| code.0.qualname),
            _ => None,
        })
    }

    fn code_attribute(&mut self, code: CodeRef, name: &str) -> Result<Option<Value>, Trap> {
        let number = |count: usize| Ok(Value::int(count as i32));
        let all: [(&str, Keep); 3] = [
            ("co_varnames", SlotKind::is_local),
            ("co_cellvars", SlotKind::is_cell),
            ("co_freevars", SlotKind::is_free),
        ];
        if let Some(&(_, keep)) = all.iter().find(|&&(text, _)| text == name) {
            return self.slot_names(code, keep).map(Some);
        }
        match name {
            "co_name" => Ok(Some(code.0.name)),
            "co_qualname" => Ok(Some(code.0.qualname)),
            "co_nlocals" => number(code.nlocals()),
            "co_argcount" => number(code.argcount()),
            "co_posonlyargcount" => number(code.posonlyargcount()),
            "co_kwonlyargcount" => number(code.kwonlyargcount()),
            "co_firstlineno" => Ok(Value::int(code.firstlineno())),
            "co_flags" => Ok(i32::try_from(code.flags().0).ok().and_then(Value::int)),
            _ => Ok(None),
        }
    }

    /// The names of the slots of one kind: a tuple.
    fn slot_names(&mut self, code: CodeRef, keep: Keep) -> Result<Value, Trap> {
        let names = self.kept_tuple(code.0.slots).unwrap_or(&[]);
        let slots = code.0.verified.kinds().iter().zip(names).filter(|&(&kind, _)| keep(SlotKind::from_byte(kind)));
        let tuple = self.allocate_words(Kind::Tuple, slots.clone().count())?;
        for (index, (_, &name)) in slots.enumerate() {
            if let Some(place) = self.words_of_mut(tuple, Kind::Tuple).and_then(|words| words.get_mut(index)) {
                *place = name;
            }
        }
        Ok(tuple)
    }

    /// The text of a name, which the verifier has found to be one.
    pub(super) fn lasting_text(&self, name: Value) -> &'static str {
        self.interned(name).unwrap_or("")
    }
}
