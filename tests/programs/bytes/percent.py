# bytes % values (PEP 461), and its refusals.
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class B:
    def __bytes__(self):
        return b'mine'

print(b'%d|%5.2f|%s|%b|%c|%c|%a|%r|%x|%#o|%%|%-5d|%05d|%+d|% d' % (1, 2.5, b'x', bytearray(b'y'), 65, b'z', 'é', 'é', 255, 8, 3, 4, 5, 6))
print(b'%s %.2s|%6s|%-6s|%*d|%.*f' % (B(), b'abcdef', b'ab', memoryview(b'cd'), 4, 7, 2, 1.555), bytearray(b'%i') % 3, b'%(k)s %(k)s' % {b'k': b'v'})
print(b'\xff%d\x00' % 1, b'%d' % 10**30, b'%e %G' % (1e10, 1e-10), b'%d' % 3.7)
for form, value in ((b'%s', 'a'), (b'%d', 'a'), (b'%c', 300), (b'%c', 'a'), (b'%c', b'ab'), (b'%f', 'a'), (b'%z', 1), (b'%s %s', b'a'), (b'a', 1), (b'%', 1),
                    (b'%(k)s', 1), (b'%(k', {}), (b'%*d', ('a', 1)), (b'%x', 1.5), (b'%(k)s', {b'x': 1}), (b'%b', None)):
    t(lambda: form % value)
