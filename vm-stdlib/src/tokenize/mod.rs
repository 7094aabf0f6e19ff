//! `_tokenize`: the tokens of Python's source, for `tokenize`.
//!
//! | file | what |
//! |---|---|
//! | `lexer` | lines on their way into tokens |
//! | `plain` | names, strings, signs, indentation |
//! | `number` | numbers |
//! | `fstring` | the texts of f-strings |
//! | `tokens` | the numbers of tokens |

mod fstring;
mod lexer;
mod number;
mod plain;
mod tokens;

use vm_core::object::Input;
use vm_objects::object::bytes::Bytes;
use vm_objects::object::dict::Dict;
use vm_objects::object::instance::Instance;
use vm_objects::object::str::Str;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Obj, Python, Signature, Trap, TypeSpec, Value};

use crate::arguments::{new_str, string};
use crate::objects;
use lexer::{Fault, FaultKind, Halt, Lexer, Token};

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "_tokenize", functions: &[], values };

static ITERATOR: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::instance_method("__iter__", Arity::None, |_, args| Ok(args.get(0))),
        NativeDef::function("__new__", Arity::Free, new),
        NativeDef::instance_method("__next__", Arity::None, next),
    ],
    slots: 3,
    base_type: false,
    weak: false,
    ..TypeSpec::new("_tokenize", "TokenizerIter")
};

/// Slots: the [`Source`], `readline`, and the encoding or null.
const SOURCE: usize = 0;
const READLINE: usize = 1;
const ENCODING: usize = 2;

struct Source {
    lexer: Lexer,
    /// A line was asked for.
    asked: bool,
    /// A token whose object could not be made yet.
    token: Option<Token>,
    /// An error that could not be raised yet.
    fault: Option<Fault>,
}

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    let class = py.host_type(&ITERATOR)?;
    py.put(namespace, "TokenizerIter", class)
}

/// `TokenizerIter(readline, /, *, extra_tokens, encoding=None)`
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let names = ["", "extra_tokens", "encoding"];
    let signature = Signature { function: "tokenizeriter", names, least: 2, positional: 1 };
    let [readline, extra, encoding] = py.named_args(args, 1, &signature)?;
    let extra = extra != Value::FALSE && !extra.is_none() && extra.as_small_int() != Some(0);
    let source = Source { lexer: Lexer::new(extra), asked: false, token: None, fault: None };
    let iterator = objects::create(py, args.get(0), SOURCE, source)?;
    if let Some(object) = iterator.cast::<Instance>() {
        object.set_slot(READLINE, readline);
        object.set_slot(ENCODING, encoding);
    }
    Ok(iterator)
}

const READ: u32 = 1;
const DECODED: u32 = 2;

fn source<'a>(py: &'a mut Python<'_>, this: Value) -> Option<&'a mut Source> {
    objects::get::<Source>(py, this, SOURCE)
}

fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let asked = source(py, this).is_some_and(|source| source.asked);
    if args.input != Input::Start && asked {
        let line = match line(py, args, this)? {
            Some(line) => line,
            // It is being decoded.
            None => return Err(Trap::Call),
        };
        if let Some(source) = source(py, this) {
            source.lexer.feed(&line);
            source.asked = false;
        }
    }
    let Some(Source { lexer, token, fault, .. }) = source(py, this) else { return Ok(Value::NONE) };
    let found = match (token.take(), fault.take()) {
        (Some(token), _) => Ok(Some(token)),
        (None, Some(fault)) => Err(Halt::Fault(fault)),
        (None, None) => lexer.next_token(),
    };
    match found {
        Ok(Some(token)) => {
            let made = tuple(py, &token);
            if made.is_err()
                && let Some(source) = source(py, this)
            {
                source.token = Some(token);
            }
            made
        }
        Ok(None) => {
            let text = new_str(py, "EOF")?;
            Err(py.error_with(TypeId::StopIteration, &[text]))
        }
        Err(Halt::Fault(fault)) => {
            let trap = raise(py, &fault);
            if trap != Trap::Raise
                && let Some(source) = source(py, this)
            {
                source.fault = Some(fault);
            }
            Err(trap)
        }
        Err(Halt::Line) => {
            let readline = this.cast::<Instance>().map_or(Value::NULL, |this| this.slot(READLINE));
            args.catch = true;
            args.resize(1)?;
            let trap = args.call(READ, readline, &[]);
            if trap == Trap::Call
                && let Some(source) = source(py, this)
            {
                source.asked = true;
            }
            Err(trap)
        }
    }
}

/// The line that was asked for; `None` if it has first to be decoded, which was asked for.
fn line<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, this: Value) -> Result<Option<String>, Trap> {
    let result = args.result();
    if args.input == Input::Stopped {
        return Ok(Some(String::new()));
    }
    if args.input == Input::Raised {
        let class = py.type_of(result);
        if args.state == READ && py.is_subclass_of(class, TypeId::StopIteration.value()) {
            return Ok(Some(String::new()));
        }
        return Err(py.raise_again(result));
    }
    let encoding = this.cast::<Instance>().map_or(Value::NULL, |this| this.slot(ENCODING));
    if args.state == READ && !encoding.is_null() {
        let Some(bytes) = py.unwrapped(result).cast::<Bytes>() else {
            return Err(py.type_error(format_args!("readline() returned a non-bytes object")));
        };
        if encoding.cast::<Str>().is_some_and(|name| name.eq_text("utf-8") || name.eq_text("utf-8-sig")) {
            return Ok(Some(String::from_utf8_lossy(bytes.as_slice()).into_owned()));
        }
        let name = Str::intern(&mut py.heap, "decode")?.value();
        let decode = py.attribute(bytes.value(), name)?;
        let replace = new_str(py, "replace")?;
        return match args.call(DECODED, decode, &[encoding, replace]) {
            Trap::Call => Ok(None),
            trap => Err(trap),
        };
    }
    match py.unwrapped(result).cast::<Str>() {
        Some(text) => Ok(Some(string(text))),
        None => Err(py.type_error(format_args!("readline() returned a non-string object"))),
    }
}

/// Type, text, start, end, line.
fn tuple(py: &mut Python<'_>, token: &Token) -> Result<Value, Trap> {
    let number = |n: isize| Value::from_int_truncated(n);
    let place = |(line, column): (usize, isize)| [number(line as isize), number(column)];
    let (start, end) = (py.tuple(&place(token.start))?, py.tuple(&place(token.end))?);
    let (text, line) = (new_str(py, &token.text)?, new_str(py, &token.line)?);
    py.tuple(&[number(token.kind.into()), text, start, end, line])
}

fn raise(py: &mut Python<'_>, fault: &Fault) -> Trap {
    exception(py, fault).unwrap_or_else(|trap| trap)
}

fn exception(py: &mut Python<'_>, fault: &Fault) -> Result<Trap, Trap> {
    let number = |n: usize| Value::from_int_truncated(n as isize);
    let message = new_str(py, &fault.message)?;
    let file = new_str(py, "<string>")?;
    let text = match &fault.text {
        Some(text) => new_str(py, text)?,
        None => Value::NONE,
    };
    let line = number(fault.line_number);
    let end = if fault.ranged { [line, number(fault.offset)] } else { [Value::NONE, Value::NONE] };
    let place = py.tuple(&[file, line, number(fault.offset), text, end[0], end[1]])?;
    let kind = match fault.kind {
        FaultKind::Syntax => TypeId::SyntaxError,
        FaultKind::Indentation => TypeId::IndentationError,
        FaultKind::Tab => TypeId::TabError,
    };
    Ok(py.error_with(kind, &[message, place]))
}
