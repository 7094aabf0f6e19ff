//! The exceptions that led to the uncaught one, in the order they are shown: the first cause first.

use super::texts::{LINK, STRIDE};
use crate::Trap;
use crate::heap::Obj;
use crate::object::exception::Exception;
use crate::object::list::List;
use crate::python::Python;
use crate::value::Value;

/// Why an exception is shown before the next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// It is the last.
    None = 0,
    /// `__cause__` of the next.
    Cause = 1,
    /// `__context__` of the next.
    Context = 2,
}

fn before(exception: Obj<Exception>) -> Option<(Obj<Exception>, Link)> {
    if let Some(cause) = exception.cause.get().cast::<Exception>() {
        return Some((cause, Link::Cause));
    }
    if exception.suppress_context() {
        return None;
    }
    Some((exception.context.get().cast::<Exception>()?, Link::Context))
}

/// How many exceptions there are; a chain that leads into itself is followed once.
fn length(last: Obj<Exception>) -> usize {
    // Brent's algorithm: `mark` is where the walk was at the last power of two.
    let (mut mark, mut power, mut steps, mut here, mut count) = (last, 1usize, 0, last, 1);
    while let Some((next, _)) = before(here) {
        if next == mark {
            // A circle of `steps + 1`: those before it, and once around.
            return lead(last, steps + 1) + steps + 1;
        }
        (here, steps, count) = (next, steps + 1, count + 1);
        if steps == power {
            (mark, power, steps) = (here, power * 2, 0);
        }
    }
    count
}

/// How many exceptions come before a circle of `round`.
fn lead(last: Obj<Exception>, round: usize) -> usize {
    let step = |exception| before(exception).map_or(exception, |(next, _)| next);
    let mut ahead = last;
    for _ in 0..round {
        ahead = step(ahead);
    }
    let (mut behind, mut count) = (last, 0);
    while behind != ahead {
        (behind, ahead, count) = (step(behind), step(ahead), count + 1);
    }
    count
}

impl Python<'_> {
    /// A list of what is to be shown, in order; [`STRIDE`] values for each exception.
    pub(super) fn chain_of(&mut self, exception: Value) -> Result<Value, Trap> {
        let Some(last) = exception.cast::<Exception>() else { return Err(self.refused("a report of no exception")) };
        let count = length(last);
        let items = List::with_capacity(&mut self.heap, count * STRIDE)?;
        for _ in 0..count * STRIDE {
            items.push(&mut self.heap, Value::NULL)?;
        }
        let (mut here, mut link) = (last, Link::None);
        for index in (0..count).rev() {
            items.set(index * STRIDE, here.value());
            items.set(index * STRIDE + LINK, Value::from_int_truncated(link as isize));
            if let Some(next) = before(here) {
                (here, link) = next;
            }
        }
        Ok(items.value())
    }
}
