//! Classes called: `type_call`, `object_new` and `object_init` of CPython's `Objects/typeobject.c`.

use super::features;
use super::new_class::is_type;
use super::special::pass_on;
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, CLASSES_TABLE, NativeDef};
use crate::object::class::Class;
use crate::object::code::Code;
use crate::object::exception::Exception;
use crate::object::function::Function;
use crate::object::instance::Instance;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::types::class_facts::is_abstract;
use crate::value::Value;
use vm_core::object::{Input, Made, Request};

/// Calls a class that a program made; the window is the class, then the arguments.
pub(crate) static INSTANTIATE: NativeDef = NativeDef::function("type", Arity::Free, instantiate);

const DONE: u32 = 1;
const NEW: u32 = 2;
const BUILT: u32 = 3;
const INIT: u32 = 4;
/// An exception was made for a class without a `__new__` of its own.
const MADE: u32 = 5;

fn instantiate<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Start
        && let Some(class) = args.get(0).cast::<Class>()
        && let Some(metaclass) = class.metaclass.get().cast::<Class>()
        && metaclass.features.get() & features::CALL != 0
        && let Some(found) = py.lookup_special(class.value(), "__call__")
    {
        let (callable, with_receiver) = py.bind_special(found, class.value())?;
        let nargs = args.nargs();
        return pass_on(args, DONE, callable, if with_receiver { 0 } else { 1 }, nargs);
    }
    call_class(py, args)
}

/// `type.__call__(class, *args)`.
pub(crate) fn call_class<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let nargs = args.nargs();
    match (args.input, args.state) {
        (Input::Start, _) => {
            let Some(class) = args.get(0).cast::<Class>() else {
                let class = args.get(0);
                return pass_on(args, DONE, class, 1, nargs);
            };
            let bits = class.features.get();
            if bits & features::NOT_CREATABLE != 0 {
                let name = py.name_of_type(class.value());
                return Err(py.type_error(format_args!("cannot create '{name}' instances")));
            }
            if bits & features::NEW != 0 {
                let new = py.class_attribute_named(class.value(), "__new__");
                let (callable, _) = py.bind_to_class(new, class.value())?;
                return pass_on(args, NEW, callable, 0, nargs);
            }
            if class.base_layout.get() != TypeId::Object as usize {
                return build(py, args, class);
            }
            if bits & features::INIT == 0 && nargs > 1 {
                let name = Python::shown(class.name.get());
                return Err(py.type_error(format_args!("{name}() takes no arguments")));
            }
            if bits & features::ABSTRACT != 0 {
                return Err(is_abstract(py, class.value()));
            }
            let instance = Instance::alloc(&mut py.heap, class.value(), bits >> features::WORDS)?;
            init(py, args, instance.value())
        }
        (_, NEW) => {
            let made = args.pop();
            if py.is_subclass_of(py.type_of(made), args.get(0)) { init(py, args, made) } else { Ok(made) }
        }
        (_, MADE) => {
            let made = args.pop();
            init(py, args, made)
        }
        (_, BUILT) => {
            let made = wrap(py, args.get(0), args.result())?;
            args.pop();
            init(py, args, made)
        }
        (_, INIT) => {
            let result = args.result();
            if result.is_none() {
                return Ok(args.get(nargs));
            }
            Err(init_returned(py, result))
        }
        _ => Ok(args.result()),
    }
}

/// `BaseException.__new__`, which makes the object of the class that it is given.
fn new_exception() -> Value {
    super::lookup::own_attribute(TypeId::BaseException, "__new__")
}

/// `TypeError`: an `__init__` returned something.
pub(crate) fn init_returned(py: &mut Python<'_>, value: Value) -> Trap {
    let kind = py.type_name(value);
    py.type_error(format_args!("__init__() should return None, not '{kind}'"))
}

