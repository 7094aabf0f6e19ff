//! `seek` and `tell`. A position is that of a place where the decoder can begin, and what it must do from there on: one
//! int, whose bytes are these numbers. `textiowrapper_build_cookie` and `textiowrapper_parse_cookie`.

use vm_objects::codec::Codec;
use vm_objects::object::bytes::Bytes;
use vm_objects::object::str::Str;
use vm_objects::types::TypeId;
use vm_objects::{Args, Obj, Python, Script, Trap, Value};

use super::codec::{decode, decoder_state, decodes_natively, reset_decoder, reset_encoder, set_decoder_state};
use super::common::{attached, check_open};
use super::state::{BUFFER, DECODER, SEEKABLE, TELLING, Wrapper};
use super::write::write_pending;
use crate::arguments::{index, integer, new_bytes, new_int, new_str};
use crate::io::checks::unsupported;

/// A position.
#[derive(Clone, Copy, Default, Debug)]
struct Cookie {
    start: i64,
    flags: i64,
    feed: i64,
    skip: i64,
    need_eof: bool,
}

const BYTES: usize = 21;

impl Cookie {
    fn to_bytes(self) -> [u8; BYTES] {
        let mut bytes = [0; BYTES];
        bytes[..8].copy_from_slice(&self.start.to_le_bytes());
        bytes[8..12].copy_from_slice(&(self.flags as i32).to_le_bytes());
        bytes[12..16].copy_from_slice(&(self.feed as i32).to_le_bytes());
        bytes[16..20].copy_from_slice(&(self.skip as i32).to_le_bytes());
        bytes[20] = self.need_eof.into();
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Cookie {
        let number = |start: usize, len: usize| {
            let part = bytes.get(start..start + len).unwrap_or(&[]);
            part.iter().rev().fold(0_i64, |number, &byte| number << 8 | i64::from(byte))
        };
        Cookie {
            start: number(0, 8),
            flags: number(8, 4),
            feed: number(12, 4),
            skip: number(16, 4),
            need_eof: number(20, 1) != 0,
        }
    }

    fn build<'h>(self, s: &mut Script, py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
        if self.flags == 0 && self.feed == 0 && self.skip == 0 && !self.need_eof {
            return new_int(py, self.start);
        }
        let (bytes, order) = (new_bytes(py, &self.to_bytes())?, new_str(py, "little")?);
        s.method(py, args, TypeId::Int.value(), "from_bytes", &[bytes, order])
    }
}

fn parse<'h>(s: &mut Script, py: &mut Python<'h>, args: &mut Args<'_, 'h>, cookie: Value) -> Result<Cookie, Trap> {
    if let Some(start) = py.unwrapped(cookie).as_small_index() {
        return Ok(Cookie { start: start as i64, ..Cookie::default() });
    }
    let (len, order) = (Value::from_int_truncated(BYTES as isize), new_str(py, "little")?);
    let bytes = s.method(py, args, cookie, "to_bytes", &[len, order])?;
    match bytes.cast::<Bytes>() {
        Some(bytes) => Ok(Cookie::from_bytes(bytes.as_slice())),
        None => Ok(Cookie::default()),
    }
}

