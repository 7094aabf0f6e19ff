//! Built-in functions, and types that are called.

use super::heap::{Heap, Kind};
use super::model::{Fixed, Host};
use super::text::Piece;
use super::types::{Native, TypeId};
use super::value::{Lasting, Value};
use crate::object::{Trap, Window};

impl<H: Host> Fixed<H> {
    /// Runs a native routine: each is done at once.
    pub(super) fn run_native(&mut self, native: Native, window: &mut Window<'_, Self>) -> Result<Value, Trap> {
        if !window.kwnames.is_null() {
            let shown = native == Native::Print;
            return if shown { self.print(window) } else { Err(self.heap.refused("keywords of a built-in")) };
        }
        let heap = &mut self.heap;
        match (native, window.args()) {
            (Native::Print, _) => self.print(window),
            (Native::Len, &[value]) => match heap.len_of(value) {
                Some(len) => heap.number(i32::try_from(len).unwrap_or(i32::MAX)),
                None => {
                    let of = Piece::Type(heap.type_of(value));
                    let [first, last] = ["object of type '", "' has no len()"].map(Piece::Text);
                    Err(heap.raise_text(TypeId::TypeError, &[first, of, last]))
                }
            },
            (Native::IsInstance, &[value, class]) => match heap.is_instance(value, class) {
                Some(is) => Ok(Value::boolean(is)),
                None => {
                    let text = "isinstance() arg 2 must be a type, a tuple of types, or a union";
                    Err(heap.raise_text(TypeId::TypeError, &[Piece::Text(text)]))
                }
            },
            (Native::Callable, &[value]) => {
                let of = heap.type_of(value);
                Ok(Value::boolean(matches!(of, TypeId::Function | TypeId::Type | TypeId::Builtin)))
            }
            (Native::Repr, &[value]) => heap.build(|heap| heap.write_repr(value)),
            (Native::Iter, &[value]) => heap.iterator(value),
            (Native::Append, &[list, item]) if heap.words_of(list, Kind::List).is_some() => {
                heap.push(list, item).map(|()| Value::NONE)
            }
            (Native::Pop, &[list]) if heap.words_of(list, Kind::List).is_some() => heap.pop(list),
            (Native::Construct, &[class, ref args @ ..]) => {
                heap.construct(TypeId::from_number(class.number_of(Lasting::Type).unwrap_or(0)), args)
            }
            (Native::NotCallable, &[value, ..]) => Err(heap.complain(value, "' object is not callable")),
            _ => Err(heap.refused("built-in with these arguments")),
        }
    }

    /// `print`: strings alone go to the host as they lie; anything else is written as one piece, so that a line for
    /// which there is no memory is not written twice.
    fn print(&mut self, window: &Window<'_, Self>) -> Result<Value, Trap> {
        let names = self.heap.tuple(window.kwnames).map_or(0, <[Value]>::len);
        let positional = window.nargs().saturating_sub(names);
        let (values, named) = window.args().split_at_checked(positional).unwrap_or((&[], &[]));
        let (mut sep, mut end) = (Value::NONE, Value::NONE);
        for (index, &value) in named.iter().enumerate() {
            let name = self.heap.tuple(window.kwnames).and_then(|names| names.get(index)).copied();
            match name.and_then(|name| self.heap.text(name)) {
                Some("sep") if self.heap.is_text(value) => sep = value,
                Some("end") if self.heap.is_text(value) => end = value,
                _ => return Err(self.heap.refused("keyword of print")),
            }
        }
        let Self { heap, host } = self;
        if values.iter().all(|&value| heap.is_text(value)) {
            for (index, &value) in values.iter().enumerate() {
                if index > 0 {
                    host.write(heap.text(sep).unwrap_or(" "));
                }
                host.write(heap.text(value).unwrap_or(""));
            }
            host.write(heap.text(end).unwrap_or("\n"));
            return Ok(Value::NONE);
        }
        let line = heap.build(|heap| {
            for (index, &value) in values.iter().enumerate() {
                match (index, sep) {
                    (0, _) => {}
                    (_, Value::NONE) => heap.write(" ")?,
                    _ => heap.write_text(sep)?,
                }
                heap.write_str(value)?;
            }
            if end == Value::NONE { heap.write("\n") } else { heap.write_text(end) }
        })?;
        host.write(heap.text(line).unwrap_or(""));
        Ok(Value::NONE)
    }
}

impl Heap {
    fn pop(&mut self, list: Value) -> Result<Value, Trap> {
        let last = self.items(list).and_then(|items| items.split_last()).map(|(&last, rest)| (last, rest.len()));
        match last {
            Some((last, len)) => {
                self.truncate(list, len);
                Ok(last)
            }
            None => Err(self.raise_text(TypeId::IndexError, &[Piece::Text("pop from empty list")])),
        }
    }

    /// A type that is called.
    fn construct(&mut self, class: TypeId, args: &[Value]) -> Result<Value, Trap> {
        match (class, args) {
            (TypeId::Type, &[value]) => Ok(self.type_of(value).value()),
            (TypeId::Str, &[]) => self.message(&[Piece::Text("")]),
            (TypeId::Str, &[value]) if self.is_text(value) => Ok(value),
            (TypeId::Str, &[value]) => self.build(|heap| heap.write_str(value)),
            (TypeId::Bool, &[value]) => Ok(Value::boolean(self.truth_of(value))),
            (TypeId::Int, &[value]) if value.as_number().is_some() => self.number(value.as_number().unwrap_or(0)),
            (TypeId::Tuple, &[]) => Ok(Value::EMPTY_TUPLE),
            (TypeId::Tuple, &[value]) if self.tuple(value).is_some() => Ok(value),
            (TypeId::Tuple | TypeId::List, &[value]) => {
                let list = self.allocate_words(Kind::List, 0)?;
                self.extend(list, value)?;
                if class == TypeId::List { Ok(list) } else { self.list_to_tuple(list) }
            }
            (TypeId::List, &[]) => self.allocate_words(Kind::List, 0),
            (TypeId::Range, &[_] | &[_, _] | &[_, _, _]) => self.new_range(args),
            (kind, &[]) if kind.is_subtype(TypeId::BaseException) => Ok(kind.bare()),
            (kind, &[argument]) if kind.is_subtype(TypeId::BaseException) => self.new_exception(kind, argument),
            _ => Err(self.refused("way to call this type so")),
        }
    }

    pub(super) fn list_to_tuple(&mut self, list: Value) -> Result<Value, Trap> {
        match self.items(list).map(<[Value]>::len) {
            Some(0) => Ok(Value::EMPTY_TUPLE),
            Some(len) => self.allocate_part(Kind::Tuple, list, 0, len),
            None => Err(self.complain(list, "' object is not iterable")),
        }
    }

    fn new_range(&mut self, args: &[Value]) -> Result<Value, Trap> {
        for &arg in args {
            if arg.as_number().is_none() {
                return Err(self.complain(arg, "' object cannot be interpreted as an integer"));
            }
        }
        let int = |number: i32| Value::int(number).unwrap_or(Value::NULL);
        let number = |index: usize| int(args.get(index).and_then(|arg| arg.as_number()).unwrap_or(0));
        let words = match args.len() {
            1 => [int(0), number(0), int(1)],
            2 => [number(0), number(1), int(1)],
            _ => [number(0), number(1), number(2)],
        };
        if words.last() == Some(&int(0)) {
            return Err(self.raise_text(TypeId::ValueError, &[Piece::Text("range() arg 3 must not be zero")]));
        }
        self.allocate(Kind::Range, &words)
    }
}
