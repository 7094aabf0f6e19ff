//! `_weakref` as importlib needs it, until the machine has its own: its references keep what they refer to.

use vm_objects::object::dict::Dict;
use vm_objects::object::instance::Instance;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Obj, Python, Trap, TypeSpec, Value};

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "_weakref", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] =
    &[NativeDef::function("_remove_dead_weakref", Arity::Between(2, 2), |_, _| Ok(Value::NONE))];

static REF: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::instance_method("__call__", Arity::None, target),
        NativeDef::instance_method("__init__", Arity::Any, |_, _| Ok(Value::NONE)),
        NativeDef::function("__new__", Arity::Free, new),
    ],
    slots: 1,
    ..TypeSpec::new("weakref", "ReferenceType")
};

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    let class = py.host_type(&REF)?;
    py.put(namespace, "ref", class)
}

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let object = py.new_object(args.get(0))?;
    object.set_slot(0, args.get(1));
    Ok(object.value())
}

fn target<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(args.get(0).cast::<Instance>().map_or(Value::NONE, |object| object.slot(0)))
}
