//! Why an operation did not answer with a value.

/// What an operation of a model says when it has no value to give. A field-less enum of one word, so that
/// `Result<Value, Trap>` travels in two registers (were it a byte, in memory); what belongs to it (the exception, the
/// native to run) waits in the model.
///
/// Whatever the trap, the operation has left its operands and every object as they were, or it is finished: the
/// interpreter may run the instruction again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub enum Trap {
    /// A Python exception is pending in the model.
    Raise,
    /// As `Raise`, but the exception already carries the traceback entry of this frame (`RERAISE`).
    Reraise,
    /// No memory: collect, then run the instruction again.
    Memory,
    /// The value stack is too short: lengthen it, then run the instruction again.
    Stack,
    /// A native routine asks for a call; the request is in its [`Window`](super::Window).
    Call,
    /// The instruction needs a native routine of its own frame; [`Model::deferred`](super::Model::deferred)
    /// says which.
    Defer,
    /// The iterator has no more items.
    Stop,
    /// The iterator is a generator: resume its frame.
    Resume,
    /// The fuel is used up, or the model wants some ([`Model::fuel_wanted`](super::Model::fuel_wanted)); the instruction is
    /// run again when the run goes on.
    Fuel,
    /// Another frame is on top now. Only the interpreter says this.
    Switch,
    /// The host has to do something first; the instruction is run again when the run goes on.
    Wait,
}
