//! Native routines: built-in functions and methods as rows of static tables.

use crate::Trap;
use crate::heap::Obj;
use crate::object::dict::Dict;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

/// A routine: works on its window, answers with a value or a trap. It is entered again at the state it named when it
/// asked for a call (see [`vm_core::object::Window`]).
pub type NativeFn = for<'w, 'h> fn(&mut Python<'h>, &mut Args<'w, 'h>) -> Result<Value, Trap>;

/// How many positional arguments a routine takes (for a method: the object itself not counted). The errors are
/// CPython's, made before the routine runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arity {
    /// `METH_NOARGS`: `f() takes no arguments (1 given)`.
    None,
    /// `METH_O`: `f() takes exactly one argument (2 given)`.
    One,
    /// At least, at most; no keywords: `f expected at least 1 argument, got 0`.
    Between(u8, u8),
    /// At least so many, no keywords.
    AtLeast(u8),
    /// Any number of positional arguments, no keywords.
    Any,
    /// At least, at most; no keywords, in the words of `PyArg_ParseTuple`: `f() takes at least 1 argument (0 given)`.
    Parsed(u8, u8),
    /// The routine looks at positional and keyword arguments itself.
    Free,
}

/// A row of a table of built-ins.
#[derive(Clone, Copy)]
pub struct NativeDef {
    /// `__name__`.
    pub name: &'static str,
    /// The type whose method it is: its first argument is an object of that type.
    pub owner: Option<TypeId>,
    /// How many arguments.
    pub arity: Arity,
    /// What it does.
    pub run: NativeFn,
    /// A class method: its first argument is the class.
    pub class_method: bool,
    /// A method of a class that the host brings: its first argument is the object. It looks at its type itself.
    pub instance_method: bool,
}

impl NativeDef {
    /// A built-in function.
    pub const fn function(name: &'static str, arity: Arity, run: NativeFn) -> Self {
        Self { name, owner: None, arity, run, class_method: false, instance_method: false }
    }

    /// A method of a built-in type.
    pub const fn method(owner: TypeId, name: &'static str, arity: Arity, run: NativeFn) -> Self {
        Self { name, owner: Some(owner), arity, run, class_method: false, instance_method: false }
    }

    /// A class method of a built-in type: `dict.fromkeys`. Its window begins with the class.
    pub const fn class_method(name: &'static str, arity: Arity, run: NativeFn) -> Self {
        Self { name, owner: None, arity, run, class_method: true, instance_method: false }
    }

    /// A method of a class that the host brings; see [`TypeSpec`].
    pub const fn instance_method(name: &'static str, arity: Arity, run: NativeFn) -> Self {
        Self { name, owner: None, arity, run, class_method: false, instance_method: true }
    }

    /// Whether it is bound to the object that it is looked up in.
    pub(crate) fn binds(&self) -> bool {
        self.owner.is_some() || self.instance_method
    }
}

impl core::fmt::Debug for NativeDef {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "<built-in {}>", self.name)
    }
}

/// A module as a table: part of this crate, or brought by the host ([`Python::set_extensions`]).
pub struct ModuleDef {
    /// `__name__`.
    pub name: &'static str,
    /// Its functions, sorted by name.
    pub functions: &'static [NativeDef],
    /// Puts its other values into the name space, which has the functions already.
    pub values: for<'h> fn(&mut Python<'h>, Obj<Dict>) -> Result<(), Trap>,
}

/// A type that the host brings; [`Python::host_type`] makes the class. Its objects can own values of Rust.
pub struct TypeSpec {
    /// `__module__`.
    pub module: &'static str,
    /// `__name__`.
    pub name: &'static str,
    /// The base; none for a built-in type.
    pub base: Option<&'static TypeSpec>,
    /// The built-in type that is the base where `base` is none. If it isn't `object`, slot 0 of an object is that
    /// type's value, which `__new__` puts there.
    pub built_in: TypeId,
    /// Built-in types that are bases too, behind the one that gives the layout.
    pub also: &'static [TypeId],
    /// `__doc__`.
    pub doc: Option<&'static str>,
    /// Methods: rows made by [`NativeDef::instance_method`], [`NativeDef::class_method`], or (`__new__`, whose window
    /// begins with the class, and static methods) [`NativeDef::function`].
    pub methods: &'static [NativeDef],
    /// Computed attributes.
    pub getsets: &'static [GetSetDef],
    /// Slots for values that each object has beside those of the base.
    pub slots: usize,
    /// Whether objects have a `__dict__`.
    pub dict: bool,
    /// Whether a program's class can be derived from it.
    pub base_type: bool,
    /// Whether a program makes objects by calling it.
    pub creatable: bool,
    /// Whether there can be weak references to objects.
    pub weak: bool,
}

