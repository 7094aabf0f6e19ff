# Names of characters in literals, in unicode_escape, in regular expressions, and for namereplace.
# Only 3.12: 3.11 places syntax errors in literals otherwise
import codecs
import re

print("\N{DIGIT ONE}\N{latin small letter b}\N{LF}\N{HANGUL SYLLABLE HAN}\N{CJK UNIFIED IDEOGRAPH-4E00}", f"\N{EURO SIGN}{1}\N{EM DASH}")
for source in (r"'\N{LATIN SMALL LETTER R WITH TILDE}'", r"'\N{hangul syllable ga}'", r"'xx\N{NONE SUCH} yy'", r"'\N'", r"'\N{'",
               r"'\N{}'", r"f'\N{NONE SUCH}'", r"f'{1}\N{NONE SUCH}{2}'", r"'\N{CJK UNIFIED IDEOGRAPH-2EBF0}'", r"rf'\N{0}'", r"r'\N{NO}'",
               r"'\N{IDEOGRAPHIC DESCRIPTION CHARACTER SUBTRACTION}'", r"'é\N{NO}'", r"'\N {DIGIT ONE}'"):
    try:
        print(source, ascii(eval(source)))
    except SyntaxError as error:
        print(source, error.msg, error.offset, error.end_offset)
for data in (rb"a\N{DIGIT ONE}b", rb"\N{NONE}x", rb"\N{LF}", rb"\N{LATIN SMALL LETTER R WITH TILDE}", rb"\N{}", rb"\N", rb"\N{DIGIT", b"\\N{D\xe9}"):
    try:
        print(data, ascii(data.decode("unicode_escape")))
    except UnicodeError as error:
        print(data, error)
    print(ascii(data.decode("unicode_escape", "replace")))
decoder = codecs.getincrementaldecoder("unicode_escape")()
print([decoder.decode(bytes([byte])) for byte in rb"\N{DIGIT ONE}"])
print("a\u00e9\U0001f600\ud800\u20ac\u4e00\uac00\x80".encode("ascii", "namereplace"))
print("\u20acx\x80\u0300".encode("cp437", "namereplace"))
print(codecs.charmap_encode("\u00e9\u20ac", "namereplace", {code: code for code in range(128)}))
try:
    "\u20ac".encode("latin-1")
except UnicodeError as error:
    print(codecs.namereplace_errors(error))
print(re.findall(r"\N{DIGIT ONE}[\N{LATIN SMALL LETTER A}-c]", "1a1b1d"))
for pattern in (r"\N{NONE SUCH}", r"\N{LATIN SMALL LETTER R WITH TILDE}", r"\N", r"[\N{]"):
    try:
        re.compile(pattern)
    except re.error as error:
        print(pattern, error)
