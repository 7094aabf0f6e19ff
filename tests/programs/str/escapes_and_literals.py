# Literals: escapes, raw, bytes, joined, triple quotes, line continuations.
print(["\n\t\\\'\"\a\b\f\v\r\0", "\x41\101\u0041\U00000041\N{LATIN SMALL LETTER A}"])
print([r"\n\x", b"\x00\xff\n", rb"\x", "a" "b" 'c', """triple
line""", 'it\'s', "con\
tinued", b"a" b"b", "\1\12\123", r"\"" if False else r"\q"])
print("é" == "\xe9" == "\u00e9", "\x00" in "a\x00b", len("\\"), len(r"\\"), repr("\x7f\x80\xad"), ascii("é€😀"), "tab\there".expandtabs(8))
