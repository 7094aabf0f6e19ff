//! `type(name, bases, namespace)`: `type_new` of CPython's `Objects/typeobject.c`.

use crate::Trap;
use crate::classes::features;
use crate::classes::slots::{slots_of, to_be_iterated};
use crate::classes::special::ask;
use crate::exceptions::classes::solid_base as solid_exception;
use crate::heap::{Kind, Obj};
use crate::object::cell::Cell;
use crate::object::class::Class;
use crate::object::descriptor::{ClassMethod, Property, StaticMethod};
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::{Input, Request};

const SET_NAME: u32 = 1;
const INIT_SUBCLASS: u32 = 2;
const OTHER: u32 = 3;
const ORDER: u32 = 4;
const SLOTS: u32 = 5;

/// `type(x)`, `type(name, bases, namespace, **keywords)`: the window begins with the metaclass.
pub(crate) fn type_call<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Start && args.nargs() == 2 && args.kwnames.is_null() {
        return Ok(py.type_of(args.get(1)));
    }
    let keywords = args.kwnames.cast::<Tuple>().map_or(0, |items| items.len());
    let positional = args.nargs().wrapping_sub(keywords);
    if args.input == Input::Start && (args.nargs() < 4 || positional != 4 && args.get(0) == TypeId::Type.value()) {
        return Err(py.type_error(format_args!("type() takes 1 or 3 arguments")));
    }
    type_new(py, args)
}

/// `type.__new__(metaclass, name, bases, namespace, **keywords)`.
pub(crate) fn type_new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let nargs = args.nargs();
    match (args.input, args.state) {
        (Input::Start, _) => {
            let keywords = args.kwnames.cast::<Tuple>().map_or(0, |items| items.len());
            let positional = nargs.wrapping_sub(keywords);
            if positional != 4 {
                let given = positional.wrapping_sub(1);
                return Err(py.type_error(format_args!("type.__new__() takes exactly 3 arguments ({given} given)")));
            }
            no_entries(py, args.get(2))?;
            let metaclass = winner(py, args.get(0), args.get(2))?;
            if metaclass != args.get(0) && py.own_special(metaclass, "__new__") {
                let new = py.class_attribute_named(metaclass, "__new__");
                args.set(0, metaclass);
                let (callable, _) = py.bind_to_class(new, metaclass)?;
                return super::special::pass_on(args, OTHER, callable, 0, nargs);
            }
            let namespace = py.unwrapped(args.get(3));
            if let Some(slots) = to_be_iterated(namespace) {
                return Err(args.call(SLOTS, TypeId::Tuple.value(), &[slots]));
            }
            make(py, args, Value::NULL)?;
            if let Some(trap) = ask_order(py, args) {
                return Err(trap);
            }
        }
        (_, SLOTS) => {
            let slots = args.pop();
            if let Err(trap) = make(py, args, slots) {
                args.push(slots)?;
                return Err(trap);
            }
            if let Some(trap) = ask_order(py, args) {
                return Err(trap);
            }
        }
        (_, ORDER) => {
            let order = args.result();
            super::mro::set_own_order(py, args.get(nargs), order)?;
            args.pop();
        }
        (Input::Raised, SET_NAME) => return Err(set_name_failed(py, args, nargs)),
        (_, INIT_SUBCLASS) => return Ok(args.get(nargs)),
        (_, OTHER) => return Ok(args.result()),
        _ => {
            args.pop();
        }
    }
    set_names(py, args, nargs)
}

/// Makes the class; it, the position in its name space, and what that was are pushed: a `__set_name__` may change it.
fn make<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, slots: Value) -> Result<(), Trap> {
    let metaclass = winner(py, args.get(0), args.get(2))?;
    let module = caller_module(args);
    let parts = Parts { metaclass, name: args.get(1), bases: args.get(2), namespace: args.get(3), module, slots };
    let class = new_class(py, parts)?;
    args.push(class.value())?;
    args.push(Value::from_int_truncated(0))?;
    args.push(Value::NULL)
}

/// A metaclass's own `mro()` says what the order of bases is.
fn ask_order<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Option<Trap> {
    let class = args.get(args.nargs());
    let found = py.lookup_special(class, "mro")?;
    Some(py.ask_special(args, ORDER, found, class, &[]))
}

