# Bytes that are no text: what is said of them, and what each error handler makes of them.
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


bad = {
    'utf-8': [b'a\xff', b'\xc3', b'\xe2\x82', b'\xe2\x28', b'\xf0\x9f\x98', b'\xed\xa0\x80', b'\xc0\x80', b'\xf5', b'\x80abc'],
    'ascii': [b'a\xffb'],
    'utf-16-le': [b'a', b'\x00\xd8', b'\x00\xd8a\x00', b'\x00\xdca\x00', b'\x00\xd8\x00'],
    'utf-16': [b'\xfe\xff\x00a', b'\xff\xfea\x00', b'\xff'],
    'utf-32-be': [b'a\0\0', b'\0\0\xd8\0', b'\xff\xfe\0\0'],
    'utf-7': [b'+AG', b'a+\xff', b'\xffa', b'+AGF-', b'+A-', b'+,', b'+2AA-', b'+AGE-', b'+-', b'~+AGEx!'],
    'unicode_escape': [b'\\', b'\\x1', b'\\u12', b'\\U00110000', b'\\N{', b'\\x41\\u20ac\\n\\101'],
    'raw_unicode_escape': [b'\\u12', b'\\U00110000', b'\\u20ac\\n\xe9'],
}
for name, cases in bad.items():
    for case in cases:
        for errors in ('strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape', 'surrogatepass'):
            try:
                print(name, case, errors, ascii(case.decode(name, errors)))
            except UnicodeError as e:
                print(name, case, errors, type(e).__name__, e, e.start, e.end, e.reason)
t(lambda: b'a'.decode('no-such'))
t(lambda: 'a'.encode('no-such'))
t(lambda: b'\xff'.decode('ascii', 'no-such'))
t(lambda: 'é'.encode('ascii', 'no-such'))
t(lambda: str(b'\xe9', 'latin-1') + str(bytearray(b'x'), errors='strict') + str(memoryview(b'y'), 'ascii'))
t(lambda: str('a', 'ascii'))
t(lambda: str(5, 'ascii'))
