//! The operations on integers of any size.

use vm_objects::number::big::*;
use vm_objects::number::int_small::{self, long};

use crate::fields::{Fields, Num, checksum, spell, spell_float, spell_text};

/// Filled with rubbish, as a caller's memory may be.
fn room(len: usize) -> Vec<Limb> {
    vec![Limb::MAX / 3; len]
}

fn signed(result: Result<Signed, BigError>, out: &[Limb]) -> String {
    result.map_or_else(|error| format!("!{error:?}"), |it| spell(it.negative, &out[..it.len]))
}

pub(crate) fn answer(name: &str, fields: &Fields<'_>) -> Option<String> {
    binary(name, fields)
        .or_else(|| unary(name, fields))
        .or_else(|| modular(name, fields))
        .or_else(|| text(name, fields))
}

fn binary(name: &str, fields: &Fields<'_>) -> Option<String> {
    let operands = || (fields.int(0), fields.int(1));
    let bit = |op| {
        let (a, b) = operands();
        let mut out = room(bitwise_len(a.magnitude.len(), b.magnitude.len()));
        signed(bitwise(op, a.int(), b.int(), &mut out), &out)
    };
    let sum = |operation: fn(Int<'_>, Int<'_>, &mut [Limb]) -> Result<Signed, BigError>| {
        let (a, b) = operands();
        let mut out = room(add_len(a.magnitude.len(), b.magnitude.len()));
        signed(operation(a.int(), b.int(), &mut out), &out)
    };
    Some(match name {
        "add" => sum(add_signed),
        "sub" => sum(sub_signed),
        "and" => bit(BitOp::And),
        "or" => bit(BitOp::Or),
        "xor" => bit(BitOp::Xor),
        "mul" => {
            let (a, b) = operands();
            let (m, n) = (a.magnitude.len(), b.magnitude.len());
            let mut out = room(mul_len(m, n));
            let len = mul(&a.magnitude, &b.magnitude, &mut out, &mut room(mul_scratch_len(m, n))).unwrap();
            spell(a.negative != b.negative && len != 0, &out[..len])
        }
        "divmod" => divided(&operands().0, &operands().1),
        "truediv" => true_division(&operands().0, &operands().1),
        "cmp" => {
            let (a, b) = operands();
            (cmp_signed(a.int(), b.int()) as i8).to_string()
        }
        "cmpf" => {
            let order = cmp_float(fields.int(0).int(), fields.float(1));
            let is = |wanted| u8::from(order == Some(wanted));
            use core::cmp::Ordering::{Equal, Greater, Less};
            format!("{} {} {}", is(Less), is(Equal), is(Greater))
        }
        "gcd" => {
            let (a, b) = operands();
            let long = a.magnitude.len().max(b.magnitude.len());
            let mut out = room(long);
            let len = gcd(&a.magnitude, &b.magnitude, &mut out, &mut room(gcd_scratch_len(long))).unwrap();
            spell(false, &out[..len])
        }
        _ => return None,
    })
}

fn divided(a: &Num, b: &Num) -> String {
    let (m, n) = (a.magnitude.len(), b.magnitude.len());
    let mut quotient = room(floor_quotient_len(m, n));
    let mut remainder = room(div_remainder_len(m, n));
    match floor_div_mod(a.int(), b.int(), &mut quotient, &mut remainder, &mut room(div_scratch_len(n))) {
        Ok((q, r)) => format!("{} {}", signed(Ok(q), &quotient), signed(Ok(r), &remainder)),
        Err(error) => format!("!ZeroDivisionError: {}", error.message()),
    }
}

fn true_division(a: &Num, b: &Num) -> String {
    if let (Some(a), Some(b)) = (to_i64(a.int()), to_i64(b.int()))
        && let Some(quotient) = int_small::long::true_div(a, b)
    {
        return spell_float(quotient);
    }
    match true_div(a.int(), b.int(), &mut room(true_div_scratch_len(b.magnitude.len()))) {
        Ok(value) => spell_float(value),
        Err(BigError::FloatOverflow) => "!OverflowError: integer division result too large for a float".into(),
        Err(BigError::ZeroDivision) => "!ZeroDivisionError: division by zero".into(),
        Err(error) => format!("!{error:?}"),
    }
}

