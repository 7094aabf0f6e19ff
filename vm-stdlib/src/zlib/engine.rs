//! The two directions over slices, knowing no object.

use flate2::{Compress, Decompress, FlushCompress, FlushDecompress, Status};

/// What goes around the compressed bytes, and how far they look back.
#[derive(Clone, Copy)]
pub(super) enum Format {
    Raw(u8),
    Zlib(u8),
    Gzip(u8),
    /// zlib's or gzip's.
    Either,
}

/// `wbits`; none if it means nothing.
pub(super) fn format_of(bits: i64, reads: bool) -> Option<Format> {
    // zlib takes 8 for 9 where it writes.
    let window = |bits: i64| u8::try_from(bits.max(9)).unwrap_or(15);
    match bits {
        0 if reads => Some(Format::Zlib(15)),
        8..=15 => Some(Format::Zlib(window(bits))),
        -15..=-9 => Some(Format::Raw(window(-bits))),
        -8 if reads => Some(Format::Raw(9)),
        24..=31 => Some(Format::Gzip(window(bits - 16))),
        40..=47 if reads => Some(Format::Either),
        _ => None,
    }
}

/// A decompressor of a format; `first` is what the input begins with.
pub(super) fn decompressor(format: Format, first: &[u8]) -> Decompress {
    match format {
        Format::Raw(window) => Decompress::new_with_window_bits(false, window),
        Format::Zlib(window) => Decompress::new_with_window_bits(true, window),
        Format::Gzip(window) => Decompress::new_gzip(window),
        Format::Either if first.starts_with(&[0x1f]) => Decompress::new_gzip(15),
        Format::Either => Decompress::new_with_window_bits(true, 15),
    }
}

/// Compresses `input` into `out`; true at the end of the stream.
pub(super) fn compress_into(
    compress: &mut Compress,
    mut input: &[u8],
    out: &mut Vec<u8>,
    flush: FlushCompress,
) -> bool {
    loop {
        out.reserve(input.len() / 2 + 256);
        let before = compress.total_in();
        let status = compress.compress_vec(input, out, flush);
        input = &input[(compress.total_in() - before) as usize..];
        match status {
            Ok(Status::StreamEnd) => return true,
            Err(_) => return false,
            // Room was left: all that there is has been written.
            Ok(_) if input.is_empty() && out.len() < out.capacity() && flush != FlushCompress::Finish => return false,
            Ok(_) => {}
        }
    }
}

/// How decompressing stopped.
pub(super) enum Stopped {
    End,
    /// All input was taken.
    Starved,
    /// So many bytes were asked for.
    Full,
    Failed(String),
}

/// Decompresses into `out`, at most `most` bytes; how much of the input was taken.
pub(super) fn decompress_into(
    decompress: &mut Decompress,
    dictionary: &mut Option<Vec<u8>>,
    input: &[u8],
    (out, most): (&mut Vec<u8>, usize),
) -> (usize, Stopped) {
    let mut taken = 0;
    loop {
        let left = most.saturating_sub(out.len());
        if left == 0 {
            return (taken, Stopped::Full);
        }
        let mut room = vec![0; left.min(input.len().saturating_mul(4).clamp(4096, 1 << 20))];
        let (before_in, before_out) = (decompress.total_in(), decompress.total_out());
        let status = decompress.decompress(&input[taken..], &mut room, FlushDecompress::None);
        taken += (decompress.total_in() - before_in) as usize;
        let got = (decompress.total_out() - before_out) as usize;
        out.extend_from_slice(&room[..got]);
        match status {
            Ok(Status::StreamEnd) => return (taken, Stopped::End),
            Ok(_) if got == 0 && taken >= input.len() => return (taken, Stopped::Starved),
            Ok(Status::BufError) if got == 0 => return (taken, Stopped::Starved),
            Ok(_) => {}
            Err(error) if error.needs_dictionary().is_some() => match dictionary.take() {
                Some(dictionary) if decompress.set_dictionary(&dictionary).is_ok() => {}
                Some(_) => return (taken, Stopped::Failed("Error -3 while setting zdict".into())),
                None => return (taken, Stopped::Failed("Error 2 while decompressing data".into())),
            },
            Err(error) => {
                let text = match error.message() {
                    Some(message) => format!("Error -3 while decompressing data: {message}"),
                    None => "Error -3 while decompressing data".to_owned(),
                };
                return (taken, Stopped::Failed(text));
            }
        }
    }
}
