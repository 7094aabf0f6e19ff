//! The Mersenne Twister MT19937 over the words of its state, as CPython's `Modules/_randommodule.c` uses it: the same
//! numbers for the same key.

use core::cell::Cell;

/// Words of the state, of which the last says how many of the others have been given out.
pub(crate) const WORDS: usize = N + 1;

const N: usize = 624;
const M: usize = 397;
const UPPER: u32 = 0x8000_0000;
const LOWER: u32 = 0x7fff_ffff;
const MATRIX: u32 = 0x9908_b0df;

/// A generator: a view of [`WORDS`] words, which belong to someone else.
#[derive(Clone, Copy)]
pub(crate) struct Twister<'a>(&'a [Cell<u32>]);

impl<'a> Twister<'a> {
    /// The generator whose state these words are.
    pub(crate) fn new(words: &'a [Cell<u32>]) -> Self {
        Self(words)
    }

    /// A word of the state.
    pub(crate) fn at(self, index: usize) -> u32 {
        self.0.get(index).map_or(0, Cell::get)
    }

    /// Sets a word of the state.
    pub(crate) fn put(self, index: usize, word: u32) {
        if let Some(slot) = self.0.get(index) {
            slot.set(word);
        }
    }

    /// `init_by_array`: the state that a key, which has at least one word, leads to.
    pub(crate) fn seed(self, key: &[u32]) {
        self.init(19_650_218);
        let (mut i, mut j) = (1, 0);
        for _ in 0..N.max(key.len()) {
            let before = self.at(i - 1);
            let mixed = self.at(i) ^ (before ^ before >> 30).wrapping_mul(1_664_525);
            let word = key.get(j).copied().unwrap_or(0);
            self.put(i, mixed.wrapping_add(word).wrapping_add(j as u32));
            i = self.step(i);
            j = if j + 1 >= key.len() { 0 } else { j + 1 };
        }
        for _ in 1..N {
            let before = self.at(i - 1);
            let mixed = self.at(i) ^ (before ^ before >> 30).wrapping_mul(1_566_083_941);
            self.put(i, mixed.wrapping_sub(i as u32));
            i = self.step(i);
        }
        self.put(0, UPPER);
    }

    /// The place after `i`, from 1 on; at the end the last word becomes the first.
    fn step(self, i: usize) -> usize {
        if i + 1 < N {
            return i + 1;
        }
        self.put(0, self.at(N - 1));
        1
    }

    /// `init_genrand`.
    fn init(self, seed: u32) {
        let mut word = seed;
        self.put(0, word);
        for i in 1..N {
            word = (word ^ word >> 30).wrapping_mul(1_812_433_253).wrapping_add(i as u32);
            self.put(i, word);
        }
        self.put(N, N as u32);
    }

    /// `genrand_uint32`: the next 32 bits.
    pub(crate) fn next(self) -> u32 {
        let mut index = self.at(N) as usize;
        if index >= N {
            self.twist();
            index = 0;
        }
        self.put(N, index as u32 + 1);
        let mut y = self.at(index);
        y ^= y >> 11;
        y ^= y << 7 & 0x9d2c_5680;
        y ^= y << 15 & 0xefc6_0000;
        y ^ y >> 18
    }

    fn twist(self) {
        for k in 0..N {
            let y = self.at(k) & UPPER | self.at((k + 1) % N) & LOWER;
            let odd = if y & 1 == 0 { 0 } else { MATRIX };
            self.put(k, self.at((k + M) % N) ^ y >> 1 ^ odd);
        }
    }

    /// A float of 53 random bits, from 0 up to 1.
    pub(crate) fn next_float(self) -> f64 {
        let (a, b) = (self.next() >> 5, self.next() >> 6);
        (f64::from(a) * 67_108_864.0 + f64::from(b)) * (1.0 / 9_007_199_254_740_992.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Twister, WORDS};
    use core::cell::Cell;

    #[test]
    fn numbers_are_those_of_the_authors_own_test() {
        let words = [const { Cell::new(0) }; WORDS];
        let twister = Twister::new(&words);
        twister.seed(&[0x123, 0x234, 0x345, 0x456]);
        assert_eq!([twister.next(), twister.next(), twister.next()], [1_067_595_299, 955_945_823, 477_289_528]);
        let last = (0..997).fold(0, |_, _| twister.next());
        assert_eq!(last, 3_460_025_646);
    }
}
