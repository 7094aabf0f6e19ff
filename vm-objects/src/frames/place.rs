//! Where a frame is, and what it holds at the moment.

use crate::Trap;
use crate::heap::Obj;
use crate::object::code::{Code, CodeRef};
use crate::object::frame::Frame;
use crate::object::generator::{Generator, Progress};
use crate::python::{Args, Python, Scratch};
use crate::value::Value;

/// Where a frame is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// On the stack.
    Running(usize),
    /// A generator's that waits.
    Suspended(Obj<Generator>),
    /// Nowhere any more.
    Ended,
}

impl Obj<Frame> {
    /// Where it is.
    pub(crate) fn place(self, args: &Args<'_, '_>) -> Place {
        if self.ended() {
            return Place::Ended;
        }
        let Some(generator) = self.generator() else {
            return if self.depth.get() == 0 { Place::Ended } else { Place::Running(self.depth.get()) };
        };
        if let Some(caller) = args.callers().find(|caller| caller.generator == generator) {
            return Place::Running(caller.depth);
        }
        match generator.cast::<Generator>() {
            Some(generator) if generator.progress() != Progress::Finished => Place::Suspended(generator),
            _ => Place::Ended,
        }
    }

    /// The code.
    pub(crate) fn running_code(self) -> Option<CodeRef> {
        self.code.get().cast::<Code>().map(CodeRef::from)
    }

    /// `f_lasti`: byte offset of the instruction that it is in.
    pub(crate) fn offset(self, args: &Args<'_, '_>) -> u32 {
        match self.place(args) {
            Place::Running(depth) => args.frame(depth).map_or(0, |caller| caller.offset),
            Place::Suspended(generator) => (generator.offset.get() as u32).wrapping_sub(2),
            Place::Ended => self.lasti.get() as u32,
        }
    }

    /// `f_lineno`.
    pub(crate) fn line(self, args: &Args<'_, '_>) -> Option<i32> {
        self.running_code()?.lines().find(self.offset(args))?.line
    }
}

impl<'h> Python<'h> {
    /// The slots of a frame's `localsplus`.
    pub(super) fn frame_slots(&self, args: &Args<'_, 'h>, frame: Obj<Frame>) -> Result<Scratch<'h, Value>, Trap> {
        let mut slots = self.scratch();
        let count = frame.running_code().map_or(0, |code| code.nlocalsplus());
        let room = match frame.place(args) {
            Place::Running(depth) => {
                let caller = args.frame(depth);
                caller.as_ref().map_or(&[][..], |caller| caller.slots).iter().all(|&slot| slots.push(slot))
            }
            Place::Suspended(generator) => generator.trailing().iter().take(count).all(|slot| slots.push(slot.get())),
            Place::Ended => frame.trailing().iter().all(|slot| slots.push(slot.get())),
        };
        if room { Ok(slots) } else { Err(Trap::Memory) }
    }
}
