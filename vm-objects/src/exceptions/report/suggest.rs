//! `Did you mean: …?` for a name or an attribute that is not there.
//!
//! Follows CPython's `Python/suggestions.c`, except that only ASCII names are compared.

use super::distance::Best;
use super::library::is_library_module;
use super::output::Escaped;
use crate::exceptions::classes::member;
use crate::features::MARKS;
use crate::heap::Obj;
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::exception::{Exception, Traceback};
use crate::object::frame::Frame;
use crate::object::instance::Instance;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

/// A dict with more names is not searched.
const MOST: usize = 750;

/// A name to suggest.
#[derive(Clone, Copy)]
enum Name {
    Str(Obj<Str>),
    Static(&'static str),
}

impl Name {
    fn text(&self) -> &str {
        match self {
            Name::Str(name) => name.as_ascii().unwrap_or(""),
            Name::Static(name) => name,
        }
    }
}

/// Offers the names of a list; the first of equals stays.
fn offer(best: &mut Best<Name>, wanted: &str, names: impl Iterator<Item = Name>) {
    for name in names {
        best.offer(wanted.as_bytes(), name.text().as_bytes(), name, |_, _| false);
    }
}

/// Offers names that CPython has sorted: of equals the one that comes first in the alphabet.
fn offer_sorted(best: &mut Best<Name>, wanted: &str, names: impl Iterator<Item = Name>) {
    for name in names {
        best.offer(wanted.as_bytes(), name.text().as_bytes(), name, |new, old| new.text() < old.text());
    }
}

fn keys(dict: Value) -> impl Iterator<Item = Name> {
    let dict = dict.cast::<Dict>().filter(|dict| dict.len() < MOST);
    dict.into_iter().flat_map(|dict| dict.iter()).filter_map(|entry| entry.key.cast::<Str>()).map(Name::Str)
}

fn of_builtin(mut kind: TypeId) -> impl Iterator<Item = Name> {
    let mut ended = false;
    core::iter::from_fn(move || {
        if ended {
            return None;
        }
        let def = kind.def();
        ended = kind == TypeId::Object;
        kind = def.base;
        Some(def.methods.iter().map(|row| row.name).chain(def.getsets.iter().map(|row| row.name)))
    })
    .flatten()
    .map(Name::Static)
}

fn offer_class(best: &mut Best<Name>, wanted: &str, class: Value) {
    if let Some(kind) = class.as_type().and_then(TypeId::from_index) {
        return offer_sorted(best, wanted, of_builtin(kind));
    }
    let mro = class.cast::<Class>().and_then(|class| class.mro.get().cast::<Tuple>());
    for &base in mro.iter().flat_map(|mro| mro.values()) {
        match base.cast::<Class>() {
            Some(base) => offer_sorted(best, wanted, keys(base.dict.get())),
            None => {
                let kind = base.as_type().and_then(TypeId::from_index).unwrap_or(TypeId::Object);
                offer_sorted(best, wanted, of_builtin(kind));
            }
        }
    }
}

/// Where it was raised.
fn last_step(exception: Obj<Exception>) -> Option<Obj<Traceback>> {
    let mut step = exception.traceback.get().cast::<Traceback>()?;
    while let Some(next) = step.next.get().cast::<Traceback>() {
        step = next;
    }
    Some(step)
}

impl Python<'_> {
    /// Writes the suggestion for an exception, if there is one.
    pub(super) fn show_suggestion(&mut self, exception: Obj<Exception>) {
        if !MARKS.on {
            return;
        }
        let class = exception.class.get();
        let (named, forgotten) = if class == TypeId::NameError.value() {
            let name = exception.member(member::NAME);
            let Some(wanted) = name.cast::<Str>() else { return };
            if self.self_has(exception, wanted) {
                return self.say(format_args!(". Did you mean: 'self.{}'?", Escaped(name)));
            }
            let Some(wanted) = wanted.as_ascii() else { return };
            (self.similar_name(exception, wanted), is_library_module(wanted).then_some(name))
        } else if class == TypeId::AttributeError.value() {
            (self.similar_attribute(exception), None)
        } else if class == TypeId::ImportError.value() {
            (self.similar_member(exception), None)
        } else {
            return;
        };
        match (named, forgotten) {
            (None, None) => {}
            (Some(named), None) => self.say(format_args!(". Did you mean: '{}'?", named.text())),
            (None, Some(name)) => self.say(format_args!(". Did you forget to import '{}'?", Escaped(name))),
            (Some(named), Some(name)) => self.say(format_args!(
                ". Did you mean: '{}'? Or did you forget to import '{}'?",
                named.text(),
                Escaped(name)
            )),
        }
    }