fn unary(name: &str, fields: &Fields<'_>) -> Option<String> {
    let a = fields.0.first().filter(|field| !field.is_empty()).filter(|_| name != "int" && name != "parse")?;
    if a.contains(|c: char| !c.is_ascii_hexdigit() && !"@:+-ro".contains(c)) {
        return None;
    }
    let bits = || u64::from_str_radix(fields.0[1], 16).unwrap();
    Some(match name {
        "shl" => {
            let a = fields.int(0);
            let mut out = room(shift_left_len(a.magnitude.len(), bits()).unwrap());
            let len = shift_left(&a.magnitude, bits(), &mut out).unwrap();
            spell(a.negative && len != 0, &out[..len])
        }
        "shr" => {
            let a = fields.int(0);
            let mut out = room(a.magnitude.len() + 1);
            signed(shift_right_floor(a.int(), bits(), &mut out), &out)
        }
        "invert" => {
            let a = fields.int(0);
            let mut out = room(a.magnitude.len() + 1);
            signed(invert(a.int(), &mut out), &out)
        }
        "hash" => {
            let a = fields.int(0);
            let hash = hash(a.int());
            assert!(to_i64(a.int()).is_none_or(|small| int_small::hash(small) == hash));
            spell(hash < 0, &[hash.unsigned_abs()])
        }
        "float" => match to_float(fields.int(0).int()) {
            Ok(value) => spell_float(value),
            Err(error) => format!("!OverflowError: {}", error.message()),
        },
        "bits" => {
            let a = fields.int(0);
            let (length, count) = (bit_length(&a.magnitude), bit_count(&a.magnitude));
            let facts = |small| (u64::from(long::bit_length(small)), u64::from(long::bit_count(small)));
            assert!(to_i64(a.int()).is_none_or(|small| facts(small) == (length, count)));
            format!("{length:x} {count:x}")
        }
        "isqrt" => {
            let a = fields.int(0).magnitude;
            let mut out = room(isqrt_len(a.len()));
            let len = isqrt(&a, &mut out, &mut room(isqrt_scratch_len(a.len()))).unwrap();
            spell(false, &out[..len])
        }
        "trunc" => {
            let value = fields.float(0);
            if let Some(message) = vm_objects::number::float::to_int_error(value) {
                return Some(format!("!{}: {message}", if value.is_nan() { "ValueError" } else { "OverflowError" }));
            }
            let mut out = room(FLOAT_LEN);
            signed(from_float(value, &mut out), &out)
        }
        _ => return None,
    })
}

fn modular(name: &str, fields: &Fields<'_>) -> Option<String> {
    Some(match name {
        "pow" => {
            let a = fields.int(0);
            let exponent = u64::from_str_radix(fields.0[1], 16).unwrap();
            let need = pow_len(bit_length(&a.magnitude), exponent).unwrap();
            let mut out = room(need);
            let len = pow(&a.magnitude, exponent, &mut out, &mut room(pow_scratch_len(need))).unwrap();
            spell(a.negative && exponent % 2 == 1 && len != 0, &out[..len])
        }
        "powmod" => {
            let (a, exponent, m) = (fields.int(0), fields.int(1), fields.int(2));
            if is_zero(&m.magnitude) {
                return Some("!ValueError: pow() 3rd argument cannot be 0".into());
            }
            let mut out = room(pow_mod_len(m.magnitude.len()));
            let mut scratch = room(pow_mod_scratch_len(a.magnitude.len(), m.magnitude.len()));
            signed(pow_mod(a.int(), &exponent.magnitude, m.int(), &mut out, &mut scratch), &out)
        }
        "inverse" => {
            let (a, m) = (fields.int(0), fields.int(1));
            let mut out = room(mod_inverse_len(m.magnitude.len()));
            let mut scratch = room(mod_inverse_scratch_len(a.magnitude.len(), m.magnitude.len()));
            match mod_inverse(a.int(), m.int(), &mut out, &mut scratch) {
                Err(BigError::ZeroDivision) => "!ValueError: pow() 3rd argument cannot be 0".into(),
                Err(BigError::NotInvertible) => format!("!ValueError: {}", BigError::NotInvertible.message()),
                other => signed(other, &out),
            }
        }
        _ => return None,
    })
}

