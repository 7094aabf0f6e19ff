//! Text from bytes and bytes from text: natively for UTF-8, ASCII and Latin-1, else by the codec's objects.

use vm_objects::codec::{Codec, Encoder, Step};
use vm_objects::object::bytes::Bytes;
use vm_objects::object::str::{Storage, Str, StrFill, Text};
use vm_objects::object::tuple::Tuple;
use vm_objects::{Args, Obj, Python, Script, Trap, Value};

use super::state::{DECODER, ENCODER, ERRORS, Wrapper};
use crate::arguments::{integer, new_bytes, new_int};
use crate::io::newlines::Ends;

/// Whether the decoder is one that is done here.
pub(super) fn decodes_natively(wrapper: Wrapper) -> bool {
    wrapper.get(DECODER) == Value::TRUE
}

/// What a native decoder makes of bytes: how many are characters, and the text; `None` of bytes that are an error.
fn decode_plain(
    py: &mut Python<'_>,
    codec: Codec,
    bytes: &[u8],
    is_final: bool,
) -> Result<Option<(usize, Obj<Str>)>, Trap> {
    if bytes.is_ascii() || codec == Codec::Latin1 {
        let storage = if bytes.is_ascii() { Storage::Ascii } else { Storage::Latin1 };
        let mut fill = StrFill::new(&mut py.heap, bytes.len(), storage)?;
        fill.push_bytes(bytes);
        return Ok(Some((bytes.len(), fill.finish())));
    }
    if codec == Codec::Ascii {
        return Ok(None);
    }
    let good = match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() && !is_final => {
            core::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or("")
        }
        Err(_) => return Ok(None),
    };
    Ok(Some((good.len(), Str::from_str(&mut py.heap, good)?)))
}

/// What the next bytes are as text. After it the run may not begin anew before the caller has kept the text.
pub(super) fn decode<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (wrapper, bytes, is_final): (Wrapper, Value, bool),
) -> Result<Decoded, Trap> {
    if !decodes_natively(wrapper) {
        let text = s.method(py, args, wrapper.get(DECODER), "decode", &[bytes, Value::from_bool(is_final)])?;
        let Some(text) = py.unwrapped(text).cast::<Str>() else {
            let kind = py.type_name(text);
            return Err(py.type_error(format_args!("decoder should return a string result, not '{kind}'")));
        };
        return Ok(Decoded { text, native: None });
    }
    let codec = wrapper.codec().unwrap_or(Codec::Utf8);
    let mut all = wrapper.undecoded().map_or(Vec::new(), |bytes| bytes.as_slice().to_vec());
    py.bytes_like(bytes)?.read(|bytes| all.extend_from_slice(bytes));
    let (used, text) = match decode_plain(py, codec, &all, is_final)? {
        Some(good) => good,
        None => {
            // It raises what there is to raise.
            let name = match codec {
                Codec::Ascii => "ascii_decode",
                _ => "utf_8_decode",
            };
            let function = s.imported(py, args, "_codecs", name)?;
            let bytes = s.operation(py, args, &[], |py| new_bytes(py, &all))?;
            let pair = s.call(args, function, &[bytes, wrapper.get(ERRORS), Value::from_bool(is_final)])?;
            let pair = pair.cast::<Tuple>();
            let text = pair.and_then(|pair| pair.get(0)).and_then(|text| text.cast::<Str>());
            let used = pair.and_then(|pair| pair.get(1)).and_then(Value::as_small_int).unwrap_or(0);
            match text {
                Some(text) => (used as usize, text),
                None => return Err(py.type_error(format_args!("decoder should return a string result"))),
            }
        }
    };
    let mut ends = wrapper.ends();
    let text = if wrapper.universal() { ends.next_text(py, text, wrapper.translates(), is_final)? } else { text };
    let rest = &all[used.min(all.len())..];
    let rest = if rest.is_empty() { Value::NULL } else { new_bytes(py, rest)? };
    Ok(Decoded { text, native: Some((ends, rest)) })
}

/// Text, and what a native decoder remembers then.
pub(super) struct Decoded {
    pub(super) text: Obj<Str>,
    native: Option<(Ends, Value)>,
}

impl Decoded {
    /// The decoder has gone on.
    pub(super) fn keep(&self, wrapper: Wrapper) {
        if let Some((ends, rest)) = self.native {
            wrapper.set_ends(ends);
            wrapper.set_undecoded(rest);
        }
    }
}

