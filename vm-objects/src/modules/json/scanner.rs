//! `make_scanner`: the value at a place of a text. Slots of a scanner: `strict`, the two hooks, the three `parse_…`.

use super::numbers::{self, Constant};
use super::strings::scan;
use super::{Fault, MAX_DEPTH, refuse, too_deep};
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::number::float::parse_float;
use crate::object::dict::Dict;
use crate::object::instance::Instance;
use crate::object::list::List;
use crate::object::str::Str;
use crate::ops::arguments::Signature;
use crate::ops::script::Script;
use crate::ops::steps::{count, counted};
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("make_scanner", Arity::Free, new);

static METHODS: &[NativeDef] = &[NativeDef::method(TypeId::JsonScanner, "__call__", Arity::Free, call)];

const NAMES: [&str; 6] = ["strict", "object_hook", "object_pairs_hook", "parse_float", "parse_int", "parse_constant"];

const STRICT: usize = 0;
const OBJECT_HOOK: usize = 1;
const PAIRS_HOOK: usize = 2;
const PARSE_FLOAT: usize = 3;
const PARSE_INT: usize = 4;
const PARSE_CONSTANT: usize = 5;

const fn member<const SLOT: usize>(name: &'static str) -> GetSetDef {
    GetSetDef {
        name,
        get: |py, this| Ok(py.as_plain(this, TypeId::JsonScanner).map_or(Value::NONE, |scanner| scanner.slot(SLOT))),
        set: None,
    }
}

static GETSETS: &[GetSetDef] = &[
    member::<OBJECT_HOOK>("object_hook"),
    member::<PAIRS_HOOK>("object_pairs_hook"),
    member::<PARSE_CONSTANT>("parse_constant"),
    member::<PARSE_FLOAT>("parse_float"),
    member::<PARSE_INT>("parse_int"),
    member::<STRICT>("strict"),
];

/// `make_scanner(context)`: takes over the attributes of a `JSONDecoder`.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let signature = Signature { function: "make_scanner", names: ["context"], least: 1, positional: 1 };
    let [context] = py.named_args(args, 1, &signature)?;
    let mut values = [Value::NONE; NAMES.len()];
    for (index, (value, name)) in values.iter_mut().zip(NAMES).enumerate() {
        *value = script.attribute_named(py, args, context, name)?;
        if index == STRICT {
            *value = Value::from_bool(script.truth(py, args, *value)?);
        }
    }
    py.plain(TypeId::JsonScanner, &values)
}

/// The routine's own slots: what is next, where in the text, what is open (each container, and behind it the key that its
/// next value gets, or `None` for an array), the keys so far, a value that is complete.
const PHASE: usize = 0;
const PLACE: usize = 1;
const OPEN: usize = 2;
const KEYS: usize = 3;
const FOUND: usize = 4;
const OWN: usize = 5;

/// Phases: a value is expected; one is complete and goes into what is open; what comes behind it; a key; the innermost
/// container is complete.
const VALUE: usize = 1;
const PUT: usize = 2;
const BEHIND: usize = 3;
const KEY: usize = 4;
const CLOSE: usize = 5;

/// Phases between two charges.
const BUDGET: u32 = 4096;

/// What goes on in a call.
struct Scan {
    script: Script,
    scanner: Obj<Instance>,
    whole: Value,
    text: Obj<Str>,
    own: usize,
}

/// `scanner(string, idx)`: the value and the place behind it.
fn call<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, OWN)?;
    let scanner = py.this_plain(args)?;
    let signature = Signature { function: "scan_once", names: ["string", "idx"], least: 2, positional: 2 };
    let [whole, index] = py.named_args(args, 1, &signature)?;
    let own = args.nargs();
    let Some(text) = py.unwrapped(whole).cast::<Str>() else {
        let name = py.type_name(whole);
        return Err(py.type_error(format_args!("first argument must be a string, not {name}")));
    };
    if args.get(own).is_null() {
        let index = script.index(py, args, index)?;
        let Ok(index) = usize::try_from(py.machine_int(index)?) else {
            return Err(py.value_error(format_args!("idx cannot be negative")));
        };
        script.enter(args)?;
        let open = List::with_capacity(&mut py.heap, 0)?.value();
        let keys = Dict::new(&mut py.heap)?.value();
        for (slot, value) in [(OPEN, open), (KEYS, keys), (PLACE, count(index)), (PHASE, count(VALUE))] {
            args.set(own + slot, value);
        }
        script.restart(args);
    }
    let mut scan = Scan { script, scanner, whole, text, own };
    let mut budget = BUDGET;
    loop {
        budget -= 1;
        if budget == 0 {
            py.charge(u64::from(BUDGET) * 8)?;
            budget = BUDGET;
        }
        let Some(open) = args.get(own + OPEN).cast::<List>() else { return Err(py.refused("a scanner")) };
        let place = counted(args.get(own + PLACE));
        match counted(args.get(own + PHASE)) {
            VALUE => scan.value(py, args, open, place)?,
            PUT if open.len() == 0 => {
                let found = args.get(own + FOUND);
                return py.tuple(&[found, count(place)]);
            }
            PUT => scan.put(py, args, open)?,
            BEHIND => scan.behind(py, args, open, place)?,
            KEY => scan.key(py, args, open, place)?,
            _ => scan.close(args, open)?,
        }
    }
}

