//! Why an operation of the object model did not answer with a value.

/// The interpreter's reason to leave an instruction. Field-less and one byte: the details (the exception, the call to
/// schedule) wait in the interpreter's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trap {
    /// An exception is set.
    Raise,
    /// No memory: collect or add a chunk, then run the same instruction again.
    Memory,
    /// A call is to be scheduled.
    Call,
    /// The answer comes from a resumable frame.
    Defer,
    /// The run ends.
    Stop,
    /// Not yet: resume later.
    Wait,
}
