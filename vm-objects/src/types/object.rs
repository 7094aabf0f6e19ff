//! `object`: methods and attributes.

use super::{Behaviour, TypeId, object_reduce};
use crate::Trap;
use crate::classes::{features, instantiate, special};
use crate::heap::Obj;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::bytes::ByteArray;
use crate::object::class::Class;
use crate::object::descriptor::Property;
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::instance::Instance;
use crate::object::list::List;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::attributes::{delete_default, get_default, set_default};
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::text::{Conversion, inside_itself};
use crate::value::Value;
use vm_core::object::Input;

const OBJECT: TypeId = TypeId::Object;

static METHODS: &[NativeDef] = &[
    NativeDef::method(OBJECT, "__delattr__", Arity::One, delete_default),
    NativeDef::method(OBJECT, "__dir__", Arity::None, crate::builtins::names_of),
    NativeDef::method(OBJECT, "__eq__", Arity::One, eq),
    NativeDef::method(OBJECT, "__format__", Arity::One, format),
    NativeDef::method(OBJECT, "__ge__", Arity::One, not_implemented),
    NativeDef::method(OBJECT, "__getattribute__", Arity::One, get_default),
    NativeDef::method(OBJECT, "__getstate__", Arity::None, object_reduce::get_state),
    NativeDef::method(OBJECT, "__gt__", Arity::One, not_implemented),
    NativeDef::method(OBJECT, "__hash__", Arity::None, hash),
    NativeDef::method(OBJECT, "__init__", Arity::Free, init),
    NativeDef::class_method("__init_subclass__", Arity::Free, init_subclass),
    NativeDef::method(OBJECT, "__le__", Arity::One, not_implemented),
    NativeDef::method(OBJECT, "__lt__", Arity::One, not_implemented),
    NativeDef::method(OBJECT, "__ne__", Arity::One, ne),
    NativeDef::method(OBJECT, "__reduce__", Arity::None, object_reduce::reduce),
    NativeDef::method(OBJECT, "__reduce_ex__", Arity::One, object_reduce::reduce_ex),
    NativeDef::method(OBJECT, "__repr__", Arity::None, repr),
    NativeDef::method(OBJECT, "__setattr__", Arity::Between(2, 2), set_default),
    NativeDef::method(OBJECT, "__sizeof__", Arity::None, size_of_object),
    NativeDef::method(OBJECT, "__str__", Arity::None, str),
    NativeDef::class_method("__subclasshook__", Arity::Free, |_, _| Ok(Value::NOT_IMPLEMENTED)),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__class__", get: get_class, set: Some(set_class) },
    GetSetDef { name: "__dict__", get: get_dict, set: Some(set_dict) },
];

/// `__dict__`, for the types whose objects have one.
pub(crate) const DICT_ROW: GetSetDef = GetSetDef { name: "__dict__", get: get_dict, set: Some(set_dict) };

static NEW: NativeDef = NativeDef::function("object", Arity::Free, new);

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.nargs() != 1 {
        return Err(py.type_error(format_args!("object() takes no arguments")));
    }
    instantiate::object_value(py)
}

fn init<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    if args.input != Input::Start {
        fill(py.unwrapped(this), args.result());
        return Ok(Value::NONE);
    }
    let kind = py.builtin_type_of(this);
    if matches!(kind, TypeId::List | TypeId::Set | TypeId::ByteArray | TypeId::Property) {
        // What its constructor makes of the arguments becomes its contents.
        let nargs = args.nargs();
        return special::pass_on(args, 1, kind.value(), 1, nargs);
    }
    if args.nargs() <= 1 {
        return Ok(Value::NONE);
    }
    if let Some(exception) = this.cast::<Exception>() {
        // `BaseException.__init__`: the positional arguments.
        let keywords = args.kwnames.cast::<Tuple>().map_or(0, |names| names.len());
        if keywords != 0 {
            let name = py.type_name(this);
            return Err(py.type_error(format_args!("{name}() takes no keyword arguments")));
        }
        let values = Tuple::from_slice(&mut py.heap, args.args().get(1..).unwrap_or(&[]))?;
        exception.args.set(values.value());
        return Ok(Value::NONE);
    }
    let class = py.type_of(this);
    let bits = class.cast::<Class>().map_or(0, |class| class.features.get());
    if bits & features::INIT != 0 && py.builtin_type_of(this) == OBJECT {
        return Err(
            py.type_error(format_args!("object.__init__() takes exactly one argument (the instance to initialize)"))
        );
    }
    if bits & features::NEW == 0 && py.builtin_type_of(this) == OBJECT {
        let name = py.name_of_type(class);
        return Err(
            py.type_error(format_args!("{name}.__init__() takes exactly one argument (the instance to initialize)"))
        );
    }
    Ok(Value::NONE)
}

