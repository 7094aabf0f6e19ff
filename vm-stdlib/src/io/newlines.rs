//! Ends of lines: found and translated. Follows CPython's `Modules/_io/textio.c`.

use vm_objects::object::instance::Instance;
use vm_objects::object::str::{Str, Text};
use vm_objects::object::tuple::Tuple;
use vm_objects::{Args, Arity, GetSetDef, NativeDef, Obj, Python, Script, Trap, TypeSpec, Value};

use crate::arguments::{self, integer, new_bytes, new_int, new_str, required};

/// The kinds of ends that were seen.
pub(super) const CR: u8 = 1;
pub(super) const LF: u8 = 2;
pub(super) const CRLF: u8 = 4;

/// What a decoder of ends of lines remembers from one text to the next.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) struct Ends {
    /// The last text ended with a `\r`, which was kept back: a `\n` may follow.
    pub(super) pending_cr: bool,
    pub(super) seen: u8,
}

impl Ends {
    /// The next text, after the `\r` that was kept back; `\r` and `\r\n` become `\n` if `translate`:
    /// `_PyIncrementalNewlineDecoder_decode`.
    pub(super) fn next_text(
        &mut self,
        py: &mut Python<'_>,
        text: Obj<Str>,
        translate: bool,
        is_final: bool,
    ) -> Result<Obj<Str>, Trap> {
        let before = usize::from(self.pending_cr && (is_final || text.len() > 0));
        let has_cr = before != 0 || has(text, 0x0d);
        let len = text.len();
        if !has_cr {
            if self.seen & LF == 0 && has(text, 0x0a) {
                self.seen |= LF;
            }
            return Ok(text);
        }
        let at = |index: usize| if index < before { 0x0d } else { text.char_at(index - before).unwrap_or(0) };
        let mut all = before + len;
        let pending = !is_final && all > 0 && at(all - 1) == 0x0d;
        all -= usize::from(pending);
        let (mut seen, mut points) = (self.seen, Vec::with_capacity(all));
        let mut index = 0;
        while index < all {
            let c = at(index);
            index += 1;
            match c {
                0x0a => seen |= LF,
                0x0d if index < all && at(index) == 0x0a => {
                    seen |= CRLF;
                    index += 1;
                    if !translate {
                        points.push(0x0d);
                    }
                    points.push(0x0a);
                    continue;
                }
                0x0d => {
                    seen |= CR;
                    points.push(if translate { 0x0a } else { 0x0d });
                    continue;
                }
                _ => {}
            }
            points.push(c);
        }
        let text = Str::from_text(&mut py.heap, Text::Four(&points))?;
        *self = Ends { pending_cr: pending, seen };
        Ok(text)
    }
}

fn has(text: Obj<Str>, c: u32) -> bool {
    match text.text() {
        Text::One(bytes) => bytes.contains(&(c as u8)),
        Text::Two(units) => units.contains(&(c as u16)),
        Text::Four(units) => units.contains(&c),
    }
}

/// `newlines`: `None`, one str, or a tuple of them.
pub(super) fn shown(py: &mut Python<'_>, seen: u8) -> Result<Value, Trap> {
    let mut kinds = Vec::new();
    for (bit, text) in [(CR, "\r"), (LF, "\n"), (CRLF, "\r\n")] {
        if seen & bit != 0 {
            kinds.push(new_str(py, text)?);
        }
    }
    match *kinds {
        [] => Ok(Value::NONE),
        [one] => Ok(one),
        _ => py.tuple(&kinds),
    }
}

/// How ends of lines are found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ending {
    /// `\n`: all others were translated, or mean nothing.
    Lf,
    /// `\n`, `\r` and `\r\n`.
    Universal,
    /// `\r`
    Cr,
    /// `\r\n`
    CrLf,
}

