//! `make_encoder`: a value's JSON text. Slots of an encoder: as [`NAMES`].
//!
//! CPython's encodes on one line only, and leaves `indent` to Python; this one knows it, for a chip's `json`.

use super::output::Output;
use super::strings::write_encoded;
use super::{MAX_DEPTH, too_deep};
use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::bytes::ByteArray;
use crate::object::dict::Dict;
use crate::object::float::Float;
use crate::object::instance::Instance;
use crate::object::int::Int;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::table::Lookup;
use crate::object::tuple::Tuple;
use crate::ops::arguments::Signature;
use crate::ops::script::Script;
use crate::ops::sort::SORT;
use crate::ops::steps::{count, counted};
use crate::python::{Args, Python};
use crate::text::Conversion;
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("make_encoder", Arity::Free, new);

static METHODS: &[NativeDef] = &[NativeDef::method(TypeId::JsonEncoder, "__call__", Arity::Free, call)];

const NAMES: [&str; 9] = [
    "markers",
    "default",
    "encoder",
    "indent",
    "key_separator",
    "item_separator",
    "sort_keys",
    "skipkeys",
    "allow_nan",
];

const MARKERS: usize = 0;
const DEFAULT: usize = 1;
const ENCODER: usize = 2;
const INDENT: usize = 3;
const KEY_SEPARATOR: usize = 4;
const ITEM_SEPARATOR: usize = 5;
const SORT_KEYS: usize = 6;
const SKIP_KEYS: usize = 7;
const ALLOW_NAN: usize = 8;

const fn member<const SLOT: usize>(name: &'static str) -> GetSetDef {
    GetSetDef {
        name,
        get: |py, this| Ok(py.as_plain(this, TypeId::JsonEncoder).map_or(Value::NONE, |encoder| encoder.slot(SLOT))),
        set: None,
    }
}

static GETSETS: &[GetSetDef] = &[
    member::<DEFAULT>("default"),
    member::<ENCODER>("encoder"),
    member::<INDENT>("indent"),
    member::<ITEM_SEPARATOR>("item_separator"),
    member::<KEY_SEPARATOR>("key_separator"),
    member::<MARKERS>("markers"),
    member::<SKIP_KEYS>("skipkeys"),
    member::<SORT_KEYS>("sort_keys"),
];

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let signature = Signature { function: "make_encoder", names: NAMES, least: 9, positional: 9 };
    let mut values = py.named_args(args, 1, &signature)?;
    let markers = values[MARKERS];
    if !markers.is_none() && !markers.is_kind(Kind::Dict) {
        let name = py.type_name(markers);
        return Err(py.type_error(format_args!("make_encoder() argument 1 must be dict or None, not {name}")));
    }
    for slot in [KEY_SEPARATOR, ITEM_SEPARATOR] {
        if let Some(value) = values.get(slot)
            && !py.is_instance_of(*value, TypeId::Str)
        {
            let name = py.type_name(*value);
            let place = slot + 1;
            return Err(py.type_error(format_args!("make_encoder() argument {place} must be str, not {name}")));
        }
    }
    for value in values.iter_mut().skip(SORT_KEYS) {
        *value = Value::from_bool(script.truth(py, args, *value)?);
    }
    py.plain(TypeId::JsonEncoder, &values)
}

/// The routine's own slots: what is open, the text so far, how much of that is sure, the value that is next or null, the
/// depth of containers that the caller begins with.
const OPEN: usize = 0;
const TEXT: usize = 1;
const SURE: usize = 2;
const NEXT: usize = 3;
const LEVEL: usize = 4;
const OWN: usize = 5;

/// What is open takes five places, counted from the end: what it is, the items, how many are done (a dict: the place of the
/// next), whether one was written, the marker.
const FRAME: usize = 5;
const WHAT: usize = 5;
const ITEMS: usize = 4;
const DONE: usize = 3;
const WRITTEN: usize = 2;
const MARKER: usize = 1;

