//! Matches, searches and substitutions under way.
//!
//! A short one is done at once. A longer one, and one that calls a program's function, becomes a frame of its own: its
//! [`Job`] lies among the host's values, and the window has, behind the arguments, what holds it and the objects that it
//! works with. So it costs fuel, and can be stopped and gone on with at any time.

use alloc::rc::Rc;

use vm_core::object::Input;
use vm_objects::object::list::List;
use vm_objects::types::TypeId;
use vm_objects::{Args, Python, Script, Signature, Trap, Value};

use super::engine::{Kind, Matcher, Outcome, Program};
use super::found::{self, Origin};
use super::numbers::{clamp, size};
use super::pattern::{self, Compiled};
use super::subject::{Subject, join};
use super::template;
use crate::objects;

/// Steps of the machine that belong to the instruction.
const FREE: u64 = 1000;
/// Steps between two stops, which are paid for before.
const CHUNK: u64 = 8192;
/// Steps that making an object counts for.
const OBJECT: u64 = 8;

/// States of a routine that has a frame.
const GO_ON: u32 = 0x4000_0000;
const CALLED: u32 = GO_ON + 1;

/// What is to be done with what is found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Task {
    /// A match object, or `None`.
    One,
    /// As `One`, for the scanner that the routine is a method of.
    Next,
    /// A list of texts or of groups.
    All,
    /// A list of the texts between.
    Split,
    /// The text with something else instead.
    Sub(Filter),
}

/// What stands instead.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    Literal,
    Template,
    Callable,
}

/// A match, search or substitution under way.
pub(super) struct Job {
    program: Rc<Program>,
    pub(super) matcher: Matcher,
    task: Task,
    pos: usize,
    end_pos: usize,
    groups: u32,
    /// How many times at most; 0 for always.
    most: isize,
    /// How many times so far.
    done: isize,
    /// Where the text begins that has not been dealt with.
    rest: usize,
    /// The number of times is wanted too.
    counted: bool,
    /// A program's function has been asked what stands for what was found.
    asked: bool,
    /// Steps that are paid for.
    paid: u64,
}

/// The objects that a job works with.
#[derive(Clone, Copy)]
pub(super) struct Objects {
    pub(super) pattern: Value,
    pub(super) string: Value,
    pub(super) list: Value,
    pub(super) filter: Value,
}

/// A job in a window's slot; it is taken out while it is worked on.
struct Kept(Option<Box<Job>>);

/// How far a job came.
pub(super) enum Progress {
    Done(Value),
    Paused,
    /// The filter is to be called with this.
    Call(Value),
}

impl Job {
    pub(super) fn new(
        py: &Python<'_>,
        compiled: &Compiled,
        subject: &Subject,
        task: Task,
        kind: Kind,
        [pos, end_pos]: [isize; 2],
    ) -> Job {
        let len = subject.len();
        let (pos, end_pos) = (clamp(pos, len), clamp(end_pos, len));
        Job {
            matcher: Matcher::new(&compiled.program, kind, pos, end_pos, py.memory_limit()),
            program: Rc::clone(&compiled.program),
            task,
            pos,
            end_pos,
            groups: compiled.groups,
            most: 0,
            done: 0,
            rest: pos,
            counted: false,
            asked: false,
            paid: 0,
        }
    }

    fn origin(&self, objects: &Objects) -> Origin {
        let (pattern, string, groups) = (objects.pattern, objects.string, self.groups);
        Origin { pattern, string, pos: self.pos, end_pos: self.end_pos, groups }
    }

    /// Works until it is done, or the steps are used up. Where it answers a trap, nothing has been done since the last
    /// match that was dealt with.
    pub(super) fn work(&mut self, py: &mut Python<'_>, objects: &Objects, steps: &mut u64) -> Result<Progress, Trap> {
        let subject = Subject::expected(py, objects.string)?;
        loop {
            if self.most != 0 && self.done >= self.most {
                return self.finish(py, objects, &subject);
            }
            if *steps == 0 {
                return Ok(Progress::Paused);
            }
            match subject.read(|text| self.matcher.run(&self.program, text, steps)) {
                Outcome::Found => {
                    *steps = steps.saturating_sub(OBJECT);
                    if let Some(progress) = self.found(py, objects, &subject)? {
                        return Ok(progress);
                    }
                }
                Outcome::Failed => return self.finish(py, objects, &subject),
                Outcome::Paused => return Ok(Progress::Paused),
                Outcome::TooLarge => return Err(py.error_with(TypeId::MemoryError, &[])),
                Outcome::Broken => {
                    let text = format_args!("internal error in regular expression engine");
                    return Err(py.error(TypeId::RuntimeError, text));
                }
            }
        }
    }

