"""Writes src/unicode/printable.rs, full.rs and small_cases.rs: what CPython 3.12's `str` knows of each code point (Unicode 15.0).
Run it with python3.12."""

import pathlib
import sys

assert sys.version_info[:2] == (3, 12)
FOLDER = pathlib.Path(__file__).parent.parent / "src/unicode"
POINTS = range(0x110000)


def table(items, width=118):
    rows, row = [], "   "
    for item in items:
        item = f" {item},"
        if len(row) + len(item) > width:
            rows.append(row)
            row = "   "
        row += item
    return "\n".join([*rows, row])


bounds, printable = [], True
for point in range(0x80, 0x110000):
    if chr(point).isprintable() != printable:
        bounds.append(f"{point:#x}")
        printable = not printable
low = [bound for bound in bounds if int(bound, 16) < 0x10000]
high = bounds[len(low):]
FOLDER.joinpath("printable.rs").write_text(f"""//! Which code points `repr` shows as they are: recorded from CPython 3.12 by `record/unicode.py`.

/// `str.isprintable` of one code point from U+0080 on.
pub fn is_printable(point: u32) -> bool {{
    // The bounds alternate: not printable from the first on, printable from the second on, and so on.
    let below = match u16::try_from(point) {{
        Ok(point) => LOW.partition_point(|&bound| bound <= point),
        Err(_) => LOW.len() + HIGH.partition_point(|&bound| bound <= point),
    }};
    below % 2 == 0
}}

#[rustfmt::skip]
static LOW: [u16; {len(low)}] = [
{table(low)}
];

#[rustfmt::skip]
static HIGH: [u32; {len(high)}] = [
{table(high)}
];
""")


def ignorable(c):
    # A capital sigma is a final one after a cased letter, whatever ignorable stands between.
    return ("A" + c + "\u03a3").lower()[-1] == "\u03c2" and (c + "\u03a3").lower()[-1] != "\u03c2"


def flags(c):
    tests = [c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.islower(), c.isupper(),
             c.istitle() and not c.isupper(), c.isidentifier(), ("a" + c).isidentifier(),
             (c + "\u03a3").lower()[-1] == "\u03c2", ignorable(c)]
    return sum(bit << n for n, bit in enumerate(tests))


records, pages, units = [], [], []
known_pages = {}
for start in range(0, 0x110000, 128):
    page = []
    for point in range(start, start + 128):
        value = flags(chr(point))
        if value not in records:
            records.append(value)
        page.append(records.index(value))
    page = tuple(page)
    if page not in known_pages:
        known_pages[page] = len(known_pages)
        units += page
    pages.append(known_pages[page])
assert len(records) < 256 and len(known_pages) < 65536

special, cases = [], {}
for name, change in (("UPPER", str.upper), ("LOWER", str.lower), ("TITLE", str.title), ("FOLD", str.casefold)):
    rows = []
    for point in POINTS:
        c = chr(point)
        to = change(c)
        # Where there is no row, title case is upper case: letters that are their own title case have one.
        if to == (c.upper() if name == "TITLE" else c):
            continue
        if len(to) == 1:
            rows.append((point, ord(to)))
        else:
            whole = tuple(map(ord, to)) + (0,) * (3 - len(to))
            if whole not in special:
                special.append(whole)
            rows.append((point, 0x8000_0000 | special.index(whole)))
    cases[name] = rows
