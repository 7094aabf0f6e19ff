//! What is to be shown, in order: the first cause first, the exceptions of a group behind it.
//!
//! Follows `print_exception_recursive` and `print_exception_group` of CPython's `Python/pythonrun.c`, with a stack in
//! place of the recursion: it makes the list of what is written, before any text is asked for.

use super::texts::{DEPTH, KIND, STRIDE};
use crate::Trap;
use crate::heap::Obj;
use crate::object::exception::Exception;
use crate::object::list::List;
use crate::python::{Python, Scratch};
use crate::value::Value;

/// Groups within groups that are shown.
pub(super) const MAX_DEPTH: usize = 10;
/// Exceptions of a group that are shown.
const MAX_WIDTH: usize = 15;
/// Lines of the list, at most: a small group may hold the same groups again and again.
const MAX_ITEMS: usize = 10_000;

/// What an item of the list is.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    /// An exception.
    Exception,
    /// A group; its exceptions follow.
    Group,
    /// What comes before was the cause of what follows.
    Cause,
    /// What follows was raised while what comes before was being handled.
    Context,
    /// The line before an exception of a group; the number is its index.
    Separator,
    /// The line before those that are left out.
    Ellipsis,
    /// How many are left out.
    LeftOut,
    /// The group lies too deep.
    TooDeep,
    /// The last exception of a group follows: a line will close the group.
    Last,
    /// Here, if an inner group has not done it.
    Close,
    /// An exception's cause follows, whose groups close for themselves.
    Enter,
    /// The exception itself follows.
    Leave,
}

impl Kind {
    const ALL: &'static [Kind] = &[
        Kind::Exception,
        Kind::Group,
        Kind::Cause,
        Kind::Context,
        Kind::Separator,
        Kind::Ellipsis,
        Kind::LeftOut,
        Kind::TooDeep,
        Kind::Last,
        Kind::Close,
        Kind::Enter,
        Kind::Leave,
    ];

    pub(super) fn of(value: Value) -> Kind {
        let index = value.as_small_int().and_then(|index| usize::try_from(index).ok()).unwrap_or(0);
        Kind::ALL.get(index).copied().unwrap_or(Kind::Exception)
    }
}

/// What is still to be done.
#[derive(Clone, Copy)]
enum Task {
    /// An exception with its causes.
    Visit(Obj<Exception>, usize),
    /// An exception without them.
    Show(Obj<Exception>, usize),
    /// A line of another kind: what, how deep, a number.
    Line(Kind, usize, usize),
}

fn before(exception: Obj<Exception>) -> Option<(Obj<Exception>, Kind)> {
    if let Some(cause) = exception.cause.get().cast::<Exception>() {
        return Some((cause, Kind::Cause));
    }
    if exception.suppress_context() {
        return None;
    }
    Some((exception.context.get().cast::<Exception>()?, Kind::Context))
}

impl<'h> Python<'h> {
    /// A list of what is to be shown; [`STRIDE`] values for each line or exception.
    pub(super) fn chain_of(&mut self, exception: Value) -> Result<Value, Trap> {
        let Some(last) = exception.cast::<Exception>() else { return Err(self.refused("a report of no exception")) };
        let items = List::with_capacity(&mut self.heap, STRIDE)?;
        let (mut tasks, mut seen) = (self.scratch::<Task>(), self.scratch::<usize>());
        let mut room = tasks.push(Task::Visit(last, 0));
        while let Some(&task) = tasks.last().filter(|_| room && items.items().len() < MAX_ITEMS * STRIDE) {
            tasks.truncate(tasks.len() - 1);
            match task {
                Task::Line(kind, depth, number) => {
                    self.add_item(items, Value::from_int_truncated(number as isize), kind, depth)?
                }
                Task::Visit(exception, depth) => room = visit(&mut tasks, &mut seen, exception, depth),
                Task::Show(exception, depth) => match self.members_of_group(exception) {
                    None => self.add_item(items, exception.value(), Kind::Exception, depth)?,
                    Some(_) if depth > MAX_DEPTH => self.add_item(items, Value::NULL, Kind::TooDeep, depth)?,
                    Some(members) => {
                        let depth = depth.max(1);
                        self.add_item(items, exception.value(), Kind::Group, depth)?;
                        room = members_of(&mut tasks, members.values(), depth);
                    }
                },
            }
        }
        if room { Ok(items.value()) } else { Err(Trap::Memory) }
    }

    /// As [`Python::chain_of`], of the exception alone.
    pub(super) fn alone(&mut self, exception: Value) -> Result<Value, Trap> {
        let items = List::with_capacity(&mut self.heap, STRIDE)?;
        self.add_item(items, exception, Kind::Exception, 0)?;
        Ok(items.value())
    }

    fn add_item(&mut self, items: Obj<List>, what: Value, kind: Kind, depth: usize) -> Result<(), Trap> {
        let at = items.items().len();
        for _ in 0..STRIDE {
            items.push(&mut self.heap, Value::NULL)?;
        }
        items.set(at, what);
        items.set(at + KIND, Value::from_int_truncated(kind as isize));
        items.set(at + DEPTH, Value::from_int_truncated(depth as isize));
        Ok(())
    }
}

/// Pushes what an exception needs, last first; false without memory.
fn visit(tasks: &mut Scratch<'_, Task>, seen: &mut Scratch<'_, usize>, e: Obj<Exception>, depth: usize) -> bool {
    let insert = |seen: &mut Scratch<'_, usize>, e: Obj<Exception>| -> Option<bool> {
        let identity = e.value().identity();
        match seen.binary_search(&identity) {
            Ok(_) => Some(false),
            Err(at) => {
                if !seen.push(identity) {
                    return None;
                }
                seen.get_mut(at..)?.rotate_right(1);
                Some(true)
            }
        }
    };
    if insert(seen, e).is_none() || !tasks.push(Task::Show(e, depth)) {
        return false;
    }
    let Some((before, kind)) = before(e) else { return true };
    if seen.binary_search(&before.value().identity()).is_ok() {
        return true;
    }
    tasks.push(Task::Line(Kind::Leave, depth, 0))
        && tasks.push(Task::Line(kind, depth, 0))
        && tasks.push(Task::Visit(before, depth))
        && tasks.push(Task::Line(Kind::Enter, depth, 0))
}

/// Pushes the exceptions of a group, last first; false without memory.
fn members_of(tasks: &mut Scratch<'_, Task>, members: &[Value], depth: usize) -> bool {
    let mut room = tasks.push(Task::Line(Kind::Close, depth + 1, 0));
    if let Some(more @ 1..) = members.len().checked_sub(MAX_WIDTH) {
        room = room
            && tasks.push(Task::Line(Kind::LeftOut, depth + 1, more))
            && tasks.push(Task::Line(Kind::Ellipsis, depth, 0))
            && tasks.push(Task::Line(Kind::Last, depth, 0));
    }
    for (index, member) in members.iter().enumerate().take(MAX_WIDTH).rev() {
        let Some(member) = member.cast::<Exception>() else { continue };
        room = room
            && tasks.push(Task::Visit(member, depth + 1))
            && tasks.push(Task::Line(Kind::Separator, depth, index))
            && (index + 1 != members.len() || tasks.push(Task::Line(Kind::Last, depth, 0)));
    }
    room
}
