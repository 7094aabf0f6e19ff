"""Writes src/unicodedata/tables.rs: what CPython 3.12's `unicodedata` says of each code point (Unicode 15.0), and of each in
Unicode 3.2. Names are not in it but those of aliases and of sequences: the rest is `unicode_names2`'s. Run it with python3.12."""

import ctypes
import pathlib
import sys
import unicodedata

assert sys.version_info[:2] == (3, 12) and unicodedata.unidata_version == "15.0.0"
FILE = pathlib.Path(__file__).parent.parent / "src/unicodedata/tables.rs"
OLD = unicodedata.ucd_3_2_0


def table(items, width=118):
    rows, row = [], "   "
    for item in items:
        item = f" {item},"
        if len(row) + len(item) > width:
            rows.append(row)
            row = "   "
        row += item
    return "\n".join([*rows, row])


categories, classes, widths, numbers = [], [], [], []


def index(items, item):
    if item not in items:
        items.append(item)
    return items.index(item)


index(categories, "Cn"), index(classes, ""), index(widths, "N")


def record(ucd, c):
    number = ucd.numeric(c, None)
    decimal, digit = ucd.decimal(c, 255), ucd.digit(c, 255)
    return (index(categories, ucd.category(c)), index(classes, ucd.bidirectional(c)), ucd.combining(c),
            index(widths, ucd.east_asian_width(c)) | ucd.mirrored(c) << 7,
            0 if number is None else index(numbers, number) + 1, decimal, digit)


records, units, known = [(0, 0, 0, 0, 0, 255, 255)], [], {}
places = {records[0]: 0}
pages = {}
for ucd in (unicodedata, OLD):
    pages[ucd] = []
    for start in range(0, 0x110000, 128):
        page = []
        for point in range(start, start + 128):
            found = record(ucd, chr(point))
            if found not in places:
                places[found] = len(records)
                records.append(found)
            page.append(places[found])
        page = tuple(page)
        if page not in known:
            known[page] = len(known)
            units += page
        pages[ucd].append(known[page])
assert len(numbers) < 255 and len(known) < 65536

# Decompositions: the code point, where its data begins in DECOMPOSED: kind and count, then the code points.
kinds, decomposed, rows, composed = [""], [], [], []
for point in range(0x110000):
    c = chr(point)
    text = unicodedata.decomposition(c)
    assert OLD.category(c) == "Cn" or OLD.decomposition(c) == text
    if not text or text.startswith("<") and text.endswith(">"):
        assert not text
        continue
    parts = text.split()
    kind = parts.pop(0) if parts[0].startswith("<") else ""
    parts = [int(part, 16) for part in parts]
    rows.append((point, len(decomposed)))
    decomposed += [index(kinds, kind) << 8 | len(parts), *parts]
    if not kind and len(parts) == 2 and unicodedata.normalize("NFC", "".join(map(chr, parts))) == c:
        composed.append((*parts, point))
composed.sort()

# What was decomposed to something else in Unicode 3.2.
corrected = []
for point in range(0x110000):
    c = chr(point)
    if OLD.category(c) != "Cn" and not 0xAC00 <= point < 0xD7A4 and OLD.normalize("NFD", c) != unicodedata.normalize("NFD", c):
        corrected.append((point, ord(OLD.normalize("NFD", c))))

# The aliases and sequences lie in private code points that only the C interface shows.
class Interface(ctypes.Structure):
    _fields_ = [("getname", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_uint32, ctypes.c_char_p, ctypes.c_int, ctypes.c_int)),
                ("getcode", ctypes.c_void_p)]


pointer = ctypes.pythonapi.PyCapsule_GetPointer
pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
interface = ctypes.cast(pointer(unicodedata._ucnhash_CAPI, b"unicodedata._ucnhash_CAPI"), ctypes.POINTER(Interface)).contents
buffer = ctypes.create_string_buffer(300)
aliases, sequences = [], []
for point in range(0xF0000, 0xF1000):
    if interface.getname(point, buffer, 300, 1):
        name = buffer.value.decode()
        text = unicodedata.lookup(name)
        if point < 0xF0200:
            aliases.append((name, ord(text)))
        else:
            sequences.append((name, text))
aliases.sort(), sequences.sort()

# Ranges of unassigned names: code points with a category that have no name all the same.
bounds, named = [], False
for point in range(0x110000):
    if (unicodedata.name(chr(point), None) is not None) != named:
        named = not named
        bounds.append(f"{point:#x}")

escape = lambda text: "".join(f"\\u{{{ord(c):x}}}" for c in text)
lines = ["""//! What `unicodedata` says of each code point: recorded from CPython 3.12 by `record/unicode_data.py`.
"""]
for doc, name, kind, items in [
    ("Category, class of direction, combining class, width (and 128 for mirrored), number + 1, decimal, digit (255: none).",
     "RECORDS", "[u8; 7]", (f"[{', '.join(map(str, r))}]" for r in records)),
    ("A code point's page, 128 code points each.", "PAGES", "u16", map(str, pages[unicodedata])),
    ("A code point's page as of Unicode 3.2.", "OLD_PAGES", "u16", map(str, pages[OLD])),
    ("A page's records.", "UNITS", "u16", map(str, units)),
    ("Names of categories.", "CATEGORIES", "&str", (f'"{t}"' for t in categories)),
    ("Names of classes of direction.", "CLASSES", "&str", (f'"{t}"' for t in classes)),
    ("Names of widths.", "WIDTHS", "&str", (f'"{t}"' for t in widths)),
    ("Numbers.", "NUMBERS", "f64", (repr(float(n)).replace("e+", "e") for n in numbers)),
    ("Kinds of decompositions.", "KINDS", "&str", (f'"{t}"' for t in kinds)),
    ("Where a code point's decomposition begins.", "DECOMPOSITIONS", "(u32, u16)", (f"({a:#x}, {b})" for a, b in rows)),
    ("Decompositions: the kind, and in the low byte the number of code points; the code points.", "DECOMPOSED", "u32",
     (f"{n:#x}" for n in decomposed)),
    ("Two code points and what they compose to.", "COMPOSED", "(u32, u32, u32)", (f"({a:#x}, {b:#x}, {c:#x})" for a, b, c in composed)),
    ("What Unicode 3.2 decomposed to something else.", "CORRECTED", "(u32, u32)", (f"({a:#x}, {b:#x})" for a, b in corrected)),
    ("Where code points with names begin, and where they end.", "NAMED", "u32", bounds),
    ("Other names of code points.", "ALIASES", "(&str, u32)", (f'("{n}", {c:#x})' for n, c in aliases)),
    ("Names of texts of several code points.", "SEQUENCES", "(&str, &str)", (f'("{n}", "{escape(t)}")' for n, t in sequences)),
]:
    items = list(items)
    lines.append(f"""/// {doc}
#[rustfmt::skip]
pub(super) static {name}: [{kind}; {len(items)}] = [
{table(items)}
];
""")
FILE.write_text("\n".join(lines))
print(len(records), "records", len(known), "pages", len(decomposed), "decomposed", len(composed), "composed", len(corrected), "corrected",
      len(aliases), "aliases", len(sequences), "sequences", len(bounds), "bounds", len(numbers), "numbers")