impl TypeSpec {
    /// A type with nothing in it.
    pub const fn new(module: &'static str, name: &'static str) -> Self {
        Self {
            module,
            name,
            base: None,
            built_in: TypeId::Object,
            also: &[],
            doc: None,
            methods: &[],
            getsets: &[],
            slots: 0,
            dict: false,
            base_type: true,
            creatable: true,
            weak: true,
        }
    }
}

/// Sets an attribute of an object, or deletes it when the value is null.
pub type SetFn = for<'h> fn(&mut Python<'h>, Value, Value) -> Result<(), Trap>;

/// A computed attribute of a built-in type.
pub struct GetSetDef {
    /// Its name.
    pub name: &'static str,
    /// Reads it.
    pub get: for<'h> fn(&mut Python<'h>, Value) -> Result<Value, Trap>,
    /// Writes it; none for a read-only one.
    pub set: Option<SetFn>,
}

/// The tables of functions that belong to no type; the numbers below are the types' own.
pub(crate) const FIRST_MODULE_TABLE: u16 = 768;
/// `builtins`.
pub(crate) const BUILTINS_TABLE: u16 = FIRST_MODULE_TABLE;
/// Routines of classes.
pub(crate) const CLASSES_TABLE: u16 = FIRST_MODULE_TABLE + 1;
/// The first of the modules: see `modules`.
pub(crate) const MODULES_TABLE: u16 = FIRST_MODULE_TABLE + 8;

/// In a type's table: the row is one of its computed attributes.
pub(crate) const GETSET: u16 = 0x8000;
/// In a type's table: its `__new__`.
pub(crate) const NEW: u16 = 0x7fff;
/// In the table of a struct sequence: its `__match_args__`.
pub(crate) const MATCH_ARGS: u16 = 0x7ffe;

/// The row that a native value names.
#[inline(always)]
pub fn native_def(table: u16, index: u16) -> Option<&'static NativeDef> {
    let rows = if table >= FIRST_MODULE_TABLE {
        match table {
            BUILTINS_TABLE => crate::builtins::FUNCTIONS,
            CLASSES_TABLE => crate::classes::ROUTINES,
            table => crate::modules::functions(table)?,
        }
    } else {
        TypeId::from_index(table)?.def().methods
    };
    rows.get(usize::from(index))
}

/// Two sorted tables as one. `N` is the sum of both lengths.
#[expect(clippy::indexing_slicing, reason = "runs when Cellar is compiled")]
pub(crate) const fn merged<const A: usize, const B: usize, const N: usize>(
    a: [NativeDef; A],
    b: [NativeDef; B],
) -> [NativeDef; N] {
    const {
        assert!(A + B == N && N > 0, "as many rows as both tables have");
    }
    let mut rows = [if A > 0 { a[0] } else { b[0] }; N];
    let (mut from_a, mut from_b) = (0, 0);
    while from_a + from_b < N {
        let first = from_b == B || from_a < A && goes_before(a[from_a].name, b[from_b].name);
        rows[from_a + from_b] = if first { a[from_a] } else { b[from_b] };
        if first {
            from_a += 1;
        } else {
            from_b += 1;
        }
    }
    rows
}

/// `a < b`, for tables made when Cellar is compiled.
#[expect(clippy::indexing_slicing, reason = "runs when Cellar is compiled")]
const fn goes_before(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() {
        if a[at] != b[at] {
            return a[at] < b[at];
        }
        at += 1;
    }
    a.len() < b.len()
}

/// Finds a row by name: tables are sorted.
pub fn find_def(rows: &'static [NativeDef], name: &str) -> Option<u16> {
    rows.binary_search_by(|row| row.name.cmp(name)).ok().and_then(|index| u16::try_from(index).ok())
}
