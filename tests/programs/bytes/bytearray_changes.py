# bytearray: items and slices set and deleted, methods that change it, exported buffers.
def attempt(run):
    try:
        print(repr(run()))
    except Exception as error:
        print(type(error).__name__, error)


a = bytearray(b"hello")
a[0] = 72
a[-1:] = b"p!"
a[1:3] = bytearray(b"EEE")
print(a, a.append(33), a.extend(b"xy"), a.extend([1, 2]), a, a.insert(0, 65), a.insert(-1, 66), a.pop(), a.pop(0), a, a.remove(33), a, a.reverse(), a, a.copy() is a)
a[::2] = bytes(len(a[::2]))
print(a)
del a[0]
del a[::3]
print(a, len(a))
a += b"more"
a *= 2
print(a, a.clear(), a, bool(a))
c = bytearray(b"abc")
c[1:2] = 5 if False else [120, 121]
c[3:] = c
print(c)
for run in (
    lambda: c.__setitem__(0, 256), lambda: c.__setitem__(0, "a"), lambda: c.__setitem__(50, 1), lambda: c.__setitem__(slice(0, 4, 2), b"abc"), lambda: c.__setitem__(slice(0, 1), "a"), lambda: c.__setitem__(slice(0, 1), 5), lambda: c.append(256), lambda: c.append("a"), lambda: c.append(b"a"), lambda: c.extend("a"), lambda: c.extend([256]), lambda: c.extend(5), lambda: c.extend(["a"]),
    lambda: c.insert(0, 300), lambda: c.pop(50), lambda: bytearray().pop(), lambda: c.remove(255), lambda: c.remove("a"), lambda: hash(c), lambda: c.__delitem__(50), lambda: c.__delitem__("a"), lambda: c.__iadd__("a"), lambda: c.__imul__(1.5), lambda: {c: 1},
):
    attempt(run)
view = memoryview(c)
for run in (lambda: c.append(1), lambda: c.clear(), lambda: c.__delitem__(0), lambda: c.__setitem__(slice(0, 1), b""), lambda: c.__iadd__(b"x"), lambda: c.pop(), lambda: c.extend(b"")):
    attempt(run)
view[0] = 90
c[1] = 91
print(bytes(view[:3]), c)
view.release()
c.append(1)
attempt(lambda: view[0])
print(c, bytearray(b"ab").__alloc__() >= 3, bytearray(b"%s:%d") % (b"k", 5), bytearray(b"x") == b"x", repr(bytearray(b"\x00'")))


class Sub(bytearray):
    pass


s = Sub(b"sub")
s.extra = 1
print(s, type(s + b"x").__name__, type(s[:]).__name__, s.extra, type(s.copy()).__name__, s.upper())
