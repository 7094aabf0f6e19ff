//! An attribute in a class and its bases, with a small cache.

use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::{CLASSES_TABLE, GETSET, NEW, NativeDef, find_def};
use crate::object::bound_method::BoundMethod;
use crate::object::class::Class;
use crate::object::descriptor::{ClassMethod, Property, StaticMethod};
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::instance::Instance;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

/// Entries of the cache: a power of two.
const ENTRIES: usize = if size_of::<usize>() == 8 { 256 } else { 16 };

/// What a lookup found before.
#[derive(Clone, Copy)]
struct Entry {
    /// The class's version, or the word of a built-in type: no two classes have the same, ever.
    class: usize,
    /// The name: an interned str's word, or an odd number for a static text.
    name: usize,
    /// What was found; null for nothing.
    value: Value,
}

const EMPTY: Entry = Entry { class: 0, name: 0, value: Value::NULL };

/// Results of lookups in classes, and the number that the next changed class gets.
pub(crate) struct LookupCache {
    entries: [Entry; ENTRIES],
    version: usize,
    /// The last stamp given to the keys of a dict.
    stamp: u32,
}

impl LookupCache {
    pub(crate) const fn new() -> Self {
        Self { entries: [EMPTY; ENTRIES], version: 0, stamp: 0 }
    }

    /// Forgets all: before a collection.
    pub(crate) fn clear(&mut self) {
        self.entries = [EMPTY; ENTRIES];
    }

    /// A version that no class had before. Its low bits tell it from a built-in type's word.
    pub(crate) fn next_version(&mut self) -> usize {
        self.version = self.version.wrapping_add(4);
        self.version
    }

    /// A stamp that no dict's keys had before; none when they are used up.
    pub(crate) fn next_stamp(&mut self) -> Option<u32> {
        self.stamp = self.stamp.checked_add(1)?;
        Some(self.stamp)
    }

    #[inline(always)]
    const fn place(class: usize, name: usize) -> usize {
        ((class >> 2) ^ (name >> 4) ^ (name >> 10)) & (ENTRIES - 1)
    }

    #[inline(always)]
    fn get(&self, class: usize, name: usize) -> Option<Value> {
        let entry = self.entries.get(Self::place(class, name))?;
        (entry.class == class && entry.name == name).then_some(entry.value)
    }

    fn put(&mut self, class: usize, name: usize, value: Value) {
        if let Some(entry) = self.entries.get_mut(Self::place(class, name)) {
            *entry = Entry { class, name, value };
        }
    }
}

/// A name to look for.
#[derive(Clone, Copy)]
enum Name {
    Str(Obj<Str>),
    Static(&'static str),
}

impl Name {
    /// The cache's key; `None` if it can't be remembered: a name that is not interned may give its place to another.
    #[inline(always)]
    fn key(self) -> Option<usize> {
        match self {
            Name::Str(name) => name.interned().then_some(name.value().identity()),
            Name::Static(name) => Some(((name.as_ptr() as usize) << 8) | (name.len() << 1) | 1),
        }
    }

    fn in_dict(self, dict: Obj<Dict>) -> Option<Value> {
        match self {
            Name::Str(name) => dict.get_str(name),
            Name::Static(name) => dict.get_text(name),
        }
    }

    fn in_builtin(self, kind: TypeId) -> Value {
        match self {
            Name::Str(name) => name.as_ascii().map_or(Value::NULL, |name| own_attribute(kind, name)),
            Name::Static(name) => own_attribute(kind, name),
        }
    }
}

/// An attribute of a built-in type itself, without its bases'; null if there is none.
pub(crate) fn own_attribute(kind: TypeId, name: &str) -> Value {
    let def = kind.def();
    if let Some(index) = find_def(def.methods, name) {
        return Value::from_native(kind as u16, index);
    }
    if let Ok(index) = def.getsets.binary_search_by(|row| row.name.cmp(name)) {
        return Value::from_native(kind as u16, GETSET | index as u16);
    }
    match name {
        "__new__" if def.new.is_some() || kind == TypeId::Object => Value::from_native(kind as u16, NEW),
        // What compares by its contents, and may change, has no hash.
        "__hash__" if matches!(kind, TypeId::List | TypeId::Dict | TypeId::Set | TypeId::ByteArray) => Value::NONE,
        "__hash__" if kind.plain_unhashable() => Value::NONE,
        "__doc__" if kind == TypeId::Object => Value::NONE,
        "__getnewargs__" if has_new_args(kind) => Value::from_native(CLASSES_TABLE, super::GET_NEW_ARGS),
        "__class_getitem__" if is_generic(kind) => Value::from_native(CLASSES_TABLE, super::CLASS_GETITEM),
        _ if let Some(structure) = kind.structure() => structure.class_attribute(kind, name),
        _ => Value::NULL,
    }
}

/// Whether `copy` and `pickle` make an object of the type anew from its value.
fn has_new_args(kind: TypeId) -> bool {
    use TypeId as T;
    matches!(kind, T::Int | T::Float | T::Complex | T::Str | T::Bytes | T::Tuple)
}

/// Whether `kind[…]` is a `types.GenericAlias`: its `__class_getitem__` is in no table of its own.
fn is_generic(kind: TypeId) -> bool {
    use TypeId as T;
    matches!(
        kind,
        T::List
            | T::Tuple
            | T::Dict
            | T::Set
            | T::FrozenSet
            | T::Enumerate
            | T::Generator
            | T::Coroutine
            | T::AsyncGenerator
            | T::BaseExceptionGroup
    )
}

impl Python<'_> {
    /// An attribute of a type (a class or a built-in) or of its bases, as it stands there; null if there is none.
    #[inline]
    pub(crate) fn class_attribute(&mut self, class: Value, name: Obj<Str>) -> Value {
        self.cached(class, Name::Str(name))
    }