impl Ending {
    /// Where the first line ends, among the code points from `start` to `end`; `Err` of where a `\r` stands at the end,
    /// to be looked at again, or of `end`.
    pub(super) fn find(self, at: impl Fn(usize) -> u32, start: usize, end: usize) -> Result<usize, usize> {
        match self {
            Ending::Lf => (start..end).find(|&index| at(index) == 0x0a).map(|index| index + 1).ok_or(end),
            Ending::Cr => (start..end).find(|&index| at(index) == 0x0d).map(|index| index + 1).ok_or(end),
            Ending::Universal => match (start..end).find(|&index| matches!(at(index), 0x0a | 0x0d)) {
                Some(index) if at(index) == 0x0d && index + 1 < end && at(index + 1) == 0x0a => Ok(index + 2),
                Some(index) => Ok(index + 1),
                None => Err(end),
            },
            Ending::CrLf => {
                let found = (start..end).find(|&index| at(index) == 0x0d && index + 1 < end && at(index + 1) == 0x0a);
                match found {
                    Some(index) => Ok(index + 2),
                    None if end > start && at(end - 1) == 0x0d => Err(end - 1),
                    None => Err(end),
                }
            }
        }
    }
}

/// What an argument `newline` may be.
pub(super) fn check_newline(py: &mut Python<'_>, newline: Value) -> Result<(), Trap> {
    if newline.is_none() {
        return Ok(());
    }
    let Some(text) = py.unwrapped(newline).cast::<Str>() else {
        let kind = py.type_name(newline);
        return Err(py.type_error(format_args!("newline must be str or None, not {kind}")));
    };
    if ["", "\n", "\r", "\r\n"].iter().any(|known| text.eq_text(known)) {
        return Ok(());
    }
    Err(py.value_error(format_args!("illegal newline value: {}", quoted(text))))
}

/// A str as its `repr`, for short texts.
pub(super) fn quoted(text: Obj<Str>) -> String {
    let mut shown = String::from("'");
    for c in text.chars() {
        match c {
            0x0a => shown.push_str("\\n"),
            0x0d => shown.push_str("\\r"),
            0x09 => shown.push_str("\\t"),
            0x5c => shown.push_str("\\\\"),
            0x27 => shown.push_str("\\'"),
            0..0x20 => shown.push_str(&format!("\\x{c:02x}")),
            c => shown.push(char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER)),
        }
    }
    shown.push('\'');
    shown
}

const fn method(name: &'static str, arity: Arity, run: vm_objects::native::NativeFn) -> NativeDef {
    NativeDef::instance_method(name, arity, run)
}

/// `io.IncrementalNewlineDecoder`. Slots: the decoder below (null before `__init__`), what is to be done, what is
/// remembered.
pub(super) static DECODER: TypeSpec = TypeSpec {
    doc: Some("Codec used when reading a file in universal newlines mode."),
    methods: &[
        method("__init__", Arity::Free, init),
        method("decode", Arity::Free, decode),
        method("getstate", Arity::None, get_state),
        method("reset", Arity::None, reset),
        method("setstate", Arity::One, set_state),
    ],
    getsets: &[GetSetDef {
        name: "newlines",
        get: |py, this| {
            let (_, ends, _) = parts(py, this)?;
            shown(py, ends.seen)
        },
        set: None,
    }],
    slots: 2,
    dict: true,
    ..TypeSpec::new("_io", "IncrementalNewlineDecoder")
};

const BELOW: usize = DECODER.first_slot();
const STATE: usize = BELOW + 1;

/// The object, what it remembers, and whether it translates.
fn parts(py: &mut Python<'_>, this: Value) -> Result<(Obj<Instance>, Ends, bool), Trap> {
    if py.is_host_object(this, &DECODER)?
        && let Some(object) = this.cast::<Instance>()
        && let Some(state) = object.slot(STATE).as_small_int()
    {
        let ends = Ends { pending_cr: state & 8 != 0, seen: (state & 7) as u8 };
        return Ok((object, ends, state & 16 != 0));
    }
    Err(py.value_error(format_args!("IncrementalNewlineDecoder.__init__() not called")))
}

