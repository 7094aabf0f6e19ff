//! Digits by arithmetic on whole numbers of any size: correct, short, without tables, and as slow as the exponent is large.

use core::cmp::Ordering;

use super::{Digits, LONG, MOST_DECIMALS};

/// Words for the fractions whose digits are taken: the least float needs 36.
const DIGIT_WORDS: usize = 40;

/// Words for a text's digits and for the powers of five that they are divided by: 80 of each, and what aligning them adds.
const TEXT_WORDS: usize = 86;

/// Digits of a text that count one by one. No float, and no middle between two, has more than 767; of what follows only
/// whether it is zero matters.
const MOST_DIGITS: usize = 768;

/// The greatest power of five in a word.
const FIVES: (u32, u32) = (13, 1_220_703_125);

/// A whole number, the least word first, zeros on top.
struct Big<const W: usize>([u32; W]);

impl<const W: usize> Big<W> {
    fn new(number: u64) -> Self {
        let mut words = [0; W];
        for (word, part) in words.iter_mut().zip([number as u32, (number >> 32) as u32]) {
            *word = part;
        }
        Big(words)
    }

    fn times(&mut self, factor: u32) {
        mul_add(&mut self.0, factor, 0);
    }

    fn times_fives(&mut self, mut count: u32) {
        while count >= FIVES.0 {
            self.times(FIVES.1);
            count -= FIVES.0;
        }
        self.times(5_u32.pow(count));
    }

    fn times_tens(&mut self, count: u32) {
        self.times_fives(count);
        shift_left(&mut self.0, count);
    }
}

/// `words * factor + add`, which fits.
fn mul_add(words: &mut [u32], factor: u32, add: u32) {
    let mut carry = u64::from(add);
    for word in words {
        carry += u64::from(*word) * u64::from(factor);
        *word = carry as u32;
        carry >>= 32;
    }
}

fn shift_left(words: &mut [u32], bits: u32) {
    let whole = (bits / 32) as usize;
    for place in (0..words.len()).rev() {
        let below = place.checked_sub(whole).and_then(|from| words.get(from)).copied().unwrap_or(0);
        if let Some(word) = words.get_mut(place) {
            *word = below;
        }
    }
    mul_add(words, 1 << (bits % 32), 0);
}

/// `words += other`, which fits.
fn add(words: &mut [u32], other: &[u32]) {
    let mut carry = false;
    for (word, &other) in words.iter_mut().zip(other) {
        (*word, carry) = word.carrying_add(other, carry);
    }
}

/// `words -= other`, which is not greater.
fn subtract(words: &mut [u32], other: &[u32]) {
    let mut borrow = false;
    for (word, &other) in words.iter_mut().zip(other) {
        (*word, borrow) = word.borrowing_sub(other, borrow);
    }
}

fn compare(a: &[u32], b: &[u32]) -> Ordering {
    a.iter().rev().cmp(b.iter().rev())
}

/// How many bits a number has.
fn bit_length(words: &[u32]) -> u32 {
    let top = words.iter().rposition(|&word| word != 0).unwrap_or(0);
    words.get(top).map_or(0, |word| top as u32 * 32 + (32 - word.leading_zeros()))
}

/// A positive float as `0.DIGITS * 10**point`, whose digits are yet to be taken: Steele and White's algorithm.
struct Fraction {
    /// What is left, below `whole`: the next digit is ten times that through `whole`.
    rest: Big<DIGIT_WORDS>,
    whole: Big<DIGIT_WORDS>,
    /// How far the middles to the neighbours are: below, above.
    below: Big<DIGIT_WORDS>,
    above: Big<DIGIT_WORDS>,
    /// The middles are the float's own: its mantissa is even.
    closed: bool,
    point: i32,
}

impl Fraction {
    /// With `interval`, `point` is that of the shortest digits: they may be those of the power of ten above the float.
    fn new(value: f64, interval: bool) -> Self {
        let bits = value.to_bits();
        let (biased, fraction) = ((bits >> 52) as i32, bits & ((1 << 52) - 1));
        let (mantissa, exponent) = if biased == 0 { (fraction, -1074) } else { (fraction | 1 << 52, biased - 1075) };
        // Below a power of two the floats are twice as dense.
        let twice = u32::from(fraction == 0 && biased > 1);
        let mut this = Fraction {
            rest: Big::new(mantissa << (1 + twice)),
            whole: Big::new(2 << twice),
            below: Big::new(u64::from(interval)),
            above: Big::new(u64::from(interval) << twice),
            closed: mantissa % 2 == 0,
            point: 0,
        };
        let up = exponent.unsigned_abs();
        if exponent >= 0 {
            this.parts().into_iter().for_each(|part| shift_left(&mut part.0, up));
        } else {
            shift_left(&mut this.whole.0, up);
        }
        // log10(2) from below: the right point or one less.
        let top = exponent + 63 - mantissa.leading_zeros() as i32;
        this.point = ((i64::from(top) * 1_292_913_986) >> 32) as i32;
        if this.point >= 0 {
            this.whole.times_tens(this.point.unsigned_abs());
        } else {
            let tens = this.point.unsigned_abs();
            this.parts().into_iter().for_each(|part| part.times_tens(tens));
        }
        while this.reaches(!interval || this.closed) {
            this.whole.times(10);
            this.point += 1;
        }
        this
    }