/// What is open: an array; an object over a dict; one over a list of pairs; what `default` made of another object.
const ARRAY: usize = 0;
const OBJECT: usize = 1;
const PAIRS: usize = 2;
const OTHER: usize = 3;

/// Values between two charges.
const BUDGET: u32 = 1024;

struct Encode {
    script: Script,
    encoder: Obj<Instance>,
    own: usize,
    /// The encoder's function for strings is one of this module: whether it is that for ASCII.
    fast: Option<bool>,
}

/// Which of this module's functions for strings a value is.
fn own_function(function: Value) -> Option<bool> {
    let def = Python::native_of(function)?;
    let rows = super::MODULE.functions;
    let is = |row: usize| rows.get(row).is_some_and(|row| core::ptr::eq(row, def));
    match (is(0), is(1)) {
        (true, _) => Some(false),
        (_, true) => Some(true),
        _ => None,
    }
}

/// `encoder(obj, _current_indent_level)`: a tuple of the text.
fn call<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, OWN)?;
    let encoder = py.this_plain(args)?;
    let names = ["obj", "_current_indent_level"];
    let signature = Signature { function: "_iterencode", names, least: 2, positional: 2 };
    let [value, level] = py.named_args(args, 1, &signature)?;
    let own = args.nargs();
    if args.get(own).is_null() {
        let level = script.index(py, args, level)?;
        let level = py.machine_int(level)?;
        script.enter(args)?;
        let open = List::with_capacity(&mut py.heap, 0)?.value();
        let text = ByteArray::with_len(&mut py.heap, 32)?.value();
        let level = count(usize::try_from(level).unwrap_or(0));
        for (slot, value) in [(LEVEL, level), (NEXT, value), (SURE, count(0)), (TEXT, text), (OPEN, open)] {
            args.set(own + slot, value);
        }
        script.restart(args);
    }
    let fast = own_function(encoder.slot(ENCODER));
    let mut encode = Encode { script, encoder, own, fast };
    let mut budget = BUDGET;
    loop {
        budget -= 1;
        if budget == 0 {
            py.charge(u64::from(BUDGET) * 8)?;
            budget = BUDGET;
        }
        let (open, text) = (args.get(own + OPEN).cast::<List>(), args.get(own + TEXT).cast::<ByteArray>());
        let (Some(open), Some(text)) = (open, text) else { return Err(py.refused("an encoder")) };
        let out = Output::new(text, counted(args.get(own + SURE)));
        let next = args.get(own + NEXT);
        if !next.is_null() {
            encode.value(py, args, (open, out), next)?;
        } else if open.len() == 0 {
            let text = out.finish(py)?;
            return py.tuple(&[text]);
        } else {
            encode.item(py, args, (open, out))?;
        }
    }
}

/// A place of the innermost that is open.
fn innermost(open: Obj<List>, place: usize) -> Value {
    open.len().checked_sub(place).and_then(|at| open.get(at)).unwrap_or(Value::NONE)
}

/// The text, and what is open.
type State = (Obj<List>, Output);

impl Encode {
    /// What was written is sure, and `next` is the next value. Nothing that can fail may come behind it in a step.
    fn go(&mut self, args: &mut Args<'_, '_>, out: &Output, next: Value) {
        args.set(self.own + SURE, count(out.len()));
        args.set(self.own + NEXT, next);
        self.script.restart(args);
    }

