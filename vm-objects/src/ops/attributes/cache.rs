//! `LOAD_ATTR` and `STORE_ATTR` with inline caches.
//!
//! A cache says what was found at this place before, and what must still hold for it to be found again: the version of
//! the object's class, which changes with the class and its bases ([`Class`]), or for a built-in type, which never
//! changes, the kind of the object. Positions are looked at again; a pointer is kept alive by the class that it was
//! found in, and is not used under any other version.
//!
//! ```text
//! unit    0         1, 2     3      4 … 7
//!         position  version  what   pointer
//! ```

use vm_core::object::InlineCache;

use crate::Trap;
use crate::classes::features;
use crate::heap::{Kind, Obj};
use crate::object::class::{Class, NO_STAMP};
use crate::object::descriptor::{Property, StaticMethod};
use crate::object::dict::Dict;
use crate::object::instance::Instance;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

/// The cache of `LOAD_ATTR`.
pub(crate) type LoadCache<'c> = InlineCache<'c, 8>;
/// The cache of `STORE_ATTR`.
pub(crate) type StoreCache<'c> = InlineCache<'c, 3>;

/// An attribute of the instance at a position of its class's keys.
const VALUE: u16 = 1;
/// An attribute of the instance at a position of its dict.
const DICT: u16 = 2;
/// The value of a member descriptor at a position.
const SLOT: u16 = 3;
/// A function of the class, for an instance that has no such attribute.
const METHOD: u16 = 4;
/// A value of the class, likewise.
const CLASS: u16 = 5;
/// The object is a module: a position of its dict.
const MODULE: u16 = 6;
/// The object is a class: what was found in it.
const TYPE: u16 = 7;
/// A method of a built-in type; the position is the object's kind.
const BUILTIN: u16 = 8;

/// `STORE_ATTR`, in the position: of a dict.
const IN_DICT: u16 = 0x4000;
/// `STORE_ATTR`, in the position: of a member descriptor.
const IN_SLOT: u16 = 0x8000;

/// What a cache remembers.
struct Seen {
    what: u16,
    position: usize,
    version: u32,
    pointer: Value,
}

impl Seen {
    fn at(what: u16, position: usize, version: u32) -> Self {
        Self { what, position, version, pointer: Value::NULL }
    }

    fn found(what: u16, pointer: Value, version: u32) -> Self {
        Self { what, position: 0, version, pointer }
    }
}

/// The class of an instance whose class stands as the cache saw it.
#[inline(always)]
fn seen_class(object: Value, version: u32) -> Option<Obj<Instance>> {
    let instance = object.cast::<Instance>()?;
    let class = instance.class.get().cast::<Class>()?;
    (class.stamp() == version).then_some(instance)
}

/// Has the instance none but the attributes of its class's keys?
#[inline(always)]
fn is_regular(instance: Obj<Instance>) -> bool {
    !instance.attrs.get().is_kind(Kind::Dict)
}

/// Kinds that are one built-in type's alone and have no attributes of their own.
fn has_one_type(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::List | Kind::Dict | Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::Tuple | Kind::Float | Kind::Int
    )
}

/// Is what stands in a class the attribute itself, whoever asks?
fn is_plain(found: Value) -> bool {
    match found.kind() {
        Some(kind) => has_one_type(kind) || matches!(kind, Kind::Set | Kind::Class | Kind::Complex | Kind::Range),
        None => found.is_small_int() || found.is_none() || found == Value::TRUE || found == Value::FALSE,
    }
}

