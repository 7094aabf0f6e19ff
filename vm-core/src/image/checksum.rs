//! CRC-32 as Ethernet and zip have it: every error in up to 32 bits beside each other is found, and every single one.

/// The CRC-32 of IEEE 802.3 of some bytes, going on from that of what comes before them, or from 0.
///
/// ```
/// use vm_core::image::crc32;
///
/// assert_eq!(crc32(b"123456789", 0), 0xcbf4_3926);
/// assert_eq!(crc32(b"6789", crc32(b"12345", 0)), 0xcbf4_3926);
/// ```
#[must_use]
pub fn crc32(bytes: &[u8], start: u32) -> u32 {
    static TABLE: [u32; 256] = table();
    !bytes.iter().fold(!start, |crc, &byte| {
        let index = (crc as u8 ^ byte) as usize;
        crc >> 8 ^ TABLE.get(index).copied().unwrap_or_default()
    })
}

#[expect(clippy::indexing_slicing, reason = "evaluated when it is compiled, where a fault is an error")]
const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut index = 0;
    while index < 256 {
        let (mut crc, mut bit) = (index as u32, 0);
        while bit < 8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
            bit += 1;
        }
        table[index] = crc;
        index += 1;
    }
    table
}
