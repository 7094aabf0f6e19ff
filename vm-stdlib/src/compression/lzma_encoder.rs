//! What `LZMACompressor` writes with.

use lzma_rust2::filter::bcj::BcjWriter;
use lzma_rust2::filter::delta::DeltaWriter;
use lzma_rust2::{CheckType, FilterConfig, FilterType, Lzma2Options, Lzma2Writer, LzmaWriter, XzOptions, XzWriter};
use std::io::Write;

use super::filters::{self, Filter};
use super::lzma::{ALONE, OPTIONS, XZ};
use super::{Failure, packer};

/// A chain of writers, the last of which writes into memory.
pub(super) enum Encoder {
    Xz(Box<XzWriter<Vec<u8>>>),
    Lzma1(Box<LzmaWriter<Vec<u8>>>),
    Lzma2(Box<Lzma2Writer<Vec<u8>>>),
    Delta(Box<DeltaWriter<Encoder>>),
    Code(Box<BcjWriter<Encoder>>),
}

impl Encoder {
    /// A chain of a format; none has a text of what is wrong.
    pub(super) fn new(format: i64, check: i64, chain: &[Filter]) -> Result<Encoder, &'static str> {
        let Some((last, before)) = chain.split_last() else { return Err("Internal error") };
        let (Filter::Lzma1(options) | Filter::Lzma2(options)) = last else { return Err(OPTIONS) };
        let before: Option<Vec<FilterConfig>> = before.iter().map(Filter::before).collect();
        let before = before.filter(|_| filters::are_valid(options)).ok_or(OPTIONS)?;
        let options = options.clone();
        match (format, last) {
            (XZ, Filter::Lzma2(_)) => {
                let check_type = match check {
                    -1 | 4 => CheckType::Crc64,
                    0 => CheckType::None,
                    1 => CheckType::Crc32,
                    10 => CheckType::Sha256,
                    2 | 3 | 5..=9 | 11..=15 => return Err("Unsupported integrity check"),
                    _ => return Err("Internal error"),
                };
                let settings = XzOptions { lzma_options: options, check_type, block_size: None, filters: before };
                XzWriter::new(Vec::new(), settings).map(|writer| Encoder::Xz(Box::new(writer))).map_err(|_| OPTIONS)
            }
            (ALONE, Filter::Lzma1(_)) if before.is_empty() => LzmaWriter::new_use_header(Vec::new(), &options, None)
                .map(|writer| Encoder::Lzma1(Box::new(writer)))
                .map_err(|_| OPTIONS),
            (XZ | ALONE, _) => Err(OPTIONS),
            (_, Filter::Lzma1(_)) => LzmaWriter::new_no_header(Vec::new(), &options, true)
                .map(|writer| before.iter().rev().fold(Encoder::Lzma1(Box::new(writer)), wrapped))
                .map_err(|_| OPTIONS),
            _ => {
                let writer = Lzma2Writer::new(Vec::new(), Lzma2Options { lzma_options: options, chunk_size: None });
                Ok(before.iter().rev().fold(Encoder::Lzma2(Box::new(writer)), wrapped))
            }
        }
    }

    /// Moves what has been written.
    fn drain(&mut self, out: &mut Vec<u8>) -> Result<(), Failure> {
        let written = match self {
            Encoder::Xz(writer) => writer.inner_mut(),
            Encoder::Lzma1(writer) => writer.inner_mut(),
            Encoder::Lzma2(writer) => writer.inner_mut(),
            Encoder::Delta(writer) => return writer.inner_mut().drain(out),
            Encoder::Code(writer) => return writer.inner_mut().drain(out),
        };
        out.try_reserve(written.len()).map_err(|_| Failure::Memory)?;
        out.append(written);
        Ok(())
    }

    fn end(self) -> std::io::Result<Vec<u8>> {
        match self {
            Encoder::Xz(writer) => writer.finish(),
            Encoder::Lzma1(writer) => writer.finish(),
            Encoder::Lzma2(writer) => writer.finish(),
            Encoder::Delta(writer) => writer.into_inner().end(),
            Encoder::Code(writer) => writer.finish()?.end(),
        }
    }
}

/// A filter before the rest of the chain.
fn wrapped(rest: Encoder, filter: &FilterConfig) -> Encoder {
    let start = filter.property as usize;
    let code = |writer| Encoder::Code(Box::new(writer));
    match filter.filter_type {
        FilterType::BcjX86 => code(BcjWriter::new_x86(rest, start)),
        FilterType::BcjPpc => code(BcjWriter::new_ppc(rest, start)),
        FilterType::BcjIa64 => code(BcjWriter::new_ia64(rest, start)),
        FilterType::BcjArm => code(BcjWriter::new_arm(rest, start)),
        FilterType::BcjArmThumb => code(BcjWriter::new_arm_thumb(rest, start)),
        FilterType::BcjSparc => code(BcjWriter::new_sparc(rest, start)),
        _ => Encoder::Delta(Box::new(DeltaWriter::new(rest, start))),
    }
}

impl Write for Encoder {
    fn write(&mut self, data: &[u8]) -> std::io::Result<usize> {
        match self {
            Encoder::Xz(writer) => writer.write(data),
            Encoder::Lzma1(writer) => writer.write(data),
            Encoder::Lzma2(writer) => writer.write(data),
            Encoder::Delta(writer) => writer.write(data),
            Encoder::Code(writer) => writer.write(data),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl packer::Format for Encoder {
    fn write(&mut self, data: &[u8], out: &mut Vec<u8>) -> Result<(), Failure> {
        self.write_all(data).map_err(|_| Failure::Data("Internal error"))?;
        self.drain(out)
    }

    fn finish(mut self, out: &mut Vec<u8>) -> Result<(), Failure> {
        self.drain(out)?;
        let mut rest = self.end().map_err(|_| Failure::Data("Internal error"))?;
        out.try_reserve(rest.len()).map_err(|_| Failure::Memory)?;
        out.append(&mut rest);
        Ok(())
    }
}
