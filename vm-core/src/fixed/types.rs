//! The types and the built-in functions that this model has: names and bases, in flash.

use super::value::{Lasting, Value};

macro_rules! types {
    ($($type:ident $name:literal $base:ident,)*) => {
        /// A type.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub(super) enum TypeId { $($type,)* }

        const TYPES: &[(TypeId, &str, TypeId)] = &[$((TypeId::$type, $name, TypeId::$base),)*];
    };
}

types! {
    Object "object" Object,
    Type "type" Object,
    NoneType "NoneType" Object,
    Ellipsis "ellipsis" Object,
    Int "int" Object,
    Bool "bool" Int,
    Str "str" Object,
    Tuple "tuple" Object,
    List "list" Object,
    Range "range" Object,
    Iterator "iterator" Object,
    Cell "cell" Object,
    Function "function" Object,
    Code "code" Object,
    Builtin "builtin_function_or_method" Object,
    Namespace "dict" Object,
    BaseException "BaseException" Object,
    Exception "Exception" BaseException,
    ArithmeticError "ArithmeticError" Exception,
    OverflowError "OverflowError" ArithmeticError,
    ZeroDivisionError "ZeroDivisionError" ArithmeticError,
    AssertionError "AssertionError" Exception,
    AttributeError "AttributeError" Exception,
    LookupError "LookupError" Exception,
    IndexError "IndexError" LookupError,
    KeyError "KeyError" LookupError,
    MemoryError "MemoryError" Exception,
    NameError "NameError" Exception,
    UnboundLocalError "UnboundLocalError" NameError,
    RuntimeError "RuntimeError" Exception,
    RecursionError "RecursionError" RuntimeError,
    NotImplementedError "NotImplementedError" RuntimeError,
    StopIteration "StopIteration" Exception,
    SystemError "SystemError" Exception,
    TypeError "TypeError" Exception,
    ValueError "ValueError" Exception,
}

impl TypeId {
    pub(super) const fn value(self) -> Value {
        Value::lasting(Lasting::Type, self as u32)
    }

    /// An exception of this type without a message.
    pub(super) const fn bare(self) -> Value {
        Value::lasting(Lasting::Bare, self as u32)
    }

    pub(super) fn from_number(number: usize) -> Self {
        TYPES.get(number).map_or(Self::Object, |&(this, ..)| this)
    }

    pub(super) fn name(self) -> &'static str {
        TYPES.get(self as usize).map_or("", |&(_, name, _)| name)
    }

    fn base(self) -> Self {
        TYPES.get(self as usize).map_or(Self::Object, |&(.., base)| base)
    }

    pub(super) fn is_subtype(self, of: Self) -> bool {
        let mut this = self;
        while this != of {
            if this == Self::Object {
                return false;
            }
            this = this.base();
        }
        true
    }

    /// The type that a built-in name means.
    pub(super) fn named(name: &str) -> Option<Self> {
        let hidden = |this: Self| {
            matches!(this, Self::NoneType | Self::Ellipsis | Self::Iterator | Self::Cell | Self::Function | Self::Code)
                || matches!(this, Self::Builtin | Self::Namespace)
        };
        TYPES.iter().find(|&&(this, text, _)| text == name && !hidden(this)).map(|&(this, ..)| this)
    }
}

/// A native routine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Native {
    /// `print`.
    Print,
    /// `len`.
    Len,
    /// `isinstance`.
    IsInstance,
    /// `callable`.
    Callable,
    /// `repr`.
    Repr,
    /// `iter`.
    Iter,
    /// `list.append`.
    Append,
    /// `list.pop`.
    Pop,
    /// A type that is called.
    Construct,
    /// What can't be called.
    NotCallable,
}

const NATIVES: [(Native, &str); 10] = [
    (Native::Print, "print"),
    (Native::Len, "len"),
    (Native::IsInstance, "isinstance"),
    (Native::Callable, "callable"),
    (Native::Repr, "repr"),
    (Native::Iter, "iter"),
    (Native::Append, "append"),
    (Native::Pop, "pop"),
    (Native::Construct, ""),
    (Native::NotCallable, ""),
];

/// The first of them are built-in functions, the next methods of a list.
const FUNCTIONS: usize = Native::Append as usize;
const METHODS: usize = Native::Construct as usize;

impl Native {
    pub(super) const fn value(self) -> Value {
        Value::lasting(Lasting::Native, self as u32)
    }

    pub(super) fn from_number(number: usize) -> Self {
        NATIVES.get(number).map_or(Self::NotCallable, |&(this, _)| this)
    }

    pub(super) fn name(self) -> &'static str {
        NATIVES.get(self as usize).map_or("", |&(_, name)| name)
    }

    /// The built-in function of that name.
    pub(super) fn function(name: &str) -> Option<Self> {
        NATIVES.iter().take(FUNCTIONS).find(|&&(_, text)| text == name).map(|&(this, _)| this)
    }

    /// The method of a list of that name.
    pub(super) fn of_list(name: &str) -> Option<Self> {
        NATIVES.iter().take(METHODS).skip(FUNCTIONS).find(|&&(_, text)| text == name).map(|&(this, _)| this)
    }
}

#[cfg(test)]
mod tests {
    use super::{NATIVES, TYPES, TypeId};

    #[test]
    fn tables_are_in_the_order_of_their_numbers() {
        assert!(TYPES.iter().enumerate().all(|(index, &(this, ..))| this as usize == index));
        assert!(NATIVES.iter().enumerate().all(|(index, &(this, _))| this as usize == index));
        assert!(TypeId::UnboundLocalError.is_subtype(TypeId::Exception));
        assert!(!TypeId::Exception.is_subtype(TypeId::NameError));
    }
}
