"""Writes src/printable.rs: which code points CPython 3.12's `str.isprintable` takes. Run it with python3.12."""

import pathlib
import sys

assert sys.version_info[:2] == (3, 12)
bounds, printable = [], True
for point in range(0x80, 0x110000):
    if chr(point).isprintable() != printable:
        bounds.append(point)
        printable = not printable

rows, row = [], "   "
for bound in bounds:
    item = f" {bound:#x},"
    if len(row) + len(item) > 118:
        rows.append(row)
        row = "   "
    row += item
rows.append(row)
text = f"""//! Which code points `repr` shows as they are: recorded from CPython 3.12 by `record/printable.py`.

/// `str.isprintable` of one code point from U+0080 on.
pub(crate) fn is_printable(point: u32) -> bool {{
    // The bounds alternate: not printable from the first on, printable from the second on, and so on.
    BOUNDS.partition_point(|&bound| bound <= point) % 2 == 0
}}

#[rustfmt::skip]
static BOUNDS: [u32; {len(bounds)}] = [
{chr(10).join(rows)}
];
"""
pathlib.Path(__file__).parent.parent.joinpath("src/printable.rs").write_text(text)