/// Replaces a container's contents by another's.
fn fill(into: Value, from: Value) {
    if let (Some(into), Some(from)) = (into.cast::<List>(), from.cast::<List>()) {
        into.take_from(from);
    } else if let (Some(into), Some(from)) = (into.cast::<Dict>(), from.cast::<Dict>()) {
        into.swap(from);
    } else if let (Some(into), Some(from)) = (into.cast::<Set>(), from.cast::<Set>()) {
        into.swap(from);
    } else if let (Some(into), Some(from)) = (into.cast::<ByteArray>(), from.cast::<ByteArray>()) {
        into.take_from(from);
    } else if let (Some(into), Some(from)) = (into.cast::<Property>(), from.cast::<Property>()) {
        for (into, from) in [
            (&into.getter, &from.getter),
            (&into.setter, &from.setter),
            (&into.deleter, &from.deleter),
            (&into.doc, &from.doc),
        ] {
            into.set(from.get());
        }
    }
}

fn init_subclass<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.nargs() > 1 {
        let class = py.name_of_type(args.get(0));
        return Err(if args.kwnames.is_null() {
            let given = args.nargs() - 1;
            py.type_error(format_args!("object.__init_subclass__() takes no arguments ({given} given)"))
        } else {
            py.type_error(format_args!("{class}.__init_subclass__() takes no keyword arguments"))
        });
    }
    Ok(Value::NONE)
}

/// `__sizeof__`: the bytes of the object itself.
fn size_of_object<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let words = args.get(0).words();
    Ok(Value::from_int_truncated(words.saturating_mul(size_of::<usize>()) as isize))
}

fn not_implemented<'h>(_: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(Value::NOT_IMPLEMENTED)
}

fn eq<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(if args.get(0) == args.get(1) { Value::TRUE } else { Value::NOT_IMPLEMENTED })
}

fn ne<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    use vm_core::object::Model;
    let (this, other) = (args.get(0), args.get(1));
    if args.input == Input::Value {
        let result = args.result();
        if result == Value::NOT_IMPLEMENTED {
            return Ok(result);
        }
        return match py.truth(result) {
            Ok(truth) => Ok(Value::from_bool(!truth)),
            Err(Trap::Defer) => Err(args.defer(1, &[result])),
            Err(trap) => Err(trap),
        };
    }
    match py.lookup_special(this, "__eq__") {
        Some(found) => Err(py.ask_special(args, 1, found, this, &[other])),
        None => Ok(if this == other { Value::FALSE } else { Value::NOT_IMPLEMENTED }),
    }
}

fn hash<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let hash = crate::object::hash::hash_identity(args.get(0));
    crate::object::int::Int::from_isize(&mut py.heap, hash)
}

fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.default_repr(args.get(0))
}

/// `__repr__` of a built-in type; an object of a class derived from it is shown as one of the class.
pub(crate) fn repr_builtin<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let whole = args.get(0);
    let mut script = Script::new(args, 0)?;
    let derived = crate::classes::lookup::has_class(whole);
    if derived && args.input == Input::Start && py.in_repr(whole) {
        let text = inside_itself(py, whole);
        return Ok(Str::intern(&mut py.heap, text)?.value());
    }
    let own = |py: &mut Python<'h>| py.text_of(whole, Conversion::Own).map(Obj::value);
    let text = script.in_repr_of(py, args, whole, |script, py, args| script.operation(py, args, &[whole], own))?;
    py.leave_repr(whole);
    Ok(text)
}

/// `__repr__` of a number.
pub(crate) fn repr_number<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let number = py.unwrapped(args.get(0));
    Ok(py.text_of(number, crate::text::Conversion::Repr)?.value())
}

/// `__hash__` of a number.
pub(crate) fn hash_number<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let number = py.unwrapped(this);
    let nan = number.cast::<crate::object::float::Float>().is_some_and(|float| float.get().is_nan());
    let hash = if nan { crate::object::hash::hash_identity(this) } else { py.hash_of(number)? };
    crate::object::int::Int::from_isize(&mut py.heap, hash)
}

