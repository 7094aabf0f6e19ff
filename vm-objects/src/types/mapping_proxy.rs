//! `mappingproxy`: a view of a mapping that can't be written through. What a type's `__dict__` is.

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::classes::special::pass_on;
use crate::native::{Arity, NativeDef, NativeFn};
use crate::object::instance::Instance;
use crate::object::int::Int;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::compare::{EQUAL, GREATER, GREATER_EQUAL, LESS, LESS_EQUAL, NOT_EQUAL};
use crate::python::{Args, Python};
use crate::text::{Conversion, Replay};
use crate::value::Value;
use vm_core::object::{Input, Model};

const PROXY: TypeId = TypeId::MappingProxy;

const fn method(name: &'static str, arity: Arity, run: NativeFn) -> NativeDef {
    NativeDef::method(PROXY, name, arity, run)
}

static METHODS: &[NativeDef] = &[
    NativeDef::class_method("__class_getitem__", Arity::One, super::generic_alias::class_getitem),
    method("__contains__", Arity::One, contains),
    method("__eq__", Arity::One, |py, args| compared(py, args, EQUAL)),
    method("__ge__", Arity::One, |py, args| compared(py, args, GREATER_EQUAL)),
    method("__getitem__", Arity::One, get_item),
    method("__gt__", Arity::One, |py, args| compared(py, args, GREATER)),
    method("__hash__", Arity::None, hash),
    method("__ior__", Arity::One, ior),
    method("__iter__", Arity::None, iter),
    method("__le__", Arity::One, |py, args| compared(py, args, LESS_EQUAL)),
    method("__len__", Arity::None, len),
    method("__lt__", Arity::One, |py, args| compared(py, args, LESS)),
    method("__ne__", Arity::One, |py, args| compared(py, args, NOT_EQUAL)),
    method("__or__", Arity::One, |py, args| united(py, args, false)),
    method("__repr__", Arity::None, repr),
    method("__reversed__", Arity::None, |py, args| forward(py, args, "__reversed__")),
    method("__ror__", Arity::One, |py, args| united(py, args, true)),
    method("__str__", Arity::None, str),
    method("copy", Arity::None, |py, args| forward(py, args, "copy")),
    method("get", Arity::Between(1, 2), |py, args| forward(py, args, "get")),
    method("items", Arity::None, |py, args| forward(py, args, "items")),
    method("keys", Arity::None, |py, args| forward(py, args, "keys")),
    method("values", Arity::None, |py, args| forward(py, args, "values")),
];

static NEW: NativeDef = NativeDef::function("mappingproxy", Arity::Free, new);

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

impl Python<'_> {
    /// A proxy of a mapping.
    pub fn mapping_proxy(&mut self, mapping: Value) -> Result<Value, Trap> {
        let proxy = Instance::alloc(&mut self.heap, PROXY.value(), 1)?;
        proxy.set_slot(0, mapping);
        Ok(proxy.value())
    }
}

/// The mapping behind a proxy; any other value as it is.
fn behind(value: Value) -> Value {
    match value.cast::<Instance>() {
        Some(proxy) if proxy.class.get() == PROXY.value() => proxy.slot(0),
        _ => value,
    }
}

/// `mappingproxy(mapping)`; the window begins with the type.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const SIGNATURE: crate::ops::arguments::Signature<1> =
        crate::ops::arguments::Signature { function: "mappingproxy", names: ["mapping"], least: 1, positional: 1 };
    let [mapping] = py.named_args(args, 1, &SIGNATURE)?;
    let inside = py.unwrapped(mapping);
    let sequence = inside.cast::<List>().is_some() || inside.cast::<Tuple>().is_some();
    if sequence || !py.has_item_method(mapping) {
        let kind = py.type_name(mapping);
        return Err(py.type_error(format_args!("mappingproxy() argument must be a mapping, not {kind}")));
    }
    py.mapping_proxy(mapping)
}

impl Python<'_> {
    /// Whether `value[key]` may work.
    fn has_item_method(&mut self, value: Value) -> bool {
        let class = self.type_of(value);
        !self.class_attribute_named(class, "__getitem__").is_null()
    }
}

fn answered<'h>(args: &mut Args<'_, 'h>, done: Result<Value, Trap>, operands: &[Value]) -> Result<Value, Trap> {
    match done {
        Err(Trap::Defer) => Err(args.defer(1, operands)),
        done => done,
    }
}

fn contains<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let (mapping, key) = (behind(args.get(0)), args.get(1));
    let done = py.contains_item(key, mapping, false);
    answered(args, done, &[key, mapping])
}

fn get_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let (mapping, key) = (behind(args.get(0)), args.get(1));
    let done = py.item(mapping, key);
    answered(args, done, &[mapping, key])
}

fn len<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let mapping = behind(args.get(0));
    let done = py.len_of(mapping);
    answered(args, done, &[mapping])
}

fn iter<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let mapping = behind(args.get(0));
    let done = py.iterator(mapping);
    answered(args, done, &[mapping])
}

fn hash<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let mapping = behind(args.get(0));
    match py.hash_of(mapping) {
        Ok(hash) => Int::from_isize(&mut py.heap, hash),
        Err(Trap::Defer) => Err(args.defer(1, &[mapping])),
        Err(trap) => Err(trap),
    }
}

fn compared<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, operator: u32) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let (mapping, other) = (behind(args.get(0)), args.get(1));
    let done = Model::compare_op(py, operator, mapping, other);
    answered(args, done, &[mapping, other])
}

/// `|`: of the mappings themselves.
fn united<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, swap: bool) -> Result<Value, Trap> {
    const OR: u32 = 7;
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let (this, other) = (behind(args.get(0)), behind(args.get(1)));
    let [left, right] = if swap { [other, this] } else { [this, other] };
    let done = Model::binary_op(py, OR, left, right);
    answered(args, done, &[left, right])
}

fn ior<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let kind = py.type_name(args.get(0));
    Err(py.type_error(format_args!("'|=' is not supported by {kind}; use '|' instead")))
}

fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mapping = behind(args.get(0));
    let text = Replay::new(args).text(py, args, mapping, Conversion::Repr)?;
    let text = Python::shown(text.value());
    Ok(py.format_str(format_args!("mappingproxy({text})"))?.value())
}

fn str<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mapping = behind(args.get(0));
    Ok(Replay::new(args).text(py, args, mapping, Conversion::Str)?.value())
}

/// The mapping's method of that name, called with the arguments.
fn forward<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, name: &'static str) -> Result<Value, Trap> {
    const FOUND: u32 = 1;
    const CALLED: u32 = 2;
    let nargs = args.nargs();
    let method = match (args.input, args.state) {
        (Input::Start, _) => {
            let mapping = behind(args.get(0));
            let name = Str::intern(&mut py.heap, name)?.value();
            match py.attribute(mapping, name) {
                Err(Trap::Defer) => return Err(args.defer(FOUND, &[mapping])),
                done => done?,
            }
        }
        (_, FOUND) => args.result(),
        _ => return Ok(args.result()),
    };
    pass_on(args, CALLED, method, 1, nargs)
}
