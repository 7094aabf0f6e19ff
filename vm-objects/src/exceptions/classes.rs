//! Which types are exceptions, and what each keeps beside its arguments.

use crate::object::class::Class;
use crate::types::TypeId;
use crate::value::Value;

/// Slots of [`Exception`](crate::object::exception::Exception)'s members, as CPython's structs have them.
pub(crate) mod member {
    /// `StopIteration.value`, `SystemExit.code`.
    pub(crate) const VALUE: usize = 0;
    /// `NameError.name`, `AttributeError.name`.
    pub(crate) const NAME: usize = 0;
    /// `AttributeError.obj`.
    pub(crate) const OBJ: usize = 1;
    /// `ImportError.msg`, `SyntaxError.msg`, `BaseExceptionGroup.message`.
    pub(crate) const MSG: usize = 0;
    /// `ImportError.name`.
    pub(crate) const MODULE: usize = 1;
    /// `ImportError.path`.
    pub(crate) const PATH: usize = 2;
    /// `ImportError.name_from`.
    pub(crate) const NAME_FROM: usize = 3;
    /// `OSError.errno`.
    pub(crate) const ERRNO: usize = 0;
    /// `OSError.strerror`.
    pub(crate) const STRERROR: usize = 1;
    /// `OSError.filename`.
    pub(crate) const FILENAME: usize = 2;
    /// `OSError.filename2`.
    pub(crate) const FILENAME2: usize = 3;
    /// `OSError.characters_written`.
    pub(crate) const WRITTEN: usize = 4;
    /// `SyntaxError.filename`; then `lineno`, `offset`, `text`, `end_lineno`, `end_offset`.
    pub(crate) const SYNTAX_FILENAME: usize = 1;
    /// `SyntaxError.lineno`.
    pub(crate) const LINENO: usize = 2;
    /// `SyntaxError.print_file_and_line`.
    pub(crate) const PRINT_FILE_AND_LINE: usize = 7;
    /// `UnicodeError.encoding`; then `object`, `start`, `end`, `reason`.
    pub(crate) const ENCODING: usize = 0;
    /// `UnicodeError.object`.
    pub(crate) const OBJECT: usize = 1;
    /// `UnicodeError.start`.
    pub(crate) const START: usize = 2;
    /// `UnicodeError.end`.
    pub(crate) const END: usize = 3;
    /// `UnicodeError.reason`.
    pub(crate) const REASON: usize = 4;
    /// `BaseExceptionGroup.exceptions`.
    pub(crate) const EXCEPTIONS: usize = 1;
}

/// What an exception of a built-in class keeps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// Its arguments only.
    Plain,
    /// `value` or `code`.
    Value,
    /// `name`.
    Name,
    /// `name` and `obj`.
    Attribute,
    /// `msg`, `name`, `path`, `name_from`.
    Import,
    /// `errno`, `strerror`, `filename`, `filename2`, `characters_written`.
    Os,
    /// `msg` and the place.
    Syntax,
    /// `encoding`, `object`, `start`, `end`, `reason`.
    Unicode,
    /// `message` and `exceptions`.
    Group,
}

impl Shape {
    /// The shape of a built-in class of exceptions.
    pub(crate) fn of(kind: TypeId) -> Shape {
        match kind {
            TypeId::StopIteration | TypeId::SystemExit => Shape::Value,
            TypeId::NameError | TypeId::UnboundLocalError => Shape::Name,
            TypeId::AttributeError => Shape::Attribute,
            TypeId::ImportError | TypeId::ModuleNotFoundError => Shape::Import,
            TypeId::SyntaxError | TypeId::IndentationError | TypeId::TabError => Shape::Syntax,
            TypeId::UnicodeDecodeError | TypeId::UnicodeEncodeError | TypeId::UnicodeTranslateError => Shape::Unicode,
            TypeId::BaseExceptionGroup | TypeId::ExceptionGroup => Shape::Group,
            kind if kind.is_subtype(TypeId::OSError) => Shape::Os,
            _ => Shape::Plain,
        }
    }

    /// How many members.
    pub(crate) fn members(self) -> usize {
        match self {
            Shape::Plain => 0,
            Shape::Value | Shape::Name => 1,
            Shape::Attribute | Shape::Group => 2,
            Shape::Import => 4,
            Shape::Syntax => 8,
            Shape::Os | Shape::Unicode => 5,
        }
    }
}

/// The class whose members a class of exceptions has: `solid_base` of CPython's `Objects/typeobject.c`.
pub(crate) fn solid_base(mut kind: TypeId) -> TypeId {
    while kind != TypeId::BaseException && Shape::of(kind) == Shape::of(kind.def().base) {
        kind = kind.def().base;
    }
    kind
}

/// The built-in class of exceptions that `class` is or has its layout from; `None` if it is no class of exceptions.
pub(crate) fn exception_layout(class: Value) -> Option<TypeId> {
    let index = match class.cast::<Class>() {
        Some(class) => u16::try_from(class.base_layout.get()).ok()?,
        None => class.as_type()?,
    };
    TypeId::from_index(index).filter(|kind| kind.is_subtype(TypeId::BaseException))
}

/// `PyExceptionClass_Check`.
pub(crate) fn is_exception_class(value: Value) -> bool {
    exception_layout(value).is_some()
}