/// `__name__` of the module whose code asks.
pub(crate) fn caller_module(args: &Args<'_, '_>) -> Value {
    let function = args.caller().and_then(|caller| caller.function.cast::<crate::object::function::Function>());
    let globals = function.and_then(|function| function.globals.get().cast::<Dict>());
    globals.and_then(|globals| globals.get_text("__name__")).unwrap_or(Value::NULL)
}

/// The name space whose names are set: from the first call on a copy, since what is called may change the class's own.
fn names_to_set(args: &Args<'_, '_>, nargs: usize) -> Option<Obj<Dict>> {
    match args.get(nargs + 2).cast::<Dict>() {
        None => args.get(nargs).cast::<Class>()?.dict.get().cast::<Dict>(),
        copy => copy,
    }
}

/// Calls the `__set_name__` of what stands in the class, then the parent's `__init_subclass__`. Behind the arguments
/// are the class, the position in its name space, and the copy of that.
fn set_names<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, nargs: usize) -> Result<Value, Trap> {
    let class = args.get(nargs);
    let mut dict = names_to_set(args, nargs);
    let mut position = args.get(nargs + 1).as_small_int().unwrap_or(0) as usize;
    while let Some((found, entry)) = dict.and_then(|dict| dict.next_entry(position)) {
        position = found + 1;
        if let Some(property) = entry.value.cast::<Property>()
            && property.name.get().is_null()
        {
            property.name.set(entry.key);
        }
        if let Some(method) = py.lookup_special(entry.value, "__set_name__").filter(|_| !is_type(entry.value)) {
            if let Some(own) = dict.filter(|_| args.get(nargs + 2).is_null()) {
                let copy = own.copy(&mut py.heap)?;
                args.set(nargs + 2, copy.value());
                // Entries of a copy have other places.
                (dict, position) = (Some(copy), 0);
                continue;
            }
            args.set(nargs + 1, Value::from_int_truncated(position as isize));
            args.catch = true;
            return Err(py.ask_special(args, SET_NAME, method, entry.value, &[class, entry.key]));
        }
    }
    let name = Str::intern(&mut py.heap, "__init_subclass__")?;
    let found = py.find_after(class, class, class, name)?;
    let (callable, receiver) = match found {
        crate::ops::attributes::Found::Method(function, receiver) => (function, Some(receiver)),
        crate::ops::attributes::Found::Value(value) => (value, None),
        _ => return Ok(class),
    };
    let plain = super::lookup::own_attribute(TypeId::Object, "__init_subclass__");
    if callable == plain && args.kwnames.is_null() {
        return Ok(class);
    }
    let before = args.len();
    let trap = ask(args, INIT_SUBCLASS, callable, receiver, &[]);
    if trap != Trap::Call {
        return Err(trap);
    }
    let mut pushed = Ok(());
    for index in 4..nargs {
        let value = args.get(index);
        pushed = pushed.and_then(|()| args.push(value));
    }
    if let Err(trap) = pushed {
        args.resize(before)?;
        return Err(trap);
    }
    let count = nargs.saturating_sub(4) + usize::from(receiver.is_some());
    args.request = Some(Request::Call { nargs: count as u32, kwnames: args.kwnames });
    Err(Trap::Call)
}

/// The exception of a `__set_name__`, with a note that says whose.
fn set_name_failed<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>, nargs: usize) -> Trap {
    let (class, exception) = (args.get(nargs), args.result());
    let position = args.get(nargs + 1).as_small_int().unwrap_or(1).wrapping_sub(1) as usize;
    if let Some((_, entry)) = names_to_set(args, nargs).and_then(|dict| dict.next_entry(position)) {
        let (kind, name, owner) = (py.type_name(entry.value), Python::shown(entry.key), py.name_of_type(class));
        let text = py.format_str(format_args!("Error calling __set_name__ on '{kind}' instance '{name}' in '{owner}'"));
        let noted = text.and_then(|text| crate::types::add_note_to(py, exception, text.value()));
        if let Err(trap) = noted {
            return trap;
        }
    }
    py.raise_again(exception)
}

/// Whether a value is a type.
pub(crate) fn is_type(value: Value) -> bool {
    value.is_kind(Kind::Class) || value.as_type().is_some()
}

