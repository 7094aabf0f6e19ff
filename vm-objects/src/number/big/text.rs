//! Integers to text: whole limbs' worth of digits at a time, without recursion.

use core::fmt::{self, Write};

use super::compare::bits_from;
use super::limb::{Divisor, div_assign_by};
use super::{LIMB_BITS, Limb, bit_length, trim};

/// Characters that the digits of a magnitude may take.
pub fn radix_text_len(a: &[Limb], base: u32) -> u64 {
    bit_length(a) / u64::from(base.max(2).ilog2()) + 1
}

/// Working space of [`to_text`].
pub const fn to_text_scratch_len(a: usize) -> usize {
    // The number, used up while it is divided, and the chunks, each of which has 26 bits of 32 at least.
    a + a + a / 4 + 2
}

/// Writes the digits of a magnitude in a base of 2 to 36, lower case, at least one digit.
/// Needs [`to_text_scratch_len`] (nothing when the base is a power of two); fails only where the writer does, or on a
/// slice that is too short.
pub fn to_text<W: Write + ?Sized>(a: &[Limb], base: u32, out: &mut W, scratch: &mut [Limb]) -> fmt::Result {
    let a = trim(a);
    if a.is_empty() {
        return out.write_char('0');
    }
    if base.is_power_of_two() {
        return power_of_two(a, base, out);
    }
    let (value, chunks) = scratch.split_at_mut_checked(a.len()).ok_or(fmt::Error)?;
    value.copy_from_slice(a);
    let (power, digits) = chunk_of(base);
    let divisor = Divisor::new(power).ok_or(fmt::Error)?;
    let mut count = 0;
    let mut len = a.len();
    while len != 0 {
        let rest = value.get_mut(..len).ok_or(fmt::Error)?;
        *chunks.get_mut(count).ok_or(fmt::Error)? = div_assign_by(rest, divisor);
        count += 1;
        if rest.last() == Some(&0) {
            len -= 1;
        }
    }
    let mut buffer = [0; LIMB_BITS];
    for (index, &chunk) in chunks.iter().take(count).rev().enumerate() {
        // A division may have left a leading chunk of zero; at most one, and another always follows it.
        let minimum = if index == 0 { usize::from(chunk != 0 || count == 1) } else { digits };
        out.write_str(chunk_text(chunk, base, minimum, &mut buffer))?;
    }
    Ok(())
}

/// The greatest power of the base that a limb holds, and its exponent.
pub(super) fn chunk_of(base: u32) -> (Limb, usize) {
    let base = base as Limb;
    let (mut power, mut digits) = (base, 1);
    while let Some(next) = power.checked_mul(base) {
        power = next;
        digits += 1;
    }
    (power, digits)
}

/// The digits of a limb, at least `minimum` of them.
fn chunk_text(mut chunk: Limb, base: u32, minimum: usize, buffer: &mut [u8; LIMB_BITS]) -> &str {
    let base = (base as Limb).max(2);
    let mut written = 0;
    for slot in buffer.iter_mut().rev() {
        if chunk == 0 && written >= minimum {
            break;
        }
        *slot = digit(chunk % base);
        chunk /= base;
        written += 1;
    }
    let text = buffer.get(LIMB_BITS - written..).unwrap_or(&[]);
    core::str::from_utf8(text).unwrap_or("")
}

/// Digit by digit, from the bits.
fn power_of_two<W: Write + ?Sized>(a: &[Limb], base: u32, out: &mut W) -> fmt::Result {
    let bits = u64::from(base.ilog2().max(1));
    let digits = bit_length(a).div_ceil(bits);
    for index in (0..digits).rev() {
        let value = bits_from(a, (index * bits) as usize) & (u64::from(base) - 1);
        out.write_char(digit(value as Limb) as char)?;
    }
    Ok(())
}

/// A digit's character.
fn digit(value: Limb) -> u8 {
    match value as u8 {
        value @ 0..=9 => b'0' + value,
        value => b'a' + value.wrapping_sub(10) % 26,
    }
}
