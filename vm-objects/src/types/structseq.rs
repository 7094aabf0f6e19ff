//! Struct sequences, the named tuples that native code makes: `PyStructSequence` of CPython's `Objects/structseq.c`.
//!
//! A new one is a [`Structure`] beside what uses it, a row in the table of types ([`behaviour`]), and an arm of
//! [`TypeId::structure`]; [`Python::struct_sequence`] makes its objects. An object is an instance whose class is that
//! built-in type: its items are a tuple in slot 0, the fields that are no items follow in the slots behind.

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::native::{Arity, GetSetDef, MATCH_ARGS, NativeDef};
use crate::object::dict::Dict;
use crate::object::instance::Instance;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::arguments::Signature;
use crate::ops::steps::room;
use crate::ops::unpack::COLLECT;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

/// What a struct sequence type is.
pub(crate) struct Structure {
    /// The names of its fields, in order; a field without a name has an empty one.
    pub(crate) fields: &'static [&'static str],
    /// How many fields are items (`n_sequence_fields`); the others are attributes only.
    pub(crate) visible: usize,
    /// Whether a program may make one.
    pub(crate) creatable: bool,
}

impl TypeId {
    /// The fields of a struct sequence type.
    pub(crate) fn structure(self) -> Option<&'static Structure> {
        match self {
            TypeId::UnraisableHookArgs => Some(&crate::lifetimes::unraisable::STRUCTURE),
            TypeId::FloatInfo => Some(&crate::modules::sys::facts::FLOAT_INFO),
            TypeId::HashInfo => Some(&crate::modules::sys::facts::HASH_INFO),
            TypeId::IntInfo => Some(&crate::modules::sys::facts::INT_INFO),
            TypeId::ThreadInfo => Some(&crate::modules::sys::facts::THREAD_INFO),
            TypeId::AsyncgenHooks => Some(&crate::modules::sys::settings::HOOKS),
            TypeId::StructTime => Some(&crate::modules::time::STRUCT_TIME),
            TypeId::VersionInfo => Some(&crate::modules::sys_setup::VERSION_INFO),
            TypeId::SysFlags => Some(&crate::modules::sys_setup::FLAGS),
            _ => None,
        }
    }
}

impl Structure {
    /// How many fields have a name: the length of [`getsets`].
    pub(crate) const fn named(&self) -> usize {
        let (mut named, mut index) = (0, 0);
        while index < self.fields.len() {
            #[expect(clippy::indexing_slicing, reason = "at compile time")]
            if !self.fields[index].is_empty() {
                named += 1;
            }
            index += 1;
        }
        named
    }

    /// What stands in the class beside methods and fields; null for another name.
    pub(crate) fn class_attribute(&self, kind: TypeId, name: &str) -> Value {
        let count = |count: usize| Value::from_int_truncated(count as isize);
        match name {
            "__match_args__" => Value::from_native(kind as u16, MATCH_ARGS),
            "n_fields" => count(self.fields.len()),
            "n_sequence_fields" => count(self.visible),
            "n_unnamed_fields" => count(self.fields.len().wrapping_sub(self.named())),
            _ => Value::NULL,
        }
    }

    /// The name that `repr` gives to an item: that of the field with a name that has the same place among these.
    pub(crate) fn item_name(&self, index: usize) -> &'static str {
        self.fields.iter().filter(|name| !name.is_empty()).nth(index).copied().unwrap_or("")
    }
}

/// The row of a struct sequence in the table of types; the two tables are what [`methods`] and [`getsets`] give.
pub(crate) const fn behaviour(methods: &'static [NativeDef], getsets: &'static [GetSetDef]) -> Behaviour {
    Behaviour { methods, getsets, new: Some(&NEW) }
}

/// The methods of a struct sequence.
pub(crate) const fn methods(kind: TypeId) -> [NativeDef; 1] {
    [NativeDef::method(kind, "__reduce__", Arity::None, reduce)]
}

static NEW: NativeDef = NativeDef::function("structseq", Arity::Free, new);

type Getter = for<'h> fn(&mut Python<'h>, Value) -> Result<Value, Trap>;

/// The field `INDEX` of an object.
fn field<const INDEX: usize>(_: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(field_of(this, INDEX))
}

fn field_of(this: Value, index: usize) -> Value {
    let Some(object) = this.cast::<Instance>() else { return Value::NONE };
    let Some(items) = object.slot(0).cast::<Tuple>() else { return Value::NONE };
    let value = match index.checked_sub(items.len()) {
        Some(beyond) => object.slot(beyond.wrapping_add(1)),
        None => items.get(index).unwrap_or(Value::NULL),
    };
    if value.is_null() { Value::NONE } else { value }
}

macro_rules! getters {
    ($($index:literal)*) => { [$(field::<$index>,)*] };
}

static GETTERS: [Getter; 24] = getters!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23);

