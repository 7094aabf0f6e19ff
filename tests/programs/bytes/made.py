# bytes and bytearray made: of counts, iterables, buffers, texts, what has __bytes__; and every refusal.
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class I:
    def __index__(self):
        return 5

class B:
    def __init__(self, gives):
        self.gives = gives
    def __bytes__(self):
        return self.gives

for kind in (bytes, bytearray):
    for args in ((), (3,), (I(),), ([I(), 1],), (range(3),), (b'ab',), (bytearray(b'ab'),), (memoryview(b'abc')[::2],), ('é', 'utf-8'),
                 ('é', 'ascii', 'replace'), (iter([1, 2]),), ([300],), (-1,), (1, 'utf8'), ('a',), (1.5,), (['a'],), (10**30,), (1, 2, 3, 4)):
        t(lambda: kind(*args))
    t(lambda: kind(source=b'x'))
    t(lambda: kind('a', encoding='utf-8', errors='strict'))
    t(lambda: kind(1, errors='strict'))
    t(lambda: kind(encoding='utf-8'))
    t(lambda: kind.fromhex('4a 4B\t4c'))
    for text in ('a', 'abz', 'ab\x85', 5):
        t(lambda: kind.fromhex(text))
t(lambda: bytes(B(b'mine')))
t(lambda: bytes(B(3)))
t(lambda: bytearray(B(b'mine')))

class S(bytearray):
    pass

s = S(b'abc')
s += b'd'
print(type(s).__name__, s, type(s.upper()).__name__, type(S.fromhex('41')).__name__, s[1:])
