//! Values that contain others: how they open and close, and their items one by one.

use crate::heap::Kind;
use crate::object::bound_method::BoundMethod;
use crate::object::descriptor::{ClassMethod, StaticMethod};
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::instance::Instance;
use crate::object::iterator::{DictView, TableItems};
use crate::object::list::List;
use crate::object::set::Set;
use crate::object::slice::Slice;
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::types::TypeId;
use crate::types::structseq::Structure;
use crate::value::Value;

/// A container that is being shown.
#[derive(Clone, Copy)]
pub(super) struct Open {
    /// The value, which may be an instance of a subclass.
    pub(super) object: Value,
    /// The built-in's value inside: the value itself, if it is no instance.
    inner: Value,
    /// Where the next item is.
    at: usize,
    /// Items shown.
    count: usize,
}

/// What a container writes before an item.
pub(super) type Separator = &'static str;

impl Open {
    /// A container from its start; `None` if the value contains nothing.
    pub(super) fn new(object: Value, inner: Value) -> Option<Open> {
        let open = Open { object, inner, at: 0, count: 0 };
        match inner.kind()? {
            Kind::List | Kind::Tuple | Kind::Dict | Kind::Set | Kind::DictView | Kind::Slice | Kind::Exception => {}
            Kind::StaticMethod | Kind::ClassMethod => {}
            Kind::BoundMethod => {
                let method = inner.cast::<BoundMethod>()?;
                if crate::Python::native_of(method.function.get()).is_some() {
                    return None;
                }
            }
            _ => return None,
        }
        Some(open)
    }

    /// As it is kept between calls.
    pub(super) fn parts(self) -> [Value; 4] {
        let number = |n: usize| Value::from_int_truncated(n as isize);
        [self.object, self.inner, number(self.at), number(self.count)]
    }

    /// What [`Open::parts`] gave.
    pub(super) fn from_parts(parts: &[core::cell::Cell<Value>]) -> Option<Open> {
        let [object, inner, at, count] = parts else { return None };
        let number = |v: &core::cell::Cell<Value>| v.get().as_small_int().and_then(|n| usize::try_from(n).ok());
        Some(Open { object: object.get(), inner: inner.get(), at: number(at)?, count: number(count)? })
    }

    /// Is this value open?
    pub(super) fn is(&self, inner: Value) -> bool {
        self.inner == inner
    }

