# What bytes and bytearray have in common: searching, splitting, padding, case, hex, translate.
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for kind in (bytes, bytearray):
    b = kind(b'  one, two,three  ')
    print(b.find(b','), b.rfind(b','), b.find(44, 6), b.index(b'two'), b.rindex(b'e'), b.count(b'e'), b.count(b''), b.find(b'', 99))
    print(b.split(), b.split(b','), b.rsplit(b',', 1), b.split(None, 1), b.rsplit(None, 1), b.partition(b','), b.rpartition(b'--'))
    print(b.strip(), b.lstrip(b' o'), b.rstrip(b' e'), b.removeprefix(b'  '), b.removesuffix(b'x'), kind(b'a\r\nb\rc\n').splitlines(True))
    print(b.replace(b',', b';'), b.replace(b'', b'-', 3), b.startswith((b'x', b'  ')), b.endswith(b'e', 0, -2), b.startswith(b'one', 2))
    print(kind(b'ab').center(7, b'*'), kind(b'ab').ljust(4), kind(b'ab').rjust(4), kind(b'-7').zfill(5), kind(b'a\tbc\td').expandtabs(4))
    print(b.upper(), b.title(), b.capitalize(), kind(b'aBc').swapcase(), kind(b'aBc').lower(), kind(b'Ab Cd').istitle(), kind(b'').isascii())
    print([getattr(kind(x), name)() for name in ('isalnum', 'isalpha', 'isdigit', 'islower', 'isupper', 'isspace') for x in (b'', b'a1', b'Ab', b' \t')])
    print(b.hex(), kind(b'abcde').hex('-'), kind(b'abcde').hex(b':', 2), kind(b'abcde').hex('_', -2))
    print(kind(b'hello').translate(kind.maketrans(b'el', b'ip'), b'o'), kind(b'hello').translate(None, b'l'), b','.join([kind(b'a'), b'b']))
    print(kind(b'abc') < b'abd', kind(b'abc') == b'abc', b'b' in kind(b'abc'), 98 in kind(b'abc'), kind(b'ab') * 2, 2 * kind(b'ab'), kind(b'a') + b'b')
    print(kind(b'\x00\n\'\x7f\xff"\\'), kind(b'abcdef')[1:5:2], kind(b'abcdef')[::-1], list(reversed(kind(b'abc'))))
    for name, *args in (('find',), ('find', 1.5), ('find', 300), ('find', b'a', 'x'), ('index', b'?'), ('startswith', 'a'), ('split', 'a'), ('split', b''),
                        ('strip', 1), ('replace', b'a'), ('join', 5), ('join', ['a']), ('center', 3, 'a'), ('center', 9, b'ab'), ('hex', ''), ('hex', 'é'),
                        ('hex', 1), ('translate', b'a'), ('translate',), ('maketrans', b'a', b''), ('expandtabs', 1, 2), ('decode', 5), ('upper', 1)):
        t(lambda: getattr(kind(b'abc'), name)(*args))
