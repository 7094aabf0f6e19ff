# memoryview.cast: items of other kinds, more dimensions, and its refusals.
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


m = memoryview(bytearray(range(12)))
h, n = m.cast('H'), m.cast('B', [3, 4])
print(h.tolist() == [int.from_bytes(bytes([i, i + 1]), 'little') for i in range(0, 12, 2)], h.shape, h.itemsize, h.format, len(h))
print(n.tolist(), n[1, 2], n[-1, -1], n.shape, n.strides, n.ndim, len(n), n.tobytes('F'), n.cast('B').tolist(), m.cast('B', (2, 3, 2)).tolist())
n[2, 0] = 99
print(m[8], n == m.cast('B', [3, 4]), n == m, m.cast('@b').format)
f = memoryview(bytearray(16)).cast('d')
f[0], f[1] = 1.5, 2
print(f.tolist(), f == memoryview(f), f.nbytes)
c, q = memoryview(bytearray(2)).cast('c'), memoryview(bytearray(1)).cast('?')
c[0], q[0] = b'x', [1]
print(c.tolist(), q[0], memoryview(bytes(4)).cast('i', [])[()], memoryview(bytes(4)).cast('i', []).tolist())

def assign(view, key, value):
    view[key] = value

z = memoryview(bytes(4)).cast('i', [])
for g in (lambda: h.cast('I'), lambda: m.cast('x'), lambda: m.cast('Q'), lambda: m.cast(5), lambda: m.cast('B', 5), lambda: n[0], lambda: n[0, 9], lambda: n[0, 1, 2],
          lambda: list(n), lambda: n.cast('B', [4, 3]), lambda: m.cast('B', []), lambda: m.cast('B', [2, 'a']), lambda: m.cast('B', [2, 0]), lambda: m.cast('B', [2, 2]),
          lambda: z[0], lambda: list(z), lambda: m[::2].cast('H'), lambda: hash(memoryview(b'ab').cast('H')),
          lambda: assign(f, 0, 'a'), lambda: assign(c, 0, 1), lambda: assign(c, 0, b'ab'), lambda: assign(h, 0, -1), lambda: assign(h, 0, 70000)):
    t(g)
