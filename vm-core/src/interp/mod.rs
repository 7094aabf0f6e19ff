//! The interpreter: drives frames over an object model, and nothing else drives them.
//!
//! | file | what |
//! |---|---|
//! | `registers` | where the running frame is: next code unit, top of stack, window |
//! | `dispatch` | the loop: one line an opcode |
//! | `ops/` | what each instruction does to the stack; its meaning is the model's |
//! | `calls` | frames pushed and popped |
//! | `native` | native routines: entered, waiting, gone on with |
//! | `deferral` | what becomes of an instruction whose work a native routine finishes |
//! | `deliver` | where the value of a frame goes |
//! | `unwind` | exceptions on their way to a handler |
//! | `memory` | traps that ask for memory: collect, lengthen, try again |
//! | `generators` | frames that leave the stack and come back |
//! | `threads` | runs beside each other, which take turns |
//! | `trace` | one instruction at a time, and what a tracer is told |

mod calls;
mod deferral;
mod deliver;
mod dispatch;
mod generators;
mod memory;
mod native;
mod ops;
mod registers;
mod run;
mod threads;
mod trace;
mod unwind;

use crate::frame::{Frame, Stack};
use crate::object::{Model, Request};
use memory::Starved;
use threads::Threads;
use trace::Tracer;

pub use run::Outcome;
pub(crate) use threads::Parked;

/// A Python virtual machine over the model `M`: its stacks, and the run that is under way.
///
/// All state is in here: machines run side by side, and a run can stop at any instruction and go on later.
pub struct Interpreter<M: Model> {
    /// The objects.
    pub model: M,
    stack: Stack<M::Value>,
    /// End of the value stack less [`RESERVE`](Self::RESERVE).
    limit: *mut M::Value,
    /// First free slot while nothing runs in the loop.
    sp: *mut M::Value,
    frames: Stack<Frame<M>>,
    /// One past the frame that runs.
    next: *mut Frame<M>,
    /// As far as `next` may go.
    last: *mut Frame<M>,
    /// Frames that may be in use at once.
    max_depth: usize,
    /// The exception that is being handled, or null: `sys.exception()`.
    handled: M::Value,
    /// What `KW_NAMES` left for the next `CALL`, or null.
    kwnames: M::Value,
    /// 0, or [`KEYWORDS`](Self::KEYWORDS) when `kwnames` is not null: so that one comparison tells a simple call.
    keywords: usize,
    /// Calls and backward jumps that may still be made.
    fuel: u32,
    /// What the native routine on top asked for, until it is done.
    request: Option<Request<M::Value>>,
    /// What the run's first frame gave.
    given: Option<M::Value>,
    /// The pending exception has left the run's first frame.
    raised: bool,
    /// Slots that the last [`Trap::Stack`] asked for.
    wanted: usize,
    /// The instruction that last asked for memory, and how often in vain.
    starved: Starved,
    /// The instruction that fuel was last paid for.
    paid: Starved,
    /// The runs that do not run now.
    threads: Threads<M>,
    /// Where a tracer is.
    tracer: Tracer,
}

impl<M: Model> Interpreter<M> {
    /// Slots that are always free above a frame's operands: what a native routine may push before it must ask for more.
    pub const RESERVE: usize = 16;

    /// More than any number of arguments.
    const KEYWORDS: usize = 1 << 24;

    /// Frames that may be in use at once when nothing else is said: CPython's recursion limit.
    pub const DEFAULT_DEPTH: usize = 1000;

    /// A machine with stacks from [`Model::allocate`], which grow as needed.
    pub fn new(model: M) -> Self {
        let null = M::NULL;
        Self {
            model,
            stack: Stack::empty(),
            limit: core::ptr::null_mut(),
            sp: core::ptr::null_mut(),
            frames: Stack::empty(),
            next: core::ptr::null_mut(),
            last: core::ptr::null_mut(),
            max_depth: Self::DEFAULT_DEPTH,
            handled: null,
            kwnames: null,
            keywords: 0,
            fuel: 0,
            request: None,
            given: None,
            raised: false,
            wanted: 0,
            starved: Starved::default(),
            paid: Starved::default(),
            threads: Threads::new(),
            tracer: Tracer::default(),
        }
    }

    /// A machine whose stacks are `values` and `frames`, and never grow.
    pub fn with_stacks(model: M, values: &'static mut [M::Value], frames: &'static mut [Frame<M>]) -> Self {
        let mut this = Self::new(model);
        this.stack = Stack::fixed(values);
        this.frames = Stack::fixed(frames);
        this.max_depth = this.frames.capacity();
        this.reset_pointers();
        this
    }

    /// Sets how many frames may be in use at once: `sys.setrecursionlimit`.
    pub fn set_max_depth(&mut self, frames: usize) {
        self.max_depth = frames;
        self.last = self.frames.base().wrapping_add(self.frames.capacity().min(frames));
    }

    fn reset_pointers(&mut self) {
        self.sp = self.stack.base();
        self.limit = self.sp.wrapping_add(self.stack.capacity().saturating_sub(Self::RESERVE));
        self.next = self.frames.base();
        self.last = self.next.wrapping_add(self.frames.capacity().min(self.max_depth));
    }
}

impl<M: Model> Drop for Interpreter<M> {
    fn drop(&mut self) {
        self.stack.release(&mut self.model);
        self.frames.release(&mut self.model);
        self.drop_threads();
    }
}
