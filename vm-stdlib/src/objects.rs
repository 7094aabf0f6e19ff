//! The values of Rust that objects of a host's types own.

use alloc::boxed::Box;
use core::any::Any;

use vm_objects::object::instance::Instance;
use vm_objects::object::native::Foreign;
use vm_objects::{Python, Trap, Value};

/// The values of Rust that objects own. A host keeps one, gives it out in [`vm_objects::Host::objects`], and tells it what
/// [`vm_objects::Host::release`] says.
#[derive(Default)]
pub struct Objects {
    values: Vec<Option<Box<dyn Any>>>,
    free: Vec<usize>,
}

impl core::fmt::Debug for Objects {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Objects({})", self.values.len() - self.free.len())
    }
}

impl Objects {
    fn insert(&mut self, value: Box<dyn Any>) -> usize {
        match self.free.pop() {
            Some(index) => {
                self.values[index] = Some(value);
                index
            }
            None => {
                self.values.push(Some(value));
                self.values.len() - 1
            }
        }
    }

    /// The object that owned this value is gone: drops it.
    pub fn release(&mut self, index: usize) {
        if let Some(slot) = self.values.get_mut(index)
            && slot.take().is_some()
        {
            self.free.push(index);
        }
    }

    fn get<T: Any>(&mut self, index: usize) -> Option<&mut T> {
        self.values.get_mut(index)?.as_mut()?.downcast_mut()
    }
}

/// What a slot of a host type's object holds; `None` of anything else.
pub(crate) fn slot(this: Value, index: usize) -> Value {
    this.cast::<Instance>().map_or(Value::NONE, |this| this.slot(index))
}

/// Sets a slot of a host type's object.
pub(crate) fn set_slot(this: Value, index: usize, value: Value) {
    if let Some(this) = this.cast::<Instance>() {
        this.set_slot(index, value);
    }
}

fn objects<'a>(py: &'a mut Python<'_>) -> Option<&'a mut Objects> {
    py.host.objects()?.downcast_mut()
}

/// A new object of `class`, whose slot `slot` owns `value`.
///
/// # Errors
/// [`Trap::Memory`]; [`Trap::Raise`] on a host that keeps no [`Objects`].
pub fn create<T: Any>(py: &mut Python<'_>, class: Value, slot: usize, value: T) -> Result<Value, Trap> {
    let object = py.new_object(class)?;
    attach(py, object.value(), slot, value)?;
    Ok(object.value())
}

/// Gives an object a value to own in this slot.
///
/// # Errors
/// As [`create`].
pub(crate) fn attach<T: Any>(py: &mut Python<'_>, object: Value, slot: usize, value: T) -> Result<(), Trap> {
    let keeper = keep(py, value)?;
    if let Some(object) = object.cast::<Instance>() {
        object.set_slot(slot, keeper);
    }
    Ok(())
}

/// A value of the heap that owns `value`: for the slots of a window.
///
/// # Errors
/// As [`create`].
pub(crate) fn keep<T: Any>(py: &mut Python<'_>, value: T) -> Result<Value, Trap> {
    let Some(objects) = objects(py) else {
        return Err(py.error(vm_objects::types::TypeId::SystemError, format_args!("the host keeps no objects")));
    };
    let index = objects.insert(Box::new(value));
    match Foreign::alloc(&mut py.heap, index) {
        Ok(foreign) => Ok(foreign.value()),
        Err(trap) => {
            py.host.release(index);
            Err(trap)
        }
    }
}

/// What [`keep`] was given, if it is a `T`.
pub(crate) fn kept<'a, T: Any>(py: &'a mut Python<'_>, keeper: Value) -> Option<&'a mut T> {
    let foreign = keeper.cast::<Foreign>()?;
    objects(py)?.get(foreign.index.get())
}

/// The value that an object owns in this slot, if it is a `T`.
pub fn get<'a, T: Any>(py: &'a mut Python<'_>, object: Value, slot: usize) -> Option<&'a mut T> {
    let foreign = object.cast::<Instance>()?.slot(slot).cast::<Foreign>()?;
    objects(py)?.get(foreign.index.get())
}
