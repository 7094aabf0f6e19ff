//! Bytes as text for a transfer: Base64, quoted-printable, uuencode, and checksums. `Modules/binascii.c` of CPython.
//! Every function gives its bytes to `put`, which answers `false` when there is no room.

/// Takes a byte; `false` if there is no room.
pub type Put<'p> = &'p mut dyn FnMut(u8) -> bool;

/// Why something is not decoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Failure {
    /// There was no room.
    Full,
    /// What is wrong.
    Wrong(&'static str),
    /// So many digits of Base64, of which the last is alone.
    Alone(usize),
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn digit64(bits: u32) -> u8 {
    DIGITS.get((bits & 63) as usize).copied().unwrap_or(b'A')
}

/// Bytes as Base64.
pub fn to_base64(bytes: &[u8], put: Put<'_>) -> bool {
    bytes.chunks(3).all(|chunk| {
        let word = chunk.iter().fold(0_u32, |word, &byte| word << 8 | u32::from(byte));
        let missing = 3_usize.saturating_sub(chunk.len()) as u32;
        let word = word << (missing * 8);
        (0..4).all(|n| put(if n > 3 - missing { b'=' } else { digit64(word >> (18 - n * 6)) }))
    })
}

/// Base64 as bytes. What is no digit is passed over, unless it is `strict`.
///
/// # Errors
/// As `binascii.a2b_base64`.
pub fn from_base64(text: &[u8], strict: bool, put: Put<'_>) -> Result<(), Failure> {
    let (mut digits, mut given) = (0_usize, 0_usize);
    let (mut left, mut pads, mut padded) = (0_u32, 0_usize, false);
    if strict && text.first() == Some(&b'=') {
        return Err(Failure::Wrong("Leading padding not allowed"));
    }
    for (index, &c) in text.iter().enumerate() {
        if c == b'=' {
            padded = true;
            if digits >= 2 {
                pads = pads.saturating_add(1);
                if digits.saturating_add(pads) >= 4 {
                    if strict && index.saturating_add(1) < text.len() {
                        return Err(Failure::Wrong("Excess data after padding"));
                    }
                    return Ok(());
                }
            }
            continue;
        }
        let Some(value) = DIGITS.iter().position(|&digit| digit == c) else {
            if strict {
                return Err(Failure::Wrong("Only base64 data is allowed"));
            }
            continue;
        };
        if strict && padded {
            return Err(Failure::Wrong("Discontinuous padding not allowed"));
        }
        pads = 0;
        left = left << 6 | value as u32;
        digits = (digits + 1) % 4;
        if digits != 1 {
            let shift = match digits {
                2 => 4,
                3 => 2,
                _ => 0,
            };
            if !put((left >> shift) as u8) {
                return Err(Failure::Full);
            }
            given = given.saturating_add(1);
        }
    }
    match digits {
        0 => Ok(()),
        1 => Err(Failure::Alone((given / 3).saturating_mul(4).saturating_add(1))),
        _ => Err(Failure::Wrong("Incorrect padding")),
    }
}

/// How quoted-printable is written.
#[derive(Clone, Copy, Debug)]
pub struct Quoting {
    /// Tabs and spaces too.
    pub tabs: bool,
    /// Ends of lines stay.
    pub text: bool,
    /// A space is `_`.
    pub header: bool,
}

const LINE: usize = 76;

/// Bytes as quoted-printable. `out` gets bytes and can take back the last one: a space before the end of a line.
pub fn to_quoted(bytes: &[u8], how: Quoting, put: &mut dyn FnMut(&[u8]) -> bool) -> bool {
    let crlf = memchr::memchr(b'\n', bytes).and_then(|at| bytes.get(at.checked_sub(1)?)) == Some(&b'\r');
    let end: &[u8] = if crlf { b"\r\n" } else { b"\n" };
    let mut column = 0_usize;
    let mut at = 0_usize;
    while let Some(&byte) = bytes.get(at) {
        let next = bytes.get(at.saturating_add(1)).copied();
        let line_end = |c: Option<u8>| matches!(c, None | Some(b'\n' | b'\r' | 0));
        // A space is held back until it is known what follows: at the end of a line it is quoted.
        let ends_line =
            matches!(next, Some(b'\n')) || next == Some(b'\r') && bytes.get(at.saturating_add(2)) == Some(&b'\n');
        let blank = matches!(byte, b'\t' | b' ');
        let quoted = byte > 126
            || byte == b'='
            || how.header && byte == b'_'
            || byte == b'.' && column == 0 && line_end(next)
            || !how.text && matches!(byte, b'\r' | b'\n')
            || blank && next.is_none()
            || byte < 33 && !matches!(byte, b'\r' | b'\n') && (how.tabs || !blank);
        if quoted {
            if column.saturating_add(3) >= LINE {
                if !put(b"=") || !put(end) {
                    return false;
                }
                column = 0;
            }
            if !put(&hex(byte)) {
                return false;
            }
            column = column.saturating_add(3);
            at = at.saturating_add(1);
            continue;
        }
        if how.text && (byte == b'\n' || byte == b'\r' && next == Some(b'\n')) {
            column = 0;
            if !put(end) {
                return false;
            }
            at = at.saturating_add(if byte == b'\r' { 2 } else { 1 });
            continue;
        }
        if next.is_some() && next != Some(b'\n') && column.saturating_add(1) >= LINE {
            if !put(b"=") || !put(end) {
                return false;
            }
            column = 0;
        }
        column = column.saturating_add(1);
        at = at.saturating_add(1);
        let fits = match byte {
            b' ' if how.header => put(b"_"),
            _ if blank && how.text && ends_line => put(&hex(byte)),
            _ => put(&[byte]),
        };
        if !fits {
            return false;
        }
    }
    true
}

fn hex(byte: u8) -> [u8; 3] {
    let digit = |nibble| super::hex::digit(nibble).to_ascii_uppercase();
    [b'=', digit(byte >> 4), digit(byte)]
}

/// Quoted-printable as bytes; in a `header`, `_` is a space.
pub fn from_quoted(text: &[u8], header: bool, put: Put<'_>) -> bool {
    let mut at = 0_usize;
    let value = |at: usize| text.get(at).and_then(|&c| super::hex::value(c.into()));
    while let Some(&c) = text.get(at) {
        at = at.saturating_add(1);
        let byte = match c {
            b'=' => match text.get(at) {
                None => return true,
                Some(b'\n' | b'\r') => {
                    let rest = text.get(at..).unwrap_or(&[]);
                    let skip = memchr::memchr(b'\n', rest).map_or(rest.len(), |n| n.saturating_add(1));
                    at = at.saturating_add(skip);
                    continue;
                }
                Some(b'=') => {
                    at = at.saturating_add(1);
                    b'='
                }
                Some(_) => match (value(at), value(at.saturating_add(1))) {
                    (Some(high), Some(low)) => {
                        at = at.saturating_add(2);
                        high << 4 | low
                    }
                    _ => b'=',
                },
            },
            b'_' if header => b' ',
            c => c,
        };
        if !put(byte) {
            return false;
        }
    }
    true
}

/// A line of at most 45 bytes, uuencoded; zero is a space, or a backtick.
pub fn to_uu(bytes: &[u8], backtick: bool, put: Put<'_>) -> bool {
    let zero = if backtick { b'`' } else { b' ' };
    let shown = |bits: u32| if bits & 63 == 0 { zero } else { (bits & 63) as u8 + b' ' };
    put(shown(bytes.len() as u32))
        && bytes.chunks(3).all(|chunk| {
            let word = (0..3).fold(0_u32, |word, n| word << 8 | u32::from(chunk.get(n).copied().unwrap_or(0)));
            (0..4).all(|n| put(shown(word >> (18 - n * 6))))
        })
        && put(b'\n')
}

/// A uuencoded line as bytes.
///
/// # Errors
/// As `binascii.a2b_uu`.
pub fn from_uu(line: &[u8], put: Put<'_>) -> Result<(), Failure> {
    let (first, mut rest) = line.split_first().map_or((0, &[][..]), |(&first, rest)| (first, rest));
    let mut wanted = first.wrapping_sub(b' ') & 63;
    let (mut left, mut bits) = (0_u32, 0_u32);
    while wanted > 0 {
        let value = match rest.split_first() {
            None => 0,
            Some((&c, after)) => {
                rest = after;
                match c {
                    b'\n' | b'\r' => 0,
                    b' '..=b'`' => (c - b' ') & 63,
                    _ => return Err(Failure::Wrong("Illegal char")),
                }
            }
        };
        left = left << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            if !put((left >> bits) as u8) {
                return Err(Failure::Full);
            }
            left &= (1 << bits) - 1;
            wanted -= 1;
        }
    }
    match rest.iter().all(|c| matches!(c, b' ' | b'`' | b'\n' | b'\r')) {
        true => Ok(()),
        false => Err(Failure::Wrong("Trailing garbage")),
    }
}

/// The CRC of BinHex 4: polynomial 0x1021, going on from another.
pub fn crc_hqx(bytes: &[u8], start: u16) -> u16 {
    bytes.iter().fold(start, |crc, &byte| {
        (0..8).fold(crc ^ u16::from(byte) << 8, |crc, _| if crc & 0x8000 != 0 { crc << 1 ^ 0x1021 } else { crc << 1 })
    })
}
