//! The built-in types, one row each.
//!
//! A built-in type is an immediate value (its index): it lives in flash and costs no memory. Each type's methods and
//! computed attributes are in a file of its own; rows that name none have only what they inherit.

pub(crate) mod bool;
pub(crate) mod builtin_function;
pub(crate) mod bytearray;
pub(crate) mod bytes;
pub(crate) mod cell;
pub(crate) mod class;
pub(crate) mod classmethod;
pub(crate) mod code;
pub(crate) mod complex;
pub(crate) mod dict;
pub(crate) mod dict_views;
pub(crate) mod enumerate;
pub(crate) mod filter;
pub(crate) mod float;
pub(crate) mod frozenset;
pub(crate) mod function;
pub(crate) mod generator;
pub(crate) mod int;
pub(crate) mod list;
pub(crate) mod map;
pub(crate) mod method;
pub(crate) mod module;
pub(crate) mod none;
pub(crate) mod object;
pub(crate) mod property;
pub(crate) mod range;
pub(crate) mod reversed;
pub(crate) mod set;
pub(crate) mod slice;
pub(crate) mod staticmethod;
pub(crate) mod str;
pub(crate) mod super_;
pub(crate) mod traceback;
pub(crate) mod tuple;
pub(crate) mod zip;
mod exceptions;

use crate::native::{GetSetDef, NativeDef};
use crate::value::Value;

