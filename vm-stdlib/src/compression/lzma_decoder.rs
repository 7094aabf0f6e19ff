//! What `LZMADecompressor` reads with.

use lzma_rust2::filter::StreamFilter;
use lzma_rust2::{Action, FilterConfig, Lzma2Stream, LzmaStream, Status, XzStream};
use std::io::ErrorKind;

use super::Failure;
use super::filters::{self, Filter};
use super::lzma::{ALONE, AUTO, OPTIONS, RAW, UNKNOWN_CHECK, XZ};
use super::unpacker::{self, Step};

const MAGIC: &[u8] = b"\xfd7zXZ\0";
const FORMAT: &str = "Input format not supported by decoder";
/// The header of a file of LZMA alone.
const HEADER: usize = 13;

enum Stream {
    Xz(Box<XzStream>),
    Lzma1(Box<LzmaStream>),
    Lzma2(Box<Lzma2Stream>),
}

/// Filters behind the one that a stream has itself, and what they still hold.
#[derive(Default)]
struct Stages {
    filters: Vec<(StreamFilter, Vec<u8>)>,
    ready: Vec<u8>,
    ended: bool,
}

impl Stages {
    /// Takes what a stream gave.
    fn push(&mut self, given: &[u8], ended: bool) {
        self.ended = ended;
        let mut data = given.to_vec();
        for (filter, held) in &mut self.filters {
            held.append(&mut data);
            let settled = if ended { held.len().max(filter.decode(held)) } else { filter.decode(held) };
            data.extend(held.drain(..settled));
        }
        self.ready.append(&mut data);
    }
}

/// A stream, once its format is known.
pub(super) struct Decoder {
    format: i64,
    /// KiB that it may use, and whether the program said so.
    limit: (u32, bool),
    stream: Option<Stream>,
    stages: Stages,
    /// What was taken before the format was known.
    head: Vec<u8>,
    check: isize,
}

impl Decoder {
    /// A decoder of a format; else a text of what is wrong.
    pub(super) fn new(
        format: i64,
        limit: Option<u64>,
        memory: usize,
        chain: &[Filter],
    ) -> Result<Decoder, &'static str> {
        let kib = limit.unwrap_or(memory as u64) / 1024;
        let limit = (u32::try_from(kib).unwrap_or(u32::MAX), limit.is_some());
        let mut stages = Stages::default();
        let stream = if format == RAW { Some(raw(chain, limit.0, &mut stages)?) } else { None };
        let check = if matches!(format, RAW | ALONE) { 0 } else { UNKNOWN_CHECK };
        Ok(Decoder { format, limit, stream, stages, head: Vec::new(), check })
    }

    /// Finds out the format by the first bytes, of which it takes what it needs.
    fn begin(&mut self, input: &[u8]) -> Result<usize, Failure> {
        let Some(&first) = self.head.first().or(input.first()) else { return Ok(0) };
        let is_xz = self.format == XZ || self.format == AUTO && first == MAGIC[0];
        let wanted = if is_xz { MAGIC.len() } else { HEADER };
        let taken = input.len().min(wanted - self.head.len());
        self.head.extend_from_slice(&input[..taken]);
        if is_xz && !MAGIC.starts_with(&self.head) {
            return Err(Failure::Data(FORMAT));
        }
        if !is_xz {
            self.check = 0;
            check_alone(&self.head, self.format == AUTO)?;
        }
        if self.head.len() == wanted {
            self.stream = Some(if is_xz {
                Stream::Xz(Box::new(XzStream::new_mem_limit(false, self.limit.0)))
            } else {
                Stream::Lzma1(Box::new(LzmaStream::new_mem_limit(self.limit.0, None)))
            });
        }
        Ok(taken)
    }
}

/// `alone_decode` of liblzma: with `picky`, sizes that no writer makes are another format.
fn check_alone(head: &[u8], picky: bool) -> Result<(), Failure> {
    let Some(&properties) = head.first() else { return Ok(()) };
    let (lc, lp) = (properties % 9, properties / 9 % 5);
    if properties > 224 || lc + lp > 4 {
        return Err(Failure::Data(FORMAT));
    }
    if let (true, Some(&[a, b, c, d])) = (picky, head.get(1..5).and_then(|size| size.first_chunk::<4>())) {
        let size = u32::from_le_bytes([a, b, c, d]);
        let round = size == u32::MAX || size.is_power_of_two() || (size % 3 == 0 && (size / 3).is_power_of_two());
        if !round {
            return Err(Failure::Data(FORMAT));
        }
    }
    if let (true, Some(size)) = (picky, head.get(5..13).and_then(|size| size.first_chunk::<8>())) {
        let size = u64::from_le_bytes(*size);
        if size != u64::MAX && size >= 1 << 38 {
            return Err(Failure::Data(FORMAT));
        }
    }
    Ok(())
}

