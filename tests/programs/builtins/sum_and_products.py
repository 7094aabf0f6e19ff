# sum: starts, kinds, what it refuses; with floats and big ints.
def attempt(run):
    try:
        print(repr(run()))
    except Exception as error:
        print(type(error).__name__, error)


print(sum([]), sum([1, 2]), sum([], 5), sum([[1], [2]], []), sum((x for x in range(4)), 0.5), sum([1.5, 2]), sum([True, True]), sum([1, 2.5, 3j]), sum([10**30, 1]), sum([(1,), (2,)], ()), sum([2**62] * 4), sum({1: 2, 3: 4}))
for run in (lambda: sum(5), lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: sum([b"a"], b""), lambda: sum([[1]]), lambda: sum([1], start="x"), lambda: sum(), lambda: sum([1], 2, 3), lambda: sum([], start=bytearray()), lambda: sum([1], start=2)):
    attempt(run)


class Add:
    def __radd__(self, other):
        return ("radd", other)

    def __add__(self, other):
        return ("add", other)


print(sum([Add()]), sum([Add(), 1][:1], "x" if False else 3), float("inf") + sum([1.0, -1.0]), sum([float("inf"), float("-inf")]) != 0)