/// `__format__` of a number.
pub(crate) fn format_number<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (number, spec) = (py.unwrapped(args.get(0)), args.get(1));
    if py.unwrapped(spec).cast::<crate::object::str::Str>().is_none() {
        let name = py.type_name(spec);
        return Err(py.type_error(format_args!("__format__() argument must be str, not {name}")));
    }
    py.formatted(number, spec)
}

fn str<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let this = args.get(0);
    py.defer(&special::CALL_REPR, 0);
    Err(args.defer(1, &[this]))
}

fn format<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let (this, spec) = (args.get(0), args.get(1));
    if spec.cast::<crate::object::str::Str>().is_some_and(|spec| spec.len() != 0) {
        let name = py.type_name(this);
        return Err(py.type_error(format_args!("unsupported format string passed to {name}.__format__")));
    }
    Err(args.call(1, TypeId::Str.value(), &[this]))
}

fn get_class(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(py.type_of(this))
}

fn set_class(py: &mut Python<'_>, this: Value, class: Value) -> Result<(), Trap> {
    if class.is_null() {
        return Err(py.type_error(format_args!("can't delete __class__ attribute")));
    }
    let old = py.type_of(this);
    let layout = |class: Value| {
        class.cast::<Class>().map(|class| (class.base_layout.get(), class.features.get() >> features::WORDS))
    };
    if !crate::classes::new_class::is_type(class) {
        let name = py.type_name(class);
        return Err(py.type_error(format_args!("__class__ must be set to a class, not '{name}' object")));
    }
    let (Some(instance), Some(words), Some(old_words)) = (this.cast::<Instance>(), layout(class), layout(old)) else {
        return Err(py.type_error(format_args!(
            "__class__ assignment only supported for mutable types or ModuleType subclasses"
        )));
    };
    let slots = |class: Value| {
        let class = class.cast::<Class>()?;
        let names = class.slots.get().cast::<Tuple>()?;
        (class.features.get() >> features::WORDS != 0).then_some(names)
    };
    // What one class adds may be in a base of the other: only where both add some must they be the same.
    let same_slots = slots(class).zip(slots(old)).is_none_or(|(new, old)| class_names_equal(new, old));
    if words != old_words || !same_slots {
        let (new, old) = (py.name_of_type(class), py.name_of_type(old));
        return Err(py.type_error(format_args!("__class__ assignment: '{new}' object layout differs from '{old}'")));
    }
    // Its values lie in the order of the old class's keys.
    if !instance.attrs.get().is_null() {
        instance.dict(&mut py.heap)?;
    }
    instance.class.set(class);
    Ok(())
}

/// `same_slots_added`: the same names in the same order.
fn class_names_equal(new: crate::heap::Obj<Tuple>, old: crate::heap::Obj<Tuple>) -> bool {
    new.len() == old.len()
        && new.values().iter().zip(old.values()).all(|(new, old)| match (new.cast::<Str>(), old.cast::<Str>()) {
            (Some(new), Some(old)) => new.same_text(old),
            _ => false,
        })
}

/// The dict of an object's own attributes, made if there is none yet.
pub(super) fn get_dict(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    if let Some(dict) = py.own_dict(this)? {
        return Ok(dict.value());
    }
    if !py.may_have_dict(this) {
        let name = Str::intern(&mut py.heap, "__dict__")?.value();
        return Err(py.no_attribute(this, name));
    }
    let dict = Dict::new(&mut py.heap)?.value();
    py.set_own_dict(this, dict)?;
    Ok(dict)
}

pub(super) fn set_dict(py: &mut Python<'_>, this: Value, dict: Value) -> Result<(), Trap> {
    if dict.is_null() && this.cast::<Instance>().is_none() {
        return Err(py.type_error(format_args!("cannot delete __dict__")));
    }
    if dict.is_null() && py.may_have_dict(this) {
        let empty = Dict::new(&mut py.heap)?.value();
        return py.set_own_dict(this, empty);
    }
    if dict.cast::<Dict>().is_none() {
        let name = py.type_name(dict);
        return Err(py.type_error(format_args!("__dict__ must be set to a dictionary, not a '{name}'")));
    }
    if !py.may_have_dict(this) {
        let name = Str::intern(&mut py.heap, "__dict__")?.value();
        return Err(py.no_attribute(this, name));
    }
    py.set_own_dict(this, dict)
}