impl Python<'_> {
    /// `object.name`.
    #[inline(always)]
    pub(crate) fn cached_attribute(&mut self, object: Value, name: Value, cache: LoadCache<'_>) -> Result<Value, Trap> {
        if cache.u16::<3>() == VALUE
            && let Some(instance) = seen_class(object, cache.u32::<1>())
            && let Some(value) = instance.value_at(usize::from(cache.u16::<0>()))
        {
            return Ok(value);
        }
        self.cached_attribute_rest(object, name, cache)
    }

    #[inline(never)]
    fn cached_attribute_rest(&mut self, object: Value, name: Value, mut cache: LoadCache<'_>) -> Result<Value, Trap> {
        if let Some(value) = recall(object, name, &cache) {
            return Ok(value);
        }
        let value = self.attribute(object, name)?;
        if let Some(seen) = self.see(object, name, false) {
            remember(&mut cache, &seen);
        }
        Ok(value)
    }

    /// `object.name` about to be called.
    #[inline(always)]
    pub(crate) fn cached_method(
        &mut self,
        object: Value,
        name: Value,
        cache: LoadCache<'_>,
    ) -> Result<(Value, bool), Trap> {
        match cache.u16::<3>() {
            METHOD => {
                if let Some(instance) = seen_class(object, cache.u32::<1>())
                    && is_regular(instance)
                {
                    return Ok((Value::from_word(cache.u64::<4>() as usize), true));
                }
            }
            BUILTIN if object.kind().is_some_and(|kind| kind as u16 == cache.u16::<0>()) => {
                return Ok((Value::from_word(cache.u64::<4>() as usize), true));
            }
            _ => {}
        }
        self.cached_method_rest(object, name, cache)
    }

    #[inline(never)]
    fn cached_method_rest(
        &mut self,
        object: Value,
        name: Value,
        mut cache: LoadCache<'_>,
    ) -> Result<(Value, bool), Trap> {
        if let Some(value) = recall(object, name, &cache) {
            return Ok((value, false));
        }
        let found = self.method(object, name)?;
        if let Some(seen) = self.see(object, name, true) {
            remember(&mut cache, &seen);
        }
        Ok(found)
    }

    /// `object.name = value`.
    #[inline(always)]
    pub(crate) fn cached_store(
        &mut self,
        object: Value,
        name: Value,
        value: Value,
        cache: StoreCache<'_>,
    ) -> Result<(), Trap> {
        if let Some(instance) = seen_class(object, cache.u32::<1>())
            && instance.set_value_at(usize::from(cache.u16::<0>()), value)
        {
            return Ok(());
        }
        self.cached_store_rest(object, name, value, cache)
    }

    #[inline(never)]
    fn cached_store_rest(
        &mut self,
        object: Value,
        name: Value,
        value: Value,
        mut cache: StoreCache<'_>,
    ) -> Result<(), Trap> {
        let position = cache.u16::<0>();
        if let Some(instance) = seen_class(object, cache.u32::<1>()) {
            let place = usize::from(position & !(IN_DICT | IN_SLOT));
            let stored = match position & (IN_DICT | IN_SLOT) {
                IN_DICT => store_in_dict(instance, place, name, value),
                IN_SLOT => instance.set_slot(place, value),
                _ => instance.append_value(&mut self.heap, place, value)?,
            };
            if stored {
                return Ok(());
            }
        }
        self.set_attribute(object, name, value)?;
        if let Some((position, version)) = self.see_store(object, name) {
            cache.set_u16::<0>(position);
            cache.set_u32::<1>(version);
        }
        Ok(())
    }

    /// What there is to remember of an attribute that was just found.
    fn see(&mut self, object: Value, name: Value, as_method: bool) -> Option<Seen> {
        let text = name.cast::<Str>()?;
        match object.kind()? {
            Kind::Instance => self.see_instance(object.cast::<Instance>()?, text, as_method),
            Kind::Module => {
                let module = object.cast::<Module>()?;
                if self.type_of(object).as_type().is_none_or(|kind| kind != TypeId::Module as u16)
                    || !self.class_attribute(TypeId::Module.value(), text).is_null()
                {
                    return None;
                }
                let position = module.dict.get().cast::<Dict>()?.position_of(text)?;
                Some(Seen::at(MODULE, position, 0))
            }
            Kind::Class => self.see_class(object.cast::<Class>()?, text),
            kind if as_method && has_one_type(kind) => {
                let found = self.class_attribute(self.type_of(object), text);
                let def = Self::native_of(found)?;
                (found.as_native().is_some() && def.owner.is_some() && !def.class_method).then_some(Seen {
                    what: BUILTIN,
                    position: kind as usize,
                    version: 0,
                    pointer: found,
                })
            }
            _ => None,
        }
    }

    fn see_instance(&mut self, instance: Obj<Instance>, name: Obj<Str>, as_method: bool) -> Option<Seen> {
        let class = instance.class.get().cast::<Class>()?;
        if class.features.get() & features::GETATTRIBUTE != 0 || !name.interned() {
            return None;
        }
        let found = self.class_attribute(class.value(), name);
        let version = class.stamp();
        if version == NO_STAMP {
            return None;
        }
        if let Some(member) = found.cast::<Property>() {
            let slot = usize::try_from(member.getter.get().as_small_int()?).ok()?;
            return Some(Seen::at(SLOT, slot, version));
        }
        if self.is_data_descriptor(found) {
            return None;
        }
        if let Some(dict) = instance.attrs.get().cast::<Dict>() {
            return Some(Seen::at(DICT, dict.position_of(name)?, version));
        }
        if let Some(position) = class.position_of(name) {
            return instance.value_at(position).map(|_| Seen::at(VALUE, position, version));
        }
        if found.is_kind(Kind::Function) {
            return as_method.then_some(Seen::found(METHOD, found, version));
        }
        is_plain(found).then_some(Seen::found(CLASS, found, version))
    }

    fn see_class(&mut self, class: Obj<Class>, name: Obj<Str>) -> Option<Seen> {
        let metaclass = class.metaclass.get().as_type();
        if metaclass != Some(TypeId::Type as u16) || !self.class_attribute(TypeId::Type.value(), name).is_null() {
            return None;
        }
        let (found, version) = (self.class_attribute(class.value(), name), class.stamp());
        if version == NO_STAMP || !name.interned() {
            return None;
        }
        if let Some(method) = found.cast::<StaticMethod>() {
            return Some(Seen::found(TYPE, method.function.get(), version));
        }
        (found.is_kind(Kind::Function) || is_plain(found)).then_some(Seen::found(TYPE, found, version))
    }

    /// Where an attribute is that was just set, as the cache has it.
    fn see_store(&mut self, object: Value, name: Value) -> Option<(u16, u32)> {
        const MOST: usize = 0x3fff;
        let (instance, name) = (object.cast::<Instance>()?, name.cast::<Str>()?);
        let class = instance.class.get().cast::<Class>()?;
        let version = class.stamp();
        if class.features.get() & features::SETATTR != 0 || version == NO_STAMP || !name.interned() {
            return None;
        }
        let found = self.class_attribute(class.value(), name);
        if let Some(member) = found.cast::<Property>() {
            let slot = usize::try_from(member.getter.get().as_small_int()?).ok()?;
            return (slot <= MOST).then_some((slot as u16 | IN_SLOT, version));
        }
        if self.is_data_descriptor(found) {
            return None;
        }
        let (position, flag) = match instance.attrs.get().cast::<Dict>() {
            Some(dict) => (dict.position_of(name)?, IN_DICT),
            None => (class.position_of(name)?, 0),
        };
        (position <= MOST).then_some((position as u16 | flag, version))
    }
}

