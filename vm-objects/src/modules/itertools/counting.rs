//! `itertools.count` and `repeat`. Slots of `count`: the next number, the step. Of `repeat`: the object, how often or null.

use super::itself;
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::instance::Instance;
use crate::ops::arguments::Signature;
use crate::ops::numbers::Num;
use crate::ops::script::Script;
use crate::ops::steps::{count, counted};
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

const ADD: u32 = 0;
const ONE: Value = Value::from_int_truncated(1);

pub(crate) const COUNT: Behaviour = Behaviour { methods: COUNT_METHODS, getsets: &[], new: Some(&NEW_COUNT) };
pub(crate) const REPEAT: Behaviour = Behaviour { methods: REPEAT_METHODS, getsets: &[], new: Some(&NEW_REPEAT) };

static NEW_COUNT: NativeDef = NativeDef::function("count", Arity::Free, new_count);
static NEW_REPEAT: NativeDef = NativeDef::function("repeat", Arity::Free, new_repeat);

static COUNT_METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Count, "__iter__", Arity::None, itself),
    NativeDef::method(TypeId::Count, "__next__", Arity::None, next_number),
    NativeDef::method(TypeId::Count, "__reduce__", Arity::None, reduce_count),
    NativeDef::method(TypeId::Count, "__repr__", Arity::None, repr_count),
];
static REPEAT_METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Repeat, "__iter__", Arity::None, itself),
    NativeDef::method(TypeId::Repeat, "__length_hint__", Arity::None, length_hint),
    NativeDef::method(TypeId::Repeat, "__next__", Arity::None, next_repeated),
    NativeDef::method(TypeId::Repeat, "__reduce__", Arity::None, reduce_repeat),
    NativeDef::method(TypeId::Repeat, "__repr__", Arity::None, repr_repeat),
];

static COUNT_SIGNATURE: Signature<2> =
    Signature { function: "count", names: ["start", "step"], least: 0, positional: 2 };
static REPEAT_SIGNATURE: Signature<2> =
    Signature { function: "repeat", names: ["object", "times"], least: 1, positional: 2 };

fn new_count<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [start, step] = py.named_args(args, 1, &COUNT_SIGNATURE)?;
    let start = if start.is_null() { count(0) } else { start };
    let step = if step.is_null() { ONE } else { step };
    for value in [start, step] {
        let inside = py.unwrapped(value);
        let named = ["__index__", "__float__", "__complex__"];
        if Num::of(inside).is_none() && !named.into_iter().any(|name| py.has_special(value, name)) {
            return Err(py.type_error(format_args!("a number is required")));
        }
    }
    // A step that is `True` counts as 1 when nothing else asks for objects: then it is not shown.
    let step = if start.is_small_int() && step == Value::TRUE { ONE } else { step };
    py.plain(TypeId::Count, &[start, step])
}

fn next_number<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let (number, step) = (this.slot(0), this.slot(1));
    if let Some(next) = Value::add_small(number, step) {
        this.set_slot(0, next);
        return Ok(number);
    }
    // The routine's own slot: the number to give, which the sum must not replace.
    let mut script = Script::new(args, 1)?;
    let own = args.nargs();
    if args.get(own).is_null() {
        args.set(own, number);
    }
    let number = args.get(own);
    let next = script.binary(py, args, ADD, [number, step])?;
    this.set_slot(0, next);
    Ok(number)
}

fn reduce_count<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let values: &[Value] = if this.slot(1) == ONE { &[this.slot(0)] } else { &[this.slot(0), this.slot(1)] };
    reduced(py, args, values)
}

fn reduced<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>, values: &[Value]) -> Result<Value, Trap> {
    let class = py.type_of(args.get(0));
    let values = py.tuple(values)?;
    py.tuple(&[class, values])
}

/// The name of an object's type as `repr` shows it, up to the opening bracket, then the text of its values.
fn shown<'h>(
    script: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    values: &[Value],
) -> Result<Value, Trap> {
    let mut texts = [Value::NULL; 2];
    for (text, &value) in texts.iter_mut().zip(values) {
        *text = script.repr(py, args, value)?;
    }
    let class = py.type_of(args.get(0));
    let name = class.as_type().and_then(TypeId::from_index).map(|kind| kind.names().1);
    let [first, second] = texts.map(Python::shown);
    let comma = if texts.last().is_some_and(|text| text.is_null()) { "" } else { ", " };
    let text = match name {
        Some(name) => py.format_str(format_args!("{name}({first}{comma}{second})"))?,
        None => {
            let name = py.name_of_type(class);
            py.format_str(format_args!("{name}({first}{comma}{second})"))?
        }
    };
    Ok(text.value())
}

fn repr_count<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let mut script = Script::new(args, 0)?;
    let (number, step) = (this.slot(0), this.slot(1));
    let values: &[Value] = if step == ONE { &[number] } else { &[number, step] };
    shown(&mut script, py, args, values)
}

fn new_repeat<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let [object, times] = py.named_args(args, 1, &REPEAT_SIGNATURE)?;
    let times = if times.is_null() {
        times
    } else {
        let times = script.index(py, args, times)?;
        Value::from_int_truncated(py.machine_int(times)?.max(0))
    };
    py.plain(TypeId::Repeat, &[object, times])
}

fn next_repeated<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    take(this).ok_or(Trap::Stop)
}

fn take(this: Obj<Instance>) -> Option<Value> {
    let times = this.slot(1);
    if !times.is_null() {
        let left = counted(times).checked_sub(1)?;
        this.set_slot(1, count(left));
    }
    Some(this.slot(0))
}

fn length_hint<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match py.this_plain(args)?.slot(1) {
        Value::NULL => Err(py.type_error(format_args!("len() of unsized object"))),
        times => Ok(times),
    }
}

fn reduce_repeat<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let values = [this.slot(0), this.slot(1)];
    let values = if this.slot(1).is_null() { values.get(..1).unwrap_or(&[]) } else { &values };
    reduced(py, args, values)
}

fn repr_repeat<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let mut script = Script::new(args, 0)?;
    let values = [this.slot(0), this.slot(1)];
    let values = if this.slot(1).is_null() { values.get(..1).unwrap_or(&[]) } else { &values };
    shown(&mut script, py, args, values)
}

/// Their next item, where no call is needed: for loops.
pub(crate) fn quick(kind: TypeId, this: Obj<Instance>) -> Option<Option<Value>> {
    match kind {
        TypeId::Repeat => Some(take(this)),
        TypeId::Count => {
            let number = this.slot(0);
            this.set_slot(0, Value::add_small(number, this.slot(1))?);
            Some(Some(number))
        }
        _ => None,
    }
}