    /// Whether the method that missed the name has an object with such an attribute.
    fn self_has(&mut self, exception: Obj<Exception>, name: Obj<Str>) -> bool {
        let frame = last_step(exception).and_then(|step| step.code.get().cast::<Frame>());
        let names = frame.and_then(|frame| frame.running_code()?.object().localsplusnames.get().cast::<Tuple>());
        let (Some(frame), Some(names)) = (frame, names) else { return false };
        let is_self = |name: &Value| name.cast::<Str>().is_some_and(|name| name.eq_text("self"));
        let index = names.values().iter().position(is_self);
        let Some(object) = index.and_then(|index| frame.trailing().get(index)).map(core::cell::Cell::get) else {
            return false;
        };
        if object.is_null() {
            return false;
        }
        let class = self.type_of(object);
        self.own_value(object, name).is_some() || !self.class_attribute(class, name).is_null()
    }

    /// A local variable, global or built-in of where the name was missed.
    fn similar_name(&self, exception: Obj<Exception>, wanted: &str) -> Option<Name> {
        let step = last_step(exception)?;
        let locals = step.running_code()?.localsplusnames.get().cast::<Tuple>();
        let mut best = Best::new();
        let locals = locals.iter().flat_map(|names| names.values());
        offer(&mut best, wanted, locals.filter_map(|name| name.cast::<Str>()).map(Name::Str));
        if let Some(name) = best.name() {
            return Some(name);
        }
        let mut best = Best::new();
        if let Some(function) = step.function() {
            offer(&mut best, wanted, keys(function.globals.get()));
        }
        if let Some(name) = best.name() {
            return Some(name);
        }
        let mut best = Best::new();
        let functions = crate::builtins::FUNCTIONS.iter().map(|row| row.name).filter(|name| *name != "__report__");
        let values = ["None", "Ellipsis", "NotImplemented", "False", "True"];
        let types = TypeId::ALL.iter().filter(|kind| kind.is_builtin_name()).map(|kind| kind.def().name);
        offer(&mut best, wanted, functions.chain(values).chain(types).map(Name::Static));
        best.name()
    }

    fn similar_attribute(&self, exception: Obj<Exception>) -> Option<Name> {
        let (name, object) = (exception.member(member::NAME), exception.member(member::OBJ));
        let name = name.cast::<Str>()?;
        let wanted = name.as_ascii()?;
        let mut best = Best::new();
        if object.is_null() {
            return None;
        }
        if let Some(module) = object.cast::<Module>() {
            offer_sorted(&mut best, wanted, keys(module.dict.get()));
            return best.name();
        }
        if object.as_type().is_some() || object.cast::<Class>().is_some() {
            offer_class(&mut best, wanted, object);
            return best.name();
        }
        if let Some(instance) = object.cast::<Instance>() {
            let names = instance.own_values().filter_map(|(name, _)| name.cast::<Str>());
            offer_sorted(&mut best, wanted, names.take(MOST).map(Name::Str));
        } else if let Some(exception) = object.cast::<Exception>() {
            offer_sorted(&mut best, wanted, keys(exception.attrs.get()));
        }
        offer_class(&mut best, wanted, self.type_of(object));
        best.name()
    }

    fn similar_member(&self, exception: Obj<Exception>) -> Option<Name> {
        let name = exception.member(member::NAME_FROM).cast::<Str>()?;
        let wanted = name.as_ascii()?;
        let module = exception.member(member::MODULE).cast::<Str>()?;
        let module = self.modules.cast::<Dict>()?.get_str(module)?.cast::<Module>()?;
        let mut best = Best::new();
        offer_sorted(&mut best, wanted, keys(module.dict.get()));
        best.name()
    }
}