impl<'h> Python<'h> {
    /// What [`call_class`] does with a class that has an `__init__` in Python and nothing else that is special.
    pub(crate) fn made_by(&mut self, class: Value) -> Result<Option<Made<Self>>, Trap> {
        let Some(object) = class.cast::<Class>() else { return Ok(None) };
        let bits = object.features.get();
        // An object with a `__del__` may not be made and dropped unseen, should the call have to begin again.
        let special = features::NEW | features::INIT | features::ABSTRACT | features::DEL;
        let is_plain = bits & special == features::INIT && object.base_layout.get() == TypeId::Object as usize;
        let is_called =
            object.metaclass.get().cast::<Class>().is_some_and(|meta| meta.features.get() & features::CALL != 0);
        if !is_plain || is_called {
            return Ok(None);
        }
        let init = self.class_attribute_named(class, "__init__");
        let Some(code) = init.cast::<Function>().and_then(|init| init.code.get().cast::<Code>()) else {
            return Ok(None);
        };
        let object = Instance::alloc(&mut self.heap, class, bits >> features::WORDS)?.value();
        Ok(Some(Made { object, init, code: code.into() }))
    }
}

/// Calls `__init__` of a new object, if a program's class gives one.
fn init<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, made: Value) -> Result<Value, Trap> {
    let nargs = args.nargs();
    let class = py.type_of(made);
    // After a `__new__` of a program, an exception's own `__init__` still gets the arguments of the call.
    let again = args.state == NEW && made.cast::<Exception>().is_some();
    if class.cast::<Class>().is_none_or(|class| class.features.get() & features::INIT == 0) && !again {
        return Ok(made);
    }
    let found = py.class_attribute_named(class, "__init__");
    let (callable, with_receiver) = py.bind_special(found, made)?;
    let before = args.len();
    let mut pushed = args.push(made).and_then(|()| args.push(callable));
    if with_receiver {
        pushed = pushed.and_then(|()| args.push(made));
    }
    for index in 1..nargs {
        let value = args.get(index);
        pushed = pushed.and_then(|()| args.push(value));
    }
    if let Err(trap) = pushed {
        args.resize(before)?;
        return Err(trap);
    }
    let count = nargs.saturating_sub(1) + usize::from(with_receiver);
    args.state = INIT;
    args.request = Some(Request::Call { nargs: count as u32, kwnames: args.kwnames });
    Err(Trap::Call)
}

/// An instance of a built-in type's subclass: asks the built-in for its part.
fn build<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, class: Obj<Class>) -> Result<Value, Trap> {
    let nargs = args.nargs();
    let kind = TypeId::from_index(class.base_layout.get() as u16).unwrap_or(TypeId::Object);
    let has_init = class.features.get() & features::INIT != 0;
    if kind == TypeId::Type {
        return pass_on(args, NEW, Value::from_native(CLASSES_TABLE, super::TYPE_NEW), 0, nargs);
    }
    if kind.is_subtype(TypeId::BaseException) {
        return pass_on(args, MADE, new_exception(), 0, nargs);
    }
    build_part(py, args, BUILT, kind, 1, has_init)
}

/// Asks a built-in type for a value of the window's slots from `first` on.
fn build_part(
    py: &mut Python<'_>,
    args: &mut Args<'_, '_>,
    state: u32,
    kind: TypeId,
    first: usize,
    has_init: bool,
) -> Result<Value, Trap> {
    let _ = py;
    let nargs = args.nargs();
    let fills_later = matches!(
        kind,
        TypeId::List | TypeId::Dict | TypeId::Set | TypeId::ByteArray | TypeId::Property | TypeId::Super
    ) || kind.fills_by_init();
    if has_init && fills_later {
        // Its `__init__` gets the arguments.
        return Err(args.call(state, kind.value(), &[]));
    }
    // What refuses keyword arguments lets a subclass with an `__init__` of its own have them: `_PyArg_NoKeywords`.
    let no_keywords =
        matches!(kind, TypeId::Float | TypeId::Tuple | TypeId::FrozenSet | TypeId::Reversed | TypeId::Filter);
    let end = if has_init && no_keywords {
        nargs.saturating_sub(args.kwnames.cast::<Tuple>().map_or(0, |items| items.len())).max(first)
    } else {
        nargs
    };
    let trap = pass_on(args, state, kind.value(), first, end);
    if end != nargs {
        args.request = Some(Request::Call { nargs: end.saturating_sub(first) as u32, kwnames: Value::NULL });
    }
    trap
}

