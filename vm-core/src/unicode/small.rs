//! Classes of code points by the tables of Rust's core library, cases by a short table of Unicode 15.0. `is_digit` and
//! `is_numeric` know the digits that core does: superscripts and other numbers by their class.

use super::small_cases::{LOWER, Run, UPPER, UPPER_SPECIAL};

fn is(point: u32, test: impl Fn(char) -> bool) -> bool {
    char::from_u32(point).is_some_and(test)
}

/// `str.isalpha` of one code point.
pub fn is_alpha(point: u32) -> bool {
    // `Alphabetic` counts marks and letter-like numbers as well; those that CPython does not are numbers.
    is(point, |c| c.is_alphabetic() && !c.is_numeric())
}

/// `str.isdecimal` of one code point.
pub fn is_decimal(point: u32) -> bool {
    let after = ZEROS.partition_point(|&zero| zero <= point);
    after.checked_sub(1).and_then(|at| ZEROS.get(at)).is_some_and(|zero| point.wrapping_sub(*zero) < 10)
}

/// `str.isdigit` of one code point: decimal digits, superscripts, digits in circles.
pub fn is_digit(point: u32) -> bool {
    is_decimal(point)
        || matches!(point, 0xb2 | 0xb3 | 0xb9 | 0x2070 | 0x2074..=0x2079 | 0x2080..=0x2089 | 0x2460..=0x2468
            | 0x2474..=0x247c | 0x2488..=0x2490 | 0x24ea | 0x24f5..=0x24fd | 0x24ff | 0x2776..=0x277e | 0x2780..=0x2788
            | 0x278a..=0x2792 | 0x1369..=0x1371 | 0x19da)
}

/// `str.isnumeric` of one code point.
pub fn is_numeric(point: u32) -> bool {
    is_digit(point) || is(point, char::is_numeric)
}

/// Is it a lower case letter?
pub fn is_lower(point: u32) -> bool {
    is(point, char::is_lowercase)
}

/// Is it an upper case letter?
pub fn is_upper(point: u32) -> bool {
    is(point, char::is_uppercase)
}

/// Is it a title case letter?
pub fn is_title(point: u32) -> bool {
    matches!(point, 0x1c5 | 0x1c8 | 0x1cb | 0x1f2 | 0x1f88..=0x1f8f | 0x1f98..=0x1f9f | 0x1fa8..=0x1faf | 0x1fbc
        | 0x1fcc | 0x1ffc)
}

/// May an identifier begin with it?
pub fn starts_identifier(point: u32) -> bool {
    point == 0x5f || is_alpha(point) || (0x2160..=0x2188).contains(&point)
}

/// May it stand in an identifier?
pub fn continues_identifier(point: u32) -> bool {
    starts_identifier(point) || is(point, char::is_alphanumeric) || point == 0xb7 || (0x300..=0x36f).contains(&point)
}

/// Has it a case, as the rule for the final sigma asks?
pub fn is_cased(point: u32) -> bool {
    is_lower(point) || is_upper(point) || is_title(point)
}

/// Does the rule for the final sigma pass over it?
pub fn is_case_ignorable(point: u32) -> bool {
    matches!(point, 0x27 | 0x2e | 0x3a | 0x5e | 0x60 | 0xa8 | 0xad | 0xaf | 0xb4 | 0xb7 | 0xb8 | 0x300..=0x36f | 0x2019)
}

/// Where a table moves a code point.
fn moved(table: &[Run], point: u32) -> u32 {
    let after = table.partition_point(|&(first, ..)| first <= point);
    let Some(&(first, distance, count, step)) = after.checked_sub(1).and_then(|at| table.get(at)) else { return point };
    let (from, step) = (point.wrapping_sub(first), u32::from(step));
    if from >= u32::from(count) * step || step == 2 && from % 2 == 1 {
        return point;
    }
    (point & !0xffff) | (point.wrapping_add(u32::from(distance)) & 0xffff)
}

/// The code point in upper case, as `str` has it: up to three of them, the rest 0.
pub fn upper(point: u32) -> [u32; 3] {
    match UPPER_SPECIAL.iter().find(|&&[from, ..]| u32::from(from) == point) {
        Some(&[_, first, second, third]) => [first.into(), second.into(), third.into()],
        None => [moved(&UPPER, point), 0, 0],
    }
}

/// The code point in lower case, as `str` has it: up to three of them, the rest 0.
pub fn lower(point: u32) -> [u32; 3] {
    if point == 0x130 { [0x69, 0x307, 0] } else { [moved(&LOWER, point), 0, 0] }
}

/// The code point in title case, as `str` has it: up to three of them, the rest 0.
pub fn title(point: u32) -> [u32; 3] {
    match point {
        // A digraph has a title case of its own, a ligature only its first letter upper.
        0x1c4..=0x1c6 => [0x1c5, 0, 0],
        0x1c7..=0x1c9 => [0x1c8, 0, 0],
        0x1ca..=0x1cc => [0x1cb, 0, 0],
        0x1f1..=0x1f3 => [0x1f2, 0, 0],
        0x10d0..=0x10fa | 0x10fd..=0x10ff => [point, 0, 0],
        _ if is_title(point) => [point, 0, 0],
        _ => {
            let [first, second, third] = upper(point);
            let low = |c: u32| if c == 0 { 0 } else { lower(c)[0] };
            [first, low(second), low(third)]
        }
    }
}

/// The code point in fold case, as `str` has it: up to three of them, the rest 0.
pub fn fold(point: u32) -> [u32; 3] {
    match point {
        0x130 => lower(point),
        0x131 | 0x13a0..=0x13f5 => [point, 0, 0],
        _ => upper(point).map(|c| if c == 0 { 0 } else { lower(c)[0] }),
    }
}

/// The zeros of Unicode 15.0; the nine other digits follow each.
static ZEROS: [u32; 68] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
    0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620,
    0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0,
    0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x11f50,
    0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e950,
    0x1fbf0,
];

#[cfg(test)]
mod tests {
    use super::{lower, upper};

    fn changed<T: Iterator<Item = char>>(change: T) -> [u32; 3] {
        let mut points = [0; 3];
        for (place, c) in points.iter_mut().zip(change) {
            *place = c.into();
        }
        points
    }

    /// Core's Unicode is newer: what it has changed since 15.0 is but a few letters.
    #[test]
    fn cases_are_those_of_core() {
        let differ = |c: &char| {
            upper((*c).into()) != changed(c.to_uppercase()) || lower((*c).into()) != changed(c.to_lowercase())
        };
        let differing = ('\0'..=char::MAX).filter(differ).count();
        assert!(differing < 150, "{differing}");
    }

    #[test]
    fn runs_end_where_they_end() {
        assert_eq!(upper(0x7a), [0x5a, 0, 0]);
        assert_eq!(upper(0x7b), [0x7b, 0, 0]);
        assert_eq!(upper(0xdf), [0x53, 0x53, 0]);
        assert_eq!([0x100, 0x101, 0x102].map(|c| upper(c)[0]), [0x100, 0x100, 0x102]);
        assert_eq!(lower(0x1e921), [0x1e943, 0, 0]);
    }
}
