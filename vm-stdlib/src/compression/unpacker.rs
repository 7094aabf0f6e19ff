//! Decompressor objects: `decompress(data, max_length=-1)`, `eof`, `needs_input`, `unused_data`. Follows CPython's
//! `Modules/_bz2module.c` and `Modules/_lzmamodule.c`, which have the same.

use vm_objects::types::TypeId;
use vm_objects::{Args, GetSetDef, Python, Script, Trap, Value};

use super::{Failure, Raise};
use crate::arguments::{self, new_bytes, required};
use crate::objects::{self, set_slot, slot};

/// One step of a format.
pub(super) struct Step {
    /// So much of the input was taken.
    pub(super) taken: usize,
    /// So much of the room was filled.
    pub(super) given: usize,
    pub(super) end: bool,
}

/// A format that is read.
pub(super) trait Format: 'static {
    /// Takes input and fills room, as far as it can.
    fn step(&mut self, input: &[u8], room: &mut [u8]) -> Result<Step, Failure>;

    /// At the end: what was taken but does not belong to the data.
    fn taken_too_much(&self) -> &[u8] {
        &[]
    }

    /// How the data is checked: a number of the module's.
    fn check(&self) -> isize {
        0
    }

    /// Says that more can come without input when the room was full.
    const KEEPS_OUTPUT: bool;
}

/// A format at work, and what it left.
struct Unpacker<F> {
    format: F,
    out: Vec<u8>,
    /// Input that was not taken for want of room.
    pending: Vec<u8>,
    eof: bool,
    needs_input: bool,
    failed: Option<Failure>,
}

const STATE: usize = 0;
const UNUSED: usize = 1;
const EOF: usize = 2;
const NEEDS: usize = 3;
/// How the data is checked, where the module tells.
pub(super) const CHECK: usize = 4;
pub(super) const SLOTS: usize = 5;

pub(super) const GETSETS: [GetSetDef; 3] = [
    GetSetDef { name: "eof", get: |_, this| Ok(slot(this, EOF)), set: None },
    GetSetDef { name: "needs_input", get: |_, this| Ok(slot(this, NEEDS)), set: None },
    GetSetDef { name: "unused_data", get: |_, this| Ok(slot(this, UNUSED)), set: None },
];

/// A new object of a class.
pub(super) fn create<F: Format>(py: &mut Python<'_>, class: Value, format: F) -> Result<Value, Trap> {
    let empty = new_bytes(py, &[])?;
    let state = Unpacker { format, out: Vec::new(), pending: Vec::new(), eof: false, needs_input: true, failed: None };
    let check = state.format.check();
    let object = objects::create(py, class, STATE, state)?;
    set_slot(object, CHECK, Value::from_int_truncated(check));
    set_slot(object, UNUSED, empty);
    set_slot(object, EOF, Value::FALSE);
    set_slot(object, NEEDS, Value::TRUE);
    Ok(object)
}

impl<F: Format> Unpacker<F> {
    fn go_on(&mut self, input: &[u8], most: usize) {
        self.failed = self.run(input, most).err();
    }

    fn run(&mut self, input: &[u8], most: usize) -> Result<(), Failure> {
        let full = |_| Failure::Memory;
        self.out.clear();
        let joined;
        let input = if self.pending.is_empty() {
            input
        } else {
            self.pending.try_reserve(input.len()).map_err(full)?;
            self.pending.extend_from_slice(input);
            joined = core::mem::take(&mut self.pending);
            &joined
        };
        let mut taken = 0;
        loop {
            let left = most.saturating_sub(self.out.len()).min(self.out.len().clamp(4096, 1 << 20));
            self.out.try_reserve(left).map_err(full)?;
            let start = self.out.len();
            self.out.resize(start + left, 0);
            let step = self.format.step(&input[taken..], &mut self.out[start..]);
            let given = step.as_ref().map_or(0, |step| step.given);
            self.out.truncate(start + given);
            let step = step?;
            taken += step.taken;
            if step.end {
                self.eof = true;
                self.needs_input = false;
                self.pending.extend_from_slice(self.format.taken_too_much());
                self.pending.extend_from_slice(&input[taken..]);
                return Ok(());
            }
            let stuck = step.given == 0 && step.taken == 0;
            let is_full = self.out.len() >= most;
            if is_full || stuck || taken == input.len() && step.given < left {
                self.needs_input = taken == input.len() && !(F::KEEPS_OUTPUT && is_full);
                self.pending.try_reserve(input.len() - taken).map_err(full)?;
                self.pending.extend_from_slice(&input[taken..]);
                return Ok(());
            }
        }
    }
}

/// `decompress(data, max_length=-1)`
pub(super) fn decompress<'h, F: Format>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (raise, at_end): (Raise, &str),
) -> Result<Value, Trap> {
    let [data, most] = arguments::named(py, args, "decompress", 1, ["data", "max_length"])?;
    let data = required(py, data, "decompress", "data", 1)?;
    let most = if most.is_null() { -1 } else { arguments::integer(py, most)? };
    let data = arguments::bytes(py, data)?;
    let limited = usize::try_from(most);
    let most = limited.unwrap_or_else(|_| py.memory_limit());
    let this = args.get(0);
    let mut script = Script::new(args, 0)?;
    if !script.has_note(args) && slot(this, EOF) == Value::TRUE {
        return Err(py.error(TypeId::EOFError, format_args!("{at_end}")));
    }
    py.charge(data.len() as u64)?;
    script.once(py, args, |py, _| {
        if let Some(unpacker) = objects::get::<Unpacker<F>>(py, this, STATE) {
            unpacker.go_on(&data, most);
        }
        Ok(Value::NONE)
    })?;
    let Some(unpacker) = objects::get::<Unpacker<F>>(py, this, STATE) else { return Ok(Value::NONE) };
    if let Some(failure) = unpacker.failed.take() {
        return Err(failure.raise(py, raise));
    }
    // Without a bound of the program's own, a full house means that memory is short.
    let cut = limited.is_err() && unpacker.out.len() >= most && !unpacker.eof;
    let (eof, needs, check) = (unpacker.eof, unpacker.needs_input, unpacker.format.check());
    let out = core::mem::take(&mut unpacker.out);
    if cut {
        return Err(py.error(TypeId::MemoryError, format_args!("")));
    }
    let unused = if eof { unpacker.pending.clone() } else { Vec::new() };
    let made = new_bytes(py, &out).and_then(|made| Ok((made, new_bytes(py, &unused)?)));
    let (made, unused) = match made {
        Ok(made) => made,
        Err(trap) => {
            // The routine comes again with more memory.
            if let Some(unpacker) = objects::get::<Unpacker<F>>(py, this, STATE) {
                unpacker.out = out;
            }
            return Err(trap);
        }
    };
    set_slot(this, UNUSED, unused);
    set_slot(this, EOF, Value::from_bool(eof));
    set_slot(this, NEEDS, Value::from_bool(needs));
    set_slot(this, CHECK, Value::from_int_truncated(check));
    Ok(made)
}