    /// What stands for the container inside itself.
    pub(super) fn ellipsis(&self) -> &'static str {
        match self.inner.kind() {
            Some(Kind::List) => "[...]",
            Some(Kind::Dict) if self.as_call() => "...",
            Some(Kind::Dict) => "{...}",
            Some(Kind::Tuple) => "(...)",
            Some(Kind::Set) if self.frozen() => "frozenset(...)",
            Some(Kind::Set) => "set(...)",
            _ => "...",
        }
    }

    fn dict(&self) -> Option<crate::heap::Obj<Dict>> {
        self.inner.cast::<Dict>()
    }

    /// An `OrderedDict` or a view of one.
    fn ordered(&self) -> bool {
        let view = self.inner.cast::<DictView>();
        let dict = view.map_or(self.inner, |view| view.dict.get());
        dict.cast::<Dict>().is_some_and(|dict| dict.is_ordered())
    }

    fn frozen(&self) -> bool {
        self.inner.cast::<Set>().is_some_and(|set| set.frozen())
    }

    /// A set or an exception is shown as a call of its type.
    pub(super) fn as_call(&self) -> bool {
        match self.inner.kind() {
            Some(Kind::Dict) => self.dict().is_some_and(|dict| dict.is_ordered() || dict.is_default()),
            Some(Kind::Set) => {
                self.object != self.inner || self.frozen() || self.inner.cast::<Set>().is_some_and(|set| set.len() == 0)
            }
            Some(Kind::Exception) => true,
            Some(Kind::Tuple) => self.structure().is_some(),
            _ => false,
        }
    }

    /// The fields of a struct sequence.
    fn structure(&self) -> Option<&'static Structure> {
        let class = self.object.cast::<Instance>()?.class.get();
        TypeId::from_index(class.as_type()?)?.structure()
    }

    /// The name that stands before the item that was just given.
    pub(super) fn item_name(&self) -> &'static str {
        match (self.object == self.inner, self.structure()) {
            (false, Some(structure)) => structure.item_name(self.at.wrapping_sub(1)),
            _ => "",
        }
    }

    /// The text before the first item, the name of a call's type aside.
    pub(super) fn opening(&self) -> &'static str {
        match self.inner.kind() {
            Some(Kind::List) => "[",
            Some(Kind::Dict) if self.dict().is_some_and(|dict| dict.is_default()) => "(",
            Some(Kind::Dict) if self.ordered() => {
                if self.dict().is_some_and(|dict| dict.len() == 0) {
                    "("
                } else {
                    "({"
                }
            }
            Some(Kind::Dict) => "{",
            Some(Kind::Set) => match (self.as_call(), self.inner.cast::<Set>().is_some_and(|set| set.len() == 0)) {
                (_, true) => "(",
                (true, false) => "({",
                (false, false) => "{",
            },
            Some(Kind::DictView) if self.ordered() => match view_items(self.inner) {
                TableItems::Keys => "odict_keys([",
                TableItems::Values => "odict_values([",
                TableItems::Items => "odict_items([",
            },
            Some(Kind::DictView) => match view_items(self.inner) {
                TableItems::Keys => "dict_keys([",
                TableItems::Values => "dict_values([",
                TableItems::Items => "dict_items([",
            },
            Some(Kind::Slice) => "slice(",
            Some(Kind::StaticMethod) => "<staticmethod(",
            Some(Kind::ClassMethod) => "<classmethod(",
            Some(Kind::BoundMethod) => "",
            _ => "(",
        }
    }

    /// The text after the last item.
    pub(super) fn closing(&self) -> &'static str {
        match self.inner.kind() {
            Some(Kind::List) => "]",
            Some(Kind::Dict) if self.dict().is_some_and(|dict| dict.is_default()) => {
                if self.count <= 1 {
                    ", {})"
                } else {
                    "})"
                }
            }
            Some(Kind::Dict) if self.ordered() => {
                if self.count == 0 {
                    ")"
                } else {
                    "})"
                }
            }
            Some(Kind::Dict) => "}",
            Some(Kind::Set) => match (self.as_call(), self.count == 0) {
                (_, true) => ")",
                (true, false) => "})",
                (false, false) => "}",
            },
            Some(Kind::DictView) => match (view_items(self.inner), self.count == 0) {
                (TableItems::Items, false) => ")])",
                _ => "])",
            },
            Some(Kind::Tuple) if self.count == 1 && !self.as_call() => ",)",
            Some(Kind::StaticMethod | Kind::ClassMethod) => ")>",
            Some(Kind::BoundMethod) => ">",
            _ => ")",
        }
    }

    /// The next item, and what stands before it.
    pub(super) fn next(&mut self) -> Option<(Separator, Value)> {
        let (separator, item) = match self.inner.kind()? {
            Kind::List => (self.comma(), self.inner.cast::<List>()?.get(self.at)?),
            Kind::Tuple => (self.comma(), self.inner.cast::<Tuple>()?.get(self.at)?),
            Kind::Exception => {
                let args = self.inner.cast::<Exception>()?.args.get().cast::<Tuple>()?;
                (self.comma(), args.get(self.at)?)
            }
            Kind::Dict => return self.next_entry(),
            Kind::DictView => {
                let view = self.inner.cast::<DictView>()?;
                let pair = if self.count == 0 { "(" } else { "), (" };
                let separators = if view.items() == TableItems::Items { [pair, ", "] } else { [", ", ", "] };
                return self.next_of_dict(view.dict.get(), view.items(), separators);
            }
            Kind::Set => {
                let (position, entry) = self.inner.cast::<Set>()?.next_entry(self.at)?;
                self.at = position;
                (self.comma(), entry.key)
            }
            Kind::Slice => {
                let slice = self.inner.cast::<Slice>()?;
                let item = [&slice.start, &slice.stop, &slice.step].get(self.at)?.get();
                (self.comma(), item)
            }
            _ if self.at != 0 => return None,
            Kind::BoundMethod => ("", self.inner.cast::<BoundMethod>()?.object.get()),
            Kind::StaticMethod => ("", self.inner.cast::<StaticMethod>()?.function.get()),
            Kind::ClassMethod => ("", self.inner.cast::<ClassMethod>()?.function.get()),
            _ => return None,
        };
        self.at = self.at.wrapping_add(1);
        self.count = self.count.wrapping_add(1);
        Some((separator, item))
    }

    /// The next key or value of a dict; of a defaultdict its factory comes first.
    fn next_entry(&mut self) -> Option<(Separator, Value)> {
        let dict = self.dict()?;
        if !dict.is_default() {
            return self.next_of_dict(self.inner, TableItems::Items, [", ", ": "]);
        }
        if self.count == 0 {
            self.count = 1;
            return Some(("", dict.factory()));
        }
        let before = if self.count == 1 { ", {" } else { ", " };
        self.next_of_dict(self.inner, TableItems::Items, [before, ": "])
    }

    fn comma(&self) -> Separator {
        if self.count == 0 { "" } else { ", " }
    }

    /// Keys at even places, values at odd ones.
    fn next_of_dict(&mut self, dict: Value, items: TableItems, between: [Separator; 2]) -> Option<(Separator, Value)> {
        let dict = dict.cast::<Dict>()?;
        let [before_key, before_value] = between;
        if self.at % 2 == 1 {
            let value = dict.entry(self.at / 2).map_or(Value::NONE, |entry| entry.value);
            self.at = self.at.wrapping_add(1);
            return Some((before_value, value));
        }
        let (position, entry) = dict.next_entry(self.at / 2)?;
        let opens = before_key == "(";
        let separator = if self.count == 0 && !opens { "" } else { before_key };
        self.count = self.count.wrapping_add(1);
        let key_at = position.wrapping_mul(2);
        match items {
            TableItems::Items => {
                self.at = key_at.wrapping_add(1);
                Some((separator, entry.key))
            }
            TableItems::Keys => {
                self.at = key_at.wrapping_add(2);
                Some((separator, entry.key))
            }
            TableItems::Values => {
                self.at = key_at.wrapping_add(2);
                Some((separator, entry.value))
            }
        }
    }
}

fn view_items(view: Value) -> TableItems {
    view.cast::<DictView>().map_or(TableItems::Keys, |view| view.items())
}

impl Python<'_> {
    /// Whether only Python code knows the `repr` of the value.
    pub(super) fn repr_needs_call(&mut self, value: Value) -> bool {
        value.is_kind(Kind::Frame)
            || matches!(value.kind(), Some(Kind::Instance | Kind::Class | Kind::Exception))
                && self.has_special(value, "__repr__")
    }
}