fn remember(object: Obj<Instance>, ends: Ends, translate: bool) {
    let state = isize::from(ends.seen) | isize::from(ends.pending_cr) << 3 | isize::from(translate) << 4;
    object.set_slot(STATE, Value::from_int_truncated(state));
}

/// `__init__(decoder, translate, errors='strict')`
fn init<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let names = ["decoder", "translate", "errors"];
    let [below, translate, _] = arguments::named(py, args, "IncrementalNewlineDecoder", 1, names)?;
    let below = required(py, below, "IncrementalNewlineDecoder", "decoder", 1)?;
    let translate = required(py, translate, "IncrementalNewlineDecoder", "translate", 2)?;
    let translate = s.truth(py, args, translate)?;
    if let (true, Some(object)) = (py.is_host_object(args.get(0), &DECODER)?, args.get(0).cast::<Instance>()) {
        object.set_slot(BELOW, below);
        remember(object, Ends::default(), translate);
    }
    Ok(Value::NONE)
}

/// `decode(input, final=False)`
fn decode<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let [input, is_final] = arguments::named(py, args, "decode", 1, ["input", "final"])?;
    let input = required(py, input, "decode", "input", 1)?;
    let is_final = !is_final.is_null() && s.truth(py, args, is_final)?;
    let (object, mut ends, translate) = parts(py, args.get(0))?;
    let below = object.slot(BELOW);
    let text = if below.is_none() {
        input
    } else {
        s.method(py, args, below, "decode", &[input, Value::from_bool(is_final)])?
    };
    let Some(text) = py.unwrapped(text).cast::<Str>() else {
        let kind = py.type_name(text);
        return Err(py.type_error(format_args!("decoder should return a string result, not '{kind}'")));
    };
    let text = ends.next_text(py, text, translate, is_final)?;
    remember(object, ends, translate);
    Ok(text.value())
}

/// `(bytes, flags)`: the lowest bit of the flags is the `\r` that was kept back.
fn get_state<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let (object, ends, _) = parts(py, args.get(0))?;
    let below = object.slot(BELOW);
    let (buffer, flag) = if below.is_none() {
        (new_bytes(py, b"")?, 0)
    } else {
        let state = s.method(py, args, below, "getstate", &[])?;
        let Some(state) = py.unwrapped(state).cast::<Tuple>() else {
            return Err(py.type_error(format_args!("illegal decoder state")));
        };
        let &[buffer, flag] = state.values() else {
            return Err(py.type_error(format_args!("illegal decoder state")));
        };
        (buffer, integer(py, flag)?)
    };
    let flag = new_int(py, flag << 1 | i64::from(ends.pending_cr))?;
    py.tuple(&[buffer, flag])
}

fn set_state<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let (object, ends, translate) = parts(py, args.get(0))?;
    let Some(state) = py.unwrapped(args.get(1)).cast::<Tuple>() else {
        return Err(py.type_error(format_args!("state argument must be a tuple")));
    };
    let &[buffer, flag] = state.values() else {
        return Err(py.type_error(format_args!("illegal argument")));
    };
    let flag = integer(py, flag)?;
    let below = object.slot(BELOW);
    if !below.is_none() {
        let flag = new_int(py, flag >> 1)?;
        let state = py.tuple(&[buffer, flag])?;
        s.method(py, args, below, "setstate", &[state])?;
    }
    remember(object, Ends { pending_cr: flag & 1 != 0, ..ends }, translate);
    Ok(Value::NONE)
}

fn reset<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let (object, _, translate) = parts(py, args.get(0))?;
    let below = object.slot(BELOW);
    if !below.is_none() {
        s.method(py, args, below, "reset", &[])?;
    }
    remember(object, Ends::default(), translate);
    Ok(Value::NONE)
}
