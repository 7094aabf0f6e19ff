//! What the collector has to keep: every value that the interpreter holds.

use super::{Activation, Frame};
use crate::interp::Parked;
use crate::object::Model;

/// The exact roots of a run.
pub struct Roots<'r, M: Model> {
    pub(crate) stack: &'r [M::Value],
    pub(crate) frames: &'r [Frame<M>],
    pub(crate) handled: M::Value,
    pub(crate) kwnames: M::Value,
    pub(crate) threads: Option<&'r Parked<M>>,
}

impl<M: Model> Roots<'_, M> {
    /// Every value, nulls included.
    pub fn values(&self) -> impl Iterator<Item = M::Value> + '_ {
        let frames = self.frames.iter().flat_map(|frame| [frame.function, frame.locals]);
        let threads = self.threads().flat_map(Parked::values);
        self.stack.iter().copied().chain(frames).chain([self.handled, self.kwnames]).chain(threads)
    }

    /// Every code that a frame runs.
    pub fn codes(&self) -> impl Iterator<Item = M::Code> + '_ {
        let frames = self.frames.iter().chain(self.threads().flat_map(Parked::frames));
        frames.filter_map(|frame| match frame.activation {
            Activation::Python(code) => Some(code),
            Activation::Native(..) | Activation::Vacant => None,
        })
    }

    /// The runs that do not run now.
    fn threads(&self) -> impl Iterator<Item = &Parked<M>> + '_ {
        core::iter::successors(self.threads, |parked| parked.next())
    }
}
