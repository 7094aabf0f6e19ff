//! What a buffer remembers: the struct `buffered` of CPython's `Modules/_io/bufferedio.c`, in slots of the object.

use vm_objects::object::bytes::{ByteArray, Bytes};
use vm_objects::object::instance::Instance;
use vm_objects::{Obj, Python, Trap, Value};

/// The first slot: the classes of buffers derive from classes without any.
const RAW: usize = 0;
const BYTES: usize = 1;
const BITS: usize = 2;
const POS: usize = 3;
const RAW_POS: usize = 4;
const READ_END: usize = 5;
const WRITE_POS: usize = 6;
const WRITE_END: usize = 7;
const ABS_POS: usize = 8;
/// How many slots.
pub(super) const SLOTS: usize = 9;

pub(super) const OK: i64 = 1;
pub(super) const DETACHED: i64 = 2;
pub(super) const READABLE: i64 = 4;
pub(super) const WRITABLE: i64 = 8;
/// A text stands on it, which closes it when nobody has it any more.
pub(super) const OWNED: i64 = 16;

/// A buffer, whatever its class.
#[derive(Clone, Copy)]
pub(super) struct Buffered(pub(super) Obj<Instance>);

macro_rules! number {
    ($get:ident, $set:ident, $slot:ident) => {
        pub(super) fn $get(self) -> i64 {
            self.0.slot($slot).as_small_int().unwrap_or(0) as i64
        }

        pub(super) fn $set(self, number: i64) {
            self.0.set_slot($slot, Value::from_int_truncated(number as isize));
        }
    };
}

impl Buffered {
    number!(bits, set_bits, BITS);
    // The logical position in the buffer.
    number!(pos, set_pos, POS);
    // Where the raw stream stands, in the buffer; -1 if that is not known.
    number!(raw_pos, set_raw_pos, RAW_POS);
    // Behind what was read; -1 if nothing was.
    number!(read_end, set_read_end, READ_END);
    // What is to be written: from here to there; -1 if nothing is.
    number!(write_pos, set_write_pos, WRITE_POS);
    number!(write_end, set_write_end, WRITE_END);
    // Where the raw stream stands; -1 if that is not known.
    number!(abs_pos, set_abs_pos, ABS_POS);

    pub(super) fn raw(self) -> Value {
        self.0.slot(RAW)
    }

    pub(super) fn set_raw(self, raw: Value) {
        self.0.set_slot(RAW, raw);
    }

    pub(super) fn is(self, bit: i64) -> bool {
        self.bits() & bit != 0
    }

    /// The buffer's memory; none once it is closed.
    pub(super) fn memory(self) -> Option<Obj<ByteArray>> {
        self.0.slot(BYTES).cast()
    }

    pub(super) fn set_memory(self, memory: Value) {
        self.0.set_slot(BYTES, memory);
    }

    /// How much it holds.
    pub(super) fn size(self) -> i64 {
        self.memory().map_or(0, |memory| memory.len.get() as i64)
    }

    pub(super) fn valid_read(self) -> bool {
        self.is(READABLE) && self.read_end() != -1
    }

    pub(super) fn valid_write(self) -> bool {
        self.is(WRITABLE) && self.write_end() != -1
    }

    /// `READAHEAD`: how much is there to be read.
    pub(super) fn ahead(self) -> i64 {
        if self.valid_read() { self.read_end() - self.pos() } else { 0 }
    }

    /// `RAW_OFFSET`: how far the raw stream is beyond the logical position.
    pub(super) fn raw_offset(self) -> i64 {
        if (self.valid_read() || self.valid_write()) && self.raw_pos() >= 0 { self.raw_pos() - self.pos() } else { 0 }
    }

    /// `ADJUST_POSITION`
    pub(super) fn adjust_pos(self, pos: i64) {
        self.set_pos(pos);
        if self.valid_read() && self.read_end() < pos {
            self.set_read_end(pos);
        }
    }

    pub(super) fn reset_read(self) {
        self.set_read_end(-1);
    }

    pub(super) fn reset_write(self) {
        self.set_write_pos(0);
        self.set_write_end(-1);
    }

    /// A copy of a part of the memory.
    pub(super) fn part(self, start: i64, end: i64) -> Vec<u8> {
        let Some(memory) = self.memory() else { return Vec::new() };
        let cells = memory.cells();
        let part = cells.get(start.max(0) as usize..end.max(0) as usize).unwrap_or(&[]);
        part.iter().map(core::cell::Cell::get).collect()
    }

    /// A bytes object of a part of the memory.
    pub(super) fn bytes(self, py: &mut Python<'_>, start: i64, end: i64) -> Result<Value, Trap> {
        let bytes = Bytes::with_len(&mut py.heap, (end - start).max(0) as usize)?;
        if let Some(memory) = self.memory() {
            let cells = memory.cells();
            let part = cells.get(start.max(0) as usize..end.max(0) as usize).unwrap_or(&[]);
            bytes.cells().iter().zip(part).for_each(|(to, from)| to.set(from.get()));
        }
        Ok(bytes.value())
    }

    /// Where a `\n` stands first, from `start` to `end`.
    pub(super) fn find_newline(self, start: i64, end: i64) -> Option<i64> {
        let memory = self.memory()?;
        let cells = memory.cells();
        let part = cells.get(start.max(0) as usize..end.max(0) as usize)?;
        part.iter().position(|cell| cell.get() == b'\n').map(|at| start + at as i64)
    }

    /// Writes bytes into the memory at a place; there is room.
    pub(super) fn put(self, at: i64, bytes: &[u8]) {
        if let Some(memory) = self.memory() {
            memory.cells().iter().skip(at.max(0) as usize).zip(bytes).for_each(|(cell, &byte)| cell.set(byte));
        }
    }
}
