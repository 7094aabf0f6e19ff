//! The object of a frame: made when it is asked for, found again, and told of the frame's end.

use crate::Trap;
use crate::heap::Obj;
use crate::object::frame::Frame;
use crate::object::generator::Generator;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Caller;

impl<'h> Python<'h> {
    /// The object of a frame on the stack; the flag says that its end must be watched.
    pub(crate) fn frame_of(&mut self, caller: &Caller<'_, Self>) -> Result<(Obj<Frame>, bool), Trap> {
        if let Some(generator) = caller.generator.cast::<Generator>() {
            return Ok((self.frame_of_generator(generator, caller)?, false));
        }
        let mut above: Option<Obj<Frame>> = None;
        let mut next = self.live_frames;
        while let Some(frame) = next.cast::<Frame>() {
            if frame.depth.get() == caller.depth {
                return Ok((frame, false));
            }
            if frame.depth.get() < caller.depth {
                break;
            }
            above = Some(frame);
            next = frame.link.get();
        }
        let code = caller.code.object().value();
        let frame = Frame::alloc(&mut self.heap, caller.function, code, caller.code.nlocalsplus())?;
        frame.depth.set(caller.depth);
        frame.namespace.set(caller.locals);
        frame.link.set(next);
        match above {
            Some(above) => above.link.set(frame.value()),
            None => self.live_frames = frame.value(),
        }
        Ok((frame, true))
    }

    fn frame_of_generator(&mut self, generator: Obj<Generator>, caller: &Caller<'_, Self>) -> Result<Obj<Frame>, Trap> {
        if let Some(frame) = generator.frame.get().cast::<Frame>() {
            return Ok(frame);
        }
        let code = caller.code.object().value();
        let frame = Frame::alloc(&mut self.heap, caller.function, code, caller.code.nlocalsplus())?;
        frame.set_generator(generator.value());
        generator.frame.set(frame.value());
        Ok(frame)
    }

    /// `gi_frame`: nothing once it has finished.
    pub(crate) fn suspended_frame(&mut self, generator: Obj<Generator>) -> Result<Value, Trap> {
        use crate::object::generator::Progress;
        if generator.progress() == Progress::Finished {
            return Ok(Value::NONE);
        }
        if let Some(frame) = generator.frame.get().cast::<Frame>() {
            return Ok(frame.value());
        }
        let Some(code) = generator.code() else { return Ok(Value::NONE) };
        let slots = crate::object::code::CodeRef::from(code).nlocalsplus();
        let frame = Frame::alloc(&mut self.heap, generator.function.get(), code.value(), slots)?;
        frame.set_generator(generator.value());
        generator.frame.set(frame.value());
        Ok(frame.value())
    }

    /// The object of the frame at a depth, for a routine.
    pub(crate) fn frame_at(&mut self, args: &mut Args<'_, 'h>, depth: usize) -> Result<Option<Obj<Frame>>, Trap> {
        let Some(caller) = args.frame(depth) else { return Ok(None) };
        let (frame, watch) = self.frame_of(&caller)?;
        if watch {
            args.watch(depth);
        }
        Ok(Some(frame))
    }

    /// A frame that has an object ends.
    pub(crate) fn end_frame(
        &mut self,
        caller: &Caller<'_, Self>,
        back: Option<Caller<'_, Self>>,
        raised: bool,
    ) -> Result<bool, Trap> {
        let frame = match caller.generator.cast::<Generator>() {
            Some(generator) => generator.frame.get().cast::<Frame>(),
            None => self.live_frames.cast::<Frame>().filter(|frame| frame.depth.get() == caller.depth),
        };
        let Some(frame) = frame.filter(|frame| !frame.ended()) else { return Ok(false) };
        let (back, watch) = match back.map(|back| self.frame_of(&back)) {
            Some(Ok((back, watch))) => (back.value(), watch),
            Some(Err(trap)) if !raised => return Err(trap),
            _ => (Value::NULL, false),
        };
        if caller.generator.is_null() {
            self.live_frames = frame.link.get();
        }
        frame.end(caller.offset, caller.slots);
        frame.link.set(back);
        Ok(watch)
    }
}
