//! `BufferedRWPair`: a reader and a writer as one.

use vm_objects::object::instance::Instance;
use vm_objects::{Args, Arity, GetSetDef, NativeDef, Python, Script, Trap, TypeSpec, Value};

use super::{READER, WRITER};
use crate::arguments::{self, required};
use crate::io::BUFFER_SIZE;
use crate::io::base::BUFFERED_IO_BASE;
use crate::io::checks::{Able, check_able, uninitialized};

const fn method(name: &'static str, arity: Arity, run: vm_objects::native::NativeFn) -> NativeDef {
    NativeDef::instance_method(name, arity, run)
}

pub(in crate::io) static PAIR: TypeSpec = TypeSpec {
    base: Some(&BUFFERED_IO_BASE),
    doc: Some("A buffered reader and writer object together."),
    methods: &[
        method("__init__", Arity::Free, init),
        method("close", Arity::None, close),
        method("flush", Arity::None, |py, args| delegate(py, args, WRITES, "flush")),
        method("isatty", Arity::None, isatty),
        method("peek", Arity::Any, |py, args| delegate(py, args, READS, "peek")),
        method("read", Arity::Any, |py, args| delegate(py, args, READS, "read")),
        method("read1", Arity::Any, |py, args| delegate(py, args, READS, "read1")),
        method("readable", Arity::None, |py, args| delegate(py, args, READS, "readable")),
        method("readinto", Arity::Any, |py, args| delegate(py, args, READS, "readinto")),
        method("readinto1", Arity::Any, |py, args| delegate(py, args, READS, "readinto1")),
        method("writable", Arity::None, |py, args| delegate(py, args, WRITES, "writable")),
        method("write", Arity::Any, |py, args| delegate(py, args, WRITES, "write")),
    ],
    getsets: &[GetSetDef { name: "closed", get: |py, _| Err(py.defer(&CLOSED, 0)), set: None }],
    slots: 2,
    ..TypeSpec::new("_io", "BufferedRWPair")
};

static CLOSED: NativeDef = NativeDef::function("closed", Arity::Free, |py, args| {
    let mut s = Script::new(args, 0)?;
    let stream = part(args.get(0), WRITES);
    if stream.is_null() {
        let text = format_args!("the BufferedRWPair object is being garbage-collected");
        return Err(py.error(vm_objects::types::TypeId::RuntimeError, text));
    }
    s.attribute_named(py, args, stream, "closed")
});

const READS: usize = PAIR.first_slot();
const WRITES: usize = READS + 1;

fn part(this: Value, slot: usize) -> Value {
    this.cast::<Instance>().map_or(Value::NULL, |this| this.slot(slot))
}

/// `__init__(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE)`
fn init<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let name = "BufferedRWPair";
    if !args.kwnames.is_null() {
        return Err(py.type_error(format_args!("{name}() takes no keyword arguments")));
    }
    let [reader, writer, size] = arguments::named(py, args, name, 1, ["reader", "writer", "buffer_size"])?;
    if writer.is_null() {
        let given = args.nargs().saturating_sub(1);
        return Err(py.type_error(format_args!("{name} expected at least 2 arguments, got {given}")));
    }
    let reader = required(py, reader, name, "reader", 1)?;
    check_able(&mut s, py, args, reader, Able::Read)?;
    check_able(&mut s, py, args, writer, Able::Write)?;
    let size = if size.is_null() { Value::from_int_truncated(BUFFER_SIZE as isize) } else { size };
    let (reads, writes) = (py.host_type(&READER)?, py.host_type(&WRITER)?);
    let reads = s.call(args, reads, &[reader, size])?;
    let writes = s.call(args, writes, &[writer, size])?;
    if let (true, Some(this)) = (py.is_host_object(args.get(0), &PAIR)?, args.get(0).cast::<Instance>()) {
        this.set_slot(READS, reads);
        this.set_slot(WRITES, writes);
        super::set_owned(py, reads, true)?;
        super::set_owned(py, writes, true)?;
    }
    Ok(Value::NONE)
}

fn delegate<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    slot: usize,
    method: &'static str,
) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let stream = part(args.get(0), slot);
    if stream.is_null() {
        return Err(uninitialized(py));
    }
    let rest: Vec<Value> = args.args().iter().skip(1).copied().collect();
    s.method(py, args, stream, method, &rest)
}

fn isatty<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let (reads, writes) = (part(args.get(0), READS), part(args.get(0), WRITES));
    if reads.is_null() || writes.is_null() {
        return Err(uninitialized(py));
    }
    let answer = s.method(py, args, writes, "isatty", &[])?;
    if answer != Value::FALSE {
        return Ok(answer);
    }
    s.method(py, args, reads, "isatty", &[])
}

/// Both, whatever the first one raises.
fn close<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let (reads, writes) = (part(args.get(0), READS), part(args.get(0), WRITES));
    if reads.is_null() || writes.is_null() {
        return Err(uninitialized(py));
    }
    let close = s.attribute_named(py, args, writes, "close")?;
    let first = s.attempt(py, args, |s, _, args| s.call(args, close, &[]))?;
    let close = s.attribute_named(py, args, reads, "close")?;
    let second = s.attempt(py, args, |s, _, args| s.call(args, close, &[]))?;
    match (first, second) {
        (Ok(_), Ok(value)) => Ok(value),
        (Ok(_), Err(exception)) | (Err(exception), Ok(_)) => Err(py.raise_again(exception)),
        (Err(first), Err(exception)) => {
            let trap = py.raise_again(exception);
            py.set_context(exception, first);
            Err(trap)
        }
    }
}