/// `seek(cookie, whence=0)`
pub(super) fn seek<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let this = args.get(0);
    let wrapper = attached(py, this)?;
    let whence = match args.arg(2) {
        Some(whence) => index(&mut s, py, args, whence)?,
        None => 0,
    };
    check_open(&mut s, py, args, wrapper)?;
    if !wrapper.is(SEEKABLE) {
        return Err(unsupported(py, "underlying stream is not seekable"));
    }
    let mut cookie = args.get(1);
    let zero = Value::from_int_truncated(0);
    match whence {
        0 => {}
        1 => {
            if !s.equal(py, args, [cookie, zero])? {
                return Err(unsupported(py, "can't do nonzero cur-relative seeks"));
            }
            cookie = s.method(py, args, this, "tell", &[])?;
        }
        2 => {
            if !s.equal(py, args, [cookie, zero])? {
                return Err(unsupported(py, "can't do nonzero end-relative seeks"));
            }
            s.method(py, args, this, "flush", &[])?;
            wrapper.forget();
            reset_decoder(&mut s, py, args, wrapper)?;
            let end = s.method(py, args, wrapper.get(BUFFER), "seek", &[zero, Value::from_int_truncated(2)])?;
            let at_start = s.equal(py, args, [end, zero])?;
            reset_encoder(&mut s, py, args, (wrapper, at_start))?;
            return Ok(end);
        }
        _ => return Err(py.value_error(format_args!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    }
    // `<`
    if s.ordered(py, args, 0, [cookie, zero])? {
        let shown = s.repr(py, args, cookie)?;
        return Err(py.value_error(format_args!("negative seek position {}", Python::shown(shown))));
    }
    s.method(py, args, this, "flush", &[])?;
    let place = parse(&mut s, py, args, cookie)?;
    let start = new_int(py, place.start)?;
    s.method(py, args, wrapper.get(BUFFER), "seek", &[start])?;
    wrapper.forget();
    let at_start = place.start == 0;
    set_decoder_state(&mut s, py, args, (wrapper, at_start, place.flags))?;
    if place.skip == 0 {
        let nothing = new_bytes(py, b"")?;
        wrapper.set_snapshot(place.flags, nothing);
    } else {
        let feed = new_int(py, place.feed)?;
        let input = s.method(py, args, wrapper.get(BUFFER), "read", &[feed])?;
        if py.unwrapped(input).cast::<Bytes>().is_none() {
            let kind = py.type_name(input);
            return Err(
                py.type_error(format_args!("underlying read() should have returned a bytes object, not '{kind}'"))
            );
        }
        let decoded = decode(&mut s, py, args, (wrapper, input, place.need_eof))?;
        if (decoded.text.len() as i64) < place.skip {
            return Err(py.error(TypeId::OSError, format_args!("can't restore logical file position")));
        }
        let input = py.unwrapped(input);
        decoded.keep(wrapper);
        wrapper.set_snapshot(place.flags, input);
        wrapper.set_decoded(decoded.text.value());
        wrapper.set_used(place.skip as usize);
    }
    reset_encoder(&mut s, py, args, (wrapper, at_start && place.flags == 0))?;
    Ok(cookie)
}

pub(super) fn tell<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, OWN)?;
    let (this, own) = (args.get(0), args.nargs());
    let wrapper = attached(py, this)?;
    if args.get(own).is_null() {
        check_open(&mut s, py, args, wrapper)?;
        if !wrapper.is(SEEKABLE) {
            return Err(unsupported(py, "underlying stream is not seekable"));
        }
        if !wrapper.is(TELLING) {
            return Err(py.error(TypeId::OSError, format_args!("telling position disabled by next() call")));
        }
        args.set(own, Value::TRUE);
        s.restart(args);
    }
    if args.get(own) == Value::TRUE {
        write_pending(&mut s, py, args, wrapper)?;
        args.set(own, Value::FALSE);
        s.restart(args);
    }
    if args.get(own) == Value::FALSE {
        s.method(py, args, this, "flush", &[])?;
        let place = s.method(py, args, wrapper.get(BUFFER), "tell", &[])?;
        let Some((flags, input)) = wrapper.snapshot().filter(|_| wrapper.has_decoder()) else { return Ok(place) };
        let used = wrapper.decoded().map_or(0, |(_, used)| used);
        let start = integer(py, place)? - input.as_slice().len() as i64;
        let cookie = Cookie { start, flags, ..Cookie::default() };
        if used == 0 {
            return cookie.build(&mut s, py, args);
        }
        if decodes_natively(wrapper) {
            let cookie = count_natively(py, (wrapper, cookie, input), used)?;
            return cookie.build(&mut s, py, args);
        }
        let (kept, flags) = decoder_state(&mut s, py, args, wrapper)?;
        let flags = new_int(py, flags)?;
        let saved = py.tuple(&[kept, flags])?;
        let guess = wrapper.ratio().saturating_mul(used as i64) / 1000;
        let first = [start, cookie.flags, used as i64, guess.min(input.as_slice().len() as i64), 1];
        args.set(own + SAVED, saved);
        for (slot, number) in first.into_iter().enumerate() {
            args.set(own + START + slot, Value::from_int_truncated(number as isize));
        }
        args.set(own, Value::from_int_truncated(0));
        s.restart(args);
    }
    search(&mut s, py, args, wrapper)
}

/// The place by pure arithmetic: bytes are looked at until so many characters were made.
fn count_natively(
    py: &mut Python<'_>,
    (wrapper, cookie, input): (Wrapper, Cookie, Obj<Bytes>),
    used: usize,
) -> Result<Cookie, Trap> {
    let (bytes, codec) = (input.as_slice(), wrapper.codec().unwrap_or(Codec::Utf8));
    let (universal, translates) = (wrapper.universal(), wrapper.translates());
    let mut pending = cookie.flags & 1 != 0;
    // The last place where the decoder can begin, and what it had made then.
    let (mut safe, mut made) = ((0, pending, 0), 0);
    let mut at = 0;
    while at < bytes.len() && made < used {
        let width = match (codec, bytes[at]) {
            (Codec::Utf8, 0xc0..=0xdf) => 2,
            (Codec::Utf8, 0xe0..=0xef) => 3,
            (Codec::Utf8, 0xf0..) => 4,
            _ => 1,
        };
        let byte = bytes[at];
        at += width;
        match byte {
            b'\r' if universal => {
                made += usize::from(pending);
                pending = true;
            }
            b'\n' if pending => {
                made += if translates { 1 } else { 2 };
                pending = false;
            }
            _ => {
                made += 1 + usize::from(pending);
                pending = false;
            }
        }
        if made <= used && at <= bytes.len() {
            safe = (at, pending, made);
        }
    }
    let (start, pending, counted) = safe;
    let mut place = Cookie { start: cookie.start + start as i64, flags: pending.into(), ..cookie };
    if counted < used {
        place.skip = (used - counted) as i64;
        place.feed = (at.min(bytes.len()) - start) as i64;
        if made < used {
            place.need_eof = true;
            if made + usize::from(pending) < used {
                return Err(py.error(TypeId::OSError, format_args!("can't reconstruct logical file position")));
            }
        }
    }
    Ok(place)
}

