//! Encoding and decoding as far as it needs no call.

use super::Handler;
use super::decoding::DECODE;
use super::encoding::ENCODE;
use crate::Trap;
use crate::codec::{self, Bad, Codec, Decoder, Encoder, Step};
use crate::heap::Obj;
use crate::object::bytes::Bytes;
use crate::object::str::{Storage, Str, StrFill, Text};
use crate::python::{Args, Python, Scratch};
use crate::text::Replay;
use crate::value::Value;

impl<'h> Python<'h> {
    /// Decodes on, past what the handler knows to replace: up to the end, or to what it doesn't know.
    pub(super) fn decode_run(
        &mut self,
        decoder: &mut Decoder,
        bytes: &[u8],
        (handler, is_final): (Handler, bool),
        out: &mut Scratch<'h, u32>,
    ) -> Result<Option<Bad>, Trap> {
        loop {
            match decoder.run(bytes, is_final, &mut |c| out.push(c)) {
                Step::Done => return Ok(None),
                Step::Full => return Err(Trap::Memory),
                Step::Bad(bad) => {
                    if let Some(c) = self.named_by(decoder.codec, bytes, bad) {
                        if !out.push(c) {
                            return Err(Trap::Memory);
                        }
                        decoder.at = bad.end;
                        continue;
                    }
                    match handler.decode(decoder, bytes, bad, out)? {
                        Some(next) => decoder.at = next,
                        None => return Ok(Some(bad)),
                    }
                }
            }
        }
    }

    /// The character that `\N{…}` names, where the host knows its name: to the decoder itself none is known.
    fn named_by(&mut self, codec: Codec, bytes: &[u8], bad: Bad) -> Option<u32> {
        if codec != Codec::UnicodeEscape || bad.reason != codec::UNKNOWN_NAME {
            return None;
        }
        let name = bytes.get(bad.start..bad.end)?.strip_prefix(b"\\N{")?.strip_suffix(b"}")?;
        self.host.character_named(core::str::from_utf8(name).ok()?)
    }

    /// As [`Python::decode_run`], of text.
    pub(super) fn encode_run(
        &mut self,
        encoder: &mut Encoder,
        text: Obj<Str>,
        handler: Handler,
        out: &mut Scratch<'h, u8>,
    ) -> Result<Option<Bad>, Trap> {
        let at = |index: usize| text.char_at(index);
        loop {
            match encoder.run(at, &mut |bytes| out.extend(bytes)) {
                Step::Done => return Ok(None),
                Step::Full => return Err(Trap::Memory),
                Step::Bad(bad) => match handler.encode(encoder, (&at, &mut *self.host), bad, out)? {
                    Some(next) => encoder.at = next,
                    None => return Ok(Some(bad)),
                },
            }
        }
    }

    /// A str of these code points.
    pub(crate) fn str_of_points(&mut self, points: &[u32]) -> Result<Obj<Str>, Trap> {
        Str::from_text(&mut self.heap, Text::Four(points))
    }

    /// The text of bytes that are all good, where that is quickly known.
    pub(super) fn decode_plain(&mut self, codec: Codec, bytes: &[u8]) -> Result<Option<Obj<Str>>, Trap> {
        let narrow = matches!(codec, Codec::Utf8 | Codec::Ascii | Codec::Latin1);
        if narrow && (bytes.is_ascii() || codec == Codec::Latin1) {
            let storage = if bytes.is_ascii() { Storage::Ascii } else { Storage::Latin1 };
            let mut fill = StrFill::new(&mut self.heap, bytes.len(), storage)?;
            fill.push_bytes(bytes);
            return Ok(Some(fill.finish()));
        }
        match core::str::from_utf8(bytes) {
            Ok(text) if codec == Codec::Utf8 => Str::from_str(&mut self.heap, text).map(Some),
            _ => Ok(None),
        }
    }

