//! `a ** b` of floats: `exp(b * log(a))` with some 20 bits more than a float has, so that the result is the nearest float
//! but in cases as rare as those where the C library of CPython's host is off. (The `pow` of the `libm` crate differs in
//! one result out of fifty.)

use super::arith::FloatError;
use super::double_double::Dd;

/// `a ** b`, with CPython's special cases (`float_pow`).
pub fn pow(a: f64, b: f64) -> Result<f64, FloatError> {
    if b == 0.0 || a == 1.0 {
        return Ok(1.0);
    }
    if a.is_nan() || b.is_nan() {
        return Ok(if a.is_nan() { a } else { b });
    }
    if b.is_infinite() {
        let magnitude = a.abs();
        return Ok(match magnitude == 1.0 {
            true => 1.0,
            false if (b > 0.0) == (magnitude > 1.0) => f64::INFINITY,
            false => 0.0,
        });
    }
    let odd = libm::fmod(b.abs(), 2.0) == 1.0;
    if a.is_infinite() || a == 0.0 {
        return to_infinity_or_zero(a, b, odd);
    }
    if a < 0.0 && libm::floor(b) != b {
        return Err(FloatError::Complex);
    }
    let magnitude = if a == -1.0 { 1.0 } else { positive_pow(a.abs(), b) };
    if magnitude.is_infinite() {
        return Err(FloatError::OutOfRange);
    }
    Ok(if a < 0.0 && odd { -magnitude } else { magnitude })
}

/// The powers of the infinities and of both zeros: the sign stays where the exponent is odd.
fn to_infinity_or_zero(a: f64, b: f64, odd: bool) -> Result<f64, FloatError> {
    if a == 0.0 && b < 0.0 {
        return Err(FloatError::ZeroToNegative);
    }
    let magnitude = if a.is_infinite() && b > 0.0 { f64::INFINITY } else { 0.0_f64 };
    Ok(if odd { magnitude.copysign(a) } else { magnitude })
}

/// The power of a finite number above zero other than one, to a finite power other than zero.
fn positive_pow(a: f64, b: f64) -> f64 {
    const HUGE: f64 = 18_446_744_073_709_551_616.0; // 2**64: even the float next to one overflows
    const TINY: f64 = 1.0 / (HUGE * 64.0); // even the greatest float comes out as one
    let grows = (a > 1.0) == (b > 0.0);
    if b == 1.0 {
        return a;
    } else if b == 2.0 {
        return a * a;
    } else if b == -1.0 {
        return 1.0 / a;
    } else if b == 0.5 {
        return libm::sqrt(a);
    } else if b.abs() < TINY {
        return 1.0;
    } else if b.abs() >= HUGE {
        return if grows { f64::INFINITY } else { 0.0 };
    }
    if let Some(power) = small_power(a, b) {
        return power;
    }
    let exponent = log(a).mul_float(b);
    match exponent.hi {
        ..-746.0 => 0.0,
        710.0.. => f64::INFINITY,
        _ => exp(exponent),
    }
}

/// The everyday powers, such as `x ** 3` and `r ** -1.5`, by products and a square root; only where nothing can overflow.
fn small_power(a: f64, b: f64) -> Option<f64> {
    const SAFE: f64 = 900.0; // so many bits of an exponent leave room for what is computed on the way
    let doubled = b.abs() * 2.0;
    let scale = ((a.to_bits() >> 52) & 0x7ff) as f64 - 1023.0;
    if doubled > 64.0
        || libm::floor(doubled) != doubled
        || scale.abs() > SAFE
        || doubled * (scale.abs() + 1.0) > 2.0 * SAFE
    {
        return None;
    }
    let halves = doubled as u32;
    let mut power = if halves & 1 == 1 { square_root(a) } else { Dd::new(1.0, 0.0) };
    let mut factor = Dd::new(a, 0.0);
    let mut left = halves >> 1;
    while left != 0 {
        if left & 1 == 1 {
            power = power.mul(factor);
        }
        left >>= 1;
        if left != 0 {
            factor = factor.mul(factor);
        }
    }
    Some(if b < 0.0 { Dd::ratio(1.0, power).hi } else { power.hi })
}

/// The square root to twice a float's precision.
fn square_root(a: f64) -> Dd {
    let root = libm::sqrt(a);
    let square = Dd::product(root, root);
    Dd::sum(root, ((a - square.hi) - square.lo) / (2.0 * root))
}

const LN2: Dd = Dd::new(core::f64::consts::LN_2, 2.3190468138462996e-17);
const TWO_THIRDS: Dd = Dd::new(0.6666666666666666, 3.700743415417188e-17);