    /// As [`Python::class_attribute`], by a fixed name.
    #[inline]
    pub(crate) fn class_attribute_named(&mut self, class: Value, name: &'static str) -> Value {
        self.cached(class, Name::Static(name))
    }

    #[inline]
    fn cached(&mut self, class: Value, name: Name) -> Value {
        let version = class.cast::<Class>().map_or(class.identity(), |class| class.version.get());
        let Some(key) = name.key() else { return walk(class, name) };
        if let Some(value) = self.lookups.get(version, key) {
            return value;
        }
        let value = walk(class, name);
        self.lookups.put(version, key, value);
        value
    }

    /// The special method `name` that a program's class gives the value: what stands in the class, not bound. `None` if
    /// no class of a program gives it, or a built-in base comes first: then the built-in's own meaning holds.
    #[inline]
    pub(crate) fn lookup_special(&mut self, value: Value, name: &'static str) -> Option<Value> {
        let class = match program_class(value) {
            Some(class) => class.value(),
            None => plain_type(value)?.value(),
        };
        let found = self.class_attribute_named(class, name);
        (!found.is_null() && self.is_programs_own(class, name, found)).then_some(found)
    }

    /// Whether what was found in a class is a program's doing, and no built-in type's own meaning: `__str__ = int.__repr__` is.
    #[inline]
    fn is_programs_own(&mut self, class: Value, name: &'static str, found: Value) -> bool {
        !is_builtin_native(found) || is_plain_native(found) || self.is_taken_over(class, name, found)
    }

    /// Whether a class has a built-in type's method that its own built-in base would not give it under that name.
    fn is_taken_over(&mut self, class: Value, name: &'static str, found: Value) -> bool {
        let Some(mro) = class.cast::<Class>().and_then(|class| class.mro.get().cast::<Tuple>()) else { return false };
        let base = mro.values().iter().copied().find(|base| base.as_type().is_some());
        base.is_some_and(|base| self.class_attribute_named(base, name) != found)
    }

    /// Whether objects of a type have a `__class__` of their own, and not `object`'s.
    pub(crate) fn tells_its_class(&mut self, kind: Value) -> bool {
        let plain = self.class_attribute_named(TypeId::Object.value(), "__class__");
        self.class_attribute_named(kind, "__class__") != plain
    }

    /// Whether a program's class gives the value the special method `name`.
    pub fn has_special(&mut self, value: Value, name: &'static str) -> bool {
        self.lookup_special(value, name).is_some_and(|found| !found.is_none())
    }

    /// Whether a program's class gives a class's instances the special method `name`.
    pub(crate) fn own_special(&mut self, class: Value, name: &'static str) -> bool {
        let found = self.class_attribute_named(class, name);
        !found.is_null() && self.is_programs_own(class, name, found)
    }

    /// The classes of a family ([`Python::family`]) have changed: nothing that was found in them counts any more.
    pub(crate) fn touch_classes(&mut self, family: &[Value]) {
        for class in family.iter().filter_map(|class| class.cast::<Class>()) {
            class.version.set(self.lookups.next_version());
        }
    }

    /// What stands in a class for a value's special method, as something to call: `true` when the value goes before
    /// the arguments.
    pub(crate) fn bind_special(&mut self, found: Value, value: Value) -> Result<(Value, bool), Trap> {
        match found.kind() {
            Some(Kind::Function) => Ok((found, true)),
            _ => self.bind_other(found, value),
        }
    }