    /// Deals with a match; what it adds to the list is all there at once, or not at all.
    fn found(&mut self, py: &mut Python<'_>, objects: &Objects, subject: &Subject) -> Result<Option<Progress>, Trap> {
        let (start, end) = (self.matcher.start, self.matcher.at);
        match self.task {
            Task::One => return found::new(py, &self.origin(objects), &self.matcher).map(Progress::Done).map(Some),
            Task::Next => {
                let found = found::new(py, &self.origin(objects), &self.matcher)?;
                self.matcher.go_on();
                return Ok(Some(Progress::Done(found)));
            }
            Task::All => {
                let item = self.item(py, objects, subject)?;
                append(py, objects.list, &[item])?;
            }
            Task::Split => {
                let mut parts = vec![subject.slice(py, objects.string, self.rest, start)?];
                for index in 1..=self.groups as usize {
                    parts.push(self.group(py, objects, subject, index)?);
                }
                append(py, objects.list, &parts)?;
            }
            Task::Sub(filter) => {
                let mut parts = Vec::new();
                if self.rest < start {
                    parts.push(subject.slice(py, objects.string, self.rest, start)?);
                }
                match filter {
                    Filter::Literal => parts.push(objects.filter),
                    Filter::Template => parts.push(self.expanded(py, objects, subject)?),
                    Filter::Callable => {
                        let found = found::new(py, &self.origin(objects), &self.matcher)?;
                        append(py, objects.list, &parts)?;
                        self.rest = end;
                        return Ok(Some(Progress::Call(found)));
                    }
                }
                append(py, objects.list, &parts)?;
            }
        }
        self.dealt_with(end);
        Ok(None)
    }

    fn dealt_with(&mut self, end: usize) {
        self.rest = end;
        self.done += 1;
        self.matcher.go_on();
    }

    /// What the filter gave for the last match joins the list.
    fn answered(&mut self, py: &mut Python<'_>, objects: &Objects, answer: Value) -> Result<(), Trap> {
        if self.asked {
            if !answer.is_none() {
                append(py, objects.list, &[answer])?;
            }
            self.asked = false;
            self.dealt_with(self.matcher.at);
        }
        Ok(())
    }

    /// The text of a group, or `None`.
    fn group(&self, py: &mut Python<'_>, objects: &Objects, subject: &Subject, index: usize) -> Result<Value, Trap> {
        match self.matcher.group(index) {
            Some((start, end)) if start > end => Err(found::wrong_span(py)),
            Some((start, end)) => subject.slice(py, objects.string, start, end),
            None => Ok(Value::NONE),
        }
    }

    /// What `findall` gives for a match.
    fn item(&self, py: &mut Python<'_>, objects: &Objects, subject: &Subject) -> Result<Value, Trap> {
        let text = |py: &mut Python<'_>, index| match self.group(py, objects, subject, index)? {
            Value::NONE => subject.empty(py),
            text => Ok(text),
        };
        match self.groups as usize {
            0 => text(py, 0),
            1 => text(py, 1),
            groups => {
                let mut texts = Vec::with_capacity(groups);
                for index in 1..=groups {
                    texts.push(text(py, index)?);
                }
                py.tuple(&texts)
            }
        }
    }

    fn expanded(&self, py: &mut Python<'_>, objects: &Objects, subject: &Subject) -> Result<Value, Trap> {
        template::expand(py, objects.filter, |py, index| {
            if index > self.groups as usize { Ok(Value::NULL) } else { self.group(py, objects, subject, index) }
        })
    }

    /// Nothing more is found.
    fn finish(&mut self, py: &mut Python<'_>, objects: &Objects, subject: &Subject) -> Result<Progress, Trap> {
        let rest = match self.task {
            Task::One | Task::Next => return Ok(Progress::Done(Value::NONE)),
            Task::All => return Ok(Progress::Done(objects.list)),
            Task::Split => Some(self.rest),
            Task::Sub(_) => (self.rest < self.end_pos).then_some(self.rest),
        };
        let end = self.end_pos;
        let rest = rest.map(|rest| subject.slice(py, objects.string, rest, end.max(rest))).transpose()?;
        if self.task == Task::Split {
            append(py, objects.list, rest.as_slice())?;
            return Ok(Progress::Done(objects.list));
        }
        let list = objects.list.cast::<List>();
        let parts = list.as_ref().map_or(&[][..], |list| list.items()).iter().map(core::cell::Cell::get);
        let parts: Vec<Value> = parts.chain(rest).collect();
        let text = if parts.is_empty() { subject.empty(py)? } else { join(py, &parts, subject.is_bytes())? };
        if !self.counted {
            return Ok(Progress::Done(text));
        }
        py.tuple(&[text, Value::from_int_truncated(self.done)]).map(Progress::Done)
    }
}

