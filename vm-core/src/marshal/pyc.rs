//! The header of a `.pyc` file (PEP 552): magic number, flags, and what the source was.

use super::LoadError;
use crate::isa::Version;

/// The magic number of CPython 3.11's final `.pyc` format.
pub const MAGIC_3_11: u16 = 3495;
/// The magic number of CPython 3.12's final `.pyc` format.
pub const MAGIC_3_12: u16 = 3531;

/// Bytes of the header: magic number with `\r\n`, flags, then time and size of the source, or its hash.
const HEADER: usize = 16;
/// The flags that PEP 552 defines: hash-based, and whether to check the source.
const KNOWN_FLAGS: u32 = 0b11;

/// The version that wrote a `.pyc`, and its marshalled code object.
///
/// The source that a header speaks of is not looked at: whether a `.pyc` is stale is the host's question. A file
/// of another version is [`LoadError::BadMagic`] with the number found, for the host to name the version.
pub fn open(bytes: &[u8]) -> Result<(Version, &[u8]), LoadError> {
    let (&[low, high, cr, lf, f0, f1, f2, f3, ..], _) =
        bytes.split_first_chunk::<HEADER>().ok_or_else(|| short(bytes))?;
    let magic = u16::from_le_bytes([low, high]);
    let version = match magic {
        MAGIC_3_11 => Version::V3_11,
        MAGIC_3_12 => Version::V3_12,
        other => return Err(LoadError::BadMagic(other)),
    };
    if [cr, lf] != *b"\r\n" {
        return Err(LoadError::BadMagic(magic));
    }
    if u32::from_le_bytes([f0, f1, f2, f3]) & !KNOWN_FLAGS != 0 {
        return Err(LoadError::BadData(4));
    }
    let body = bytes.get(HEADER..).unwrap_or_default();
    match body.first() {
        None => Err(LoadError::Truncated),
        Some(b'c' | 0xe3) => Ok((version, body)),
        Some(&other) => Err(LoadError::BadType(other, HEADER)),
    }
}

/// Of a file too short for a header, the foreign magic number is the better thing to say.
fn short(bytes: &[u8]) -> LoadError {
    match bytes.first_chunk::<2>().map(|&magic| u16::from_le_bytes(magic)) {
        Some(magic) if magic != MAGIC_3_11 && magic != MAGIC_3_12 => LoadError::BadMagic(magic),
        _ => LoadError::Truncated,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read_and_checked() {
        let mut file = [0u8; 17];
        file[..4].copy_from_slice(b"\xcb\x0d\r\n");
        file[16] = 0xe3;
        assert_eq!(open(&file), Ok((Version::V3_12, &file[16..])));
        file[0] = 0xa7;
        assert_eq!(open(&file), Ok((Version::V3_11, &file[16..])));
        assert_eq!(open(&file[..16]), Err(LoadError::Truncated));
        assert_eq!(open(&file[..1]), Err(LoadError::Truncated));
        file[4] = 4;
        assert_eq!(open(&file), Err(LoadError::BadData(4)));
        file[4] = 3;
        file[16] = b'i';
        assert_eq!(open(&file), Err(LoadError::BadType(b'i', 16)));
        file[3] = 0;
        assert_eq!(open(&file), Err(LoadError::BadMagic(3495)));
        file[0] = 0x61;
        assert_eq!(open(&file[..3]), Err(LoadError::BadMagic(3425)));
    }
}
