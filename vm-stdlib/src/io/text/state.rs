//! What a wrapper remembers: the struct `textio` of CPython's `Modules/_io/textio.c`, in slots of the object.

use vm_objects::codec::Codec;
use vm_objects::object::bytes::{ByteArray, Bytes};
use vm_objects::object::instance::Instance;
use vm_objects::object::str::Str;
use vm_objects::{Obj, Value};

use crate::io::newlines::{Ending, Ends};

/// Slots; the first ones are values that Python sees.
pub(super) const BUFFER: usize = 0;
pub(super) const ENCODING: usize = 1;
pub(super) const ERRORS: usize = 2;
/// The argument `newline`: a str, or `None`.
pub(super) const NEWLINE: usize = 3;
/// Python's objects where the codec is no native one; else `TRUE` if there is one, null if not.
pub(super) const DECODER: usize = 4;
pub(super) const ENCODER: usize = 5;
/// Text that was decoded, and how much of it was used.
const DECODED: usize = 6;
const USED: usize = 7;
/// What the decoder's state was before the last chunk of bytes, and that chunk (null for none).
const SNAPSHOT_FLAGS: usize = 8;
const SNAPSHOT: usize = 9;
/// Bytes to be written: an array.
const PENDING: usize = 10;
const BITS: usize = 11;
const CHUNK: usize = 12;
/// Bytes a thousand characters were made of.
const RATIO: usize = 13;
/// The native decoder's memory: ends of lines, bytes that are no character yet.
const ENDS: usize = 14;
const UNDECODED: usize = 15;
/// The file at the bottom, if that is plain.
pub(super) const FILE: usize = 16;
pub(super) const SLOTS: usize = 17;

pub(super) const OK: i64 = 1;
pub(super) const DETACHED: i64 = 2;
pub(super) const LINE_BUFFERING: i64 = 4;
pub(super) const WRITE_THROUGH: i64 = 8;
pub(super) const SEEKABLE: i64 = 16;
pub(super) const TELLING: i64 = 32;
pub(super) const HAS_READ1: i64 = 64;

/// A wrapper.
#[derive(Clone, Copy)]
pub(super) struct Wrapper(pub(super) Obj<Instance>);

impl Wrapper {
    pub(super) fn get(self, slot: usize) -> Value {
        self.0.slot(slot)
    }

    pub(super) fn set(self, slot: usize, value: Value) {
        self.0.set_slot(slot, value);
    }

    fn number(self, slot: usize) -> i64 {
        self.get(slot).as_small_int().unwrap_or(0) as i64
    }

    fn set_number(self, slot: usize, number: i64) {
        self.set(slot, Value::from_int_truncated(number as isize));
    }

    pub(super) fn bits(self) -> i64 {
        self.number(BITS)
    }

    pub(super) fn set_bits(self, bits: i64) {
        self.set_number(BITS, bits);
    }

    pub(super) fn is(self, bit: i64) -> bool {
        self.bits() & bit != 0
    }

    pub(super) fn set_bit(self, bit: i64, on: bool) {
        self.set_bits(if on { self.bits() | bit } else { self.bits() & !bit });
    }

    pub(super) fn chunk(self) -> i64 {
        self.number(CHUNK)
    }

    pub(super) fn set_chunk(self, size: i64) {
        self.set_number(CHUNK, size);
    }

    pub(super) fn ratio(self) -> i64 {
        self.number(RATIO)
    }

    pub(super) fn set_ratio(self, ratio: i64) {
        self.set_number(RATIO, ratio);
    }

    pub(super) fn has_decoder(self) -> bool {
        !self.get(DECODER).is_null()
    }

    pub(super) fn has_encoder(self) -> bool {
        !self.get(ENCODER).is_null()
    }

    /// The codec, if it is one that is done here.
    pub(super) fn codec(self) -> Option<Codec> {
        let name = self.get(ENCODING).cast::<Str>()?;
        vm_objects::codec::find(name.chars())
            .filter(|codec| matches!(codec, Codec::Utf8 | Codec::Ascii | Codec::Latin1))
    }

    fn newline_is(self, text: &str) -> bool {
        self.get(NEWLINE).cast::<Str>().is_some_and(|newline| newline.eq_text(text))
    }

    pub(super) fn universal(self) -> bool {
        self.get(NEWLINE).is_none() || self.newline_is("")
    }

    pub(super) fn translates(self) -> bool {
        self.get(NEWLINE).is_none()
    }

    /// What `\n` becomes, if it does not stay.
    pub(super) fn written_newline(self) -> Option<&'static str> {
        if self.newline_is("\r") {
            Some("\r")
        } else if self.newline_is("\r\n") {
            Some("\r\n")
        } else {
            None
        }
    }

    pub(super) fn ending(self) -> Ending {
        if self.newline_is("") {
            Ending::Universal
        } else if self.newline_is("\r") {
            Ending::Cr
        } else if self.newline_is("\r\n") {
            Ending::CrLf
        } else {
            Ending::Lf
        }
    }

    /// Decoded text, and how much of it was used.
    pub(super) fn decoded(self) -> Option<(Obj<Str>, usize)> {
        Some((self.get(DECODED).cast()?, self.number(USED) as usize))
    }

    pub(super) fn set_decoded(self, text: Value) {
        self.set(DECODED, text);
        self.set_number(USED, 0);
    }

    pub(super) fn set_used(self, used: usize) {
        self.set_number(USED, used as i64);
    }

    /// The decoder's flags before the last chunk, and the bytes since then.
    pub(super) fn snapshot(self) -> Option<(i64, Obj<Bytes>)> {
        Some((self.number(SNAPSHOT_FLAGS), self.get(SNAPSHOT).cast()?))
    }

    pub(super) fn set_snapshot(self, flags: i64, bytes: Value) {
        self.set_number(SNAPSHOT_FLAGS, flags);
        self.set(SNAPSHOT, bytes);
    }

    /// Forgets what was decoded.
    pub(super) fn forget(self) {
        self.set_decoded(Value::NULL);
        self.set_snapshot(0, Value::NULL);
    }

    pub(super) fn pending(self) -> Option<Obj<ByteArray>> {
        self.get(PENDING).cast()
    }

    pub(super) fn set_pending(self, pending: Value) {
        self.set(PENDING, pending);
    }

    pub(super) fn pending_len(self) -> usize {
        self.pending().map_or(0, |pending| pending.len.get())
    }

    pub(super) fn ends(self) -> Ends {
        let number = self.number(ENDS);
        Ends { pending_cr: number & 8 != 0, seen: (number & 7) as u8 }
    }

    pub(super) fn set_ends(self, ends: Ends) {
        self.set_number(ENDS, i64::from(ends.seen) | i64::from(ends.pending_cr) << 3);
    }

    pub(super) fn undecoded(self) -> Option<Obj<Bytes>> {
        self.get(UNDECODED).cast()
    }

    pub(super) fn set_undecoded(self, bytes: Value) {
        self.set(UNDECODED, bytes);
    }

    /// The native decoder begins anew.
    pub(super) fn reset_native(self) {
        self.set_ends(Ends::default());
        self.set_undecoded(Value::NULL);
    }
}