/// Adds to a list: all, or nothing.
fn append(py: &mut Python<'_>, list: Value, parts: &[Value]) -> Result<(), Trap> {
    let Some(list) = list.cast::<List>() else { return Ok(()) };
    list.reserve(&mut py.heap, parts.len())?;
    parts.iter().try_for_each(|&part| list.push(&mut py.heap, part))
}

/// Works on a new job: at once if it is short, else in a frame of its own.
pub(super) fn begin<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    mut job: Job,
    objects: Objects,
) -> Result<Value, Trap> {
    let mut steps = FREE;
    let progress = job.work(py, &objects, &mut steps);
    let outcome = match progress {
        Ok(Progress::Done(value)) => Ok(value),
        Ok(progress) => match frame_slots(py, args, &objects) {
            Ok(keeper) => {
                if let Some(kept) = objects::kept::<Kept>(py, keeper) {
                    kept.0 = Some(Box::new(job));
                }
                return ask(py, args, keeper, progress, objects.filter);
            }
            Err(trap) => Err(trap),
        },
        Err(trap) => Err(trap),
    };
    if job.task == Task::Next {
        super::scanner::give_back(py, args.get(0), job.matcher);
    }
    outcome
}

/// The slots of a job's frame; answers the one that will keep it.
fn frame_slots<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, objects: &Objects) -> Result<Value, Trap> {
    let before = args.len();
    let keeper = objects::keep(py, Kept(None))?;
    let slots = [keeper, objects.pattern, objects.string, objects.list, objects.filter];
    if let Err(trap) = slots.into_iter().try_for_each(|slot| args.push(slot)) {
        args.resize(before)?;
        return Err(trap);
    }
    Ok(keeper)
}

/// Asks for what a job needs to go on.
fn ask<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    keeper: Value,
    progress: Progress,
    filter: Value,
) -> Result<Value, Trap> {
    let trap = match progress {
        Progress::Done(value) => return Ok(value),
        Progress::Paused => args.enter(GO_ON),
        Progress::Call(found) => args.call(CALLED, filter, &[found]),
    };
    if trap == Trap::Call
        && args.state == CALLED
        && let Some(Kept(Some(job))) = objects::kept::<Kept>(py, keeper)
    {
        job.asked = true;
    }
    Err(trap)
}

/// Whether a routine has become a job.
pub(super) fn is_under_way(args: &Args<'_, '_>) -> bool {
    args.input != Input::Start && args.state >= GO_ON
}

/// Goes on with the job of a window.
pub(super) fn go_on<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const SLOTS: usize = 5;
    let answer = args.pop();
    let base = args.len().saturating_sub(SLOTS);
    let [keeper, pattern, string, list, filter] = [0, 1, 2, 3, 4].map(|slot| args.get(base + slot));
    let objects = Objects { pattern, string, list, filter };
    let Some(mut job) = objects::kept::<Kept>(py, keeper).and_then(|kept| kept.0.take()) else {
        return Err(py.error(TypeId::SystemError, format_args!("a match that is lost")));
    };
    let progress = step(py, &mut job, &objects, answer);
    if job.task == Task::Next && matches!(progress, Ok(Progress::Done(_)) | Err(Trap::Raise)) {
        super::scanner::give_back(py, args.get(0), job.matcher);
    } else if let Some(kept) = objects::kept::<Kept>(py, keeper) {
        kept.0 = Some(job);
    }
    ask(py, args, keeper, progress?, filter)
}

/// One step of a job that has a frame.
fn step(py: &mut Python<'_>, job: &mut Job, objects: &Objects, answer: Value) -> Result<Progress, Trap> {
    job.answered(py, objects, answer)?;
    if job.paid == 0 {
        py.charge(CHUNK)?;
        job.paid = CHUNK;
    }
    let mut steps = job.paid;
    let progress = job.work(py, objects, &mut steps);
    job.paid = steps;
    progress
}

