//! Strs and bytes as literals.

use core::fmt::{self, Write};

use crate::Trap;
use crate::heap::Obj;
use crate::object::str::{Str, StrBuilder};

/// Does `repr` show the code point as it is?
pub(crate) fn is_printable(c: u32) -> bool {
    if c < 0x80 { (0x20..0x7f).contains(&c) } else { vm_core::unicode::is_printable(c) }
}

/// The escape of a code point that is not shown, quotes and backslashes aside.
pub(crate) fn write_escape<W: Write + ?Sized>(c: u32, out: &mut W) -> fmt::Result {
    match c {
        0x09 => out.write_str("\\t"),
        0x0a => out.write_str("\\n"),
        0x0d => out.write_str("\\r"),
        0..=0xff => write!(out, "\\x{c:02x}"),
        0x100..=0xffff => write!(out, "\\u{c:04x}"),
        _ => write!(out, "\\U{c:08x}"),
    }
}

/// The quote that needs fewer escapes.
fn quote_for(chars: impl Iterator<Item = u32>) -> char {
    let (mut single, mut double) = (false, false);
    for c in chars {
        single |= c == u32::from(b'\'');
        double |= c == u32::from(b'"');
    }
    if single && !double { '"' } else { '\'' }
}

/// `repr(text)`
pub(crate) fn push_str_repr(out: &mut StrBuilder<'_>, text: Obj<Str>) -> Result<(), Trap> {
    let quote = quote_for(text.chars());
    out.push_char(quote.into())?;
    let plain = |c: u8| (0x20..0x7f).contains(&c) && c != b'\\' && u32::from(c) != u32::from(quote);
    if let Some(ascii) = text.as_ascii()
        && ascii.bytes().all(plain)
    {
        out.push_text(ascii)?;
        return out.push_char(quote.into());
    }
    for c in text.chars() {
        if c == u32::from(quote) || c == u32::from(b'\\') {
            out.push_char(u32::from(b'\\'))?;
            out.push_char(c)?;
        } else if is_printable(c) {
            out.push_char(c)?;
        } else {
            write_escape(c, out).map_err(|_| Trap::Memory)?;
        }
    }
    out.push_char(quote.into())
}

/// `repr(bytes)`
pub(crate) fn push_bytes_repr(out: &mut StrBuilder<'_>, bytes: impl Iterator<Item = u8> + Clone) -> Result<(), Trap> {
    let quote = quote_for(bytes.clone().map(u32::from));
    push_quoted_bytes(out, bytes, quote, false)
}

/// What is in the parentheses of `repr(bytearray)`: `'` is escaped whatever the quote is, as `bytearray_repr` does.
pub(crate) fn push_bytearray_repr(
    out: &mut StrBuilder<'_>,
    bytes: impl Iterator<Item = u8> + Clone,
) -> Result<(), Trap> {
    let quote = quote_for(bytes.clone().map(u32::from));
    push_quoted_bytes(out, bytes, quote, true)
}

fn push_quoted_bytes(
    out: &mut StrBuilder<'_>,
    bytes: impl Iterator<Item = u8>,
    quote: char,
    single: bool,
) -> Result<(), Trap> {
    out.push_text("b")?;
    out.push_char(quote.into())?;
    for byte in bytes {
        match byte {
            b'\\' => out.push_text("\\\\")?,
            _ if u32::from(byte) == u32::from(quote) || single && byte == b'\'' => {
                out.push_text("\\")?;
                out.push_char(byte.into())?;
            }
            0x20..0x7f => out.push_char(byte.into())?,
            _ => write_escape(byte.into(), out).map_err(|_| Trap::Memory)?,
        }
    }
    out.push_char(quote.into())
}

/// A text whose code points beyond ASCII are escaped: the last step of `ascii()`.
pub(crate) fn push_ascii(out: &mut StrBuilder<'_>, text: Obj<Str>) -> Result<(), Trap> {
    for c in text.chars() {
        if c < 0x80 {
            out.push_char(c)?;
        } else {
            write_escape(c, out).map_err(|_| Trap::Memory)?;
        }
    }
    Ok(())
}