/// `log(1 + i / 16)` from `i = -5` on.
static LOGS: [Dd; 13] = [
    Dd::new(-0.3746934494414107, 3.9243112288632396e-18),
    Dd::new(-0.2876820724517809, -2.607160616442564e-17),
    Dd::new(-0.2076393647782445, -1.2053243216686129e-17),
    Dd::new(-0.13353139262452263, 3.664457663660085e-18),
    Dd::new(-0.06453852113757118, 6.470486661692933e-18),
    Dd::new(0.0, 0.0),
    Dd::new(0.06062462181643484, 2.6424025938726934e-18),
    Dd::new(0.11778303565638346, -1.1971685747593677e-18),
    Dd::new(0.17185025692665923, -6.0224538210113705e-18),
    Dd::new(0.22314355131420976, -9.091270597324799e-18),
    Dd::new(0.27193371548364176, 7.83319637697442e-19),
    Dd::new(0.3184537311185346, 2.7114779367326236e-17),
    Dd::new(0.3629054936893685, -2.1492361455310972e-17),
];

/// `exp(j / 8)` from `j = -3` on.
static EXPS: [Dd; 7] = [
    Dd::new(0.6872892787909722, -3.7088003061371396e-17),
    Dd::new(0.7788007830714049, -1.0231869534531498e-17),
    Dd::new(0.8824969025845955, -5.224526916735663e-17),
    Dd::new(1.0, 0.0),
    Dd::new(1.1331484530668263, -5.370737708558031e-18),
    Dd::new(1.2840254166877414, 8.968972781793724e-17),
    Dd::new(1.4549914146182013, 8.517923078996071e-17),
];

/// The natural logarithm of a finite number above zero.
fn log(a: f64) -> Dd {
    // a = 2**scale * m, with m between the roots of 1/2 and 2
    let (mut m, mut scale) = libm::frexp(a);
    if m < core::f64::consts::FRAC_1_SQRT_2 {
        m *= 2.0;
        scale -= 1;
    }
    // log(m) = log(c) + 2 atanh((m - c) / (m + c)) for the near sixteenth c
    let step = libm::rint((m - 1.0) * 16.0);
    let near = 1.0 + step / 16.0;
    let at_near = LOGS.get((step + 5.0) as usize).copied().unwrap_or(Dd::new(0.0, 0.0));
    let s = Dd::ratio(m - near, Dd::sum(m, near)); // the difference is exact
    let square = s.mul(s);
    let cube = s.mul(square);
    let z = square.hi;
    let tail = 2.0 / 5.0 + z * (2.0 / 7.0 + z * (2.0 / 9.0 + z * (2.0 / 11.0 + z * (2.0 / 13.0 + z * (2.0 / 15.0)))));
    let series = cube.mul(TWO_THIRDS).add_float(cube.hi * z * tail);
    let whole = LN2.mul_float(f64::from(scale)).add(at_near);
    whole.add(Dd::new(2.0 * s.hi, 2.0 * s.lo).add(series))
}

/// The exponential of a number between -746 and 710, as the nearest float.
fn exp(x: Dd) -> f64 {
    // x = scale * log(2) + j / 8 + r
    let scale = libm::rint(x.hi / LN2.hi);
    let reduced = x.add(LN2.mul_float(-scale));
    let step = libm::rint(reduced.hi * 8.0);
    let r = reduced.add_float(-step / 8.0);
    let at_step = EXPS.get((step + 3.0) as usize).copied().unwrap_or(Dd::new(1.0, 0.0));
    let square = r.mul(r);
    let h = r.hi;
    let mut tail = 1.0 / 479_001_600.0;
    for factorial in [39_916_800.0, 3_628_800.0, 362_880.0, 40_320.0, 5_040.0, 720.0, 120.0, 24.0, 6.0] {
        tail = 1.0 / factorial + h * tail;
    }
    let series = r.add(Dd::new(square.hi / 2.0, square.lo / 2.0)).add_float(square.hi * h * tail);
    let power = at_step.add(at_step.mul(series));
    scaled(power, scale as i32)
}

/// `value * 2**scale`, rounded once.
fn scaled(value: Dd, scale: i32) -> f64 {
    if scale > -1021 {
        return libm::ldexp(value.hi, scale);
    }
    // The result is subnormal or nearly: rounded to its last place first, which a large addend brings about.
    let place = libm::ldexp(1.0, -1074 - scale);
    let addend = 6_755_399_441_055_744.0 * place; // 1.5 * 2**52
    let sum = Dd::sum(addend, value.hi);
    let rounded = (sum.hi + (sum.lo + value.lo)) - addend;
    if rounded < place * 4_503_599_627_370_496.0 { libm::ldexp(rounded, scale) } else { libm::ldexp(value.hi, scale) }
}
