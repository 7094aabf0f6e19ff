//! `format(value, spec)` and `format % (value, …)`, with as much of an object layer as three types need.

use vm_objects::number::big::{to_float, to_text, to_text_scratch_len, to_word};
use vm_objects::number::float::to_int_error;
use vm_objects::number::format::{Amount, Conversion, FormatError, IntKind, Percent, PercentError, Piece, Spec};

use crate::big::repr;
use crate::fields::{Fields, Num, spell_text};

/// A value of the recording.
enum Value {
    Int(Num),
    Float(f64),
    Text(String),
}

impl Value {
    fn type_name(&self) -> &'static str {
        match self {
            Value::Int(_) => "int",
            Value::Float(_) => "float",
            Value::Text(_) => "str",
        }
    }

    /// `str(value)`
    fn text(&self) -> String {
        match self {
            Value::Int(number) => {
                format!("{}{}", if number.int().is_negative() { "-" } else { "" }, digits(number, 10))
            }
            Value::Float(value) => {
                let mut out = String::new();
                vm_objects::number::float::write_repr(*value, &mut out).unwrap();
                out
            }
            Value::Text(text) => text.clone(),
        }
    }
}

fn digits(number: &Num, base: u32) -> String {
    let mut out = String::new();
    to_text(&number.magnitude, base, &mut out, &mut vec![0; to_text_scratch_len(number.magnitude.len())]).unwrap();
    out
}

pub(crate) fn answer(name: &str, fields: &Fields<'_>) -> Option<String> {
    let value = |index| match name.split_once('.')?.1 {
        "int" | "star" => Some(Value::Int(fields.int(index))),
        "float" => Some(Value::Float(fields.float(index))),
        "str" => Some(Value::Text(fields.text(index))),
        _ => None,
    };
    let first = || fields.text(0);
    let result = match name {
        "format.int" | "format.float" | "format.str" => formatted(&first(), &value(1)?),
        "percent.int" | "percent.float" | "percent.str" => percent(&first(), vec![value(1)?]),
        "percent.star" => percent(&first(), vec![value(1)?, value(2)?, value(3)?]),
        _ => return None,
    };
    Some(result.map_or_else(|error| format!("!{}", spell_text(&error)), |text| spell_text(&text)))
}

/// `format(value, spec)`
fn formatted(text: &str, value: &Value) -> Result<String, String> {
    let mut out = String::new();
    let result = match value {
        Value::Text(shown) => Spec::for_text(text).and_then(|spec| {
            spec.check_text()?;
            spec.write_text(shown, &mut out).unwrap();
            Ok(())
        }),
        Value::Float(value) => Spec::for_number(text).and_then(|spec| {
            spec.write_float(spec.float_kind()?, *value, &mut out).unwrap();
            Ok(())
        }),
        Value::Int(number) => match Spec::for_number(text).and_then(|spec| Ok((spec, spec.int_kind()?))) {
            Ok((spec, kind)) => return int(spec, kind, number),
            Err(error) => Err(error),
        },
    };
    match result {
        Ok(()) => Ok(out),
        Err(error) => Err(message(error, text, value)),
    }
}

fn message(error: FormatError, spec: &str, value: &Value) -> String {
    let mut out = String::from("ValueError: ");
    error.write_message(spec, value.type_name(), &mut out).unwrap();
    out
}

fn int(spec: Spec, kind: IntKind, number: &Num) -> Result<String, String> {
    let mut out = String::new();
    match kind {
        IntKind::Digits(base) => {
            spec.write_int(number.int().is_negative(), &digits(number, base), &mut out).unwrap();
        }
        IntKind::Char => {
            let code = to_word(number.int()).and_then(|code| char::from_u32(code.try_into().ok()?));
            let range = String::from("OverflowError: %c arg not in range(0x110000)");
            spec.write_char(code.ok_or(range)?, &mut out).unwrap();
        }
        IntKind::Float(kind) => {
            let value = to_float(number.int()).map_err(|error| format!("OverflowError: {}", error.message()))?;
            spec.write_float(kind, value, &mut out).unwrap();
        }
    }
    Ok(out)
}

