//! Sums, dot products and lengths that lose nothing on the way: `math.fsum`, `math.sumprod`, `math.hypot`.

/// `a + b` and what rounding lost (Knuth).
fn sum(a: f64, b: f64) -> (f64, f64) {
    let total = a + b;
    let part = total - a;
    (total, (a - (total - part)) + (b - part))
}

/// As [`sum`], for an `a` that is not smaller than `b` (Dekker).
fn fast_sum(a: f64, b: f64) -> (f64, f64) {
    let total = a + b;
    (total, (a - total) + b)
}

/// `a * b` and what rounding lost.
fn product(a: f64, b: f64) -> (f64, f64) {
    let value = a * b;
    (value, libm::fma(a, b, -value))
}

/// A sum of products in three floats that follow each other: algorithm 5.10 of Ogita, Rump and Oishi with K = 3.
#[derive(Clone, Copy, Default, Debug)]
pub struct DotProduct {
    /// The sum, what it lost, what that lost.
    pub parts: [f64; 3],
}

impl DotProduct {
    /// Adds `a * b`.
    pub fn add(&mut self, a: f64, b: f64) {
        let [high, low, tiny] = self.parts;
        let (value, lost) = product(a, b);
        let (high, first) = sum(high, value);
        let (low, second) = sum(low, lost);
        let (low, third) = sum(low, first);
        self.parts = [high, low, tiny + second + third];
    }

    /// The sum.
    pub fn total(&self) -> f64 {
        let [high, low, tiny] = self.parts;
        let (total, lost) = sum(low, high);
        tiny + lost + total
    }
}

/// The length of a vector of numbers that are not negative, of which `max` is the largest: `vector_norm` of CPython's
/// `Modules/mathmodule.c`.
pub fn length(vector: &[f64], max: f64) -> f64 {
    if max.is_infinite() {
        return max;
    }
    if vector.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if max == 0.0 || vector.len() <= 1 {
        return max;
    }
    let exponent = libm::frexp(max).1;
    if exponent < -1023 {
        // Subnormal numbers, made normal first.
        let scaled = |x: &f64| x / f64::MIN_POSITIVE;
        return f64::MIN_POSITIVE * scaled_length(vector.iter().map(scaled), libm::frexp(scaled(&max)).1);
    }
    scaled_length(vector.iter().copied(), exponent)
}

fn scaled_length(vector: impl Iterator<Item = f64>, exponent: i32) -> f64 {
    let scale = libm::ldexp(1.0, -exponent);
    let (mut total, mut lost, mut lost_in_sum) = (1.0, 0.0, 0.0);
    let mut add = |(square, rest): (f64, f64)| {
        let (next, error) = fast_sum(total, square);
        total = next;
        lost += rest;
        lost_in_sum += error;
        next - 1.0 + (lost + lost_in_sum)
    };
    let mut squares = 0.0;
    for x in vector {
        squares = add(product(x * scale, x * scale));
    }
    let root = libm::sqrt(squares);
    // One step of Newton's, from the exact difference.
    let difference = add(product(-root, root));
    (root + difference / (2.0 * root)) / scale
}

/// Why a sum has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SumError {
    /// The sum of finite numbers is none: `OverflowError`.
    Overflow,
    /// Both infinities: `ValueError`.
    Infinities,
}

/// Partials of a sum at most: the floats' exponents, in steps of their digits, with room to spare.
pub const PARTIALS: usize = 48;

/// A sum without error, as floats that do not overlap, the largest last (Shewchuk).
#[derive(Clone, Copy, Debug)]
pub struct ExactSum {
    /// The partials, of which `len` count.
    pub partials: [f64; PARTIALS],
    /// How many.
    pub len: usize,
    /// The sum of the infinities and NaNs.
    pub special: f64,
    /// The sum of the infinities.
    pub infinite: f64,
}

impl Default for ExactSum {
    fn default() -> Self {
        Self { partials: [0.0; PARTIALS], len: 0, special: 0.0, infinite: 0.0 }
    }
}

impl ExactSum {
    /// Adds a number.
    pub fn add(&mut self, x: f64) -> Result<(), SumError> {
        let (given, mut x, mut kept) = (x, x, 0);
        for index in 0..self.len {
            let Some(&y) = self.partials.get(index) else { break };
            let (large, small) = if x.abs() < y.abs() { (y, x) } else { (x, y) };
            let (high, low) = fast_sum(large, small);
            if low != 0.0 {
                if let Some(slot) = self.partials.get_mut(kept) {
                    *slot = low;
                }
                kept += 1;
            }
            x = high;
        }
        self.len = kept;
        if x == 0.0 {
            return Ok(());
        }
        if x.is_finite() {
            if let Some(slot) = self.partials.get_mut(kept) {
                *slot = x;
            }
            self.len = kept + 1;
            return Ok(());
        }
        if given.is_finite() {
            return Err(SumError::Overflow);
        }
        if given.is_infinite() {
            self.infinite += given;
        }
        self.special += given;
        self.len = 0;
        Ok(())
    }

    /// The sum, rounded once, half to even.
    pub fn total(&self) -> Result<f64, SumError> {
        if self.special != 0.0 {
            return if self.infinite.is_nan() { Err(SumError::Infinities) } else { Ok(self.special) };
        }
        let mut partials = self.partials.get(..self.len).unwrap_or(&[]).iter().rev().copied();
        let Some(mut high) = partials.next() else { return Ok(0.0) };
        let mut low = 0.0;
        for y in partials.by_ref() {
            (high, low) = fast_sum(high, y);
            if low != 0.0 {
                break;
            }
        }
        // Half way between two floats: what follows says which.
        if partials.next().is_some_and(|next| low < 0.0 && next < 0.0 || low > 0.0 && next > 0.0) {
            let twice = low * 2.0;
            let up = high + twice;
            if twice == up - high {
                high = up;
            }
        }
        Ok(high)
    }
}
