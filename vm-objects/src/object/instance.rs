//! An instance of a class made by a program.

use core::cell::Cell;

use super::block::Block;
use super::class::Class;
use super::dict::Dict;
use super::str::Str;
use crate::heap::{Header, Heap, Obj};
use crate::value::Value;
use vm_core::object::Trap;

/// An instance: its class and attributes; a subclass of a built-in type has the built-in's value as a trailing word,
/// then come the values of `__slots__`.
///
/// Instances of a class mostly have the same attributes, set in the same order: so the names stand once in the class
/// ([`Class::keys`]), and an instance has a block of values, of which those set come first. One that does otherwise
/// (another order, a deletion), or whose `__dict__` is asked for, gets a dict for good. CPython's split dicts.
#[repr(C)]
pub struct Instance {
    pub(super) header: Header,
    /// The class.
    pub class: Cell<Value>,
    /// `NULL` as long as nobody set an attribute; a block of values; or `__dict__`.
    pub attrs: Cell<Value>,
}

impl Instance {
    /// A new instance with `slots` trailing words, all `NULL`.
    pub fn alloc(heap: &mut Heap, class: Value, slots: usize) -> Result<Obj<Instance>, Trap> {
        let object = heap.alloc::<Instance>(slots)?;
        object.class.set(class);
        Ok(object)
    }
}

impl Obj<Instance> {
    /// A trailing word; `NULL` if there are not so many.
    pub fn slot(self, n: usize) -> Value {
        self.trailing().get(n).map_or(Value::NULL, Cell::get)
    }

    /// Sets a trailing word; `false` if there are not so many.
    pub fn set_slot(self, n: usize, value: Value) -> bool {
        self.trailing().get(n).map(|slot| slot.set(value)).is_some()
    }

    /// The value at a position of the class's keys, if it is set there.
    #[inline(always)]
    pub fn value_at(self, position: usize) -> Option<Value> {
        let value = self.attrs.get().cast::<Block>()?.get(position);
        if value.is_null() { None } else { Some(value) }
    }

    /// Sets the value at a position of the class's keys, if it is set already or the next one and has room; else false.
    #[inline(always)]
    pub fn set_value_at(self, position: usize, value: Value) -> bool {
        let Some(block) = self.attrs.get().cast::<Block>() else { return false };
        let slots = block.slots();
        let Some(slot) = slots.get(position) else { return false };
        let is_next = position == 0 || slots.get(position.wrapping_sub(1)).is_some_and(|slot| !slot.get().is_null());
        if is_next {
            slot.set(value);
        }
        is_next
    }

    /// How many values of the class's keys are set; none when it has a dict.
    fn count(self) -> Option<usize> {
        match self.attrs.get().cast::<Block>() {
            Some(block) => Some(block.slots().iter().take_while(|slot| !slot.get().is_null()).count()),
            None => self.attrs.get().is_null().then_some(0),
        }
    }

    /// Sets the value at a position of the class's keys where there is no room yet; false if it is not the next one.
    pub fn append_value(self, heap: &mut Heap, position: usize, value: Value) -> Result<bool, Trap> {
        if self.set_value_at(position, value) {
            return Ok(true);
        }
        if self.count() != Some(position) {
            return Ok(false);
        }
        self.make_room(heap, position)?.set(position, value);
        Ok(true)
    }

    /// Makes room for the value at a position of the class's keys.
    fn make_room(self, heap: &mut Heap, position: usize) -> Result<Obj<Block>, Trap> {
        // All that the others of the class have will come here too.
        let keys = self.class.get().cast::<Class>().and_then(|class| class.keys.get().cast::<Dict>());
        let block = heap.alloc::<Block>(keys.map_or(0, |keys| keys.len()).max(position.saturating_add(1)))?;
        if let Some(old) = self.attrs.get().cast::<Block>() {
            for (to, from) in block.slots().iter().zip(old.slots()) {
                to.set(from.get());
            }
        }
        self.attrs.set(block.value());
        Ok(block)
    }

    /// An attribute of its own.
    #[inline]
    pub fn own(self, name: Obj<Str>) -> Option<Value> {
        let attrs = self.attrs.get();
        if attrs.is_null() {
            return None;
        }
        match attrs.cast::<Dict>() {
            Some(dict) => dict.get_str(name),
            None => self.value_at(self.class.get().cast::<Class>()?.position_of(name)?),
        }
    }

    /// Sets an attribute of its own. The name is interned. True when the class has a new key: what was found in the
    /// class before does not count any more.
    pub fn set_own(self, heap: &mut Heap, name: Obj<Str>, value: Value) -> Result<bool, Trap> {
        if let (Some(class), Some(count)) = (self.class.get().cast::<Class>(), self.count()) {
            let (position, is_new) = match class.position_of(name) {
                Some(position) => (Some(position), false),
                None => {
                    // Room first: once the key is there nothing may fail, or nobody would learn that it is new.
                    if self.attrs.get().cast::<Block>().is_none_or(|block| block.slots().len() <= count) {
                        self.make_room(heap, count)?;
                    }
                    (class.add_key(heap, name, count)?, true)
                }
            };
            if let Some(position) = position
                && self.append_value(heap, position, value)?
            {
                return Ok(is_new);
            }
        }
        self.dict(heap)?.insert_str(heap, name, value)?;
        Ok(false)
    }

    /// `__dict__`: from now on its attributes are there.
    pub fn dict(self, heap: &mut Heap) -> Result<Obj<Dict>, Trap> {
        if let Some(dict) = self.attrs.get().cast::<Dict>() {
            return Ok(dict);
        }
        let dict = Dict::with_capacity(heap, self.count().unwrap_or(0))?;
        for (name, value) in self.own_values() {
            if let Some(name) = name.cast::<Str>() {
                dict.insert_str(heap, name, value)?;
            }
        }
        self.attrs.set(dict.value());
        Ok(dict)
    }

    /// Its own attributes, name and value, in the order in which they were set.
    pub fn own_values(self) -> impl Iterator<Item = (Value, Value)> {
        let table = match self.attrs.get().cast::<Dict>() {
            Some(dict) => Some(dict),
            None => self.class.get().cast::<Class>().and_then(|class| class.keys.get().cast::<Dict>()),
        };
        let block = self.attrs.get().cast::<Block>();
        let is_dict = self.attrs.get().cast::<Dict>().is_some();
        let mut position = 0;
        core::iter::from_fn(move || {
            let (found, entry) = table?.next_entry(position)?;
            position = found.wrapping_add(1);
            let value = if is_dict { entry.value } else { block?.get(found) };
            (!value.is_null()).then_some((entry.key, value))
        })
    }
}
