# Tuples: making, slicing, comparing, unpacking, as keys.
t = (1, 2, 3, 2)
print(t, (), (1,), 1, t[0], t[-1], t[1:3], t[::-1], len(t), t.count(2), t.index(3), 2 in t)
print(t + (4,), t * 2, (1, 2) < (1, 3), (1,) < (1, 0), () < (0,), tuple("abc"), tuple([1]), tuple(t) is t)
a, b = 1, 2
a, b = b, a
(c, (d, e)), *f = (3, (4, 5)), 6, 7
print(a, b, c, d, e, f)
*start, end = range(4)
first, *_, last = "word"
[x, y] = {"k": 1, "l": 2}
print(start, end, first, last, x, y)
table = {(0, 0): "origin", (1, 0): "right"}
print(table[0, 0], table[(1, 0)], (0, 1) in table, {(1, (2, 3))} == {(1, (2, 3))})
print((1, [2]), ("a", None, 1.5, (True,)), repr(("it's",)), str((1,)))
