//! `re.Match`.

use vm_objects::object::dict::Dict;
use vm_objects::object::instance::Instance;
use vm_objects::object::str::Str;
use vm_objects::object::tuple::Tuple;
use vm_objects::types::TypeId;
use vm_objects::{
    Args, Arity, GetSetDef, NativeDef, Obj, Python, Script, Signature, Trap, TypeSpec, Value, class_getitem,
};

use super::engine::Matcher;
use super::numbers::isize_of;
use super::pattern;
use super::subject::Subject;
use super::template;
use crate::objects::slot;

pub(super) static MATCH: TypeSpec = TypeSpec {
    doc: Some("The result of re.match() and re.search().\nMatch objects always have a boolean value of True."),
    methods: &[
        NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
        NativeDef::instance_method("__copy__", Arity::None, |_, args| Ok(args.get(0))),
        NativeDef::instance_method("__deepcopy__", Arity::One, |_, args| Ok(args.get(0))),
        NativeDef::instance_method("__getitem__", Arity::One, get_item),
        NativeDef::instance_method("__repr__", Arity::None, repr),
        NativeDef::instance_method("end", Arity::Between(0, 1), |py, args| span_of(py, args, |_, [_, end]| Ok(end))),
        NativeDef::instance_method("expand", Arity::Free, expand),
        NativeDef::instance_method("group", Arity::Any, group),
        NativeDef::instance_method("groupdict", Arity::Free, group_dict),
        NativeDef::instance_method("groups", Arity::Free, groups),
        NativeDef::instance_method("span", Arity::Between(0, 1), |py, args| {
            span_of(py, args, |py, span| py.tuple(&span))
        }),
        NativeDef::instance_method("start", Arity::Between(0, 1), |py, args| {
            span_of(py, args, |_, [start, _]| Ok(start))
        }),
    ],
    getsets: &[
        GetSetDef { name: "endpos", get: |_, this| Ok(slot(this, END_POS)), set: Some(pattern::read_only) },
        GetSetDef { name: "lastgroup", get: last_group, set: None },
        GetSetDef { name: "lastindex", get: |_, this| Ok(slot(this, LAST_INDEX)), set: None },
        GetSetDef { name: "pos", get: |_, this| Ok(slot(this, POS)), set: Some(pattern::read_only) },
        GetSetDef { name: "re", get: |_, this| Ok(slot(this, PATTERN)), set: Some(pattern::read_only) },
        GetSetDef { name: "regs", get: regs, set: None },
        GetSetDef { name: "string", get: |_, this| Ok(slot(this, STRING)), set: Some(pattern::read_only) },
    ],
    slots: 7,
    base_type: false,
    creatable: false,
    weak: false,
    ..TypeSpec::new("re", "Match")
};

const PATTERN: usize = 0;
const STRING: usize = 1;
/// A tuple: start and end of each group, from 0; -1 for one that is no part of the match.
const SPANS: usize = 2;
const POS: usize = 3;
const END_POS: usize = 4;
const LAST_INDEX: usize = 5;
/// `regs`, once it was asked for.
const REGS: usize = 6;

const fn number(number: usize) -> Value {
    Value::from_int_truncated(number as isize)
}

/// What a match is of.
#[derive(Clone, Copy)]
pub(super) struct Origin {
    pub(super) pattern: Value,
    pub(super) string: Value,
    /// Between which places it was looked for.
    pub(super) pos: usize,
    pub(super) end_pos: usize,
    /// Groups of the pattern.
    pub(super) groups: u32,
}

