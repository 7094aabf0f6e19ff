//! How a recorded case spells its operands and results; the counterpart of `record.py`.

use vm_objects::number::big::{Int, LIMB_BITS, Limb, trim};

/// The operands of a case.
pub(crate) struct Fields<'a>(pub(crate) &'a [&'a str]);

/// A signed integer of the test's own.
pub(crate) struct Num {
    pub(crate) negative: bool,
    pub(crate) magnitude: Vec<Limb>,
}

impl Num {
    pub(crate) fn int(&self) -> Int<'_> {
        Int::new(self.negative, &self.magnitude)
    }
}

impl Fields<'_> {
    pub(crate) fn int(&self, index: usize) -> Num {
        let field = self.0[index];
        match field.strip_prefix('@') {
            Some(name) => generated(name),
            None => {
                let (negative, digits) = field.strip_prefix('-').map_or((false, field), |rest| (true, rest));
                let magnitude = digits
                    .as_bytes()
                    .rchunks(LIMB_BITS / 4)
                    .map(|chunk| Limb::from_str_radix(core::str::from_utf8(chunk).unwrap(), 16).unwrap())
                    .collect();
                Num { negative, magnitude }
            }
        }
    }

    pub(crate) fn small(&self, index: usize) -> i64 {
        i64::try_from(i128::from_str_radix(self.0[index], 16).unwrap()).unwrap()
    }

    pub(crate) fn float(&self, index: usize) -> f64 {
        f64::from_bits(u64::from_str_radix(self.0[index], 16).unwrap())
    }

    pub(crate) fn text(&self, index: usize) -> String {
        let mut out = String::new();
        let mut rest = self.0[index].chars();
        while let Some(c) = rest.next() {
            match (c, if c == '\\' { rest.next() } else { None }) {
                ('\\', Some('t')) => out.push('\t'),
                ('\\', Some('n')) => out.push('\n'),
                ('\\', Some('u')) => {
                    let code: String = rest.by_ref().skip(1).take_while(|&c| c != '}').collect();
                    out.push(char::from_u32(u32::from_str_radix(&code, 16).unwrap()).unwrap());
                }
                ('\\', Some(other)) => out.push(other),
                _ => out.push(c),
            }
        }
        out
    }

    pub(crate) fn bytes(&self, index: usize) -> Vec<u8> {
        let pair = |pair: &[u8]| u8::from_str_radix(core::str::from_utf8(pair).unwrap(), 16).unwrap();
        self.0[index].as_bytes().chunks(2).map(pair).collect()
    }
}

/// `seed:words:kind:sign`
fn generated(name: &str) -> Num {
    let parts: Vec<&str> = name.split(':').collect();
    let mut seed: u64 = parts[0].parse().unwrap();
    let mut magnitude = Vec::new();
    for _ in 0..parts[1].parse::<usize>().unwrap() {
        seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = seed;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^= z >> 31;
        let word = if parts[2] == "r" { z } else { (if z & 1 == 1 { u64::MAX } else { 0 }) ^ (z >> 63) };
        for part in 0..64 / LIMB_BITS {
            magnitude.push((word >> (part * LIMB_BITS)) as Limb);
        }
    }
    magnitude.truncate(trim(&magnitude).len());
    Num { negative: parts[3] == "-", magnitude }
}

/// Spells a result.
pub(crate) fn spell(negative: bool, magnitude: &[Limb]) -> String {
    let hex: String = magnitude.iter().rev().map(|limb| format!("{limb:0width$x}", width = LIMB_BITS / 4)).collect();
    let hex = hex.trim_start_matches('0');
    let sign = if negative { "-" } else { "" };
    let bits = hex
        .chars()
        .next()
        .map_or(0, |top| (hex.len() - 1) * 4 + 4 - (top.to_digit(16).unwrap().leading_zeros() as usize - 28));
    match hex {
        "" => "0".to_owned(),
        _ if bits > 256 => format!("{sign}#{bits}:{:x}", checksum(hex.chars().map(|c| c.to_digit(16).unwrap()), 16)),
        _ => format!("{sign}{hex}"),
    }
}

/// The number that the digits make, modulo 2**61 - 1.
pub(crate) fn checksum(digits: impl Iterator<Item = u32>, base: u32) -> u128 {
    digits.fold(0, |sum, digit| (sum * u128::from(base) + u128::from(digit)) % ((1 << 61) - 1))
}

pub(crate) fn spell_float(value: f64) -> String {
    format!("{:016x}", if value.is_nan() { f64::NAN.to_bits() } else { value.to_bits() })
}

/// Spells a text, an exception if it begins with `!`.
pub(crate) fn spell_text(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            ' '..='~' => out.push(c),
            _ => out.push_str(&format!("\\u{{{:x}}}", c as u32)),
        }
    }
    out
}
