# memoryview: items, slices, what it says of itself, writing, releasing.
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


a = bytearray(b'abcdef')
m = memoryview(a)
print(m[0], m[-1], m[1:4].tobytes(), m[::-2].tolist(), m[()] is m, len(m), list(m), 97 in m, bytes(m[::2]), m.hex('-', 2))
print(m.format, m.itemsize, m.ndim, m.shape, m.strides, m.suboffsets, m.nbytes, m.readonly, m.contiguous, m.c_contiguous, m.f_contiguous, m.obj is a)
m[0] = 65; m[1:3] = b'XY'; m[::-1][0] = 90; m[3:5] = m[0:2]
print(a, m == a, m == b'x', m != a, m[::2] == a[::2], m.toreadonly().readonly, [*reversed(m[:3])])
r = memoryview(b'abc')
print(hash(r) == hash(b'abc'), r == memoryview(bytearray(b'abc')), {r: 1}[b'abc'], b'-'.join([r, r]), b'xabcx'.find(r), int.from_bytes(r, 'big'), str(r, 'ascii'))

def assign(view, key, value):
    view[key] = value

def delete():
    del m[0]

for key in ('a', 9, 1.5, (0, 0), (slice(0, 1), slice(0, 1)), 10**30):
    t(lambda: m[key])
for view, key, value in ((m, 0, 'a'), (m, 0, 300), (m, 0, b'a'), (m, slice(0, 2), b'a'), (m, slice(0, 2), 'ab'), (m, 9, 1), (r, 0, 1)):
    t(lambda: assign(view, key, value))
for f in (delete, lambda: memoryview('a'), lambda: memoryview(), lambda: hash(m), lambda: m < m, lambda: m * 2, lambda: b'x' + m[::2],
          lambda: b''.join([m[::2]]), lambda: b'a'.find(m[::2]), lambda: m.tobytes('x'), lambda: m[::2].tobytes('F')):
    t(f)
with memoryview(a) as w:
    print(w[0])
for f in (lambda: w[0], lambda: w.format, lambda: len(w), lambda: w == w, lambda: w == b'', lambda: hash(w), lambda: memoryview(w), lambda: bytes(w), lambda: w.release()):
    t(f)
