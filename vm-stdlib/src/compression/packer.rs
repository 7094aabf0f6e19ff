//! Compressor objects: `compress(data)` and `flush()`. Follows CPython's `Modules/_bz2module.c` and `Modules/_lzmamodule.c`, which
//! have the same.

use vm_objects::{Args, Python, Script, Trap, Value};

use super::{Failure, Raise};
use crate::arguments::{self, new_bytes};
use crate::objects;

/// A format that is written.
pub(super) trait Format: Sized + 'static {
    /// Takes all of the data; what comes of it goes to `out`.
    fn write(&mut self, data: &[u8], out: &mut Vec<u8>) -> Result<(), Failure>;

    /// Ends the data.
    fn finish(self, out: &mut Vec<u8>) -> Result<(), Failure>;
}

struct Packer<F> {
    /// None when it is flushed.
    format: Option<F>,
    out: Vec<u8>,
    failed: Option<Failure>,
}

const STATE: usize = 0;
pub(super) const SLOTS: usize = 1;

/// A new object of a class.
pub(super) fn create<F: Format>(py: &mut Python<'_>, class: Value, format: F) -> Result<Value, Trap> {
    objects::create(py, class, STATE, Packer { format: Some(format), out: Vec::new(), failed: None })
}

/// `compress(data)`
pub(super) fn compress<'h, F: Format>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    raise: Raise,
) -> Result<Value, Trap> {
    let data = arguments::bytes(py, args.get(1))?;
    check_open::<F>(py, args, "Compressor has been flushed")?;
    py.charge(data.len() as u64)?;
    run::<F>(py, args, raise, |packer| match &mut packer.format {
        Some(format) => format.write(&data, &mut packer.out),
        None => Ok(()),
    })
}

/// `flush()`
pub(super) fn flush<'h, F: Format>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, raise: Raise) -> Result<Value, Trap> {
    check_open::<F>(py, args, "Repeated call to flush()")?;
    run::<F>(py, args, raise, |packer| match packer.format.take() {
        Some(format) => format.finish(&mut packer.out),
        None => Ok(()),
    })
}

fn check_open<F: Format>(py: &mut Python<'_>, args: &mut Args<'_, '_>, text: &str) -> Result<(), Trap> {
    let this = args.get(0);
    let script = Script::new(args, 0)?;
    let packer = objects::get::<Packer<F>>(py, this, STATE);
    if !script.has_note(args) && packer.is_none_or(|packer| packer.format.is_none()) {
        return Err(py.value_error(format_args!("{text}")));
    }
    Ok(())
}

/// Does it once, and makes an object of what came of it.
fn run<'h, F: Format>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    raise: Raise,
    work: impl FnOnce(&mut Packer<F>) -> Result<(), Failure>,
) -> Result<Value, Trap> {
    let this = args.get(0);
    let mut script = Script::new(args, 0)?;
    script.once(py, args, |py, _| {
        if let Some(packer) = objects::get::<Packer<F>>(py, this, STATE) {
            packer.out.clear();
            packer.failed = work(packer).err();
        }
        Ok(Value::NONE)
    })?;
    let Some(packer) = objects::get::<Packer<F>>(py, this, STATE) else { return Ok(Value::NONE) };
    if let Some(failure) = packer.failed.take() {
        return Err(failure.raise(py, raise));
    }
    let out = core::mem::take(&mut packer.out);
    let made = new_bytes(py, &out);
    if made.is_err()
        && let Some(packer) = objects::get::<Packer<F>>(py, this, STATE)
    {
        // The routine comes again with more memory.
        packer.out = out;
    }
    made
}
