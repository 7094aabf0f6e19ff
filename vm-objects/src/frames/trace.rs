//! `sys.settrace`: what happens in frames, told to a program's trace functions. Follows `trace_trampoline` and
//! `call_trampoline` of CPython's `Python/sysmodule.c`.

use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::frame::Frame;
use crate::object::generator::Generator;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::{Caller, Input, TraceEvent};

/// Calls a trace function; the window is what the event brings.
static TRACE: NativeDef = NativeDef::function("trace", Arity::Free, trace);

const CALL: u32 = 0;
const LINE: u32 = 1;
const OPCODE: u32 = 2;
const RETURN: u32 = 3;
/// An exception that a frame goes on with: `exception`.
const RAISED: u32 = 4;
/// An exception that leaves a frame: `return`.
const LEAVES: u32 = 5;
/// Both, one after the other.
const BOTH: u32 = 6;
/// The trace function has been called.
const CALLED: u32 = 8;

impl<'h> Python<'h> {
    /// Whether anybody wants to be told of anything: not of what the trace function itself does.
    #[inline]
    pub(crate) fn is_tracing(&self) -> bool {
        !self.trace_function.is_null() && !self.in_trace
    }

    /// The routine for an event, if it is to be told.
    pub(crate) fn trace_event(
        &mut self,
        event: TraceEvent,
        caller: &Caller<'_, Self>,
    ) -> Option<(&'static NativeDef, u32)> {
        if event == TraceEvent::Call {
            return Some((&TRACE, CALL));
        }
        let frame = self.object_of(caller).filter(|frame| !frame.trace.get().is_null())?;
        let state = match event {
            TraceEvent::Call => CALL,
            TraceEvent::Line => frame.trace_lines().then_some(LINE)?,
            TraceEvent::Opcode => frame.trace_opcodes().then_some(OPCODE)?,
            TraceEvent::Return => RETURN,
            TraceEvent::Unwind { raised: true, leaves: true } => BOTH,
            TraceEvent::Unwind { raised: true, leaves: false } => RAISED,
            TraceEvent::Unwind { raised: false, leaves: true } => LEAVES,
            TraceEvent::Unwind { raised: false, leaves: false } => return None,
        };
        Some((&TRACE, state))
    }

    /// The object that a frame on the stack has, if it has one.
    fn object_of(&self, caller: &Caller<'_, Self>) -> Option<Obj<Frame>> {
        if let Some(generator) = caller.generator.cast::<Generator>() {
            return generator.frame.get().cast::<Frame>();
        }
        let live = core::iter::successors(self.live_frames.cast::<Frame>(), |frame| frame.link.get().cast::<Frame>());
        live.take_while(|frame| frame.depth.get() >= caller.depth).find(|frame| frame.depth.get() == caller.depth)
    }

    fn trace_argument(&mut self, state: u32, given: Value) -> Result<Value, Trap> {
        match state {
            RETURN => Ok(given),
            RAISED | BOTH => {
                let (kind, traceback) = self.type_and_traceback(given);
                Ok(Tuple::from_slice(&mut self.heap, &[kind, given, traceback])?.value())
            }
            _ => Ok(Value::NONE),
        }
    }
}

fn trace<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let depth = args.caller().map_or(0, |caller| caller.depth);
    let Some(frame) = py.frame_at(args, depth)? else { return Err(py.refused("a trace without a frame")) };
    let (state, called) = (args.state & !CALLED, args.state & CALLED != 0);
    if !called {
        return call(py, args, frame, state);
    }
    let result = args.pop();
    py.in_trace = false;
    if args.input == Input::Raised {
        py.trace_function = Value::NULL;
        frame.trace.set(Value::NULL);
        return Err(py.raise_again(result));
    }
    if !result.is_none() {
        frame.trace.set(result);
    }
    if state == BOTH { call(py, args, frame, LEAVES) } else { finish(py, args, state) }
}

/// The program goes on: with the exception, if it was one.
fn finish<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, state: u32) -> Result<Value, Trap> {
    if matches!(state, RAISED | LEAVES | BOTH) {
        py.raise_again(args.get(0));
        return Err(Trap::Reraise);
    }
    Ok(Value::NONE)
}

/// Calls the trace function with the frame, the event's name and what it brings.
fn call<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, frame: Obj<Frame>, state: u32) -> Result<Value, Trap> {
    let function = if state == CALL { py.trace_function } else { frame.trace.get() };
    if function.is_null() {
        // It was taken away meanwhile.
        return finish(py, args, state);
    }
    let name = match state {
        CALL => "call",
        LINE => "line",
        OPCODE => "opcode",
        RAISED | BOTH => "exception",
        _ => "return",
    };
    let given = args.get(0);
    let argument = py.trace_argument(state, given)?;
    let name = Str::intern(&mut py.heap, name)?.value();
    let asked = args.call(state | CALLED, function, &[frame.value(), name, argument]);
    if asked == Trap::Call {
        args.catch = true;
        py.in_trace = true;
    }
    Err(asked)
}