/// The built-in's value becomes an instance of the class.
fn wrap(py: &mut Python<'_>, class: Value, value: Value) -> Result<Value, Trap> {
    let Some(object) = class.cast::<Class>() else { return Ok(value) };
    if let Some(exception) = value.cast::<Exception>() {
        exception.class.set(class);
        return Ok(value);
    }
    let words = (object.features.get() >> features::WORDS).max(1);
    let inner = py.unwrapped(value);
    let inner = py.own_weak_part(inner)?;
    let instance = Instance::alloc(&mut py.heap, class, words)?;
    instance.set_slot(0, inner);
    py.set_weak_owner(inner, instance.value());
    Ok(instance.value())
}

/// `T.__new__(class, *args)`; the window begins with `T.__new__` itself.
pub(crate) static BUILTIN_NEW: NativeDef = NativeDef::function("__new__", Arity::Free, builtin_new);

fn builtin_new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let nargs = args.nargs();
    let class = args.get(1);
    if args.input == Input::Value {
        return match args.state {
            BUILT => wrap(py, class, args.result()),
            _ => Ok(args.result()),
        };
    }
    let Some(kind) = crate::types::builtin_function::new_of(args.get(0)) else { return Err(py.refused("__new__")) };
    let name = kind.def().name;
    if nargs < 2 {
        return Err(py.type_error(format_args!("{name}.__new__(): not enough arguments")));
    }
    if !is_type(class) {
        let found = py.type_name(class);
        return Err(py.type_error(format_args!("{name}.__new__(X): X is not a type object ({found})")));
    }
    if !py.is_subclass_of(class, kind.value()) {
        let found = py.name_of_type(class);
        return Err(py.type_error(format_args!("{name}.__new__({found}): {found} is not a subtype of {name}")));
    }
    if kind == TypeId::Type {
        return pass_on(args, DONE, Value::from_native(CLASSES_TABLE, super::TYPE_NEW), 1, nargs);
    }
    let Some(object) = class.cast::<Class>() else {
        if class == kind.value() && kind != TypeId::Object {
            return pass_on(args, DONE, class, 2, nargs);
        }
        if class == kind.value() {
            return object_value(py);
        }
        let found = py.name_of_type(class);
        return Err(py.type_error(format_args!("{name}.__new__({found}) is not safe, use {found}.__new__()")));
    };
    let bits = object.features.get();
    let layout = TypeId::from_index(object.base_layout.get() as u16).unwrap_or(TypeId::Object);
    if kind.is_layoutless() && layout == TypeId::Object {
        return Ok(Instance::alloc(&mut py.heap, class, bits >> features::WORDS)?.value());
    }
    if layout.is_subtype(TypeId::BaseException) && kind != TypeId::Object {
        return pass_on(args, DONE, new_exception(), 1, nargs);
    }
    if kind != TypeId::Object {
        return build_part(py, args, BUILT, layout, 2, bits & features::INIT != 0);
    }
    if layout != TypeId::Object {
        let found = py.name_of_type(class);
        let layout = layout.def().name;
        return Err(py.type_error(format_args!("object.__new__({found}) is not safe, use {layout}.__new__()")));
    }
    if nargs > 2 {
        if bits & features::NEW != 0 {
            return Err(
                py.type_error(format_args!("object.__new__() takes exactly one argument (the type to instantiate)"))
            );
        }
        if bits & features::INIT == 0 {
            let found = py.name_of_type(class);
            return Err(py.type_error(format_args!("{found}() takes no arguments")));
        }
    }
    if bits & features::ABSTRACT != 0 {
        return Err(is_abstract(py, class));
    }
    Ok(Instance::alloc(&mut py.heap, class, bits >> features::WORDS)?.value())
}

/// `object()`.
pub(crate) fn object_value(py: &mut Python<'_>) -> Result<Value, Trap> {
    Ok(Instance::alloc(&mut py.heap, TypeId::Object.value(), 0)?.value())
}
