//! `math`, as CPython's `Modules/mathmodule.c`.
//!
//! | file | what |
//! |---|---|
//! | `elementary` | functions of one or two floats, and their errors |
//! | `logarithm` | logarithms, of ints of any size too |
//! | `rounding` | to whole numbers, to neighbours, into parts |
//! | `integers` | functions of ints |
//! | `sums` | functions of many numbers |

pub(super) mod elementary;
mod integers;
mod logarithm;
mod rounding;
mod sums;

use super::ModuleDef;
use crate::native::{Arity, NativeDef};

pub(super) static MODULE: ModuleDef = ModuleDef {
    name: "math",
    functions: FUNCTIONS,
    values: |py, namespace| {
        let constants = [
            ("e", core::f64::consts::E),
            ("inf", f64::INFINITY),
            ("nan", f64::NAN),
            ("pi", core::f64::consts::PI),
            ("tau", core::f64::consts::TAU),
        ];
        for (name, number) in constants {
            let number = py.float(number)?;
            py.put(namespace, name, number)?;
        }
        Ok(())
    },
};

const fn one(name: &'static str, run: crate::native::NativeFn) -> NativeDef {
    NativeDef::function(name, Arity::One, run)
}

const fn two(name: &'static str, run: crate::native::NativeFn) -> NativeDef {
    NativeDef::function(name, Arity::Between(2, 2), run)
}

static FUNCTIONS: &[NativeDef] = &[
    one("acos", elementary::acos),
    one("acosh", elementary::acosh),
    one("asin", elementary::asin),
    one("asinh", elementary::asinh),
    one("atan", elementary::atan),
    two("atan2", elementary::atan2),
    one("atanh", elementary::atanh),
    one("cbrt", elementary::cbrt),
    one("ceil", rounding::ceil),
    two("comb", integers::comb),
    two("copysign", elementary::copysign),
    one("cos", elementary::cos),
    one("cosh", elementary::cosh),
    one("degrees", elementary::degrees),
    two("dist", sums::dist),
    one("erf", elementary::erf),
    one("erfc", elementary::erfc),
    one("exp", elementary::exp),
    one("exp2", elementary::exp2),
    one("expm1", elementary::expm1),
    one("fabs", elementary::fabs),
    one("factorial", integers::factorial),
    one("floor", rounding::floor),
    two("fmod", elementary::fmod),
    one("frexp", rounding::frexp),
    one("fsum", sums::fsum),
    one("gamma", elementary::gamma),
    NativeDef::function("gcd", Arity::Any, integers::gcd),
    NativeDef::function("hypot", Arity::Any, sums::hypot),
    NativeDef::function("isclose", Arity::Free, rounding::isclose),
    one("isfinite", elementary::isfinite),
    one("isinf", elementary::isinf),
    one("isnan", elementary::isnan),
    one("isqrt", integers::isqrt),
    NativeDef::function("lcm", Arity::Any, integers::lcm),
    two("ldexp", rounding::ldexp),
    one("lgamma", elementary::lgamma),
    NativeDef::function("log", Arity::Between(1, 2), logarithm::log),
    one("log10", logarithm::log10),
    one("log1p", elementary::log1p),
    one("log2", logarithm::log2),
    one("modf", rounding::modf),
    NativeDef::function("nextafter", Arity::Free, rounding::nextafter),
    NativeDef::function("perm", Arity::Between(1, 2), integers::perm),
    two("pow", elementary::pow),
    NativeDef::function("prod", Arity::Free, sums::prod),
    one("radians", elementary::radians),
    two("remainder", elementary::remainder),
    one("sin", elementary::sin),
    one("sinh", elementary::sinh),
    one("sqrt", elementary::sqrt),
    two("sumprod", sums::sumprod),
    one("tan", elementary::tan),
    one("tanh", elementary::tanh),
    one("trunc", rounding::trunc),
    one("ulp", rounding::ulp),
];