/// The match that a matcher has found: `pattern_new_match`.
pub(super) fn new(py: &mut Python<'_>, origin: &Origin, matcher: &Matcher) -> Result<Value, Trap> {
    let count = 2 * (origin.groups as usize + 1);
    let spans = Tuple::with_len(&mut py.heap, count)?;
    for (index, pair) in spans.items().chunks(2).enumerate() {
        let (start, end) = match matcher.group(index) {
            Some((start, end)) if start <= end => (number(start), number(end)),
            None => (Value::from_int_truncated(-1), Value::from_int_truncated(-1)),
            Some(_) => return Err(wrong_span(py)),
        };
        pair[0].set(start);
        pair[1].set(end);
    }
    let class = py.host_type(&MATCH)?;
    let found = py.new_object(class)?;
    found.set_slot(PATTERN, origin.pattern);
    found.set_slot(STRING, origin.string);
    found.set_slot(SPANS, spans.value());
    found.set_slot(POS, number(origin.pos));
    found.set_slot(END_POS, number(origin.end_pos));
    let last = matcher.last_index;
    found.set_slot(LAST_INDEX, if last == 0 { Value::NONE } else { number(last) });
    Ok(found.value())
}

pub(super) fn wrong_span(py: &mut Python<'_>) -> Trap {
    let text = "The span of capturing group is wrong, please report a bug for the re module.";
    py.error(TypeId::SystemError, format_args!("{text}"))
}

fn spans(this: Value) -> Option<Obj<Tuple>> {
    slot(this, SPANS).cast::<Tuple>()
}

fn group_count(this: Value) -> usize {
    spans(this).map_or(0, |spans| spans.len() / 2)
}

/// Start and end of a group.
fn span(this: Value, index: usize) -> [Value; 2] {
    let at = |index| spans(this).and_then(|spans| spans.get(index)).unwrap_or(Value::from_int_truncated(-1));
    [at(2 * index), at(2 * index + 1)]
}

/// The text of a group, or what stands for one that is no part of the match.
fn text(py: &mut Python<'_>, this: Value, index: usize, otherwise: Value) -> Result<Value, Trap> {
    let [start, end] = span(this, index).map(|place| place.as_small_int().unwrap_or(-1));
    let string = slot(this, STRING);
    match (usize::try_from(start), usize::try_from(end)) {
        (Ok(start), Ok(end)) => Subject::expected(py, string)?.slice(py, string, start, end),
        _ => Ok(otherwise),
    }
}

/// The group that a number or a name means: `match_getindex`.
fn index_of<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    script: &mut Script,
    this: Value,
    key: Value,
) -> Result<usize, Trap> {
    let inside = py.unwrapped(key);
    let is_int = inside.as_small_index().is_some() || inside.cast::<vm_objects::object::int::Int>().is_some();
    let index = if is_int || py.has_special(key, "__index__") {
        let number = script.index(py, args, key)?;
        isize_of(py, number)
    } else {
        named_group(py, slot(this, PATTERN), key)?
    };
    match index.and_then(|index| usize::try_from(index).ok()).filter(|&index| index < group_count(this)) {
        Some(index) => Ok(index),
        None => Err(py.error(TypeId::IndexError, format_args!("no such group"))),
    }
}

fn named_group(py: &mut Python<'_>, pattern: Value, key: Value) -> Result<Option<isize>, Trap> {
    let Some(names) = pattern::group_index(pattern) else { return Ok(None) };
    match py.unwrapped(key).cast::<Str>() {
        Some(name) => Ok(names.get_str(name).and_then(|index| isize_of(py, index))),
        // A name is a str: of other keys only those are to be told apart that are none.
        None => match py.hash_of(key) {
            Ok(_) | Err(Trap::Defer) => Ok(None),
            Err(trap) => Err(trap),
        },
    }
}

fn get_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (this, key) = (args.get(0), args.get(1));
    let mut script = Script::new(args, 0)?;
    let index = index_of(py, args, &mut script, this, key)?;
    text(py, this, index, Value::NONE)
}

