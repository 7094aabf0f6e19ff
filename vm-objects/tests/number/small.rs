//! The operations on integers of one word.

use vm_objects::number::int_small::long;

use crate::fields::Fields;

pub(crate) fn answer(name: &str, fields: &Fields<'_>) -> Option<String> {
    let a = || fields.small(0);
    let b = || fields.small(1);
    let unsigned = || u64::try_from(fields.small(1)).unwrap();
    let one = |result: Option<i64>| result.map(spell);
    let result = match name {
        "small.divmod" if b() == 0 => return Some("!ZeroDivisionError: integer division or modulo by zero".into()),
        "small.divmod" => long::divmod(a(), b()).map(|(q, r)| format!("{} {}", spell(q), spell(r))),
        "small.pow" => one(long::pow(a(), unsigned())),
        "small.powmod" if fields.small(2) == 0 => return Some("!ValueError: pow() 3rd argument cannot be 0".into()),
        "small.powmod" => one(long::pow_mod(a(), unsigned(), fields.small(2))),
        "small.shl" => one(long::shl(a(), unsigned())),
        "small.shr" => one(Some(long::shr(a(), unsigned()))),
        "small.gcd" => one(long::gcd(a(), b())),
        _ => return None,
    };
    Some(result.unwrap_or_else(|| "!OverflowError: big".into()))
}

fn spell(value: i64) -> String {
    format!("{}{:x}", if value < 0 { "-" } else { "" }, value.unsigned_abs())
}
