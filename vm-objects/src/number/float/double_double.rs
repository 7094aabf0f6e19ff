//! Numbers of twice a float's precision: the unevaluated sum of two floats (Dekker, Knuth).

/// `hi + lo`, where `lo` is at most half a unit in the last place of `hi`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dd {
    pub(super) hi: f64,
    pub(super) lo: f64,
}

impl Dd {
    pub(super) const fn new(hi: f64, lo: f64) -> Self {
        Dd { hi, lo }
    }

    /// The exact sum of two floats.
    #[inline]
    pub(super) fn sum(a: f64, b: f64) -> Self {
        let hi = a + b;
        let part = hi - a;
        Dd { hi, lo: (a - (hi - part)) + (b - part) }
    }

    /// The exact sum of two floats, the second of which is not greater.
    #[inline]
    fn quick_sum(a: f64, b: f64) -> Self {
        let hi = a + b;
        Dd { hi, lo: b - (hi - a) }
    }

    /// The exact product of two floats below `2**996`.
    #[inline]
    pub(super) fn product(a: f64, b: f64) -> Self {
        let hi = a * b;
        let ((a_high, a_low), (b_high, b_low)) = (halves(a), halves(b));
        let lo = ((a_high * b_high - hi) + a_high * b_low + a_low * b_high) + a_low * b_low;
        Dd { hi, lo }
    }

    #[inline]
    pub(super) fn add(self, other: Dd) -> Self {
        let high = Dd::sum(self.hi, other.hi);
        let low = Dd::sum(self.lo, other.lo);
        let first = Dd::quick_sum(high.hi, high.lo + low.hi);
        Dd::quick_sum(first.hi, first.lo + low.lo)
    }

    #[inline]
    pub(super) fn add_float(self, other: f64) -> Self {
        let sum = Dd::sum(self.hi, other);
        Dd::quick_sum(sum.hi, sum.lo + self.lo)
    }

    #[inline]
    pub(super) fn mul(self, other: Dd) -> Self {
        let product = Dd::product(self.hi, other.hi);
        Dd::quick_sum(product.hi, product.lo + (self.hi * other.lo + self.lo * other.hi))
    }

    #[inline]
    pub(super) fn mul_float(self, other: f64) -> Self {
        let product = Dd::product(self.hi, other);
        Dd::quick_sum(product.hi, product.lo + self.lo * other)
    }

    /// A float divided by a number.
    #[inline]
    pub(super) fn ratio(a: f64, b: Dd) -> Self {
        let first = a / b.hi;
        let rest = b.mul_float(-first).add_float(a);
        Dd::quick_sum(first, rest.hi / b.hi)
    }
}

/// A float in two of 26 bits.
#[inline]
fn halves(a: f64) -> (f64, f64) {
    let shifted = a * 134_217_729.0; // 2**27 + 1
    let high = shifted - (shifted - a);
    (high, a - high)
}
