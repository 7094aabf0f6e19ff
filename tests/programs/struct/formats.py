# struct: every format character in every order, alignment, buffers, Struct objects, and what is refused.
import struct
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for order in '<>=!':
    print(struct.pack(order + 'bBhHiIlLqQ', -1, 255, -2, 65535, -3, 2**32 - 1, -4, 5, -6, 2**64 - 1), struct.calcsize(order + 'bhiqe?'))
    print(struct.unpack(order + '3s2pc?xfde', struct.pack(order + '3s2pc?xfde', b'abcdef', b'zy', b'?', [1], 1.5, -2.25, 0.5)))
print(struct.calcsize('bi'), struct.calcsize('ib'), struct.calcsize('b0i'), struct.calcsize(' 2x h '), struct.pack('bh', 1, 2), struct.pack(b'<2h', 1, 2), struct.pack('0s', b''))
b = bytearray(8)
struct.pack_into('<i', b, 2, 0x04030201); struct.pack_into('<h', memoryview(b)[6:], 0, -1); struct.pack_into('>h', b, -8, 258)
print(b, struct.unpack_from('<i', b, 2), struct.unpack_from('<h', b, offset=-2), struct.unpack_from('b', buffer=b), list(struct.iter_unpack('<h', b)))
s = struct.Struct('<ih')
print(s.size, s.format, s.pack(1, 2), s.unpack(bytes(6)), s.unpack_from(bytes(8), 1), [*s.iter_unpack(bytes(12))], struct.error, struct.error.__mro__[1])

class N:
    def __float__(self):
        return 1.5
    def __index__(self):
        return 7

print(struct.pack('<fih', N(), N(), True), struct.unpack('<e', b'\x00\x3c'), struct.pack('>e', 65504.0), struct.pack('<f', float('inf')), struct.pack('<e', 2**-25 * 1.5))
for form, value in (('<i', 'a'), ('<i', 1.5), ('<f', 'a'), ('<f', 1e40), ('<e', 1e10),
                    ('c', 'a'), ('c', b'ab'), ('s', 'a'), ('p', 1), ('z', 1), ('3', 1), ('<n', 1), ('<P', 1), (5, 1), ('\xe9', 1), ('99999999999999999999i', 1)):
    t(lambda: struct.pack(form, value))
for f in (lambda: struct.pack(), lambda: struct.pack('i'), lambda: struct.pack('i', 1, 2), lambda: struct.unpack('i', b'abc'), lambda: struct.unpack('i', 'abcd'), lambda: struct.unpack_from('i', b'abc'),
          lambda: struct.unpack_from('i', b'abcdefgh', 6), lambda: struct.unpack_from('i', b'abcdefgh', -2), lambda: struct.unpack_from('i', b'abcdefgh', -12),
          lambda: struct.pack_into('i', b, 6, 5), lambda: struct.pack_into('i', b, -2, 5), lambda: struct.pack_into('i', b, -20, 5), lambda: struct.pack_into('i', b'abcd', 0, 5),
          lambda: struct.pack_into('i', b, 0), lambda: struct.pack_into('i', b), lambda: struct.pack_into('i', b, 'a', 1), lambda: struct.iter_unpack('h', b'abc'), lambda: struct.iter_unpack('', b'abc'),
          lambda: struct.Struct(), lambda: struct.Struct(1), lambda: s.pack(1), lambda: s.unpack_from(b'', 0)):
    t(f)
