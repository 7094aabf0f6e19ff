//! The built-in types, one row each.
//!
//! A built-in type is an immediate value (its index): it lives in flash and costs no memory. Each type's methods and
//! computed attributes are in a file of its own; rows that name none have only what they inherit.

mod abstract_methods;
pub(crate) mod arithmetic;
pub(crate) mod async_generator;
pub(crate) mod array;
pub(crate) mod bool;
pub(crate) mod builtin_function;
pub(crate) mod bytearray;
pub(crate) mod bytes;
pub(crate) mod cell;
pub(crate) mod class;
pub(crate) mod class_facts;
pub(crate) mod classmethod;
pub(crate) mod code;
mod code_new;
pub(crate) mod complex;
pub(crate) mod descriptors;
pub(crate) mod dict;
pub(crate) mod dict_views;
pub(crate) mod enumerate;
pub(crate) mod filter;
pub(crate) mod float;
pub(crate) mod frame;
pub(crate) mod frozenset;
pub(crate) mod function;
pub(crate) mod generator;
pub(crate) mod generic_alias;
pub(crate) mod int;
mod iterator_state;
pub(crate) mod iterators;
pub(crate) mod keywords;
pub(crate) mod list;
pub(crate) mod map;
pub(crate) mod mapping_proxy;
pub(crate) mod memoryview;
pub(crate) mod method;
pub(crate) mod module;
pub(crate) mod none;
pub(crate) mod object;
pub(crate) mod object_reduce;
pub(crate) mod property;
pub(crate) mod protocol;
pub(crate) mod range;
pub(crate) mod reversed;
pub(crate) mod set;
pub(crate) mod simple_namespace;
pub(crate) mod slice;
pub(crate) mod staticmethod;
pub(crate) mod str;
pub(crate) mod structseq;
pub(crate) mod super_;
pub(crate) mod traceback;
pub(crate) mod tuple;
pub(crate) mod typing;
pub(crate) mod union;
pub(crate) mod zip;
mod exceptions;
#[cfg(test)]
mod tests;

use crate::modules::{contextvars, itertools, weakref};
pub(crate) use exceptions::add_note_to;

use crate::features::{
    ARRAY, ASYNC, COLLECTIONS, COMPLEX, CONTEXTVARS, FLOAT, FUNCTOOLS, ITERTOOLS, JSON, MEMORYVIEW, OPERATOR, RANDOM,
    STRUCT, TIME, TYPING, WEAKREF,
};
use crate::native::{GetSetDef, NativeDef};
use crate::value::Value;

/// What a built-in type is.
pub struct TypeDef {
    /// `tp_name`: `__name__`, after the name of its module and a dot if that is not `builtins`.
    pub name: &'static str,
    /// `__base__` (of `object`: itself).
    pub base: TypeId,
    /// Methods, sorted by name.
    pub methods: &'static [NativeDef],
    /// Computed attributes, sorted by name.
    pub getsets: &'static [GetSetDef],
    /// Calls the type: the window begins with the class, then the arguments. None: `cannot create 'x' instances`.
    pub new: Option<&'static NativeDef>,
}

/// Methods, attributes and constructor of a type: what its file gives.
pub(crate) struct Behaviour {
    pub(crate) methods: &'static [NativeDef],
    pub(crate) getsets: &'static [GetSetDef],
    pub(crate) new: Option<&'static NativeDef>,
}

impl Behaviour {
    /// Only what the base has.
    pub(crate) const NONE: Behaviour = Behaviour { methods: &[], getsets: &[], new: None };
}

static NO_FLOAT: NativeDef = FLOAT.constructor("float");
static NO_COMPLEX: NativeDef = COMPLEX.constructor("complex");
static NO_MEMORYVIEW: NativeDef = MEMORYVIEW.constructor("memoryview");

macro_rules! types {
    ($($id:ident $name:literal $base:ident $behaviour:expr;)*) => {
        /// The index of a built-in type.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        #[repr(u16)]
        #[expect(missing_docs, reason = "named as the types are")]
        pub enum TypeId { $($id,)* }

        impl TypeId {
            /// Every built-in type.
            pub const ALL: &'static [TypeId] = &[$(TypeId::$id,)*];
        }

        static DEFS: [TypeDef; TypeId::ALL.len()] = [$({
            const BEHAVIOUR: Behaviour = $behaviour;
            TypeDef {
                name: $name,
                base: TypeId::$base,
                methods: BEHAVIOUR.methods,
                getsets: BEHAVIOUR.getsets,
                new: BEHAVIOUR.new,
            }
        },)*];
    };
}

