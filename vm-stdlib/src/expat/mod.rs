//! `_expat`, on which the library's `pyexpat` stands: expat's parser, as far as it takes documents and tells of what is in them.
//! Calling handlers is `pyexpat`'s part.
//!
//! | file | what |
//! |---|---|
//! | `event` | what is told, and errors by number |
//! | `input` | bytes to text, and places |
//! | `scan` | names, references, tags |
//! | `dtd` | what a document type declares |
//! | `namespaces` | names with their name spaces |
//! | `parser`, `content`, `prolog` | the parser |

mod content;
mod dtd;
mod event;
mod input;
mod namespaces;
mod parser;
mod prolog;
mod scan;

use vm_objects::object::dict::Dict;
use vm_objects::object::list::List;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Obj, Python, Trap, TypeSpec, Value};

use crate::arguments::{self, integer, new_int, new_str};
use crate::objects;
use event::{Event, Part};
use parser::{Answer, Options, Parser};

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "_expat", functions: &[], values };

/// Its slot owns a [`State`].
static PARSER: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::function("__new__", Arity::Free, new),
        NativeDef::instance_method("base", Arity::Between(0, 1), base),
        NativeDef::instance_method("feed", Arity::Between(2, 2), feed),
        NativeDef::instance_method("inner", Arity::Between(2, 2), inner),
        NativeDef::instance_method("next", Arity::None, next),
        NativeDef::instance_method("place", Arity::None, place),
        NativeDef::instance_method("set", Arity::Between(6, 6), set),
        NativeDef::instance_method("table", Arity::One, table),
        NativeDef::instance_method("told", Arity::One, told),
    ],
    slots: 1,
    ..TypeSpec::new("_expat", "Parser")
};

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    let class = py.host_type(&PARSER)?;
    py.put(namespace, "Parser", class)
}

/// A parser, and what it said that no object has been made of yet.
struct State {
    parser: Parser,
    said: Option<Answer>,
}

fn optional_text(py: &mut Python<'_>, value: Value) -> Result<Option<String>, Trap> {
    if value.is_none() {
        return Ok(None);
    }
    Ok(Some(arguments::string(arguments::text(py, value, "argument")?)))
}

fn gone(py: &mut Python<'_>) -> Trap {
    py.error(TypeId::SystemError, format_args!("no parser"))
}

/// `Parser(encoding, separator)`
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [encoding, separator] = arguments::named(py, args, "Parser", 1, ["encoding", "separator"])?;
    let encoding = if encoding.is_null() { None } else { optional_text(py, encoding)? };
    let separator = if separator.is_null() { None } else { optional_text(py, separator)? };
    objects::create(py, args.get(0), 0, State { parser: Parser::new(encoding, separator), said: None })
}

/// `inner(has_context, encoding)`: a parser for an external entity.
fn inner<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let encoding = optional_text(py, args.get(2))?;
    let (this, has_context) = (args.get(0), args.get(1) == Value::TRUE);
    let Some(parser) = objects::get::<State>(py, this, 0).map(|state| state.parser.inner(has_context, encoding)) else {
        return Err(gone(py));
    };
    let class = py.host_type(&PARSER)?;
    objects::create(py, class, 0, State { parser, said: None })
}

/// `feed(data, is_final)`
fn feed<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let data = arguments::bytes(py, args.get(1))?;
    py.charge(data.len() as u64 / 8)?;
    let (this, is_final) = (args.get(0), args.get(2) == Value::TRUE);
    match objects::get::<State>(py, this, 0).map(|state| state.parser.feed(&data, is_final)) {
        Some(true) => Ok(Value::NONE),
        Some(false) => Err(py.error(TypeId::MemoryError, format_args!(""))),
        None => Err(gone(py)),
    }
}

/// `next()`: `(handler, raw, *parts)`; None if it needs more; the number of an error; the name of an encoding.
fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let Some(state) = objects::get::<State>(py, this, 0) else { return Err(gone(py)) };
    let said = state.said.take().unwrap_or_else(|| state.parser.advance());
    let made = match &said {
        Answer::NeedsMore => Ok(Value::NONE),
        Answer::Error(code) => new_int(py, (*code).into()),
        Answer::Encoding(name) => new_str(py, name),
        Answer::Event(event) => event_value(py, event),
    };
    if made.is_err()
        && let Some(state) = objects::get::<State>(py, this, 0)
    {
        // The routine comes again with more memory.
        state.said = Some(said);
    }
    made
}