/// `string`, `pos` and `endpos`, for a job or a scanner.
pub(super) fn bounds<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    function: &'static str,
) -> Result<(Value, [isize; 2]), Trap> {
    let signature = Signature { function, names: ["string", "pos", "endpos"], least: 1, positional: 3 };
    let [string, pos, end_pos] = py.named_args(args, 1, &signature)?;
    let mut script = Script::new(args, 0)?;
    let pos = size(py, args, &mut script, pos, 0)?;
    let end_pos = size(py, args, &mut script, end_pos, isize::MAX)?;
    Ok((string, [pos, end_pos]))
}

fn single<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    function: &'static str,
    task: Task,
    kind: Kind,
) -> Result<Value, Trap> {
    if is_under_way(args) {
        return go_on(py, args);
    }
    let (string, bounds) = bounds(py, args, function)?;
    let pattern = args.get(0);
    let compiled = pattern::compiled(py, pattern)?;
    let subject = compiled.subject(py, string)?;
    let job = Job::new(py, &compiled, &subject, task, kind, bounds);
    let list = if task == Task::One { Value::NULL } else { List::with_capacity(&mut py.heap, 0)?.value() };
    begin(py, args, job, Objects { pattern, string, list, filter: Value::NULL })
}

pub(super) fn match_<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    single(py, args, "match", Task::One, Kind::Match)
}

pub(super) fn fullmatch<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    single(py, args, "fullmatch", Task::One, Kind::Full)
}

pub(super) fn search<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    single(py, args, "search", Task::One, Kind::Search)
}

pub(super) fn findall<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    single(py, args, "findall", Task::All, Kind::Search)
}

pub(super) fn split<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if is_under_way(args) {
        return go_on(py, args);
    }
    let signature = Signature { function: "split", names: ["string", "maxsplit"], least: 1, positional: 2 };
    let [string, most] = py.named_args(args, 1, &signature)?;
    let mut script = Script::new(args, 0)?;
    let most = size(py, args, &mut script, most, 0)?;
    let pattern = args.get(0);
    let compiled = pattern::compiled(py, pattern)?;
    let subject = compiled.subject(py, string)?;
    let job = Job::new(py, &compiled, &subject, Task::Split, Kind::Search, [0, isize::MAX]);
    let list = List::with_capacity(&mut py.heap, 0)?.value();
    begin(py, args, Job { most, ..job }, Objects { pattern, string, list, filter: Value::NULL })
}

pub(super) fn sub<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    substitute(py, args, "sub")
}

pub(super) fn subn<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    substitute(py, args, "subn")
}

/// `pattern_subx`
fn substitute<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, function: &'static str) -> Result<Value, Trap> {
    if is_under_way(args) {
        return go_on(py, args);
    }
    let signature = Signature { function, names: ["repl", "string", "count"], least: 2, positional: 3 };
    let [replacement, string, most] = py.named_args(args, 1, &signature)?;
    let mut script = Script::new(args, 0)?;
    let most = size(py, args, &mut script, most, 0)?;
    let pattern = args.get(0);
    let compiled = pattern::compiled(py, pattern)?;
    let (filter, kind) = filter(py, args, &mut script, pattern, replacement)?;
    let subject = compiled.subject(py, string)?;
    let job = Job::new(py, &compiled, &subject, Task::Sub(kind), Kind::Search, [0, isize::MAX]);
    let list = List::with_capacity(&mut py.heap, 0)?.value();
    begin(py, args, Job { most, counted: function == "subn", ..job }, Objects { pattern, string, list, filter })
}

/// What stands instead of a match, and what kind of thing that is.
fn filter<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    script: &mut Script,
    pattern: Value,
    replacement: Value,
) -> Result<(Value, Filter), Trap> {
    if py.is_callable(replacement) {
        return Ok((replacement, Filter::Callable));
    }
    if let Some(subject) = Subject::of(py, replacement)?
        && subject.read(|text| (0..text.len()).all(|index| text.get(index) != Some(b'\\'.into())))
    {
        return Ok((replacement, Filter::Literal));
    }
    let template = pattern::compile_template(py, args, script, pattern, replacement)?;
    match template::only_literal(template) {
        Some(literal) => Ok((literal, Filter::Literal)),
        None => Ok((template, Filter::Template)),
    }
}