/// What a built-in type is.
pub struct TypeDef {
    /// `__name__`.
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

macro_rules! types {
    ($($id:ident $name:literal $base:ident $behaviour:expr;)*) => {
        /// The index of a built-in type.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        #[repr(u8)]
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
    Ellipsis "ellipsis" Object Behaviour::NONE;
    NotImplementedType "NotImplementedType" Object Behaviour::NONE;
    Int "int" Object int::BEHAVIOUR;
    Bool "bool" Int bool::BEHAVIOUR;
    Float "float" Object float::BEHAVIOUR;
    Complex "complex" Object complex::BEHAVIOUR;
    Str "str" Object str::BEHAVIOUR;
    Bytes "bytes" Object bytes::BEHAVIOUR;
    ByteArray "bytearray" Object bytearray::BEHAVIOUR;
    Tuple "tuple" Object tuple::BEHAVIOUR;
    List "list" Object list::BEHAVIOUR;
    Dict "dict" Object dict::BEHAVIOUR;
    Set "set" Object set::BEHAVIOUR;
    FrozenSet "frozenset" Object frozenset::BEHAVIOUR;
    Range "range" Object range::BEHAVIOUR;
    Slice "slice" Object slice::BEHAVIOUR;
    Function "function" Object function::BEHAVIOUR;
    BuiltinFunction "builtin_function_or_method" Object builtin_function::BEHAVIOUR;
    MethodDescriptor "method_descriptor" Object Behaviour::NONE;
    Method "method" Object method::BEHAVIOUR;
    Cell "cell" Object cell::BEHAVIOUR;
    Code "code" Object code::BEHAVIOUR;
    Frame "frame" Object Behaviour::NONE;
    Traceback "traceback" Object traceback::BEHAVIOUR;
    Module "module" Object module::BEHAVIOUR;
    Property "property" Object property::BEHAVIOUR;
    StaticMethod "staticmethod" Object staticmethod::BEHAVIOUR;
    ClassMethod "classmethod" Object classmethod::BEHAVIOUR;
    Super "super" Object super_::BEHAVIOUR;
    Generator "generator" Object generator::BEHAVIOUR;
    Coroutine "coroutine" Object Behaviour::NONE;
    AsyncGenerator "async_generator" Object Behaviour::NONE;
    Enumerate "enumerate" Object enumerate::BEHAVIOUR;
    Zip "zip" Object zip::BEHAVIOUR;
    Map "map" Object map::BEHAVIOUR;
    Filter "filter" Object filter::BEHAVIOUR;
    Reversed "reversed" Object reversed::BEHAVIOUR;
    CallableIterator "callable_iterator" Object Behaviour::NONE;
    ListIterator "list_iterator" Object Behaviour::NONE;
    ListReverseIterator "list_reverseiterator" Object Behaviour::NONE;
    TupleIterator "tuple_iterator" Object Behaviour::NONE;
    StrIterator "str_ascii_iterator" Object Behaviour::NONE;
    BytesIterator "bytes_iterator" Object Behaviour::NONE;
    RangeIterator "range_iterator" Object Behaviour::NONE;
    SeqIterator "iterator" Object Behaviour::NONE;
    DictKeys "dict_keys" Object dict_views::BEHAVIOUR;
    DictValues "dict_values" Object dict_views::BEHAVIOUR;
    DictItems "dict_items" Object dict_views::BEHAVIOUR;
    DictKeyIterator "dict_keyiterator" Object Behaviour::NONE;
    DictValueIterator "dict_valueiterator" Object Behaviour::NONE;
    DictItemIterator "dict_itemiterator" Object Behaviour::NONE;
    SetIterator "set_iterator" Object Behaviour::NONE;
    BaseException "BaseException" Object exceptions::BEHAVIOUR;
    BaseExceptionGroup "BaseExceptionGroup" BaseException Behaviour::NONE;
    ExceptionGroup "ExceptionGroup" BaseExceptionGroup Behaviour::NONE;
    Exception "Exception" BaseException Behaviour::NONE;
    ArithmeticError "ArithmeticError" Exception Behaviour::NONE;
    FloatingPointError "FloatingPointError" ArithmeticError Behaviour::NONE;
    OverflowError "OverflowError" ArithmeticError Behaviour::NONE;
    ZeroDivisionError "ZeroDivisionError" ArithmeticError Behaviour::NONE;
    AssertionError "AssertionError" Exception Behaviour::NONE;
    AttributeError "AttributeError" Exception Behaviour::NONE;
    BufferError "BufferError" Exception Behaviour::NONE;
    EOFError "EOFError" Exception Behaviour::NONE;
    ImportError "ImportError" Exception Behaviour::NONE;
    ModuleNotFoundError "ModuleNotFoundError" ImportError Behaviour::NONE;
    LookupError "LookupError" Exception Behaviour::NONE;
    IndexError "IndexError" LookupError Behaviour::NONE;
    KeyError "KeyError" LookupError Behaviour::NONE;
    MemoryError "MemoryError" Exception Behaviour::NONE;
    NameError "NameError" Exception Behaviour::NONE;
    UnboundLocalError "UnboundLocalError" NameError Behaviour::NONE;
    OSError "OSError" Exception Behaviour::NONE;
    BlockingIOError "BlockingIOError" OSError Behaviour::NONE;
    ChildProcessError "ChildProcessError" OSError Behaviour::NONE;
    ConnectionError "ConnectionError" OSError Behaviour::NONE;
    BrokenPipeError "BrokenPipeError" ConnectionError Behaviour::NONE;
    ConnectionAbortedError "ConnectionAbortedError" ConnectionError Behaviour::NONE;
    ConnectionRefusedError "ConnectionRefusedError" ConnectionError Behaviour::NONE;
    ConnectionResetError "ConnectionResetError" ConnectionError Behaviour::NONE;
    FileExistsError "FileExistsError" OSError Behaviour::NONE;
    FileNotFoundError "FileNotFoundError" OSError Behaviour::NONE;
    InterruptedError "InterruptedError" OSError Behaviour::NONE;
    IsADirectoryError "IsADirectoryError" OSError Behaviour::NONE;
    NotADirectoryError "NotADirectoryError" OSError Behaviour::NONE;
    PermissionError "PermissionError" OSError Behaviour::NONE;
    ProcessLookupError "ProcessLookupError" OSError Behaviour::NONE;
    TimeoutError "TimeoutError" OSError Behaviour::NONE;
    ReferenceError "ReferenceError" Exception Behaviour::NONE;
    RuntimeError "RuntimeError" Exception Behaviour::NONE;
    NotImplementedError "NotImplementedError" RuntimeError Behaviour::NONE;
    RecursionError "RecursionError" RuntimeError Behaviour::NONE;
    StopAsyncIteration "StopAsyncIteration" Exception Behaviour::NONE;
    StopIteration "StopIteration" Exception Behaviour::NONE;
    SyntaxError "SyntaxError" Exception Behaviour::NONE;
    IndentationError "IndentationError" SyntaxError Behaviour::NONE;
    TabError "TabError" IndentationError Behaviour::NONE;
    SystemError "SystemError" Exception Behaviour::NONE;
    TypeError "TypeError" Exception Behaviour::NONE;
    ValueError "ValueError" Exception Behaviour::NONE;
    UnicodeError "UnicodeError" ValueError Behaviour::NONE;
    UnicodeDecodeError "UnicodeDecodeError" UnicodeError Behaviour::NONE;
    UnicodeEncodeError "UnicodeEncodeError" UnicodeError Behaviour::NONE;
    UnicodeTranslateError "UnicodeTranslateError" UnicodeError Behaviour::NONE;
    Warning "Warning" Exception Behaviour::NONE;
    BytesWarning "BytesWarning" Warning Behaviour::NONE;
    DeprecationWarning "DeprecationWarning" Warning Behaviour::NONE;
    EncodingWarning "EncodingWarning" Warning Behaviour::NONE;
    FutureWarning "FutureWarning" Warning Behaviour::NONE;
    ImportWarning "ImportWarning" Warning Behaviour::NONE;
    PendingDeprecationWarning "PendingDeprecationWarning" Warning Behaviour::NONE;
    ResourceWarning "ResourceWarning" Warning Behaviour::NONE;
    RuntimeWarning "RuntimeWarning" Warning Behaviour::NONE;
    SyntaxWarning "SyntaxWarning" Warning Behaviour::NONE;
    UnicodeWarning "UnicodeWarning" Warning Behaviour::NONE;
    UserWarning "UserWarning" Warning Behaviour::NONE;
    GeneratorExit "GeneratorExit" BaseException Behaviour::NONE;
    KeyboardInterrupt "KeyboardInterrupt" BaseException Behaviour::NONE;
    SystemExit "SystemExit" BaseException Behaviour::NONE;
}

impl TypeId {
    /// The type with this index.
    #[inline(always)]
    pub fn from_index(index: u8) -> Option<TypeId> {
        TypeId::ALL.get(usize::from(index)).copied()
    }

    /// The type as a value.
    #[inline(always)]
    pub const fn value(self) -> Value {
        Value::from_type(self as u8)
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
            if kind == TypeId::Object {
                return false;
            }
            kind = kind.def().base;
        }
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
        ) || self >= T::BaseException
    }
}