/// What stands in the last but one and the last place: the innermost container and its key.
fn innermost(open: Obj<List>) -> (Value, Value) {
    let at = |back: usize| open.len().checked_sub(back).and_then(|place| open.get(place)).unwrap_or(Value::NONE);
    (at(2), at(1))
}

impl Scan {
    /// What is next, and where. Nothing that can fail may come behind it in the same step.
    fn go(&mut self, args: &mut Args<'_, '_>, phase: usize, place: usize) {
        args.set(self.own + PHASE, count(phase));
        args.set(self.own + PLACE, count(place));
        self.script.restart(args);
    }

    fn found(&mut self, args: &mut Args<'_, '_>, value: Value, place: usize) {
        args.set(self.own + FOUND, value);
        self.go(args, PUT, place);
    }

    fn refuse<'h>(&mut self, py: &mut Python<'h>, args: &mut Args<'_, 'h>, fault: Fault) -> Trap {
        match refuse(&mut self.script, py, args, self.whole, fault) {
            Ok(_) => Trap::Raise,
            Err(trap) => trap,
        }
    }

    fn skip_space(&self, mut at: usize) -> usize {
        while matches!(self.text.char_at(at), Some(0x20 | 0x09 | 0x0a | 0x0d)) {
            at += 1;
        }
        at
    }

    fn stands(&self, at: usize, wanted: char) -> bool {
        self.text.char_at(at) == Some(u32::from(wanted))
    }

    /// `scan_once_unicode`.
    fn value<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        open: Obj<List>,
        place: usize,
    ) -> Result<(), Trap> {
        match self.text.char_at(place).and_then(char::from_u32) {
            Some('"') => match scan(py, self.text, place + 1, self.scanner.slot(STRICT) == Value::TRUE)? {
                Ok((text, end)) => self.found(args, text.value(), end),
                Err(fault) => return Err(self.refuse(py, args, fault)),
            },
            Some(bracket @ ('{' | '[')) => self.begin(py, args, open, (bracket, place))?,
            _ => match numbers::constant(self.text, place) {
                Some((Constant::Value(value), end)) => self.found(args, value, end),
                Some((Constant::Named(name), end)) => {
                    let name = Str::intern(&mut py.heap, name)?.value();
                    let value = self.script.call(args, self.scanner.slot(PARSE_CONSTANT), &[name])?;
                    self.found(args, value, end);
                }
                None => self.number(py, args, place)?,
            },
        }
        Ok(())
    }

    fn number<'h>(&mut self, py: &mut Python<'h>, args: &mut Args<'_, 'h>, start: usize) -> Result<(), Trap> {
        let number = match numbers::number(self.text, start) {
            Ok(number) => number,
            Err(fault) => return Err(self.refuse(py, args, fault)),
        };
        let (slot, usual) = if number.is_float { (PARSE_FLOAT, TypeId::Float) } else { (PARSE_INT, TypeId::Int) };
        let parse = self.scanner.slot(slot);
        if parse == usual.value()
            && !number.is_float
            && let Some(small) = numbers::small_int(self.text, start, number.end)
        {
            self.found(args, small, number.end);
            return Ok(());
        }
        let digits = self.text.substring(&mut py.heap, start, number.end)?;
        let float = digits.as_ascii().filter(|_| number.is_float && parse == usual.value());
        let value = match float.and_then(|digits| parse_float(digits, &mut [])) {
            Some(float) => py.float(float)?,
            None => self.script.call(args, parse, &[digits.value()])?,
        };
        self.found(args, value, number.end);
        Ok(())
    }

    /// A container begins at `place`.
    fn begin<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        open: Obj<List>,
        (bracket, place): (char, usize),
    ) -> Result<(), Trap> {
        let is_object = bracket == '{';
        if open.len() / 2 >= MAX_DEPTH {
            return Err(too_deep(py, if is_object { OBJECT_TOO_DEEP } else { ARRAY_TOO_DEEP }));
        }
        let pairs = !self.scanner.slot(PAIRS_HOOK).is_none();
        let container = if is_object && !pairs {
            Dict::new(&mut py.heap)?.value()
        } else {
            List::with_capacity(&mut py.heap, 0)?.value()
        };
        let key = if is_object { Str::intern(&mut py.heap, "")?.value() } else { Value::NONE };
        open.reserve(&mut py.heap, 2)?;
        let inside = self.skip_space(place + 1);
        let phase = match (is_object, self.stands(inside, if is_object { '}' } else { ']' })) {
            (_, true) => CLOSE,
            (true, false) => KEY,
            (false, false) => VALUE,
        };
        open.push(&mut py.heap, container)?;
        open.push(&mut py.heap, key)?;
        self.go(args, phase, inside);
        Ok(())
    }

    /// A key, the colon behind it, and the space around that.
    fn key<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        open: Obj<List>,
        place: usize,
    ) -> Result<(), Trap> {
        if !self.stands(place, '"') {
            let fault = Fault::Decode("Expecting property name enclosed in double quotes", place);
            return Err(self.refuse(py, args, fault));
        }
        let (key, end) = match scan(py, self.text, place + 1, self.scanner.slot(STRICT) == Value::TRUE)? {
            Ok(found) => found,
            Err(fault) => return Err(self.refuse(py, args, fault)),
        };
        // Equal keys of one text are one object.
        let Some(keys) = args.get(self.own + KEYS).cast::<Dict>() else { return Err(py.refused("a scanner")) };
        let key = match keys.get_str(key) {
            Some(known) => known,
            None => {
                keys.insert_str(&mut py.heap, key, key.value())?;
                key.value()
            }
        };
        let colon = self.skip_space(end);
        if !self.stands(colon, ':') {
            return Err(self.refuse(py, args, Fault::Decode("Expecting ':' delimiter", colon)));
        }
        open.set(open.len().wrapping_sub(1), key);
        self.go(args, VALUE, self.skip_space(colon + 1));
        Ok(())
    }

    /// A complete value goes into the innermost container.
    fn put<'h>(&mut self, py: &mut Python<'h>, args: &mut Args<'_, 'h>, open: Obj<List>) -> Result<(), Trap> {
        let ((container, key), value) = (innermost(open), args.get(self.own + FOUND));
        if let (Some(object), Some(key)) = (container.cast::<Dict>(), key.cast::<Str>()) {
            object.insert_str(&mut py.heap, key, value)?;
        } else if let Some(list) = container.cast::<List>() {
            let item = if key.is_none() { value } else { py.tuple(&[key, value])? };
            list.push(&mut py.heap, item)?;
        }
        args.set(self.own + FOUND, Value::NULL);
        args.set(self.own + PHASE, count(BEHIND));
        Ok(())
    }

    /// A comma, or the end of the innermost container.
    fn behind<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        open: Obj<List>,
        place: usize,
    ) -> Result<(), Trap> {
        let is_array = innermost(open).1.is_none();
        let at = self.skip_space(place);
        if self.stands(at, if is_array { ']' } else { '}' }) {
            self.go(args, CLOSE, at);
        } else if self.stands(at, ',') {
            self.go(args, if is_array { VALUE } else { KEY }, self.skip_space(at + 1));
        } else {
            return Err(self.refuse(py, args, Fault::Decode("Expecting ',' delimiter", at)));
        }
        Ok(())
    }

    /// The innermost container is complete; a hook may make another object of it.
    fn close(&mut self, args: &mut Args<'_, '_>, open: Obj<List>) -> Result<(), Trap> {
        let (container, key) = innermost(open);
        let hook = match (key.is_none(), self.scanner.slot(PAIRS_HOOK), self.scanner.slot(OBJECT_HOOK)) {
            (true, ..) => Value::NONE,
            (false, Value::NONE, hook) | (false, hook, _) => hook,
        };
        let value = if hook.is_none() { container } else { self.script.call(args, hook, &[container])? };
        open.truncate(open.len().saturating_sub(2));
        let place = counted(args.get(self.own + PLACE));
        self.found(args, value, place + 1);
        Ok(())
    }
}

const OBJECT_TOO_DEEP: &str = "decoding a JSON object from a unicode string";
const ARRAY_TOO_DEEP: &str = "decoding a JSON array from a unicode string";