types! {
    Object "object" Object object::BEHAVIOUR;
    Type "type" Object class::BEHAVIOUR;
    NoneType "NoneType" Object none::BEHAVIOUR;
    Ellipsis "ellipsis" Object none::ELLIPSIS;
    NotImplementedType "NotImplementedType" Object none::NOT_IMPLEMENTED;
    Int "int" Object int::BEHAVIOUR;
    Bool "bool" Int bool::BEHAVIOUR;
    Float "float" Object FLOAT.builtin(float::BEHAVIOUR, &NO_FLOAT);
    Complex "complex" Object COMPLEX.builtin(complex::BEHAVIOUR, &NO_COMPLEX);
    Str "str" Object str::BEHAVIOUR;
    Bytes "bytes" Object bytes::BEHAVIOUR;
    ByteArray "bytearray" Object bytearray::BEHAVIOUR;
    MemoryView "memoryview" Object MEMORYVIEW.builtin(memoryview::BEHAVIOUR, &NO_MEMORYVIEW);
    Array "array.array" Object ARRAY.behaviour(array::BEHAVIOUR);
    Tuple "tuple" Object tuple::BEHAVIOUR;
    List "list" Object list::BEHAVIOUR;
    Dict "dict" Object dict::BEHAVIOUR;
    Set "set" Object set::BEHAVIOUR;
    FrozenSet "frozenset" Object frozenset::BEHAVIOUR;
    Range "range" Object range::BEHAVIOUR;
    Slice "slice" Object slice::BEHAVIOUR;
    Function "function" Object function::BEHAVIOUR;
    BuiltinFunction "builtin_function_or_method" Object builtin_function::BEHAVIOUR;
    WrapperDescriptor "wrapper_descriptor" Object descriptors::WRAPPER;
    MethodWrapper "method-wrapper" Object descriptors::METHOD_WRAPPER;
    MethodDescriptor "method_descriptor" Object descriptors::METHOD;
    ClassMethodDescriptor "classmethod_descriptor" Object descriptors::CLASS_METHOD;
    MemberDescriptor "member_descriptor" Object descriptors::MEMBER;
    GetSetDescriptor "getset_descriptor" Object descriptors::GET_SET;
    Method "method" Object method::BEHAVIOUR;
    Cell "cell" Object cell::BEHAVIOUR;
    Code "code" Object code::BEHAVIOUR;
    Frame "frame" Object frame::BEHAVIOUR;
    Traceback "traceback" Object traceback::BEHAVIOUR;
    Module "module" Object module::BEHAVIOUR;
    Property "property" Object property::BEHAVIOUR;
    StaticMethod "staticmethod" Object staticmethod::BEHAVIOUR;
    ClassMethod "classmethod" Object classmethod::BEHAVIOUR;
    Super "super" Object super_::BEHAVIOUR;
    Generator "generator" Object generator::BEHAVIOUR;
    Coroutine "coroutine" Object ASYNC.behaviour(generator::COROUTINE);
    AsyncGenerator "async_generator" Object ASYNC.behaviour(async_generator::BEHAVIOUR);
    AsyncGeneratorAsend "async_generator_asend" Object ASYNC.behaviour(async_generator::ASEND);
    AsyncGeneratorAthrow "async_generator_athrow" Object ASYNC.behaviour(async_generator::ATHROW);
    AsyncGeneratorWrapped "async_generator_wrapped_value" Object Behaviour::NONE;
    AnextAwaitable "anext_awaitable" Object ASYNC.behaviour(async_generator::ANEXT);
    CoroutineWrapper "coroutine_wrapper" Object ASYNC.behaviour(async_generator::COROUTINE_WRAPPER);
    Enumerate "enumerate" Object enumerate::BEHAVIOUR;
    Zip "zip" Object zip::BEHAVIOUR;
    Map "map" Object map::BEHAVIOUR;
    Filter "filter" Object filter::BEHAVIOUR;
    Reversed "reversed" Object reversed::BEHAVIOUR;
    CallableIterator "callable_iterator" Object iterators::CALLABLE_ITERATOR;
    ListIterator "list_iterator" Object iterators::LIST_ITERATOR;
    ListReverseIterator "list_reverseiterator" Object iterators::LIST_REVERSE_ITERATOR;
    TupleIterator "tuple_iterator" Object iterators::TUPLE_ITERATOR;
    StrIterator "str_ascii_iterator" Object iterators::STR_ITERATOR;
    StrWideIterator "str_iterator" Object iterators::STR_WIDE_ITERATOR;
    BytesIterator "bytes_iterator" Object iterators::BYTES_ITERATOR;
    ByteArrayIterator "bytearray_iterator" Object iterators::BYTEARRAY_ITERATOR;
    MemoryIterator "memory_iterator" Object MEMORYVIEW.behaviour(iterators::MEMORY_ITERATOR);
    ArrayIterator "array.arrayiterator" Object ARRAY.behaviour(iterators::ARRAY_ITERATOR);
    RangeIterator "range_iterator" Object iterators::RANGE_ITERATOR;
    SeqIterator "iterator" Object iterators::SEQ_ITERATOR;
    DictKeys "dict_keys" Object dict_views::KEYS;
    DictValues "dict_values" Object dict_views::VALUES;
    DictItems "dict_items" Object dict_views::ITEMS;
    DictKeyIterator "dict_keyiterator" Object iterators::DICT_KEY_ITERATOR;
    DictValueIterator "dict_valueiterator" Object iterators::DICT_VALUE_ITERATOR;
    DictItemIterator "dict_itemiterator" Object iterators::DICT_ITEM_ITERATOR;
    SetIterator "set_iterator" Object iterators::SET_ITERATOR;
    UnraisableHookArgs "UnraisableHookArgs" Tuple crate::lifetimes::unraisable::TYPE;
    FloatInfo "sys.float_info" Tuple crate::modules::sys::facts::FLOAT_TYPE;
    HashInfo "sys.hash_info" Tuple crate::modules::sys::facts::HASH_TYPE;
    IntInfo "sys.int_info" Tuple crate::modules::sys::facts::INT_TYPE;
    ThreadInfo "sys.thread_info" Tuple crate::modules::sys::facts::THREAD_TYPE;
    AsyncgenHooks "asyncgen_hooks" Tuple crate::modules::sys::settings::HOOKS_TYPE;
    StructTime "time.struct_time" Tuple TIME.behaviour(crate::modules::time::STRUCT_TIME_TYPE);
    DefaultDict "collections.defaultdict" Dict COLLECTIONS.behaviour(crate::modules::collections::defaultdict::BEHAVIOUR);
    OrderedDict "collections.OrderedDict" Dict COLLECTIONS.behaviour(crate::modules::collections::ordered_dict::BEHAVIOUR);
    OrderedDictKeys "odict_keys" DictKeys Behaviour::NONE;
    OrderedDictValues "odict_values" DictValues Behaviour::NONE;
    OrderedDictItems "odict_items" DictItems Behaviour::NONE;
    OrderedDictIterator "odict_iterator" Object COLLECTIONS.behaviour(iterators::ORDERED_DICT_ITERATOR);
    VersionInfo "sys.version_info" Tuple crate::modules::sys_setup::VERSION_INFO_TYPE;
    SysFlags "sys.flags" Tuple crate::modules::sys_setup::FLAGS_TYPE;
    // From here on, types of plain objects: see `TypeId::is_plain`, which names the first.
    Accumulate "itertools.accumulate" Object ITERTOOLS.behaviour(itertools::accumulate::BEHAVIOUR);
    Batched "itertools.batched" Object ITERTOOLS.behaviour(itertools::batched::BEHAVIOUR);
    Chain "itertools.chain" Object ITERTOOLS.behaviour(itertools::chain::BEHAVIOUR);
    Combinations "itertools.combinations" Object ITERTOOLS.behaviour(itertools::choices::COMBINATIONS);
    CombinationsWithReplacement "itertools.combinations_with_replacement" Object ITERTOOLS.behaviour(itertools::choices::WITH_REPLACEMENT);
    Compress "itertools.compress" Object ITERTOOLS.behaviour(itertools::compress::BEHAVIOUR);
    Count "itertools.count" Object ITERTOOLS.behaviour(itertools::counting::COUNT);
    Cycle "itertools.cycle" Object ITERTOOLS.behaviour(itertools::cycle::BEHAVIOUR);
    DropWhile "itertools.dropwhile" Object ITERTOOLS.behaviour(itertools::tested::DROP_WHILE);
    FilterFalse "itertools.filterfalse" Object ITERTOOLS.behaviour(itertools::tested::FILTER_FALSE);
    GroupBy "itertools.groupby" Object ITERTOOLS.behaviour(itertools::groupby::BEHAVIOUR);
    Grouper "itertools._grouper" Object ITERTOOLS.behaviour(itertools::groupby::GROUPER);
    ISlice "itertools.islice" Object ITERTOOLS.behaviour(itertools::islice::BEHAVIOUR);
    Pairwise "itertools.pairwise" Object ITERTOOLS.behaviour(itertools::pairwise::BEHAVIOUR);
    Permutations "itertools.permutations" Object ITERTOOLS.behaviour(itertools::choices::PERMUTATIONS);
    Product "itertools.product" Object ITERTOOLS.behaviour(itertools::product::BEHAVIOUR);
    Repeat "itertools.repeat" Object ITERTOOLS.behaviour(itertools::counting::REPEAT);
    StarMap "itertools.starmap" Object ITERTOOLS.behaviour(itertools::starmap::BEHAVIOUR);
    TakeWhile "itertools.takewhile" Object ITERTOOLS.behaviour(itertools::tested::TAKE_WHILE);
    Tee "itertools._tee" Object ITERTOOLS.behaviour(itertools::tee::BEHAVIOUR);
    TeeDataObject "itertools._tee_dataobject" Object ITERTOOLS.behaviour(itertools::tee::DATA);
    ZipLongest "itertools.zip_longest" Object ITERTOOLS.behaviour(itertools::zip_longest::BEHAVIOUR);
    HostStream "_io.TextIOWrapper" Object crate::modules::sys::stream::BEHAVIOUR;
    HostRawStream "_io.FileIO" Object crate::modules::sys::raw_stream::BEHAVIOUR;
    AbcData "_abc._abc_data" Object Behaviour::NONE;
    MappingProxy "mappingproxy" Object mapping_proxy::BEHAVIOUR;
    SimpleNamespace "types.SimpleNamespace" Object simple_namespace::BEHAVIOUR;
    GenericAlias "types.GenericAlias" Object TYPING.behaviour(generic_alias::BEHAVIOUR);
    UnionType "types.UnionType" Object TYPING.behaviour(union::BEHAVIOUR);
    TypeAliasType "typing.TypeAliasType" Object TYPING.behaviour(typing::ALIAS);
    TypeVar "typing.TypeVar" Object TYPING.behaviour(typing::TYPE_VAR);
    TypeVarTuple "typing.TypeVarTuple" Object TYPING.behaviour(typing::TYPE_VAR_TUPLE);
    ParamSpec "typing.ParamSpec" Object TYPING.behaviour(typing::PARAM_SPEC);
    ParamSpecArgs "typing.ParamSpecArgs" Object TYPING.behaviour(typing::PARAM_SPEC_ARGS);
    ParamSpecKwargs "typing.ParamSpecKwargs" Object TYPING.behaviour(typing::PARAM_SPEC_KWARGS);
    Generic "typing.Generic" Object TYPING.behaviour(typing::GENERIC);
    AttrGetter "operator.attrgetter" Object OPERATOR.behaviour(crate::modules::operator::getters::ATTR_GETTER);
    ItemGetter "operator.itemgetter" Object OPERATOR.behaviour(crate::modules::operator::getters::ITEM_GETTER);
    MethodCaller "operator.methodcaller" Object OPERATOR.behaviour(crate::modules::operator::getters::METHOD_CALLER);
    KeyWrapper "functools.KeyWrapper" Object FUNCTOOLS.behaviour(crate::modules::functools::cmp_to_key::BEHAVIOUR);
    LruCacheWrapper "functools._lru_cache_wrapper" Object FUNCTOOLS.behaviour(crate::modules::functools::lru_cache::BEHAVIOUR);
    Partial "functools.partial" Object FUNCTOOLS.behaviour(crate::modules::functools::partial::BEHAVIOUR);
    Deque "collections.deque" Object COLLECTIONS.behaviour(crate::modules::collections::deque::BEHAVIOUR);
    DequeIterator "collections._deque_iterator" Object COLLECTIONS.behaviour(crate::modules::collections::deque_iterator::FORWARD);
    DequeReverseIterator "collections._deque_reverse_iterator" Object
        COLLECTIONS.behaviour(crate::modules::collections::deque_iterator::REVERSE);
    TupleGetter "collections._tuplegetter" Object COLLECTIONS.behaviour(crate::modules::collections::counting::TUPLE_GETTER);
    WeakReference "weakref.ReferenceType" Object WEAKREF.behaviour(weakref::REFERENCE);
    Proxy "weakref.ProxyType" Object WEAKREF.behaviour(weakref::PROXY);
    CallableProxy "weakref.CallableProxyType" Object WEAKREF.behaviour(weakref::CALLABLE_PROXY);
    Context "_contextvars.Context" Object CONTEXTVARS.behaviour(contextvars::CONTEXT);
    ContextVar "_contextvars.ContextVar" Object CONTEXTVARS.behaviour(contextvars::CONTEXT_VAR);
    ContextToken "_contextvars.Token" Object CONTEXTVARS.behaviour(contextvars::TOKEN);
    ContextTokenMissing "_contextvars.Token.MISSING" Object CONTEXTVARS.behaviour(contextvars::TOKEN_MISSING);
    // Here the types of plain objects end, and those of exceptions begin.
    JsonEncoder "_json.Encoder" Object JSON.behaviour(crate::modules::json::ENCODER);
    JsonScanner "_json.Scanner" Object JSON.behaviour(crate::modules::json::SCANNER);
    Random "_random.Random" Object RANDOM.behaviour(crate::modules::random::BEHAVIOUR);
    Struct "_struct.Struct" Object STRUCT.behaviour(crate::modules::structs::STRUCT);
    UnpackIterator "_struct.unpack_iterator" Object STRUCT.behaviour(crate::modules::structs::ITERATOR);
    BaseException "BaseException" Object exceptions::BEHAVIOUR;
    BaseExceptionGroup "BaseExceptionGroup" BaseException exceptions::GROUP;
    ExceptionGroup "ExceptionGroup" BaseExceptionGroup exceptions::PLAIN;
    Exception "Exception" BaseException exceptions::PLAIN;
    ArithmeticError "ArithmeticError" Exception exceptions::PLAIN;
    FloatingPointError "FloatingPointError" ArithmeticError exceptions::PLAIN;
    OverflowError "OverflowError" ArithmeticError exceptions::PLAIN;
    ZeroDivisionError "ZeroDivisionError" ArithmeticError exceptions::PLAIN;
    AssertionError "AssertionError" Exception exceptions::PLAIN;
    AttributeError "AttributeError" Exception exceptions::ATTRIBUTE_ERROR;
    BufferError "BufferError" Exception exceptions::PLAIN;
    EOFError "EOFError" Exception exceptions::PLAIN;
    ImportError "ImportError" Exception exceptions::IMPORT_ERROR;
    ModuleNotFoundError "ModuleNotFoundError" ImportError exceptions::PLAIN;
    LookupError "LookupError" Exception exceptions::PLAIN;
    IndexError "IndexError" LookupError exceptions::PLAIN;
    KeyError "KeyError" LookupError exceptions::PLAIN;
    MemoryError "MemoryError" Exception exceptions::PLAIN;
    NameError "NameError" Exception exceptions::NAME_ERROR;
    UnboundLocalError "UnboundLocalError" NameError exceptions::PLAIN;
    OSError "OSError" Exception exceptions::OS_ERROR;
    BlockingIOError "BlockingIOError" OSError exceptions::PLAIN;
    ChildProcessError "ChildProcessError" OSError exceptions::PLAIN;
    ConnectionError "ConnectionError" OSError exceptions::PLAIN;
    BrokenPipeError "BrokenPipeError" ConnectionError exceptions::PLAIN;
    ConnectionAbortedError "ConnectionAbortedError" ConnectionError exceptions::PLAIN;
    ConnectionRefusedError "ConnectionRefusedError" ConnectionError exceptions::PLAIN;
    ConnectionResetError "ConnectionResetError" ConnectionError exceptions::PLAIN;
    FileExistsError "FileExistsError" OSError exceptions::PLAIN;
    FileNotFoundError "FileNotFoundError" OSError exceptions::PLAIN;
    InterruptedError "InterruptedError" OSError exceptions::PLAIN;
    IsADirectoryError "IsADirectoryError" OSError exceptions::PLAIN;
    NotADirectoryError "NotADirectoryError" OSError exceptions::PLAIN;
    PermissionError "PermissionError" OSError exceptions::PLAIN;
    ProcessLookupError "ProcessLookupError" OSError exceptions::PLAIN;
    TimeoutError "TimeoutError" OSError exceptions::PLAIN;
    ReferenceError "ReferenceError" Exception exceptions::PLAIN;
    RuntimeError "RuntimeError" Exception exceptions::PLAIN;
    NotImplementedError "NotImplementedError" RuntimeError exceptions::PLAIN;
    RecursionError "RecursionError" RuntimeError exceptions::PLAIN;
    StopAsyncIteration "StopAsyncIteration" Exception exceptions::PLAIN;
    StopIteration "StopIteration" Exception exceptions::STOP_ITERATION;
    SyntaxError "SyntaxError" Exception exceptions::SYNTAX_ERROR;
    IndentationError "IndentationError" SyntaxError exceptions::PLAIN;
    TabError "TabError" IndentationError exceptions::PLAIN;
    SystemError "SystemError" Exception exceptions::PLAIN;
    TypeError "TypeError" Exception exceptions::PLAIN;
    ValueError "ValueError" Exception exceptions::PLAIN;
    UnicodeError "UnicodeError" ValueError exceptions::PLAIN;
    UnicodeDecodeError "UnicodeDecodeError" UnicodeError exceptions::UNICODE_ERROR;
    UnicodeEncodeError "UnicodeEncodeError" UnicodeError exceptions::UNICODE_ERROR;
    UnicodeTranslateError "UnicodeTranslateError" UnicodeError exceptions::UNICODE_ERROR;
    Warning "Warning" Exception exceptions::PLAIN;
    BytesWarning "BytesWarning" Warning exceptions::PLAIN;
    DeprecationWarning "DeprecationWarning" Warning exceptions::PLAIN;
    EncodingWarning "EncodingWarning" Warning exceptions::PLAIN;
    FutureWarning "FutureWarning" Warning exceptions::PLAIN;
    ImportWarning "ImportWarning" Warning exceptions::PLAIN;
    PendingDeprecationWarning "PendingDeprecationWarning" Warning exceptions::PLAIN;
    ResourceWarning "ResourceWarning" Warning exceptions::PLAIN;
    RuntimeWarning "RuntimeWarning" Warning exceptions::PLAIN;
    SyntaxWarning "SyntaxWarning" Warning exceptions::PLAIN;
    UnicodeWarning "UnicodeWarning" Warning exceptions::PLAIN;
    UserWarning "UserWarning" Warning exceptions::PLAIN;
    GeneratorExit "GeneratorExit" BaseException exceptions::PLAIN;
    KeyboardInterrupt "KeyboardInterrupt" BaseException exceptions::PLAIN;
    SystemExit "SystemExit" BaseException exceptions::SYSTEM_EXIT;
    BinasciiError "binascii.Error" ValueError exceptions::PLAIN;
    BinasciiIncomplete "binascii.Incomplete" Exception exceptions::PLAIN;
    StructError "struct.error" Exception exceptions::PLAIN;
}

