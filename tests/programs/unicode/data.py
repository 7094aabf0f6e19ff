# unicodedata: every function at some code points and over ranges, the errors, Unicode 3.2 beside 15.0.
# Only 3.12: 3.11 has Unicode 14.0
import unicodedata
from unicodedata import ucd_3_2_0


def attempt(function, *args):
    try:
        print(function.__name__, *map(ascii, args), ascii(function(*args)))
    except (TypeError, ValueError, KeyError) as error:
        print(function.__name__, *map(ascii, args), type(error).__name__, error)


single = ("name", "category", "bidirectional", "combining", "east_asian_width", "mirrored", "decomposition", "decimal", "digit", "numeric")
for c in "a5(\u0301\u00bd\u00e9\u0660\u1e9b\u2460\u3042\ud55c\u4e00\U0001f600\U000e0001\ud800\U000f0000\u0378\ufb01\u0220":
    for name in single:
        attempt(getattr(unicodedata, name), c)
        attempt(getattr(ucd_3_2_0, name), c)

for bad in (1, "ab", "", None, b"a"):
    for name in single:
        attempt(getattr(unicodedata, name), bad)
for name in ("name", "decimal", "digit", "numeric"):
    attempt(getattr(unicodedata, name), "\u0378", "other")
    attempt(getattr(unicodedata, name))
    attempt(getattr(unicodedata, name), "a", 1, 2)

for name in ("SPACE", "space", "LATIN SMALL LETTER R WITH TILDE", "LINE FEED", "lf", "HANGUL SYLLABLE HAN", "hangul syllable han",
             "CJK UNIFIED IDEOGRAPH-4E00", "CJK UNIFIED IDEOGRAPH-04E00", "CJK UNIFIED IDEOGRAPH-4e00", "cjk unified ideograph-4E00",
             "CJK UNIFIED IDEOGRAPH-2EBF0", "TANGUT IDEOGRAPH-17000", "NO SUCH NAME", "", "A" * 256, "A" * 257, b"EURO SIGN",
             bytearray(b"EURO SIGN"), 1, "\u00e9", "\ud800"):
    attempt(unicodedata.lookup, name)
    attempt(ucd_3_2_0.lookup, name)

texts = ["", "abc", "\u00e9\u0323", "e\u0323\u0301", "e\u0301\u0323", "\ufb01\u00bd\u2460", "\ud55c\uae00", "\u1112\u1161\u11ab\u11a8",
         "\u212b\u0344\u0958", "\u1e9b\u0323", "a\u0315\u0300\u05ae\u0300\u0062", "\u0b47\u0300\u0b3e", "\U0002f868", "\u1100\u1161\u0300\u11a8"]
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    for text in texts:
        print(form, ascii(unicodedata.normalize(form, text)), unicodedata.is_normalized(form, text),
              ascii(ucd_3_2_0.normalize(form, text)), ucd_3_2_0.is_normalized(form, text))
for args in (("NFX", "a"), ("NFX", ""), ("NFC",), (1, "a"), ("NFC", 1)):
    attempt(unicodedata.normalize, *args)
    attempt(unicodedata.is_normalized, *args)

for lo, hi in ((0, 0x800), (0x1100, 0x1200), (0x2000, 0x2c00), (0x1d400, 0x1d800)):
    counts = {}
    for c in map(chr, range(lo, hi)):
        key = unicodedata.category(c), unicodedata.bidirectional(c), unicodedata.east_asian_width(c)
        counts[key] = counts.get(key, 0) + 1
    print(hex(lo), counts)
print(unicodedata.unidata_version, ucd_3_2_0.unidata_version, type(ucd_3_2_0))
attempt(unicodedata.UCD)