/// A routine's own slots in `search`, behind the first, which says how far it is.
const SAVED: usize = 1;
const START: usize = 2;
const FLAGS: usize = 3;
const SKIP: usize = 4;
/// How many bytes to skip, and how far to go back from there.
const BYTES_SKIPPED: usize = 5;
const BACK: usize = 6;
const MADE: usize = 7;
const FED: usize = 8;
const NEED_EOF: usize = 9;
const OWN: usize = 10;

fn small(number: i64) -> Value {
    Value::from_int_truncated(number as isize)
}

/// `decoder.decode(bytes)`: how many characters.
fn decoded_len<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (decoder, bytes, is_final): (Value, &[u8], bool),
) -> Result<i64, Trap> {
    let bytes = s.operation(py, args, &[], |py| new_bytes(py, bytes))?;
    let all = [bytes, Value::TRUE];
    let text = s.method(py, args, decoder, "decode", if is_final { &all } else { &all[..1] })?;
    match py.unwrapped(text).cast::<Str>() {
        Some(text) => Ok(text.len() as i64),
        None => {
            let kind = py.type_name(text);
            Err(py.type_error(format_args!("decoder should return a string result, not '{kind}'")))
        }
    }
}

/// As `_io_TextIOWrapper_tell_impl` does it, with a decoder of Python's.
fn search<'h>(s: &mut Script, py: &mut Python<'h>, args: &mut Args<'_, 'h>, wrapper: Wrapper) -> Result<Value, Trap> {
    let own = args.nargs();
    let decoder = wrapper.get(DECODER);
    let input = wrapper.snapshot().map_or(Vec::new(), |(_, input)| input.as_slice().to_vec());
    loop {
        let number = |args: &Args<'_, '_>, slot: usize| args.get(own + slot).as_small_int().unwrap_or(0) as i64;
        let (start, flags, skip) = (number(args, START), number(args, FLAGS), number(args, SKIP));
        match number(args, 0) {
            // A place near where the program is.
            0 => {
                let (skipped, back) = (number(args, BYTES_SKIPPED), number(args, BACK));
                set_decoder_state(s, py, args, (wrapper, start == 0, flags))?;
                if skipped <= 0 {
                    args.set(own + BYTES_SKIPPED, small(0));
                    args.set(own, small(1));
                    s.restart(args);
                    continue;
                }
                let part = &input[..(skipped as usize).min(input.len())];
                let made = decoded_len(s, py, args, (decoder, part, false))?;
                if made > skip {
                    args.set(own + BYTES_SKIPPED, small(skipped - back));
                    args.set(own + BACK, small(back * 2));
                    s.restart(args);
                    continue;
                }
                let (kept, flags) = decoder_state(s, py, args, wrapper)?;
                let kept = py.bytes_like(kept)?.len() as i64;
                if kept == 0 {
                    args.set(own + START, small(start + skipped));
                    args.set(own + FLAGS, small(flags));
                    args.set(own + SKIP, small(skip - made));
                    args.set(own, small(1));
                } else {
                    args.set(own + BYTES_SKIPPED, small(skipped - kept));
                    args.set(own + BACK, small(1));
                }
                s.restart(args);
            }
            // Byte by byte.
            1 => {
                let (skipped, made, fed) = (number(args, BYTES_SKIPPED), number(args, MADE), number(args, FED));
                if made >= skip {
                    args.set(own, small(2));
                    s.restart(args);
                    continue;
                }
                let Some(byte) = input.get(skipped as usize..skipped as usize + 1) else {
                    let more = decoded_len(s, py, args, (decoder, b"", true))?;
                    if made + more < skip {
                        let text = format_args!("can't reconstruct logical file position");
                        return Err(py.error(TypeId::OSError, text));
                    }
                    args.set(own + NEED_EOF, Value::TRUE);
                    args.set(own, small(2));
                    s.restart(args);
                    continue;
                };
                let made = made + decoded_len(s, py, args, (decoder, byte, false))?;
                let (kept, flags) = decoder_state(s, py, args, wrapper)?;
                let kept = py.bytes_like(kept)?.len();
                args.set(own + BYTES_SKIPPED, small(skipped + 1));
                if kept == 0 && made <= skip {
                    args.set(own + START, small(start + fed + 1));
                    args.set(own + FLAGS, small(flags));
                    args.set(own + SKIP, small(skip - made));
                    args.set(own + MADE, small(0));
                    args.set(own + FED, small(0));
                } else {
                    args.set(own + MADE, small(made));
                    args.set(own + FED, small(fed + 1));
                }
                s.restart(args);
            }
            // The decoder is as it was.
            _ => {
                let saved = args.get(own + SAVED);
                s.method(py, args, decoder, "setstate", &[saved])?;
                let need_eof = args.get(own + NEED_EOF) == Value::TRUE;
                let feed = if skip == 0 { 0 } else { number(args, FED) };
                return Cookie { start, flags, feed, skip, need_eof }.build(s, py, args);
            }
        }
    }
}