    /// `encoder_listencode_obj`.
    fn value<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        (open, mut out): State,
        value: Value,
    ) -> Result<(), Trap> {
        let inside = py.unwrapped(value);
        if let Some(text) = inside.cast::<Str>() {
            self.string(py, args, &mut out, value, text)?;
        } else if let Some(text) = self.plain(py, value, inside)? {
            out.string(py, text)?;
        } else if inside.is_kind(Kind::List) || inside.is_kind(Kind::Tuple) {
            return self.array(py, args, (open, out), inside);
        } else if inside.is_kind(Kind::Dict) {
            return self.object(py, args, (open, out), value);
        } else {
            return self.other(py, args, open, value);
        }
        self.go(args, &out, Value::NULL);
        Ok(())
    }

    /// The text of a constant or a number; `None` of anything else.
    fn plain(&mut self, py: &mut Python<'_>, value: Value, inside: Value) -> Result<Option<Obj<Str>>, Trap> {
        let constant = match value {
            Value::NONE => "null",
            Value::TRUE => "true",
            Value::FALSE => "false",
            _ => "",
        };
        if !constant.is_empty() {
            return Str::intern(&mut py.heap, constant).map(Some);
        }
        if let Some(float) = inside.cast::<Float>() {
            return self.float(py, float.get(), inside).map(Some);
        }
        if inside.is_small_int() || inside.cast::<Int>().is_some() {
            return py.text_of(inside, Conversion::Repr).map(Some);
        }
        Ok(None)
    }

    /// `encoder_encode_float`.
    fn float(&mut self, py: &mut Python<'_>, number: f64, value: Value) -> Result<Obj<Str>, Trap> {
        if number.is_finite() {
            return py.text_of(value, Conversion::Repr);
        }
        if self.encoder.slot(ALLOW_NAN) != Value::TRUE {
            let shown = py.text_of(value, Conversion::Repr)?.value();
            let shown = Python::shown(shown);
            return Err(py.value_error(format_args!("Out of range float values are not JSON compliant: {shown}")));
        }
        let name = if number.is_nan() {
            "NaN"
        } else if number > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        };
        Str::intern(&mut py.heap, name)
    }

    /// `encoder_encode_string`.
    fn string<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        out: &mut Output,
        value: Value,
        text: Obj<Str>,
    ) -> Result<(), Trap> {
        if let Some(ascii) = self.fast {
            py.charge(text.len() as u64 / 8)?;
            return write_encoded(text, ascii, &mut |piece| out.piece(py, &piece));
        }
        let encoded = self.script.call(args, self.encoder.slot(ENCODER), &[value])?;
        match py.unwrapped(encoded).cast::<Str>() {
            Some(encoded) => out.string(py, encoded),
            None => {
                let name = py.type_name(encoded);
                Err(py.type_error(format_args!("encoder() must return a string, not {name}")))
            }
        }
    }

    /// The number that marks a container while it is open; the error if it is open already. `None` without markers.
    fn marker(&mut self, py: &mut Python<'_>, value: Value) -> Result<Value, Trap> {
        let Some(markers) = self.encoder.slot(MARKERS).cast::<Dict>() else { return Ok(Value::NONE) };
        let marker = Int::from_isize(&mut py.heap, (value.identity() >> 1) as isize)?;
        let hash = py.hash_of(marker)?;
        if let Lookup::Found(_) = markers.lookup(hash, marker) {
            return Err(py.value_error(format_args!("Circular reference detected")));
        }
        markers.reserve(&mut py.heap, 1)?;
        Ok(marker)
    }

    /// Opens a container; room was made.
    fn open(&mut self, py: &mut Python<'_>, open: Obj<List>, frame: [Value; FRAME]) -> Result<(), Trap> {
        let marker = frame[FRAME - MARKER];
        if let Some(markers) = self.encoder.slot(MARKERS).cast::<Dict>()
            && !marker.is_none()
        {
            let hash = py.hash_of(marker)?;
            markers.insert_missing(&mut py.heap, hash, marker, Value::NONE)?;
        }
        frame.into_iter().try_for_each(|value| open.push(&mut py.heap, value))
    }

    fn make_room(&mut self, py: &mut Python<'_>, open: Obj<List>) -> Result<(), Trap> {
        if open.len() / FRAME >= MAX_DEPTH {
            return Err(too_deep(py, "encoding a JSON object"));
        }
        open.reserve(&mut py.heap, FRAME)
    }

    /// The innermost is complete.
    fn shut(&mut self, py: &mut Python<'_>, open: Obj<List>) -> Result<(), Trap> {
        let marker = innermost(open, MARKER);
        if let Some(markers) = self.encoder.slot(MARKERS).cast::<Dict>()
            && !marker.is_none()
            && let Lookup::Found(place) = markers.lookup(py.hash_of(marker)?, marker)
        {
            markers.remove_at(place);
        }
        open.truncate(open.len().saturating_sub(FRAME));
        Ok(())
    }

    /// How many containers are open, those of the caller counted.
    fn depth(&self, args: &Args<'_, '_>, open: Obj<List>) -> usize {
        let frames = open.items().iter().step_by(FRAME).filter(|what| what.get() != count(OTHER)).count();
        counted(args.get(self.own + LEVEL)) + frames
    }

    /// A new line at this depth, if there is an indent.
    fn new_line(&self, py: &mut Python<'_>, out: &mut Output, depth: usize) -> Result<(), Trap> {
        let Some(indent) = py.unwrapped(self.encoder.slot(INDENT)).cast::<Str>() else { return Ok(()) };
        out.text(py, "\n")?;
        (0..depth).try_for_each(|_| out.string(py, indent))
    }

    fn begin(
        &mut self,
        py: &mut Python<'_>,
        args: &mut Args<'_, '_>,
        (open, mut out): State,
        (bracket, frame): (&str, [Value; FRAME]),
    ) -> Result<(), Trap> {
        out.text(py, bracket)?;
        let depth = self.depth(args, open);
        self.new_line(py, &mut out, depth + 1)?;
        self.open(py, open, frame)?;
        self.go(args, &out, Value::NULL);
        Ok(())
    }

    fn array<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        (open, mut out): State,
        value: Value,
    ) -> Result<(), Trap> {
        if item_of(value, 0).is_none() {
            out.text(py, "[]")?;
            self.go(args, &out, Value::NULL);
            return Ok(());
        }
        self.make_room(py, open)?;
        let marker = self.marker(py, value)?;
        self.begin(py, args, (open, out), ("[", [count(ARRAY), value, count(0), Value::FALSE, marker]))
    }

    fn object<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        (open, mut out): State,
        value: Value,
    ) -> Result<(), Trap> {
        let inside = py.unwrapped(value);
        let (plain, sorted) = (value.is_kind(Kind::Dict), self.encoder.slot(SORT_KEYS) == Value::TRUE);
        if inside.cast::<Dict>().is_some_and(|dict| dict.len() == 0) {
            out.text(py, "{}")?;
            self.go(args, &out, Value::NULL);
            return Ok(());
        }
        self.make_room(py, open)?;
        if plain && !sorted && inside.cast::<Dict>().is_some_and(|dict| !dict.is_ordered()) {
            let marker = self.marker(py, value)?;
            return self.begin(py, args, (open, out), ("{", [count(OBJECT), inside, count(0), Value::FALSE, marker]));
        }
        // `PyMapping_Items`.
        let items = self.script.attribute_named(py, args, value, "items")?;
        let items = self.script.call(args, items, &[])?;
        let items = self.script.collect(py, args, items)?;
        let items = if sorted {
            let copy = match (items.cast::<List>(), items.cast::<Tuple>()) {
                (Some(list), _) => List::from_cells(&mut py.heap, list.items())?,
                (_, Some(tuple)) => List::from_cells(&mut py.heap, tuple.items())?,
                _ => return Err(py.refused("items that are no list")),
            };
            let operands = [copy.value(), Value::NONE, Value::FALSE];
            self.script.operation(py, args, &operands, |py| Err(py.defer(&SORT, 0)))?
        } else {
            items
        };
        let marker = self.marker(py, value)?;
        self.begin(py, args, (open, out), ("{", [count(PAIRS), items, count(0), Value::FALSE, marker]))
    }

    /// What `default` makes of an object.
    fn other<'h>(
        &mut self,
        py: &mut Python<'h>,
        args: &mut Args<'_, 'h>,
        open: Obj<List>,
        value: Value,
    ) -> Result<(), Trap> {
        let marker = self.marker(py, value)?;
        let made = self.script.call(args, self.encoder.slot(DEFAULT), &[value])?;
        self.make_room(py, open)?;
        // The object itself stays, so that no other gets its number.
        self.open(py, open, [count(OTHER), value, count(0), Value::FALSE, marker])?;
        args.set(self.own + NEXT, made);
        self.script.restart(args);
        Ok(())
    }

    /// The next item of the innermost container, or its end.
    fn item<'h>(&mut self, py: &mut Python<'h>, args: &mut Args<'_, 'h>, (open, mut out): State) -> Result<(), Trap> {
        let what = counted(innermost(open, WHAT));
        if what == OTHER {
            return self.shut(py, open);
        }
        let Some((at, key, value)) = following(py, open, what)? else {
            let depth = self.depth(args, open);
            self.new_line(py, &mut out, depth.saturating_sub(1))?;
            out.text(py, if what == ARRAY { "]" } else { "}" })?;
            self.shut(py, open)?;
            self.go(args, &out, Value::NULL);
            return Ok(());
        };
        let [done, written] = [DONE, WRITTEN].map(|place| open.len().wrapping_sub(place));
        let key = if key.is_null() { None } else { Some(self.key_text(py, key)?) };
        if key == Some(None) {
            open.set(done, count(at + 1));
            return Ok(());
        }
        if innermost(open, WRITTEN) == Value::TRUE {
            self.separator(py, &mut out, ITEM_SEPARATOR)?;
            let depth = self.depth(args, open);
            self.new_line(py, &mut out, depth)?;
        }
        if let Some(Some((key, text))) = key {
            self.string(py, args, &mut out, key, text)?;
            self.separator(py, &mut out, KEY_SEPARATOR)?;
        }
        open.set(done, count(at + 1));
        open.set(written, Value::TRUE);
        self.go(args, &out, value);
        Ok(())
    }

    /// The str that a key is written as, as an object and its text; `None` if the key is skipped:
    /// `encoder_encode_key_value`.
    fn key_text(&mut self, py: &mut Python<'_>, key: Value) -> Result<Option<(Value, Obj<Str>)>, Trap> {
        let inside = py.unwrapped(key);
        if let Some(text) = inside.cast::<Str>() {
            return Ok(Some((key, text)));
        }
        if let Some(text) = self.plain(py, key, inside)? {
            return Ok(Some((text.value(), text)));
        }
        if self.encoder.slot(SKIP_KEYS) == Value::TRUE {
            return Ok(None);
        }
        let name = py.type_name(key);
        Err(py.type_error(format_args!("keys must be str, int, float, bool or None, not {name}")))
    }

    fn separator(&self, py: &mut Python<'_>, out: &mut Output, slot: usize) -> Result<(), Trap> {
        match py.unwrapped(self.encoder.slot(slot)).cast::<Str>() {
            Some(separator) => out.string(py, separator),
            None => Ok(()),
        }
    }
}

/// Of the innermost container the next item: its place, its key (null in an array), its value.
fn following(py: &mut Python<'_>, open: Obj<List>, what: usize) -> Result<Option<(usize, Value, Value)>, Trap> {
    let (items, done) = (innermost(open, ITEMS), counted(innermost(open, DONE)));
    if what == OBJECT {
        let entry = items.cast::<Dict>().and_then(|dict| dict.next_entry(done));
        return Ok(entry.map(|(at, entry)| (at, entry.key, entry.value)));
    }
    let Some(item) = item_of(items, done) else { return Ok(None) };
    if what == ARRAY {
        return Ok(Some((done, Value::NULL, item)));
    }
    match py.unwrapped(item).cast::<Tuple>().as_ref().map(|pair| pair.values()) {
        Some(&[key, value]) => Ok(Some((done, key, value))),
        _ => Err(py.value_error(format_args!("items must return 2-tuples"))),
    }
}

/// An item of a list or a tuple.
fn item_of(items: Value, index: usize) -> Option<Value> {
    match items.cast::<List>() {
        Some(list) => list.get(index),
        None => items.cast::<Tuple>()?.get(index),
    }
}