/// The computed attribute that a value found in a built-in type names.
pub(crate) fn getset_of(value: Value) -> Option<&'static GetSetDef> {
    let Some((table, index)) = value.as_native() else {
        return value.cast::<crate::object::native::NativeGetSet>().map(|getset| getset.def());
    };
    if index & crate::native::GETSET == 0 {
        return None;
    }
    TypeId::from_index(table)?.def().getsets.get(usize::from(index & !crate::native::GETSET))
}

impl TypeId {
    /// The type with this index.
    #[inline(always)]
    pub fn from_index(index: u16) -> Option<TypeId> {
        TypeId::ALL.get(usize::from(index)).copied()
    }

    /// The type as a value.
    #[inline(always)]
    pub const fn value(self) -> Value {
        Value::from_type(self as u16)
    }

    /// `__module__` and `__name__`.
    pub(crate) fn names(self) -> (&'static str, &'static str) {
        let name = self.def().name;
        name.rsplit_once('.').unwrap_or(("builtins", name))
    }

    /// What it is.
    #[inline(always)]
    pub fn def(self) -> &'static TypeDef {
        #[expect(clippy::indexing_slicing, reason = "one row for each index, by the macro that makes both")]
        &DEFS[self as usize]
    }

    /// Whether it is `other` or derived from it.
    pub fn is_subtype(self, other: TypeId) -> bool {
        let mut kind = self;
        loop {
            if kind == other || other == TypeId::Object {
                return true;
            }
            // The one built-in type with two bases.
            if kind == TypeId::ExceptionGroup && other == TypeId::Exception {
                return true;
            }
            if kind == TypeId::Object {
                return false;
            }
            kind = kind.def().base;
        }
    }

    /// Whether its objects are [instances](crate::object::instance::Instance) whose trailing words are its own, and
    /// all that they do is in its table of methods: `next(x)` is its row `__next__`, `len(x)` its `__len__`. What modules
    /// add is of this kind.
    #[inline]
    pub(crate) fn is_plain(self) -> bool {
        self >= TypeId::Accumulate && self < TypeId::BaseException
    }

    /// Whether a class may be derived from it: `Py_TPFLAGS_BASETYPE`. What `builtins` names, but for these three; and
    /// modules.
    pub(crate) fn is_base_type(self) -> bool {
        match self {
            TypeId::Bool | TypeId::Range | TypeId::Slice | TypeId::MemoryView => false,
            TypeId::Module | TypeId::DefaultDict | TypeId::OrderedDict | TypeId::Array => true,
            kind if kind.is_plain() => kind.def().new.is_some() && !kind.is_final(),
            kind => kind.is_builtin_name(),
        }
    }

    /// Whether its plain objects have attributes of their own.
    pub(crate) fn has_dict(self) -> bool {
        matches!(self, TypeId::SimpleNamespace | TypeId::Partial | TypeId::LruCacheWrapper)
    }

    /// Whether a class derived from it lays out its instances as one derived from `object` does: its own objects are
    /// attributes only.
    pub(crate) fn is_layoutless(self) -> bool {
        matches!(self, TypeId::SimpleNamespace | TypeId::Generic)
    }

    /// Whether there can be weak references to its objects; for a type whose objects are instances.
    pub(crate) fn is_weakly_referable(self) -> bool {
        !matches!(
            self,
            TypeId::Object
                | TypeId::Int
                | TypeId::Tuple
                | TypeId::Bytes
                | TypeId::WeakReference
                | TypeId::Proxy
                | TypeId::CallableProxy
        ) && self.structure().is_none()
    }

    /// Types of plain objects from which no class may be derived.
    fn is_final(self) -> bool {
        use TypeId as T;
        matches!(
            self,
            T::Grouper
                | T::Tee
                | T::TeeDataObject
                | T::MappingProxy
                | T::AttrGetter
                | T::ItemGetter
                | T::MethodCaller
                | T::Context
                | T::ContextVar
                | T::ContextToken
        )
    }

    /// Types whose constructor makes an empty object, which their `__init__` fills.
    pub(crate) fn fills_by_init(self) -> bool {
        matches!(self, TypeId::Deque | TypeId::DefaultDict | TypeId::OrderedDict | TypeId::Random)
    }

    /// Types of plain objects that compare by their contents and have no hash.
    pub(crate) fn plain_unhashable(self) -> bool {
        matches!(self, TypeId::KeyWrapper | TypeId::Deque)
    }

    /// Whether `builtins` has it under its name.
    pub(crate) fn is_builtin_name(self) -> bool {
        use TypeId as T;
        matches!(
            self,
            T::Object
                | T::Type
                | T::Int
                | T::Bool
                | T::Float
                | T::Complex
                | T::Str
                | T::Bytes
                | T::ByteArray
                | T::MemoryView
                | T::Tuple
                | T::List
                | T::Dict
                | T::Set
                | T::FrozenSet
                | T::Range
                | T::Slice
                | T::Property
                | T::StaticMethod
                | T::ClassMethod
                | T::Super
                | T::Enumerate
                | T::Zip
                | T::Map
                | T::Filter
                | T::Reversed
        ) || self >= T::BaseException && self < T::BinasciiError
    }
}