    /// What is measured by the whole.
    fn parts(&mut self) -> [&mut Big<DIGIT_WORDS>; 3] {
        [&mut self.rest, &mut self.below, &mut self.above]
    }

    /// Whether what is left and the middle above are together more than the whole, or with `equal` just as much.
    fn reaches(&self, equal: bool) -> bool {
        let mut sum = Big(self.rest.0);
        add(&mut sum.0, &self.above.0);
        let order = compare(&sum.0, &self.whole.0);
        order == Ordering::Greater || equal && order == Ordering::Equal
    }

    /// The next digit.
    fn digit(&mut self) -> u8 {
        self.parts().into_iter().for_each(|part| part.times(10));
        let mut digit = b'0';
        while compare(&self.rest.0, &self.whole.0).is_ge() {
            subtract(&mut self.rest.0, &self.whole.0);
            digit += 1; // nine at most
        }
        digit
    }

    /// What is left against half of the last digit's place.
    fn half(&self) -> Ordering {
        let mut twice = Big(self.rest.0);
        twice.times(2);
        compare(&twice.0, &self.whole.0)
    }

    fn is_empty(&self) -> bool {
        self.rest.0.iter().all(|&word| word == 0)
    }
}

impl<const N: usize> Digits<N> {
    /// None yet.
    const EMPTY: Self = Digits { text: [b'0'; N], len: 0, point: 0 };

    /// The shortest digits that read back as the same float, of those the nearest, of two as near the even ones. `value` is
    /// finite and not negative, here and below.
    pub(crate) fn shortest(value: f64) -> Self {
        let mut digits = Self::EMPTY;
        if value == 0.0 {
            digits.set_zero();
            return digits;
        }
        let mut fraction = Fraction::new(value, true);
        digits.point = fraction.point;
        loop {
            let digit = fraction.digit();
            let order = compare(&fraction.rest.0, &fraction.below.0);
            let low = order == Ordering::Less || fraction.closed && order == Ordering::Equal;
            let high = fraction.reaches(fraction.closed);
            digits.push(digit);
            if low || high || digits.len >= N {
                let up = match fraction.half() {
                    _ if !low => true,
                    _ if !high => false,
                    Ordering::Equal => digit % 2 == 1,
                    order => order == Ordering::Greater,
                };
                if up {
                    digits.round_up()
                } else {
                    digits.trim()
                }
                return digits;
            }
        }
    }

    /// `count` significant digits, correctly rounded.
    pub(crate) fn significant(value: f64, count: usize) -> Self {
        Self::rounded(value, |_| count.clamp(1, LONG) as i32)
    }

    /// `count` digits after the point, correctly rounded.
    pub(crate) fn decimals(value: f64, count: usize) -> Self {
        Self::rounded(value, |point| point + count.min(MOST_DECIMALS) as i32)
    }

    /// As many digits as `count` says of a float with its point there.
    fn rounded(value: f64, count: impl FnOnce(i32) -> i32) -> Self {
        let mut digits = Self::EMPTY;
        if value == 0.0 {
            digits.set_zero();
            return digits;
        }
        let mut fraction = Fraction::new(value, false);
        digits.point = fraction.point;
        let Ok(count) = usize::try_from(count(fraction.point)) else {
            digits.set_zero();
            return digits;
        };
        let mut last = b'0';
        while digits.len < count && !fraction.is_empty() {
            last = fraction.digit();
            digits.push(last);
        }
        let up = match fraction.half() {
            Ordering::Equal => last % 2 == 1,
            order => order == Ordering::Greater,
        };
        if up {
            digits.round_up()
        } else {
            digits.trim()
        }
        digits
    }

    /// One more digit; what is beyond the buffer is zeros, no float has that many.
    fn push(&mut self, digit: u8) {
        if let Some(slot) = self.text.get_mut(self.len) {
            *slot = digit;
            self.len += 1;
        }
    }
}