    #[cold]
    fn bind_other(&mut self, found: Value, value: Value) -> Result<(Value, bool), Trap> {
        if let Some(method) = found.cast::<StaticMethod>() {
            return Ok((method.function.get(), false));
        }
        if let Some(method) = found.cast::<ClassMethod>() {
            let class = self.type_of(value);
            return Ok((BoundMethod::alloc(&mut self.heap, class, method.function.get())?.value(), false));
        }
        if found.cast::<Property>().is_some() || self.has_special(found, "__get__") {
            let late = Value::from_native(CLASSES_TABLE, super::BOUND_LATE);
            let pair = self.tuple(&[found, value])?;
            return Ok((BoundMethod::alloc(&mut self.heap, pair, late)?.value(), false));
        }
        Ok((found, Self::native_of(found).is_some_and(NativeDef::binds)))
    }
}

/// A method of a built-in type: what a lookup ends with when no program's class comes before it.
fn is_builtin_native(value: Value) -> bool {
    value.as_native().is_some_and(|(table, _)| table < crate::native::FIRST_MODULE_TABLE)
}

/// A method of a type of plain objects, or of one of the dicts that a module adds: it goes before a built-in's own meaning.
fn is_plain_native(value: Value) -> bool {
    let method = value.as_native().filter(|&(_, index)| index != NEW);
    method.and_then(|(table, _)| TypeId::from_index(table)).is_some_and(|kind| kind.is_plain() || kind.fills_by_init())
}

/// The type of a plain object (see [`TypeId::is_plain`]); not of an instance of a class derived from it.
#[inline]
pub(crate) fn plain_type(value: Value) -> Option<TypeId> {
    let class = value.cast::<Instance>()?.class.get().as_type()?;
    TypeId::from_index(class).filter(|kind| kind.is_plain())
}

/// The class of a value, if a program made it.
#[inline(always)]
pub(crate) fn program_class(value: Value) -> Option<Obj<Class>> {
    if let Some(instance) = value.cast::<Instance>() {
        return instance.class.get().cast::<Class>();
    }
    match value.kind()? {
        Kind::Exception => value.cast::<Exception>()?.class.get().cast::<Class>(),
        Kind::Class => value.cast::<Class>()?.metaclass.get().cast::<Class>(),
        _ => None,
    }
}

/// Whether operations on the value go by its class: one that a program made, or one whose objects hold a built-in's value
/// (a struct sequence its tuple).
#[inline(always)]
pub(crate) fn has_class(value: Value) -> bool {
    match value.cast::<Instance>() {
        Some(instance) => instance.class.get() != TypeId::Object.value(),
        None => program_class(value).is_some(),
    }
}

/// Looks in a class, then in its bases.
fn walk(class: Value, name: Name) -> Value {
    let Some(class) = class.cast::<Class>() else {
        let Some(kind) = class.as_type().and_then(TypeId::from_index) else { return Value::NULL };
        return walk_builtin(kind, name);
    };
    let Some(mro) = class.mro.get().cast::<Tuple>() else { return Value::NULL };
    for &base in mro.values() {
        if let Some(base) = base.cast::<Class>() {
            if let Some(value) = base.dict.get().cast::<Dict>().and_then(|dict| name.in_dict(dict)) {
                return value;
            }
        } else if let Some(kind) = base.as_type().and_then(TypeId::from_index) {
            let value = name.in_builtin(kind);
            if !value.is_null() {
                return value;
            }
        }
    }
    Value::NULL
}

fn walk_builtin(mut kind: TypeId, name: Name) -> Value {
    loop {
        let value = name.in_builtin(kind);
        if !value.is_null() || kind == TypeId::Object {
            return value;
        }
        kind = kind.def().base;
    }
}

impl Python<'_> {
    /// What stands in a class for an attribute of the class itself, as something to call with the receiver first, if
    /// there is one.
    pub(crate) fn bind_to_class(&mut self, found: Value, class: Value) -> Result<(Value, Option<Value>), Trap> {
        if let Some(method) = found.cast::<ClassMethod>() {
            return Ok((method.function.get(), Some(class)));
        }
        match found.cast::<StaticMethod>() {
            Some(method) => Ok((method.function.get(), None)),
            None => Ok((found, None)),
        }
    }

    /// Whether a type is another or derived from it, by its `__mro__`.
    pub fn is_subclass_of(&self, class: Value, base: Value) -> bool {
        if class == base {
            return true;
        }
        if let Some(class) = class.cast::<Class>() {
            let Some(mro) = class.mro.get().cast::<Tuple>() else { return false };
            return mro.values().contains(&base);
        }
        let kind = |value: Value| value.as_type().and_then(TypeId::from_index);
        match (kind(class), kind(base)) {
            (Some(kind), Some(base)) => kind.is_subtype(base),
            _ => false,
        }
    }
}
