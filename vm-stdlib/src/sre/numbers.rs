//! Arguments that are numbers of C.

use vm_objects::types::TypeId;
use vm_objects::{Args, Python, Script, Trap, Value};

/// An argument that is a C `int`.
pub(super) fn int<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    script: &mut Script,
    value: Value,
) -> Result<i32, Trap> {
    let number = script.index(py, args, value)?;
    match py.unwrapped(number).as_small_index().and_then(|number| i32::try_from(number).ok()) {
        Some(number) => Ok(number),
        None => Err(py.error(TypeId::OverflowError, format_args!("Python int too large to convert to C int"))),
    }
}

/// An argument that is a `Py_ssize_t`, or `otherwise` if it was not given.
pub(super) fn size<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    script: &mut Script,
    value: Value,
    otherwise: isize,
) -> Result<isize, Trap> {
    if value.is_null() {
        return Ok(otherwise);
    }
    let number = script.index(py, args, value)?;
    // What is no small int is beyond all lengths, but for one bit.
    match isize_of(py, number) {
        Some(number) => Ok(number),
        None => Err(py.error(TypeId::OverflowError, format_args!("Python int too large to convert to C ssize_t"))),
    }
}

/// An int as a `Py_ssize_t`, if it fits.
pub(super) fn isize_of(py: &Python<'_>, number: Value) -> Option<isize> {
    let number = py.unwrapped(number);
    if let Some(small) = number.as_small_index() {
        return Some(small);
    }
    let big = number.cast::<vm_objects::object::int::Int>()?;
    match (big.limbs(), big.negative()) {
        (&[limb], false) => isize::try_from(limb).ok(),
        (&[limb], true) => isize::try_from(limb).ok().map(|number| -number).or((limb == 1 << 63).then_some(isize::MIN)),
        _ => None,
    }
}

/// What is clamped to a text of a length.
pub(super) fn clamp(number: isize, len: usize) -> usize {
    usize::try_from(number).unwrap_or(0).min(len)
}
