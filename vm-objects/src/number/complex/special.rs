//! What the functions give where a part of the argument is infinite or NaN: C99's annex G, as CPython's `cmath` has it.

use super::Complex;

const PI: f64 = core::f64::consts::PI;

/// The value of a table for an argument.
pub(super) fn look_up(table: &[&str; 7], (real, imag): Complex) -> Complex {
    let entry = table.get(class(real)).and_then(|row| row.split(' ').nth(class(imag)));
    let mut parts = entry.unwrap_or("").chars().map(value);
    (parts.next().unwrap_or(f64::NAN), parts.next().unwrap_or(f64::NAN))
}

/// Row or column: -inf, below zero, -0.0, 0.0, above zero, inf, NaN.
fn class(x: f64) -> usize {
    match x {
        f64::NEG_INFINITY => 0,
        f64::INFINITY => 5,
        _ if x.is_nan() => 6,
        _ if x == 0.0 => 2 + usize::from(x.is_sign_positive()),
        _ => 1 + 3 * usize::from(x > 0.0),
    }
}

/// The number that a letter of a table stands for.
fn value(letter: char) -> f64 {
    match letter {
        '0' => 0.0,
        'o' => -0.0,
        '1' => 1.0,
        'l' => -1.0,
        'i' => f64::INFINITY,
        'j' => f64::NEG_INFINITY,
        'p' => PI,
        'q' => -PI,
        'h' => PI / 2.0,
        'g' => -PI / 2.0,
        'f' => PI / 4.0,
        'e' => -PI / 4.0,
        't' => 3.0 * PI / 4.0,
        's' => -3.0 * PI / 4.0,
        _ => f64::NAN,
    }
}

pub(super) const ACOS: [&str; 7] = [
    "ti pi pi pj pj tj ni",
    "hi .. .. .. .. hj nn",
    "hi .. .. .. .. hj hn",
    "hi .. .. .. .. hj hn",
    "hi .. .. .. .. hj nn",
    "fi 0i 0i 0j 0j fj ni",
    "ni nn nn nn nn nj nn",
];

pub(super) const ACOSH: [&str; 7] = [
    "is iq iq ip ip it in",
    "ig .. .. .. .. ih nn",
    "ig .. .. .. .. ih nn",
    "ig .. .. .. .. ih nn",
    "ig .. .. .. .. ih nn",
    "ie io io i0 i0 if in",
    "in nn nn nn nn in nn",
];

pub(super) const ASINH: [&str; 7] = [
    "je jo jo j0 j0 jf jn",
    "jg .. .. .. .. jh nn",
    "jg .. .. .. .. jh nn",
    "ig .. .. .. .. ih nn",
    "ig .. .. .. .. ih nn",
    "ie io io i0 i0 if in",
    "in nn no n0 nn in nn",
];

pub(super) const ATANH: [&str; 7] = [
    "og og og oh oh oh on",
    "og .. .. .. .. oh nn",
    "og .. .. .. .. oh on",
    "0g .. .. .. .. 0h 0n",
    "0g .. .. .. .. 0h nn",
    "0g 0g 0g 0h 0h 0h 0n",
    "0g nn nn nn nn 0h nn",
];

pub(super) const COSH: [&str; 7] = [
    ".. .. i0 io .. .. in",
    ".. .. .. .. .. .. nn",
    ".. .. .. .. .. .. n0",
    ".. .. .. .. .. .. n0",
    ".. .. .. .. .. .. nn",
    ".. .. io i0 .. .. in",
    "nn nn n0 n0 nn nn nn",
];

pub(super) const EXP: [&str; 7] = [
    "00 .. 0o 00 .. 00 00",
    ".. .. .. .. .. .. nn",
    ".. .. .. .. .. .. nn",
    ".. .. .. .. .. .. nn",
    ".. .. .. .. .. .. nn",
    ".. .. io i0 .. .. in",
    "nn nn no n0 nn nn nn",
];

pub(super) const LOG: [&str; 7] = [
    "is iq iq ip ip it in",
    "ig .. .. .. .. ih nn",
    "ig .. .. .. .. ih nn",
    "ig .. .. .. .. ih nn",
    "ig .. .. .. .. ih nn",
    "ie io io i0 i0 if in",
    "in nn nn nn nn in nn",
];

pub(super) const RECT: [&str; 7] = [
    ".. .. j0 jo .. .. in",
    ".. .. .. .. .. .. nn",
    "00 .. .. .. .. 00 00",
    "00 .. .. .. .. 00 00",
    ".. .. .. .. .. .. nn",
    ".. .. io i0 .. .. in",
    "nn nn n0 n0 nn nn nn",
];

pub(super) const SINH: [&str; 7] = [
    ".. .. jo j0 .. .. in",
    ".. .. .. .. .. .. nn",
    ".. .. .. .. .. .. 0n",
    ".. .. .. .. .. .. 0n",
    ".. .. .. .. .. .. nn",
    ".. .. io i0 .. .. in",
    "nn nn no n0 nn nn nn",
];

pub(super) const SQRT: [&str; 7] = [
    "ij 0j 0j 0i 0i ii ni",
    "ij .. .. .. .. ii nn",
    "ij .. .. .. .. ii nn",
    "ij .. .. .. .. ii nn",
    "ij .. .. .. .. ii nn",
    "ij io io i0 i0 ii in",
    "ij nn nn nn nn ii nn",
];

pub(super) const TANH: [&str; 7] = [
    "l0 .. lo l0 .. l0 l0",
    ".. .. .. .. .. .. nn",
    ".. .. .. .. .. .. nn",
    ".. .. .. .. .. .. nn",
    ".. .. .. .. .. .. nn",
    "10 .. 1o 10 .. 10 10",
    "nn nn no n0 nn nn nn",
];
