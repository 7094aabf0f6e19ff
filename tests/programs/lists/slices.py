# Slices of lists: read, assigned, deleted, extended steps, indices that are objects.
a = list(range(10))
print(a[2:5], a[:3], a[-3:], a[::2], a[::-1], a[8:2:-2], a[5:2], a[-100:3], a[5:100], a[100:], a[::-3], a[-1:-4:-1])
b = a[:]
b[2:4] = ["x"]
print(b)
b[1:1] = [1, 2, 3]
print(b)
b[::2] = range(len(b[::2]))
print(b)
b[5:] = []
b[:0] = "ab"
print(b)
b[-1:] = b
print(b)
del b[::3]
print(b)
del b[1:3]
print(b)
del b[::-1]
print(b)
c = list(range(6))
c[4:1:-1] = "xyz"
print(c)
c[3:1] = ["in between"]
print(c)


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print("index", self.n)
        return self.n


print(a[Index(1):Index(4)], a[Index(-1)], a[::Index(3)])


def attempt(run):
    try:
        print(run())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: a[::0])
attempt(lambda: a["x":])
attempt(lambda: a[1.0:2])
attempt(lambda: c.__setitem__(slice(0, 4, 2), [1]))
attempt(lambda: c.__setitem__(slice(0, 2), 5))
attempt(lambda: c.__setitem__(10, 5))
attempt(lambda: c.__delitem__(10))
attempt(lambda: c.__delitem__("a"))
attempt(lambda: c.__setitem__(slice(None, None, -1), [1]))
print(slice(1, 2).indices(5), slice(None, None, -1).indices(5), slice(-3, None, 2).indices(4), slice(10, -10, -3).indices(6))
print(slice(1), slice(1, 2), slice(1, 2, 3), slice(1, 2) == slice(1, 2), slice(1) < slice(2), slice(1).start, slice("a", [], None).stop)
attempt(lambda: slice())
attempt(lambda: slice(1, 2, 3, 4))
attempt(lambda: slice(1).indices(-1))
attempt(lambda: slice(1, 2, 0).indices(3))
attempt(lambda: setattr(slice(1), "start", 2))


class Show:
    def __getitem__(self, key):
        return key


print(Show()[1:2], Show()[:, 1], Show()[..., ::2], Show()[()], Show()[1:2, *[3, 4]] if False else Show()[1, 2])