fn raw(chain: &[Filter], limit: u32, stages: &mut Stages) -> Result<Stream, &'static str> {
    let Some((last, before)) = chain.split_last() else { return Err("Internal error") };
    let before: Option<Vec<FilterConfig>> = before.iter().map(Filter::before).collect();
    let before = before.ok_or(OPTIONS)?;
    // A stream undoes the last one itself; then come the others, from behind.
    let (others, before) = before.split_at(before.len().saturating_sub(1));
    for config in others.iter().rev() {
        stages.filters.push((StreamFilter::new(config).map_err(|_| OPTIONS)?, Vec::new()));
    }
    match last {
        Filter::Lzma1(options) if filters::are_valid(options) => {
            let stream = LzmaStream::new(u64::MAX, options.lc, options.lp, options.pb, options.dict_size, None);
            let mut stream = stream.map_err(|_| OPTIONS)?;
            stream.set_filters(before).map_err(|_| OPTIONS)?;
            Ok(Stream::Lzma1(Box::new(stream)))
        }
        Filter::Lzma2(options) if filters::are_valid(options) => {
            let mut stream = Lzma2Stream::new_mem_limit(options.dict_size, limit);
            stream.set_filters(before).map_err(|_| OPTIONS)?;
            Ok(Stream::Lzma2(Box::new(stream)))
        }
        _ => Err(OPTIONS),
    }
}

impl unpacker::Format for Decoder {
    const KEEPS_OUTPUT: bool = true;

    fn step(&mut self, input: &[u8], room: &mut [u8]) -> Result<Step, Failure> {
        if self.stream.is_none() {
            let taken = self.begin(input)?;
            if self.stream.is_none() {
                return Ok(Step { taken, given: 0, end: false });
            }
            let head = core::mem::take(&mut self.head);
            let step = self.process(&head, &mut [])?;
            return Ok(Step { taken, given: 0, end: step.end });
        }
        if self.stages.filters.is_empty() {
            return self.process(input, room);
        }
        let mut taken = 0;
        if self.stages.ready.is_empty() && !self.stages.ended {
            let mut given = vec![0; room.len()];
            let step = self.process(input, &mut given)?;
            taken = step.taken;
            self.stages.push(&given[..step.given], step.end);
        }
        let given = room.len().min(self.stages.ready.len());
        room[..given].copy_from_slice(&self.stages.ready[..given]);
        self.stages.ready.drain(..given);
        Ok(Step { taken, given, end: self.stages.ended && self.stages.ready.is_empty() })
    }

    fn check(&self) -> isize {
        self.check
    }

    fn taken_too_much(&self) -> &[u8] {
        match &self.stream {
            Some(Stream::Lzma1(stream)) => stream.unused_input(),
            _ => &[],
        }
    }
}

impl Decoder {
    fn process(&mut self, input: &[u8], room: &mut [u8]) -> Result<Step, Failure> {
        let result = match &mut self.stream {
            Some(Stream::Xz(stream)) => stream.process(input, room, Action::Run),
            Some(Stream::Lzma1(stream)) => stream.process(input, room, Action::Run),
            Some(Stream::Lzma2(stream)) => stream.process(input, room, Action::Run),
            None => return Ok(Step { taken: 0, given: 0, end: false }),
        };
        if let Some(Stream::Xz(stream)) = &self.stream
            && let Some(check) = stream.check_type()
        {
            self.check = check as isize;
        }
        match result {
            Ok(result) => Ok(Step {
                taken: result.bytes_consumed,
                given: result.bytes_produced,
                end: result.status == Status::StreamEnd,
            }),
            Err(error) => Err(match error.kind() {
                ErrorKind::OutOfMemory if self.limit.1 => Failure::Data("Memory usage limit exceeded"),
                ErrorKind::OutOfMemory => Failure::Memory,
                ErrorKind::Unsupported | ErrorKind::InvalidInput => Failure::Data(OPTIONS),
                _ => Failure::Data("Corrupt input data"),
            }),
        }
    }
}
