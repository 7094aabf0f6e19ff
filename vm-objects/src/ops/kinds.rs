//! What type a value has.

use crate::Trap;
use crate::classes::features;
use crate::classes::instantiate::{BUILTIN_NEW, INSTANTIATE};
use crate::classes::lookup::{own_attribute, plain_type};
use crate::classes::special;
use crate::heap::Kind;
use crate::native::{Arity, NativeDef};
use crate::object::awaitable::{Awaitable, Awaits};
use crate::object::bound_method::BoundMethod;
use crate::object::class::Class;
use crate::object::descriptor::{Property, StaticMethod};
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::generator::{Flavour, Generator};
use crate::object::instance::Instance;
use crate::object::iterator::{AdapterIterator, DictView, SeqIterator, TableItems, TableIterator};
use crate::object::set::Set;
use crate::object::str::Str;
use crate::python::{Args, Python, Shown};
use crate::types::TypeId;
use crate::types::builtin_function::new_of;
use crate::types::descriptors::getset_type;
use crate::value::Value;
use vm_core::object::Input;

/// The routine for a type that programs can't make objects of.
static NOT_CREATABLE: NativeDef = NativeDef::function("type", Arity::Free, not_creatable);
/// The routine for a `staticmethod` object that is called.
static CALL_WRAPPED: NativeDef = NativeDef::function("staticmethod", Arity::Free, call_wrapped);

fn not_creatable<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let name = py.name_of_type(args.get(0));
    Err(py.type_error(format_args!("cannot create '{name}' instances")))
}

fn call_wrapped<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        return Ok(args.result());
    }
    let Some(method) = args.get(0).cast::<StaticMethod>() else { return Err(py.refused("a call")) };
    let nargs = args.nargs();
    special::pass_on(args, 1, method.function.get(), 1, nargs)
}

impl TypeId {
    /// What makes objects of the type: its own, or its base's.
    pub(crate) fn constructor(self) -> Option<&'static NativeDef> {
        let mut kind = self;
        loop {
            if kind.def().new.is_some() || kind == TypeId::Object {
                return kind.def().new;
            }
            kind = kind.def().base;
            if kind == TypeId::Object {
                return None;
            }
        }
    }
}