/// `format % values`
fn percent(format: &str, values: Vec<Value>) -> Result<String, String> {
    let mut out = String::new();
    let mut values = values.into_iter();
    for piece in Percent::new(format) {
        let mapping = || String::from("TypeError: format requires a mapping");
        match piece.map_err(|error| match error {
            PercentError::IncompleteKey => mapping(),
            error => format!("ValueError: {}", error.message()),
        })? {
            Piece::Literal(text) => out.push_str(text),
            Piece::Conversion(conversion) => {
                if conversion.key.is_some() {
                    return Err(mapping());
                }
                convert(&conversion, &mut values, &mut out)?;
            }
        }
    }
    if values.next().is_some() {
        return Err("TypeError: not all arguments converted during string formatting".into());
    }
    Ok(out)
}

fn convert(
    conversion: &Conversion<'_>,
    values: &mut impl Iterator<Item = Value>,
    out: &mut String,
) -> Result<(), String> {
    let mut next = || values.next().ok_or(String::from("TypeError: not enough arguments for format string"));
    let mut star = |amount| match amount {
        Amount::Star => match next()? {
            Value::Int(number) => Ok(to_word(number.int())),
            _ => Err(String::from("TypeError: * wants int")),
        },
        _ => Ok(None),
    };
    let spec = conversion.spec(star(conversion.width)?, star(conversion.precision)?);
    let value = next()?;
    match (conversion.kind, &value) {
        ('s', _) => spec.write_text(&value.text(), out).unwrap(),
        ('r' | 'a', Value::Text(text)) => spec.write_text(&repr(text), out).unwrap(),
        ('r' | 'a', _) => spec.write_text(&value.text(), out).unwrap(),
        ('c', Value::Text(text)) => spec.write_text(text, out).unwrap(),
        ('c', Value::Int(number)) => {
            let code = to_word(number.int()).and_then(|code| char::from_u32(code.try_into().ok()?));
            let range = String::from("OverflowError: %c arg not in range(0x110000)");
            spec.write_text(&code.ok_or(range)?.to_string(), out).unwrap();
        }
        ('d' | 'i' | 'u' | 'o' | 'x' | 'X', Value::Int(number)) => {
            let base = match conversion.kind {
                'o' => 8,
                'x' | 'X' => 16,
                _ => 10,
            };
            spec.write_int(number.int().is_negative(), &digits(number, base), out).unwrap();
        }
        ('d' | 'i' | 'u', Value::Float(value)) => {
            if let Some(message) = to_int_error(*value) {
                return Err(format!("{}: {message}", if value.is_nan() { "ValueError" } else { "OverflowError" }));
            }
            spec.write_int(*value <= -1.0, &format!("{:.0}", value.trunc().abs()), out).unwrap();
        }
        ('e' | 'E' | 'f' | 'F' | 'g' | 'G', _) => return float(&spec, &value, out),
        ('o' | 'x' | 'X', _) => {
            let name = value.type_name();
            return Err(format!("TypeError: %{} format: an integer is required, not {name}", conversion.kind));
        }
        ('d' | 'i' | 'u', _) => {
            let name = value.type_name();
            return Err(format!("TypeError: %{} format: a real number is required, not {name}", conversion.kind));
        }
        _ => {
            let mut message = String::from("ValueError: ");
            conversion.write_unsupported(&mut message).unwrap();
            return Err(message);
        }
    }
    Ok(())
}

fn float(spec: &Spec, value: &Value, out: &mut String) -> Result<(), String> {
    let value = match value {
        Value::Float(value) => *value,
        Value::Int(number) => to_float(number.int()).unwrap(),
        Value::Text(_) => return Err("TypeError: must be real number, not str".into()),
    };
    spec.write_float(spec.float_kind().unwrap(), value, out).unwrap();
    Ok(())
}