/// `decoder.getstate()`: bytes that are kept back, and flags.
pub(super) fn decoder_state<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    wrapper: Wrapper,
) -> Result<(Value, i64), Trap> {
    if decodes_natively(wrapper) {
        let bytes = match wrapper.undecoded() {
            Some(bytes) => bytes.value(),
            None => new_bytes(py, b"")?,
        };
        return Ok((bytes, i64::from(wrapper.ends().pending_cr)));
    }
    let state = s.method(py, args, wrapper.get(DECODER), "getstate", &[])?;
    let Some(state) = py.unwrapped(state).cast::<Tuple>() else {
        return Err(py.type_error(format_args!("illegal decoder state")));
    };
    let &[bytes, flags] = state.values() else {
        return Err(py.type_error(format_args!("illegal decoder state")));
    };
    if py.unwrapped(bytes).cast::<Bytes>().is_none() {
        let kind = py.type_name(bytes);
        return Err(
            py.type_error(format_args!("illegal decoder state: the first item should be a bytes object, not '{kind}'"))
        );
    }
    Ok((bytes, integer(py, flags)?))
}

/// `_textiowrapper_decoder_setstate`: at the start of the file the decoder begins anew.
pub(super) fn set_decoder_state<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (wrapper, at_start, flags): (Wrapper, bool, i64),
) -> Result<(), Trap> {
    if decodes_natively(wrapper) {
        let seen = if at_start && flags == 0 { 0 } else { wrapper.ends().seen };
        wrapper.set_ends(Ends { pending_cr: flags & 1 != 0, seen });
        wrapper.set_undecoded(Value::NULL);
        return Ok(());
    }
    if !wrapper.has_decoder() {
        return Ok(());
    }
    let decoder = wrapper.get(DECODER);
    if at_start && flags == 0 {
        s.method(py, args, decoder, "reset", &[])?;
        return Ok(());
    }
    let (bytes, flags) = (new_bytes(py, b"")?, new_int(py, flags)?);
    let state = py.tuple(&[bytes, flags])?;
    s.method(py, args, decoder, "setstate", &[state])?;
    Ok(())
}

/// `decoder.reset()`
pub(super) fn reset_decoder<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    wrapper: Wrapper,
) -> Result<(), Trap> {
    if decodes_natively(wrapper) {
        wrapper.reset_native();
    } else if wrapper.has_decoder() {
        s.method(py, args, wrapper.get(DECODER), "reset", &[])?;
    }
    Ok(())
}

/// `_textiowrapper_encoder_reset`: only at the start of a file is a mark written.
pub(super) fn reset_encoder<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (wrapper, at_start): (Wrapper, bool),
) -> Result<(), Trap> {
    let encoder = wrapper.get(ENCODER);
    if encoder.is_null() || encoder == Value::TRUE {
        return Ok(());
    }
    if at_start {
        s.method(py, args, encoder, "reset", &[])?;
    } else {
        s.method(py, args, encoder, "setstate", &[Value::from_int_truncated(0)])?;
    }
    Ok(())
}

/// The bytes of a text that a native encoder has no question about.
pub(super) fn encode_plain(wrapper: Wrapper, text: Obj<Str>) -> Option<Vec<u8>> {
    if wrapper.get(ENCODER) != Value::TRUE {
        return None;
    }
    let codec = wrapper.codec()?;
    if let (Text::One(bytes), true) = (text.text(), text.as_ascii().is_some() || codec == Codec::Latin1) {
        return Some(bytes.to_vec());
    }
    let mut out = Vec::with_capacity(text.len() * 2);
    let mut encoder = Encoder::new(codec, 0);
    let step = encoder.run(|index| text.char_at(index), &mut |bytes| {
        out.extend_from_slice(bytes);
        true
    });
    (step == Step::Done).then_some(out)
}

/// The bytes of a text.
pub(super) fn encode<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (wrapper, text): (Wrapper, Obj<Str>),
) -> Result<Vec<u8>, Trap> {
    if let Some(bytes) = encode_plain(wrapper, text) {
        return Ok(bytes);
    }
    let encoder = wrapper.get(ENCODER);
    let bytes = if encoder == Value::TRUE {
        let (encoding, errors) = (wrapper.get(super::state::ENCODING), wrapper.get(ERRORS));
        s.method(py, args, text.value(), "encode", &[encoding, errors])?
    } else {
        s.method(py, args, encoder, "encode", &[text.value()])?
    };
    match py.unwrapped(bytes).cast::<Bytes>() {
        Some(bytes) => Ok(bytes.as_slice().to_vec()),
        None => {
            let kind = py.type_name(bytes);
            Err(py.type_error(format_args!("encoder should return a bytes object, not '{kind}'")))
        }
    }
}
