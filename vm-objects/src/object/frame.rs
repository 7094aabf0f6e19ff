//! A frame as an object.

use core::cell::Cell;

use crate::heap::{Header, Heap, Obj};
use crate::value::Value;
use vm_core::object::Trap;

/// Words of a frame that are not values.
pub const FRAME_RAW_WORDS: usize = 2;

/// `namespace` is the generator whose frame it is.
const GENERATOR: u32 = 0;
/// It is on the stack no more, and never will be again; its slots are kept here.
const ENDED: u32 = 1;
/// `f_trace_lines` is false.
const NO_TRACE_LINES: u32 = 2;
/// `f_trace_opcodes`.
const TRACE_OPCODES: u32 = 3;

/// `frame`. As long as the frame runs, its slots are on the value stack; this object takes them over when it ends.
/// Trailing: `localsplus`.
#[repr(C)]
pub struct Frame {
    pub(super) header: Header,
    /// Which frame of the stack it is; 0 when it is none, or a generator's.
    pub depth: Cell<usize>,
    /// `f_lasti` when it ended.
    pub lasti: Cell<usize>,
    /// The function.
    pub function: Cell<Value>,
    /// The code.
    pub code: Cell<Value>,
    /// The name space of a body; the generator; or `NULL`.
    pub namespace: Cell<Value>,
    /// On the stack: the next frame below that has an object. Ended: `f_back`. Or `NULL`.
    pub link: Cell<Value>,
    /// `f_locals` of a function once it was asked for: a dict, or `NULL`.
    pub snapshot: Cell<Value>,
    /// `f_trace`, or `NULL`.
    pub trace: Cell<Value>,
}

impl Frame {
    /// A frame with room for `slots` slots of `localsplus`.
    pub fn alloc(heap: &mut Heap, function: Value, code: Value, slots: usize) -> Result<Obj<Frame>, Trap> {
        let frame = heap.alloc::<Frame>(slots)?;
        frame.depth.set(0);
        frame.lasti.set(0);
        frame.function.set(function);
        frame.code.set(code);
        Ok(frame)
    }
}

impl Obj<Frame> {
    /// Whether it is on the stack no more, and never will be again.
    pub fn ended(self) -> bool {
        self.header().flag(ENDED)
    }

    /// It ended at an instruction: its slots are kept.
    pub fn end(self, lasti: u32, slots: &[Value]) {
        self.header().set_flag(ENDED, true);
        self.depth.set(0);
        self.lasti.set(lasti as usize);
        for (kept, &slot) in self.trailing().iter().zip(slots) {
            kept.set(slot);
        }
    }

    /// The generator whose frame it is.
    pub fn generator(self) -> Option<Value> {
        self.header().flag(GENERATOR).then(|| self.namespace.get())
    }

    /// It is a generator's.
    pub fn set_generator(self, generator: Value) {
        self.header().set_flag(GENERATOR, true);
        self.namespace.set(generator);
    }

    /// The name space of a body; null in a function.
    pub fn body_namespace(self) -> Value {
        if self.header().flag(GENERATOR) { Value::NULL } else { self.namespace.get() }
    }

    /// `f_trace_lines`.
    pub fn trace_lines(self) -> bool {
        !self.header().flag(NO_TRACE_LINES)
    }

    /// Sets `f_trace_lines`.
    pub fn set_trace_lines(self, on: bool) {
        self.header().set_flag(NO_TRACE_LINES, !on);
    }

    /// `f_trace_opcodes`.
    pub fn trace_opcodes(self) -> bool {
        self.header().flag(TRACE_OPCODES)
    }

    /// Sets `f_trace_opcodes`.
    pub fn set_trace_opcodes(self, on: bool) {
        self.header().set_flag(TRACE_OPCODES, on);
    }
}
