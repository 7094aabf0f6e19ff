# _codecs: the registry, handlers of a program, incremental decoding, charmaps.
import _codecs as c
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


def bracket(e):
    print(type(e).__name__, e.start, e.end, e.reason)
    return '[%d]' % (e.end - e.start), e.end

c.register_error('bracket', bracket)
c.register_error('bytes', lambda e: (b'\x01', e.end))
c.register_error('back', lambda e: ('?', -1))
c.register_error('wrong', lambda e: 5)
c.register_error('far', lambda e: ('?', 99))
print('aé€b'.encode('ascii', 'bracket'), 'aéb'.encode('utf-16-le', 'bracket'), 'a\ud800b'.encode('utf-8', 'bytes'), 'aéb'.encode('ascii', 'back'))
print(b'a\xff\xfeb'.decode('utf-8', 'bracket'), b'a\xffb'.decode('ascii', 'bracket'), b'a\xffbc'.decode('ascii', 'back'))
for name in ('wrong', 'far', 'bytes', 'nothing'):
    t(lambda: 'é'.encode('ascii', name))
    t(lambda: b'\xff'.decode('ascii', name))
print(c.utf_8_decode(b'a\xc3'), c.utf_8_decode(b'a\xc3\xa9', 'strict', True), c.utf_16_decode(b'a\0b', None), c.utf_7_decode(b'a+AG'), c.utf_16_ex_decode(b'\xff\xfea\0b'))
print(c.utf_8_encode('é'), c.latin_1_encode('é'), c.ascii_decode(b'a'), c.unicode_escape_decode('\\x41'), c.escape_decode(b'\\x41\\n\\7'), c.escape_encode(b"a'\n\xff"))
table = ''.join(map(chr, range(97, 123))) + 'é\ufffe'
built = c.charmap_build(table)
print(c.charmap_encode('abé', 'strict', built), c.charmap_decode(b'\x00\x01\x1a', 'strict', table), c.charmap_decode(b'\x00\x63', 'replace', table))
print(c.charmap_decode(b'ab', None, {97: 'xy', 98: 99}), c.charmap_encode('ab', None, {97: b'xy', 98: 99}), c.charmap_encode('a!', 'xmlcharrefreplace', {97: 97, 33: None, 38: 38, 35: 35, 51: 51, 59: 59}))
t(lambda: c.charmap_encode('a!', 'strict', built))
t(lambda: c.charmap_decode(b'\x63', 'strict', table))
t(lambda: c.charmap_encode('aé!', 'bracket', {97: 97, 91: 91, 93: 93, 50: 50, 233: None, 33: None}))

def search(name):
    print('search', name)
    if name == 'up_per':
        return (lambda s, errors='strict': (s.upper().encode(), len(s))), (lambda b, errors='strict': (bytes(b).decode().upper(), len(b))), None, None

c.register(search)
print('ab'.encode('Up-Per'), b'xy'.decode('up per'), c.lookup('UP_PER')[1](b'q'), c.encode('ab', 'up-per'), c.decode(b'ab', 'up-per', 'strict'))
t(lambda: 'a'.encode('not-there'))
t(lambda: c.lookup_error('not-there'))
print(c.lookup_error('ignore')(UnicodeDecodeError('x', b'abc', 1, 2, 'y')), c.lookup_error('replace')(UnicodeEncodeError('x', 'abc', 0, 2, 'y')))