    /// The bytes of a text that are quickly known.
    fn encode_plain(&mut self, codec: Codec, text: Obj<Str>) -> Result<Option<Obj<Bytes>>, Trap> {
        match (codec, text.storage(), text.text()) {
            (Codec::Utf8 | Codec::Ascii | Codec::Latin1, Storage::Ascii, Text::One(bytes))
            | (Codec::Latin1, Storage::Latin1, Text::One(bytes)) => Bytes::from_slice(&mut self.heap, bytes).map(Some),
            _ => Ok(None),
        }
    }

    /// The bytes behind the mark that UTF-8 may begin with.
    pub(super) fn without_mark(&mut self, object: Value) -> Result<Value, Trap> {
        let buffer = self.bytes_like(object)?;
        match buffer.as_slice().strip_prefix(b"\xef\xbb\xbf") {
            Some(rest) => Ok(Bytes::from_slice(&mut self.heap, rest)?.value()),
            None => Ok(object),
        }
    }

    /// `bytes.decode(encoding, errors)` of a bytes-like object.
    pub(crate) fn decoded(
        &mut self,
        args: &mut Args<'_, 'h>,
        replay: &mut Replay,
        object: Value,
        (encoding, errors): (Option<Obj<Str>>, Option<Obj<Str>>),
    ) -> Result<Value, Trap> {
        let mut codec = encoding.map_or(Some(Codec::Utf8), |name| codec::find(name.chars()));
        let mut object = object;
        if codec == Some(Codec::Utf8Sig) {
            (object, codec) = (self.without_mark(object)?, Some(Codec::Utf8));
        }
        let buffer = self.bytes_like(object)?;
        if let Some(codec) = codec {
            if let Some(text) = self.decode_plain(codec, buffer.as_slice())? {
                return Ok(text.value());
            }
            let mut out = self.scratch::<u32>();
            let (mut decoder, handler) = (Decoder::new(codec), Handler::of(errors));
            match self.decode_run(&mut decoder, buffer.as_slice(), (handler, true), &mut out)? {
                None => return Ok(self.str_of_points(&out)?.value()),
                Some(bad) if handler != Handler::Registered => {
                    return Err(self.decode_error(decoder.name(), object, bad, handler));
                }
                Some(_) => {}
            }
        }
        let name = |name: Option<Obj<Str>>| name.map_or(Value::NONE, Obj::value);
        let operands = [object, name(encoding), name(errors)];
        let trap = self.defer(&DECODE, 0);
        replay.outcome(args, &operands, Err(trap))
    }

    /// `text.encode(encoding, errors)`.
    pub(crate) fn encoded(
        &mut self,
        args: &mut Args<'_, 'h>,
        replay: &mut Replay,
        text: Obj<Str>,
        encoding: Option<Obj<Str>>,
        errors: Option<Obj<Str>>,
    ) -> Result<Obj<Bytes>, Trap> {
        let codec = encoding.map_or(Some(Codec::Utf8), |name| codec::find(name.chars()));
        if let Some(codec) = codec {
            if let Some(bytes) = self.encode_plain(codec, text)? {
                return Ok(bytes);
            }
            let mut out = self.scratch::<u8>();
            let (mut encoder, handler) = (Encoder::new(codec, 0), Handler::of(errors));
            match self.encode_run(&mut encoder, text, handler, &mut out)? {
                None => return Bytes::from_slice(&mut self.heap, &out),
                Some(bad) if handler != Handler::Registered => {
                    return Err(self.encode_error(codec.encoder_name(), text.value(), bad));
                }
                Some(_) => {}
            }
        }
        let name = |name: Option<Obj<Str>>| name.map_or(Value::NONE, Obj::value);
        let operands = [text.value(), name(encoding), name(errors)];
        let trap = self.defer(&ENCODE, 0);
        let bytes = replay.outcome(args, &operands, Err(trap))?;
        match self.unwrapped(bytes).cast::<Bytes>() {
            Some(bytes) => Ok(bytes),
            None => self.bytes_of(bytes),
        }
    }
}
