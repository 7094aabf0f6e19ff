//! A value with all that is inside, without recursion: open containers lie on a work stack. Where a part's text needs
//! a call of Python code, the text so far and the stack are put aside in the routine's window, and the routine goes on
//! with what the call gave.

use super::Conversion;
use super::containers::Open;
use super::quote::push_ascii;
use crate::Trap;
use crate::classes::special;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef};
use crate::object::bound_method::BoundMethod;
use crate::object::function::Function;
use crate::object::list::List;
use crate::object::str::{Paused, Str, StrBuilder};
use crate::python::{Args, Python, Scratch};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

/// `str`, `repr` or `ascii` of a value inside which there is something that Python code shows. The state is the
/// conversion's number; the window: the value, then pieces of text (a list) and the open containers (a list).
static RENDER: NativeDef = NativeDef::function("repr", Arity::Free, render);

/// What a rendering came to.
enum Progress {
    Done,
    /// The value whose text only a call gives.
    Call(Value, Conversion),
}

/// A rendering at work.
struct Render<'h> {
    out: Paused,
    open: Scratch<'h, Open>,
}

impl<'h> Render<'h> {
    /// Adds a value's `repr`, or opens it; `false` if only a call gives it.
    fn visit(&mut self, py: &mut Python<'h>, value: Value) -> Result<bool, Trap> {
        if py.repr_needs_call(value) { Ok(false) } else { self.show(py, value) }
    }

    /// Adds a value's `repr` as its built-in type has it, or opens it.
    fn show(&mut self, py: &mut Python<'h>, value: Value) -> Result<bool, Trap> {
        if !value.is_object() || matches!(value.kind(), Some(Kind::Str | Kind::Float | Kind::Int)) {
            py.emit_flat(&mut self.out, value)?;
            return Ok(true);
        }
        let inner = py.payload_of(value).unwrap_or(value);
        let Some(open) = Open::new(value, inner) else {
            py.emit_flat_as(&mut self.out, value, inner)?;
            return Ok(true);
        };
        if self.open.iter().any(|other| other.is(inner)) {
            py.emit(&mut self.out, format_args!("{}", open.ellipsis()))?;
            return Ok(true);
        }
        if open.as_call() {
            match py.type_of(value).as_type().and_then(TypeId::from_index) {
                // A struct sequence is named with its module.
                Some(kind) => {
                    let name = if kind.structure().is_some() { kind.def().name } else { kind.names().1 };
                    py.emit(&mut self.out, format_args!("{name}"))?;
                }
                None => {
                    let name = py.type_name(value);
                    py.emit(&mut self.out, format_args!("{name}"))?;
                }
            }
        } else if let Some(method) = inner.cast::<BoundMethod>() {
            let function = method.function.get();
            let name = py.function_name(function);
            py.emit(&mut self.out, format_args!("<bound method {} of ", Python::shown(name)))?;
        }
        py.emit(&mut self.out, format_args!("{}", open.opening()))?;
        if self.open.push(open) { Ok(true) } else { Err(Trap::Memory) }
    }

    /// Goes on until all is closed, or something needs a call.
    fn run(&mut self, py: &mut Python<'h>) -> Result<Progress, Trap> {
        while let Some(top) = self.open.last_mut() {
            if let Some((separator, item)) = top.next() {
                if !separator.is_empty() {
                    py.emit(&mut self.out, format_args!("{separator}"))?;
                }
                let name = top.item_name();
                if !name.is_empty() {
                    py.emit(&mut self.out, format_args!("{name}="))?;
                }
                if !self.visit(py, item)? {
                    return Ok(Progress::Call(item, Conversion::Repr));
                }
            } else {
                let closing = top.closing();
                py.emit(&mut self.out, format_args!("{closing}"))?;
                let left = self.open.len().saturating_sub(1);
                self.open.truncate(left);
            }
        }
        Ok(Progress::Done)
    }

    /// Begins with a value.
    fn begin(&mut self, py: &mut Python<'h>, value: Value, conversion: Conversion) -> Result<Progress, Trap> {
        if conversion == Conversion::Str {
            if py.str_needs_call(value) {
                return Ok(Progress::Call(value, Conversion::Str));
            }
            if let Some(text) = py.unwrapped(value).cast::<Str>() {
                py.emit_text(&mut self.out, text)?;
                return Ok(Progress::Done);
            }
        }
        let begun = if conversion == Conversion::Own { self.show(py, value)? } else { self.visit(py, value)? };
        if !begun {
            return Ok(Progress::Call(value, Conversion::Repr));
        }
        self.run(py)
    }
}