/// Only the statement `class` asks `__mro_entries__`: `type_new_get_bases`.
fn no_entries(py: &mut Python<'_>, bases: Value) -> Result<(), Trap> {
    let bases = bases.cast::<Tuple>();
    for &base in bases.as_ref().map_or(&[][..], |bases| bases.values()).iter().filter(|base| !is_type(**base)) {
        if py.has_special(base, "__mro_entries__") {
            let text = "type() doesn't support MRO entry resolution; use types.new_class()";
            return Err(py.type_error(format_args!("{text}")));
        }
    }
    Ok(())
}

/// The most derived of a metaclass and the bases' classes.
pub(super) fn winner(py: &mut Python<'_>, metaclass: Value, bases: Value) -> Result<Value, Trap> {
    let mut winner = metaclass;
    let bases = bases.cast::<Tuple>();
    for &base in bases.as_ref().map_or(&[][..], |bases| bases.values()) {
        let kind = py.type_of(base);
        if py.is_subclass_of(winner, kind) {
            continue;
        }
        if !py.is_subclass_of(kind, winner) {
            return Err(py.type_error(format_args!(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the \
                 metaclasses of all its bases"
            )));
        }
        winner = kind;
    }
    Ok(winner)
}

/// What a class is made of.
pub(super) struct Parts {
    pub(super) metaclass: Value,
    pub(super) name: Value,
    pub(super) bases: Value,
    pub(super) namespace: Value,
    pub(super) module: Value,
    /// The items of its `__slots__`, where they had to be iterated; null if not.
    pub(super) slots: Value,
}

/// What the instances are made of.
pub(super) struct Layout {
    /// The built-in type.
    pub(super) kind: TypeId,
    /// Trailing words.
    pub(super) words: usize,
    /// Whether they have a `__dict__`.
    pub(super) dict: bool,
    /// Whether there can be weak references to them.
    pub(super) weak: bool,
    /// Whether their value is of no fixed size in CPython, so that nothing can follow it.
    pub(super) sized: bool,
    /// Whether objects of the one base that the layout comes from have a `__dict__`, and can be referred to weakly.
    pub(super) best: (bool, bool),
}

pub(super) fn new_class(py: &mut Python<'_>, parts: Parts) -> Result<Obj<Class>, Trap> {
    let name = py.unwrapped(parts.name);
    if name.cast::<Str>().is_none() {
        let kind = py.type_name(parts.name);
        return Err(py.type_error(format_args!("type.__new__() argument 1 must be str, not {kind}")));
    }
    crate::types::class::check_name(py, name)?;
    let Some(mut bases) = parts.bases.cast::<Tuple>() else {
        let kind = py.type_name(parts.bases);
        return Err(py.type_error(format_args!("type.__new__() argument 2 must be tuple, not {kind}")));
    };
    let Some(namespace) = py.unwrapped(parts.namespace).cast::<Dict>() else {
        let kind = py.type_name(parts.namespace);
        return Err(py.type_error(format_args!("type.__new__() argument 3 must be dict, not {kind}")));
    };
    if bases.len() == 0 {
        bases = Tuple::from_slice(&mut py.heap, &[TypeId::Object.value()])?;
    }
    let base = layout_of_bases(py, bases)?;
    let mro = py.merge_orders(bases)?;
    let dict = namespace.copy(&mut py.heap)?;
    let slots = slots_of(py, dict, name, &base, parts.slots)?;
    let qualname = take_qualname(py, dict, name)?;
    let cell = take_cell(py, dict)?;
    finish_namespace(py, dict, parts.module)?;
    let class = py.heap.alloc::<Class>(0)?;
    class.name.set(name);
    class.qualname.set(qualname);
    class.bases.set(bases.value());
    class.dict.set(dict.value());
    class.metaclass.set(parts.metaclass);
    class.base_layout.set(base.kind as usize);
    class.version.set(py.lookups.next_version());
    if let Some(first) = mro.items().first() {
        first.set(class.value());
    }
    class.mro.set(mro.value());
    let names = slots.as_ref().map(|slots| slots.names);
    let words = add_members(py, class, dict, names, base.words)?;
    let keeps_dict = slots.as_ref().is_none_or(|slots| base.dict || slots.dict);
    let keeps_weak = match &slots {
        Some(slots) => base.weak || slots.weak,
        None => base.weak || base.kind == TypeId::Object || base.kind.is_weakly_referable(),
    };
    class.slots.set(names.map_or(Value::NULL, Obj::value));
    add_to_bases(py, class, bases)?;
    let lacks_dict = if keeps_dict { 0 } else { features::NO_DICT };
    let lacks_weak = if keeps_weak { 0 } else { features::NO_WEAKREF };
    let collection = bases.values().iter().map(|&base| py.collection_of(base)).find(|&flags| flags != 0).unwrap_or(0);
    class.features.set((words << features::WORDS) | collection | lacks_dict | lacks_weak);
    features::renew(py, class);
    if let Some(cell) = cell {
        cell.contents.set(class.value());
    }
    Ok(class)
}