fn group<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let count = args.nargs() - 1;
    if count == 0 {
        return text(py, this, 0, Value::NONE);
    }
    let mut script = Script::new(args, 0)?;
    let mut texts = Vec::with_capacity(count);
    for place in 1..=count {
        let key = args.get(place);
        let index = index_of(py, args, &mut script, this, key)?;
        texts.push(text(py, this, index, Value::NONE)?);
    }
    if let [text] = texts[..] { Ok(text) } else { py.tuple(&texts) }
}

/// The argument `default` of a method that has only this.
fn default_of<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>, function: &'static str) -> Result<Value, Trap> {
    let signature = Signature { function, names: ["default"], least: 0, positional: 1 };
    let [default] = py.named_args(args, 1, &signature)?;
    Ok(if default.is_null() { Value::NONE } else { default })
}

fn groups<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let default = default_of(py, args, "groups")?;
    let this = args.get(0);
    let mut texts = Vec::new();
    for index in 1..group_count(this) {
        texts.push(text(py, this, index, default)?);
    }
    py.tuple(&texts)
}

fn group_dict<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let default = default_of(py, args, "groupdict")?;
    let this = args.get(0);
    let result = Dict::new(&mut py.heap)?;
    let names = pattern::group_index(slot(this, PATTERN));
    for entry in names.iter().flat_map(|names| names.iter()) {
        let index = isize_of(py, entry.value).and_then(|index| usize::try_from(index).ok());
        let Some(index) = index.filter(|&index| index < group_count(this)) else {
            return Err(py.error(TypeId::IndexError, format_args!("no such group")));
        };
        let text = text(py, this, index, default)?;
        match py.unwrapped(entry.key).cast::<Str>() {
            Some(name) => result.insert_str(&mut py.heap, name, text)?,
            None => return Err(py.error(TypeId::IndexError, format_args!("no such group"))),
        }
    }
    Ok(result.value())
}

/// `start`, `end` or `span` of a group.
fn span_of<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    part: fn(&mut Python<'h>, [Value; 2]) -> Result<Value, Trap>,
) -> Result<Value, Trap> {
    let this = args.get(0);
    let index = match args.arg(1) {
        Some(key) => {
            let mut script = Script::new(args, 0)?;
            index_of(py, args, &mut script, this, key)?
        }
        None => 0,
    };
    part(py, span(this, index))
}

fn regs(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let Some(found) = this.cast::<Instance>() else { return Ok(Value::NONE) };
    let known = found.slot(REGS);
    if !known.is_null() {
        return Ok(known);
    }
    let mut all = Vec::new();
    for index in 0..group_count(this) {
        all.push(py.tuple(&span(this, index))?);
    }
    let all = py.tuple(&all)?;
    found.set_slot(REGS, all);
    Ok(all)
}

fn last_group(_: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let index = slot(this, LAST_INDEX).as_small_int().and_then(|index| usize::try_from(index).ok());
    let names = pattern::index_group(slot(this, PATTERN));
    Ok(index.and_then(|index| names?.get(index)).unwrap_or(Value::NONE))
}

fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let mut script = Script::new(args, 0)?;
    let whole = text(py, this, 0, Value::NONE)?;
    let shown = script.repr(py, args, whole)?;
    let shown = pattern::shortened(py, shown, 50)?;
    let [start, end] = span(this, 0).map(|place| place.as_small_int().unwrap_or(-1));
    let (name, shown) = (py.type_name(this), Python::shown(shown));
    let text = py.format_str(format_args!("<{name} object; span=({start}, {end}), match={shown}>"))?;
    Ok(text.value())
}

fn expand<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "expand", names: ["template"], least: 1, positional: 1 };
    let [template] = py.named_args(args, 1, &signature)?;
    let this = args.get(0);
    let mut script = Script::new(args, 0)?;
    let template = pattern::compile_template(py, args, &mut script, slot(this, PATTERN), template)?;
    let count = group_count(this);
    template::expand(
        py,
        template,
        |py, index| {
            if index < count { text(py, this, index, Value::NONE) } else { Ok(Value::NULL) }
        },
    )
}
