//! Built-in functions and methods entered: their arguments counted, with CPython's errors.

use super::{Args, Python};
use crate::Trap;
use crate::native::{Arity, NativeDef, native_def};
use crate::object::native::NativeFunction;
use crate::ops::TypeName;
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

/// What is deferred to when nothing is.
pub(super) static NOTHING: NativeDef = NativeDef::function("nothing", Arity::Free, |py, _| Err(py.refused("nothing")));

impl<'h> Python<'h> {
    /// Runs a native routine.
    #[inline(always)]
    pub(super) fn run_native(&mut self, def: &'static NativeDef, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
        if args.input == Input::Start && (def.arity != Arity::Free || def.owner.is_some()) {
            self.check_args(def, args)?;
        }
        (def.run)(self, args)
    }

    #[inline(always)]
    fn check_args(&mut self, def: &'static NativeDef, args: &Args<'_, 'h>) -> Result<(), Trap> {
        let own = usize::from(def.binds() || def.class_method);
        let given = args.nargs().wrapping_sub(own);
        let fits = match def.arity {
            Arity::None => given == 0,
            Arity::One => given == 1,
            Arity::Between(least, most) | Arity::Parsed(least, most) => {
                (usize::from(least)..=usize::from(most)).contains(&given)
            }
            Arity::AtLeast(least) => given >= usize::from(least) && given <= usize::MAX / 2,
            Arity::Any | Arity::Free => given <= usize::MAX / 2,
        };
        let owned = match (def.owner, args.arg(0)) {
            (Some(owner), Some(this)) => self.is_instance_of(this, owner) || self.derives_from_layoutless(this, owner),
            (Some(_), None) => false,
            (None, _) => true,
        };
        let plain = args.kwnames.is_null() || def.arity == Arity::Free;
        if fits && owned && plain { Ok(()) } else { Err(self.wrong_args(def, args, owned)) }
    }

    /// Whether an object of a program's class has a base that gives it no layout.
    #[inline(never)]
    fn derives_from_layoutless(&self, this: Value, owner: TypeId) -> bool {
        owner.is_layoutless() && self.is_subclass_of(self.type_of(this), owner.value())
    }

    #[cold]
    #[inline(never)]
    fn wrong_args(&mut self, def: &'static NativeDef, args: &Args<'_, 'h>, owned: bool) -> Trap {
        let type_name = match (def.owner, args.arg(0)) {
            (Some(owner), _) => Some(self.name_of_type(owner.value())),
            (None, Some(this)) if def.instance_method => Some(self.type_name(this)),
            (None, Some(class)) if def.class_method => Some(self.name_of_type(class)),
            _ => None,
        };
        let module = if type_name.is_none() { crate::modules::module_of(def, self.extensions) } else { None };
        let dot = if type_name.is_some() || module.is_some() { "." } else { "" };
        let owner = Optional(type_name, module);
        let name = def.name;
        if !owned {
            let whole = def.owner.map_or("", |owner| owner.def().name);
            let Some(this) = args.arg(0) else {
                if def.is_slot() {
                    return self.type_error(format_args!("descriptor '{name}' of '{whole}' object needs an argument"));
                }
                return self.type_error(format_args!("unbound method {owner}.{name}() needs an argument"));
            };
            let found = self.type_name(this);
            if def.is_slot() {
                return self.type_error(format_args!(
                    "descriptor '{name}' requires a '{whole}' object but received a '{found}'"
                ));
            }
            return self.type_error(format_args!(
                "descriptor '{name}' for '{whole}' objects doesn't apply to a '{found}' object"
            ));
        }
        if !args.kwnames.is_null() {
            if matches!(def.arity, Arity::Parsed(..)) {
                return self.type_error(format_args!("{name}() takes no keyword arguments"));
            }
            return self.type_error(format_args!("{owner}{dot}{name}() takes no keyword arguments"));
        }
        let given = args.nargs().wrapping_sub(usize::from(def.binds() || def.class_method));
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        match def.arity {
            Arity::None => self.type_error(format_args!("{owner}{dot}{name}() takes no arguments ({given} given)")),
            Arity::One => {
                self.type_error(format_args!("{owner}{dot}{name}() takes exactly one argument ({given} given)"))
            }
            Arity::Between(least, most) => {
                let (least, most) = (usize::from(least), usize::from(most));
                let (how, bound) = match (least == most, given < least) {
                    (true, _) => ("", least),
                    (false, true) => ("at least ", least),
                    (false, false) => ("at most ", most),
                };
                let s = plural(bound);
                self.type_error(format_args!("{name} expected {how}{bound} argument{s}, got {given}"))
            }
            Arity::Parsed(least, most) => {
                let (how, bound) = match (least == most, given < usize::from(least)) {
                    (true, _) => ("exactly", least),
                    (false, true) => ("at least", least),
                    (false, false) => ("at most", most),
                };
                let s = plural(usize::from(bound));
                self.type_error(format_args!("{name}() takes {how} {bound} argument{s} ({given} given)"))
            }
            Arity::AtLeast(least) => {
                let s = plural(usize::from(least));
                self.type_error(format_args!("{name} expected at least {least} argument{s}, got {given}"))
            }
            Arity::Any | Arity::Free => self.refused("a call with too many arguments"),
        }
    }

    /// The row that a native value names.
    pub(crate) fn native_of(value: Value) -> Option<&'static NativeDef> {
        match value.as_native() {
            Some((table, index)) => native_def(table, index),
            None => value.cast::<NativeFunction>().map(|function| function.def()),
        }
    }

    /// The row that an immediate value names.
    #[inline(always)]
    pub(crate) fn immediate_native(value: Value) -> Option<&'static NativeDef> {
        let (table, index) = value.as_native()?;
        native_def(table, index)
    }
}

/// The name of a type, or nothing.
struct Optional(Option<TypeName>, Option<&'static str>);

impl core::fmt::Display for Optional {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match (self.0, self.1) {
            (Some(TypeName::Builtin(kind)), _) => f.write_str(kind.names().1),
            (Some(TypeName::Host(_, name)), _) => name.fmt(f),
            (Some(name), _) => name.fmt(f),
            (None, module) => f.write_str(module.unwrap_or("")),
        }
    }
}