/// The layout that instances have from the bases.
pub(super) fn layout_of_bases(py: &mut Python<'_>, bases: Obj<Tuple>) -> Result<Layout, Trap> {
    let mut layout =
        Layout { kind: TypeId::Object, words: 0, dict: false, weak: false, sized: false, best: (false, false) };
    let mut solid = TypeId::Object.value();
    for &base in bases.values() {
        let kind = match base.cast::<Class>() {
            Some(class) => {
                if class.features.get() & features::NO_BASE != 0 {
                    let name = py.name_of_type(base);
                    return Err(py.type_error(format_args!("type '{name}' is not an acceptable base type")));
                }
                layout.dict |= class.features.get() & features::NO_DICT == 0;
                layout.weak |= class.features.get() & features::NO_WEAKREF == 0;
                layout.words = layout.words.max(class.features.get() >> features::WORDS);
                TypeId::from_index(class.base_layout.get() as u16).unwrap_or(TypeId::Object)
            }
            None => match base.as_type().and_then(TypeId::from_index) {
                Some(kind) => {
                    let kind = acceptable(py, kind)?;
                    layout.dict |= kind.has_dict();
                    if kind.is_layoutless() { TypeId::Object } else { kind }
                }
                None => {
                    let kind = py.type_name(base);
                    return Err(py.type_error(format_args!("bases must be types, not '{kind}'")));
                }
            },
        };
        let own = solid_base(base);
        if Some(&base) == bases.values().first() || own != solid && py.is_subclass_of(own, solid) {
            layout.best = match base.cast::<Class>() {
                Some(class) => {
                    let has = |flag: usize| class.features.get() & flag == 0;
                    (has(features::NO_DICT), has(features::NO_WEAKREF))
                }
                None => (layout.dict, false),
            };
        }
        if py.is_subclass_of(own, solid) {
            // The first of equals says what kind the objects are, or the one that is derived from the others.
            if own != solid || kind.is_subtype(layout.kind) {
                layout.kind = kind;
            }
            solid = own;
        } else if !py.is_subclass_of(solid, own) {
            return Err(py.type_error(format_args!("multiple bases have instance lay-out conflict")));
        }
    }
    layout.words = layout.words.max(words_of(layout.kind));
    Ok(layout)
}

/// The base that says how the objects are laid out: `solid_base`.
fn solid_base(mut base: Value) -> Value {
    while let Some(class) = base.cast::<Class>() {
        let words = class.features.get() >> features::WORDS;
        let bases = class.bases.get().cast::<Tuple>();
        let bases = bases.as_ref().map_or(&[][..], |bases| bases.values());
        let same = |base: &&Value| match base.cast::<Class>() {
            Some(other) => {
                other.base_layout.get() == class.base_layout.get() && other.features.get() >> features::WORDS == words
            }
            None => {
                let kind = base.as_type().and_then(TypeId::from_index).unwrap_or(TypeId::Object);
                let kind_or_object = if kind.is_layoutless() { TypeId::Object } else { kind };
                kind_or_object as usize == class.base_layout.get() && words_of(kind) == words
            }
        };
        match bases.iter().find(same) {
            Some(&next) => base = next,
            None => return base,
        }
    }
    match base.as_type().and_then(TypeId::from_index) {
        Some(kind) if kind.is_subtype(TypeId::BaseException) => solid_exception(kind).value(),
        Some(kind) if kind.is_layoutless() => TypeId::Object.value(),
        _ => base,
    }
}

/// Trailing words of an object whose class is derived from a built-in type: one for the built-in's own value.
fn words_of(kind: TypeId) -> usize {
    let none = kind == TypeId::Object
        || kind == TypeId::Type
        || kind.is_layoutless()
        || kind.is_subtype(TypeId::BaseException);
    usize::from(!none)
}