/// A float's text without underscores or white space, in Python's syntax with inf, infinity and nan; `None` if it is none.
pub(in crate::number::float) fn parse(text: &str) -> Option<f64> {
    let (negative, text) = match text.as_bytes().first()? {
        b'-' => (true, text.get(1..)?),
        b'+' => (false, text.get(1..)?),
        _ => (false, text),
    };
    let magnitude = if ["inf", "infinity"].iter().any(|name| text.eq_ignore_ascii_case(name)) {
        f64::INFINITY
    } else if text.eq_ignore_ascii_case("nan") {
        f64::NAN
    } else {
        Decimal::read(text.as_bytes())?.value()
    };
    Some(if negative { -magnitude } else { magnitude })
}

/// `digits * 10**exponent`, as a text says.
struct Decimal {
    digits: Big<TEXT_WORDS>,
    /// How many digits there are.
    len: usize,
    exponent: i32,
}

impl Decimal {
    fn read(text: &[u8]) -> Option<Self> {
        let mut this = Decimal { digits: Big::new(0), len: 0, exponent: 0 };
        let (mut seen_digit, mut seen_point, mut more) = (false, false, false);
        let mut bytes = text.iter();
        for &byte in bytes.by_ref() {
            match byte {
                b'0'..=b'9' => {
                    seen_digit = true;
                    let digit = byte - b'0';
                    let counts = this.len < MOST_DIGITS;
                    if counts && (this.len != 0 || digit != 0) {
                        mul_add(&mut this.digits.0, 10, digit.into());
                        this.len += 1;
                    }
                    more |= !counts && digit != 0;
                    this.exponent =
                        this.exponent.saturating_add(i32::from(!counts)).saturating_sub(i32::from(seen_point));
                }
                b'.' if !seen_point => seen_point = true,
                b'e' | b'E' if seen_digit => {
                    this.exponent = this.exponent.saturating_add(exponent(bytes.as_slice())?);
                    break;
                }
                _ => return None,
            }
        }
        if more {
            mul_add(&mut this.digits.0, 10, 1);
            (this.len, this.exponent) = (this.len + 1, this.exponent.saturating_sub(1));
        }
        seen_digit.then_some(this)
    }

    /// The nearest float, of two as near the even one.
    fn value(mut self) -> f64 {
        let magnitude = self.exponent.saturating_add(self.len as i32);
        if self.len == 0 || magnitude < -330 {
            return 0.0;
        }
        if magnitude > 310 {
            return f64::INFINITY;
        }
        let mut divisor = Big::<TEXT_WORDS>::new(1);
        let fives = self.exponent.unsigned_abs();
        if self.exponent >= 0 {
            self.digits.times_fives(fives)
        } else {
            divisor.times_fives(fives)
        }
        // Digits and divisor are aligned, so that the quotient is from 1 to 2; the value is that times `2**exponent`.
        let mut shift = bit_length(&self.digits.0) as i32 - bit_length(&divisor.0) as i32;
        shift_left(if shift < 0 { &mut self.digits.0 } else { &mut divisor.0 }, shift.unsigned_abs());
        if compare(&self.digits.0, &divisor.0).is_lt() {
            self.digits.times(2);
            shift -= 1;
        }
        let mut quotient = 0_u64;
        for _ in 0..64 {
            quotient <<= 1;
            if compare(&self.digits.0, &divisor.0).is_ge() {
                subtract(&mut self.digits.0, &divisor.0);
                quotient |= 1;
            }
            self.digits.times(2);
        }
        round(quotient, self.digits.0.iter().any(|&word| word != 0), self.exponent + shift)
    }
}

/// The exponent of a text, which is the rest of it; what no `i32` holds is as much as one can be.
fn exponent(text: &[u8]) -> Option<i32> {
    let (negative, digits) = match text.split_first()? {
        (b'-', rest) => (true, rest),
        (b'+', rest) => (false, rest),
        _ => (false, text),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number =
        digits.iter().fold(0_i32, |number, &digit| number.saturating_mul(10).saturating_add((digit - b'0').into()));
    Some(if negative { -number } else { number })
}

/// `quotient * 2**(exponent - 63)` and perhaps a little more as a float. The quotient's top bit is set.
fn round(quotient: u64, more: bool, exponent: i32) -> f64 {
    const LEAST: i32 = -1022;
    // Eleven bits too many, and more of them below the least normal float.
    let dropped = 11 + (LEAST - exponent).max(0).unsigned_abs();
    let (mut mantissa, rest) = match dropped {
        0..64 => (quotient >> dropped, quotient << (64 - dropped)),
        64 => (0, quotient),
        _ => return 0.0,
    };
    const HALF: u64 = 1 << 63;
    if rest > HALF || rest == HALF && (more || mantissa % 2 == 1) {
        mantissa += 1;
    }
    // A mantissa that has become a power of two is the next exponent's.
    let bits = mantissa + ((exponent.max(LEAST) - LEAST) as u64) * (1 << 52);
    if bits >= f64::INFINITY.to_bits() { f64::INFINITY } else { f64::from_bits(bits) }
}
