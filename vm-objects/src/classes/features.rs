//! Which special methods a class is known to have: bits, so that the frequent ways need no lookup.

use crate::Trap;
use crate::heap::Obj;
use crate::object::class::Class;
use crate::object::list::List;
use crate::python::{Python, Scratch};
use crate::value::Value;

pub(crate) const GETATTRIBUTE: usize = 1 << 0;
pub(crate) const GETATTR: usize = 1 << 1;
pub(crate) const SETATTR: usize = 1 << 2;
pub(crate) const DELATTR: usize = 1 << 3;
pub(crate) const GET: usize = 1 << 4;
pub(crate) const SET: usize = 1 << 5;
pub(crate) const DELETE: usize = 1 << 6;
pub(crate) const NEW: usize = 1 << 7;
pub(crate) const INIT: usize = 1 << 8;
pub(crate) const CALL: usize = 1 << 9;
pub(crate) const DEL: usize = 1 << 11;
/// Instances have no `__weakref__`.
pub(crate) const NO_WEAKREF: usize = 1 << 12;
/// Instances have no `__dict__`.
pub(crate) const NO_DICT: usize = 1 << 10;

/// `Py_TPFLAGS_SEQUENCE`: `match` takes the instances for sequences.
pub(crate) const SEQUENCE: usize = 1 << 13;
/// `Py_TPFLAGS_MAPPING`: for mappings.
pub(crate) const MAPPING: usize = 1 << 14;
/// Either.
pub(crate) const COLLECTION: usize = SEQUENCE | MAPPING;
/// `__abstractmethods__` is not empty.
pub(crate) const ABSTRACT: usize = 1 << 15;

/// The class is made of a type that the host brings: errors name its module too.
pub(crate) const HOST: usize = 1 << 16;
/// No class can be derived from it.
pub(crate) const NO_BASE: usize = 1 << 17;
/// It can't be called.
pub(crate) const NOT_CREATABLE: usize = 1 << 18;

/// From this bit on: how many trailing words instances have.
pub(crate) const WORDS: u32 = 19;
const FACTS: usize = HOST | NO_BASE | NOT_CREATABLE;
const KEPT: usize = NO_DICT | NO_WEAKREF | COLLECTION | ABSTRACT | FACTS | usize::MAX << WORDS;

/// A descriptor that goes before an object's own attributes.
pub(crate) const DATA_DESCRIPTOR: usize = SET | DELETE;

static NAMES: [(&str, usize); 11] = [
    ("__getattribute__", GETATTRIBUTE),
    ("__getattr__", GETATTR),
    ("__setattr__", SETATTR),
    ("__delattr__", DELATTR),
    ("__get__", GET),
    ("__set__", SET),
    ("__delete__", DELETE),
    ("__new__", NEW),
    ("__init__", INIT),
    ("__call__", CALL),
    ("__del__", DEL),
];

/// Looks again which special methods a class has.
pub(crate) fn renew(py: &mut Python<'_>, class: Obj<Class>) {
    let mut bits = class.features.get() & KEPT;
    for (name, bit) in NAMES {
        if py.own_special(class.value(), name) {
            bits |= bit;
        }
    }
    py.lifetimes.finalizers |= bits & DEL != 0;
    class.features.set(bits);
}

impl<'h> Python<'h> {
    /// A class and all its subclasses.
    pub(crate) fn family(&self, class: Obj<Class>) -> Result<Scratch<'h, Value>, Trap> {
        let mut family = self.scratch::<Value>();
        if !family.push(class.value()) {
            return Err(Trap::Memory);
        }
        let mut next = 0;
        while let Some(&class) = family.get(next) {
            next += 1;
            let subclasses = class.cast::<Class>().and_then(|class| class.subclasses.get().cast::<List>());
            for subclass in subclasses.as_ref().map_or(&[][..], |list| list.items()) {
                if !family.contains(&subclass.get()) && !family.push(subclass.get()) {
                    return Err(Trap::Memory);
                }
            }
        }
        Ok(family)
    }
}
