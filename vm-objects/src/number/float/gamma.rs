//! The gamma function and the logarithm of its absolute value, by Lanczos' formula with the parameters that CPython's
//! `Modules/mathmodule.c` (and Boost) has, so that the results have its last bits.
#![expect(clippy::excessive_precision, reason = "the coefficients as they were computed")]

use super::functions::FloatFunctions;

const G: f64 = 6.024_680_040_776_729_583_740_234_375;
const G_MINUS_HALF: f64 = G - 0.5;
const LOG_PI: f64 = 1.144_729_885_849_400_174_143_427_351_353_058_711_647;
const PI: f64 = core::f64::consts::PI;

/// Of the sum's rational function, from the constant term on.
const NUMERATOR: [f64; 13] = [
    23_531_376_880.410_759_688_572_007_674_451_636_754_734_846_804_940,
    42_919_803_642.649_098_768_957_899_047_001_988_850_926_355_848_959,
    35_711_959_237.355_668_049_440_185_451_547_166_705_960_488_635_843,
    17_921_034_426.037_209_699_919_755_754_458_931_112_671_403_265_390,
    6_039_542_586.352_028_005_064_291_644_307_297_921_069_938_842_070_8,
    1_439_720_407.311_721_673_663_223_072_794_912_393_971_548_578_677_2,
    248_874_557.862_054_156_511_460_386_413_229_423_216_321_251_278_01,
    31_426_415.585_400_194_380_614_231_628_318_205_362_874_684_987_640,
    2_876_370.628_935_372_441_225_409_051_620_849_613_599_114_537_876_8,
    186_056.265_395_223_495_040_294_989_716_045_699_282_207_842_363_28,
    8_071.672_002_365_816_210_638_002_902_272_250_613_821_851_632_502_4,
    210.824_277_751_579_345_872_509_733_920_713_362_711_669_695_802_91,
    2.506_628_274_631_000_270_164_908_177_133_837_338_626_431_079_340_8,
];
/// `x * (x + 1) * … * (x + 11)`.
const DENOMINATOR: [f64; 13] = [
    0.0,
    39_916_800.0,
    120_543_840.0,
    150_917_976.0,
    105_258_076.0,
    45_995_730.0,
    13_339_535.0,
    2_637_558.0,
    357_423.0,
    32_670.0,
    1_925.0,
    66.0,
    1.0,
];

/// Why there is no value: the two errors of C's `math.h`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathError {
    /// `EDOM`: `math domain error`.
    Domain,
    /// `ERANGE`: `math range error`.
    Range,
}

fn ratio(x: f64) -> f64 {
    let pairs = NUMERATOR.iter().zip(&DENOMINATOR);
    let (numerator, denominator) = if x < 5.0 {
        pairs.rev().fold((0.0, 0.0), |(n, d), (a, b)| (n * x + a, d * x + b))
    } else {
        // Powers of 1/x: those of a large x would overflow.
        pairs.fold((0.0, 0.0), |(n, d), (a, b)| (n / x + a, d / x + b))
    };
    numerator / denominator
}

/// `sin(pi * x)`, exact where x is whole.
fn sin_pi(x: f64, functions: &FloatFunctions) -> f64 {
    let (sin, cos) = (functions.sin, functions.cos);
    let y = libm::fmod(x.abs(), 2.0);
    let value = match libm::round(2.0 * y) as i32 {
        0 => sin(PI * y),
        1 => cos(PI * (y - 0.5)),
        2 => sin(PI * (1.0 - y)),
        3 => -cos(PI * (y - 1.5)),
        _ => sin(PI * (y - 2.0)),
    };
    1.0_f64.copysign(x) * value
}

/// `math.gamma(x)`.
pub fn gamma(x: f64, functions: &FloatFunctions) -> Result<f64, MathError> {
    if !x.is_finite() {
        return if x.is_nan() || x > 0.0 { Ok(x) } else { Err(MathError::Domain) };
    }
    let whole = libm::floor(x) == x;
    if x == 0.0 || whole && x < 0.0 {
        return Err(MathError::Domain);
    }
    if whole && x <= 23.0 {
        return Ok((2..x as u64).map(|factor| factor as f64).product());
    }
    let size = x.abs();
    if size < 1e-20 {
        return in_range(1.0 / x);
    }
    if size > 200.0 {
        return if x < 0.0 { Ok(0.0 / sin_pi(x, functions)) } else { Err(MathError::Range) };
    }
    let y = size + G_MINUS_HALF;
    // What the sum above lost in rounding.
    let lost = if size > G_MINUS_HALF { (y - size) - G_MINUS_HALF } else { (y - G_MINUS_HALF) - size };
    let correction = lost * G / y;
    let (exp, pow) = (functions.exp, functions.pow);
    // A power that would overflow is taken in two steps.
    let (power, twice) = if size < 140.0 { (pow(y, size - 0.5), false) } else { (pow(y, size / 2.0 - 0.25), true) };
    let mut value;
    if x < 0.0 {
        value = -PI / sin_pi(size, functions) / size * exp(y) / ratio(size);
        value -= correction * value;
        value /= power;
        if twice {
            value /= power;
        }
    } else {
        value = ratio(size) / exp(y);
        value += correction * value;
        value *= power;
        if twice {
            value *= power;
        }
    }
    in_range(value)
}

/// `math.lgamma(x)`.
pub fn lgamma(x: f64, functions: &FloatFunctions) -> Result<f64, MathError> {
    if !x.is_finite() {
        return Ok(if x.is_nan() { x } else { f64::INFINITY });
    }
    if libm::floor(x) == x && x <= 2.0 {
        return if x <= 0.0 { Err(MathError::Domain) } else { Ok(0.0) };
    }
    let (size, log) = (x.abs(), functions.log);
    if size < 1e-20 {
        return Ok(-log(size));
    }
    let mut value = log(ratio(size)) - G;
    value += (size - 0.5) * (log(size + G - 0.5) - 1.0);
    if x < 0.0 {
        value = LOG_PI - log(sin_pi(size, functions).abs()) - log(size) - value;
    }
    in_range(value)
}

fn in_range(value: f64) -> Result<f64, MathError> {
    if value.is_infinite() { Err(MathError::Range) } else { Ok(value) }
}