lines = [f"""//! Classes and cases of code points, Unicode 15.0 in full: recorded from CPython 3.12 by `record/unicode.py`.

/// The flags of a code point.
fn flags(point: u32) -> u16 {{
    let page = PAGES.get((point >> 7) as usize).copied().unwrap_or(0);
    let unit = UNITS.get(usize::from(page) << 7 | (point & 127) as usize).copied().unwrap_or(0);
    RECORDS.get(usize::from(unit)).copied().unwrap_or(0)
}}
"""]
for n, (name, doc) in enumerate([
    ("is_alpha", "`str.isalpha` of one code point."), ("is_decimal", "`str.isdecimal` of one code point."),
    ("is_digit", "`str.isdigit` of one code point."), ("is_numeric", "`str.isnumeric` of one code point."),
    ("is_lower", "Is it a lower case letter?"), ("is_upper", "Is it an upper case letter?"),
    ("is_title", "Is it a title case letter?"), ("starts_identifier", "May an identifier begin with it?"),
    ("continues_identifier", "May it stand in an identifier?"), ("is_cased", "Has it a case, as the rule for the final sigma asks?"),
    ("is_case_ignorable", "Does the rule for the final sigma pass over it?"),
]):
    lines.append(f"""/// {doc}
pub fn {name}(point: u32) -> bool {{
    flags(point) & {1 << n:#x} != 0
}}
""")
lines.append("""/// A code point in another case: up to three of them, the rest 0.
fn changed(table: &[(u32, u32)], point: u32) -> Option<[u32; 3]> {
    let at = table.binary_search_by_key(&point, |&(from, _)| from).ok()?;
    let &(_, to) = table.get(at)?;
    match to.checked_sub(0x8000_0000) {
        Some(index) => SPECIAL.get(index as usize).copied(),
        None => Some([to, 0, 0]),
    }
}
""")
for name in cases:
    other = "upper(point)" if name == "TITLE" else "[point, 0, 0]"
    lines.append(f"""/// The code point in {name.lower()} case, as `str` has it: up to three of them, the rest 0.
pub fn {name.lower()}(point: u32) -> [u32; 3] {{
    changed(&{name}, point).unwrap_or({other})
}}
""".replace("unwrap_or(upper(point))", "unwrap_or_else(|| upper(point))"))
for name, kind, items in [("RECORDS", "u16", map(str, records)), ("PAGES", "u16", map(str, pages)), ("UNITS", "u8", map(str, units)),
                          ("SPECIAL", "[u32; 3]", (f"[{', '.join(f'{c:#x}' if c else '0' for c in s)}]" for s in special)),
                          *((name, "(u32, u32)", (f"({a:#x}, {b:#x})" for a, b in rows)) for name, rows in cases.items())]:
    items = list(items)
    lines.append(f"""#[rustfmt::skip]
static {name}: [{kind}; {len(items)}] = [
{table(items)}
];
""")
FOLDER.joinpath("full.rs").write_text("\n".join(lines))
print(len(records), "records", len(known_pages), "pages", {n: len(r) for n, r in cases.items()}, len(special))


def runs(change):
    """Rows of (first, count, step, distance): code points that all move as far, in steps of one or two."""
    rows = []
    for point in POINTS:
        to = change(chr(point))
        if to == chr(point) or len(to) > 1:
            continue
        assert ord(to) >> 16 == point >> 16
        distance = (ord(to) - point) & 0xffff
        first, count, step, before = rows[-1] if rows else (0, 0, 0, 0)
        apart = point - first - step * (count - 1)
        if rows and distance == before and count < 255 and (apart == step or count == 1 and apart <= 2):
            rows[-1] = first, count + 1, apart, distance
        else:
            rows.append((point, 1, 1, distance))
    return rows


text = f"""//! Upper and lower case, Unicode 15.0 in full, in few bytes: recorded from CPython 3.12 by `record/unicode.py`.

/// Code points that all move as far: the first of them; how far, within the plane; how many they are; one or two apart.
pub(super) type Run = (u32, u16, u8, u8);
"""
for name, change in (("UPPER", str.upper), ("LOWER", str.lower)):
    items = [f"({first:#x}, {distance:#x}, {count}, {step})" for first, count, step, distance in runs(change)]
    text += f"""
#[rustfmt::skip]
pub(super) static {name}: [Run; {len(items)}] = [
{table(items)}
];
"""
items = [(point, tuple(map(ord, chr(point).upper()))) for point in POINTS if len(chr(point).upper()) > 1]
assert all(point < 0x10000 and max(to) < 0x10000 for point, to in items)
assert [point for point in POINTS if len(chr(point).lower()) > 1] == [0x130]
items = [f"[{point:#x}, {', '.join(f'{c:#x}' if c else '0' for c in (*to, 0)[:3])}]" for point, to in items]
text += f"""
/// Code points that become several in upper case, each with those.
#[rustfmt::skip]
pub(super) static UPPER_SPECIAL: [[u16; 4]; {len(items)}] = [
{table(items)}
];
"""
FOLDER.joinpath("small_cases.rs").write_text(text)