fn text(name: &str, fields: &Fields<'_>) -> Option<String> {
    Some(match name {
        "radix" => {
            let a = fields.int(0);
            let base = u32::from_str_radix(fields.0[1], 16).unwrap();
            let mut out = String::from(if a.int().is_negative() { "-" } else { "" });
            to_text(&a.magnitude, base, &mut out, &mut room(to_text_scratch_len(a.magnitude.len()))).unwrap();
            assert!(out.len() as u64 <= radix_text_len(&a.magnitude, base) + 1);
            match out.len() {
                ..60 => out,
                len => format!("#{len}:{:x}", checksum(out.chars().map(u32::from), 131)),
            }
        }
        "int" => read(&fields.text(0), u32::from_str_radix(fields.0[1], 16).unwrap(), 0),
        "limit" => {
            let digits = usize::from_str_radix(fields.0[0], 16).unwrap();
            read(&("7".repeat(digits) + &fields.text(1)), 10, MAX_STR_DIGITS)
        }
        "tobytes" => {
            let order = if fields.0[2] == "big" { ByteOrder::Big } else { ByteOrder::Little };
            let mut out = vec![0x5a; usize::from_str_radix(fields.0[1], 16).unwrap()];
            match to_bytes(fields.int(0).int(), order, fields.0[3] == "1", &mut out) {
                Ok(()) => out.iter().map(|byte| format!("{byte:02x}")).collect(),
                Err(error) => format!("!OverflowError: {}", error.message()),
            }
        }
        "frombytes" => {
            let order = if fields.0[1] == "big" { ByteOrder::Big } else { ByteOrder::Little };
            let bytes = fields.bytes(0);
            let mut out = room(from_bytes_len(bytes.len()));
            signed(from_bytes(&bytes, order, fields.0[2] == "1", &mut out), &out)
        }
        _ => return None,
    })
}

/// `int(text, base)`
fn read(text: &str, base: u32, limit: usize) -> String {
    let number = match parse_int(text, base, limit) {
        Ok(number) => number,
        Err(TextError::Invalid) => return format!("!ValueError: {}", invalid(text, base)),
        Err(TextError::Base) => return format!("!ValueError: {}", TextError::BASE_MESSAGE),
        Err(TextError::TooManyDigits(digits)) => {
            let mut out = String::from("!ValueError: ");
            TextError::write_too_many_digits(&mut out, limit, Some(digits)).unwrap();
            return out;
        }
    };
    let mut out = room(number.limbs());
    let len = number.read(&mut out).unwrap();
    let value = Int::new(number.negative, &out[..len]);
    assert_eq!(number.to_i64(), to_i64(value), "{text}");
    spell(value.is_negative(), value.magnitude)
}

/// The message with the argument's `repr`, for the texts of the recording.
fn invalid(text: &str, base: u32) -> String {
    let mut out = String::new();
    write_invalid_literal(&mut out, base, repr(text).chars()).unwrap();
    spell_text(&out)
}

/// `repr` as far as the recorded texts need it.
pub(crate) fn repr(text: &str) -> String {
    let mut out = String::from("'");
    for c in text.chars() {
        match c {
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\0'..' ' | '\u{a0}' => out.push_str(&format!("\\x{:02x}", c as u32)),
            '\u{3000}' => out.push_str("\\u3000"),
            _ => out.push(c),
        }
    }
    out + "'"
}

/// Working space that is just enough, for every relation of lengths that picks another way to multiply, with the numbers
/// that carry most: `(B**m - 1) * (B**n - 1)`.
#[test]
fn mul_needs_no_more_than_it_says() {
    for m in 1..300 {
        for n in [1, 31, 32, 33, 63, 64, 65, m / 3 + 1, m / 2, m / 2 + 1, m * 2 / 3, m].into_iter().filter(|&n| n <= m)
        {
            let (a, b) = (vec![Limb::MAX; m], vec![Limb::MAX; n]);
            let mut out = room(mul_len(m, n));
            mul(&a, &b, &mut out, &mut room(mul_scratch_len(m, n))).unwrap();
            let mut expected = vec![Limb::MAX; m + n];
            expected[..n].fill(0);
            if n != 0 {
                expected[0] = 1;
                expected[m] = Limb::MAX - 1;
            }
            assert!(out == expected || n == 0, "{m} by {n}");
        }
    }
}
