//! The characters that 3.12's `repr` shows and 3.11's escapes: those that are new in Unicode 15.

/// First and last code points, from the `str.isprintable` of both interpreters.
#[rustfmt::skip]
const NEW: [(u32, u32); 32] = [
    (0xcf3, 0xcf3), (0xece, 0xece), (0x10efd, 0x10eff), (0x1123f, 0x11241), (0x11b00, 0x11b09), (0x11f00, 0x11f10),
    (0x11f12, 0x11f3a), (0x11f3e, 0x11f59), (0x1342f, 0x1342f), (0x13440, 0x13455), (0x1b132, 0x1b132),
    (0x1b155, 0x1b155), (0x1d2c0, 0x1d2d3), (0x1df25, 0x1df2a), (0x1e030, 0x1e06d), (0x1e08f, 0x1e08f),
    (0x1e4d0, 0x1e4f9), (0x1f6dc, 0x1f6dc), (0x1f774, 0x1f776), (0x1f77b, 0x1f77f), (0x1f7d9, 0x1f7d9),
    (0x1fa75, 0x1fa77), (0x1fa87, 0x1fa88), (0x1faad, 0x1faaf), (0x1fabb, 0x1fabd), (0x1fabf, 0x1fabf),
    (0x1face, 0x1facf), (0x1fada, 0x1fadb), (0x1fae8, 0x1fae8), (0x1faf7, 0x1faf8), (0x2b739, 0x2b739),
    (0x31350, 0x323af),
];

fn is_new(point: u32) -> bool {
    NEW.iter().any(|&(first, last)| (first..=last).contains(&point))
}

/// The repr of a text as 3.11 writes it, from 3.12's.
pub(super) fn escaped(repr: &str) -> String {
    let mut text = String::with_capacity(repr.len());
    for char in repr.chars() {
        match u32::from(char) {
            point if !is_new(point) => text.push(char),
            point @ 0x1_0000.. => text.push_str(&format!("\\U{point:08x}")),
            point => text.push_str(&format!("\\u{point:04x}")),
        }
    }
    text
}
