//! What a build may leave out: the Cargo features as constants.
//!
//! Every part is compiled in every build, so that it is checked in every build; what a feature does is to keep its tables
//! out of the tables that are there, and then nothing refers to it and the linker leaves it out. What is left out says
//! which feature it wants.

use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, ModuleDef, NativeDef, NativeFn};
use crate::object::dict::Dict;
use crate::python::Python;
use crate::types::{Behaviour, TypeId};

/// A part of the machine.
#[derive(Clone, Copy)]
pub(crate) struct Feature {
    /// Whether this build has it.
    pub(crate) on: bool,
    name: &'static str,
    /// What stands in the place of a routine.
    run: NativeFn,
    /// What stands in the place of a module's values: the end of its import.
    values: for<'h> fn(&mut Python<'h>, Obj<Dict>) -> Result<(), Trap>,
}

macro_rules! features {
    ($($id:ident $name:literal;)*) => {$(
        #[doc = concat!("The Cargo feature `", $name, "`.")]
        pub(crate) const $id: Feature = Feature {
            on: cfg!(feature = $name),
            name: $name,
            run: |py, _| Err(py.left_out($id)),
            values: |py, _| Err(py.module_left_out($id)),
        };
    )*};
}

features! {
    ARRAY "array";
    ASYNC "async";
    BINASCII "binascii";
    BISECT "bisect";
    BYTECODE_311 "bytecode311";
    CODECS "codecs";
    COLLECTIONS "collections";
    COMPLEX "complex";
    CONTEXTVARS "contextvars";
    ERRNO "errno";
    FLOAT "float";
    FORMAT "format";
    FUNCTOOLS "functools";
    GC "gc";
    HEAPQ "heapq";
    ITERTOOLS "itertools";
    JSON "json";
    MARKS "marks";
    MATH "math";
    MEMORYVIEW "memoryview";
    OPERATOR "operator";
    RANDOM "random";
    STRING "string";
    STRUCT "struct";
    TIME "time";
    TYPING "typing";
    WARNINGS "warnings";
    WEAKREF "weakref";
}

impl Feature {
    /// What a type does. Without the feature: nothing but to say so when it is called, if a program can call it.
    pub(crate) const fn behaviour(self, all: Behaviour) -> Behaviour {
        if self.on { all } else { Behaviour::NONE }
    }

    /// A type that `builtins` has: called without the feature, it says so.
    pub(crate) const fn builtin(self, all: Behaviour, left_out: &'static NativeDef) -> Behaviour {
        if self.on { all } else { Behaviour { new: Some(left_out), ..Behaviour::NONE } }
    }

    /// A routine.
    pub(crate) const fn native(self, def: NativeDef) -> NativeDef {
        if self.on { def } else { NativeDef { run: self.run, ..def } }
    }

    /// What stands in the place of a type's constructor.
    pub(crate) const fn constructor(self, name: &'static str) -> NativeDef {
        NativeDef::function(name, Arity::Free, self.run)
    }

    /// What stands in the place of a module.
    pub(crate) const fn left_out(self, name: &'static str) -> ModuleDef {
        ModuleDef { name, functions: &[], values: self.values }
    }
}

impl Python<'_> {
    /// `NotImplementedError`: this build has no such thing.
    #[cold]
    pub(crate) fn left_out(&mut self, feature: Feature) -> Trap {
        self.error(
            TypeId::NotImplementedError,
            format_args!("this build of Cellar is without the feature '{}' of vm-objects", feature.name),
        )
    }

    /// `ImportError`: this build has no such module.
    #[cold]
    fn module_left_out(&mut self, feature: Feature) -> Trap {
        self.error(
            TypeId::ImportError,
            format_args!("this build of Cellar is without the feature '{}' of vm-objects", feature.name),
        )
    }
}