impl Python<'_> {
    /// `type(value)`: a built-in type's immediate or a class object.
    pub fn type_of(&self, value: Value) -> Value {
        if let Some(instance) = value.cast::<Instance>() {
            return instance.class.get();
        }
        if let Some(exception) = value.cast::<Exception>() {
            return exception.class.get();
        }
        if let Some(class) = value.cast::<Class>() {
            return class.metaclass.get();
        }
        self.builtin_type_of(value).value()
    }

    /// The built-in type whose layout the value has.
    pub fn builtin_type_of(&self, value: Value) -> TypeId {
        let Some(kind) = value.kind() else { return immediate_type(value) };
        match kind {
            Kind::Int => TypeId::Int,
            Kind::Float => TypeId::Float,
            Kind::Complex => TypeId::Complex,
            Kind::Str => TypeId::Str,
            Kind::Bytes => TypeId::Bytes,
            Kind::ByteArray => TypeId::ByteArray,
            Kind::Array => TypeId::Array,
            Kind::MemoryView => TypeId::MemoryView,
            Kind::Tuple => TypeId::Tuple,
            Kind::List => TypeId::List,
            Kind::Dict => match value.cast::<Dict>() {
                Some(dict) if dict.is_default() => TypeId::DefaultDict,
                Some(dict) if dict.is_ordered() => TypeId::OrderedDict,
                _ => TypeId::Dict,
            },
            Kind::Set if value.cast::<Set>().is_some_and(|set| set.frozen()) => TypeId::FrozenSet,
            Kind::Set => TypeId::Set,
            Kind::Cell => TypeId::Cell,
            Kind::Function => TypeId::Function,
            Kind::Code => TypeId::Code,
            Kind::BoundMethod => bound_type(value),
            Kind::NativeFunction => native_type(value),
            Kind::NativeGetSet => TypeId::GetSetDescriptor,
            Kind::Class => TypeId::Type,
            Kind::Traceback => TypeId::Traceback,
            Kind::Frame => TypeId::Frame,
            Kind::Module => TypeId::Module,
            Kind::Property if value.cast::<Property>().is_some_and(|p| p.getter.get().is_small_int()) => {
                TypeId::MemberDescriptor
            }
            Kind::Property => TypeId::Property,
            Kind::StaticMethod => TypeId::StaticMethod,
            Kind::ClassMethod => TypeId::ClassMethod,
            Kind::Super => TypeId::Super,
            Kind::Range => TypeId::Range,
            Kind::Slice => TypeId::Slice,
            Kind::Generator => generator_type(value),
            Kind::Awaitable => awaitable_type(value),
            Kind::SeqIterator => seq_iterator_type(value),
            Kind::RangeIterator => TypeId::RangeIterator,
            Kind::TableIterator => table_iterator_type(value),
            Kind::DictView => dict_view_type(value),
            Kind::AdapterIterator => value.cast::<AdapterIterator>().map_or(TypeId::Object, |a| a.type_id()),
            Kind::Exception => value.cast::<Exception>().map_or(TypeId::Object, |e| builtin_base(e.class.get())),
            Kind::Instance => value.cast::<Instance>().map_or(TypeId::Object, |i| builtin_base(i.class.get())),
            _ => TypeId::Object,
        }
    }

    /// Whether the value is an object of a built-in type or of a class derived from it.
    pub fn is_instance_of(&self, value: Value, kind: TypeId) -> bool {
        self.builtin_type_of(value).is_subtype(kind)
            // Exceptions may have several of the built-in classes for bases.
            || kind.is_subtype(TypeId::BaseException)
                && value.is_kind(Kind::Exception)
                && self.is_subclass_of(self.type_of(value), kind.value())
    }

    /// The name of the value's type, to show.
    pub fn type_name(&self, value: Value) -> TypeName {
        self.name_of_type(self.type_of(value))
    }

    /// The name of a type, to show.
    pub fn name_of_type(&self, kind: Value) -> TypeName {
        match kind.cast::<Class>() {
            Some(class) if class.features.get() & features::HOST != 0 => {
                let dict = class.dict.get().cast::<Dict>();
                let module = dict.and_then(|dict| dict.get_text("__module__")).unwrap_or(Value::NULL);
                TypeName::Host(Self::shown(module), Self::shown(class.name.get()))
            }
            Some(class) => TypeName::Class(Self::shown(class.name.get())),
            None => TypeName::Builtin(kind.as_type().and_then(TypeId::from_index).unwrap_or(TypeId::Object)),
        }
    }

    /// `__qualname__` of a type, to show.
    pub(crate) fn qualname_of_type(&self, kind: Value) -> TypeName {
        match kind.cast::<Class>() {
            Some(class) => TypeName::Class(Self::shown(class.qualname.get())),
            None => self.name_of_type(kind),
        }
    }

    /// A type as its `repr` shows it: `<class 'module.name'>`.
    pub(crate) fn shown_type(&self, kind: Value) -> ShownType {
        let dict = kind.cast::<Class>().and_then(|class| class.dict.get().cast::<Dict>());
        let module = dict.and_then(|dict| dict.get_text("__module__")).and_then(Value::cast::<Str>);
        let module = module.filter(|module| !module.eq_text("builtins"));
        ShownType(module.map(|module| Self::shown(module.value())), self.qualname_of_type(kind))
    }

    /// The routine that calls what is neither a function nor a method; its window begins with the callable.
    pub(crate) fn object_callee(&mut self, callable: Value) -> &'static NativeDef {
        match callable.kind() {
            Some(Kind::Class) => &INSTANTIATE,
            Some(Kind::StaticMethod) => &CALL_WRAPPED,
            Some(Kind::Instance) => match plain_type(callable) {
                Some(kind) => Self::native_of(own_attribute(kind, "__call__")).unwrap_or(&special::CALL),
                None => &special::CALL,
            },
            Some(_) => &special::CALL,
            None => match callable.as_type().and_then(TypeId::from_index).and_then(TypeId::constructor) {
                Some(new) => new,
                None if callable.as_type().is_some() => &NOT_CREATABLE,
                None if new_of(callable).is_some() => &BUILTIN_NEW,
                None => &special::CALL,
            },
        }
    }

    /// The built-in's own value inside an instance of a subclass of it; any other value as it is.
    #[inline]
    pub fn unwrapped(&self, value: Value) -> Value {
        match value.cast::<Instance>() {
            Some(instance) => match builtin_base(instance.class.get()) {
                TypeId::Object => value,
                kind if kind.is_plain() && !instance.class.get().is_object() => value,
                _ => instance.slot(0),
            },
            None => value,
        }
    }
}

/// The name of a type, to show in a message.
#[derive(Clone, Copy)]
pub enum TypeName {
    /// A built-in type's.
    Builtin(TypeId),
    /// That of a class.
    Class(Shown),
    /// That of a class made of a type that the host brings, and its module's: `tp_name` has both.
    Host(Shown, Shown),
}

/// A type as its `repr` shows it.
#[derive(Clone, Copy)]
pub(crate) struct ShownType(Option<Shown>, TypeName);

impl core::fmt::Display for ShownType {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            ShownType(Some(module), name) => write!(f, "<class '{module}.{name}'>"),
            ShownType(None, name) => write!(f, "<class '{name}'>"),
        }
    }
}

impl core::fmt::Display for TypeName {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            TypeName::Builtin(kind) => f.write_str(kind.def().name),
            TypeName::Class(name) => name.fmt(f),
            TypeName::Host(module, name) => write!(f, "{module}.{name}"),
        }
    }
}

/// The built-in type that a class has its layout from.
fn builtin_base(class: Value) -> TypeId {
    let index = match class.cast::<Class>() {
        Some(class) => u16::try_from(class.base_layout.get()).ok(),
        None => class.as_type(),
    };
    index.and_then(TypeId::from_index).unwrap_or(TypeId::Object)
}

