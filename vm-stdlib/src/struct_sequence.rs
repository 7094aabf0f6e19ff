//! Named tuples that native code makes: `PyStructSequence`. Slot 0 of an object is the tuple of its items, behind it are
//! the fields that are no items. Follows CPython's `Objects/structseq.c`.

use vm_objects::object::dict::Dict;
use vm_objects::object::instance::Instance;
use vm_objects::object::str::Str;
use vm_objects::object::tuple::Tuple;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, GetSetDef, NativeDef, Python, Script, Trap, TypeSpec, Value};

use crate::arguments::{self, new_str, required};

static METHODS: &[NativeDef] = &[
    NativeDef::function("__new__", Arity::Free, new),
    NativeDef::instance_method("__reduce__", Arity::None, reduce),
    NativeDef::instance_method("__repr__", Arity::None, repr),
];

/// A type of named tuples with so many fields that are no items.
pub(crate) const fn spec(
    module: &'static str,
    name: &'static str,
    getsets: &'static [GetSetDef],
    hidden: usize,
) -> TypeSpec {
    TypeSpec { built_in: TypeId::Tuple, methods: METHODS, getsets, slots: hidden, ..TypeSpec::new(module, name) }
}

/// All types of this kind.
fn specs() -> impl Iterator<Item = &'static TypeSpec> {
    let accounts = [&crate::accounts::USER, &crate::accounts::GROUP];
    crate::posix::struct_sequences().iter().copied().chain(accounts)
}

/// The type that a class is, or derives from.
fn spec_of(py: &mut Python<'_>, class: Value) -> Result<&'static TypeSpec, Trap> {
    for spec in specs() {
        let made = py.host_type(spec)?;
        if py.is_subclass_of(class, made) {
            return Ok(spec);
        }
    }
    Err(py.type_error(format_args!("not a structure sequence")))
}

/// How many items: the fields but those that are none. `stat_result` has items whose names are other fields'.
fn items_of(spec: &TypeSpec) -> usize {
    if spec.name == "stat_result" { 10 } else { spec.getsets.len() - spec.slots }
}

/// The names of the items; `stat_result`'s last three have none.
fn item_names(spec: &'static TypeSpec) -> impl Iterator<Item = &'static str> {
    let named = if spec.name == "stat_result" { 7 } else { items_of(spec) };
    spec.getsets.iter().take(named).map(|getset| getset.name)
}

/// `__new__(sequence, dict={})`
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let class = args.get(0);
    let spec = spec_of(py, class)?;
    let (module, name) = (spec.module, spec.name);
    let [sequence, dict] = arguments::named(py, args, "structseq", 1, ["sequence", "dict"])?;
    let sequence = required(py, sequence, "structseq", "sequence", 1)?;
    let tuple = s.call(args, TypeId::Tuple.value(), &[sequence])?;
    let Some(tuple) = tuple.cast::<Tuple>() else {
        return Err(py.type_error(format_args!("constructor requires a sequence")));
    };
    let dict = if dict.is_null() || dict.is_none() { None } else { Some(py.unwrapped(dict).cast::<Dict>()) };
    if dict == Some(None) {
        return Err(py.type_error(format_args!("{module}.{name}() takes a dict as second arg, if any")));
    }
    let (least, most, len) = (items_of(spec), items_of(spec) + spec.slots, tuple.len());
    if !(least..=most).contains(&len) {
        let (how, bound) = if least == most {
            ("a ", least)
        } else if len < least {
            ("an at least ", least)
        } else {
            ("an at most ", most)
        };
        return Err(py.type_error(format_args!("{module}.{name}() takes {how}{bound}-sequence ({len}-sequence given)")));
    }
    let items = Tuple::from_slice(&mut py.heap, &tuple.values()[..least])?;
    let object = py.new_object(class)?;
    object.set_slot(0, items.value());
    for index in least..most {
        let name = spec.getsets.get(index - least + (spec.getsets.len() - spec.slots)).map_or("", |getset| getset.name);
        let named = dict.flatten().and_then(|dict| dict.get_text(name));
        let value = tuple.values().get(index).copied().or(named);
        // Seconds as a float are, when nobody says them, those of the items.
        let default = match (spec.name, index) {
            ("stat_result", 10..13) => tuple.values()[index - 3],
            _ => Value::NONE,
        };
        object.set_slot(1 + index - least, value.unwrap_or(default));
    }
    Ok(object.value())
}

fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let this = args.get(0);
    let class = py.type_of(this);
    let spec = spec_of(py, class)?;
    let items = this.cast::<Instance>().and_then(|this| this.slot(0).cast::<Tuple>());
    let items: Vec<Value> = items.as_ref().map_or(&[][..], |items| items.values()).to_vec();
    let mut text = format!("{}.{}(", spec.module, spec.name);
    let rest = ["st_atime", "st_mtime", "st_ctime"];
    let names = item_names(spec).chain(rest);
    for (index, (name, item)) in names.zip(items).enumerate() {
        let item = s.repr(py, args, item)?;
        let comma = if index == 0 { "" } else { ", " };
        text.push_str(&format!("{comma}{name}={}", Python::shown(item)));
    }
    text.push(')');
    new_str(py, &text)
}

