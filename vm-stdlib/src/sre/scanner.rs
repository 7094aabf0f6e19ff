//! `SRE_Scanner`: one match after another.

use vm_core::object::Input;
use vm_objects::object::instance::Instance;
use vm_objects::object::str::Str;
use vm_objects::{Args, Arity, GetSetDef, NativeDef, Python, Trap, TypeSpec, Value};

use super::engine::{Kind, Matcher};
use super::job::{self, Job, Objects, Task};
use super::pattern;
use crate::objects;

static SCANNER: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::instance_method("match", Arity::Free, |py, args| next(py, args, Kind::Match)),
        NativeDef::instance_method("search", Arity::Free, |py, args| next(py, args, Kind::Search)),
    ],
    getsets: &[GetSetDef { name: "pattern", get: |_, this| Ok(slot(this, PATTERN)), set: Some(pattern::read_only) }],
    slots: 4,
    base_type: false,
    creatable: false,
    weak: false,
    ..TypeSpec::new("_sre", "SRE_Scanner")
};

/// Slots: the [`State`], the pattern, what is scanned, and a view of its memory that keeps it in its place.
const STATE: usize = 0;
const PATTERN: usize = 1;
const STRING: usize = 2;
const VIEW: usize = 3;

/// Where a scanner is.
struct State {
    /// None while a match is under way.
    matcher: Option<Box<Matcher>>,
    /// `pos` and `endpos`.
    bounds: [isize; 2],
}

fn slot(this: Value, index: usize) -> Value {
    this.cast::<Instance>().map_or(Value::NONE, |this| this.slot(index))
}

/// `Pattern.scanner(string, pos=0, endpos=sys.maxsize)`
pub(super) fn scanner<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    new(py, args, "scanner")
}

/// `Pattern.finditer(string, pos=0, endpos=sys.maxsize)`
pub(super) fn finditer<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let scanner = new(py, args, "finditer")?;
    let name = Str::intern(&mut py.heap, "search")?.value();
    let search = py.attribute(scanner, name)?;
    py.call_iterator(search, Value::NONE)
}

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, function: &'static str) -> Result<Value, Trap> {
    let (string, bounds) = job::bounds(py, args, function)?;
    let pattern = args.get(0);
    let compiled = pattern::compiled(py, pattern)?;
    let subject = compiled.subject(py, string)?;
    let view = if subject.is_bytes() { py.new_view(string)? } else { Value::NULL };
    let job = Job::new(py, &compiled, &subject, Task::Next, Kind::Search, bounds);
    let class = py.host_type(&SCANNER)?;
    let state = State { matcher: Some(Box::new(job.matcher)), bounds };
    let scanner = objects::create(py, class, STATE, state)?;
    if let Some(object) = scanner.cast::<Instance>() {
        object.set_slot(PATTERN, pattern);
        object.set_slot(STRING, string);
        object.set_slot(VIEW, view);
    }
    Ok(scanner)
}

/// A match is done, or has failed: the scanner can be used again.
pub(super) fn give_back(py: &mut Python<'_>, scanner: Value, matcher: Matcher) {
    if let Some(state) = objects::get::<State>(py, scanner, STATE) {
        state.matcher = Some(Box::new(matcher));
    }
}

fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, kind: Kind) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return job::go_on(py, args);
    }
    if args.nargs() > 1 {
        let name = if kind == Kind::Match { "match" } else { "search" };
        return Err(py.type_error(format_args!("{name}() takes no arguments")));
    }
    let this = args.get(0);
    let (pattern, string) = (slot(this, PATTERN), slot(this, STRING));
    let compiled = pattern::compiled(py, pattern)?;
    let subject = compiled.subject(py, string)?;
    let Some(state) = objects::get::<State>(py, this, STATE) else { return Ok(Value::NONE) };
    let bounds = state.bounds;
    let Some(mut matcher) = state.matcher.take() else {
        return Err(py.value_error(format_args!("regular expression scanner already executing")));
    };
    matcher.set_kind(kind);
    let mut job = Job::new(py, &compiled, &subject, Task::Next, kind, bounds);
    job.matcher = *matcher;
    let objects = Objects { pattern, string, list: Value::NULL, filter: Value::NULL };
    job::begin(py, args, job, objects)
}
