# range: indexing, slices, containment, equality, hash, methods, very long ones.
r = range(2, 20, 3)
print(r, len(r), list(r), r[0], r[-1], r[1:3], r[::-1], r[::2], r[10:], r.start, r.stop, r.step)
print(5 in r, 6 in r, 5.0 in r, "a" in r, r.index(8), r.count(8), r.count(9), r.count("x"), list(reversed(r)))
print(range(0), range(5, 0), range(0, -3, -1), list(range(3, -4, -2)), range(3) == range(0, 3), range(0) == range(2, 2), range(0, 3, 2) == range(0, 4, 2), hash(range(0)) == hash(range(5, 5)), range(3) == [0, 1, 2])
big = range(10**20, 10**20 + 10, 3)
print(big, len(big), big[2], big[-1], 10**20 + 3 in big, list(big)[:2], big.index(10**20 + 6), big[1:], list(reversed(big))[0])
huge = range(10**30)
print(huge[-1], bool(huge), huge[5:10], 10**29 in huge, huge.index(10**25))


def attempt(run):
    try:
        print(repr(run()))
    except Exception as error:
        print(type(error).__name__, error)


class Index:
    def __index__(self):
        return 4


for run in (
    lambda: range(), lambda: range(1, 2, 0), lambda: range(1.0), lambda: range("a"), lambda: range(1, 2, 3, 4), lambda: r[100], lambda: r["a"], lambda: r.index(100), lambda: r.index("x"), lambda: len(huge),
    lambda: range(3) < range(4), lambda: range(3) + range(3), lambda: r.__setitem__, lambda: setattr(r, "start", 1), lambda: range(x=1), lambda: range(Index()), lambda: range(None), lambda: hash(range(3)) == hash(range(0, 3, 1)), lambda: range(10)[Index()], lambda: range(True),
):
    attempt(run)
it = iter(range(3))
print(type(it).__name__, it.__length_hint__(), next(it), it.__length_hint__(), list(it), it.__length_hint__())
print(next(iter(range(10**20, 10**21))), type(reversed(range(3))).__name__)
for i in range(10**20, 10**20 + 3):
    print(i, end=" ")
print(sum(range(101)), max(range(5)), min(range(5, 1, -1)), sorted(range(3), reverse=True), tuple(range(3)), [*range(2)], {*range(2)})