fn acceptable(py: &mut Python<'_>, kind: TypeId) -> Result<TypeId, Trap> {
    if kind.is_base_type() {
        return Ok(kind);
    }
    let name = kind.def().name;
    Err(py.type_error(format_args!("type '{name}' is not an acceptable base type")))
}

fn take_qualname(py: &mut Python<'_>, dict: Obj<Dict>, name: Value) -> Result<Value, Trap> {
    let key = Str::intern(&mut py.heap, "__qualname__")?;
    match dict.remove_str(key) {
        Some(qualname) if qualname.cast::<Str>().is_some() => Ok(qualname),
        Some(other) => {
            let kind = py.type_name(other);
            Err(py.type_error(format_args!("type __qualname__ must be a str, not {kind}")))
        }
        None => Ok(name),
    }
}

fn take_cell(py: &mut Python<'_>, dict: Obj<Dict>) -> Result<Option<Obj<Cell>>, Trap> {
    let key = Str::intern(&mut py.heap, "__classcell__")?;
    let Some(value) = dict.remove_str(key) else { return Ok(None) };
    match value.cast::<Cell>() {
        Some(cell) => Ok(Some(cell)),
        None => {
            let kind = py.type_of(value);
            let kind = py.qualname_of_type(kind);
            Err(py.type_error(format_args!("__classcell__ must be a nonlocal cell, not <class '{kind}'>")))
        }
    }
}

/// What `type.__new__` adds to a name space or changes in it.
fn finish_namespace(py: &mut Python<'_>, dict: Obj<Dict>, module: Value) -> Result<(), Trap> {
    for (name, value) in [("__module__", module), ("__doc__", Value::NONE)] {
        let key = Str::intern(&mut py.heap, name)?;
        if !value.is_null() && dict.get_str(key).is_none() {
            dict.insert_str(&mut py.heap, key, value)?;
        }
    }
    for name in ["__new__", "__init_subclass__", "__class_getitem__"] {
        let key = Str::intern(&mut py.heap, name)?;
        let Some(function) = dict.get_str(key).filter(|value| value.is_kind(Kind::Function)) else { continue };
        let wrapped = if name == "__new__" {
            StaticMethod::alloc(&mut py.heap, function, Value::NULL)?.value()
        } else {
            ClassMethod::alloc(&mut py.heap, function, Value::NULL)?.value()
        };
        dict.insert_str(&mut py.heap, key, wrapped)?;
    }
    let hash = Str::intern(&mut py.heap, "__hash__")?;
    if dict.get_text("__eq__").is_some() && dict.get_str(hash).is_none() {
        dict.insert_str(&mut py.heap, hash, Value::NONE)?;
    }
    Ok(())
}

/// A member descriptor for each slot; answers how many trailing words instances have.
fn add_members(
    py: &mut Python<'_>,
    class: Obj<Class>,
    dict: Obj<Dict>,
    slots: Option<Obj<Tuple>>,
    mut words: usize,
) -> Result<usize, Trap> {
    let Some(slots) = slots else { return Ok(words) };
    for &name in slots.values() {
        let Some(text) = name.cast::<Str>() else { continue };
        let text = text.interned_in(&mut py.heap)?;
        let index = Value::from_int_truncated(words as isize);
        let null = Value::NULL;
        let member = Property::alloc(&mut py.heap, index, class.value(), null, Value::NONE, text.value())?;
        dict.insert_str(&mut py.heap, text, member.value())?;
        words += 1;
    }
    Ok(words)
}

/// The bases learn of their new subclass.
fn add_to_bases(py: &mut Python<'_>, class: Obj<Class>, bases: Obj<Tuple>) -> Result<(), Trap> {
    bases.values().iter().try_for_each(|&base| add_subclass(py, base, class))
}

/// A base learns of its new subclass.
pub(super) fn add_subclass(py: &mut Python<'_>, base: Value, class: Obj<Class>) -> Result<(), Trap> {
    let Some(base) = base.cast::<Class>() else { return Ok(()) };
    match base.subclasses.get().cast::<List>() {
        Some(list) => list.push(&mut py.heap, class.value()),
        None => {
            base.subclasses.set(List::from_slice(&mut py.heap, &[class.value()])?.value());
            Ok(())
        }
    }
}
