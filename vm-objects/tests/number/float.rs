//! The operations on floats.

use vm_objects::number::float::*;

use crate::big::repr;
use crate::fields::{Fields, spell_float, spell_text};

pub(crate) fn answer(name: &str, fields: &Fields<'_>) -> Option<String> {
    arithmetic(name, fields).or_else(|| facts(name, fields)).or_else(|| text(name, fields))
}

fn outcome(result: Result<f64, FloatError>) -> String {
    match result {
        Ok(value) => spell_float(value),
        Err(FloatError::Complex) => "!ValueError: complex".into(),
        Err(FloatError::OutOfRange) => format!("!OverflowError: {}", FloatError::OutOfRange.message()),
        Err(error) => format!("!ZeroDivisionError: {}", error.message()),
    }
}

fn arithmetic(name: &str, fields: &Fields<'_>) -> Option<String> {
    let operation = match name {
        "fdiv" => div,
        "ffloordiv" => floor_div,
        "fmod" => modulo,
        "fpow" => pow,
        "fdivmod" => {
            return Some(match divmod(fields.float(0), fields.float(1)) {
                Ok((quotient, rest)) => format!("{} {}", spell_float(quotient), spell_float(rest)),
                Err(error) => outcome(Err(error)),
            });
        }
        _ => return None,
    };
    Some(outcome(operation(fields.float(0), fields.float(1))))
}

fn facts(name: &str, fields: &Fields<'_>) -> Option<String> {
    let hex = |value: i64| format!("{}{:x}", if value < 0 { "-" } else { "" }, value.unsigned_abs());
    Some(match name {
        "fhash" => hex(hash(fields.float(0)).unwrap() as i64),
        "isint" => u8::from(is_integer(fields.float(0))).to_string(),
        "ratio" => match integer_ratio(fields.float(0)) {
            Ok(ratio) => format!("{} {}", hex(ratio.numerator), hex(ratio.exponent.into())),
            Err(RatioError::Nan) => format!("!ValueError: {}", RatioError::Nan.message()),
            Err(error) => format!("!OverflowError: {}", error.message()),
        },
        "round" => match round_to(fields.float(0), fields.small(1)) {
            Some(value) => spell_float(value),
            None => "!OverflowError: rounded value too large to represent".into(),
        },
        "round0" => hex(round_whole(fields.float(0)) as i64),
        _ => return None,
    })
}

fn text(name: &str, fields: &Fields<'_>) -> Option<String> {
    let mut out = String::new();
    Some(match name {
        "repr" => {
            write_repr(fields.float(0), &mut out).unwrap();
            out
        }
        "hex" => {
            write_hex(fields.float(0), &mut out).unwrap();
            out
        }
        "fromhex" => match from_hex(&fields.text(0)) {
            Ok(value) => spell_float(value),
            Err(HexError::Invalid) => format!("!ValueError: {}", HexError::Invalid.message()),
            Err(error) => format!("!OverflowError: {}", error.message()),
        },
        "parse" => {
            let text = fields.text(0);
            match parse_float(&text, &mut vec![0; float_scratch_len(&text)]) {
                Some(value) => spell_float(value),
                None => {
                    write_not_a_float(&mut out, repr(&text).chars()).unwrap();
                    format!("!ValueError: {}", spell_text(&out))
                }
            }
        }
        _ => return None,
    })
}