fn remember(cache: &mut LoadCache<'_>, seen: &Seen) {
    let Ok(position) = u16::try_from(seen.position) else { return };
    cache.set_u16::<0>(position);
    cache.set_u32::<1>(seen.version);
    cache.set_u16::<3>(seen.what);
    cache.set_u64::<4>(seen.pointer.identity() as u64);
}

/// What the cache remembers, if it still holds and is the attribute itself.
fn recall(object: Value, name: Value, cache: &LoadCache<'_>) -> Option<Value> {
    let (position, version) = (usize::from(cache.u16::<0>()), cache.u32::<1>());
    let pointer = || Value::from_word(cache.u64::<4>() as usize);
    match cache.u16::<3>() {
        VALUE => seen_class(object, version)?.value_at(position),
        DICT => seen_class(object, version)?.attrs.get().cast::<Dict>()?.value_if(position, name),
        SLOT => Some(seen_class(object, version)?.slot(position)).filter(|value| !value.is_null()),
        CLASS => seen_class(object, version).filter(|&instance| is_regular(instance)).map(|_| pointer()),
        MODULE => object.cast::<Module>()?.dict.get().cast::<Dict>()?.value_if(position, name),
        TYPE => object.cast::<Class>().filter(|class| class.stamp() == version).map(|_| pointer()),
        _ => None,
    }
}

fn store_in_dict(instance: Obj<Instance>, position: usize, name: Value, value: Value) -> bool {
    let Some(dict) = instance.attrs.get().cast::<Dict>() else { return false };
    let is_there = dict.value_if(position, name).is_some();
    if is_there {
        dict.set_value_at(position, value);
    }
    is_there
}