fn event_value(py: &mut Python<'_>, event: &Event) -> Result<Value, Trap> {
    let mut values = vec![new_str(py, event.handler)?];
    values.push(match &event.raw {
        Some(raw) => new_str(py, raw)?,
        None => Value::NONE,
    });
    for part in &event.parts {
        values.push(part_value(py, part)?);
    }
    py.tuple(&values)
}

fn part_value(py: &mut Python<'_>, part: &Part) -> Result<Value, Trap> {
    match part {
        Part::None => Ok(Value::NONE),
        Part::Int(number) => new_int(py, *number),
        Part::Text(text) => new_str(py, text),
        Part::Texts(texts) => {
            let values = texts.iter().map(|text| new_str(py, text)).collect::<Result<Vec<_>, Trap>>()?;
            Ok(List::from_slice(&mut py.heap, &values)?.value())
        }
        Part::Model(kind, quantifier, name, parts) => {
            let name = match name {
                Some(name) => new_str(py, name)?,
                None => Value::NONE,
            };
            let parts = parts.iter().map(|part| part_value(py, part)).collect::<Result<Vec<_>, Trap>>()?;
            let parts = py.tuple(&parts)?;
            let (kind, quantifier) = (new_int(py, *kind)?, new_int(py, *quantifier)?);
            py.tuple(&[kind, quantifier, name, parts])
        }
    }
}

/// `place()`: byte, line and column of what was told last.
fn place<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some((index, line, column)) = objects::get::<State>(py, args.get(0), 0).map(|state| state.parser.place) else {
        return Err(gone(py));
    };
    let values = [new_int(py, index as i64)?, new_int(py, line as i64)?, new_int(py, column as i64)?];
    py.tuple(&values)
}

/// `set(raw, keeps_references, has_external_handler, parameters, foreign_dtd | only_specified << 1, prefixes)`
fn set<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let is_set = |index: usize| args.get(index) == Value::TRUE;
    let (parameters, bits) = (integer(py, args.get(4))?, integer(py, args.get(5))?);
    let options = Options {
        raw: is_set(1),
        keeps_references: is_set(2),
        has_external_handler: is_set(3),
        parameters: u8::try_from(parameters).unwrap_or(0),
        foreign_dtd: bits & 1 != 0,
        only_specified: bits & 2 != 0,
    };
    let (this, prefixes) = (args.get(0), is_set(6));
    if let Some(state) = objects::get::<State>(py, this, 0) {
        state.parser.options = options;
        if let Some(spaces) = &mut state.parser.namespaces {
            spaces.prefixes = prefixes;
        }
    }
    Ok(Value::NONE)
}

/// `table(text)`: what the 256 bytes of the encoding mean that was asked for.
fn table<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let text = arguments::string(arguments::text(py, args.get(1), "argument")?);
    if let Some(state) = objects::get::<State>(py, args.get(0), 0) {
        let known = |c: char| if c == char::REPLACEMENT_CHARACTER { '\u{ffff}' } else { c };
        state.parser.input.set_table(text.chars().map(known).collect());
    }
    Ok(Value::NONE)
}

/// `told(encoding)`: before anything is fed.
fn told<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let encoding = optional_text(py, args.get(1))?;
    if let Some(state) = objects::get::<State>(py, args.get(0), 0) {
        state.parser.input.told = encoding;
    }
    Ok(Value::NONE)
}

/// `base([text])`: what names in the document are relative to.
fn base<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    if let Some(text) = args.arg(1) {
        let text = optional_text(py, text)?;
        if let Some(state) = objects::get::<State>(py, this, 0) {
            state.parser.dtd.borrow_mut().base = text;
        }
        return Ok(Value::NONE);
    }
    let text = objects::get::<State>(py, this, 0).and_then(|state| state.parser.dtd.borrow().base.clone());
    match text {
        Some(text) => new_str(py, &text),
        None => Ok(Value::NONE),
    }
}
