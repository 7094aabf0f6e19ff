//! CRC-32 as Ethernet and zip have it: every error in up to 32 bits beside each other is found, and every single one.

/// What four bits more make of a remainder: a table of sixteen words instead of the usual 256, for a chip's sake.
static STEPS: [u32; 16] = steps();

const POLYNOMIAL: u32 = 0xedb8_8320;

#[expect(clippy::indexing_slicing, reason = "evaluated when it is compiled, where a fault is an error")]
const fn steps() -> [u32; 16] {
    let mut table = [0; 16];
    let mut index = 0;
    while index < 16 {
        let mut value = index as u32;
        let mut bit = 0;
        while bit < 4 {
            value = if value & 1 == 1 { value >> 1 ^ POLYNOMIAL } else { value >> 1 };
            bit += 1;
        }
        table[index] = value;
        index += 1;
    }
    table
}

/// The CRC-32 of some bytes.
///
/// ```
/// assert_eq!(vm_core::image::checksum(b"123456789"), 0xcbf4_3926);
/// ```
#[must_use]
pub fn checksum(bytes: &[u8]) -> u32 {
    let step = |crc: u32, bits: u32| {
        let index = ((crc ^ bits) & 15) as usize;
        crc >> 4 ^ STEPS.get(index).copied().unwrap_or_default()
    };
    !bytes.iter().fold(!0, |crc, &byte| step(step(crc, u32::from(byte)), u32::from(byte) >> 4))
}