/// The fields as computed attributes, sorted by name; `N` is [`Structure::named`].
#[expect(clippy::indexing_slicing, reason = "at compile time")]
pub(crate) const fn getsets<const N: usize>(structure: &Structure) -> [GetSetDef; N] {
    let mut rows = [const { GetSetDef { name: "", get: field::<0>, set: None } }; N];
    let (mut index, mut filled) = (0, 0);
    while index < structure.fields.len() {
        let name = structure.fields[index];
        if !name.is_empty() {
            let mut at = filled;
            while at > 0 && before(name, rows[at - 1].name) {
                rows[at] = GetSetDef { name: rows[at - 1].name, get: rows[at - 1].get, set: None };
                at -= 1;
            }
            rows[at] = GetSetDef { name, get: GETTERS[index], set: None };
            filled += 1;
        }
        index += 1;
    }
    rows
}

#[expect(clippy::indexing_slicing, reason = "at compile time")]
const fn before(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut index = 0;
    while index < a.len() && index < b.len() {
        if a[index] != b[index] {
            return a[index] < b[index];
        }
        index += 1;
    }
    a.len() < b.len()
}

impl Python<'_> {
    /// A struct sequence of type `kind`; fields beyond `values` are `None`.
    pub(crate) fn struct_sequence(&mut self, kind: TypeId, values: &[Value]) -> Result<Value, Trap> {
        let Some(structure) = kind.structure() else { return Err(self.refused("a struct sequence")) };
        let items = Tuple::with_len(&mut self.heap, structure.visible)?;
        for (index, slot) in items.items().iter().enumerate() {
            slot.set(values.get(index).copied().unwrap_or(Value::NONE));
        }
        let beyond = structure.fields.len().saturating_sub(structure.visible);
        let object = Instance::alloc(&mut self.heap, kind.value(), beyond.saturating_add(1))?;
        object.set_slot(0, items.value());
        for index in 0..beyond {
            let value = values.get(structure.visible.saturating_add(index)).copied().unwrap_or(Value::NONE);
            object.set_slot(index.saturating_add(1), value);
        }
        Ok(object.value())
    }

    /// `__match_args__`: the names of the items that have one.
    pub(crate) fn match_args(&mut self, structure: &Structure) -> Result<Value, Trap> {
        let visible = structure.fields.iter().take(structure.visible).filter(|name| !name.is_empty());
        let names = Tuple::with_len(&mut self.heap, visible.clone().count())?;
        for (slot, name) in names.items().iter().zip(visible) {
            slot.set(Str::intern(&mut self.heap, name)?.value());
        }
        Ok(names.value())
    }
}

/// `structseq(sequence, dict={})`.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let class = args.get(0);
    let kind = class.as_type().and_then(TypeId::from_index).unwrap_or(TypeId::Tuple);
    let name = kind.def().name;
    let structure = match kind.structure() {
        Some(structure) if structure.creatable => structure,
        _ => return Err(py.type_error(format_args!("cannot create '{name}' instances"))),
    };
    let signature = Signature { function: "structseq", names: ["sequence", "dict"], least: 1, positional: 2 };
    let [sequence, dict] = py.named_args(args, 1, &signature)?;
    let items = match args.input {
        Input::Start => py.unwrapped(sequence),
        _ => args.result(),
    };
    let (tuple, list) = (items.cast::<Tuple>(), items.cast::<List>());
    let cells = match (&tuple, &list) {
        (Some(tuple), _) => tuple.items(),
        (_, Some(list)) => list.items(),
        _ if py.may_iterate(sequence) => {
            py.defer(&COLLECT, 0);
            return Err(args.defer(1, &[sequence]));
        }
        _ => return Err(py.type_error(format_args!("constructor requires a sequence"))),
    };
    let extra = match dict {
        Value::NULL => None,
        dict => match py.unwrapped(dict).cast::<Dict>() {
            Some(dict) => Some(dict),
            None => {
                return Err(py.type_error(format_args!("{name}() takes a dict as second arg, if any")));
            }
        },
    };
    let (given, most) = (cells.len(), structure.fields.len());
    if !(structure.visible..=most).contains(&given) {
        let (how, bound) = match (structure.visible == most, given < structure.visible) {
            (true, _) => ("a", most),
            (false, true) => ("an at least", structure.visible),
            (false, false) => ("an at most", most),
        };
        let text = format_args!("{name}() takes {how} {bound}-sequence ({given}-sequence given)");
        return Err(py.type_error(text));
    }
    let mut values = [Value::NONE; GETTERS.len()];
    for (index, (slot, field)) in values.iter_mut().zip(structure.fields).enumerate() {
        *slot = match cells.get(index) {
            Some(cell) => cell.get(),
            None => extra.and_then(|dict| dict.get_text(field)).unwrap_or(Value::NONE),
        };
    }
    py.struct_sequence(kind, values.get(..most).unwrap_or(&[]))
}

/// `__reduce__()`: the type, and its arguments.
fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let kind = py.builtin_type_of(this);
    let Some(structure) = kind.structure() else { return Err(py.refused("__reduce__")) };
    let dict = Dict::new(&mut py.heap)?;
    for (index, name) in structure.fields.iter().enumerate().skip(structure.visible) {
        let name = Str::intern(&mut py.heap, name)?;
        dict.insert_str(&mut py.heap, name, field_of(this, index))?;
    }
    let items = py.unwrapped(this);
    let given = py.tuple(&[items, dict.value()])?;
    py.tuple(&[kind.value(), given])
}
