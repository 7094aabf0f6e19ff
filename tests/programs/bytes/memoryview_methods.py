# memoryview: attributes, slices, casts, comparison, release, what it refuses.
def attempt(run):
    try:
        print(repr(run()))
    except Exception as error:
        print(type(error).__name__, error)


m = memoryview(bytearray(b"abcdef"))
print(m.format, m.itemsize, m.ndim, m.shape, m.strides, m.nbytes, m.readonly, m.contiguous, len(m), m[0], bytes(m[1:3]), m[::2].tolist(), m[::-1].tobytes(), m.hex(), m == b"abcdef", m.obj)
m[0] = 65
m[1:3] = b"XY"
print(m.obj, 65 in m, list(m)[:2], bytes(memoryview(b"q")), memoryview(b"ab") == memoryview(bytearray(b"ab")), hash(memoryview(b"ab")) == hash(b"ab"))
c = m.cast("H")
print(c.format, c.itemsize, c.shape, len(c), c.cast("B").tolist()[:2], m.cast("B", [2, 3]).tolist(), m.cast("B", (3, 2)).shape, m.toreadonly().readonly)
for run in (lambda: memoryview("text"), lambda: memoryview(5), lambda: m["a"], lambda: m[10], lambda: m.__setitem__(0, 300), lambda: m.__setitem__(0, "a"), lambda: m.__setitem__(slice(0, 2), b"abc"), lambda: memoryview(b"ro").__setitem__(0, 1), lambda: hash(m), lambda: m.cast("Z"), lambda: m.cast("I"), lambda: m.cast("B", [4, 4]), lambda: m < m, lambda: m + m, lambda: memoryview(), lambda: m.__delitem__(0), lambda: m[0, 0], lambda: m[::2].cast("H")):
    attempt(run)
with memoryview(b"with") as w:
    print(w[0])
attempt(lambda: w[0])
attempt(lambda: w.tolist())
attempt(lambda: len(w))
attempt(lambda: repr(w).split(" at ")[0])
m.release()
m.release()
attempt(lambda: m.shape)
