//! Named tuples that native code makes: `PyStructSequence`. Slot 0 of an object is the tuple of its items, behind it are
//! the fields that are no items.

use vm_objects::object::instance::Instance;
use vm_objects::object::tuple::Tuple;
use vm_objects::types::TypeId;
use vm_objects::{GetSetDef, Python, Trap, TypeSpec, Value};

/// A type of named tuples with so many fields that are no items.
pub(crate) const fn spec(
    module: &'static str,
    name: &'static str,
    getsets: &'static [GetSetDef],
    hidden: usize,
) -> TypeSpec {
    TypeSpec { built_in: TypeId::Tuple, getsets, slots: hidden, ..TypeSpec::new(module, name) }
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