/// What stands for a container inside itself: `[...]`.
pub(crate) fn inside_itself(py: &Python<'_>, value: Value) -> &'static str {
    Open::new(value, py.payload_of(value).unwrap_or(value)).map_or("...", |open| open.ellipsis())
}

impl<'h> Python<'h> {
    /// `str(value)`, `repr(value)` or `ascii(value)`. On [`Trap::Defer`] the routine's window is the value.
    pub(crate) fn text_of(&mut self, value: Value, conversion: Conversion) -> Result<Obj<Str>, Trap> {
        if conversion == Conversion::Str
            && let Some(text) = value.cast::<Str>()
        {
            return Ok(text);
        }
        let mut render = Render { out: Paused::default(), open: self.scratch() };
        match render.begin(self, value, conversion)? {
            Progress::Done => {
                let text = render.out.resume(&mut self.heap).finish()?;
                self.finish_text(text, conversion)
            }
            Progress::Call(..) => Err(self.defer(&RENDER, conversion.number())),
        }
    }

    fn finish_text(&mut self, text: Obj<Str>, conversion: Conversion) -> Result<Obj<Str>, Trap> {
        if conversion != Conversion::Ascii || text.as_ascii().is_some() {
            return Ok(text);
        }
        let mut builder = StrBuilder::new(&mut self.heap);
        push_ascii(&mut builder, text)?;
        builder.finish()
    }

    /// `__qualname__` of what a bound method calls.
    fn function_name(&mut self, function: Value) -> Value {
        match function.cast::<Function>() {
            Some(_) => super::flat::qualname(function),
            None => Value::NULL,
        }
    }

    /// Whether only Python code, or an exception itself, knows `str(value)`.
    fn str_needs_call(&mut self, value: Value) -> bool {
        match value.kind() {
            Some(Kind::Exception) => true,
            Some(Kind::Instance | Kind::Class) => {
                self.has_special(value, "__str__") || self.has_special(value, "__repr__")
            }
            _ => false,
        }
    }
}

fn render<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let conversion = Conversion::of(args.state);
    let kept = args.nargs();
    let mut work = Render { out: Paused::default(), open: py.scratch() };
    let progress = if args.input == Input::Start {
        work.begin(py, args.get(0), conversion)?
    } else {
        let called = py.unwrapped(args.pop());
        if let Some(text) = called.cast::<Str>() {
            py.emit_text(&mut work.out, text)?;
        }
        let stack = args.get(kept.wrapping_add(1)).cast::<List>();
        for parts in stack.as_ref().map_or(&[][..], |stack| stack.items()).chunks(4) {
            let Some(open) = Open::from_parts(parts) else { continue };
            if !work.open.push(open) {
                return Err(Trap::Memory);
            }
        }
        work.run(py)?
    };
    match progress {
        Progress::Done => {
            let text = join_pieces(py, args.get(kept), work.out)?;
            Ok(py.finish_text(text, conversion)?.value())
        }
        Progress::Call(value, how) => Err(put_aside(py, args, work, (value, how))),
    }
}

/// Keeps the work in the window and asks for the text of a value.
fn put_aside<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    work: Render<'h>,
    (value, how): (Value, Conversion),
) -> Trap {
    let prepared = prepare(py, args, work);
    let (pieces, piece, stack) = match prepared {
        Ok(prepared) => prepared,
        Err(trap) => return trap,
    };
    let routine = match how {
        Conversion::Str => &special::CALL_STR,
        // Where a frame is only the stack says.
        _ if value.is_kind(Kind::Frame) => &crate::types::frame::REPR,
        _ => &special::CALL_REPR,
    };
    // What it answers is the trap that the window's answer stands for.
    let _ = py.defer(routine, 0);
    let trap = args.defer(args.state, &[value]);
    if trap == Trap::Call {
        args.set(args.nargs().wrapping_add(1), stack.value());
        // There is room for it.
        let _ = pieces.push(&mut py.heap, piece.value());
    }
    trap
}

/// The pieces, the new one, the open containers.
type PutAside = (Obj<List>, Obj<Str>, Obj<List>);

/// All that putting aside allocates, before anything is changed.
fn prepare<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, work: Render<'h>) -> Result<PutAside, Trap> {
    let kept = args.nargs();
    let piece = work.out.resume(&mut py.heap).finish()?;
    let stack = List::with_capacity(&mut py.heap, work.open.len().saturating_mul(4))?;
    for open in work.open.iter() {
        for part in open.parts() {
            stack.push(&mut py.heap, part)?;
        }
    }
    let pieces = match args.get(kept).cast::<List>() {
        Some(pieces) => pieces,
        None => {
            let pieces = List::with_capacity(&mut py.heap, 8)?;
            args.push(pieces.value())?;
            args.push(Value::NULL)?;
            pieces
        }
    };
    pieces.reserve(&mut py.heap, 1)?;
    Ok((pieces, piece, stack))
}

/// The pieces put aside, and the last one.
fn join_pieces(py: &mut Python<'_>, pieces: Value, last: Paused) -> Result<Obj<Str>, Trap> {
    let last = last.resume(&mut py.heap).finish()?;
    let Some(pieces) = pieces.cast::<List>() else { return Ok(last) };
    let mut builder = StrBuilder::new(&mut py.heap);
    for piece in pieces.items() {
        if let Some(piece) = piece.get().cast::<Str>() {
            builder.push(piece)?;
        }
    }
    builder.push(last)?;
    builder.finish()
}

impl Python<'_> {
    /// Adds the text of a str.
    pub(crate) fn emit_text(&mut self, out: &mut Paused, text: Obj<Str>) -> Result<(), Trap> {
        let mut builder = out.resume(&mut self.heap);
        let done = builder.push(text);
        *out = builder.pause();
        done
    }
}
