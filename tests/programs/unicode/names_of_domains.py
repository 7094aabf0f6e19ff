# The codecs idna and punycode, and stringprep: what they take of Unicode 3.2.
# Only 3.12: 3.11 wraps errors of codecs
import encodings.idna
import stringprep

for name in ("python.org", "b\u00fccher.example", "\u4f8b\u3048.jp", "FA\u00df.de", "\u03b2\u03cc\u03bb\u03bf\u03c2.gr", "xn--nxasmq6b", "a..b", "x" * 64,
             "\u0221.com", "a\u200db", "\u05d0a.il", "\u2260.org", "\u3002.", "", "\u00bd.com"):
    try:
        coded = name.encode("idna")
        print(ascii(name), coded, ascii(coded.decode("idna")))
    except UnicodeError as error:
        print(ascii(name), type(error).__name__, error)
print("b\u00fccher".encode("punycode"), ascii(b"bcher-kva".decode("punycode")))
for text in ("\u00adA\u00df", "\u212b", "\u3300"):
    print(ascii(encodings.idna.nameprep(text)))
for name in sorted(vars(stringprep)):
    if name.startswith("in_table"):
        print(name, sum(getattr(stringprep, name)(chr(c)) for c in range(0x3400)))
print([ascii(stringprep.map_table_b2(chr(c))) for c in range(0x130, 0x140)])
