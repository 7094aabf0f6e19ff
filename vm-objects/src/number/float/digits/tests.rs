//! Digits and floats both ways against core.
#![expect(clippy::unwrap_used, reason = "a test")]

extern crate alloc;

use alloc::format;
use alloc::string::String;

use super::{Digits, LONG, parse};

/// Floats of every size, and those at the ends of their ranges.
fn floats() -> impl Iterator<Item = f64> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let random = core::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        f64::from_bits(state >> 1)
    });
    let powers = (0..2046).map(|biased| f64::from_bits(biased << 52));
    let tens = (-324..309).filter_map(|tens| format!("1e{tens}").parse().ok());
    let simple = [0.1, 0.5, 1.5, 2.5, 5e-324, 1e23, 9007199254740993.0, f64::MAX, f64::MIN_POSITIVE];
    let around = |value: f64| [value.next_down().abs(), value, value.next_up()];
    powers.chain(tens).chain(simple).flat_map(around).chain(random.take(20_000)).filter(|value| value.is_finite())
}

fn text<const N: usize>(digits: &Digits<N>) -> String {
    format!("{}e{}", core::str::from_utf8(digits.as_bytes()).unwrap(), digits.point)
}

/// What core says, in the same form.
fn of_core(text: &str) -> String {
    let (digits, exponent) = text.split_once('e').unwrap();
    let digits = digits.replace('.', "");
    let trimmed = digits.trim_end_matches('0');
    let point = exponent.parse::<i32>().unwrap() + 1;
    if trimmed.is_empty() { String::from("0e1") } else { format!("{trimmed}e{point}") }
}

#[test]
fn digits_are_those_of_core() {
    for value in floats() {
        let shortest = Digits::<32>::shortest(value);
        assert_eq!(shortest.as_bytes().len(), of_core(&format!("{value:e}")).find('e').unwrap(), "{value:e}");
        assert_eq!(parse(&format!("0.{}", text(&shortest))), Some(value));
        for count in [1, 2, 15, 17] {
            let digits = Digits::<LONG>::significant(value, count);
            assert_eq!(text(&digits), of_core(&format!("{value:.*e}", count - 1)), "{value:e} {count}");
        }
    }
}

#[test]
fn exact_digits_are_those_of_core() {
    for value in [f64::MAX, f64::MIN_POSITIVE.next_down(), 5e-324, 0.1, 1e22] {
        let digits = Digits::<LONG>::significant(value, LONG);
        assert_eq!(text(&digits), of_core(&format!("{value:.800e}")));
    }
    let decimals = |value, count| text(&Digits::<LONG>::decimals(value, count));
    assert_eq!(decimals(0.5, 0), "0e1");
    assert_eq!(decimals(1.5, 0), "2e1");
    assert_eq!(decimals(9.96, 1), "1e2");
    assert_eq!(decimals(0.04, 1), "0e1");
    assert_eq!(decimals(0.06, 1), "1e0");
}

#[test]
fn texts_are_read_as_core_reads_them() {
    for value in floats() {
        for text in [format!("{value:e}"), format!("{value:.25e}"), format!("{value:.2e}")] {
            assert_eq!(parse(&text), text.parse().ok(), "{text}");
        }
    }
    let middle = format!("{:.1100}", 5e-324 / 1.0);
    for text in [
        "",
        "+",
        "-",
        ".",
        "1.",
        ".1",
        "-.5e-3",
        "+1E+3",
        "1e",
        "1e+",
        "e1",
        "1.2.3",
        "1e5.",
        " 1",
        "inf",
        "-Infinity",
        "infi",
        "0e999999999999",
        "1e999999999999",
        "1e-999999999999",
        "00000000000000000000000000000000000000000000001",
        "2.4703282292062327208e-324",
        "2.4703282292062328e-324",
        "1.7976931348623158e308",
        "1.797693134862315808e308",
        middle.as_str(),
    ] {
        assert_eq!(parse(text), text.parse().ok(), "{text}");
    }
    assert!(parse("-NaN").is_some_and(f64::is_nan));
}
