//! The built-in error handlers, where they need no exception object.

use core::fmt::Write;

use crate::Trap;
use crate::codec::{Bad, Decoder, Encoder};
use crate::heap::Obj;
use crate::host::Host;
use crate::object::str::Str;
use crate::python::Scratch;

/// What is done about bytes or text that a codec can't do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Handler {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharRefReplace,
    NameReplace,
    SurrogateEscape,
    SurrogatePass,
    /// A program's own, or none at all.
    Registered,
}

impl Handler {
    /// By its name; none is `strict`.
    pub(crate) fn of(name: Option<Obj<Str>>) -> Handler {
        let Some(name) = name else { return Handler::Strict };
        Handler::named(name.as_ascii().unwrap_or(""))
    }

    pub(crate) fn named(name: &str) -> Handler {
        match name {
            "strict" => Handler::Strict,
            "ignore" => Handler::Ignore,
            "replace" => Handler::Replace,
            "backslashreplace" => Handler::BackslashReplace,
            "xmlcharrefreplace" => Handler::XmlCharRefReplace,
            "namereplace" => Handler::NameReplace,
            "surrogateescape" => Handler::SurrogateEscape,
            "surrogatepass" => Handler::SurrogatePass,
            _ => Handler::Registered,
        }
    }

    /// Puts text in place of bad bytes, and says where decoding goes on; `None` if that is an error.
    pub(super) fn decode(
        self,
        decoder: &Decoder,
        bytes: &[u8],
        bad: Bad,
        out: &mut Scratch<'_, u32>,
    ) -> Result<Option<usize>, Trap> {
        let part = bytes.get(bad.start..bad.end).unwrap_or(&[]);
        let mut fits = true;
        let next = match self {
            Handler::Ignore => bad.end,
            Handler::Replace => {
                fits &= out.push(0xfffd);
                bad.end
            }
            Handler::BackslashReplace => {
                for &byte in part {
                    let digits = [crate::bytes::hex::digit(byte >> 4), crate::bytes::hex::digit(byte)];
                    fits &= [b'\\', b'x'].iter().chain(&digits).all(|&c| out.push(c.into()));
                }
                bad.end
            }
            Handler::SurrogateEscape => {
                let high = part.iter().take(4).take_while(|byte| !byte.is_ascii());
                let mut count = 0_usize;
                for &byte in high {
                    fits &= out.push(0xdc00 | u32::from(byte));
                    count = count.saturating_add(1);
                }
                if count == 0 {
                    return Ok(None);
                }
                bad.start.saturating_add(count)
            }
            Handler::SurrogatePass => match decoder.surrogate(bytes, bad.start) {
                Some((c, size)) => {
                    fits &= out.push(c);
                    bad.start.saturating_add(size)
                }
                None => return Ok(None),
            },
            Handler::Strict | Handler::XmlCharRefReplace | Handler::NameReplace | Handler::Registered => {
                return Ok(None);
            }
        };
        if fits { Ok(Some(next)) } else { Err(Trap::Memory) }
    }

    /// Puts bytes in place of bad text, and says where encoding goes on; `None` if that is an error.
    pub(super) fn encode(
        self,
        encoder: &Encoder,
        (text, host): (&dyn Fn(usize) -> Option<u32>, &mut dyn Host),
        bad: Bad,
        out: &mut Scratch<'_, u8>,
    ) -> Result<Option<usize>, Trap> {
        let mut next = bad.end;
        match self {
            Handler::Ignore => {}
            Handler::Replace => {
                for _ in bad.start..bad.end {
                    put(encoder, "?", out)?;
                }
            }
            Handler::BackslashReplace | Handler::XmlCharRefReplace | Handler::NameReplace => {
                for at in bad.start..bad.end {
                    let mut escape = Escape { encoder, out };
                    self.write_escape(text(at).unwrap_or(0), host, &mut escape).map_err(|_| Trap::Memory)?;
                }
            }
            Handler::SurrogateEscape | Handler::SurrogatePass => {
                next = bad.start;
                while next < bad.end {
                    let c = text(next).unwrap_or(0);
                    let narrow =
                        !matches!(encoder.codec, crate::codec::Codec::Utf16(_) | crate::codec::Codec::Utf32(_));
                    let bytes = match self {
                        Handler::SurrogatePass => encoder.surrogate(c),
                        _ if narrow && (0xdc80..0xdd00).contains(&c) => Some(([c as u8, 0, 0, 0], 1)),
                        _ => None,
                    };
                    let Some((bytes, len)) = bytes else { return Ok(None) };
                    if !out.extend(bytes.get(..len).unwrap_or(&[])) {
                        return Err(Trap::Memory);
                    }
                    next = next.saturating_add(1);
                }
            }
            Handler::Strict | Handler::Registered => return Ok(None),
        }
        Ok(Some(next))
    }

    /// Writes what stands for a character. Names of characters are the host's.
    pub(super) fn write_escape(self, c: u32, host: &mut dyn Host, out: &mut dyn Write) -> core::fmt::Result {
        let (mut before, mut written) = ("\\N{", Ok(()));
        let named = self == Handler::NameReplace
            && host.character_name(c, &mut |part| {
                written = written.and_then(|()| out.write_str(core::mem::take(&mut before)));
                written = written.and_then(|()| out.write_str(part));
            });
        match self {
            _ if named => written.and_then(|()| out.write_char('}')),
            Handler::XmlCharRefReplace => write!(out, "&#{c};"),
            _ => match c {
                0..=0xff => write!(out, "\\x{c:02x}"),
                0x100..=0xffff => write!(out, "\\u{c:04x}"),
                _ => write!(out, "\\U{c:08x}"),
            },
        }
    }
}

/// Writes ASCII text in an encoding.
fn put(encoder: &Encoder, text: &str, out: &mut Scratch<'_, u8>) -> Result<(), Trap> {
    let done = text.chars().all(|c| encoder.write(c.into(), &mut |bytes| out.extend(bytes)) == Some(true));
    if done { Ok(()) } else { Err(Trap::Memory) }
}

/// Text that is written in an encoding.
struct Escape<'a, 's> {
    encoder: &'a Encoder,
    out: &'a mut Scratch<'s, u8>,
}

impl Write for Escape<'_, '_> {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        put(self.encoder, text, self.out).map_err(|_| core::fmt::Error)
    }
}
