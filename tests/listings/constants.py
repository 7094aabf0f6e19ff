# Every kind of constant, as its repr shows it.
ints = 0, -1, 255, 256, 2**31 - 1, 2**31, -(2**31), 2**100, -(10**40), 12345678901234567890
floats = 0.0, -0.0, 1.0, 0.1, 1e16, 123456789012345680.0, 1e15, 1e-4, 1e-5, 1.5e300, 5e-324, 2.0**-25, 1e400, -1e400
complexes = 1j, -1j, 0.5 + 2j, 1e100j, 1e400j
texts = "plain", 'it\'s', 'say "hi"', 'both \' and "', "tab\tnew\nret\r\0\x7f\x85\xa0\xad", "é ß 名 🐍", "\ud800 lone \udfff", "back\\slash"
newer_than_311 = "\u0cf3 \U0001fae8 🫨"
bytestrings = b"plain", b"it's", b'"', b"\x00\xff\n\t\r\\", b""
nested = ((), (1,), (1, (2, (3.5, None, True, False, ...))))
sets = ints in {1000, 8, 1, -1, 2.5, 2**70, (1, "a", b"b"), "text", "名", "é", 3j, b""}, ints in {300 * 2, 5, 7, 64, 8, 16, 128}
print(1 in {1}, "x" in {"x"}, None, ..., True)


def documented():
    """A docstring
    of two lines."""
