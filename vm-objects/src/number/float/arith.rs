//! Division of floats with Python's signs (`floatobject.c`).

/// What an operation on floats raises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FloatError {
    /// `/` by zero.
    Division,
    /// `//` by zero.
    FloorDivision,
    /// `%` by zero.
    Modulo,
    /// `divmod` by zero.
    Divmod,
    /// Zero to a negative power.
    ZeroToNegative,
    /// `OverflowError`, with the arguments `(34, 'Numerical result out of range')`.
    OutOfRange,
    /// A negative number to a power that is not whole: the result is complex.
    Complex,
}

impl FloatError {
    /// CPython's message, a `ZeroDivisionError`'s except for the last two.
    pub const fn message(self) -> &'static str {
        match self {
            FloatError::Division => "float division by zero",
            FloatError::FloorDivision => "float floor division by zero",
            FloatError::Modulo => "float modulo",
            FloatError::Divmod => "float divmod()",
            FloatError::ZeroToNegative => "0.0 cannot be raised to a negative power",
            FloatError::OutOfRange => "(34, 'Numerical result out of range')",
            FloatError::Complex => "the result is complex",
        }
    }
}

/// `a / b`
pub fn div(a: f64, b: f64) -> Result<f64, FloatError> {
    if b == 0.0 { Err(FloatError::Division) } else { Ok(a / b) }
}

/// `a // b`
pub fn floor_div(a: f64, b: f64) -> Result<f64, FloatError> {
    if b == 0.0 { Err(FloatError::FloorDivision) } else { Ok(quotient_and_rest(a, b).0) }
}

/// `a % b`
pub fn modulo(a: f64, b: f64) -> Result<f64, FloatError> {
    if b == 0.0 { Err(FloatError::Modulo) } else { Ok(rest(libm::fmod(a, b), b)) }
}

/// `divmod(a, b)`
pub fn divmod(a: f64, b: f64) -> Result<(f64, f64), FloatError> {
    if b == 0.0 { Err(FloatError::Divmod) } else { Ok(quotient_and_rest(a, b)) }
}

/// The remainder with the sign of the divisor.
fn rest(remainder: f64, b: f64) -> f64 {
    if remainder == 0.0 {
        0.0_f64.copysign(b)
    } else if (b < 0.0) != (remainder < 0.0) {
        remainder + b
    } else {
        remainder
    }
}

fn quotient_and_rest(a: f64, b: f64) -> (f64, f64) {
    let remainder = libm::fmod(a, b);
    let mut quotient = (a - remainder) / b;
    if remainder != 0.0 && (b < 0.0) != (remainder < 0.0) {
        quotient -= 1.0;
    }
    // The quotient is very near a whole number; make it one.
    let whole = if quotient == 0.0 {
        0.0_f64.copysign(a / b)
    } else {
        let floor = libm::floor(quotient);
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    (whole, rest(remainder, b))
}
