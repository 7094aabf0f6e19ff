//! Bytes as hexadecimal digits, and back: `Python/pystrhex.c`, `_PyBytes_FromHex`.

/// The digit of the low four bits.
pub const fn digit(nibble: u8) -> u8 {
    match nibble & 15 {
        low @ 0..=9 => b'0' + low,
        high => b'a' - 10 + high,
    }
}

/// Digits of `bytes`, with `separator` between groups of `group` bytes: counted from the right if it is positive, from the
/// left if it is negative.
pub fn digits(bytes: &[u8], separator: Option<(u8, isize)>) -> impl Iterator<Item = u8> + '_ {
    let len = bytes.len();
    bytes.iter().enumerate().flat_map(move |(index, &byte)| {
        let before = separator.filter(|&(_, group)| {
            let size = group.unsigned_abs();
            let from = if group > 0 { len.wrapping_sub(index) } else { index };
            index > 0 && size != 0 && from.checked_rem(size) == Some(0)
        });
        let (separator, count) = before.map_or((0, 1), |(separator, _)| (separator, 0));
        [separator, digit(byte >> 4), digit(byte)].into_iter().skip(count)
    })
}

/// How many characters [`digits`] gives.
pub fn digits_len(bytes: usize, separator: Option<(u8, isize)>) -> usize {
    let separators = match separator {
        Some((_, group)) if bytes > 0 => bytes.saturating_sub(1).checked_div(group.unsigned_abs()).unwrap_or(0),
        _ => 0,
    };
    bytes.saturating_mul(2).saturating_add(separators)
}

/// The value of a hexadecimal digit.
pub fn value(digit: u32) -> Option<u8> {
    char::from_u32(digit)?.to_digit(16).map(|value| value as u8)
}

/// Bytes of digits in pairs, white space between pairs skipped, each given to `take` (`false` stops).
///
/// # Errors
/// The index of the first character that is no digit; `None` if `take` stopped.
pub fn parse(text: impl Iterator<Item = u32>, mut take: impl FnMut(u8) -> bool) -> Result<(), Option<usize>> {
    let mut high = None;
    let mut len = 0_usize;
    for (index, c) in text.enumerate() {
        len = index.saturating_add(1);
        let space = high.is_none() && u8::try_from(c).is_ok_and(super::pieces::is_space);
        if space {
            continue;
        }
        let digit = value(c).ok_or(Some(index))?;
        match high.take() {
            None => high = Some(digit),
            Some(high) => {
                if !take(high << 4 | digit) {
                    return Err(None);
                }
            }
        }
    }
    if high.is_some() { Err(Some(len)) } else { Ok(()) }
}
