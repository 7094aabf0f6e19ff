//! `int.to_bytes` and `int.from_bytes`.

use super::bitwise::Complement;
use super::{BigError, Int, Limb, Signed, bit_length, head, is_power_of_two, limb::increment, used};

/// Which end of the bytes is the low one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    /// `'little'`
    Little,
    /// `'big'`
    Big,
}

const LIMB_BYTES: usize = size_of::<Limb>();

/// Why `to_bytes` refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BytesError {
    /// A negative number without `signed=True`.
    NegativeUnsigned,
    /// More bytes are needed.
    TooBig,
}

impl BytesError {
    /// The text of CPython's `OverflowError`.
    pub const fn message(self) -> &'static str {
        match self {
            BytesError::NegativeUnsigned => "can't convert negative int to unsigned",
            BytesError::TooBig => "int too big to convert",
        }
    }
}

/// Fills `out` with the number.
pub fn to_bytes(a: Int<'_>, order: ByteOrder, signed: bool, out: &mut [u8]) -> Result<(), BytesError> {
    let negative = a.is_negative();
    if negative && !signed {
        return Err(BytesError::NegativeUnsigned);
    }
    // With a sign bit; the lowest negative number of a size has a magnitude that is one bit longer.
    let spared = !signed || (negative && is_power_of_two(a.magnitude));
    let bits = bit_length(a.magnitude) + u64::from(!spared);
    // CPython puts -1 into no bytes at all.
    let nothing = a.is_zero() || (out.is_empty() && negative && bits == 1);
    if bits > out.len() as u64 * 8 && !nothing {
        return Err(BytesError::TooBig);
    }
    let mut limbs = Complement::of(a);
    let mut fill = |chunk: &mut [u8], reverse: bool| {
        let bytes = limbs.next().unwrap_or(0).to_le_bytes();
        chunk.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
        if reverse {
            chunk.reverse();
        }
    };
    match order {
        ByteOrder::Little => out.chunks_mut(LIMB_BYTES).for_each(|chunk| fill(chunk, false)),
        ByteOrder::Big => out.rchunks_mut(LIMB_BYTES).for_each(|chunk| fill(chunk, true)),
    }
    Ok(())
}

/// Limbs that [`from_bytes`] needs.
pub const fn from_bytes_len(bytes: usize) -> usize {
    bytes.div_ceil(LIMB_BYTES) + 1
}

/// The number that the bytes say.
pub fn from_bytes(bytes: &[u8], order: ByteOrder, signed: bool, out: &mut [Limb]) -> Result<Signed, BigError> {
    let out = head(out, from_bytes_len(bytes.len()))?;
    let top = match order {
        ByteOrder::Little => bytes.last(),
        ByteOrder::Big => bytes.first(),
    };
    let negative = signed && top.is_some_and(|byte| byte & 0x80 != 0);
    out.fill(if negative { Limb::MAX } else { 0 });
    let sign = if negative { 0xff } else { 0 };
    let read = |chunk: &[u8], reverse: bool| {
        let mut limb = [sign; LIMB_BYTES];
        limb.iter_mut().zip(chunk).for_each(|(to, &from)| *to = from);
        if reverse {
            limb.get_mut(..chunk.len()).unwrap_or_default().reverse();
        }
        Limb::from_le_bytes(limb)
    };
    match order {
        ByteOrder::Little => {
            out.iter_mut().zip(bytes.chunks(LIMB_BYTES)).for_each(|(limb, chunk)| *limb = read(chunk, false));
        }
        ByteOrder::Big => {
            out.iter_mut().zip(bytes.rchunks(LIMB_BYTES)).for_each(|(limb, chunk)| *limb = read(chunk, true));
        }
    }
    if negative {
        out.iter_mut().for_each(|limb| *limb = !*limb);
        increment(out);
    }
    Ok(Signed::new(negative, used(out)))
}
