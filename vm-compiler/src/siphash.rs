//! The hashes of texts and bytes that CPython has under `PYTHONHASHSEED=0` (`Python/pyhash.c`).

use crate::string::PyString;

/// A text is hashed in the narrowest of the three forms that CPython stores it in.
pub(crate) fn of_str(text: &PyString) -> u64 {
    match text.code_points().max() {
        None => 0,
        Some(..0x100) => of_bytes(&text.code_points().map(|point| point as u8).collect::<Vec<_>>()),
        Some(0x100..0x1_0000) => {
            of_bytes(&text.code_points().flat_map(|point| (point as u16).to_le_bytes()).collect::<Vec<_>>())
        }
        Some(_) => of_bytes(&text.code_points().flat_map(u32::to_le_bytes).collect::<Vec<_>>()),
    }
}

/// SipHash-1-3 with a key of zeros.
pub(crate) fn of_bytes(bytes: &[u8]) -> u64 {
    if bytes.is_empty() {
        return 0;
    }
    let mut state = Sip([0x736F_6D65_7073_6575, 0x646F_7261_6E64_6F6D, 0x6C79_6765_6E65_7261, 0x7465_6462_7974_6573]);
    let (words, rest) = bytes.as_chunks();
    for &word in words {
        state.absorb(u64::from_le_bytes(word));
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    state.absorb(u64::from_le_bytes(last) | (bytes.len() as u64) << 56);
    state.0[2] ^= 0xFF;
    (0..3).for_each(|_| state.round());
    let [a, b, c, d] = state.0;
    a ^ b ^ c ^ d
}

struct Sip([u64; 4]);

impl Sip {
    fn absorb(&mut self, word: u64) {
        self.0[3] ^= word;
        self.round();
        self.0[0] ^= word;
    }

    fn round(&mut self) {
        let [mut a, mut b, mut c, mut d] = self.0;
        a = a.wrapping_add(b);
        c = c.wrapping_add(d);
        b = b.rotate_left(13) ^ a;
        d = d.rotate_left(16) ^ c;
        a = a.rotate_left(32).wrapping_add(d);
        c = c.wrapping_add(b);
        b = b.rotate_left(17) ^ c;
        d = d.rotate_left(21) ^ a;
        self.0 = [a, b, c.rotate_left(32), d];
    }
}
