//! Classes made of the types that the host brings.

use super::features;
use super::new_class::{Parts, new_class};
use crate::Trap;
use crate::heap::Obj;
use crate::native::TypeSpec;
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::instance::Instance;
use crate::object::native::{NativeFunction, NativeGetSet};
use crate::object::str::Str;
use crate::object::table::{Lookup, Match};
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

impl TypeSpec {
    /// The slot of an object that its own first one is: those of the bases come before.
    pub const fn first_slot(&self) -> usize {
        let (mut slots, mut spec) = (0, self);
        while let Some(base) = spec.base {
            slots += base.slots;
            spec = base;
        }
        if matches!(spec.built_in, TypeId::Object) { slots } else { slots + 1 }
    }
}

impl Python<'_> {
    /// The class of a type that the host brings: made by the first call.
    ///
    /// # Errors
    /// [`Trap::Memory`].
    pub fn host_type(&mut self, spec: &'static TypeSpec) -> Result<Value, Trap> {
        // From the outermost base inwards; as many as the table says.
        loop {
            let mut wanted = spec;
            while let Some(base) = wanted.base
                && self.made_type(base)?.is_null()
            {
                wanted = base;
            }
            let made = self.made_type(wanted)?;
            let made = if made.is_null() { self.make_type(wanted)? } else { made };
            if core::ptr::eq(wanted, spec) {
                return Ok(made);
            }
        }
    }

    /// Whether a value is an object of a type that the host brings.
    pub fn is_host_object(&mut self, value: Value, spec: &'static TypeSpec) -> Result<bool, Trap> {
        let class = self.made_type(spec)?;
        Ok(!class.is_null() && self.is_subclass_of(self.type_of(value), class))
    }

    /// What stands in a class itself under a name; null for nothing.
    pub fn own_of_class(&self, class: Value, name: &str) -> Value {
        let dict = class.cast::<Class>().and_then(|class| class.dict.get().cast::<Dict>());
        dict.and_then(|dict| dict.get_text(name)).unwrap_or(Value::NULL)
    }

    /// A new object of a class, all its slots null: what `object.__new__` makes.
    ///
    /// # Errors
    /// [`Trap::Memory`].
    pub fn new_object(&mut self, class: Value) -> Result<Obj<Instance>, Trap> {
        let words = class.cast::<Class>().map_or(0, |class| class.features.get() >> features::WORDS);
        Instance::alloc(&mut self.heap, class, words)
    }

    fn types_table(&mut self) -> Result<Obj<Dict>, Trap> {
        match self.host_types.cast::<Dict>() {
            Some(table) => Ok(table),
            None => {
                let table = Dict::new(&mut self.heap)?;
                self.host_types = table.value();
                Ok(table)
            }
        }
    }

    /// The class that was made of a spec; null if none was.
    fn made_type(&mut self, spec: &'static TypeSpec) -> Result<Value, Trap> {
        let (table, key) = (self.types_table()?, key_of(spec));
        Ok(match find(table, key) {
            Lookup::Found(position) => table.key_value_at(position).map_or(Value::NULL, |(_, class)| class),
            _ => Value::NULL,
        })
    }

    fn make_type(&mut self, spec: &'static TypeSpec) -> Result<Value, Trap> {
        let (table, key) = (self.types_table()?, key_of(spec));
        // The place is made first: when the class is there nothing may fail.
        let position = match find(table, key) {
            Lookup::Found(position) => position,
            _ => {
                table.insert_missing(&mut self.heap, hash(key), key, Value::NULL)?;
                match find(table, key) {
                    Lookup::Found(position) => position,
                    _ => return Err(Trap::Memory),
                }
            }
        };
        let namespace = self.namespace_of(spec)?;
        let name = Str::intern(&mut self.heap, spec.name)?.value();
        let module = Str::intern(&mut self.heap, spec.module)?.value();
        let base = match spec.base {
            Some(base) => self.made_type(base)?,
            None => spec.built_in.value(),
        };
        let mut bases = self.scratch::<Value>();
        if !core::iter::once(base).chain(spec.also.iter().map(|also| also.value())).all(|base| bases.push(base)) {
            return Err(Trap::Memory);
        }
        let bases = Tuple::from_slice(&mut self.heap, &bases)?.value();
        let metaclass = TypeId::Type.value();
        let class = new_class(
            self,
            Parts { metaclass, name, bases, namespace: namespace.value(), module, slots: Value::NULL },
        )?;
        let has_dict = spec.dict || base.cast::<Class>().is_some_and(|c| c.features.get() & features::NO_DICT == 0);
        // What an exception keeps beside its arguments is no slot of the spec's.
        if !spec.built_in.is_subtype(TypeId::BaseException) {
            class.set_layout(spec.first_slot() + spec.slots, has_dict);
        }
        class.features.set(class.features.get() | facts(spec));
        for entry in class.dict.get().cast::<Dict>().iter().flat_map(|dict| dict.iter()) {
            if let Some(method) = entry.value.cast::<NativeFunction>() {
                method.owner.set(class.value());
            } else if let Some(getset) = entry.value.cast::<NativeGetSet>() {
                getset.owner.set(class.value());
            }
        }
        table.set_value_at(position, class.value());
        Ok(class.value())
    }

    fn namespace_of(&mut self, spec: &'static TypeSpec) -> Result<Obj<Dict>, Trap> {
        let namespace = Dict::with_capacity(&mut self.heap, spec.methods.len() + spec.getsets.len() + 2)?;
        for def in spec.methods {
            let method = NativeFunction::alloc(&mut self.heap, def, Value::NONE)?.value();
            self.put(namespace, def.name, method)?;
        }
        for def in spec.getsets {
            let getset = NativeGetSet::alloc(&mut self.heap, def, Value::NONE)?.value();
            self.put(namespace, def.name, getset)?;
        }
        if let Some(doc) = spec.doc {
            let doc = Str::from_str(&mut self.heap, doc)?.value();
            self.put(namespace, "__doc__", doc)?;
        }
        Ok(namespace)
    }
}

/// What a spec says of its class beside the layout.
fn facts(spec: &TypeSpec) -> usize {
    let unless = |allowed: bool, bit: usize| if allowed { 0 } else { bit };
    features::HOST
        | unless(spec.base_type, features::NO_BASE)
        | unless(spec.creatable, features::NOT_CREATABLE)
        | unless(spec.weak, features::NO_WEAKREF)
}

impl Obj<Class> {
    /// Says how many trailing words instances have, and whether a `__dict__`.
    fn set_layout(self, words: usize, has_dict: bool) {
        let bits = self.features.get() & !(features::NO_DICT | usize::MAX << features::WORDS);
        self.features.set(bits | words << features::WORDS | if has_dict { 0 } else { features::NO_DICT });
    }
}

/// A spec's address as a key; it is aligned, so nothing is lost.
fn key_of(spec: &'static TypeSpec) -> Value {
    Value::from_int_truncated((core::ptr::from_ref(spec).addr() >> 2) as isize)
}

fn hash(key: Value) -> isize {
    key.as_small_int().unwrap_or(0) >> 3
}

fn find(table: Obj<Dict>, key: Value) -> Lookup {
    table.find(hash(key), |candidate| if candidate == key { Match::Yes } else { Match::No })
}