fn immediate_type(value: Value) -> TypeId {
    if value.is_small_int() {
        return TypeId::Int;
    }
    match value {
        Value::NONE => TypeId::NoneType,
        Value::TRUE | Value::FALSE => TypeId::Bool,
        Value::ELLIPSIS => TypeId::Ellipsis,
        Value::NOT_IMPLEMENTED => TypeId::NotImplementedType,
        value if value.as_type().is_some() => TypeId::Type,
        value if Python::native_of(value).is_some() => native_type(value),
        value if new_of(value).is_some() => TypeId::BuiltinFunction,
        value => getset_type(value).unwrap_or(TypeId::Object),
    }
}

/// The type of a function from a table, as it stands there.
fn native_type(value: Value) -> TypeId {
    match Python::native_of(value) {
        Some(def) if def.class_method => TypeId::ClassMethodDescriptor,
        Some(def) if def.is_slot() => TypeId::WrapperDescriptor,
        Some(def) if def.binds() => TypeId::MethodDescriptor,
        _ => TypeId::BuiltinFunction,
    }
}

fn bound_type(value: Value) -> TypeId {
    let function = value.cast::<BoundMethod>().map_or(value, |method| method.function.get());
    match Python::native_of(function) {
        Some(def) if def.is_slot() => TypeId::MethodWrapper,
        Some(_) => TypeId::BuiltinFunction,
        None => TypeId::Method,
    }
}

fn seq_iterator_type(value: Value) -> TypeId {
    let Some(iterator) = value.cast::<SeqIterator>() else { return TypeId::Object };
    match iterator.seq.get().kind() {
        Some(Kind::List) => TypeId::ListIterator,
        Some(Kind::Tuple) => TypeId::TupleIterator,
        Some(Kind::Str) if iterator.seq.get().cast::<Str>().is_some_and(|text| text.as_ascii().is_none()) => {
            TypeId::StrWideIterator
        }
        Some(Kind::Str) => TypeId::StrIterator,
        Some(Kind::Bytes) => TypeId::BytesIterator,
        Some(Kind::ByteArray) => TypeId::ByteArrayIterator,
        Some(Kind::MemoryView) => TypeId::MemoryIterator,
        Some(Kind::Array) => TypeId::ArrayIterator,
        Some(_) => TypeId::SeqIterator,
        None => exhausted_type(iterator.seq.get()).unwrap_or(TypeId::SeqIterator),
    }
}

/// An iterator that is at its end has its type in the place of what it went over.
fn exhausted_type(over: Value) -> Option<TypeId> {
    over.as_type().and_then(TypeId::from_index)
}

fn generator_type(value: Value) -> TypeId {
    match value.cast::<Generator>().map(|generator| generator.flavour()) {
        Some(Flavour::Coroutine) => TypeId::Coroutine,
        Some(Flavour::AsyncGenerator) => TypeId::AsyncGenerator,
        _ => TypeId::Generator,
    }
}

fn awaitable_type(value: Value) -> TypeId {
    match value.cast::<Awaitable>().map(|awaitable| awaitable.which()) {
        Some(Awaits::Asend) => TypeId::AsyncGeneratorAsend,
        Some(Awaits::Athrow | Awaits::Aclose) => TypeId::AsyncGeneratorAthrow,
        Some(Awaits::Wrapped) => TypeId::AsyncGeneratorWrapped,
        Some(Awaits::Coroutine) => TypeId::CoroutineWrapper,
        Some(Awaits::Anext) | None => TypeId::AnextAwaitable,
    }
}

fn table_iterator_type(value: Value) -> TypeId {
    let Some(iterator) = value.cast::<TableIterator>() else { return TypeId::Object };
    if let Some(kind) = exhausted_type(iterator.table.get()) {
        return kind;
    }
    if iterator.table.get().is_kind(Kind::Set) {
        return TypeId::SetIterator;
    }
    if iterator.table.get().cast::<Dict>().is_some_and(|dict| dict.is_ordered()) {
        return TypeId::OrderedDictIterator;
    }
    match iterator.items() {
        TableItems::Keys => TypeId::DictKeyIterator,
        TableItems::Values => TypeId::DictValueIterator,
        TableItems::Items => TypeId::DictItemIterator,
    }
}

fn dict_view_type(value: Value) -> TypeId {
    let view = value.cast::<DictView>();
    if view.and_then(|view| view.dict.get().cast::<Dict>()).is_some_and(|dict| dict.is_ordered()) {
        return match view.map(|view| view.items()) {
            Some(TableItems::Values) => TypeId::OrderedDictValues,
            Some(TableItems::Items) => TypeId::OrderedDictItems,
            _ => TypeId::OrderedDictKeys,
        };
    }
    match value.cast::<DictView>().map(|view| view.items()) {
        Some(TableItems::Values) => TypeId::DictValues,
        Some(TableItems::Items) => TypeId::DictItems,
        _ => TypeId::DictKeys,
    }
}