/// `(class, (items, {fields that are no items}))`
fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let class = py.type_of(this);
    let spec = spec_of(py, class)?;
    let Some(object) = this.cast::<Instance>() else { return Ok(Value::NONE) };
    let dict = Dict::new(&mut py.heap)?;
    let hidden = spec.getsets.iter().skip(spec.getsets.len() - spec.slots);
    for (index, getset) in hidden.enumerate() {
        let name = Str::intern(&mut py.heap, getset.name)?;
        dict.insert_str(&mut py.heap, name, object.slot(1 + index))?;
    }
    let inner = py.tuple(&[object.slot(0), dict.value()])?;
    py.tuple(&[class, inner])
}

/// Puts what says how many fields there are into a class.
pub(crate) fn describe(py: &mut Python<'_>, spec: &'static TypeSpec) -> Result<(), Trap> {
    let class = py.host_type(spec)?;
    let unnamed = if spec.name == "stat_result" { 3 } else { 0 };
    let counts = [
        ("n_fields", items_of(spec) + spec.slots),
        ("n_sequence_fields", items_of(spec)),
        ("n_unnamed_fields", unnamed),
    ];
    for (name, count) in counts {
        let name = Str::intern(&mut py.heap, name)?.value();
        py.set_attribute(class, name, Value::from_int_truncated(count as isize))?;
    }
    let mut names = Vec::new();
    for name in item_names(spec) {
        names.push(Str::intern(&mut py.heap, name)?.value());
    }
    let (names, key) = (py.tuple(&names)?, Str::intern(&mut py.heap, "__match_args__")?.value());
    py.set_attribute(class, key, names)
}

/// Field `N`.
pub(crate) const fn field<const N: usize>(name: &'static str) -> GetSetDef {
    GetSetDef { name, get: get::<N>, set: None }
}

fn get<const N: usize>(_: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let Some(object) = this.cast::<Instance>() else { return Ok(Value::NONE) };
    let items = object.slot(0).cast::<Tuple>();
    let items = items.as_ref().map_or(&[][..], |items| items.values());
    Ok(match items.get(N) {
        Some(&item) => item,
        None => object.slot(1 + N - items.len().min(N)),
    })
}

/// A new object of the first `items` values as items, the rest as fields.
pub(crate) fn make(
    py: &mut Python<'_>,
    spec: &'static TypeSpec,
    values: &[Value],
    items: usize,
) -> Result<Value, Trap> {
    let class = py.host_type(spec)?;
    let tuple = Tuple::from_slice(&mut py.heap, &values[..items.min(values.len())])?;
    let object = py.new_object(class)?;
    object.set_slot(0, tuple.value());
    for (index, &value) in values.iter().skip(items).enumerate() {
        object.set_slot(1 + index, value);
    }
    Ok(object.value())
}
